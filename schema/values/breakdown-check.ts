import type { BreakdownForm, BreakdownNumbers } from './breakdown.ts';
import type { Problem } from './problem.ts';

/** What stands in a cell: a number, nothing, or text that is no number. */
export type FilledCell = number | null | { readonly text: string };

/** A row as it came. */
export interface FilledRow {
  /** '' when the row has lost its code. */
  readonly villageCode: string;
  readonly villageName: string;
  /** In the order of the form's columns. */
  readonly cells: readonly FilledCell[];
  /** 1-based row of the sheet; null for rows that came without one. */
  readonly line: number | null;
  /** A1 address per column; null (or none) for rows that came without a sheet. */
  readonly addresses: readonly (string | null)[];
}

/** Where the rows came from, and where a column's total is pointed at: its remainder cell. */
export interface CheckPlaces {
  readonly sheet?: string;
  readonly file?: string;
  /** In the order of the form's columns. */
  readonly totals: readonly (string | null)[];
}

/**
 * Everything wrong with a filled form, in the order of its rows, totals last.
 *
 * @param mode `complete` for submitting; `partial` for a draft: only what can never be right
 * @param shown what the server has in the columns that are only shown; without it they are not compared
 */
export function checkBreakdown(
  _form: BreakdownForm,
  _rows: readonly FilledRow[],
  _places: CheckPlaces,
  _mode: 'complete' | 'partial',
  _shown: BreakdownNumbers | null = null,
): readonly Problem[] {
  throw new Error('not yet built');
}

/**
 * A cell's value as a number: `1,234`, `１２３` and `12 ` are, blank is null, anything else stays text. Negative numbers and
 * fractions stay numbers; the check names them.
 */
export function filledCell(_value: string | number | boolean | null): FilledCell {
  throw new Error('not yet built');
}
