import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { luoshanId, startTestApp, type TestApp } from '../../support/app.ts';
import { databases } from '../../support/database.ts';
import { loadVersion, noticeText, paymentFile, replaced, withTasks } from '../../support/ledger.ts';

const report = `id kind number asOfOn noticeVersion issuedAt issuedBy
  figures { divisionCode divisionName label text }`;
const issue = `mutation ($input: IssueReportInput!) { issueReport(input: $input) { report { ${report} } } }`;
const list = `query ($id: ID!, $kind: ReportKind) { campaign(id: $id) { issuedReports(kind: $kind) { ${report} } } }`;
const publish = `mutation ($input: PublishNoticeInput!) { publishNotice(input: $input) { state version
  problems { code message } differences { reportId reportTitle divisionName label was wouldBe } } }`;

interface Report {
  readonly id: string;
  readonly number: number;
  readonly noticeVersion: number;
  readonly issuedAt: string;
  readonly figures: readonly {
    readonly divisionCode: string | null;
    readonly divisionName: string;
    readonly label: string;
    readonly text: string;
  }[];
}

interface Published {
  readonly state: string;
  readonly version: number;
  readonly differences: readonly Record<string, string>[];
}

const tasks = { 铁铺镇: 4, 山店乡: 4, 定远乡: 4, 周党镇: 4 };
const original = withTasks(noticeText('luoshan-2025.yaml'), tasks);

/** 铁铺镇 4 of 4, 山店乡 3, 周党镇 2, 定远乡 1, all posted in November. */
const payments = [4, 3, 1, 2].flatMap((persons, township) =>
  Array.from({ length: persons }, (_, index) => ({
    person: township * 10 + index,
    township: Object.keys(tasks)[township] ?? '',
    paidOn: '2024-11-20',
    postedOn: '2024-11-21',
  })),
);

// A command is a process of its own, and the machine that tests may be slow.
jest.setTimeout(60_000);

