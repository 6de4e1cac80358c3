import { personKey } from '../../../schema/values/person-key.ts';
import { openReviewItems, settleReviewItems } from '../review-items.ts';
import { ask, type Query, type Steps } from '../steps.ts';
import { type CampaignKey, entryFlag, inCampaign, keyOf, marks } from './ledger-rows.ts';
import { type CountedSomewhere, elsewhereCounties } from './other-counties-rule.ts';
import { readPersonLedger, sumsOf } from './person-ledger.ts';
import { withFlag } from './settle.ts';
import { addToTallies, type LedgerSum, negated } from './tally-rows.ts';

interface PlacedPerson extends CountedSomewhere {
  readonly hash: Uint8Array;
  readonly townshipCode: string;
  readonly villageCode: string | null;
  readonly categoryCode: string;
}

/** Counties of the same database with persons of the same benefit year. */
export function* countiesOfYear(benefitYear: number): Steps<string[]> {
  const rows = yield* ask<{ county_code: string }>(
    `select county_code from campaign where benefit_year = ? and payment_source = 'DETAILS' order by county_code`,
    [benefitYear],
  );
  return rows.map(({ county_code }) => county_code);
}

/**
 * Persons of a batch whom another county counts too: those whom it counts here, and those who have paid again, after a
 * refund perhaps.
 */
export function sharedPersons(key: CampaignKey, batchNumber: number, others: readonly string[]): Query {
  const both = (more: string) =>
    `join insured_person b on b.county_code in (${marks(others)}) and b.benefit_year = a.benefit_year
     and b.person_hash = a.person_hash
     where a.county_code = ? and a.benefit_year = ? and a.batch_number = ? ${more}`;
  const parameters = [...others, ...keyOf(key), batchNumber];
  return {
    sql: `select a.person_hash from insured_person a ${both('')}
      union select a.person_hash from payment a ${both("and a.flags like '%PERSON%'")}`,
    parameters: [...parameters, ...parameters],
  };
}

/** Counts anew the persons of some items that were closed or opened again: a county may have given a person up. */
export function* settleItemsOfCounties(
  { countyCode, benefitYear }: CampaignKey,
  counties: readonly string[],
  subjects: readonly string[],
  at: string,
): Steps<void> {
  const hashes: Uint8Array[] = [];
  for (const subject of subjects) {
    const [item] = yield* ask<{ person_hash: Uint8Array | null }>(
      `select person_hash from review_item where ${inCampaign} and kind = 'OTHER_COUNTY' and subject = ?`,
      [countyCode, benefitYear, subject],
    );
    if (item?.person_hash) hashes.push(item.person_hash);
  }
  yield* settleCounties(benefitYear, counties, hashes, at);
}

const personsAtOnce = 500;

/**
 * Counts each of some persons in one county and takes them off in the others, in tallies and work lists. Under the
 * ledger locks of all the counties.
 *
 * @param counties all with persons of the year; fewer than two change nothing
 */
export function* settleCounties(
  benefitYear: number,
  counties: readonly string[],
  hashes: readonly Uint8Array[],
  at: string,
): Steps<void> {
  // PostgreSQL knows no empty list.
  if (counties.length === 0 || hashes.length === 0) return;
  const sums = new Map<string, LedgerSum[]>();
  const names = yield* namesOf(counties);
  for (let from = 0; from < hashes.length; from += personsAtOnce) {
    const some = hashes.slice(from, from + personsAtOnce);
    const persons = yield* readPersons(benefitYear, counties, some);
    for (const [, theirs] of Map.groupBy(persons, ({ hash }) => Buffer.from(hash).toString('hex'))) {
      const away = elsewhereCounties(theirs);
      for (const person of theirs) {
        const other = away.get(person.countyCode) ?? null;
        if ((other !== null) === person.isElsewhere) continue;
        const key = { countyCode: person.countyCode, benefitYear };
        const changed = yield* change(key, person, other);
        sums.set(person.countyCode, [...(sums.get(person.countyCode) ?? []), ...changed]);
      }
      yield* keepItems(benefitYear, theirs, names, at);
    }
    // Persons who are counted in one county alone, or in none, are nothing to look at any more.
    const found = new Set(persons.map(({ hash }) => personKey(hash)));
    const gone = some.map((hash) => personKey(hash)).filter((subject) => !found.has(subject));
    for (const countyCode of counties) yield* settleItems({ countyCode, benefitYear }, gone, at);
  }
  for (const [countyCode, changed] of [...sums].sort(([a], [b]) => (a < b ? -1 : 1))) {
    yield* addToTallies({ countyCode, benefitYear }, changed);
    yield* ask(`update campaign set figures_version = figures_version + 1 where ${inCampaign}`, [
      countyCode,
      benefitYear,
    ]);
  }
}

/** What taking the person off here, or putting the person back, changes in the tallies. */
function* change(key: CampaignKey, person: PlacedPerson, otherCounty: string | null): Steps<LedgerSum[]> {
  const { hash, townshipCode, villageCode, categoryCode, countedOn } = person;
  const place = { townshipCode, villageCode, categoryCode };
  if (otherCounty === null) {
    yield* ask(`delete from elsewhere_person where ${inCampaign} and person_hash = ?`, [...keyOf(key), hash]);
  } else {
    yield* ask(
      `insert into elsewhere_person (county_code, benefit_year, person_hash, other_county, counted_on, township_code,
       village_code, category_code) values (?, ?, ?, ?, ?, ?, ?, ?)`,
      [...keyOf(key), hash, otherCounty, countedOn, townshipCode, villageCode, categoryCode],
    );
  }
  const sign = otherCounty === null ? -1 : 1;
  const sums: LedgerSum[] = [{ ...place, day: countedOn, elsewherePersons: sign }];
  // Refunds of somebody who is counted elsewhere are not taken off a second time.
  const ledger = yield* readPersonLedger(key, hash, []);
  if (ledger.refunds.length > 0) {
    const ofRefunds = sumsOf({ ...ledger, isElsewhere: false }).filter(
      ({ refundedPersons }) => refundedPersons !== undefined,
    );
    sums.push(...(otherCounty === null ? ofRefunds : negated(ofRefunds)));
  }
  return sums;
}

