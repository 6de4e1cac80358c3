import type { QuotaTableView } from '../../../schema/sheets/breakdown.ts';
import type { CampaignView } from '../../../schema/sheets/layout.ts';
import type { ProgressRowView, ProgressView } from '../../../schema/sheets/progress.ts';

/** 附件 of 罗政办〔2024〕42号 as printed: name, 任务数, 城乡低保, 脱贫户. The rows add up to 592,725, not 592,727. */
export const luoshanRows: readonly (readonly [string, number, number, number])[] = [
  ['铁铺镇', 11617, 1130, 1960],
  ['山店乡', 17357, 1930, 2692],
  ['定远乡', 27321, 2410, 3712],
  ['周党镇', 42643, 3207, 3893],
  ['潘新镇', 29063, 2328, 3100],
  ['灵山镇', 19198, 1382, 3168],
  ['彭新镇', 36135, 3453, 3223],
  ['青山镇', 23892, 2388, 3110],
  ['子路镇', 39060, 2718, 3518],
  ['楠杆镇', 35691, 3449, 3790],
  ['莽张镇', 37857, 3389, 3670],
  ['庙仙乡', 30893, 2729, 3690],
  ['竹竿镇', 44481, 3538, 5278],
  ['东铺镇', 38522, 3204, 4215],
  ['尤店乡', 25843, 2379, 4098],
  ['高店镇', 34347, 3245, 5697],
  ['朱堂乡', 21203, 2354, 3576],
  ['宝城街道办事处', 28583, 4206, 606],
  ['龙山街道办事处', 27354, 3557, 974],
  ['丽水街道办事处', 21665, 2477, 687],
];

export const luoshan: CampaignView = {
  id: '411521-2025',
  name: '罗山县2025年度城乡居民基本医疗保险征缴',
  countyName: '罗山县',
  benefitYear: 2025,
  documentNumber: '罗政办〔2024〕42号',
};

export const townshipCode = (index: number): string => `411521${String(index + 1).padStart(3, '0')}`;

/** Paid persons of each township, 示例: 铁铺镇 is 12 over, 山店乡 just done, the others at a half. */
function paidIn(index: number, quota: number): number {
  if (index === 0) return quota + 12;
  return index === 1 ? quota : Math.floor(quota / 2);
}

export function progressRow(
  code: string,
  name: string,
  quota: number | null,
  paidPersons: number,
  more: Partial<ProgressRowView> = {},
): ProgressRowView {
  return {
    divisionCode: code,
    divisionName: name,
    quota,
    paidPersons,
    amountFen: paidPersons * 40_000,
    completionBasisPoints: quota === null ? null : Math.floor((paidPersons * 10_000) / quota),
    gap: quota === null ? null : quota - paidPersons,
    rank: quota === null ? null : 1,
    newToday: paidPersons % 7,
    newIn7Days: paidPersons % 97,
    ...more,
  };
}

export function progressOf(
  rows: readonly ProgressRowView[],
  declared: number | null,
  more: Partial<ProgressView> = {},
): ProgressView {
  const sum = (of: (row: ProgressRowView) => number | null): number =>
    rows.reduce((all, row) => all + (of(row) ?? 0), 0);
  const paidPersons = sum((row) => row.paidPersons);
  const hasQuotas = declared !== null;
  return {
    campaign: luoshan,
    identity: {
      kind: 'progress',
      campaignId: '411521-2025',
      divisionCode: '411521',
      level: 'TOWNSHIP',
      asOf: 'latest',
    },
    asOfOn: '2024-11-30',
    calculatedAt: '2024-11-30T10:05:30.000Z',
    level: 'TOWNSHIP',
    hasQuotas,
    rows,
    total: {
      quota: declared,
      rowSumQuota: hasQuotas ? sum((row) => row.quota) : null,
      quotaDifference: hasQuotas ? sum((row) => row.quota) - declared : null,
      paidPersons,
      amountFen: sum((row) => row.amountFen),
      completionBasisPoints: hasQuotas ? Math.floor((paidPersons * 10_000) / declared) : null,
      gap: hasQuotas ? declared - paidPersons : null,
      newToday: sum((row) => row.newToday),
      newIn7Days: sum((row) => row.newIn7Days),
    },
    ...more,
  };
}

export const luoshanProgress: ProgressView = progressOf(
  luoshanRows.map(([name, quota], index) =>
    progressRow(townshipCode(index), name, quota, paidIn(index, quota), {
      rank: index === 0 ? 1 : index === 1 ? 2 : 3,
    }),
  ),
  592_727,
);

export const luoshanQuotas: QuotaTableView = {
  campaign: luoshan,
  identity: {
    kind: 'breakdown',
    campaignId: '411521-2025',
    divisionCode: '411521',
    level: 'TOWNSHIP',
    asOf: 'latest',
  },
  revision: 1,
  columns: [
    {
      code: 'TASK',
      name: '任务数',
      declaredTotal: 592_727,
      computedTotal: 592_725,
      difference: -2,
    },
    {
      code: 'SUBSISTENCE_ALLOWANCE',
      name: '城乡低保',
      declaredTotal: 55_473,
      computedTotal: 55_473,
      difference: 0,
    },
    { code: 'LIFTED_OUT', name: '脱贫户', declaredTotal: 64_657, computedTotal: 64_657, difference: 0 },
  ],
  rows: luoshanRows.map(([name, ...values], index) => ({
    division: { code: townshipCode(index), name },
    values,
    remarks: null,
  })),
  note: '各乡镇任务数为前三年参保平均数，困难群众统计时间截止 6 月 25 日，脱贫户不包括脱贫不享受政策户。',
};
