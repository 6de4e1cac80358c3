import { openDatabase } from '../../server/db/database.ts';
import { dailyTotalsCsv, demoIdNumber, demoVillages } from '../../server/demo/county.ts';
import { importPayments } from '../../server/services/imports/imports.ts';
import { createImportJobs } from '../../server/services/imports/jobs.ts';
import { compareTallies } from '../../server/services/progress/tallies.ts';
import { copies, databases } from '../support/database.ts';
import {
  benefitYear,
  countyCode,
  csvOf,
  figures,
  fileOf,
  idHashKey,
  importFile,
  plan,
  requestFor,
  seedCampaign,
  townships,
} from './import-fixture.ts';

const campaign = { countyCode, benefitYear };
const header = '收据号,身份证号码,乡镇,村,人员类别,缴费金额,缴费日期';
const village = demoVillages(townships)[0]?.name as string;

/** One payment as a line of a file. */
function payment(
  receipt: string,
  person: number,
  changes: Partial<Record<'day' | 'yuan' | 'township' | 'village' | 'category', string>> = {},
): string {
  const { day = '2024-11-05', yuan = '400', township = '周党镇', category = '', ...rest } = changes;
  return [receipt, demoIdNumber(1, person), township, rest.village ?? '', category, yuan, day].join(',');
}

function linesOf(...payments: string[]): string {
  return fileOf([header, ...payments, ''].join('\n'));
}

async function rowsOf<Row>(url: string, sql: string): Promise<Row[]> {
  const database = await openDatabase(url);
  try {
    return await database.reader.all<Row>(sql);
  } finally {
    await database.close();
  }
}

