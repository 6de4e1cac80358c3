import { cellAddress, columnIndex } from '../../schema/sheets/address.ts';
import { heightOfLines, linesIn } from '../../schema/sheets/style.ts';

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
 * @throws Error for a worksheet that does not name its cells, or lacks a row to write in
 */
export function withTexts(xml: string, texts: readonly CellText[]): string {
  const prefix = /<((?:\w+:)?)sheetData\b/.exec(xml)?.[1];
  if (prefix === undefined) throw new Error('no rows in the worksheet');
  const byRow = Map.groupBy(texts, ({ row }) => row);
  const styles = stylesOf(
    xml,
    prefix,
    texts.flatMap(({ like }) => (like ? [cellAddress(like.row, like.column)] : [])),
  );
  const widths = columnWidths(xml, prefix);
  const written = new Set<number>();
  const edited = xml.replace(rowPattern(prefix), (whole, head: string, close: string, body = '') => {
    const row = Number(attribute(head, 'r')) - 1;
    const own = byRow.get(row);
    if (!own) return whole;
    written.add(row);
    const plainHead = tallEnough(head, own, widths);
    const cells = close === '/>' ? '' : body;
    return `<${prefix}row${plainHead}>${withCells(cells, own, prefix, styles)}</${prefix}row>`;
  });
  if ([...byRow.keys()].some((row) => !written.has(row)))
    throw new Error('a row of the worksheet is not there');
  // It may be wider now; readers count for themselves without it.
  return edited.replace(new RegExp(`<${prefix}dimension\\b[^>]*?(?:/>|></${prefix}dimension>)`), '');
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

function columnWidths(xml: string, prefix: string): ColumnWidth[] {
  return [...xml.matchAll(new RegExp(`<${prefix}col(?=\\s)([^>]*?)/?>`, 'g'))].map(([, head = '']) => ({
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

const rowPattern = (prefix: string): RegExp =>
  new RegExp(`<${prefix}row(?=[\\s/>])([^>]*?)(/>|>([\\s\\S]*?)</${prefix}row>)`, 'g');
const cellPattern = (prefix: string): RegExp =>
  new RegExp(`<${prefix}c(?=[\\s/>])([^>]*?)(?:/>|>([\\s\\S]*?)</${prefix}c>)`, 'g');

/** Style numbers by address, of the cells asked for. */
function stylesOf(xml: string, prefix: string, addresses: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const address of new Set(addresses)) {
    const [, head = ''] = new RegExp(`<${prefix}c(?=\\s)([^>]*\\br="${address}"[^>]*?)/?>`).exec(xml) ?? [];
    const style = attribute(head, 's');
    if (style !== null) found.set(address, style);
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
  for (const [whole, head = '', content = ''] of body.matchAll(cellPattern(prefix))) {
    const address = attribute(head, 'r');
    const column = columnIndex(address?.replace(/\d+$/, '') ?? '');
    if (column === null) throw new Error('the worksheet does not name its cells');
    cells.set(column, { column, xml: whole });
    const style = attribute(head, 's');
    if (style !== null) styleAt.set(column, style);
    // Marked, so that it is not written over below.
    if (new RegExp(`<${prefix}f[\\s/>]`).test(content)) styleAt.set(column, 'formula');
  }
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

/** The value of an attribute of a start tag; null without it. */
export function attribute(head: string, name: string): string | null {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(head)?.[1] ?? null;
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

/** Text of an attribute with its entities read. */
export function unescaped(text: string): string {
  const names: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return text.replace(/&(#x[\da-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (/^#x/i.test(name)) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)));
    return names[name] ?? whole;
  });
}
