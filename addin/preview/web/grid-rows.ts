import type { Rect } from '../workbook/address.ts';
import type { Workbook } from '../workbook/workbook.ts';
import type { Worksheet } from '../workbook/worksheet.ts';

/**
 * Visible rows of a sheet that are drawn at once, and by how many more when the selection comes near the end: the grid
 * keeps an object for every cell of every sheet, and tens of thousands of rows stop the page for many seconds.
 */
const rowsAtOnce = 2000;
const nearEnd = 40;

/** A sheet of which the grid has only the first rows. */
export interface CutSheet {
  readonly drawn: number;
  /** Down to the last row that holds something. */
  readonly of: number;
}

/** How much of the sheet in front is drawn; null when all of it is. */
export function cutOf(book: Workbook): CutSheet | null {
  const { drawn, of } = rowsToDraw(book.active, book.selection.rect);
  return drawn < of ? { drawn, of } : null;
}

/** @param selected what is selected in the sheet in front; null for another */
export function rowsToDraw(sheet: Worksheet, selected: Rect | null): CutSheet {
  const of = sheet.cells.lastRow() + 1;
  if (of <= rowsAtOnce + nearEnd) return { drawn: of, of };
  // Nobody sees what another sheet holds.
  if (!selected) return { drawn: 0, of };
  const wanted = Math.ceil((Math.min(selected.row, of) + nearEnd) / rowsAtOnce) * rowsAtOnce;
  let drawn = 0;
  for (let visible = 0; drawn < of && (visible < rowsAtOnce || drawn < wanted); drawn++)
    if (!sheet.rows.isHidden(drawn)) visible++;
  return { drawn, of };
}
