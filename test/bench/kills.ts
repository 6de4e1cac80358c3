import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../../server/db/database.ts';
import { removeUnfinished } from '../../server/db/unfinished.ts';
import { chance } from '../../server/demo/chance.ts';
import { createImportJobs, type ImportJobs } from '../../server/services/imports/jobs.ts';
import { compareTallies } from '../../server/services/progress/tallies.ts';
import { atMost, type Bench, type BenchFigure, type BenchSize } from './bench.ts';
import { campaignKey, idHashKey, requestFor, seedDatabase, workFolder, writeCsv } from './county.ts';
import { rosterRequest, sealingKeys, sourceStatements, writePeopleCsv } from './people.ts';
import { onServer, startBenchPostgres } from './postgres-county.ts';

const child = fileURLToPath(new URL('./kills-child.ts', import.meta.url));
/** Rows of one file: enough for a kill to fall in each part of an import. */
const rows = 8000;

const momentsOf = ({ isFull }: BenchSize) => (isFull ? 100 : 12);

/** Imports killed at random moments: a batch is wholly in or wholly out, and importing again completes it. */
export const kills: Bench = {
  name: 'kills',
  async run(report, size) {
    const folder = workFolder();
    try {
      const url = seedDatabase(join(folder.path, 'kills.db'));
      const native = await openDatabase(url);
      await native.edit(function* () {
        for (const sql of sourceStatements()) yield { sql, parameters: [] };
      });
      await native.close();
      return [await killed('sqlite', url, folder.path, momentsOf(size), report)];
    } finally {
      folder.remove();
    }
  },
};

export const killsPostgres: Bench = {
  name: 'kills-postgres',
  async run(report, size) {
    const folder = workFolder();
    const server = await startBenchPostgres();
    try {
      const url = await server.fresh('kills');
      await onServer(url, async (client) => {
        for (const statement of sourceStatements()) await client.query(statement);
      });
      return [await killed('postgres', url, folder.path, momentsOf(size), report)];
    } finally {
      await server.stop();
      folder.remove();
    }
  },
};

interface Seen {
  readonly payments: number;
  readonly entries: number;
}

async function killed(
  kind: string,
  url: string,
  folder: string,
  moments: number,
  report: (line: string) => void,
): Promise<BenchFigure> {
  const jobs = createImportJobs({ databaseUrl: url, idHashKey, sealingKeys });
  const outcomes = { in: 0, out: 0 };
  let faults = 0;
  /**
   * Moments lie between the first row and this, by kind: learnt from the first two, which are let through, then moved
   * so that about half of the kills come too late to keep the batch out.
   */
  const longest = { payments: 0, roster: 0 };
  for (let i = 0; i < moments + 2; i++) {
    const isRoster = i === 1 || i % 4 === 3;
    const isLearning = i < 2;
    const file = join(folder, `${kind}-${i}.csv`);
    if (isRoster) await writePeopleCsv(file, { from: i * rows, to: (i + 1) * rows });
    else await writeCsv(file, { payments: rows, firstReceipt: i * rows + 1, firstPerson: i * rows });
    const request = isRoster ? rosterRequest('allowance', file, dayOf(i)) : requestFor(file);
    const before = await seen(url);
    const importing = fork(child, [], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const exited = once(importing, 'exit');
    importing.send({ url, request });
    await once(importing, 'message');
    const started = performance.now();
    const what = isRoster ? 'roster' : 'payments';
    if (!isLearning) {
      const moment = chance(7, i, kind === 'sqlite' ? 1 : 2) * longest[what];
      await Promise.race([sleep(moment), exited]);
      importing.kill('SIGKILL');
    }
    await exited;
    if (isLearning) longest[what] = performance.now() - started;

    await removeUnfinished(url);
    const after = await seen(url);
    const grown = isRoster ? after.entries - before.entries : after.payments - before.payments;
    const other = isRoster ? after.payments - before.payments : after.entries - before.entries;
    if (other !== 0 || (grown !== 0 && grown !== rows)) faults++;
    if (!isLearning) {
      outcomes[grown === 0 ? 'out' : 'in']++;
      longest[what] *= grown === 0 ? 1.3 : 0.77;
    }
    if (!(await agrees(url))) faults++;
    if (!(await completes(jobs, request, grown === rows))) faults++;
    if (!(await agrees(url))) faults++;
  }
  await jobs.close();
  report(`${kind}: ${moments} kills, ${outcomes.in} wholly in, ${outcomes.out} wholly out, ${faults} faults`);
  return atMost(
    `kills.${kind}`,
    faults,
    0,
    'faults',
    `${moments} SIGKILLs at random moments of imports of payments and rosters (${outcomes.in} wholly in, ${outcomes.out} wholly out): half a batch, tallies unlike a recount, or an import that could not be completed`,
  );
}

function dayOf(i: number): string {
  return new Date(Date.UTC(2024, 9, 1 + i)).toISOString().slice(0, 10);
}

async function agrees(url: string): Promise<boolean> {
  const { differenceCount, personDifferences } = await compareTallies(url, campaignKey);
  return differenceCount === 0 && personDifferences === 0;
}

async function completes(
  jobs: ImportJobs,
  request: Parameters<ImportJobs['start']>[0],
  isIn: boolean,
): Promise<boolean> {
  const { result, rosterResult } = await jobs.finished(jobs.start(request).id);
  return (result ?? rosterResult)?.outcome === (isIn ? 'NOTHING_NEW' : 'COMMITTED');
}

async function seen(url: string): Promise<Seen> {
  const database = await openDatabase(url);
  try {
    const [payments] = await database.reader.all<{ n: number }>('select count(*) as n from payment');
    const [entries] = await database.reader.all<{ n: number }>('select count(*) as n from roster_entry');
    return { payments: Number(payments?.n), entries: Number(entries?.n) };
  } finally {
    await database.close();
  }
}
