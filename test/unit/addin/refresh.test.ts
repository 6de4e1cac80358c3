import { findTables } from '../../../addin/excel/find.ts';
import { insertSheet } from '../../../addin/excel/insert.ts';
import { refreshTable } from '../../../addin/excel/refresh.ts';
import type { ExcelSession } from '../../../addin/preview/node.ts';
import { openExcel, readRange, textsOf } from './excel-session.ts';
import { sampleProgress } from './progress-samples.ts';

const tab = '罗山县2025进度表';
const tableName = 'zj_progress_411521_2025_TOWNSHIP_411521_latest_';

/** Three townships have new figures: rows 3, 7 and 20. */
const threeChanged = { 2: 700, 6: 710, 19: 1000 };

describe('refreshTable', () => {
  it('writes only the changed cells of 3 townships, in one read and one write', async () => {
    const session = await openExcel();
    const found = await inserted(session);
    const before = session.syncs();
    const from = session.host.requests.length;
    const result = await refreshTable(found, sampleProgress(20, threeChanged));
    expect(session.syncs() - before).toBe(2);
    expect(result).toMatchObject({ sheetName: tab, changedRows: 3, addedRows: 0, problems: [] });
    // Per township: paid, completion, status, gap, amount. Total row: completion, status, gap; its sums are formulas.
    // And the line 变化 below the table.
    expect(writtenCells(session, from)).toBe(3 * 5 + 3 + 1);
    expect(result.writtenCells).toBe(3 * 5 + 3 + 1);
    expect(textsOf(session, tab, 'A6:G6')).toEqual([
      ['3', '示例镇3', '1,000', '700', '70.00%', '差 300 人', '300'],
    ]);
    expect(textsOf(session, tab, 'F23')).toEqual([['已完成']]);
    expect(textsOf(session, tab, 'B24:D24')).toEqual([['合计', '20,002', '11,073']]);
    expect(session.host.unhandled).toEqual([]);
  });

  it('reads once and writes nothing when no figure has changed', async () => {
    const session = await openExcel();
    const found = await inserted(session);
    const before = session.syncs();
    const result = await refreshTable(found, sampleProgress(20));
    expect(session.syncs() - before).toBe(1);
    expect(result).toMatchObject({ changedRows: 0, addedRows: 0, writtenCells: 0, problems: [] });
  });

  it('writes the lines 截至日期 and 制表时间 anew, and leaves a title the clerk rewrote', async () => {
    const session = await openExcel();
    const found = await inserted(session);
    session.workbook.user.edit(tab, 'A1', [['示例标题']]);
    const model = sampleProgress(20);
    const later = {
      ...model,
      rows: model.rows.map((row) => ({
        ...row,
        cells: row.cells.map((cell) =>
          typeof cell.value === 'string'
            ? { ...cell, value: cell.value.replace('11月30日', '12月1日') }
            : cell,
        ),
      })),
    };
    await refreshTable(found, later);
    expect(textsOf(session, tab, 'A1:A2')).toEqual([['示例标题'], ['截至日期：2024年12月1日（含当日）']]);
    expect(textsOf(session, tab, 'H2')).toEqual([['制表时间：2024年12月1日 18:05']]);
  });

  it("keeps the clerk's column, formula, note and column width", async () => {
    const session = await openExcel();
    const found = await inserted(session);
    session.workbook.user.insertColumn(tab, 'D', '备注');
    session.workbook.user.edit(tab, 'D4', [['已电话催缴']]);
    session.workbook.user.edit(tab, 'D5', [['=C5*2']]);
    await session.Excel.run(async (context) => {
      context.workbook.worksheets.getItem(tab).getRange('B:B').format.columnWidth = 200;
      await context.sync();
    });
    const result = await refreshTable(found, sampleProgress(20, threeChanged));
    expect(result).toMatchObject({ changedRows: 3, problems: [] });
    expect(textsOf(session, tab, 'C4:E6')).toEqual([
      ['1,000', '已电话催缴', '500'],
      ['1,000', '2,000', '501'],
      ['1,000', '', '700'],
    ]);
    expect(await readRange(session, tab, 'D5', 'formulas')).toEqual([['=C5*2']]);
    expect(session.workbook.sheet(tab).columns.size(1)).toBe(200);
  });

  it('follows the rows when the clerk has sorted by completion', async () => {
    const session = await openExcel();
    const found = await inserted(session);
    session.workbook.user.sort(tableName, '完成率', false);
    expect(textsOf(session, tab, 'B4')).toEqual([['示例镇20']]);
    await refreshTable(found, sampleProgress(20, threeChanged));
    expect(textsOf(session, tab, 'B4:D4')).toEqual([['示例镇20', '1,000', '1,000']]);
    expect(textsOf(session, tab, 'B21:D21')).toEqual([['示例镇3', '1,000', '700']]);
  });

  it('writes into rows that a filter hides, and leaves the filter on', async () => {
    const session = await openExcel();
    const found = await inserted(session);
    session.workbook.user.filter(tableName, '乡镇（街道）', ['示例镇1']);
    await refreshTable(found, sampleProgress(20, threeChanged));
    expect(session.workbook.sheet(tab).valueAt(5, 3)).toBe(700);
    expect(session.workbook.sheet(tab).rows.isHidden(5)).toBe(true);
    expect(session.workbook.sheet(tab).rows.isHidden(3)).toBe(false);
  });

  it('holds back a formula the clerk put into one of our cells, and says where', async () => {
    const session = await openExcel();
    const found = await inserted(session);
    session.workbook.user.edit(tab, 'D6', [['=500+200']]);
    const result = await refreshTable(found, sampleProgress(20, { 2: 705 }));
    expect(await readRange(session, tab, 'D6', 'formulas')).toEqual([['=500+200']]);
    expect(result.problems).toHaveLength(1);
    expect(result.problems[0]).toMatchObject({
      code: 'SHEET_CELL_HAS_FORMULA',
      severity: 'WARNING',
      place: { address: `'${tab}'!D6`, column: '已缴费人数（人）' },
    });
    // The sum over a column with a held-back cell would not be the answer's total, so it is a value now.
    expect(await readRange(session, tab, 'D24', 'formulas')).toEqual([[10_190 + 203]]);
  });

  it('keeps a figure typed over by hand when it knows what it last wrote', async () => {
    const session = await openExcel();
    const base = sampleProgress(20);
    await insertSheet(base);
    const [found] = await findTables();
    session.workbook.user.edit(tab, 'D6', [[999]]);
    const result = await refreshTable(found!, sampleProgress(20, threeChanged), base);
    expect(session.workbook.sheet(tab).valueAt(5, 3)).toBe(999);
    expect(result.problems.map(({ code }) => code)).toEqual(['SHEET_CELL_EDITED']);
  });

  it('adds rows that are new at the end of the table, above the total, and moves the lines below', async () => {
    const session = await openExcel();
    const found = await inserted(session);
    const result = await refreshTable(found, sampleProgress(22));
    expect(result).toMatchObject({ addedRows: 2, problems: [] });
    expect(textsOf(session, tab, 'B23:D26')).toEqual([
      ['示例镇20', '1,000', '519'],
      ['示例镇21', '1,000', '520'],
      ['示例镇22', '1,000', '521'],
      ['合计', '22,002', '11,231'],
    ]);
    expect(await readRange(session, tab, 'D26', 'formulas')).toEqual([['=SUM(D4:D25)']]);
    expect(textsOf(session, tab, 'A27')).toEqual([
      ['核对：各乡镇任务数相加 22,000，比下达合计 22,002 少 2。'],
    ]);
    const again = await refreshTable(found, sampleProgress(22));
    expect(again).toMatchObject({ changedRows: 0, addedRows: 0, writtenCells: 0, problems: [] });
  });

  it('leaves the chart as it is', async () => {
    const session = await openExcel();
    const found = await inserted(session);
    const charts = () => session.workbook.sheet(tab).charts.items().length;
    await refreshTable(found, sampleProgress(20, threeChanged));
    expect(charts()).toBe(1);
  });

  it('says that the table was deleted since it was found', async () => {
    const session = await openExcel();
    const found = await inserted(session);
    session.workbook.table(tableName).Delete();
    await expect(refreshTable(found, sampleProgress(20))).rejects.toMatchObject({ code: 'TABLE_GONE' });
  });
});

