import type { Area, CellModel, RowModel, SheetModel } from './model.ts';

/** The campaign as the sheets name it. */
export interface CampaignView {
  /** `411521-2025` */
  readonly id: string;
  readonly name: string;
  readonly countyName: string;
  readonly benefitYear: number;
  /** 文号, e.g. 罗政办〔2024〕42号; null when the notice carries none. */
  readonly documentNumber: string | null;
}

export const emptyCell: CellModel = { value: null };

/** A row of `columns` cells with the given ones in place and the rest empty. */
export function rowOf(
  role: RowModel['role'],
  columns: number,
  cells: Readonly<Record<number, CellModel>>,
  key: string | null = null,
): RowModel {
  return { role, key, cells: Array.from({ length: columns }, (_, index) => cells[index] ?? emptyCell) };
}

/** A merged stretch of one row. */
export function across(row: number, column: number, columns: number): Area {
  return { row, column, rows: 1, columns };
}

/**
 * The form itself: from the first header row to the last data or total row, all columns. A sheet without a table
 * is found again through a defined name over this area. Null when there is no header row.
 */
export function formArea(model: SheetModel): Area | null {
  const first = model.rows.findIndex((row) => row.role === 'header');
  if (first < 0) return null;
  const last = model.rows.filter((row) => row.role !== 'note').length - 1; // notes come last
  return { row: first, column: 0, rows: last - first + 1, columns: model.columns.length };
}

/** The rows between header and total, all columns; `rows` is 0 when there are none. */
export function bodyArea(model: SheetModel): Area {
  const first = model.rows.map((row) => row.role).lastIndexOf('header') + 1;
  const rows = model.rows.filter((row) => row.role === 'data').length;
  return { row: first, column: 0, rows, columns: model.columns.length };
}
