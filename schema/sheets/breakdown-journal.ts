import {
  type BreakdownCellKey,
  type BreakdownForm,
  type BreakdownNumbers,
  cellKey,
} from '../values/breakdown.ts';
import type { CellConflict, CellEdit } from '../values/breakdown-merge.ts';
import type { BreakdownRead } from './breakdown-read-back.ts';

/** What stands in a cell: a number, nothing, or text (remarks, and what is no number). */
export type CellContent = number | string | null;

/** What a spread weighs a village by; null: not known. */
export interface VillageFacts {
  readonly lastYear: number | null;
  readonly population: number | null;
  /** In the order of the form's columns. */
  readonly roster: readonly (number | null)[];
}

/** What somebody typed and the service does not have yet. */
export interface PendingEdit {
  readonly mine: CellContent;
  /** What the service had when it was typed. */
  readonly base: CellContent;
  /** ISO instant at which a scan first saw it. */
  readonly at: string;
}

/** One act sent and not answered yet. */
export interface Outbox {
  readonly mutationKey: string;
  readonly act: 'SAVE' | 'SUBMIT';
  readonly sentAt: string;
  readonly edits: readonly CellEdit[];
  /** Villages of the sheet as sent; empty for a SAVE. */
  readonly villageCodes: readonly string[];
  readonly baseVersion: number;
}

/** A cell that we are writing: `to` is a number of the service's, never one somebody typed. */
export interface OpenWrite {
  readonly from: CellContent;
  readonly to: CellContent;
}

/**
 * What a township's sheet holds that the service does not have yet, kept in the workbook beside the sheet. Plain JSON.
 * The sheet is the truth: a scan sets `edits` anew from what stands in it; an event only asks for a scan.
 */
export interface BreakdownJournal {
  readonly format: 1;
  /** Also in the sheet's custom properties; a copy of the sheet has the same one. */
  readonly sheetKey: string;
  /** Excel's id of the sheet that is meant, which a copy has not; null when not known. */
  readonly sheetId: string | null;
  readonly token: string;
  readonly campaignId: string;
  readonly divisionCode: string;
  readonly divisionName: string;
  readonly edition: number;
  readonly baseVersion: number;
  /** Columns, quotas, villages and weights as dispatched: checks and spread need no service. */
  readonly form: BreakdownForm & { readonly facts: Readonly<Record<string, VillageFacts>> };
  /** By village, in the order of the columns: what the service had when the cell was last in step with it. */
  readonly base: Readonly<Record<string, readonly (number | null)[]>>;
  readonly baseRemarks: Readonly<Record<string, string>>;
  /** By `cellKey`. */
  readonly edits: Readonly<Record<string, PendingEdit>>;
  /** `edits` keeps what was sent until the answer is here. */
  readonly outbox: Outbox | null;
  readonly conflicts: readonly CellConflict[];
  /** Cells that a guarded write is in the middle of, by `cellKey`. */
  readonly writing: Readonly<Record<string, OpenWrite>>;
}

/** What the service knows of a form now. */
export interface BreakdownAnswer {
  readonly version: number;
  readonly token: string;
  readonly numbers: BreakdownNumbers;
  readonly remarks: ReadonlyMap<string, string>;
}

export interface NewJournalParts extends BreakdownAnswer {
  readonly sheetKey: string;
  readonly sheetId: string | null;
  readonly campaignId: string;
  readonly divisionCode: string;
  readonly divisionName: string;
  readonly edition: number;
  readonly form: BreakdownJournal['form'];
}

/** One cell to be written, because the service has something else than the sheet shows. */
export interface WantedWrite extends BreakdownCellKey {
  readonly from: CellContent;
  readonly to: CellContent;
}

