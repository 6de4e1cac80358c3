import fc from 'fast-check';
import { compareRates, hasRate } from '../../../server/policy/completion.ts';
import { completionRanks, rankedByCompletion, type TieRule } from '../../../server/policy/ranking.ts';

const entry = (code: string, paidPersons: number, quota: number | null) => ({ code, paidPersons, quota });

describe('rankedByCompletion', () => {
  it('ranks 1, 2, 2, 4 and keeps the table order of equals', () => {
    const ranked = rankedByCompletion([
      entry('a', 1, 4),
      entry('b', 1, 2),
      entry('c', 5, 5),
      entry('d', 50, 100),
    ]);
    expect(ranked.map(({ entry: { code }, rank }) => [code, rank])).toEqual([
      ['c', 1],
      ['b', 2],
      ['d', 2],
      ['a', 4],
    ]);
  });

  it('puts divisions without a quota last, with no rank, in table order', () => {
    const ranked = rankedByCompletion([entry('x', 9, null), entry('a', 0, 10), entry('y', 3, 0)]);
    expect(ranked.map(({ entry: { code }, rank }) => [code, rank])).toEqual([
      ['a', 1],
      ['x', null],
      ['y', null],
    ]);
  });

  it('ranks by the exact rate when both show 33.33 %', () => {
    const ranks = completionRanks([entry('a', 3_333, 10_000), entry('b', 1, 3)]);
    expect([ranks.get('a'), ranks.get('b')]).toEqual([2, 1]);
  });
});

const entries = fc.array(
  fc.record({
    paidPersons: fc.integer({ min: 0, max: 12 }),
    quota: fc.option(fc.integer({ min: 0, max: 6 })),
  }),
  { maxLength: 25 },
);
const named = entries.map((list) => list.map((rate, index) => ({ code: `d${index}`, ...rate })));

describe('completionRanks', () => {
  it('gives each division one more than the number of divisions with a higher rate', () => {
    fc.assert(
      fc.property(named, (list) => {
        const ranks = completionRanks(list);
        for (const mine of list) {
          const better = list.filter(
            (other) => hasRate(other) && hasRate(mine) && compareRates(other, mine) < 0,
          );
          expect(ranks.get(mine.code)).toBe(hasRate(mine) ? better.length + 1 : null);
        }
      }),
    );
  });

  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(
        named.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        ([list, shuffled]) => {
          const ranks = completionRanks(shuffled);
          for (const [code, rank] of completionRanks(list)) expect(ranks.get(code)).toBe(rank);
        },
      ),
    );
  });
});

describe('rankedByCompletion by change', () => {
  const since = (
    code: string,
    paidPersons: number,
    quota: number | null,
    previous: [number, number] | null,
  ) => ({
    ...entry(code, paidPersons, quota),
    previous: previous && { paidPersons: previous[0], quota: previous[1] },
  });
  const codesAndRanks = (list: ReturnType<typeof since>[], tieRule?: TieRule) =>
    rankedByCompletion(list, tieRule).map(({ entry: { code }, rank }) => [code, rank]);

  const list = [
    since('unknown', 50, 100, null),
    since('rose10', 40, 80, [40, 100]),
    since('best', 60, 100, [60, 100]),
    since('rose30', 50, 100, [20, 100]),
    since('rose10too', 1, 2, [4, 10]),
    since('noQuota', 9, null, [1, 2]),
    since('zeroQuota', 9, 0, [1, 2]),
    since('worst', 1, 100, [0, 100]),
  ];

  it('puts the larger change first among equal rates of 50 %, an unknown one last: 1, 2, 3, 3, 5, 6', () => {
    expect(codesAndRanks(list, 'CHANGE')).toEqual([
      ['best', 1],
      ['rose30', 2],
      ['rose10', 3],
      ['rose10too', 3],
      ['unknown', 5],
      ['worst', 6],
      ['noQuota', null],
      ['zeroQuota', null],
    ]);
  });

  it('lets equal rates of 50 % share rank 2, in table order, by the other rule and when none is chosen', () => {
    const shared = [
      ['best', 1],
      ['unknown', 2],
      ['rose10', 2],
      ['rose30', 2],
      ['rose10too', 2],
      ['worst', 6],
      ['noQuota', null],
      ['zeroQuota', null],
    ];
    expect(codesAndRanks(list, 'SHARE')).toEqual(shared);
    expect(codesAndRanks(list)).toEqual(shared);
  });

  it('lets two unknown changes share a rank, and takes a previous quota of 0 as unknown', () => {
    const two = [since('a', 1, 2, null), since('b', 2, 4, [1, 0]), since('c', 1, 2, [1, 2])];
    expect(codesAndRanks(two, 'CHANGE')).toEqual([
      ['c', 1],
      ['a', 2],
      ['b', 2],
    ]);
  });

  it('never lets a change outrank a rate: 89.95 % that fell goes before 89.94 % that rose', () => {
    expect(
      codesAndRanks(
        [since('rose', 8_994, 10_000, [0, 10_000]), since('fell', 8_995, 10_000, [9_500, 10_000])],
        'CHANGE',
      ),
    ).toEqual([
      ['fell', 1],
      ['rose', 2],
    ]);
  });

  const changing = fc
    .array(
      fc.record({
        paidPersons: fc.integer({ min: 0, max: 4 }),
        quota: fc.option(fc.integer({ min: 0, max: 3 })),
        previous: fc.option(
          fc.record({ paidPersons: fc.integer({ min: 0, max: 4 }), quota: fc.integer({ min: 0, max: 3 }) }),
        ),
      }),
      { maxLength: 15 },
    )
    .map((rows) => rows.map((row, index) => ({ code: `d${index}`, ...row })));

  it('gives the same ranks whatever the order of the rows', () => {
    fc.assert(
      fc.property(
        changing.chain((rows) =>
          fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
        ),
        ([rows, shuffled]) => {
          const ranks = completionRanks(shuffled, 'CHANGE');
          for (const [code, rank] of completionRanks(rows, 'CHANGE')) expect(ranks.get(code)).toBe(rank);
        },
      ),
    );
  });

  it('only splits ranks that equal rates share: never above the shared rank', () => {
    fc.assert(
      fc.property(changing, (rows) => {
        const shared = completionRanks(rows);
        const split = completionRanks(rows, 'CHANGE');
        for (const { code } of rows) {
          expect(split.get(code) === null).toBe(shared.get(code) === null);
          expect(split.get(code) ?? 0).toBeGreaterThanOrEqual(shared.get(code) ?? 0);
        }
      }),
    );
  });
});
