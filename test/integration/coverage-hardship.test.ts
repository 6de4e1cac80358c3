import { recountCoverageOfCounty } from '../../server/db/coverage/recount.ts';
import { luoshanId, startTestApp, type TestApp } from '../support/app.ts';
import { databases } from '../support/database.ts';
import { loadVersion, noticeText, paymentFile, replaced, withTasks } from '../support/ledger.ts';
import {
  addRoster,
  chaseOf,
  countyCode,
  coverageOf,
  dibao,
  keyOf,
  reportReasons,
  tekun,
  tiepu,
  zhoudang,
} from './coverage-fixture.ts';

const others = [
  'ORPHAN',
  'DE_FACTO_UNATTENDED_CHILD',
  'SUBSISTENCE_MARGINAL',
  'LIFTED_OUT',
  'STABLY_LIFTED_OUT',
  'MONITORED',
];

interface RewardRow {
  readonly divisionName: string;
  readonly outcome: string;
  readonly fen: number | null;
  readonly explanation: readonly string[];
}

describe.each(databases)('what asks for hardship coverage on $kind', ({ fresh }) => {
  let app: TestApp;
  let bureau: string;
  const text = withTasks(noticeText('luoshan-2025.yaml'), { 铁铺镇: 3 });

  beforeAll(async () => {
    app = await startTestApp({ databaseUrl: await fresh() });
    bureau = await app.signIn('luoshan');
    await app.importFile(
      paymentFile([
        ...[1, 2, 3].map((person) => ({
          person,
          township: '铁铺镇',
          paidOn: '2024-11-20',
          postedOn: '2024-11-21',
        })),
        { person: 4, township: '铁铺镇', paidOn: '2024-12-20', postedOn: '2024-12-21' },
      ]),
      bureau,
    );
  });
  afterAll(() => app.close());

  const rosters = (...lists: Parameters<typeof addRoster>[]) =>
    app.services.database.edit(function* () {
      for (const list of lists) yield* addRoster(...list);
      yield* recountCoverageOfCounty(countyCode);
    });
  async function reward(asOf = '2025-01-05'): Promise<RewardRow> {
    const { data } = await app.graphql<{ campaign: { rewards: { rows: readonly RewardRow[] } } }>(
      `query ($id: ID!, $asOf: Date) { campaign(id: $id) { rewards(asOf: $asOf) { rows {
        divisionName outcome fen explanation } } } }`,
      { id: luoshanId, asOf },
      bureau,
    );
    const row = data.campaign.rewards.rows.find(({ divisionName }) => divisionName === '铁铺镇');
    if (!row) throw new Error('no 铁铺镇');
    return row;
  }

  it('waits for 铁铺镇’s 6 yuan while only two of eight rosters are there and both people on them are covered', async () => {
    await loadVersion(app, replaced(text, 'choice: NOT_REQUIRED', 'choice: REQUIRED'));
    await rosters(
      ['dibao', dibao, '2024-06-25', [1, 2].map((person) => ({ person, township: tiepu }))],
      ['tekun', tekun, '2024-06-25', []],
    );
    expect(await reward()).toMatchObject({ outcome: 'PENDING', fen: null });
  });

  it('pays 6 yuan once every roster is there: 2 of 2 were covered on 30 November', async () => {
    await rosters(...others.map((code) => [code, code, '2024-06-25', []] as Parameters<typeof addRoster>));
    const row = await reward();
    expect(row).toMatchObject({ outcome: 'EARNED', fen: 600 });
    expect(row.explanation.at(-1)).toContain('困难群众参保率按各截止日在册的人员');
  });

  it('pays December’s 4 yuan when one of 3 came in on 20 December, and nothing while one of 4 is missing', async () => {
    await rosters(['dibao2', dibao, '2024-10-15', [{ person: 4, township: tiepu }]]);
    expect(await reward()).toMatchObject({ outcome: 'EARNED', fen: 400 });
    await rosters(['dibao3', dibao, '2024-10-16', [{ person: 5, township: tiepu }]]);
    expect(await reward()).toMatchObject({ outcome: 'MISSED', fen: null });
  });

  it('pays again when the fourth turns out to be a soldier', async () => {
    const said = { key: keyOf(5), reason: 'SOLDIER', evidence: '入伍通知书', baseVersion: 0 };
    expect(await reportReasons(app, bureau, [said])).toMatchObject({ recorded: 1 });
    expect(await reward()).toMatchObject({ outcome: 'EARNED', fen: 400 });
  });

  it('interviews 周党镇 with 1 of its 1 person not covered, and judges everybody else', async () => {
    await rosters(['dibao4', dibao, '2024-10-17', [{ person: 6, township: zhoudang }]]);
    await loadVersion(
      app,
      replaced(text, '    everyWeeks: 2\n', '    everyWeeks: 2\n    hardshipAfterOn: 2024-12-01\n'),
    );
    const { data } = await app.graphql<{ campaign: { interviews: Record<string, unknown> } }>(
      `query ($id: ID!) { campaign(id: $id) { interviews(asOf: "2024-12-31") { isSettled notJudged
        rows { divisionName reasons } } } }`,
      { id: luoshanId },
      bureau,
    );
    expect(data.campaign.interviews).toMatchObject({
      isSettled: true,
      notJudged: [],
      rows: [{ divisionName: '周党镇' }],
    });
  });

  it('divides by the printed table where the county chose it: 55,473 people printed and no rate of the whole', async () => {
    await loadVersion(app, replaced(text, 'choice: CURRENT_ROSTER', 'choice: QUOTA_TABLE'));
    const answer = await coverageOf(app, bureau);
    expect(answer.outcome).toBe('QUOTA_TABLE');
    expect(answer.total?.overall).toBeNull();
    const at = answer.categories.findIndex(({ code }) => code === dibao);
    expect(answer.total?.byCategory[at]).toMatchObject({
      due: 55_473,
      covered: 3,
      chase: 55_470,
      excused: null,
    });
    const first = answer.categories.findIndex(({ code }) => code === tekun);
    expect(answer.total?.byCategory[first]).toMatchObject({ due: null, covered: 0, rateBasisPoints: null });
  });

  it('counts a campaign that was opened after the rosters came, from its first question on', async () => {
    await app.services.database.edit(function* () {
      yield { sql: 'delete from coverage_tally', parameters: [] };
    });
    await loadVersion(app, text);
    expect((await coverageOf(app, bureau)).total?.overall).toMatchObject({ due: 4, covered: 3, excused: 1 });
  });

  it('refuses a campaign with daily totals alone: they do not say who paid', async () => {
    await app.services.database.edit(function* () {
      yield {
        sql: "update campaign set payment_source = 'DAILY_TOTALS' where benefit_year = 2025",
        parameters: [],
      };
    });
    await expect(coverageOf(app, bureau)).rejects.toThrow('NEEDS_PERSON_DETAILS');
    await expect(chaseOf(app, bureau)).rejects.toThrow('NEEDS_PERSON_DETAILS');
    await expect(reportReasons(app, bureau, [])).rejects.toThrow('NEEDS_PERSON_DETAILS');
    expect(await reward()).toMatchObject({ outcome: 'PENDING' });
  });
});
