/** Paid persons over quota as an exact fraction. A quota of null is "none given", not zero. */
export interface CompletionRate {
  readonly paidPersons: number;
  readonly quota: number | null;
}

/** GraphQL `Int` ends here; only a tiny quota with a huge head count could pass it. */
const MAX_BASIS_POINTS = 2_147_483_647;

/** True when there is something to divide by: a quota above zero. */
export function hasRate(rate: CompletionRate): rate is CompletionRate & { readonly quota: number } {
  return rate.quota !== null && rate.quota > 0;
}

/**
 * Completion rate (完成率) for display, in basis points (万分之一), half up.
 *
 * 10000 means numerator = denominator and nothing else: one short shows at most 9999, one above at least 10001
 * (decision 011). Null without a quota, and for a quota of 0: nothing divided by nothing is not 0 % and not 100 %.
 * Never compare or rank by this number: see `compareRates`.
 */
export function completion(paidPersons: number, quota: number | null): number | null {
  const rate = { paidPersons, quota };
  if (!hasRate(rate)) return null;
  if (paidPersons === rate.quota) return 10_000;
  const rounded = dividedHalfUp(paidPersons, rate.quota);
  return paidPersons < rate.quota
    ? Math.min(rounded, 9_999)
    : Math.min(Math.max(rounded, 10_001), MAX_BASIS_POINTS);
}

/**
 * Negative when `left` has completed more, positive when less, 0 when exactly equal: the order of a ranking.
 * Cross multiplication, so 1/3 and 2/6 are equal. Both must have a rate (`hasRate`).
 */
export function compareRates(left: CompletionRate, right: CompletionRate): number {
  if (!hasRate(left) || !hasRate(right)) throw new Error('a rate without a quota cannot be compared');
  const mine = left.paidPersons * right.quota;
  const theirs = right.paidPersons * left.quota;
  if (Number.isSafeInteger(mine) && Number.isSafeInteger(theirs)) return Math.sign(theirs - mine);
  const exactMine = BigInt(left.paidPersons) * BigInt(right.quota);
  const exactTheirs = BigInt(right.paidPersons) * BigInt(left.quota);
  return exactMine > exactTheirs ? -1 : exactMine < exactTheirs ? 1 : 0;
}

/** paid × 10000 ÷ quota, half up, in whole numbers throughout. */
function dividedHalfUp(paidPersons: number, quota: number): number {
  const doubled = paidPersons * 20_000 + quota;
  if (!Number.isSafeInteger(doubled)) {
    return Number((BigInt(paidPersons) * 20_000n + BigInt(quota)) / (BigInt(quota) * 2n));
  }
  return (doubled - (doubled % (quota * 2))) / (quota * 2);
}
