/**
 * Takes the rows of a file one by one, top to bottom, blank rows left out.
 * `cells` may be reused by the reader after the call.
 */
export interface RowSink {
  /**
   * @param line 1-based line of the file or row of the sheet where the row begins
   * @param numeric columns whose cells the file holds as numbers, not text; null when it cannot tell (csv)
   */
  row(cells: readonly string[], line: number, numeric: ReadonlySet<number> | null): void;
  /** Called every few thousand rows; false stops the reading. */
  drain(readShare: number): Promise<boolean>;
}

/** Where the rows came from, for the place of a problem. */
export interface RowOrigin {
  readonly sheet?: string;
  /** Top left cell when the rows are an Excel selection, 1-based. */
  readonly topLeft?: { readonly row: number; readonly column: number };
}

/** A file that cannot be read at all; the code is a problem code. */
export class UnreadableFile extends Error {
  readonly code: string;
  readonly found: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly line: number | undefined;

  constructor(
    code: string,
    found = '',
    values: Readonly<Record<string, string | number>> = {},
    line?: number,
  ) {
    super(`unreadable file: ${code}`);
    this.code = code;
    this.found = found;
    this.values = values;
    this.line = line;
  }
}

/** `3, 28` → `AB3`. */
export function cellAddress(row: number, column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${row}`;
}
