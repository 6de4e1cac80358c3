import { type BenefitFacts, benefitStart } from '../../../../server/policy/benefit.ts';
import { calendarDays, openDays, windowStateAt } from '../../../../server/policy/calendar.ts';
import { type AmountDue, amountDue, type Person } from '../../../../server/policy/due.ts';
import { explainBenefit } from '../../../../server/policy/explain/benefit.ts';
import { localMomentOf } from '../../../../server/policy/instant.ts';
import { newbornDue } from '../../../../server/policy/newborn.ts';
import { fiscalPerPerson } from '../../../../server/policy/standard.ts';
import { furtherNotice, loadFurtherNotice } from '../../../support/further-notices.ts';
import { adult, on } from '../due-samples.ts';

const notice = furtherNotice('waiting-periods');

function cover(facts: Partial<BenefitFacts>) {
  return benefitStart(notice, {
    paidOn: '2026-01-15',
    bornOn: '1980-05-05',
    categories: [],
    history: { insuredYears: [2025] },
    ...facts,
  });
}

/** First day and months waited; the kind of answer when there is no first day. */
function firstDay(facts: Partial<BenefitFacts>) {
  const start = cover(facts);
  return start.kind === 'starts' ? [start.on, start.waiting?.months ?? 0] : start.kind;
}

/** Covered every year up to and including this one. */
const insuredTo = (year: number) => ({
  history: { insuredYears: Array.from({ length: 10 }, (_, back) => year - back) },
});

function due(person: Partial<Person>, day: string): AmountDue {
  return amountDue(notice, { ...adult, ...person }, day);
}

describe('a notice of waiting periods', () => {
  it('loads as data, without a problem', () => {
    expect(loadFurtherNotice('waiting-periods').problems).toEqual([]);
  });

  it('splits its 700 yuan of fiscal subsidy by no source, and says so', () => {
    expect(fiscalPerPerson(notice, '2025-10-10')).toMatchObject({
      fen: 70_000,
      sources: [{ source: 'NOT_SPLIT', fen: 70_000 }],
    });
  });
});

describe('the concentrated window with closed days and a cut-off', () => {
  const concentrated = notice.windows.slice(0, 1);
  const at = (instant: string) => windowStateAt(concentrated, localMomentOf(instant)).kind;

  it('has 122 calendar days, of which 113 are open: 8 in October and 1 in December are closed', () => {
    expect(concentrated.map((window) => [calendarDays(window), openDays(window)])).toEqual([[122, 113]]);
  });

  it('is closed from 1 to 8 October and on 28 December, and open on the days around', () => {
    const noon = (day: string) => at(`${day}T12:00:00+08:00`);
    expect(['2025-09-30', '2025-10-01', '2025-10-08', '2025-10-09'].map(noon)).toEqual([
      'open',
      'closedDay',
      'closedDay',
      'open',
    ]);
    expect(['2025-12-27', '2025-12-28', '2025-12-29'].map(noon)).toEqual(['open', 'closedDay', 'open']);
  });

  it('ends with the minute 17:30 in Beijing on 31 December, and with midnight on no other day', () => {
    expect(at('2025-12-31T09:30:59Z')).toBe('open');
    expect(at('2025-12-31T09:31:00Z')).toBe('outside');
    expect(at('2025-12-30T15:59:59Z')).toBe('open');
    expect(windowStateAt(concentrated, { date: '2025-12-31', time: null }).kind).toBe('timeUnknown');
  });

  it('begins cover on 1 January 2026 without waiting, gap or not', () => {
    expect(firstDay({ paidOn: '2025-09-01' })).toEqual(['2026-01-01', 0]);
    expect(firstDay({ paidOn: '2025-12-31', paidTime: '17:30', ...insuredTo(2019) })).toEqual([
      '2026-01-01',
      0,
    ]);
  });

  it('asks for the time of a payment on the last day, and is over at 17:31', () => {
    expect(cover({ paidOn: '2025-12-31' })).toMatchObject({ kind: 'needsReview', reason: 'TIME_UNKNOWN' });
    expect(firstDay({ paidOn: '2025-12-31', paidTime: '17:31' })).toBe('outsideWindows');
  });

  it('keeps a payment of 3 October, and says what it brings once accepted', () => {
    expect(cover({ paidOn: '2025-10-03' })).toMatchObject({
      kind: 'closedDay',
      window: 'CONCENTRATED',
      ifAccepted: { kind: 'starts', on: '2026-01-01' },
    });
    expect(due({}, '2025-10-03')).toMatchObject({ personPaysFen: 40_000, standard: { day: 'closedDay' } });
  });
});

