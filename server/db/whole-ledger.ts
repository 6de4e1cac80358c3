import type { Database } from './database.ts';
import { ask, type Query } from './steps.ts';

/**
 * Reads over a whole ledger that join what statistics know nothing of: sets made within the statement, and tables
 * filled a moment ago. PostgreSQL takes such sets for a few rows and loops over all of them in the square; hashes stay
 * linear, so it is told to use no loops, for this statement alone. SQLite reads in a thread of its own.
 */
export async function readWholeLedger<Row>(
  database: Pick<Database, 'kind' | 'heavy' | 'edit'>,
  { sql, parameters }: Query,
): Promise<readonly Row[]> {
  if (database.kind === 'sqlite') return database.heavy.all<Row>(sql, parameters);
  return database.edit(function* () {
    yield* ask('set transaction read only');
    yield* ask('set local enable_nestloop = off');
    yield* ask('set local jit = off');
    yield* ask(`set local work_mem = '64MB'`);
    return yield* ask<Row>(sql, parameters);
  });
}
