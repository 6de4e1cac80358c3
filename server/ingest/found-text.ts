import { readIdNumber } from '../../schema/values/id-number.ts';

/** Text of a cell for a message: short, and long digit runs left out, for columns slip and an ID number may stand anywhere. */
export function withoutNumbers(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are shown as a box
    .replace(/[\u0000-\u001f\u007f\ufffd]/g, '□')
    .trim()
    .replace(/\d{11,}[\dXx]?/g, (digits) => `（${digits.length}位号码）`);
  return plain.length > 40 ? `${plain.slice(0, 40)}…` : plain;
}

/** Whether a cell is an ID number and nothing else. */
export function isIdNumber(cell: string): boolean {
  return cell.length >= 15 && cell.length < 40 && readIdNumber(cell, '2199-12-31').ok;
}

/** Whether rows up to the header's last one hold somebody: they would be lost without a word. */
export function holdsPersons(rows: readonly { readonly cells: readonly string[] }[]): boolean {
  return rows.at(-1)?.cells.some(holdsNumber) === true || rows.some(({ cells }) => cells.some(isIdNumber));
}

/** Eleven digits are a telephone number at least, and somebody's. */
export function holdsNumber(text: string): boolean {
  return /\d{11,}/.test(text.normalize('NFKC'));
}

/**
 * Headers for a message. Where the line end after the header was lost, data follows in the same line: then only what
 * was recognised as a header is shown.
 */
export function shownHeaders(texts: readonly string[], isKnown: (index: number) => boolean): string[] {
  const isMixed = texts.some(holdsNumber);
  return texts
    .filter((text, index) => text.trim() !== '' && (!isMixed || (isKnown(index) && !holdsNumber(text))))
    .map((text) => text.trim());
}
