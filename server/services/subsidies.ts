import type { PeopleParts } from './people-parts.ts';

export type Subsidies = Record<never, never>;

export function createSubsidies(_parts: PeopleParts): Subsidies {
  return {};
}
