/// <reference types="office-js" />
import { areaAddress } from '../../../schema/sheets/address.ts';
import type { ProtectionModel, SheetModel } from '../../../schema/sheets/model.ts';

/**
 * Locks what is printed and opens the rest, once: protecting again would empty the reader's undo list, and fails on a
 * sheet that is protected. No password, so that whoever needs to can take it off.
 */
export function protectSheet(sheet: Excel.Worksheet, model: SheetModel, protection: ProtectionModel): void {
  // A whole sheet is one default; open cells round the form would each be kept in the file.
  sheet.getRange().format.protection.locked = false;
  const all = { row: 0, column: 0, rows: model.rows.length, columns: model.columns.length };
  sheet.getRange(areaAddress(all)).format.protection.locked = true;
  for (const area of protection.unlocked) sheet.getRange(areaAddress(area)).format.protection.locked = false;
  sheet.protection.protect({
    allowFormatCells: true,
    allowFormatColumns: true,
    allowFormatRows: true,
    allowInsertColumns: true,
    allowInsertRows: true,
    allowSort: true,
    allowAutoFilter: true,
  });
}
