import fc from 'fast-check';
import { compareRates, hasRate } from '../../../server/policy/completion.ts';
import { completionRanks, rankedByCompletion } from '../../../server/policy/ranking.ts';

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
