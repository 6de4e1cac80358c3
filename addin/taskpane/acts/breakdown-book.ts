import type { BreakdownJournal, CellContent, WantedWrite } from '../../../schema/sheets/breakdown-journal.ts';
import { scanned, settled, withWriting } from '../../../schema/sheets/breakdown-journal-steps.ts';
import { cellKey } from '../../../schema/values/breakdown.ts';
import { findForms } from '../../excel/find-forms.ts';
import { type CellWrite, type GuardedOutcome, guardedWrite } from '../../excel/guarded-write.ts';
import { loadJournals, saveJournal } from '../../excel/journal-store.ts';
import { readBreakdownSheet } from '../../excel/read-breakdown.ts';
import { ExcelFault } from '../../excel/session.ts';
import {
  columnKeyOf,
  formsOf,
  type PendingForm,
  rawAt,
  type SeenSheet,
  sameForm,
} from './breakdown-forms.ts';

/** Forms and journals of the open workbook. */
export interface BreakdownBook {
  /** Every form and every journal; journals say what the sheets say now, and are kept. */
  scan(): Promise<readonly PendingForm[]>;
  /** One of them as it is now; null when it is there no more. */
  scanOne(form: PendingForm): Promise<PendingForm | null>;
  keep(journal: BreakdownJournal): Promise<void>;
  /** Brings cells to what the service has; what somebody typed meanwhile stays and is held. */
  bringUpToDate(form: PendingForm, writes: readonly WantedWrite[]): Promise<BroughtUpToDate>;
  /** Writes as a person would; the next scan finds what was written. */
  write(form: PendingForm, writes: readonly CellWrite[]): Promise<GuardedOutcome>;
}

export interface BroughtUpToDate {
  readonly journal: BreakdownJournal;
  readonly held: readonly WantedWrite[];
}

export function createBreakdownBook(now: () => Date): BreakdownBook {
  const book: BreakdownBook = {
    async scan() {
      const journals = await loadJournals();
      const seen: SeenSheet[] = [];
      for (const found of await findForms('breakdownForm')) {
        try {
          seen.push({ found, sheet: await readBreakdownSheet(found.sheetName) });
        } catch (error) {
          // Deleted or renamed between two round trips: the next scan sees it as it is then.
          if (!(error instanceof ExcelFault && error.code === 'ADDRESS_GONE')) throw error;
        }
      }
      const forms: PendingForm[] = [];
      for (const form of formsOf(journals, seen)) forms.push(await rescanned(form));
      return forms;
    },
    async scanOne(form) {
      return (await book.scan()).find((each) => sameForm(each, form)) ?? null;
    },
    keep: saveJournal,
    async bringUpToDate(form, writes) {
      const { journal } = form;
      if (!journal) throw new Error('a form without a journal');
      if (writes.length === 0) return { journal, held: [] };
      await saveJournal(withWriting(journal, writes));
      const held = form.found ? heldOf(writes, await book.write(form, writes.flatMap(cellWrite(form)))) : [];
      const done = settled(journal, writes, held);
      await saveJournal(done);
      return { journal: done, held };
    },
    async write({ found, read, journal }, writes) {
      if (!found || !read || !journal || writes.length === 0) return { written: 0, held: [], moved: 0 };
      return guardedWrite(found, read.layout, journal.form.columns, writes);
    },
  };

  async function rescanned(form: PendingForm): Promise<PendingForm> {
    if (form.kind !== 'original' || !form.journal || !form.read) return form;
    const sheetId = form.sheet?.sheetId ?? null;
    const journal = { ...scanned(form.journal, form.read, now().toISOString()), sheetId };
    // Nothing new is the rule; settings are written only when there is.
    if (JSON.stringify(journal) !== JSON.stringify(form.journal)) await saveJournal(journal);
    return { ...form, journal };
  }

  return book;
}

/** Cells whose row or column is gone have nothing to be written. */
function cellWrite(form: PendingForm): (write: WantedWrite) => CellWrite[] {
  return (write) => {
    const columnKey = columnKeyOf(write);
    const expected = rawAt(form, write.villageCode, columnKey);
    if (expected === undefined) return [];
    return [{ villageCode: write.villageCode, columnKey, expected, value: forCell(write.to) }];
  };
}

export function forCell(content: CellContent): string | number {
  return content ?? '';
}

function heldOf(writes: readonly WantedWrite[], { held }: GuardedOutcome): readonly WantedWrite[] {
  const kept = new Set(held.map(({ villageCode, columnKey }) => `${villageCode}/${columnKey}`));
  return writes.filter((write) => kept.has(`${write.villageCode}/${columnKeyOf(write)}`));
}

/** Several cells of one form, told apart. */
export const keysOf = (cells: readonly { readonly villageCode: string; readonly columnCode: string }[]) =>
  new Set(cells.map(cellKey));
