import { findTables } from '../../addin/excel/find.ts';
import { insertSheet } from '../../addin/excel/insert.ts';
import { refreshTable } from '../../addin/excel/refresh.ts';
import { type ExcelSession, startExcel } from '../../addin/preview/node.ts';
import { sampleProgress } from '../unit/addin/progress-samples.ts';
import { atMost, type Bench, type BenchFigure } from './bench.ts';

/** Round trips and cells on the real office.js against the simulated workbook: counts, so one run tells. */
export const sheet: Bench = {
  name: 'sheet',
  async run(report) {
    const figures: BenchFigure[] = [];
    for (const rows of [20, 300]) {
      report(`inserting ${rows} rows`);
      figures.push(await withExcel((session) => insertSyncs(session, rows)));
    }
    report('refreshing 3 changed rows of 300');
    figures.push(...(await withExcel(refreshCells)));
    return figures;
  },
};

async function insertSyncs(session: ExcelSession, rows: number): Promise<BenchFigure> {
  await insertSheet(sampleProgress(rows));
  const note = `context.sync() round trips to insert a 进度表 of ${rows} rows, names looked up first`;
  return atMost(`sheet.insert.syncs.${rows}`, session.syncs(), 4, 'round trips', note);
}

async function refreshCells(session: ExcelSession): Promise<BenchFigure[]> {
  await insertSheet(sampleProgress(300));
  const [found] = await findTables();
  if (!found) throw new Error('the inserted table was not found');
  const before = session.syncs();
  const changed = sampleProgress(300, { 2: 700, 6: 710, 19: 1000 });
  const { writtenCells, changedRows } = await refreshTable(found, changed);
  if (changedRows !== 3) throw new Error(`3 rows changed, ${changedRows} were written`);
  return [
    atMost(
      'sheet.refresh.cells',
      writtenCells,
      // Paid, completion, status, gap and amount of three rows; completion, status and gap of the total row; the line 变化.
      3 * 5 + 3 + 1,
      'cells',
      'cells written by a refresh in which 3 of 300 rows changed: those that differ, and no other',
    ),
    atMost(
      'sheet.refresh.syncs',
      session.syncs() - before,
      2,
      'round trips',
      'the same: one read, one write',
    ),
  ];
}

async function withExcel<T>(act: (session: ExcelSession) => Promise<T>): Promise<T> {
  const session = await startExcel({ year: 2024 });
  try {
    // The Excel room speaks to the global that office.js makes.
    Object.assign(globalThis, { Excel: session.Excel });
    return await act(session);
  } finally {
    session.close();
  }
}
