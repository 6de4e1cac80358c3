// Jest's global set-up and tear-down run outside the transform, so this is plain JavaScript that Node can load.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from './postgres.ts';

export default async function setup() {
  const server = await startPostgres();
  process.env.TEST_POSTGRES_URL = server.url;
  process.env.TEST_SQLITE_MIGRATED = join(mkdtempSync(join(tmpdir(), 'zhengjiao-run-')), 'migrated.db');
  globalThis.testPostgres = server;
}
