/// <reference types="office-js" />
import { ExcelFault, runInExcel } from './session.ts';

/**
 * Selects a cell or area and brings it into view: `C25` on the sheet in front, `Sheet1!C25`, `'一 表'!A1:B2`.
 *
 * @throws ExcelFault ADDRESS_GONE when the sheet has been renamed or deleted, or the address is none;
 * ADDRESS_HIDDEN when it is selected but its row is filtered out or hidden: the filter is the reader's and stays
 */
export function jumpTo(address: string): Promise<void> {
  return runInExcel(async (context) => {
    const { sheetName, cells } = splitAddress(address);
    const { worksheets } = context.workbook;
    const sheet =
      sheetName === null ? worksheets.getActiveWorksheet() : worksheets.getItemOrNullObject(sheetName);
    sheet.load('name');
    await context.sync();
    if (sheet.isNullObject || !/^\$?[A-Z]{1,3}\$?\d+(:\$?[A-Z]{1,3}\$?\d+)?$/i.test(cells)) {
      throw new ExcelFault('ADDRESS_GONE', { found: address });
    }
    sheet.activate();
    const range = sheet.getRange(cells);
    range.select();
    range.load('rowHidden');
    await context.sync();
    if (range.rowHidden === true)
      throw new ExcelFault('ADDRESS_HIDDEN', { found: cells.replaceAll('$', '') });
  });
}

/** `'a''b'!A1` → sheet `a'b`, cells `A1`. */
export function splitAddress(address: string): { readonly sheetName: string | null; readonly cells: string } {
  const mark = address.lastIndexOf('!');
  if (mark < 0) return { sheetName: null, cells: address.trim() };
  const name = address.slice(0, mark);
  const plain = /^'(.*)'$/s.exec(name)?.[1]?.replaceAll("''", "'") ?? name;
  return { sheetName: plain, cells: address.slice(mark + 1).trim() };
}
