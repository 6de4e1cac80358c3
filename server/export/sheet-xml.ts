import { cellAddress, columnIndex } from '../../schema/sheets/address.ts';
import { heightOfLines, linesIn } from '../../schema/sheets/style.ts';
import { attribute, elementsFrom } from './xml-scan.ts';

/** A text for one cell; rows and columns of the sheet, 0-based. */
export interface CellText {
  readonly row: number;
  readonly column: number;
  /** '' empties the cell. */
  readonly text: string;
  /** The cell whose looks a new one takes. */
  readonly like?: { readonly row: number; readonly column: number };
  /** Takes those looks also where the cell has its own. */
  readonly isRestyled?: boolean;
}

/**
 * The XML of a worksheet with texts written into cells; all else stays letter for letter. A cell that holds a formula is
 * left as it is: the reader wrote it.
 *
 * @throws Error for a worksheet that does not name its cells, lacks a row to write in, or has more than rows among them
 */
export function withTexts(xml: string, texts: readonly CellText[]): string {
  const [opening, prefix = ''] = /<((?:\w{1,20}:)?)sheetData(?=[\s/>])/.exec(xml) ?? [];
  if (opening === undefined) throw new Error('no rows in the worksheet');
  const headStart = xml.indexOf(opening);
  const from = xml.indexOf('>', headStart) + 1;
  const before = xml.slice(0, headStart);
  const byRow = Map.groupBy(texts, ({ row }) => row);
  const styles = stylesOf(xml, from, prefix, texts);
  const widths = columnWidths(before, prefix);
  const pieces: string[] = [];
  const rows = elementsFrom(xml, from, `${prefix}row`);
  let at = from;
  let next = rows.next();
  for (; !next.done; next = rows.next()) {
    const { head, start, end, body } = next.value;
    const row = Number(attribute(head, 'r')) - 1;
    const own = byRow.get(row);
    if (!own) continue;
    byRow.delete(row);
    const cells = withCells(body, own, prefix, styles);
    const fitting = tallEnough(head, own, widths);
    pieces.push(xml.slice(at, start), `<${prefix}row${fitting}>${cells}</${prefix}row>`);
    at = end;
  }
  if (!xml.startsWith(`</${prefix}sheetData`, next.value)) throw new Error('more than rows in the worksheet');
  if (byRow.size > 0) throw new Error('a row of the worksheet is not there');
  return `${withoutDimension(before, prefix)}${xml.slice(headStart, from)}${pieces.join('')}${xml.slice(at)}`;
}

/** It may be wider now; readers count for themselves without it. */
function withoutDimension(before: string, prefix: string): string {
  const start = before.indexOf(`<${prefix}dimension `);
  if (start < 0) return before;
  const [own] = elementsFrom(before, start, `${prefix}dimension`);
  return own ? before.slice(0, own.start) + before.slice(own.end) : before;
}

/** The head of a row without what would no longer hold: the columns it spans, and a height that hides our lines. */
function tallEnough(head: string, texts: readonly CellText[], widths: readonly ColumnWidth[]): string {
  const plain = head.replace(/\sspans="[^"]*"/, '');
  const lines = texts.map(({ text, column }) => linesIn(text, widthOf(column, widths)));
  const height = heightOfLines(Math.max(0, ...lines));
  if (Math.max(0, ...lines) <= 1 || height <= Number(attribute(head, 'ht') ?? 0)) return plain;
  return `${plain.replace(/\s(?:ht|customHeight)="[^"]*"/g, '')} ht="${height}" customHeight="1"`;
}

interface ColumnWidth {
  readonly first: number;
  readonly last: number;
  readonly width: number;
}

/** @param before what stands in the worksheet before its rows */
function columnWidths(before: string, prefix: string): ColumnWidth[] {
  const start = before.indexOf(`<${prefix}cols>`);
  if (start < 0) return [];
  return [...elementsFrom(before, start + prefix.length + 6, `${prefix}col`)].map(({ head }) => ({
    first: Number(attribute(head, 'min')) - 1,
    last: Number(attribute(head, 'max')) - 1,
    width: Number(attribute(head, 'width') ?? usualWidth),
  }));
}

const usualWidth = 9;

/** In characters. */
function widthOf(column: number, widths: readonly ColumnWidth[]): number {
  const own = widths.find(({ first, last }) => column >= first && column <= last);
  return Math.max(1, own?.width ?? usualWidth);
}

/** Style numbers by address, of the cells whose looks others take. */
function stylesOf(
  xml: string,
  from: number,
  prefix: string,
  texts: readonly CellText[],
): Map<string, string> {
  const wanted = new Set(texts.flatMap(({ like }) => (like ? [cellAddress(like.row, like.column)] : [])));
  const rows = new Set(texts.flatMap(({ like }) => (like ? [like.row + 1] : [])));
  const found = new Map<string, string>();
  if (wanted.size === 0) return found;
  for (const { head, body } of elementsFrom(xml, from, `${prefix}row`)) {
    if (!rows.has(Number(attribute(head, 'r')))) continue;
    for (const cell of elementsFrom(body, 0, `${prefix}c`)) {
      const address = attribute(cell.head, 'r') ?? '';
      const style = attribute(cell.head, 's');
      if (style !== null && wanted.has(address)) found.set(address, style);
    }
  }
  return found;
}

interface PlacedCell {
  readonly column: number;
  readonly xml: string;
}

function withCells(
  body: string,
  texts: readonly CellText[],
  prefix: string,
  styles: ReadonlyMap<string, string>,
): string {
  const cells = new Map<number, PlacedCell>();
  const styleAt = new Map<number, string>();
  const all = elementsFrom(body, 0, `${prefix}c`);
  let next = all.next();
  for (; !next.done; next = all.next()) {
    const { head, start, end, body: content } = next.value;
    const column = columnIndex(attribute(head, 'r')?.replace(/\d{1,7}$/, '') ?? '');
    if (column === null) throw new Error('the worksheet does not name its cells');
    cells.set(column, { column, xml: body.slice(start, end) });
    const style = attribute(head, 's');
    if (style !== null) styleAt.set(column, style);
    // Marked, so that it is not written over below.
    if (isFormula(content, prefix)) styleAt.set(column, 'formula');
  }
  if (next.value !== body.length) throw new Error('more than cells in a row of the worksheet');
  for (const { row, column, text, like, isRestyled } of texts) {
    const own = styleAt.get(column);
    if (own === 'formula') continue;
    const other = like ? styles.get(cellAddress(like.row, like.column)) : undefined;
    const style = isRestyled ? (other ?? own) : (own ?? other);
    const head = `<${prefix}c r="${cellAddress(row, column)}"${style === undefined ? '' : ` s="${style}"`}`;
    const xml =
      text === ''
        ? `${head}/>`
        : `${head} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${escaped(text)}</${prefix}t></${prefix}is></${prefix}c>`;
    cells.set(column, { column, xml });
  }
  return [...cells.values()]
    .sort((a, b) => a.column - b.column)
    .map(({ xml }) => xml)
    .join('');
}

function isFormula(content: string, prefix: string): boolean {
  return ['>', ' ', '/'].some((end) => content.includes(`<${prefix}f${end}`));
}

/** A text as a worksheet can hold it: one kind of line end, no control characters. */
export function cellText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
}

function escaped(text: string): string {
  return (
    cellText(text)
      // Spreadsheets read _x000D_ as one character.
      .replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
  );
}
