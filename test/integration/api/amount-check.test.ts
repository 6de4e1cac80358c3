import { addDivisions } from '../../../server/cli/demo.ts';
import { ask } from '../../../server/db/steps.ts';
import { demoIdNumber } from '../../../server/demo/county.ts';
import { createIdHasher } from '../../../server/ingest/id-hash.ts';
import { linyiId, luoshanId, startTestApp, type TestApp } from '../../support/app.ts';
import { databases } from '../../support/database.ts';
import { paymentFile } from '../../support/ledger.ts';

const county = '140821';

interface Paid {
  readonly person: number;
  readonly yuan: string;
  readonly category?: string;
  readonly paidOn?: string;
}

let receipts = 0;
function file(payments: readonly Paid[]): string {
  const lines = payments.map(({ person, yuan, category = '', paidOn = '2024-11-05' }) => {
    receipts += 1;
    return `A${receipts},示例某,${demoIdNumber(7, person)},猗氏镇,${category},${yuan},${paidOn},${paidOn}`;
  });
  return `${['电子税票号,姓名,证件号码,乡镇（街道）,人员类别,缴费金额（元）,缴费日期,入库日期', ...lines].join('\n')}\n`;
}

describe.each(databases)('amounts against what is due on $kind', ({ fresh }) => {
  let app: TestApp;
  let bureau: string;
  beforeEach(async () => {
    app = await startTestApp({ databaseUrl: await fresh(), now: '2024-12-20T02:00:00Z' });
    bureau = await app.signIn('linyi');
    const town = {
      code: '140821100',
      name: '猗氏镇',
      type: 'TOWNSHIP',
      parentCode: county,
      tableOrder: 1,
    } as const;
    await addDivisions(app.services, county, [town], 'TOWNSHIP');
  });
  afterEach(() => app.close());

  const hashOf = (person: number) => {
    const hash = Buffer.alloc(16);
    createIdHasher(app.config.idHashKey)(demoIdNumber(7, person), hash, 0);
    return hash;
  };
  /** Puts somebody on a roster of 低保, until a day or to now. */
  const list = (person: number, fromOn: string, toOn: string | null = null) =>
    app.services.database.edit(() =>
      ask(
        `insert into roster_entry (county_code, person_hash, source_code, category_code, from_batch, from_on, to_batch,
         to_on, line, household, township_code, village_code, status, disability_grade, low_income_family, student,
         ethnic_minority) values (?, ?, 'MZ', 'SUBSISTENCE_ALLOWANCE', 1, ?, ?, ?, 1, null, null, null, 'ACTIVE', null,
         null, null, null)`,
        [county, hashOf(person), fromOn, toOn === null ? null : 2, toOn],
      ),
    );
  const kept = async () =>
    (
      await app.services.database.reader.all<{
        person_hash: Buffer;
        verdict: string;
        due_fen: number;
        paid_fen: number;
      }>('select person_hash, verdict, due_fen, paid_fen from amount_check where county_code = ?', [county])
    )
      .map(({ person_hash, verdict, due_fen, paid_fen }) => {
        const person = Array.from({ length: 30 }, (_, i) => i).find((each) =>
          hashOf(each).equals(person_hash),
        );
        return `${person} ${verdict} ${paid_fen}/${due_fen}`;
      })
      .sort();
  const items = async () =>
    (
      await app.services.database.reader.all<{
        kind: string;
        status: string;
        found_fen: number;
        expected_fen: number;
      }>(
        `select kind, status, found_fen, expected_fen from review_item where county_code = ?
         and kind in ('UNDERPAID', 'OVERPAID', 'CATEGORY_GAINED', 'CATEGORY_LOST')`,
        [county],
      )
    )
      .map(({ kind, status, found_fen, expected_fen }) => `${kind} ${status} ${found_fen}/${expected_fen}`)
      .sort();
  const check = async () => {
    const { data, errors } = await app.graphql<{
      checkAmounts: { check: object | null; problems: object[] };
    }>(
      `mutation { checkAmounts(campaignId: "${linyiId}") { problems { code } check { exactPersons underPersons underFen
        overPersons overFen noRulePersons needsReviewPersons noticeVersion } } }`,
      {},
      bureau,
    );
    if (errors) throw new Error(errors[0]?.message);
    return data.checkAmounts.check;
  };

  it('finds 1 who paid 100 yuan less and 1 who paid 320 yuan more, and says of 1 that it is not known', async () => {
    const imported = await app.importFile(
      file([
        { person: 1, yuan: '400.00' },
        { person: 2, yuan: '300.00' },
        { person: 3, yuan: '80.00', category: '低保对象' },
        { person: 4, yuan: '400.00', category: '低保对象' },
        { person: 5, yuan: '200.00', category: '低收入家庭中的未成年人' },
        // Two halves are what is due.
        { person: 7, yuan: '150.00' },
        { person: 7, yuan: '250.00', paidOn: '2024-11-20' },
      ]),
      bureau,
      { campaignId: linyiId },
    );
    expect(imported).toMatchObject({ outcome: 'COMMITTED', newPersons: 6 });
    const afterImport = await kept();
    expect(afterImport).toEqual(['2 UNDER 30000/40000', '4 OVER 40000/8000']);
    expect(await items()).toEqual(['OVERPAID OPEN 40000/8000', 'UNDERPAID OPEN 30000/40000']);
    expect(await check()).toEqual({
      exactPersons: 3,
      underPersons: 1,
      underFen: 10_000,
      overPersons: 1,
      overFen: 32_000,
      noRulePersons: 0,
      needsReviewPersons: 1,
      noticeVersion: 1,
    });
    expect(await kept()).toEqual(afterImport);
    // Person 2 tops up: the item is settled by itself.
    await app.importFile(file([{ person: 2, yuan: '100.00', paidOn: '2024-12-01' }]), bureau, {
      campaignId: linyiId,
    });
    expect(await kept()).toEqual(['4 OVER 40000/8000']);
    expect(await items()).toEqual(['OVERPAID OPEN 40000/8000', 'UNDERPAID SETTLED 30000/40000']);
  });

  it('goes by the roster of the day paid, and tells of 1 category gained and 1 lost afterwards', async () => {
    await list(11, '2024-10-01');
    await list(12, '2024-12-01');
    await list(13, '2024-10-01', '2024-12-01');
    await app.importFile(
      file([
        { person: 10, yuan: '80.00', category: '低保对象' },
        { person: 11, yuan: '80.00' },
        { person: 12, yuan: '400.00' },
        { person: 13, yuan: '80.00' },
      ]),
      bureau,
      { campaignId: linyiId },
    );
    expect(await kept()).toEqual([]);
    expect(await items()).toEqual(['CATEGORY_GAINED OPEN 40000/8000', 'CATEGORY_LOST OPEN 8000/40000']);
  });

  it('follows a refund of the overpaid part, which may go back after cover has begun', async () => {
    const content = file([{ person: 4, yuan: '400.00', category: '低保对象' }]);
    await app.importFile(content, bureau, { campaignId: linyiId });
    app.clock.now = new Date('2025-02-01T02:00:00Z');
    bureau = await app.signIn('linyi');
    const refund = async (amountFen: number) => {
      const { data } = await app.graphql<{ recordRefund: { problems: object[] } }>(
        `mutation ($input: RecordRefundInput!) { recordRefund(input: $input) { problems { code } } }`,
        {
          input: {
            campaignId: linyiId,
            receiptNumber: content.split('\n')[1]?.split(',')[0],
            entryCount: 0,
            amountFen,
            on: '2025-01-20',
            reason: 'OVERPAID',
          },
        },
        bureau,
      );
      return data.recordRefund.problems;
    };
    expect(await refund(32_001)).toMatchObject([{ code: 'REFUND_TOO_MUCH' }]);
    expect(await refund(32_000)).toEqual([]);
    expect(await kept()).toEqual([]);
    expect(await items()).toEqual(['OVERPAID SETTLED 40000/8000']);
  });

  it('keeps 100 of 500 yuan as overpaid where the notice leaves the amount of 脱贫户 open', async () => {
    bureau = await app.signIn('luoshan');
    const content = paymentFile([
      { person: 20, township: '周党镇', category: '脱贫户', paidOn: '2024-11-05', postedOn: '2024-11-06' },
    ]);
    const receiptNumber = content.split('\n')[1]?.split(',')[0];
    expect(await app.importFile(content, bureau)).toMatchObject({ newPayments: 1 });
    const { data } = await app.graphql<{ correctPayment: object }>(
      `mutation ($input: CorrectPaymentInput!) { correctPayment(input: $input) { problems { code } } }`,
      {
        input: {
          campaignId: luoshanId,
          receiptNumber,
          entryCount: 0,
          reason: 'WRONG_AMOUNT',
          changes: { amountFen: 50_000 },
        },
      },
      bureau,
    );
    expect(data.correctPayment).toEqual({ problems: [] });
    const { reader } = app.services.database;
    expect(await reader.all('select verdict, due_fen, paid_fen from amount_check')).toEqual([
      { verdict: 'OVER', due_fen: 40_000, paid_fen: 50_000 },
    ]);
    expect(await reader.all('select kind, status, found_fen, expected_fen from review_item')).toEqual([
      { kind: 'OVERPAID', status: 'OPEN', found_fen: 50_000, expected_fen: 40_000 },
    ]);
    app.clock.now = new Date('2025-02-01T02:00:00Z');
    bureau = await app.signIn('luoshan');
    const found = await app.graphql<{ payment: object }>(
      `query ($receiptNumber: String!) { payment(campaignId: "${luoshanId}", receiptNumber: $receiptNumber) {
        refund { mostFen } } }`,
      { receiptNumber: `${receiptNumber}#1` },
      bureau,
    );
    expect([found.errors, found.data]).toEqual([undefined, { payment: { refund: { mostFen: 10_000 } } }]);
  });
});
