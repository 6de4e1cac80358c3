import { invalidArgument } from '../wire/failure.ts';
import type { Scalar } from './cells.ts';
import { isFormula } from './syntax.ts';

/** What becomes of something written into a cell. */
export type Entry =
  | { readonly kind: 'value'; readonly value: Scalar; readonly numberFormat?: string }
  | { readonly kind: 'formula'; readonly formula: string };

/** Excel keeps at most this many characters in a cell. */
export const maxTextLength = 32_767;

/**
 * Reads a value the way Excel does when it is written into a cell: `=…` is a formula, `+…` and `-…` too when
 * they parse as one, numeric text becomes a number of 15 digits, a day becomes a serial number; all of that
 * only when the cell is not formatted as text.
 *
 * @param raw a JSON value; an array or object is refused
 * @param numberFormat the cell's number format; `@` keeps every text as it is
 * @param year completes a day written without one, `11-30`
 */
export function readEntry(raw: unknown, numberFormat: string, year: number): Entry {
  if (typeof raw === 'number') return value(fifteenDigits(raw));
  if (typeof raw === 'boolean') return value(raw);
  if (typeof raw !== 'string') throw invalidArgument();
  if (raw.length > maxTextLength) throw invalidArgument();
  if (numberFormat === '@' || raw === '') return value(raw);
  if (raw.startsWith("'")) return value(raw.slice(1));
  if (raw.startsWith('=') && raw.length > 1) {
    if (!isFormula(raw.slice(1))) throw invalidArgument();
    return { kind: 'formula', formula: raw };
  }
  const plain = readNumber(raw, numberFormat) ?? readDay(raw, numberFormat, year);
  if (plain) return plain;
  if (/^(true|false)$/i.test(raw.trim())) return value(raw.trim().toLowerCase() === 'true');
  if (/^[+-]/.test(raw) && isFormula(raw)) return { kind: 'formula', formula: `=${raw}` };
  // A lone `@` in front of what parses makes Excel look for a function; it refuses the cell.
  if (/^@[\p{L}_]/u.test(raw) && isFormula(raw.slice(1))) return { kind: 'formula', formula: `=${raw}` };
  return value(raw);
}

export function fifteenDigits(number: number): number {
  return Number(number.toPrecision(15));
}

/** Days since 1899-12-30, which is how Excel counts from March 1900 on. */
export function daySerial(year: number, month: number, day: number): number | null {
  const time = Date.UTC(year, month - 1, day);
  const back = new Date(time);
  const isReal =
    back.getUTCFullYear() === year && back.getUTCMonth() === month - 1 && back.getUTCDate() === day;
  return isReal && year >= 1901 && year <= 9999 ? Math.round(time / 86_400_000) + 25_569 : null;
}

function value(scalar: Scalar, numberFormat?: string): Entry {
  return numberFormat === undefined
    ? { kind: 'value', value: scalar }
    : { kind: 'value', value: scalar, numberFormat };
}

function readNumber(raw: string, numberFormat: string): Entry | null {
  const text = raw.trim();
  const match = /^([+-]?)([¥￥$]?)(\d{1,3}(?:,\d{3})+|\d+)?(\.\d*)?(e[+-]?\d+)?(%?)$/i.exec(text);
  if (!match || !(match[3] || /\d/.test(match[4] ?? ''))) return null;
  const [, sign, currency, integer = '', fraction = '', exponent = '', percent] = match;
  const number = Number(`${sign}${integer.replaceAll(',', '')}${fraction}${exponent}`) / (percent ? 100 : 1);
  if (!Number.isFinite(number)) return null;
  const given = currency
    ? '¥#,##0.00'
    : percent
      ? fraction
        ? '0.00%'
        : '0%'
      : integer.includes(',')
        ? '#,##0'
        : exponent
          ? '0.00E+00'
          : null;
  return value(fifteenDigits(number), given && numberFormat === 'General' ? given : undefined);
}

function readDay(raw: string, numberFormat: string, year: number): Entry | null {
  const text = raw.trim();
  const full = /^(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})|年(\d{1,2})月(\d{1,2})日)$/.exec(text);
  const short = /^(\d{1,2})(?:[-/](\d{1,2})|月(\d{1,2})日)$/.exec(text);
  const serial = full
    ? daySerial(Number(full[1]), Number(full[2] ?? full[4]), Number(full[3] ?? full[5]))
    : short
      ? daySerial(year, Number(short[1]), Number(short[2] ?? short[3]))
      : null;
  if (serial === null) return null;
  const given = text.includes('年') ? 'yyyy"年"m"月"d"日"' : full ? 'yyyy/m/d' : 'm"月"d"日"';
  return value(serial, numberFormat === 'General' ? given : undefined);
}
