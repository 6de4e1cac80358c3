import { type Apportionment, apportioned } from './apportion.ts';

/** A row of a column, in table order. */
export interface ResidualRow {
  readonly code: string;
  /** Null: the division has no number in this column and takes none. */
  readonly persons: number | null;
  /** Somebody fixed the number, or asked for the division to be left alone. */
  readonly isLocked: boolean;
  /** Most persons, e.g. the task when this is a sub-quota; null for no limit. */
  readonly ceiling: number | null;
}

export type ResidualSpread =
  /** Added to each row, by code; rows that take nothing may be absent. They add up to the residual exactly. */
  | { readonly kind: 'spread'; readonly parts: ReadonlyMap<string, number> }
  /** `persons`: how many no row can take, or give. */
  | {
      readonly kind: 'refused';
      readonly code: 'QUOTA_RESIDUAL_NO_ROW' | 'QUOTA_RESIDUAL_BOUNDS';
      readonly persons: number;
    };

/**
 * What each row takes of declared − Σ rows, by weight of its own number, largest remainder, ties in table order: +2
 * over the twenty rows of 罗政办〔2024〕42号 is one more for each of the two largest. Too many are taken off the same
 * way, no row below 0. Where every free row has 0 they share evenly.
 */
export function residualParts(declared: number, rows: readonly ResidualRow[]): ResidualSpread {
  const known = rows.flatMap(({ persons, ...row }) => (persons === null ? [] : [{ ...row, persons }]));
  const residual = declared - known.reduce((sum, { persons }) => sum + persons, 0);
  if (residual === 0) return { kind: 'spread', parts: new Map() };
  const free = known.filter(({ isLocked }) => !isLocked);
  const sign = residual < 0 ? -1 : 1;
  const outcome = apportioned({
    total: Math.abs(residual),
    zeroWeights: 'EQUAL',
    rows: free.map(({ code, persons, ceiling }) => ({
      code,
      weight: persons,
      locked: null,
      minimum: null,
      maximum: sign < 0 ? persons : ceiling === null ? null : Math.max(0, ceiling - persons),
    })),
  });
  if (outcome.kind !== 'apportioned') return refused(outcome, Math.abs(residual));
  return {
    kind: 'spread',
    parts: new Map(outcome.parts.map(({ code, persons }) => [code, sign < 0 ? 0 - persons : persons])),
  };
}

function refused(outcome: Exclude<Apportionment, { kind: 'apportioned' }>, residual: number): ResidualSpread {
  switch (outcome.kind) {
    case 'locksBelowTotal':
      return { kind: 'refused', code: 'QUOTA_RESIDUAL_NO_ROW', persons: residual };
    case 'ceilingsBelowTotal':
      return { kind: 'refused', code: 'QUOTA_RESIDUAL_BOUNDS', persons: outcome.by };
    default:
      // Free rows have a weight each and neither lock nor minimum, and an even share was asked for.
      throw new Error(`a residual cannot be ${outcome.kind}`);
  }
}
