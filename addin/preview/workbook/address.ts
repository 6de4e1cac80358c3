import { invalidArgument } from '../wire/failure.ts';

export const maxRows = 1_048_576;
export const maxColumns = 16_384;

/** A rectangle of cells, 0-based. */
export interface Rect {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export function columnName(column: number): string {
  const first = column < 26 ? '' : columnName(Math.floor(column / 26) - 1);
  return first + String.fromCharCode(65 + (column % 26));
}

export function columnIndex(name: string): number {
  let index = 0;
  for (const letter of name.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

const a1 = /^\$?([A-Z]{1,3})?\$?(\d{1,7})?(?::\$?([A-Z]{1,3})?\$?(\d{1,7})?)?$/i;

/** `B2:D4`, `B2`, `B:D` or `2:4`, with or without `$`; null when the text is none of them. */
export function tryParseAddress(text: string): Rect | null {
  const match = a1.exec(text.trim());
  if (!match || !(match[1] || match[2])) return null;
  const isRange = text.includes(':');
  if (!isRange && !(match[1] && match[2])) return null;
  const firstColumn = match[1] ? columnIndex(match[1]) : 0;
  const firstRow = match[2] ? Number(match[2]) - 1 : 0;
  const lastColumn = isRange ? (match[3] ? columnIndex(match[3]) : maxColumns - 1) : firstColumn;
  const lastRow = isRange ? (match[4] ? Number(match[4]) - 1 : maxRows - 1) : firstRow;
  const rect = {
    row: Math.min(firstRow, lastRow),
    column: Math.min(firstColumn, lastColumn),
    rows: Math.abs(lastRow - firstRow) + 1,
    columns: Math.abs(lastColumn - firstColumn) + 1,
  };
  return isOnSheet(rect) ? rect : null;
}

export function parseAddress(text: string): Rect {
  const rect = tryParseAddress(text);
  if (!rect) throw invalidArgument();
  return rect;
}

export function isOnSheet(rect: Rect): boolean {
  const { row, column, rows, columns } = rect;
  return (
    [row, column, rows, columns].every(Number.isInteger) &&
    row >= 0 &&
    column >= 0 &&
    rows >= 1 &&
    columns >= 1 &&
    row + rows <= maxRows &&
    column + columns <= maxColumns
  );
}

export function addressOf(rect: Rect): string {
  const left = columnName(rect.column);
  const right = columnName(rect.column + rect.columns - 1);
  if (rect.rows === maxRows) return `${left}:${right}`;
  if (rect.columns === maxColumns) return `${rect.row + 1}:${rect.row + rect.rows}`;
  const first = `${left}${rect.row + 1}`;
  const last = `${right}${rect.row + rect.rows}`;
  return first === last ? first : `${first}:${last}`;
}

/** Sheet name as a formula writes it: in quotes unless it is a plain word. */
export function quoteSheet(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !tryParseAddress(name)
    ? name
    : `'${name.replaceAll("'", "''")}'`;
}

/** `'进度 表'!A1` → sheet and the rest; sheet is null when the text names none. */
export function splitSheet(reference: string): { sheet: string | null; rest: string } {
  const match = /^=?(?:'((?:[^']|'')+)'|([^'!]+))!(.+)$/.exec(reference);
  if (!match) return { sheet: null, rest: reference.replace(/^=/, '') };
  return { sheet: (match[1] ?? match[2] ?? '').replaceAll("''", "'"), rest: match[3] ?? '' };
}

export function lastRow(rect: Rect): number {
  return rect.row + rect.rows - 1;
}

export function lastColumn(rect: Rect): number {
  return rect.column + rect.columns - 1;
}

export function intersect(a: Rect, b: Rect): Rect | null {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(lastRow(a), lastRow(b)) - row + 1;
  const columns = Math.min(lastColumn(a), lastColumn(b)) - column + 1;
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : null;
}

export function contains(outer: Rect, inner: Rect): boolean {
  return (
    inner.row >= outer.row &&
    inner.column >= outer.column &&
    lastRow(inner) <= lastRow(outer) &&
    lastColumn(inner) <= lastColumn(outer)
  );
}

export function sameRect(a: Rect, b: Rect): boolean {
  return a.row === b.row && a.column === b.column && a.rows === b.rows && a.columns === b.columns;
}

export function rectOf(row: number, column: number, rows = 1, columns = 1): Rect {
  return { row, column, rows, columns };
}
