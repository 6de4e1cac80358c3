import type { Problem } from '../../../schema/values/problem.ts';
import { checkNotice } from '../notice-check.ts';

/**
 * What is wrong with both of two plain values of a notice that differ in places not known yet: true whatever is
 * written there, so no false alarm.
 */
export function commonProblems(left: unknown, right: unknown): Problem[] {
  const told = new Set(problemsOf(right).map(keyOf));
  return problemsOf(left).filter((problem) => told.has(keyOf(problem)));
}

function problemsOf(raw: unknown): readonly Problem[] {
  const checked = checkNotice(raw);
  return checked.kind === 'ok' ? checked.warnings : checked.problems;
}

function keyOf({ code, severity, place, found, expected, values }: Problem): string {
  return JSON.stringify([code, severity, place.path, found, expected, values?.inside]);
}
