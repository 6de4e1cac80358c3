import type { PeopleParts } from './people-parts.ts';

export type ReviewItems = Record<never, never>;

export function createReviewItems(_parts: PeopleParts): ReviewItems {
  return {};
}
