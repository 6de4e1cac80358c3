import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../../server/db/database.ts';
import { removeUnfinishedBatches } from '../../server/db/payment-writer/index.ts';
import { readCoverageDifferences, readKeptPersons } from '../../server/db/recount/threads.ts';
import { demoIdNumber } from '../../server/demo/county.ts';
import { compareTallies, recomputeTallies } from '../../server/services/progress/tallies.ts';
import { copies, databases } from '../support/database.ts';
import {
  benefitYear,
  countyCode,
  csvOf,
  figures,
  fileOf,
  importFile,
  requestFor,
  seedCampaign,
} from './import-fixture.ts';
import { bankCsv, importLines, statementFigures, taxCsv } from './statement-fixture.ts';

const campaign = { countyCode, benefitYear };
const same = {
  differences: [],
  differenceCount: 0,
  personDifferences: 0,
  coverage: [],
  reconciliation: [],
  lineDifferences: 0,
};

async function run(url: string, sql: string): Promise<void> {
  const database = await openDatabase(url);
  try {
    await database.write(async (em) => {
      await em.getConnection().execute(sql, [], 'run', em.getTransactionContext());
    });
  } finally {
    await database.close();
  }
}

describe.each(databases)('tallies on $kind', ({ fresh }) => {
  it('reads the same 1,000 persons and no coverage difference in threads of their own as without', async () => {
    const url = await fresh();
    await seedCampaign(url);
    await importFile(url, fileOf(csvOf()));
    const [kept, inThread] = [
      await readKeptPersons(url, campaign, 1000),
      await readKeptPersons(url, campaign, 1000, 0),
    ];
    expect(kept.length).toBe(1000);
    expect(inThread).toEqual(kept);
    expect(await readCoverageDifferences(url, campaign, 0)).toEqual(
      await readCoverageDifferences(url, campaign),
    );
  });

  it('finds and mends a tally that was changed by hand, and a person on the wrong day', async () => {
    const url = await fresh();
    await seedCampaign(url);
    await importFile(url, fileOf(csvOf()));
    await importFile(url, fileOf(csvOf({ seed: 2, firstReceipt: 5000, payments: 300 })));
    expect(await compareTallies(url, campaign)).toEqual(same);
    const before = await figures(url);
    await run(
      url,
      `update tally set persons = persons + 3 where level = 'TOWNSHIP_SUM' and paid_on = '' and division_code = '411521101'`,
    );
    await run(
      url,
      `update insured_person set counted_on = '2024-10-01' where person_hash = (select max(${url.startsWith('sqlite') ? 'person_hash' : 'person_hash::text'})${url.startsWith('sqlite') ? '' : '::bytea'} from insured_person)`,
    );
    const found = await compareTallies(url, campaign);
    expect(found.differenceCount).toBe(1);
    expect(found.personDifferences).toBe(1);
    expect(found.differences[0]).toMatchObject({
      level: 'TOWNSHIP_SUM',
      paidOn: '',
      divisionCode: '411521101',
      categoryCode: '',
    });
    const [difference] = found.differences;
    expect((difference?.kept.persons ?? 0) - (difference?.computed.persons ?? 0)).toBe(3);

    expect(await recomputeTallies(url, campaign)).toEqual(found);
    expect(await compareTallies(url, campaign)).toEqual(same);
    expect((await figures(url)).tally).toEqual(before.tally);
    expect(await recomputeTallies(url, campaign)).toEqual(same);
  });
});

