import { linyiId, luoshanId, startTestApp, type TestApp } from '../../support/app.ts';
import { databases } from '../../support/database.ts';
import { loadVersion, noticeText, paymentFile, replaced, withTasks } from '../../support/ledger.ts';

const query = `query ($id: ID!, $asOf: Date) { campaign(id: $id) { rewards(asOf: $asOf) {
  asOfOn noticeVersion hasNoRewards earnedFen expectedFen
  rows { divisionCode divisionName outcome fen expectedFen persons stage countedAsOf explanation clause } } } }`;

interface Row {
  readonly divisionName: string;
  readonly outcome: string;
  readonly fen: number | null;
  readonly expectedFen: number | null;
  readonly persons: number | null;
  readonly stage: string | null;
  readonly countedAsOf: string | null;
  readonly explanation: readonly string[];
}

interface Table {
  readonly asOfOn: string;
  readonly hasNoRewards: boolean;
  readonly earnedFen: number;
  readonly expectedFen: number;
  readonly rows: readonly Row[];
}

const tasks = { 铁铺镇: 3, 山店乡: 3, 定远乡: 3, 周党镇: 3, 潘新镇: 3 };

const payments = [
  // 铁铺镇: three posted by 30 November; the first pays a second time, and a fourth comes in December.
  { person: 1, township: '铁铺镇', paidOn: '2024-11-01', postedOn: '2024-11-02' },
  { person: 1, township: '铁铺镇', paidOn: '2024-11-05', postedOn: '2024-11-06' },
  { person: 2, township: '铁铺镇', paidOn: '2024-11-20', postedOn: '2024-11-21', category: '低保对象' },
  { person: 3, township: '铁铺镇', paidOn: '2024-11-29', postedOn: '2024-11-30' },
  { person: 4, township: '铁铺镇', paidOn: '2024-12-05', postedOn: '2024-12-06' },
  // 山店乡: three paid by 30 November, the third posted a day later.
  { person: 11, township: '山店乡', paidOn: '2024-11-01', postedOn: '2024-11-02' },
  { person: 12, township: '山店乡', paidOn: '2024-11-02', postedOn: '2024-11-03' },
  { person: 13, township: '山店乡', paidOn: '2024-11-30', postedOn: '2024-12-01' },
  // 定远乡: the third before the window opens.
  { person: 21, township: '定远乡', paidOn: '2024-11-01', postedOn: '2024-11-02' },
  { person: 22, township: '定远乡', paidOn: '2024-11-02', postedOn: '2024-11-03' },
  { person: 23, township: '定远乡', paidOn: '2024-09-28', postedOn: '2024-09-29' },
  // 周党镇: one posted, one that the bank could not post.
  { person: 31, township: '周党镇', paidOn: '2024-11-01', postedOn: '2024-11-02' },
  { person: 32, township: '周党镇', paidOn: '2024-11-01' },
];

const asker =
  (app: TestApp, id = luoshanId) =>
  async (asOf: string | null, token: string): Promise<Table> => {
    const { data, errors } = await app.graphql<{ campaign: { rewards: Table } }>(query, { id, asOf }, token);
    if (errors) throw new Error(`${errors[0]?.extensions?.code} ${errors[0]?.message}`);
    return data.campaign.rewards;
  };

