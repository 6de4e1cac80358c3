import { ask, type Steps } from '../steps.ts';
import { type CoverageGroup, countCoverage } from './count.ts';

/** A group whose kept persons are not those of the ledger. */
export interface CoverageDifference extends Omit<CoverageGroup, 'persons'> {
  readonly kept: number;
  readonly counted: number;
}

/** Compares the kept coverage of a campaign with a count of rosters and ledger; empty when they agree. */
export function* compareCoverage(countyCode: string, benefitYear: number): Steps<CoverageDifference[]> {
  const kept = yield* keptCoverage(countyCode, benefitYear);
  const counted = yield* countCoverage({ countyCode, benefitYear });
  const both = new Map<string, CoverageDifference>();
  const put = ({ persons, ...group }: CoverageGroup, side: 'kept' | 'counted') => {
    const key = JSON.stringify([group.township, group.village, group.categories, group.state]);
    both.set(key, { ...(both.get(key) ?? { ...group, kept: 0, counted: 0 }), [side]: persons });
  };
  for (const group of kept) put(group, 'kept');
  for (const group of counted) put(group, 'counted');
  return [...both.entries()]
    .filter(([, difference]) => difference.kept !== difference.counted)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([, difference]) => difference);
}

/** What is kept for a campaign. */
export function* keptCoverage(countyCode: string, benefitYear: number): Steps<readonly CoverageGroup[]> {
  return yield* ask<CoverageGroup>(keptCoverageSql, [countyCode, benefitYear]);
}

/** For a county code and a benefit year. */
export const keptCoverageSql = `select township_code as township, village_code as village,
    category_set as categories, state, persons
  from coverage_tally where county_code = ? and benefit_year = ?`;
