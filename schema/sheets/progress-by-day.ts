import { type FigureRow, type FigureSheetView, rowReader } from './figure-table.ts';
import type { ColumnModel, SheetModel } from './model.ts';
import { fraction, progressFrameSheet, yuan } from './progress-frame.ts';
import { figureWidth } from './words.ts';

/**
 * 分日进度表: a row a day with payments or refunds, oldest first, with what had come in by the end of it. The total row holds the
 * last day's cumulative figures; only what a day itself brought is added up.
 */
export function progressByDaySheet(view: FigureSheetView): SheetModel {
  const { text, whole, wholeOrNull } = rowReader(view.columns);
  const figures = (row: FigureRow) => ({
    newPersons: whole(row, 'newPersons'),
    amount: yuan(whole(row, 'amountFen')),
    refunded: yuan(whole(row, 'refundedFen')),
    cumulativePersons: whole(row, 'cumulativePersons'),
    cumulativeAmount: yuan(whole(row, 'cumulativeAmountFen')),
    completion: fraction(wholeOrNull(row, 'cumulativeCompletionBasisPoints')),
  });
  const [last = []] = view.total;
  const total = figures(last);
  const persons = { format: '#,##0', align: 'right' } as const;
  const money = { format: '#,##0.00', align: 'right' } as const;
  const columns: ColumnModel[] = [
    { key: 'index', header: '序号', width: 7, format: '0', align: 'center' },
    { key: 'day', header: '缴费日期', width: 16, format: '@', align: 'center' },
    { key: 'newPersons', header: '新增人数（人）', width: 15, ...persons, total: 'sum' },
    {
      key: 'amount',
      header: '缴费金额（元）',
      width: figureWidth([total.amount], 2, 18),
      ...money,
      total: 'sum',
    },
    {
      key: 'refunded',
      header: '退费金额（元）',
      width: figureWidth([total.refunded], 2, 15),
      ...money,
      total: 'sum',
    },
    { key: 'cumulativePersons', header: '累计缴费人数（人）', width: 18, ...persons },
    {
      key: 'cumulativeAmount',
      header: '累计缴费金额（元）',
      width: figureWidth([total.cumulativeAmount], 2, 18),
      ...money,
    },
    { key: 'completion', header: '累计完成率', width: 13, format: '0.00%', align: 'right' },
    { key: 'dayKey', header: '日期代码', width: 14, format: '@', align: 'left', hidden: true },
  ];
  return progressFrameSheet(view, {
    how: '分日',
    each: '各缴费日',
    columns,
    keyOf: (row) => text(row, 'key'),
    cellsOf(row, index) {
      const values: Readonly<Record<string, string | number | null>> = {
        index: index + 1,
        day: text(row, 'key'),
        ...figures(row),
        dayKey: text(row, 'key'),
      };
      return columns.map(({ key }) => ({ value: values[key] ?? null }));
    },
    total,
    checks: view.hasQuotas ? [] : ['未下达任务数，累计完成率留空，不是零'],
    explanation,
    charted: { column: 2, labels: 1, title: '每日新增人数' },
  });
}

const explanation =
  '说明：只列有缴费或退费的日期；同一人只计一次，计在计入的那一笔缴费的日期；退费从退费的那一天扣除，所以某天可以是负数；' +
  '更正的、计在外县的改在原来那一天；缴费金额已扣除退费；累计完成率按现在的任务数计算。金额单位为元，人数单位为人。';