describe.each(databases)('rewards on $kind', ({ fresh }) => {
  let app: TestApp;
  let bureau: string;
  let township: string;
  let ask: ReturnType<typeof asker>;
  let beforeImport: readonly Row[];
  beforeAll(async () => {
    app = await startTestApp({ databaseUrl: await fresh() });
    [bureau, township] = await Promise.all([app.signIn('luoshan'), app.signIn('zhoudang')]);
    ask = asker(app);
    await loadVersion(app, withTasks(noticeText('luoshan-2025.yaml'), tasks));
    beforeImport = (await ask(null, bureau)).rows;
    expect(await app.importFile(paymentFile(payments), bureau)).toMatchObject({
      outcome: 'COMMITTED',
      newPayments: 13,
      newPersons: 12,
    });
  });
  afterAll(() => app.close());

  it('waits while nothing is imported: nobody known is not 0 persons', () => {
    const rows = beforeImport.filter(({ divisionName }) => divisionName in tasks);
    expect(rows).toHaveLength(5);
    for (const row of rows) {
      expect(row).toMatchObject({ outcome: 'PENDING', fen: null, expectedFen: null });
      expect(row.explanation.at(-1)).toBe('还没有导入缴费数据，人数不知道，不按 0 人计。');
    }
  });

  const rowOf = async (name: string, asOf: string | null = null, token = bureau) => {
    const row = (await ask(asOf, token)).rows.find(({ divisionName }) => divisionName === name);
    if (!row) throw new Error(`no row ${name}`);
    return row;
  };

  it('pays 2 yuan for each of the 3 posted on 30 November, a person who paid twice counted once', async () => {
    const row = await rowOf('铁铺镇');
    expect(row).toMatchObject({
      outcome: 'EARNED',
      fen: 600,
      persons: 3,
      stage: '截至2024年11月30日',
      countedAsOf: '2024-11-30',
      clause: '四(四)',
    });
    expect(row.explanation).toContain(
      '“截至2024年11月30日”一档：2024年11月30日任务完成率为3 人 ÷ 3 人 = 100%，达到，可奖励 6 元（四(四)）。',
    );
    expect(row.explanation).toContain('台账里还没有登记退费，退费按 0 人计。');
  });

  it('pays 1 yuan for 3 when the third was posted on 1 December, by the posting day', async () => {
    expect(await rowOf('山店乡')).toMatchObject({
      outcome: 'EARNED',
      fen: 300,
      persons: 3,
      stage: '截至2024年12月31日',
      countedAsOf: '2024-12-31',
    });
  });

  it('leaves the 1 who paid before the window out, and says so', async () => {
    const row = await rowOf('定远乡');
    expect(row).toMatchObject({ outcome: 'MISSED', fen: null, persons: null });
    expect(row.explanation).toContain('另有 1 人在征缴期以外或停止缴费的日子缴费，认可之前不计入奖励。');
  });

  it('counts the 1 posted of 2 paid, and is 2 short of 3', async () => {
    const row = await rowOf('周党镇');
    expect(row).toMatchObject({ outcome: 'MISSED', fen: null });
    expect(row.explanation).toContain(
      '“截至2024年12月31日”一档：2024年12月31日任务完成率为1 人 ÷ 3 人 ≈ 33.33%，比 100% 还差 2 人，没有达到（四(四)）。',
    );
  });

  it('adds up 9.00 yuan earned in 20 rows, none expected after the last deadline', async () => {
    const table = await ask(null, bureau);
    expect(table).toMatchObject({
      asOfOn: '2025-01-10',
      noticeVersion: 2,
      hasNoRewards: false,
      earnedFen: 900,
      expectedFen: 0,
    });
    expect(table.rows).toHaveLength(20);
  });

  it('as of 10 December has 6.00 yuan earned, and 3.00 expected apart', async () => {
    const table = await ask('2024-12-10', bureau);
    expect(table).toMatchObject({ asOfOn: '2024-12-10', earnedFen: 600, expectedFen: 300 });
    expect(await rowOf('山店乡', '2024-12-10')).toMatchObject({
      outcome: 'PENDING',
      fen: null,
      expectedFen: 300,
      countedAsOf: '2024-12-10',
    });
  });

  it('has nothing earned on 30 November itself while the day is not over', async () => {
    const now = app.clock.now;
    app.clock.now = new Date('2024-11-30T15:59:59Z');
    expect(await rowOf('铁铺镇')).toMatchObject({ outcome: 'PENDING', fen: null, expectedFen: 600 });
    app.clock.now = new Date('2024-11-30T16:00:00Z');
    expect(await rowOf('铁铺镇')).toMatchObject({ outcome: 'EARNED', fen: 600 });
    app.clock.now = now;
  });

  it('shows a township its own row and sums of that alone: 0, not 900', async () => {
    const table = await ask(null, township);
    expect(table.rows.map(({ divisionName }) => divisionName)).toEqual(['周党镇']);
    expect(table).toMatchObject({ earnedFen: 0, expectedFen: 0 });
  });

  it('is pending, not missed, where a file came without posting days', async () => {
    const file = paymentFile(
      [41, 42, 43].map((person) => ({ person, township: '潘新镇', paidOn: '2024-11-01' })),
      'withoutPosted',
    );
    expect(await app.importFile(file, bureau)).toMatchObject({ outcome: 'COMMITTED', newPersons: 3 });
    const row = await rowOf('潘新镇');
    expect(row).toMatchObject({ outcome: 'PENDING', fen: null, expectedFen: null });
    expect(row.explanation[0]).toBe('还不能确定：还不知道入库人数。');
    expect(row.explanation).toContain(
      '导入的缴费数据没有入库日期（每日汇总只有缴费日），补充入库日期后才能计算，不以缴费日代替。',
    );
    // The other townships' figures are what they were.
    expect((await ask(null, bureau)).earnedFen).toBe(900);
  });

  it('asks by the payment day once the county chooses so: 2 yuan for 山店乡’s 3', async () => {
    const text = withTasks(noticeText('luoshan-2025.yaml'), tasks);
    await loadVersion(app, replaced(text, 'choice: POSTED_ON', 'choice: PAID_ON'));
    expect(await rowOf('山店乡')).toMatchObject({ outcome: 'EARNED', fen: 600, countedAsOf: '2024-11-30' });
    // 周党镇 has 2 paid, but only those posted by now count as 入库.
    expect(await rowOf('周党镇')).toMatchObject({ outcome: 'MISSED' });
  });

  it('does not guess who of 3 is fully subsidised: pending until the notice says what 低保 pays', async () => {
    const text = withTasks(noticeText('luoshan-2025.yaml'), tasks);
    const switched = replaced(text, /(code: REWARD_FULLY_SUBSIDISED\n {4}choice: )COUNTED/, '$1NOT_COUNTED');
    await loadVersion(app, switched);
    const unknown = await rowOf('铁铺镇');
    expect(unknown).toMatchObject({ outcome: 'PENDING', fen: null });
    expect(unknown.explanation[0]).toBe('还不能确定：还不知道全额资助人数。');
    const subsidised = (rule: string) =>
      replaced(
        switched,
        /\nsubsidies: \[\].*\n/,
        `\nsubsidies:\n  - { categories: [SUBSISTENCE_ALLOWANCE], ${rule}, clause: 四(三) }\n`,
      );
    await loadVersion(app, subsidised('kind: FULL'));
    // 2 of 3 in November; 3 of 3 with the fourth person, in December.
    expect(await rowOf('铁铺镇')).toMatchObject({
      outcome: 'EARNED',
      fen: 300,
      persons: 3,
      countedAsOf: '2024-12-31',
    });
    await loadVersion(app, subsidised('kind: FIXED, personPaysFen: 8000'));
    expect(await rowOf('铁铺镇')).toMatchObject({ outcome: 'EARNED', fen: 600, countedAsOf: '2024-11-30' });
  });

  it('is pending where the hardship coverage is a condition: no roster is stored', async () => {
    const text = withTasks(noticeText('luoshan-2025.yaml'), tasks);
    await loadVersion(app, replaced(text, 'choice: NOT_REQUIRED', 'choice: REQUIRED'));
    expect(await rowOf('铁铺镇')).toMatchObject({ outcome: 'PENDING', fen: null });
    expect(await rowOf('周党镇')).toMatchObject({ outcome: 'MISSED' });
  });

  it('measures November by the quota of November, and December by the one of a later document', async () => {
    const text = `${withTasks(noticeText('luoshan-2025.yaml'), tasks)}
revisions:
  - document: { number: 示例〔2024〕9号, title: 示例, issuer: 示例, issuedOn: 2024-12-01 }
    from: 2024-12-01
    changes:
      - { path: "quotas.rows[0].values[0]", was: 3, becomes: 5 }
      - { path: "quotas.rows[3].values[0]", was: 3, becomes: 1 }
`;
    await loadVersion(app, text);
    expect(await rowOf('铁铺镇')).toMatchObject({ outcome: 'EARNED', fen: 600, countedAsOf: '2024-11-30' });
    expect(await rowOf('周党镇')).toMatchObject({ outcome: 'EARNED', fen: 100, countedAsOf: '2024-12-31' });
  });

  it('keeps the 2 yuan of November when a document of December makes it 3', async () => {
    const text = withTasks(noticeText('luoshan-2025.yaml'), tasks);
    const later = (from: string) => `${text}
revisions:
  - document: { number: 示例〔2024〕9号, title: 示例, issuer: 示例, issuedOn: 2024-11-01 }
    from: ${from}
    changes:
      - { path: "rewards[0].perPersonFen", was: 200, becomes: 300 }
`;
    await loadVersion(app, later('2024-12-01'));
    expect(await rowOf('铁铺镇')).toMatchObject({ fen: 600 });
    await loadVersion(app, later('2024-11-30'));
    expect(await rowOf('铁铺镇')).toMatchObject({ fen: 900 });
  });

  it('answers that Linyi’s notice has no rewards, with no rows and not with zeros', async () => {
    const linyi = await app.signIn('linyi');
    expect(await asker(app, linyiId)(null, linyi)).toMatchObject({ hasNoRewards: true, rows: [] });
  });
});

