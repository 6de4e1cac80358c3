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
  const server = process.env.TEST_POSTGRES_URL;
  if (!server) throw new Error('the test run started no PostgreSQL (test/support/postgres-setup.js)');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await migratedOnce(client, server);
    await client.query(`create database ${name} template migrated`);
  } finally {
    await client.end();
  }
  return server.replace(/postgres$/, name);
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
    await renamed(client, name);
  } finally {
    await client.query('select pg_advisory_unlock(1)');
  }
}

/** A session that was just closed may linger at the server for a moment. */
async function renamed(client: pg.Client, name: string): Promise<void> {
  const lingering = 'select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1';
  await client.query(lingering, [name]);
  await client.query(`alter database ${name} rename to migrated`);
}

async function migrate(url: string): Promise<void> {
  await (await openDatabase(url)).close();
}
