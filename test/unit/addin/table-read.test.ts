import { findTables } from '../../../addin/excel/find.ts';
import { insertSheet } from '../../../addin/excel/insert.ts';
import { refreshTable } from '../../../addin/excel/refresh.ts';
import type { ExcelSession } from '../../../addin/preview/node.ts';
import { openExcel } from './excel-session.ts';
import { sampleProgress } from './progress-samples.ts';

const tab = '罗山县2025进度表';
const rows = 30;
const changed = { 2: 700, 16: 710, 29: 1000 };

async function inserted() {
  const session = await openExcel();
  await insertSheet(sampleProgress(rows));
  const [found] = await findTables();
  if (!found) throw new Error('the inserted table was not found');
  return { session, found, first: session.syncs() };
}

/** These round trips are answered with more than 5 MB, counted from 1. */
function tooMuchAt({ host }: ExcelSession, first: number, trips: readonly number[]): void {
  host.faults.beforeBatch = (_batch, trip) => {
    if (trips.includes(trip - first)) host.faults.failNext('ResponsePayloadSizeLimitExceeded');
  };
}

/** Without the properties, which hold the time of writing. */
const cellsOf = (session: ExcelSession) =>
  session.snapshot().sheets.map(({ name, values, formulas }) => ({ name, values, formulas }));

describe('a table that is more than Excel answers at once', () => {
  it('is read in 2 stretches of 15 rows when 30 are too much, and written as any other', async () => {
    const usual = await inserted();
    const wanted = await refreshTable(usual.found, sampleProgress(rows, changed));
    const cells = cellsOf(usual.session);

    const { session, found, first } = await inserted();
    tooMuchAt(session, first, [1, 3]);
    const result = await refreshTable(found, sampleProgress(rows, changed), { needsBase: true });
    session.host.faults.clear();
    expect(result).toMatchObject({ changedRows: 3, outcome: 'written', problems: [] });
    expect(result.writtenCells).toBe(wanted.writtenCells);
    expect(cellsOf(session)).toEqual(cells);
    // At once, where it lies, 30 rows, 15, 15, above, below, still there; and one write.
    expect(session.syncs() - first).toBe(9);
  });

  it.each([
    [
      'sorts the rows',
      (session: ExcelSession, table: string) => session.workbook.user.sort(table, '完成率', false),
    ],
    ['inserts a row above', (session: ExcelSession) => session.workbook.user.insert(tab, '1:1')],
    ['inserts a column', (session: ExcelSession) => session.workbook.user.insertColumn(tab, 'C', '备注')],
  ])('is left for later when somebody %s between two stretches', async (_, act) => {
    const { session, found, first } = await inserted();
    const { faults } = session.host;
    let before: unknown;
    faults.beforeBatch = (_batch, trip) => {
      if (trip - first === 1 || trip - first === 3) faults.failNext('ResponsePayloadSizeLimitExceeded');
      if (trip - first !== 5) return;
      act(session, found.name);
      before = session.snapshot();
    };
    await expect(
      refreshTable(found, sampleProgress(rows + 1, changed), { needsBase: true }),
    ).rejects.toMatchObject({ code: 'EXCEL_BUSY' });
    faults.clear();
    expect(session.snapshot()).toEqual(before);
  });

  it('says that the table is gone', async () => {
    const { session, found, first } = await inserted();
    tooMuchAt(session, first, [1]);
    session.workbook.user.deleteSheet(tab);
    await expect(refreshTable(found, sampleProgress(rows))).rejects.toMatchObject({ code: 'TABLE_GONE' });
  });
});
