import { addDivisions } from '../../server/cli/demo.ts';
import { compareTallies } from '../../server/services/progress/tallies.ts';
import { bearer, importPayments, linyiId, startTestApp, type TestApp } from '../support/app.ts';
import { databases } from '../support/database.ts';

const townships = ['示例一镇', '示例二镇', '示例三乡'];
const header = '日期,乡镇（街道）,人员类别,当日缴费人数,当日缴费金额（元）';
/** 110 persons on two days: 75 at 400 yuan, 30 in 低保 at 80, 5 in 特困 at 0; 32,400 yuan. */
const firstFile = `${header}
2024-09-02,示例一镇,,60,24000.00
2024-09-02,示例一镇,低保对象,20,1600.00
2024-09-02,示例二镇,低保对象,10,800.00
2024-09-03,示例二镇,,15,6000.00
2024-09-03,示例三乡,特困人员,5,0.00
`;
/** The first day of the first township was 58, not 60. */
const correction = `${header}
2024-09-02,示例一镇,,58,23200.00
2024-09-02,示例一镇,低保对象,20,1600.00
2024-09-04,示例一镇,,3,1200.00
`;

const needsPeople = 'NEEDS_PERSON_DETAILS';

describe.each(databases)('a campaign with totals only on $kind', ({ fresh }) => {
  let app: TestApp;
  let linyi: string;
  let admin: string;
  beforeAll(async () => {
    app = await startTestApp({ databaseUrl: await fresh() });
    await addDivisions(
      app.services,
      '140821',
      townships.map((name, index) => ({
        code: `140821-S${index + 1}`,
        name,
        type: 'TOWNSHIP' as const,
        parentCode: '140821',
        tableOrder: index + 1,
      })),
      'TOWNSHIP',
    );
    [linyi, admin] = await Promise.all([app.signIn('linyi'), app.signIn('admin')]);
  });
  afterAll(() => app.close());

  const ask = async <Data>(query: string, variables = {}, token = linyi): Promise<Data> => {
    const { data, errors } = await app.graphql<Data>(query, variables, token);
    if (errors) throw new Error(errors[0]?.extensions?.code ?? errors[0]?.message);
    return data;
  };
  const importTotals = async (text: string, choices: Record<string, unknown> = {}) => {
    const uploadId = await app.upload(text, '示例.csv', linyi);
    const input = { campaignId: linyiId, kind: 'DAILY_TOTALS', uploadId, ...choices };
    const { importPayments: started } = await ask<{ importPayments: { job: { id: string } } }>(
      importPayments,
      {
        input,
      },
    );
    await app.jobResult(started.job.id, linyi);
    const { importJob } = await ask<{ importJob: { result: Record<string, unknown> } }>(
      `query ($id: ID!) { importJob(id: $id) { result { outcome newPayments replacedRows alreadyPresent newPersons
        amountFen problems { code severity message } } } }`,
      { id: started.job.id },
    );
    return importJob.result;
  };
  const progress = async () => {
    const { campaign } = await ask<{
      campaign: { progress: { rows: { paidPersons: number }[]; total: Record<string, unknown> } };
    }>(
      `{ campaign(id: "${linyiId}") { progress { rows { divisionName paidPersons amountFen }
        total { paidPersons amountFen } } } }`,
    );
    return campaign.progress;
  };
  const download = (path: string) => app.fetch(`/export/${linyiId}/${path}`, { headers: bearer(linyi) });

  it('takes 110 persons and 32,400 yuan, and nothing of the same file again', async () => {
    expect(await importTotals(firstFile)).toMatchObject({
      outcome: 'COMMITTED',
      newPayments: 5,
      newPersons: 110,
      amountFen: 3_240_000,
    });
    expect((await importTotals(firstFile)).outcome).toBe('NOTHING_NEW');
    expect((await progress()).total).toEqual({ paidPersons: 110, amountFen: 3_240_000 });
  });

  it('keeps the first numbers of a day unless told to replace them, and says how', async () => {
    const kept = await importTotals(correction, { onDifference: 'KEEP' });
    expect(kept).toMatchObject({ outcome: 'REFUSED', replacedRows: 0 });
    expect(kept.problems).toEqual([
      {
        code: 'DAILY_TOTAL_DIFFERS',
        severity: 'ERROR',
        message:
          '第 2 行：这个乡镇这一天已在第 1 批收录（60 人，24,000.00 元），数字不同。先收录的保留，这一行没有收录。请核对哪个正确；确为更正的，导入时选“替换”。',
      },
    ]);
    expect((await progress()).total).toEqual({ paidPersons: 110, amountFen: 3_240_000 });
  });

  it('shows in a dry run what would be replaced, and changes nothing', async () => {
    const tried = await importTotals(correction, { onDifference: 'REPLACE', dryRun: true });
    expect(tried).toMatchObject({ outcome: 'DRY_RUN', newPayments: 1, replacedRows: 1, newPersons: 1 });
    expect(tried.problems).toEqual([
      expect.objectContaining({ code: 'DAILY_TOTAL_REPLACED', severity: 'WARNING' }),
    ]);
    expect((await progress()).total).toEqual({ paidPersons: 110, amountFen: 3_240_000 });
  });

  it('replaces 60 by 58 with the tallies exact, and keeps both in the audit', async () => {
    expect(await importTotals(correction, { onDifference: 'REPLACE' })).toMatchObject({
      outcome: 'COMMITTED',
      newPayments: 1,
      replacedRows: 1,
      alreadyPresent: 1,
      newPersons: 1,
      amountFen: 40_000,
    });
    expect(await progress()).toMatchObject({
      rows: [{ paidPersons: 81 }, { paidPersons: 25 }, { paidPersons: 5 }],
      total: { paidPersons: 111, amountFen: 3_280_000 },
    });
    const campaign = { countyCode: '140821', benefitYear: 2025 };
    expect((await compareTallies(app.services.database.url, campaign)).differences).toEqual([]);
    const [entry] = await app.services.database.reader.all<{ detail: string }>(
      "select detail from audit_entry where act = 'REPLACE_DAILY_TOTAL'",
    );
    expect(JSON.parse(entry?.detail ?? '')).toEqual({
      townshipCode: '140821-S1',
      paidOn: '2024-09-02',
      categoryCode: 'ORDINARY',
      was: { batchNumber: 1, persons: 60, amountFen: 2_400_000 },
      is: { persons: 58, amountFen: 2_320_000 },
    });
  });

  it('brings the first numbers back with the first file, as a replacement', async () => {
    expect(await importTotals(firstFile, { onDifference: 'REPLACE' })).toMatchObject({
      outcome: 'COMMITTED',
      replacedRows: 1,
      newPersons: 2,
    });
    expect((await importTotals(correction, { onDifference: 'REPLACE' })).outcome).toBe('COMMITTED');
    expect((await progress()).total).toEqual({ paidPersons: 111, amountFen: 3_280_000 });
  });

  it('estimates subsidies by the categories of the totals: 30 in 低保 owe 2,400 yuan and get 9,600', async () => {
    const row = `key persons enrolledPersons individualFen assistanceFen enrolledFiscalFen receivedFen differenceFen
      otherReceivedFen outcome reason`;
    const { subsidyEstimate } = await ask<{
      subsidyEstimate: { source: string; rows: { key: string }[]; total: unknown; notes: string[] };
    }>(`{ subsidyEstimate(campaignId: "${linyiId}") { source notes rows { ${row} } total { ${row} } } }`);
    expect(subsidyEstimate.source).toBe('PAYMENTS');
    expect(subsidyEstimate.notes[0]).toBe(
      '本项征缴只有每日汇总，不能与名册逐人比对：人数按缴费时登记的类别，均为已缴费的人。',
    );
    expect(subsidyEstimate.rows).toEqual([
      expect.objectContaining({
        key: 'RULE:EXTREME_POVERTY+ORPHAN+DE_FACTO_UNATTENDED_CHILD',
        persons: 5,
        individualFen: 0,
        assistanceFen: 200_000,
        receivedFen: 0,
      }),
      expect.objectContaining({
        key: 'RULE:SUBSISTENCE_ALLOWANCE',
        persons: 30,
        enrolledPersons: 30,
        individualFen: 240_000,
        assistanceFen: 960_000,
        // The notice states no fiscal subsidy: not one of 0.
        enrolledFiscalFen: null,
        receivedFen: 240_000,
        differenceFen: 0,
      }),
      expect.objectContaining({
        key: 'OTHER',
        persons: 76,
        individualFen: 3_040_000,
        receivedFen: 3_040_000,
      }),
    ]);
    expect(subsidyEstimate.total).toMatchObject({
      persons: 111,
      receivedFen: 3_280_000,
      otherReceivedFen: 0,
    });
  });

  it('estimates from stated sums, half of 1,000 in 返贫致贫 enrolled', async () => {
    const { subsidyEstimate } = await ask<{ subsidyEstimate: { rows: unknown[] } }>(
      `query ($people: [SubsidyPersonsInput!]) { subsidyEstimate(campaignId: "${linyiId}", people: $people) {
        rows { key persons enrolledPersons individualFen enrolledIndividualFen assistanceFen receivedFen
          payers { payer timing fen enrolledFen } } } }`,
      { people: [{ category: '返贫致贫人口', persons: 1000, enrolledPersons: 500 }] },
    );
    expect(subsidyEstimate.rows).toEqual([
      expect.objectContaining({
        key: 'RULE:RELAPSED_OR_NEW_POVERTY',
        persons: 1000,
        enrolledPersons: 500,
        individualFen: 4_000_000,
        enrolledIndividualFen: 2_000_000,
        assistanceFen: 36_000_000,
        payers: [
          expect.objectContaining({ payer: '医疗救助资金', fen: 36_000_000, enrolledFen: 18_000_000 }),
        ],
      }),
    ]);
  });

  it('compares totals with the ledger in persons, and has an empty work list', async () => {
    const { reconciliation, reviewItems } = await ask<{
      reconciliation: { countedAs: string };
      reviewItems: { totalCount: number };
    }>(
      `{ reconciliation(campaignId: "${linyiId}") { countedAs rows { divisionCode } }
         reviewItems(campaignId: "${linyiId}") { totalCount } }`,
    );
    expect(reconciliation.countedAs).toBe('PERSONS');
    expect(reviewItems.totalCount).toBe(0);
  });

  it.each([
    ['coverage', `{ campaign(id: "${linyiId}") { coverage { outcome } } }`],
    ['the chase list', `{ chaseList(campaignId: "${linyiId}") { totalCount } }`],
    ['a payment', `{ payment(campaignId: "${linyiId}", receiptNumber: "1") { entryCount } }`],
    ['payment entries', `{ paymentEntries(campaignId: "${linyiId}") { totalCount } }`],
    ['amounts', `mutation { checkAmounts(campaignId: "${linyiId}") { problems { code } } }`],
    [
      'receipts',
      `{ reconciliationReceipts(campaignId: "${linyiId}", divisionCode: "140821-S1", day: "2024-09-02") { totalCount } }`,
    ],
  ])('says of %s that it needs details by person, and what to do', async (_, query) => {
    const { data, errors } = await app.graphql<Record<string, { problems?: { code: string }[] }> | null>(
      query,
      {},
      linyi,
    );
    const code = errors?.[0]?.extensions?.code ?? Object.values(data ?? {})[0]?.problems?.[0]?.code;
    expect({ code, errors: code ? undefined : errors }).toEqual({ code: needsPeople, errors: undefined });
    if (errors) expect(errors[0]?.message).toContain('请由税务部门提供个人缴费明细');
  });

  it('refuses payments by person beside the totals: nobody may count twice', async () => {
    const details =
      '电子税票号,姓名,证件号码,乡镇（街道）,人员类别,缴费金额（元）,缴费日期\nT1,示例某,110101199003077854,示例一镇,,400.00,2024-09-02\n';
    const result = await app.importFile(details, linyi, { campaignId: linyiId, kind: 'DETAILS' });
    expect(result).toMatchObject({ outcome: 'REFUSED', problems: [{ code: 'PAYMENT_SOURCE_MIXED' }] });
  });

  it.each([
    'progress.xlsx',
    'progress.xlsx?level=VILLAGE',
    'policy.xlsx',
    'subsidy.xlsx',
    'subsidy.xlsx?by=TOWNSHIP',
    'review.xlsx',
    'reconciliation.xlsx',
  ])('writes %s', async (path) => {
    const response = await download(path);
    expect({ path, status: response.status }).toEqual({ path, status: 200 });
    expect(new Uint8Array(await response.arrayBuffer()).subarray(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]));
  });

  it.each([
    ['coverage.xlsx', needsPeople],
    ['chase.xlsx', needsPeople],
    ['breakdown.xlsx', 'QUOTAS_NOT_ISSUED'],
  ])('refuses %s with %s', async (path, code) => {
    const response = await download(path);
    expect({
      isRefused: response.status >= 400,
      ...((await response.json()) as { code: string }),
    }).toMatchObject({
      isRefused: true,
      code,
    });
  });

  it('lets nobody but the bureau and the administrator import', async () => {
    expect(await ask(`{ campaign(id: "${linyiId}") { mayImportPayments { allowed } } }`, {}, admin)).toEqual({
      campaign: { mayImportPayments: { allowed: true } },
    });
  });
});
