import type { PeopleParts } from './people-parts.ts';

export type People = Record<never, never>;

export function createPeople(_parts: PeopleParts): People {
  return {};
}
