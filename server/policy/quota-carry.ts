import { type QuotaNumbers, quotaNumbers } from './quota-numbers.ts';

/** A quota table as far as it is compared. */
export interface CarriedTable {
  /** In table order. */
  readonly columns: readonly { readonly code: string; readonly declaredTotal: number | null }[];
  readonly numbers: QuotaNumbers;
}

export interface CarriedQuotas {
  readonly table: CarriedTable;
  /** Numbers the bureau had decided on and that the document now sets otherwise: the document's stand. */
  readonly overridden: readonly { readonly divisionCode: string; readonly columnCode: string }[];
}

/**
 * The bureau's numbers brought onto a table that a document sets, number by number: where the document says what it
 * said before, the bureau's number stands; where it says something new, the document's does.
 *
 * @param base what the document said when the bureau decided; null for no table
 * @param mine the bureau's table
 * @param theirs what the document says now; null for no table
 */
export function carriedQuotas(
  base: CarriedTable | null,
  mine: CarriedTable,
  theirs: CarriedTable | null,
): CarriedQuotas {
  const was = new Set(base?.columns.map(({ code }) => code));
  const now = theirs?.columns ?? [];
  const ofDocument = new Set(now.map(({ code }) => code));
  // A column the bureau added stays; one that the document dropped goes.
  const added = mine.columns.filter(({ code }) => !ofDocument.has(code) && !was.has(code));
  const columns = [...now, ...added].map(({ code }) => ({
    code,
    declaredTotal: threeWay(declared(base, code), declared(mine, code), declared(theirs, code)).value,
  }));
  const divisions = new Set([...(theirs?.numbers.keys() ?? []), ...mine.numbers.keys()]);
  const overridden: { divisionCode: string; columnCode: string }[] = [];
  const cells = [...divisions].flatMap((divisionCode) =>
    columns.map(({ code: columnCode }) => {
      const at = (table: CarriedTable | null) => table?.numbers.get(divisionCode)?.get(columnCode) ?? null;
      const { value, isOverridden } = threeWay(at(base), at(mine), at(theirs));
      if (isOverridden) overridden.push({ divisionCode, columnCode });
      return { divisionCode, columnCode, persons: value };
    }),
  );
  return { table: { columns, numbers: quotaNumbers(cells) }, overridden };
}

/** True when both have the same columns in the same order, totals and numbers. */
export function isSameTable(one: CarriedTable, other: CarriedTable): boolean {
  return textOf(one) === textOf(other);
}

function textOf({ columns, numbers }: CarriedTable): string {
  const cells = [...numbers].flatMap(([division, own]) =>
    [...own].map(([column, persons]) => `${division}/${column}=${persons}`),
  );
  return JSON.stringify([columns.map(({ code, declaredTotal }) => [code, declaredTotal]), cells.sort()]);
}

function declared(table: CarriedTable | null, code: string): number | null {
  return table?.columns.find((column) => column.code === code)?.declaredTotal ?? null;
}

function threeWay(base: number | null, mine: number | null, theirs: number | null) {
  if (mine === base || mine === theirs) return { value: theirs, isOverridden: false };
  if (theirs === base) return { value: mine, isOverridden: false };
  return { value: theirs, isOverridden: true };
}
