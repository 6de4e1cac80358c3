import { readFileSync } from 'node:fs';
import { loadNotice } from '../../../server/services/notices/notices.ts';
import { luoshanId, startTestApp, type TestApp } from '../../support/app.ts';
import { dailyTotalsOf, each } from '../../support/daily-totals.ts';
import { databases } from '../../support/database.ts';

const forecast = 'outcome persons completionBasisPoints willMeet';
const row = `divisionCode divisionName quota paidPersons gap neededPerDay byRunRate { ${forecast} } byLastYear { ${forecast} }`;
const outlookQuery = `query ($asOf: Date) { campaign(id: "${luoshanId}") { outlook(asOf: $asOf) {
  countedOn openDaysSoFar openDaysLeft rows { ${row} } total { ${row} } } } }`;
const interviewQuery = `query ($asOf: Date) { campaign(id: "${luoshanId}") { interviews(asOf: $asOf) {
  asOfOn isSettled notSettled everyWeeks clause notJudged
  rows { divisionCode divisionName consecutiveCycles reasons } } } }`;

interface Forecast {
  readonly outcome: string;
  readonly persons: number | null;
  readonly completionBasisPoints: number | null;
  readonly willMeet: boolean | null;
}

interface Row {
  readonly divisionCode: string;
  readonly divisionName: string;
  readonly quota: number | null;
  readonly paidPersons: number;
  readonly gap: number | null;
  readonly neededPerDay: number | null;
  readonly byRunRate: Forecast;
  readonly byLastYear: Forecast;
}

interface Outlook {
  readonly countedOn: string;
  readonly openDaysSoFar: number;
  readonly openDaysLeft: number;
  readonly rows: readonly Row[];
  readonly total: Row | null;
}

interface Interviews {
  readonly asOfOn: string;
  readonly isSettled: boolean;
  readonly notJudged: readonly string[];
  readonly rows: readonly {
    readonly divisionName: string;
    readonly consecutiveCycles: number;
    readonly reasons: readonly string[];
  }[];
}

const yaml = readFileSync(
  new URL('../../../server/policy/notices/luoshan-2025.yaml', import.meta.url),
  'utf8',
);
const none = (outcome: string) => ({ outcome, persons: null, completionBasisPoints: null, willMeet: null });

