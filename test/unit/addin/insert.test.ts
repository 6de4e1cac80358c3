import { frontNow } from '../../../addin/excel/front.ts';
import { insertSheet } from '../../../addin/excel/insert.ts';
import { ExcelFault } from '../../../addin/excel/session.ts';
import { breakdownSheet } from '../../../schema/sheets/breakdown.ts';
import type { SheetModel } from '../../../schema/sheets/model.ts';
import { openExcel, readRange, textsOf } from './excel-session.ts';
import { sampleProgress } from './progress-samples.ts';

const tab = '罗山县2025进度表';

describe('insertSheet', () => {
  it.each([20, 300])('puts a 进度表 of %i rows into a new sheet in 2 round trips', async (rows) => {
    const session = await openExcel();
    const inserted = await insertSheet(sampleProgress(rows));
    expect(inserted).toEqual({
      sheetName: tab,
      name: 'zj_progress_411521_2025_TOWNSHIP_411521_latest_',
      rows,
    });
    expect(session.syncs()).toBe(2);
    expect(session.host.unhandled).toEqual([]);
  });

  it('writes title, meta line, header, 20 rows and the total as they read on paper', async () => {
    const session = await openExcel();
    await insertSheet(sampleProgress(20));
    expect(textsOf(session, tab, 'A1')).toEqual([['罗山县2025年度城乡居民基本医疗保险征缴进度表']]);
    expect(textsOf(session, tab, 'A2')).toEqual([['截至日期：2024年11月30日（含当日）']]);
    expect(textsOf(session, tab, 'H2')).toEqual([['制表时间：2024年11月30日 18:05']]);
    expect(textsOf(session, tab, 'A3:F4')).toEqual([
      ['序号', '乡镇（街道）', '任务数（人）', '已缴费人数（人）', '完成率', '完成情况'],
      ['1', '示例镇1', '1,000', '500', '50.00%', '差 500 人'],
    ]);
    expect(textsOf(session, tab, 'B24:D24')).toEqual([['合计', '20,002', '10,190']]);
    expect(textsOf(session, tab, 'K24')).toEqual([['4,076,000.00']]);
    expect(await readRange(session, tab, 'D24', 'formulas')).toEqual([['=SUM(D4:D23)']]);
    expect(await readRange(session, tab, 'C24', 'formulas')).toEqual([[20_002]]);
  });

  it('makes a real Excel table with a total row, and keeps codes as text in a hidden column', async () => {
    const session = await openExcel();
    await insertSheet(sampleProgress(20));
    const table = session.workbook.table('zj_progress_411521_2025_TOWNSHIP_411521_latest_');
    expect(table.GetRange().Address).toBe(`${tab}!A3:L24`);
    expect(table.ShowTotals).toBe(true);
    expect(await readRange(session, tab, 'L4', 'values')).toEqual([['411521100']]);
    expect(await readRange(session, tab, 'L4:L24', 'numberFormat')).toEqual(
      Array.from({ length: 21 }, () => ['@']),
    );
    expect(await readRange(session, tab, 'L1:L30', 'columnHidden')).toBe(true);
  });

  it('sets one number format per column, frozen panes, A4 landscape and the header on every page', async () => {
    const session = await openExcel();
    await insertSheet(sampleProgress(20));
    expect(await readRange(session, tab, 'C4:E4', 'numberFormat')).toEqual([['#,##0', '#,##0', '0.00%']]);
    const page = await session.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem(tab);
      const layout = sheet.pageLayout.load('orientation,paperSize,zoom');
      const frozen = sheet.freezePanes.getLocation().load('address');
      const titles = sheet.pageLayout.getPrintTitleRows().load('address');
      await context.sync();
      return { ...layout.toJSON(), frozen: frozen.address, titles: titles.address };
    });
    expect(page).toMatchObject({
      orientation: 'Landscape',
      paperSize: 'A4',
      zoom: { horizontalFitToPages: 1 },
      frozen: `${tab}!A1:B3`,
      titles: `${tab}!3:3`,
    });
  });

  it('shows completion as a data bar from 0 to 1, and as a column chart of the 20 townships', async () => {
    const session = await openExcel();
    await insertSheet(sampleProgress(20));
    const seen = await session.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem(tab);
      const formats = sheet.getRange('E4:E23').conditionalFormats.load('items/type');
      const bar = sheet.getRange('E4:E23').conditionalFormats.getItemAt(0).dataBar;
      bar.load('lowerBoundRule,upperBoundRule');
      const chart = sheet.charts.getItemAt(0).load('chartType,title/text');
      const values = chart.series.getItemAt(0).getDimensionValues('Values');
      const labels = chart.series.getItemAt(0).getDimensionValues('Categories');
      await context.sync();
      return {
        types: formats.items.map(({ type }) => type),
        lower: bar.lowerBoundRule,
        upper: bar.upperBoundRule,
        chart: chart.chartType,
        title: chart.title.text,
        values: values.value,
        labels: labels.value,
      };
    });
    expect(seen).toMatchObject({
      types: ['DataBar'],
      lower: { type: 'Number', formula: '0' },
      upper: { type: 'Number', formula: '1' },
      chart: 'ColumnClustered',
      title: '各乡镇完成率',
    });
    expect(seen.values).toHaveLength(20);
    expect(seen.values.slice(0, 2)).toEqual([0.5, 0.501]);
    expect(seen.labels.slice(0, 2)).toEqual(['示例镇1', '示例镇2']);
  });

  it('calls a second one 进度表 (2), and gives its table a name of its own', async () => {
    const session = await openExcel();
    await insertSheet(sampleProgress(20));
    expect(await insertSheet(sampleProgress(20))).toEqual({
      sheetName: `${tab} (2)`,
      name: 'zj_progress_411521_2025_TOWNSHIP_411521_latest_2',
      rows: 20,
    });
    expect(session.workbook.sheets.items().map(({ Name }) => Name)).toEqual(['Sheet1', tab, `${tab} (2)`]);
  });

  it('writes a township called =1+1 as text, not as a formula', async () => {
    const session = await openExcel();
    const model = sampleProgress(20);
    const spoilt = {
      ...model,
      rows: model.rows.map((row) =>
        row.role === 'data'
          ? { ...row, cells: row.cells.map((cell, at) => (at === 1 ? { value: '=1+1' } : cell)) }
          : row,
      ),
    };
    await insertSheet(spoilt);
    const [[value] = []] = (await readRange(session, tab, 'B4', 'values')) as string[][];
    expect(value?.replace(/^'/, '')).toBe('=1+1');
  });

  it('removes the unfinished sheet when Excel refuses something halfway', async () => {
    const session = await openExcel();
    // The first batch reads which names are taken; the second writes.
    const original = session.host.process.bind(session.host);
    session.host.process = (batch) => {
      if (session.host.requests.length === 1) session.host.faults.failNext('GeneralException', 60);
      return original(batch);
    };
    await expect(insertSheet(sampleProgress(20))).rejects.toMatchObject({ code: 'EXCEL_FAILED' });
    expect(session.workbook.sheets.items().map(({ Name }) => Name)).toEqual(['Sheet1']);
    expect(session.workbook.active.Name).toBe('Sheet1');
  });

  it('says in Chinese that a cell is being edited, and leaves the workbook as it was', async () => {
    const session = await openExcel();
    session.host.faults.failNext('InvalidOperationInCellEditMode');
    const error = await insertSheet(sampleProgress(20)).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ExcelFault);
    expect((error as ExcelFault).message).toBe('有单元格正在编辑。请按回车键或 Esc 键结束编辑，再点一次。');
    expect(session.workbook.sheets.items()).toHaveLength(1);
  });

  it('is inserted behind a chart sheet, where Excel knows no cell in front', async () => {
    const session = await openExcel();
    session.host.faults.failNext('InvalidSelection');
    const { isBehind, sheetName } = await insertSheet(sampleProgress(20));
    expect(isBehind).toBe(true);
    expect(session.workbook.sheets.items().map(({ Name }) => Name)).toEqual(['Sheet1', sheetName]);
    expect(session.workbook.active.Name).toBe('Sheet1');
  });

  it('sends 2.7 MB of text in 2 blocks, each under the limit, and keeps every row', async () => {
    const session = await openExcel();
    const model = sampleProgress(300);
    const long = {
      ...model,
      rows: model.rows.map((row) =>
        row.role === 'data'
          ? { ...row, cells: row.cells.map((cell, at) => (at === 5 ? { value: '长'.repeat(3000) } : cell)) }
          : row,
      ),
    };
    await insertSheet(long);
    expect(session.syncs()).toBe(3);
    const sheet = session.workbook.sheet(tab);
    expect(sheet.valueAt(302, 1)).toBe('示例镇300');
    expect(sheet.valueAt(302, 5)).toHaveLength(3000);
    expect(sheet.textAt(303, 1)).toBe('合计');
  });

  it('makes the day 2024-11-30 a date, and leaves =1+1 in a column of days text', async () => {
    const session = await openExcel();
    const model = sampleProgress(20);
    const days = ['2024-11-30', '=1+1', '2024-02-30'];
    let row = -1;
    await insertSheet({
      ...model,
      columns: model.columns.map((column, at) =>
        at === 5 ? { ...column, format: 'yyyy-mm-dd' as const } : column,
      ),
      rows: model.rows.map((each) => {
        if (each.role !== 'data') return each;
        row += 1;
        const value = days[row] ?? null;
        return { ...each, cells: each.cells.map((cell, at) => (at === 5 ? { value } : cell)) };
      }),
    });
    expect(await readRange(session, tab, 'F4:F7', 'values')).toEqual([
      [45_626],
      ['=1+1'],
      ['2024-02-30'],
      [''],
    ]);
    expect(textsOf(session, tab, 'F4')).toEqual([['2024-11-30']]);
  });

  it('stays behind when the reader chose another cell since the press', async () => {
    const session = await openExcel();
    const front = await frontNow();
    session.workbook.user.select('Sheet1', 'B2');
    expect(await insertSheet(sampleProgress(20), front)).toMatchObject({ sheetName: tab, isBehind: true });
    expect(session.workbook.active.Name).toBe('Sheet1');
    expect(textsOf(session, tab, 'B4')).toEqual([['示例镇1']]);
  });

  it('stays behind when a cell was open for typing at the press', async () => {
    const session = await openExcel();
    session.workbook.user.beginEdit('Sheet1', 'A1');
    const front = await frontNow();
    session.workbook.user.commitEdit('abc');
    expect(front).toBeNull();
    expect(await insertSheet(sampleProgress(20), front)).toMatchObject({ isBehind: true });
    expect(session.workbook.active.Name).toBe('Sheet1');
  });

  it('stays behind when the reader goes on between 2 blocks', async () => {
    const session = await openExcel();
    session.host.faults.afterBatch = (_, trip) => trip === 1 && session.workbook.user.select('Sheet1', 'B2');
    const model = sampleProgress(300);
    const long = {
      ...model,
      rows: model.rows.map((row) =>
        row.role === 'data'
          ? { ...row, cells: row.cells.map((cell, at) => (at === 5 ? { value: '长'.repeat(3000) } : cell)) }
          : row,
      ),
    };
    expect(await insertSheet(long)).toMatchObject({ rows: 300, isBehind: true });
    expect(session.workbook.active.Name).toBe('Sheet1');
  });

  it('makes a handful of objects for 300 rows, none per cell', async () => {
    const session = await openExcel();
    await insertSheet(sampleProgress(20));
    const objects = (from: number) =>
      session.host.requests
        .slice(from)
        .reduce((sum, { ObjectPaths }) => sum + Object.keys(ObjectPaths).length, 0);
    const at20 = objects(0);
    const before = session.host.requests.length;
    await insertSheet(sampleProgress(300));
    // office.js itself cuts writes of more than 1,500 cells into chunks; nothing else grows with the rows.
    expect(objects(before)).toBeLessThan(at20 + 60);
  });

  it('puts a 目标分解表 with a two-row merged header under a name of the sheet', async () => {
    const session = await openExcel();
    const inserted = await insertSheet(breakdown());
    expect(inserted).toMatchObject({ sheetName: '罗山县2025目标分解表', rows: 2 });
    expect(textsOf(session, inserted.sheetName, 'A3:C7')).toEqual([
      ['乡镇（街道）', '2025年参保目标数', '备注'],
      ['', '任务数', ''],
      ['示例镇1', '100', ''],
      ['示例镇2', '200', ''],
      ['合计', '302', ''],
    ]);
    const names = session.workbook.sheet(inserted.sheetName).names.items();
    expect(names).toHaveLength(1);
    expect(session.syncs()).toBe(2);
    expect(session.host.unhandled).toEqual([]);
  });
});

function breakdown(): SheetModel {
  return breakdownSheet({
    campaign: {
      id: '411521-2025',
      name: '罗山县2025年度城乡居民基本医疗保险征缴',
      countyName: '罗山县',
      benefitYear: 2025,
      documentNumber: '罗政办〔2024〕42号',
    },
    identity: {
      kind: 'breakdown',
      campaignId: '411521-2025',
      divisionCode: '411521',
      level: 'TOWNSHIP',
      asOf: 'latest',
    },
    revision: 1,
    columns: [{ code: 'TASK', name: '任务数', declaredTotal: 302, computedTotal: 300, difference: -2 }],
    rows: [
      { division: { code: '411521100', name: '示例镇1' }, values: [100], remarks: null },
      { division: { code: '411521101', name: '示例镇2' }, values: [200], remarks: null },
    ],
    note: null,
  });
}
