import { dividedDown, exactly } from './fraction.ts';

/** One row that takes a part of a total, in table order. */
export interface ApportionRow {
  readonly code: string;
  /** What the shares go by (population, last year's persons); null when unknown, which is not 0. */
  readonly weight: number | null;
  /** A figure somebody has fixed; null for a row that is free. A locked row needs no weight. */
  readonly locked: number | null;
  /** Least persons for the row; null for 0. */
  readonly minimum: number | null;
  /** Most persons for the row, e.g. its task when this is a sub-quota; null for no limit. */
  readonly maximum: number | null;
}

export interface ApportionInput {
  readonly total: number;
  /** In table order, which decides ties. Codes are unique. */
  readonly rows: readonly ApportionRow[];
  /**
   * Persons that no row with a weight above 0 can take: `REFUSE` answers `noWeights`; `EQUAL` spreads them evenly
   * over the free rows of weight 0.
   */
  readonly zeroWeights: 'REFUSE' | 'EQUAL';
}

export interface ApportionedPart {
  readonly code: string;
  readonly persons: number;
  readonly how: ApportionReckoning;
}

/** The numbers behind a part, enough to read the calculation out. */
export type ApportionReckoning =
  | { readonly kind: 'LOCKED' }
  /** A weight of 0 has no share: the row takes its minimum and no more. */
  | { readonly kind: 'NO_WEIGHT' }
  /** The share by weight lies below the minimum or above the maximum, so the bound is the part. */
  | { readonly kind: 'MINIMUM' | 'MAXIMUM' }
  /** sharedPersons × weight ÷ sharedWeight, rounded down, and one more when `roundedUp`. */
  | {
      readonly kind: 'SHARE' | 'EQUAL';
      readonly weight: number;
      /** What the rows without lock or bound share. */
      readonly sharedPersons: number;
      readonly sharedWeight: number;
      /** What rounding down left over, in parts of `sharedWeight`; the largest are rounded up. */
      readonly remainder: number;
      readonly roundedUp: boolean;
    };

export type Apportionment =
  /** The parts in table order; they add up to the total exactly. */
  | { readonly kind: 'apportioned'; readonly parts: readonly ApportionedPart[] }
  /** A lock outside its row's bounds, or a minimum above the maximum: nothing can be right for these rows. */
  | { readonly kind: 'rowsContradict'; readonly rows: readonly RowContradiction[] }
  | { readonly kind: 'missingWeights'; readonly codes: readonly string[] }
  | { readonly kind: 'locksExceedTotal'; readonly locked: number; readonly by: number }
  /** Every row is locked (or there is none) and the locks fall short of the total. */
  | { readonly kind: 'locksBelowTotal'; readonly locked: number; readonly by: number }
  /** Locks and minimums together pass the total. */
  | {
      readonly kind: 'minimumsExceedTotal';
      readonly locked: number;
      readonly minimums: number;
      readonly by: number;
    }
  /** Locks and maximums together cannot reach the total. */
  | {
      readonly kind: 'ceilingsBelowTotal';
      readonly locked: number;
      readonly ceilings: number;
      readonly by: number;
    }
  /** The rows that could take these persons have a weight of 0, and nobody asked for an equal spread. */
  | { readonly kind: 'noWeights'; readonly persons: number; readonly codes: readonly string[] };

export interface RowContradiction {
  readonly code: string;
  readonly locked: number | null;
  readonly minimum: number;
  readonly maximum: number | null;
}

/**
 * A total split over rows in proportion to their weights, by largest remainder on exact fractions (最大余数法).
 *
 * Each free row gets share × weight held within its minimum and maximum, with the one `share` at which everything
 * adds up; then the rows between their bounds are rounded down and the largest remainders get one more, equal
 * remainders in table order. Locked rows keep their figure. Anything that cannot add up is an outcome of its own.
 *
 * @throws Error for a figure that is not a whole number from 0 up, or a code used twice
 */
