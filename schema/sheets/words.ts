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

/** Width of a text in characters as Excel counts them: a Chinese character or full-width sign takes two. */
export function textWidth(text: string): number {
  let width = 0;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: plain ASCII is what is narrow
  for (const character of text) width += /[\x00-\x7f]/.test(character) ? 1 : 2;
  return width;
}

/** Column width that shows every one of the texts, between `least` and `most`. */
export function fittingWidth(texts: readonly string[], least: number, most: number): number {
  return Math.min(
    most,
    texts.reduce((widest, text) => Math.max(widest, textWidth(text) + 2), least),
  );
}

/**
 * Column width in which none of the figures shows as ###: grouped digits, bold in the total row.
 *
 * @param places of the decimals
 */
export function figureWidth(values: readonly (number | null)[], places: 0 | 2, least: number): number {
  const tail = places === 0 ? '' : '.00';
  const texts = values.map((value) => (value === null ? '' : `${groupDigits(Math.trunc(value))}${tail}`));
  // Bold digits take a tenth more.
  return texts.reduce((widest, text) => Math.max(widest, Math.ceil(textWidth(text) * 1.1) + 2), least);
}
