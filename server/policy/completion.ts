import { type BigFraction, dividedHalfUp, exactly } from './fraction.ts';

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
  const rounded = basisPoints(paidPersons, rate.quota);
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

/**
 * The change of a rate (增幅) since an earlier one, exact: now − before. The quotas may differ, each rate has its own.
 * Null when either has no rate.
 */
export function rateChange(now: CompletionRate, before: CompletionRate | null): BigFraction | null {
  if (before === null || !hasRate(now) || !hasRate(before)) return null;
  const [nowQuota, beforeQuota] = [exactly(now.quota, 'a quota'), exactly(before.quota, 'a quota')];
  return {
    numerator:
      exactly(now.paidPersons, 'paid persons') * beforeQuota -
      exactly(before.paidPersons, 'paid persons') * nowQuota,
    denominator: nowQuota * beforeQuota,
  };
}

/** Negative when `left` has risen more, positive when less, 0 when equal; an unknown change comes last. */
export function compareChanges(left: BigFraction | null, right: BigFraction | null): number {
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  const mine = left.numerator * right.denominator;
  const theirs = right.numerator * left.denominator;
  return mine > theirs ? -1 : mine < theirs ? 1 : 0;
}

/**
 * The change for display, in basis points of the quota (百分点 × 100), half up. It may differ by one from the
 * difference of the two rates as displayed, each of which is rounded on its own. Never rank by it.
 */
export function completionChange(now: CompletionRate, before: CompletionRate | null): number | null {
  const change = rateChange(now, before);
  if (change === null) return null;
  const rounded = dividedHalfUp(change.numerator * 10_000n, change.denominator);
  return Math.max(-MAX_BASIS_POINTS, Math.min(rounded, MAX_BASIS_POINTS));
}

/** paid × 10000 ÷ quota, half up, in whole numbers throughout. */
function basisPoints(paidPersons: number, quota: number): number {
  const doubled = paidPersons * 20_000 + quota;
  if (!Number.isSafeInteger(doubled)) return dividedHalfUp(BigInt(paidPersons) * 10_000n, BigInt(quota));
  return (doubled - (doubled % (quota * 2))) / (quota * 2);
}
