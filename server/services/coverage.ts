import type { PeopleParts } from './people-parts.ts';

export type Coverage = Record<never, never>;

export function createCoverage(_parts: PeopleParts): Coverage {
  return {};
}
