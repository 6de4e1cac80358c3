import fc from 'fast-check';
import {
  compareChanges,
  compareRates,
  completion,
  completionChange,
  rateChange,
} from '../../../server/policy/completion.ts';

const persons = fc.integer({ min: 0, max: 2_000_000_000 });
const quotas = fc.integer({ min: 1, max: 2_000_000_000 });

describe('completion', () => {
  it.each([
    [0, 592_727, 0],
    [1, 592_727, 0],
    [29, 592_727, 0],
    [30, 592_727, 1],
    [592_725, 592_727, 9_999],
    [592_726, 592_727, 9_999],
    [592_727, 592_727, 10_000],
    [592_728, 592_727, 10_001],
    [592_800, 592_727, 10_001],
    [650_000, 592_727, 10_966],
    [1, 3, 3_333],
    [2, 3, 6_667],
    [9, 10, 9_000],
    [1, 20_000, 1],
    [1, 20_001, 0],
  ])('of %d persons out of %d is %d basis points', (paid, quota, basisPoints) => {
    expect(completion(paid, quota)).toBe(basisPoints);
  });

  it('is null without a quota and for a quota of 0', () => {
    expect(completion(5, null)).toBeNull();
    expect(completion(0, 0)).toBeNull();
    expect(completion(5, 0)).toBeNull();
  });

  it('stays within a GraphQL Int when 2,000,000,000 pay against a quota of 1', () => {
    expect(completion(2_000_000_000, 1)).toBe(2_147_483_647);
  });

  it('is 10000 exactly when paid = quota, below it when short and above it when over', () => {
    fc.assert(
      fc.property(persons, quotas, (paid, quota) => {
        const side = Math.sign(completion(paid, quota)! - 10_000);
        expect(side).toBe(Math.sign(paid - quota));
      }),
    );
  });

  it('is otherwise within half a basis point of the exact fraction', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5_000_000 }),
        fc.integer({ min: 1, max: 5_000_000 }),
        (paid, quota) => {
          const shown = completion(paid, quota)!;
          if (Math.abs(shown - 10_000) <= 1 || shown === 2_147_483_647) return;
          // |shown/10000 − paid/quota| ≤ 1/20000, multiplied out.
          const off = BigInt(shown) * BigInt(quota) - BigInt(paid) * 10_000n;
          expect((off < 0n ? -off : off) * 2n <= BigInt(quota)).toBe(true);
        },
      ),
    );
  });

  it('never falls when one more person pays', () => {
    fc.assert(
      fc.property(persons, quotas, (paid, quota) => {
        expect(completion(paid + 1, quota)!).toBeGreaterThanOrEqual(completion(paid, quota)!);
      }),
    );
  });
});

describe('compareRates', () => {
  const rate = (paidPersons: number, quota: number) => ({ paidPersons, quota });

  it('finds 1/3 and 2/6 equal, and 1/3 above 3333/10000', () => {
    expect(compareRates(rate(1, 3), rate(2, 6))).toBe(0);
    expect(compareRates(rate(1, 3), rate(3_333, 10_000))).toBe(-1);
  });

  it('tells apart rates that differ only past the 16th digit', () => {
    expect(compareRates(rate(999_999_999, 1_000_000_000), rate(999_999_998, 999_999_999))).toBe(-1);
  });

  it('agrees with exact fractions, whatever their size', () => {
    fc.assert(
      fc.property(persons, quotas, persons, quotas, (a, b, c, d) => {
        const exact = BigInt(c) * BigInt(b) - BigInt(a) * BigInt(d);
        expect(compareRates(rate(a, b), rate(c, d))).toBe(exact > 0n ? 1 : exact < 0n ? -1 : 0);
      }),
    );
  });
});

describe('compareRates at the edge of 90 %', () => {
  const of10000 = (paidPersons: number) => ({ paidPersons, quota: 10_000 });

  it('finds 9 of 10 equal to exactly 90 %, and 89.94 % below 89.95 % below 90 %', () => {
    expect(compareRates(of10000(9_000), { paidPersons: 9, quota: 10 })).toBe(0);
    expect(compareRates(of10000(8_994), of10000(8_995))).toBe(1);
    expect(compareRates(of10000(8_995), of10000(9_000))).toBe(1);
  });

  it('finds 533,454 of 592,727 below 90 % and 533,455 above, though both show 90.00 %', () => {
    expect([completion(533_454, 592_727), completion(533_455, 592_727)]).toEqual([9_000, 9_000]);
    expect(compareRates({ paidPersons: 533_454, quota: 592_727 }, of10000(9_000))).toBe(1);
    expect(compareRates({ paidPersons: 533_455, quota: 592_727 }, of10000(9_000))).toBe(-1);
  });
});

describe('rateChange', () => {
  const rate = (paidPersons: number, quota: number | null) => ({ paidPersons, quota });

  it('is 5/12 from 1/3 to 3/4, and −1/10 from 9/10 to 8/10', () => {
    expect(rateChange(rate(3, 4), rate(1, 3))).toEqual({ numerator: 5n, denominator: 12n });
    expect(completionChange(rate(8, 10), rate(9, 10))).toBe(-1_000);
  });

  it('takes each rate over its own quota when the quota was revised from 100 to 80', () => {
    expect(completionChange(rate(40, 80), rate(40, 100))).toBe(1_000);
  });

  it('is unknown without an earlier rate, and for a quota of 0 or none on either side', () => {
    for (const [now, before] of [
      [rate(1, 2), null],
      [rate(1, 0), rate(1, 2)],
      [rate(1, 2), rate(1, null)],
    ] as const) {
      expect(rateChange(now, before)).toBeNull();
      expect(completionChange(now, before)).toBeNull();
    }
  });

  it.each([
    [1, 20_000, 1],
    [1, 20_001, 0],
    [2, 3, 6_667],
  ])('shows a rise from 0 to %d of %d as %d basis points, half up', (paid, quota, shown) => {
    expect(completionChange(rate(paid, quota), rate(0, quota))).toBe(shown);
  });

  it('compares changes exactly: 1/3 above 3333/10000, an unknown one last, two unknown ones equal', () => {
    const third = rateChange(rate(1, 3), rate(0, 1));
    const shown = rateChange(rate(3_333, 10_000), rate(0, 1));
    expect(compareChanges(third, shown)).toBe(-1);
    expect(compareChanges(shown, third)).toBe(1);
    expect(compareChanges(third, rateChange(rate(2, 6), rate(0, 9)))).toBe(0);
    expect(compareChanges(null, shown)).toBe(1);
    expect(compareChanges(shown, null)).toBe(-1);
    expect(compareChanges(null, null)).toBe(0);
  });

  it('stays exact for changes that differ only past the 16th digit', () => {
    const zero = rate(0, 1);
    const more = rateChange(rate(999_999_999, 1_000_000_000), zero);
    const less = rateChange(rate(999_999_998, 999_999_999), zero);
    expect(compareChanges(more, less)).toBe(-1);
  });
});
