import { plainFigures, readAsk, streamingFigures } from '../../../addin/functions/asks.ts';
import { declaredFunctions } from '../../../addin/functions/declared.ts';
import { csvOf, linyiId, luoshanId, smallPlan, startTestApp, type TestApp } from '../../support/app.ts';
import { databases } from '../../support/database.ts';

const query = `query ($id: ID!, $asks: [FigureAsk!]!) { campaign(id: $id) {
  figuresVersion figures(asks: $asks) { figuresVersion calculatedAt values codes expected } } }`;
const progressQuery = `query ($level: DivisionLevel!, $under: String, $asOf: Date) { campaign(id: "${luoshanId}") {
  progress(level: $level, under: $under, asOf: $asOf) {
    rows { divisionCode divisionName quota paidPersons amountFen completionBasisPoints gap rank }
    total { quota paidPersons amountFen completionBasisPoints gap } } } }`;

interface Ask {
  readonly name: string;
  readonly division?: string;
  readonly category?: string;
  readonly on?: string;
}

interface Figures {
  readonly figuresVersion: number;
  readonly calculatedAt: string;
  readonly values: readonly (number | null)[];
  readonly codes: readonly (string | null)[];
  readonly expected: readonly (string | null)[];
}

interface Row {
  readonly divisionCode: string;
  readonly divisionName: string;
  readonly quota: number | null;
  readonly paidPersons: number;
  readonly amountFen: number;
  readonly completionBasisPoints: number | null;
  readonly gap: number | null;
  readonly rank: number | null;
}

const names = ['QUOTA', 'PAID_PERSONS', 'PAID_AMOUNT', 'COMPLETION', 'GAP'] as const;
const figuresOf = (row: Omit<Row, 'rank' | 'divisionCode' | 'divisionName'>) => [
  row.quota,
  row.paidPersons,
  row.amountFen,
  row.completionBasisPoints,
  row.gap,
];

