import { isLocalDate, type LocalDate } from '../../schema/values/local-date.ts';
import type { FigureAsk } from '../client/generated/graphql.ts';

export type AskedFigure = FigureAsk['name'];

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
  const on = readDay(second);
  if (on === undefined) return { kind: 'bad', code: 'FIGURE_BAD_DAY', found: textOf(second) ?? '' };
  const ask = { name, ...(isDue ? { category: text } : { division: text }), ...(on === null ? {} : { on }) };
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

/** @returns null when none is given, undefined when it cannot be read */
function readDay(value: unknown): LocalDate | null | undefined {
  const only = single(value);
  // An empty cell that is referred to comes as nothing, as empty text or as 0.
  if (only === null || only === undefined || only === '' || only === 0) return null;
  if (typeof only === 'number') return dayOfSerial(only);
  if (typeof only !== 'string') return undefined;
  const match = /^\s*(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|年(\d{1,2})月(\d{1,2})日)\s*$/.exec(
    only.normalize('NFKC'),
  );
  if (!match) return only.trim() === '' ? null : undefined;
  const [, year = '', month = match[4] ?? '', day = match[5] ?? ''] = match;
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(written) ? written : undefined;
}

/** Days since 1899-12-30, as Excel counts from March 1900 on; a time of day is dropped. */
function dayOfSerial(serial: number): LocalDate | undefined {
  const days = Math.floor(serial);
  if (!(days >= 61 && days <= 109_574)) return undefined;
  return new Date((days - 25_569) * 86_400_000).toISOString().slice(0, 10);
}

/** A single cell may come as a matrix of one. */
function single(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const [row, ...others] = value as readonly unknown[];
  return others.length === 0 && Array.isArray(row) && row.length === 1 ? row[0] : row;
}
