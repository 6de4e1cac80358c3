import fc from 'fast-check';
import { completion } from '../../../server/policy/completion.ts';
import {
  type Forecast,
  type ForecastPosition,
  forecastByLastYear,
  forecastByRunRate,
  neededPerDay,
} from '../../../server/policy/forecast.ts';

const at = (paidPersons: number, quota: number | null, openDaysLeft: number): ForecastPosition => ({
  paidPersons,
  quota,
  openDaysLeft,
});

describe('forecastByRunRate', () => {
  it('sees 592,727 exactly reached at 7,000 in 7 days with 31 open days left', () => {
    expect(forecastByRunRate(at(561_727, 592_727, 31), [1_000, 0, 2_000, 1_000, 1_000, 1_500, 500])).toEqual({
      kind: 'forecast',
      persons: 592_727,
      completionBasisPoints: 10_000,
      willMeet: true,
      gap: 31_000,
      neededPerDay: 1_000,
      perDay: { numerator: 7_000, denominator: 7 },
    });
  });

  it('sees 592,722 at 6,999 in 7 days, and shows 99.99 %, not 100 %', () => {
    expect(
      forecastByRunRate(at(561_727, 592_727, 31), [1_000, 0, 2_000, 1_000, 1_000, 1_500, 499]),
    ).toMatchObject({ persons: 592_722, completionBasisPoints: 9_999, willMeet: false });
  });

  it('rounds 99 and 6/7 persons down: a quota of 100 is not met', () => {
    expect(forecastByRunRate(at(99, 100, 1), [6, 0, 0, 0, 0, 0, 0])).toMatchObject({
      persons: 99,
      willMeet: false,
    });
  });

  it('goes by the last 7 open days, and leaves the 900 of the day before out', () => {
    expect(forecastByRunRate(at(1_000, 2_000, 10), [900, 10, 10, 10, 10, 10, 10, 10])).toMatchObject({
      persons: 1_100,
      perDay: { numerator: 70, denominator: 7 },
    });
  });

  it('goes by 3 days when there have been only 3', () => {
    expect(forecastByRunRate(at(40, 1_000, 10), [10, 10, 20])).toMatchObject({
      persons: 173,
      perDay: { numerator: 40, denominator: 3 },
    });
  });

  it('is too early before the first open day is over, and still says what is needed a day', () => {
    expect(forecastByRunRate(at(0, 150, 150), [])).toEqual({
      kind: 'tooEarly',
      gap: 150,
      neededPerDay: 1,
    });
  });

  it('stays where it is at a rate of 0', () => {
    expect(forecastByRunRate(at(40, 100, 10), [0, 0, 0])).toMatchObject({ persons: 40, willMeet: false });
  });

  it('falls to 20 when corrections take 2 a day, and never below 0', () => {
    expect(forecastByRunRate(at(40, 100, 10), [3, -10, 1, -2, -2, -2, -2])).toMatchObject({
      persons: 20,
      perDay: { numerator: -14, denominator: 7 },
      neededPerDay: 6,
    });
    expect(forecastByRunRate(at(5, 100, 10), [-7])).toMatchObject({
      persons: 0,
      completionBasisPoints: 0,
      perDay: { numerator: -7, denominator: 1 },
    });
  });

  it('has nothing to forecast at the quota, above it, without one and for a quota of 0', () => {
    expect(forecastByRunRate(at(100, 100, 10), [1])).toEqual({ kind: 'met' });
    expect(forecastByRunRate(at(101, 100, 0), [])).toEqual({ kind: 'met' });
    expect(forecastByRunRate(at(5, null, 10), [1])).toEqual({ kind: 'noQuota' });
    expect(forecastByRunRate(at(5, 0, 10), [1])).toEqual({ kind: 'noQuota' });
  });

  it('says on the last evening that 2 are missing and no day is left', () => {
    expect(forecastByRunRate(at(592_725, 592_727, 0), [1])).toEqual({ kind: 'noOpenDaysLeft', gap: 2 });
  });
});

