import { problemSentence } from '../../schema/messages.ts';
import { withoutNames } from '../../schema/values/person-name.ts';
import type { Problem as ProblemValue } from '../../schema/values/problem.ts';
import { Refusal } from '../services/refusal.ts';
import type { Problem } from './generated/resolver-types.ts';

/** A problem of the services as the GraphQL type, with its Chinese sentence. */
export function problemOf(problem: ProblemValue): Problem {
  const { code, severity, place, found, expected } = problem;
  return {
    code,
    severity,
    message: problemSentence(problem),
    place: {
      file: place.file ?? null,
      sheet: place.sheet ?? null,
      line: place.line ?? null,
      column: place.column ?? null,
      address: place.address ?? null,
      path: place.path ?? null,
    },
    found: found ?? null,
    expected: expected ?? null,
  };
}

/** A refusal of a mutation as a problem in its payload, where the user reads it beside the form. */
export function refusalAsProblem(error: unknown): Problem {
  if (!(error instanceof Refusal)) throw error;
  const { code } = error;
  const values = withoutNames(error.values);
  // In a problem what was found and expected are fields of their own, and its sentence takes them from there.
  const found = values.found === undefined ? {} : { found: String(values.found) };
  const expected = values.expected === undefined ? {} : { expected: String(values.expected) };
  return problemOf({ code, severity: 'ERROR', place: {}, values, ...found, ...expected });
}
