import { benefitStart } from '../../../../server/policy/benefit.ts';
import { calendarDays, openDays } from '../../../../server/policy/calendar.ts';
import { hardshipCoverage, isExcused, nonEnrollmentReasons } from '../../../../server/policy/coverage.ts';
import { amountDue } from '../../../../server/policy/due.ts';
import { explainDue } from '../../../../server/policy/explain/due.ts';
import { interviewList } from '../../../../server/policy/interview.ts';
import { type HeadCounts, metricNamed, metricRate } from '../../../../server/policy/metric.ts';
import { switchChoice } from '../../../../server/policy/notice.ts';
import { rankedByCompletion } from '../../../../server/policy/ranking.ts';
import { rewardOf } from '../../../../server/policy/reward.ts';
import { statedQuotaMethod } from '../../../../server/policy/stated-quota-method.ts';
import { furtherNotice, loadFurtherNotice } from '../../../support/further-notices.ts';
import { adult, on } from '../due-samples.ts';
import { counts, division, snapshot } from '../reward-samples.ts';

const notice = furtherNotice('employee-inclusive');
const metric = metricNamed(notice, 'ALL_INSURED');

/** 6,000 paid here, 3,000 employees and 506 elsewhere, of 10,000 residents less 200 excused: exactly 97 %. */
const exact: Partial<HeadCounts> = {
  paid: 6_000,
  employeeScheme: 3_000,
  insuredElsewhere: 506,
  usual: 10_000,
  excused: 200,
  quota: 5_900,
};

function rate(more: Partial<HeadCounts> = {}) {
  return metricRate(metric, counts(6_000, { ...exact, ...more }));
}

function reward(more: Partial<HeadCounts> = {}) {
  const day = snapshot('2025-12-31', 6_000, { ...exact, ...more });
  return rewardOf(notice, division([day], { final: day }), '2026-01-01').outcome;
}

describe('a notice of coverage by every scheme', () => {
  it('loads as data, without a problem', () => {
    expect(loadFurtherNotice('employee-inclusive').problems).toEqual([]);
  });

  it('counts 6,000 + 3,000 + 506 of 10,000 − 200: exactly 97 %', () => {
    expect(rate()).toEqual({ kind: 'rate', numerator: 9_506, denominator: 9_800, asOf: 'PAID_ON' });
  });

  it('is gross: 500 refunds change nothing', () => {
    expect(rate({ refunded: 500 })).toEqual(rate());
    expect(reward({ refunded: 500 })).toEqual(reward());
  });

  it('waits for a count that is unknown instead of taking 0', () => {
    for (const name of ['employeeScheme', 'insuredElsewhere', 'excused'] as const) {
      expect(rate({ [name]: null })).toEqual({ kind: 'pending', why: 'UNKNOWN', what: [name] });
    }
    expect(rate({ usual: null })).toEqual({ kind: 'noDenominator', why: 'NOT_GIVEN', what: 'usual' });
    expect(rate({ excused: 10_000 })).toMatchObject({ kind: 'noDenominator', why: 'ZERO' });
    expect(rate({ excused: 10_001 })).toMatchObject({ kind: 'pending', why: 'CONTRADICTORY' });
  });

  it('excuses for every reason but unwilling and other', () => {
    const reasons = Object.keys(nonEnrollmentReasons) as (keyof typeof nonEnrollmentReasons)[];
    expect(reasons.filter((reason) => !isExcused(reason))).toEqual(['UNWILLING', 'OTHER']);
  });

  it('has its quotas given from above', () => {
    expect(statedQuotaMethod(notice)).toEqual({ kind: 'GIVEN' });
  });

  it('is open on days 5 to 28: 96 of 122 days', () => {
    expect(notice.windows.map((window) => [calendarDays(window), openDays(window)])).toEqual([[122, 96]]);
  });

  it('does not say when cover begins, on a closed day neither', () => {
    const facts = { bornOn: '1980-05-05', categories: [], history: null };
    expect(benefitStart(notice, { ...facts, paidOn: '2025-12-05' })).toMatchObject({ kind: 'notStated' });
    expect(benefitStart(notice, { ...facts, paidOn: '2025-12-04' })).toMatchObject({
      kind: 'closedDay',
      ifAccepted: { kind: 'notStated' },
    });
  });
});

