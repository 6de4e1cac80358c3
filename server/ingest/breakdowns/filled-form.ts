import { plainText, readBreakdown } from '../../../schema/sheets/breakdown-read-back.ts';
import type { BreakdownNumbers } from '../../../schema/values/breakdown.ts';
import type { FilledRow } from '../../../schema/values/breakdown-check.ts';
import type { Problem } from '../../../schema/values/problem.ts';
import type { BroughtSheet } from './read-breakdown-file.ts';

/** What somebody filled in, and where things stand on the sheet. */
export interface FilledForm {
  readonly rows: readonly FilledRow[];
  readonly numbers: BreakdownNumbers;
  /** By village; empty when the column is gone. */
  readonly remarks: ReadonlyMap<string, string>;
  readonly places: FormPlaces;
}

/** 0-based rows and columns of the sheet. */
export interface FormPlaces {
  readonly headerRow: number;
  /** One past the last column that is used. */
  readonly width: number;
  /** Null: the column is gone. */
  readonly statusColumn: number | null;
  readonly findingColumn: number | null;
  /** What stands in those columns now, by village. */
  readonly statusOf: ReadonlyMap<string, string>;
  readonly findingOf: ReadonlyMap<string, string>;
  /** What stands above the header of 审核意见: there a copy says what is no village's fault. */
  readonly findingAbove: string;
  readonly rowOf: ReadonlyMap<string, number>;
  readonly tokenCell: { readonly row: number; readonly column: number } | null;
  /** A1 addresses of the remainders, in the order of the columns. */
  readonly totals: readonly (string | null)[];
}

/** @param columns of the form whose identity the sheet carries, in its order */
export function filledForm(
  { snapshot }: BroughtSheet,
  columns: readonly { readonly code: string; readonly name: string }[],
): { readonly form: FilledForm | null; readonly problems: readonly Problem[] } {
  const read = readBreakdown(snapshot, columns);
  if (read.kind === 'unreadable') return { form: null, problems: read.problems };
  const { layout } = read;
  const textAt = (row: number, column: number | undefined): string =>
    plainText(snapshot.cells[row - snapshot.row]?.[(column ?? -1) - snapshot.column]?.value ?? '');
  const textsIn = (key: string): ReadonlyMap<string, string> => {
    const column = layout.columnOf.get(key);
    if (column === undefined) return new Map();
    return new Map([...layout.rowOf].map(([village, row]) => [village, textAt(row, column)]));
  };
  const form: FilledForm = {
    rows: read.rows,
    numbers: read.numbers,
    remarks: read.remarks,
    places: {
      headerRow: layout.headerRow,
      width: snapshot.column + Math.max(0, ...snapshot.cells.map(usedWidth)),
      statusColumn: layout.columnOf.get('status') ?? null,
      findingColumn: layout.columnOf.get('finding') ?? null,
      statusOf: textsIn('status'),
      findingOf: textsIn('finding'),
      findingAbove: textAt(layout.headerRow - 1, layout.columnOf.get('finding')),
      rowOf: layout.rowOf,
      tokenCell: layout.tokenCell,
      totals: columns.map(({ code }) => layout.remainderOf.get(code) ?? null),
    },
  };
  return { form, problems: read.problems };
}

/** Remarks as they are compared: what a program makes of blanks and line ends is nobody's edit. */
export function comparableRemarks(text: string): string {
  return plainText(text);
}

function usedWidth(line: BroughtSheet['snapshot']['cells'][number]): number {
  return line.findLastIndex(({ value }) => value !== '') + 1;
}
