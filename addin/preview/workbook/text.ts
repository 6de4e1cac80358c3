import { formatValue } from 'hucre';
import type { Scalar } from './cells.ts';

/** What the cell shows: the value under its number format. Column width plays no part here. */
export function displayText(value: Scalar, numberFormat: string): string {
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') return value;
  return numberFormat === 'General' || numberFormat === '@'
    ? generalText(value)
    : formatValue(value, numberFormat);
}

/** General shows at most 11 characters of digits, and scientific notation beyond. */
function generalText(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e11 || size < 1e-9)) {
    const [mantissa = '', exponent = ''] = value.toExponential(5).split('e');
    const digits = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
    return `${digits}E${exponent.replace(/^([+-])(\d)$/, '$10$2')}`;
  }
  const integerDigits = Math.max(1, Math.floor(Math.log10(Math.max(size, 1))) + 1);
  return String(Number(value.toFixed(Math.max(0, 10 - integerDigits))));
}
