import { sentence } from '../../schema/messages.ts';
import { withoutIdNumbers } from '../../schema/values/redaction.ts';
import type { AskedFigure, AskRead } from './asks.ts';
import type { FigureResult } from './batch.ts';
import type { FunctionRuntime } from './runtime.ts';

/** Errors as Excel shows them; the sentence stands behind the sign at the cell. */
const errorCodes = { notAvailable: '#N/A', invalidValue: '#VALUE!', divisionByZero: '#DIV/0!' } as const;

/** Codes whose cause is in the formula itself; for everything else there is no figure now. */
const errors: Readonly<Record<string, string>> = {
  FIGURE_QUOTA_ZERO: errorCodes.divisionByZero,
  FIGURE_UNKNOWN_DIVISION: errorCodes.invalidValue,
  FIGURE_AMBIGUOUS_DIVISION: errorCodes.invalidValue,
  FIGURE_UNKNOWN_CATEGORY: errorCodes.invalidValue,
  FIGURE_TOWNSHIPS_ONLY: errorCodes.invalidValue,
  FIGURE_NO_RANK: errorCodes.invalidValue,
  FIGURE_BAD_DIVISION: errorCodes.invalidValue,
  FIGURE_BAD_CATEGORY: errorCodes.invalidValue,
  FIGURE_BAD_DAY: errorCodes.invalidValue,
  FIGURE_EMPTY_DAY: errorCodes.invalidValue,
  FIGURE_DAY_AHEAD: errorCodes.invalidValue,
  FIGURE_DAY_BEFORE: errorCodes.invalidValue,
};

/** What one of a unit is in the cell: yuan are shown, fen are counted; a rate is a share, not basis points. */
const units: Readonly<Partial<Record<AskedFigure, number>>> = {
  PAID_AMOUNT: 100,
  AMOUNT_DUE: 100,
  REWARD_NOW: 100,
  COMPLETION: 10_000,
};

/** Codes that are about the day, and not about the division or category. */
const dayCodes: ReadonlySet<string> = new Set(['FIGURE_DAY_AHEAD', 'FIGURE_DAY_BEFORE']);

/** @param read what the formula named, for the sentence */
export function cellOf(
  runtime: FunctionRuntime,
  name: AskedFigure,
  result: FigureResult,
  read: AskRead,
): number | Error {
  if (result.kind === 'value') return result.value / (units[name] ?? 1);
  const day = read.kind === 'ask' && dayCodes.has(result.code) ? read.ask.on : null;
  const found = day ?? read.found;
  const text = withoutIdNumbers(found.length > 20 ? `${found.slice(0, 20)}…` : found);
  const message = result.message ?? sentence(result.code, { found: text, expected: result.expected ?? '' });
  return new runtime.Error(errors[result.code] ?? errorCodes.notAvailable, message);
}
