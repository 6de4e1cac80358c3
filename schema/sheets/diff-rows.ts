import type { TableSnapshot } from './diff.ts';
import { isFormula } from './verdict.ts';

/** Row numbers by key; rows without any content are nobody's. */
export function groupRows(snapshot: TableSnapshot, keyColumn: number): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  snapshot.values.forEach((values, row) => {
    if (values.every((value) => value === '')) return;
    const key = String(values[keyColumn] ?? '').trim();
    groups.set(key, [...(groups.get(key) ?? []), row]);
  });
  return groups;
}

/** Rows at the end of the body in which nobody has anything; a formula in the reader's column fills itself. */
export function spareRows(snapshot: TableSnapshot, columns: Readonly<Record<string, number>>): number[] {
  const ours = new Set(Object.values(columns));
  const spare: number[] = [];
  for (let row = snapshot.values.length - 1; row >= 0; row -= 1) {
    const isEmpty = snapshot.values[row]?.every((value, column) => {
      const formula = snapshot.formulas[row]?.[column];
      return formula === '' || (!ours.has(column) && isFormula({ value, formula }));
    });
    if (!isEmpty) break;
    spare.unshift(row);
  }
  return spare;
}
