import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { createImportJobs } from '../../server/services/imports/jobs.ts';
import { atLeast, atMost, type Bench, type BenchFigure, median, percentile } from './bench.ts';
import {
  idHashKey,
  openNative,
  plan,
  progressQuery,
  requestFor,
  seedDatabase,
  workFolder,
  writeCsv,
} from './county.ts';

const runs = 3;

/** Payment details from .csv into SQLite: speed against bare inserts, memory, and what readers notice. */
export const ingest: Bench = {
  name: 'ingest',
  async run(report) {
    const folder = workFolder();
    try {
      const csv = await writeCsv(join(folder.path, 'payments.csv'));
      const first = join(folder.path, 'first.db');
      const firstMs = await importOnce(seedDatabase(first), csv);
      report(`first import ${firstMs.toFixed(0)} ms`);
      const rows = readBack(first);
      const pipeline: number[] = [];
      const bare: number[] = [];
      for (let run = 0; run < runs; run++) {
        bare.push(insertBare(join(folder.path, `bare-${run}.db`), rows));
        pipeline.push(await importOnce(seedDatabase(join(folder.path, `pipeline-${run}.db`)), csv));
        report(`bare ${bare.at(-1)?.toFixed(0)} ms, pipeline ${pipeline.at(-1)?.toFixed(0)} ms`);
      }
      const ratio = median(bare.map((ms, run) => ms / (pipeline[run] as number)));
      const rate = Math.round(plan.payments / median(pipeline));
      const note = `${plan.payments.toLocaleString('en')} rows: ${rate}k rows/s in a worker, file to published tallies ÷ bare prepared insert of the same rows into the same table and index`;
      rows.length = 0;
      return [
        atLeast('ingest.sqlite', ratio, 0.4, '×', note),
        ...(await reading(folder.path, csv, report)),
        ...(await memory(folder.path, csv, report)),
      ];
    } finally {
      folder.remove();
    }
  },
};

async function importOnce(url: string, csv: string): Promise<number> {
  let spent = 0;
  const onPublished = () => {
    spent = performance.now() - start;
  };
  const jobs = createImportJobs({ databaseUrl: url, idHashKey, onPublished });
  const start = performance.now();
  const result = await jobs.wait(jobs.start(requestFor(csv)).id);
  if (result.outcome !== 'COMMITTED') throw new Error(`import: ${result.outcome}`);
  await jobs.close();
  return spent;
}

function readBack(file: string): unknown[][] {
  const database = new Database(file, { readonly: true });
  const rows = database.prepare('select * from payment order by line').raw().all() as unknown[][];
  database.close();
  return rows;
}

function insertBare(file: string, rows: readonly unknown[][]): number {
  const database = openNative(file);
  const insert = database.prepare('insert into payment values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const start = performance.now();
  database.exec('begin immediate');
  for (const row of rows) insert.run(row);
  database.exec('commit');
  const spent = performance.now() - start;
  database.close();
  return spent;
}

/** The progress query on the main thread while the worker writes at full rate. */
async function reading(folder: string, csv: string, report: (line: string) => void): Promise<BenchFigure[]> {
  const ratios: number[] = [];
  const worst: number[] = [];
  for (let run = 0; run < runs; run++) {
    const file = join(folder, `reading-${run}.db`);
    const url = seedDatabase(file);
    // A week is there already, so that the query has rows to read.
    await importOnce(
      url,
      await writeCsv(join(folder, `week-${run}.csv`), {
        payments: 20_000,
        seed: 8,
        paidUntil: '2024-10-07',
        firstReceipt: 10_000_000,
      }),
    );
    const query = progressQuery(file, '2024-10-07', '2024-10-01');
    const idle: number[] = [];
    for (let i = 0; i < 400; i++) idle.push(await timed(query));
    const busy: number[] = [];
    const jobs = createImportJobs({ databaseUrl: url, idHashKey });
    const job = jobs.start(requestFor(csv));
    while (['QUEUED', 'RUNNING'].includes(jobs.get(job.id)?.status ?? '')) busy.push(await timed(query));
    await jobs.wait(job.id);
    await jobs.close();
    query.close();
    const [idleP99, busyP99] = [percentile(idle, 0.99), percentile(busy, 0.99)];
    report(
      `idle p99 ${idleP99.toFixed(2)} ms, during ${busyP99.toFixed(2)} ms (${busy.length} queries, longest ${Math.max(...busy).toFixed(1)} ms)`,
    );
    ratios.push(busyP99 / idleP99);
    worst.push(busyP99);
  }
  return [
    atMost(
      'reads.during.ingest',
      median(ratios),
      4,
      '× idle',
      'p99 of the progress query on the main thread while 560,000 rows go in ÷ idle',
    ),
    atMost('reads.during.ingest.p99', median(worst), 25, 'ms', 'the same, absolute'),
  ];
}

async function timed(query: { run(): unknown[] }): Promise<number> {
  await sleep(4);
  const start = performance.now();
  query.run();
  return performance.now() - start;
}

/** Resident memory of a process of its own, at one and four times the file. */
async function memory(folder: string, csv: string, report: (line: string) => void): Promise<BenchFigure[]> {
  const large = await writeCsv(join(folder, 'large.csv'), { payments: plan.payments * 4 });
  const peak = async (path: string, name: string) => {
    const file = join(folder, name);
    seedDatabase(file);
    const child = fileURLToPath(new URL('./ingest-memory.ts', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, [child, file, path]);
    const megabytes = Number(stdout) / 1024;
    report(`${name} peak ${megabytes.toFixed(0)} MB`);
    return megabytes;
  };
  const small = await peak(csv, 'memory-1.db');
  const big = await peak(large, 'memory-4.db');
  return [
    atMost('ingest.memory', small, 350, 'MB', 'peak resident memory of a process that imports 560,000 rows'),
    atMost('ingest.memory.large', big, 350, 'MB', 'the same at 2,240,000 rows'),
    atMost(
      'ingest.memory.growth',
      big / small,
      1.25,
      '×',
      '2,240,000 rows ÷ 560,000 rows: flat in file size',
    ),
  ];
}
