import { type RefundedStep, refundedSince, refundedSpans } from '../../../schema/values/refunded-spans.ts';
import { ask, type Steps } from '../steps.ts';
import {
  type CampaignKey,
  inCampaign,
  keyOf,
  type PaymentPlace,
  type PaymentRow,
  paymentsOfPerson,
  placeName,
} from './ledger-rows.ts';
import type { LedgerSum } from './tally-rows.ts';

export interface RefundRow extends PaymentPlace {
  readonly amount_fen: number;
  readonly on_day: string;
}

/** All that the ledger knows of one person in one campaign. */
export interface PersonLedger {
  readonly hash: Uint8Array;
  /** Every payment, by day, batch and line. */
  readonly payments: readonly PaymentRow[];
  /** Those that count. */
  readonly active: readonly PaymentRow[];
  /** Not undone, of active payments. */
  readonly refunds: readonly RefundRow[];
  readonly isElsewhere: boolean;
}

/** @param known payments of the person that carry no flag to find them by */
export function* readPersonLedger(
  key: CampaignKey,
  hash: Uint8Array,
  known: readonly PaymentPlace[],
): Steps<PersonLedger> {
  const payments = yield* paymentsOfPerson(key, hash, known);
  const active: PaymentRow[] = [];
  for (const row of payments) {
    const [isVoid] = yield* ask(
      `select 1 as found from payment_void where ${inCampaign} and batch_number = ? and line = ?`,
      [...keyOf(key), row.batch_number, row.line],
    );
    if (!isVoid) active.push(row);
  }
  const refunds = yield* ask<RefundRow>(
    `select batch_number, line, amount_fen, on_day from payment_entry
     where ${inCampaign} and person_hash = ? and kind = 'REFUND' and undone_by is null`,
    [...keyOf(key), hash],
  );
  const [elsewhere] = yield* ask(
    `select 1 as found from elsewhere_person where ${inCampaign} and person_hash = ?`,
    [...keyOf(key), hash],
  );
  const places = new Set(active.map(placeName));
  return {
    hash,
    payments,
    active,
    refunds: refunds.filter((refund) => places.has(placeName(refund))),
    isElsewhere: elsewhere !== undefined,
  };
}

/** The days on which the person becomes refunded and stops being so. */
export function stepsOf({ active, refunds }: Pick<PersonLedger, 'active' | 'refunds'>): RefundedStep[] {
  return refundedSpans(
    active.map((row) => ({ id: placeName(row), paidOn: row.paid_on, fen: row.amount_fen })),
    refunds.map((row) => ({ payment: placeName(row), on: row.on_day, fen: row.amount_fen })),
  );
}

/** Since when the person has had all money back; null when not. */
export function refundedOn(ledger: Pick<PersonLedger, 'active' | 'refunds'>): string | null {
  return refundedSince(stepsOf(ledger));
}

/**
 * What one person adds to the tallies. Counted once, on the earliest active payment; taken off where that payment is:
 * on the days of refunds, or on the day counted when another county counts the person. Never both, or somebody who
 * gets the money back for being insured elsewhere would be taken off twice.
 */
export function sumsOf(ledger: Pick<PersonLedger, 'active' | 'refunds' | 'isElsewhere'>): LedgerSum[] {
  const { active, refunds, isElsewhere } = ledger;
  const [counted] = active;
  if (!counted) return [];
  const at = placeOf(counted);
  const sums: LedgerSum[] = [
    { ...at, day: counted.paid_on, persons: 1, elsewherePersons: isElsewhere ? 1 : 0 },
    ...active.map((row) => ({ ...placeOf(row), day: row.paid_on, payments: 1, amountFen: row.amount_fen })),
  ];
  for (const refund of refunds) {
    const payment = active.find((row) => placeName(row) === placeName(refund));
    if (payment) sums.push({ ...placeOf(payment), day: refund.on_day, refundedFen: refund.amount_fen });
  }
  if (!isElsewhere) {
    for (const { on, persons } of stepsOf(ledger)) sums.push({ ...at, day: on, refundedPersons: persons });
  }
  return sums;
}

function placeOf(row: PaymentRow): Pick<LedgerSum, 'townshipCode' | 'villageCode' | 'categoryCode'> {
  return {
    townshipCode: row.township_code,
    villageCode: row.village_code,
    categoryCode: row.category_code,
  };
}
