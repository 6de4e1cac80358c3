/// <reference types="office-js" />
import type { BreakdownLayout } from '../../schema/sheets/breakdown-read-back.ts';
import type { FoundForm } from './find-forms.ts';

/** One cell to write, found by its village and column when the write happens. */
export interface CellWrite {
  /** '' writes the cell that carries the sheet's token; `columnKey` is then `token`. */
  readonly villageCode: string;
  /** A column code, or `lock`, `remarks`, `status`, `finding`. */
  readonly columnKey: string;
  /** What must stand there for the write to hold; null is an empty cell. */
  readonly expected: string | number | null;
  /** '' empties the cell. */
  readonly value: string | number;
}

export interface GuardedOutcome {
  readonly written: number;
  /** Not written, because somebody had put something else there meanwhile; null: the row or column is gone. */
  readonly held: readonly (CellWrite & { readonly found: string | number | null })[];
  /** Cells that stood elsewhere by the time of the write, and were found again. */
  readonly moved: number;
}

/**
 * Writes cells found by key; what somebody typed in between is put back and answered as held. At most 5 rounds, then the
 * cells stay as the person has them.
 *
 * @param layout of the last read; where it is outdated the rows are found anew
 * @throws ExcelFault
 */
export function guardedWrite(
  _found: FoundForm,
  _layout: BreakdownLayout,
  _columns: readonly { readonly code: string; readonly name: string }[],
  _writes: readonly CellWrite[],
): Promise<GuardedOutcome> {
  return Promise.reject(new Error('not yet built'));
}
