import { type BreakdownCellKey, cellKey } from '../values/breakdown.ts';
import type {
  BreakdownAnswer,
  BreakdownJournal,
  CellContent,
  JournalConflict,
  OpenWrite,
  PendingEdit,
} from './breakdown-journal.ts';

/** Blank remarks are '' and blank numbers null: both are nothing. */
export function same(left: CellContent, right: CellContent): boolean {
  return (left ?? '') === (right ?? '');
}

export function keyOf(key: string): BreakdownCellKey {
  const at = key.lastIndexOf('/');
  return { villageCode: key.slice(0, at), columnCode: key.slice(at + 1) };
}

/** Filled cells and remarks of every village of the form. */
export function cellsOf({ form }: Pick<BreakdownJournal, 'form'>): BreakdownCellKey[] {
  const columns = [...form.columns.filter(({ isFilled }) => isFilled).map(({ code }) => code), ''];
  return form.villages.flatMap(({ code }) =>
    columns.map((columnCode) => ({ villageCode: code, columnCode })),
  );
}

/** What the service has; undefined where it has no such cell. */
export function theirsOf(
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

/** What was typed into a cell that is to be chosen on; a cell that was emptied since is null. */
export function mineOf({ edits }: Pick<BreakdownJournal, 'edits'>, conflict: JournalConflict): CellContent {
  const edit = edits[cellKey(conflict)];
  return edit ? edit.mine : conflict.mine;
}

export interface DraftJournal
  extends Omit<BreakdownJournal, 'base' | 'baseRemarks' | 'edits' | 'writing' | 'conflicts'> {
  base: Record<string, readonly CellContent[]>;
  baseRemarks: Record<string, string>;
  edits: Record<string, PendingEdit>;
  writing: Record<string, OpenWrite>;
  conflicts: readonly JournalConflict[];
}

export function draftOf(journal: BreakdownJournal): DraftJournal {
  return {
    ...journal,
    base: { ...journal.base },
    baseRemarks: { ...journal.baseRemarks },
    edits: { ...journal.edits },
    writing: { ...journal.writing },
  };
}

export function setBase(
  draft: DraftJournal,
  { villageCode, columnCode }: BreakdownCellKey,
  to: CellContent,
): void {
  if (columnCode === '') {
    draft.baseRemarks[villageCode] = to === null ? '' : String(to);
    return;
  }
  const row = [...(draft.base[villageCode] ?? draft.form.columns.map(() => null))];
  const column = draft.form.columns.findIndex(({ code }) => code === columnCode);
  if (column >= 0) row[column] = to;
  draft.base[villageCode] = row;
}
