import { formatYuan, parseYuan } from '../../../schema/values/fen.ts';
import { daysInMonth, isLocalDate } from '../../../schema/values/local-date.ts';

/**
 * How a file writes the day that somebody wrote as people and other programs do: `2024年9月1日`, `2024/9/1`, `20240901`
 * → `2024-09-01`, `2024年2月底` → `2024-02-29`. Null when it is no day of the calendar, or is written as a file writes it.
 */
export function dayMeant(written: unknown): string | null {
  if (typeof written !== 'string' && typeof written !== 'number') return null;
  const plain = plainText(String(written));
  const match = dayForms.map((form) => form.exec(plain)).find((found) => found !== null);
  if (!match) return null;
  const [year, month] = [Number(match[1]), Number(match[2])];
  if (month < 1 || month > 12) return null;
  const day = match[3] === undefined ? daysInMonth(year, month) : Number(match[3]);
  const meant = `${match[1]}-${twoDigits(month)}-${twoDigits(day)}`;
  return isLocalDate(meant) && meant !== written ? meant : null;
}

const dayForms = [
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?$/,
  /^(\d{4})(\d{2})(\d{2})$/,
  /^(\d{4})[-/.年](\d{1,2})(?:月底|月末|-末)$/,
];

/** An amount that was written as text, in yuan and as a file writes it. */
export interface MeantFen {
  readonly yuan: string;
  readonly fen: number;
}

/** 100 yuan: a bare number from here on was most likely meant in fen, and only its quotes are wrong. */
const LIKELY_FEN = 10_000;

/** `670元`, `"670"`, `￥1,200.50` → what it comes to in fen; null when it is no amount. */
export function fenMeant(written: unknown): MeantFen | null {
  if (typeof written !== 'string') return null;
  const bare = /^\d{5,9}$/.test(written.trim()) ? Number(written) : 0;
  const fen = bare >= LIKELY_FEN ? bare : parseYuan(written);
  return fen === null || fen < 0 ? null : { yuan: formatYuan(fen).replace(/\.00$/, ''), fen };
}

/** `50%` → 5000, `89.94%` → 8994; null when it is no percentage of at most two places. */
export function basisPointsMeant(written: unknown): number | null {
  if (typeof written !== 'string') return null;
  const match = /^(\d{1,4})(?:\.(\d{1,2})0*)?%$/.exec(plainText(written));
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null;
}

function plainText(written: string): string {
  return written.normalize('NFKC').replaceAll(/\s/g, '');
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
