import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from './database.ts';
import { removeUnfinishedBatches } from './payment-writer/index.ts';
import { importClient, lockCounty } from './payment-writer/postgres-lock.ts';
import { ImportLock, sqlitePath } from './payment-writer/sqlite-connection.ts';

const patienceMs = 5000;
const pauseMs = 25;

/** An import or another edit of the ledger holds the lock; the services turn it into the refusal IMPORT_RUNNING. */
export class LedgerBusy extends Error {
  constructor() {
    super('the ledger is locked by an import');
    this.name = 'LedgerBusy';
  }
}

/**
 * Runs an edit of counted persons or payments while no import of the county runs in any process. Waits up to five
 * seconds for one that does.
 *
 * @throws LedgerBusy when it did not end in time
 */
export async function withLedgerLock<T>(
  database: Database,
  countyCode: string,
  work: () => Promise<T>,
): Promise<T> {
  return withLedgerLocks(database, [countyCode], work);
}

/**
 * The locks of several counties, for what moves a person between two of them; taken in order of their codes.
 *
 * @param waitMs how long to wait for imports that run; five seconds when left out
 */
export async function withLedgerLocks<T>(
  database: Pick<Database, 'url' | 'reader'>,
  countyCodes: readonly string[],
  work: () => Promise<T>,
  waitMs = patienceMs,
): Promise<T> {
  const file = sqlitePath(database.url);
  return file
    ? lockedSqlite(database, file, work, waitMs)
    : lockedPostgres(database.url, [...new Set(countyCodes)].sort(), work, waitMs);
}

async function lockedSqlite<T>(
  database: Pick<Database, 'url' | 'reader'>,
  file: string,
  work: () => Promise<T>,
  waitMs: number,
): Promise<T> {
  const until = Date.now() + waitMs;
  const lock = new ImportLock(file);
  for (;;) {
    if (lock.tryAcquire()) {
      try {
        // What a dead import left would count as persons; a living one holds the lock.
        const [open] = await database.reader.all(
          `select 1 as found from payment_batch where status = 'OPEN' limit 1`,
        );
        if (!open) return await work();
      } finally {
        lock.release();
      }
      await removeUnfinishedBatches(database.url);
    }
    if (Date.now() > until) throw new LedgerBusy();
    await sleep(pauseMs);
  }
}

async function lockedPostgres<T>(
  url: string,
  countyCodes: readonly string[],
  work: () => Promise<T>,
  waitMs: number,
): Promise<T> {
  const until = Date.now() + waitMs;
  const client = await importClient(url);
  try {
    for (const countyCode of countyCodes) {
      if (!(await lockCounty(client, countyCode, () => Date.now() > until))) throw new LedgerBusy();
    }
    return await work();
  } finally {
    // The locks end with the connection.
    await client.end().catch(() => {});
  }
}
