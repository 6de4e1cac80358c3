import { ask, type Steps } from '../steps.ts';
import { type CampaignKey, entryFlag, inCampaign, keyOf, marks } from './ledger-rows.ts';
import { type PersonLedger, readPersonLedger, sumsOf } from './person-ledger.ts';
import { keepRefunded } from './settle.ts';
import { addToTallies, type LedgerSum, negated } from './tally-rows.ts';

/**
 * What a published batch changes for persons who had money back, or who are counted in another county: paying again
 * ends being refunded, and an earlier payment moves the place at which they are taken off. Nothing to do, and one
 * lookup, where there are none. Call it after the persons of the batch are counted.
 */
export function* settleEntriesOfBatch(
  countyCode: string,
  benefitYear: number,
  batchNumber: number,
): Steps<void> {
  const key = { countyCode, benefitYear };
  yield* markReturned(key, batchNumber);
  yield* settleRefunds(key, batchNumber);
  yield* moveElsewhere(key);
}

/**
 * Who had no payment left that counts, and pays again, is new to the batch's writer, which flags nothing. From now on
 * these payments too are found by their person, or undoing the reversal would not see them.
 */
function* markReturned(key: CampaignKey, batchNumber: number): Steps<void> {
  const returned = yield* ask<{ person_hash: Uint8Array }>(returnedOfBatch, [
    ...keyOf(key),
    ...keyOf(key),
    batchNumber,
  ]);
  for (let from = 0; from < returned.length; from += personsAtOnce) {
    const some = returned.slice(from, from + personsAtOnce).map(({ person_hash }) => person_hash);
    yield* ask(
      `update payment set flags = case flags when '' then '${entryFlag}' else flags || ',${entryFlag}' end
       where ${inCampaign} and batch_number = ? and flags not like '%${entryFlag}%' and person_hash in (${marks(some)})`,
      [...keyOf(key), batchNumber, ...some],
    );
  }
}

const personsAtOnce = 500;

// By lookups alone: PostgreSQL joins a whole ledger by hashes while it imports.
const returnedOfBatch = `select v.person_hash from (select distinct (select p.person_hash from payment p
      where p.county_code = v.county_code and p.benefit_year = v.benefit_year and p.batch_number = v.batch_number
      and p.line = v.line) as person_hash
    from payment_void v where v.county_code = ? and v.benefit_year = ?) v
  where (select i.batch_number from insured_person i where i.county_code = ? and i.benefit_year = ?
    and i.person_hash = v.person_hash) = ?`;

function* settleRefunds(key: CampaignKey, batchNumber: number): Steps<void> {
  const touched = yield* ask<{ person_hash: Uint8Array }>(refundedOfBatch, [
    batchNumber,
    batchNumber,
    ...keyOf(key),
  ]);
  const sums: LedgerSum[] = [];
  for (const { person_hash } of touched) {
    const after = yield* readPersonLedger(key, person_hash, []);
    sums.push(...negated(refundsOnly(without(after, batchNumber))), ...refundsOnly(after));
    yield* keepRefunded(key, after);
  }
  yield* addToTallies(key, sums);
}

/**
 * Persons with refunds who have a payment in the batch. They were counted before, so their new payments carry a flag
 * and are in the index of those.
 */
const refundedOfBatch = `select distinct e.person_hash from payment_entry e
  where exists (select 1 from payment p where p.county_code = e.county_code and p.benefit_year = e.benefit_year
      and p.person_hash = e.person_hash and p.flags like '%PERSON%' and p.batch_number = ?
    union all select 1 from insured_person i where i.county_code = e.county_code
      and i.benefit_year = e.benefit_year and i.person_hash = e.person_hash and i.batch_number = ?)
  and e.county_code = ? and e.benefit_year = ? and e.kind = 'REFUND' and e.undone_by is null`;

/** Persons and payments of a batch are counted by its writer; here only what is taken off for refunds. */
function refundsOnly(ledger: PersonLedger): LedgerSum[] {
  return sumsOf({ ...ledger, isElsewhere: false }).flatMap((sum) =>
    sum.refundedPersons === undefined || ledger.isElsewhere
      ? []
      : [{ ...sum, refundedPersons: sum.refundedPersons }],
  );
}

function without(ledger: PersonLedger, batchNumber: number): PersonLedger {
  return { ...ledger, active: ledger.active.filter((row) => row.batch_number !== batchNumber) };
}

interface MovedRow {
  readonly person_hash: Uint8Array;
  readonly old_township: string;
  readonly old_village: string | null;
  readonly old_category: string;
  readonly old_day: string;
  readonly township_code: string;
  readonly village_code: string | null;
  readonly category_code: string;
  readonly counted_on: string;
}

/** Persons counted elsewhere are taken off where they are counted here. */
function* moveElsewhere(key: CampaignKey): Steps<void> {
  const moved = yield* ask<MovedRow>(
    `select e.person_hash, e.township_code as old_township, e.village_code as old_village,
       e.category_code as old_category, e.counted_on as old_day, i.township_code, i.village_code, i.category_code,
       i.counted_on
     from elsewhere_person e join insured_person i on i.county_code = e.county_code
       and i.benefit_year = e.benefit_year and i.person_hash = e.person_hash
     where e.county_code = ? and e.benefit_year = ? and (e.township_code <> i.township_code
       or coalesce(e.village_code, '') <> coalesce(i.village_code, '') or e.category_code <> i.category_code
       or e.counted_on <> i.counted_on)`,
    keyOf(key),
  );
  const sums: LedgerSum[] = [];
  for (const row of moved) {
    sums.push(
      {
        townshipCode: row.old_township,
        villageCode: row.old_village,
        categoryCode: row.old_category,
        day: row.old_day,
        elsewherePersons: -1,
      },
      {
        townshipCode: row.township_code,
        villageCode: row.village_code,
        categoryCode: row.category_code,
        day: row.counted_on,
        elsewherePersons: 1,
      },
    );
    yield* ask(
      `update elsewhere_person set township_code = ?, village_code = ?, category_code = ?, counted_on = ?
       where ${inCampaign} and person_hash = ?`,
      [
        row.township_code,
        row.village_code,
        row.category_code,
        row.counted_on,
        ...keyOf(key),
        row.person_hash,
      ],
    );
  }
  yield* addToTallies(key, sums);
}
