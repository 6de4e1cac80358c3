import { assistanceOf } from '../../../server/policy/assistance.ts';
import { benefitStart } from '../../../server/policy/benefit.ts';
import { calendarDays, openDays, openDaysBetween, windowStateOn } from '../../../server/policy/calendar.ts';
import { completion } from '../../../server/policy/completion.ts';
import { type AmountDue, amountDue, type Person } from '../../../server/policy/due.ts';
import { explainDue } from '../../../server/policy/explain/due.ts';
import { explainReward } from '../../../server/policy/explain/reward.ts';
import { fundOf } from '../../../server/policy/fund.ts';
import { metricNamed, metricRate } from '../../../server/policy/metric.ts';
import type { Notice } from '../../../server/policy/notice.ts';
import { penaltiesOf } from '../../../server/policy/penalty.ts';
import { divisionQuotas, quotaTotals } from '../../../server/policy/quota.ts';
import { type RewardSnapshot, rewardOf } from '../../../server/policy/reward.ts';
import { fiscalPerPerson } from '../../../server/policy/standard.ts';
import { statedQuotaMethod } from '../../../server/policy/stated-quota-method.ts';
import type { SwitchCode } from '../../../server/policy/switch.ts';
import { adult, on } from './due-samples.ts';
import { projectNotice } from './notice-samples.ts';
import { choosing, counts, division, fenOf, luoshan, situation, snapshot } from './reward-samples.ts';

/*
 * The two notices of the project in full: what each says, and what each leaves open. The parts have tests of their own
 * that look closer; here a reader of the notices finds every sentence with a number again.
 */

const linyi = projectNotice('linyi-2025');
const october = '2024-10-10';

function due(notice: Notice, codes: readonly string[], more: Partial<Person> = {}): AmountDue {
  return amountDue(notice, { ...adult, categories: on(...codes), ...more }, october);
}

/** Yuan: paid by the person, by medical assistance; the kind of answer when there is no amount. */
function parts(answer: AmountDue) {
  return answer.kind === 'due' ? [answer.personPaysFen / 100, answer.assistanceFen / 100] : answer.kind;
}

describe('罗政办〔2024〕42号, the amounts', () => {
  it('asks a person of no category for 400 yuan, with 670 yuan of fiscal subsidy, not below', () => {
    expect(parts(due(luoshan, []))).toEqual([400, 0]);
    expect(fiscalPerPerson(luoshan, october)).toMatchObject({
      fen: 67_000,
      sources: [{ source: 'NOT_SPLIT', fen: 67_000 }],
      raisedBy: null,
      clause: '一',
    });
  });

  it.each(luoshan.categories.map(({ code, name }) => [name, code]))('has no rule for %s', (name, code) => {
    const answer = due(luoshan, [code]);
    expect(answer).toEqual({ kind: 'noRule', clause: '四(三)', categories: [code] });
    expect(explainDue(luoshan, answer)).toEqual([
      `本通知没有规定${name}的资助金额（罗政办〔2024〕42号 四(三)“兜牢保障底线”）。`,
      '不能当作免缴，也不能当作按标准全额缴费；请查上级文件或请示后再定。',
    ]);
  });

  it('counts the people without a rule apart: neither 0 nor 400 yuan for 55,473 in 低保', () => {
    const total = assistanceOf([
      { due: due(luoshan, []), persons: 1_000 },
      { due: due(luoshan, ['SUBSISTENCE_ALLOWANCE']), persons: 55_473 },
    ]);
    expect(total).toMatchObject({
      persons: 1_000,
      individualFen: 40_000_000,
      assistanceFen: 0,
      noRulePersons: 55_473,
      needsReviewPersons: 0,
    });
    expect(fundOf(luoshan, total, october)).toMatchObject({ fundFen: 107_000_000 });
  });

  it('does not say when cover begins', () => {
    const facts = { paidOn: october, bornOn: '1980-05-05', categories: [], history: null };
    expect(benefitStart(luoshan, facts)).toMatchObject({ kind: 'notStated', clause: '三(二)' });
  });

  it('is open on all 92 days from 1 October to 31 December', () => {
    expect(luoshan.windows.map((window) => [calendarDays(window), openDays(window)])).toEqual([[92, 92]]);
    const kinds = ['2024-09-30', '2024-10-01', '2024-12-31', '2025-01-01'].map(
      (day) => windowStateOn(luoshan.windows, day).kind,
    );
    expect(kinds).toEqual(['outside', 'open', 'open', 'outside']);
  });
});

