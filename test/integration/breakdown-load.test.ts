import { startTestApp, type TestApp } from '../support/app.ts';
import {
  acceptAll,
  cellsKept,
  dispatchedCounty,
  type LoadTownship,
  quotaSum,
  submitWhole,
} from '../support/breakdown/load.ts';
import { databases } from '../support/database.ts';

/** 20 townships of 300 villages and 3 columns: 18,000 cells, 592,725 + 55,473 + 64,657 persons less what was printed. */
describe.each(databases)('20 townships × 300 villages on $kind', ({ kind, fresh }) => {
  let app: TestApp;
  let townships: readonly LoadTownship[];
  beforeAll(async () => {
    app = await startTestApp({ databaseUrl: await fresh() });
    townships = await dispatchedCounty(app);
  });
  afterAll(() => app.close());

  // How long it takes is measured by `npm run bench -- breakdown`.
  it('submit at once: 20 of 20 done, no cell lost', async () => {
    expect(townships).toHaveLength(20);
    const answers = await Promise.all(townships.map((township) => submitWhole(app, township)));
    expect(answers.map(({ outcome, changedCells }) => [outcome, changedCells])).toEqual(
      townships.map(() => ['DONE', 900]),
    );
    expect(await cellsKept(app, townships)).toEqual({ cells: 18_000, sum: quotaSum(townships), wrong: 0 });
  });

  it('are accepted in one call: 6,000 rows, one transaction, the county’s figures one version on', async () => {
    const { reader } = app.services.database;
    const figures = async () =>
      (
        await reader.all<{ version: number }>(
          "select figures_version as version from campaign where county_code = '411521'",
          [],
        )
      )[0]?.version ?? 0;
    const before = await figures();
    const { accepted, refusals } = await acceptAll(app, townships);
    expect([accepted, refusals]).toEqual([20, []]);
    expect(await figures()).toBe(before + 1);
    expect(await cellsKept(app, townships, 'accepted_persons')).toEqual({
      cells: 18_000,
      sum: quotaSum(townships),
      wrong: 0,
    });
    if (kind === 'postgres') {
      // PostgreSQL says which transaction wrote a row.
      const [written] = await reader.all<{ transactions: number }>(
        `select count(distinct xmin::text)::int as transactions from (
           select xmin from breakdown_cell union all select xmin from breakdown
           union all select xmin from breakdown_event where act = 'ACCEPT') as rows`,
        [],
      );
      expect(written?.transactions).toBe(1);
    }
  });
});
