import { isFormulaLike } from '../../schema/sheets/guard.ts';

/**
 * A guarded value on its way into a cell whose number format is already `@`. Excel takes anything there as text, and
 * may show the guard's apostrophe as a character of its own, which would turn a code into another code. So the
 * apostrophe goes, except in front of what could be read as a formula: there a visible apostrophe is the lesser evil.
 */
export function forTextCell<Value>(guarded: Value): Value | string {
  if (typeof guarded !== 'string' || !guarded.startsWith("'")) return guarded;
  const plain = guarded.slice(1);
  return isFormulaLike(plain) || plain.startsWith("'") ? guarded : plain;
}