describe('罗政办〔2024〕42号, the table', () => {
  const rows = divisionQuotas(luoshan).map(({ values }) => values[0]!);
  const metric = metricNamed(luoshan, 'TASK_COMPLETION');
  const at = (day: string, quota: number, posted = quota) => snapshot(day, posted, { quota });

  it('declares 592,727, computes 592,725, and is 2 short in the task column alone', () => {
    expect(
      quotaTotals(luoshan.quotas!).map(({ declared, computed, difference }) => [
        declared,
        computed,
        difference,
      ]),
    ).toEqual([
      [592_727, 592_725, -2],
      [55_473, 55_473, 0],
      [64_657, 64_657, 0],
    ]);
    expect(luoshan.targets.enrollment?.persons).toBe(592_727);
    expect(statedQuotaMethod(luoshan)).toEqual({
      kind: 'MEAN_OF_PRIOR_YEARS',
      years: 3,
      missingYears: 'ASK',
    });
  });

  it('has 20 rates of exactly 1 when each township just meets its quota, and a county at 99.99 %, 2 short', () => {
    for (const quota of rows) {
      expect(metricRate(metric, counts(quota, { quota }))).toEqual({
        kind: 'rate',
        numerator: quota,
        denominator: quota,
        asOf: 'POSTED_ON',
      });
    }
    expect(completion(592_725, 592_727)).toBe(9_999);
    expect(completion(592_725, 592_725)).toBe(10_000);
  });

  it('pays 1,185,450 yuan for 592,725 heads when all 20 meet their quotas by 30 November', () => {
    const rewards = rows.map((quota) => rewardOf(luoshan, division([at('2024-11-30', quota)]), '2024-12-01'));
    expect(rewards).toHaveLength(20);
    expect(rewards.reduce((sum, { outcome }) => sum + fenOf(outcome)!, 0)).toBe(118_545_000);
  });

  it('pays 592,725 yuan when all 20 meet them by 31 December, and nothing afterwards', () => {
    const late = (posted: (quota: number) => number) =>
      rows.map((quota) =>
        rewardOf(
          luoshan,
          division([at('2024-11-30', quota, quota - 1), at('2024-12-31', quota, posted(quota))]),
          '2025-01-01',
        ),
      );
    const paid = late((quota) => quota).reduce((sum, { outcome }) => sum + fenOf(outcome)!, 0);
    expect(paid).toBe(59_272_500);
    expect(late((quota) => quota - 1).every(({ outcome }) => outcome.kind === 'missed')).toBe(true);
  });
});

