import { baseOf, type CellContent } from '../../../schema/sheets/breakdown-journal.ts';
import { mineOf, same } from '../../../schema/sheets/breakdown-journal-cells.ts';
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
 * choice is off and the conflict stays; 用我的 is about what stands in the sheet by now.
 *
 * @param wanted as the pane shows it: other numbers than those on it are not given up
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
  const shown = standing(wanted, cell);
  if (!shown || !same(shown.to, conflict.theirs)) return form;
  const mine = mineOf(journal, conflict);
  if (side === 'THEIRS' && !same(shown.mine, mine)) return form;
  const columnKey = columnKeyOf(conflict);
  const found = rawAt(form, conflict.villageCode, columnKey);
  const value = side === 'MINE' ? mine : conflict.theirs;
  if (found !== undefined && (found ?? '') !== (value ?? '')) {
    if (side === 'THEIRS') {
      const write = {
        ...cell,
        from: journal.edits[cellKey(cell)]?.mine ?? baseOf(journal, cell),
        to: conflict.theirs,
      };
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

/**
 * 放弃这一处: the sheet shows the service's number again and the edit is gone.
 *
 * @param wanted as the pane shows it: only what stands there is given up
 * @throws ApiError BREAKDOWN_TYPED_SINCE when the cell holds something else by now: it stays, and so does its edit
 */
export async function discardEdit(
  book: BreakdownBook,
  wanted: PendingForm,
  cell: BreakdownCellKey,
): Promise<PendingForm> {
  const form = (await book.scanOne(wanted)) ?? wanted;
  const { journal } = form;
  const now = standing(form, cell);
  if (!journal || !now) return form;
  const shown = standing(wanted, cell);
  if (!shown || !same(shown.mine, now.mine) || !same(shown.to, now.to)) {
    throw new ApiError('BREAKDOWN_TYPED_SINCE');
  }
  // What was sent may be the service's by now; it can be taken back only after the answer.
  if (journal.outbox) throw new ApiError('BREAKDOWN_ANSWER_FIRST');
  if (form.found && rawAt(form, cell.villageCode, columnKeyOf(cell)) !== undefined) {
    const from = journal.edits[cellKey(cell)]?.mine ?? baseOf(journal, cell);
    const { held } = await book.bringUpToDate(form, [{ ...cell, from, to: now.to }]);
    const after = await rescanned(book, form);
    if (held.length > 0) throw new ApiError('BREAKDOWN_TYPED_SINCE');
    return after;
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

/** What was typed into a cell, and what would take its place; null when nothing is pending there. */
function standing(
  { journal }: PendingForm,
  cell: BreakdownCellKey,
): { readonly mine: CellContent; readonly to: CellContent } | null {
  const conflict = journal?.conflicts.find((each) => cellKey(each) === cellKey(cell));
  if (journal && conflict) return { mine: mineOf(journal, conflict), to: conflict.theirs };
  const edit = journal?.edits[cellKey(cell)];
  return journal && edit ? { mine: edit.mine, to: baseOf(journal, cell) } : null;
}

async function rescanned(book: BreakdownBook, form: PendingForm): Promise<PendingForm> {
  return (await book.scanOne(form)) ?? form;
}