describe.each(databases)('outlook on $kind', ({ fresh }) => {
  let app: TestApp;
  let bureau: string;
  let township: string;
  beforeAll(async () => {
    // 23:00 on 1 November 2024 in China: that day is not over.
    app = await startTestApp({ databaseUrl: await fresh(), now: '2024-11-01T15:00:00Z' });
    [bureau, township] = await Promise.all([app.signIn('luoshan'), app.signIn('zhoudang')]);
    const names = app.luoshan.divisions.map(({ name }) => name);
    const others = names.filter((name) => !['铁铺镇', '山店乡', '定远乡'].includes(name));
    const result = await app.importFile(
      dailyTotalsOf({
        '2024-10-01': { ...each(others, 1000), 铁铺镇: 1000, 山店乡: 10, 定远乡: 1000 },
        '2024-10-05': { 铁铺镇: 10_617 },
        '2024-10-10': { ...each(others, 5), 山店乡: 5 },
        '2024-10-25': { ...each(others, 5), 山店乡: 5, 周党镇: 100 },
        '2024-10-26': { 周党镇: 200 },
        '2024-10-27': { 周党镇: 300 },
        '2024-10-28': { 周党镇: 400 },
        '2024-10-29': { 周党镇: 500 },
        '2024-10-30': { 周党镇: 600 },
        '2024-10-31': { 周党镇: 700 },
        '2024-11-01': { 周党镇: 5000 },
      }),
      bureau,
      { kind: 'DAILY_TOTALS' },
    );
    expect(result).toMatchObject({ outcome: 'COMMITTED', problemCount: 0 });
  });
  afterAll(() => app.close());

  const ask = async <Data>(query: string, token: string, asOf: string | null): Promise<Data> => {
    const { data, errors } = await app.graphql<{ campaign: Data }>(query, { asOf }, token);
    if (errors) throw new Error(errors[0]?.extensions?.code);
    return data.campaign;
  };
  const outlook = async (asOf: string | null = null, token = bureau) =>
    (await ask<{ outlook: Outlook }>(outlookQuery, token, asOf)).outlook;
  const interviews = async (asOf: string | null = null, token = bureau) =>
    (await ask<{ interviews: Interviews }>(interviewQuery, token, asOf)).interviews;
  const rowNamed = ({ rows }: Outlook, name: string) =>
    rows.find(({ divisionName }) => divisionName === name);

  it('counts to yesterday: 31 open days behind, 61 left, and 400 a day lead 3,805 to 28,205', async () => {
    const answer = await outlook();
    expect(answer).toMatchObject({ countedOn: '2024-10-31', openDaysSoFar: 31, openDaysLeft: 61 });
    expect(answer.rows).toHaveLength(20);
    expect(rowNamed(answer, '周党镇')).toEqual({
      divisionCode: '411521-04',
      divisionName: '周党镇',
      quota: 42_643,
      paidPersons: 3805,
      gap: 38_838,
      neededPerDay: 637,
      byRunRate: {
        outcome: 'FORECAST',
        persons: 28_205,
        completionBasisPoints: 6614,
        willMeet: false,
      },
      byLastYear: none('NO_LAST_YEAR'),
    });
    expect(rowNamed(answer, '铁铺镇')).toMatchObject({
      quota: 11_617,
      paidPersons: 11_617,
      gap: 0,
      neededPerDay: 0,
      byRunRate: none('MET'),
      byLastYear: none('MET'),
    });
    // Nobody in the last 7 open days: the forecast is what is paid.
    expect(rowNamed(answer, '定远乡')).toMatchObject({
      paidPersons: 1000,
      gap: 26_321,
      neededPerDay: 432,
      byRunRate: { outcome: 'FORECAST', persons: 1000, completionBasisPoints: 366, willMeet: false },
    });
  });

  it('divides the county’s total by the declared 592,727, with a gap and a forecast of its own', async () => {
    const { total } = await outlook();
    // 11,617 + 20 + 1,000 + 3,805 + 16 × 1,010; in 7 days 2,800 + 16 × 5 + 5.
    expect(total).toEqual({
      divisionCode: '411521',
      divisionName: '罗山县',
      quota: 592_727,
      paidPersons: 32_602,
      gap: 560_125,
      neededPerDay: 9183,
      byRunRate: {
        outcome: 'FORECAST',
        persons: 57_742,
        completionBasisPoints: 974,
        willMeet: false,
      },
      byLastYear: none('NO_LAST_YEAR'),
    });
  });

  it('never counts a day that is not over, and answers for an earlier day as it was', async () => {
    expect(await outlook('2024-12-31')).toEqual(await outlook());
    const early = await outlook('2024-10-01');
    expect(early).toMatchObject({ countedOn: '2024-10-01', openDaysSoFar: 1, openDaysLeft: 91 });
    expect(rowNamed(early, '周党镇')).toMatchObject({
      paidPersons: 1000,
      byRunRate: { outcome: 'FORECAST', persons: 92_000, willMeet: true },
    });
    const before = await outlook('2024-09-30');
    expect(before).toMatchObject({ countedOn: '2024-09-30', openDaysSoFar: 0, openDaysLeft: 92 });
    expect(rowNamed(before, '周党镇')).toMatchObject({ paidPersons: 0, byRunRate: none('TOO_EARLY') });
  });

  it('shows a township its own row and no total, and refuses it the interviews', async () => {
    const own = await outlook(null, township);
    expect(own.rows.map(({ divisionName, paidPersons }) => [divisionName, paidPersons])).toEqual([
      ['周党镇', 3805],
    ]);
    expect(own.total).toBeNull();
    await expect(interviews(null, township)).rejects.toThrow('NOT_ALLOWED');
    const { errors } = await app.graphql(outlookQuery, {});
    expect(errors?.length).toBe(1);
  });

  it('settles nobody’s interview by Luoshan’s notice, and names the 3 things that are open', async () => {
    expect(await interviews()).toEqual({
      asOfOn: '2024-10-31',
      isSettled: false,
      notSettled: ['约谈后几名', '落后序时进度多少', '没有进展是否约谈'],
      everyWeeks: 2,
      clause: '四(四)',
      notJudged: [],
      rows: [],
    });
  });

  it('drops a kept answer at midnight in China: 5,000 persons of 1 November count from the 2nd on', async () => {
    const paid = async () => rowNamed(await outlook(), '周党镇')?.paidPersons;
    for (const [now, persons] of [
      ['2024-11-01T15:59:58Z', 3805],
      ['2024-11-01T15:59:59.999Z', 3805],
      ['2024-11-01T16:00:00Z', 8805],
      ['2024-11-01T16:30:00Z', 8805],
    ] as const) {
      app.clock.now = new Date(now);
      expect([now, await paid()]).toEqual([now, persons]);
      // The second time the answer is a kept one.
      expect([now, await paid()]).toEqual([now, persons]);
    }
    app.clock.now = new Date('2024-11-01T15:00:00Z');
    expect(await paid()).toBe(3805);
  });

  describe('with the campaign of the year before in the same database', () => {
    beforeAll(async () => {
      const lastYear = yaml.replaceAll('2024-', '2023-').replace('benefitYear: 2025', 'benefitYear: 2024');
      const loaded = await loadNotice(app.services.database, lastYear, app.clock.now, 'last-year.yaml');
      expect(loaded.kind).toBe('loaded');
      const result = await app.importFile(
        dailyTotalsOf({
          '2023-10-31': { 周党镇: 8000, 定远乡: 30 },
          '2023-11-01': { 周党镇: 24_000, 定远乡: 60 },
          '2023-12-31': { 山店乡: 100 },
        }),
        bureau,
        { kind: 'DAILY_TOTALS', campaignId: '411521-2024' },
      );
      expect(result).toMatchObject({ outcome: 'COMMITTED', problemCount: 0 });
    });

    it('follows last year’s curve: at a quarter of 32,000 then, 3,805 lead to 15,220', async () => {
      const answer = await outlook();
      expect(rowNamed(answer, '周党镇')).toMatchObject({
        paidPersons: 3805,
        byLastYear: { outcome: 'FORECAST', persons: 15_220, completionBasisPoints: 3569, willMeet: false },
        byRunRate: { persons: 28_205 },
      });
      expect(rowNamed(answer, '定远乡')?.byLastYear).toMatchObject({ outcome: 'FORECAST', persons: 3000 });
      // Everybody came on the last day; and nobody at all.
      expect(rowNamed(answer, '山店乡')?.byLastYear).toEqual(none('TOO_EARLY'));
      expect(rowNamed(answer, '潘新镇')?.byLastYear).toEqual(none('NO_LAST_YEAR'));
      // 32,602 × 32,190 ÷ 8,030, rounded down.
      expect(answer.total?.byLastYear).toMatchObject({ outcome: 'FORECAST', persons: 130_692 });
    });

    it('keeps the two years apart: last year’s own outlook has no year before it', async () => {
      const query = outlookQuery.replace(luoshanId, '411521-2024');
      const { outlook: last } = await ask<{ outlook: Outlook }>(query, bureau, null);
      expect(last).toMatchObject({ countedOn: '2023-12-31', openDaysSoFar: 92, openDaysLeft: 0 });
      expect(rowNamed(last, '周党镇')).toMatchObject({
        quota: 42_643,
        paidPersons: 32_000,
        gap: 10_643,
        neededPerDay: null,
        byRunRate: none('NO_OPEN_DAYS_LEFT'),
        byLastYear: none('NO_OPEN_DAYS_LEFT'),
      });
    });
  });

  describe('with thresholds in the notice', () => {
    beforeAll(async () => {
      const settled = yaml
        .replace('    everyWeeks: 2\n    bottomDivisions: null', '    everyWeeks: 2\n    bottomDivisions: 1')
        .replace('bottomDivisions: 1 #', 'noProgressInCycle: true\n    bottomDivisions: 1 #')
        .replace(
          '\nswitches:\n',
          `\nswitches:
  - code: INTERVIEW_MET_QUOTA
    choice: SPARED
    default: SPARED
    reason: 示例，县里选定。
    clause: 四(四)
`,
        );
      const loaded = await loadNotice(app.services.database, settled, app.clock.now, 'settled.yaml');
      expect(loaded).toMatchObject({ kind: 'loaded', version: 2 });
    });

    it('lists the last for 3 cycles and the one without progress for 2, and spares who met its quota', async () => {
      expect(await interviews()).toEqual({
        asOfOn: '2024-10-31',
        isSettled: true,
        notSettled: [],
        everyWeeks: 2,
        clause: '四(四)',
        notJudged: [],
        rows: [
          {
            divisionCode: '411521-02',
            divisionName: '山店乡',
            consecutiveCycles: 3,
            reasons: ['完成率倒数第 1 名（共 20 个，约谈后 1 名）：20 / 17,357 人。'],
          },
          {
            divisionCode: '411521-03',
            divisionName: '定远乡',
            consecutiveCycles: 2,
            reasons: ['一个周期内没有新增。'],
          },
        ],
      });
    });

    it('lists as of an earlier day what was so then: 1 cycle each two weeks earlier less', async () => {
      const rows = async (asOf: string) =>
        (await interviews(asOf)).rows.map((each) => [each.divisionName, each.consecutiveCycles]);
      expect(await rows('2024-10-17')).toEqual([
        ['山店乡', 2],
        ['定远乡', 1],
      ]);
      expect(await rows('2024-10-03')).toEqual([['山店乡', 1]]);
    });

    it('lets whoever sees the whole county read the list, and no township', async () => {
      expect((await interviews(null, await app.signIn('fenxi'))).rows).toHaveLength(2);
      await expect(interviews(null, township)).rejects.toThrow('NOT_ALLOWED');
    });
  });

  describe('with 应保尽保 by 15 October as the only rule', () => {
    beforeAll(async () => {
      const hardship = yaml.replace(
        '    everyWeeks: 2\n',
        '    everyWeeks: 2\n    hardshipAfterOn: 2024-10-15\n',
      );
      const loaded = await loadNotice(app.services.database, hardship, app.clock.now, 'hardship.yaml');
      expect(loaded).toMatchObject({ kind: 'loaded', version: 3 });
    });

    it('judges nobody without a roster, and says so of all 20 from 16 October on', async () => {
      const after = await interviews('2024-10-16');
      expect(after).toMatchObject({ isSettled: true, rows: [] });
      expect(after.notJudged).toEqual([
        `没有困难群众名册，“困难群众应保尽保”一项没有判断：${app.luoshan.divisions.map(({ name }) => name).join('、')}。`,
      ]);
      expect(await interviews('2024-10-15')).toMatchObject({ isSettled: true, rows: [], notJudged: [] });
    });
  });

  describe('with a document that extends collection to 10 January from 1 November on', () => {
    beforeAll(async () => {
      const extended = `${yaml}
revisions:
  - document: { number: 示例办〔2024〕1号, title: 关于延长征收的通知, issuer: 示例办公室, issuedOn: 2024-10-30 }
    from: 2024-11-01
    changes:
      - { path: "windows[0].closesOn", was: 2024-12-31, becomes: 2025-01-10 }
      - { path: "quotas.rows[3].values[0]", was: 42643, becomes: 43000 }
`;
      const loaded = await loadNotice(app.services.database, extended, app.clock.now, 'extended.yaml');
      expect(loaded).toMatchObject({ kind: 'loaded', version: 4 });
    });

    it('counts 71 days left and a quota of 43,000 from the evening before, 62 and 42,643 a day earlier', async () => {
      const now = await outlook();
      expect(now).toMatchObject({ countedOn: '2024-10-31', openDaysSoFar: 31, openDaysLeft: 71 });
      expect(rowNamed(now, '周党镇')).toMatchObject({
        quota: 43_000,
        gap: 39_195,
        neededPerDay: 553,
        byRunRate: { persons: 32_205, completionBasisPoints: 7490, willMeet: false },
      });
      const before = await outlook('2024-10-30');
      expect(before).toMatchObject({ countedOn: '2024-10-30', openDaysSoFar: 30, openDaysLeft: 62 });
      expect(rowNamed(before, '周党镇')).toMatchObject({ quota: 42_643, paidPersons: 3105, gap: 39_538 });
    });
  });
});
