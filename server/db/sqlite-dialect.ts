import { setTimeout as sleep } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { CompiledQuery, type DatabaseConnection, type Driver, SqliteDialect, SqliteDriver } from 'kysely';

const PATIENCE_MS = 15_000;
const PAUSE_MS = 5;

/**
 * SQLite with transactions that begin IMMEDIATE. A deferred one that reads before it writes fails at once with
 * SQLITE_BUSY when another connection wrote in between, and loses two edits out of three under load.
 *
 * Waiting for the write lock happens between turns of the event loop, not inside SQLite: a busy wait in the
 * library would hold up every reader of this process while the import worker writes a slice.
 */
export class ImmediateSqliteDialect extends SqliteDialect {
  readonly #database: Database.Database;

  constructor(database: Database.Database) {
    super({ database });
    this.#database = database;
  }

  override createDriver(): Driver {
    return new ImmediateSqliteDriver({ database: this.#database });
  }
}

class ImmediateSqliteDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      try {
        await connection.executeQuery(CompiledQuery.raw('begin immediate'));
        return;
      } catch (error) {
        if (!isBusy(error) || Date.now() > until) throw error;
        await sleep(PAUSE_MS);
      }
    }
  }
}

// By its code alone: the driver keeps the error class of whoever loaded it first, a test file before this one maybe.
function isBusy(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('code' in error)) return false;
  return String(error.code).startsWith('SQLITE_BUSY');
}
