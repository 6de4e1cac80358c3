import { problemSentence } from '../../../../schema/messages.ts';
import { benefitStart } from '../../../../server/policy/benefit.ts';
import { type AmountDue, amountDue, type Person } from '../../../../server/policy/due.ts';
import { explainDue } from '../../../../server/policy/explain/due.ts';
import { explainReward } from '../../../../server/policy/explain/reward.ts';
import { fiscalOf } from '../../../../server/policy/fund.ts';
import type { HeadCounts } from '../../../../server/policy/metric.ts';
import { checkNotice } from '../../../../server/policy/notice-check.ts';
import { quotasByMethod } from '../../../../server/policy/quota-method.ts';
import { rewardOf } from '../../../../server/policy/reward.ts';
import { fiscalPerPerson } from '../../../../server/policy/standard.ts';
import { statedQuotaMethod } from '../../../../server/policy/stated-quota-method.ts';
import { furtherNotice, loadFurtherNotice } from '../../../support/further-notices.ts';
import { adult, on } from '../due-samples.ts';
import { division, snapshot } from '../reward-samples.ts';

const notice = furtherNotice('age-bands');
const october = '2025-10-10';

function due(person: Partial<Person>, day = october): AmountDue {
  return amountDue(notice, { ...adult, ...person }, day);
}

/** Yuan paid by the person, or why there is no amount. */
function pays(person: Partial<Person>, day = october): number | string {
  const answer = due(person, day);
  return answer.kind === 'due' ? answer.personPaysFen / 100 : answer.kind;
}

describe('a notice of standards by age', () => {
  it('loads as data, without a problem', () => {
    expect(loadFurtherNotice('age-bands').problems).toEqual([]);
  });

  it.each([
    ['an adult', '1980-05-05', 400, null],
    ['17 on 1 January 2026', '2008-01-02', 380, 'MINORS'],
    ['18 on 1 January 2026', '2008-01-01', 400, null],
    ['59 on 1 January 2026', '1966-01-02', 400, null],
    ['60 on 1 January 2026', '1966-01-01', 300, 'SIXTY'],
    ['69 on 1 January 2026', '1956-01-02', 300, 'SIXTY'],
    ['70 on 1 January 2026', '1956-01-01', 260, 'SEVENTY'],
    ['born on 29 February 1956', '1956-02-29', 300, 'SIXTY'],
  ])('asks %s (%s) for %d yuan, whenever it is paid', (_, bornOn, standard, group) => {
    for (const day of ['2025-10-01', '2025-12-25', '2026-02-28']) {
      expect(due({ bornOn }, day)).toMatchObject({
        personPaysFen: standard * 100,
        standard: { individualFen: standard * 100, group },
      });
    }
  });

  it('counts ages on 1 January 2026 by choice: 60 on 1 December 2025 pays 300 already in October', () => {
    expect(pays({ bornOn: '1965-12-01' })).toBe(300);
    expect(pays({ bornOn: '1966-01-01' })).toBe(300);
  });

  it('asks a student for 350 yuan up to 31 December 2025 and 360 from 1 January 2026, a minor too', () => {
    for (const bornOn of ['2003-03-03', '2010-03-03']) {
      const student = { bornOn, student: true };
      expect(pays(student, '2025-12-25')).toBe(350);
      expect(pays(student, '2025-12-31')).toBe(350);
      expect(pays(student, '2026-01-01')).toBe(360);
      expect(due(student, '2026-01-01')).toMatchObject({ standard: { group: 'STUDENTS', clause: '1.1' } });
    }
  });

  it('asks who is a student where that decides, and the birthday only of those who are none', () => {
    expect(due({ student: null })).toMatchObject({
      kind: 'needsReview',
      reason: 'FACT_UNKNOWN',
      missing: ['student'],
    });
    expect(due({ bornOn: null })).toMatchObject({ kind: 'needsReview', missing: ['bornOn'] });
    expect(pays({ bornOn: null, student: true })).toBe(350);
    expect(pays({ bornOn: null, student: true }, '2026-01-05')).toBe(360);
  });

  it.each([
    ['an adult', '1980-05-05', false, 200],
    ['a student', '2003-03-03', true, 150],
    ['a minor', '2012-03-03', false, 180],
    ['one of 60', '1960-03-03', false, 100],
    ['one of 75', '1950-03-03', false, 60],
  ])(
    'takes 200 yuan off for %s with a disability of grade 2, and nothing for grade 3',
    (_, bornOn, student, left) => {
      const person = { bornOn, student, categories: on('SEVERE_DISABILITY') };
      expect(pays({ ...person, disabilityGrade: 2 })).toBe(left);
      expect(pays({ ...person, disabilityGrade: 1 })).toBe(left);
      expect(pays({ ...person, disabilityGrade: 3 })).toBe(left + 200);
      expect(due({ ...person, disabilityGrade: null })).toMatchObject({ missing: ['disabilityGrade'] });
    },
  );

  it('asks 低保 of every age for 60 yuan: 340, 290, 320, 240 or 200 are paid for them', () => {
    const ages = ['1980-05-05', '2003-03-03', '2012-03-03', '1960-03-03', '1950-03-03'];
    const answers = ages.map((bornOn, index) =>
      due({ bornOn, student: index === 1, categories: on('SUBSISTENCE_ALLOWANCE') }),
    );
    expect(answers.map((answer) => answer.kind === 'due' && answer.assistanceFen)).toEqual([
      34_000, 29_000, 32_000, 24_000, 20_000,
    ]);
    expect(answers.every((answer) => answer.kind === 'due' && answer.personPaysFen === 6_000)).toBe(true);
  });

  it('takes 低保 for an adult in both rosters, and the first of two equal rules for one of 75', () => {
    const person = { disabilityGrade: 1, categories: on('SUBSISTENCE_ALLOWANCE', 'SEVERE_DISABILITY') };
    expect(due(person)).toMatchObject({
      personPaysFen: 6_000,
      winning: { index: 1 },
      losing: [{ index: 0, personPaysFen: 20_000, why: { kind: 'HIGHER_AMOUNT' } }],
    });
    expect(due({ ...person, bornOn: '1950-03-03' })).toMatchObject({
      personPaysFen: 6_000,
      winning: { index: 0 },
      losing: [{ index: 1, personPaysFen: 6_000, why: { kind: 'SAME_AMOUNT_LATER' } }],
    });
  });

  it('can be read out with the group and both clauses', () => {
    const person = { bornOn: '1950-03-03', disabilityGrade: 3, categories: on('SEVERE_DISABILITY') };
    expect(explainDue(notice, due(person))).toEqual([
      '个人应缴 260 元：本期标准 260 元，没有资助。',
      '标准：个人缴费标准（年满七十周岁） 260 元（示例乙政发〔2025〕9号 1“标准”）。',
      '没有采用：重度残疾人，个人缴 60 元、资助 200 元（3）——残疾等级为三级，该条要求二级及以上。',
    ]);
  });
});