describe('罗政办〔2024〕42号, what it leaves open about the reward of 周党镇, quota 42,643', () => {
  const covered = { covered: 7_000, due: 7_000 };

  interface Figures {
    readonly posted: number;
    readonly postedOfPaid: number;
    readonly fullySubsidised: number;
    readonly hardship: { readonly covered: number; readonly due: number };
  }

  const days = ['2024-11-29', '2024-11-30', '2024-12-30', '2024-12-31'];

  function reward(notice: Notice, figures: readonly Figures[]) {
    const snapshots = figures.map(
      ({ posted, postedOfPaid, fullySubsidised, hardship }, index): RewardSnapshot =>
        snapshot(days[index]!, posted, { postedOfPaid, fullySubsidised }, { hardshipCoverage: hardship }),
    );
    return rewardOf(notice, division(snapshots, { final: snapshots.at(-1)! }), '2025-01-10');
  }

  /** Met on the last day, above quota, with 700 fully subsidised, 50 posted a day late and 1 of 7,000 not covered. */
  const close: readonly Figures[] = [
    { posted: 42_600, postedOfPaid: 42_640 },
    { posted: 43_000, postedOfPaid: 43_050 },
    { posted: 43_900, postedOfPaid: 43_900 },
    { posted: 44_000, postedOfPaid: 44_000 },
  ].map((day) => ({ ...day, fullySubsidised: 700, hardship: { covered: 6_999, due: 7_000 } }));

  /** Exactly the quota since 29 November: nothing that the questions are about. */
  const plain: readonly Figures[] = days.map(() => ({
    posted: 42_643,
    postedOfPaid: 42_643,
    fullySubsidised: 0,
    hardship: covered,
  }));

  it('is 86,000 yuan as chosen: 43,000 heads of 30 November at 2 yuan', () => {
    expect(fenOf(reward(luoshan, close).outcome)).toBe(8_600_000);
  });

  it.each<[SwitchCode, string, number | null, number, string]>([
    ['REWARD_STAGES', 'BEST', 86_000, 85_286, 'the better of 86,000 and 44,000'],
    ['REWARD_STAGES', 'CUMULATIVE', 130_000, 127_929, 'both: 43,000 × 2 + 44,000 × 1'],
    ['REWARD_DEADLINE_DAY', 'EXCLUDED', 43_900, 85_286, '42,600 of the 29th are too few: 43,900 × 1'],
    ['REWARD_AS_OF', 'PAID_ON', 86_100, 85_286, '43,050 had paid by then: × 2'],
    ['REWARD_HEAD_COUNT', 'FINAL', 88_000, 85_286, 'the 44,000 of the end: × 2'],
    ['REWARD_FULLY_SUBSIDISED', 'NOT_COUNTED', 43_300, 85_286, '42,300 are too few: (44,000 − 700) × 1'],
    ['REWARD_ABOVE_QUOTA', 'NOT_COUNTED', 85_286, 85_286, 'the quota alone: 42,643 × 2'],
    ['REWARD_HARDSHIP_COVERAGE', 'REQUIRED', null, 85_286, 'one of 7,000 is not covered: nothing'],
  ])(
    '%s read as %s makes it %p yuan, and %d where the question does not arise: %s',
    (code, choice, yuan, without) => {
      const flipped = choosing(luoshan, code, choice);
      const answer = reward(flipped, close);
      expect(fenOf(answer.outcome)).toBe(yuan === null ? null : yuan * 100);
      expect(answer.outcome.kind).toBe(yuan === null ? 'missed' : 'earned');
      expect(fenOf(reward(flipped, plain).outcome)).toBe(without * 100);
      // Nothing else hangs on it.
      expect(due(flipped, ['SUBSISTENCE_ALLOWANCE'])).toEqual(due(luoshan, ['SUBSISTENCE_ALLOWANCE']));
      expect(penaltiesOf(flipped, situation())).toEqual(penaltiesOf(luoshan, situation()));
      expect(answer.switches.filter((use) => use.code !== code)).toEqual(
        reward(luoshan, close).switches.filter((use) => use.code !== code),
      );
    },
  );

  it('ends with the seven choices and their reasons', () => {
    const sentences = explainReward(luoshan, reward(luoshan, close));
    expect(sentences[0]).toBe(
      '达到截至2024年11月30日一档，按2024年11月30日的入库人数 43,000 人，每人 2 元，计 86,000 元；征缴结束时为 44,000 人，没有采用（四(四)）。',
    );
    expect(sentences.filter((sentence) => sentence.includes('理由'))).toHaveLength(7);
  });

  it('criticises from 1 January 2025 for 1 head short, or 1 in hardship not covered, and takes no reward away', () => {
    const kinds = (asOfOn: string, posted: number, coveredOf7000: number) =>
      penaltiesOf(
        luoshan,
        situation({
          asOfOn,
          counts: counts(posted),
          hardshipCoverage: { covered: coveredOf7000, due: 7_000 },
        }),
      ).map(({ kind, penalty }) => [penalty.act, kind]);
    expect(kinds('2025-01-01', 42_642, 7_000)).toEqual([
      ['CRITICISM', 'fires'],
      ['CRITICISM', 'doesNotFire'],
    ]);
    expect(kinds('2025-01-01', 42_643, 6_999)).toEqual([
      ['CRITICISM', 'doesNotFire'],
      ['CRITICISM', 'fires'],
    ]);
    expect(kinds('2024-12-31', 42_642, 6_999)).toEqual([
      ['CRITICISM', 'doesNotFire'],
      ['CRITICISM', 'doesNotFire'],
    ]);
  });

  it('sets no weekday for the bulletin and no number for the interviews', () => {
    expect(luoshan.reporting).toMatchObject({
      bulletin: { cycle: 'WEEKLY', weekday: null },
      interview: { everyWeeks: 2, bottomDivisions: null, behindPace: null },
    });
  });
});

