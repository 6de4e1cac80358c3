import { addressOf, type Rect, rectOf } from '../workbook/address.ts';
import type { Workbook } from '../workbook/workbook.ts';

/**
 * Selects what somebody typed into the name box, as far as the grid is drawn: of what lies beyond, it would take the
 * whole sheet.
 *
 * @throws Error with a sentence for them
 */
export function goTo(
  book: Workbook,
  drawn: { readonly row?: number | undefined; readonly column?: number | undefined } | undefined,
  rect: Rect,
): void {
  // A long sheet is drawn as far as somebody goes.
  const rows = Math.max(drawn?.row ?? 0, book.active.cells.lastRow() + 1);
  const columns = drawn?.column ?? 0;
  if (rect.row + rect.rows > rows || rect.column + rect.columns > columns) {
    const last = addressOf(rectOf(Math.max(0, rows - 1), Math.max(0, columns - 1)));
    throw new Error(`模拟的表格现在画到 ${last}，选不到 ${addressOf(rect)}。`);
  }
  book.events.asUser(() => book.select(book.active, rect));
}
