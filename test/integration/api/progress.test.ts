import { addDays } from '../../../schema/values/local-date.ts';
import { withoutVillage } from '../../../server/services/progress/progress.ts';
import { csvOf, luoshanId, smallPlan, startTestApp, type TestApp } from '../../support/app.ts';
import { databases } from '../../support/database.ts';

const query = `query ($level: DivisionLevel!, $under: String, $asOf: Date) { campaign(id: "${luoshanId}") {
  figuresVersion progress(level: $level, under: $under, asOf: $asOf) { asOfOn level hasQuotas
    rows { divisionCode divisionName quota paidPersons amountFen completionBasisPoints gap rank newToday newIn7Days }
    total { quota rowSumQuota quotaDifference paidPersons amountFen completionBasisPoints gap newToday newIn7Days }
  } } }`;

interface Row {
  readonly divisionCode: string;
  readonly divisionName: string;
  readonly quota: number | null;
  readonly paidPersons: number;
  readonly amountFen: number;
  readonly completionBasisPoints: number | null;
  readonly gap: number | null;
  readonly rank: number | null;
  readonly newToday: number;
  readonly newIn7Days: number;
}

interface Progress {
  readonly asOfOn: string;
  readonly hasQuotas: boolean;
  readonly rows: readonly Row[];
  readonly total: Omit<Row, 'divisionCode' | 'divisionName' | 'rank'> & {
    readonly rowSumQuota: number | null;
    readonly quotaDifference: number | null;
  };
}

interface Paid {
  readonly township: string;
  readonly village: string;
  readonly day: string;
}

/** What a list of payments comes to on a day; each is 400 yuan by a person who pays once. */
function figuresOf(paid: readonly Paid[], asOf: string) {
  const upTo = paid.filter(({ day }) => day <= asOf);
  return {
    paidPersons: upTo.length,
    amountFen: upTo.length * 40_000,
    newToday: upTo.filter(({ day }) => day === asOf).length,
    newIn7Days: upTo.filter(({ day }) => day >= addDays(asOf, -6)).length,
  };
}

