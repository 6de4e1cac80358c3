import { assistanceOf } from '../../../../server/policy/assistance.ts';
import { benefitStart } from '../../../../server/policy/benefit.ts';
import { amountDue } from '../../../../server/policy/due.ts';
import { explainPenalty } from '../../../../server/policy/explain/penalty.ts';
import { explainReward } from '../../../../server/policy/explain/reward.ts';
import { fundOf } from '../../../../server/policy/fund.ts';
import type { HeadCounts } from '../../../../server/policy/metric.ts';
import { type PenaltySituation, penaltiesOf } from '../../../../server/policy/penalty.ts';
import { quotasByMethod } from '../../../../server/policy/quota-method.ts';
import { monotoneFaults } from '../../../../server/policy/reward/monotone.ts';
import { type RewardSnapshot, rewardDays, rewardOf } from '../../../../server/policy/reward.ts';
import { statedQuotaMethod } from '../../../../server/policy/stated-quota-method.ts';
import { furtherNotice, loadFurtherNotice } from '../../../support/further-notices.ts';
import { adult, on } from '../due-samples.ts';
import { division, situation, snapshot } from '../reward-samples.ts';

const notice = furtherNotice('banded-rewards');
const [november, january] = ['2025-11-30', '2026-01-20'];
const afterAll = '2026-02-01';

interface Day extends Partial<HeadCounts> {
  readonly heads: number;
  readonly hardshipCoverage?: RewardSnapshot['hardshipCoverage'];
}

function at(day: string, { heads, hardshipCoverage, ...counts }: Day): RewardSnapshot {
  const figures = { quota: 10_000, fullySubsidised: 1_000, ...counts };
  return snapshot(day, heads, figures, hardshipCoverage === undefined ? {} : { hardshipCoverage });
}

/** With 1,000 fully subsidised among the heads unless said otherwise; quota 10,000. */
function reward(first: Day, last: Day | null, asOf = afterAll) {
  const end = last && at(january, last);
  return rewardOf(
    notice,
    division([at(november, first), ...(end ? [end] : [])], { final: end, current: end ?? at(asOf, first) }),
    asOf,
  );
}

const missed = { heads: 8_000 };

describe('a notice of banded rewards', () => {
  it('loads as data, without a problem: the bands rise, so no warning', () => {
    expect(loadFurtherNotice('banded-rewards').problems).toEqual([]);
    expect(monotoneFaults(notice)).toEqual([]);
  });

  it('asks for figures of 30 November and 20 January, and leaves no question open', () => {
    expect(rewardDays(notice)).toEqual([november, january]);
    expect(reward(missed, missed).switches.map(({ code, choice }) => [code, choice])).toEqual([
      ['REWARD_STAGES', 'CUMULATIVE'],
      ['REWARD_DEADLINE_DAY', 'INCLUDED'],
      ['REWARD_ABOVE_QUOTA', 'COUNTED'],
    ]);
  });

  it('asks everybody for 420 yuan and 低保 for nothing, all of it from medical assistance', () => {
    const answers = [adult, { ...adult, categories: on('SUBSISTENCE_ALLOWANCE') }].map((person) =>
      amountDue(notice, person, '2025-10-10'),
    );
    expect(answers).toMatchObject([
      { standardFen: 42_000, personPaysFen: 42_000, assistanceFen: 0 },
      {
        personPaysFen: 0,
        payers: [{ payer: 'MEDICAL_ASSISTANCE', timing: 'AT_SOURCE', fen: 42_000 }],
        clause: '第八条',
      },
    ]);
    const fund = fundOf(notice, assistanceOf(answers.map((due) => ({ due, persons: 10 }))), '2025-10-10');
    // No fiscal subsidy is stated: the fund is unknown, not 8,400 yuan.
    expect(fund).toMatchObject({
      individualFen: 420_000,
      assistanceFen: 420_000,
      fiscal: { kind: 'notStated' },
      fundFen: null,
    });
  });

  it('does not say when cover begins', () => {
    const facts = { paidOn: '2026-01-20', bornOn: '1980-05-05', categories: [], history: null };
    expect(benefitStart(notice, facts)).toMatchObject({ kind: 'notStated', window: 'CONCENTRATED' });
  });
});

