import { writeBlocks } from '../../addin/excel/block-writer.ts';
import { findTables } from '../../addin/excel/find.ts';
import { insertSheet } from '../../addin/excel/insert.ts';
import { refreshTable } from '../../addin/excel/refresh.ts';
import { type ExcelSession, startExcel } from '../../addin/preview/node.ts';
import { sampleProgress } from '../unit/addin/progress-samples.ts';
import { atLeast, atMost, type Bench, type BenchFigure, median } from './bench.ts';
import { rosterSheet } from './roster-sheet.ts';

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
    report('inserting a roster of 50,000 rows');
    figures.push(...(await rosterSheet(report)));
    report('redrawing 40 scattered cells of 270 rows');
    figures.push(...(await withExcel(redraw)));
    report('writing 5,000 rows of 12 columns');
    figures.push(await withExcel(cellsPerSecond));
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

/** Forty villages of 270 have one more payment each, as after a small import. */
async function redraw(session: ExcelSession): Promise<BenchFigure[]> {
  const rows = 270;
  const base = sampleProgress(rows);
  await insertSheet(base);
  const [found] = await findTables();
  if (!found) throw new Error('the inserted table was not found');
  const paidColumn = base.columns.findIndex(({ key }) => key === 'newToday');
  let row = -1;
  // One cell each, none beside another: the most blocks that 40 changes can make.
  const changed = {
    ...base,
    rows: base.rows.map((one) => {
      if (one.role !== 'data') return one;
      row += 1;
      return row % 6 === 0 && row < 240
        ? {
            ...one,
            cells: one.cells.map((cell, at) => (at === paidColumn ? { ...cell, value: 900 + row } : cell)),
          }
        : one;
    }),
  };
  const before = session.syncs();
  const from = session.host.requests.length;
  const { changedRows, outcome } = await refreshTable(found, changed, { needsBase: true });
  if (outcome !== 'written' || changedRows !== 40) throw new Error(`${changedRows} rows: ${outcome}`);
  const syncs = session.syncs() - before;
  const write = session.host.requests[from + 1];
  const paths = Object.keys(write?.ObjectPaths ?? {}).length;
  const blocks = (write?.Actions ?? []).filter((action) => action.Name === 'Values').length;
  return [
    atMost(
      'redraw.syncs',
      syncs,
      2,
      'round trips',
      'a redraw of 270 rows in which 40 cells far from each other changed: one read, one guarded write',
    ),
    atMost(
      'redraw.proxies',
      paths / Math.max(1, blocks),
      4,
      'object paths per block',
      `the same: ${paths} object paths for ${blocks} blocks in the batch that writes`,
    ),
  ];
}

/** Our writer against a bare `range.values`, by turns, in the same simulated workbook. */
async function cellsPerSecond(session: ExcelSession): Promise<BenchFigure> {
  const rows = Array.from({ length: 5000 }, (_, row) =>
    Array.from({ length: 12 }, (_, column) => (column < 2 ? `示例${row}-${column}` : row * 12 + column)),
  );
  await session.Excel.run(async (context) => {
    context.workbook.worksheets.add('示例甲');
    context.workbook.worksheets.add('示例乙');
    await context.sync();
  });
  const ours = () =>
    session.Excel.run((context) => writeBlocks(context, '示例甲', { row: 0, column: 0 }, rows));
  const bare = () =>
    session.Excel.run(async (context) => {
      context.workbook.worksheets.getItem('示例乙').getRange('A1:L5000').values = rows;
      await context.sync();
    });
  const times = { ours: [] as number[], bare: [] as number[] };
  for (let round = 0; round < 9; round += 1) {
    for (const [name, act] of [
      ['ours', ours],
      ['bare', bare],
    ] as const) {
      const start = performance.now();
      await act();
      times[name].push(performance.now() - start);
    }
  }
  const rate = (measured: readonly number[]) => (5000 * 12 * 1000) / median(measured);
  const share = rate(times.ours) / rate(times.bare);
  return atLeast(
    'sheet.cells',
    share,
    0.7,
    'of a bare range.values',
    `5,000 rows of 12 columns in blocks: ${Math.round(rate(times.ours))} cells/s against ${Math.round(rate(times.bare))}; median of 9 alternating rounds`,
  );
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
