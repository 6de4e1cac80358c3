import type { BreakdownNumbers } from '../values/breakdown.ts';
import { type FilledCell, type FilledRow, filledCell } from '../values/breakdown-check.ts';
import type { Problem } from '../values/problem.ts';
import { cellAddress, sheetPrefix } from './address.ts';
import { breakdownHeaders, breakdownTotals, lockWord } from './breakdown-form-words.ts';

/** What a sheet holds from its first used cell on, values as they are (a number stays a number). */
export interface BreakdownSnapshot {
  readonly sheetName: string;
  /** 0-based place of `cells[0][0]` on the sheet. */
  readonly row: number;
  readonly column: number;
  readonly cells: readonly (readonly BreakdownSnapshotCell[])[];
}

export interface BreakdownSnapshotCell {
  /** '' is an empty cell. */
  readonly value: string | number | boolean;
  /** Beginning with `=`; null when there is none. */
  readonly formula: string | null;
}

/** Where things stand on the sheet as it is now; rows and columns of the sheet, 0-based. */
export interface BreakdownLayout {
  readonly sheetName: string;
  readonly headerRow: number;
  /** Column codes, and `name`, `lock`, `remarks`, `status`, `finding`, `code`; one that is gone is missing. */
  readonly columnOf: ReadonlyMap<string, number>;
  /** Row of each village; the first of several. */
  readonly rowOf: ReadonlyMap<string, number>;
  readonly tokenCell: { readonly row: number; readonly column: number } | null;
  /** A1 address of a column's remainder, by column code. */
  readonly remainderOf: ReadonlyMap<string, string>;
}

export interface ReadBreakdown {
  readonly kind: 'read';
  /** As it stands there, not trusted; null when there is none. */
  readonly token: string | null;
  readonly layout: BreakdownLayout;
  /** Rows with a code, and rows without one that hold numbers; top to bottom. */
  readonly rows: readonly FilledRow[];
  /** Of rows with a code; the first of several. Text that is no number is null here. */
  readonly numbers: BreakdownNumbers;
  readonly remarks: ReadonlyMap<string, string>;
  /** Villages whose 锁定 says 是. */
  readonly locked: ReadonlySet<string>;
  readonly problems: readonly Problem[];
}

export type BreakdownRead =
  | { readonly kind: 'unreadable'; readonly problems: readonly Problem[] }
  | ReadBreakdown;

/**
 * What stands on a 目标分解表 that was filled in somewhere, in Excel, WPS or LibreOffice. Columns are found by their headers
 * and rows by the hidden code: sorting, filtering, inserted rows and columns, renamed and copied sheets do not matter.
 * A formula of the reader's counts by its value. Numbers in rows that are no village's are the reader's own notes, unless
 * the row stands among the villages or has a name: then it has lost its code, and the check says so.
 *
 * @param columns of the form, in its order; `rows` and `numbers` come back in this order
 */