describe('临政办发〔2024〕22号, the amounts', () => {
  const severe = { disabilityGrade: 2 };
  const poor = { lowIncomeFamily: true };

  it.each<[string, number, number, readonly string[], Partial<Person>?]>([
    ['特困人员', 0, 400, ['EXTREME_POVERTY']],
    ['孤儿', 0, 400, ['ORPHAN']],
    ['事实无人抚养儿童', 0, 400, ['DE_FACTO_UNATTENDED_CHILD']],
    ['返贫致贫人口', 40, 360, ['RELAPSED_OR_NEW_POVERTY']],
    ['低保对象', 80, 320, ['SUBSISTENCE_ALLOWANCE']],
    ['脱贫不稳定人口', 120, 280, ['UNSTABLY_LIFTED_OUT']],
    ['边缘易致贫人口', 120, 280, ['AT_RISK_OF_POVERTY']],
    ['突发严重困难人口', 120, 280, ['SUDDEN_SEVERE_HARDSHIP']],
    ['a disability of grade 1', 200, 200, ['DISABLED_UNABLE_TO_WORK'], { disabilityGrade: 1 }],
    ['a disability of grade 2', 200, 200, ['DISABLED_UNABLE_TO_WORK'], severe],
    ['a disability of grade 3', 400, 0, ['DISABLED_UNABLE_TO_WORK'], { disabilityGrade: 3 }],
    [
      '60 on the day in a low-income family',
      200,
      200,
      ['LOW_INCOME_ELDERLY'],
      { ...poor, bornOn: '1964-10-10' },
    ],
    ['60 the day after', 400, 0, ['LOW_INCOME_ELDERLY'], { ...poor, bornOn: '1964-10-11' }],
    ['60 outside a low-income family', 400, 0, ['LOW_INCOME_ELDERLY'], { bornOn: '1960-01-01' }],
    ['a minor in a low-income family', 200, 200, ['LOW_INCOME_MINOR'], { ...poor, bornOn: '2006-10-11' }],
    ['18 on the day in a low-income family', 400, 0, ['LOW_INCOME_MINOR'], { ...poor, bornOn: '2006-10-10' }],
    ['a minor outside a low-income family', 400, 0, ['LOW_INCOME_MINOR'], { bornOn: '2015-05-05' }],
    ['a minor in no category', 400, 0, [], { bornOn: '2015-05-05' }],
    ['稳定脱贫人口', 400, 0, ['STABLY_LIFTED_OUT']],
    ['优抚对象', 400, 0, ['SPECIAL_CARE']],
    ['everyone else', 400, 0, []],
    ['返贫致贫 and 低保', 40, 360, ['SUBSISTENCE_ALLOWANCE', 'RELAPSED_OR_NEW_POVERTY']],
    ['稳定脱贫 and 低保', 80, 320, ['STABLY_LIFTED_OUT', 'SUBSISTENCE_ALLOWANCE']],
    [
      '低保 with a disability of grade 2',
      80,
      320,
      ['DISABLED_UNABLE_TO_WORK', 'SUBSISTENCE_ALLOWANCE'],
      severe,
    ],
  ])('ask %s for %d yuan, and medical assistance for %d', (_, pays, assistance, codes, more = {}) => {
    expect(parts(due(linyi, codes, more))).toEqual([pays, assistance]);
  });

  it('say why 返贫致贫 at 40 yuan comes before 低保 at 80', () => {
    expect(explainDue(linyi, due(linyi, ['SUBSISTENCE_ALLOWANCE', 'RELAPSED_OR_NEW_POVERTY']))).toEqual([
      '个人应缴 40 元：本期标准 400 元，资助 360 元（医疗救助资金 360 元，缴费时直接减免）。',
      '标准：个人缴费标准 400 元（临政办发〔2024〕22号 三“征缴标准”）。',
      '依据：返贫致贫人口，个人缴 40 元、资助 360 元（临政办发〔2024〕22号 三.2“定额资助”）。',
      '没有采用：低保对象，个人缴 80 元、资助 320 元（三.2）——也适用，但个人要缴的更多；只资助一次，按个人缴纳最少的一类。',
    ]);
  });

  it('say that 稳定脱贫人口 pay the standard because no rule names them', () => {
    expect(explainDue(linyi, due(linyi, ['STABLY_LIFTED_OUT']))).toEqual([
      '个人应缴 400 元：本期标准 400 元，没有资助。',
      '标准：个人缴费标准 400 元（临政办发〔2024〕22号 三“征缴标准”）。',
      '稳定脱贫人口没有列入分类资助，按标准缴费（临政办发〔2024〕22号 三“征缴标准”）。',
    ]);
  });

  it('have no fiscal subsidy stated, so the fund is not known', () => {
    const total = assistanceOf([{ due: due(linyi, ['SUBSISTENCE_ALLOWANCE']), persons: 100 }]);
    expect(fundOf(linyi, total, october)).toMatchObject({
      individualFen: 800_000,
      assistanceFen: 3_200_000,
      fiscal: { kind: 'notStated', clause: '三' },
      fundFen: null,
    });
  });
});

