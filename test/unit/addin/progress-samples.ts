import type { SheetModel } from '../../../schema/sheets/model.ts';
import { type ProgressRowView, type ProgressView, progressSheet } from '../../../schema/sheets/progress.ts';

/**
 * An invented 进度表 of 示例 townships: 1,000 persons each, the first with 500 paid, the next with 501 and so on.
 * Declared 2 more than the rows add up to, as Luoshan's notice does the other way round.
 *
 * @param paid paid persons by 0-based row, where they differ from the pattern
 */
export function sampleProgress(rows: number, paid: Readonly<Record<number, number>> = {}): SheetModel {
  return progressSheet(sampleView(rows, paid));
}

export function sampleView(rows: number, paid: Readonly<Record<number, number>> = {}): ProgressView {
  const views = Array.from({ length: rows }, (_, index) =>
    rowView(index, paid[index] ?? 500 + (index % 400)),
  );
  const paidPersons = views.reduce((sum, row) => sum + row.paidPersons, 0);
  const quota = rows * 1000 + 2;
  return {
    campaign: {
      id: '411521-2025',
      name: '罗山县2025年度城乡居民基本医疗保险征缴',
      countyName: '罗山县',
      benefitYear: 2025,
      documentNumber: '罗政办〔2024〕42号',
    },
    identity: {
      kind: 'progress',
      campaignId: '411521-2025',
      divisionCode: '411521',
      level: 'TOWNSHIP',
      asOf: 'latest',
    },
    asOfOn: '2024-11-30',
    calculatedAt: '2024-11-30T10:05:00Z',
    level: 'TOWNSHIP',
    hasQuotas: true,
    rows: views,
    total: {
      quota,
      rowSumQuota: rows * 1000,
      quotaDifference: -2,
      paidPersons,
      amountFen: paidPersons * 40_000,
      completionBasisPoints: Math.round((paidPersons / quota) * 10_000),
      gap: quota - paidPersons,
      newToday: rows,
      newIn7Days: rows * 7,
    },
  };
}

function rowView(index: number, paidPersons: number): ProgressRowView {
  return {
    divisionCode: `411521${100 + index}`,
    divisionName: `示例镇${index + 1}`,
    quota: 1000,
    paidPersons,
    amountFen: paidPersons * 40_000,
    completionBasisPoints: paidPersons * 10,
    gap: 1000 - paidPersons,
    rank: index + 1,
    newToday: 1,
    newIn7Days: 7,
  };
}

const columns = [
  'key',
  'name',
  'quota',
  'paidPersons',
  'amountFen',
  'completionBasisPoints',
  'gap',
  'rank',
  'newToday',
  'newIn7Days',
  'grossPersons',
  'refundedPersons',
  'refundedFen',
  'elsewherePersons',
];

/** The same as the service answers it: `campaign { progressTable }` and what is asked beside it. */
export function sampleAnswer(paid: Readonly<Record<number, number>> = {}) {
  const { campaign, rows, total, asOfOn, calculatedAt, hasQuotas } = sampleView(20, paid);
  const cells = (row: Readonly<Record<string, unknown>>) =>
    columns.map((column) => {
      const field =
        { key: 'divisionCode', name: 'divisionName', grossPersons: 'paidPersons' }[column] ?? column;
      const none = /^(refunded|elsewhere)/.test(column) ? 0 : null;
      return row[field] ?? none;
    });
  return {
    divisions: rows.map(({ divisionCode, divisionName }) => ({ code: divisionCode, name: divisionName })),
    campaign: {
      ...campaign,
      division: { code: '411521', name: '罗山县' },
      notice: { documentNumber: campaign.documentNumber, title: '示例' },
      progressTable: {
        columns,
        rows: rows.map((row) => cells({ ...row })),
        total: [cells({ ...total })],
        state: JSON.stringify(paid),
        figuresVersion: 1,
        asOfOn,
        calculatedAt,
        hasQuotas,
        rowSumQuota: total.rowSumQuota,
        quotaDifference: total.quotaDifference,
        totalCount: rows.length,
        isDifference: false,
        isTruncated: false,
      },
    },
  };
}
