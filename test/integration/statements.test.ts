import { demoIdNumber } from '../../server/demo/county.ts';
import { copies, databases } from '../support/database.ts';
import { fileOf, importFile, seedCampaign } from './import-fixture.ts';
import {
  type BankRow,
  bankCsv,
  importLines,
  rowsOf,
  statementFigures,
  type TaxRow,
  taxCsv,
} from './statement-fixture.ts';

/** receipt, person, township, yuan, paid on, posted on */
type Paid = readonly [string, number, string, string, string, string?];

function payments(rows: readonly Paid[]): string {
  const lines = rows.map(([receipt, person, township, yuan, paidOn, postedOn = '']) =>
    [receipt, '示例某', demoIdNumber(7, person), township, yuan, paidOn, postedOn].join(','),
  );
  return ['电子税票号,姓名,证件号码,乡镇,缴费金额,缴费日期,入库日期', ...lines, ''].join('\n');
}

const ledger: readonly Paid[] = [
  ['R1', 1, '周党镇', '400', '2024-10-08'],
  ['R2', 2, '周党镇', '400', '2024-10-08'],
  ['R3', 3, '周党镇', '400', '2024-10-09'],
  ['R4', 4, '庙仙乡', '400', '2024-10-09'],
  ['R5', 5, '庙仙乡', '80', '2024-10-10'],
  ['R6', 6, '庙仙乡', '400', '2024-10-12'],
];

const tax: readonly TaxRow[] = [
  ['R1', '周党镇', '400.00', '2024-10-08'],
  ['R2', '周党镇', '380.00', '2024-10-08'],
  ['R3', '周党镇', '400.00', '2024-10-10'],
  ['R4', '周党镇', '400.00', '2024-10-09'],
  ['R9', '庙仙乡', '400.00', '2024-10-10'],
];

const bank: readonly BankRow[] = [
  ['R1', '400', '2024-10-08', '2024-10-09', '成功'],
  ['R2', '400', '2024-10-08', '', '失败', '余额不足'],
  ['R3', '400', '2024-10-09', '', '成功'],
  ['R4', '390', '2024-10-09', '2024-10-11', '成功'],
  ['R8', '400', '2024-10-10', '2024-10-11', '成功'],
];

const openItems = `select kind, subject, township_code, on_day, found_fen, expected_fen, detail from review_item
  where area = 'RECONCILIATION' and status = 'OPEN' order by kind, subject`;
const tally = `select township_code as township, paid_on as day, tax_items, tax_fen, posted_items, posted_fen,
  failed_items, failed_fen, settled_items, settled_fen from reconcile_tally order by 1, 2`;

