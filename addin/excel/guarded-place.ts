import {
  type BreakdownLayout,
  type BreakdownSnapshot,
  type BreakdownSnapshotCell,
  plainText,
  readBreakdown,
} from '../../schema/sheets/breakdown-read-back.ts';
import { filledCell } from '../../schema/values/breakdown-check.ts';

/** A cell by what it means: a village's, or the one that carries the token (`villageCode` is then ''). */
export interface CellKey {
  readonly villageCode: string;
  /** A column code, `lock`, `remarks`, `status`, `finding`, or `token`. */
  readonly columnKey: string;
}

/** A cell by where it is; 0-based rows and columns of the sheet. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

export interface FormColumn {
  readonly code: string;
  readonly name: string;
}

export const tokenKey = 'token';

/** Where a layout says that a cell is; null when its row or column is not there. */
export function placeIn(
  layout: BreakdownLayout | null,
  { villageCode, columnKey }: CellKey,
): CellPlace | null {
  if (columnKey === tokenKey) return layout?.tokenCell ?? null;
  const row = layout?.rowOf.get(villageCode);
  const column = layout?.columnOf.get(columnKey);
  return row === undefined || column === undefined ? null : { row, column };
}

/** A sheet as it was read, asked by place. */
export interface KeyedSheet {
  /** Null when nobody can tell rows or columns apart any more. */
  readonly layout: BreakdownLayout | null;
  /** What a cell means; null for a cell of the reader's own. */
  readonly keyAt: (place: CellPlace) => CellKey | null;
  readonly contentAt: (place: CellPlace) => BreakdownSnapshotCell;
}

export function keyedSheet(snapshot: BreakdownSnapshot, columns: readonly FormColumn[]): KeyedSheet {
  const read = readBreakdown(snapshot, columns);
  const contentAt = ({ row, column }: CellPlace) =>
    snapshot.cells[row - snapshot.row]?.[column - snapshot.column] ?? { value: '', formula: null };
  if (read.kind === 'unreadable') return { layout: null, keyAt: () => null, contentAt };
  const { layout } = read;
  const villageAt = new Map(read.rows.map(({ line, villageCode }) => [(line ?? 0) - 1, villageCode]));
  const columnAt = new Map([...layout.columnOf].map(([key, column]) => [column, key]));
  return {
    layout,
    contentAt,
    keyAt: ({ row, column }) => {
      const { tokenCell } = layout;
      if (tokenCell?.row === row && tokenCell.column === column)
        return { villageCode: '', columnKey: tokenKey };
      const [villageCode, columnKey] = [villageAt.get(row), columnAt.get(column)];
      return villageCode && columnKey ? { villageCode, columnKey } : null;
    },
  };
}

/** Whether a cell holds what was meant: a formula by its text, anything else by its value, `12` and 12 alike. */
export function holds(cell: BreakdownSnapshotCell, meant: BreakdownSnapshotCell): boolean {
  if (meant.formula !== null) return cell.formula === meant.formula;
  return comparable(cell.value) === comparable(meant.value);
}

function comparable(value: string | number | boolean): string {
  const filled = filledCell(typeof value === 'string' ? plainText(value) : value);
  if (filled === null) return '';
  return typeof filled === 'number' ? `number ${filled}` : `text ${filled.text}`;
}
