import { lastColumn, lastRow, type Rect } from './address.ts';

/** Cells coming in or going out, and which way the rest moves. */
export interface Shift {
  readonly rect: Rect;
  readonly axis: 'rows' | 'columns';
  readonly kind: 'insert' | 'delete';
}

/**
 * Where an area lies after a shift; null when all of it is deleted. An area that sticks out of the moving band
 * sideways stays where it is, as in Excel.
 */
export function shiftRect(area: Rect, shift: Shift): Rect | null {
  const { rect, axis } = shift;
  if (axis === 'rows') {
    if (area.column < rect.column || lastColumn(area) > lastColumn(rect)) return area;
    const moved = shiftSpan(area.row, area.rows, rect.row, rect.rows, shift.kind);
    return moved && { ...area, row: moved.first, rows: moved.size };
  }
  if (area.row < rect.row || lastRow(area) > lastRow(rect)) return area;
  const moved = shiftSpan(area.column, area.columns, rect.column, rect.columns, shift.kind);
  return moved && { ...area, column: moved.first, columns: moved.size };
}

function shiftSpan(first: number, size: number, at: number, by: number, kind: Shift['kind']) {
  const last = first + size - 1;
  if (kind === 'insert') {
    if (at <= first) return { first: first + by, size };
    return at <= last ? { first, size: size + by } : { first, size };
  }
  const newFirst = first < at ? first : Math.max(at, first - by);
  const newLast = last < at ? last : Math.max(at - 1, last - by);
  return newLast >= newFirst ? { first: newFirst, size: newLast - newFirst + 1 } : null;
}

/** Everything the shift moves: the rect and what lies beyond it in the direction of movement. */
export function movingBand(shift: Shift, endRow: number, endColumn: number): Rect {
  const { rect } = shift;
  return shift.axis === 'rows'
    ? { ...rect, rows: Math.max(rect.rows, endRow - rect.row) }
    : { ...rect, columns: Math.max(rect.columns, endColumn - rect.column) };
}