describe.each(databases)('a ledger corrupted on purpose on $kind', ({ fresh }) => {
  const imported = copies(fresh, async (url) => {
    await seedCampaign(url);
    await importFile(url, fileOf(csvOf()));
  });
  const earliest = `line = (select min(line) from payment where township_code = '411521101')`;
  it.each([
    {
      what: 'a payment is 1 fen larger',
      sql: `update payment set amount_fen = amount_fen + 1 where ${earliest}`,
      figure: 'amountFen',
      by: 1,
      persons: 0,
    },
    {
      what: 'a payment is gone',
      sql: `delete from payment where ${earliest}`,
      figure: 'payments',
      by: -1,
      persons: 1,
    },
    {
      what: 'a person is gone',
      sql: `delete from insured_person where counted_on = (select min(counted_on) from insured_person)`,
      figure: null,
      by: 0,
      persons: 'some',
    },
    {
      what: 'a refund was never paid out',
      sql: `update tally set refunded_fen = refunded_fen + 40000 where level = 'TOWNSHIP' and division_code = '411521101'
        and paid_on = ''`,
      figure: 'refundedFen',
      by: -40_000,
      persons: 0,
    },
  ] as const)('is found, its place is named, and a rebuild mends it: $what', async (corruption) => {
    const url = await imported();
    await run(url, corruption.sql);
    const found = await compareTallies(url, campaign);
    const { figure, by } = corruption;
    if (figure !== null) {
      const township = found.differences.find(
        ({ level, paidOn }) =>
          level === (figure === 'refundedFen' ? 'TOWNSHIP' : 'TOWNSHIP_SUM') && paidOn === '',
      );
      expect(township?.divisionCode).toBe('411521101');
      expect((township?.computed[figure] ?? 0) - (township?.kept[figure] ?? 0)).toBe(by);
    } else expect(found.differences).toEqual([]);
    if (corruption.persons === 'some') expect(found.personDifferences).toBeGreaterThan(0);
    else expect(found.personDifferences).toBe(corruption.persons);

    await recomputeTallies(url, campaign);
    expect(await compareTallies(url, campaign)).toEqual(same);
  });

  it('finds coverage that the rosters do not say', async () => {
    const url = await fresh();
    await seedCampaign(url);
    await run(
      url,
      `insert into coverage_tally (county_code, benefit_year, township_code, village_code, category_set, state, persons)
       values ('${countyCode}', ${benefitYear}, '411521101', '', 'ORPHAN', 'COVERED', 3)`,
    );
    expect((await compareTallies(url, campaign)).coverage).toEqual([
      { township: '411521101', village: '', categories: 'ORPHAN', state: 'COVERED', kept: 3, counted: 0 },
    ]);
    await recomputeTallies(url, campaign);
    expect(await compareTallies(url, campaign)).toEqual(same);
  });
});

describe.each(databases)('a reconciliation corrupted on purpose on $kind', ({ fresh }) => {
  const payments = [
    '电子税票号,姓名,证件号码,乡镇,缴费金额,缴费日期,入库日期',
    `R1,示例甲,${demoIdNumber(7, 1)},周党镇,400,2024-10-01,2024-10-02`,
    `R2,示例乙,${demoIdNumber(7, 2)},周党镇,400,2024-10-01,`,
    `R3,示例丙,${demoIdNumber(7, 3)},庙仙乡,80,2024-10-03,2024-10-04`,
    '',
  ].join('\n');
  const nothing = {
    taxItems: 0,
    taxFen: 0,
    postedItems: 0,
    postedFen: 0,
    failedItems: 0,
    failedFen: 0,
    settledItems: 0,
    settledFen: 0,
    ledgerPostedItems: 0,
    ledgerPostedFen: 0,
  };
  const place = { township: '411521101', day: '2024-10-01' };
  const zhoudang = {
    ...nothing,
    taxItems: 2,
    taxFen: 80_000,
    postedItems: 2,
    postedFen: 80_000,
    settledItems: 2,
    settledFen: 80_000,
    ledgerPostedItems: 1,
    ledgerPostedFen: 40_000,
  };

  const seeded = copies(fresh, async (url) => {
    await seedCampaign(url);
    await importFile(url, fileOf(payments));
    await importLines(
      url,
      'TAX',
      taxCsv([
        ['R1', '周党镇', '400', '2024-10-01'],
        ['R2', '周党镇', '400', '2024-10-01'],
        ['R3', '庙仙乡', '80', '2024-10-03'],
      ]),
    );
    await importLines(
      url,
      'BANK',
      bankCsv([
        ['R1', '400', '2024-10-01', '2024-10-02', '成功'],
        ['R2', '400', '2024-10-01', '', '失败'],
        ['R2', '400', '2024-10-02', '2024-10-03', '成功'],
        ['R3', '80', '2024-10-03', '', '失败'],
      ]),
    );
  });

  it.each([
    {
      what: 'a posting too many',
      sql: `update reconcile_tally set posted_items = posted_items + 1, posted_fen = posted_fen + 40000
        where township_code = '411521101' and paid_on = '2024-10-01'`,
      ...place,
      kept: { ...zhoudang, postedItems: 3, postedFen: 120_000 },
      counted: zhoudang,
    },
    {
      what: 'a day of the ledger that is gone',
      sql: `delete from reconcile_tally where township_code = '411521101'`,
      ...place,
      kept: nothing,
      counted: zhoudang,
    },
    {
      what: 'a day nobody has paid on',
      sql: `insert into reconcile_tally select county_code, benefit_year, township_code, '2024-12-24', tax_items, tax_fen,
        0, 0, 0, 0, 0, 0, 0, 0 from reconcile_tally where township_code = '411521101'`,
      township: '411521101',
      day: '2024-12-24',
      kept: { ...nothing, taxItems: 2, taxFen: 80_000 },
      counted: nothing,
    },
  ])(
    'is found, named by township and day, and mended: $what',
    async ({ sql, township, day, kept, counted }) => {
      const url = await seeded();
      expect(await compareTallies(url, campaign)).toEqual(same);
      const before = await statementFigures(url);
      await run(url, sql);

      const found = await compareTallies(url, campaign);
      expect(found).toEqual({ ...same, reconciliation: [{ township, day, kept, counted }] });
      expect(await recomputeTallies(url, campaign)).toEqual(found);
      expect(await compareTallies(url, campaign)).toEqual(same);
      expect((await statementFigures(url)).tally).toEqual(before.tally);
    },
  );

  it('finds and mends 2 lines that would be taken off at the wrong place', async () => {
    const url = await seeded();
    const before = await statementFigures(url);
    await run(
      url,
      `update statement_line set tally_on = '2024-10-09' where source = 'BANK' and receipt_number = 'R3'`,
    );
    await run(
      url,
      `update statement_line set is_latest = 1 where source = 'BANK' and receipt_number = 'R2' and paid_on = '2024-10-01'`,
    );
    expect(await compareTallies(url, campaign)).toEqual({ ...same, lineDifferences: 2 });
    await recomputeTallies(url, campaign);
    expect(await compareTallies(url, campaign)).toEqual(same);
    expect((await statementFigures(url)).lines).toEqual(before.lines);
  });
});

