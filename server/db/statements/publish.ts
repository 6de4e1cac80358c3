import { randomUUID } from 'node:crypto';
import { ask, type Steps } from '../steps.ts';
import { applyMatching } from './apply.ts';
import { matchColumns } from './matching.ts';
import type { Coverage } from './prepare.ts';
import type { StatementCounts, StatementHeader } from './types.ts';
import { keepUnposted } from './unposted.ts';

export function* nextBatchNumber({ countyCode, benefitYear }: StatementHeader): Steps<number> {
  const [row] = yield* ask<{ next: number }>(
    `select coalesce(max(batch_number), 0) + 1 as next from statement_batch where county_code = ? and benefit_year = ?`,
    [countyCode, benefitYear],
  );
  return row?.next ?? 1;
}

/** The batch, open: no figure counts it. */
export function* openBatch(header: StatementHeader, batchNumber: number, startedAt: string): Steps<void> {
  yield* ask(
    `insert into statement_batch (county_code, benefit_year, batch_number, source, form, status, file_name, file_digest,
     imported_by, started_at, published_at, from_on, to_on, township_code, rows_read, new_lines, already_present,
     rejected_rows, amount_fen, new_items, settled_items)
     values (?, ?, ?, ?, ?, 'OPEN', ?, ?, ?, ?, null, null, null, null, 0, 0, 0, 0, 0, 0, 0)`,
    [
      header.countyCode,
      header.benefitYear,
      batchNumber,
      header.source,
      header.form,
      header.fileName,
      header.fileDigest,
      header.importedBy,
      startedAt,
    ],
  );
}

/** Puts new lines of the stage in place, those after one line of the file up to another. */
export function* insertLines(
  { countyCode, benefitYear, source }: StatementHeader,
  batchNumber: number,
  after: number,
  upTo: number,
): Steps<void> {
  yield* ask(
    `insert into statement_line (county_code, benefit_year, source, receipt_number, batch_number, line, township_code,
       amount_fen, paid_on, settled_on, outcome, failure, matched, is_latest, tally_township, tally_on, settled_fen)
     select cast(? as text), cast(? as integer), cast(? as text), receipt_number, cast(? as integer), line,
       township_code, amount_fen, paid_on, settled_on, outcome, failure,
       case is_latest when 1 then matched else 'SUPERSEDED' end, is_latest, tally_township,
       coalesce(tally_on, paid_on), settled_fen
     from (select s.*, case when a.line is null then 0 else 1 end as is_latest, ${matchColumns} from statement_stage s
       left join statement_after a on a.source = ? and a.receipt_number = s.receipt_number and a.is_staged = 1
         and a.line = s.line
       left join statement_fact f on f.receipt_number = a.receipt_number
       where s.is_new = 1 and s.line > ? and s.line <= ?) x`,
    [countyCode, benefitYear, source, batchNumber, source, after, upTo],
  );
}

/** Makes the batch count, with everything that follows from it. */
export function* publishDetails(
  header: StatementHeader,
  batchNumber: number,
  counts: Omit<StatementCounts, 'newItems' | 'settledItems'>,
  rows: { readonly rowsRead: number; readonly rejectedRows: number },
  coverage: Coverage,
  at: string,
): Steps<StatementCounts> {
  const { countyCode, benefitYear, source } = header;
  yield* ask(
    `update statement_line set is_latest = 0
     where (county_code, benefit_year, source, receipt_number, batch_number, line) in (
       select cast(? as text), cast(? as integer), cast(? as text), receipt_number, batch_number, line
       from statement_superseded)`,
    [countyCode, benefitYear, source],
  );
  const items = yield* applyMatching(header, at, 'SETTLED_BY_STATEMENT');
  const all = { ...counts, ...items };
  yield* closeBatch(header, batchNumber, all, rows, coverage, at);
  return all;
}

/** Marks the batch published, raises the campaign's figures and leaves an audit entry. */
export function* closeBatch(
  header: StatementHeader,
  batchNumber: number,
  counts: StatementCounts,
  { rowsRead, rejectedRows }: { readonly rowsRead: number; readonly rejectedRows: number },
  coverage: Coverage,
  at: string,
): Steps<void> {
  const { countyCode, benefitYear, source, form, fileName } = header;
  yield* ask(
    `update statement_batch set status = 'PUBLISHED', published_at = ?, from_on = ?, to_on = ?, township_code = ?,
     rows_read = ?, new_lines = ?, already_present = ?, rejected_rows = ?, amount_fen = ?, new_items = ?,
     settled_items = ? where county_code = ? and benefit_year = ? and batch_number = ?`,
    [
      at,
      coverage.from_on,
      coverage.to_on,
      coverage.township_code,
      rowsRead,
      counts.newLines,
      counts.alreadyPresent,
      rejectedRows,
      counts.amountFen,
      counts.newItems,
      counts.settledItems,
      countyCode,
      benefitYear,
      batchNumber,
    ],
  );
  // Not among the batch's items: a trial, which changes nothing, could not tell how many there would be.
  yield* keepUnposted(header, at, 'SETTLED_BY_STATEMENT');
  yield* ask(
    `update campaign set figures_version = figures_version + 1 where county_code = ? and benefit_year = ?`,
    [countyCode, benefitYear],
  );
  yield* ask(
    `insert into audit_entry (county_code, id, at, account_name, act, subject, detail) values (?, ?, ?, ?, ?, ?, ?)`,
    [
      countyCode,
      randomUUID(),
      at,
      header.importedBy,
      'IMPORT_STATEMENT',
      `${countyCode}-${benefitYear}/${batchNumber}`,
      JSON.stringify({ source, form, fileName, rowsRead, rejectedRows, ...counts }),
    ],
  );
}
