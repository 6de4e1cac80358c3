import fc from 'fast-check';
import {
  compareToBasisPoints,
  completionMetric,
  headsShort,
  type MetricRule,
  metricRate,
} from '../../../server/policy/metric.ts';
import { counts } from './reward-samples.ts';

const completion = completionMetric(true, 'POSTED_ON');
const metric = (more: Partial<MetricRule>): MetricRule => ({ ...completion, ...more });

/** 40,000 posted, 41,000 paid, of whom 39,500 posted by payment day; 1,200 fully subsidised; 300 refunded. */
const sample = counts(40_000, {
  paid: 41_000,
  postedOfPaid: 39_500,
  fullySubsidised: 1_200,
  employeeScheme: 5_000,
  insuredElsewhere: 700,
  refunded: 300,
  quota: 42_643,
  eligible: 46_000,
  registered: 52_000,
  usual: 50_000,
  excused: 1_000,
});

describe('metricRate', () => {
  it.each<[string, Partial<MetricRule>, number, number]>([
    ['posted ÷ quota net of 300 refunds', {}, 39_700, 42_643],
    ['gross of refunds', { refunds: 'GROSS' }, 40_000, 42_643],
    ['without the 1,200 fully subsidised', { fullySubsidised: false }, 38_500, 42_643],
    ['with 5,000 employees', { employeeScheme: true }, 44_700, 42_643],
    ['with 700 insured elsewhere', { insuredElsewhere: true }, 40_400, 42_643],
    ['paid by payment day', { numerator: 'PAID', asOf: 'PAID_ON' }, 40_700, 42_643],
    ['paid by posting day is the posted', { numerator: 'PAID', asOf: 'POSTED_ON' }, 39_700, 42_643],
    ['posted by payment day', { asOf: 'PAID_ON' }, 39_200, 42_643],
    ['÷ eligible', { denominator: 'ELIGIBLE' }, 39_700, 46_000],
    ['÷ eligible less 1,000 excused', { denominator: 'ELIGIBLE', lessExcused: true }, 39_700, 45_000],
    ['÷ registered population', { denominator: 'REGISTERED_POPULATION' }, 39_700, 52_000],
    ['÷ usual population', { denominator: 'USUAL_POPULATION' }, 39_700, 50_000],
  ])('%s', (_, more, numerator, denominator) => {
    const rule = metric(more);
    expect(metricRate(rule, sample)).toEqual({ kind: 'rate', numerator, denominator, asOf: rule.asOf });
  });

  it('tells a quota that is not given from a quota of 0, and 100 excused of 100 from both', () => {
    const rate = (more: object, rule = completion) => metricRate(rule, counts(5, more));
    expect(rate({ quota: null })).toEqual({ kind: 'noDenominator', why: 'NOT_GIVEN', what: 'quota' });
    expect(rate({ quota: 0 })).toEqual({ kind: 'noDenominator', why: 'ZERO', what: 'quota' });
    const less = metric({ denominator: 'ELIGIBLE', lessExcused: true });
    expect(rate({ eligible: 100, excused: 100 }, less)).toEqual({
      kind: 'noDenominator',
      why: 'ZERO',
      what: 'eligible',
    });
  });

  it('names every count that is not known, and asks only for those it uses', () => {
    const unknown = counts(null, { refunded: null, fullySubsidised: null });
    expect(metricRate(completion, unknown)).toEqual({
      kind: 'pending',
      why: 'UNKNOWN',
      what: ['posted', 'refunded'],
    });
    expect(metricRate(completion, counts(7, { fullySubsidised: null })).kind).toBe('rate');
    expect(metricRate(metric({ lessExcused: true }), counts(7, { excused: null }))).toEqual({
      kind: 'pending',
      why: 'UNKNOWN',
      what: ['excused'],
    });
  });

  it('calls 10 posted with 11 refunded a contradiction, not 0', () => {
    expect(metricRate(completion, counts(10, { refunded: 11 }))).toEqual({
      kind: 'pending',
      why: 'CONTRADICTORY',
      what: ['posted', 'refunded'],
    });
  });
});

describe('compareToBasisPoints', () => {
  it.each([
    [9_000, 10_000, 9_000, 0],
    [8_999, 10_000, 9_000, -1],
    [9_001, 10_000, 9_000, 1],
    [8_994, 10_000, 9_000, -1],
    // 90 % when rounded to two places, and still short.
    [899_999, 1_000_000, 9_000, -1],
    [42_642, 42_643, 10_000, -1],
    [42_643, 42_643, 10_000, 0],
    [1, 3, 3_333, 1],
    [1, 3, 3_334, -1],
  ] as const)('%d of %d against %d basis points is %d', (numerator, denominator, basisPoints, sign) => {
    expect(compareToBasisPoints({ numerator, denominator }, basisPoints)).toBe(sign);
  });
});

describe('headsShort', () => {
  it('is 1 for 42,642 of 42,643, and 0 from there on', () => {
    expect(headsShort({ numerator: 42_642, denominator: 42_643 }, 10_000)).toBe(1);
    expect(headsShort({ numerator: 42_643, denominator: 42_643 }, 10_000)).toBe(0);
    expect(headsShort({ numerator: 50_000, denominator: 42_643 }, 10_000)).toBe(0);
  });

  it('is the least number of heads that reaches the basis points', () => {
    const whole = fc.integer({ min: 0, max: 2_000_000 });
    fc.assert(
      fc.property(
        whole,
        fc.integer({ min: 1, max: 2_000_000 }),
        fc.integer({ min: 0, max: 12_000 }),
        (numerator, denominator, basisPoints) => {
          const short = headsShort({ numerator, denominator }, basisPoints);
          const at = (heads: number) =>
            compareToBasisPoints({ numerator: numerator + heads, denominator }, basisPoints);
          expect(at(short)).toBeGreaterThanOrEqual(0);
          if (short > 0) expect(at(short - 1)).toBe(-1);
        },
      ),
      { numRuns: 300 },
    );
  });
});