describe.each(databases)('progress on $kind', ({ fresh }) => {
  let app: TestApp;
  let bureau: string;
  let township: string;
  let paid: Paid[];
  beforeAll(async () => {
    app = await startTestApp({ databaseUrl: await fresh() });
    [bureau, township] = await Promise.all([app.signIn('luoshan'), app.signIn('zhoudang')]);
    // Every 40th payment names no village.
    const lines = csvOf(smallPlan(app.luoshan)).trimEnd().split('\n');
    const rows = lines.map((line, i) => {
      const cells = line.split(',');
      if (i > 0 && i % 40 === 0) cells[4] = '';
      return cells;
    });
    paid = rows.slice(1).map((cells) => ({
      township: cells[3] ?? '',
      village: cells[4] ?? '',
      day: cells[7] ?? '',
    }));
    const result = await app.importFile(rows.map((cells) => cells.join(',')).join('\n'), bureau);
    expect(result).toMatchObject({ outcome: 'COMMITTED', newPayments: 2000, newPersons: 2000 });
  });
  afterAll(() => app.close());

  const ask = async (variables: Record<string, unknown>, token = bureau) => {
    const { data, errors } = await app.graphql<{ campaign: { progress: Progress } }>(query, variables, token);
    if (errors) throw new Error(errors[0]?.extensions?.code);
    return data.campaign.progress;
  };
  const days = ['2024-09-30', '2024-10-01', '2024-11-15', '2024-12-01', '2024-12-29', '2024-12-31'];

  it.each(days)('counts 20 townships as the payments themselves do, as of %s', async (asOf) => {
    const { rows, total, asOfOn } = await ask({ level: 'TOWNSHIP', asOf });
    expect(asOfOn).toBe(asOf);
    expect(rows).toHaveLength(20);
    for (const row of rows) {
      const own = paid.filter((each) => each.township === row.divisionName);
      expect(row).toMatchObject(figuresOf(own, asOf));
      expect(row.gap).toBe((row.quota ?? 0) - row.paidPersons);
      expect(row.completionBasisPoints).toBe(
        Math.floor((row.paidPersons * 20_000 + (row.quota ?? 0)) / (2 * (row.quota ?? 0))),
      );
    }
    expect(total).toMatchObject(figuresOf(paid, asOf));
  });

  it('divides the total by the declared 592,727, and its gap is its own: 2 more than the rows’', async () => {
    const { rows, total, hasQuotas, asOfOn } = await ask({ level: 'TOWNSHIP' });
    expect(hasQuotas).toBe(true);
    expect(asOfOn).toBe('2024-12-31');
    expect(total).toMatchObject({
      quota: 592_727,
      rowSumQuota: 592_725,
      quotaDifference: -2,
      paidPersons: 2000,
      amountFen: 80_000_000,
      gap: 590_727,
      completionBasisPoints: 34,
    });
    expect(rows.reduce((sum, { gap }) => sum + (gap ?? 0), 0)).toBe(590_725);
  });

  it('ranks by the exact rate: 1 to 20, higher rates first', async () => {
    const { rows } = await ask({ level: 'TOWNSHIP' });
    const byRank = [...rows].sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
    const rates = byRank.map(({ paidPersons, quota }) => paidPersons / (quota ?? 1));
    expect(rates).toEqual([...rates].sort((a, b) => b - a));
    for (const { rank, paidPersons, quota } of rows) {
      const ahead = rows.filter(
        (other) => other.paidPersons * (quota ?? 0) > paidPersons * (other.quota ?? 0),
      ).length;
      expect(rank).toBe(ahead + 1);
    }
  });

  it('shows the county as 1 row with the total’s own figures', async () => {
    const { rows, total } = await ask({ level: 'COUNTY' });
    expect(rows).toEqual([
      expect.objectContaining({
        divisionName: '罗山县',
        quota: 592_727,
        paidPersons: 2000,
        amountFen: 80_000_000,
        gap: 590_727,
      }),
    ]);
    expect(total.paidPersons).toBe(2000);
  });

  it.each(['2024-11-15', '2024-12-31'])(
    'counts 270 villages and 未注明村, which add up, as of %s',
    async (asOf) => {
      const { rows, total } = await ask({ level: 'VILLAGE', asOf });
      expect(rows).toHaveLength(271);
      const unnamed = rows.find(({ divisionCode }) => divisionCode === withoutVillage);
      expect(unnamed).toMatchObject({
        divisionName: '未注明村（社区）',
        quota: null,
        rank: null,
        ...figuresOf(
          paid.filter(({ village }) => village === ''),
          asOf,
        ),
      });
      for (const key of ['paidPersons', 'amountFen', 'newToday', 'newIn7Days'] as const) {
        expect(rows.reduce((sum, row) => sum + row[key], 0)).toBe(total[key]);
      }
      expect(total).toMatchObject(figuresOf(paid, asOf));
    },
  );

  it('counts the 19 villages under 周党镇 as the payments do, and no quota until it is broken down', async () => {
    const asOf = '2024-12-10';
    const { rows, total, hasQuotas } = await ask({ level: 'VILLAGE', under: '411521-04', asOf });
    expect(hasQuotas).toBe(false);
    const own = paid.filter((each) => each.township === '周党镇');
    for (const row of rows.filter(({ divisionCode }) => divisionCode !== withoutVillage)) {
      expect(row).toMatchObject({
        quota: null,
        gap: null,
        rank: null,
        completionBasisPoints: null,
        ...figuresOf(
          own.filter(({ village }) => village === row.divisionName),
          asOf,
        ),
      });
    }
    expect(rows.filter(({ divisionCode }) => divisionCode !== withoutVillage)).toHaveLength(19);
    // What was given to the township is there, though it is not broken down.
    const paidPersons = Number(total.paidPersons);
    expect(total).toMatchObject({ quota: 42_643, gap: 42_643 - paidPersons, ...figuresOf(own, asOf) });
    expect([total.rowSumQuota, total.quotaDifference]).toEqual([null, null]);
    const county = await ask({ level: 'VILLAGE', asOf });
    const townships = await ask({ level: 'TOWNSHIP', asOf });
    expect(county.total).toEqual({ ...townships.total, rowSumQuota: null, quotaDifference: null });
  });

  it('shows a township account its own row and total, with the rank it has in the county', async () => {
    const county = await ask({ level: 'TOWNSHIP' });
    const own = await ask({ level: 'TOWNSHIP' }, township);
    const row = county.rows.find(({ divisionCode }) => divisionCode === '411521-04');
    expect(own.rows).toEqual([row]);
    expect(own.total).toMatchObject({ quota: 42_643, paidPersons: row?.paidPersons, gap: row?.gap });
    const villages = await ask({ level: 'VILLAGE' }, township);
    const under = await ask({ level: 'VILLAGE', under: '411521-04' });
    expect(villages.rows).toEqual(under.rows);
    expect((await ask({ level: 'COUNTY' }, township)).rows).toEqual([]);
  });

  it('refuses a township 「under」 another township, one of its villages, or the county', async () => {
    for (const under of ['411521-05', '411521-05201', '411521']) {
      for (const level of ['COUNTY', 'TOWNSHIP', 'VILLAGE']) {
        await expect(ask({ level, under }, township)).rejects.toThrow('OUT_OF_SCOPE');
      }
    }
    await expect(ask({ level: 'VILLAGE', under: '140821' })).rejects.toThrow('DIVISION_NOT_FOUND');
  });

  it('shows the analyst the whole county', async () => {
    const analyst = await app.signIn('fenxi');
    expect(await ask({ level: 'TOWNSHIP' }, analyst)).toEqual(await ask({ level: 'TOWNSHIP' }));
  });

  it('takes today in Beijing while the campaign runs, and the day changes at 16:00 UTC', async () => {
    const before = app.clock.now;
    app.clock.now = new Date('2024-12-10T15:59:59Z');
    const token = await app.signIn('luoshan');
    expect((await ask({ level: 'TOWNSHIP' }, token)).asOfOn).toBe('2024-12-10');
    app.clock.now = new Date('2024-12-10T16:00:00Z');
    const next = await ask({ level: 'TOWNSHIP' }, token);
    expect(next.asOfOn).toBe('2024-12-11');
    expect(next.total).toMatchObject(figuresOf(paid, '2024-12-11'));
    app.clock.now = before;
  });

  it('gives the same figures when two levels are asked at once under different names', async () => {
    const { data } = await app.graphql<{ campaign: Record<'a' | 'b', { total: unknown }> }>(
      `{ campaign(id: "${luoshanId}") { a: progress(level: TOWNSHIP) { total { paidPersons amountFen newIn7Days } }
        b: progress(level: VILLAGE) { total { paidPersons amountFen newIn7Days } } } }`,
      {},
      bureau,
    );
    expect(data.campaign.a).toEqual(data.campaign.b);
  });
});
