import { completion, hasRate } from './completion.ts';
import { dividedDown, dividedUp, exactly, exactlySigned, type Fraction } from './fraction.ts';

/** How many open days back the run rate looks. */
export const RUN_RATE_OPEN_DAYS = 7;

/** Where a division stands at the end of a day. */
export interface ForecastPosition {
  readonly paidPersons: number;
  readonly quota: number | null;
  /** Open days after that day until collection closes. */
  readonly openDaysLeft: number;
}

export type Forecast =
  /** The quota is reached; nothing needs to be forecast. */
  | { readonly kind: 'met' }
  /** No quota, or a quota of 0. */
  | { readonly kind: 'noQuota' }
  | { readonly kind: 'noOpenDaysLeft'; readonly gap: number }
  /** No open day behind it yet, or at this point last year nobody had paid: nothing to go by. */
  | { readonly kind: 'tooEarly'; readonly gap: number; readonly neededPerDay: number }
  /** Last year's curve is not known. */
  | { readonly kind: 'noLastYear'; readonly gap: number; readonly neededPerDay: number }
  | {
      readonly kind: 'forecast';
      /** At the close, rounded down: it reaches the quota only when the exact forecast does. Never below 0. */
      readonly persons: number;
      /** `persons` over the quota, basis points for display. */
      readonly completionBasisPoints: number;
      readonly willMeet: boolean;
      /** quota − paidPersons, above 0. */
      readonly gap: number;
      /** gap ÷ open days left, rounded up: with one fewer a day the quota is missed. */
      readonly neededPerDay: number;
      /** Persons per open day that the forecast goes by; negative when corrections outweigh new payers. */
      readonly perDay: Fraction;
    };

/**
 * The final head count when the days left go as the last 7 open days did: paid + days left × new ÷ days.
 *
 * Days without payments count as 0 and corrections (refunds, duplicates found) make a day negative; both stay in the
 * sum, so a run of corrections lowers the forecast, to 0 at the least.
 *
 * @param newPersonsByOpenDay net new persons of each open day so far, in order of date, only days that are over;
 * more than 7 are cut to the last 7, fewer are taken as they are
 */
export function forecastByRunRate(
  position: ForecastPosition,
  newPersonsByOpenDay: readonly number[],
): Forecast {
  return forecastFor(position, ({ paidPersons, openDaysLeft }) => {
    const last = newPersonsByOpenDay.slice(-RUN_RATE_OPEN_DAYS);
    if (last.length === 0) return 'tooEarly';
    const days = BigInt(last.length);
    const sum = last.reduce((total, persons) => total + exactlySigned(persons, 'new persons of a day'), 0n);
    return {
      persons: dividedDown(BigInt(paidPersons) * days + sum * BigInt(openDaysLeft), days),
      perDay: { numerator: Number(sum), denominator: last.length },
    };
  });
}

/**
 * The final head count when this year follows last year's curve: paid ÷ last year's share.
 *
 * @param lastYearsShare persons of last year at the same open day over last year's final persons; null when unknown.
 * Above 1 when refunds followed: then the forecast is below what is paid today.
 */
export function forecastByLastYear(position: ForecastPosition, lastYearsShare: Fraction | null): Forecast {
  return forecastFor(position, ({ paidPersons, openDaysLeft }) => {
    if (lastYearsShare === null) return 'noLastYear';
    const share = exactly(lastYearsShare.numerator, "last year's persons");
    if (share === 0n) return 'tooEarly';
    const final = exactly(lastYearsShare.denominator, "last year's final persons");
    if (final === 0n) throw new Error('a share of nobody is no share');
    const persons = dividedDown(BigInt(paidPersons) * final, share);
    // What the forecast comes to on average; the curve itself is not a straight line.
    return { persons, perDay: { numerator: persons - paidPersons, denominator: openDaysLeft } };
  });
}

/** gap ÷ open days left, rounded up; 0 when nothing is missing, null when no day is left for what is. */
export function neededPerDay(gap: number, openDaysLeft: number): number | null {
  if (gap <= 0) return 0;
  return openDaysLeft === 0
    ? null
    : dividedUp(exactly(gap, 'a gap'), exactly(openDaysLeft, 'open days left'));
}

interface Outlook {
  readonly persons: number;
  readonly perDay: Fraction;
}

/** The answers that do not depend on how one forecasts, and the outlook against the quota. */
function forecastFor(
  position: ForecastPosition,
  outlook: (position: ForecastPosition) => Outlook | 'tooEarly' | 'noLastYear',
): Forecast {
  exactly(position.paidPersons, 'paid persons');
  exactly(position.openDaysLeft, 'open days left');
  if (!hasRate(position)) return { kind: 'noQuota' };
  const gap = position.quota - position.paidPersons;
  const needed = neededPerDay(gap, position.openDaysLeft);
  if (gap <= 0) return { kind: 'met' };
  if (needed === null) return { kind: 'noOpenDaysLeft', gap };
  const seen = outlook(position);
  if (typeof seen === 'string') return { kind: seen, gap, neededPerDay: needed };
  const persons = Math.max(0, seen.persons);
  return {
    kind: 'forecast',
    persons,
    completionBasisPoints: completion(persons, position.quota) ?? 0,
    willMeet: persons >= position.quota,
    gap,
    neededPerDay: needed,
    perDay: seen.perDay,
  };
}