export function apportioned({ total, rows, zeroWeights }: ApportionInput): Apportionment {
  const whole = exactly(total, 'a total');
  const checked = rows.map(checkedRow);
  if (new Set(rows.map(({ code }) => code)).size < rows.length) throw new Error('a row is there twice');

  const contradictions = checked.filter(contradictsItself).map(({ row }) => contradiction(row));
  if (contradictions.length > 0) return { kind: 'rowsContradict', rows: contradictions };

  const free = checked.filter(({ locked }) => locked === null);
  const locked = sum(checked.map((row) => row.locked ?? 0n));
  const rest = whole - locked;
  const lockedPersons = Number(locked);
  if (rest < 0n) return { kind: 'locksExceedTotal', locked: lockedPersons, by: Number(-rest) };
  if (free.length === 0 && rest > 0n) {
    return { kind: 'locksBelowTotal', locked: lockedPersons, by: Number(rest) };
  }
  const least = sum(free.map(({ minimum }) => minimum));
  if (least > rest) {
    return {
      kind: 'minimumsExceedTotal',
      locked: lockedPersons,
      minimums: Number(least),
      by: Number(least - rest),
    };
  }
  const most = sumOfCeilings(free);
  if (most !== null && most < rest) {
    return {
      kind: 'ceilingsBelowTotal',
      locked: lockedPersons,
      ceilings: Number(most),
      by: Number(rest - most),
    };
  }
  const unknown = free.filter(({ row }) => row.weight === null).map(({ row }) => row.code);
  if (unknown.length > 0) return { kind: 'missingWeights', codes: unknown };

  return sharedOut(checked, free, rest, zeroWeights);
}

/** A row with exact figures; `locked` null for a free row, `maximum` null for no limit. */
interface ExactRow {
  readonly row: ApportionRow;
  readonly weight: bigint;
  readonly locked: bigint | null;
  readonly minimum: bigint;
  readonly maximum: bigint | null;
}

function checkedRow(row: ApportionRow): ExactRow {
  return {
    row,
    weight: exactly(row.weight ?? 0, 'a weight'),
    locked: row.locked === null ? null : exactly(row.locked, 'a lock'),
    minimum: exactly(row.minimum ?? 0, 'a minimum'),
    maximum: row.maximum === null ? null : exactly(row.maximum, 'a maximum'),
  };
}

function contradictsItself({ locked, minimum, maximum }: ExactRow): boolean {
  if (maximum !== null && minimum > maximum) return true;
  return locked !== null && (locked < minimum || (maximum !== null && locked > maximum));
}

function contradiction({ code, locked, minimum, maximum }: ApportionRow): RowContradiction {
  return { code, locked, minimum: minimum ?? 0, maximum };
}

/** Null when a row has no limit. */
function sumOfCeilings(rows: readonly ExactRow[]): bigint | null {
  return rows.reduce<bigint | null>(
    (most, { maximum }) => (most === null || maximum === null ? null : most + maximum),
    0n,
  );
}

/** What the free rows take of `rest`, which lies between their minimums and maximums. */
function sharedOut(
  all: readonly ExactRow[],
  free: readonly ExactRow[],
  rest: bigint,
  zeroWeights: ApportionInput['zeroWeights'],
): Apportionment {
  const weighted = free.filter(({ weight }) => weight > 0n);
  const weightless = free.filter(({ weight }) => weight === 0n);
  // A weight of 0 is a share of 0: such a row takes its minimum, and the others share what is left.
  const forWeighted = rest - sum(weightless.map(({ minimum }) => minimum));
  const ceiling = sumOfCeilings(weighted);
  const taken = ceiling !== null && ceiling < forWeighted ? ceiling : forWeighted;
  const left = forWeighted - taken;
  if (left > 0n && zeroWeights === 'REFUSE') {
    return { kind: 'noWeights', persons: Number(left), codes: weightless.map(({ row }) => row.code) };
  }
  const parts = new Map([
    ...bySharing(weighted, taken, 'SHARE'),
    ...(left > 0n
      ? bySharing(
          weightless.map((row) => ({ ...row, weight: 1n })),
          rest - taken,
          'EQUAL',
        )
      : weightless.map(atMinimum)),
  ]);
  return { kind: 'apportioned', parts: all.map((row) => parts.get(row.row.code) ?? lockedPart(row.row)) };
}

