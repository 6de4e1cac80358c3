/// <reference types="office-js" />
import { type Front, frontNow, isStillAt } from './front.ts';
import { ExcelFault, runInExcel } from './session.ts';

/**
 * Selects a cell or area and brings it into view: `C25` on the sheet in front, `Sheet1!C25`, `'一 表'!A1:B2`. One round
 * trip: nothing lies between the look and the leap.
 *
 * @throws ExcelFault ADDRESS_GONE when the sheet has been renamed or deleted, or the address is none;
 * ADDRESS_HIDDEN when it is selected but its row is filtered out or hidden: the filter is the reader's and stays
 */
export function jumpTo(address: string): Promise<void> {
  return runInExcel(async (context) => {
    const { sheetName, cells } = splitAddress(address);
    const gone = () => new ExcelFault('ADDRESS_GONE', { found: address });
    if (!/^\$?[A-Z]{1,3}\$?\d+(:\$?[A-Z]{1,3}\$?\d+)?$/i.test(cells)) throw gone();
    const { worksheets } = context.workbook;
    const sheet = sheetName === null ? worksheets.getActiveWorksheet() : worksheets.getItem(sheetName);
    sheet.activate();
    const range = sheet.getRange(cells);
    range.select();
    range.load('rowHidden');
    try {
      await context.sync();
    } catch (error) {
      throw isNotFound(error) ? gone() : error;
    }
    if (range.rowHidden === true)
      throw new ExcelFault('ADDRESS_HIDDEN', { found: cells.replaceAll('$', '') });
  });
}

/**
 * As `jumpTo`, for a jump that took a while to prepare.
 *
 * @param before what the reader had in front when they asked for it
 * @returns false when they have gone on since, or are typing: nothing is selected then
 * @throws ExcelFault as `jumpTo` does
 */
export async function jumpIfStill(address: string, before: Front | null): Promise<boolean> {
  if (!isStillAt(before, await frontNow())) return false;
  await jumpTo(address);
  return true;
}

/**
 * Brings the sheet of a table into view at its first cell, whatever its tab is called by now. One round trip.
 *
 * @throws ExcelFault TABLE_NOT_THERE when table or sheet have been deleted
 */
export function jumpToTable(name: string): Promise<void> {
  return runInExcel(async (context) => {
    const sheet = context.workbook.tables.getItem(name).worksheet;
    sheet.activate();
    sheet.getRange('A1').select();
    try {
      await context.sync();
    } catch (error) {
      throw isNotFound(error) ? new ExcelFault('TABLE_NOT_THERE') : error;
    }
  });
}

/** A1 address of the first cell of a sheet. */
export function topOf(sheetName: string): string {
  return `'${sheetName.replaceAll("'", "''")}'!A1`;
}

function isNotFound(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ItemNotFound';
}

/** `'a''b'!A1` → sheet `a'b`, cells `A1`. */
export function splitAddress(address: string): { readonly sheetName: string | null; readonly cells: string } {
  const mark = address.lastIndexOf('!');
  if (mark < 0) return { sheetName: null, cells: address.trim() };
  const name = address.slice(0, mark);
  const plain = /^'(.*)'$/s.exec(name)?.[1]?.replaceAll("''", "'") ?? name;
  return { sheetName: plain, cells: address.slice(mark + 1).trim() };
}
