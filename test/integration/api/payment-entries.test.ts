import { openPaymentWriter } from '../../../server/db/payment-writer/index.ts';
import { demoIdNumber } from '../../../server/demo/county.ts';
import { compareTallies } from '../../../server/services/progress/tallies.ts';
import { luoshanId, startTestApp, type TestApp } from '../../support/app.ts';
import { copies, databases } from '../../support/database.ts';
import { recountDifferences } from '../../support/entries.ts';
import { paymentFile } from '../../support/ledger.ts';

const county = '411521';
const campaign = { countyCode: county, benefitYear: 2025 };

const parts = `receiptNumber status divisionName townshipCode categoryCode amountFen refundedFen paidOn flags isAccepted
  replacementReceiptNumber replacesReceiptNumber paymentsOfPerson entryCount
  entries { number kind description undoneBy recordedBy reason replacementReceiptNumber }
  refund { mostFen explanation benefitStartsOn }`;
const payload = `payment { ${parts} } entry { number kind } problems { code message }`;

interface Entry {
  readonly number: number;
  readonly kind: string;
  readonly description: string;
  readonly undoneBy: number | null;
}
interface Payment {
  readonly receiptNumber: string;
  readonly entryCount: number;
  readonly entries: readonly Entry[];
  readonly [key: string]: unknown;
}
interface Payload {
  readonly payment: Payment | null;
  readonly entry: { readonly number: number; readonly kind: string } | null;
  readonly problems: readonly { readonly code: string; readonly message: string }[];
}

const people = [
  { person: 1, township: '铁铺镇', paidOn: '2024-11-01', postedOn: '2024-11-02' },
  { person: 2, township: '铁铺镇', paidOn: '2024-11-03', postedOn: '2024-11-04' },
  { person: 2, township: '山店乡', paidOn: '2024-11-20', postedOn: '2024-11-21' },
  { person: 3, township: '周党镇', paidOn: '2024-09-28', postedOn: '2024-09-29' },
  { person: 4, township: '周党镇', paidOn: '2024-11-05', postedOn: '2024-11-06' },
];

