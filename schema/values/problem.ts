/** Where something is wrong: as much as is known, so that the pane can jump there. */
export interface Place {
  readonly file?: string;
  readonly sheet?: string;
  /** 1-based line of a file or row of a sheet. */
  readonly line?: number;
  /** Header text of the column, as the file writes it. */
  readonly column?: string;
  /** A1 address, when the rows came from a sheet. */
  readonly address?: string;
  /** Path inside a notice file, e.g. `subsidies[3].personPaysFen`. */
  readonly path?: string;
}

/**
 * One thing wrong with data. An ERROR keeps the row (or file) out; a WARNING is kept and flagged.
 * `found` never holds an ID number or a person's name: the place is enough to find them.
 */
export interface Problem {
  /** Permanent English code; the sentence lives in `schema/messages`. */
  readonly code: string;
  readonly severity: 'ERROR' | 'WARNING';
  readonly place: Place;
  readonly found?: string;
  readonly expected?: string;
  /** Values for the sentence beyond found and expected. */
  readonly values?: Readonly<Record<string, string | number>>;
}
