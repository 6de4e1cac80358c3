import type { Reader } from '../reader.ts';
import { isActive, originalReceipt } from './ledger.ts';
import type { CampaignKey } from './types.ts';

/** What the three sides say of one receipt. */
export interface ReceiptRow {
  readonly receipt_number: string;
  readonly person_hash: Uint8Array | null;
  readonly p_township: string | null;
  readonly p_fen: number | null;
  readonly p_on: string | null;
  readonly p_posted: string | null;
  readonly t_fen: number | null;
  readonly t_on: string | null;
  readonly t_township: string | null;
  readonly t_matched: string | null;
  readonly b_outcome: 'COLLECTED' | 'POSTED' | 'FAILED' | null;
  readonly b_fen: number | null;
  readonly b_on: string | null;
  readonly b_posted: string | null;
  readonly b_failure: string | null;
  readonly b_matched: string | null;
}

interface PaymentOfDay {
  readonly receipt_number: string;
  readonly person_hash: Uint8Array;
  readonly township_code: string;
  readonly amount_fen: number;
  readonly paid_on: string;
  readonly posted_on: string | null;
}

interface LineRow {
  readonly source: 'TAX' | 'BANK';
  readonly receipt_number: string;
  readonly township_code: string | null;
  readonly amount_fen: number;
  readonly paid_on: string;
  readonly settled_on: string | null;
  readonly outcome: 'COLLECTED' | 'POSTED' | 'FAILED';
  readonly failure: string;
  readonly matched: string;
  readonly is_latest: number;
  readonly batch_number: number;
  readonly line: number;
}

/**
 * The receipts of one township and day: its payments, and lines of statements that count there. Looks at the whole
 * ledger: for the heavy reader.
 */
export async function receiptsOfDay(
  heavy: Reader,
  { countyCode, benefitYear }: CampaignKey,
  township: string,
  day: string,
): Promise<ReceiptRow[]> {
  const key = [countyCode, benefitYear];
  const payments = await heavy.all<PaymentOfDay>(
    `select p.receipt_number, p.person_hash, p.township_code, p.amount_fen, p.paid_on, p.posted_on from payment p join payment_batch b
     on b.county_code = p.county_code and b.benefit_year = p.benefit_year and b.batch_number = p.batch_number
     and b.status = 'PUBLISHED' where p.county_code = ? and p.benefit_year = ? and p.paid_on = ?
     and p.township_code = ? and ${isActive}`,
    [...key, day, township],
  );
  const there = await heavy.all<{ receipt_number: string }>(
    `select distinct l.receipt_number from statement_line l ${publishedLine} where l.county_code = ?
     and l.benefit_year = ? and l.is_latest = 1 and l.tally_on = ? and l.tally_township = ?`,
    [...key, day, township],
  );
  const byReceipt = new Map<string, PaymentOfDay | null>(
    there.map(({ receipt_number }) => [receipt_number, null]),
  );
  for (const payment of payments) byReceipt.set(originalReceipt(payment.receipt_number), payment);
  // A line that counts here may belong to a payment of another day or township.
  const without = [...byReceipt].filter(([, payment]) => payment === null).map(([receipt]) => receipt);
  for (const payment of await activePayments(heavy, key, without)) {
    byReceipt.set(originalReceipt(payment.receipt_number), payment);
  }
  const receipts = [...byReceipt.keys()].sort();
  const lines = await linesOf(heavy, key, receipts, true);
  return receipts.map((receipt) => {
    const payment = byReceipt.get(receipt) ?? null;
    const tax = lines.get(`TAX ${receipt}`)?.[0];
    const bank = lines.get(`BANK ${receipt}`)?.[0];
    return {
      receipt_number: receipt,
      person_hash: payment?.person_hash ?? null,
      p_township: payment?.township_code ?? null,
      p_fen: payment?.amount_fen ?? null,
      p_on: payment?.paid_on ?? null,
      p_posted: payment?.posted_on ?? null,
      t_fen: tax?.amount_fen ?? null,
      t_on: tax?.paid_on ?? null,
      t_township: tax?.township_code ?? null,
      t_matched: tax?.matched ?? null,
      b_outcome: bank?.outcome ?? null,
      b_fen: bank?.amount_fen ?? null,
      b_on: bank?.paid_on ?? null,
      b_posted: bank?.settled_on ?? null,
      b_failure: bank && bank.failure !== '' ? bank.failure : null,
      b_matched: bank?.matched ?? null,
    };
  });
}

