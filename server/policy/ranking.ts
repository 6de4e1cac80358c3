import { type CompletionRate, compareRates, hasRate } from './completion.ts';

/** A division as a ranking sees it. */
export interface RankEntry extends CompletionRate {
  readonly code: string;
}

export interface RankedEntry<Entry extends RankEntry> {
  readonly entry: Entry;
  /** 1, 2, 2, 4: equal rates share a rank. Null without a rate. */
  readonly rank: number | null;
}

/**
 * Entries from the highest exact rate down. Equal rates share a rank and keep the order they came in (table order);
 * those without a quota come last, in table order, with no rank.
 *
 * @param entries in table order
 */
export function rankedByCompletion<Entry extends RankEntry>(entries: readonly Entry[]): RankedEntry<Entry>[] {
  const sorted = entries.filter(hasRate).sort(compareRates);
  let rank = 0;
  const ranked = sorted.map((entry, index) => {
    const before = sorted[index - 1];
    if (!before || compareRates(before, entry) !== 0) rank = index + 1;
    return { entry, rank };
  });
  return [...ranked, ...entries.filter((entry) => !hasRate(entry)).map((entry) => ({ entry, rank: null }))];
}

/** Division code → rank, for rows that stay in table order. */
export function completionRanks(entries: readonly RankEntry[]): Map<string, number | null> {
  return new Map(rankedByCompletion(entries).map(({ entry, rank }) => [entry.code, rank]));
}