describe('the lower limits set from above', () => {
  it('raise the fiscal subsidy from 670 to 700 yuan on 15 November 2025 and to 720 on 1 July 2026, naming the document', () => {
    expect(fiscalPerPerson(notice, '2025-11-14')).toMatchObject({ fen: 67_000, raisedBy: null });
    expect(fiscalPerPerson(notice, '2025-11-15')).toMatchObject({
      fen: 70_000,
      statedFen: 67_000,
      raisedBy: { document: '示例省医保发〔2025〕40号', from: '2025-11-15' },
    });
    expect(fiscalPerPerson(notice, '2026-06-30')).toMatchObject({ fen: 70_000 });
    expect(fiscalPerPerson(notice, '2026-07-01')).toMatchObject({
      fen: 72_000,
      raisedBy: { document: '示例省医保发〔2026〕15号' },
    });
    expect([fiscalOf(notice, 1_000, '2025-11-14'), fiscalOf(notice, 1_000, '2025-11-15')]).toMatchObject([
      { fen: 67_000_000 },
      { fen: 70_000_000 },
    ]);
  });

  it('leave the 260 yuan of the oldest alone, and refuse a standard of 249 below their 250', () => {
    expect(pays({ bornOn: '1950-03-03' })).toBe(260);
    const amounts = notice.standard.amounts.map((row) =>
      row.group === 'SEVENTY' ? { ...row, individualFen: 24_900 } : row,
    );
    const check = checkNotice({ ...notice, standard: { ...notice.standard, amounts } });
    expect(check.kind === 'problems' && check.problems.map(({ code, place }) => [code, place.path])).toEqual([
      ['NOTICE_FLOOR_UNDERCUT', 'standard.amounts[4].individualFen'],
    ]);
    if (check.kind === 'problems') expect(problemSentence(check.problems[0]!)).toContain('250');
  });
});

