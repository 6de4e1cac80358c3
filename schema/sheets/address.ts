import type { Area } from './model.ts';

/** What an Excel sheet holds at most. */
export const maximumRows = 1_048_576;
export const maximumColumns = 16_384;

/** 0-based column → letters: 0 → `A`, 25 → `Z`, 26 → `AA`, 16383 → `XFD`. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** Letters → 0-based column: `A` → 0, `xfd` → 16383. Null for anything that is not a column of a sheet. */
export function columnIndex(letters: string): number | null {
  if (!/^[A-Za-z]{1,3}$/.test(letters)) return null;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column <= maximumColumns ? column - 1 : null;
}

/** 0-based row and column → `C25`. */
export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

/** 0-based area → `A1:C3`; a single cell → `A1`. */
export function areaAddress(area: Area): string {
  const first = cellAddress(area.row, area.column);
  const last = cellAddress(area.row + area.rows - 1, area.column + area.columns - 1);
  return first === last ? first : `${first}:${last}`;
}

/** The same with dollars, `$A$1:$C$3`, as defined names and chart series want it. */
export function absoluteAddress(area: Area): string {
  return areaAddress(area).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
}

/** A sheet name as formulas write it: `'罗山县2025进度表'!`, quotes inside doubled. */
export function sheetPrefix(tabName: string): string {
  return `'${tabName.replaceAll("'", "''")}'!`;
}

/**
 * `C25`, `$A$1:$F$200`, `Sheet1!B2`, `'一 表'!A1:B2` → 0-based area, corners in any order.
 * Null for whole rows or columns and for anything outside a sheet.
 */
export function parseAddress(text: string): Area | null {
  const match =
    /^(?:(?:'(?:[^']|'')*'|[^'!]*)!)?\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/i.exec(
      text.trim(),
    );
  if (!match) return null;
  const [, letters = '', digits = '', toLetters = letters, toDigits = digits] = match;
  const columns = [columnIndex(letters), columnIndex(toLetters)];
  const rows = [Number(digits), Number(toDigits)];
  const [from, to] = columns;
  if (from == null || to == null || rows.some((row) => row < 1 || row > maximumRows)) return null;
  return {
    row: Math.min(...rows) - 1,
    column: Math.min(from, to),
    rows: Math.abs((rows[0] ?? 0) - (rows[1] ?? 0)) + 1,
    columns: Math.abs(from - to) + 1,
  };
}

/** `=SUM(D4:D23)` over an area: the only formula the sheets write. */
export function sumFormula(area: Area): string {
  return `=SUM(${areaAddress(area)})`;
}

/** True for `=SUM(D4:D23)` over one column, wherever Excel has moved it. */
export function isColumnSum(formula: string): boolean {
  const match = /^=SUM\(\$?([A-Z]{1,3})\$?\d+(?::\$?([A-Z]{1,3})\$?\d+)?\)$/i.exec(
    formula.replace(/\s/g, ''),
  );
  return match !== null && (match[2] === undefined || match[1]?.toUpperCase() === match[2].toUpperCase());
}
