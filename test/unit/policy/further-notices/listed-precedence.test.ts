import { benefitStart } from '../../../../server/policy/benefit.ts';
import { openDays } from '../../../../server/policy/calendar.ts';
import { type AmountDue, amountDue, type Person } from '../../../../server/policy/due.ts';
import { explainDue } from '../../../../server/policy/explain/due.ts';
import { explainReward } from '../../../../server/policy/explain/reward.ts';
import { fiscalOf } from '../../../../server/policy/fund.ts';
import { documentsOn, noticeOn, revisionDays } from '../../../../server/policy/in-force.ts';
import type { HeadCounts } from '../../../../server/policy/metric.ts';
import type { CategoryStatus } from '../../../../server/policy/notice.ts';
import { divisionQuotas, quotaTotals } from '../../../../server/policy/quota.ts';
import { quotasByMethod } from '../../../../server/policy/quota-method.ts';
import { rewardDays, rewardOf } from '../../../../server/policy/reward.ts';
import { statedQuotaMethod } from '../../../../server/policy/stated-quota-method.ts';
import { furtherNotice, loadFurtherNotice } from '../../../support/further-notices.ts';
import { adult, on } from '../due-samples.ts';
import { division, snapshot } from '../reward-samples.ts';

const notice = furtherNotice('listed-precedence');
const october = '2025-10-10';

function due(
  codes: readonly string[],
  status: CategoryStatus = 'ACTIVE',
  more: Partial<Person> = {},
): AmountDue {
  const categories = on(...codes).map((entry) => ({ ...entry, status }));
  return amountDue(notice, { ...adult, categories, ...more }, october);
}

function pays(...codes: readonly string[]): number | string {
  const answer = due(codes);
  return answer.kind === 'due' ? answer.personPaysFen / 100 : answer.kind;
}

describe('a notice with a listed order', () => {
  it('loads as data, without a problem', () => {
    expect(loadFurtherNotice('listed-precedence').problems).toEqual([]);
  });

  it.each([
    [[], 400],
    [['EXTREME_POVERTY'], 0],
    [['ORPHAN'], 0],
    [['MONITORED'], 200],
    [['SUBSISTENCE_ALLOWANCE'], 100],
    [['LIFTED_OUT'], 280],
    [['STABLY_LIFTED_OUT'], 400],
    [['MONITORED', 'SUBSISTENCE_ALLOWANCE'], 200],
    [['SUBSISTENCE_ALLOWANCE', 'LIFTED_OUT'], 100],
    [['LIFTED_OUT', 'STABLY_LIFTED_OUT'], 400],
    [['STABLY_LIFTED_OUT', 'SUBSISTENCE_ALLOWANCE'], 100],
    [['LIFTED_OUT', 'MONITORED', 'ORPHAN'], 0],
  ])('asks %j for %d yuan, in whatever order the rosters come', (codes, yuan) => {
    expect(pays(...codes)).toBe(yuan);
    expect(pays(...[...codes].reverse())).toBe(yuan);
  });

  it('puts 监测对象 before 低保 by its list, although the person pays 200 and not 100 yuan', () => {
    const answer = due(['SUBSISTENCE_ALLOWANCE', 'MONITORED']);
    expect(answer).toMatchObject({
      personPaysFen: 20_000,
      assistanceFen: 20_000,
      winning: { index: 1, category: 'MONITORED' },
      losing: [{ index: 2, personPaysFen: 10_000, assistanceFen: 30_000, why: { kind: 'LATER_IN_ORDER' } }],
    });
    expect(explainDue(notice, answer)).toEqual([
      '个人应缴 200 元：本期标准 400 元，资助 200 元（医疗救助资金 200 元，缴费时直接减免）。',
      '标准：个人缴费标准 400 元（示例己政办〔2025〕40号 一“标准”）。',
      '依据：监测对象，个人缴 200 元、资助 200 元（示例己政办〔2025〕40号 三“资助”）。',
      '没有采用：低保对象，个人缴 100 元、资助 300 元（三）——也适用，但按所列次序排在后面；只资助一次。',
    ]);
  });

  it('has an orphan inherit from 特困人员', () => {
    expect(due(['ORPHAN'])).toMatchObject({
      winning: { index: 0, category: 'ORPHAN', inheritedFrom: 'EXTREME_POVERTY' },
    });
  });

  it('keeps 稳定脱贫人口 from the 120 yuan of 脱贫人口 by a rule that says: nothing', () => {
    const answer = due(['STABLY_LIFTED_OUT']);
    expect(answer).toMatchObject({
      personPaysFen: 40_000,
      assistanceFen: 0,
      payers: [],
      winning: { index: 4, clause: '三' },
      losing: [
        { index: 3, inheritedFrom: 'LIFTED_OUT', why: { kind: 'CHILD_RULE', child: 'STABLY_LIFTED_OUT' } },
      ],
      unlisted: [],
    });
    expect(explainDue(notice, answer)[0]).toBe('个人应缴 400 元：本期标准 400 元，没有资助。');
  });

  it.each([
    ['MONITORED', 'ACTIVE', 200],
    ['MONITORED', 'RISK_ELIMINATED', 200],
    ['MONITORED', 'SUPPORT_ENDED', 400],
    ['SUBSISTENCE_ALLOWANCE', 'RISK_ELIMINATED', 400],
  ] as const)('asks %s with the status %s for %d yuan', (code, status, yuan) => {
    expect(due([code], status)).toMatchObject({ kind: 'due', personPaysFen: yuan * 100 });
  });

  it('keeps the rule that a status takes away among the losing ones', () => {
    expect(due(['SUBSISTENCE_ALLOWANCE'], 'RISK_ELIMINATED')).toMatchObject({
      winning: null,
      losing: [{ index: 2, why: { kind: 'STATUS_NOT_COVERED', status: 'RISK_ELIMINATED' } }],
    });
  });

  it('sends a category that it does not define to review', () => {
    expect(due(['SPECIAL_CARE'])).toMatchObject({ reason: 'UNKNOWN_CATEGORY', missing: ['SPECIAL_CARE'] });
  });

  it('declares 50,000 for three rows of 30,000, 20,000 and 0, a 0 that is not unknown', () => {
    expect(quotaTotals(notice.quotas!)).toMatchObject([
      { declared: 50_000, computed: 50_000, difference: 0 },
    ]);
    expect(divisionQuotas(notice).map(({ values }) => values)).toEqual([[30_000], [20_000], [0]]);
  });

  it('sets quotas by the mean of 3 years, a half upwards: 10, 11 and 11 are 11; a missing year is asked for', () => {
    const years = (code: string, ...persons: (number | null)[]) => ({
      code,
      priorYears: persons.map((each, index) => ({ year: 2023 + index, persons: each })),
      population: null,
      given: null,
      manual: null,
    });
    const table = quotasByMethod(
      statedQuotaMethod(notice)!,
      2026,
      [years('A', 10, 11, 11), years('B', 10, null, 12)],
      null,
    );
    expect(table.rows.map(({ answer }) => answer)).toMatchObject([
      { kind: 'quota', persons: 11 },
      { kind: 'missing', what: [{ figure: 'PRIOR_YEAR', year: 2024 }] },
    ]);
  });
});

