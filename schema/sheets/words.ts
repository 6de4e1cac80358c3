import { formatChineseDate, localDateAt } from '../values/local-date.ts';

/** 592727 → `592,727`; a negative number gets a real minus sign: `−2`. */
export function groupDigits(whole: number): string {
  const digits = String(Math.abs(whole)).replace(/\B(?=(\d{3})+$)/g, ',');
  return whole < 0 ? `−${digits}` : digits;
}

/** An instant as Beijing time to the minute: `2024-11-30T10:05:00Z` → `2024年11月30日 18:05`. */
export function beijingMinute(instant: string): string {
  const at = new Date(instant);
  const time = new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);
  return `${formatChineseDate(localDateAt(at))} ${time}`;
}

/** What the rows of a level are, as a column header and as a word in a sentence. */
export function levelWords(level: string): { readonly header: string; readonly each: string } {
  if (level === 'VILLAGE') return { header: '村（社区）', each: '各村（社区）' };
  if (level === 'COUNTY') return { header: '县（市、区）', each: '各县（市、区）' };
  return { header: '乡镇（街道）', each: '各乡镇' };
}
