import fc from 'fast-check';
import { hiddenRows, type SmallCountRow } from '../../../server/policy/small-counts.ts';

const row = (code: string, persons: number, ...cells: number[]): SmallCountRow => ({ code, persons, cells });
const codes = (set: ReadonlySet<string>) => [...set].sort();

describe('hiddenRows', () => {
  it('hides nothing where every row has 5 persons or none', () => {
    const hidden = hiddenRows([row('a', 5, 5), row('b', 0, 0), row('c', 40, 40)], 5);
    expect([codes(hidden.rows), codes(hidden.cells)]).toEqual([[], []]);
  });

  it('hides the next smallest, 9, with the one row of 3', () => {
    expect(codes(hiddenRows([row('a', 30, 30), row('b', 3, 3), row('c', 9, 9)], 5).rows)).toEqual(['b', 'c']);
  });

  it('hides two rows of 2 and 3 alone: together they are 5', () => {
    expect(codes(hiddenRows([row('a', 30, 30), row('b', 3, 3), row('c', 2, 2)], 5).rows)).toEqual(['b', 'c']);
  });

  it('hides a third row with 1 and 2, which are only 3 together', () => {
    const hidden = hiddenRows([row('a', 30, 30), row('b', 1, 1), row('c', 2, 2), row('d', 8, 8)], 5);
    expect(codes(hidden.rows)).toEqual(['b', 'c', 'd']);
  });

  it('shows the whole of 20 but not its categories where one of them has 2', () => {
    const hidden = hiddenRows([row('a', 20, 18, 2), row('b', 30, 25, 9), row('c', 40, 30, 12)], 5);
    expect([codes(hidden.rows), codes(hidden.cells)]).toEqual([[], ['a', 'b']]);
  });

  it('never leaves 1 to 4 persons to be got by taking what is shown from the total, unless the total is as small', () => {
    const rows = fc.array(fc.tuple(fc.nat({ max: 12 }), fc.nat({ max: 12 })), { maxLength: 8 });
    fc.assert(
      fc.property(rows, (sizes) => {
        const input = sizes.map(([first, second], at) => row(String(at), first + second, first, second));
        const hidden = hiddenRows(input, 5);
        const rest = (in_: ReadonlySet<string>, of: (each: SmallCountRow) => number) =>
          input.filter(({ code }) => in_.has(code)).reduce((sum, each) => sum + of(each), 0);
        const total = (of: (each: SmallCountRow) => number) => input.reduce((sum, each) => sum + of(each), 0);
        const isSafe = (left: number, all: number) => left === 0 || left >= 5 || left === all;
        const persons = ({ persons: all }: SmallCountRow) => all;
        expect(isSafe(rest(hidden.rows, persons), total(persons))).toBe(true);
        for (const column of [0, 1]) {
          const cell = ({ cells }: SmallCountRow) => cells[column] ?? 0;
          const small = input.filter((each) => cell(each) > 0 && cell(each) < 5);
          expect(small.every(({ code }) => hidden.cells.has(code))).toBe(true);
          if (small.length > 0) expect(isSafe(rest(hidden.cells, cell), total(cell))).toBe(true);
        }
        expect([...hidden.rows].every((code) => hidden.cells.has(code))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
