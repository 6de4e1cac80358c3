import { type CoverageView, coverageSheet } from '../../../schema/sheets/coverage.ts';

const counts = (due: number, covered: number, excused: number, rateBasisPoints: number | null) => ({
  due,
  covered,
  excused,
  chase: due - covered,
  rateBasisPoints,
});
const none = { due: null, covered: null, excused: null, chase: null, rateBasisPoints: null };
const low = { code: 'SUBSISTENCE_ALLOWANCE', name: '城乡低保对象', hasRoster: true };
const orphan = { code: 'ORPHAN', name: '孤儿', hasRoster: false };

const view: CoverageView = {
  campaign: {
    id: '411521-2025',
    name: '示例',
    countyName: '罗山县',
    benefitYear: 2025,
    documentNumber: '罗政办〔2024〕42号',
  },
  identity: {
    kind: 'coverage',
    campaignId: '411521-2025',
    divisionCode: '411521',
    level: 'TOWNSHIP',
    asOf: 'latest',
  },
  outcome: 'CURRENT_ROSTER',
  asOfOn: '2024-11-30',
  calculatedAt: '2024-11-30T10:05:00Z',
  level: 'TOWNSHIP',
  hasPayments: true,
  categories: [low, orphan],
  rosters: [{ sourceName: '示例低保名册', office: '县民政局', asOfOn: '2024-06-25' }],
  missingCategories: [orphan],
  notCounted: [{ code: 'SPECIAL_CARE', name: '优抚对象', hasRoster: true }],
  rows: [
    {
      divisionCode: '411521-01',
      divisionName: '铁铺镇',
      byCategory: [counts(10, 10, 0, 10_000), none],
      overall: counts(10, 10, 0, 10_000),
      isSuppressed: false,
    },
    {
      divisionCode: '411521-04',
      divisionName: '周党镇',
      byCategory: [counts(30, 29, 2, 9667), none],
      overall: counts(30, 29, 2, 9667),
      isSuppressed: false,
    },
  ],
  total: {
    divisionCode: '411521',
    divisionName: '罗山县',
    byCategory: [counts(40, 39, 2, 9750), none],
    overall: counts(40, 39, 2, 9750),
    isSuppressed: false,
  },
};

const values = (model: ReturnType<typeof coverageSheet>, role: string) =>
  model.rows.filter((row) => row.role === role).map(({ cells }) => cells.map(({ value }) => value));

describe('coverageSheet', () => {
  it('is a table by township: 10 of 10 says 全部参保, 29 of 30 lacks 1', () => {
    const model = coverageSheet(view);
    expect(values(model, 'data')).toEqual([
      [1, '铁铺镇', 10, 10, 0, 0, 1, '全部参保', 10, 10, 1, '411521-01'],
      [2, '周党镇', 30, 29, 1, 2, 0.9667, '差 1 人', 30, 29, 0.9667, '411521-04'],
    ]);
    expect(values(model, 'total')).toEqual([
      [null, '合计', 40, 39, 1, 2, 0.975, '差 1 人', 40, 39, 0.975, null],
    ]);
    expect(model.table).toMatchObject({
      name: 'zj_coverage_411521_2025_TOWNSHIP_411521_latest_',
      keyColumn: 11,
      hasTotalRow: true,
    });
  });

  it('adds the counts up by formula, and not the rates', () => {
    const total = coverageSheet(view).rows.find(({ role }) => role === 'total');
    expect(total?.cells.map(({ formula }) => formula !== undefined)).toEqual([
      false,
      false,
      true,
      true,
      true,
      true,
      false,
      false,
      true,
      true,
      false,
      false,
    ]);
    expect(total?.cells[2]?.formula).toBe('=SUM(C4:C5)');
  });

  it('says which roster of which day it rests on, what has none, and what is not counted', () => {
    expect(values(coverageSheet(view), 'note').map(([text]) => text)).toEqual([
      '名册：示例低保名册（县民政局，截至2024年6月25日）。',
      '没有名册：孤儿。这些类别不列，不是 0 人。',
      '没有计入：优抚对象。名册上有这些人，通知没有把他们计入困难群众参保率。',
      expect.stringContaining('全部参保才显示 100%'),
      '数据来源：征缴系统 411521-2025；范围：罗山县各乡镇；截至2024年11月30日（含当日）；2 行，未截断。',
      '变化：（无）',
    ]);
  });

  it('writes the total as a value where a village of few people is not shown', () => {
    const [first, second] = view.rows;
    if (!first || !second) throw new Error('two rows');
    const hidden = { ...second, byCategory: [none, none], overall: none, isSuppressed: true };
    const model = coverageSheet({ ...view, rows: [first, hidden] });
    expect(values(model, 'data')[1]?.slice(2, 8)).toEqual([null, null, null, null, null, '人数较少，不显示']);
    const total = model.rows.find(({ role }) => role === 'total');
    expect(total?.cells[2]).toEqual({ value: 40 });
  });

  it('has no table without a roster, and says that it is not 0 people', () => {
    const model = coverageSheet({
      ...view,
      outcome: 'NO_ROSTER',
      rosters: [],
      missingCategories: [low, orphan],
      notCounted: [],
      rows: [],
      total: null,
    });
    expect(model.table).toBeNull();
    expect(values(model, 'data')).toEqual([]);
    expect(values(model, 'note')[0]?.[0]).toBe('没有数字：还没有导入任何困难群众名册，不是 0 人。');
  });
});
