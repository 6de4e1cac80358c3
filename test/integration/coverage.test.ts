import { compareCoverage } from '../../server/db/coverage/compare.ts';
import { withCoverageOf } from '../../server/db/coverage/moves.ts';
import { ask } from '../../server/db/steps.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { databases } from '../support/database.ts';
import { paymentFile } from '../support/ledger.ts';
import {
  addRosters,
  benefitYear,
  type CoverageAnswer,
  countyCode,
  coverageOf,
  dibao,
  firstVillage,
  hashOf,
  keyOf,
  reportReasons,
  secondVillage,
  tekun,
  tiepu,
  zhoudang,
} from './coverage-fixture.ts';

const counted = (due: number, covered: number, excused: number, rateBasisPoints: number | null) => ({
  due,
  covered,
  excused,
  chase: due - covered,
  rateBasisPoints,
});
const unknown = { due: null, covered: null, excused: null, chase: null, rateBasisPoints: null };

const rowOf = (answer: CoverageAnswer, code: string) => {
  const row = answer.rows.find(({ divisionCode }) => divisionCode === code);
  if (!row) throw new Error(`no row ${code}`);
  return row;
};
const ofCategory = (answer: CoverageAnswer, row: CoverageAnswer['total'], code: string) =>
  row?.byCategory[answer.categories.findIndex((category) => category.code === code)];

