import { resolve } from 'node:path';
import Database from 'better-sqlite3';

/** The file of `sqlite:<file>`, or null for another kind of address. */
export function sqlitePath(url: string): string | null {
  return url.startsWith('sqlite:') ? resolve(url.slice('sqlite:'.length)) : null;
}

/** A writing connection for bulk work, of its own thread. */
export function openBulkSqlite(file: string): Database.Database {
  const database = new Database(file, { timeout: 10_000 });
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  // Statement journals and sorts in memory; 24 MB of pages hold the hot part of the two indexes.
  database.pragma('temp_store = MEMORY');
  database.pragma('cache_size = -24576');
  database.pragma('wal_autocheckpoint = 4000');
  database.pragma('journal_size_limit = 67108864');
  return database;
}

/**
 * One importing process at a time on a SQLite file: an exclusive lock on a small file beside it, held by the operating
 * system, so it ends with the process however that ends.
 */
export class ImportLock {
  readonly #file: string;
  #database: Database.Database | null = null;

  constructor(databaseFile: string) {
    this.#file = `${databaseFile}-import-lock`;
  }

  /** True when the lock is now ours. */
  tryAcquire(): boolean {
    if (this.#database) return true;
    const database = new Database(this.#file, { timeout: 0 });
    try {
      database.exec('begin exclusive');
    } catch (error) {
      database.close();
      const code = (error as { code?: unknown }).code;
      if (typeof code === 'string' && code.startsWith('SQLITE_BUSY')) return false;
      throw error;
    }
    this.#database = database;
    return true;
  }

  release(): void {
    this.#database?.close();
    this.#database = null;
  }
}