type CodedPart = readonly [string, ApportionedPart];

/**
 * Shares within bounds that add up to `persons`, which the bounds allow.
 *
 * Round by round: shares by weight of what is left; where bounds are broken, the side that is broken by more in sum
 * is settled at its bound (both when even), because the final share per weight can only move the other way. The end
 * is the same whatever the order of the rows.
 */
function bySharing(rows: readonly ExactRow[], persons: bigint, kind: 'SHARE' | 'EQUAL'): CodedPart[] {
  const settled: CodedPart[] = [];
  let open = rows;
  let left = persons;
  while (open.length > 0) {
    const weight = sum(open.map((row) => row.weight));
    // Everything times `weight`, to stay in whole numbers.
    const share = left;
    const below = open.filter((row) => row.minimum * weight > share * row.weight);
    const above = open.filter((row) => row.maximum !== null && row.maximum * weight < share * row.weight);
    if (below.length === 0 && above.length === 0) {
      return [...settled, ...largestRemainders(open, left, weight, kind)];
    }
    const short = sum(below.map((row) => row.minimum * weight - share * row.weight));
    const over = sum(above.map((row) => share * row.weight - (row.maximum ?? 0n) * weight));
    const bounded = [
      ...(short >= over ? below.map((row) => part(row, row.minimum, { kind: 'MINIMUM' })) : []),
      ...(over >= short ? above.map((row) => part(row, row.maximum ?? 0n, { kind: 'MAXIMUM' })) : []),
    ];
    settled.push(...bounded);
    left -= sum(bounded.map(([, { persons: bound }]) => BigInt(bound)));
    const done = new Set(bounded.map(([code]) => code));
    open = open.filter(({ row }) => !done.has(row.code));
  }
  if (left !== 0n) throw new Error('the bounds do not allow what is shared');
  return settled;
}

function largestRemainders(
  rows: readonly ExactRow[],
  persons: bigint,
  weight: bigint,
  kind: 'SHARE' | 'EQUAL',
): CodedPart[] {
  const shares = rows.map((row, order) => ({
    row,
    order,
    whole: (persons * row.weight) / weight,
    remainder: (persons * row.weight) % weight,
  }));
  // Fewer than the rows with a remainder, so a maximum that is not reached is never passed by the one more.
  const ones = dividedDown(persons - sum(shares.map(({ whole }) => whole)), 1n);
  const luckiest = [...shares].sort((one, other) =>
    one.remainder === other.remainder ? one.order - other.order : one.remainder > other.remainder ? -1 : 1,
  );
  const roundedUp = new Set(luckiest.slice(0, ones).map(({ order }) => order));
  return shares.map(({ row, order, whole, remainder }) =>
    part(row, whole + (roundedUp.has(order) ? 1n : 0n), {
      kind,
      weight: Number(row.weight),
      sharedPersons: Number(persons),
      sharedWeight: Number(weight),
      remainder: Number(remainder),
      roundedUp: roundedUp.has(order),
    }),
  );
}

function atMinimum(row: ExactRow): CodedPart {
  return part(row, row.minimum, { kind: 'NO_WEIGHT' });
}

function part({ row }: ExactRow, persons: bigint, how: ApportionReckoning): CodedPart {
  return [row.code, { code: row.code, persons: Number(persons), how }];
}

function lockedPart({ code, locked }: ApportionRow): ApportionedPart {
  if (locked === null) throw new Error('a free row has no part');
  return { code, persons: locked, how: { kind: 'LOCKED' } };
}

function sum(values: readonly bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n);
}
