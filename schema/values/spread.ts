import type { Problem } from './problem.ts';

/** What the parts go by. EQUAL: the same for each village. */
export type SpreadBasis = 'EQUAL' | 'POPULATION' | 'LAST_YEAR' | 'ROSTER';

/** A village that takes a part, in table order. */
export interface SpreadRow {
  readonly code: string;
  /** Named in refusals; the code when absent. */
  readonly name?: string;
  /** By the basis; null when unknown, which is not 0. Not looked at for EQUAL. */
  readonly weight: number | null;
  /** A number that stays; null for a row that takes its part. */
  readonly locked: number | null;
  /** The village's task; null when it is not filled. */
  readonly task: number | null;
}

export type SpreadOutcome =
  /** Every row's number by code; they add up to `total` exactly. */
  | { readonly kind: 'spread'; readonly numbers: ReadonlyMap<string, number> }
  /** A SPREAD_ code with the numbers that contradict. */
  | { readonly kind: 'refused'; readonly problem: Problem };

/**
 * A column's total over the villages by largest remainder.
 *
 * @param isSubQuota no row gets more than its task; rows without a task refuse with SPREAD_TASK_FIRST
 */
export function spreadColumn(
  _total: number,
  _basis: SpreadBasis,
  _rows: readonly SpreadRow[],
  _isSubQuota: boolean,
): SpreadOutcome {
  throw new Error('not yet built');
}