export function readBreakdown(
  snapshot: BreakdownSnapshot,
  columns: readonly { readonly code: string; readonly name: string }[],
): BreakdownRead {
  const header = findHeader(snapshot, columns);
  const { columnOf } = header;
  const missing = columns.filter(({ code }) => !columnOf.has(code)).map(({ name }) => name);
  const place = { sheet: snapshot.sheetName };
  if (missing.length > 0) {
    const expected = missing.join('、');
    return {
      kind: 'unreadable',
      problems: [{ code: 'BREAKDOWN_COLUMNS_MISSING', severity: 'ERROR', place, expected }],
    };
  }
  if (!columnOf.has('code')) {
    const expected = breakdownHeaders.code;
    return {
      kind: 'unreadable',
      problems: [{ code: 'BREAKDOWN_CODE_COLUMN_MISSING', severity: 'ERROR', place, expected }],
    };
  }
  const lines = sheetLines(snapshot, header, columns);
  const rowOf = new Map<string, number>();
  const numbers = new Map<string, readonly (number | null)[]>();
  const remarks = new Map<string, string>();
  const locked = new Set<string>();
  for (const line of lines) {
    if (line.code === '' || rowOf.has(line.code)) continue;
    rowOf.set(line.code, line.row);
    numbers.set(
      line.code,
      line.cells.map((cell) => (typeof cell === 'number' ? cell : null)),
    );
    if (columnOf.has('remarks')) remarks.set(line.code, line.text('remarks'));
    if (lockWords.has(normalized(line.text('lock')))) locked.add(line.code);
  }
  const tokens = tokensIn(snapshot);
  return {
    kind: 'read',
    token: tokens[0]?.text ?? null,
    layout: {
      sheetName: snapshot.sheetName,
      headerRow: snapshot.row + header.index,
      columnOf,
      rowOf,
      tokenCell: tokens[0] ? { row: tokens[0].row, column: tokens[0].column } : null,
      remainderOf: remaindersOf(snapshot, header, columns),
    },
    rows: lines
      .filter((line) => line.code !== '' || isLost(line, lines))
      .map((line) => filledRow(line, header, columns)),
    numbers,
    remarks,
    locked,
    problems: [...twiceProblems(snapshot, header), ...tokenProblems(snapshot, tokens)],
  };
}

/** Text in a cell, as it is compared and sent: without blanks around it, one kind of line break. */
export function plainText(value: string | number | boolean): string {
  return String(value).replace(/\r\n?/g, '\n').trim();
}

interface Header {
  /** Row of the snapshot; −1 when nothing looks like a header. */
  readonly index: number;
  /** Columns of the sheet. */
  readonly columnOf: ReadonlyMap<string, number>;
  readonly twice: readonly { readonly name: string; readonly column: number }[];
}

const longestHeader = 200;

/** Headers stand among the first lines, however many somebody has put above. */
const mostHeadLines = 40;

/** The row in which most headers are found; the first of several. */
function findHeader(
  { cells, column: firstColumn }: BreakdownSnapshot,
  columns: readonly { readonly code: string; readonly name: string }[],
): Header {
  const { name, lock, remarks, status, finding, code } = breakdownHeaders;
  const wanted = new Map([
    ...Object.entries({ name, lock, remarks, status, finding, code }).map(
      ([key, text]) => [normalized(text), key] as const,
    ),
    ...columns.map((column) => [normalized(column.name), column.code] as const),
  ]);
  let best: Header = { index: -1, columnOf: new Map(), twice: [] };
  cells.slice(0, mostHeadLines).forEach((line, index) => {
    const columnOf = new Map<string, number>();
    const twice: { name: string; column: number }[] = [];
    line.forEach(({ value }, at) => {
      const key = wanted.get(normalized(value));
      if (key === undefined) return;
      if (columnOf.has(key)) twice.push({ name: String(value), column: firstColumn + at });
      else columnOf.set(key, firstColumn + at);
    });
    if (columnOf.size > best.columnOf.size) best = { index, columnOf, twice };
  });
  return best;
}

/** A line below the header. */
interface SheetLine {
  /** 0-based row of the sheet. */
  readonly row: number;
  readonly code: string;
  readonly cells: readonly FilledCell[];
  /** All its numbers come from formulas: a sum of the reader's own. */
  readonly isComputed: boolean;
  readonly text: (key: string) => string;
}

function sheetLines(
  snapshot: BreakdownSnapshot,
  { index, columnOf }: Header,
  columns: readonly { readonly code: string }[],
): readonly SheetLine[] {
  return snapshot.cells.slice(index + 1).map((line, below): SheetLine => {
    const at = (key: string) => line[(columnOf.get(key) ?? -1) - snapshot.column] ?? nothing;
    const text = (key: string) => plainText(at(key).value);
    const code = text('code').slice(0, longestHeader).normalize('NFKC');
    const filled = columns.map((column) => at(column.code)).filter(({ value }) => value !== '');
    return {
      row: snapshot.row + index + 1 + below,
      // A header repeated further down is no village.
      code: normalized(code) === normalized(breakdownHeaders.code) ? '' : code,
      cells: columns.map((column) => filledCell(at(column.code).value)),
      isComputed: filled.length > 0 && filled.every(({ formula }) => formula !== null),
      text,
    };
  });
}

