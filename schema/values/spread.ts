import { type Apportionment, apportioned } from './apportion.ts';
import type { Problem } from './problem.ts';

/** What the parts go by. EQUAL: the same for each village. */
export type SpreadBasis = 'EQUAL' | 'POPULATION' | 'LAST_YEAR' | 'ROSTER';

export const spreadBasisNames: Readonly<Record<SpreadBasis, string>> = {
  EQUAL: '平均',
  POPULATION: '按户籍人口',
  LAST_YEAR: '按上年参保',
  ROSTER: '按名册人数',
};

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
  /** Every row's number by code, locked ones included; they add up to `total` exactly. */
  | { readonly kind: 'spread'; readonly numbers: ReadonlyMap<string, number> }
  /** A SPREAD_ code with the numbers that contradict. */
  | { readonly kind: 'refused'; readonly problem: Problem };

/**
 * A column's total over the villages by largest remainder (最大余数法), equal remainders in table order.
 *
 * @param total a whole number of persons: the township's quota of the column
 * @param rows locks and tasks as people typed them: one that is no whole number from 0 up is refused
 * @param isSubQuota no row gets more than its task; rows without a task refuse with SPREAD_TASK_FIRST
 * @throws Error for a total or a weight that is not a whole number from 0 up, or a code used twice
 */
export function spreadColumn(
  total: number,
  basis: SpreadBasis,
  rows: readonly SpreadRow[],
  isSubQuota: boolean,
): SpreadOutcome {
  const badLocks = rows.filter(({ locked }) => locked !== null && !isPersons(locked));
  if (badLocks.length > 0) return refused('SPREAD_LOCK_NOT_WHOLE', total, namesOf(badLocks));
  const taskless = isSubQuota ? rows.filter(needsTask) : [];
  if (taskless.length > 0) return refused('SPREAD_TASK_FIRST', total, namesOf(taskless));

  const outcome = apportioned({
    total,
    rows: rows.map(({ code, weight, locked, task }) => ({
      code,
      weight: basis === 'EQUAL' ? 1 : weight,
      locked,
      minimum: null,
      maximum: isSubQuota && task !== null && isPersons(task) ? task : null,
    })),
    zeroWeights: 'REFUSE',
  });
  if (outcome.kind === 'apportioned') {
    return { kind: 'spread', numbers: new Map(outcome.parts.map(({ code, persons }) => [code, persons])) };
  }
  return contradiction(outcome, total, basis, rows);
}

function needsTask({ locked, task }: SpreadRow): boolean {
  return locked === null ? task === null || !isPersons(task) : task !== null && !isPersons(task);
}

type Contradiction = Exclude<Apportionment, { readonly kind: 'apportioned' }>;

function contradiction(
  outcome: Contradiction,
  total: number,
  basis: SpreadBasis,
  rows: readonly SpreadRow[],
): SpreadOutcome {
  const named = (codes: readonly string[]) => namesOf(rows.filter(({ code }) => codes.includes(code)));
  switch (outcome.kind) {
    case 'rowsContradict':
      return refused('SPREAD_CONTRADICT', total, named(outcome.rows.map(({ code }) => code)));
    case 'missingWeights':
      return refused('SPREAD_WEIGHTS_MISSING', total, {
        ...named(outcome.codes),
        basis: spreadBasisNames[basis],
      });
    case 'locksExceedTotal':
      return refused('SPREAD_LOCKS_EXCEED', total, { by: outcome.by }, outcome.locked);
    case 'locksBelowTotal':
      return refused('SPREAD_LOCKS_BELOW', total, { by: outcome.by }, outcome.locked);
    case 'minimumsExceedTotal':
      throw new Error('a spread sets no minimums');
    case 'ceilingsBelowTotal':
      return refused(
        'SPREAD_CEILINGS_BELOW',
        total,
        { by: outcome.by, locked: outcome.locked, ceilings: outcome.ceilings },
        outcome.locked + outcome.ceilings,
      );
    case 'noWeights':
      return refused('SPREAD_NO_WEIGHTS', total, {
        ...named(outcome.codes),
        basis: spreadBasisNames[basis],
        persons: outcome.persons,
      });
  }
}

function refused(
  code: string,
  total: number,
  values: Readonly<Record<string, string | number>>,
  found?: number,
): SpreadOutcome {
  return {
    kind: 'refused',
    problem: {
      code,
      severity: 'ERROR',
      place: {},
      ...(found === undefined ? {} : { found: String(found) }),
      expected: String(total),
      values,
    },
  };
}

const mostNamed = 5;

/** The first few by name, and of how many. */
function namesOf(rows: readonly SpreadRow[]): Readonly<Record<string, string | number>> {
  const names = rows.slice(0, mostNamed).map(({ code, name }) => name ?? code);
  return { villages: names.join('、'), more: rows.length > mostNamed ? rows.length : '' };
}

function isPersons(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
