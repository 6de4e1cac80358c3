// Jest's global set-up and tear-down run outside the transform, so this is plain JavaScript that Node can load.
import { startPostgres } from './postgres.ts';

export default async function setup() {
  const server = await startPostgres();
  process.env.TEST_POSTGRES_URL = server.url;
  globalThis.testPostgres = server;
}