describe('the late window', () => {
  it.each([
    ['without a gap, 3 months', 2025, '2026-04-16', 3, 0],
    ['after 1 missed year, 4 months', 2024, '2026-05-16', 4, 1],
    ['after 3 missed years, 6 months', 2022, '2026-07-16', 6, 3],
    ['after 4 missed years, 7 months', 2021, '2026-08-16', 7, 4],
    ['after 6 missed years, 9 months', 2019, '2026-10-16', 9, 6],
    ['after 8 missed years, of which 6 since 2020 count, 9 months', 2017, '2026-10-16', 9, 6],
  ])('paid on 15 January 2026 %s (covered to %d): from %s', (_, last, first, months, missedYears) => {
    expect(cover(insuredTo(last))).toMatchObject({
      kind: 'starts',
      on: first,
      rule: 'NEXT_DAY',
      waiting: { fixedMonths: 3, months, missedYears },
    });
  });

  it('takes a month off for each of 2 missed years paid up: 5, 4 and 3 months; a third year does nothing', () => {
    const paidUp = [0, 1, 2, 3].map((paidUpYears) => firstDay({ ...insuredTo(2023), paidUpYears }));
    expect(paidUp).toEqual([
      ['2026-06-16', 5],
      ['2026-05-16', 4],
      ['2026-04-16', 3],
      ['2026-04-16', 3],
    ]);
    expect(cover(insuredTo(2023))).toMatchObject({
      waiting: { payUp: { years: 2, fenPerYear: 40_000, fen: 80_000, leavesMonths: 3 } },
    });
  });

  it('leaves 6 months at least after 4 missed years: 7 without, 6 with 1 or all 4 years paid up', () => {
    const months = [0, 1, 4].map((paidUpYears) => firstDay({ ...insuredTo(2021), paidUpYears })[1]);
    expect(months).toEqual([7, 6, 6]);
    expect(cover(insuredTo(2021))).toMatchObject({
      waiting: { payUp: { years: 1, fen: 40_000, leavesMonths: 6 } },
    });
    // 3 missed years are no long gap: all of them can be repaired.
    expect(firstDay({ ...insuredTo(2022), paidUpYears: 3 })).toEqual(['2026-04-16', 3]);
  });

  it('counts from 2020, or from birth, for those who were never covered', () => {
    const never = { history: { insuredYears: [] } };
    expect(firstDay(never)).toEqual(['2026-10-16', 9]);
    expect(firstDay({ ...never, bornOn: '2024-06-01', isNewborn: false })).toEqual(['2026-06-16', 5]);
  });

  it('needs the history, but not of 特困, who do not wait', () => {
    expect(cover({ history: null })).toMatchObject({ kind: 'needsReview', reason: 'HISTORY_UNKNOWN' });
    expect(firstDay({ history: null, categories: ['EXTREME_POVERTY'] })).toEqual(['2026-01-16', 0]);
  });

  it('still covers 31 December for a payment of 30 September and 3 months, and nothing for 4', () => {
    expect(firstDay({ paidOn: '2026-09-30' })).toEqual(['2026-12-31', 3]);
    expect(cover({ paidOn: '2026-09-30', ...insuredTo(2024) })).toMatchObject({
      kind: 'afterYear',
      on: '2027-01-31',
      until: '2026-12-31',
    });
    expect(firstDay({ paidOn: '2026-10-01' })).toBe('outsideWindows');
  });

  it('can be read out with the months and what paying up would do', () => {
    expect(explainBenefit(cover(insuredTo(2021)))).toEqual([
      '2026年8月16日起享受待遇，至2026年12月31日：从缴费次日起，并须等待期满（三）。',
      '待遇等待期 7 个月：固定 3 个月，连续断保 4 年增加 4 个月（三）。',
      '补缴 1 年（共 400 元），等待期可减为 6 个月（三）。',
    ]);
  });
});

