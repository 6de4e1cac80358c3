import { formatYuan } from '../../../schema/values/fen.ts';
import { nextBatchNumber } from '../../db/statements/publish.ts';
import { publishTotals, sortTotals } from '../../db/statements/totals.ts';
import type { StatementCounts } from '../../db/statements/types.ts';
import type { StatementImportResult } from '../imports/requests.ts';
import { readRun, type StatementRun, statementResult } from './statement-imports.ts';

/** Thrown inside the transaction of a trial, so that nothing of it stays. */
class TrialOver extends Error {
  readonly counts: StatementCounts;
  constructor(counts: StatementCounts) {
    super('the trial is over');
    this.counts = counts;
  }
}

/** A statement of daily totals: some thousands of rows, compared with the ledger's townships and days. */
export async function importTotals(run: StatementRun): Promise<StatementImportResult> {
  const { store, request, header, hooks, problems } = run;
  const { dryRun } = request;
  const refused = dryRun ? 'DRY_RUN' : 'REFUSED';
  const read = await readRun(run, async (found, share) => {
    hooks.onProgress(found.rows.rowsRead, share);
    return !hooks.isCancelled();
  });
  const rows = {
    rowsRead: read?.rows.rowsRead ?? 0,
    rejectedRows: read?.rows.rejectedRows ?? 0,
  };
  const leave = (outcome: StatementImportResult['outcome']): StatementImportResult => ({
    ...statementResult(outcome, problems),
    ...rows,
  });
  if (hooks.isCancelled()) return leave('CANCELLED');
  if (read?.form !== 'TOTALS') return leave(refused);
  const sorted = await store.work(() => sortTotals(header, read.rows.rows));
  for (const { row, items, amountFen } of sorted.replaced) {
    const values = { items, amount: formatYuan(amountFen) };
    read.rows.reporter.report('WARNING', 'STATEMENT_TOTAL_REPLACED', row.line, null, '', '', values);
  }
  const isRefused = request.onProblem === 'ALL_OR_NOTHING' && problems.errorCount > 0;
  const { alreadyPresent } = sorted;
  if (isRefused || sorted.fresh.length + sorted.replaced.length === 0) {
    if (dryRun || isRefused) return { ...leave(refused), alreadyPresent };
    return { ...leave(alreadyPresent === 0 ? 'REFUSED' : 'NOTHING_NEW'), alreadyPresent };
  }
  const at = new Date().toISOString();
  const batchNumber = await store.work(() => nextBatchNumber(header));
  try {
    // begin is left out: nothing is staged, and the rows go in within the closing transaction.
    const counts = await store.commit(function* () {
      const published = yield* publishTotals(header, batchNumber, sorted, rows, at);
      if (dryRun) throw new TrialOver(published);
      return published;
    });
    return { ...leave('COMMITTED'), ...counts, batchNumber };
  } catch (error) {
    if (!(error instanceof TrialOver)) throw error;
    await store.discard();
    return { ...leave('DRY_RUN'), ...error.counts };
  }
}
