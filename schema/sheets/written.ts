import type { SheetModel } from './model.ts';

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
  return { ...facts, columns: model.columns.map(({ key }) => key), rows };
}

/**
 * For the property of the sheet that `writtenName` names. When the rows are too many they are left out, and a refresh
 * cannot tell a typed-over figure from an old one.
 */
export function writtenText({ figuresVersion, at, columns, rows }: WrittenTable): string {
  const head = { v: formatVersion, figuresVersion, at };
  const lines = [...rows].map(([key, values]) => [
    key,
    ...values.map((value) => value ?? (value === null ? null : false)),
  ]);
  const text = JSON.stringify({ ...head, columns, rows: lines });
  return text.length <= mostWrittenLength ? text : JSON.stringify({ ...head, columns: [], rows: [] });
}

/** Null when the text is none of ours, of another version of the format, or without rows. */
export function readWritten(text: unknown): WrittenTable | null {
  if (typeof text !== 'string') return null;
  try {
    return parsed(JSON.parse(text));
  } catch {
    return null;
  }
}

/**
 * Key of the sheet's property for a table. A copied sheet brings the property along and gives its table another
 * name, so a table without one of its own takes `originalWrittenName`.
 */
export function writtenName(tableName: string): string {
  return `zjWritten.${tableName}`;
}

/** The name of the property under the name the table had before Excel appended digits to it. */
export function originalWrittenName(tableName: string): string {
  return writtenName(tableName.replace(/_\d+$/, '_'));
}

function parsed(read: unknown): WrittenTable | null {
  if (typeof read !== 'object' || read === null) return null;
  const { v, figuresVersion, at, columns, rows } = read as Record<string, unknown>;
  if (v !== formatVersion || typeof at !== 'string' || !Array.isArray(columns) || !Array.isArray(rows))
    return null;
  if (rows.length === 0 || !columns.every((column) => typeof column === 'string')) return null;
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
  };
}

function writtenValue(value: unknown): WrittenValue {
  return typeof value === 'string' || typeof value === 'number' || value === null ? value : undefined;
}
