/// <reference types="office-js" />
import type { PolicyCell, PolicySnapshot } from '../../schema/sheets/policy-read-back.ts';
import { cellText } from './cell-text.ts';
import { ExcelFault, runInExcel } from './session.ts';

/**
 * Everything a 政策参数 sheet holds, hidden and filtered rows too, as texts. One round trip.
 *
 * @throws ExcelFault ADDRESS_GONE when the sheet is no longer there
 */
export function readPolicySheet(sheetName: string): Promise<PolicySnapshot> {
  return runInExcel(async (context) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(sheetName);
    const used = sheet.getUsedRangeOrNullObject(true);
    used.load('rowIndex,columnIndex,rowCount,values,text,numberFormat');
    await context.sync();
    if (sheet.isNullObject) throw new ExcelFault('ADDRESS_GONE', { found: sheetName });
    if (used.isNullObject) return { sheetName, row: 0, column: 0, cells: [] };
    const { values, text, numberFormat } = used;
    // A range that is too large comes back without values and without an error.
    if (!Array.isArray(values) || values.length !== used.rowCount) throw new ExcelFault('EXCEL_TOO_LARGE');
    return {
      sheetName,
      row: used.rowIndex,
      column: used.columnIndex,
      cells: values.map((line, row) =>
        line.map((value: unknown, column) =>
          policyCell(
            value,
            String(text[row]?.[column] ?? ''),
            String(numberFormat[row]?.[column] ?? 'General'),
          ),
        ),
      ),
    };
  });
}

/** What was typed: a rate pasted as 0.9 under a percent format is `90%`, a ticked TRUE is 是. */
export function policyCell(value: unknown, text: string, format: string): PolicyCell {
  if (typeof value === 'boolean') return { text: value ? '是' : '否', number: null };
  if (typeof value !== 'number') return { text: cellText({ value, text, format }, ''), number: null };
  if (/%/.test(format.replace(/"[^"]*"/g, ''))) {
    return { text: `${Number((value * 100).toPrecision(15))}%`, number: null };
  }
  return { text: cellText({ value, text, format }, ''), number: value };
}
