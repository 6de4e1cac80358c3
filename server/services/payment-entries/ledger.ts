import type { Database } from '../../db/database.ts';
import {
  type CampaignKey,
  type EntryRow,
  entryColumns,
  flaggedPlaces,
  inCampaign,
  keyOf,
  type PaymentPlace,
  type PaymentRow,
  paymentColumns,
  placeName,
} from '../../db/entries/ledger-rows.ts';
import type { TouchedPerson } from '../../db/entries/settle.ts';

/** A payment, whether it counts, and all that was done to it. */
export interface PaymentState {
  readonly payment: PaymentRow;
  readonly isVoid: boolean;
  /** By number: of this payment, and the one that made it. */
  readonly entries: readonly EntryRow[];
  readonly refundedFen: number;
  /** The live correction that put another row in its place. */
  readonly replacement: PaymentRow | null;
  /** The payment this one stands for. */
  readonly replaces: PaymentRow | null;
}

const places = paymentColumns.replace(/(\w+)/g, 'p.$1');

/** Null when there is no such receipt. */
export async function readPaymentState(
  database: Database,
  key: CampaignKey,
  receiptNumber: string,
): Promise<PaymentState | null> {
  const [payment] = await database.reader.all<PaymentRow>(
    `select ${places} from payment p join payment_batch b on b.county_code = p.county_code
       and b.benefit_year = p.benefit_year and b.batch_number = p.batch_number and b.status = 'PUBLISHED'
     where p.county_code = ? and p.benefit_year = ? and p.receipt_number = ?`,
    [...keyOf(key), receiptNumber],
  );
  if (!payment) return null;
  const { batch_number, line } = payment;
  const entries = await database.reader.all<EntryRow>(
    `select ${entryColumns} from payment_entry where ${inCampaign}
     and ((batch_number = ? and line = ?) or (replaced_batch = ? and replaced_line = ?)) order by entry_number`,
    [...keyOf(key), batch_number, line, batch_number, line],
  );
  const [found] = await database.reader.all(
    `select 1 as found from payment_void where ${inCampaign} and batch_number = ? and line = ?`,
    [...keyOf(key), batch_number, line],
  );
  const live = entries.filter(({ undone_by, kind }) => undone_by === null && kind !== 'UNDO');
  const own = live.filter((entry) => placeName(entry) === placeName(payment));
  const correction = own.find(({ kind }) => kind === 'CORRECTION');
  const made = live.find((entry) => entry.kind === 'CORRECTION' && placeName(entry) !== placeName(payment));
  return {
    payment,
    isVoid: found !== undefined,
    entries,
    refundedFen: own
      .filter(({ kind }) => kind === 'REFUND')
      .reduce((sum, { amount_fen }) => sum + amount_fen, 0),
    replacement: correction
      ? await paymentIn(database, key, {
          batch_number: correction.replaced_batch ?? 0,
          line: correction.replaced_line ?? 0,
        })
      : null,
    replaces: made ? await paymentIn(database, key, made) : null,
  };
}

export async function paymentIn(
  database: Database,
  key: CampaignKey,
  { batch_number, line }: PaymentPlace,
): Promise<PaymentRow | null> {
  const [row] = await database.reader.all<PaymentRow>(
    `select ${paymentColumns} from payment where ${inCampaign} and batch_number = ? and line = ?`,
    [...keyOf(key), batch_number, line],
  );
  return row ?? null;
}

/** Every payment of a person that counts. */
export async function activePaymentsOf(
  database: Database,
  key: CampaignKey,
  person: TouchedPerson,
): Promise<PaymentRow[]> {
  const flagged = await database.reader.all<PaymentPlace>(flaggedPlaces, [...keyOf(key), person.hash]);
  const all = new Map([...flagged, ...person.known].map((place) => [placeName(place), place]));
  const rows: PaymentRow[] = [];
  for (const place of all.values()) {
    const [row] = await database.reader.all<PaymentRow>(
      `select ${places} from payment p join payment_batch b on b.county_code = p.county_code
         and b.benefit_year = p.benefit_year and b.batch_number = p.batch_number and b.status = 'PUBLISHED'
       left join payment_void v on v.county_code = p.county_code and v.benefit_year = p.benefit_year
         and v.batch_number = p.batch_number and v.line = p.line
       where p.county_code = ? and p.benefit_year = ? and p.batch_number = ? and p.line = ? and v.line is null`,
      [...keyOf(key), place.batch_number, place.line],
    );
    if (row) rows.push(row);
  }
  return rows;
}

/**
 * A person with the payments that carry no flag to find them by. Who paid once is known by that payment; who paid
 * again has one payment without a flag, which is looked for in the batch the person is counted in, then in all.
 * Under the ledger lock the answer stays true.
 *
 * @param payment one of the person's payments; null when none is known
 */
export async function locatePerson(
  database: Database,
  key: CampaignKey,
  hash: Uint8Array,
  payment: PaymentRow | null,
): Promise<TouchedPerson> {
  if (payment && !payment.flags.includes('PERSON')) return { hash, known: [payment] };
  const marked = await database.reader.all<{ flags: string }>(
    `select flags from payment where ${inCampaign} and person_hash = ? and flags like '%PERSON%'`,
    [...keyOf(key), hash],
  );
  if (marked.some(({ flags }) => flags.includes('ENTRY_PERSON'))) return { hash, known: [] };
  const [counted] = await database.reader.all<{ batch_number: number }>(
    `select batch_number from insured_person where ${inCampaign} and person_hash = ?`,
    [...keyOf(key), hash],
  );
  if (!counted) return { hash, known: [] };
  const find = (where: string, values: readonly number[]) =>
    database.heavy.all<PaymentPlace>(
      `select batch_number, line from payment where ${inCampaign} ${where} and person_hash = ? and flags not like '%PERSON%'`,
      [...keyOf(key), ...values, hash],
    );
  const inBatch = await find('and batch_number = ?', [counted.batch_number]);
  return { hash, known: inBatch.length > 0 ? inBatch : await find('', []) };
}
