import { type CompletionRate, compareChanges, compareRates, hasRate, rateChange } from './completion.ts';

/** A division as a ranking sees it. */
export interface RankEntry extends CompletionRate {
  readonly code: string;
  /** The rate it is compared with for the change, e.g. that of the last bulletin; absent or null when unknown. */
  readonly previous?: CompletionRate | null;
}

export interface RankedEntry<Entry extends RankEntry> {
  readonly entry: Entry;
  /** 1, 2, 2, 4: those the tie rule finds equal share a rank. Null without a rate. */
  readonly rank: number | null;
}

/**
 * What happens between equal rates. `SHARE`: they share a rank. `CHANGE`: the larger change since `previous` goes
 * before, an unknown change last; only those equal in both share a rank. Either way equals stay in table order.
 */
export type TieRule = 'SHARE' | 'CHANGE';

/**
 * Entries from the highest exact rate down, ranked 1, 2, 2, 4. Those that share a rank keep the order they came in
 * (table order); those without a quota, or with a quota of 0, come last, in table order, with no rank.
 *
 * @param entries in table order
 */
export function rankedByCompletion<Entry extends RankEntry>(
  entries: readonly Entry[],
  tieRule: TieRule = 'SHARE',
): RankedEntry<Entry>[] {
  const order = tieRule === 'CHANGE' ? compareRatesThenChanges : compareRates;
  const sorted = entries.filter(hasRate).sort(order);
  let rank = 0;
  const ranked = sorted.map((entry, index) => {
    const before = sorted[index - 1];
    if (!before || order(before, entry) !== 0) rank = index + 1;
    return { entry, rank };
  });
  return [...ranked, ...entries.filter((entry) => !hasRate(entry)).map((entry) => ({ entry, rank: null }))];
}

/** Division code → rank, for rows that stay in table order. */
export function completionRanks(
  entries: readonly RankEntry[],
  tieRule: TieRule = 'SHARE',
): Map<string, number | null> {
  return new Map(rankedByCompletion(entries, tieRule).map(({ entry, rank }) => [entry.code, rank]));
}

function compareRatesThenChanges(left: RankEntry, right: RankEntry): number {
  const byRate = compareRates(left, right);
  if (byRate !== 0) return byRate;
  return compareChanges(rateChange(left, left.previous ?? null), rateChange(right, right.previous ?? null));
}