/** A line of a statement, as a person's page shows it. */
export interface StatementLineOfReceipt {
  readonly receiptNumber: string;
  readonly source: 'TAX' | 'BANK';
  readonly batchNumber: number;
  readonly line: number;
  readonly amountFen: number;
  readonly paidOn: string;
  readonly postedOn: string | null;
  readonly outcome: 'COLLECTED' | 'POSTED' | 'FAILED';
  /** A phrase of a closed list; empty when nothing failed. */
  readonly failure: string;
  /** MATCHED, SUPERSEDED by a later line, or the kind of item it opened. */
  readonly matched: string;
  readonly isLatest: boolean;
}

/** Every line about some receipts, in the order of receipts, sources and batches; corrections by the original's number. */
export async function statementLinesOfReceipts(
  reader: Reader,
  { countyCode, benefitYear }: CampaignKey,
  receipts: readonly string[],
): Promise<StatementLineOfReceipt[]> {
  const originals = [...new Set(receipts.map(originalReceipt))].sort();
  const lines = await linesOf(reader, [countyCode, benefitYear], originals, false);
  return originals.flatMap((receipt) =>
    (['TAX', 'BANK'] as const).flatMap((source) =>
      (lines.get(`${source} ${receipt}`) ?? []).map((row) => ({
        receiptNumber: row.receipt_number,
        source,
        batchNumber: row.batch_number,
        line: row.line,
        amountFen: row.amount_fen,
        paidOn: row.paid_on,
        postedOn: row.settled_on,
        outcome: row.outcome,
        failure: row.failure,
        matched: row.matched,
        isLatest: row.is_latest === 1,
      })),
    ),
  );
}

const publishedLine = `join statement_batch b on b.county_code = l.county_code and b.benefit_year = l.benefit_year
  and b.batch_number = l.batch_number and b.status = 'PUBLISHED'`;
const receiptsAtOnce = 500;

async function linesOf(
  reader: Reader,
  key: readonly (string | number)[],
  receipts: readonly string[],
  latestAlone: boolean,
): Promise<Map<string, LineRow[]>> {
  const found = new Map<string, LineRow[]>();
  for (let i = 0; i < receipts.length; i += receiptsAtOnce) {
    const some = receipts.slice(i, i + receiptsAtOnce);
    const rows = await reader.all<LineRow>(
      `select l.source, l.receipt_number, l.township_code, l.amount_fen, l.paid_on, l.settled_on, l.outcome, l.failure,
       l.matched, l.is_latest, l.batch_number, l.line from statement_line l ${publishedLine}
       where l.county_code = ? and l.benefit_year = ? and l.source in ('TAX', 'BANK')
       and l.receipt_number in (${some.map(() => '?').join(', ')}) ${latestAlone ? 'and l.is_latest = 1' : ''}
       order by l.batch_number, l.line`,
      [...key, ...some],
    );
    for (const row of rows) {
      const name = `${row.source} ${row.receipt_number}`;
      found.set(name, [...(found.get(name) ?? []), row]);
    }
  }
  return found;
}

async function activePayments(
  reader: Reader,
  key: readonly (string | number)[],
  receipts: readonly string[],
): Promise<PaymentOfDay[]> {
  const found: PaymentOfDay[] = [];
  for (let i = 0; i < receipts.length; i += receiptsAtOnce) {
    const some = receipts.slice(i, i + receiptsAtOnce);
    found.push(
      ...(await reader.all<PaymentOfDay>(
        `select p.receipt_number, p.person_hash, p.township_code, p.amount_fen, p.paid_on, p.posted_on from payment p
         join payment_batch b on b.county_code = p.county_code and b.benefit_year = p.benefit_year
         and b.batch_number = p.batch_number and b.status = 'PUBLISHED'
         where p.county_code = ? and p.benefit_year = ? and p.receipt_number in (${some.map(() => '?').join(', ')})
         and ${isActive}`,
        [...key, ...some],
      )),
    );
  }
  if (receipts.length === 0) return found;
  const wanted = new Set(receipts);
  const corrections = await reader.all<PaymentOfDay>(
    `select p.receipt_number, p.person_hash, p.township_code, p.amount_fen, p.paid_on, p.posted_on from payment_batch b cross join payment p
     where p.county_code = b.county_code and p.benefit_year = b.benefit_year and p.batch_number = b.batch_number
     and b.county_code = ? and b.benefit_year = ? and b.kind = 'CORRECTION' and ${isActive}`,
    key,
  );
  return [...found, ...corrections.filter((row) => wanted.has(originalReceipt(row.receipt_number)))];
}
