import fc from 'fast-check';
import { type Cell, namedCells, plainCells } from '../../../schema/values/named-cells.ts';

describe('columns whose few values repeat', () => {
  it('says 周党镇 once for two rows and leaves the other columns alone', () => {
    const rows = [
      ['P1', '周党镇', 1],
      ['P2', '铁铺镇', 2],
      ['P3', '周党镇', 2],
    ];
    const named = namedCells(3, rows, new Set([1]));
    expect(named).toEqual({
      rows: [
        ['P1', 0, 1],
        ['P2', 1, 2],
        ['P3', 0, 2],
      ],
      names: [[], ['周党镇', '铁铺镇'], []],
    });
    expect(plainCells(named)).toEqual(rows);
  });

  it('has no names and no rows on an empty page', () => {
    const named = namedCells(2, [], new Set([0, 1]));
    expect(named).toEqual({ rows: [], names: [[], []] });
    expect(plainCells(named)).toEqual([]);
  });

  it('keeps null as null, beside names and in a column without any', () => {
    const rows = [
      [null, null],
      ['已缴费', null],
    ];
    const named = namedCells(2, rows, new Set([0, 1]));
    expect(named).toEqual({
      rows: [
        [null, null],
        [0, null],
      ],
      names: [['已缴费'], []],
    });
    expect(plainCells(named)).toEqual(rows);
  });

  it('gives the text 1 back as text, and the number 1 as a number', () => {
    const rows = [['0'], ['1'], [1], ['1']];
    const named = namedCells(1, rows, new Set([0]));
    expect(named).toEqual({ rows: [[0], [1], [2], [1]], names: [['0', '1', 1]] });
    expect(plainCells(named)).toEqual(rows);
    // In a column of values they never were places.
    expect(plainCells({ rows: [['1'], [1]], names: [[]] })).toEqual([['1'], [1]]);
  });

  it('refuses a place beyond the names, and a text where a place belongs', () => {
    expect(() => plainCells({ rows: [[1]], names: [['已缴费']] })).toThrow('column 0 has no name 1');
    expect(() => plainCells({ rows: [['0']], names: [['已缴费']] })).toThrow('column 0 has no name 0');
    expect(() => namedCells(1, [['甲', '乙']], new Set([1]))).toThrow('more than 1 cells');
  });

  it('gives any rows back as they were', () => {
    const cell: fc.Arbitrary<Cell> = fc.oneof(
      fc.constantFrom<Cell>('', '0', '1', '已缴费', '2024-10-10', 0, 1, null),
      fc.string(),
      fc.integer(),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, cell)),
        fc.subarray([0, 1, 2]),
        (rows: readonly Cell[][], named) => {
          expect(plainCells(namedCells(3, rows, new Set(named)))).toEqual(rows);
        },
      ),
    );
  });
});
