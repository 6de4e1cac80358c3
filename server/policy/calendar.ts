import { addDays, daysBetween, daysInMonth, type LocalDate } from '../../schema/values/local-date.ts';

/** The part of a collection window (征缴期) that decides about days. Both ends are inclusive. */
export interface WindowDays {
  readonly opensOn: LocalDate;
  readonly closesOn: LocalDate;
  /** Days of each month on which one can pay, both inclusive; null for every day. */
  readonly openDaysOfMonth: { readonly from: number; readonly to: number } | null;
}

export type WindowState<Window extends WindowDays> =
  | { readonly kind: 'open'; readonly window: Window }
  /** Inside a window, on a day of the month when nobody can pay. The payment is kept and flagged. */
  | { readonly kind: 'closedDay'; readonly window: Window }
  | { readonly kind: 'outside' };

/** True when one can pay in this window on this day. */
export function isOpenDay(window: WindowDays, date: LocalDate): boolean {
  return isWithin(window, date) && isOpenDayOfMonth(window, Number(date.slice(8)));
}

/** Days from opening to closing, both counted: 178 for 2024-09-01 to 2025-02-25. */
export function calendarDays(window: WindowDays): number {
  return daysBetween(window.opensOn, window.closesOn) + 1;
}

/** Days on which one can pay: 150 for 2024-09-01 to 2025-02-25 with days 1 to 25 of each month. */
export function openDays(window: WindowDays): number {
  return openDaysBetween(window, window.opensOn, window.closesOn);
}

/** Open days of the window from `from` to `to`, both counted; 0 when they do not meet the window. */
export function openDaysBetween(window: WindowDays, from: LocalDate, to: LocalDate): number {
  const first = from > window.opensOn ? from : window.opensOn;
  const last = to < window.closesOn ? to : window.closesOn;
  let days = 0;
  // Month by month: a window may span years, and this is asked with every page of progress.
  for (let month = `${first.slice(0, 7)}-01`; month <= last; month = nextMonth(month)) {
    const length = daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)));
    const low = Math.max(
      window.openDaysOfMonth?.from ?? 1,
      sameMonth(month, first) ? Number(first.slice(8)) : 1,
    );
    const high = Math.min(
      window.openDaysOfMonth?.to ?? 31,
      sameMonth(month, last) ? Number(last.slice(8)) : length,
      length,
    );
    days += Math.max(0, high - low + 1);
  }
  return days;
}

/** Where a day stands among all windows. An open window wins over one that is closed on that day. */
export function windowStateOn<Window extends WindowDays>(
  windows: readonly Window[],
  date: LocalDate,
): WindowState<Window> {
  const open = windows.find((window) => isOpenDay(window, date));
  if (open) return { kind: 'open', window: open };
  const around = windows.find((window) => isWithin(window, date));
  return around ? { kind: 'closedDay', window: around } : { kind: 'outside' };
}

function isWithin(window: WindowDays, date: LocalDate): boolean {
  return window.opensOn <= date && date <= window.closesOn;
}

function isOpenDayOfMonth({ openDaysOfMonth }: WindowDays, day: number): boolean {
  return openDaysOfMonth === null || (openDaysOfMonth.from <= day && day <= openDaysOfMonth.to);
}

function sameMonth(left: LocalDate, right: LocalDate): boolean {
  return left.slice(0, 7) === right.slice(0, 7);
}

function nextMonth(firstOfMonth: LocalDate): LocalDate {
  return addDays(
    firstOfMonth,
    daysInMonth(Number(firstOfMonth.slice(0, 4)), Number(firstOfMonth.slice(5, 7))),
  );
}
