import type { Rect } from './address.ts';
import type { Shift } from './shift.ts';

export type Scalar = string | number | boolean;

export interface Cell {
  /** What was entered; '' for an empty cell. For a formula the calculation knows the value. */
  value: Scalar;
  formula?: string;
  numberFormat?: string;
  /** Format properties by path under `format`: `Fill/Color`, `Font/Bold`, `Protection/Locked`. */
  style?: Readonly<Record<string, unknown>>;
}

/** A sheet's cells; only those that hold something take room. */
export class Cells {
  private rows = new Map<number, Map<number, Cell>>();

  at(row: number, column: number): Cell | undefined {
    return this.rows.get(row)?.get(column);
  }

  /** The cell there, made when it is not yet. */
  open(row: number, column: number): Cell {
    let line = this.rows.get(row);
    if (!line) {
      line = new Map();
      this.rows.set(row, line);
    }
    let cell = line.get(column);
    if (!cell) {
      cell = { value: '' };
      line.set(column, cell);
    }
    return cell;
  }

  put(row: number, column: number, cell: Cell | undefined): void {
    if (cell) Object.assign(this.reset(row, column), cell);
    else this.rows.get(row)?.delete(column);
  }

  *all(): Generator<readonly [row: number, column: number, cell: Cell]> {
    for (const [row, line] of this.rows) for (const [column, cell] of line) yield [row, column, cell];
  }

  *within(rect: Rect): Generator<readonly [row: number, column: number, cell: Cell]> {
    for (const [row, line] of this.rows) {
      if (row < rect.row || row >= rect.row + rect.rows) continue;
      for (const [column, cell] of line)
        if (column >= rect.column && column < rect.column + rect.columns) yield [row, column, cell];
    }
  }

  /** Smallest rectangle around the cells that hold a value, or also a format. */
  used(within: Rect, valuesOnly: boolean): Rect | null {
    let top = Number.POSITIVE_INFINITY;
    let left = Number.POSITIVE_INFINITY;
    let bottom = -1;
    let right = -1;
    for (const [row, column, cell] of this.within(within)) {
      if (!holds(cell, valuesOnly)) continue;
      top = Math.min(top, row);
      left = Math.min(left, column);
      bottom = Math.max(bottom, row);
      right = Math.max(right, column);
    }
    return bottom < 0 ? null : { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
  }

  /** Last row with a value or a format; -1 when there is none. */
  lastRow(): number {
    let last = -1;
    for (const [row, line] of this.rows) {
      if (row <= last) continue;
      for (const cell of line.values()) {
        if (!holds(cell, false)) continue;
        last = row;
        break;
      }
    }
    return last;
  }

  /** Moves cells; formulas are the workbook's business. */
  shift(shift: Shift): void {
    const { rect, axis, kind } = shift;
    const next = new Map<number, Map<number, Cell>>();
    for (const [row, column, cell] of this.all()) {
      const place =
        axis === 'rows'
          ? moved(row, column, rect.row, rect.rows)
          : moved(column, row, rect.column, rect.columns);
      if (place === null) continue;
      const [newRow, newColumn] = axis === 'rows' ? [place, column] : [row, place];
      let line = next.get(newRow);
      if (!line) {
        line = new Map();
        next.set(newRow, line);
      }
      line.set(newColumn, cell);
    }
    this.rows = next;

    function moved(along: number, across: number, at: number, by: number): number | null {
      const inBand =
        axis === 'rows'
          ? across >= rect.column && across < rect.column + rect.columns
          : across >= rect.row && across < rect.row + rect.rows;
      if (!inBand || along < at) return along;
      if (kind === 'insert') return along + by;
      return along < at + by ? null : along - by;
    }
  }

  copy(): Cells {
    const copy = new Cells();
    for (const [row, column, cell] of this.all()) copy.put(row, column, { ...cell });
    return copy;
  }

  private reset(row: number, column: number): Cell {
    this.rows.get(row)?.delete(column);
    return this.open(row, column);
  }
}

export function holdsValue(cell: Cell | undefined): boolean {
  return cell !== undefined && (cell.value !== '' || cell.formula !== undefined);
}

function holds(cell: Cell, valuesOnly: boolean): boolean {
  return holdsValue(cell) || (!valuesOnly && (cell.style !== undefined || cell.numberFormat !== undefined));
}
