import type { PeopleParts } from '../people/parts.ts';

/** Rosters as columns and rows, page by page. */
export type RosterTables = Readonly<Record<string, never>>;

export function createRosterTables(_parts: PeopleParts): RosterTables {
  return {};
}
