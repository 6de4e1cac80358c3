import {
  type BreakdownSummaryView,
  breakdownSummarySheet,
} from '../../../schema/sheets/breakdown-summary.ts';
import { identityFromTableName } from '../../../schema/sheets/identity.ts';
import { luoshan } from './luoshan.ts';

const view: BreakdownSummaryView = {
  campaign: luoshan,
  identity: {
    kind: 'breakdown',
    campaignId: '411521-2025',
    divisionCode: '411521',
    level: 'VILLAGE',
    asOf: 'latest',
  },
  preparedAt: '2024-11-20T02:00:00Z',
  columns: [
    { code: 'TASK', name: '任务数' },
    { code: 'LIFTED_OUT', name: '脱贫户' },
  ],
  rows: [
    ['周党镇', 1, [600, 60], '已通过'],
    ['周党镇', 2, [400, null], '已通过'],
    ['竹竿镇', 3, [null, null], '填报中'],
  ].map(([townshipName, at, values, stateName]) => ({
    townshipName: String(townshipName),
    village: { code: `41152100420${at}`, name: `示例${at}村` },
    lastYearPersons: 100 * Number(at),
    values: values as (number | null)[],
    stateName: String(stateName),
  })),
};

describe('breakdownSummarySheet', () => {
  const model = breakdownSummarySheet(view);

  it('is a table of 3 villages with a total row and a hidden key', () => {
    expect(model.table).toEqual({
      area: { row: 2, column: 0, rows: 5, columns: 8 },
      name: 'zj_breakdown_411521_2025_VILLAGE_411521_latest_',
      hasTotalRow: true,
      style: 'TableStyleLight15',
      keyColumn: 7,
    });
    expect(identityFromTableName(model.table?.name ?? '')).toEqual(view.identity);
    expect(model.columns[7]).toMatchObject({ key: 'code', hidden: true });
  });

  it('leaves blank what is not filled, and adds up 1,000 and 60', () => {
    expect(model.rows[5]?.cells.map(({ value }) => value)).toEqual([
      3,
      '竹竿镇',
      '示例3村',
      null,
      null,
      300,
      '填报中',
      '411521004203',
    ]);
    expect(model.rows[6]?.cells.slice(1, 6)).toEqual([
      { value: '合计' },
      { value: null },
      { value: 1000, formula: '=SUM(D4:D6)' },
      { value: 60, formula: '=SUM(E4:E6)' },
      { value: 600, formula: '=SUM(F4:F6)' },
    ]);
  });

  it('says how far 2 townships are', () => {
    expect(model.rows[1]?.cells[0]?.value).toBe('填报进展：已通过 1 个乡镇，填报中 1 个乡镇');
  });

  it('has no table before anything is dispatched', () => {
    const empty = breakdownSummarySheet({ ...view, rows: [] });
    expect(empty.table).toBeNull();
    expect(empty.rows.map(({ cells }) => cells[0]?.value).slice(-3)).toEqual([
      expect.stringMatching(/^说明：还没有下发。/),
      expect.stringMatching(
        /^数据来源：征缴系统 411521-2025；范围：罗山县各村（社区）；截至.*；0 行，未截断。$/,
      ),
      '变化：（无）',
    ]);
  });
});
