import { cellAddress, parseAddress, sheetPrefix } from '../../../schema/sheets/address.ts';
import type { BreakdownLayout } from '../../../schema/sheets/breakdown-read-back.ts';
import type { PendingForm } from './breakdown-forms.ts';

/**
 * Where a cell stands now that stood at an address when its form was read: rows go by their village, columns by their
 * header, whatever was sorted, inserted or renamed since.
 *
 * @returns null when it is nowhere, or when nobody can tell: a row that is no village's, and rows that have moved
 */
export function addressNow(then: PendingForm, now: PendingForm | null, address: string): string | null {
  const before = then.read?.layout;
  const after = now?.read?.layout;
  if (!before || !after || !now?.found) return null;
  const bare = address.slice(address.lastIndexOf('!') + 1);
  const found = cellNow(before, after, bare);
  return found === null ? null : sheetPrefix(now.found.sheetName) + found;
}

function cellNow(before: BreakdownLayout, after: BreakdownLayout, bare: string): string | null {
  const total = keyOf(before.remainderOf, bare);
  if (total !== null) return after.remainderOf.get(total) ?? null;
  const area = parseAddress(bare);
  if (area?.rows !== 1 || area.columns !== 1) return isSame(before, after) ? bare : null;
  const village = keyOf(before.rowOf, area.row);
  const column = keyOf(before.columnOf, area.column);
  if (village === null || column === null) return isSame(before, after) ? bare : null;
  const row = after.rowOf.get(village);
  const at = after.columnOf.get(column);
  return row === undefined || at === undefined ? null : cellAddress(row, at);
}

function keyOf<Value>(places: ReadonlyMap<string, Value>, wanted: Value): string | null {
  for (const [key, value] of places) if (value === wanted) return key;
  return null;
}

/** Nothing that has a name has moved. */
function isSame(before: BreakdownLayout, after: BreakdownLayout): boolean {
  const places = ({ headerRow, rowOf, columnOf, remainderOf }: BreakdownLayout) =>
    JSON.stringify([headerRow, [...rowOf].sort(), [...columnOf].sort(), [...remainderOf].sort()]);
  return places(before) === places(after);
}
