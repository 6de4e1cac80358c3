/** A cell as Excel answers it: its value, how it is shown, and its number format in the en-US spelling. */
export interface CellRead {
  readonly value: unknown;
  readonly text: string;
  readonly format: string;
}

/**
 * A cell as the text that is sent to the service. Nothing is guessed or repaired here:
 *
 * - text goes as it is, never as shown (a narrow column shows `####`);
 * - a date goes as `2024-11-30`, with time when it has one, because `11/12/24` means two days;
 * - a number goes as plain digits, `1234.5`, without separators, currency or rounding to what is shown;
 * - a number shown with leading zeros (`00012345`) goes with them;
 * - a number of 16 digits or more, and of 15 in an ID column, goes as `4.11521198001011E+17`: Excel keeps 15 digits,
 *   so the last ones are made up, and in this form the service refuses the cell and says why;
 * - an error goes by its name, `#N/A`.
 *
 * @param header of the column: it tells an ID number from an amount
 */
export function cellText({ value, text, format }: CellRead, header: string): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value !== 'number') return String(value);
  if (isDateFormat(format)) return shownDate(value, text) ?? text;
  if (isDamaged(value, header)) return value.toExponential().replace('e', 'E');
  const zeros = /^0{2,}$/.exec(format);
  if (zeros && Number.isInteger(value) && value >= 0) return String(value).padStart(format.length, '0');
  // 0.1 + 0.2 as Excel shows it: a cell holds 15 digits, a double a few more.
  return plainNumber(Number(value.toPrecision(15)));
}

/** True for a format that shows a day. Times alone, durations, colours, conditions and quoted words are none. */
export function isDateFormat(format: string): boolean {
  const codes = format.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '');
  return /[yd]/i.test(codes) && !/general/i.test(codes);
}

/** Workbooks made on old Macs count days from 1904; office.js does not say so, but the year that is shown does. */
function shownDate(serial: number, text: string): string | null {
  const usual = dateText(serial);
  const year = /(?:^|\D)(\d{4})(?=\D|$)/.exec(text)?.[1];
  if (year === undefined || usual?.startsWith(year)) return usual;
  const old = dateText(serial + 1462);
  return old?.startsWith(year) ? old : usual;
}

/**
 * A serial number as `YYYY-MM-DD`, with ` HH:MM:SS` when it has a time; null outside 1900-03-01 to 2199-12-31
 * (before that day Excel counts a 29 February 1900 that never was).
 */
export function dateText(serial: number): string | null {
  if (serial < 61 || serial >= 109_575) return null;
  const instant = new Date(Date.UTC(1899, 11, 30) + Math.round(serial * 86_400) * 1000);
  const iso = instant.toISOString();
  return iso.slice(11, 19) === '00:00:00' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
}

function isDamaged(value: number, header: string): boolean {
  const size = Math.abs(value);
  return size >= 1e15 || (size >= 1e14 && /身份|证件|公民|证号|identity|\bid\b/i.test(header));
}

/** Never scientific: 1e-7 → `0.0000001`. */
function plainNumber(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  return value.toFixed(20).replace(/0+$/, '').replace(/\.$/, '');
}
