import { ask, type Steps } from '../steps.ts';
import { type CoverageGroup, countCoverage } from './count.ts';
import { lockCampaigns, recountCoverage } from './recount.ts';

/**
 * A small edit of some persons, with the kept coverage following: they are taken out of the tally, changed, and put
 * back as they are afterwards. Call it first thing in a transaction, before other rows are locked: it takes the
 * campaign's row and raises its figures version, so that edits of one campaign follow each other. Never one inside
 * another.
 *
 * @param benefitYear null for every campaign of the county: what changes the person, not a payment
 * @param hashes whose rosters, insurance, refunds, amounts, reason or division `change` touches, under every hash
 *   they have before or after
 */
export function* withCoverageOf<T>(
  countyCode: string,
  benefitYear: number | null,
  hashes: readonly Uint8Array[],
  change: () => Steps<T>,
): Steps<T> {
  const years = yield* lockCampaigns(countyCode, benefitYear);
  const distinct = [...new Map(hashes.map((hash) => [Buffer.from(hash).toString('hex'), hash])).values()];
  const before = new Map<number, Moves>();
  for (const year of years) {
    if (yield* isKept(countyCode, year)) {
      const moves: Moves = new Map();
      yield* add(moves, countyCode, year, distinct, -1);
      before.set(year, moves);
    }
  }
  const answer = yield* change();
  for (const year of years) {
    const moves = before.get(year);
    if (!moves) {
      yield* recountCoverage(countyCode, year);
      continue;
    }
    yield* add(moves, countyCode, year, distinct, 1);
    yield* apply(moves, countyCode, year);
  }
  return answer;
}

type Moves = Map<string, CoverageGroup>;

const personsAtOnce = 500;

function* add(
  moves: Moves,
  countyCode: string,
  benefitYear: number,
  hashes: readonly Uint8Array[],
  sign: 1 | -1,
): Steps<void> {
  for (let from = 0; from < hashes.length; from += personsAtOnce) {
    const some = hashes.slice(from, from + personsAtOnce);
    for (const group of yield* countCoverage({ countyCode, benefitYear, hashes: some })) {
      const { township, village, categories, state } = group;
      const key = JSON.stringify([township, village, categories, state]);
      const persons = (moves.get(key)?.persons ?? 0) + sign * group.persons;
      moves.set(key, { ...group, persons });
    }
  }
}

/** A campaign opened after the rosters came has nothing kept yet. */
function* isKept(countyCode: string, benefitYear: number): Steps<boolean> {
  const rows = yield* ask(
    'select 1 as one from coverage_tally where county_code = ? and benefit_year = ? limit 1',
    [countyCode, benefitYear],
  );
  return rows.length > 0;
}

function* apply(moves: Moves, countyCode: string, benefitYear: number): Steps<void> {
  const changed = [...moves.values()].filter(({ persons }) => persons !== 0);
  for (const { township, village, categories, state, persons } of changed) {
    yield* ask(
      `insert into coverage_tally (county_code, benefit_year, township_code, village_code, category_set, state,
         persons) values (?, ?, ?, ?, ?, ?, ?)
       on conflict (county_code, benefit_year, township_code, village_code, category_set, state)
       do update set persons = coverage_tally.persons + excluded.persons`,
      [countyCode, benefitYear, township, village, categories, state, persons],
    );
  }
  if (changed.length === 0) return;
  yield* ask('delete from coverage_tally where county_code = ? and benefit_year = ? and persons = 0', [
    countyCode,
    benefitYear,
  ]);
}
