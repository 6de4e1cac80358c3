import { assistanceOf } from '../../../../server/policy/assistance.ts';
import { benefitStart } from '../../../../server/policy/benefit.ts';
import { calendarDays, openDays, windowStateOn } from '../../../../server/policy/calendar.ts';
import { type AmountDue, amountDue, type Person } from '../../../../server/policy/due.ts';
import { explainDue } from '../../../../server/policy/explain/due.ts';
import { fundOf } from '../../../../server/policy/fund.ts';
import { fiscalPerPerson } from '../../../../server/policy/standard.ts';
import { subsidyParts } from '../../../../server/policy/subsidy.ts';
import { furtherNotice, loadFurtherNotice } from '../../../support/further-notices.ts';
import { adult, on } from '../due-samples.ts';

const notice = furtherNotice('two-tiers');
const october = '2025-10-10';

function due(person: Partial<Person>, day = october): AmountDue {
  return amountDue(notice, { ...adult, tier: 'TIER_ONE', ...person }, day);
}

/** Yuan: standard, paid by the person, assistance. */
function yuan(answer: AmountDue): readonly number[] | string {
  if (answer.kind !== 'due') return answer.kind;
  return [answer.standardFen, answer.personPaysFen, answer.assistanceFen].map((fen) => fen / 100);
}

/** Yuan by payer, and when. */
function payers(answer: AmountDue) {
  return answer.kind === 'due' && answer.payers.map(({ payer, timing, fen }) => [payer, timing, fen / 100]);
}

const both = ['TIER_ONE', 'TIER_TWO'] as const;

