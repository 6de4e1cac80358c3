import { wholeRows } from '../../../addin/taskpane/acts/progress-models.ts';
import type { FigureTable } from '../../../server/graphql/generated/resolver-types.ts';
import { csvOf, luoshanId, smallPlan, startTestApp, type TestApp } from '../../support/app.ts';
import { databases } from '../../support/database.ts';

const query = `query ($by: ProgressBy!, $under: String, $asOf: Date, $since: String, $level: DivisionLevel! = TOWNSHIP) {
  campaign(id: "${luoshanId}") {
    figuresVersion
    progressTable(by: $by, under: $under, asOf: $asOf, since: $since) {
      columns rows total state figuresVersion asOfOn hasQuotas rowSumQuota quotaDifference
      totalCount isDifference isTruncated
    }
    progress(level: $level, under: $under, asOf: $asOf) {
      rows { divisionCode divisionName quota paidPersons amountFen completionBasisPoints gap rank newToday newIn7Days
        grossPersons refundedPersons refundedFen elsewherePersons townshipName }
      total { quota rowSumQuota quotaDifference paidPersons amountFen completionBasisPoints gap newToday newIn7Days
        grossPersons refundedPersons refundedFen elsewherePersons }
    }
  }
}`;

type Table = Omit<FigureTable, 'calculatedAt'>;
interface Answer {
  readonly figuresVersion: number;
  readonly progressTable: Table;
  readonly progress: {
    readonly rows: readonly Record<string, string | number | null>[];
    readonly total: Record<string, number | null>;
  };
}

