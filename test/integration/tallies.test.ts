import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../../server/db/database.ts';
import { removeUnfinishedBatches } from '../../server/db/payment-writer/index.ts';
import { compareTallies, recomputeTallies } from '../../server/services/tallies.ts';
import { databases } from '../support/database.ts';
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

const campaign = { countyCode, benefitYear };
const same = { differences: [], differenceCount: 0, personDifferences: 0, coverage: [] };

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
    const url = await fresh();
    await seedCampaign(url);
    await importFile(url, fileOf(csvOf()));
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

const child = fileURLToPath(new URL('./import-child.ts', import.meta.url));

describe.each(databases)('SIGKILL during an import on $kind', ({ kind, fresh }) => {
  // Moments from the start of the reading to after the closing transaction; where a kill falls varies by machine.
  it.each(kind === 'sqlite' ? [30, 90, 180, 300, 450, 650, 900] : [60, 300, 700])(
    'leaves the batch wholly in or wholly out after %d ms, and importing again completes it',
    async (milliseconds) => {
      const url = await fresh();
      await seedCampaign(url);
      await importFile(url, fileOf(csvOf({ payments: 500, seed: 9, firstReceipt: 1_000_000 })));
      const before = await figures(url);
      const file = fileOf(csvOf({ payments: 60_000 }));
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
    importing.send({ url, request: requestFor(fileOf(csvOf({ payments: 60_000 }))) });
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