describe.each(databases)('coverage on $kind', ({ fresh }) => {
  let app: TestApp;
  let bureau: string;
  beforeAll(async () => {
    app = await startTestApp({ databaseUrl: await fresh() });
    bureau = await app.signIn('luoshan');
  });
  afterAll(() => app.close());

  const differences = () => app.services.database.edit(() => compareCoverage(countyCode, benefitYear));

  it('has no figures, not zeros, while there is no roster', async () => {
    const answer = await coverageOf(app, bureau);
    expect(answer).toMatchObject({ outcome: 'NO_ROSTER', rows: [], total: null, rosters: [] });
    expect(answer.missingCategories).toHaveLength(8);
  });

  it('counts 14 people due and nobody covered before a payment came', async () => {
    await addRosters(app);
    const answer = await coverageOf(app, bureau);
    expect(answer).toMatchObject({ outcome: 'CURRENT_ROSTER', hasPayments: false });
    // 13 gets no support any more; 16 is in a category the notice does not count.
    expect(answer.total?.overall).toEqual(counted(14, 0, 0, 0));
    expect(await differences()).toEqual([]);
  });

  it('counts 6 of 13: refunded and underpaid people are not covered, a soldier is not due', async () => {
    await app.importFile(
      paymentFile([
        ...[1, 2, 3, 4, 5, 6, 9, 50].map((person) => ({ person, township: '周党镇', paidOn: '2024-10-10' })),
        { person: 14, township: '铁铺镇', paidOn: '2024-11-05' },
      ]),
      bureau,
    );
    expect((await coverageOf(app, bureau)).total?.overall).toEqual(counted(14, 8, 0, 5714));
    await app.services.database.edit(() =>
      withCoverageOf(countyCode, benefitYear, [hashOf(2), hashOf(3)], function* () {
        yield* ask(`insert into refunded_person values (?, ?, ?, '2024-11-20')`, [
          countyCode,
          benefitYear,
          hashOf(2),
        ]);
        yield* ask(`insert into amount_check values (?, ?, ?, 'UNDER', ?, null, ?, 40000, 30000, 1)`, [
          countyCode,
          benefitYear,
          hashOf(3),
          zhoudang,
          dibao,
        ]);
      }),
    );
    expect((await coverageOf(app, bureau)).total?.overall).toEqual(counted(14, 6, 0, 4286));
    const reported = await reportReasons(app, bureau, [
      { key: keyOf(7), reason: 'SOLDIER', evidence: '入伍通知书', baseVersion: 0 },
      { key: keyOf(8), reason: 'UNWILLING', baseVersion: 0 },
    ]);
    expect(reported).toMatchObject({ recorded: 2, rejectedRows: 0, problems: [] });
    const answer = await coverageOf(app, bureau);
    expect(answer.total?.overall).toEqual(counted(13, 6, 1, 4615));
    expect(rowOf(answer, zhoudang).overall).toEqual(counted(12, 5, 1, 4167));
    expect(rowOf(answer, tiepu).overall).toEqual(counted(1, 1, 0, 10_000));
    expect(await differences()).toEqual([]);
  });

  it('gives each category its own rate: 6 of 12 of 城乡低保 and 1 of 3 of 特困', async () => {
    const answer = await coverageOf(app, bureau);
    const total = answer.total;
    expect(ofCategory(answer, total, dibao)).toEqual(counted(12, 6, 1, 5000));
    expect(ofCategory(answer, total, tekun)).toEqual(counted(3, 1, 0, 3333));
    expect(ofCategory(answer, total, 'ORPHAN')).toEqual(unknown);
    expect(answer.missingCategories.map(({ code }) => code)).toEqual([
      'ORPHAN',
      'DE_FACTO_UNATTENDED_CHILD',
      'SUBSISTENCE_MARGINAL',
      'LIFTED_OUT',
      'STABLY_LIFTED_OUT',
      'MONITORED',
    ]);
    expect(answer.notCounted.map(({ code }) => code)).toEqual(['SEVERE_DISABILITY']);
    expect(answer.rosters).toEqual([
      { sourceCode: 'canlian', asOfOn: '2024-09-30' },
      { sourceCode: 'dibao', asOfOn: '2024-06-25' },
      { sourceCode: 'tekun', asOfOn: '2024-09-30' },
    ]);
  });

  it('counts villages: 5 of 9 and 0 of 3, with nobody left over in 周党镇', async () => {
    const answer = await coverageOf(app, bureau, { level: 'VILLAGE', under: zhoudang });
    expect(rowOf(answer, firstVillage).overall).toEqual(counted(9, 5, 1, 5556));
    expect(rowOf(answer, secondVillage).overall).toEqual(counted(3, 0, 0, 0));
    expect(answer.total?.overall).toEqual(counted(12, 5, 1, 4167));
    expect(answer.rows.some(({ divisionCode }) => divisionCode === 'NO_VILLAGE')).toBe(false);
    const tiepuVillages = await coverageOf(app, bureau, { level: 'VILLAGE', under: tiepu });
    expect(rowOf(tiepuVillages, 'NO_VILLAGE').overall).toEqual(counted(1, 1, 0, 10_000));
  });

  it('counts as of a day: 6 of 13 on 15 October, before the refund and before 14 paid', async () => {
    const october = await coverageOf(app, bureau, { asOf: '2024-10-15' });
    // 1, 2, 4, 5, 6 and 9 had paid; 2 had its money back only on 20 November, 14 paid on 5 November.
    expect(october.total?.overall).toEqual(counted(13, 6, 1, 4615));
    expect(rowOf(october, tiepu).overall).toEqual(counted(1, 0, 0, 0));
    const july = await coverageOf(app, bureau, { asOf: '2024-07-01' });
    expect(july.total?.overall).toEqual(counted(12, 0, 1, 0));
    expect(july.rosters).toEqual([{ sourceCode: 'dibao', asOfOn: '2024-06-25' }]);
    expect(await coverageOf(app, bureau, { asOf: '2024-06-01' })).toMatchObject({ outcome: 'NO_ROSTER' });
  });

  it('shows a township its own people alone', async () => {
    const township = await app.signIn('zhoudang');
    const answer = await coverageOf(app, township);
    expect(answer.rows.map(({ divisionCode }) => divisionCode)).toEqual([zhoudang]);
    expect(answer.total?.overall).toEqual(counted(12, 5, 1, 4167));
    await expect(coverageOf(app, township, { under: tiepu })).rejects.toThrow('OUT_OF_SCOPE');
  });

  it('shows an analyst no village of fewer than 5, nor one it could be taken from', async () => {
    const analyst = await app.signIn('fenxi');
    const answer = await coverageOf(app, analyst, { level: 'VILLAGE', under: zhoudang });
    expect(rowOf(answer, secondVillage)).toMatchObject({ isSuppressed: true, overall: unknown });
    // With 12 in the township and one village of 9 the other would be 3.
    expect(rowOf(answer, firstVillage)).toMatchObject({ isSuppressed: true, overall: unknown });
    expect(answer.total?.overall).toEqual(counted(12, 5, 1, 4167));
    for (const level of ['VILLAGE', 'TOWNSHIP', 'COUNTY']) {
      const one = await coverageOf(app, analyst, { level, under: secondVillage });
      expect(one.total).toMatchObject({ isSuppressed: true, overall: unknown });
      expect(one.total?.byCategory.every(({ due }) => due === null)).toBe(true);
    }
    expect((await coverageOf(app, analyst)).total?.overall).toEqual(counted(13, 6, 1, 4615));
  });

  it('follows a person who moves: 周党镇 has 11 due, 铁铺镇 2', async () => {
    await app.services.database.edit(() =>
      withCoverageOf(countyCode, null, [hashOf(10)], function* () {
        yield* ask('update person set township_code = ? where county_code = ? and person_hash = ?', [
          tiepu,
          countyCode,
          hashOf(10),
        ]);
        yield* ask(
          `insert into person_event values (?, ?, 1, 'TRANSFER', '2024-12-20', ?, ?, ?, null, '示例', '', 'x',
             '2024-12-20T00:00:00Z')`,
          [countyCode, hashOf(10), zhoudang, firstVillage, tiepu],
        );
      }),
    );
    const answer = await coverageOf(app, bureau);
    expect(rowOf(answer, zhoudang).overall).toEqual(counted(11, 5, 1, 4545));
    expect(rowOf(answer, tiepu).overall).toEqual(counted(2, 1, 0, 5000));
    const before = await coverageOf(app, bureau, { asOf: '2024-12-19' });
    expect(rowOf(before, zhoudang).overall).toEqual(counted(12, 5, 1, 4167));
    expect(await differences()).toEqual([]);
  });

  it('finds a kept count that was changed by hand, and names the place', async () => {
    await app.services.database.edit(() =>
      ask(`update coverage_tally set persons = persons + 2 where township_code = ? and state = 'COVERED'`, [
        tiepu,
      ]),
    );
    expect(await differences()).toEqual([
      { township: tiepu, village: '', categories: dibao, state: 'COVERED', kept: 3, counted: 1 },
    ]);
  });
});
