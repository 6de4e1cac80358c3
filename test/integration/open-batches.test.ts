import { compareCoverage } from '../../server/db/coverage/compare.ts';
import { withCoverageOf } from '../../server/db/coverage/moves.ts';
import { ask } from '../../server/db/steps.ts';
import { luoshanId, startTestApp, type TestApp } from '../support/app.ts';
import { databases } from '../support/database.ts';
import { paymentFile } from '../support/ledger.ts';
import { addRosters, benefitYear, countyCode, coverageOf, hashOf, keyOf, tiepu } from './coverage-fixture.ts';

describe.each(databases)('payments of a batch that is open yet on $kind', ({ fresh }) => {
  let app: TestApp;
  let bureau: string;
  beforeAll(async () => {
    app = await startTestApp({ databaseUrl: await fresh() });
    bureau = await app.signIn('luoshan');
    await app.importFile(paymentFile([{ person: 1, township: '周党镇', paidOn: '2024-11-05' }]), bureau);
    await addRosters(app);
    // As the writer leaves them between two slices: person 3 has paid, and nothing of it is published.
    await app.services.database.edit(function* () {
      yield* ask(
        `insert into payment_batch (county_code, benefit_year, batch_number, kind, status, file_name, file_digest,
           imported_by, started_at, published_at, rows_read, new_payments, already_present, rejected_rows,
           flagged_rows, new_persons, amount_fen)
         values (?, ?, 9, 'DETAILS', 'OPEN', '示例.csv', 'x', 'luoshan', '2024-12-01T00:00:00Z', null, 0, 0, 0, 0, 0, 0, 0)`,
        [countyCode, benefitYear],
      );
      yield* ask(
        `insert into insured_person (county_code, benefit_year, person_hash, batch_number, township_code, village_code,
           category_code, counted_on) values (?, ?, ?, 9, ?, null, '', '2024-12-01')`,
        [countyCode, benefitYear, hashOf(3), tiepu],
      );
    });
  });
  afterAll(() => app.close());

  it('cover nobody: 13 of 14 are to be chased, today and on a day that has passed', async () => {
    const chased = await app.graphql<{ chaseList: { totalCount: number } }>(
      `{ chaseList(campaignId: "${luoshanId}") { totalCount } }`,
      {},
      bureau,
    );
    expect(chased.data.chaseList.totalCount).toBe(13);
    expect((await coverageOf(app, bureau)).total?.overall).toMatchObject({ due: 14, covered: 1 });
    const december = await coverageOf(app, bureau, { asOf: '2024-12-15' });
    expect(december.total?.overall).toMatchObject({ due: 14, covered: 1 });
  });

  it('stop nobody from reporting a reason, and leave what is kept as a recount finds it after they are gone', async () => {
    const reported = await app.graphql<{ reportReasons: { recorded: number } }>(
      `mutation ($rows: [ReasonRowInput!]!) {
         reportReasons(input: { campaignId: "${luoshanId}", rows: $rows }) { recorded } }`,
      { rows: [{ key: keyOf(3), reason: 'UNWILLING', baseVersion: 0 }] },
      bureau,
    );
    expect(reported.data?.reportReasons).toEqual({ recorded: 1 });
    const { database } = app.services;
    await database.edit(() =>
      withCoverageOf(countyCode, null, [hashOf(3)], function* () {
        yield* ask('update person set township_code = ? where county_code = ? and person_hash = ?', [
          tiepu,
          countyCode,
          hashOf(3),
        ]);
      }),
    );
    await database.edit(function* () {
      yield* ask('delete from insured_person where batch_number = 9', []);
      yield* ask('delete from payment_batch where batch_number = 9', []);
    });
    expect(await database.edit(() => compareCoverage(countyCode, benefitYear))).toEqual([]);
  });
});
