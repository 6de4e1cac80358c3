/// <reference types="office-js" />
import type { BreakdownSnapshot } from '../../schema/sheets/breakdown-read-back.ts';

/** A 目标分解表 as it stands, with what Excel knows of its sheet. */
export interface BreakdownSheet {
  readonly snapshot: BreakdownSnapshot;
  /** Key of the journal that belongs to the sheet; null when it has none. A copy of the sheet has the same. */
  readonly sheetKey: string | null;
  /** Excel's own id of the sheet: stays on rename, differs on a copy. */
  readonly sheetId: string;
}

/**
 * Everything a 目标分解表 holds, hidden and filtered rows too. One round trip.
 *
 * @throws ExcelFault ADDRESS_GONE when the sheet is no longer there
 */
export function readBreakdownSheet(_sheetName: string): Promise<BreakdownSheet> {
  return Promise.reject(new Error('not yet built'));
}

/** Ties a sheet to its journal: a custom property of the sheet, which goes along on rename, move and copy. One round trip. */
export function setSheetKey(_sheetName: string, _sheetKey: string): Promise<void> {
  return Promise.reject(new Error('not yet built'));
}
