import fc from 'fast-check';
import {
  type ApportionInput,
  type Apportionment,
  type ApportionRow,
  apportioned,
} from '../../../server/policy/apportion.ts';
import { luoshanQuotas } from './luoshan-quotas.ts';

const row = (code: string, weight: number | null, bounds: Partial<ApportionRow> = {}): ApportionRow => ({
  code,
  weight,
  locked: null,
  minimum: null,
  maximum: null,
  ...bounds,
});

const split = (
  total: number,
  rows: readonly ApportionRow[],
  zeroWeights: ApportionInput['zeroWeights'] = 'REFUSE',
) => apportioned({ total, rows, zeroWeights });

const parts = (answer: Apportionment) => {
  if (answer.kind !== 'apportioned') throw new Error(`not apportioned: ${answer.kind}`);
  return answer.parts;
};
const persons = (answer: Apportionment) => parts(answer).map((part) => part.persons);
const byWeight = (...weights: number[]) => weights.map((weight, index) => row(`d${index}`, weight));

describe('apportioned', () => {
  it('gives 592,727 to the 20 rows: one more each to the two largest, the others as printed', () => {
    const answer = split(
      592_727,
      luoshanQuotas.map(([code, task]) => row(code, task)),
    );
    expect(persons(answer).reduce((sum, part) => sum + part)).toBe(592_727);
    expect(
      parts(answer)
        .map(({ code, persons: got }, index) => [code, got - luoshanQuotas[index]![1]])
        .filter(([, more]) => more !== 0),
    ).toEqual([
      ['周党镇', 1],
      ['竹竿镇', 1],
    ]);
  });

  it('gives the 592,725 of the 20 rows back unchanged', () => {
    const rows = luoshanQuotas.map(([code, task]) => row(code, task));
    expect(persons(split(592_725, rows))).toEqual(luoshanQuotas.map(([, task]) => task));
  });

  it('says what a part comes from: 10 × 2 ÷ 6 = 3 and 2 left over, rounded down', () => {
    expect(parts(split(10, byWeight(2, 4)))).toEqual([
      {
        code: 'd0',
        persons: 3,
        how: { kind: 'SHARE', weight: 2, sharedPersons: 10, sharedWeight: 6, remainder: 2, roundedUp: false },
      },
      {
        code: 'd1',
        persons: 7,
        how: { kind: 'SHARE', weight: 4, sharedPersons: 10, sharedWeight: 6, remainder: 4, roundedUp: true },
      },
    ]);
  });

  it('gives 100 over three equal rows as 34, 33, 33 and 101 as 34, 34, 33: ties go by table order', () => {
    expect(persons(split(100, byWeight(1, 1, 1)))).toEqual([34, 33, 33]);
    expect(persons(split(101, byWeight(7, 7, 7)))).toEqual([34, 34, 33]);
  });

  it('gives nobody to a row of weight 0 and everything to the others', () => {
    expect(persons(split(7, byWeight(0, 3, 0, 4)))).toEqual([0, 3, 0, 4]);
    expect(persons(split(0, byWeight(3, 4)))).toEqual([0, 0]);
  });

  it('keeps a locked row at 50 and shares the other 50 as 17, 33', () => {
    const answer = split(100, [row('a', 1), row('b', null, { locked: 50 }), row('c', 2)]);
    expect(persons(answer)).toEqual([17, 50, 33]);
    expect(parts(answer)[1]!.how).toEqual({ kind: 'LOCKED' });
  });

  it('lifts a row to its minimum of 30 and shares the other 70 by weight', () => {
    const answer = split(100, [row('a', 1, { minimum: 30 }), row('b', 4), row('c', 5)]);
    expect(persons(answer)).toEqual([30, 31, 39]);
    expect(parts(answer)[0]!.how).toEqual({ kind: 'MINIMUM' });
  });

  it('holds a row at its maximum of 10 and shares the other 90 by weight', () => {
    const answer = split(100, [row('a', 8, { maximum: 10 }), row('b', 1), row('c', 1)]);
    expect(persons(answer)).toEqual([10, 45, 45]);
    expect(parts(answer)[0]!.how).toEqual({ kind: 'MAXIMUM' });
  });

  it('settles a maximum that a first round breaks before a minimum that only seems broken', () => {
    // Shares 80, 10, 10: a is 70 over, b is 5 short. With a at 10, b has a share of 45 and keeps it.
    const answer = split(100, [row('a', 8, { maximum: 10 }), row('b', 1, { minimum: 15 }), row('c', 1)]);
    expect(persons(answer)).toEqual([10, 45, 45]);
    expect(parts(answer)[1]!.how).toMatchObject({ kind: 'SHARE', sharedPersons: 90, sharedWeight: 2 });
  });

  it('takes the bounds when they leave only one answer: 20, 30 and 50 of 100', () => {
    const answer = split(100, [
      row('a', 0, { minimum: 20 }),
      row('b', 9, { maximum: 30 }),
      row('c', 1, { minimum: 50 }),
    ]);
    expect(persons(answer)).toEqual([20, 30, 50]);
    expect(parts(answer)[0]!.how).toEqual({ kind: 'NO_WEIGHT' });
  });

  it('stays exact where weight × total passes 2^53', () => {
    const answer = split(2_000_000_001, byWeight(1_999_999_999, 2_000_000_000, 2_000_000_001));
    expect(persons(answer)).toEqual([666_666_667, 666_666_667, 666_666_667]);
  });

  it('says by how much locks of 60 and 70 exceed a total of 100', () => {
    expect(split(100, [row('a', 1, { locked: 60 }), row('b', 1, { locked: 70 }), row('c', 1)])).toEqual({
      kind: 'locksExceedTotal',
      locked: 130,
      by: 30,
    });
  });

  it('says by how much locks on every row fall short of a total of 100', () => {
    expect(split(100, [row('a', 1, { locked: 60 }), row('b', 1, { locked: 38 })])).toEqual({
      kind: 'locksBelowTotal',
      locked: 98,
      by: 2,
    });
    expect(split(5, [])).toEqual({ kind: 'locksBelowTotal', locked: 0, by: 5 });
    expect(split(0, [])).toEqual({ kind: 'apportioned', parts: [] });
  });

  it('says by how much a lock of 40 and minimums of 70 exceed a total of 100', () => {
    expect(
      split(100, [
        row('a', 1, { locked: 40 }),
        row('b', 1, { minimum: 30 }),
        row('c', 1, { minimum: 40 }),
        row('d', 1),
      ]),
    ).toEqual({ kind: 'minimumsExceedTotal', locked: 40, minimums: 70, by: 10 });
  });

  it('says by how much a lock of 40 and ceilings of 55 stay below a total of 100', () => {
    expect(
      split(100, [row('a', 1, { locked: 40 }), row('b', 1, { maximum: 30 }), row('c', 1, { maximum: 25 })]),
    ).toEqual({ kind: 'ceilingsBelowTotal', locked: 40, ceilings: 55, by: 5 });
  });

  it('names the rows that contradict themselves, whatever the total', () => {
    expect(
      split(100, [
        row('a', 1, { locked: 40, maximum: 39 }),
        row('b', 1, { locked: 4, minimum: 5 }),
        row('c', 1, { minimum: 8, maximum: 7 }),
        row('d', 1),
      ]),
    ).toEqual({
      kind: 'rowsContradict',
      rows: [
        { code: 'a', locked: 40, minimum: 0, maximum: 39 },
        { code: 'b', locked: 4, minimum: 5, maximum: null },
        { code: 'c', locked: null, minimum: 8, maximum: 7 },
      ],
    });
  });

  it('asks for a weight that is missing instead of taking 0', () => {
    expect(split(100, [row('a', 3), row('b', null), row('c', null, { locked: 1 })])).toEqual({
      kind: 'missingWeights',
      codes: ['b'],
    });
  });

  it('says that 100 persons have nowhere to go when all weights are 0', () => {
    expect(split(100, byWeight(0, 0, 0))).toEqual({
      kind: 'noWeights',
      persons: 100,
      codes: ['d0', 'd1', 'd2'],
    });
    expect(persons(split(0, byWeight(0, 0, 0)))).toEqual([0, 0, 0]);
  });

  it('spreads 100 evenly over three rows of weight 0 only when asked to', () => {
    const answer = split(100, byWeight(0, 0, 0), 'EQUAL');
    expect(persons(answer)).toEqual([34, 33, 33]);
    expect(parts(answer)[0]!.how).toMatchObject({ kind: 'EQUAL', weight: 1, sharedWeight: 3 });
  });

  it('says that 60 have nowhere to go when the only row with a weight is full at 40', () => {
    const rows = [row('a', 5, { maximum: 40 }), row('b', 0), row('c', 0, { minimum: 10 })];
    expect(split(100, rows)).toEqual({ kind: 'noWeights', persons: 50, codes: ['b', 'c'] });
    expect(persons(split(100, rows, 'EQUAL'))).toEqual([40, 30, 30]);
  });

  it('throws on a code used twice, and on a negative or broken figure', () => {
    expect(() => split(1, [row('a', 1), row('a', 1)])).toThrow('twice');
    expect(() => split(-1, byWeight(1))).toThrow('whole number');
    expect(() => split(1, byWeight(-1))).toThrow('whole number');
    expect(() => split(1, byWeight(0.5))).toThrow('whole number');
  });
});