describe('what later documents change', () => {
  it('changes on 20 December 2025 and on 10 March 2026', () => {
    expect(revisionDays(notice)).toEqual(['2025-12-20', '2026-03-10']);
    const numbers = (day: string) => documentsOn(notice, day).map(({ document }) => document.number);
    expect(numbers('2025-12-19')).toEqual(['示例己政办〔2025〕40号']);
    expect(numbers('2025-12-20')).toEqual(['示例己政办〔2025〕40号', '示例己政办〔2025〕58号']);
    expect(numbers('2026-03-10')).toEqual([
      '示例己政办〔2025〕40号',
      '示例己政办〔2025〕58号',
      '示例己财社〔2026〕3号',
    ]);
    expect(documentsOn(notice, '2026-03-10').map(({ places }) => places)).toEqual([
      [],
      ['windows[0].closesOn', 'rewards[1]'],
      ['standard.fiscal.fen'],
    ]);
  });

  it('closes on 31 December the day before, and on 28 February from 20 December on', () => {
    const [before, after] = ['2025-12-19', '2025-12-20'].map((day) => noticeOn(notice, day));
    expect(before!.windows.map(({ closesOn }) => closesOn)).toEqual(['2025-12-31']);
    expect(after!.windows.map(({ closesOn }) => closesOn)).toEqual(['2026-02-28']);
    expect([before!, after!].map(({ windows }) => openDays(windows[0]!))).toEqual([122, 181]);
    // As published, before any revision is applied.
    expect(notice.windows[0]?.closesOn).toBe('2025-12-31');
  });

  it('covers a payment of 15 January from 1 January, where it was outside before', () => {
    const facts = { paidOn: '2026-01-15', bornOn: '1980-05-05', categories: [], history: null };
    expect(benefitStart(noticeOn(notice, '2025-12-19'), facts)).toEqual({ kind: 'outsideWindows' });
    expect(benefitStart(noticeOn(notice, '2026-01-15'), facts)).toMatchObject({
      kind: 'starts',
      on: '2026-01-01',
    });
  });

  it('has one stage of reward on 19 December and two on the 20th, the second by a clause of its own', () => {
    const stages = (day: string) =>
      noticeOn(notice, day).rewards.map(({ deadlineOn, perPersonFen, clause }) => [
        deadlineOn,
        perPersonFen,
        clause,
      ]);
    expect(stages('2025-12-19')).toEqual([['2025-12-31', 100, '四']]);
    expect(stages('2025-12-20')).toEqual([
      ['2025-12-31', 100, '四'],
      ['2026-01-31', 60, '延长通知一'],
    ]);
    const ids = (day: string) => noticeOn(notice, day).clauses.map(({ id }) => id);
    expect(ids('2025-12-19')).not.toContain('延长通知一');
    expect(ids('2025-12-20')).toContain('延长通知一');
  });

  it('pays 670 yuan of fiscal subsidy on 9 March and 700 on 10 March 2026, for whoever is enrolled then', () => {
    const fiscal = (day: string) => fiscalOf(noticeOn(notice, day), 50_000, day);
    expect(fiscal('2026-03-09')).toMatchObject({ kind: 'amount', fen: 3_350_000_000 });
    expect(fiscal('2026-03-10')).toMatchObject({ kind: 'amount', fen: 3_500_000_000 });
  });

  it('leaves every amount due as it was', () => {
    for (const day of ['2025-12-19', '2025-12-20', '2026-03-10']) {
      const answer = amountDue(noticeOn(notice, day), { ...adult, categories: on('MONITORED') }, october);
      expect(answer).toEqual(due(['MONITORED']));
    }
  });
});