describe('the first of two cumulative stages', () => {
  const first = (heads: number) => reward({ heads }, missed);

  it.each([
    [8_994, { kind: 'missed', why: { kind: 'BAND_PAYS_NOTHING', from: 0, to: 9_000, headsShort: 6 } }],
    [8_999, { kind: 'missed', why: { kind: 'BAND_PAYS_NOTHING', headsShort: 1 } }],
    [9_000, { kind: 'earned', persons: 8_000, fen: 400_000, base: 'PAYING_ONLY' }],
    [9_499, { kind: 'earned', persons: 8_499, fen: 424_950 }],
    [9_500, { kind: 'undefinedBand', from: 9_500, to: 10_000 }],
    [9_999, { kind: 'undefinedBand', from: 9_500, to: 10_000 }],
    [10_000, { kind: 'earned', persons: 9_000, fen: 900_000, asOfOn: november, headCount: 'AT_DEADLINE' }],
  ])('answers %d of 10,000, 1,000 of them fully subsidised, by the band [from, to)', (heads, outcome) => {
    expect(first(heads).stages[0]?.outcome).toMatchObject(outcome);
  });

  it('pays 0.5 yuan for each of 8,000 who pay themselves at exactly 90 %', () => {
    expect(first(9_000).outcome).toMatchObject({ kind: 'earned', fen: 400_000, parts: [{ index: 0 }] });
  });

  it('leaves the whole answer undefined at 95 %: the second stage cannot make up for it', () => {
    expect(first(9_500).outcome).toEqual({
      kind: 'undefinedBand',
      stage: 0,
      numerator: 9_500,
      denominator: 10_000,
      from: 9_500,
      to: 10_000,
    });
    expect(reward({ heads: 9_500 }, { heads: 10_200 }).outcome).toMatchObject({ kind: 'undefinedBand' });
  });

  it('goes by the day of payment: who paid by 30 November and is posted later counts', () => {
    const outcome = reward({ heads: 10_000, posted: 9_000 }, missed).stages[0]?.outcome;
    expect(outcome).toMatchObject({ kind: 'earned', persons: 9_000 });
  });

  it('takes refunds off the rate and the heads: 9,000 less 1 earn nothing', () => {
    expect(reward({ heads: 9_000, refunded: 1 }, missed).outcome).toEqual({ kind: 'missed' });
  });
});

describe('both cumulative stages', () => {
  it('add up: 8,000 × 0.5 and 9,200 × 1.5 are 4,000 + 13,800 = 17,800 yuan', () => {
    const { outcome } = reward({ heads: 9_000 }, { heads: 10_200 });
    expect(outcome).toMatchObject({
      kind: 'earned',
      fen: 1_780_000,
      unlimitedFen: null,
      parts: [
        { index: 0, deadlineOn: november, earned: { fen: 400_000, asOfOn: november } },
        { index: 1, deadlineOn: january, earned: { fen: 1_380_000, headCount: 'FINAL', asOfOn: january } },
      ],
    });
  });

  it('cap each at 40,000 yuan and the sum of 80,000 at 60,000', () => {
    const big = { quota: 50_000, fullySubsidised: 5_000 };
    const answer = reward({ heads: 50_000, ...big }, { heads: 51_000, ...big });
    expect(answer.outcome).toMatchObject({
      kind: 'earned',
      fen: 6_000_000,
      unlimitedFen: 8_000_000,
      parts: [
        { earned: { persons: 45_000, fen: 4_000_000, uncappedFen: 4_500_000 } },
        { earned: { persons: 46_000, fen: 4_000_000, uncappedFen: 6_900_000 } },
      ],
    });
    expect(explainReward(notice, answer).slice(0, 4)).toEqual([
      '达到截至2025年11月30日一档，按2025年11月30日的本人缴费人数 45,000 人，每人 1 元，计 45,000 元，超过本档封顶，由 45,000 元减为 40,000 元；征缴结束时为 46,000 人，没有采用（第八条）。',
      '达到截至2026年1月20日一档，按2026年1月20日的本人缴费人数 46,000 人，每人 1.50 元，计 69,000 元，超过本档封顶，由 69,000 元减为 40,000 元（第八条）。',
      '合计 80,000 元，超过封顶 60,000 元，按封顶计（第八条）。',
      '共奖励 60,000 元。',
    ]);
  });

  it('pay the second alone when the first is missed, and nothing when both are', () => {
    expect(reward({ heads: 8_999 }, { heads: 10_000 }).outcome).toMatchObject({ fen: 1_350_000 });
    expect(reward({ heads: 8_999 }, { heads: 9_999 }).outcome).toEqual({ kind: 'missed' });
  });

  it('wait for 20 January, and say what today would come to', () => {
    expect(reward({ heads: 9_000 }, null, '2025-12-15').outcome).toEqual({
      kind: 'pending',
      what: { kind: 'DEADLINE', on: january },
      stage: 1,
      wouldBe: { asOfOn: '2025-12-15', kind: 'earned', fen: 400_000 },
    });
  });

  it('pay nothing while one of 1,000 in hardship is not covered, whatever the heads', () => {
    const short = { heads: 10_500, hardshipCoverage: { covered: 999, due: 1_000 } };
    const answer = reward(short, short);
    expect(answer.outcome).toEqual({ kind: 'missed' });
    expect(answer.stages.map(({ outcome }) => outcome)).toMatchObject([
      { kind: 'missed', why: { kind: 'CONDITION', metric: 'HARDSHIP_COVERAGE', headsShort: 1 } },
      { kind: 'missed', why: { kind: 'CONDITION', metric: 'HARDSHIP_COVERAGE', headsShort: 1 } },
    ]);
    // Covered by January: the second stage alone.
    expect(reward(short, { heads: 10_500 }).outcome).toMatchObject({ fen: 1_425_000 });
  });

  it('are pending while hardship coverage is not known, and hold where nobody is in hardship', () => {
    const unknown = { heads: 10_000, hardshipCoverage: null };
    expect(reward(unknown, unknown).outcome).toMatchObject({
      kind: 'pending',
      what: { kind: 'HARDSHIP_COVERAGE' },
    });
    const nobody = { heads: 10_000, hardshipCoverage: { covered: 0, due: 0 } };
    expect(reward(nobody, nobody).outcome).toMatchObject({ kind: 'earned', fen: 2_250_000 });
  });

  it('miss with an undefined band and a failed condition: nothing is paid whatever the band would say', () => {
    const short = { heads: 9_500, hardshipCoverage: { covered: 0, due: 1 } };
    expect(reward(short, missed).outcome).toEqual({ kind: 'missed' });
  });
});

