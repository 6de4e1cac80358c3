import { addDays, daysBetween, daysInMonth, type LocalDate } from '../../schema/values/local-date.ts';

/** The part of a collection window (征缴期) that decides about days. Both ends are inclusive. */
export interface WindowDays {
  readonly opensOn: LocalDate;
  readonly closesOn: LocalDate;
  /** Days of each month on which one can pay, both inclusive; null for every day. */
  readonly openDaysOfMonth: { readonly from: number; readonly to: number } | null;
  /** Days on which nobody can pay (year-end settlement); both ends inclusive, may overlap. */
  readonly closedRanges?: readonly DayRange[];
  /** `HH:MM` up to which one can pay on the closing day, that minute included; null for the whole day. */
  readonly closesAt?: string | null;
}

/** Both days inclusive. */
export interface DayRange {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

export type WindowState<Window extends WindowDays> =
  | { readonly kind: 'open'; readonly window: Window }
  /** Inside a window, on a day of the month or in a range when nobody can pay. The payment is kept and flagged. */
  | { readonly kind: 'closedDay'; readonly window: Window }
  | { readonly kind: 'outside' };

/** `windowStateAt` also tells when the day alone does not decide. */
export type WindowMomentState<Window extends WindowDays> =
  | WindowState<Window>
  /** The closing day of a window with a cut-off time, and the time of day is not known. */
  | { readonly kind: 'timeUnknown'; readonly window: Window };

/** True when one can pay in this window on this day. */
export function isOpenDay(window: WindowDays, date: LocalDate): boolean {
  return (
    isWithin(window, date) &&
    isOpenDayOfMonth(window, Number(date.slice(8))) &&
    !window.closedRanges?.some(({ from, to }) => from <= date && date <= to)
  );
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
  const first = later(from, window.opensOn);
  const last = earlier(to, window.closesOn);
  let days = daysOfMonthBetween(window, first, last);
  let uncounted = first;
  for (const range of [...(window.closedRanges ?? [])].sort(byFrom)) {
    // Ranges may overlap: each day is taken off once.
    const start = later(range.from, uncounted);
    const end = earlier(range.to, last);
    if (start > end) continue;
    days -= daysOfMonthBetween(window, start, end);
    uncounted = addDays(end, 1);
  }
  return days;
}

/**
 * The day itself when it lies between the first opening and the last closing of the windows, else the nearer end: what
 * "as of today" means for a campaign that has not begun or is over.
 */
export function nearestWindowDay(
  windows: readonly Pick<WindowDays, 'opensOn' | 'closesOn'>[],
  day: LocalDate,
): LocalDate {
  const first = windows.map(({ opensOn }) => opensOn).sort()[0] ?? day;
  const last =
    windows
      .map(({ closesOn }) => closesOn)
      .sort()
      .at(-1) ?? day;
  if (day < first) return first;
  return day > last ? last : day;
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

/**
 * Where a moment stands among all windows, by Beijing time. 截至17:30 takes in the whole minute 17:30, since receipts
 * print no seconds; after it the window is over, as on the next day.
 *
 * @param moment `time` is `HH:MM` or `HH:MM:SS`; null when only the day is known
 */
export function windowStateAt<Window extends WindowDays>(
  windows: readonly Window[],
  moment: { readonly date: LocalDate; readonly time: string | null },
): WindowMomentState<Window> {
  const { date, time } = moment;
  const cutOff = (window: Window) => (window.closesOn === date ? (window.closesAt ?? null) : null);
  if (time !== null) {
    const standing = windows.filter((window) => time.slice(0, 5) <= (cutOff(window) ?? '23:59'));
    return windowStateOn(standing, date);
  }
  const certain = windowStateOn(
    windows.filter((window) => cutOff(window) === null),
    date,
  );
  if (certain.kind === 'open') return certain;
  const doubtful = windows.find((window) => cutOff(window) !== null && isOpenDay(window, date));
  return doubtful ? { kind: 'timeUnknown', window: doubtful } : windowStateOn(windows, date);
}

/** Days from `first` to `last` whose number in the month is open, closed ranges apart. */
function daysOfMonthBetween(window: WindowDays, first: LocalDate, last: LocalDate): number {
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

function isWithin(window: WindowDays, date: LocalDate): boolean {
  return window.opensOn <= date && date <= window.closesOn;
}

function isOpenDayOfMonth({ openDaysOfMonth }: WindowDays, day: number): boolean {
  return openDaysOfMonth === null || (openDaysOfMonth.from <= day && day <= openDaysOfMonth.to);
}

function later(left: LocalDate, right: LocalDate): LocalDate {
  return left > right ? left : right;
}

function earlier(left: LocalDate, right: LocalDate): LocalDate {
  return left < right ? left : right;
}

function byFrom(left: DayRange, right: DayRange): number {
  return left.from < right.from ? -1 : left.from > right.from ? 1 : 0;
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
