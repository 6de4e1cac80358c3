import { randomUUID } from 'node:crypto';
import { ask, type Steps } from '../steps.ts';
import {
  type CampaignKey,
  type EntryKind,
  type EntryRow,
  entryFlag,
  inCampaign,
  keyOf,
  type PaymentPlace,
  type PaymentRow,
} from './ledger-rows.ts';
import { withFlag } from './settle.ts';

/** What a clerk writes beside an act, and who and when. */
export interface EntryWords {
  readonly reason: string;
  readonly evidence: string;
  readonly note: string;
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
  /** Beijing day of the act. */
  readonly today: string;
}

/** What a correction puts in place of a payment. */
export type Replacement = Omit<PaymentRow, 'batch_number' | 'line' | 'receipt_number'>;

/** Money goes back. @returns the entry's number */
export function* refund(
  key: CampaignKey,
  payment: PaymentRow,
  amountFen: number,
  onDay: string,
  words: EntryWords,
): Steps<number> {
  return yield* insertEntry(key, 'REFUND', payment, { amountFen, onDay }, words);
}

/** The payment never counted. @returns the entry's number */
export function* reverse(key: CampaignKey, payment: PaymentRow, words: EntryWords): Steps<number> {
  const number = yield* insertEntry(key, 'REVERSAL', payment, ofPayment(payment, words), words);
  yield* makeVoid(key, payment, number);
  return number;
}

/** A payment outside the windows counts for rewards from now on. @returns the entry's number */
export function* accept(key: CampaignKey, payment: PaymentRow, words: EntryWords): Steps<number> {
  return yield* insertEntry(key, 'ACCEPTANCE', payment, ofPayment(payment, words), words);
}

/** Another row stands for the payment, with the receipt `<original>#<n>`. @returns the entry's number */
export function* correct(
  key: CampaignKey,
  payment: PaymentRow,
  replacement: Replacement,
  words: EntryWords,
): Steps<number> {
  const place = yield* nextCorrection(key, replacement.amount_fen, words);
  const number = yield* insertEntry(key, 'CORRECTION', payment, ofPayment(payment, words), words, place);
  yield* makeVoid(key, payment, number);
  const [base = ''] = payment.receipt_number.split(/#\d+$/);
  yield* ask(
    `insert into payment (county_code, benefit_year, batch_number, line, receipt_number, person_hash, township_code,
     village_code, category_code, amount_fen, paid_on, posted_on, flags)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      ...keyOf(key),
      place.batch_number,
      place.line,
      `${base}#${yield* nextSuffix(key, base)}`,
      replacement.person_hash,
      replacement.township_code,
      replacement.village_code,
      replacement.category_code,
      replacement.amount_fen,
      replacement.paid_on,
      replacement.posted_on,
      withFlag(replacement.flags, entryFlag),
    ],
  );
  return number;
}

/** Takes an entry back: what it had changed is as before it. @returns the number of the undoing entry */
export function* undo(key: CampaignKey, entry: EntryRow, words: EntryWords): Steps<number> {
  const replaced =
    entry.replaced_batch === null || entry.replaced_line === null
      ? null
      : { batch_number: entry.replaced_batch, line: entry.replaced_line };
  const amountFen = entry.amount_fen;
  const number = yield* insertEntry(key, 'UNDO', entry, { amountFen, onDay: words.today }, words, replaced);
  yield* ask(`update payment_entry set undone_by = ? where ${inCampaign} and entry_number = ?`, [
    number,
    ...keyOf(key),
    entry.entry_number,
  ]);
  if (entry.kind === 'REVERSAL' || entry.kind === 'CORRECTION') {
    yield* ask(`delete from payment_void where ${inCampaign} and batch_number = ? and line = ?`, [
      ...keyOf(key),
      entry.batch_number,
      entry.line,
    ]);
  }
  if (entry.kind === 'CORRECTION' && replaced) yield* makeVoid(key, replaced, number);
  return number;
}

function ofPayment(payment: PaymentRow, words: EntryWords): { amountFen: number; onDay: string } {
  return { amountFen: payment.amount_fen, onDay: words.today };
}

