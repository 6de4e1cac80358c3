/// <reference types="office-js" />
import { type BreakdownJournal, journalText, readJournal } from '../../schema/sheets/breakdown-journal.ts';
import { runInExcel } from './session.ts';

/**
 * Journals are kept in the settings of the workbook, one each: they are saved with the file, and they outlive their
 * sheet, which a reader may delete.
 */
const prefix = 'zj.breakdown.';

/**
 * All journals of the workbook, also of sheets that are gone. One round trip.
 *
 * @throws ExcelFault
 */
export function loadJournals(): Promise<readonly BreakdownJournal[]> {
  return runInExcel(async (context) => {
    const { settings } = context.workbook;
    settings.load('items/key,items/value');
    await context.sync();
    return settings.items.flatMap(({ key, value }) => {
      const journal = key.startsWith(prefix) ? readJournal(value) : null;
      return journal ? [journal] : [];
    });
  });
}

/**
 * Puts a journal into the workbook, in the place of an earlier one. One round trip.
 *
 * @throws ExcelFault
 */
export function saveJournal(journal: BreakdownJournal): Promise<void> {
  return runInExcel(async (context) => {
    context.workbook.settings.add(prefix + journal.sheetKey, journalText(journal));
    await context.sync();
  });
}

/**
 * Forgets a journal; harmless when there is none. Two round trips, one when there is none.
 *
 * @throws ExcelFault
 */
export function dropJournal(sheetKey: string): Promise<void> {
  return runInExcel(async (context) => {
    const setting = context.workbook.settings.getItemOrNullObject(prefix + sheetKey);
    await context.sync();
    if (setting.isNullObject) return;
    setting.delete();
    await context.sync();
  });
}
