import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openDatabase } from '../../server/db/database.ts';

/** The databases every integration test runs on: loop `describe` over this list. */
export const databases = [
  { kind: 'sqlite', fresh: freshSqlite },
  { kind: 'postgres', fresh: freshPostgres },
] as const satisfies readonly { kind: string; fresh: () => Promise<string> }[];

/** Address of a migrated, empty SQLite file: a copy of the one this test run migrated first. */
export async function freshSqlite(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'zhengjiao-test-'));
  const file = join(folder, 'test.db');
  const migrated = process.env.TEST_SQLITE_MIGRATED;
  if (!migrated) {
    await migrate(`sqlite:${file}`);
    return `sqlite:${file}`;
  }
  if (!existsSync(migrated)) {
    // Two workers may both be first: each makes its own, and the later takes the place of the same.
    const made = join(folder, 'migrated.db');
    await migrate(`sqlite:${made}`);
    if (existsSync(`${made}-wal`)) throw new Error('a closed SQLite file must need nothing beside it');
    renameSync(made, migrated);
  }
  copyFileSync(migrated, file);
  return `sqlite:${file}`;
}

/** Address of a migrated, empty PostgreSQL database on this run's server: a copy of the one migrated first. */
export async function freshPostgres(): Promise<string> {
  return inServer(async (client, server) => {
    await migratedOnce(client, server);
    return madeFrom(client, 'migrated');
  });
}

async function inServer<T>(work: (client: pg.Client, server: string) => Promise<T>): Promise<T> {
  const server = process.env.TEST_POSTGRES_URL;
  if (!server) throw new Error('the test run started no PostgreSQL (test/support/postgres-setup.js)');
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    return await work(client, server);
  } finally {
    await client.end();
  }
}

/** Address of a copy of another database of the server. */
async function madeFrom(client: pg.Client, template: string): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  // Copied as files: half the work of copying it through the write-ahead log, which is for databases in use.
  await client.query(`create database ${name} template ${template} strategy file_copy`);
  return (process.env.TEST_POSTGRES_URL as string).replace(/postgres$/, name);
}

/** A session that was just closed may linger at the server for a moment, and then nothing can be copied or renamed. */
const leaveAlone = 'select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1';

/**
 * A maker of databases that are copies of one: `prepare` is done once, before the first, and must leave the database
 * closed.
 */
export function copies(
  fresh: () => Promise<string>,
  prepare: (url: string) => Promise<void>,
): () => Promise<string> {
  let prepared: Promise<string> | null = null;
  const first = async () => {
    const url = await fresh();
    await prepare(url);
    return url;
  };
  return async () => {
    prepared ??= first();
    return copyOf(await prepared);
  };
}

async function copyOf(url: string): Promise<string> {
  if (url.startsWith('sqlite:')) {
    const from = url.slice('sqlite:'.length);
    if (existsSync(`${from}-wal`)) throw new Error('the database to copy is still open');
    const file = join(mkdtempSync(join(tmpdir(), 'zhengjiao-test-')), 'test.db');
    copyFileSync(from, file);
    return `sqlite:${file}`;
  }
  const from = new URL(url).pathname.slice(1);
  return inServer(async (client) => {
    await client.query(leaveAlone, [from]);
    return madeFrom(client, from);
  });
}

/** Only one worker makes it, and it bears its name when it is whole. */
async function migratedOnce(client: pg.Client, server: string): Promise<void> {
  const isThere = async () =>
    (await client.query("select 1 from pg_database where datname = 'migrated'")).rowCount === 1;
  if (await isThere()) return;
  await client.query('select pg_advisory_lock(1)');
  try {
    if (await isThere()) return;
    const name = `migrating_${randomBytes(6).toString('hex')}`;
    await client.query(`create database ${name}`);
    await migrate(server.replace(/postgres$/, name));
    await client.query(leaveAlone, [name]);
    await client.query(`alter database ${name} rename to migrated`);
  } finally {
    await client.query('select pg_advisory_unlock(1)');
  }
}

async function migrate(url: string): Promise<void> {
  await (await openDatabase(url)).close();
}
