import { readXlsx, type Workbook } from 'hucre/xlsx';
import { breakdownSheet } from '../../../schema/sheets/breakdown.ts';
import { identityFromTableName } from '../../../schema/sheets/identity.ts';
import type { SheetModel } from '../../../schema/sheets/model.ts';
import { progressSheet } from '../../../schema/sheets/progress.ts';
import { sheetsToXlsx } from '../../../server/export/xlsx.ts';
import { luoshanProgress, luoshanQuotas, progressOf, progressRow } from '../sheets/luoshan.ts';

const createdAt = new Date('2024-11-30T10:05:00Z');

async function written(...models: SheetModel[]): Promise<Workbook> {
  const bytes = await sheetsToXlsx(models, { title: '征缴进度表', creator: '医保征缴助手', createdAt });
  return readXlsx(bytes, { readStyles: true });
}

function sheetOf(book: Workbook, index = 0): Workbook['sheets'][number] {
  const sheet = book.sheets[index];
  if (!sheet) throw new Error(`no sheet ${index}`);
  return sheet;
}

describe('sheetsToXlsx', () => {
  it('writes Luoshan’s 进度表 as a table with its identity, 20 rows and a total row', async () => {
    const sheet = sheetOf(await written(progressSheet(luoshanProgress)));
    expect(sheet.name).toBe('罗山县2025进度表');
    const table = sheet.tables?.[0];
    expect(table).toMatchObject({ range: 'A3:L24', showTotalRow: true, showAutoFilter: true });
    expect(identityFromTableName(table?.name ?? '')).toEqual(luoshanProgress.identity);
    expect(table?.columns.map((column) => column.name)).toEqual(sheet.rows[2]);
    expect(sheet.rows[3]).toEqual([
      1,
      '铁铺镇',
      11617,
      11629,
      1.001,
      '超额 12 人',
      -12,
      1,
      2,
      86,
      4651600,
      '411521001',
    ]);
  });

  it('carries the declared 592,727 as a value with its note and 310,855 as formula and value', async () => {
    const { cells } = sheetOf(await written(progressSheet(luoshanProgress)));
    expect(cells?.get('23,2')).toMatchObject({
      value: 592_727,
      comment: { text: '各乡镇任务数相加 592,725，比下达合计 592,727 少 2' },
    });
    expect(cells?.get('23,2')?.formula).toBeUndefined();
    expect(cells?.get('23,3')).toMatchObject({ formula: 'SUM(D4:D23)', formulaResult: 310_855 });
    expect(cells?.get('3,4')?.style?.numFmt).toBe('0.00%');
    expect(cells?.get('3,10')?.style?.numFmt).toBe('#,##0.00');
    expect(cells?.get('3,11')).toMatchObject({ value: '411521001', type: 'string', style: { numFmt: '@' } });
  });

  it('prints on A4 landscape one page wide with the header on each page, and freezes 3 rows and 2 columns', async () => {
    const sheet = sheetOf(await written(progressSheet(luoshanProgress)));
    expect(sheet.pageSetup).toMatchObject({
      paperSize: 'a4',
      orientation: 'landscape',
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$3:$3',
    });
    expect(sheet.freezePane).toEqual({ rows: 3, columns: 2 });
    expect(sheet.columns?.[11]).toMatchObject({ hidden: true });
    expect(sheet.merges).toHaveLength(9);
  });

  it('draws bars from 0 to 1 over E4:E23 and one column series below the table', async () => {
    const sheet = sheetOf(await written(progressSheet(luoshanProgress)));
    expect(sheet.conditionalRules?.[0]).toMatchObject({
      type: 'dataBar',
      range: 'E4:E23',
      dataBar: {
        cfvo: [
          { type: 'num', value: '0' },
          { type: 'num', value: '1' },
        ],
      },
    });
    expect(sheet.charts?.[0]).toMatchObject({
      title: '各乡镇完成率',
      series: [
        { valuesRef: "'罗山县2025进度表'!$E$4:$E$23", categoriesRef: "'罗山县2025进度表'!$B$4:$B$23" },
      ],
    });
    expect(sheet.charts?.[0]?.anchor?.from.row).toBe(30);
  });

  it('writes 目标分解表 with its merged header, no table, and a name over A3:F25', async () => {
    const book = await written(breakdownSheet(luoshanQuotas));
    const sheet = sheetOf(book);
    expect(sheet.tables ?? []).toEqual([]);
    expect(sheet.rows[24]?.slice(0, 4)).toEqual(['合计', 592_727, 55_473, 64_657]);
    expect(sheet.cells?.get('24,1')?.comment?.text).toBe('下达合计 592,727，逐行相加 592,725，相差 −2');
    expect(sheet.merges).toContainEqual({ startRow: 2, startCol: 1, endRow: 2, endCol: 3 });
    expect(book.namedRanges).toEqual([
      {
        name: 'zj_breakdown_411521_2025_TOWNSHIP_411521_latest_',
        range: "'罗山县2025目标分解表'!$A$3:$F$25",
      },
    ]);
  });

  it('keeps text from outside text: =1+1 under the format @, #N/A no error, a code no number', async () => {
    const rows = [progressRow('=2+2', '=1+1', 100, 50), progressRow('00012', '#N/A', 100, 50)];
    const { cells } = sheetOf(await written(progressSheet(progressOf(rows, 200))));
    expect(cells?.get('3,1')).toMatchObject({ value: '=1+1', type: 'string', style: { numFmt: '@' } });
    expect(cells?.get('3,1')?.formula).toBeUndefined();
    expect(cells?.get('3,11')).toMatchObject({ value: '=2+2', type: 'string' });
    expect(cells?.get('4,1')).toMatchObject({ value: '#N/A' });
    expect(cells?.get('4,1')?.type).not.toBe('error');
    expect(cells?.get('4,11')).toMatchObject({ value: '00012', type: 'string' });
  });

  it('writes the day 2024-11-30 as a date, 45626 under yyyy-mm-dd, and a word beside it as text', async () => {
    const model = progressSheet(luoshanProgress);
    const days = ['2024-11-30', '未缴费', null];
    const { cells } = sheetOf(
      await written({
        ...model,
        columns: model.columns.map((column, at) =>
          at === 5 ? { ...column, format: 'yyyy-mm-dd' as const } : column,
        ),
        rows: model.rows.map((row, index) => ({
          ...row,
          cells: row.cells.map((cell, at) =>
            at === 5 && index >= 3 && index < 6 ? { value: days[index - 3] ?? null } : cell,
          ),
        })),
      }),
    );
    expect(cells?.get('3,5')?.style?.numFmt).toBe('yyyy-mm-dd');
    expect(cells?.get('3,5')?.value).toEqual(new Date('2024-11-30T00:00:00Z'));
    expect(cells?.get('4,5')?.value).toBe('未缴费');
    expect(cells?.get('5,5')?.value ?? null).toBeNull();
  });

  it('leaves unknown figures empty, not 0', async () => {
    const sheet = sheetOf(
      await written(progressSheet(progressOf([progressRow('1', '示例镇', null, 5)], null))),
    );
    expect(sheet.rows[3]?.slice(2, 8)).toEqual([null, 5, null, '未下达任务数', null, null]);
    expect(sheet.conditionalRules ?? []).toEqual([]);
  });

  it('gives two sheets of one identity different tabs and names, and quotes a tab with a day in it', async () => {
    const model = progressSheet({
      ...luoshanProgress,
      identity: { ...luoshanProgress.identity, asOf: '2024-11-30' },
    });
    const book = await written(model, model);
    expect(book.sheets.map((sheet) => sheet.name)).toEqual([
      '罗山县2025进度表2024-11-30',
      '罗山县2025进度表2024-11-30 (2)',
    ]);
    expect(book.sheets.map((sheet) => sheet.tables?.[0]?.name)).toEqual([
      'zj_progress_411521_2025_TOWNSHIP_411521_20241130_',
      'zj_progress_411521_2025_TOWNSHIP_411521_20241130_2',
    ]);
    expect(book.sheets.map((sheet) => sheet.pageSetup?.printTitlesRow)).toEqual(['$3:$3', '$3:$3']);
  });

  it('says who made it and when, and refuses a workbook of no sheets as a bug', async () => {
    const book = await written(progressSheet(luoshanProgress));
    expect(book.properties).toMatchObject({
      title: '征缴进度表',
      creator: '医保征缴助手',
      created: createdAt,
    });
    await expect(sheetsToXlsx([], { title: '', creator: '', createdAt })).rejects.toThrow(
      /at least one sheet/,
    );
  });
});
