import { addDivisions } from '../../../server/cli/demo.ts';
import { importPayments } from '../../../server/services/imports/imports.ts';
import { linyiId, luoshanId, startTestApp, type TestApp } from '../../support/app.ts';
import { databases } from '../../support/database.ts';
import { recountDifferences } from '../../support/entries.ts';
import { paymentFile } from '../../support/ledger.ts';
import { fileOf, requestFor } from '../import-fixture.ts';

describe.each(databases)('a person in two counties on $kind', ({ fresh }) => {
  const year = {
    luoshan: { countyCode: '411521', benefitYear: 2025 },
    linyi: { countyCode: '140821', benefitYear: 2025 },
  };
  let app: TestApp;
  let luoshan: string;
  let linyi: string;
  beforeEach(async () => {
    app = await startTestApp({ databaseUrl: await fresh(), now: '2024-12-20T02:00:00Z' });
    [luoshan, linyi] = await Promise.all([app.signIn('luoshan'), app.signIn('linyi')]);
    const town = {
      code: '140821100',
      name: '猗氏镇',
      type: 'TOWNSHIP',
      parentCode: '140821',
      tableOrder: 1,
    } as const;
    await addDivisions(app.services, '140821', [town], 'TOWNSHIP');
  });
  afterEach(async () => {
    expect(await recountDifferences(app.services.database, year.luoshan)).toEqual([]);
    expect(await recountDifferences(app.services.database, year.linyi)).toEqual([]);
    await app.close();
  });
  const total = async (id: string, token: string) => {
    const { data, errors } = await app.graphql<{ campaign: { progress: { total: object } } }>(
      `{ campaign(id: "${id}") { progress { total { paidPersons grossPersons refundedPersons elsewherePersons } } } }`,
      {},
      token,
    );
    if (errors) throw new Error(errors[0]?.message);
    return data.campaign.progress.total;
  };
  const items = async (countyCode: string, kind = 'OTHER_COUNTY') =>
    (
      await app.services.database.reader.all<{ status: string; detail: string; subject: string }>(
        `select status, detail, subject from review_item where county_code = ? and kind = ?`,
        [countyCode, kind],
      )
    ).map(({ status, detail, subject }) => ({ status, detail: detail.split('\n')[0], subject }));
  const linyiFile = (paidOn: string) =>
    paymentFile([{ person: 1, township: '猗氏镇', paidOn, postedOn: paidOn }]);

  const refund = async (file: string, campaignId: string, token: string, amountFen: number) => {
    const { data, errors } = await app.graphql<{ recordRefund: { problems: object[] } }>(
      `mutation ($input: RecordRefundInput!) { recordRefund(input: $input) { problems { code message } } }`,
      {
        input: {
          campaignId,
          receiptNumber: file.split('\n')[1]?.split(',')[0],
          entryCount: 0,
          amountFen,
          on: '2024-12-10',
          reason: 'OTHER_COUNTY',
        },
      },
      token,
    );
    if (errors) throw new Error(errors[0]?.message);
    expect(data.recordRefund.problems).toEqual([]);
  };

  it('counts in the county of the earlier day alone until settled, and after: 1 of 2 gives the person up', async () => {
    const first = paymentFile([
      { person: 1, township: '铁铺镇', paidOn: '2024-11-01', postedOn: '2024-11-02' },
      { person: 2, township: '铁铺镇', paidOn: '2024-11-01', postedOn: '2024-11-02' },
      { person: 2, township: '铁铺镇', paidOn: '2024-11-03', postedOn: '2024-11-04' },
    ]);
    await app.importFile(first, luoshan);
    expect(await items('411521', 'PAID_TWICE')).toMatchObject([{ status: 'OPEN' }]);
    expect(await items('411521')).toEqual([]);
    const imported = await app.importFile(linyiFile('2024-11-05'), linyi, { campaignId: linyiId });
    expect(imported).toMatchObject({ outcome: 'COMMITTED', newPersons: 1 });
    expect(await total(luoshanId, luoshan)).toMatchObject({ paidPersons: 2, elsewherePersons: 0 });
    expect(await total(linyiId, linyi)).toMatchObject({
      paidPersons: 0,
      grossPersons: 1,
      elsewherePersons: 1,
    });
    expect(await items('411521')).toMatchObject([{ status: 'OPEN', detail: '{"otherCounty":"临猗县"}' }]);
    const [item] = await items('140821');
    expect(item).toMatchObject({ status: 'OPEN', detail: '{"otherCounty":"罗山县"}' });
    const resolve = async (campaignId: string, keep: string, token: string) => {
      const { data } = await app.graphql<{ resolveOtherCounty: object }>(
        `mutation ($input: ResolveOtherCountyInput!) { resolveOtherCounty(input: $input) { keptIn problems { code } } }`,
        { input: { campaignId, personKey: item?.subject, keep } },
        token,
      );
      return data.resolveOtherCounty;
    };
    expect(await resolve(linyiId, 'HERE', linyi)).toMatchObject({
      keptIn: null,
      problems: [{ code: 'OTHER_COUNTY_MUST_GIVE_UP' }],
    });
    expect(await resolve(luoshanId, 'THERE', luoshan)).toEqual({ keptIn: 'THERE', problems: [] });
    expect(await total(luoshanId, luoshan)).toMatchObject({ paidPersons: 1, elsewherePersons: 1 });
    expect(await total(linyiId, linyi)).toMatchObject({ paidPersons: 1, elsewherePersons: 0 });
    expect(await resolve(linyiId, 'HERE', linyi)).toEqual({ keptIn: 'HERE', problems: [] });
    // Decided a second time: the first decision stays in the history.
    expect(await resolve(luoshanId, 'THERE', luoshan)).toEqual({ keptIn: 'THERE', problems: [] });
    const past = await app.graphql<{ reviewItems: { edges: { node: object }[] } }>(
      `{ reviewItems(campaignId: "${luoshanId}", kind: "OTHER_COUNTY", status: null) { edges { node {
         status closedBy history { status reasonName by } } } } }`,
      {},
      luoshan,
    );
    expect(past.data.reviewItems.edges[0]?.node).toEqual({
      status: 'CLOSED',
      closedBy: 'luoshan',
      history: [{ status: 'CLOSED', reasonName: '确认在外县参保', by: 'luoshan' }],
    });
    // The general work list does the same: opened again, nobody has given the person up; closed again, one has.
    const item0 = async () => {
      const { data, errors } = await app.graphql<{
        reviewItems: { edges: { node: { id: string; version: number } }[] };
      }>(
        `{ reviewItems(campaignId: "${luoshanId}", kind: "OTHER_COUNTY", status: null) { edges { node { id version } } } }`,
        {},
        luoshan,
      );
      if (errors) throw new Error(errors[0]?.message);
      return data.reviewItems.edges[0]?.node;
    };
    const before = await item0();
    const reopened = await app.graphql<{ reopenReviewItem: { conflicts: object[] } }>(
      'mutation ($input: ReopenReviewItemInput!) { reopenReviewItem(input: $input) { conflicts { code } } }',
      { input: { campaignId: luoshanId, id: before?.id, baseVersion: before?.version, note: '再核对' } },
      luoshan,
    );
    expect(reopened.data.reopenReviewItem.conflicts).toEqual([]);
    expect(await total(luoshanId, luoshan)).toMatchObject({ paidPersons: 2, elsewherePersons: 0 });
    expect(await total(linyiId, linyi)).toMatchObject({ paidPersons: 0, elsewherePersons: 1 });
    const again = await item0();
    const closed = await app.graphql<{ closeReviewItems: { conflicts: object[] } }>(
      'mutation ($input: CloseReviewItemsInput!) { closeReviewItems(input: $input) { conflicts { code } } }',
      {
        input: {
          campaignId: luoshanId,
          items: [{ id: again?.id, baseVersion: again?.version }],
          reason: 'KEPT_ELSEWHERE',
          note: '',
        },
      },
      luoshan,
    );
    expect(closed.errors).toBeUndefined();
    expect(closed.data.closeReviewItems.conflicts).toEqual([]);
    expect(await total(luoshanId, luoshan)).toMatchObject({ paidPersons: 1, elsewherePersons: 1 });
    expect(await total(linyiId, linyi)).toMatchObject({ paidPersons: 1, elsewherePersons: 0 });
  });

  it('counts a person once after a check of amounts, when what follows an import was cut short', async () => {
    const file = (paidOn: string) => [{ person: 1, township: '铁铺镇', paidOn, postedOn: paidOn }];
    await app.importFile(linyiFile('2024-11-05'), linyi, { campaignId: linyiId });
    const twice = paymentFile([...file('2024-11-01'), ...file('2024-11-03')]);
    const { databaseUrl, idHashKey } = app.config;
    // As a worker does that is killed right after the batch was published.
    const hooks = { isCancelled: () => false, onProgress: () => {} };
    expect(await importPayments(databaseUrl, idHashKey, requestFor(fileOf(twice)), hooks)).toMatchObject({
      outcome: 'COMMITTED',
    });
    expect(await total(linyiId, linyi)).toMatchObject({ paidPersons: 1, elsewherePersons: 0 });
    const bureau = { account: 'luoshan', displayName: '示例', role: 'BUREAU', countyCode: '411521' } as const;
    await app.services.paymentEntries.checkAmounts({ ...bureau, divisionCode: null }, luoshanId);
    expect(await total(luoshanId, luoshan)).toMatchObject({ paidPersons: 1, elsewherePersons: 0 });
    expect(await total(linyiId, linyi)).toMatchObject({ paidPersons: 0, elsewherePersons: 1 });
    expect(await items('411521', 'PAID_TWICE')).toMatchObject([{ status: 'OPEN' }]);
  });

  it('counts the later county when the earlier one gives all money back, and never takes off twice', async () => {
    const first = paymentFile([
      { person: 1, township: '铁铺镇', paidOn: '2024-11-01', postedOn: '2024-11-02' },
    ]);
    const second = linyiFile('2024-11-05');
    await app.importFile(second, linyi, { campaignId: linyiId });
    await app.importFile(first, luoshan);
    expect(await total(linyiId, linyi)).toMatchObject({ paidPersons: 0, elsewherePersons: 1 });
    // The later county refunds: it had taken the person off already.
    await refund(second, linyiId, linyi, 40_000);
    expect(await total(linyiId, linyi)).toMatchObject({
      paidPersons: 0,
      grossPersons: 1,
      elsewherePersons: 1,
    });
    expect(await total(luoshanId, luoshan)).toMatchObject({ paidPersons: 1 });
    expect((await items('140821'))[0]).toMatchObject({ status: 'SETTLED' });
    expect((await items('411521'))[0]).toMatchObject({ status: 'SETTLED' });
    // Now the earlier one too: nobody counts the person.
    await refund(first, luoshanId, luoshan, 40_000);
    expect(await total(luoshanId, luoshan)).toMatchObject({ paidPersons: 0, refundedPersons: 1 });
    expect(await total(linyiId, linyi)).toMatchObject({
      paidPersons: 0,
      refundedPersons: 1,
      elsewherePersons: 0,
    });
  });

  it('counts a person once who pays again in the earlier county after all money went back there', async () => {
    const first = paymentFile([
      { person: 1, township: '铁铺镇', paidOn: '2024-11-01', postedOn: '2024-11-02' },
    ]);
    await app.importFile(first, luoshan);
    await app.importFile(linyiFile('2024-11-05'), linyi, { campaignId: linyiId });
    await refund(first, luoshanId, luoshan, 40_000);
    expect(await total(luoshanId, luoshan)).toMatchObject({ paidPersons: 0, refundedPersons: 1 });
    expect(await total(linyiId, linyi)).toMatchObject({ paidPersons: 1, elsewherePersons: 0 });
    const again = { person: 1, township: '铁铺镇', paidOn: '2024-12-15', postedOn: '2024-12-16' };
    await app.importFile(paymentFile([again]), luoshan);
    expect(await total(luoshanId, luoshan)).toMatchObject({ paidPersons: 1, refundedPersons: 0 });
    expect(await total(linyiId, linyi)).toMatchObject({ paidPersons: 0, elsewherePersons: 1 });
    expect(await items('411521')).toMatchObject([{ status: 'OPEN' }]);
  });
});
