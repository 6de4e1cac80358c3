import { type FigureRow, type FigureSheetView, rowReader } from './figure-table.ts';
import type { SheetModel } from './model.ts';
import { progressSheet } from './progress.ts';
import { progressByCategorySheet } from './progress-by-category.ts';
import { progressByDaySheet } from './progress-by-day.ts';

/** The 进度表 of whatever its rows are: townships, villages, categories of people or days. */
export function progressTableSheet(view: FigureSheetView): SheetModel {
  if (view.identity.by === 'CATEGORY') return progressByCategorySheet(view);
  if (view.identity.by === 'DAY') return progressByDaySheet(view);
  return progressByDivisionSheet(view);
}

function progressByDivisionSheet(view: FigureSheetView): SheetModel {
  const { text, whole, wholeOrNull } = rowReader(view.columns);
  const figures = (row: FigureRow) => ({
    quota: wholeOrNull(row, 'quota'),
    paidPersons: whole(row, 'paidPersons'),
    amountFen: whole(row, 'amountFen'),
    completionBasisPoints: wholeOrNull(row, 'completionBasisPoints'),
    gap: wholeOrNull(row, 'gap'),
    newToday: whole(row, 'newToday'),
    newIn7Days: whole(row, 'newIn7Days'),
  });
  const [total = []] = view.total;
  const hasTownships = view.columns.includes('townshipName');
  return progressSheet({
    ...view,
    level: view.identity.level,
    rows: view.rows.map((row) => ({
      divisionCode: text(row, 'key'),
      divisionName: text(row, 'name'),
      townshipName: hasTownships ? text(row, 'townshipName') || null : null,
      rank: wholeOrNull(row, 'rank'),
      ...figures(row),
    })),
    total: {
      ...figures(total),
      rowSumQuota: view.rowSumQuota,
      quotaDifference: view.quotaDifference,
      grossPersons: whole(total, 'grossPersons'),
      refundedPersons: whole(total, 'refundedPersons'),
      refundedFen: whole(total, 'refundedFen'),
      elsewherePersons: whole(total, 'elsewherePersons'),
    },
  });
}
