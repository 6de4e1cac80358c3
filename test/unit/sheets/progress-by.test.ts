import { planRefresh } from '../../../schema/sheets/diff.ts';
import type { FigureSheetView } from '../../../schema/sheets/figure-table.ts';
import { footLines } from '../../../schema/sheets/foot.ts';
import { identityFromTableName } from '../../../schema/sheets/identity.ts';
import type { RowModel, SheetModel } from '../../../schema/sheets/model.ts';
import { progressTableSheet } from '../../../schema/sheets/progress-table.ts';
import { luoshanProgress } from './luoshan.ts';
import { applied, snapshot, type Table, tableOf } from './table.ts';

const { campaign, identity } = luoshanProgress;
const answer = {
  campaign,
  asOfOn: '2024-11-30',
  calculatedAt: '2024-11-30T10:05:00Z',
  hasQuotas: true,
  rowSumQuota: 1000,
  quotaDifference: 0,
};

const byCategory: FigureSheetView = {
  ...answer,
  identity: { ...identity, by: 'CATEGORY' },
  columns: [
    'key',
    'name',
    'paidPersons',
    'amountFen',
    'grossPersons',
    'refundedPersons',
    'refundedFen',
    'elsewherePersons',
    'newToday',
    'newIn7Days',
    'shareBasisPoints',
  ],
  rows: [
    ['ORDINARY', '普通居民', 900, 36_000_000, 903, 2, 80_000, 1, 3, 40, 9000],
    ['ORPHAN', '孤儿', 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ['EXTREME_POVERTY', '特困人员', 100, 12_345, 100, 0, 0, 0, -1, 2, 1000],
  ],
  total: [[null, null, 1000, 36_012_345, 1003, 2, 80_000, 1, 2, 42, 10_000]],
  totalCount: 3,
};

const byDay: FigureSheetView = {
  ...answer,
  identity: { ...identity, divisionCode: '411521-04', by: 'DAY' },
  divisionName: '周党镇',
  columns: [
    'key',
    'newPersons',
    'grossPersons',
    'refundedPersons',
    'elsewherePersons',
    'amountFen',
    'refundedFen',
    'cumulativePersons',
    'cumulativeAmountFen',
    'cumulativeCompletionBasisPoints',
  ],
  rows: [
    ['2024-10-01', 5, 6, 1, 0, 200_000, 40_000, 5, 200_000, 50],
    ['2024-10-03', 7, 7, 0, 0, 280_050, 0, 12, 480_050, 120],
  ],
  total: [[null, 12, 13, 1, 0, 480_050, 40_000, 12, 480_050, 120]],
  totalCount: 2,
};

const rowsOf = (sheet: SheetModel, role: RowModel['role']) => sheet.rows.filter((row) => row.role === role);
const valuesOf = (sheet: SheetModel, role: RowModel['role']) =>
  rowsOf(sheet, role).map(({ cells }) => cells.map(({ value }) => value));
const notesOf = (sheet: SheetModel) => valuesOf(sheet, 'note').map(([text]) => text);

const planOf = (table: Table, next: SheetModel, base: SheetModel) => {
  const outcome = planRefresh(snapshot(table), next, base);
  if (outcome.kind !== 'planned') throw new Error(outcome.kind);
  return outcome;
};

describe('progressTableSheet by category', () => {
  const sheet = progressTableSheet(byCategory);

  it('has a row each for 普通居民, 孤儿 without a payment and 特困人员, in yuan and per cent', () => {
    expect(valuesOf(sheet, 'header')).toEqual([
      [
        '序号',
        '人员类别',
        '已缴费人数（人）',
        '占比',
        '缴费金额（元）',
        '当日新增（人）',
        '近7日新增（人）',
        '全部退费（人）',
        '计在外县（人）',
        '类别代码',
      ],
    ]);
    expect(valuesOf(sheet, 'data')).toEqual([
      [1, '普通居民', 900, 0.9, 360_000, 3, 40, 2, 1, 'ORDINARY'],
      [2, '孤儿', 0, 0, 0, 0, 0, 0, 0, 'ORPHAN'],
      [3, '特困人员', 100, 0.1, 123.45, -1, 2, 0, 0, 'EXTREME_POVERTY'],
    ]);
    expect(rowsOf(sheet, 'data').map(({ key }) => key)).toEqual(['ORDINARY', 'ORPHAN', 'EXTREME_POVERTY']);
  });

  it('adds up by formula to 1,000 persons and 360,123.45 yuan, and says so', () => {
    const [total] = rowsOf(sheet, 'total');
    expect(total?.cells[2]).toEqual({ value: 1000, formula: '=SUM(C4:C6)' });
    expect(total?.cells[3]).toEqual({ value: 1 });
    expect(total?.cells[4]).toEqual({ value: 360_123.45, formula: '=SUM(E4:E6)' });
    expect(notesOf(sheet)).toEqual([
      '核对：各行相加与合计一致。',
      expect.stringMatching(/^说明：/),
      '数据来源：征缴系统 411521-2025；范围：罗山县各人员类别；截至2024年11月30日（含当日）；3 行，未截断。',
      '变化：（无）',
    ]);
  });

  it('is found again by a name of its own', () => {
    expect(sheet.table?.name).toBe('zj_progress_411521_2025_CATEGORY_411521_latest_');
    expect(identityFromTableName(`${sheet.table?.name}1`)).toEqual(byCategory.identity);
    expect(sheet.tabName).toBe('罗山县2025分类别进度表');
  });

  it('writes the answer’s total as a value with a note when its rows are 1 short of it', () => {
    const short = progressTableSheet({
      ...byCategory,
      rows: byCategory.rows.map((row, index) => (index === 0 ? row.with(2, 899) : row)),
    });
    const [total] = rowsOf(short, 'total');
    expect(total?.cells[2]).toEqual({ value: 1000, tone: 'warning', note: '各行相加与合计不同' });
    expect(notesOf(short)[0]).toBe('核对：已缴费人数（人）各行相加与合计不同。');
  });
});

describe('progressTableSheet by day', () => {
  const sheet = progressTableSheet(byDay);

  it('has a row a day with what had come in by its end', () => {
    expect(valuesOf(sheet, 'data')).toEqual([
      [1, '2024-10-01', 5, 2000, 400, 5, 2000, 0.005, '2024-10-01'],
      [2, '2024-10-03', 7, 2800.5, 0, 12, 4800.5, 0.012, '2024-10-03'],
    ]);
    const [total] = rowsOf(sheet, 'total');
    expect(total?.cells.map(({ value }) => value)).toEqual([
      null,
      '合计',
      12,
      4800.5,
      400,
      12,
      4800.5,
      0.012,
      null,
    ]);
    // What had come in by a day is not to be added up.
    expect(total?.cells.map(({ formula }) => formula !== undefined)).toEqual([
      false,
      false,
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it('names the township in title, tab and foot, and draws what each day brought', () => {
    expect(sheet.rows[0]?.cells[0]?.value).toBe('罗山县周党镇2025年度城乡居民基本医疗保险分日征缴进度表');
    expect(sheet.tabName).toBe('周党镇2025分日进度表');
    expect(notesOf(sheet)[2]).toBe(
      '数据来源：征缴系统 411521-2025；范围：罗山县周党镇各缴费日；截至2024年11月30日（含当日）；2 行，未截断。',
    );
    expect(sheet.chart).toMatchObject({
      series: [{ name: '新增人数（人）', values: { row: 3, column: 2, rows: 2 } }],
    });
    expect(identityFromTableName(sheet.table?.name ?? '')).toEqual(byDay.identity);
  });

  const [total = []] = byDay.total;
  const empty = progressTableSheet({
    ...byDay,
    rows: [],
    total: [total.map((value) => value && 0)],
    totalCount: 0,
  });

  it('says that there is no completion while no quotas are given out', () => {
    const open = progressTableSheet({ ...byDay, hasQuotas: false });
    expect(notesOf(open)[0]).toBe('核对：各行相加与合计一致；未下达任务数，累计完成率留空，不是零。');
  });

  it('has one empty row and a total of 0 before the first day, which the first two days then take', () => {
    expect(empty.table?.area).toEqual({ row: 2, column: 0, rows: 3, columns: empty.columns.length });
    expect(empty.chart).toBeNull();
    expect(notesOf(empty)[0]).toBe('核对：没有可显示的行。');
    const before = tableOf(empty);
    const plan = planOf(before, sheet, empty);
    expect(plan.filled).toEqual([{ row: 0, key: '2024-10-01' }]);
    expect(plan.appended.map(({ key }) => key)).toEqual(['2024-10-03']);
    expect(plan.keptRows).toEqual([]);
    expect(plan.heldBack).toEqual([]);
    const after = applied(before, plan);
    const filled = tableOf(sheet);
    expect(after.values).toEqual(filled.values);
    expect(after.total?.values).toEqual(filled.total?.values);
    expect(planOf(after, sheet, sheet).changes).toEqual([]);
  });

  it('leaves an empty table as it is while there is still no day', () => {
    const plan = planOf(tableOf(empty), empty, empty);
    expect([plan.blocks, plan.appended, plan.filled, plan.keptRows]).toEqual([[], [], [], []]);
  });

  it('keeps each meta text within columns wide enough for it', () => {
    for (const model of [sheet, progressTableSheet(byCategory)]) {
      const widths = model.merges
        .filter(({ row }) => row === 1)
        .map(({ column, columns }) =>
          model.columns.slice(column, column + columns).reduce((sum, { width }) => sum + width, 0),
        );
      expect(widths).toHaveLength(3);
      for (const width of widths) expect(width).toBeGreaterThanOrEqual(28);
    }
  });
});

describe('footLines', () => {
  const facts = { source: '411521-2025', filter: '罗山县各村（社区）', asOf: '2024年11月30日' };

  it('says that 25,000 rows were cut to 20,000', () => {
    expect(footLines({ ...facts, rows: 20_000, totalCount: 25_000 })).toEqual([
      '数据来源：征缴系统 411521-2025；范围：罗山县各村（社区）；截至2024年11月30日；共 25,000 行，只列了前 20,000 行，其余没有列出。',
      '变化：（无）',
    ]);
  });

  it('has no line of changes for a sheet that is not refreshed', () => {
    expect(footLines({ ...facts, rows: 3, isRefreshed: false })).toEqual([
      '数据来源：征缴系统 411521-2025；范围：罗山县各村（社区）；截至2024年11月30日；3 行，未截断。',
    ]);
  });
});