describe('findTables', () => {
  it('finds a table on a renamed sheet and its copy on another, in one round trip', async () => {
    const session = await openExcel();
    await insertSheet(sampleProgress(20));
    session.workbook.user.rename(tab, '本周通报用');
    await session.Excel.run(async (context) => {
      context.workbook.worksheets.getItem('本周通报用').copy('End').name = '备份';
      await context.sync();
    });
    const before = session.syncs();
    const found = await findTables();
    expect(session.syncs() - before).toBe(1);
    expect(found.map(({ sheetName }) => sheetName)).toEqual(['本周通报用', '备份']);
    for (const { identity } of found) expect(identity).toEqual(sampleProgress(20).identity);
    expect(new Set(found.map(({ name }) => name)).size).toBe(2);
    for (const table of found) {
      const result = await refreshTable(table, sampleProgress(20, threeChanged));
      expect(result).toMatchObject({ sheetName: table.sheetName, changedRows: 3 });
    }
  });

  it('passes over tables that are not ours', async () => {
    const session = await openExcel();
    session.workbook.user.edit('Sheet1', 'A1:A2', [['列1'], [1]]);
    await session.Excel.run(async (context) => {
      context.workbook.worksheets.getItem('Sheet1').tables.add('A1:A2', true);
      await context.sync();
    });
    expect(await findTables()).toEqual([]);
  });
});

async function inserted(session: ExcelSession) {
  await insertSheet(sampleProgress(20));
  const [found] = await findTables();
  if (!found) throw new Error('the table was not found');
  expect(session.host.unhandled).toEqual([]);
  return found;
}

/** Cells in all values written since the given request; null leaves a cell alone. */
function writtenCells(session: ExcelSession, from: number): number {
  const values = session.host.requests
    .slice(from)
    .flatMap(({ Actions }) => Actions)
    .filter(({ Name, ActionType }) => ActionType === 4 && (Name === 'Values' || Name === 'Formulas'))
    .map(({ ArgumentInfo }) => ArgumentInfo?.Arguments?.[0] as unknown[][]);
  return values.flat(2).filter((value) => value !== null).length;
}
