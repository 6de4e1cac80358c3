import type { SqlValue } from '../reader.ts';
import { ask, type Steps } from '../steps.ts';

/** One campaign. */
export interface CampaignKey {
  readonly countyCode: string;
  readonly benefitYear: number;
}

/** A payment as the ledger keeps it. */
export interface PaymentRow {
  readonly batch_number: number;
  readonly line: number;
  readonly receipt_number: string;
  readonly person_hash: Uint8Array;
  readonly township_code: string;
  readonly village_code: string | null;
  readonly category_code: string;
  readonly amount_fen: number;
  readonly paid_on: string;
  readonly posted_on: string | null;
  readonly flags: string;
}

export type EntryKind = 'REFUND' | 'REVERSAL' | 'CORRECTION' | 'ACCEPTANCE' | 'UNDO';

/** What happened to a payment. An UNDO names the payment of the entry it takes back. */
export interface EntryRow {
  readonly entry_number: number;
  readonly kind: EntryKind;
  readonly batch_number: number;
  readonly line: number;
  readonly replaced_batch: number | null;
  readonly replaced_line: number | null;
  readonly person_hash: Uint8Array;
  readonly amount_fen: number;
  readonly on_day: string;
  readonly reason: string;
  readonly evidence: string;
  readonly note: string;
  readonly recorded_by: string;
  readonly recorded_at: string;
  readonly undone_by: number | null;
}

export const paymentColumns = `batch_number, line, receipt_number, person_hash, township_code, village_code,
  category_code, amount_fen, paid_on, posted_on, flags`;

export const entryColumns = `entry_number, kind, batch_number, line, replaced_batch, replaced_line, person_hash,
  amount_fen, on_day, reason, evidence, note, recorded_by, recorded_at, undone_by`;

/** The flag on payments of persons with entries, so that they are found by person (index payment_person). */
export const entryFlag = 'ENTRY_PERSON';

export const inCampaign = 'county_code = ? and benefit_year = ?';

export function keyOf({ countyCode, benefitYear }: CampaignKey): [string, number] {
  return [countyCode, benefitYear];
}

/** One payment by its place; null when there is none. */
export function* paymentAt(key: CampaignKey, batchNumber: number, line: number): Steps<PaymentRow | null> {
  const [row] = yield* ask<PaymentRow>(
    `select ${paymentColumns} from payment where ${inCampaign} and batch_number = ? and line = ?`,
    [...keyOf(key), batchNumber, line],
  );
  return row ?? null;
}

/** Place of a payment that no index finds by its person. */
export interface PaymentPlace {
  readonly batch_number: number;
  readonly line: number;
}

/**
 * Every payment of a person, void ones too, by day, batch and line: who pays once is found by `known`, the others by
 * their flag.
 */
export function* paymentsOfPerson(
  key: CampaignKey,
  hash: Uint8Array,
  known: readonly PaymentPlace[],
): Steps<PaymentRow[]> {
  const flagged = yield* ask<PaymentPlace>(flaggedPlaces, [...keyOf(key), hash]);
  const places = new Map([...flagged, ...known].map((place) => [placeName(place), place]));
  const rows: PaymentRow[] = [];
  for (const { batch_number, line } of places.values()) {
    const row = yield* paymentAt(key, batch_number, line);
    if (row && sameHash(row.person_hash, hash)) rows.push(row);
  }
  return rows.sort(byDay);
}

export const flaggedPlaces = `select batch_number, line from payment
  where ${inCampaign} and person_hash = ? and flags like '%PERSON%'`;

/** The order in which payments count: of one day the one that came first. */
export function byDay(left: PaymentRow, right: PaymentRow): number {
  if (left.paid_on !== right.paid_on) return left.paid_on < right.paid_on ? -1 : 1;
  return left.batch_number - right.batch_number || left.line - right.line;
}

export function placeName({ batch_number, line }: PaymentPlace): string {
  return `${batch_number}/${line}`;
}

export function sameHash(left: Uint8Array, right: Uint8Array): boolean {
  return Buffer.compare(left, right) === 0;
}

/** `?, ?, ?` */
export function marks(values: readonly SqlValue[]): string {
  return values.map(() => '?').join(', ');
}
