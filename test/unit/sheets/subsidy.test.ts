import { isNothingToWrite, planRefresh } from '../../../schema/sheets/diff.ts';
import { identityFromTableName, tableNameFor } from '../../../schema/sheets/identity.ts';
import type { SheetIdentity } from '../../../schema/sheets/model.ts';
import { type SubsidyRowView, type SubsidyView, subsidySheet } from '../../../schema/sheets/subsidy.ts';
import { tableOf } from './table.ts';

const nothing = {
  reason: null,
  noRulePersons: 0,
  needsReviewPersons: 0,
  perPersonDueFen: null,
  individualFen: null,
  assistanceFen: null,
  enrolledAssistanceFen: null,
  enrolledCollectFen: null,
  enrolledFiscalFen: null,
  receivedFen: null,
  differenceFen: null,
  otherReceivedFen: 0,
  payers: [],
  fiscal: [],
};

const payers = [
  {
    payer: '医疗救助资金',
    timing: 'AT_SOURCE',
    persons: 3,
    fen: 96_000,
    enrolledPersons: 2,
    enrolledFen: 64_000,
  },
] as const;

const lowIncome: SubsidyRowView = {
  ...nothing,
  key: 'RULE:SUBSISTENCE_ALLOWANCE',
  name: '低保对象',
  outcome: 'DUE',
  persons: 3,
  enrolledPersons: 2,
  perPersonDueFen: 8_000,
  individualFen: 24_000,
  assistanceFen: 96_000,
  enrolledAssistanceFen: 64_000,
  enrolledCollectFen: 16_000,
  enrolledFiscalFen: 134_000,
  receivedFen: 12_000,
  differenceFen: -4_000,
  payers,
};

const noRule: SubsidyRowView = {
  ...nothing,
  key: 'NO_RULE:LIFTED_OUT',
  name: '脱贫人口',
  outcome: 'NO_RULE',
  reason: '通知没有规定',
  persons: 2,
  enrolledPersons: 2,
  noRulePersons: 2,
  enrolledFiscalFen: 134_000,
  otherReceivedFen: 80_000,
};

const identity: SheetIdentity = {
  kind: 'subsidy',
  campaignId: '411521-2025',
  divisionCode: '411521',
  level: 'TOWNSHIP',
  asOf: 'latest',
  by: 'CATEGORY',
};

function view(changes: Partial<SubsidyView> = {}): SubsidyView {
  return {
    campaign: {
      id: '411521-2025',
      name: '',
      countyName: '罗山县',
      benefitYear: 2025,
      documentNumber: '罗政办〔2024〕42号',
    },
    identity,
    asOfOn: '2024-12-31',
    calculatedAt: '2025-01-10T02:00:00Z',
    rows: [lowIncome, noRule],
    total: {
      ...lowIncome,
      key: 'TOTAL',
      name: '合计',
      persons: 5,
      enrolledPersons: 4,
      noRulePersons: 2,
      enrolledFiscalFen: 268_000,
      otherReceivedFen: 80_000,
      fiscal: [{ source: '财政补助（未分级）', fen: 268_000 }],
    },
    notes: ['脱贫人口：通知没有规定资助标准。'],
    ...changes,
  };
}

describe('subsidySheet', () => {
  const valuesOf = (role: string, model = subsidySheet(view())) =>
    model.rows.filter((row) => row.role === role).map(({ cells }) => cells.map(({ value }) => value));

  it('writes yuan with two places, and 通知没有规定 with empty money where there is no rule', () => {
    expect(valuesOf('data')).toEqual([
      [1, '低保对象', 3, 2, 0, '80.00', 160, 120, -40, 0, 640, 1340, 240, 960, 'RULE:SUBSISTENCE_ALLOWANCE'],
      [
        2,
        '脱贫人口',
        2,
        2,
        2,
        '通知没有规定',
        null,
        null,
        null,
        800,
        null,
        1340,
        null,
        null,
        'NO_RULE:LIFTED_OUT',
      ],
    ]);
    expect(valuesOf('total')).toEqual([
      [null, '合计', 5, 4, 2, null, 160, 120, -40, 800, 640, 2680, 240, 960, null],
    ]);
  });

  it('sums by formula where the rows add up, and says by how much where they do not', () => {
    const sums = (model = subsidySheet(view())) =>
      model.rows.find(({ role }) => role === 'total')?.cells.map(({ formula }) => formula ?? null);
    expect(sums()?.filter((formula) => formula !== null).length).toBe(11);
    const total = { ...view().total, receivedFen: 12_001 };
    const odd = subsidySheet(view({ total }));
    const cell = odd.rows.find(({ role }) => role === 'total')?.cells[7];
    expect(cell).toEqual({ value: 120.01, tone: 'warning', note: '各行相加与合计相差 -0.01' });
    expect(valuesOf('note', odd)[3]?.[0]).toBe('核对：1 列各行相加与合计不同，见批注。');
  });

  it('tells payers, fiscal subsidy and notes below the table, each under a label of its own', () => {
    expect(valuesOf('note').map(([text]) => text)).toEqual([
      '资助：医疗救助资金（缴费时直接减免）已参保 2 人 640.00 元，全部参保 3 人 960.00 元。',
      '财政补助：财政补助（未分级） 2,680.00 元。',
      '注意：脱贫人口：通知没有规定资助标准。',
      '核对：各行相加与合计一致。',
      expect.stringMatching(/^说明：一人只享受一项资助/),
      '数据来源：征缴系统 411521-2025；范围：罗山县各人员类别；截至2024年12月31日（含当日）；2 行，未截断。',
      '变化：（无）',
    ]);
  });

  it('keeps rows by category and by township apart in the names of their tables', () => {
    const { by: _, ...byTownship } = identity;
    expect(tableNameFor(identity)).toBe('zj_subsidy_411521_2025_CATEGORY_411521_latest_');
    expect(tableNameFor(byTownship)).toBe('zj_subsidy_411521_2025_TOWNSHIP_411521_latest_');
    expect(identityFromTableName(tableNameFor(identity))).toEqual(identity);
    expect(identityFromTableName(tableNameFor(byTownship))).toEqual(byTownship);
  });

  it('writes nothing when nothing changed, and a new rule over 通知没有规定', () => {
    const model = subsidySheet(view());
    const same = planRefresh(tableOf(model), model);
    expect(same.kind === 'planned' && isNothingToWrite(same)).toBe(true);
    const changed = subsidySheet(
      view({ rows: [lowIncome, { ...noRule, outcome: 'DUE', reason: null, perPersonDueFen: 20_000 }] }),
    );
    const plan = planRefresh(tableOf(model), changed);
    if (plan.kind !== 'planned') throw new Error(plan.kind);
    expect(plan.changes.map(({ columnKey, from, to }) => [columnKey, from, to])).toEqual([
      ['perPerson', '通知没有规定', '200.00'],
    ]);
    expect(plan.heldBack).toEqual([]);
  });

  it('is a sheet without a table when there is nobody', () => {
    expect(subsidySheet(view({ rows: [] })).table).toBeNull();
  });
});