describe('newborns', () => {
  const child = (bornOn: string, paidOn: string) => cover({ bornOn, paidOn, history: { insuredYears: [] } });

  it('are in time for 90 days, covered from birth and free; on day 91 they pay 400 yuan from the next day', () => {
    expect(child('2026-03-01', '2026-05-30')).toMatchObject({
      kind: 'starts',
      on: '2026-03-01',
      waiting: null,
    });
    expect(child('2026-03-01', '2026-05-31')).toMatchObject({
      kind: 'starts',
      on: '2026-06-01',
      rule: 'NEXT_DAY',
    });
    expect(['2026-05-30', '2026-05-31'].map((day) => due({ bornOn: '2026-03-01' }, day))).toMatchObject([
      { standardFen: 0, personPaysFen: 0, assistanceFen: 0, standard: { kind: 'NEWBORN_FREE' } },
      { standardFen: 40_000, personPaysFen: 40_000, standard: { kind: 'STANDARD' } },
    ]);
  });

  it('born on 20 December 2025 pay for two years: 2025 free, 2026 the 400 yuan of this notice', () => {
    for (const paidOn of ['2025-12-25', '2026-01-10', '2026-03-20']) {
      expect(newbornDue(notice, { bornOn: '2025-12-20', paidOn })).toMatchObject({
        timeliness: 'IN_TIME',
        straddles: true,
        inTimeUntil: '2026-03-20',
        years: [
          { year: 2025, due: { kind: 'free' }, isOptional: false },
          { year: 2026, due: { kind: 'due', fen: 40_000 }, isOptional: false },
        ],
      });
      expect(due({ bornOn: '2025-12-20' }, paidOn)).toMatchObject({ personPaysFen: 40_000 });
      // Cover of 2025 is for the notice of 2025 to answer.
      expect(child('2025-12-20', paidOn)).toMatchObject({ on: '2026-01-01', rule: 'BIRTH' });
    }
    expect(newbornDue(notice, { bornOn: '2025-12-20', paidOn: '2026-03-21' })).toMatchObject({
      timeliness: 'LATE',
      straddles: false,
    });
  });

  it('born on 20 December 2026 and paid for in January 2027 are free in 2026; 2027 is for its own notice', () => {
    expect(newbornDue(notice, { bornOn: '2026-12-20', paidOn: '2027-01-05' })).toMatchObject({
      straddles: true,
      years: [
        { year: 2026, due: { kind: 'free' } },
        { year: 2027, due: { kind: 'otherNotice' } },
      ],
    });
    expect(child('2026-12-20', '2027-01-05')).toMatchObject({ on: '2026-12-20', until: '2026-12-31' });
  });

  it('paid for before they are born need a look', () => {
    expect(child('2026-03-02', '2026-03-01')).toMatchObject({ reason: 'PAID_BEFORE_BIRTH' });
  });
});

describe('the subsidy by conditions alone', () => {
  const day = '2025-10-10';

  it('takes 100 yuan, paid by the county, off for a minority student in any category or none', () => {
    expect(due({ student: true, ethnicMinority: true }, day)).toMatchObject({
      personPaysFen: 30_000,
      payers: [{ payer: 'COUNTY_FINANCE', timing: 'AT_SOURCE', fen: 10_000 }],
      winning: { index: 1, category: null },
    });
    expect(due({ student: true, ethnicMinority: false }, day)).toMatchObject({ personPaysFen: 40_000 });
    expect(due({ student: false, ethnicMinority: true }, day)).toMatchObject({ personPaysFen: 40_000 });
  });

  it('asks for a fact only where it decides', () => {
    expect(due({ student: true, ethnicMinority: null }, day)).toMatchObject({ missing: ['ethnicMinority'] });
    expect(due({ student: false, ethnicMinority: null }, day)).toMatchObject({ kind: 'due' });
    const poor = { categories: on('EXTREME_POVERTY'), student: null, ethnicMinority: null };
    expect(due(poor, day)).toMatchObject({ personPaysFen: 0, winning: { index: 0 } });
  });

  it('holds in the late window too', () => {
    expect(due({ student: true, ethnicMinority: true }, '2026-09-30')).toMatchObject({
      personPaysFen: 30_000,
    });
  });
});