describe.each(databases)('issued reports on $kind', ({ fresh }) => {
  let app: TestApp;
  let bureau: string;
  beforeAll(async () => {
    app = await startTestApp({ databaseUrl: await fresh(), now: '2024-12-02T02:00:00Z' });
    bureau = await app.signIn('luoshan');
    expect(await loadVersion(app, original)).toBe(2);
    expect(await app.importFile(paymentFile(payments), bureau)).toMatchObject({ newPersons: 10 });
  });
  afterAll(() => app.close());

  const issued = async (kind: string, asOf: string | null = null, token = bureau): Promise<Report> => {
    const input = { campaignId: luoshanId, kind, asOf };
    const { data, errors } = await app.graphql<{ issueReport: { report: Report } }>(issue, { input }, token);
    if (errors) throw new Error(`${errors[0]?.extensions?.code}: ${errors[0]?.message}`);
    return data.issueReport.report;
  };
  const listed = async (kind: string | null = null, token = bureau): Promise<readonly Report[]> => {
    const { data, errors } = await app.graphql<{ campaign: { issuedReports: Report[] } }>(
      list,
      { id: luoshanId, kind },
      token,
    );
    if (errors) throw new Error(`${errors[0]?.extensions?.code}`);
    return data.campaign.issuedReports;
  };
  const published = async (content: string, choices: Record<string, unknown>): Promise<Published> => {
    const input = { campaignId: luoshanId, draft: { content }, ...choices };
    const { data, errors } = await app.graphql<{ publishNotice: Published }>(publish, { input }, bureau);
    if (errors) throw new Error(errors[0]?.message);
    return data.publishNotice;
  };
  const textOf = ({ figures }: Report, name: string, label: string) =>
    figures.find(({ divisionName, label: each }) => divisionName === name && each === label)?.text;

  it('freezes a bulletin: 4 of 4 is rank 1, and the total divides by the declared 592,727', async () => {
    const bulletin = await issued('BULLETIN', '2024-11-30');
    expect(bulletin).toMatchObject({
      id: 'BULLETIN-1',
      kind: 'BULLETIN',
      number: 1,
      asOfOn: '2024-11-30',
      noticeVersion: 2,
      issuedAt: '2024-12-02T02:00:00.000Z',
      issuedBy: 'luoshan',
    });
    expect(textOf(bulletin, '铁铺镇', '完成率')).toBe('100%');
    expect(textOf(bulletin, '铁铺镇', '名次')).toBe('第 1 名');
    expect(textOf(bulletin, '周党镇', '任务数')).toBe('4 人');
    expect(textOf(bulletin, '周党镇', '已缴费人数')).toBe('2 人');
    expect(textOf(bulletin, '周党镇', '完成率')).toBe('50%');
    expect(textOf(bulletin, '周党镇', '名次')).toBe('第 3 名');
    expect(textOf(bulletin, '罗山县', '全县任务数')).toBe('592,727 人');
    expect(bulletin.figures).toHaveLength(20 * 7 + 6);
  });

  it('freezes rewards: 8.00 yuan for 铁铺镇’s 4, and 8.00 for the county', async () => {
    const rewards = await issued('REWARD');
    expect(rewards).toMatchObject({ id: 'REWARD-1', number: 1, asOfOn: '2024-12-02' });
    expect(textOf(rewards, '铁铺镇', '奖励金额')).toBe('8.00 元');
    expect(textOf(rewards, '山店乡', '结果')).toBe('还不能确定');
    expect(textOf(rewards, '山店乡', '奖励金额')).toBe('—');
    expect(textOf(rewards, '罗山县', '奖励合计')).toBe('8.00 元');
  });

  it('refuses a day to come, a township account and an analyst; nothing is stored', async () => {
    await expect(issued('BULLETIN', '2024-12-03')).rejects.toThrow(
      'REPORT_IN_FUTURE: 截至日 2024-12-03 还没有到，最晚为 2024-12-02。',
    );
    const [township, analyst] = await Promise.all([app.signIn('zhoudang'), app.signIn('fenxi')]);
    await expect(issued('BULLETIN', null, township)).rejects.toThrow('NOT_ALLOWED');
    await expect(issued('BULLETIN', null, analyst)).rejects.toThrow('NOT_ALLOWED');
    await expect(listed(null, township)).rejects.toThrow('NOT_ALLOWED');
    expect((await listed(null, analyst)).map(({ id }) => id).sort()).toEqual(['BULLETIN-1', 'REWARD-1']);
  });

  it('answers with number 1 again to 4 who ask at once for what it says already', async () => {
    const [first] = await listed('REWARD');
    expect(await Promise.all([1, 2, 3, 4].map(() => issued('REWARD')))).toEqual([first, first, first, first]);
    expect(await listed('REWARD')).toEqual([first]);
  });

  it('gives 4 of other days issued at once the numbers 2 to 5, and leaves 6 entries in the audit', async () => {
    const days = ['2024-11-27', '2024-11-28', '2024-11-29', '2024-12-01'];
    const four = await Promise.all(days.map((day) => issued('REWARD', day)));
    expect(four.map(({ number }) => number).sort()).toEqual([2, 3, 4, 5]);
    expect((await listed('REWARD')).map(({ number }) => number)).toEqual([5, 4, 3, 2, 1]);
    const audit = await app.services.database.reader.all<{ detail: string }>(
      `select detail from audit_entry where act = 'issueReport' order by detail`,
    );
    expect(audit).toHaveLength(6);
    expect(JSON.parse(audit[0]?.detail ?? '')).toEqual({
      report: 'BULLETIN-1',
      asOfOn: '2024-11-30',
      noticeVersion: 2,
    });
  });

  it('publishes another weekday of the bulletin without asking: no issued figure hangs on it', async () => {
    const content = replaced(original, '星期几由县里定', '星期几由县里另定');
    expect(await published(content, { expectedVersion: 2 })).toMatchObject({ state: 'UNCHANGED' });
    const weekday = replaced(content, 'weekday: null', 'weekday: 1');
    expect(await published(weekday, { expectedVersion: 2 })).toMatchObject({
      state: 'PUBLISHED',
      version: 3,
      differences: [],
    });
  });

  it('names each issued figure that another quota for 周党镇 would change, and publishes only when confirmed', async () => {
    const before = await listed();
    const content = replaced(
      replaced(original, 'weekday: null', 'weekday: 1'),
      'division: 周党镇, values: [4,',
      'division: 周党镇, values: [2,',
    );
    const asked = await published(content, { expectedVersion: 3 });
    expect(asked).toMatchObject({ state: 'NEEDS_CONFIRMATION', version: 3 });
    const bulletin = { reportId: 'BULLETIN-1', reportTitle: '第 1 期通报（截至2024年11月30日）' };
    const of = (divisionName: string, label: string, was: string, wouldBe: string) => ({
      ...bulletin,
      divisionName,
      label,
      was,
      wouldBe,
    });
    expect(asked.differences.filter(({ reportId }) => reportId === 'BULLETIN-1')).toEqual([
      of('山店乡', '名次', '第 2 名', '第 3 名'),
      of('周党镇', '任务数', '4 人', '2 人'),
      of('周党镇', '完成率', '50%', '100%'),
      of('周党镇', '差额', '2 人', '0 人'),
      of('周党镇', '名次', '第 3 名', '第 1 名'),
    ]);
    const rewards = { reportId: 'REWARD-1', reportTitle: '第 1 期以奖代补（截至2024年12月2日）' };
    expect(asked.differences.filter(({ reportId }) => reportId === 'REWARD-1')).toEqual([
      { ...rewards, divisionName: '周党镇', label: '结果', was: '还不能确定', wouldBe: '已得' },
      {
        ...rewards,
        divisionName: '周党镇',
        label: '档次',
        was: '截至2024年12月31日',
        wouldBe: '截至2024年11月30日',
      },
      { ...rewards, divisionName: '周党镇', label: '奖励基数', was: '—', wouldBe: '2 人' },
      { ...rewards, divisionName: '周党镇', label: '奖励金额', was: '—', wouldBe: '4.00 元' },
      { ...rewards, divisionName: '罗山县', label: '奖励合计', was: '8.00 元', wouldBe: '12.00 元' },
    ]);
    // The bulletin, and the rewards of 1 and 2 December; those of days before the deadline stay open either way.
    expect(asked.differences).toHaveLength(5 + 2 * 5);
    expect((await listed())[0]?.noticeVersion).toBe(2);

    expect(await published(content, { expectedVersion: 3, confirmDifferences: true })).toMatchObject({
      state: 'PUBLISHED',
      version: 4,
      differences: asked.differences,
    });
    expect(await listed()).toEqual(before);
    const next = await issued('BULLETIN', '2024-11-30');
    expect(next).toMatchObject({ id: 'BULLETIN-2', noticeVersion: 4 });
    expect(textOf(next, '周党镇', '名次')).toBe('第 1 名');
  });

  it('does not lay payments that came in later at the door of a publication', async () => {
    const late = { person: 99, township: '定远乡', paidOn: '2024-11-25', postedOn: '2024-11-26' };
    await app.importFile(paymentFile([late]), bureau);
    const content = replaced(
      replaced(original, 'weekday: null', 'weekday: 2'),
      'division: 周党镇, values: [4,',
      'division: 周党镇, values: [2,',
    );
    expect(await published(content, { expectedVersion: 4 })).toMatchObject({
      state: 'PUBLISHED',
      version: 5,
      differences: [],
    });
  });

  it('lets the command line load another quota only with --confirm, after naming the figures', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'zhengjiao-issued-'));
    const file = join(folder, 'quota.yaml');
    writeFileSync(file, replaced(original, 'division: 铁铺镇, values: [4,', 'division: 铁铺镇, values: [5,'));
    const { databaseUrl } = app.config;
    const refused = await commandLine(databaseUrl, folder, ['notice', 'load', file]);
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toContain('第 1 期通报（截至2024年11月30日） 铁铺镇 任务数：4 人 → 5 人\n');
    expect(refused.err).toMatch(/看过以后仍要装入，请加 --confirm。\n$/);
    expect(await commandLine(databaseUrl, folder, ['notice', 'load', file, '--confirm'])).toMatchObject({
      code: 0,
      out: '已装入，第 6 版。\n',
    });
  });

  it('names 20 townships’ outcomes as gone when a draft strikes the rewards out', async () => {
    const content = replaced(
      replaced(original, 'division: 铁铺镇, values: [4,', 'division: 铁铺镇, values: [5,'),
      /\nrewards:\n(?: {2}- .*\n)+/,
      '\nrewards: []\n',
    );
    const { state, differences } = await published(content, { expectedVersion: 6 });
    expect(state).toBe('NEEDS_CONFIRMATION');
    const gone = differences.filter(
      ({ reportId, label, wouldBe }) => reportId === 'REWARD-1' && label === '结果' && wouldBe === '没有',
    );
    expect(gone).toHaveLength(20);
  });

  it('has no rewards to issue when the notice has none', async () => {
    const linyi = await app.signIn('linyi');
    const input = { campaignId: '140821-2025', kind: 'REWARD' };
    const { errors } = await app.graphql(issue, { input }, linyi);
    expect(errors?.[0]?.extensions?.code).toBe('REPORT_NO_REWARDS');
  });
});

