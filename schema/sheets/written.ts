import { type CaptionWrite, captionsOf } from './captions.ts';
import type { RefreshPlan } from './diff.ts';
import type { SheetModel } from './model.ts';
import type { SheetValue } from './verdict.ts';

/** What was last written to a table, so that a figure somebody typed over can be told from an old one. */
export interface WrittenTable {
  /** Version of the figures, when the answer had one. */
  readonly figuresVersion: number | null;
  /** When it was written: an instant, ISO 8601. */
  readonly at: string;
  /** Keys of our columns, in the order of each row's values. */
  readonly columns: readonly string[];
  /** By the key of the row; the total row is `total`. */
  readonly rows: ReadonlyMap<string, readonly WrittenValue[]>;
  /** Lines around the table, by their label, the words before the first `：`. */
  readonly captions: ReadonlyMap<string, string>;
  /**
   * What stood in cells and lines that were about to be written, by `cellName` or `captionName`: a batch that broke off
   * halfway leaves some of them so.
   */
  readonly before: ReadonlyMap<string, string | number | null>;
}

/** A cell of the table in `WrittenTable.before`. */
export function cellName(key: string, columnKey: string): string {
  return `${key}/${columnKey}`;
}

/** A line around the table in `WrittenTable.before`. */
export function captionName(label: string): string {
  return `：${label}`;
}

/** Null is a cell we left empty; undefined one we never wrote. */
export type WrittenValue = string | number | null | undefined;

/** A property of a sheet may be longer, but it is read and written with every change. */
export const mostWrittenLength = 200_000;

const formatVersion = 1;

/** All of a model as written: right after its sheet was made. */
export function writtenOf(
  model: SheetModel,
  facts: { readonly figuresVersion: number | null; readonly at: string },
): WrittenTable {
  const rows = new Map<string, readonly WrittenValue[]>();
  for (const { role, key, cells } of model.rows) {
    if ((role === 'data' || role === 'total') && key !== null) {
      rows.set(
        key,
        cells.map(({ value }) => value),
      );
    }
  }
  const columns = model.columns.map(({ key }) => key);
  return { ...facts, columns, rows, captions: captionsOf(model), before: new Map() };
}

/**
 * What has been written when a plan is carried out: the model, but for cells that were held back or have no column
 * any more. There it is what we wrote before, so that a reader who puts that back has given us the cell again.
 *
 * @param lines what is written around the table
 * @param captions texts of all lines around the table as they stand then, our own alone
 */
export function writtenAfter(
  plan: RefreshPlan,
  written: WrittenTable,
  base: WrittenTable | null,
  lines: readonly CaptionWrite[],
  captions: ReadonlyMap<string, string>,
): WrittenTable {
  const { columns } = written;
  const held = new Set(plan.heldBack.map(({ key, columnKey }) => cellName(key, columnKey)));
  const isKept = (key: string, columnKey: string) =>
    held.has(cellName(key, columnKey)) ||
    plan.columns[columnKey] === undefined ||
    (key === 'total' && plan.isTotalRowMissing);
  const old = (key: string, columnKey: string) => base?.rows.get(key)?.[base.columns.indexOf(columnKey)];
  // A row that the answer leaves out today may be back tomorrow.
  const keys = new Set([...(base?.rows.keys() ?? []), ...written.rows.keys()]);
  const rows = [...keys].map((key): [string, WrittenValue[]] => {
    const values = written.rows.get(key);
    return [
      key,
      columns.map((columnKey, index) =>
        values && !isKept(key, columnKey) ? values[index] : old(key, columnKey),
      ),
    ];
  });
  const before = new Map<string, string | number | null>([
    ...plan.changes.map(({ key, columnKey, from }) => [cellName(key, columnKey), plain(from)] as const),
    ...plan.filled.flatMap(({ key }) =>
      columns.map((columnKey) => [cellName(key, columnKey), null] as const),
    ),
    ...lines.map(({ label, from }) => [captionName(label), from] as const),
  ]);
  return { ...written, rows: new Map(rows), captions, before };
}

