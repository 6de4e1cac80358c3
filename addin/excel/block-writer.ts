/// <reference types="office-js" />
import { areaAddress } from '../../schema/sheets/address.ts';
import { dayFormat, isDayCell } from '../../schema/sheets/days.ts';
import { asText, isFormulaLike } from '../../schema/sheets/guard.ts';
import type { Area, ColumnModel } from '../../schema/sheets/model.ts';
import { blockAt, blockBytes } from './blocks.ts';

/** Bytes of a block; halved for the rest of a run as soon as Excel finds one too large. */
export interface BlockLimit {
  bytes: number;
  /** How often so far. */
  halvings: number;
}

export interface BlockOptions {
  readonly limit?: BlockLimit;
  /** Throws to stop before the next block. */
  readonly beforeBlock?: () => void;
  /** As `withBlock`, before the values: a column is text before a code lands in it. */
  readonly beforeValues?: (sheet: Excel.Worksheet, area: Area) => void;
  /** With each block in the same round trip; `area` is where it stands. */
  readonly withBlock?: (sheet: Excel.Worksheet, area: Area) => void;
  readonly onWritten?: (rows: number) => void;
}

export function freshLimit(): BlockLimit {
  return { bytes: blockBytes, halvings: 0 };
}

/**
 * Writes rows of values into a sheet, one round trip per block. A block that Excel finds too large goes in two halves,
 * and so do those after it; a single row that is too large is Excel's error.
 *
 * @param corner the first cell
 * @param rows guarded, see `cellContents`
 */
export async function writeBlocks(
  context: Excel.RequestContext,
  sheetName: string,
  corner: { readonly row: number; readonly column: number },
  rows: readonly (readonly (string | number)[])[],
  options: BlockOptions = {},
): Promise<void> {
  const limit = options.limit ?? freshLimit();
  const columns = rows[0]?.length ?? 0;
  let written = 0;
  while (written < rows.length) {
    const block = blockAt(rows, written, limit.bytes);
    options.beforeBlock?.();
    // Anew each time: nothing made in a batch that failed can be used again.
    const sheet = context.workbook.worksheets.getItem(sheetName);
    const area = { row: corner.row + written, column: corner.column, rows: block.rows.length, columns };
    options.beforeValues?.(sheet, area);
    sheet.getRange(areaAddress(area)).values = block.rows as (string | number)[][];
    options.withBlock?.(sheet, area);
    try {
      await context.sync();
    } catch (error) {
      if (!isTooLarge(error) || block.rows.length === 1) throw error;
      limit.halvings += 1;
      limit.bytes = Math.floor(Math.min(limit.bytes, block.bytes) / 2);
      continue;
    }
    written += block.rows.length;
    options.onWritten?.(written);
  }
}

/** Whether Excel refused a request for its size, and for nothing in it. */
export function isTooLarge(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('code' in error)) return false;
  return error.code === 'RequestPayloadSizeLimitExceeded';
}

/**
 * Rows of a frame as they go into `range.values`: text from outside stays text. As `asCellValue` and `forTextCell`
 * would have it, but nearly all texts are told by their first character, because there are hundreds of thousands.
 */
export function cellContents(
  columns: readonly Pick<ColumnModel, 'format'>[],
  rows: readonly (readonly (string | number | null)[])[],
): (string | number)[][] {
  const isText = columns.map(({ format }) => format === '@');
  const isDay = columns.map(({ format }) => format === dayFormat);
  return rows.map((row) =>
    row.map((value, column) => {
      if (value === null) return '';
      if (typeof value === 'number') return value;
      if (isText[column]) return forTextColumn(value);
      // As typed, see `contentsOf`.
      return isDay[column] && isDayCell(value, dayFormat) ? value : asText(value);
    }),
  );
}

function forTextColumn(text: string): string {
  const first = text.charCodeAt(0);
  // Digits, Latin letters and Chinese characters begin no formula and are no apostrophe.
  const isPlain =
    (first >= 0x30 && first <= 0x39) ||
    (first >= 0x41 && first <= 0x5a) ||
    (first >= 0x61 && first <= 0x7a) ||
    (first >= 0x4e00 && first <= 0x9fff);
  return isPlain || !(isFormulaLike(text) || text.startsWith("'")) ? text : `'${text}`;
}
