import { addDays, daysInMonth, type LocalDate } from '../../schema/values/local-date.ts';

/**
 * The last day of a period of whole months that began with `date`: the same day `months` later, or the last day of
 * that month when it has no such day (2025-01-31 and one month: 2025-02-28; 2028-02-29 and twelve: 2029-02-28).
 * What waits for the period to be over happens on the day after. Source: 民法典第二百零二条.
 */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8))];
  const index = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [(index - (index % 12)) / 12, (index % 12) + 1];
  const toDay = Math.min(day, daysInMonth(toYear, toMonth));
  return `${toYear}-${String(toMonth).padStart(2, '0')}-${String(toDay).padStart(2, '0')}`;
}

/**
 * The day after a period of whole months of which `first` is itself the first day: 2026-01-01 and three months is
 * 2026-04-01. A period whose last month is too short ends with that month: 2026-01-31 and one month is 2026-03-01.
 */
export function afterMonthsFrom(first: LocalDate, months: number): LocalDate {
  const same = addMonths(first, months);
  return same.slice(8) === first.slice(8) ? same : addDays(same, 1);
}

/** The first day of the month after the one of `date`. */
export function firstOfNextMonth(date: LocalDate): LocalDate {
  return `${addMonths(date, 1).slice(0, 7)}-01`;
}