describe.each(databases)('payment entries on $kind', ({ fresh }) => {
  let app: TestApp;
  let bureau: string;
  const now = '2024-12-20T02:00:00Z';
  const file = paymentFile(people);
  const receipts = file
    .split('\n')
    .slice(1, -1)
    .map((line) => line.split(',')[0] ?? '');
  const paid = copies(fresh, async (databaseUrl) => {
    app = await startTestApp({ databaseUrl, now });
    expect(await app.importFile(file, await app.signIn('luoshan'))).toMatchObject({
      outcome: 'COMMITTED',
      newPersons: 4,
    });
    await app.close();
  });
  beforeEach(async () => {
    app = await startTestApp({ databaseUrl: await paid(), now, isSecond: true });
    bureau = await app.signIn('luoshan');
  });
  afterEach(async () => {
    // Whatever was done, the kept figures are those of the ledger.
    expect(await recountDifferences(app.services.database, campaign)).toEqual([]);
    await app.close();
  });

  const act = async (name: string, type: string, input: object, token = bureau): Promise<Payload> => {
    const { data, errors } = await app.graphql<Record<string, Payload>>(
      `mutation ($input: ${type}!) { ${name}(input: $input) { ${payload} } }`,
      { input: { campaignId: luoshanId, ...input } },
      token,
    );
    if (errors) throw new Error(errors[0]?.message);
    return data[name] as Payload;
  };
  const refund = (receipt: number, rest: object = {}, token = bureau) =>
    act(
      'recordRefund',
      'RecordRefundInput',
      {
        receiptNumber: receipts[receipt],
        entryCount: 0,
        amountFen: 40_000,
        on: '2024-12-10',
        reason: 'EMPLOYEE_SCHEME',
        ...rest,
      },
      token,
    );
  const codeOf = (name: string) => app.luoshan.divisions.find((each) => each.name === name)?.code;
  const undo = (number: number, entryCount: number) =>
    act('undoPaymentEntry', 'UndoPaymentEntryInput', { number, entryCount });
  const progress = async (asOf: string | null = null) => {
    const { data, errors } = await app.graphql<{ campaign: { progress: { rows: object[]; total: object } } }>(
      `query ($asOf: Date) { campaign(id: "${luoshanId}") { progress(asOf: $asOf) {
        rows { divisionName paidPersons amountFen grossPersons refundedPersons refundedFen newToday }
        total { paidPersons amountFen grossPersons refundedPersons refundedFen elsewherePersons newToday } } } }`,
      { asOf },
      bureau,
    );
    if (errors) throw new Error(errors[0]?.message);
    return data.campaign.progress;
  };
  const rowOf = async (name: string, asOf: string | null = null) =>
    (await progress(asOf)).rows.find((row) => 'divisionName' in row && row.divisionName === name);

  it('takes 1 person and 400 yuan off from the day of the refund, and not before', async () => {
    const done = await refund(0);
    expect(done.problems).toEqual([]);
    expect(done.payment).toMatchObject({
      status: 'ACTIVE',
      refundedFen: 40_000,
      entryCount: 1,
      entries: [
        { number: 1, kind: 'REFUND', description: '2024年12月10日退费 400.00 元。', recordedBy: 'luoshan' },
      ],
    });
    expect((await progress('2024-12-09')).total).toMatchObject({ paidPersons: 4, amountFen: 200_000 });
    expect((await progress()).total).toMatchObject({
      paidPersons: 3,
      amountFen: 160_000,
      grossPersons: 4,
      refundedPersons: 1,
      refundedFen: 40_000,
      elsewherePersons: 0,
    });
    expect((await progress('2024-12-10')).total).toMatchObject({ newToday: -1 });
  });

  it('counts a person again who pays on 15 December after a refund on 10 December', async () => {
    await refund(0);
    const again = paymentFile([
      { person: 1, township: '山店乡', paidOn: '2024-12-15', postedOn: '2024-12-16' },
    ]);
    expect(await app.importFile(again, bureau)).toMatchObject({ newPersons: 0, newPayments: 1 });
    expect(await rowOf('铁铺镇', '2024-12-14')).toMatchObject({ paidPersons: 1, refundedPersons: 1 });
    expect(await rowOf('铁铺镇')).toMatchObject({ paidPersons: 2, refundedPersons: 0, grossPersons: 2 });
    expect((await progress()).total).toMatchObject({
      paidPersons: 4,
      amountFen: 200_000,
      refundedFen: 40_000,
    });
  });

  it('moves a refunded person with an earlier payment that comes late, who is then not refunded', async () => {
    await refund(0);
    const late = paymentFile([
      { person: 1, township: '山店乡', paidOn: '2024-10-20', postedOn: '2024-10-21' },
    ]);
    await app.importFile(late, bureau);
    expect(await rowOf('铁铺镇')).toMatchObject({ paidPersons: 1, grossPersons: 1, refundedPersons: 0 });
    // 山店乡 has the person now, and 400 yuan each of persons 1 and 2.
    expect(await rowOf('山店乡')).toMatchObject({ paidPersons: 1, grossPersons: 1, amountFen: 80_000 });
  });

  it('keeps a person who paid twice when one of 2 payments goes back', async () => {
    expect((await refund(2, { reason: 'PAID_TWICE' })).problems).toEqual([]);
    expect((await progress()).total).toMatchObject({
      paidPersons: 4,
      refundedPersons: 0,
      amountFen: 160_000,
    });
    await refund(1, { reason: 'PAID_TWICE' });
    expect((await progress()).total).toMatchObject({
      paidPersons: 3,
      refundedPersons: 1,
      amountFen: 120_000,
    });
    expect(await rowOf('铁铺镇')).toMatchObject({ paidPersons: 1, refundedPersons: 1 });
  });

  it('lets part of a payment go back without taking the person off', async () => {
    await refund(0, { amountFen: 10_000 });
    expect((await progress()).total).toMatchObject({
      paidPersons: 4,
      amountFen: 190_000,
      refundedFen: 10_000,
    });
    const rest = await refund(0, { entryCount: 1, amountFen: 30_001 });
    expect(rest.problems).toMatchObject([{ code: 'REFUND_TOO_MUCH' }]);
    expect(rest.payment).toMatchObject({ refundedFen: 10_000, refund: { mostFen: 30_000 } });
    await refund(0, { entryCount: 1, amountFen: 30_000 });
    expect((await progress()).total).toMatchObject({ paidPersons: 3, amountFen: 160_000 });
  });

  it('refuses a refund on 1 January 2025, when cover has begun, and says so', async () => {
    app.clock.now = new Date('2025-01-10T02:00:00Z');
    bureau = await app.signIn('luoshan');
    const { problems, payment } = await refund(0, { on: '2025-01-01' });
    expect(problems).toMatchObject([{ code: 'REFUND_NOT_ALLOWED' }]);
    expect(problems[0]?.message).toContain('2025年1月1日');
    expect(payment).toMatchObject({ refund: { mostFen: 0 }, entryCount: 0 });
    // Of two payments of 400 yuan one is beyond what is due, at any time.
    expect((await refund(2, { on: '2025-01-01', reason: 'PAID_TWICE' })).problems).toEqual([]);
  });

  it('tells who acts on what was seen before entry 1 that entry 1 came between', async () => {
    await refund(0, { amountFen: 10_000 });
    const { problems, payment } = await refund(0, { amountFen: 10_000 });
    expect(problems).toMatchObject([{ code: 'ENTRY_CONFLICT' }]);
    expect(problems[0]?.message).toContain('第 1 号');
    expect(payment).toMatchObject({ entryCount: 1, refundedFen: 10_000 });
  });

  it('undoes a refund: the person counts on as if nothing had gone back', async () => {
    await refund(0);
    const { entry, problems, payment } = await undo(1, 1);
    expect(problems).toEqual([]);
    expect(entry).toEqual({ number: 2, kind: 'UNDO' });
    expect(payment?.entries).toMatchObject([{ undoneBy: 2 }, { description: '撤销第 1 号处理。' }]);
    expect((await progress()).total).toMatchObject({ paidPersons: 4, amountFen: 200_000, refundedFen: 0 });
    expect((await undo(1, 2)).problems).toMatchObject([{ code: 'ENTRY_UNDONE' }]);
  });

  it('reverses a payment from its own day, and gives it back when that is undone', async () => {
    const reverse = (receipt: number, entryCount = 0) =>
      act('reversePayment', 'ReversePaymentInput', {
        receiptNumber: receipts[receipt],
        entryCount,
        reason: 'BANK_RETURNED',
      });
    expect((await reverse(4)).payment).toMatchObject({ status: 'REVERSED', refund: null });
    expect(await rowOf('周党镇', '2024-11-05')).toMatchObject({ paidPersons: 1, amountFen: 40_000 });
    // Person 2 counts on the payment that is left.
    await reverse(1);
    expect(await rowOf('铁铺镇')).toMatchObject({ paidPersons: 1, amountFen: 40_000 });
    expect(await rowOf('山店乡', '2024-11-19')).toMatchObject({ paidPersons: 0 });
    expect(await rowOf('山店乡')).toMatchObject({ paidPersons: 1, amountFen: 40_000 });
    expect((await reverse(4, 1)).problems).toMatchObject([{ code: 'ENTRY_PAYMENT_VOID' }]);
    await undo(2, 1);
    expect(await rowOf('铁铺镇')).toMatchObject({ paidPersons: 2 });
    // The file it came in is still the same file.
    expect(
      await app.importFile(paymentFile(people).replace(/T\d+/, receipts[0] ?? ''), bureau),
    ).toMatchObject({
      outcome: expect.stringMatching(/COMMITTED|REFUSED/),
    });
  });

  it('counts a person once who has paid again by the time a reversal is undone', async () => {
    await act('reversePayment', 'ReversePaymentInput', {
      receiptNumber: receipts[4],
      entryCount: 0,
      reason: 'BANK_RETURNED',
    });
    const again = { person: 4, township: '山店乡', paidOn: '2024-11-12', postedOn: '2024-11-13' };
    await app.importFile(paymentFile([again]), bureau);
    expect((await progress()).total).toMatchObject({ paidPersons: 4, amountFen: 200_000 });
    expect((await undo(1, 1)).problems).toEqual([]);
    expect((await progress()).total).toMatchObject({ paidPersons: 4, amountFen: 240_000 });
    expect(await rowOf('周党镇')).toMatchObject({ paidPersons: 2, amountFen: 80_000 });
    expect(await rowOf('山店乡')).toMatchObject({ paidPersons: 0, amountFen: 80_000 });
  });

  it('corrects township, amount and day by another row that stands for the first', async () => {
    const { problems, payment } = await act('correctPayment', 'CorrectPaymentInput', {
      receiptNumber: receipts[4],
      entryCount: 0,
      reason: 'WRONG_DIVISION',
      changes: { divisionCode: codeOf('山店乡'), amountFen: 35_000, paidOn: '2024-11-08' },
    });
    expect(problems).toEqual([]);
    expect(payment).toMatchObject({
      status: 'CORRECTED',
      replacementReceiptNumber: `${receipts[4]}#1`,
      entryCount: 1,
    });
    expect(payment?.entries[0]?.description).toContain('金额由“400.00元”改为“350.00元”');
    expect(await rowOf('周党镇')).toMatchObject({ paidPersons: 1, amountFen: 40_000 });
    expect((await progress()).total).toMatchObject({ paidPersons: 4, amountFen: 195_000 });
    const next = await act('correctPayment', 'CorrectPaymentInput', {
      receiptNumber: `${receipts[4]}#1`,
      entryCount: 1,
      reason: 'WRONG_AMOUNT',
      changes: { amountFen: 38_000 },
    });
    expect(next.payment).toMatchObject({ replacementReceiptNumber: `${receipts[4]}#2` });
    expect((await undo(1, 1)).problems).toMatchObject([{ code: 'ENTRY_NOT_LATEST' }]);
    expect((await undo(2, 2)).problems).toEqual([]);
    expect((await undo(1, 1)).payment).toMatchObject({ status: 'ACTIVE', replacementReceiptNumber: null });
    expect((await progress()).total).toMatchObject({ paidPersons: 4, amountFen: 200_000 });
  });

  it('gives a payment to another person by the ID number, which is not kept', async () => {
    const idNumber = demoIdNumber(7, 9);
    const correct = (receiptNumber: string | undefined, entryCount: number, number: string) =>
      act('correctPayment', 'CorrectPaymentInput', {
        receiptNumber,
        entryCount,
        reason: 'WRONG_PERSON',
        changes: { idNumber: number },
      });
    expect((await correct(receipts[1], 0, idNumber)).problems).toEqual([]);
    expect((await progress()).total).toMatchObject({ paidPersons: 5, amountFen: 200_000 });
    // Now to person 4, who has paid already.
    const four = demoIdNumber(7, 4);
    expect((await correct(`${receipts[1]}#1`, 1, four)).problems).toEqual([]);
    expect((await progress()).total).toMatchObject({ paidPersons: 4, amountFen: 200_000 });
    expect((await correct(receipts[0], 0, '123')).problems).toMatchObject([{ code: 'CORRECTION_PERSON' }]);
    const audit = await app.services.database.reader.all<{ detail: string; subject: string }>(
      'select detail, subject from audit_entry',
    );
    expect(JSON.stringify(audit)).not.toContain(four);
  });

  it('accepts 1 payment from before the window, once', async () => {
    const accept = (receipt: number, entryCount: number) =>
      act('acceptPayment', 'AcceptPaymentInput', { receiptNumber: receipts[receipt], entryCount });
    expect((await accept(3, 0)).payment).toMatchObject({ isAccepted: true, flags: ['OUTSIDE_WINDOW'] });
    expect((await accept(3, 1)).problems).toMatchObject([{ code: 'ACCEPTANCE_THERE' }]);
    expect((await accept(0, 0)).problems).toMatchObject([{ code: 'ACCEPTANCE_NOT_NEEDED' }]);
  });

  it('lets a township see its own payments and the bureau alone act', async () => {
    const township = await app.signIn('zhoudang');
    expect((await refund(4, {}, township)).problems).toMatchObject([{ code: 'NOT_ALLOWED' }]);
    await refund(4);
    await refund(0);
    const seen = async (token: string) => {
      const { data } = await app.graphql<{ paymentEntries: { totalCount: number }; payment: object | null }>(
        `query ($r: String!) { paymentEntries(campaignId: "${luoshanId}") { totalCount nodes { receiptNumber } }
          payment(campaignId: "${luoshanId}", receiptNumber: $r) { receiptNumber } }`,
        { r: receipts[0] },
        token,
      );
      return data;
    };
    expect(await seen(bureau)).toMatchObject({
      paymentEntries: { totalCount: 2 },
      payment: { receiptNumber: receipts[0] },
    });
    expect(await seen(township)).toMatchObject({ paymentEntries: { totalCount: 1 }, payment: null });
  });

  it('waits for an import that runs, and says after 5 seconds that one does', async () => {
    const writer = await openPaymentWriter(app.services.database.url);
    await writer.lock(county, () => false);
    const started = Date.now();
    expect((await refund(0)).problems).toMatchObject([{ code: 'IMPORT_RUNNING' }]);
    expect(Date.now() - started).toBeGreaterThan(4900);
    const waiting = refund(0);
    await writer.close();
    expect((await waiting).problems).toEqual([]);
  }, 30_000);

  it('keeps what the tally check computes from the payments while nothing is void', async () => {
    await refund(0);
    expect(await compareTallies(app.services.database.url, campaign)).toMatchObject({ personDifferences: 0 });
  });
});
