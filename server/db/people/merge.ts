import { localDateAt } from '../../../schema/values/local-date.ts';
import { personKey } from '../../../schema/values/person-key.ts';
import { writeAudit } from '../audit.ts';
import { withCoverageOf } from '../coverage/moves.ts';
import { inCampaign, type PaymentRow, paymentColumns } from '../entries/ledger-rows.ts';
import { openPaidTwice } from '../entries/paid-twice.ts';
import { settling, type TouchedPerson, withFlag } from '../entries/settle.ts';
import { ask, type Steps } from '../steps.ts';
import { type PersonNow, personNow, recordEvent } from './events.ts';
import { insertPerson } from './register.ts';

export interface Merging {
  readonly countyCode: string;
  /** The newborn's temporary person, and the one with the ID number. */
  readonly from: Uint8Array;
  readonly into: Uint8Array;
  /** The newborn as the caller saw them, or a refusal. */
  readonly guard: () => Steps<PersonNow>;
  /** Who the person is, sealed for `into`; used when no roster has named them. */
  readonly identity: {
    readonly sealed: Uint8Array;
    readonly keyNumber: number;
    readonly nameHash: Uint8Array;
    readonly bornOn: string | null;
  };
  /** Where the payments of both stand, for every campaign of the county, found under the ledger lock. */
  readonly located: readonly {
    readonly benefitYear: number;
    readonly from: TouchedPerson;
    readonly into: TouchedPerson;
  }[];
  readonly event: {
    readonly evidence: string;
    readonly note: string;
    readonly by: string;
    readonly at: string;
  };
}

export interface Merged {
  readonly payments: number;
  readonly rosterEntries: number;
  /** Years in which the newborn had payments. */
  readonly years: readonly number[];
  /** Years in which both had paid. */
  readonly paidTwice: readonly number[];
  readonly nameDiffers: boolean;
}

/** Two become one, with everything counted for them; under the ledger lock. The temporary code still leads there. */
export function* mergePerson(merging: Merging): Steps<Merged> {
  const { countyCode, from, into, event } = merging;
  return yield* withCoverageOf(countyCode, null, [from, into], function* () {
    const newborn = yield* merging.guard();
    const nameDiffers = yield* enterInto(merging, newborn);
    const rosterEntries = yield* moveRosterEntries(countyCode, from, into);
    let payments = 0;
    const years: number[] = [];
    const paidTwice: number[] = [];
    for (const { benefitYear, ...persons } of merging.located) {
      const moved = yield* movePayments(countyCode, benefitYear, persons.from, persons.into, event.at);
      payments += moved.payments;
      if (moved.payments > 0) years.push(benefitYear);
      if (moved.isTwice) paidTwice.push(benefitYear);
      yield* moveReason(countyCode, benefitYear, from, into);
    }
    yield* ask('update review_item set person_hash = ? where county_code = ? and person_hash = ?', [
      into,
      countyCode,
      from,
    ]);
    yield* moveEvents(countyCode, from, into);
    const to = { township: newborn.township_code, village: newborn.village_code };
    const onDay = localDateAt(new Date(event.at));
    yield* recordEvent(countyCode, into, { kind: 'MERGE', onDay, from: null, to, ...event });
    // The name stays under one seal only.
    yield* ask(
      `update person set sealed = null, name_hash = null, merged_into = ?, version = version + 1
       where county_code = ? and person_hash = ?`,
      [into, countyCode, from],
    );
    yield* writeAudit({
      countyCode,
      at: event.at,
      account: event.by,
      act: 'PERSON_MERGE',
      subject: personKey(into),
      detail: { from: personKey(from), payments, rosterEntries, paidTwice, evidence: event.evidence },
    });
    return { payments, rosterEntries, years, paidTwice, nameDiffers };
  });
}

/** Enters the person with the number, or keeps who a roster already named. @returns whether the names differ */
function* enterInto({ countyCode, into, identity }: Merging, newborn: PersonNow): Steps<boolean> {
  const known = yield* personNow(countyCode, into);
  if (!known) {
    yield* insertPerson(countyCode, into, {
      ...identity,
      townshipCode: newborn.township_code,
      villageCode: newborn.village_code,
      isResident: 0,
      temporaryCode: null,
      firstBatch: null,
    });
    return false;
  }
  const [row] = yield* ask<{ name_hash: Uint8Array | null }>(
    'select name_hash from person where county_code = ? and person_hash = ?',
    [countyCode, into],
  );
  yield* ask(
    `update person set village_code = case when township_code is null then ? else village_code end,
     township_code = coalesce(township_code, ?), born_on = coalesce(born_on, ?), version = version + 1
     where county_code = ? and person_hash = ?`,
    [newborn.village_code, newborn.township_code, identity.bornOn, countyCode, into],
  );
  return row?.name_hash != null && Buffer.compare(row.name_hash, identity.nameHash) !== 0;
}

