import { asText, isFormulaLike } from '../../schema/sheets/guard.ts';
import type { CellModel, SheetModel } from '../../schema/sheets/model.ts';

/**
 * The header, data and total rows as .csv text for other programs: UTF-8 with a byte order mark (without it Excel
 * takes the file for GBK), CRLF, all columns with the division code, plain numbers, headers of the lower row.
 * Text a spreadsheet could take for a formula gets an apostrophe in front.
 */
export function sheetToCsv(model: SheetModel): string {
  const header = model.columns.map((column) => field(column.header));
  const lines = model.rows
    .filter((row) => (row.role === 'data' && row.key !== null) || row.role === 'total')
    .map((row) => row.cells.map(({ value }) => field(value)));
  return `\ufeff${[header, ...lines].map((line) => `${line.join(',')}\r\n`).join('')}`;
}

function field(value: CellModel['value']): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = isFormulaLike(value) ? asText(value) : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