const nothing: BreakdownSnapshotCell = { value: '', formula: null };

/** A row without a code whose numbers may be a village's. */
function isLost(line: SheetLine, lines: readonly SheetLine[]): boolean {
  if (line.code !== '' || line.isComputed || line.cells.every((cell) => typeof cell !== 'number'))
    return false;
  const name = line.text('name');
  if (name !== '') return !/合计|小计|总计|共计/.test(name);
  const coded = lines.filter(({ code }) => code !== '');
  return line.row > (coded[0]?.row ?? Infinity) && line.row < (coded.at(-1)?.row ?? -1);
}

function filledRow(
  line: SheetLine,
  { columnOf }: Header,
  columns: readonly { readonly code: string }[],
): FilledRow {
  return {
    villageCode: line.code,
    villageName: line.text('name'),
    cells: line.cells,
    line: line.row + 1,
    addresses: columns.map(({ code }) => cellAddress(line.row, columnOf.get(code) ?? 0)),
  };
}

interface FoundToken {
  readonly text: string;
  readonly row: number;
  readonly column: number;
}

/** Everything that looks like the beginning of a token; a damaged one too, so that the service can say so. */
function tokensIn({ cells, row, column }: BreakdownSnapshot): readonly FoundToken[] {
  return cells.flatMap((line, below) =>
    line.flatMap(({ value }, right): FoundToken[] => {
      const text = typeof value === 'string' ? value.trim() : '';
      return text.startsWith('ZJ1.') ? [{ text, row: row + below, column: column + right }] : [];
    }),
  );
}

/** Two forms pasted into one sheet: nobody knows whose numbers these are. */
function tokenProblems(snapshot: BreakdownSnapshot, tokens: readonly FoundToken[]): Problem[] {
  const [first] = tokens;
  const other = tokens.find(({ text }) => text !== first?.text);
  if (!other) return [];
  const address = sheetPrefix(snapshot.sheetName) + cellAddress(other.row, other.column);
  return [{ code: 'SHEET_TOKEN_TAMPERED', severity: 'ERROR', place: { address } }];
}

function twiceProblems(snapshot: BreakdownSnapshot, { index, twice }: Header): Problem[] {
  return twice.map(({ name, column }) => ({
    code: 'BREAKDOWN_COLUMN_TWICE',
    severity: 'ERROR',
    place: { address: sheetPrefix(snapshot.sheetName) + cellAddress(snapshot.row + index, column) },
    expected: plainText(name).replaceAll('\n', ''),
  }));
}

/** Cells of the row above the header that begins with 剩余. */
function remaindersOf(
  { cells, row }: BreakdownSnapshot,
  { index, columnOf }: Header,
  columns: readonly { readonly code: string }[],
): ReadonlyMap<string, string> {
  const word = normalized(breakdownTotals.remainder);
  const line = cells.findIndex(
    (each, at) => at < index && each.some(({ value }) => normalized(value) === word),
  );
  if (line < 0) return new Map();
  return new Map(columns.map(({ code }) => [code, cellAddress(row + line, columnOf.get(code) ?? 0)]));
}

const lockWords = new Set([lockWord, '√', '✓', 'true', 'y', '1'].map(normalized));

/** Full-width and half-width, blanks and line breaks do not tell two headers apart. */
function normalized(value: string | number | boolean): string {
  const text = String(value);
  // No header; and one such text may stand in thousands of cells.
  if (text.length > longestHeader) return '';
  return text
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200f\u2060\ufeff*:]/g, '')
    .toLowerCase();
}
