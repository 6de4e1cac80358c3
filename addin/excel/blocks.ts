/// <reference types="office-js" />
import { areaAddress } from '../../schema/sheets/address.ts';
import type { Area } from '../../schema/sheets/model.ts';
import type { SheetValue } from '../../schema/sheets/verdict.ts';

/** Excel on the web takes at most 5 MB a request; half of that leaves room for everything around the values. */
export const blockBytes = 2_000_000;

/** A stretch of rows small enough for one sync. */
export interface RowBlock<Row> {
  /** Index of the first row. */
  readonly from: number;
  readonly rows: readonly Row[];
}

/**
 * Cuts rows into blocks whose JSON stays under `limit` bytes of UTF-8, in which a Chinese character is 3. Sizes are
 * reckoned, never too low.
 * A single row above the limit is a block of its own: there is no smaller piece.
 */
export function rowBlocks<Row extends readonly unknown[]>(
  rows: readonly Row[],
  limit: number = blockBytes,
): readonly RowBlock<Row>[] {
  const blocks: RowBlock<Row>[] = [];
  for (let from = 0; from < rows.length; ) {
    const block = blockAt(rows, from, limit);
    blocks.push(block);
    from += block.rows.length;
  }
  return blocks;
}

/** The block that begins with the row `from`; at least one row, and its size. */
export function blockAt<Row extends readonly unknown[]>(
  rows: readonly Row[],
  from: number,
  limit: number,
): RowBlock<Row> & { readonly bytes: number } {
  let bytes = 0;
  let end = from;
  for (; end < rows.length; end++) {
    const more = rowBytes(rows[end] ?? []);
    if (end > from && bytes + more > limit) break;
    bytes += more;
  }
  return { from, rows: from === 0 && end === rows.length ? rows : rows.slice(from, end), bytes };
}

/** As JSON, with the comma behind it. */
function rowBytes(row: readonly unknown[]): number {
  let bytes = 2;
  for (const cell of row) bytes += (typeof cell === 'string' ? textBytes(cell) : longestNumber) + 1;
  return bytes;
}

/** `-1.7976931348623157e+308`; true, false and null are shorter. */
const longestNumber = 24;

/** In quotes. Characters beyond the basic plane count as their escapes, which is what a half of one becomes. */
function textBytes(text: string): number {
  let bytes = 2;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x20) bytes += 6;
    else if (code < 0x80) bytes += code === 0x22 || code === 0x5c ? 2 : 1;
    else if (code < 0x800) bytes += 2;
    else bytes += code >= 0xd800 && code <= 0xdfff ? 6 : 3;
  }
  return bytes;
}

/** What an answer of so many cells may hold: 5 MB at most, and a cell with formula and text of its own is long. */
const cellsAtOnce = 20_000;

/**
 * Reads a large area in stretches of rows, one round trip each; Excel on the web answers 5 MB at most. A stretch that
 * it finds too large goes in two halves, and so do those after it.
 *
 * @param load e.g. `values`, `formulas`
 */
export async function readBlocks<Key extends 'values' | 'formulas'>(
  context: Excel.RequestContext,
  sheetName: string,
  area: Area,
  load: readonly Key[],
): Promise<Record<Key, SheetValue[][]>> {
  const read = Object.fromEntries(load.map((key) => [key, []])) as unknown as Record<Key, SheetValue[][]>;
  let rowsAtOnce = Math.max(1, Math.floor(cellsAtOnce / Math.max(1, area.columns)));
  for (let from = 0; from < area.rows; ) {
    const rows = Math.min(rowsAtOnce, area.rows - from);
    // Anew each time: nothing made in a batch that failed can be used again.
    const sheet = context.workbook.worksheets.getItem(sheetName);
    const range = sheet.getRange(areaAddress({ ...area, row: area.row + from, rows })).load(load.join());
    try {
      await context.sync();
    } catch (error) {
      if (!isAnswerTooLarge(error) || rows === 1) throw error;
      rowsAtOnce = Math.floor(rows / 2);
      continue;
    }
    for (const key of load) for (const row of range[key]) read[key].push(row);
    from += rows;
  }
  return read;
}

/** Whether what was asked for is more than Excel answers at once; nothing was done then. */
export function isAnswerTooLarge(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('code' in error)) return false;
  return error.code === 'ResponsePayloadSizeLimitExceeded';
}