describe('the reward above the quota', () => {
  it('pays 10 yuan for each of 100 heads above 5,900 at exactly 97 %', () => {
    expect(reward()).toMatchObject({
      kind: 'earned',
      fen: 100_000,
      parts: [{ earned: { base: 'ABOVE_QUOTA', persons: 100, pay: { perPersonFen: 1_000 } } }],
    });
  });

  it('pays nothing with one insured elsewhere fewer, and says that one is wanted', () => {
    expect(reward({ insuredElsewhere: 505 })).toEqual({ kind: 'missed' });
    expect(rate({ insuredElsewhere: 505 })).toMatchObject({ numerator: 9_505 });
  });

  it('reaches 97 % by one more excused as by 9,506 insured: excused leave the denominator', () => {
    // 9,505 ÷ 9,799 = 96.9997 %, 9,505 ÷ 9,798 = 97.0096 %.
    expect(reward({ insuredElsewhere: 505, excused: 201 })).toEqual({ kind: 'missed' });
    expect(reward({ insuredElsewhere: 505, excused: 202 })).toMatchObject({ kind: 'earned', fen: 100_000 });
  });

  it('counts no employee as a head: 5,900 paid and 3,100 employees earn 0 yuan', () => {
    expect(reward({ paid: 5_900, employeeScheme: 3_100 })).toMatchObject({ kind: 'earned', fen: 0 });
    expect(reward({ paid: 5_000, employeeScheme: 4_000 })).toMatchObject({ kind: 'earned', fen: 0 });
  });

  it('needs a quota to be above, and not for the rate', () => {
    expect(reward({ quota: null })).toMatchObject({ kind: 'noQuota', what: 'quota' });
    expect(reward({ quota: null, insuredElsewhere: 0 })).toEqual({ kind: 'missed' });
  });

  it('is the same whether 300 of the heads are fully subsidised: they count by choice', () => {
    expect(reward({ fullySubsidised: 300 })).toEqual(reward());
  });
});

describe('amounts that another document is to settle', () => {
  const october = '2025-10-10';

  it('are not stated for 低保 and 脱贫人口, named in the order of the notice; everybody else pays 400 yuan', () => {
    const categories = on('SUBSISTENCE_ALLOWANCE', 'LIFTED_OUT');
    const answer = amountDue(notice, { ...adult, categories }, october);
    expect(answer).toEqual({
      kind: 'noRule',
      clause: '三',
      categories: ['LIFTED_OUT', 'SUBSISTENCE_ALLOWANCE'],
    });
    expect(explainDue(notice, answer)).toEqual([
      '本通知没有规定脱贫人口、低保对象的资助金额（示例戊府办〔2025〕52号 三“标准”）。',
      '不能当作免缴，也不能当作按标准全额缴费；请查上级文件或请示后再定。',
    ]);
    expect(amountDue(notice, adult, october)).toMatchObject({ personPaysFen: 40_000 });
  });

  it('need the day on which categories count, left open on purpose, only for a roster that begins in between', () => {
    expect(switchChoice(notice, 'CATEGORY_DAY')).toBeNull();
    const since = (from: string) =>
      amountDue(
        notice,
        { ...adult, categories: on('LIFTED_OUT').map((entry) => ({ ...entry, from })) },
        october,
      );
    expect(since('2025-09-01')).toMatchObject({ kind: 'noRule' });
    expect(since('2025-09-02')).toMatchObject({
      kind: 'needsReview',
      reason: 'CATEGORY_DAY_NOT_SETTLED',
      missing: ['CATEGORY_DAY'],
    });
    expect(since('2026-01-02')).toMatchObject({ kind: 'due', personPaysFen: 40_000 });
  });
});

