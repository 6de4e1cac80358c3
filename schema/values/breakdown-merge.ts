import type { BreakdownCellKey, BreakdownNumbers } from './breakdown.ts';

/** A cell somebody changed: persons, or text for the remarks. */
export interface CellEdit extends BreakdownCellKey {
  /** What the editor saw when beginning. */
  readonly base: number | string | null;
  readonly mine: number | string | null;
}

export interface CellConflict extends CellEdit {
  /** What stands on the server now. */
  readonly theirs: number | string | null;
}

export interface CellMerge {
  /** To be written: theirs is still the base. */
  readonly apply: readonly CellEdit[];
  /** Nothing to write: theirs is mine already, or mine is still the base. */
  readonly same: readonly CellEdit[];
  /** Both have changed and differ. One is enough for nothing to be written. */
  readonly conflicts: readonly CellConflict[];
}

/**
 * Edits against what the server has now, three ways and per cell.
 *
 * @param edits at most one of each cell
 */
export function mergeCells(
  edits: readonly CellEdit[],
  theirs: (key: BreakdownCellKey) => number | string | null,
): CellMerge {
  const apply: CellEdit[] = [];
  const same: CellEdit[] = [];
  const conflicts: CellConflict[] = [];
  for (const edit of edits) {
    const now = theirs(edit);
    if (isEqual(edit, now, edit.mine) || isEqual(edit, edit.mine, edit.base)) same.push(edit);
    else if (isEqual(edit, now, edit.base)) apply.push(edit);
    else conflicts.push({ ...edit, theirs: now });
  }
  return { apply, same, conflicts };
}

/** Where `mine` differs from `base`. A village absent from `mine` is no edit: its row is gone, not emptied. */
export function editsBetween(
  columns: readonly string[],
  base: BreakdownNumbers,
  mine: BreakdownNumbers,
): readonly CellEdit[] {
  return [...mine].flatMap(([villageCode, numbers]) => {
    const before = base.get(villageCode);
    return columns.flatMap((columnCode, at) => {
      const edit = { villageCode, columnCode, base: before?.[at] ?? null, mine: numbers[at] ?? null };
      return edit.base === edit.mine ? [] : [edit];
    });
  });
}

/** Remarks that are absent are blank remarks; persons that are absent are not 0. */
function isEqual(
  { columnCode }: BreakdownCellKey,
  one: number | string | null,
  other: number | string | null,
): boolean {
  return columnCode === '' ? (one ?? '') === (other ?? '') : one === other;
}