describe.each(databases)('figures on $kind', ({ fresh }) => {
  let app: TestApp;
  let bureau: string;
  let township: string;
  beforeAll(async () => {
    app = await startTestApp({ databaseUrl: await fresh() });
    [bureau, township] = await Promise.all([app.signIn('luoshan'), app.signIn('zhoudang')]);
    await app.importFile(csvOf(smallPlan(app.luoshan)), bureau);
  });
  afterAll(() => app.close());

  async function ask(asks: readonly Ask[], token = bureau, id = luoshanId): Promise<Figures> {
    const { data, errors } = await app.graphql<{ campaign: { figures: Figures } }>(
      query,
      { id, asks },
      token,
    );
    if (errors) throw new Error(errors[0]?.extensions?.code);
    return data.campaign.figures;
  }

  async function progress(variables: Record<string, unknown>) {
    const { data } = await app.graphql<{ campaign: { progress: { rows: Row[]; total: Row } } }>(
      progressQuery,
      variables,
      bureau,
    );
    return data.campaign.progress;
  }

  it('answers the 120 figures of 20 townships as the progress table shows them, in the order asked', async () => {
    const { rows } = await progress({ level: 'TOWNSHIP' });
    const asks = rows.flatMap(({ divisionName }) =>
      [...names, 'RANK'].map((name) => ({ name, division: divisionName })),
    );
    expect(asks).toHaveLength(120);
    const { values, codes } = await ask(asks);
    expect(values).toEqual(rows.flatMap((row) => [...figuresOf(row), row.rank]));
    expect(codes).toEqual(new Array(120).fill(null));
  });

  it('answers for the county with the total row, which has no rank', async () => {
    const { total } = await progress({ level: 'TOWNSHIP' });
    const { values, codes } = await ask(
      [...names, 'RANK'].map((name) => ({ name, division: app.luoshan.county.name })),
    );
    expect(values).toEqual([...figuresOf(total), null]);
    expect(codes.at(-1)).toBe('FIGURE_NO_RANK');
  });

  it('answers for two days at once as each day alone', async () => {
    const days = ['2024-10-20', '2024-11-30'];
    const { values } = await ask(
      days.flatMap((on) => ['PAID_PERSONS', 'COMPLETION'].map((name) => ({ name, division: '周党镇', on }))),
    );
    const alone = await Promise.all(days.map((asOf) => progress({ level: 'TOWNSHIP', asOf })));
    const rows = alone.map((table) => table.rows.find(({ divisionName }) => divisionName === '周党镇'));
    expect(values).toEqual(rows.flatMap((row) => [row?.paidPersons, row?.completionBasisPoints]));
  });

  it('finds a village by its code, and by township and name together', async () => {
    const { rows } = await progress({ level: 'VILLAGE', under: '411521-04' });
    const village = rows.find(({ paidPersons }) => paidPersons > 0);
    const { values, codes } = await ask([
      { name: 'PAID_PERSONS', division: village?.divisionCode ?? '' },
      { name: 'PAID_PERSONS', division: ` 周党镇 ${village?.divisionName}` },
      { name: 'RANK', division: village?.divisionCode ?? '' },
    ]);
    expect(values).toEqual([village?.paidPersons, village?.paidPersons, null]);
    expect(codes).toEqual([null, null, 'FIGURE_NO_QUOTA']);
  });

  it('says of each figure alone why it is not there', async () => {
    const { values, codes } = await ask([
      { name: 'PAID_PERSONS', division: '光山县' },
      { name: 'PAID_PERSONS' },
      { name: 'AMOUNT_DUE', category: '不存在的人员' },
      { name: 'AMOUNT_DUE' },
      { name: 'REWARD_NOW', division: app.luoshan.county.name },
      { name: 'PAID_PERSONS', division: '周党' },
    ]);
    expect(codes).toEqual([
      'FIGURE_UNKNOWN_DIVISION',
      'FIGURE_BAD_DIVISION',
      'FIGURE_UNKNOWN_CATEGORY',
      'FIGURE_BAD_CATEGORY',
      'FIGURE_TOWNSHIPS_ONLY',
      null,
    ]);
    expect(values.slice(0, 5)).toEqual([null, null, null, null, null]);
    expect(values[5]).toBeGreaterThan(0);
  });

  it('gives what a category pays, and says so where the notice is silent or more must be known', async () => {
    const asks = ['普通居民', '特困人员', '城乡低保对象', '监测户'].map((category) => ({
      name: 'AMOUNT_DUE',
      category,
      on: '2024-11-30',
    }));
    const luoshan = await ask(asks);
    expect(luoshan.values).toEqual([40_000, null, null, null]);
    expect(luoshan.codes).toEqual([null, 'FIGURE_NO_RULE', 'FIGURE_NO_RULE', 'FIGURE_NO_RULE']);
    expect(luoshan.expected).toEqual([null, '普通居民', '普通居民', '普通居民']);
    const linyi = await ask(asks, await app.signIn('linyi'), linyiId);
    expect(linyi.values).toEqual([40_000, 0, 8000, null]);
    expect(linyi.codes).toEqual([null, null, null, 'FIGURE_NEEDS_REVIEW']);
    const unknown = await ask([{ name: 'AMOUNT_DUE', category: '不存在的人员' }]);
    expect(unknown.expected).toEqual([
      '普通居民、特困人员、孤儿、事实无人抚养儿童、城乡低保对象、低保边缘家庭成员、脱贫人口、稳定脱贫人口、监测对象',
    ]);
  });

  it('shows a township account its own figures alone', async () => {
    const { rows } = await progress({ level: 'TOWNSHIP' });
    const own = rows.find(({ divisionName }) => divisionName === '周党镇');
    const { values, codes } = await ask(
      [
        { name: 'PAID_PERSONS', division: '周党镇' },
        { name: 'RANK', division: '周党镇' },
        { name: 'PAID_PERSONS', division: '铁铺镇' },
        { name: 'PAID_PERSONS', division: app.luoshan.county.name },
        { name: 'REWARD_NOW', division: '铁铺镇' },
      ],
      township,
    );
    expect(values).toEqual([own?.paidPersons, own?.rank, null, null, null]);
    expect(codes.slice(2)).toEqual(new Array(3).fill('FIGURE_OUT_OF_SCOPE'));
  });

  it('refuses 5,001 asks, 63 days, and whoever is not signed in', async () => {
    const one = { name: 'PAID_PERSONS', division: '周党镇' };
    await expect(ask(new Array(5001).fill(one))).rejects.toThrow('FIGURES_TOO_MANY');
    const days = Array.from({ length: 63 }, (_, i) => new Date(Date.UTC(2024, 9, 1 + i)).toISOString());
    await expect(ask(days.map((day) => ({ ...one, on: day.slice(0, 10) })))).rejects.toThrow(
      'FIGURES_TOO_MANY',
    );
    await expect(ask([one], '')).rejects.toThrow('NOT_SIGNED_IN');
  });

  it.each([
    ['luoshan', luoshanId],
    ['linyi', linyiId],
  ])('answers every example that the formula bar shows, for %s', async (account, id) => {
    const token = await app.signIn(account);
    const { data } = await app.graphql<{ campaign: { progress: { rows: Row[] } } }>(
      'query ($id: ID!) { campaign(id: $id) { progress(level: TOWNSHIP) { rows { divisionName } } } }',
      { id },
      token,
    );
    const arguments_: Readonly<Record<string, string>> = {
      A2: data.campaign.progress.rows[0]?.divisionName ?? '',
    };
    const examples = declaredFunctions.flatMap((declared) => {
      const [, name, argument = ''] = /=ZJ\.(\p{L}+)\((.*?)\)/u.exec(declared.description) ?? [];
      expect(name).toBe(declared.name);
      const figure = plainFigures[declared.id] ?? streamingFigures[declared.id];
      return figure ? [readAsk(figure, arguments_[argument] ?? argument.slice(1, -1), null)] : [];
    });
    expect(examples).toHaveLength(10);
    const asks = examples.flatMap((read) => (read.kind === 'ask' ? [read.ask] : []));
    const { codes } = await ask(asks as readonly Ask[], token, id);
    // A notice without rewards has none, whatever is asked.
    expect(codes.filter((code) => code !== null && code !== 'FIGURE_NO_REWARDS')).toEqual([]);
  });

  it('takes 全县 for the county, whatever it is called', async () => {
    const of = (division: string) => ({ name: 'PAID_PERSONS', division });
    const { values } = await ask([of('全县'), of(app.luoshan.county.name)]);
    expect(values[0]).toBe(values[1]);
    const own = await ask([of('全县')], township);
    expect(own.codes).toEqual(['FIGURE_OUT_OF_SCOPE']);
  });

  it('refuses a day that is yet to come, and one before the campaign on which nobody had paid', async () => {
    const days = ['2025-01-10', '2025-01-11', '2024-10-01', '2024-09-30', '2014-11-30'];
    const of = (name: string) => days.map((on) => ({ name, division: '周党镇', on }));
    const { values, codes } = await ask([...of('PAID_PERSONS'), ...of('COMPLETION')]);
    const expected = [null, 'FIGURE_DAY_AHEAD', null, 'FIGURE_DAY_BEFORE', 'FIGURE_DAY_BEFORE'];
    expect(codes).toEqual([...expected, ...expected]);
    expect(values.slice(0, 5).map((value) => value === null)).toEqual([false, true, false, true, true]);
    // What is due may be asked for a later day of payment.
    const due = await ask([{ name: 'AMOUNT_DUE', category: '普通居民', on: '2024-12-31' }]);
    expect(due.values).toEqual([40_000]);
    const quota = await ask([{ name: 'QUOTA', division: '周党镇', on: '2025-01-11' }]);
    expect(quota.codes).toEqual(['FIGURE_DAY_AHEAD']);
  });

  it('names a version that is not later than its figures', async () => {
    const before = await ask([{ name: 'PAID_PERSONS', division: '周党镇' }]);
    const { data } = await app.graphql<{ campaign: { figuresVersion: number } }>(
      query,
      { id: luoshanId, asks: [] },
      bureau,
    );
    expect(before.figuresVersion).toBe(data.campaign.figuresVersion);
    expect(before.calculatedAt).toBe('2025-01-10T02:00:00.000Z');
  });
});
