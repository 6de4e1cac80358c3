import { isLocalDate, type LocalDate } from '../../schema/values/local-date.ts';
import type { FigureAsk } from '../client/generated/graphql.ts';

export type AskedFigure = FigureAsk['name'];

/** What the plain functions ask, by their ids. */
export const plainFigures: Readonly<Record<string, AskedFigure>> = {
  QUOTA: 'QUOTA',
  PAID_PERSONS: 'PAID_PERSONS',
  PAID_AMOUNT: 'PAID_AMOUNT',
  COMPLETION: 'COMPLETION',
  GAP: 'GAP',
  RANK: 'RANK',
  AMOUNT_DUE: 'AMOUNT_DUE',
  REWARD_NOW: 'REWARD_NOW',
};

/** What the functions ask that keep up by themselves. */
export const streamingFigures: Readonly<Record<string, AskedFigure>> = {
  LIVE_PAID_PERSONS: 'PAID_PERSONS',
  LIVE_COMPLETION: 'COMPLETION',
};

/** One figure as a formula asks for it, or the code of the sentence that says what is wrong with the arguments. */
export type AskRead =
  | { readonly kind: 'ask'; readonly ask: FigureAsk; readonly found: string }
  | { readonly kind: 'bad'; readonly code: string; readonly found: string };

/** Arguments as Excel hands them over: numbers, texts, nothing for one that was left out. */
export function readAsk(name: AskedFigure, first: unknown, second: unknown): AskRead {
  const isDue = name === 'AMOUNT_DUE';
  const text = textOf(first);
  if (text === null) {
    return { kind: 'bad', code: isDue ? 'FIGURE_BAD_CATEGORY' : 'FIGURE_BAD_DIVISION', found: '' };
  }
  const day = readDay(single(second));
  if ('code' in day) return { kind: 'bad', code: day.code, found: writtenOf(single(second)) };
  const ask = { name, ...(isDue ? { category: text } : { division: text }), ...day };
  return { kind: 'ask', ask, found: text };
}

/** The same for two formulas that ask the same. */
export function keyOf({ name, division, category, on }: FigureAsk): string {
  return `${name}|${division ?? category ?? ''}|${on ?? ''}`;
}

/** Codes stand in cells as numbers as often as not. */
function textOf(value: unknown): string | null {
  const only = single(value);
  if (typeof only === 'number' && Number.isFinite(only)) return only === 0 ? null : String(only);
  if (typeof only !== 'string') return null;
  const text = only.trim();
  return text === '' || text.length > 100 ? null : text;
}

type DayRead = { readonly on?: LocalDate } | { readonly code: string };

/**
 * Only an argument that was left out means the newest. One that is given but empty is a fault: an empty cell comes as 0
 * or as empty text (Excel for the web hands it over as nothing, like one that was left out).
 */
function readDay(value: unknown): DayRead {
  if (value === null || value === undefined) return {};
  if (value === 0 || (typeof value === 'string' && value.trim() === '')) return { code: 'FIGURE_EMPTY_DAY' };
  const on =
    typeof value === 'number'
      ? dayOfSerial(value)
      : typeof value === 'string'
        ? dayOfText(value.normalize('NFKC').trim())
        : null;
  return on === null ? { code: 'FIGURE_BAD_DAY' } : { on };
}

function dayOfText(text: string): LocalDate | null {
  const match = /^(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|年(\d{1,2})月(\d{1,2})日)$/.exec(text);
  if (!match) return null;
  const [, year = '', month = match[4] ?? '', day = match[5] ?? ''] = match;
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(written) ? written : null;
}

/** What stands in the place of a day, for the sentence. */
function writtenOf(value: unknown): string {
  if (Array.isArray(value)) return '多个单元格';
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value ?? '').trim();
}

/** Days since 1899-12-30, as Excel counts from March 1900 on; a time of day is dropped. */
function dayOfSerial(serial: number): LocalDate | null {
  const days = Math.floor(serial);
  if (!(days >= 61 && days <= 109_574)) return null;
  return new Date((days - 25_569) * 86_400_000).toISOString().slice(0, 10);
}

/** A single cell may come as a matrix of one. */
function single(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const [row, ...others] = value as readonly unknown[];
  return others.length === 0 && Array.isArray(row) && row.length === 1 ? row[0] : row;
}
