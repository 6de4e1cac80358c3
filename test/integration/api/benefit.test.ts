import { readFileSync } from 'node:fs';
import { loadNotice } from '../../../server/services/notices/notices.ts';
import { linyiId, luoshanId, startTestApp, type TestApp } from '../../support/app.ts';
import { databases } from '../../support/database.ts';

const decided = `outcome paidOn window rule startsOn until review clause
  waiting { fixedMonths variableMonths paidUpMonths months missedYears clause
    payUp { years monthsPerYear fenPerYear fen leavesMonths } }`;
const benefitQuery = `query ($id: ID!, $input: BenefitInput!, $draft: NoticeDraftInput) {
  campaign(id: $id) { benefit(input: $input, draft: $draft) { ${decided} ifAccepted { ${decided} }
    newborn { outcome inTimeUntil straddles clause years { year outcome fen isOptional } } explanation } } }`;

/** 停缴日期、截止时刻、等待期、缴费修复、新生儿: a county that exists only in the tests. */
const waitingId = '990204-2026';

const nothing = {
  window: null,
  rule: null,
  startsOn: null,
  until: null,
  waiting: null,
  review: null,
  ifAccepted: null,
  newborn: null,
  clause: null,
};

interface Benefit {
  readonly outcome: string;
  readonly explanation: readonly string[];
}