describe.each(databases)('a report issued while a notice is published, on $kind', ({ fresh }) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ databaseUrl: await fresh(), now: '2024-12-02T02:00:00Z' });
    await loadVersion(app, original);
  });
  afterAll(() => app.close());

  it('is either of the new version 3, or keeps version 3 from being published unseen', async () => {
    const bureau = await app.signIn('luoshan');
    const content = replaced(original, 'division: 周党镇, values: [4,', 'division: 周党镇, values: [2,');
    const [issuing, publishing] = await Promise.all([
      app.graphql<{ issueReport: { report: Report } }>(
        issue,
        { input: { campaignId: luoshanId, kind: 'BULLETIN' } },
        bureau,
      ),
      app.graphql<{ publishNotice: Published }>(
        publish,
        { input: { campaignId: luoshanId, draft: { content }, expectedVersion: 2 } },
        bureau,
      ),
    ]);
    const { report: made } = issuing.data.issueReport;
    const { state, version } = publishing.data.publishNotice;
    const quota = made.figures.find(
      ({ divisionName, label }) => divisionName === '周党镇' && label === '任务数',
    );
    expect([
      ['PUBLISHED', 3, 3, '2 人'],
      ['NEEDS_CONFIRMATION', 2, 2, '4 人'],
    ]).toContainEqual([state, version, made.noticeVersion, quota?.text]);
  });
});

/** Runs a command on the database of the test, as `npm run cli` does. */
function commandLine(databaseUrl: string, folder: string, args: readonly string[]) {
  return new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const env = { ...process.env, DATABASE_URL: databaseUrl, DATA_DIR: folder, NODE_OPTIONS: '' };
    execFile(process.execPath, ['server/run.js', ...args], { env }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}
