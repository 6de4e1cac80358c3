import { baseOf } from '../../../schema/sheets/breakdown-journal.ts';
import { chosen, withoutEdit } from '../../../schema/sheets/breakdown-journal-steps.ts';
import { type BreakdownCellKey, cellKey } from '../../../schema/values/breakdown.ts';
import { ApiError } from '../../client/api-error.ts';
import { dropJournal } from '../../excel/journal-store.ts';
import { setSheetKey } from '../../excel/read-breakdown.ts';
import { type BreakdownBook, forCell } from './breakdown-book.ts';
import { columnKeyOf, type PendingForm, rawAt, sameForm } from './breakdown-forms.ts';
import { type InsertParts, journalOf } from './breakdown-insert.ts';

/**
 * Settles one conflict, in the sheet and in the journal; no other cell changes. With what somebody types meanwhile the
 * choice is off and the conflict stays.
 */
export async function chooseCell(
  book: BreakdownBook,
  wanted: PendingForm,
  cell: BreakdownCellKey,
  side: 'MINE' | 'THEIRS',
  now: string,
): Promise<PendingForm> {
  const form = (await book.scanOne(wanted)) ?? wanted;
  const { journal } = form;
  const conflict = journal?.conflicts.find((each) => cellKey(each) === cellKey(cell));
  if (!journal || !conflict) return form;
  const key = cellKey(conflict);
  const mine = journal.edits[key]?.mine ?? conflict.mine;
  const columnKey = columnKeyOf(conflict);
  const found = rawAt(form, conflict.villageCode, columnKey);
  const value = side === 'MINE' ? mine : conflict.theirs;
  if (found !== undefined && (found ?? '') !== (value ?? '')) {
    if (side === 'THEIRS') {
      const write = { ...cell, from: journal.edits[key]?.mine ?? baseOf(journal, cell), to: conflict.theirs };
      const { held } = await book.bringUpToDate(form, [write]);
      return held.length > 0 ? ((await book.scanOne(form)) ?? form) : rescanned(book, form);
    }
    const { held, fault } = await book.write(form, [
      { villageCode: conflict.villageCode, columnKey, expected: found, value: forCell(mine) },
    ]);
    if (fault) throw fault;
    if (held.length > 0) return (await book.scanOne(form)) ?? form;
    const after = (await book.scanOne(form)) ?? form;
    if (after.journal) await book.keep(chosen(after.journal, cell, side, now));
    return rescanned(book, form);
  }
  await book.keep(chosen(journal, cell, side, now));
  return rescanned(book, form);
}

/** 放弃这一处: the sheet shows the service's number again and the edit is gone. */
export async function discardEdit(
  book: BreakdownBook,
  wanted: PendingForm,
  cell: BreakdownCellKey,
): Promise<PendingForm> {
  const form = (await book.scanOne(wanted)) ?? wanted;
  const { journal } = form;
  const edit = journal?.edits[cellKey(cell)];
  const conflict = journal?.conflicts.find((each) => cellKey(each) === cellKey(cell));
  if (!journal || (!edit && !conflict)) return form;
  // What was sent may be the service's by now; it can be taken back only after the answer.
  if (journal.outbox) throw new ApiError('BREAKDOWN_ANSWER_FIRST');
  if (form.found && rawAt(form, cell.villageCode, columnKeyOf(cell)) !== undefined) {
    const to = conflict ? conflict.theirs : baseOf(journal, cell);
    await book.bringUpToDate(form, [{ ...cell, from: edit?.mine ?? baseOf(journal, cell), to }]);
    return rescanned(book, form);
  }
  const rest = withoutEdit(journal, cell);
  if (form.kind === 'gone' && Object.keys(rest.edits).length + rest.conflicts.length === 0) {
    await dropJournal(rest.sheetKey);
  } else await book.keep(rest);
  return rescanned(book, { ...form, journal: rest });
}

/**
 * 以这张为准: the journal is this copy's from now on; the sheet it was of becomes the copy. What the copy was made from is
 * what its own token names: the other sheet may have been brought up to date since. When the other sheet is gone its
 * journal stays: nothing else has what was typed there.
 *
 * @throws ApiError when the service cannot be asked
 */
export async function adoptCopy(parts: InsertParts, wanted: PendingForm): Promise<PendingForm> {
  const { book } = parts;
  const forms = await book.scan();
  const form = forms.find((each) => sameForm(each, wanted)) ?? wanted;
  if (form.kind !== 'copy' || !form.copyOf || !form.found) return form;
  const { outbox, sheetKey } = form.copyOf;
  // Its answer belongs to the other sheet.
  if (outbox) throw new ApiError('BREAKDOWN_ANSWER_FIRST');
  const journal = await journalOf(parts, form);
  if (!journal) throw new ApiError('SHEET_TOKEN_MISSING');
  if (forms.some((each) => each.kind === 'original' && each.journal?.sheetKey === sheetKey)) {
    await book.keep({ ...journal, sheetKey });
  } else {
    await setSheetKey(form.found.sheetName, journal.sheetKey);
    await book.keep(journal);
  }
  return rescanned(book, form);
}

/** Forgets everything of a sheet that is gone. */
export async function forgetGone(book: BreakdownBook, wanted: PendingForm): Promise<void> {
  const form = await book.scanOne(wanted);
  if (form?.kind !== 'gone' || !form.journal) return;
  if (form.journal.outbox) throw new ApiError('BREAKDOWN_ANSWER_FIRST');
  await dropJournal(form.journal.sheetKey);
}

async function rescanned(book: BreakdownBook, form: PendingForm): Promise<PendingForm> {
  return (await book.scanOne(form)) ?? form;
}
