import type { Problem } from '../../../schema/values/problem.ts';
import { DivisionNames } from '../../ingest/division-names.ts';
import { shortened } from '../amounts/amounts-due-person.ts';
import type { DivisionRecord, DivisionTree } from '../divisions.ts';

const mostNames = 500;

/**
 * The townships that somebody names by code, name or alias: each once, in table order; or what is wrong with the list.
 *
 * @param hasPeople people are given too, each with a township of their own: which of the two is meant is not known
 */
export function chosenTownships(
  named: readonly string[],
  tree: DivisionTree,
  hasPeople: boolean,
): readonly DivisionRecord[] | { readonly problems: readonly Problem[] } {
  if (hasPeople) return { problems: [problem('SIMULATION_DIVISIONS_AND_PEOPLE')] };
  if (named.length === 0) return { problems: [problem('SIMULATION_DIVISIONS_NONE')] };
  if (named.length > mostNames) {
    const [found, expected] = [String(named.length), String(mostNames)];
    return { problems: [problem('SIMULATION_DIVISIONS_TOO_MANY', { found, expected })] };
  }
  const names = new DivisionNames(tree.townships, 'TOWNSHIP', [tree.county.name]);
  const codes = new Set<string>();
  const problems = named.flatMap((written, index) => {
    const match = names.match(written);
    if (match.kind === 'found') {
      codes.add(match.division.code);
      return [];
    }
    const similar = match.kind === 'ambiguous' ? match.names : match.nearest;
    return [
      problem('PERSON_DIVISION_UNKNOWN', {
        place: { line: index + 1, column: '乡镇' },
        found: shortened(written),
        expected: similar.join('、'),
      }),
    ];
  });
  return problems.length > 0 ? { problems } : tree.townships.filter(({ code }) => codes.has(code));
}

function problem(
  code: string,
  { place = { column: '乡镇' }, ...rest }: Partial<Pick<Problem, 'place' | 'found' | 'expected'>> = {},
): Problem {
  return { code, severity: 'ERROR', place, ...rest };
}
