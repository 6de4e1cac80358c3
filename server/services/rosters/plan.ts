import type { StagedRow } from '../../db/rosters/stage.ts';
import type { EntryFacts } from '../../db/rosters/types.ts';
import type { SealedIdentity } from '../people/sealing.ts';

export const rosterStatuses = ['ACTIVE', 'RISK_ELIMINATED', 'SUPPORT_ENDED'] as const;

/** A roster against what was there before, counted. Figures are entries; `persons` and what follows it are persons. */
export interface RosterTotals {
  newEntries: number;
  changedEntries: number;
  cancelledEntries: number;
  unchangedEntries: number;
  persons: number;
  newPersons: number;
  /** Under the same ID number another name than the one on file. */
  otherNames: number;
  personsInOtherRosters: number;
}

export function noTotals(): RosterTotals {
  return {
    newEntries: 0,
    changedEntries: 0,
    cancelledEntries: 0,
    unchangedEntries: 0,
    persons: 0,
    newPersons: 0,
    otherNames: 0,
    personsInOtherRosters: 0,
  };
}

/** What the comparison needs to know of the roster as a whole. */
export interface RosterPlan {
  readonly kind: 'CATEGORY' | 'RESIDENTS';
  readonly sourceCode: string;
  /** Whoever is missing has left. */
  readonly isFull: boolean;
  readonly places: readonly { readonly townshipCode: string; readonly villageCode: string | null }[];
  readonly categories: readonly string[];
  /** Persons, as latin1 text, whom the roster does not move: a clerk recorded where they belong. */
  readonly moved: ReadonlySet<string>;
  /** Null when nothing is to be written. */
  readonly seal: ((row: StagedRow) => SealedIdentity) | null;
}

export type Placed = Pick<EntryFacts, 'townshipCode' | 'villageCode'>;

/** Where a row says somebody lives. */
export function placeOf(row: StagedRow, plan: RosterPlan): Placed {
  const place = row.place === null ? undefined : plan.places[row.place];
  return { townshipCode: place?.townshipCode ?? null, villageCode: place?.villageCode ?? null };
}

/** Entries that hold, read at once to compare with. */
const heldAtOnce = 30_000;

/**
 * How much of the key space, of 256, may be compared at once: a short file may stand against a long list, and what the
 * list holds is read some ten thousand at a time too.
 */
export function widestGroup(held: number): number {
  return Math.max(1, Math.min(256, Math.floor((256 * heldAtOnce) / Math.max(1, held))));
}
