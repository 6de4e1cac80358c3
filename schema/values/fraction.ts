/** An exact fraction of whole numbers. The denominator is above zero; the numerator may be negative. */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

/** A fraction whose parts may pass 2^53: products of persons and quotas. The denominator is above zero. */
export interface BigFraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/**
 * A whole number from 0 up, ready for exact products.
 *
 * @param what the name of the figure, for the error
 * @throws Error for a fraction, a negative number or one past 2^53: figures are checked where they come in, so a bug
 */
export function exactly(value: number, what: string): bigint {
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`${what} is not a whole number from 0 up`);
  return BigInt(value);
}

/** A whole number that corrections may have made negative. @throws Error when it is not whole or past 2^53 */
export function exactlySigned(value: number, what: string): bigint {
  if (!Number.isSafeInteger(value)) throw new Error(`${what} is not a whole number`);
  return BigInt(value);
}

/** Division rounded down, also below zero: −1 ÷ 2 is −1. */
export function dividedDown(numerator: bigint, denominator: bigint): number {
  return backToNumber(floor(numerator, denominator));
}

/** Division rounded up, also below zero: −1 ÷ 2 is 0. */
export function dividedUp(numerator: bigint, denominator: bigint): number {
  return backToNumber(-floor(-numerator, denominator));
}

/** Division rounded to the nearest whole number, a half upwards: 1 ÷ 2 is 1, −1 ÷ 2 is 0. */
export function dividedHalfUp(numerator: bigint, denominator: bigint): number {
  return backToNumber(floor(numerator * 2n + denominator, denominator * 2n));
}

function floor(numerator: bigint, denominator: bigint): bigint {
  if (denominator <= 0n) throw new Error('a fraction needs a denominator above zero');
  const towardsZero = numerator / denominator;
  return numerator < 0n && towardsZero * denominator !== numerator ? towardsZero - 1n : towardsZero;
}

function backToNumber(value: bigint): number {
  const plain = Number(value);
  if (!Number.isSafeInteger(plain)) throw new Error('a figure has passed 2^53 and is no longer exact');
  return plain;
}
