import { isNewbornPayer, newbornDue } from '../../../server/policy/newborn.ts';
import { newbornRules, waitingNotice } from './waiting-notice.ts';

function due(
  bornOn: string,
  paidOn: string,
  rules: object = {},
  more: Readonly<Record<string, unknown>> = {},
) {
  const outcome = newbornDue(waitingNotice({ ...newbornRules({ ...rules }), ...more }), { bornOn, paidOn });
  if (outcome.kind !== 'newborn') throw new Error(outcome.kind);
  return outcome;
}

const years = (...given: Parameters<typeof due>) =>
  due(...given).years.map(({ year, due: amount, isOptional }) => [
    year,
    amount.kind === 'due' ? amount.fen : amount.kind,
    isOptional,
  ]);

describe('newbornDue', () => {
  it('is in time to day 90 after the birth, and late on day 91', () => {
    expect(due('2026-03-01', '2026-05-30')).toMatchObject({
      timeliness: 'IN_TIME',
      inTimeUntil: '2026-05-30',
    });
    expect(due('2026-03-01', '2026-05-31')).toMatchObject({ timeliness: 'LATE', inTimeUntil: '2026-05-30' });
    expect(due('2026-03-01', '2026-03-01').timeliness).toBe('IN_TIME');
  });

  it('counts 29 February: born on 2027-12-01, in time until 2028-02-29', () => {
    expect(due('2027-12-01', '2028-02-29')).toMatchObject({
      timeliness: 'IN_TIME',
      inTimeUntil: '2028-02-29',
    });
    expect(due('2027-12-01', '2028-03-01').timeliness).toBe('LATE');
  });

  it('asks one year of a child born and paid for in the benefit year: 400 yuan, nothing, or not stated', () => {
    expect(years('2026-03-01', '2026-04-01')).toEqual([[2026, 40000, false]]);
    expect(years('2026-03-01', '2026-04-01', { birthYear: 'FREE' })).toEqual([[2026, 'free', false]]);
    expect(years('2026-03-01', '2026-04-01', { birthYear: 'NOT_STATED' })).toEqual([
      [2026, 'notStated', false],
    ]);
  });

  it('asks two years of a child born in December 2025 and paid for in January 2026, each by its own notice', () => {
    expect(due('2025-12-20', '2026-01-10').straddles).toBe(true);
    expect(years('2025-12-20', '2026-01-10')).toEqual([
      [2025, 'otherNotice', false],
      [2026, 40000, false],
    ]);
    expect(years('2025-12-20', '2026-01-10', { birthYear: 'FREE' })).toEqual([
      [2025, 'free', false],
      [2026, 40000, false],
    ]);
  });

  it('asks the next year too when a child of November 2025 is paid for in the window of 2026', () => {
    expect(years('2025-11-05', '2025-11-20')).toEqual([
      [2025, 'otherNotice', false],
      [2026, 40000, false],
    ]);
  });

  it('asks the year of birth 2026 by its own notice when it is paid for in January 2027', () => {
    expect(years('2026-12-20', '2027-01-10')).toEqual([
      [2026, 40000, false],
      [2027, 'otherNotice', false],
    ]);
  });

  it.each([
    ['BIRTH_YEAR_FIRST', [2025, 'otherNotice', false], [2026, 40000, true]],
    ['NEXT_YEAR_FIRST', [2025, 'otherNotice', true], [2026, 40000, false]],
    ['NOT_STATED', [2025, 'otherNotice', false], [2026, 40000, false]],
  ])('with %s over the year end asks %p and %p', (straddling, birth, next) => {
    expect(years('2025-12-20', '2026-01-10', { straddling })).toEqual([birth, next]);
  });

  it('asks the benefit year of a late child', () => {
    expect(years('2025-11-05', '2026-06-01')).toEqual([[2026, 40000, false]]);
  });

  it('lets the tier decide where the standard has tiers', () => {
    const standard = {
      individualFen: 40000,
      fiscal: null,
      clause: '一',
      tiers: [{ code: 'HIGH', name: '二档', clause: '一' }],
      amounts: [{ tier: 'HIGH', individualFen: 60000, clause: '一' }],
    };
    expect(years('2026-03-01', '2026-04-01', {}, { standard })).toEqual([[2026, 'byTier', false]]);
    const given = newbornDue(waitingNotice({ standard }), {
      bornOn: '2026-03-01',
      paidOn: '2026-04-01',
      standardFen: 60000,
    });
    expect(given).toMatchObject({ years: [{ due: { kind: 'due', fen: 60000 } }] });
  });

  it('has no rule without newborn rules, and needs a look when paid before the birth', () => {
    const facts = { bornOn: '2026-03-01', paidOn: '2026-02-28' };
    expect(newbornDue(waitingNotice({ newborn: null }), facts)).toEqual({ kind: 'noRule' });
    expect(newbornDue(waitingNotice(), facts)).toEqual({ kind: 'needsReview', reason: 'PAID_BEFORE_BIRTH' });
  });
});

describe('isNewbornPayer', () => {
  const asked = (bornOn: string | null, paidOn: string, isNewborn?: boolean, notice = waitingNotice()) =>
    isNewbornPayer(notice, { bornOn, paidOn, ...(isNewborn === undefined ? {} : { isNewborn }) });

  it('believes what is said of the payment, with or without a day of birth', () => {
    expect([asked('1980-01-01', '2026-03-01', true), asked(null, '2026-03-01', true)]).toEqual([true, true]);
    expect(asked('2026-02-01', '2026-03-01', false)).toBe(false);
  });

  it('goes by the benefit year, or by the 90 days: born on 31 December, until 31 March', () => {
    expect(asked('2026-01-01', '2026-11-01')).toBe(true);
    expect([asked('2025-12-31', '2026-03-31'), asked('2025-12-31', '2026-04-01')]).toEqual([true, false]);
    expect(asked(null, '2026-03-01')).toBe(false);
  });

  it('knows no days where the notice gives none, and still a child of the benefit year', () => {
    const without = waitingNotice({ newborn: null });
    expect(asked('2025-12-31', '2026-01-01', undefined, without)).toBe(false);
    expect(asked('2026-01-01', '2026-01-02', undefined, without)).toBe(true);
  });
});
