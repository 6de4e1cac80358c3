import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openDatabase } from '../../server/db/database.ts';

/** The databases every integration test runs on: loop `describe` over this list. */
export const databases = [
  { kind: 'sqlite', fresh: freshSqlite },
  { kind: 'postgres', fresh: freshPostgres },
] as const satisfies readonly { kind: string; fresh: () => Promise<string> }[];

/** Address of a migrated, empty SQLite file. */
export async function freshSqlite(): Promise<string> {
  const url = `sqlite:${join(mkdtempSync(join(tmpdir(), 'zhengjiao-test-')), 'test.db')}`;
  await (await openDatabase(url)).close();
  return url;
}

/** Address of a migrated, empty PostgreSQL database on this run's server. */
export async function freshPostgres(): Promise<string> {
  const server = process.env.TEST_POSTGRES_URL;
  if (!server) throw new Error('the test run started no PostgreSQL (test/support/postgres-setup.js)');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = server.replace(/postgres$/, name);
  await (await openDatabase(url)).close();
  return url;
}
