import type { RowSink } from '../row.ts';

/** Rows of an Excel selection as text; blank rows are left out but keep their number. */
export async function readMatrix(
  rows: readonly (readonly string[])[],
  topRow: number,
  sink: RowSink,
): Promise<void> {
  for (let at = 0; at < rows.length; at++) {
    const cells = rows[at] as readonly string[];
    if (cells.some((cell) => cell.trim() !== '')) sink.row(cells, topRow + at, null);
    if (at % 2000 === 1999 && !(await sink.drain(at / rows.length))) return;
  }
  await sink.drain(1);
}

/**
 * Sheet and top left cell of an address as Excel gives it: `Sheet1!A1:F200`, `'十月 明细'!$B$3`, `C:F`.
 * What cannot be read counts as A1.
 */
export function readAddress(address: string): { sheet?: string; topLeft: { row: number; column: number } } {
  const bang = address.lastIndexOf('!');
  const sheetText = bang === -1 ? '' : address.slice(0, bang).replace(/^'|'$/g, '').replaceAll("''", "'");
  const match = /^\$?([A-Z]{1,3})?\$?(\d{1,7})?/i.exec(address.slice(bang + 1));
  let column = 0;
  for (const letter of (match?.[1] ?? 'A').toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  const topLeft = { row: Math.max(1, Number(match?.[2] ?? 1)), column };
  return sheetText === '' ? { topLeft } : { sheet: sheetText, topLeft };
}
