import { countItems } from '../../db/statements/apply.ts';
import { markNewLines, prepareMatching, stageSums } from '../../db/statements/prepare.ts';
import { nextBatchNumber, publishDetails } from '../../db/statements/publish.ts';
import type { StatementDetailRows } from '../../ingest/statements/details.ts';
import type { StatementImportResult } from '../imports/requests.ts';
import { linesAtOnce, readRun, type StatementRun, statementResult } from './statement-imports.ts';

/** A statement of details: staged, matched by receipt, then put in place. */
export async function importDetails(run: StatementRun): Promise<StatementImportResult> {
  const { store, request, header, hooks, problems } = run;
  const { dryRun } = request;
  const refused = dryRun ? 'DRY_RUN' : 'REFUSED';
  let rows: StatementDetailRows | null = null;
  let twice = 0;
  const leave = async (outcome: StatementImportResult['outcome']): Promise<StatementImportResult> => {
    await store.discard();
    const read = { rowsRead: rows?.rowsRead ?? 0, rejectedRows: (rows?.rejectedRows ?? 0) + twice };
    return { ...statementResult(outcome, problems), ...read };
  };

  await store.begin();
  const read = await readRun(run, async (found, share) => {
    if (found.form !== 'DETAILS') return false;
    rows = found.rows;
    hooks.onProgress(rows.rowsRead, share);
    if (rows.waiting >= linesAtOnce || share === 1) await store.stage(rows.take());
    return !hooks.isCancelled();
  });
  await store.endStage();
  if (hooks.isCancelled()) return leave('CANCELLED');
  if (read?.form !== 'DETAILS') return leave(refused);

  for (const { line, receiptNumber, firstLine } of await store.work(() => markNewLines(header))) {
    twice++;
    const values = { line: firstLine };
    read.rows.reporter.report(
      'ERROR',
      'STATEMENT_RECEIPT_TWICE',
      line,
      'receiptNumber',
      receiptNumber,
      '',
      values,
    );
  }
  const isRefused = request.onProblem === 'ALL_OR_NOTHING' && problems.errorCount > 0;
  const { newLines, alreadyPresent, amountFen, coverage } = await store.work(stageSums);
  if (isRefused || newLines === 0 || !coverage) {
    const left = await leave(refused);
    if (dryRun || isRefused) return { ...left, alreadyPresent };
    // Lines of which none is new and none is good were refused, not there before.
    return { ...left, alreadyPresent, outcome: alreadyPresent === 0 ? 'REFUSED' : 'NOTHING_NEW' };
  }
  const batchNumber = await store.work(() => nextBatchNumber(header));
  await store.work(() => prepareMatching(header, batchNumber, coverage));
  const totals = { rowsRead: read.rows.rowsRead, rejectedRows: read.rows.rejectedRows + twice };
  const counts = { newLines, alreadyPresent, amountFen };
  if (dryRun) {
    const items = await store.work(() => countItems(header));
    return { ...(await leave('DRY_RUN')), ...counts, ...items };
  }
  if (hooks.isCancelled()) return leave('CANCELLED');
  const startedAt = new Date().toISOString();
  await store.putLines(header, batchNumber, startedAt);
  if (hooks.isCancelled()) return leave('CANCELLED');
  const at = new Date().toISOString();
  const published = await store.commit(() =>
    publishDetails(header, batchNumber, counts, totals, coverage, at),
  );
  return { ...statementResult('COMMITTED', problems), ...totals, ...published, batchNumber };
}
