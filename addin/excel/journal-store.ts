import { type BreakdownJournal, journalText, readJournal } from '../../schema/sheets/breakdown-journal.ts';
import { keptValues } from './kept-values.ts';

/**
 * Journals are kept in the workbook, by sheet key: they are saved with the file, they outlive their sheet, which a reader
 * may delete, and an add-in that was installed anew under another id finds them.
 */
const journals = keptValues({
  namespace: 'urn:zhengjiao:breakdown-journal',
  settingPrefix: 'zj.breakdown.',
  fromSetting: (value) => (typeof value === 'string' && readJournal(value) ? value : null),
});

/**
 * All journals of the workbook, also of sheets that are gone. One round trip, two on the first look of a pane.
 *
 * @throws ExcelFault
 */
export async function loadJournals(): Promise<readonly BreakdownJournal[]> {
  const texts = await journals.load();
  return [...texts.values()].flatMap((text) => readJournal(text) ?? []);
}

/**
 * Puts a journal into the workbook, in the place of an earlier one. One round trip for a journal that this pane has
 * loaded or saved before.
 *
 * @throws ExcelFault
 */
export function saveJournal(journal: BreakdownJournal): Promise<void> {
  return journals.save(journal.sheetKey, journalText(journal));
}

/**
 * Forgets a journal; harmless when there is none. Two round trips, one when there is none.
 *
 * @throws ExcelFault
 */
export function dropJournal(sheetKey: string): Promise<void> {
  return journals.drop(sheetKey);
}