describe('a notice of two tiers', () => {
  it('loads as data, without a problem', () => {
    expect(loadFurtherNotice('two-tiers').problems).toEqual([]);
  });

  it('asks for 400 yuan in the first tier and 620 in the second', () => {
    expect(both.map((tier) => yuan(due({ tier })))).toEqual([
      [400, 400, 0],
      [620, 620, 0],
    ]);
  });

  it('needs the tier, and takes one it does not know for unknown', () => {
    const wanted = { kind: 'needsReview', reason: 'TIER_UNKNOWN', missing: ['tier'] };
    expect(due({ tier: null })).toMatchObject(wanted);
    expect(due({ tier: 'TIER_NINE' })).toMatchObject(wanted);
  });

  it('gives 低保 90 %: 360 of 400 yuan and 558 of 620, the person pays 40 or 62', () => {
    const answers = both.map((tier) => due({ tier, categories: on('SUBSISTENCE_ALLOWANCE') }));
    expect(answers.map(yuan)).toEqual([
      [400, 40, 360],
      [620, 62, 558],
    ]);
    expect(answers.map(payers)).toEqual([
      [
        ['MEDICAL_ASSISTANCE', 'AT_SOURCE', 288],
        ['COUNTY_FINANCE', 'AT_SOURCE', 72],
      ],
      [
        ['MEDICAL_ASSISTANCE', 'AT_SOURCE', 446.4],
        ['COUNTY_FINANCE', 'AT_SOURCE', 111.6],
      ],
    ]);
  });

  it('never gives 低保 less than 300 yuan: 90 % of 320 would be 288', () => {
    const subsidy = notice.subsidies[1]!;
    expect(subsidyParts(subsidy, 32_000)).toEqual({ personPaysFen: 2_000, assistanceFen: 30_000 });
    expect(subsidyParts(subsidy, 25_000)).toEqual({ personPaysFen: 0, assistanceFen: 25_000 });
  });

  it('gives 低保边缘 50 %, but leaves 220 yuan to the person: 180 of 400 and 310 of 620, paid back afterwards', () => {
    const answers = both.map((tier) => due({ tier, categories: on('SUBSISTENCE_MARGINAL') }));
    expect(answers.map(yuan)).toEqual([
      [400, 220, 180],
      [620, 310, 310],
    ]);
    expect(answers.map(payers)).toEqual([
      [
        ['MEDICAL_ASSISTANCE', 'AFTERWARDS', 144],
        ['COUNTY_FINANCE', 'AFTERWARDS', 36],
      ],
      [
        ['MEDICAL_ASSISTANCE', 'AFTERWARDS', 248],
        ['COUNTY_FINANCE', 'AFTERWARDS', 62],
      ],
    ]);
  });

  it('rounds the 50 % to whole yuan, a half upwards: 231 of 461 and 230 of 460.90', () => {
    const subsidy = notice.subsidies[2]!;
    expect(subsidyParts(subsidy, 46_100)).toEqual({ personPaysFen: 23_000, assistanceFen: 23_100 });
    expect(subsidyParts(subsidy, 46_090)).toEqual({ personPaysFen: 23_090, assistanceFen: 23_000 });
  });

  it('pays all of the first tier for 特困 and nothing of the second, and says that the rule stops there', () => {
    const [first, second] = both.map((tier) => due({ tier, categories: on('EXTREME_POVERTY') }));
    expect(yuan(first!)).toEqual([400, 0, 400]);
    expect(payers(first!)).toEqual([
      ['MEDICAL_ASSISTANCE', 'AT_SOURCE', 320],
      ['COUNTY_FINANCE', 'AT_SOURCE', 80],
    ]);
    expect(yuan(second!)).toEqual([620, 620, 0]);
    expect(second).toMatchObject({
      winning: null,
      losing: [{ index: 0, why: { kind: 'TIER_NOT_COVERED', tier: 'TIER_TWO' } }],
    });
    expect(due({ tier: null, categories: on('EXTREME_POVERTY') })).toMatchObject({
      reason: 'TIER_UNKNOWN',
    });
  });

  it('takes 40 before 220 yuan for one in both rosters, whatever their order, and keeps the loser', () => {
    const rosters = on('SUBSISTENCE_MARGINAL', 'SUBSISTENCE_ALLOWANCE');
    for (const categories of [rosters, [...rosters].reverse()]) {
      expect(due({ categories })).toMatchObject({
        personPaysFen: 4_000,
        winning: { index: 1, category: 'SUBSISTENCE_ALLOWANCE', why: { kind: 'WINS' } },
        losing: [{ index: 2, personPaysFen: 22_000, why: { kind: 'HIGHER_AMOUNT' } }],
      });
    }
  });

  it('can be read out, with payers, tier and the rule not used', () => {
    const answer = due({ categories: on('SUBSISTENCE_MARGINAL', 'SUBSISTENCE_ALLOWANCE') });
    expect(explainDue(notice, answer)).toEqual([
      '个人应缴 40 元：本期标准 400 元，资助 360 元（医疗救助资金 288 元、县级财政 72 元，缴费时直接减免）。',
      '标准：个人缴费标准（一档） 400 元（示例甲政办〔2025〕31号 一“缴费标准”）。',
      '依据：低保对象，个人缴 40 元、资助 360 元（示例甲政办〔2025〕31号 三“资助”）。',
      '没有采用：低保边缘家庭成员，个人负担 220 元、事后补助 180 元（三(二)）——也适用，但个人要缴的更多；只资助一次，按个人缴纳最少的一类。',
    ]);
  });

  it('tells 低保边缘 to pay all 400 yuan first, and what comes back', () => {
    expect(explainDue(notice, due({ categories: on('SUBSISTENCE_MARGINAL') }))[0]).toBe(
      '先缴后补：缴费时按本期标准缴 400 元，之后补助 180 元（医疗救助资金 144 元、县级财政 36 元），个人实际负担 220 元。',
    );
  });

  it('holds 低保 to the day of payment: 400 yuan the day before the roster begins, 40 on the day', () => {
    const categories = on('SUBSISTENCE_ALLOWANCE').map((entry) => ({ ...entry, from: '2025-11-01' }));
    expect(['2025-10-31', '2025-11-01'].map((day) => yuan(due({ categories }, day)))).toEqual([
      [400, 400, 0],
      [400, 40, 360],
    ]);
  });
});

describe('the late window of the two tiers', () => {
  it('asks for 400 + 700 = 1,100 yuan, or 620 + 700 = 1,320, from 1 March 2026', () => {
    expect(both.map((tier) => yuan(due({ tier }, '2026-03-01')))).toEqual([
      [1100, 1100, 0],
      [1320, 1320, 0],
    ]);
    expect(due({}, '2026-02-28')).toMatchObject({ standardFen: 40_000, standard: { kind: 'STANDARD' } });
  });

  it('subsidises nobody: 低保 pays 1,100 yuan, with the reason', () => {
    const answer = due({ categories: on('SUBSISTENCE_ALLOWANCE') }, '2026-06-30');
    expect(answer).toMatchObject({
      personPaysFen: 110_000,
      assistanceFen: 0,
      payers: [],
      standard: { kind: 'WITH_FISCAL', individualFen: 40_000, fiscalFen: 70_000 },
      winning: null,
      losing: [{ index: 1, why: { kind: 'WINDOW_NOT_SUBSIDISED' } }],
    });
    expect(explainDue(notice, answer)).toEqual([
      '个人应缴 1,100 元：本期标准 1,100 元，没有资助。',
      '标准：本征缴期收个人缴费标准（一档） 400 元加财政补助 700 元，财政补助部分由个人缴纳（示例甲政办〔2025〕31号 二(三)“补缴期”）。',
      '没有采用：低保对象，个人缴 740 元、资助 360 元（三）——本征缴期不享受分类资助。',
    ]);
  });

  it('is over on 1 July 2026: the standard and the subsidy as before, the payment to be looked at', () => {
    expect(due({ categories: on('SUBSISTENCE_ALLOWANCE') }, '2026-07-01')).toMatchObject({
      personPaysFen: 4_000,
      standard: { kind: 'STANDARD', day: 'outside' },
    });
  });
});

