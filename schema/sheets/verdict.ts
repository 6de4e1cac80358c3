import { isColumnSum } from './address.ts';
import { asText, isFormulaLike } from './guard.ts';
import type { CellModel } from './model.ts';

/** What a cell of a sheet answers when read; an empty cell is `''`. */
export type SheetValue = string | number | boolean;

/** A cell as it is now: what `range.values` and `range.formulas` answer for it. */
export interface CellNow {
  readonly value: SheetValue | undefined;
  readonly formula: SheetValue | undefined;
}

/**
 * Why a cell of ours is its reader's work: a formula where we write a value; text where we write a number or other
 * words; a value that differs from what we last wrote.
 */
export type Mine = 'FORMULA' | 'TEXT' | 'EDITED';

export interface ColumnRule {
  /** A `=SUM` found here may be one we wrote. */
  readonly mayBeOurSum: boolean;
  readonly isText: boolean;
  /** Regular expression of the words we write into a text column. */
  readonly ours: string | undefined;
}

/**
 * Whether a cell is to be written, is right already, or belongs to the reader.
 *
 * @param bases what we last wrote there, and what stood there before; when that is not known a typed-over number looks
 *   like an outdated one of ours
 */
export function judge(
  now: CellNow,
  wanted: CellModel,
  bases: readonly (string | number | null)[] | null,
  column: ColumnRule,
): 'SAME' | 'WRITE' | Mine {
  const value = now.value ?? '';
  if (isFormula(now)) {
    const formula = String(now.formula);
    if (wanted.formula && plainFormula(formula) === plainFormula(wanted.formula)) return 'SAME';
    return column.mayBeOurSum && isColumnSum(formula) ? 'WRITE' : 'FORMULA';
  }
  const isEqual = isSame(value, wanted.value);
  if (isEqual && !wanted.formula) return 'SAME';
  if (bases && !isEqual && !bases.some((base) => isSame(value, base))) return 'EDITED';
  if (typeof value !== 'string' || value === '' || isEqual) return 'WRITE';
  const isOurs = column.isText ? !column.ours || new RegExp(column.ours).test(value) : isNumberAsText(value);
  return isOurs ? 'WRITE' : 'TEXT';
}

/** Text that begins with = answers the same from `values` and `formulas`; a formula does not. */
export function isFormula(now: CellNow): boolean {
  return typeof now.formula === 'string' && now.formula.startsWith('=') && now.formula !== now.value;
}

/** Whether a cell reads as it does when we have written a value there. */
export function isSame(value: SheetValue, ours: string | number | null): boolean {
  if (typeof value === 'number' && typeof ours === 'number') {
    // Excel keeps fifteen digits.
    return Math.abs(value - ours) <= 1e-14 * Math.max(Math.abs(value), Math.abs(ours));
  }
  // In a text cell Excel may show the apostrophe of the guard.
  return (
    value === (ours ?? '') || (typeof ours === 'string' && value === asText(ours) && isFormulaLike(ours))
  );
}

function plainFormula(formula: string): string {
  // Over a single row D4:D4 and D4 are the same sum.
  return formula
    .replace(/[\s$]/g, '')
    .toUpperCase()
    .replace(/\b([A-Z]+\d+):\1\b/, '$1');
}

/** `1,234` or `98.5%` that a program stored as text: a number of ours, not a remark of the reader's. */
function isNumberAsText(text: string): boolean {
  return /^[-+−]?[\d,]*\.?\d+%?$/.test(text.normalize('NFKC').trim());
}
