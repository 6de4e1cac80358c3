import { setTimeout as sleep } from 'node:timers/promises';
import { readXlsx } from 'hucre';
import { demoIdNumber } from '../../../server/demo/county.ts';
import { bearer, luoshanId, startTestApp, type TestApp } from '../../support/app.ts';
import { databases } from '../../support/database.ts';
import { bankCsv, taxCsv } from '../statement-fixture.ts';

const townships = { zhoudang: '411521-04' };

/** receipt, person, township, yuan, paid on, posted on */
type Paid = readonly [string, number, string, string, string, string?];

function payments(rows: readonly Paid[]): string {
  const lines = rows.map(([receipt, person, township, yuan, paidOn, postedOn = '']) =>
    [receipt, '示例某', demoIdNumber(7, person), township, yuan, paidOn, postedOn].join(','),
  );
  return ['电子税票号,姓名,证件号码,乡镇,缴费金额,缴费日期,入库日期', ...lines, ''].join('\n');
}

const ledger: readonly Paid[] = [
  ['R1', 1, '周党镇', '400', '2024-10-08', '2024-10-09'],
  ['R2', 2, '周党镇', '400', '2024-10-08', '2024-10-09'],
  ['R3', 3, '周党镇', '400', '2024-10-09'],
  ['R4', 4, '庙仙乡', '400', '2024-10-20'],
  ['R5', 5, '庙仙乡', '80', '2024-10-25'],
  ['R6', 6, '庙仙乡', '400', '2024-11-12'],
];

const figures = `ledgerItems ledgerFen refundedFen taxItems taxFen taxItemsDifference taxDifferenceFen bankItems bankFen
  postedItems postedFen notPostedItems notPostedFen oldestOn oldestDays notPostedByAge { fromDays toDays items fen }
  unknownItems unknownFen failedItems failedFen`;
const table = `query ($campaignId: ID!, $by: ReconciliationBy!, $from: Date, $to: Date, $under: String) {
  reconciliation(campaignId: $campaignId, by: $by, from: $from, to: $to, under: $under) {
    divisionName asOfOn countedAs postingFact sources { source isLoaded form fromOn toOn batches }
    rows { key divisionName day figures { ${figures} } } total { ${figures} } } }`;
const receipts = `query ($divisionCode: String!, $day: Date!, $onlyDifferences: Boolean! = false) {
  reconciliationReceipts(campaignId: "${luoshanId}", divisionCode: $divisionCode, day: $day,
    onlyDifferences: $onlyDifferences) { totalCount receipts { receiptNumber states personKey ledgerFen taxFen
    bankOutcome bankFen bankPostedOn bankFailure } } }`;
const importStatement = `mutation ($input: ImportStatementInput!) {
  importStatement(input: $input) { job { id } problems { code message } } }`;
const jobResult = `query ($id: ID!) { importJob(id: $id) { status statementResult { outcome newLines newItems
  settledItems problems { message } } } }`;

interface Table {
  readonly reconciliation: {
    readonly divisionName: string;
    readonly asOfOn: string | null;
    readonly countedAs: string;
    readonly postingFact: string;
    readonly sources: readonly Record<string, unknown>[];
    readonly rows: readonly { key: string; figures: Record<string, unknown> }[];
    readonly total: Record<string, unknown>;
  };
}

