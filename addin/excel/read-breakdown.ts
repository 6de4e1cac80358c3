/// <reference types="office-js" />
import type { BreakdownSnapshot, BreakdownSnapshotCell } from '../../schema/sheets/breakdown-read-back.ts';
import { ExcelFault, runInExcel } from './session.ts';

/** A 目标分解表 as it stands, with what Excel knows of its sheet. */
export interface BreakdownSheet {
  readonly snapshot: BreakdownSnapshot;
  /** Key of the journal that belongs to the sheet; null when it has none. A copy of the sheet has the same. */
  readonly sheetKey: string | null;
  /** Excel's own id of the sheet: stays on rename, differs on a copy. */
  readonly sheetId: string;
}

const keyProperty = 'zjSheet';

/**
 * Everything a 目标分解表 holds, hidden and filtered rows too. One round trip.
 *
 * @throws ExcelFault ADDRESS_GONE when the sheet is no longer there
 */
export function readBreakdownSheet(sheetName: string): Promise<BreakdownSheet> {
  return runInExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(sheetName);
    sheet.load('id');
    const used = loadUsed(sheet);
    const property = sheet.customProperties.getItemOrNullObject(keyProperty);
    property.load('value');
    await context.sync();
    if (sheet.isNullObject) throw new ExcelFault('ADDRESS_GONE', { found: sheetName });
    return {
      snapshot: snapshotOf(sheetName, used),
      sheetKey: property.isNullObject ? null : String(property.value),
      sheetId: sheet.id,
    };
  });
}

/**
 * Ties a sheet to its journal: a custom property of the sheet, which goes along on rename, move and copy. One round trip.
 *
 * @throws ExcelFault
 */
export function setSheetKey(sheetName: string, sheetKey: string): Promise<void> {
  return runInExcel(async (context) => {
    context.workbook.worksheets.getItem(sheetName).customProperties.add(keyProperty, sheetKey);
    await context.sync();
  });
}

/** A form has some hundred rows; a slip of the hand at the very end of the sheet must not make it unreadable. */
const formArea = 'A1:GR5000';

/** Asks for what stands on a sheet; what is written later in the same batch does not show in it. */
export function loadUsed(sheet: Excel.Worksheet): Excel.Range {
  const used = sheet.getRange(formArea).getUsedRangeOrNullObject(true);
  used.load('rowIndex,columnIndex,rowCount,values,formulas,numberFormat');
  return used;
}

/**
 * What was asked for.
 *
 * @throws ExcelFault EXCEL_TOO_LARGE
 */
export function snapshotOf(sheetName: string, used: Excel.Range): BreakdownSnapshot {
  if (used.isNullObject) return { sheetName, row: 0, column: 0, cells: [] };
  const { values, formulas } = used;
  // A range that is too large comes back without values and without an error.
  if (!Array.isArray(values) || values.length !== used.rowCount) throw new ExcelFault('EXCEL_TOO_LARGE');
  return {
    sheetName,
    row: used.rowIndex,
    column: used.columnIndex,
    cells: values.map((line: readonly unknown[], row) =>
      line.map((value, column) => cellOf(value, formulas[row]?.[column])),
    ),
  };
}

function cellOf(value: unknown, formula: unknown): BreakdownSnapshotCell {
  const plain = typeof value === 'number' || typeof value === 'boolean' ? value : String(value ?? '');
  // Text such as =1+1 in a text cell is given as its own formula.
  const isFormula = typeof formula === 'string' && formula.startsWith('=') && formula !== value;
  return { value: plain, formula: isFormula ? formula : null };
}