/** Both counties look at a person whom both count; each is told the other one's name alone. */
function* keepItems(
  benefitYear: number,
  persons: readonly PlacedPerson[],
  names: ReadonlyMap<string, string>,
  at: string,
): Steps<void> {
  const counted = persons.filter(({ isRefunded }) => !isRefunded);
  for (const person of persons) {
    const { countyCode, hash, townshipCode, villageCode, countedOn } = person;
    const list = { countyCode, benefitYear, at };
    const others = counted.filter((each) => each.countyCode !== countyCode).map((each) => each.countyCode);
    if (others.length === 0 || person.isRefunded) {
      yield* settleItems({ countyCode, benefitYear }, [personKey(hash)], at);
      continue;
    }
    const otherNames = others.map((code) => names.get(code) ?? code).join('、');
    const finding = {
      kind: 'OTHER_COUNTY',
      area: 'LEDGER',
      subject: personKey(hash),
      personHash: hash,
    } as const;
    yield* openReviewItems(list, [
      { ...finding, townshipCode, villageCode, onDay: countedOn, detail: { otherCounty: otherNames } },
    ]);
  }
}

function* settleItems(key: CampaignKey, subjects: readonly string[], at: string): Steps<void> {
  if (subjects.length > 0) {
    yield* settleReviewItems({ ...key, at }, ['OTHER_COUNTY'], { subjects }, 'RESOLVED');
  }
}

function* namesOf(counties: readonly string[]): Steps<Map<string, string>> {
  const rows = yield* ask<{ county_code: string; name: string }>(
    `select county_code, name from division where county_code in (${marks(counties)}) and level = 'COUNTY'`,
    counties,
  );
  return new Map(rows.map(({ county_code, name }) => [county_code, name]));
}

interface PersonRow {
  readonly county_code: string;
  readonly person_hash: Uint8Array;
  readonly township_code: string;
  readonly village_code: string | null;
  readonly category_code: string;
  readonly counted_on: string;
  readonly refunded: number;
  readonly elsewhere: number;
}

/** Some persons in every county that counts them, of those whom two or more count or one takes off. */
function* readPersons(
  benefitYear: number,
  counties: readonly string[],
  hashes: readonly Uint8Array[],
): Steps<PlacedPerson[]> {
  const rows = yield* ask<PersonRow>(
    `select i.county_code, i.person_hash, i.township_code, i.village_code, i.category_code, i.counted_on,
       case when r.person_hash is null then 0 else 1 end as refunded,
       case when e.person_hash is null then 0 else 1 end as elsewhere
     from insured_person i
     left join refunded_person r on r.county_code = i.county_code and r.benefit_year = i.benefit_year
       and r.person_hash = i.person_hash
     left join elsewhere_person e on e.county_code = i.county_code and e.benefit_year = i.benefit_year
       and e.person_hash = i.person_hash
     where i.county_code in (${marks(counties)}) and i.benefit_year = ? and i.person_hash in (${marks(hashes)})`,
    [...counties, benefitYear, ...hashes],
  );
  const given = yield* ask<{ county_code: string; subject: string }>(
    `select county_code, subject from review_item where county_code in (${marks(counties)}) and benefit_year = ?
     and kind = 'OTHER_COUNTY' and closed_reason = 'KEPT_ELSEWHERE'
     and subject in (${marks(hashes.map((hash) => personKey(hash)))})`,
    [...counties, benefitYear, ...hashes.map((hash) => personKey(hash))],
  );
  const gaveUp = new Set(given.map(({ county_code, subject }) => `${county_code} ${subject}`));
  return rows.map((row) => ({
    countyCode: row.county_code,
    hash: row.person_hash,
    townshipCode: row.township_code,
    villageCode: row.village_code,
    categoryCode: row.category_code,
    countedOn: row.counted_on,
    isRefunded: row.refunded === 1,
    isElsewhere: row.elsewhere === 1,
    gaveUp: gaveUp.has(`${row.county_code} ${personKey(row.person_hash)}`),
  }));
}

/** Payments of persons counted elsewhere that no flag finds yet: parameters of the campaign, twice. */
export const unmarkedElsewhere = `select batch_number, line, flags, person_hash from payment
  where ${inCampaign} and flags not like '%${entryFlag}%' and person_hash in (
    select person_hash from elsewhere_person where ${inCampaign})`;

/** From now on these payments are found by their person. */
export function* markPayments(
  key: CampaignKey,
  rows: readonly { readonly batch_number: number; readonly line: number; readonly flags: string }[],
): Steps<void> {
  for (const { batch_number, line, flags } of rows) {
    yield* ask(`update payment set flags = ? where ${inCampaign} and batch_number = ? and line = ?`, [
      withFlag(flags, entryFlag),
      ...keyOf(key),
      batch_number,
      line,
    ]);
  }
}
