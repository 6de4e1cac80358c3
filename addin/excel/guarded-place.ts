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
  /** The reader's own cells that hold a value, below the header. */
  readonly strays: (meant: BreakdownSnapshotCell) => readonly CellPlace[];
}

export function keyedSheet(snapshot: BreakdownSnapshot, columns: readonly FormColumn[]): KeyedSheet {
  const read = readBreakdown(snapshot, columns);
  const layout = read.kind === 'read' ? read.layout : null;
  const rows = read.kind === 'read' ? read.rows : [];
  const villageAt = new Map(rows.map(({ line, villageCode }) => [(line ?? 0) - 1, villageCode]));
  const columnAt = new Map([...(layout?.columnOf ?? [])].map(([key, column]) => [column, key]));
  const keyAt = ({ row, column }: CellPlace): CellKey | null => {
    const token = layout?.tokenCell;
    if (token?.row === row && token.column === column) return { villageCode: '', columnKey: tokenKey };
    const [villageCode, columnKey] = [villageAt.get(row), columnAt.get(column)];
    return villageCode && columnKey ? { villageCode, columnKey } : null;
  };
  return {
    layout,
    keyAt,
    contentAt: ({ row, column }) =>
      snapshot.cells[row - snapshot.row]?.[column - snapshot.column] ?? { value: '', formula: null },
    strays: (meant) =>
      snapshot.cells.flatMap((line, below) =>
        line.flatMap((cell, right): CellPlace[] => {
          const place = { row: snapshot.row + below, column: snapshot.column + right };
          const isBody = place.row > (layout?.headerRow ?? -1);
          return isBody && holds(cell, meant) && keyAt(place) === null ? [place] : [];
        }),
      ),
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