describe.each(databases)('benefit on $kind', ({ fresh }) => {
  let app: TestApp;
  let bureau: string;
  let township: string;
  let admin: string;
  let waiting: string;
  beforeAll(async () => {
    app = await startTestApp({ databaseUrl: await fresh() });
    [bureau, township, admin] = await Promise.all([
      app.signIn('luoshan'),
      app.signIn('zhoudang'),
      app.signIn('admin'),
    ]);
    waiting = readFileSync(new URL('../../notices/waiting-periods.yaml', import.meta.url), 'utf8');
    const loaded = await loadNotice(app.services.database, waiting, app.clock.now, 'waiting-periods.yaml');
    expect(loaded.kind).toBe('loaded');
  });
  afterAll(() => app.close());

  const ask = async (
    input: Record<string, unknown>,
    { id = waitingId, token = admin, draft }: { id?: string; token?: string; draft?: unknown } = {},
  ) => {
    const { data, errors } = await app.graphql<{ campaign: { benefit: Benefit } }>(
      benefitQuery,
      { id, input, ...(draft === undefined ? {} : { draft }) },
      token,
    );
    if (errors) throw new Error(errors[0]?.extensions?.code);
    return data.campaign.benefit;
  };

  it('begins on 1 January for a payment in the window, and the closing minute 17:30 is still in it', async () => {
    const starts = {
      ...nothing,
      outcome: 'STARTS',
      window: 'CONCENTRATED',
      rule: 'START_OF_YEAR',
      startsOn: '2026-01-01',
      until: '2026-12-31',
      clause: '二',
      explanation: ['2026年1月1日起享受待遇，至2026年12月31日：从待遇年度1月1日起（二）。'],
    };
    expect(await ask({ paidOn: '2025-11-03' })).toEqual({ ...starts, paidOn: '2025-11-03' });
    for (const paidAt of ['2025-12-31T17:30:59+08:00', '2025-12-31T09:30:00Z', '2025-12-30T23:59:59+08:00']) {
      expect(await ask({ paidAt })).toMatchObject({ outcome: 'STARTS', startsOn: '2026-01-01' });
    }
    expect(await ask({ paidAt: '2025-12-31T17:31:00+08:00' })).toMatchObject({
      ...nothing,
      outcome: 'OUTSIDE_WINDOWS',
      paidOn: '2025-12-31',
      explanation: ['缴费日不在任何征缴期内：保留缴费，待复核。'],
    });
    // A day alone does not say whether it was before 17:30.
    expect(await ask({ paidOn: '2025-12-31' })).toMatchObject({
      ...nothing,
      outcome: 'NEEDS_REVIEW',
      review: 'TIME_UNKNOWN',
      clause: '二',
    });
  });

  it('takes the day of an instant in China: 2025-12-31T16:00:00Z is 1 January, and waits', async () => {
    expect(await ask({ paidAt: '2025-12-31T16:00:00Z', insuredYears: [2025] })).toMatchObject({
      outcome: 'STARTS',
      paidOn: '2026-01-01',
      window: 'LATE',
      startsOn: '2026-04-02',
      waiting: { months: 3, missedYears: 0, payUp: null },
    });
  });

  it('answers for a closed day in two steps: kept for review, and what it brings when accepted', async () => {
    const answer = await ask({ paidOn: '2025-10-08' });
    expect(answer).toMatchObject({
      outcome: 'CLOSED_DAY',
      window: 'CONCENTRATED',
      startsOn: null,
      ifAccepted: { outcome: 'STARTS', startsOn: '2026-01-01', clause: '二' },
    });
    expect(answer.explanation[0]).toBe('缴费日在集中征缴期内，但当日停止缴费：保留缴费，待复核。');
    expect((await ask({ paidOn: '2025-10-09' })).outcome).toBe('STARTS');
  });

  it('waits 3 + 2 months after 2 missed years, and 800 yuan paid up bring it to 3', async () => {
    const late = { paidOn: '2026-03-10', insuredYears: [2023, 2019], bornOn: '1990-01-01' };
    expect(await ask(late)).toEqual({
      ...nothing,
      outcome: 'STARTS',
      paidOn: '2026-03-10',
      window: 'LATE',
      rule: 'NEXT_DAY',
      startsOn: '2026-08-11',
      until: '2026-12-31',
      clause: '三',
      waiting: {
        fixedMonths: 3,
        variableMonths: 2,
        paidUpMonths: 0,
        months: 5,
        missedYears: 2,
        clause: '三',
        payUp: { years: 2, monthsPerYear: 1, fenPerYear: 40_000, fen: 80_000, leavesMonths: 3 },
      },
      explanation: [
        '2026年8月11日起享受待遇，至2026年12月31日：从缴费次日起，并须等待期满（三）。',
        '待遇等待期 5 个月：固定 3 个月，连续断保 2 年增加 2 个月（三）。',
        '补缴 2 年（共 800 元），等待期可减为 3 个月（三）。',
      ],
    });
    expect(await ask({ ...late, paidUpYears: 2 })).toMatchObject({
      startsOn: '2026-06-11',
      waiting: { months: 3, paidUpMonths: 2 },
    });
    // 4 years and more: 6 months at least, whatever is paid up.
    expect(await ask({ ...late, insuredYears: [2021], paidUpYears: 4 })).toMatchObject({
      startsOn: '2026-09-11',
      waiting: { months: 6, missedYears: 4 },
    });
    expect(await ask({ ...late, paidOn: '2026-09-30', insuredYears: [2021] })).toMatchObject({
      outcome: 'AFTER_YEAR',
      startsOn: null,
      until: null,
      waiting: { months: 7 },
    });
    expect(await ask({ paidOn: '2026-03-10' })).toMatchObject({
      outcome: 'NEEDS_REVIEW',
      review: 'HISTORY_UNKNOWN',
      startsOn: null,
    });
    // Never insured: 6 years from 2020 on, where the notice begins to count; without that, nobody knows.
    const never = { paidOn: '2026-03-10', insuredYears: [] };
    expect(await ask(never)).toMatchObject({
      startsOn: '2026-12-11',
      waiting: { months: 9, missedYears: 6, payUp: { years: 3, fen: 120_000, leavesMonths: 6 } },
    });
    const uncounted = { content: waiting.replace(/ +missedYearsFrom: 2020\n/, '') };
    expect(await ask(never, { draft: uncounted })).toMatchObject({
      outcome: 'NEEDS_REVIEW',
      review: 'NEVER_INSURED',
    });
  });

  it('frees 特困人员 from waiting by name or code, while on the roster: 1 day past it, and they wait', async () => {
    const on = (category: Record<string, unknown>) =>
      ask({ paidOn: '2026-03-10', insuredYears: [2025], categories: [category] });
    for (const category of ['特困人员', 'EXTREME_POVERTY']) {
      expect(await on({ category })).toMatchObject({ startsOn: '2026-03-11', waiting: null });
    }
    expect(await on({ category: '特困人员', to: '2026-03-10' })).toMatchObject({ startsOn: '2026-03-11' });
    expect(await on({ category: '特困人员', to: '2026-03-09' })).toMatchObject({ startsOn: '2026-06-11' });
    expect(await on({ category: '特困人员', status: 'SUPPORT_ENDED' })).toMatchObject({
      startsOn: '2026-06-11',
    });
    await expect(on({ category: '没有的类别' })).rejects.toThrow('PERSON_CATEGORY_UNKNOWN');
  });

  it('covers a child from birth within 90 days, free for 2025 and 400 yuan for 2026, both to be paid', async () => {
    const child = { bornOn: '2025-12-01', paidOn: '2026-03-01' };
    const inTime = {
      outcome: 'STARTS',
      window: null,
      rule: 'BIRTH',
      startsOn: '2026-01-01',
      waiting: null,
      clause: '四',
      newborn: {
        outcome: 'IN_TIME',
        inTimeUntil: '2026-03-01',
        straddles: true,
        clause: '四',
        years: [
          { year: 2025, outcome: 'FREE', fen: null, isOptional: false },
          { year: 2026, outcome: 'DUE', fen: 40_000, isOptional: false },
        ],
      },
    };
    expect(await ask(child)).toMatchObject(inTime);
    expect((await ask(child)).explanation).toEqual([
      '2026年1月1日起享受待遇，至2026年12月31日：从出生之日起，不早于待遇年度1月1日（四）。',
      '按期参保（到2026年3月1日止）（四）。',
      '2025 年度免缴（四）。',
      '2026 年度应缴 400 元；享受分类资助的另减（四）。',
    ]);
    // One day late, and said to be a newborn: from the next day, for the year of the notice.
    expect(await ask({ ...child, paidOn: '2026-03-02', isNewborn: true })).toMatchObject({
      startsOn: '2026-03-03',
      newborn: { outcome: 'LATE', years: [{ year: 2026, outcome: 'DUE', fen: 40_000 }] },
    });
    expect(await ask({ ...child, paidOn: '2025-11-30' })).toMatchObject({
      outcome: 'NEEDS_REVIEW',
      review: 'PAID_BEFORE_BIRTH',
      explanation: ['还不能确定：缴费日早于出生日期，其中一个有误（四）。'],
      newborn: { outcome: 'NEEDS_REVIEW', years: [] },
    });
    expect(await ask({ paidOn: '2026-03-01', isNewborn: true })).toMatchObject({
      outcome: 'NEEDS_REVIEW',
      review: 'BIRTH_DAY_UNKNOWN',
      newborn: null,
    });
    // A grown person is asked about as one.
    expect(await ask({ ...child, bornOn: '1980-05-05', insuredYears: [2025] })).toMatchObject({
      window: 'LATE',
      newborn: null,
    });
  });

  it('says of Luoshan and Linyi that they do not say, with the clause, and never a day', async () => {
    expect(await ask({ paidOn: '2024-11-01' }, { id: luoshanId, token: township })).toEqual({
      ...nothing,
      outcome: 'NOT_STATED',
      paidOn: '2024-11-01',
      window: 'CONCENTRATED',
      clause: '三(二)',
      explanation: ['通知没有规定集中征缴期缴费从哪一天起享受待遇（三(二)）。'],
    });
    const child = { paidOn: '2024-11-01', bornOn: '2024-10-20', isNewborn: true };
    expect(await ask(child, { id: luoshanId, token: township })).toMatchObject({
      outcome: 'NOT_STATED',
      newborn: { outcome: 'NO_RULE', inTimeUntil: null, straddles: false, years: [], clause: null },
    });
    expect(await ask({ paidOn: '2024-11-26' }, { id: linyiId })).toMatchObject({
      outcome: 'CLOSED_DAY',
      ifAccepted: { outcome: 'NOT_STATED', startsOn: null },
    });
    // Today, in the test, is 10 January 2025: Luoshan's window is over.
    expect(await ask({}, { id: luoshanId, token: bureau })).toMatchObject({
      outcome: 'OUTSIDE_WINDOWS',
      paidOn: '2025-01-10',
    });
  });

  it('tries a draft for who sees the whole county, and keeps nothing of it', async () => {
    const content = waiting.replace('fixedMonths: 3', 'fixedMonths: 6');
    const late = { paidOn: '2026-03-10', insuredYears: [2025] };
    expect(await ask(late, { draft: { content } })).toMatchObject({ waiting: { months: 6 } });
    expect(await ask(late)).toMatchObject({ waiting: { months: 3 } });
    const spoilt = { content: content.replace('individualFen: 40000', 'individualFen: 一') };
    await expect(ask(late, { draft: spoilt })).rejects.toThrow('NOTICE_DRAFT_HAS_PROBLEMS');
    await expect(ask(late, { id: luoshanId, token: township, draft: { content } })).rejects.toThrow(
      'NOT_ALLOWED',
    );
    // Another county's campaign is not there at all.
    await expect(ask(late, { token: bureau })).rejects.toThrow();
  });

  it('refuses 7 questions that are none, and lets 3 months from 31 January end on 30 April', async () => {
    const refused: [Record<string, unknown>, string][] = [
      [{ paidOn: '2025-11-03', paidAt: '2025-11-03T10:00:00+08:00' }, 'BENEFIT_TWO_DAYS'],
      [{ paidAt: '2025-11-03T10:00:00' }, 'BENEFIT_INSTANT_INVALID'],
      [{ paidOn: '2025-11-03', insuredYears: [25] }, 'BENEFIT_YEARS_INVALID'],
      [{ paidOn: '2025-11-03', insuredYears: Array(101).fill(2020) }, 'BENEFIT_YEARS_INVALID'],
      [{ paidOn: '2025-11-03', paidUpYears: -1 }, 'BENEFIT_PAID_UP_INVALID'],
      [{ paidOn: '2025-11-03', disabilityGrade: 9 }, 'PERSON_GRADE'],
      [{ paidOn: '2025-11-31' }, 'BAD_USER_INPUT'],
    ];
    for (const [input, code] of refused) await expect(ask(input)).rejects.toThrow(code);
    // 3 months after 31 January end on 30 April; cover begins on the day after.
    expect(await ask({ paidOn: '2026-01-31', insuredYears: [2025] })).toMatchObject({
      startsOn: '2026-05-01',
    });
  });
});
