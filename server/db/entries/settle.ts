import { ask, type Steps } from '../steps.ts';
import { type CampaignKey, entryFlag, inCampaign, keyOf, type PaymentPlace } from './ledger-rows.ts';
import { type PersonLedger, readPersonLedger, refundedOn, sumsOf } from './person-ledger.ts';
import { addToTallies, type LedgerSum, negated } from './tally-rows.ts';

/** A person an edit touches. `known`: payments of the person that carry no flag to find them by. */
export interface TouchedPerson {
  readonly hash: Uint8Array;
  readonly known: readonly PaymentPlace[];
}

/**
 * An edit of the payments of some persons: what each counted is taken off the tallies, and what each counts
 * afterwards is added. Who is insured, where, and who has had all money back follow. Under the county's ledger lock.
 */
export function* settling<T>(
  key: CampaignKey,
  persons: readonly TouchedPerson[],
  change: () => Steps<T>,
): Steps<T> {
  const sums: LedgerSum[] = [];
  const befores: PersonLedger[] = [];
  for (const { hash, known } of persons) {
    const before = yield* readPersonLedger(key, hash, known);
    befores.push(before);
    sums.push(...negated(sumsOf(before)));
    yield* markPayments(key, before);
  }
  const answer = yield* change();
  for (const before of befores) {
    const after = yield* readPersonLedger(key, before.hash, []);
    yield* keepInsured(key, after);
    const settled = yield* keepElsewhere(key, after);
    yield* keepRefunded(key, settled);
    sums.push(...sumsOf(settled));
  }
  yield* addToTallies(key, sums);
  yield* ask(`update campaign set figures_version = figures_version + 1 where ${inCampaign}`, keyOf(key));
  return answer;
}

/** From now on every payment of the person is found by its flag. */
function* markPayments(key: CampaignKey, { payments }: PersonLedger): Steps<void> {
  for (const { batch_number, line, flags } of payments) {
    if (flags.split(',').includes(entryFlag)) continue;
    yield* ask(`update payment set flags = ? where ${inCampaign} and batch_number = ? and line = ?`, [
      withFlag(flags, entryFlag),
      ...keyOf(key),
      batch_number,
      line,
    ]);
  }
}

export function withFlag(flags: string, flag: string): string {
  const all = flags === '' ? [] : flags.split(',');
  return all.includes(flag) ? flags : [...all, flag].join(',');
}

/** Counts the person on the earliest active payment, or not at all. */
function* keepInsured(key: CampaignKey, { hash, active }: PersonLedger): Steps<void> {
  const [counted] = active;
  if (!counted) {
    yield* ask(`delete from insured_person where ${inCampaign} and person_hash = ?`, [...keyOf(key), hash]);
    return;
  }
  yield* ask(
    `insert into insured_person (county_code, benefit_year, person_hash, batch_number, township_code, village_code,
     category_code, counted_on) values (?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (county_code, benefit_year, person_hash) do update set batch_number = excluded.batch_number,
     township_code = excluded.township_code, village_code = excluded.village_code,
     category_code = excluded.category_code, counted_on = excluded.counted_on`,
    [
      ...keyOf(key),
      hash,
      counted.batch_number,
      counted.township_code,
      counted.village_code,
      counted.category_code,
      counted.paid_on,
    ],
  );
}

/** The row of a person counted in another county moves with the person; it goes when nothing is paid here. */
export function* keepElsewhere(key: CampaignKey, ledger: PersonLedger): Steps<PersonLedger> {
  if (!ledger.isElsewhere) return ledger;
  const [counted] = ledger.active;
  if (!counted) {
    yield* ask(`delete from elsewhere_person where ${inCampaign} and person_hash = ?`, [
      ...keyOf(key),
      ledger.hash,
    ]);
    return { ...ledger, isElsewhere: false };
  }
  yield* ask(
    `update elsewhere_person set counted_on = ?, township_code = ?, village_code = ?, category_code = ?
     where ${inCampaign} and person_hash = ?`,
    [
      counted.paid_on,
      counted.township_code,
      counted.village_code,
      counted.category_code,
      ...keyOf(key),
      ledger.hash,
    ],
  );
  return ledger;
}

export function* keepRefunded(key: CampaignKey, ledger: PersonLedger): Steps<void> {
  const since = refundedOn(ledger);
  if (since === null) {
    yield* ask(`delete from refunded_person where ${inCampaign} and person_hash = ?`, [
      ...keyOf(key),
      ledger.hash,
    ]);
    return;
  }
  yield* ask(
    `insert into refunded_person (county_code, benefit_year, person_hash, refunded_on) values (?, ?, ?, ?)
     on conflict (county_code, benefit_year, person_hash) do update set refunded_on = excluded.refunded_on`,
    [...keyOf(key), ledger.hash, since],
  );
}
