import type { BreakdownNumbers } from '../values/breakdown.ts';
import type { FilledRow } from '../values/breakdown-check.ts';
import type { Problem } from '../values/problem.ts';

/** What a sheet holds from its first used cell on, values as they are (a number stays a number). */
export interface BreakdownSnapshot {
  readonly sheetName: string;
  /** 0-based place of `cells[0][0]` on the sheet. */
  readonly row: number;
  readonly column: number;
  readonly cells: readonly (readonly BreakdownSnapshotCell[])[];
}

export interface BreakdownSnapshotCell {
  /** '' is an empty cell. */
  readonly value: string | number | boolean;
  /** Beginning with `=`; null when there is none. */
  readonly formula: string | null;
}

/** Where things stand on the sheet as it is now; rows and columns of the sheet, 0-based. */
export interface BreakdownLayout {
  readonly sheetName: string;
  readonly headerRow: number;
  /** Column codes, and `name`, `lock`, `remarks`, `status`, `finding`, `code`; one that is gone is missing. */
  readonly columnOf: ReadonlyMap<string, number>;
  /** Row of each village; the first of several. */
  readonly rowOf: ReadonlyMap<string, number>;
  readonly tokenCell: { readonly row: number; readonly column: number } | null;
  /** A1 address of a column's remainder, by column code. */
  readonly remainderOf: ReadonlyMap<string, string>;
}

export interface ReadBreakdown {
  readonly kind: 'read';
  /** As it stands there, not trusted; null when there is none. */
  readonly token: string | null;
  readonly layout: BreakdownLayout;
  /** Rows with a code, and rows without one that hold numbers; top to bottom. */
  readonly rows: readonly FilledRow[];
  /** Of rows with a code; the first of several. Text that is no number is null here. */
  readonly numbers: BreakdownNumbers;
  readonly remarks: ReadonlyMap<string, string>;
  /** Villages whose 锁定 says 是. */
  readonly locked: ReadonlySet<string>;
  readonly problems: readonly Problem[];
}

export type BreakdownRead =
  | { readonly kind: 'unreadable'; readonly problems: readonly Problem[] }
  | ReadBreakdown;

/**
 * What stands on a 目标分解表 that was filled in somewhere, in Excel, WPS or LibreOffice. Columns are found by their headers
 * and rows by the hidden code: sorting, filtering, inserted rows and columns, renamed and copied sheets do not matter.
 *
 * @param columns of the form, in its order; `rows` and `numbers` come back in this order
 */
export function readBreakdown(
  _snapshot: BreakdownSnapshot,
  _columns: readonly { readonly code: string; readonly name: string }[],
): BreakdownRead {
  throw new Error('not yet built');
}
