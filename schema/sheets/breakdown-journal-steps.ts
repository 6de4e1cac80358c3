import { type BreakdownCellKey, cellKey } from '../values/breakdown.ts';
import type { CellEdit } from '../values/breakdown-merge.ts';
import {
  type BreakdownAnswer,
  type BreakdownJournal,
  baseOf,
  type CellContent,
  type JournalConflict,
  type NewJournalParts,
  type Outbox,
  type WantedWrite,
} from './breakdown-journal.ts';
import { cellsOf, draftOf, keyOf, mineOf, same, setBase, theirsOf } from './breakdown-journal-cells.ts';
import type { ReadBreakdown } from './breakdown-read-back.ts';

/**
 * The sheet has spoken: cells that equal the base drop out, all others are the pending edits. A cell of which something
 * else is under way stays one until the answer comes, so that it outlives its sheet. Text in a number column
 * stays as its text. Cells whose row is gone keep the last edit that was seen. A cell that we were writing and that
 * shows what we wrote is in step with the service; one that still shows what stood there before keeps its edit.
 */
export function scanned(journal: BreakdownJournal, read: ReadBreakdown, now: string): BreakdownJournal {
  const found = contents(journal, read);
  const next = draftOf(journal);
  for (const [key, content] of found) {
    const cell = keyOf(key);
    const before = next.edits[key];
    const open = next.writing[key];
    if (open && same(content, open.to)) {
      setBase(next, cell, content);
      delete next.edits[key];
      delete next.writing[key];
      next.conflicts = next.conflicts.filter((each) => cellKey(each) !== key);
      continue;
    }
    // Scans and writes take turns: a write that is open still was cut off, and this cell was not reached.
    if (open) delete next.writing[key];
    if (same(content, baseOf(next, cell)) && !isSentOtherwise(journal, key, content)) {
      delete next.edits[key];
    } else if (before) {
      next.edits[key] = same(before.mine, content) ? before : { ...before, mine: content, at: now };
    } else {
      next.edits[key] = { mine: content, base: baseOf(next, cell), at: now };
    }
    next.conflicts = next.conflicts.flatMap((conflict) => {
      if (cellKey(conflict) !== key || !before) return [conflict];
      // Typed to what the other one has: nothing is left to choose.
      if (same(content, conflict.theirs)) {
        setBase(next, cell, content);
        delete next.edits[key];
        return [];
      }
      return [{ ...conflict, mine: content }];
    });
  }
  return next;
}

/** Whether another content of this cell is under way: then the old one, typed back, is an edit until the answer comes. */
function isSentOtherwise({ outbox }: BreakdownJournal, key: string, content: CellContent): boolean {
  const sent = outbox?.edits.find((edit) => cellKey(edit) === key);
  return sent !== undefined && !same(sent.mine, content);
}

/** What would be sent now, in no particular order. */
export function pendingEdits(journal: BreakdownJournal): readonly CellEdit[] {
  return Object.entries(journal.edits).map(([key, { mine, base }]) => ({ ...keyOf(key), base, mine }));
}

/** The journal with an act on its way; the one that is under way already when there is one. */
export function withOutbox(
  journal: BreakdownJournal,
  mutationKey: string,
  act: Outbox['act'],
  now: string,
  villageCodes: readonly string[] = [],
  reason = '',
): BreakdownJournal {
  if (journal.outbox) return journal;
  const edits = pendingEdits(journal);
  const { baseVersion } = journal;
  return { ...journal, outbox: { mutationKey, act, reason, sentAt: now, edits, villageCodes, baseVersion } };
}

/** The service has refused what was sent and changed nothing: the edits are pending still. */
export function withoutOutbox(journal: BreakdownJournal): BreakdownJournal {
  const edits = Object.entries(journal.edits).filter(([, { mine, base }]) => !same(mine, base));
  return { ...journal, edits: Object.fromEntries(edits), outbox: null };
}

/**
 * The service has what was sent: that is the base now. What was typed since stays pending on the new base. Cells that
 * somebody else has changed keep their old base until `behind` has been written into the sheet.
 */
export function acknowledged(journal: BreakdownJournal, answer: BreakdownAnswer): BreakdownJournal {
  const next = draftOf(journal);
  for (const sent of journal.outbox?.edits ?? []) {
    const key = cellKey(sent);
    setBase(next, sent, sent.mine);
    const edit = next.edits[key];
    if (!edit) continue;
    if (same(edit.mine, sent.mine)) delete next.edits[key];
    else next.edits[key] = { ...edit, base: sent.mine };
  }
  const sent = new Set((journal.outbox?.edits ?? []).map(cellKey));
  const conflicts = next.conflicts.filter((each) => !sent.has(cellKey(each)));
  return { ...next, conflicts, outbox: null, token: answer.token, baseVersion: answer.version };
}

/** Cells that nobody typed into here and that show something else than the service has. */
export function behind(journal: BreakdownJournal, answer: BreakdownAnswer): readonly WantedWrite[] {
  const conflicted = new Set(journal.conflicts.map(cellKey));
  const sent = new Set((journal.outbox?.edits ?? []).map(cellKey));
  return cellsOf(journal).flatMap((cell): WantedWrite[] => {
    const key = cellKey(cell);
    if (journal.edits[key] || conflicted.has(key) || sent.has(key)) return [];
    const from = baseOf(journal, cell);
    const to = theirsOf(journal, answer, cell);
    return to === undefined || same(from, to) ? [] : [{ ...cell, from, to }];
  });
}

