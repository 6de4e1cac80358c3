import { ask, type Steps } from '../steps.ts';
import { byDay, type CampaignKey, keyOf, type PaymentRow, paymentColumns, placeName } from './ledger-rows.ts';
import { type RefundRow, refundedOn, sumsOf } from './person-ledger.ts';
import { type LedgerSum, rolledUp, type TallyRow } from './tally-rows.ts';

/** A row of the tally table that is not all zeros, as far as refunds and persons counted elsewhere go. */
export interface TakenOffRow {
  readonly level: TallyRow['level'];
  readonly paidOn: string;
  readonly divisionCode: string;
  readonly categoryCode: string;
  readonly refundedPersons: number;
  readonly refundedFen: number;
  readonly elsewherePersons: number;
}

/**
 * What the ledger says the tallies should hold of refunds and of persons counted in another county, in key order.
 *
 * Refunded persons stand at the place of their earliest active payment, on the days they became refunded (1) or paid
 * again (-1); refunded money at its payment's place on the day of the refund; persons counted elsewhere at their
 * counted place and day. Who is counted elsewhere is not taken off a second time for a refund.
 */
export function* recountTakenOff(key: CampaignKey): Steps<TakenOffRow[]> {
  const sums: LedgerSum[] = [];
  const elsewhere = yield* readElsewhere(key);
  for (const row of elsewhere) {
    sums.push({
      townshipCode: row.township_code,
      villageCode: row.village_code,
      categoryCode: row.category_code,
      day: row.counted_on,
      elsewherePersons: 1,
    });
  }
  const away = new Set(elsewhere.map(({ person_hash }) => hex(person_hash)));
  for (const { active, refunds } of yield* readRefundedLedgers(key)) {
    const isElsewhere = active[0] !== undefined && away.has(hex(active[0].person_hash));
    for (const sum of sumsOf({ active, refunds, isElsewhere })) {
      const { refundedPersons, refundedFen, ...rest } = sum;
      if (refundedPersons === undefined && refundedFen === undefined) continue;
      const { townshipCode, villageCode, categoryCode, day } = rest;
      sums.push({
        townshipCode,
        villageCode,
        categoryCode,
        day,
        refundedPersons: refundedPersons ?? 0,
        refundedFen: refundedFen ?? 0,
      });
    }
  }
  return rolledUp(sums).map(({ values, ...row }) => ({
    ...row,
    refundedPersons: values[3] ?? 0,
    refundedFen: values[4] ?? 0,
    elsewherePersons: values[5] ?? 0,
  }));
}

/** Who has had all money back by the ledger, and since when: what `refunded_person` should hold, by hash. */
export function* recountRefundedPersons(
  key: CampaignKey,
): Steps<{ readonly person_hash: Uint8Array; readonly refunded_on: string }[]> {
  const found: { person_hash: Uint8Array; refunded_on: string }[] = [];
  for (const { active, refunds } of yield* readRefundedLedgers(key)) {
    const since = refundedOn({ active, refunds });
    if (since !== null && active[0]) found.push({ person_hash: active[0].person_hash, refunded_on: since });
  }
  return found.sort((left, right) => Buffer.compare(left.person_hash, right.person_hash));
}

interface ElsewhereRow {
  readonly person_hash: Uint8Array;
  readonly township_code: string;
  readonly village_code: string | null;
  readonly category_code: string;
  readonly counted_on: string;
}

/** At the place where the earliest active payment counts them, whatever `elsewhere_person` keeps of it. */
function* readElsewhere(key: CampaignKey): Steps<readonly ElsewhereRow[]> {
  return yield* ask<ElsewhereRow>(
    `select i.person_hash, i.township_code, i.village_code, i.category_code, i.counted_on
     from elsewhere_person e join insured_person i on i.county_code = e.county_code
       and i.benefit_year = e.benefit_year and i.person_hash = e.person_hash
     where e.county_code = ? and e.benefit_year = ? order by i.person_hash`,
    keyOf(key),
  );
}

interface RefundedLedger {
  readonly active: readonly PaymentRow[];
  readonly refunds: readonly RefundRow[];
}

/** Active payments and refunds of everybody who has any refund. */
function* readRefundedLedgers(key: CampaignKey): Steps<RefundedLedger[]> {
  const refunds = yield* ask<RefundRow & { person_hash: Uint8Array }>(
    `select person_hash, batch_number, line, amount_fen, on_day from payment_entry
     where county_code = ? and benefit_year = ? and kind = 'REFUND' and undone_by is null
     order by person_hash, entry_number`,
    keyOf(key),
  );
  if (refunds.length === 0) return [];
  const payments = yield* ask<PaymentRow>(
    `select ${paymentColumns.replace(/(\w+)/g, 'p.$1')} from payment p
     join payment_batch b on b.county_code = p.county_code and b.benefit_year = p.benefit_year
       and b.batch_number = p.batch_number and b.status = 'PUBLISHED'
     left join payment_void v on v.county_code = p.county_code and v.benefit_year = p.benefit_year
       and v.batch_number = p.batch_number and v.line = p.line
     where p.county_code = ? and p.benefit_year = ? and v.line is null and p.flags like '%PERSON%'
       and p.person_hash in (select person_hash from payment_entry where county_code = ? and benefit_year = ?
         and kind = 'REFUND' and undone_by is null)`,
    [...keyOf(key), ...keyOf(key)],
  );
  const byPerson = Map.groupBy(payments, ({ person_hash }) => hex(person_hash));
  const backOf = Map.groupBy(refunds, ({ person_hash }) => hex(person_hash));
  const ledgers: RefundedLedger[] = [];
  for (const [person, theirs] of byPerson) {
    const active = theirs.toSorted(byDay);
    const places = new Set(active.map(placeName));
    ledgers.push({
      active,
      refunds: (backOf.get(person) ?? []).filter((row) => places.has(placeName(row))),
    });
  }
  return ledgers;
}

function hex(hash: Uint8Array): string {
  return Buffer.from(hash).toString('hex');
}
