import { ask, type Steps } from '../steps.ts';
import { type CoverageGroup, countCoverage } from './count.ts';

/**
 * Counts coverage of a campaign anew from the rosters and the ledger, inside the transaction that changes what it
 * rests on. A county without rosters costs a look.
 */
export function* recountCoverage(countyCode: string, benefitYear: number): Steps<void> {
  // Before counting: a small edit in between would be in what is kept, or in what is counted, but not in both.
  yield* ask('update campaign set version = version where county_code = ? and benefit_year = ?', [
    countyCode,
    benefitYear,
  ]);
  const groups = yield* countCoverage({ countyCode, benefitYear });
  yield* ask(`delete from coverage_tally where county_code = ? and benefit_year = ?`, [
    countyCode,
    benefitYear,
  ]);
  for (let from = 0; from < groups.length; from += rowsAtOnce) {
    const some = groups.slice(from, from + rowsAtOnce);
    yield* ask(
      `insert into coverage_tally (county_code, benefit_year, township_code, village_code, category_set, state,
         persons) values ${some.map(() => '(?, ?, ?, ?, ?, ?, ?)').join(', ')}`,
      some.flatMap((group) => [countyCode, benefitYear, ...valuesOf(group)]),
    );
  }
}

/**
 * The same for every campaign of a county: after a roster is published, or a register changes divisions. Whoever
 * shows figures learns that they have changed.
 */
export function* recountCoverageOfCounty(countyCode: string): Steps<void> {
  for (const benefitYear of yield* lockCampaigns(countyCode, null)) {
    yield* recountCoverage(countyCode, benefitYear);
  }
}

/**
 * Takes the campaigns' rows until the transaction ends and raises their figures versions: coverage of a campaign is
 * changed by one at a time.
 *
 * @param benefitYear null for all of the county
 * @returns the benefit years
 */
export function* lockCampaigns(countyCode: string, benefitYear: number | null): Steps<number[]> {
  const campaigns = yield* ask<{ year: number }>(
    `update campaign set figures_version = figures_version + 1
     where county_code = ? ${benefitYear === null ? '' : 'and benefit_year = ?'} returning benefit_year as year`,
    benefitYear === null ? [countyCode] : [countyCode, benefitYear],
  );
  return campaigns.map(({ year }) => year).sort();
}

// Seven parameters a row; both databases take 32,766.
const rowsAtOnce = 500;

export function valuesOf({
  township,
  village,
  categories,
  state,
  persons,
}: CoverageGroup): (string | number)[] {
  return [township, village, categories, state, persons];
}