describe.each(databases)('reconciliation on $kind', ({ fresh }) => {
  let app: TestApp;
  let bureau: string;

  beforeAll(async () => {
    app = await startTestApp({ databaseUrl: await fresh() });
    bureau = await app.signIn('luoshan');
    await app.importFile(payments(ledger), bureau);
  });
  afterAll(() => app.close());

  async function ask(variables: Record<string, unknown> = {}, token = bureau) {
    const answer = await app.graphql<Table>(
      table,
      { campaignId: luoshanId, by: 'TOWNSHIP', ...variables },
      token,
    );
    expect(answer.errors).toBeUndefined();
    return answer.data.reconciliation;
  }

  async function statement(source: string, content: string, more: Record<string, unknown> = {}) {
    const uploadId = await app.upload(content, '对账单.csv', bureau);
    const input = { campaignId: luoshanId, source, uploadId, ...more };
    const started = await app.graphql<{ importStatement: { job: { id: string } } }>(
      importStatement,
      { input },
      bureau,
    );
    const { id } = started.data.importStatement.job;
    for (;;) {
      const { data } = await app.graphql<{ importJob: { statementResult: Record<string, unknown> | null } }>(
        jobResult,
        { id },
        bureau,
      );
      if (data.importJob.statementResult) return data.importJob.statementResult;
      await sleep(15);
    }
  }

  it('takes 入库 from the payments and leaves the bank empty while there is no bank statement', async () => {
    const answer = await ask();
    expect(answer).toMatchObject({ asOfOn: '2024-11-12', countedAs: 'ITEMS', postingFact: 'TAX_POSTED_ON' });
    expect(answer.sources).toEqual([
      { source: 'TAX', isLoaded: false, form: null, fromOn: null, toOn: null, batches: 0 },
      { source: 'BANK', isLoaded: false, form: null, fromOn: null, toOn: null, batches: 0 },
    ]);
    expect(answer.rows).toHaveLength(20);
    expect(answer.total).toMatchObject({
      ledgerItems: 6,
      ledgerFen: 208_000,
      taxItems: null,
      taxDifferenceFen: null,
      bankItems: null,
      bankFen: null,
      postedItems: 2,
      postedFen: 80_000,
      notPostedItems: 4,
      notPostedFen: 128_000,
      oldestOn: '2024-10-09',
      oldestDays: 34,
      unknownItems: 0,
      failedItems: null,
    });
    expect(answer.total.notPostedByAge).toEqual([
      { fromDays: 0, toDays: 3, items: 1, fen: 40_000 },
      { fromDays: 4, toDays: 7, items: 0, fen: 0 },
      { fromDays: 8, toDays: 15, items: 0, fen: 0 },
      { fromDays: 16, toDays: null, items: 3, fen: 88_000 },
    ]);
  });

  it('compares the days of the statements alone, and counts what the bank has not posted with its age', async () => {
    const tax = taxCsv([
      ['R1', '周党镇', '400', '2024-10-08'],
      ['R2', '周党镇', '380', '2024-10-08'],
      ['R3', '周党镇', '400', '2024-10-09'],
      ['R4', '庙仙乡', '400', '2024-10-20'],
    ]);
    expect(await statement('TAX', tax, { dryRun: true })).toMatchObject({
      outcome: 'DRY_RUN',
      newLines: 4,
      newItems: 1,
    });
    expect(await statement('TAX', tax)).toMatchObject({ outcome: 'COMMITTED', newLines: 4, newItems: 1 });
    const bank = bankCsv([
      ['R1', '400', '2024-10-08', '2024-10-09', '成功'],
      ['R2', '400', '2024-10-08', '', '失败', '户名不符：某某'],
      ['R4', '400', '2024-10-20', '2024-10-26', '成功'],
      ['R8', '400', '2024-10-20', '2024-10-26', '成功'],
    ]);
    expect(await statement('BANK', bank)).toMatchObject({ outcome: 'COMMITTED', newLines: 4, newItems: 2 });

    const answer = await ask();
    expect(answer).toMatchObject({ asOfOn: '2024-10-26', postingFact: 'BANK' });
    expect(answer.sources).toMatchObject([
      {
        source: 'TAX',
        isLoaded: true,
        form: 'DETAILS',
        fromOn: '2024-10-08',
        toOn: '2024-10-20',
        batches: 1,
      },
      { source: 'BANK', isLoaded: true, form: 'DETAILS', fromOn: '2024-10-08', toOn: '2024-10-26' },
    ]);
    expect(answer.total).toMatchObject({
      ledgerItems: 6,
      ledgerFen: 208_000,
      taxItems: 4,
      taxFen: 158_000,
      // R5 and R6 lie after the tax office's last day.
      taxItemsDifference: 0,
      taxDifferenceFen: 2_000,
      bankItems: 3,
      bankFen: 120_000,
      postedItems: 2,
      postedFen: 80_000,
      notPostedItems: 2,
      notPostedFen: 80_000,
      oldestOn: '2024-10-08',
      oldestDays: 18,
      // R5 and R6: after the last payment that the bank names, whatever it posted later.
      unknownItems: 2,
      unknownFen: 48_000,
      failedItems: 1,
      failedFen: 40_000,
    });
    expect(answer.total.notPostedByAge).toEqual([
      { fromDays: 0, toDays: 3, items: 0, fen: 0 },
      { fromDays: 4, toDays: 7, items: 0, fen: 0 },
      { fromDays: 8, toDays: 15, items: 0, fen: 0 },
      { fromDays: 16, toDays: null, items: 2, fen: 80_000 },
    ]);
    expect(answer.rows.at(-1)).toMatchObject({
      key: 'NO_TOWNSHIP',
      divisionName: '对不上乡镇',
      figures: { ledgerItems: 0, bankItems: 1, bankFen: 40_000 },
    });
    const days = await ask({ by: 'DAY', from: '2024-10-08', to: '2024-10-09' });
    expect(days.rows.map(({ key }) => key)).toEqual(['2024-10-08', '2024-10-09']);
    expect(days.total).toMatchObject({ ledgerItems: 3, notPostedItems: 2, unknownItems: 0 });
  });

  it('shows a township account its own rows and receipts alone, and an analyst no receipts', async () => {
    const own = await app.signIn('zhoudang');
    const answer = await ask({}, own);
    expect(answer.rows.map(({ key }) => key)).toEqual([townships.zhoudang]);
    expect(answer.total).toMatchObject({ ledgerItems: 3, bankItems: 1, failedItems: 1 });
    const day = { divisionCode: townships.zhoudang, day: '2024-10-08' };
    const seen = await app.graphql<Record<string, unknown>>(receipts, day, own);
    expect(seen.data.reconciliationReceipts).toEqual({
      totalCount: 2,
      receipts: [
        {
          receiptNumber: 'R1',
          states: ['MATCHED'],
          personKey: expect.stringMatching(/^P/),
          ledgerFen: 40_000,
          taxFen: 40_000,
          bankOutcome: 'POSTED',
          bankFen: 40_000,
          bankPostedOn: '2024-10-09',
          bankFailure: null,
        },
        {
          receiptNumber: 'R2',
          states: ['AMOUNT_DIFFERS', 'BANK_FAILED', 'NOT_POSTED'],
          personKey: expect.stringMatching(/^P/),
          ledgerFen: 40_000,
          taxFen: 38_000,
          bankOutcome: 'FAILED',
          bankFen: 40_000,
          bankPostedOn: null,
          bankFailure: '户名不符',
        },
      ],
    });
    const other = await app.graphql(receipts, { divisionCode: '411521-05', day: '2024-10-08' }, own);
    expect(other.errors?.[0]?.extensions?.code).toBe('OUT_OF_SCOPE');
    const analyst = await app.signIn('fenxi');
    expect((await ask({}, analyst)).total).toMatchObject({ ledgerItems: 6 });
    const refused = await app.graphql(receipts, day, analyst);
    expect(refused.errors?.[0]?.extensions?.code).toBe('NOT_ALLOWED');
    const input = { campaignId: luoshanId, source: 'TAX', uploadId: 'x' };
    const upload = await app.graphql<{ importStatement: { problems: { code: string }[] } }>(
      importStatement,
      { input },
      own,
    );
    expect(upload.data.importStatement.problems[0]?.code).toBe('NOT_ALLOWED');
  });

  it('sends the table, the days and the list as one workbook, and two sheets to an analyst', async () => {
    const sheetsFor = async (account: string) => {
      const token = await app.signIn(account);
      const response = await app.fetch(`/export/${luoshanId}/reconciliation.xlsx`, {
        headers: bearer(token),
      });
      expect(response.status).toBe(200);
      const book = await readXlsx(new Uint8Array(await response.arrayBuffer()));
      return book.sheets.map(({ name, rows }) => ({ name, rows }));
    };
    const sheets = await sheetsFor('luoshan');
    expect(sheets.map(({ name }) => name)).toEqual([
      '罗山县2025对账表',
      '罗山县2025按日对账表',
      '罗山县2025对账待核对清单',
    ]);
    const [table, , list] = sheets;
    const header = table?.rows[2] ?? [];
    const zhoudang = table?.rows.find((row) => row[1] === '周党镇') ?? [];
    const cell = (name: string) => zhoudang[header.indexOf(name)];
    expect([
      cell('台账金额（元）'),
      cell('税务金额（元）'),
      cell('未入库金额（元）'),
      cell('最长天数'),
    ]).toEqual([1200, 1180, 800, 18]);
    // AMOUNT_DIFFERS of R2, BANK_FAILED of R2, BANK_WITHOUT_PAYMENT of R8.
    const items = (list?.rows ?? []).slice(4, 7).map((row) => [row[1], row[4]]);
    expect(items.sort()).toEqual([
      ['金额不一致', 'R2'],
      ['银行入库失败', 'R2'],
      ['银行已入库、没有缴费', 'R8'],
    ]);
    expect(await sheetsFor('fenxi')).toHaveLength(2);
  });

  it('takes selected rows, lists the batches to those who see the county, and says each receipt in the list', async () => {
    const rows = [
      ['流水号', '扣款金额', '扣款日期', '入库日期', '状态'],
      ['R3', '400', '2024-10-09', '2024-10-27', '成功'],
    ];
    const input = { campaignId: luoshanId, source: 'BANK', address: 'Sheet1!A1:E2', rows };
    const started = await app.graphql<{ importStatementRows: { job: { id: string } } }>(
      `mutation ($input: ImportStatementRowsInput!) { importStatementRows(input: $input) { job { id } } }`,
      { input },
      bureau,
    );
    const { id } = started.data.importStatementRows.job;
    for (let isDone = false; !isDone; await sleep(15)) {
      const { data } = await app.graphql<{ importJob: { statementResult: unknown } }>(
        jobResult,
        { id },
        bureau,
      );
      isDone = data.importJob.statementResult !== null;
    }
    const batches = `{ statementBatches(campaignId: "${luoshanId}") { batchNumber source fileName newLines } }`;
    const listed = await app.graphql<{ statementBatches: unknown[] }>(batches, {}, bureau);
    expect(listed.data.statementBatches[0]).toEqual({
      batchNumber: 3,
      source: 'BANK',
      fileName: 'Sheet1!A1:E2',
      newLines: 1,
    });
    const refused = await app.graphql(batches, {}, await app.signIn('zhoudang'));
    expect(refused.errors?.[0]?.extensions?.code).toBe('NOT_ALLOWED');
    const items = await app.graphql<{ reviewItems: { edges: { node: { sentence: string } }[] } }>(
      `{ reviewItems(campaignId: "${luoshanId}", area: RECONCILIATION, kind: "BANK_FAILED") { edges { node {
        sentence } } } }`,
      {},
      bureau,
    );
    expect(items.data.reviewItems.edges.map(({ node }) => node.sentence)).toEqual([
      '票号 R2：银行报告入库失败（2024-10-08），400.00 元，户名不符。请查明原因并重新入库，不得滞留。',
    ]);
  });

  it('tells a township that 1 payment differs in its township, and not whose it is or how much', async () => {
    const rows = [
      ['电子税票号', '乡镇', '缴费金额', '缴费日期'],
      ['R6', '周党镇', '400', '2024-11-12'],
    ];
    const { data } = await app.graphql<{ importStatementRows: { job: { id: string } } }>(
      `mutation ($input: ImportStatementRowsInput!) { importStatementRows(input: $input) { job { id } } }`,
      { input: { campaignId: luoshanId, source: 'TAX', address: 'Sheet1!A1:D2', rows } },
      bureau,
    );
    await app.services.imports.finished(data.importStatementRows.job.id);
    const seenBy = async (token: string) => {
      const answer = await app.graphql<{ reconciliationReceipts: { receipts: object[] } }>(
        receipts,
        { divisionCode: townships.zhoudang, day: '2024-11-12' },
        token,
      );
      return answer.data.reconciliationReceipts.receipts;
    };
    const states = expect.arrayContaining(['TOWNSHIP_DIFFERS']);
    const all = { receiptNumber: 'R6', states, taxFen: 40_000 };
    expect(await seenBy(bureau)).toMatchObject([
      { ...all, personKey: expect.stringMatching(/^P/), ledgerFen: 40_000 },
    ]);
    const own = await app.signIn('zhoudang');
    expect(await seenBy(own)).toMatchObject([{ ...all, personKey: null, ledgerFen: null }]);
  });
});
