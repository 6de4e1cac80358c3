import { cellAddress, sumFormula } from './address.ts';
import type { BreakdownFormView } from './breakdown-form.ts';
import { breakdownTotals } from './breakdown-form-words.ts';
import { emptyCell, rowOf } from './layout.ts';
import type { CellModel, ColumnModel, RowModel } from './model.ts';

/** Roster counts stand beside a column only where there are any. */
export function hasRoster(view: BreakdownFormView, index: number): boolean {
  return view.villages.some(({ rosterPersons }) => (rosterPersons[index] ?? null) !== null);
}

/** Key of the column that shows how many are on the roster beside a column. */
export const rosterKey = (code: string): string => `roster ${code}`;

/** Where the rows of totals and the villages begin; 0-based rows. */
interface FormRows {
  readonly totalRow: number;
  readonly firstBodyRow: number;
}

/**
 * 任务数, 已分合计 and 剩余, a row each. Sum and remainder are live formulas; what is known of the villages adds up too, but there
 * is nothing to share out of it.
 */
export function breakdownTotalRows(
  view: BreakdownFormView,
  columns: readonly ColumnModel[],
  at: FormRows,
): RowModel[] {
  const width = columns.length;
  const cells = columns.map((column, index) => totalCells(view, column.key, index, at));
  const line = (pick: keyof TotalCells, label: string) =>
    rowOf('total', width, {
      ...Object.fromEntries(cells.map((cell, index) => [index, cell[pick]])),
      0: { value: label, format: '@', align: 'center' },
    });
  return [
    line('quota', breakdownTotals.quota),
    line('sum', breakdownTotals.sum),
    line('remainder', breakdownTotals.remainder),
  ];
}

interface TotalCells {
  readonly quota: CellModel;
  readonly sum: CellModel;
  readonly remainder: CellModel;
}

const noTotals: TotalCells = { quota: emptyCell, sum: emptyCell, remainder: emptyCell };

function totalCells(
  view: BreakdownFormView,
  key: string,
  index: number,
  { totalRow, firstBodyRow }: FormRows,
): TotalCells {
  const values = valuesUnder(view, key);
  if (!values) return noTotals;
  const filled = values.filter((value) => value !== null);
  const total = filled.reduce((sum, value) => sum + value, 0);
  const area = { row: firstBodyRow, column: index, rows: values.length, columns: 1 };
  const sum: CellModel = values.length === 0 ? { value: 0 } : { value: total, formula: sumFormula(area) };
  const column = view.columns.find(({ code }) => code === key);
  if (!column) return { ...noTotals, sum: filled.length === 0 ? emptyCell : { ...sum, tone: 'muted' } };
  if (column.quotaPersons === null) return { ...noTotals, quota: { value: '—', format: '@' }, sum };
  const formula = `=${cellAddress(totalRow, index)}-${cellAddress(totalRow + 1, index)}`;
  return {
    quota: { value: column.quotaPersons },
    sum,
    remainder: { value: column.quotaPersons - total, formula, format: '[Red]0;[Red]-0;[Color10]0' },
  };
}

/** Numbers of one column, top to bottom; null for a column that holds none. */
function valuesUnder({ columns, villages }: BreakdownFormView, key: string): (number | null)[] | null {
  if (key === 'lastYear') return villages.map(({ lastYearPersons }) => lastYearPersons);
  if (key === 'population') return villages.map(({ population }) => population);
  const value = columns.findIndex(({ code }) => code === key);
  if (value >= 0) return villages.map(({ values }) => values[value] ?? null);
  const roster = columns.findIndex(({ code }) => rosterKey(code) === key);
  return roster < 0 ? null : villages.map(({ rosterPersons }) => rosterPersons[roster] ?? null);
}
