/// <reference types="office-js" />
import type { BreakdownJournal } from '../../schema/sheets/breakdown-journal.ts';

/** All journals of the workbook, also of sheets that are gone. One round trip. */
export function loadJournals(): Promise<readonly BreakdownJournal[]> {
  return Promise.reject(new Error('not yet built'));
}

/** Puts a journal into the workbook's settings, in the place of an earlier one; it is saved with the file. One round trip. */
export function saveJournal(_journal: BreakdownJournal): Promise<void> {
  return Promise.reject(new Error('not yet built'));
}

/** Forgets a journal; harmless when there is none. One round trip. */
export function dropJournal(_sheetKey: string): Promise<void> {
  return Promise.reject(new Error('not yet built'));
}