/** The journal of a sheet on which nothing was typed yet. */
export function newJournal(parts: NewJournalParts): BreakdownJournal {
  return {
    format: 1,
    sheetKey: parts.sheetKey,
    sheetId: parts.sheetId,
    token: parts.token,
    campaignId: parts.campaignId,
    divisionCode: parts.divisionCode,
    divisionName: parts.divisionName,
    edition: parts.edition,
    baseVersion: parts.version,
    form: parts.form,
    base: Object.fromEntries(parts.numbers),
    baseRemarks: Object.fromEntries(parts.remarks),
    edits: {},
    outbox: null,
    conflicts: [],
    writing: {},
  };
}

/**
 * The sheet has spoken: cells that equal the base drop out, all others are the pending edits. Text in a number column
 * stays as its text. Cells whose row is gone keep the last edit that was seen. A cell that we were writing and that
 * shows what we wrote is in step with the service; one that still shows what stood there before keeps its edit.
 */
export function scanned(
  journal: BreakdownJournal,
  read: Extract<BreakdownRead, { kind: 'read' }>,
  now: string,
): BreakdownJournal {
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
    if (open && !same(content, open.from)) delete next.writing[key];
    if (same(content, baseOf(next, cell))) {
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
  return finished(next);
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
): BreakdownJournal {
  if (journal.outbox) return journal;
  const edits = pendingEdits(journal);
  const { baseVersion } = journal;
  return { ...journal, outbox: { mutationKey, act, sentAt: now, edits, villageCodes, baseVersion } };
}

/** The service has refused what was sent and changed nothing: the edits are pending still. */
export function withoutOutbox(journal: BreakdownJournal): BreakdownJournal {
  return { ...journal, outbox: null };
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
  return finished({ ...next, conflicts, outbox: null, token: answer.token, baseVersion: answer.version });
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
  return finished(next);
}

/** The service has changed nothing and shows where somebody else was first. */
export function conflicted(journal: BreakdownJournal, conflicts: readonly CellConflict[]): BreakdownJournal {
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
  const mine = next.edits[key]?.mine ?? conflict.mine;
  setBase(next, conflict, conflict.theirs);
  if (side === 'MINE' && !same(mine, conflict.theirs)) {
    next.edits[key] = { mine, base: conflict.theirs, at: next.edits[key]?.at ?? now };
  } else {
    delete next.edits[key];
  }
  next.conflicts = next.conflicts.filter((each) => cellKey(each) !== key);
  return finished(next);
}

/** 放弃这一处: the caller puts the base back into the sheet. */
export function withoutEdit(journal: BreakdownJournal, cell: BreakdownCellKey): BreakdownJournal {
  const next = draftOf(journal);
  delete next.edits[cellKey(cell)];
  next.conflicts = next.conflicts.filter((each) => cellKey(each) !== cellKey(cell));
  return finished(next);
}

/** What becomes of the pending edits of one sheet on a newer one. */
export interface CarriedEdits {
  /** Still to be typed into the newer sheet; `base` is what it shows. */
  readonly edits: readonly CellEdit[];
  /** The newer sheet shows another's number. */
  readonly conflicts: readonly CellConflict[];
  /** The village or the column is no longer in the form. */
  readonly left: readonly CellEdit[];
}

/** After a quota revision or a new dispatch: edits move to the same village and column, never to another. */
export function carried(
  journal: BreakdownJournal,
  next: Pick<NewJournalParts, 'form' | 'numbers' | 'remarks'>,
): CarriedEdits {
  const edits: CellEdit[] = [];
  const conflicts: CellConflict[] = [];
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

/** What the service had for a cell when it was last in step. */
export function baseOf(
  journal: Pick<BreakdownJournal, 'form' | 'base' | 'baseRemarks'>,
  { villageCode, columnCode }: BreakdownCellKey,
): CellContent {
  if (columnCode === '') return journal.baseRemarks[villageCode] ?? '';
  const column = journal.form.columns.findIndex(({ code }) => code === columnCode);
  return journal.base[villageCode]?.[column] ?? null;
}

export function journalText(journal: BreakdownJournal): string {
  return JSON.stringify(journal);
}

/** What `journalText` wrote; null for anything else. */
export function readJournal(text: unknown): BreakdownJournal | null {
  if (typeof text !== 'string') return null;
  try {
    const value: unknown = JSON.parse(text);
    return isJournal(value) ? value : null;
  } catch {
    return null;
  }
}

/** Filled cells and remarks of every village of the form. */
function cellsOf({ form }: Pick<BreakdownJournal, 'form'>): BreakdownCellKey[] {
  const columns = [...form.columns.filter(({ isFilled }) => isFilled).map(({ code }) => code), ''];
  return form.villages.flatMap(({ code }) =>
    columns.map((columnCode) => ({ villageCode: code, columnCode })),
  );
}

/** What the service has; undefined where it has no such cell. */
function theirsOf(
  { form }: Pick<BreakdownJournal, 'form'>,
  answer: Pick<BreakdownAnswer, 'numbers' | 'remarks'>,
  { villageCode, columnCode }: BreakdownCellKey,
): CellContent | undefined {
  if (!form.villages.some(({ code }) => code === villageCode)) return undefined;
  if (columnCode === '') return answer.remarks.get(villageCode) ?? '';
  const column = form.columns.findIndex(({ code, isFilled }) => code === columnCode && isFilled);
  const row = answer.numbers.get(villageCode);
  return column < 0 || !row ? undefined : (row[column] ?? null);
}

/** What stands in the sheet, by `cellKey`. Of a village that stands twice the first row counts; checks refuse it. */
function contents(
  journal: BreakdownJournal,
  read: Extract<BreakdownRead, { kind: 'read' }>,
): ReadonlyMap<string, CellContent> {
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

function keyOf(key: string): BreakdownCellKey {
  const at = key.lastIndexOf('/');
  return { villageCode: key.slice(0, at), columnCode: key.slice(at + 1) };
}

/** Blank remarks are '' and blank numbers null: both are nothing. */
function same(left: CellContent, right: CellContent): boolean {
  return (left ?? '') === (right ?? '');
}

interface DraftJournal
  extends Omit<BreakdownJournal, 'base' | 'baseRemarks' | 'edits' | 'writing' | 'conflicts'> {
  base: Record<string, readonly (number | null)[]>;
  baseRemarks: Record<string, string>;
  edits: Record<string, PendingEdit>;
  writing: Record<string, OpenWrite>;
  conflicts: readonly CellConflict[];
}

function draftOf(journal: BreakdownJournal): DraftJournal {
  return {
    ...journal,
    base: { ...journal.base },
    baseRemarks: { ...journal.baseRemarks },
    edits: { ...journal.edits },
    writing: { ...journal.writing },
  };
}

function finished(draft: DraftJournal): BreakdownJournal {
  return draft;
}

function setBase(draft: DraftJournal, { villageCode, columnCode }: BreakdownCellKey, to: CellContent): void {
  if (columnCode === '') {
    draft.baseRemarks[villageCode] = to === null ? '' : String(to);
    return;
  }
  const row = [...(draft.base[villageCode] ?? draft.form.columns.map(() => null))];
  const column = draft.form.columns.findIndex(({ code }) => code === columnCode);
  // The service holds numbers alone.
  if (column >= 0 && typeof to !== 'string') row[column] = to;
  draft.base[villageCode] = row;
}

function isJournal(value: unknown): value is BreakdownJournal {
  if (typeof value !== 'object' || value === null) return false;
  const journal = value as Partial<Record<keyof BreakdownJournal, unknown>>;
  const texts = [journal.sheetKey, journal.token, journal.campaignId, journal.divisionCode];
  const records = [journal.form, journal.base, journal.baseRemarks, journal.edits, journal.writing];
  return (
    journal.format === 1 &&
    texts.every((text) => typeof text === 'string') &&
    records.every((record) => typeof record === 'object' && record !== null) &&
    Array.isArray(journal.conflicts)
  );
}
