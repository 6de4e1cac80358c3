import { identityFromTableName } from '../../../schema/sheets/identity.ts';
import type { CellModel, RowModel, SheetModel } from '../../../schema/sheets/model.ts';
import { progressSheet } from '../../../schema/sheets/progress.ts';
import { luoshanProgress, luoshanRows, progressOf, progressRow, townshipCode } from './luoshan.ts';

const values = (row: RowModel | undefined): CellModel['value'][] =>
  row?.cells.map((cell) => cell.value) ?? [];
const rowsOf = (model: SheetModel, role: RowModel['role']): RowModel[] =>
  model.rows.filter((row) => row.role === role);
const totalOf = (model: SheetModel): readonly CellModel[] => rowsOf(model, 'total')[0]?.cells ?? [];

describe('progressSheet', () => {
  const sheet = progressSheet(luoshanProgress);

  it('puts title, as-of day, document and Beijing time of making above one header row', () => {
    expect(sheet.rows[0]?.cells[0]?.value).toBe('罗山县2025年度城乡居民基本医疗保险征缴进度表');
    expect(values(sheet.rows[1]).filter((value) => value !== null)).toEqual([
      '截至日期：2024年11月30日（含当日）',
      '依据：罗政办〔2024〕42号',
      '制表时间：2024年11月30日 18:05',
    ]);
    expect(values(sheet.rows[2])).toEqual([
      '序号',
      '乡镇（街道）',
      '任务数（人）',
      '已缴费人数（人）',
      '完成率',
      '完成情况',
      '差额（人）',
      '排名',
      '当日新增（人）',
      '近7日新增（人）',
      '缴费金额（元）',
      '区划代码',
    ]);
    expect(rowsOf(sheet, 'header')).toHaveLength(1);
  });

  it('says in words that 铁铺镇 is 12 over, 山店乡 is done and 定远乡 lacks 13,661', () => {
    const [first, second, third] = rowsOf(sheet, 'data');
    expect(values(first)).toEqual([
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
    expect(values(second).slice(1, 8)).toEqual(['山店乡', 17357, 17357, 1, '已完成', 0, 2]);
    expect(values(third).slice(1, 8)).toEqual(['定远乡', 27321, 13660, 0.4999, '差 13,661 人', 13661, 3]);
    expect(first?.key).toBe('411521001');
  });

  it('writes the declared 592,727 as a value, divides by it, and says the 20 rows are 2 short', () => {
    const total = totalOf(sheet);
    expect(total[1]?.value).toBe('合计');
    expect(total[2]).toEqual({
      value: 592_727,
      tone: 'warning',
      note: '各乡镇任务数相加 592,725，比下达合计 592,727 少 2',
    });
    expect(total[4]?.value).toBe(0.5244);
    expect(total[6]).toEqual({ value: 592_727 - 310_855 });
    expect(rowsOf(sheet, 'note')[0]?.cells[0]?.value).toBe(
      '核对：各乡镇任务数相加 592,725，比下达合计 592,727 少 2。',
    );
    expect(luoshanRows.reduce((sum, [, quota]) => sum + quota, 0)).toBe(592_725);
  });

  it('adds persons and money up by formula over D4:D23, with the same number as its value', () => {
    const total = totalOf(sheet);
    expect(total[3]).toEqual({ value: 310_855, formula: '=SUM(D4:D23)' });
    expect(total[8]?.formula).toBe('=SUM(I4:I23)');
    expect(total[9]?.formula).toBe('=SUM(J4:J23)');
    expect(total[10]).toEqual({ value: 124_342_000, formula: '=SUM(K4:K23)' });
  });

  it('is a real table of 22 rows with the code as hidden last column, and bars from 0 to 1 over 20 rows', () => {
    expect(sheet.table?.area).toEqual({ row: 2, column: 0, rows: 22, columns: 12 });
    expect(identityFromTableName(sheet.table?.name ?? '')).toEqual(luoshanProgress.identity);
    expect(sheet.columns.map((column) => column.hidden ?? false).lastIndexOf(true)).toBe(
      sheet.table?.keyColumn,
    );
    expect(sheet.dataBars).toEqual([
      { area: { row: 3, column: 4, rows: 20, columns: 1 }, minimum: 0, maximum: 1, color: '#7DB3E0' },
    ]);
    expect(sheet.chart?.series).toEqual([
      { name: '完成率', values: { row: 3, column: 4, rows: 20, columns: 1 } },
    ]);
    expect(sheet.print).toEqual({
      orientation: 'landscape',
      paper: 'A4',
      titleRows: { first: 2, last: 2 },
      fitToWidth: true,
    });
  });

  it('keeps every row as wide as its columns and no merge inside the table', () => {
    expect(sheet.rows.every((row) => row.cells.length === 12)).toBe(true);
    expect(sheet.merges.every((area) => area.row < 2 || area.row > 23)).toBe(true);
  });

  it('leaves quota, completion, gap and rank empty when no quota was given: never 0, no bars', () => {
    const rows = [progressRow('140821001', '示例镇', null, 320)];
    const none = progressSheet(progressOf(rows, null));
    expect(values(rowsOf(none, 'data')[0])).toEqual([
      1,
      '示例镇',
      null,
      320,
      null,
      '未下达任务数',
      null,
      null,
      5,
      29,
      128_000,
      '140821001',
    ]);
    expect(values(rowsOf(none, 'total')[0]).slice(2, 8)).toEqual([
      null,
      320,
      null,
      '未下达任务数',
      null,
      null,
    ]);
    expect(rowsOf(none, 'note')[0]?.cells[0]?.value).toBe(
      '核对：未下达任务数，任务数、完成率、差额、排名留空，不是零。',
    );
    expect(none.dataBars).toEqual([]);
    expect(none.chart?.series[0]?.name).toBe('已缴费人数（人）');
  });

  it('writes a total the rows do not add up to as a value and says so, rather than a formula that hides it', () => {
    const view = progressOf([progressRow('411521001', '铁铺镇', 100, 40)], 100);
    const model = progressSheet({ ...view, total: { ...view.total, paidPersons: 41 } });
    expect(totalOf(model)[3]).toEqual({
      value: 41,
      tone: 'warning',
      note: '各乡镇已缴费人数相加 40，与合计 41 不同',
    });
    expect(rowsOf(model, 'note')[0]?.cells[0]?.value).toBe(
      '核对：各乡镇任务数相加 100，与下达合计一致；各乡镇已缴费人数相加 40，与合计 41 不同。',
    );
  });

  it('lays 300 villages out as one table to row 304, without an unreadable chart', () => {
    const villages = Array.from({ length: 300 }, (_, index) =>
      progressRow(townshipCode(index), `示例村${index + 1}`, 100, 50),
    );
    const model = progressSheet(progressOf(villages, 30_000, { level: 'VILLAGE', divisionName: '周党镇' }));
    expect(model.table?.area.rows).toBe(302);
    expect(totalOf(model)[3]?.formula).toBe('=SUM(D4:D303)');
    expect(model.columns[1]?.header).toBe('村（社区）');
    expect(model.rows[0]?.cells[0]?.value).toBe('罗山县周党镇2025年度城乡居民基本医疗保险征缴进度表');
    expect(model.tabName).toBe('周党镇2025分村进度表');
    expect(model.chart).toBeNull();
  });

  it('makes no empty table when there is not one division to show', () => {
    const model = progressSheet(progressOf([], null, { level: 'VILLAGE' }));
    expect(model.table).toBeNull();
    expect(rowsOf(model, 'note')[0]?.cells[0]?.value).toBe('核对：没有可显示的村（社区）。');
  });
});