function* insertEntry(
  key: CampaignKey,
  kind: EntryKind,
  payment: PaymentPlace & { readonly person_hash: Uint8Array },
  { amountFen, onDay }: { readonly amountFen: number; readonly onDay: string },
  words: EntryWords,
  replaced: PaymentPlace | null = null,
): Steps<number> {
  const [last] = yield* ask<{ number: number }>(
    `select coalesce(max(entry_number), 0) as number from payment_entry where ${inCampaign}`,
    keyOf(key),
  );
  const number = (last?.number ?? 0) + 1;
  yield* ask(
    `insert into payment_entry (county_code, benefit_year, entry_number, kind, batch_number, line, replaced_batch,
     replaced_line, person_hash, amount_fen, on_day, reason, evidence, note, recorded_by, recorded_at, undone_by)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null)`,
    [
      ...keyOf(key),
      number,
      kind,
      payment.batch_number,
      payment.line,
      replaced?.batch_number ?? null,
      replaced?.line ?? null,
      payment.person_hash,
      amountFen,
      onDay,
      words.reason,
      words.evidence,
      words.note,
      words.by,
      words.at,
    ],
  );
  yield* ask(
    `insert into audit_entry (county_code, id, at, account_name, act, subject, detail) values (?, ?, ?, ?, ?, ?, ?)`,
    [
      key.countyCode,
      randomUUID(),
      words.at,
      words.by,
      `PAYMENT_${kind}`,
      `${key.countyCode}-${key.benefitYear}/${payment.batch_number}/${payment.line}`,
      JSON.stringify({ entry: number, amountFen, on: onDay, reason: words.reason }),
    ],
  );
  return number;
}

function* makeVoid(key: CampaignKey, { batch_number, line }: PaymentPlace, number: number): Steps<void> {
  yield* ask(
    `insert into payment_void (county_code, benefit_year, batch_number, line, entry_number) values (?, ?, ?, ?, ?)`,
    [...keyOf(key), batch_number, line, number],
  );
}

/** The next line of the campaign's batch of corrections, which begins with the first of them. */
function* nextCorrection(key: CampaignKey, amountFen: number, words: EntryWords): Steps<PaymentPlace> {
  const [known] = yield* ask<{ batch_number: number }>(
    `select batch_number from payment_batch where ${inCampaign} and kind = 'CORRECTION'`,
    keyOf(key),
  );
  let batchNumber = known?.batch_number;
  if (batchNumber === undefined) {
    const [last] = yield* ask<{ number: number }>(
      `select coalesce(max(batch_number), 0) as number from payment_batch where ${inCampaign}`,
      keyOf(key),
    );
    batchNumber = (last?.number ?? 0) + 1;
    yield* ask(
      `insert into payment_batch (county_code, benefit_year, batch_number, kind, status, file_name, file_digest,
       imported_by, started_at, published_at, rows_read, new_payments, already_present, rejected_rows, flagged_rows,
       new_persons, amount_fen) values (?, ?, ?, 'CORRECTION', 'PUBLISHED', '更正', '', ?, ?, ?, 0, 0, 0, 0, 0, 0, 0)`,
      [...keyOf(key), batchNumber, words.by, words.at, words.at],
    );
  }
  const [rows] = yield* ask<{ line: number }>(
    `select coalesce(max(line), 0) as line from payment where ${inCampaign} and batch_number = ?`,
    [...keyOf(key), batchNumber],
  );
  yield* ask(
    `update payment_batch set rows_read = rows_read + 1, new_payments = new_payments + 1, amount_fen = amount_fen + ?
     where ${inCampaign} and batch_number = ?`,
    [amountFen, ...keyOf(key), batchNumber],
  );
  return { batch_number: batchNumber, line: (rows?.line ?? 0) + 1 };
}

/** A receipt corrected again, or after an undo, gets the next number. */
function* nextSuffix(key: CampaignKey, base: string): Steps<number> {
  for (let n = 1; ; n++) {
    const [taken] = yield* ask(`select 1 as found from payment where ${inCampaign} and receipt_number = ?`, [
      ...keyOf(key),
      `${base}#${n}`,
    ]);
    if (!taken) return n;
  }
}
