import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { openDatabase } from '../../server/db/database.ts';
import { demoVillages } from '../../server/demo/county.ts';
import { startPostgres } from '../support/postgres.ts';
import { campaignKey, townships } from './county.ts';

export interface BenchPostgres {
  /** A fresh database with the campaign and its divisions. */
  fresh(name: string): Promise<string>;
  /** A fresh database with its tables alone. */
  empty(name: string): Promise<string>;
  stop(): Promise<void>;
}

/** A server as one would run it: durable, with room in the log for an import. */
export async function startBenchPostgres(): Promise<BenchPostgres> {
  const server = await startPostgres(['shared_buffers=256MB', 'max_wal_size=4GB', 'synchronous_commit=on']);
  const empty = async (name: string): Promise<string> => {
    await onServer(server.url, (client) => client.query(`create database ${name}`));
    const url = server.url.replace(/postgres$/, name);
    await (await openDatabase(url)).close();
    return url;
  };
  return {
    empty,
    async fresh(name) {
      const url = await empty(name);
      await onServer(url, seed);
      return url;
    },
    stop: () => server.stop(),
  };
}

export async function onServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function seed(client: pg.Client): Promise<void> {
  const { countyCode, benefitYear } = campaignKey;
  await client.query(
    `insert into campaign (county_code, benefit_year, name, payment_source, notice_version, figures_version,
     last_imported_at, created_at, version) values ($1, $2, '示例', 'NONE', 1, 0, null, '2024-10-01', 1)`,
    [countyCode, benefitYear],
  );
  const division = `insert into division (county_code, code, name, aliases, type, level, parent_code, table_order,
    valid_from, valid_to, version) values ($1, $2, $3, '[]', $4, $5, $6, $7, null, null, 1)`;
  for (const [i, { code, name }] of townships.entries()) {
    await client.query(division, [countyCode, code, name, 'TOWNSHIP', 'TOWNSHIP', countyCode, i + 1]);
  }
  for (const { code, name, type, parentCode, tableOrder } of demoVillages(townships)) {
    await client.query(division, [countyCode, code, name, type, 'VILLAGE', parentCode, tableOrder]);
  }
}

/** The rows of `payment` as COPY writes them, in a file. */
export async function dumpPayments(url: string, file: string): Promise<void> {
  const { createWriteStream } = await import('node:fs');
  await onServer(url, (client) =>
    pipeline(client.query(copyTo('copy payment to stdout')), createWriteStream(file)),
  );
}

/** Milliseconds of a bare COPY of those rows into a table of the same shape with the same keys. */
export async function copyBare(url: string, file: string, table: string): Promise<number> {
  return onServer(url, async (client) => {
    await client.query(`create table ${table} (like payment including all)`);
    const start = performance.now();
    const copy = client.query(copyFrom(`copy ${table} from stdin`));
    const done = once(copy, 'finish');
    createReadStream(file, { highWaterMark: 1 << 20 }).pipe(copy);
    await done;
    const spent = performance.now() - start;
    await client.query(`drop table ${table}`);
    return spent;
  });
}