describe('the two windows of the notice by age', () => {
  it.each([
    ['2025-10-01', '2026-01-01'],
    ['2025-12-25', '2026-01-01'],
    ['2026-01-01', '2026-02-01'],
    ['2026-02-28', '2026-03-01'],
  ])('begin cover for a payment of %s on %s', (paidOn, first) => {
    const facts = { paidOn, bornOn: '1980-05-05', categories: [], history: null };
    expect(benefitStart(notice, facts)).toMatchObject({ kind: 'starts', on: first });
  });

  it('leave a hole of 6 days from 26 to 31 December', () => {
    for (const paidOn of ['2025-12-26', '2025-12-31']) {
      const facts = { paidOn, bornOn: '1980-05-05', categories: [], history: null };
      expect(benefitStart(notice, facts)).toEqual({ kind: 'outsideWindows' });
    }
  });
});

describe('the lump sums by coverage of 10,000 registered', () => {
  function reward(posted: number, more: Partial<HeadCounts> = {}) {
    const counts = { registered: 10_000, quota: 9_500, ...more };
    const answer = rewardOf(notice, division([snapshot('2025-12-25', posted, counts)]), '2026-01-01');
    return answer;
  }
  const outcome = (posted: number, more: Partial<HeadCounts> = {}) => reward(posted, more).outcome;

  it('pay nothing at 89.94 %, 506 heads of 10,000 short of the first 50,000 yuan', () => {
    const answer = reward(8_994);
    expect(answer.outcome).toEqual({ kind: 'missed' });
    expect(answer.stages[0]?.outcome).toEqual({
      kind: 'missed',
      why: { kind: 'BAND_PAYS_NOTHING', from: 0, to: 9_000, headsShort: 506 },
    });
  });

  it.each([9_000, 9_200, 9_499])(
    'are not defined at %d of 10,000, from exactly 90 % to just below 95 %',
    (posted) => {
      expect(outcome(posted)).toEqual({
        kind: 'undefinedBand',
        stage: 0,
        numerator: posted,
        denominator: 10_000,
        from: 9_000,
        to: 9_500,
      });
    },
  );

  it.each([
    [9_500, 5_000_000],
    [9_799, 5_000_000],
    [9_800, 8_000_000],
    [10_400, 8_000_000],
  ])('are one amount at %d of 10,000: %d fen, whatever the heads', (posted, fen) => {
    expect(outcome(posted)).toMatchObject({ kind: 'earned', fen, isFinal: true, clause: '4' });
  });

  it('fall into the undefined band when one of exactly 9,500 is refunded', () => {
    expect(outcome(9_500, { refunded: 1 })).toMatchObject({ kind: 'undefinedBand', numerator: 9_499 });
  });

  it('wait for the registered population, and cannot be answered without one', () => {
    expect(outcome(9_500, { registered: null })).toEqual({
      kind: 'noQuota',
      stage: 0,
      why: 'NOT_GIVEN',
      what: 'registered',
    });
    expect(outcome(9_500, { registered: 0 })).toMatchObject({ kind: 'noQuota', why: 'ZERO' });
  });

  it('do not ask for a quota', () => {
    expect(outcome(9_500, { quota: null })).toMatchObject({ kind: 'earned', fen: 5_000_000 });
  });

  it('say at 92 % that the notice does not settle it, not that it is 0', () => {
    expect(explainReward(notice, reward(9_200))[0]).toBe(
      '9,200 人 ÷ 10,000 人 = 92%，落在90% 以上、不到 95% 的一段，通知没有规定这一段怎样奖励，须由县里明确，不按 0 元处理。',
    );
  });
});

describe('the quotas by population', () => {
  it('are 95 % of the registered, rounded up: 9,501 of 10,001', () => {
    const method = statedQuotaMethod(notice);
    expect(method).toEqual({ kind: 'POPULATION_RATE', rateBasisPoints: 9_500 });
    const figures = (code: string, population: number | null) => ({
      code,
      population,
      priorYears: [],
      given: null,
      manual: null,
    });
    const table = quotasByMethod(method!, 2026, [figures('A', 10_000), figures('B', 10_001)], 19_000);
    expect(table.rows.map(({ answer }) => answer.kind === 'quota' && answer.persons)).toEqual([9_500, 9_501]);
    expect(table).toMatchObject({ declared: 19_000, computed: 19_001, residual: -1 });
    expect(quotasByMethod(method!, 2026, [figures('A', null)], null).rows[0]?.answer).toEqual({
      kind: 'missing',
      what: [{ figure: 'POPULATION' }],
    });
  });
});
