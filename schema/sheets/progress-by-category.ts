import { type FigureRow, type FigureSheetView, rowReader } from './figure-table.ts';
import type { ColumnModel, SheetModel } from './model.ts';
import { fraction, progressFrameSheet, yuan } from './progress-frame.ts';
import { figureWidth, fittingWidth } from './words.ts';

/**
 * 分类别进度表: a row a category of people, also those that nobody has paid for. There are no quotas by category, so
 * there is no completion; 占比 is of all who count.
 */
export function progressByCategorySheet(view: FigureSheetView): SheetModel {
  const { text, whole, wholeOrNull } = rowReader(view.columns);
  const figures = (row: FigureRow) => ({
    paidPersons: whole(row, 'paidPersons'),
    share: fraction(wholeOrNull(row, 'shareBasisPoints')),
    amount: yuan(whole(row, 'amountFen')),
    newToday: whole(row, 'newToday'),
    newIn7Days: whole(row, 'newIn7Days'),
    refundedPersons: whole(row, 'refundedPersons'),
    elsewherePersons: whole(row, 'elsewherePersons'),
  });
  const [last = []] = view.total;
  const total = figures(last);
  const persons = { format: '#,##0', align: 'right', total: 'sum' } as const;
  const columns: ColumnModel[] = [
    { key: 'index', header: '序号', width: 7, format: '0', align: 'center' },
    {
      key: 'name',
      header: '人员类别',
      width: fittingWidth(
        view.rows.map((row) => text(row, 'name')),
        22,
        40,
      ),
      format: '@',
      align: 'left',
    },
    { key: 'paidPersons', header: '已缴费人数（人）', width: 16, ...persons },
    { key: 'share', header: '占比', width: 11, format: '0.00%', align: 'right' },
    {
      key: 'amount',
      header: '缴费金额（元）',
      width: figureWidth([total.amount], 2, 18),
      format: '#,##0.00',
      align: 'right',
      total: 'sum',
    },
    { key: 'newToday', header: '当日新增（人）', width: 13, ...persons },
    { key: 'newIn7Days', header: '近7日新增（人）', width: 14, ...persons },
    { key: 'refundedPersons', header: '全部退费（人）', width: 13, ...persons },
    { key: 'elsewherePersons', header: '计在外县（人）', width: 13, ...persons },
    { key: 'categoryCode', header: '类别代码', width: 14, format: '@', align: 'left', hidden: true },
  ];
  return progressFrameSheet(view, {
    how: '分类别',
    each: '各人员类别',
    columns,
    keyOf: (row) => text(row, 'key'),
    cellsOf(row, index) {
      const values: Readonly<Record<string, string | number | null>> = {
        index: index + 1,
        name: text(row, 'name'),
        ...figures(row),
        categoryCode: text(row, 'key'),
      };
      return columns.map(({ key }) => ({ value: values[key] ?? null }));
    },
    total,
    checks: [],
    explanation,
    charted: null,
  });
}

const explanation =
  '说明：类别以计入的那一笔缴费为准，同一人只计一次；没有分类别的任务数，所以没有完成率；占比＝本类已缴费人数÷合计；' +
  '已缴费人数和金额已扣除退费和计在外县的；近7日含截至日期当日。缴费金额单位为元，人数单位为人。';