describe('its reporting', () => {
  const { bulletin, interview } = notice.reporting;

  it('is a bulletin on Fridays with the figures of noon', () => {
    expect(bulletin).toMatchObject({ cycle: 'WEEKLY', weekday: 5, cutOffAt: '12:00', metric: 'ALL_INSURED' });
  });

  it('ranks equal rates by their change: 1, 2, 3', () => {
    const entries = [
      { code: 'A', paidPersons: 9_700, quota: 10_000, previous: { paidPersons: 9_600, quota: 10_000 } },
      { code: 'B', paidPersons: 970, quota: 1_000, previous: { paidPersons: 900, quota: 1_000 } },
      { code: 'C', paidPersons: 98, quota: 100, previous: { paidPersons: 98, quota: 100 } },
    ];
    const ranks = (ties: 'SHARE' | 'CHANGE') =>
      rankedByCompletion(entries, ties).map(({ entry, rank }) => [entry.code, rank]);
    expect(ranks(bulletin!.ties)).toEqual([
      ['C', 1],
      ['B', 2],
      ['A', 3],
    ]);
    expect(ranks('SHARE')).toEqual([
      ['C', 1],
      ['A', 2],
      ['B', 2],
    ]);
  });

  it('interviews the last 3, those over 10 points behind, the idle, and from 16 November the uncovered', () => {
    const rules = {
      bottomDivisions: interview!.bottomDivisions,
      behindPaceBasisPoints: interview!.behindPace,
      noProgressInCycle: interview!.noProgressInCycle,
      hardshipBelow100After: interview!.hardshipAfterOn,
      sparesMetQuota: switchChoice(notice, 'INTERVIEW_MET_QUOTA') === 'SPARED',
    };
    // 48 of 96 open days: the pace is 50 %, the border 40 %.
    const list = (asOfOn: string) =>
      interviewList(
        rules,
        { asOfOn, elapsedOpenDays: 48, openDays: 96, previousLists: [['A'], ['A', 'B']] },
        [
          { code: 'A', paidPersons: 300, quota: 1_000, newInCycle: 5, hardship: { covered: 9, due: 10 } },
          { code: 'B', paidPersons: 400, quota: 1_000, newInCycle: 0, hardship: { covered: 9, due: 9 } },
          { code: 'C', paidPersons: 401, quota: 1_000, newInCycle: 5, hardship: { covered: 9, due: 9 } },
          { code: 'D', paidPersons: 500, quota: 1_000, newInCycle: 5, hardship: { covered: 8, due: 9 } },
          { code: 'E', paidPersons: 1_000, quota: 1_000, newInCycle: 0, hardship: { covered: 9, due: 9 } },
        ],
      );
    const told = (asOfOn: string) => {
      const answer = list(asOfOn);
      return (
        answer.kind === 'list' &&
        answer.entries.map(({ code, reasons, consecutiveCycles }) => [
          code,
          reasons.map(({ kind }) => kind),
          consecutiveCycles,
        ])
      );
    };
    expect(told('2025-11-15')).toEqual([
      ['A', ['BOTTOM', 'BEHIND_PACE'], 3],
      ['B', ['BOTTOM', 'NO_PROGRESS'], 1],
      ['C', ['BOTTOM'], 1],
    ]);
    expect(told('2025-11-16')).toEqual([
      ['A', ['BOTTOM', 'BEHIND_PACE', 'HARDSHIP_BELOW_100'], 3],
      ['B', ['BOTTOM', 'NO_PROGRESS'], 1],
      ['C', ['BOTTOM'], 1],
      ['D', ['HARDSHIP_BELOW_100'], 1],
    ]);
  });

  it('covers 9 of 10 in hardship, each once, the excused apart', () => {
    const groups = [
      { categories: ['LIFTED_OUT', 'SUBSISTENCE_ALLOWANCE'], isCovered: true, reason: null, persons: 4 },
      { categories: ['LIFTED_OUT'], isCovered: true, reason: null, persons: 5 },
      { categories: ['SUBSISTENCE_ALLOWANCE'], isCovered: false, reason: 'UNWILLING' as const, persons: 1 },
      {
        categories: ['SUBSISTENCE_ALLOWANCE'],
        isCovered: false,
        reason: 'EMPLOYEE_SCHEME' as const,
        persons: 2,
      },
    ];
    expect(hardshipCoverage(notice, groups, null)).toMatchObject({
      kind: 'coverage',
      coverage: {
        byCategory: [
          { category: 'LIFTED_OUT', due: 9, covered: 9 },
          { category: 'SUBSISTENCE_ALLOWANCE', due: 5, covered: 4, excused: 2, chase: 1 },
        ],
        overall: { due: 10, covered: 9, excused: 2, chase: 1 },
      },
    });
  });
});
