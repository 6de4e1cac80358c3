import { randomUUID } from 'node:crypto';
import { flagText } from '../../../schema/values/payment-flag.ts';
import { ask, type Steps } from '../steps.ts';
import { afterPayments } from './after-payments.ts';
import type { DailyRows } from './daily-rows.ts';
import type { PostedSum } from './posted-sums.ts';
import type { BatchCounts, BatchHeader } from './types.ts';

/** Rows a statement inserts at once. */
const rowsAtOnce = 500;

/**
 * Takes the campaign for a batch and puts its daily totals in place.
 *
 * @param at ISO instant of the publication
 * @returns false when the campaign takes the other source by now; nothing is written then
 */
export function* takeCampaign(
  header: BatchHeader,
  batchNumber: number,
  daily: DailyRows | null,
  at: string,
): Steps<boolean> {
  const { countyCode, benefitYear, kind } = header;
  const taken = yield* ask(
    `update campaign set payment_source = ?, figures_version = figures_version + 1, last_imported_at = ?
     where county_code = ? and benefit_year = ? and payment_source in ('NONE', ?) returning benefit_year`,
    [kind, at, countyCode, benefitYear, kind],
  );
  if (taken.length !== 1) return false;
  const fresh = daily?.fresh ?? [];
  for (let from = 0; from < fresh.length; from += rowsAtOnce) {
    const some = fresh.slice(from, from + rowsAtOnce);
    yield* ask(
      `insert into daily_total (county_code, benefit_year, township_code, paid_on, category_code, batch_number, line,
       persons, amount_fen, flags) values ${some.map(() => '(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').join(', ')}
       on conflict (county_code, benefit_year, township_code, paid_on, category_code) do update set
       batch_number = excluded.batch_number, line = excluded.line, persons = excluded.persons,
       amount_fen = excluded.amount_fen, flags = excluded.flags`,
      some.flatMap((row) => [
        countyCode,
        benefitYear,
        row.townshipCode,
        row.paidOn,
        row.categoryCode,
        batchNumber,
        row.line,
        row.persons,
        row.amountFen,
        flagText(row.flags),
      ]),
    );
  }
  return true;
}

/** What a batch came to. */
export interface PublishedBatch {
  readonly header: BatchHeader;
  readonly batchNumber: number;
  readonly startedAt: string;
  readonly at: string;
  readonly totals: { readonly rowsRead: number; readonly rejectedRows: number };
  readonly counts: BatchCounts;
  readonly daily: DailyRows | null;
  readonly posted: readonly PostedSum[];
}

/** Writes the batch's own line and the audit, then all that follows from its payments. After its tallies. */
export function* closeBatch(batch: PublishedBatch): Steps<void> {
  const { header, batchNumber, at, totals, counts, daily } = batch;
  const { countyCode, benefitYear } = header;
  yield* ask(
    `insert into payment_batch (county_code, benefit_year, batch_number, kind, status, file_name, file_digest,
     imported_by, started_at, published_at, rows_read, new_payments, already_present, rejected_rows, flagged_rows,
     new_persons, amount_fen) values (?, ?, ?, ?, 'PUBLISHED', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (county_code, benefit_year, batch_number) do update set status = excluded.status,
     published_at = excluded.published_at, rows_read = excluded.rows_read, new_payments = excluded.new_payments,
     already_present = excluded.already_present, rejected_rows = excluded.rejected_rows,
     flagged_rows = excluded.flagged_rows, new_persons = excluded.new_persons, amount_fen = excluded.amount_fen`,
    [
      countyCode,
      benefitYear,
      batchNumber,
      header.kind,
      header.fileName,
      header.fileDigest,
      header.importedBy,
      batch.startedAt,
      at,
      totals.rowsRead,
      counts.newPayments,
      counts.alreadyPresent,
      totals.rejectedRows,
      counts.flaggedRows,
      counts.newPersons,
      counts.amountFen,
    ],
  );
  yield* ask(
    `insert into audit_entry (county_code, id, at, account_name, act, subject, detail)
     values (?, ?, ?, ?, 'IMPORT_PAYMENTS', ?, ?)`,
    [
      countyCode,
      randomUUID(),
      at,
      header.importedBy,
      `${countyCode}-${benefitYear}/${batchNumber}`,
      JSON.stringify({ kind: header.kind, fileName: header.fileName, ...totals, ...counts }),
    ],
  );
  if (daily) yield* daily.audit(header, batchNumber, at);
  yield* afterPayments(countyCode, benefitYear, batchNumber, batch.posted);
}
