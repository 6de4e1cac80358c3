import { addressOf, type Rect, rectOf } from './address.ts';

/** What a structured reference needs to know of a table. */
export interface TableShape {
  readonly name: string;
  readonly sheet: string;
  readonly rect: Rect;
  readonly hasTotals: boolean;
  readonly headers: readonly string[];
}

const token = /"(?:[^"]|"")*"|([\p{L}_\\][\p{L}\p{N}_.\\]*)?(\[(?:[^[\]]|\[[^\]]*\])*\])/gu;

/**
 * Replaces `表1[人数]`, `表1[[#Totals],[人数]]`, `[@人数]` and their kin by plain addresses, since the
 * calculation engine has no tables. What cannot be resolved becomes `#REF!`.
 *
 * @param own the table the formula's cell lies in, for references without a table name
 * @param row 0-based row of the formula's cell, for `@`
 * @param print how an area of a sheet is written
 */
export function resolveStructured(
  formula: string,
  tables: readonly TableShape[],
  own: TableShape | null,
  row: number,
  print: (sheet: string, address: string) => string,
): string {
  return formula.replace(token, (whole: string, name: string | undefined, brackets: string | undefined) => {
    if (brackets === undefined) return whole;
    const table = name ? tables.find((t) => t.name.toLowerCase() === name.toLowerCase()) : own;
    if (!table) return '#REF!';
    const area = areaOf(table, brackets.slice(1, -1), row);
    return area ? print(table.sheet, addressOf(area)) : '#REF!';
  });
}

function areaOf(table: TableShape, inside: string, row: number): Rect | null {
  const isThisRow = /^@/.test(inside) || /\[#This Row\]/i.test(inside);
  const parts = inside.includes('[')
    ? [...inside.matchAll(/\[([^\]]*)\]/g)].map((m) => m[1] ?? '')
    : [inside];
  const specifiers = parts.filter((part) => part.startsWith('#')).map((part) => part.toLowerCase());
  const columns = parts
    .filter((part) => !part.startsWith('#'))
    .map((part) => part.replace(/^@/, ''))
    .filter(Boolean);
  const indexes = columns.map((column) =>
    table.headers.findIndex((h) => h.toLowerCase() === column.toLowerCase()),
  );
  if (indexes.includes(-1)) return null;
  const first = indexes.length > 0 ? Math.min(...indexes) : 0;
  const last = indexes.length > 0 ? Math.max(...indexes) : table.rect.columns - 1;
  const rows = rowsOf(table, isThisRow ? ['#this row'] : specifiers, row);
  return rows && rectOf(rows.first, table.rect.column + first, rows.size, last - first + 1);
}

function rowsOf(table: TableShape, specifiers: readonly string[], row: number) {
  const { rect } = table;
  const bodyRows = rect.rows - 1 - (table.hasTotals ? 1 : 0);
  if (specifiers.includes('#this row')) {
    const isInBody = row > rect.row && row <= rect.row + bodyRows;
    return isInBody ? { first: row, size: 1 } : null;
  }
  if (specifiers.includes('#all')) return { first: rect.row, size: rect.rows };
  const hasHeaders = specifiers.includes('#headers');
  const hasTotals = specifiers.includes('#totals');
  if (hasTotals && !table.hasTotals) return null;
  const hasData = specifiers.length === 0 || specifiers.includes('#data');
  const first = hasHeaders ? rect.row : hasData ? rect.row + 1 : rect.row + rect.rows - 1;
  const last = hasTotals ? rect.row + rect.rows - 1 : hasData ? rect.row + bodyRows : rect.row;
  return last >= first ? { first, size: last - first + 1 } : null;
}
