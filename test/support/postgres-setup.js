// Jest's global set-up and tear-down run outside the transform, so this is plain JavaScript that Node can load.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from './postgres.ts';

export default async function setup() {
  const server = await startPostgres();
  process.env.TEST_POSTGRES_URL = server.url;
  const folder = mkdtempSync(join(tmpdir(), 'zhengjiao-run-'));
  process.env.TEST_RUN_FOLDER = folder;
  process.env.TEST_SQLITE_MIGRATED = join(folder, 'migrated.db');
  // Each import is a thread and each command a process: they need not compile the same modules again and again.
  process.env.NODE_COMPILE_CACHE = join(folder, 'compiled');
  globalThis.testPostgres = server;
}
