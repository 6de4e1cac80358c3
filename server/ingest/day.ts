import { daysInMonth } from '../../schema/values/local-date.ts';

/** A collection window as the campaign's notice states it; `openDays` are days of the month. */
export interface CollectionWindow {
  readonly opensOn: string;
  readonly closesOn: string;
  readonly openDays: { readonly from: number; readonly to: number } | null;
  /** Days without collection inside the window, both ends included. */
  readonly closedRanges?: readonly { readonly from: string; readonly to: string }[];
}

/** A day counted from 1970-01-01, or -1 for no day. */
export type DayNumber = number;

const shapes = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})$/,
  /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/,
  /^(\d{4})\.(\d{1,2})\.(\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日?$/,
  /^(\d{4})(\d{2})(\d{2})$/,
];

/**
 * Reads a day as files write it: 2024-11-30, 2024/11/30, 2024.11.30, 20241130, 2024年11月30日, each with or without a
 * time, and Excel serial numbers from 1982 to 2119 (1900 system).
 *
 * @returns days since 1970-01-01, or -1 when it is none of these or the day does not exist
 */
export function readDay(text: string): DayNumber {
  const plain = text
    .normalize('NFKC')
    .replace(/[\u200b-\u200d\ufeff]/g, '')
    .trim()
    .replace(/(?<=[\d日])[T\s]+\d{1,2}(?::\d{1,2}){1,2}(?:\.\d+)?Z?$/, '')
    .replace(/\s+/g, '');
  if (/^[3-7]\d{4}(?:\.\d+)?$/.test(plain)) return Math.floor(Number(plain)) - 25_569;
  const fourteen = /^(\d{8})\d{6}$/.exec(plain);
  for (const shape of shapes) {
    const match = shape.exec(fourteen?.[1] ?? plain);
    if (!match) continue;
    const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
    if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1) return -1;
    return day > daysInMonth(year, month) ? -1 : Date.UTC(year, month - 1, day) / 86_400_000;
  }
  return -1;
}

const texts: string[] = [];

/** `YYYY-MM-DD` for a day number; the same text object for the same day. */
export function dayText(day: DayNumber): string {
  texts[day] ??= new Date(day * 86_400_000).toISOString().slice(0, 10);
  return texts[day] as string;
}

/** Where a day lies against the windows: inside one on an open day, inside on a closed day, or outside all. */
export function placeInWindows(
  day: string,
  windows: readonly CollectionWindow[],
): 'OPEN' | 'CLOSED_DAY' | 'OUTSIDE_WINDOW' {
  let answer: 'CLOSED_DAY' | 'OUTSIDE_WINDOW' = 'OUTSIDE_WINDOW';
  const dayOfMonth = Number(day.slice(8));
  for (const window of windows) {
    if (day < window.opensOn || day > window.closesOn) continue;
    if (isOpenDay(day, dayOfMonth, window)) return 'OPEN';
    answer = 'CLOSED_DAY';
  }
  return answer;
}

function isOpenDay(
  day: string,
  dayOfMonth: number,
  { openDays, closedRanges = [] }: CollectionWindow,
): boolean {
  if (closedRanges.some(({ from, to }) => day >= from && day <= to)) return false;
  return openDays === null || (dayOfMonth >= openDays.from && dayOfMonth <= openDays.to);
}
