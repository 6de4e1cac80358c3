import { addDays, type LocalDate } from '../../schema/values/local-date.ts';
import { windowStateOn } from './calendar.ts';
import {
  type Forecast,
  type ForecastPosition,
  forecastByLastYear,
  forecastByRunRate,
  neededPerDay,
} from './forecast.ts';
import type { Fraction } from './fraction.ts';
import type { Notice } from './notice.ts';

/** What the ledger knows of one division: net new persons by day, only of days that are over. */
export interface DailyPersons {
  readonly code: string;
  readonly quota: number | null;
  readonly newPersonsOn: ReadonlyMap<LocalDate, number>;
  /** Persons of last year at the same open day, over last year's final persons; null when unknown. */
  readonly lastYearsShare: Fraction | null;
}

export interface DivisionOutlook {
  readonly code: string;
  readonly quota: number | null;
  readonly paidPersons: number;
  /** quota − paid; null without a quota. */
  readonly gap: number | null;
  /** 0 when met; null without a quota or when no open day is left. */
  readonly neededPerDay: number | null;
  readonly byRunRate: Forecast;
  readonly byLastYear: Forecast;
}

/**
 * The days on which one can pay towards the quota, in order: the open days of the concentrated and extended windows,
 * each once. Late and newborn windows come after the quotas are judged.
 */
export function collectionDays(notice: Notice): LocalDate[] {
  const windows = notice.windows.filter(({ kind }) => kind === 'CONCENTRATED' || kind === 'EXTENDED');
  const first = windows.map(({ opensOn }) => opensOn).sort()[0];
  const last = windows
    .map(({ closesOn }) => closesOn)
    .sort()
    .at(-1);
  const days: LocalDate[] = [];
  if (first === undefined || last === undefined) return days;
  for (let day = first; day <= last; day = addDays(day, 1)) {
    if (windowStateOn(windows, day).kind === 'open') days.push(day);
  }
  return days;
}

/**
 * Where a division is heading, from the days up to and including `countedOn`.
 *
 * @param days `collectionDays` of the notice in force
 */
export function divisionOutlook(
  { code, quota, newPersonsOn, lastYearsShare }: DailyPersons,
  days: readonly LocalDate[],
  countedOn: LocalDate,
): DivisionOutlook {
  // Persons counted on closed days and before the opening are paid persons too; they only set no pace.
  const paidPersons = [...newPersonsOn]
    .filter(([day]) => day <= countedOn)
    .reduce((sum, [, persons]) => sum + persons, 0);
  const past = days.filter((day) => day <= countedOn);
  const position: ForecastPosition = { paidPersons, quota, openDaysLeft: days.length - past.length };
  const gap = quota === null ? null : quota - paidPersons;
  return {
    code,
    quota,
    paidPersons,
    gap,
    neededPerDay: gap === null ? null : neededPerDay(gap, position.openDaysLeft),
    byRunRate: forecastByRunRate(
      position,
      past.map((day) => newPersonsOn.get(day) ?? 0),
    ),
    byLastYear: forecastByLastYear(position, lastYearsShare),
  };
}

/**
 * Last year's share at the same place of its own calendar: after as many of its open days as have passed this year,
 * its last day when it had fewer. Null when last year has nobody.
 */
export function shareOfLastYear(
  newPersonsOn: ReadonlyMap<LocalDate, number>,
  lastYearsDays: readonly LocalDate[],
  openDaysSoFar: number,
): Fraction | null {
  const total = [...newPersonsOn.values()].reduce((sum, persons) => sum + persons, 0);
  if (total <= 0 || openDaysSoFar === 0 || lastYearsDays.length === 0) return null;
  const until = lastYearsDays[Math.min(openDaysSoFar, lastYearsDays.length) - 1] ?? '';
  const then = [...newPersonsOn]
    .filter(([day]) => day <= until)
    .reduce((sum, [, persons]) => sum + persons, 0);
  return { numerator: Math.max(0, then), denominator: total };
}