const small = fc.integer({ min: 0, max: 60 });
const anyRow = fc.record({
  weight: fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 2_000_000_000 })),
  locked: fc.option(small, { freq: 3 }),
  minimum: fc.option(small, { freq: 2 }),
  maximum: fc.option(small, { freq: 2 }),
});
const inputs = fc.record({
  total: fc.integer({ min: 0, max: 500 }),
  rows: fc
    .array(anyRow, { maxLength: 12 })
    .map((rows) => rows.map((bounds, index): ApportionRow => ({ code: `d${index}`, ...bounds }))),
  zeroWeights: fc.constantFrom<ApportionInput['zeroWeights']>('REFUSE', 'EQUAL'),
});
/** Inputs whose locks and bounds allow the total, so that they are apportioned. */
const feasible = fc
  .array(
    fc.record({
      weight: fc.integer({ min: 1, max: 30 }),
      minimum: fc.option(fc.integer({ min: 0, max: 30 })),
      room: fc.option(fc.integer({ min: 0, max: 40 })),
      taken: fc.integer({ min: 0, max: 60 }),
      isLocked: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((list): ApportionInput => {
    const rows = list.map(({ weight, minimum, room, taken, isLocked }, index) => {
      const least = minimum ?? 0;
      const figure = least + Math.min(taken, room ?? taken);
      return {
        figure,
        row: row(`d${index}`, weight, {
          minimum,
          maximum: room === null ? null : least + room,
          locked: isLocked ? figure : null,
        }),
      };
    });
    return {
      total: rows.reduce((sum, { figure }) => sum + figure, 0),
      rows: rows.map((known) => known.row),
      zeroWeights: 'REFUSE',
    };
  });

describe('apportioned, for any input', () => {
  it('reproduces the total and keeps every lock, minimum and maximum, or says why it cannot', () => {
    fc.assert(
      fc.property(fc.oneof(inputs, feasible), (input) => {
        const answer = apportioned(input);
        if (answer.kind !== 'apportioned') return;
        expect(answer.parts.map(({ code }) => code)).toEqual(input.rows.map(({ code }) => code));
        expect(persons(answer).reduce((sum, part) => sum + part, 0)).toBe(input.total);
        for (const [index, { locked, minimum, maximum }] of input.rows.entries()) {
          const got = answer.parts[index]!.persons;
          if (locked !== null) expect(got).toBe(locked);
          expect(got).toBeGreaterThanOrEqual(minimum ?? 0);
          expect(got).toBeLessThanOrEqual(maximum ?? Number.POSITIVE_INFINITY);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('apportions whenever locks and bounds allow it', () => {
    fc.assert(fc.property(feasible, (input) => apportioned(input).kind === 'apportioned'));
  });

  it('uses one share per weight for all rows between their bounds, and a bound only where it is passed', () => {
    fc.assert(
      fc.property(feasible, (input) => {
        const answer = parts(apportioned(input));
        const share = answer.map(({ how }) => how).find((how) => 'sharedWeight' in how);
        if (!share) return;
        for (const [index, { persons: got, how }] of answer.entries()) {
          const exact = share.sharedPersons * input.rows[index]!.weight!;
          if (how.kind === 'SHARE') {
            expect([how.sharedPersons, how.sharedWeight]).toEqual([share.sharedPersons, share.sharedWeight]);
            expect(Math.abs(got * share.sharedWeight - exact)).toBeLessThan(share.sharedWeight);
          }
          if (how.kind === 'MINIMUM') expect(got * share.sharedWeight).toBeGreaterThanOrEqual(exact);
          if (how.kind === 'MAXIMUM') expect(got * share.sharedWeight).toBeLessThanOrEqual(exact);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('changes with the order of the rows only where remainders tie, and there by one', () => {
    const shuffled = fc
      .oneof(inputs, feasible)
      .chain((input) =>
        fc.tuple(fc.constant(input), fc.shuffledSubarray([...input.rows], { minLength: input.rows.length })),
      );
    fc.assert(
      fc.property(shuffled, ([input, rows]) => {
        const [one, other] = [apportioned(input), apportioned({ ...input, rows })];
        expect(other.kind).toBe(one.kind);
        if (one.kind !== 'apportioned') return;
        const again = new Map(parts(other).map((part) => [part.code, part]));
        const differing = one.parts.filter(({ code, persons: got }) => again.get(code)!.persons !== got);
        const remainders = differing.map(({ how }) => ('remainder' in how ? how.remainder : null));
        expect(remainders).not.toContain(null);
        expect(new Set(remainders).size).toBeLessThanOrEqual(1);
        for (const { code, persons: got } of differing) {
          expect(Math.abs(again.get(code)!.persons - got)).toBe(1);
        }
      }),
      { numRuns: 300 },
    );
  });
});
