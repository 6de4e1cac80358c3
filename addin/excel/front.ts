/// <reference types="office-js" />

/** What the reader has in front: the sheet by its id, and the cell that takes what is typed. */
export interface Front {
  readonly sheetId: string;
  /** Without the sheet. */
  readonly cell: string;
}

/**
 * Asks for the front together with whatever else the batch asks for.
 *
 * @returns reads it, once the batch has gone through
 */
export function loadFront(context: Excel.RequestContext): () => Front {
  const sheet = context.workbook.worksheets.getActiveWorksheet().load('id');
  const cell = context.workbook.getActiveCell().load('address');
  return () => ({ sheetId: sheet.id, cell: cell.address.slice(cell.address.lastIndexOf('!') + 1) });
}

/**
 * To be asked when a button is pressed whose act takes a while: whoever has gone on since, or is typing, is not taken to
 * another sheet, where the next keys would land.
 *
 * One round trip.
 *
 * @returns null when Excel does not say, as while a cell is open for typing
 */
export async function frontNow(): Promise<Front | null> {
  try {
    // Not `Excel.run`, which keeps the cell for later and takes a second round trip to let it go.
    const context = new Excel.RequestContext();
    const front = loadFront(context);
    await context.sync();
    return front();
  } catch {
    return null;
  }
}

/** Whether the reader is where they were when the button was pressed; never when that is not known. */
export function isStillAt(before: Front | null, now: Front | null): boolean {
  return before !== null && now !== null && before.sheetId === now.sheetId && before.cell === now.cell;
}

/** Brings a sheet to the front, its first cell selected. */
export function showSheet(sheet: Excel.Worksheet): void {
  sheet.activate();
  sheet.getRange('A1').select();
}

/** With a chart sheet in front, or a drawing selected, there is no cell in front, and a batch that asks for it fails. */
export function isWithoutCell(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  return code === 'InvalidSelection' || code === 'ItemNotFound';
}