/** Whether each cell's base is what the service has: only then may the sheet carry the token of this version. */
export function isInStep(journal: BreakdownJournal, answer: BreakdownAnswer): boolean {
  return cellsOf(journal).every((cell) => {
    const theirs = theirsOf(journal, answer, cell);
    return theirs === undefined || same(baseOf(journal, cell), theirs);
  });
}

/** To be stored before the cells are written: a scan after a crash then knows these values for ours. */
export function withWriting(journal: BreakdownJournal, writes: readonly WantedWrite[]): BreakdownJournal {
  const writing = { ...journal.writing };
  for (const { from, to, ...cell } of writes) writing[cellKey(cell)] = { from, to };
  return { ...journal, writing };
}

/** The writing is over: what was written is in step with the service, what was held back is as it was. */
export function settled(
  journal: BreakdownJournal,
  writes: readonly WantedWrite[],
  held: readonly BreakdownCellKey[],
): BreakdownJournal {
  const next = draftOf(journal);
  const kept = new Set(held.map(cellKey));
  for (const { to, ...cell } of writes) {
    const key = cellKey(cell);
    delete next.writing[key];
    if (kept.has(key)) continue;
    setBase(next, cell, to);
    delete next.edits[key];
    next.conflicts = next.conflicts.filter((each) => cellKey(each) !== key);
  }
  return next;
}

/** The service has changed nothing and shows where somebody else was first. */
export function conflicted(
  journal: BreakdownJournal,
  conflicts: readonly JournalConflict[],
): BreakdownJournal {
  const fresh = new Set(conflicts.map(cellKey));
  const others = journal.conflicts.filter((each) => !fresh.has(cellKey(each)));
  return { ...journal, conflicts: [...others, ...conflicts], outbox: null };
}

/** What was chosen stands on the other one's number now. Nothing but this cell changes. */
export function chosen(
  journal: BreakdownJournal,
  cell: BreakdownCellKey,
  side: 'MINE' | 'THEIRS',
  now: string,
): BreakdownJournal {
  const key = cellKey(cell);
  const conflict = journal.conflicts.find((each) => cellKey(each) === key);
  if (!conflict) return journal;
  const next = draftOf(journal);
  const mine = mineOf(journal, conflict);
  setBase(next, conflict, conflict.theirs);
  if (side === 'MINE' && !same(mine, conflict.theirs)) {
    next.edits[key] = { mine, base: conflict.theirs, at: next.edits[key]?.at ?? now };
  } else {
    delete next.edits[key];
  }
  next.conflicts = next.conflicts.filter((each) => cellKey(each) !== key);
  return next;
}

/** 放弃这一处: the caller puts the base back into the sheet. */
export function withoutEdit(journal: BreakdownJournal, cell: BreakdownCellKey): BreakdownJournal {
  const next = draftOf(journal);
  delete next.edits[cellKey(cell)];
  next.conflicts = next.conflicts.filter((each) => cellKey(each) !== cellKey(cell));
  return next;
}

/** What becomes of the pending edits of one sheet on a newer one. */
export interface CarriedEdits {
  /** Still to be typed into the newer sheet; `base` is what it shows. */
  readonly edits: readonly CellEdit[];
  /** The newer sheet shows another's number. */
  readonly conflicts: readonly JournalConflict[];
  /** The village or the column is no longer in the form. */
  readonly left: readonly CellEdit[];
}

/** After a quota revision or a new dispatch: edits move to the same village and column, never to another. */
export function carried(
  journal: BreakdownJournal,
  next: Pick<NewJournalParts, 'form' | 'numbers' | 'remarks'>,
): CarriedEdits {
  const edits: CellEdit[] = [];
  const conflicts: JournalConflict[] = [];
  const left: CellEdit[] = [];
  for (const edit of pendingEdits(journal)) {
    const theirs = theirsOf(next, next, edit);
    if (theirs === undefined) left.push(edit);
    else if (same(theirs, edit.mine)) continue;
    else if (same(theirs, edit.base)) edits.push({ ...edit, base: theirs });
    else conflicts.push({ ...edit, theirs });
  }
  const others = journal.conflicts.filter(({ villageCode, columnCode }) => {
    return !pendingEdits(journal).some(
      (edit) => edit.villageCode === villageCode && edit.columnCode === columnCode,
    );
  });
  for (const conflict of others) {
    const theirs = theirsOf(next, next, conflict);
    if (theirs === undefined) left.push(conflict);
    else if (!same(theirs, conflict.mine)) conflicts.push({ ...conflict, theirs });
  }
  return { edits, conflicts, left };
}

/** What stands in the sheet, by `cellKey`. Of a village that stands twice the first row counts; checks refuse it. */
export function contents(journal: BreakdownJournal, read: ReadBreakdown): ReadonlyMap<string, CellContent> {
  const found = new Map<string, CellContent>();
  const known = new Set(journal.form.villages.map(({ code }) => code));
  const rows = new Set<string>();
  for (const { villageCode, cells } of read.rows) {
    if (!known.has(villageCode) || rows.has(villageCode)) continue;
    rows.add(villageCode);
    for (const [index, { code, isFilled }] of journal.form.columns.entries()) {
      if (!isFilled) continue;
      const cell = cells[index] ?? null;
      found.set(
        cellKey({ villageCode, columnCode: code }),
        typeof cell === 'object' ? (cell?.text ?? null) : cell,
      );
    }
    found.set(cellKey({ villageCode, columnCode: '' }), read.remarks.get(villageCode) ?? '');
  }
  return found;
}
