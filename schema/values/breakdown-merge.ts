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
  /** Theirs is mine already. */
  readonly same: readonly CellEdit[];
  /** Both have changed and differ. One is enough for nothing to be written. */
  readonly conflicts: readonly CellConflict[];
}

/** Edits against what the server has now, three ways and per cell. */
export function mergeCells(
  _edits: readonly CellEdit[],
  _theirs: (key: BreakdownCellKey) => number | string | null,
): CellMerge {
  throw new Error('not yet built');
}

/** Where `mine` differs from `base`. A village absent from `mine` is no edit: its row is gone, not emptied. */
export function editsBetween(
  _columns: readonly string[],
  _base: BreakdownNumbers,
  _mine: BreakdownNumbers,
): readonly CellEdit[] {
  throw new Error('not yet built');
}
