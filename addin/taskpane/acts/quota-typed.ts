import { filledCell } from '../../../schema/values/breakdown-check.ts';

/** A township as a clerk may write it. */
export interface PastedTownship {
  readonly code: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

/** A whole number from 0 up, `1,234` and full-width digits too; null for anything else. */
export function wholeOf(text: string): number | null {
  const value = filledCell(text);
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

/** `102` or `95.5%` → 10200, 9550; null for anything else, and for more than two decimals. */
export function basisPointsOf(text: string): number | null {
  const match = /^(\d{1,5})(?:\.(\d{1,2}))?%?$/.exec(text.normalize('NFKC').trim());
  if (!match) return null;
  // In whole numbers: 95.57 × 100 is not 9557 in binary.
  const points = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return points > 0 ? points : null;
}

export interface PastedFigures {
  /** Persons in the order of the columns; null for a blank cell. */
  readonly rows: readonly { readonly divisionCode: string; readonly numbers: readonly (number | null)[] }[];
  /** Lines, from 1, that name no township or one again, or hold anything but that many numbers. */
  readonly unread: readonly number[];
}

/** Lines of a township and its numbers, as they are copied from a sheet; blank lines are nothing. */
export function readPasted(
  text: string,
  townships: readonly PastedTownship[],
  columns: number,
): PastedFigures {
  const codes = new Map(
    townships.flatMap(({ code, name, aliases }) =>
      [name, code, ...aliases].map((known) => [plain(known), code] as const),
    ),
  );
  const rows: { divisionCode: string; numbers: (number | null)[] }[] = [];
  const unread: number[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    // Cells of a sheet have tabs between them, so that a blank one is told; else blanks.
    const [name = '', ...cells] = line.includes('\t') ? line.split('\t') : line.trim().split(/\s+/);
    const numbers = cells.map((cell) => (cell.trim() === '' ? null : (wholeOf(cell) ?? Number.NaN)));
    const divisionCode = codes.get(plain(name));
    const isAgain = rows.some((known) => known.divisionCode === divisionCode);
    const isRead = numbers.length === columns && !numbers.some(Number.isNaN);
    if (divisionCode === undefined || isAgain || !isRead) unread.push(index + 1);
    else rows.push({ divisionCode, numbers });
  }
  return { rows, unread };
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s/g, '');
}