const child = fileURLToPath(new URL('./import-child.ts', import.meta.url));
/** The file that is being read when the blow falls, written once. */
const manyPayments = fileOf(csvOf({ payments: 60_000 }));

describe.each(databases)('SIGKILL during an import on $kind', ({ kind, fresh }) => {
  const imported = copies(fresh, async (url) => {
    await seedCampaign(url);
    await importFile(url, fileOf(csvOf({ payments: 500, seed: 9, firstReceipt: 1_000_000 })));
  });
  // Moments from the start of the reading to after the closing transaction; where a kill falls varies by machine.
  it.each(kind === 'sqlite' ? [30, 90, 180, 300, 450, 650, 900] : [60, 300, 700])(
    'leaves the batch wholly in or wholly out after %d ms, and importing again completes it',
    async (milliseconds) => {
      const url = await imported();
      const before = await figures(url);
      const file = manyPayments;
      const importing = fork(child, [], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
      const exited = once(importing, 'exit');
      importing.send({ url, request: requestFor(file) });
      await once(importing, 'message');
      await sleep(milliseconds);
      importing.kill('SIGKILL');
      await exited;

      await removeUnfinishedBatches(url);
      const after = await figures(url);
      const isIn = (after.payments as { n: number }).n === 60_500;
      if (!isIn) expect(after).toEqual(before);
      expect(await compareTallies(url, campaign)).toEqual(same);

      const again = await importFile(url, file);
      expect(again.outcome).toBe(isIn ? 'NOTHING_NEW' : 'COMMITTED');
      expect((await figures(url)).payments).toEqual({ n: 60_500, fen: 60_500 * 40_000 });
      expect(await compareTallies(url, campaign)).toEqual(same);
    },
    60_000,
  );
});

describe('removeUnfinishedBatches', () => {
  it('leaves an import alone that another process is running', async () => {
    const sqlite = databases[0];
    const url = await sqlite.fresh();
    await seedCampaign(url);
    const importing = fork(child, [], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const exited = once(importing, 'exit');
    importing.send({ url, request: requestFor(manyPayments) });
    await once(importing, 'message');
    let isAlive = true;
    void exited.then(() => {
      isAlive = false;
    });
    while (isAlive) {
      expect(await removeUnfinishedBatches(url)).toBe(0);
      await sleep(20);
    }
    expect((await figures(url)).payments).toEqual({ n: 60_000, fen: 60_000 * 40_000 });
    expect(await compareTallies(url, campaign)).toEqual(same);
  }, 60_000);
});