describe('临政办发〔2024〕22号, the rest', () => {
  const [window] = linyi.windows;

  it('opens 178 days from 1 September to 25 February, 150 of them for payment: 25 in each of 6 months', () => {
    expect([calendarDays(window!), openDays(window!)]).toEqual([178, 150]);
    const months = ['2024-09', '2024-10', '2024-11', '2024-12', '2025-01', '2025-02'];
    expect(months.map((month) => openDaysBetween(window!, `${month}-01`, `${month}-28`))).toEqual([
      25, 25, 25, 25, 25, 25,
    ]);
  });

  it('keeps a payment of the 26th with its amount, and flags it', () => {
    expect(amountDue(linyi, adult, '2024-10-26')).toMatchObject({
      personPaysFen: 40_000,
      standard: { day: 'closedDay' },
    });
    expect(amountDue(linyi, adult, '2025-02-26')).toMatchObject({ standard: { day: 'outside' } });
  });

  it('has no quotas, no townships, no reward and no penalty: each is none at all, not 0', () => {
    expect([linyi.quotas, linyi.divisions, linyi.penalties]).toEqual([null, [], []]);
    expect(statedQuotaMethod(linyi)).toEqual({ kind: 'MANUAL' });
    const answer = rewardOf(linyi, division([snapshot('2024-11-30', 1_000)]), '2025-03-01');
    expect(answer.outcome).toEqual({ kind: 'noRule' });
    expect(explainReward(linyi, answer)).toEqual(['通知没有奖励规定。']);
  });

  it('does not say when cover begins', () => {
    const facts = { paidOn: october, bornOn: '1980-05-05', categories: [], history: null };
    expect(benefitStart(linyi, facts)).toMatchObject({ kind: 'notStated' });
  });

  it('records a choice with its reason for the four questions about amounts', () => {
    expect(linyi.switches.map(({ code, choice }) => [code, choice])).toEqual([
      ['SUBSIDY_PRECEDENCE', 'LOWEST_PERSON_PAYS'],
      ['AGE_REFERENCE_DAY', 'PAID_ON'],
      ['CATEGORY_PARENT', 'INHERITED'],
      ['CATEGORY_DAY', 'PAID_ON'],
    ]);
    expect(linyi.switches.every(({ reason }) => reason.length > 10)).toBe(true);
  });
});