describe('the three windows of the two tiers', () => {
  it('meet without a gap: 122, 59 and 122 days, the second to the end of February', () => {
    expect(notice.windows.map(calendarDays)).toEqual([122, 59, 122]);
    expect(notice.windows.map(openDays)).toEqual([122, 59, 122]);
    const kinds = ['2025-08-31', '2025-09-01', '2025-12-31', '2026-01-01', '2026-02-28', '2026-03-01'];
    expect(
      kinds.map((day) => {
        const state = windowStateOn(notice.windows, day);
        return state.kind === 'outside' ? null : state.window.kind;
      }),
    ).toEqual([null, 'CONCENTRATED', 'CONCENTRATED', 'EXTENDED', 'EXTENDED', 'LATE']);
  });

  it.each([
    ['2025-09-01', '2026-01-01', 'START_OF_YEAR'],
    ['2025-12-31', '2026-01-01', 'START_OF_YEAR'],
    ['2026-01-01', '2026-02-01', 'NEXT_MONTH'],
    ['2026-02-28', '2026-03-01', 'NEXT_MONTH'],
    ['2026-03-01', '2026-06-02', 'AFTER_MONTHS'],
    ['2026-03-31', '2026-07-01', 'AFTER_MONTHS'],
    ['2026-06-30', '2026-10-01', 'AFTER_MONTHS'],
  ])('begin cover for a payment of %s on %s (%s)', (paidOn, first, rule) => {
    expect(
      benefitStart(notice, { paidOn, bornOn: '1980-05-05', categories: [], history: null }),
    ).toMatchObject({ kind: 'starts', on: first, until: '2026-12-31', rule, waiting: null });
  });

  it('begin none for a payment of 1 July', () => {
    const facts = { paidOn: '2026-07-01', bornOn: '1980-05-05', categories: [], history: null };
    expect(benefitStart(notice, facts)).toEqual({ kind: 'outsideWindows' });
  });
});

describe('the fund of the two tiers', () => {
  it('splits 700 yuan of fiscal subsidy into 420, 140, 70 and 70', () => {
    expect(fiscalPerPerson(notice, october)).toEqual({
      kind: 'amount',
      fen: 70_000,
      statedFen: 70_000,
      sources: [
        { source: 'CENTRAL', fen: 42_000 },
        { source: 'PROVINCE', fen: 14_000 },
        { source: 'CITY', fen: 7_000 },
        { source: 'COUNTY', fen: 7_000 },
      ],
      raisedBy: null,
      clause: '一',
    });
  });

  it('comes to 1,221,000 yuan for 1,110 people at 1,100 each, whoever pays which part', () => {
    const assistance = assistanceOf([
      { due: due({}), persons: 1_000 },
      { due: due({ categories: on('SUBSISTENCE_ALLOWANCE') }), persons: 100 },
      { due: due({}, '2026-03-01'), persons: 10 },
    ]);
    const fund = fundOf(notice, assistance, '2026-03-01');
    expect(fund).toMatchObject({
      individualFen: 41_500_000,
      assistanceFen: 3_600_000,
      // The ten who paid late paid their own fiscal subsidy.
      fiscal: { kind: 'amount', persons: 1_100, fen: 77_000_000 },
      fundFen: 122_100_000,
    });
    expect(assistance.byPayer).toEqual([
      { payer: 'MEDICAL_ASSISTANCE', timing: 'AT_SOURCE', fen: 2_880_000, persons: 100 },
      { payer: 'COUNTY_FINANCE', timing: 'AT_SOURCE', fen: 720_000, persons: 100 },
    ]);
    expect(assistance).toMatchObject({ payingFiscalPersons: 10, paidFiscalFen: 700_000 });
    const sources = fund.fiscal.kind === 'amount' ? fund.fiscal.sources.map(({ fen }) => fen) : [];
    expect(sources).toEqual([46_200_000, 15_400_000, 7_700_000, 7_700_000]);
  });
});