describe.each(databases)('progressTable on $kind', ({ fresh }) => {
  let app: TestApp;
  let bureau: string;
  let township: string;
  let lines: string[];
  beforeAll(async () => {
    app = await startTestApp({ databaseUrl: await fresh() });
    [bureau, township] = await Promise.all([app.signIn('luoshan'), app.signIn('zhoudang')]);
    lines = csvOf(smallPlan(app.luoshan, { payments: 600 }))
      .trimEnd()
      .split('\n');
    // The last ten come later.
    await app.importFile(lines.slice(0, -10).join('\n'), bureau);
  });
  afterAll(() => app.close());

  const ask = async (variables: Record<string, unknown>, token = bureau) => {
    const { data, errors } = await app.graphql<{ campaign: Answer }>(query, variables, token);
    if (errors) throw new Error(errors[0]?.extensions?.code);
    return data.campaign;
  };
  const cell = ({ columns }: Table, row: readonly unknown[] | undefined, column: string) =>
    row?.[columns.indexOf(column)];
  const sum = (table: Table, column: string) =>
    table.rows.reduce((all, row) => all + Number(cell(table, row, column)), 0);

  it('has in each column what progress has in each field, for 20 townships and the total', async () => {
    const { progress, progressTable: table, figuresVersion } = await ask({ by: 'TOWNSHIP' });
    const asRow = (each: Record<string, string | number | null>) =>
      table.columns.map((column) => {
        const field = { key: 'divisionCode', name: 'divisionName' }[column] ?? column;
        return each[field] ?? null;
      });
    expect(table.rows).toEqual(progress.rows.map(asRow));
    expect(table.total).toEqual([asRow(progress.total)]);
    expect(table).toMatchObject({
      figuresVersion,
      hasQuotas: true,
      rowSumQuota: 592_725,
      quotaDifference: -2,
      totalCount: 20,
      isDifference: false,
      isTruncated: false,
    });
  });

  it.each([
    { under: null, asOf: null },
    { under: '411521-04', asOf: null },
    { under: null, asOf: '2024-11-15' },
    { under: '411521-04', asOf: '2024-11-15' },
  ])('adds categories up to the township total and to the last day’s sum, for %p', async (limits) => {
    const [byCategory, byDay] = await Promise.all([
      ask({ by: 'CATEGORY', ...limits }),
      ask({ by: 'DAY', ...limits }),
    ]);
    const { total } = byCategory.progress;
    const categories = byCategory.progressTable;
    const columns = [
      'paidPersons',
      'amountFen',
      'grossPersons',
      'refundedPersons',
      'refundedFen',
      'elsewherePersons',
      'newToday',
      'newIn7Days',
    ];
    expect(total.paidPersons).toBeGreaterThan(0);
    for (const column of columns) {
      expect([column, sum(categories, column)]).toEqual([column, total[column]]);
      expect(cell(categories, categories.total[0], column)).toBe(total[column]);
    }
    expect(categories.rows[0]?.slice(0, 2)).toEqual(['ORDINARY', '普通居民']);
    expect(cell(categories, categories.total[0], 'shareBasisPoints')).toBe(10_000);
    const days = byDay.progressTable;
    expect(sum(days, 'newPersons')).toBe(total.paidPersons);
    expect(sum(days, 'amountFen')).toBe(total.amountFen);
    expect(cell(days, days.rows.at(-1), 'cumulativePersons')).toBe(total.paidPersons);
    expect(cell(days, days.rows.at(-1), 'cumulativeCompletionBasisPoints')).toBe(total.completionBasisPoints);
    expect(days.rows.map(([day]) => day)).toEqual(days.rows.map(([day]) => day).toSorted());
    if (limits.asOf !== null) expect(String(days.rows.at(-1)?.[0]) <= limits.asOf).toBe(true);
  });

  it('says of each of 270 villages its township, last of the columns, and of townships nothing', async () => {
    const tree = await app.services.divisions.tree('411521');
    const { progressTable: villages, progress } = await ask({ by: 'VILLAGE', level: 'VILLAGE' });
    expect(villages.columns.at(-1)).toBe('townshipName');
    expect(villages.rows).toHaveLength(270);
    const named = new Map(tree.townships.map(({ code, name }) => [code, name]));
    const townships = villages.rows.map(([key]) => named.get(tree.byCode.get(String(key))?.parentCode ?? ''));
    expect(villages.rows.map((row) => cell(villages, row, 'townshipName'))).toEqual(townships);
    expect(new Set(townships).size).toBe(20);
    expect(progress.rows.map(({ townshipName }) => townshipName)).toEqual(townships);
    expect(cell(villages, villages.total[0], 'townshipName')).toBeNull();
    expect((await ask({ by: 'TOWNSHIP' })).progressTable.columns).not.toContain('townshipName');
  });

  it('shows a township account its own people by category and day, and refuses another township’s', async () => {
    for (const by of ['CATEGORY', 'DAY', 'VILLAGE']) {
      const own = await ask({ by }, township);
      const under = await ask({ by, under: '411521-04' });
      expect(own.progressTable).toEqual(under.progressTable);
      await expect(ask({ by, under: '411521-05' }, township)).rejects.toThrow('OUT_OF_SCOPE');
    }
  });

  it('shows the categories of one village to those who may see its people, and not to an analyst', async () => {
    const analyst = await app.signIn('fenxi');
    const villages = (await ask({ by: 'VILLAGE', under: '411521-04' }, analyst)).progressTable;
    const [village] = villages.rows;
    const categories = { by: 'CATEGORY', under: village?.[0] };
    await expect(ask(categories, analyst)).rejects.toThrow('NOT_ALLOWED');
    const { progressTable } = await ask(categories, township);
    expect(sum(progressTable, 'paidPersons')).toBe(cell(villages, village, 'paidPersons'));
    expect(
      (await ask({ by: 'CATEGORY', under: '411521-04' }, analyst)).progressTable.totalCount,
    ).toBeGreaterThan(1);
  });

  it('tells after ten more payments only the rows that differ, and with the kept ones they are the whole', async () => {
    const asked = ['TOWNSHIP', 'VILLAGE', 'CATEGORY', 'DAY'];
    const before = new Map<string, Table>();
    for (const by of asked) before.set(by, (await ask({ by })).progressTable);
    const same = (await ask({ by: 'VILLAGE', since: before.get('VILLAGE')?.state })).progressTable;
    expect(same).toMatchObject({ isDifference: true, rows: [], totalCount: 270 });
    await app.importFile([lines[0], ...lines.slice(-10)].join('\n'), bureau);
    for (const by of asked) {
      const kept = before.get(by) as Table; // asked above
      const { progressTable: answer } = await ask({ by, since: kept.state });
      const { progressTable: whole } = await ask({ by });
      expect(wholeRows(answer, kept)).toEqual(whole.rows);
      expect(answer).toMatchObject({ state: whole.state, total: whole.total });
      expect(whole.state).not.toBe(kept.state);
      if (by === 'VILLAGE') expect(answer.rows.length).toBeLessThanOrEqual(10);
      expect(answer.isDifference || by === 'DAY').toBe(true);
    }
  });

  it('answers the whole table for a state nobody remembers, another day, or another township', async () => {
    const { progressTable: table } = await ask({ by: 'TOWNSHIP' });
    const states = [
      { by: 'TOWNSHIP', since: 'nobody remembers this' },
      { by: 'TOWNSHIP', since: table.state, asOf: '2024-11-15' },
      { by: 'VILLAGE', since: table.state, under: '411521-04' },
    ];
    for (const variables of states) {
      const { progressTable: answer } = await ask(variables);
      expect(answer.isDifference).toBe(false);
      expect(answer.rows).toHaveLength(answer.totalCount);
    }
  });
});