/** One entry of a source and category at a time: where both are on a list, the number's entry stands. */
function* moveRosterEntries(countyCode: string, from: Uint8Array, into: Uint8Array): Steps<number> {
  const ofBoth = `exists (select 1 from roster_entry o where o.county_code = roster_entry.county_code
    and o.person_hash = ? and o.source_code = roster_entry.source_code
    and o.category_code = roster_entry.category_code`;
  yield* ask(
    `delete from roster_entry where county_code = ? and person_hash = ?
     and ${ofBoth} and o.from_batch <= roster_entry.from_batch and (o.to_batch is null
     or o.to_batch > roster_entry.from_batch))`,
    [countyCode, from, into],
  );
  // What began before the number came on the list ends where the number begins.
  const later = `(select min(o.from_batch) from roster_entry o where o.county_code = roster_entry.county_code
    and o.person_hash = ? and o.source_code = roster_entry.source_code
    and o.category_code = roster_entry.category_code and o.from_batch > roster_entry.from_batch)`;
  const laterOn = later.replace('min(o.from_batch)', 'min(o.from_on)');
  yield* ask(
    `update roster_entry set to_on = ${laterOn}, to_batch = ${later}
     where county_code = ? and person_hash = ?
     and ${ofBoth} and o.from_batch > roster_entry.from_batch
     and (roster_entry.to_batch is null or o.from_batch < roster_entry.to_batch))`,
    [into, into, countyCode, from, into],
  );
  const moved = yield* ask(
    'update roster_entry set person_hash = ? where county_code = ? and person_hash = ? returning from_batch',
    [into, countyCode, from],
  );
  return moved.length;
}

/** Payments, entries and checks of one campaign; who is counted, where and when follows. */
function* movePayments(
  countyCode: string,
  benefitYear: number,
  from: TouchedPerson,
  into: TouchedPerson,
  at: string,
): Steps<{ readonly payments: number; readonly isTwice: boolean }> {
  const key = [countyCode, benefitYear] as const;
  const isCounted = (hash: Uint8Array) =>
    ask(`select 1 as one from insured_person where ${inCampaign} and person_hash = ?`, [...key, hash]);
  const [counted] = yield* isCounted(from.hash);
  const [entry] = yield* ask(
    `select 1 as one from payment_entry where ${inCampaign} and person_hash = ? limit 1`,
    [...key, from.hash],
  );
  if (!counted && !entry) return { payments: 0, isTwice: false };
  const [already] = yield* isCounted(into.hash);
  const hashes = [into.hash, ...key, from.hash];
  const payments = yield* settling({ countyCode, benefitYear }, [from, into], function* () {
    const moved = yield* ask(
      `update payment set person_hash = ? where ${inCampaign} and person_hash = ? and flags like '%PERSON%'
       returning line`,
      hashes,
    );
    yield* ask(`update payment_entry set person_hash = ? where ${inCampaign} and person_hash = ?`, hashes);
    for (const table of ['elsewhere_person', 'amount_check']) {
      yield* ask(
        `update ${table} set person_hash = ? where ${inCampaign} and person_hash = ? and not exists
         (select 1 from ${table} o where o.county_code = ? and o.benefit_year = ? and o.person_hash = ?)`,
        [...hashes, ...key, into.hash],
      );
      yield* ask(`delete from ${table} where ${inCampaign} and person_hash = ?`, [...key, from.hash]);
    }
    return moved.length;
  });
  const isTwice = counted !== undefined && already !== undefined;
  if (isTwice) yield* flagTwice(countyCode, benefitYear, into.hash, at);
  return { payments, isTwice };
}

/** The payments after the one that counts are the second ones. */
function* flagTwice(countyCode: string, benefitYear: number, hash: Uint8Array, at: string): Steps<void> {
  const [, ...later] = yield* ask<PaymentRow>(
    `select ${paymentColumns} from payment where ${inCampaign} and person_hash = ? and flags like '%PERSON%'
     and not exists (select 1 from payment_void v where v.county_code = payment.county_code
     and v.benefit_year = payment.benefit_year and v.batch_number = payment.batch_number
     and v.line = payment.line) order by paid_on, batch_number, line`,
    [countyCode, benefitYear, hash],
  );
  for (const { batch_number, line, flags } of later) {
    yield* ask(`update payment set flags = ? where ${inCampaign} and batch_number = ? and line = ?`, [
      withFlag(flags, 'DUPLICATE_PERSON'),
      countyCode,
      benefitYear,
      batch_number,
      line,
    ]);
  }
  // What was compared with one payment says nothing of two; the next check compares the sum.
  yield* ask(`delete from amount_check where ${inCampaign} and person_hash = ?`, [
    countyCode,
    benefitYear,
    hash,
  ]);
  for (const batchNumber of new Set(later.map(({ batch_number }) => batch_number)))
    yield* openPaidTwice({ countyCode, benefitYear }, batchNumber, at);
}

function* moveReason(
  countyCode: string,
  benefitYear: number,
  from: Uint8Array,
  into: Uint8Array,
): Steps<void> {
  const key = [countyCode, benefitYear] as const;
  yield* ask(
    `update non_enrollment set person_hash = ? where ${inCampaign} and person_hash = ? and not exists
     (select 1 from non_enrollment o where o.county_code = ? and o.benefit_year = ? and o.person_hash = ?)`,
    [into, ...key, from, ...key, into],
  );
  yield* ask(`delete from non_enrollment where ${inCampaign} and person_hash = ?`, [...key, from]);
}

function* moveEvents(countyCode: string, from: Uint8Array, into: Uint8Array): Steps<void> {
  const [last] = yield* ask<{ number: number }>(
    `select coalesce(max(event_number), 0) as number from person_event where county_code = ? and person_hash = ?`,
    [countyCode, into],
  );
  yield* ask(
    `update person_event set person_hash = ?, event_number = event_number + ?
     where county_code = ? and person_hash = ?`,
    [into, last?.number ?? 0, countyCode, from],
  );
}
