import { sqlitePath } from '../payment-writer/sqlite-connection.ts';
import { removeUnfinishedSqlite } from './sqlite-unfinished.ts';

/**
 * Removes the open batches of rosters whose import died, with the persons they brought. Leaves a living import alone.
 * On PostgreSQL an import is one transaction: what a dead process began is rolled back by the server.
 *
 * @returns how many batches were removed
 */
export async function removeUnfinishedRosters(url: string): Promise<number> {
  const file = sqlitePath(url);
  return file ? removeUnfinishedSqlite(file) : 0;
}