describe.each(databases)('importPayments on $kind', ({ fresh }) => {
  let url = '';
  const seeded = copies(fresh, seedCampaign);
  beforeEach(async () => {
    url = await seeded();
  });
  // The invariant of every test: the kept tallies are what the payments say, and no batch is left open.
  afterEach(async () => {
    expect(await compareTallies(url, campaign)).toEqual({
      differences: [],
      differenceCount: 0,
      personDifferences: 0,
      coverage: [],
      reconciliation: [],
      lineDifferences: 0,
    });
    expect(await rowsOf(url, `select * from payment_batch where status <> 'PUBLISHED'`)).toEqual([]);
  });

  it('takes in 1,000 payments and counts 1,000 persons and 400,000 yuan', async () => {
    const result = await importFile(url, fileOf(csvOf()));
    expect(result.problems).toEqual([]);
    expect(result).toMatchObject({
      outcome: 'COMMITTED',
      batchNumber: 1,
      rowsRead: 1000,
      newPayments: 1000,
      newPersons: 1000,
      amountFen: 40_000_000,
    });
    expect(await figures(url)).toMatchObject({
      campaign: [{ payment_source: 'DETAILS', figures_version: 1 }],
      payments: { n: 1000, fen: 40_000_000 },
      tally: [
        { level: 'TOWNSHIP', persons: 1000, payments: 1000, fen: 40_000_000 },
        { level: 'TOWNSHIP_SUM', persons: 1000, payments: 1000, fen: 40_000_000 },
        { level: 'VILLAGE', persons: 1000, payments: 1000, fen: 40_000_000 },
      ],
      audit: { n: 1 },
    });
  });

  it('stores no ID number and no name', async () => {
    await importFile(url, fileOf(csvOf({ payments: 20 })));
    const stored = JSON.stringify([
      await rowsOf(url, 'select receipt_number, township_code, village_code, flags from payment'),
      await rowsOf(url, 'select * from audit_entry'),
      await rowsOf(url, 'select * from payment_batch'),
    ]);
    expect(stored).not.toMatch(/(?<!\d)999999\d{11}[\dX]/);
    expect(stored).not.toContain('示例赵');
  });

  it('says NOTHING_NEW and names batch 1 when the same file comes again, and changes nothing', async () => {
    const file = fileOf(csvOf());
    await importFile(url, file);
    const before = await figures(url);
    expect(await importFile(url, file)).toMatchObject({
      outcome: 'NOTHING_NEW',
      sameFileAsBatch: 1,
      newPayments: 0,
    });
    expect(await figures(url)).toEqual(before);
  });

  it('counts a receipt imported twice once: 1,000 there, 500 new', async () => {
    const all = csvOf({ payments: 1500 }).split('\n');
    await importFile(url, fileOf(all.slice(0, 1001).join('\n')));
    const again = await importFile(url, fileOf(all.join('\n')));
    expect(again).toMatchObject({
      outcome: 'COMMITTED',
      batchNumber: 2,
      newPayments: 500,
      alreadyPresent: 1000,
      newPersons: 500,
    });
    expect((await figures(url)).payments).toEqual({ n: 1500, fen: 60_000_000 });
  });

  it('leaves no batch when every receipt of another file is there already', async () => {
    await importFile(url, fileOf(csvOf()));
    const before = await figures(url);
    const result = await importFile(url, fileOf(`${csvOf()}\n`));
    expect(result).toMatchObject({
      outcome: 'NOTHING_NEW',
      alreadyPresent: 1000,
      batchNumber: null,
      sameFileAsBatch: null,
    });
    expect(await figures(url)).toEqual(before);
  });

  it('takes 70,000 rows of which the last 30,000 are there already: 40,000 new, each once', async () => {
    const known = csvOf({ payments: 30_000, seed: 2, firstReceipt: 1_000_000 });
    await importFile(url, fileOf(known));
    const fresh = csvOf({ payments: 40_000, seed: 2, firstReceipt: 2_000_000, firstPerson: 100_000 });
    const result = await importFile(url, fileOf(`${fresh}${known.slice(known.indexOf('\n') + 1)}`));
    expect(result).toMatchObject({
      outcome: 'COMMITTED',
      rowsRead: 70_000,
      newPayments: 40_000,
      alreadyPresent: 30_000,
      newPersons: 40_000,
      amountFen: 40_000 * 40_000,
    });
  });

  it('adds the posting day that a later file tells, once, and nothing else', async () => {
    const paid = [header, payment('A1', 1), payment('A2', 2), payment('A3', 3), ''].join('\n');
    const posted = paid
      .split('\n')
      .map((line, i) =>
        i === 0 ? `${line},入库日期` : line === '' ? '' : `${line},${i === 3 ? '' : '2024-11-20'}`,
      )
      .join('\n');
    const before = await importFile(url, fileOf(paid));
    expect(before).toMatchObject({ outcome: 'COMMITTED', newPayments: 3, postedLater: 0 });

    expect(await importFile(url, fileOf(posted))).toMatchObject({
      outcome: 'COMMITTED',
      newPayments: 0,
      alreadyPresent: 3,
      postedLater: 2,
      newPersons: 0,
      amountFen: 0,
    });
    expect(await rowsOf(url, 'select posted_on from payment order by batch_number, line')).toEqual([
      { posted_on: '2024-11-20' },
      { posted_on: '2024-11-20' },
      { posted_on: null },
    ]);
    expect(await rowsOf(url, 'select sum(ledger_posted_items) as items from reconcile_tally')).toEqual([
      { items: 2 },
    ]);
    expect(await importFile(url, fileOf(`${posted}\n`))).toMatchObject({
      outcome: 'NOTHING_NEW',
      postedLater: 0,
    });
  });

  it('refuses a receipt with another amount and keeps the first', async () => {
    await importFile(url, linesOf(payment('A1', 1), payment('A2', 2)));
    const before = await figures(url);
    const result = await importFile(
      url,
      linesOf(payment('A3', 3), payment('A1', 1, { yuan: '380', day: '2024-11-06' })),
    );
    expect(result).toMatchObject({ outcome: 'REFUSED', newPayments: 0, rejectedRows: 1, problemCount: 1 });
    expect(result.problems).toEqual([
      {
        code: 'RECEIPT_CONTENT_DIFFERS',
        severity: 'ERROR',
        place: { line: 3, column: '收据号' },
        found: 'A1',
        values: { batch: 1, line: 2, fields: '缴费金额、缴费日期' },
      },
    ]);
    expect(await figures(url)).toEqual(before);
  });

  it('keeps the good rows when asked to: 1 of 2, with the bad one named', async () => {
    await importFile(url, linesOf(payment('A1', 1)));
    const file = linesOf(payment('A1', 9), payment('A4', 4));
    expect(await importFile(url, file, { onProblem: 'GOOD_ROWS_ONLY' })).toMatchObject({
      outcome: 'COMMITTED',
      newPayments: 1,
      rejectedRows: 1,
      problemCount: 1,
    });
    expect((await figures(url)).persons).toEqual({ n: 2 });
  });

  it('finds the same receipt twice in one file: equal rows count once, different ones are a problem', async () => {
    const equal = await importFile(url, linesOf(payment('A1', 1), payment('A1', 1), payment('A2', 2)));
    expect(equal).toMatchObject({ outcome: 'COMMITTED', newPayments: 2, alreadyPresent: 1 });
    const different = await importFile(url, linesOf(payment('B1', 1), payment('B1', 5)));
    expect(different).toMatchObject({ outcome: 'REFUSED' });
    expect(different.problems.map(({ code }) => code)).toContain('RECEIPT_TWICE_IN_FILE');
  });

  it('counts a person who pays twice once, the money twice, and flags the second payment', async () => {
    const result = await importFile(
      url,
      linesOf(payment('A1', 1), payment('A2', 1, { yuan: '20' }), payment('A3', 2)),
    );
    expect(result).toMatchObject({
      outcome: 'COMMITTED',
      newPayments: 3,
      newPersons: 2,
      flaggedRows: 1,
      amountFen: 82_000,
    });
    expect(result.problems).toEqual([
      { code: 'DUPLICATE_PERSON', severity: 'WARNING', place: { line: 3, column: '身份证号码' } },
    ]);
    expect(await rowsOf(url, 'select line, flags from payment order by line')).toEqual([
      { line: 2, flags: '' },
      { line: 3, flags: 'DUPLICATE_PERSON' },
      { line: 4, flags: '' },
    ]);
  });

  it('moves the count to an earlier payment in the same file, and to one in a later file', async () => {
    await importFile(
      url,
      linesOf(
        payment('A1', 1, { day: '2024-11-20' }),
        payment('A2', 1, { day: '2024-11-10', township: '庙仙乡' }),
      ),
    );
    const counted = `select township_code, counted_on, batch_number from insured_person`;
    expect(await rowsOf(url, counted)).toEqual([
      { township_code: '411521102', counted_on: '2024-11-10', batch_number: 1 },
    ]);
    const later = await importFile(
      url,
      linesOf(payment('A3', 1, { day: '2024-10-08', township: '宝城街道', village: '' })),
    );
    expect(later).toMatchObject({ outcome: 'COMMITTED', newPayments: 1, newPersons: 0, flaggedRows: 1 });
    expect(await rowsOf(url, counted)).toEqual([
      { township_code: '411521001', counted_on: '2024-10-08', batch_number: 2 },
    ]);
    // Not earlier: stays.
    await importFile(url, linesOf(payment('A4', 1, { day: '2024-10-08' })));
    expect(await rowsOf(url, counted)).toEqual([
      { township_code: '411521001', counted_on: '2024-10-08', batch_number: 2 },
    ]);
  });

  it('is exact for 3,000 payments of 700 persons in two overlapping files with days in no order', async () => {
    const line = (i: number) =>
      payment(`R${i}`, (i * 7919) % 700, {
        day: `2024-1${i % 3}-${String(1 + ((i * 31) % 28)).padStart(2, '0')}`,
        township: townships[i % 3]?.name ?? '',
        ...(i % 3 === 0 ? { village } : {}),
        category: ['', '低保对象', '脱贫户'][i % 3] ?? '',
      });
    const lines = Array.from({ length: 3000 }, (_, i) => line(i));
    const first = await importFile(url, linesOf(...lines.slice(1200)));
    const second = await importFile(url, linesOf(...lines.slice(0, 2000)));
    expect(first).toMatchObject({ outcome: 'COMMITTED', newPayments: 1800 });
    expect(second).toMatchObject({ outcome: 'COMMITTED', newPayments: 1200, alreadyPresent: 800 });
    expect(first.newPersons + second.newPersons).toBe(700);
    const persons = await rowsOf<{ n: number }>(
      url,
      `select sum(persons) as n from tally where level = 'TOWNSHIP' and paid_on > ''`,
    );
    expect(persons).toEqual([{ n: 700 }]);
  });

  it('keeps payments outside the window and says so', async () => {
    const result = await importFile(url, linesOf(payment('A1', 1, { day: '2025-01-03' }), payment('A2', 2)));
    expect(result).toMatchObject({ outcome: 'COMMITTED', newPayments: 2, flaggedRows: 1 });
    expect(result.problems).toMatchObject([
      { code: 'DAY_OUTSIDE_WINDOW', severity: 'WARNING', place: { line: 2 } },
    ]);
    const windows = [{ opensOn: '2024-09-01', closesOn: '2025-02-25', openDays: { from: 1, to: 25 } }];
    const closed = await importFile(url, linesOf(payment('A5', 5, { day: '2024-10-26' })), { windows });
    expect(closed).toMatchObject({
      outcome: 'COMMITTED',
      flaggedRows: 1,
      problems: [{ code: 'DAY_CLOSED' }],
    });
  });

  it('leaves nothing after a dry run, which counts the same', async () => {
    await importFile(url, fileOf(csvOf({ payments: 100 })));
    const before = await figures(url);
    const file = fileOf(csvOf({ payments: 1000, seed: 5, firstReceipt: 5000 }));
    const dry = await importFile(url, file, { dryRun: true });
    expect(await figures(url)).toEqual(before);
    const real = await importFile(url, file);
    expect({ ...dry, outcome: 'COMMITTED', batchNumber: 2 }).toEqual(real);
  });

  it('leaves nothing when an error stands in the last of 5,000 rows', async () => {
    const before = await figures(url);
    const csv = csvOf({ payments: 5000 }).trimEnd().split('\n');
    csv[5000] = (csv[5000] as string).replace(',400.00,', ',四百,');
    const result = await importFile(url, fileOf(csv.join('\n')));
    expect(result).toMatchObject({
      outcome: 'REFUSED',
      rowsRead: 5000,
      newPayments: 0,
      rejectedRows: 1,
      problems: [
        { code: 'AMOUNT_NOT_NUMBER', place: { line: 5001, column: '缴费金额（元）' }, found: '四百' },
      ],
    });
    expect(await figures(url)).toEqual(before);
  });

  it('leaves nothing when cancelled in the middle', async () => {
    const before = await figures(url);
    let calls = 0;
    const result = await importPayments(url, idHashKey, requestFor(fileOf(csvOf({ payments: 30_000 }))), {
      isCancelled: () => ++calls > 3,
      onProgress: () => {},
    });
    expect(result).toMatchObject({ outcome: 'CANCELLED', newPayments: 0 });
    expect(await figures(url)).toEqual(before);
  });

  it('takes daily totals, repeats of them, and refuses other numbers for the same day', async () => {
    const kind = 'DAILY_TOTALS' as const;
    const csv = [...dailyTotalsCsv(plan)].join('');
    const first = await importFile(url, fileOf(csv), { kind });
    expect(first).toMatchObject({
      outcome: 'COMMITTED',
      newPersons: 1000,
      amountFen: 40_000_000,
      problems: [],
    });
    expect((await figures(url)).tally).toEqual([
      { level: 'TOWNSHIP', persons: 1000, payments: 0, fen: 40_000_000 },
      { level: 'TOWNSHIP_SUM', persons: 1000, payments: 0, fen: 40_000_000 },
    ]);
    const before = await figures(url);
    expect(await importFile(url, fileOf(`${csv}\n`), { kind })).toMatchObject({
      outcome: 'NOTHING_NEW',
      newPayments: 0,
    });
    const lines = csv.split('\n');
    const [day, township, persons] = (lines[1] as string).split(',');
    const other = fileOf(
      `${lines[0]}\n${day},${township},${Number(persons) + 1},${(Number(persons) + 1) * 400}\n`,
    );
    const result = await importFile(url, other, { kind });
    expect(result).toMatchObject({
      outcome: 'REFUSED',
      problems: [
        { code: 'DAILY_TOTAL_DIFFERS', place: { line: 2 }, values: { batch: 1, persons: Number(persons) } },
      ],
    });
    expect(await figures(url)).toEqual(before);
  });

  it('refuses daily totals in a campaign that takes details, and a campaign that is not there', async () => {
    await importFile(url, fileOf(csvOf({ payments: 10 })));
    const before = await figures(url);
    const totals = fileOf([...dailyTotalsCsv(plan)].join(''));
    expect(await importFile(url, totals, { kind: 'DAILY_TOTALS' })).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'PAYMENT_SOURCE_MIXED' }],
    });
    expect(await importFile(url, totals, { benefitYear: 2031 })).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'CAMPAIGN_NOT_FOUND' }],
    });
    expect(await figures(url)).toEqual(before);
  });

  it('runs jobs in a worker: one at a time, with progress, events, results and cancelling', async () => {
    const published: string[] = [];
    const jobs = createImportJobs({
      databaseUrl: url,
      idHashKey,
      onPublished: (each) => published.push(`${each.countyCode}-${each.benefitYear}`),
    });
    const first = jobs.start(requestFor(fileOf(csvOf({ payments: 2000 }))));
    const second = jobs.start(requestFor(fileOf(csvOf({ payments: 3000, seed: 2, firstReceipt: 10_000 }))));
    const third = jobs.start(requestFor(fileOf(csvOf({ payments: 4000, seed: 3, firstReceipt: 20_000 }))));
    expect([first.status, second.status]).toEqual(['QUEUED', 'QUEUED']);
    jobs.cancel(third.id);
    expect(await jobs.wait(first.id)).toMatchObject({
      outcome: 'COMMITTED',
      batchNumber: 1,
      newPayments: 2000,
    });
    expect(await jobs.wait(second.id)).toMatchObject({ outcome: 'COMMITTED', batchNumber: 2 });
    expect(await jobs.wait(third.id)).toMatchObject({ outcome: 'CANCELLED', newPayments: 0 });
    expect(jobs.get(first.id)).toMatchObject({ status: 'SUCCEEDED', percent: 100, rowsRead: 2000 });
    expect(jobs.get(third.id)).toMatchObject({ status: 'CANCELLED' });
    expect(published).toEqual(['411521-2025', '411521-2025']);
    await jobs.close();
    expect(() => jobs.start(requestFor('x'))).toThrow('closed');
  });

  it('reads cells of an Excel selection and names the cell', async () => {
    const rows = [
      header.split(','),
      payment('A1', 1).split(','),
      payment('A2', 2, { township: '周档镇' }).split(','),
    ];
    const source = { rows, address: `'十月 明细'!B3:H5` };
    const result = await importFile(url, '', { source });
    expect(result).toMatchObject({
      outcome: 'REFUSED',
      problems: [
        {
          code: 'DIVISION_UNKNOWN',
          place: { sheet: '十月 明细', line: 5, column: '乡镇', address: '十月 明细!D5' },
          found: '周档镇',
          expected: '周党镇',
        },
      ],
    });
    const good = await importFile(url, '', { source: { ...source, rows: rows.slice(0, 2) } });
    expect(good).toMatchObject({ outcome: 'COMMITTED', newPayments: 1 });
  });
});