describe('forecastByLastYear', () => {
  it('makes 30 paid at last year’s 3/8 into 80', () => {
    expect(forecastByLastYear(at(30, 100, 25), { numerator: 300, denominator: 800 })).toEqual({
      kind: 'forecast',
      persons: 80,
      completionBasisPoints: 8_000,
      willMeet: false,
      gap: 70,
      neededPerDay: 3,
      perDay: { numerator: 50, denominator: 25 },
    });
  });

  it('meets 90 with 30 at exactly 1/3, and misses 91 by one', () => {
    const third = { numerator: 1, denominator: 3 };
    expect(forecastByLastYear(at(30, 90, 5), third)).toMatchObject({ persons: 90, willMeet: true });
    expect(forecastByLastYear(at(30, 91, 5), third)).toMatchObject({ persons: 90, willMeet: false });
  });

  it('rounds 20 at 3/7 down to 46', () => {
    expect(forecastByLastYear(at(20, 100, 5), { numerator: 3, denominator: 7 })).toMatchObject({
      persons: 46,
    });
  });

  it('falls below what is paid when last year shrank from 105 to 100 by refunds', () => {
    expect(forecastByLastYear(at(84, 100, 4), { numerator: 105, denominator: 100 })).toMatchObject({
      persons: 80,
      perDay: { numerator: -4, denominator: 4 },
    });
  });

  it('is too early while last year stood at 0, and has no curve when last year is unknown', () => {
    expect(forecastByLastYear(at(0, 100, 30), { numerator: 0, denominator: 500 })).toEqual({
      kind: 'tooEarly',
      gap: 100,
      neededPerDay: 4,
    });
    expect(forecastByLastYear(at(1, 100, 30), null)).toEqual({
      kind: 'noLastYear',
      gap: 99,
      neededPerDay: 4,
    });
  });

  it('answers met, no quota and no open days left before it looks at the curve', () => {
    expect(forecastByLastYear(at(9, 9, 3), null)).toEqual({ kind: 'met' });
    expect(forecastByLastYear(at(9, 0, 3), null)).toEqual({ kind: 'noQuota' });
    expect(forecastByLastYear(at(7, 9, 0), null)).toEqual({ kind: 'noOpenDaysLeft', gap: 2 });
  });

  it('throws on a share over nobody', () => {
    expect(() => forecastByLastYear(at(1, 9, 3), { numerator: 1, denominator: 0 })).toThrow('nobody');
  });
});

describe('neededPerDay', () => {
  it.each([
    [150, 150, 1],
    [151, 150, 2],
    [299, 150, 2],
    [1, 31, 1],
    [0, 31, 0],
    [-5, 31, 0],
    [0, 0, 0],
  ])('for a gap of %d in %d open days is %d', (gap, days, needed) => {
    expect(neededPerDay(gap, days)).toBe(needed);
  });

  it('has no answer for a gap of 2 with no open day left', () => {
    expect(neededPerDay(2, 0)).toBeNull();
  });

  it('closes the gap, and one fewer a day does not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2_000_000_000 }),
        fc.integer({ min: 1, max: 400 }),
        (gap, days) => {
          const needed = neededPerDay(gap, days)!;
          expect(needed * days).toBeGreaterThanOrEqual(gap);
          expect((needed - 1) * days).toBeLessThan(gap);
        },
      ),
    );
  });
});

describe('a forecast, for any position', () => {
  const positions = fc.record({
    paidPersons: fc.integer({ min: 0, max: 600_000 }),
    quota: fc.integer({ min: 1, max: 600_000 }),
    openDaysLeft: fc.integer({ min: 1, max: 150 }),
  });
  const days = fc.array(fc.integer({ min: -500, max: 5_000 }), { minLength: 1, maxLength: 10 });
  const holds = (forecast: Forecast, quota: number) => {
    if (forecast.kind !== 'forecast') return;
    expect(forecast.willMeet).toBe(forecast.persons >= quota);
    expect(forecast.completionBasisPoints >= 10_000).toBe(forecast.willMeet);
    expect(forecast.completionBasisPoints).toBe(completion(forecast.persons, quota));
    expect(forecast.persons).toBeGreaterThanOrEqual(0);
  };

  it('meets the quota exactly when the daily rate is at least the exact need', () => {
    fc.assert(
      fc.property(positions, days, (position, newPersons) => {
        const forecast = forecastByRunRate(position, newPersons);
        holds(forecast, position.quota);
        if (forecast.kind !== 'forecast') return;
        const { numerator, denominator } = forecast.perDay;
        const reaches = numerator * position.openDaysLeft >= forecast.gap * denominator;
        expect(forecast.willMeet).toBe(reaches);
        // The whole number a clerk reads is enough, if everyone keeps to it.
        if (numerator >= forecast.neededPerDay * denominator) expect(forecast.willMeet).toBe(true);
      }),
    );
  });

  it('never falls by the curve when one more person has paid', () => {
    fc.assert(
      fc.property(positions, fc.integer({ min: 1, max: 1_000 }), (position, numerator) => {
        const share = { numerator, denominator: 1_000 };
        const one = forecastByLastYear(position, share);
        const more = forecastByLastYear({ ...position, paidPersons: position.paidPersons + 1 }, share);
        holds(one, position.quota);
        if (one.kind !== 'forecast' || more.kind !== 'forecast') return;
        expect(more.persons).toBeGreaterThan(one.persons);
      }),
    );
  });
});