describe('the four penalties', () => {
  const judged = (heads: number, more: Partial<PenaltySituation> = {}) =>
    penaltiesOf(
      notice,
      situation({
        asOfOn: '2026-01-01',
        counts: at('2026-01-01', { heads }).counts,
        ...more,
      }),
    );
  const kinds = (...args: Parameters<typeof judged>) => judged(...args).map(({ kind }) => kind);

  it('name nobody at exactly 85 %, and three things at 79.99 %', () => {
    expect(kinds(8_500)).toEqual(['doesNotFire', 'doesNotFire', 'doesNotFire', 'doesNotFire']);
    expect(kinds(8_499)).toEqual(['fires', 'fires', 'doesNotFire', 'doesNotFire']);
    expect(kinds(8_000)).toEqual(['fires', 'fires', 'doesNotFire', 'doesNotFire']);
    expect(kinds(7_999)).toEqual(['fires', 'fires', 'doesNotFire', 'fires']);
  });

  it('begin the day after 31 December', () => {
    expect(kinds(7_000, { asOfOn: '2025-12-31' })).toEqual(Array(4).fill('doesNotFire'));
  });

  it('call the leader in after two interviews in a row, on any day', () => {
    const on30 = { asOfOn: '2025-10-30' };
    expect(kinds(9_000, { ...on30, interviewsInARow: 1 })[2]).toBe('doesNotFire');
    expect(kinds(9_000, { ...on30, interviewsInARow: 2 })[2]).toBe('fires');
    expect(kinds(9_000, { ...on30, interviewsInARow: null })[2]).toBe('pending');
  });

  it('say 0.5 points, 2,000 yuan and the figures', () => {
    const [, points, , money] = judged(7_999);
    expect([points!, money!].map((penalty) => explainPenalty(penalty))).toEqual([
      [
        '“主要负责人扣分”（对乡镇主要负责人扣考核分 0.5 分）：截至2026年1月1日应予处理（第九条）。',
        '已过2025年12月31日。',
        '任务完成率为7,999 人 ÷ 10,000 人 = 79.99%，低于 85%，还差 501 人。',
      ],
      [
        '“扣款”（对乡镇扣款 2,000 元）：截至2026年1月1日应予处理（第九条）。',
        '已过2025年12月31日。',
        '任务完成率为7,999 人 ÷ 10,000 人 = 79.99%，低于 80%，还差 1 人。',
      ],
    ]);
  });
});

describe('the quotas by last year', () => {
  it('are 102 % of last year, a half upwards: 10,002 of 9,806 and 26 of 25; an unknown year is asked for', () => {
    const last = (code: string, persons: number | null) => ({
      code,
      priorYears: [{ year: 2025, persons }],
      population: null,
      given: null,
      manual: null,
    });
    const table = quotasByMethod(
      statedQuotaMethod(notice)!,
      2026,
      [last('A', 9_806), last('B', 25), last('C', null)],
      10_028,
    );
    expect(table.rows.map(({ answer }) => answer)).toMatchObject([
      { kind: 'quota', persons: 10_002 },
      { kind: 'quota', persons: 26 },
      { kind: 'missing', what: [{ figure: 'PRIOR_YEAR', year: 2025 }] },
    ]);
    expect(table).toMatchObject({ computed: null, residual: null });
  });
});
