import type { PeopleParts } from './people-parts.ts';

export type Rosters = Record<never, never>;

export function createRosters(_parts: PeopleParts): Rosters {
  return {};
}