describe.each(databases)('importStatement on $kind', ({ fresh }) => {
  const county = copies(fresh, async (url) => {
    await seedCampaign(url);
    expect((await importFile(url, fileOf(payments(ledger)))).outcome).toBe('COMMITTED');
  });

  it('opens one item for each of five differences with the tax office', async () => {
    const url = await county();
    const result = await importLines(url, 'TAX', taxCsv(tax));
    expect(result).toMatchObject({
      outcome: 'COMMITTED',
      batchNumber: 1,
      rowsRead: 5,
      newLines: 5,
      alreadyPresent: 0,
      amountFen: 198_000,
      newItems: 5,
      settledItems: 0,
      problemCount: 0,
    });
    expect(await rowsOf(url, openItems)).toEqual([
      {
        kind: 'AMOUNT_DIFFERS',
        subject: 'TAX/R2',
        township_code: '411521101',
        on_day: '2024-10-08',
        found_fen: 38_000,
        expected_fen: 40_000,
        detail: '{"source":"TAX","receipt":"R2"}',
      },
      {
        kind: 'DAY_DIFFERS',
        subject: 'TAX/R3',
        township_code: '411521101',
        on_day: '2024-10-09',
        found_fen: 40_000,
        expected_fen: 40_000,
        detail: '{"source":"TAX","receipt":"R3","foundOn":"2024-10-10","expectedOn":"2024-10-09"}',
      },
      {
        kind: 'MISSING_IN_LEDGER',
        subject: 'TAX/R9',
        township_code: '411521102',
        on_day: '2024-10-10',
        found_fen: 40_000,
        expected_fen: null,
        detail: '{"source":"TAX","receipt":"R9"}',
      },
      // R6 was paid on a day that the statement does not cover.
      {
        kind: 'MISSING_IN_TAX',
        subject: 'TAX/R5',
        township_code: '411521102',
        on_day: '2024-10-10',
        found_fen: null,
        expected_fen: 8_000,
        detail: '{"source":"TAX","receipt":"R5"}',
      },
      {
        kind: 'TOWNSHIP_DIFFERS',
        subject: 'TAX/R4',
        township_code: '411521102',
        on_day: '2024-10-09',
        found_fen: 40_000,
        expected_fen: 40_000,
        detail: '{"source":"TAX","receipt":"R4","foundTownship":"411521101","expectedTownship":"411521102"}',
      },
    ]);
  });

  it('counts a posting of the bank at the day and township of its payment, at both amounts', async () => {
    const url = await county();
    const result = await importLines(url, 'BANK', bankCsv(bank));
    expect(result).toMatchObject({ outcome: 'COMMITTED', newLines: 5, amountFen: 159_000, newItems: 3 });
    expect(await rowsOf(url, tally)).toEqual([
      { ...none, township: '', day: '2024-10-10', posted_items: 1, posted_fen: 40_000 },
      {
        ...none,
        township: '411521101',
        day: '2024-10-08',
        posted_items: 1,
        posted_fen: 40_000,
        failed_items: 1,
        failed_fen: 40_000,
        settled_items: 1,
        settled_fen: 40_000,
      },
      { ...none, township: '411521101', day: '2024-10-09' },
      {
        ...none,
        township: '411521102',
        day: '2024-10-09',
        posted_items: 1,
        posted_fen: 39_000,
        settled_items: 1,
        settled_fen: 40_000,
      },
    ]);
    expect(
      (await rowsOf<{ kind: string; subject: string }>(url, openItems)).map((i) => `${i.kind} ${i.subject}`),
    ).toEqual(['AMOUNT_DIFFERS BANK/R4', 'BANK_FAILED BANK/R2', 'BANK_WITHOUT_PAYMENT BANK/R8']);
  });

  it('settles a failed debit when a later statement posts it, and opens it again when that is returned', async () => {
    const url = await county();
    await importLines(url, 'BANK', bankCsv(bank));
    const posted = await importLines(
      url,
      'BANK',
      bankCsv([['R2', '400', '2024-10-11', '2024-10-12', '成功']]),
    );
    expect(posted).toMatchObject({ outcome: 'COMMITTED', newLines: 1, newItems: 0, settledItems: 1 });
    expect(
      await rowsOf(url, `select status, closed_reason from review_item where subject = 'BANK/R2'`),
    ).toEqual([{ status: 'SETTLED', closed_reason: 'SETTLED_BY_STATEMENT' }]);
    const [day] = await rowsOf(url, `${tally.replace(' order', " where paid_on = '2024-10-08' order")}`);
    expect(day).toMatchObject({ posted_items: 2, posted_fen: 80_000, failed_items: 0, settled_items: 2 });
    const returned = await importLines(url, 'BANK', bankCsv([['R2', '400', '2024-10-11', '', '退票']]));
    expect(returned).toMatchObject({ newItems: 1, settledItems: 0 });
    expect(await rowsOf(url, `select status from review_item where subject = 'BANK/R2'`)).toEqual([
      { status: 'OPEN' },
    ]);
    // The older failure once more: there already, and no news.
    const before = await statementFigures(url);
    const again = await importLines(
      url,
      'BANK',
      bankCsv([['R2', '400', '2024-10-08', '', '失败', '余额不足']]),
    );
    expect(again).toMatchObject({ outcome: 'NOTHING_NEW', newLines: 0, alreadyPresent: 1 });
    expect(await statementFigures(url)).toEqual(before);
  });

  it('keeps what a person closed closed', async () => {
    const url = await county();
    await importLines(url, 'BANK', bankCsv(bank));
    const { openDatabase } = await import('../../server/db/database.ts');
    const database = await openDatabase(url);
    await database.edit(function* () {
      yield { sql: `update review_item set status = 'CLOSED', closed_reason = 'NOT_OURS'`, parameters: [] };
    });
    await database.close();
    const more = await importLines(
      url,
      'BANK',
      bankCsv([...bank, ['R5', '80', '2024-10-10', '2024-10-11', '成功']]),
    );
    expect(more).toMatchObject({ outcome: 'COMMITTED', newLines: 1, alreadyPresent: 5, newItems: 0 });
    expect(await rowsOf(url, openItems)).toEqual([]);
  });

  it('changes nothing when the same file comes again, and says the batch', async () => {
    const url = await county();
    await importLines(url, 'TAX', taxCsv(tax));
    const before = await statementFigures(url);
    const again = await importLines(url, 'TAX', taxCsv(tax));
    expect(again).toMatchObject({ outcome: 'NOTHING_NEW', sameFileAsBatch: 1 });
    expect(await statementFigures(url)).toEqual(before);
  });

  it('counts the lines of an overlapping file once', async () => {
    const url = await county();
    await importLines(url, 'TAX', taxCsv(tax));
    const more = await importLines(
      url,
      'TAX',
      taxCsv([...tax.slice(2), ['R6', '庙仙乡', '400', '2024-10-12']]),
    );
    expect(more).toMatchObject({ outcome: 'COMMITTED', newLines: 1, alreadyPresent: 3, newItems: 0 });
    const [sums] = await rowsOf(
      url,
      'select sum(tax_items) as items, sum(tax_fen) as fen from reconcile_tally',
    );
    expect({ items: Number(sums?.items), fen: Number(sums?.fen) }).toEqual({ items: 6, fen: 238_000 });
  });

  it('settles what the ledger lacked when the payments are imported later', async () => {
    const url = await county();
    await importLines(url, 'TAX', taxCsv(tax));
    await importLines(url, 'BANK', bankCsv(bank));
    const late: readonly Paid[] = [
      ['R8', 8, '周党镇', '400', '2024-10-10', '2024-10-11'],
      ['R9', 9, '庙仙乡', '400', '2024-10-10'],
      ['R10', 10, '庙仙乡', '400', '2024-10-09'],
    ];
    expect((await importFile(url, fileOf(payments(late)))).outcome).toBe('COMMITTED');
    const names = await rowsOf<{ name: string }>(
      url,
      `select kind || ' ' || subject || ' ' || status || ' ' || coalesce(closed_reason, '') as name from review_item
       where subject in ('TAX/R8', 'TAX/R9', 'TAX/R10', 'BANK/R8') order by kind, subject`,
    );
    expect(names.map(({ name }) => name)).toEqual([
      'BANK_WITHOUT_PAYMENT BANK/R8 SETTLED SETTLED_BY_PAYMENT',
      'MISSING_IN_LEDGER TAX/R9 SETTLED SETTLED_BY_PAYMENT',
      // Paid on days that the tax office's statement covers, and not named there.
      'MISSING_IN_TAX TAX/R10 OPEN ',
      'MISSING_IN_TAX TAX/R8 OPEN ',
    ]);
    // The posting that belonged to nobody counts at its payment now.
    const places = await rowsOf(
      url,
      `select township_code as township, posted_items, settled_items, ledger_posted_items from reconcile_tally
       where paid_on = '2024-10-10' order by 1`,
    );
    expect(places).toEqual([
      { township: '', posted_items: 0, settled_items: 0, ledger_posted_items: 0 },
      { township: '411521101', posted_items: 1, settled_items: 1, ledger_posted_items: 1 },
      { township: '411521102', posted_items: 0, settled_items: 0, ledger_posted_items: 0 },
    ]);
  });

  it('lets a file of one township say nothing of the others', async () => {
    const url = await county();
    const result = await importLines(
      url,
      'TAX',
      taxCsv([
        ['R1', '周党镇', '400', '2024-10-08'],
        ['R7', '周党镇', '400', '2024-10-12'],
      ]),
    );
    expect(result).toMatchObject({ newLines: 2, newItems: 3 });
    const names = await rowsOf<{ name: string }>(
      url,
      `select kind || ' ' || subject as name from review_item order by kind, subject`,
    );
    expect(names.map(({ name }) => name)).toEqual([
      'MISSING_IN_LEDGER TAX/R7',
      'MISSING_IN_TAX TAX/R2',
      'MISSING_IN_TAX TAX/R3',
    ]);
  });

  it('lets a correction stand for its payment', async () => {
    const url = await county();
    await importLines(url, 'TAX', taxCsv(tax));
    const { openDatabase } = await import('../../server/db/database.ts');
    const { settleItemsOfReceipts } = await import('../../server/db/statements/settle.ts');
    const database = await openDatabase(url);
    await database.edit(function* () {
      const run = (sql: string) => ({ sql, parameters: [] });
      yield run(`insert into payment_void values ('411521', 2025, 1, 3, 1)`);
      yield run(`insert into payment_batch select county_code, benefit_year, 2, 'CORRECTION', status, '', '', imported_by,
        started_at, published_at, 1, 1, 0, 0, 0, 0, 38000 from payment_batch`);
      yield run(`insert into payment select county_code, benefit_year, 2, 1, 'R2#1', person_hash, township_code,
        village_code, category_code, 38000, paid_on, posted_on, flags from payment where receipt_number = 'R2'`);
      yield* settleItemsOfReceipts({ countyCode: '411521', benefitYear: 2025 }, ['R2']);
    });
    await database.close();
    expect(
      await rowsOf(url, `select status, closed_reason from review_item where subject = 'TAX/R2'`),
    ).toEqual([{ status: 'SETTLED', closed_reason: 'SETTLED_BY_PAYMENT' }]);
    expect(await rowsOf(url, `select matched from statement_line where receipt_number = 'R2'`)).toEqual([
      { matched: 'MATCHED' },
    ]);
    // The bank's statement finds the correction by the receipt of the payment it corrects.
    const posted = await importLines(
      url,
      'BANK',
      bankCsv([['R2', '380', '2024-10-08', '2024-10-09', '成功']]),
    );
    expect(posted).toMatchObject({ newLines: 1, newItems: 0 });
  });

  it('says in a dry run the very numbers of the import, and leaves nothing', async () => {
    const url = await county();
    await importLines(url, 'TAX', taxCsv(tax.slice(0, 2)));
    for (const [source, content] of [
      ['TAX', taxCsv([['R2', '周党镇', '400', '2024-10-08'], ...tax.slice(2)])],
      ['BANK', bankCsv(bank)],
    ] as const) {
      const before = await statementFigures(url);
      const trial = await importLines(url, source, content, { dryRun: true });
      expect(await statementFigures(url)).toEqual(before);
      const real = await importLines(url, source, content);
      expect({ ...trial, outcome: 'COMMITTED', batchNumber: real.batchNumber }).toEqual(real);
    }
  });
});

const none = {
  tax_items: 0,
  tax_fen: 0,
  posted_items: 0,
  posted_fen: 0,
  failed_items: 0,
  failed_fen: 0,
  settled_items: 0,
  settled_fen: 0,
};