describe('the better of its two stages', () => {
  const extended = noticeOn(notice, '2025-12-20');
  const [december, january, end] = ['2025-12-31', '2026-01-31', '2026-02-28'];

  /** Heads on 31 December, 31 January and at the end; 100 of them fully subsidised, quota 30,000. */
  function reward(
    heads: readonly [number, number, number],
    rules = extended,
    more: Partial<HeadCounts> = {},
  ) {
    const counts = { quota: 30_000, fullySubsidised: 100, ...more };
    const [first, second, final] = heads.map((posted, index) =>
      snapshot([december, january, end][index]!, posted, counts),
    );
    return rewardOf(rules, division([first!, second!], { final: final! }), '2026-03-01');
  }

  it('leaves no question open', () => {
    expect(rewardDays(extended)).toEqual([december, january]);
    expect(reward([0, 0, 0]).switches.map(({ code, choice }) => [code, choice])).toEqual([
      ['REWARD_STAGES', 'BEST'],
      ['REWARD_DEADLINE_DAY', 'INCLUDED'],
      ['REWARD_AS_OF', 'POSTED_ON'],
      ['REWARD_HEAD_COUNT', 'FINAL'],
      ['REWARD_FULLY_SUBSIDISED', 'NOT_COUNTED'],
      ['REWARD_ABOVE_QUOTA', 'NOT_COUNTED'],
      ['REWARD_HARDSHIP_COVERAGE', 'NOT_REQUIRED'],
    ]);
  });

  it('is 30,000 yuan when 30,100 are posted by 31 December: 100 and what is above the quota do not count', () => {
    expect(reward([30_100, 30_500, 30_900]).outcome).toMatchObject({
      kind: 'earned',
      fen: 3_000_000,
      parts: [{ index: 0, earned: { persons: 30_000, headCount: 'FINAL', asOfOn: end } }],
    });
  });

  it('is 18,000 yuan when the quota is met only by 31 January: 30,000 × 0.6', () => {
    const answer = reward([30_099, 30_100, 30_100]);
    expect(answer.outcome).toMatchObject({ kind: 'earned', fen: 1_800_000, clause: '延长通知一' });
    expect(explainReward(extended, answer)[0]).toBe(
      '达到截至2026年1月31日一档，按2026年2月28日的入库人数 30,000 人，每人 0.60 元，计 18,000 元（延长通知一）。',
    );
  });

  it('was nothing at all for the same township before the extension', () => {
    expect(reward([30_099, 30_100, 30_100], noticeOn(notice, '2025-12-19')).outcome).toEqual({
      kind: 'missed',
    });
  });

  it('pays for the final heads: 300 fewer at the end leave 29,700', () => {
    expect(reward([30_100, 30_100, 29_800]).outcome).toMatchObject({
      fen: 2_970_000,
      parts: [
        {
          earned: {
            persons: 29_700,
            atDeadline: { asOfOn: december, persons: 30_000 },
            atEnd: { asOfOn: end, persons: 29_700 },
          },
        },
      ],
    });
  });

  it('has no answer for 示例社区办 with its quota of 0', () => {
    expect(reward([50, 50, 50], extended, { quota: 0, fullySubsidised: 0 }).outcome).toEqual({
      kind: 'noQuota',
      stage: 0,
      why: 'ZERO',
      what: 'quota',
    });
  });
});
