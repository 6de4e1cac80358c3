import type {
  BreakdownJournal,
  CellContent,
  JournalConflict,
  WantedWrite,
} from '../../../schema/sheets/breakdown-journal.ts';
import { conflicted, scanned, settled, withWriting } from '../../../schema/sheets/breakdown-journal-steps.ts';
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
      const { outbox } = journal;
      const keep = async (next: BreakdownJournal) => {
        // Conflicts found here say nothing of the act that is under way.
        const kept = { ...next, outbox };
        await saveJournal(kept);
        return kept;
      };
      const gone = form.found ? writes.filter((write) => cellWrite(form)(write).length === 0) : [];
      await saveJournal(withWriting(journal, writes));
      let outcome: GuardedOutcome;
      try {
        outcome = await book.write(form, writes.flatMap(cellWrite(form)));
      } catch (error) {
        await keep(settled(journal, writes, writes));
        throw error;
      }
      const held = writes.filter((write) => gone.includes(write) || isHeld(outcome, write));
      const done = await keep(conflicted(settled(journal, writes, held), lostFrom(outcome, writes)));
      if (outcome.fault) throw outcome.fault;
      return { journal: done, held };
    },
    async write({ found, read, journal }, writes) {
      if (!found || !read || !journal || writes.length === 0) {
        return { written: 0, held: [], moved: 0, skipped: [], fault: null };
      }
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

/** Whether a cell shows what it showed before, because somebody typed there or Excel stopped us. */
function isHeld({ held, skipped }: GuardedOutcome, write: WantedWrite): boolean {
  const isThis = ({ villageCode, columnKey }: CellWrite) =>
    villageCode === write.villageCode && columnKey === columnKeyOf(write);
  return skipped.some(isThis) || held.some((each) => each.isRestored && isThis(each));
}

/** What was typed and could not be put back into its cell: to be chosen, so that it is not lost. */
function lostFrom({ held }: GuardedOutcome, writes: readonly WantedWrite[]): readonly JournalConflict[] {
  return held.flatMap(({ villageCode, columnKey, isRestored, found }): JournalConflict[] => {
    const write = writes.find((each) => each.villageCode === villageCode && columnKeyOf(each) === columnKey);
    if (isRestored || !write) return [];
    const { columnCode, from, to } = write;
    return [{ villageCode, columnCode, base: from, mine: found, theirs: to }];
  });
}
