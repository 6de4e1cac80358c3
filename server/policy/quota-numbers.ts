/** Persons by division code, then column code; absent: no number, which is not 0. */
export type QuotaNumbers = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Rows of a table as numbers by division and column; a null is no number. */
export function quotaNumbers(
  rows: readonly {
    readonly divisionCode: string;
    readonly columnCode: string;
    readonly persons: number | null;
  }[],
): QuotaNumbers {
  const numbers = new Map<string, Map<string, number>>();
  for (const { divisionCode, columnCode, persons } of rows) {
    if (persons === null) continue;
    const own = numbers.get(divisionCode) ?? new Map<string, number>();
    numbers.set(divisionCode, own.set(columnCode, persons));
  }
  return numbers;
}
