import fc from 'fast-check';
import { type CarriedTable, carriedQuotas, isSameTable } from '../../../server/policy/quota-carry.ts';
import { quotaNumbers } from '../../../server/policy/quota-numbers.ts';

type Cells = Readonly<Record<string, number>>;

/** Cells as `township/column`. */
function table(
  cells: Cells,
  declared: Readonly<Record<string, number | null>> = { TASK: null },
): CarriedTable {
  return {
    columns: Object.entries(declared).map(([code, declaredTotal]) => ({ code, declaredTotal })),
    numbers: quotaNumbers(
      Object.entries(cells).map(([key, persons]) => {
        const [divisionCode = '', columnCode = ''] = key.split('/');
        return { divisionCode, columnCode, persons };
      }),
    ),
  };
}

const printed = { 'a/TASK': 42_643, 'b/TASK': 44_481, 'c/TASK': 11_617 };

describe('carriedQuotas', () => {
  it('keeps the 42,000 the bureau decided on when the notice still says 42,643', () => {
    const mine = table({ ...printed, 'a/TASK': 42_000 });
    const carried = carriedQuotas(table(printed), mine, table({ ...printed, 'c/TASK': 11_700 }));
    expect(carried.table).toEqual(table({ 'a/TASK': 42_000, 'b/TASK': 44_481, 'c/TASK': 11_700 }));
    expect(carried.overridden).toEqual([]);
  });

  it('takes the document’s 42,100 where both changed the number, and names it', () => {
    const mine = table({ ...printed, 'a/TASK': 42_000 });
    const { table: merged, overridden } = carriedQuotas(
      table(printed),
      mine,
      table({ ...printed, 'a/TASK': 42_100 }),
    );
    expect(merged.numbers.get('a')?.get('TASK')).toBe(42_100);
    expect(overridden).toEqual([{ divisionCode: 'a', columnCode: 'TASK' }]);
  });

  it('names nothing where both came to the same 42,000', () => {
    const same = table({ ...printed, 'a/TASK': 42_000 });
    expect(carriedQuotas(table(printed), same, same)).toEqual({ table: same, overridden: [] });
  });

  it('keeps a total of 592,000 and a column that the bureau added', () => {
    const base = table(printed, { TASK: 592_727 });
    const mine = table({ ...printed, 'a/LIFTED_OUT': 3_893 }, { TASK: 592_000, LIFTED_OUT: null });
    expect(carriedQuotas(base, mine, base).table).toEqual(mine);
  });

  it('drops a column and a township that the document drops', () => {
    const both = { ...printed, 'a/LIFTED_OUT': 3_893 };
    const base = table(both, { TASK: null, LIFTED_OUT: null });
    const theirs = table({ 'a/TASK': 42_643, 'b/TASK': 44_481 });
    expect(carriedQuotas(base, base, theirs).table).toEqual(theirs);
  });

  it('keeps the whole table where no document has one', () => {
    const mine = table(printed);
    expect(carriedQuotas(null, mine, null)).toEqual({ table: mine, overridden: [] });
  });

  it('is the bureau’s table when the document is unchanged, and the document’s when the bureau did nothing', () => {
    const cells = fc.dictionary(
      fc.constantFrom('a/TASK', 'b/TASK', 'c/TASK', 'a/LIFTED_OUT', 'b/LIFTED_OUT'),
      fc.integer({ min: 0, max: 3 }),
    );
    const columns = { TASK: 3, LIFTED_OUT: null };
    fc.assert(
      fc.property(cells, cells, (one, other) => {
        const base = table(one, columns);
        const changed = table(other, columns);
        expect(isSameTable(carriedQuotas(base, changed, base).table, changed)).toBe(true);
        expect(isSameTable(carriedQuotas(base, base, changed).table, changed)).toBe(true);
      }),
    );
  });
});
