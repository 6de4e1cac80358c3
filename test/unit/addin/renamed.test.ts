import { findTables } from '../../../addin/excel/find.ts';
import { insertSheet } from '../../../addin/excel/insert.ts';
import { refreshTable } from '../../../addin/excel/refresh.ts';
import { findRenamed, reclaimTable } from '../../../addin/excel/renamed.ts';
import type { ExcelSession } from '../../../addin/preview/node.ts';
import { openExcel, textsOf } from './excel-session.ts';
import { sampleProgress } from './progress-samples.ts';

const ownName = 'zj_progress_411521_2025_TOWNSHIP_411521_latest_';

/** As 表设计 → 表名称 does. */
function renameTable(session: ExcelSession, from: string, to: string): void {
  session.workbook.table(from).Name = to;
}

describe('findRenamed', () => {
  it('finds nothing where tables have the names they were given', async () => {
    await openExcel();
    await insertSheet(sampleProgress(5));
    expect(await findRenamed()).toEqual([]);
  });

  it('finds the 进度表 that was renamed 我的进度, and reclaimed it is refreshed again, typed-over figure and all', async () => {
    const session = await openExcel();
    const { sheetName } = await insertSheet(sampleProgress(5));
    renameTable(session, ownName, '我的进度');
    expect(await findTables()).toEqual([]);
    const [renamed] = await findRenamed();
    expect(renamed).toMatchObject({
      name: '我的进度',
      sheetName,
      identity: { kind: 'progress', asOf: 'latest' },
    });
    if (!renamed) throw new Error('found above');
    session.workbook.user.edit(sheetName, 'D5', [[77]]);
    await reclaimTable(renamed);
    const [found] = await findTables();
    expect(found?.name).toBe(ownName);
    if (!found) throw new Error('found above');
    const result = await refreshTable(found, sampleProgress(5, { 0: 600, 1: 601 }));
    expect(result.problems.map(({ code }) => code)).toEqual(['SHEET_CELL_EDITED']);
    expect(textsOf(session, sheetName, 'D4:D5')).toEqual([['600'], ['77']]);
    expect(await findRenamed()).toEqual([]);
  });

  it('gives the second name to a table whose own has gone to another in the meantime', async () => {
    const session = await openExcel();
    await insertSheet(sampleProgress(5));
    renameTable(session, ownName, '我的进度');
    await insertSheet(sampleProgress(5));
    const [renamed] = await findRenamed();
    if (!renamed) throw new Error('the renamed table is not found');
    await reclaimTable(renamed);
    expect((await findTables()).map(({ name }) => name)).toEqual([`${ownName}2`, ownName]);
  });

  it('leaves a table of the reader’s own alone, on the sheet whose own table is gone', async () => {
    const session = await openExcel();
    const { sheetName } = await insertSheet(sampleProgress(5));
    session.workbook.user.edit(sheetName, 'P3:Q5', [
      ['村', '人数'],
      ['示例村', 3],
      ['示例村2', 4],
    ]);
    await session.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem(sheetName);
      sheet.tables.add('P3:Q5', true).name = '读者的表';
      sheet.tables.getItem(ownName).delete();
      await context.sync();
    });
    expect(await findRenamed()).toEqual([]);
  });

  it('says that a table was renamed again before it was reclaimed, and changes nothing', async () => {
    const session = await openExcel();
    await insertSheet(sampleProgress(5));
    renameTable(session, ownName, '我的进度');
    const [renamed] = await findRenamed();
    if (!renamed) throw new Error('the renamed table is not found');
    renameTable(session, '我的进度', '又一个');
    await expect(reclaimTable(renamed)).rejects.toMatchObject({ code: 'TABLE_RENAMED_AGAIN' });
    expect(await findTables()).toEqual([]);
  });
});
