import fc from 'fast-check';
import { addDays } from '../../../schema/values/local-date.ts';
import { type BenefitFacts, benefitStart } from '../../../server/policy/benefit.ts';
import { addMonths } from '../../../server/policy/months.ts';
import { projectNotice } from './notice-samples.ts';
import { concentrated, late, newbornRules, usualWaiting, waitingNotice } from './waiting-notice.ts';

const adult: Omit<BenefitFacts, 'paidOn'> = {
  bornOn: '1980-05-01',
  categories: [],
  history: { insuredYears: [2024, 2025] },
};

function start(
  paidOn: string,
  facts: Partial<BenefitFacts> = {},
  changes: Readonly<Record<string, unknown>> = {},
) {
  return benefitStart(waitingNotice(changes), { ...adult, paidOn, ...facts });
}

const withStart = (benefit: object) => ({
  windows: [concentrated({ benefit: { clause: '一', ...benefit }, waiting: null, closesOn: '2026-06-30' })],
});

describe('addMonths', () => {
  it.each([
    ['2025-01-31', 1, '2025-02-28'],
    ['2027-12-31', 2, '2028-02-29'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2025-11-30', 3, '2026-02-28'],
    ['2025-12-15', 1, '2026-01-15'],
    ['2025-01-15', 0, '2025-01-15'],
    ['2025-12-31', 120, '2035-12-31'],
  ])('%s and %p months end on %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });
});

describe('benefitStart', () => {
  it('begins on 1 January and ends on 31 December for a payment in October without a gap', () => {
    expect(start('2025-10-05')).toEqual({
      kind: 'starts',
      on: '2026-01-01',
      until: '2026-12-31',
      window: 'CONCENTRATED',
      rule: 'START_OF_YEAR',
      waiting: null,
      clause: '一',
    });
  });

  it.each([
    [{ start: 'START_OF_YEAR' }, '2026-02-10', '2026-01-01'],
    [{ start: 'PAYMENT_DATE' }, '2025-10-05', '2026-01-01'],
    [{ start: 'PAYMENT_DATE' }, '2026-02-10', '2026-02-10'],
    [{ start: 'NEXT_DAY' }, '2025-12-31', '2026-01-01'],
    [{ start: 'NEXT_DAY' }, '2026-02-28', '2026-03-01'],
    [{ start: 'NEXT_MONTH' }, '2026-01-31', '2026-02-01'],
    [{ start: 'NEXT_MONTH' }, '2026-02-01', '2026-03-01'],
    [{ start: 'AFTER_MONTHS', afterMonths: 1 }, '2026-01-31', '2026-03-01'],
    [{ start: 'AFTER_MONTHS', afterMonths: 3 }, '2026-02-10', '2026-05-11'],
    [{ start: 'BIRTH' }, '2026-02-10', '2026-01-01'],
  ])('with %p and paid on %s begins on %s', (benefit, paidOn, on) => {
    expect(start(paidOn, {}, withStart(benefit))).toMatchObject({ kind: 'starts', on, until: '2026-12-31' });
  });

  it('waits 3 months when late: paid on 2026-01-31, covered from 2026-05-01', () => {
    expect(start('2026-01-31')).toMatchObject({
      kind: 'starts',
      on: '2026-05-01',
      waiting: { months: 3, missedYears: 0 },
    });
  });

  it('counts the waiting from the payment: paid 2025-09-10 after 1 missed year, 4 months are over on 2026-01-10', () => {
    expect(start('2025-09-10', { history: { insuredYears: [2024] } })).toMatchObject({
      kind: 'starts',
      on: '2026-01-11',
    });
    const early = { windows: [concentrated({ waiting: { ...usualWaiting, monthsPerMissedYear: 0 } })] };
    expect(start('2025-09-10', { history: { insuredYears: [2024] } }, early)).toMatchObject({
      on: '2026-01-01',
    });
  });

  it('counts from the start of cover where the notice says so: 4 months from 2026-01-01 are over on 2026-04-30', () => {
    const windows = [concentrated({ waiting: { ...usualWaiting, countsFrom: 'BENEFIT_START' } })];
    expect(start('2025-09-10', { history: { insuredYears: [2024] } }, { windows })).toMatchObject({
      on: '2026-05-01',
    });
  });

  it('waits the whole of February from 31 January: cover on 1 March, not on 28 February', () => {
    const waiting = { ...usualWaiting, fixedMonths: 1, monthsPerMissedYear: 0, longGap: null, payUp: null };
    const windows = [late({ waiting: { ...waiting, countsFrom: 'BENEFIT_START' } })];
    const from = (paidOn: string) => start(paidOn, { history: { insuredYears: [2025] } }, { windows });
    expect(from('2026-01-30')).toMatchObject({ on: '2026-03-01' });
    expect(from('2026-01-27')).toMatchObject({ on: '2026-02-28' });
    expect(from('2026-04-30')).toMatchObject({ on: '2026-06-01' });
  });

  it('says that cover never begins when the waiting outlasts the year', () => {
    expect(start('2026-09-30', { history: { insuredYears: [2020] } })).toMatchObject({
      kind: 'afterYear',
      on: '2027-05-31',
      until: '2026-12-31',
      waiting: { months: 8 },
    });
  });

  it('needs a look when the history is unknown and waiting could apply', () => {
    expect(start('2026-01-31', { history: null })).toEqual({
      kind: 'needsReview',
      reason: 'HISTORY_UNKNOWN',
      clause: '二',
    });
  });

  it('keeps a payment on a closed day, with what it brings once accepted', () => {
    const windows = [concentrated({ openDaysOfMonth: { from: 1, to: 25 } })];
    expect(start('2025-10-26', {}, { windows })).toMatchObject({
      kind: 'closedDay',
      window: 'CONCENTRATED',
      ifAccepted: { kind: 'starts', on: '2026-01-01' },
    });
    expect(start('2025-10-25', {}, { windows }).kind).toBe('starts');
  });

  it('is outside the windows before the first and after the last, and after the cut-off minute', () => {
    expect([start('2025-08-31'), start('2026-10-01')]).toEqual([
      { kind: 'outsideWindows' },
      { kind: 'outsideWindows' },
    ]);
    const windows = [concentrated({ closesAt: '17:30' })];
    expect(start('2025-12-31', { paidTime: '17:30:59' }, { windows }).kind).toBe('starts');
    expect(start('2025-12-31', { paidTime: '17:31:00' }, { windows }).kind).toBe('outsideWindows');
    expect(start('2025-12-31', {}, { windows })).toMatchObject({
      kind: 'needsReview',
      reason: 'TIME_UNKNOWN',
    });
  });

  it('is not stated by Luoshan and Linyi, on closed days neither', () => {
    expect(benefitStart(projectNotice('luoshan-2025'), { ...adult, paidOn: '2024-11-30' })).toEqual({
      kind: 'notStated',
      window: 'CONCENTRATED',
      clause: '三(二)',
    });
    const linyi = projectNotice('linyi-2025');
    expect(benefitStart(linyi, { ...adult, paidOn: '2024-12-25' }).kind).toBe('notStated');
    expect(benefitStart(linyi, { ...adult, paidOn: '2024-12-26' })).toMatchObject({
      kind: 'closedDay',
      ifAccepted: { kind: 'notStated', clause: '一' },
    });
  });

  it('covers a newborn in time from birth without waiting, outside every window too', () => {
    expect(start('2026-10-20', { bornOn: '2026-08-01', history: null })).toEqual({
      kind: 'starts',
      on: '2026-08-01',
      until: '2026-12-31',
      window: null,
      rule: 'BIRTH',
      waiting: null,
      clause: '三',
    });
  });

  it('covers a child of December 2025, paid for in January 2026, from 1 January in the year 2026', () => {
    expect(start('2026-01-10', { bornOn: '2025-12-20', history: null })).toMatchObject({
      kind: 'starts',
      on: '2026-01-01',
      window: null,
    });
  });

  it('treats a late newborn by its own rule, or like others with their waiting', () => {
    const facts = { bornOn: '2026-01-15', history: null };
    expect(start('2026-05-20', facts, newbornRules({ late: 'NEXT_MONTH' }))).toMatchObject({
      on: '2026-06-01',
      window: null,
      waiting: null,
    });
    expect(start('2026-05-20', facts)).toMatchObject({
      on: '2026-08-21',
      window: 'LATE',
      waiting: { months: 3 },
    });
  });

  it('lets nobody but a newborn use a newborn window', () => {
    const newbornWindow = late({
      kind: 'NEWBORN',
      opensOn: '2026-10-01',
      closesOn: '2026-12-31',
      benefit: { start: 'BIRTH', clause: '三' },
    });
    const changes = { newborn: null, windows: [concentrated(), newbornWindow] };
    expect(start('2026-11-01', {}, changes)).toEqual({ kind: 'outsideWindows' });
    expect(start('2026-11-01', { bornOn: '2026-09-09', history: null }, changes)).toMatchObject({
      on: '2026-09-09',
      window: 'NEWBORN',
      waiting: null,
    });
  });

  it('needs a look when a newborn has no day of birth, or is paid for before it', () => {
    expect(start('2026-05-20', { bornOn: null, isNewborn: true })).toMatchObject({
      reason: 'BIRTH_DAY_UNKNOWN',
    });
    expect(start('2026-05-20', { bornOn: '2026-05-21' })).toMatchObject({ reason: 'PAID_BEFORE_BIRTH' });
  });

  it('never begins before the benefit year, and never earlier for paying later in the late window', () => {
    const day = fc.integer({ min: 0, max: 272 }).map((days) => addDays('2026-01-01', days));
    const years = fc.uniqueArray(fc.integer({ min: 2015, max: 2025 }), { minLength: 1 });
    fc.assert(
      fc.property(day, day, years, (one, other, insuredYears) => {
        const [first, second] = [one, other]
          .sort()
          .map((paidOn) => start(paidOn, { history: { insuredYears } }));
        if (first === undefined || second === undefined || !('on' in first) || !('on' in second))
          throw new Error('no day');
        expect(first.on >= '2026-01-01' && first.on <= second.on).toBe(true);
        expect(first.kind).toBe(first.on <= '2026-12-31' ? 'starts' : 'afterYear');
      }),
      { numRuns: 100 },
    );
  });
});