describe.each(databases)('rewards from daily totals on $kind', ({ fresh }) => {
  let app: TestApp;
  let bureau: string;
  beforeAll(async () => {
    app = await startTestApp({ databaseUrl: await fresh() });
    bureau = await app.signIn('luoshan');
    await loadVersion(app, withTasks(noticeText('luoshan-2025.yaml'), tasks));
    const file = '日期,乡镇（街道）,当日缴费人数,当日缴费金额（元）\n2024-11-03,铁铺镇,3,1200.00\n';
    expect(await app.importFile(file, bureau, { kind: 'DAILY_TOTALS' })).toMatchObject({
      outcome: 'COMMITTED',
    });
  });
  afterAll(() => app.close());

  it('is pending for want of posting days: 3 paid are no 3 posted', async () => {
    const { rows } = await asker(app)(null, bureau);
    const row = rows.find(({ divisionName }) => divisionName === '铁铺镇');
    expect(row).toMatchObject({ outcome: 'PENDING', fen: null, expectedFen: null });
    expect(row?.explanation[0]).toBe('还不能确定：还不知道入库人数。');
  });

  it('pays 2 yuan for 3 when the notice counts the paid by the payment day', async () => {
    const text = withTasks(noticeText('luoshan-2025.yaml'), tasks);
    const paid = replaced(text, 'numerator: POSTED', 'numerator: PAID').replace(
      /asOf: POSTED_ON\n {4}refunds/,
      'asOf: PAID_ON\n    refunds',
    );
    await loadVersion(
      app,
      paid.replaceAll('perPersonFen: 200,', 'metric: TASK_COMPLETION, perPersonFen: 200,'),
    );
    const { rows } = await asker(app)(null, bureau);
    expect(rows.find(({ divisionName }) => divisionName === '铁铺镇')).toMatchObject({
      outcome: 'EARNED',
      fen: 600,
      persons: 3,
    });
  });
});
