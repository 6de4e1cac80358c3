import fc from 'fast-check';
import { type Waiting, type WaitingFacts, waitingOf } from '../../../server/policy/waiting.ts';
import { concentrated, late, usualWaiting, waitingNotice } from './waiting-notice.ts';

const insured = (...insuredYears: number[]): WaitingFacts => ({
  bornOn: '1980-05-01',
  categories: [],
  history: { insuredYears },
});

function answer(facts: WaitingFacts, window: 'CONCENTRATED' | 'LATE' = 'LATE', waiting: object = {}) {
  const rule = { waiting: { ...usualWaiting, ...waiting } };
  const notice = waitingNotice({ windows: [concentrated(rule), late(rule)] });
  return waitingOf(notice, notice.windows.find(({ kind }) => kind === window)!, facts);
}

function months(facts: WaitingFacts, window?: 'CONCENTRATED' | 'LATE', waiting?: object): Waiting {
  const outcome = answer(facts, window, waiting);
  if (outcome.kind !== 'waits') throw new Error(outcome.kind);
  return outcome.waiting;
}

describe('waitingOf', () => {
  it('is 3 months for a late payment without a gap, and none in the concentrated window', () => {
    expect(months(insured(2025))).toEqual({
      fixedMonths: 3,
      variableMonths: 0,
      paidUpMonths: 0,
      months: 3,
      missedYears: 0,
      payUp: null,
      clause: '二',
    });
    expect(answer(insured(2025), 'CONCENTRATED')).toEqual({ kind: 'none' });
  });

  it('is 5 months after two missed years, in the concentrated window too, and 3 once both are paid for', () => {
    const broken = months(insured(2020, 2023), 'CONCENTRATED');
    expect([broken.missedYears, broken.variableMonths, broken.months]).toEqual([2, 2, 5]);
    expect(broken.payUp).toEqual({
      years: 2,
      monthsPerYear: 1,
      fenPerYear: 40000,
      fen: 80000,
      leavesMonths: 3,
    });
    const repaired = months({ ...insured(2023), paidUpYears: 2 }, 'CONCENTRATED');
    expect([repaired.variableMonths, repaired.paidUpMonths, repaired.months]).toEqual([2, 2, 3]);
  });

  it('is 7 months after four missed years and never less than 6, which one year paid up already reaches', () => {
    const broken = months(insured(2021));
    expect([broken.missedYears, broken.months]).toEqual([4, 7]);
    expect(broken.payUp).toEqual({
      years: 1,
      monthsPerYear: 1,
      fenPerYear: 40000,
      fen: 40000,
      leavesMonths: 6,
    });
    expect([1, 2, 4, 9].map((paidUpYears) => months({ ...insured(2021), paidUpYears }).months)).toEqual([
      6, 6, 6, 6,
    ]);
  });

  it('takes off no more than the missed years: three missed and nine paid leave the fixed 3', () => {
    const repaired = months({ ...insured(2022), paidUpYears: 9 });
    expect([repaired.paidUpMonths, repaired.months]).toEqual([3, 3]);
  });

  it('counts only the gap right before the benefit year', () => {
    expect(months(insured(2010, 2024)).missedYears).toBe(1);
    expect(months(insured(2024, 2010, 2026)).missedYears).toBe(1);
  });

  it('counts no missed year before the one from which the notice counts', () => {
    expect(months(insured(2010), 'LATE', { missedYearsFrom: 2025 }).missedYears).toBe(1);
    expect(months(insured(), 'LATE', { missedYearsFrom: 2024 }).missedYears).toBe(2);
    expect(answer(insured(2010), 'CONCENTRATED', { missedYearsFrom: 2026 })).toEqual({ kind: 'none' });
  });

  it('counts no missed year before the birth', () => {
    expect(
      months({ ...insured(), bornOn: '2024-03-01' }, 'LATE', { missedYearsFrom: 2020 }).missedYears,
    ).toBe(2);
  });

  it('stops the variable months at the most the notice allows', () => {
    expect(months(insured(2015), 'LATE', { variableAtMostMonths: 6 })).toMatchObject({
      missedYears: 10,
      months: 9,
    });
  });

  it('needs a look when the history is unknown or empty, unless nothing depends on it', () => {
    const unknown = { ...insured(), history: null };
    expect(answer(unknown)).toEqual({ kind: 'needsReview', reason: 'HISTORY_UNKNOWN' });
    expect(answer(insured())).toEqual({ kind: 'needsReview', reason: 'NEVER_INSURED' });
    const flat = { monthsPerMissedYear: 0, longGap: null, payUp: null };
    expect(months(unknown, 'LATE', flat).months).toBe(3);
    expect(answer(unknown, 'CONCENTRATED', flat)).toEqual({ kind: 'needsReview', reason: 'HISTORY_UNKNOWN' });
    expect(answer(unknown, 'LATE', { missedYearsFrom: 2026 }).kind).toBe('waits');
  });

  it('is none for 特困 and for 孤儿, who are part of it', () => {
    for (const code of ['EXTREME_POVERTY', 'ORPHAN']) {
      expect(answer({ ...insured(2020), categories: [code] })).toEqual({ kind: 'none' });
    }
    expect(answer({ ...insured(2020), categories: ['OTHER'] }).kind).toBe('waits');
  });

  it('states what a missed year costs: the own standard, a fixed amount, or null when it depends on the tier', () => {
    const tiers = {
      individualFen: 40000,
      fiscal: null,
      clause: '一',
      tiers: [{ code: 'HIGH', name: '二档', clause: '一' }],
      amounts: [{ tier: 'HIGH', individualFen: 60000, clause: '一' }],
    };
    const notice = waitingNotice({ standard: tiers });
    const of = (facts: WaitingFacts) => {
      const outcome = waitingOf(notice, notice.windows[1]!, facts);
      return outcome.kind === 'waits' ? outcome.waiting.payUp : null;
    };
    expect(of(insured(2023))).toMatchObject({ years: 2, fenPerYear: null, fen: null });
    expect(of({ ...insured(2023), standardFen: 60000 })).toMatchObject({ fenPerYear: 60000, fen: 120000 });
    expect(
      months(insured(2023), 'LATE', { payUp: { monthsPerYearPaid: 1, fenPerYear: 38000 } }).payUp?.fen,
    ).toBe(76000);
  });

  it('never grows when more is paid up, and the offer reaches the least there is with the fewest years', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 0, max: 4 }),
        fc.integer({ min: 1, max: 4 }),
        fc.option(fc.integer({ min: 0, max: 12 })),
        (missed, monthsPerMissedYear, monthsPerYearPaid, variableAtMostMonths) => {
          const rule = { monthsPerMissedYear, payUp: { monthsPerYearPaid }, variableAtMostMonths };
          const after = (paidUpYears: number) =>
            months({ ...insured(2025 - missed), paidUpYears }, 'LATE', rule).months;
          const all = Array.from({ length: missed + 2 }, (_, years) => after(years));
          expect(all).toEqual(all.toSorted((left, right) => right - left));
          const offer = months(insured(2025 - missed), 'LATE', rule).payUp;
          expect(all.indexOf(Math.min(...all))).toBe(offer?.years ?? 0);
        },
      ),
      { numRuns: 200 },
    );
  });
});