function plain(value: SheetValue): string | number | null {
  return value === '' ? null : typeof value === 'boolean' ? String(value) : value;
}

/**
 * For the property of the sheet that `writtenName` names. When the rows are too many they are left out, and a refresh
 * cannot tell a typed-over figure from an old one.
 */
export function writtenText({ figuresVersion, at, columns, rows, captions }: WrittenTable): string {
  const head = { v: formatVersion, figuresVersion, at };
  const lines = [...rows].map(([key, values]) => [
    key,
    ...values.map((value) => value ?? (value === null ? null : false)),
  ]);
  const text = JSON.stringify({
    ...head,
    columns,
    rows: lines,
    captions: [...captions],
  });
  return text.length <= mostWrittenLength
    ? text
    : JSON.stringify({ ...head, columns: [], rows: [], captions: [] });
}

/** Null when the text is none of ours or of another version of the format. No rows: they were too many. */
export function readWritten(text: unknown): WrittenTable | null {
  if (typeof text !== 'string') return null;
  try {
    return parsed(JSON.parse(text));
  } catch {
    return null;
  }
}

/** What is there while a batch writes: `WrittenTable.before`. Nothing is left of it when the batch has come to its end. */
export function writingText({ before }: WrittenTable): string {
  return JSON.stringify({ v: formatVersion, before: [...before] });
}

/** The text of both properties where there is nothing to say. */
export const nothingWritten = 'null';

/** Puts what a broken off batch left behind with what is known to be written. */
export function withWriting(written: WrittenTable | null, text: unknown): WrittenTable | null {
  if (!written || typeof text !== 'string') return written;
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read !== 'object' || read === null || !('before' in read) || !Array.isArray(read.before))
      return written;
    return { ...written, before: new Map(read.before) };
  } catch {
    return written;
  }
}

/** Keys of the sheet's properties for a table: what was written, and what is about to be written over. */
export type WrittenProperty = 'zjWritten' | 'zjWriting';

export function writtenName(tableName: string, property: WrittenProperty = 'zjWritten'): string {
  return `${property}.${tableName}`;
}

/** The name of the table a property tells of; null for a property that is not what was written. */
export function tableOfWritten(key: string): string | null {
  return /^zjWritten\.(.+)$/i.exec(key)?.[1] ?? null;
}

/**
 * Of the properties of a sheet the one that tells what was last written to a table. A copied sheet brings its property
 * along while Excel appends digits to the name of the table, so the longest name that begins the table's is taken.
 */
export function findWritten<Property extends { readonly key: string }>(
  properties: readonly Property[],
  tableName: string,
  property: WrittenProperty = 'zjWritten',
): Property | null {
  const own = writtenName(tableName, property).toLowerCase();
  const candidates = properties.filter(({ key }) => {
    const name = key.toLowerCase();
    return (
      name.startsWith(property.toLowerCase()) && own.startsWith(name) && /^\d*$/.test(own.slice(name.length))
    );
  });
  return candidates.sort((a, b) => b.key.length - a.key.length)[0] ?? null;
}

function parsed(read: unknown): WrittenTable | null {
  if (typeof read !== 'object' || read === null) return null;
  const { v, figuresVersion, at, columns, rows, captions } = read as Record<string, unknown>;
  if (v !== formatVersion || typeof at !== 'string' || !Array.isArray(columns) || !Array.isArray(rows))
    return null;
  if (!columns.every((column) => typeof column === 'string')) return null;
  const lines = rows.map((line: unknown): [string, WrittenValue[]] => {
    if (!Array.isArray(line) || typeof line[0] !== 'string')
      throw new Error('a row of a written table has no key');
    return [line[0], line.slice(1).map(writtenValue)];
  });
  return {
    figuresVersion: typeof figuresVersion === 'number' ? figuresVersion : null,
    at,
    columns,
    rows: new Map(lines),
    captions: new Map(Array.isArray(captions) ? captions : []),
    before: new Map(),
  };
}

function writtenValue(value: unknown): WrittenValue {
  return typeof value === 'string' || typeof value === 'number' || value === null ? value : undefined;
}
