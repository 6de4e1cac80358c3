import type Database from 'better-sqlite3';

/** Slices stay under a tenth of a second, so that a township's submit never waits longer. */
const sliceMilliseconds = 60;
const busyMilliseconds = 60_000;

/**
 * Runs writes in short immediate transactions. After each it learns how many rows fit the time.
 */
export class SliceRunner {
  readonly #database: Database.Database;
  rows = 4096;

  constructor(database: Database.Database) {
    this.#database = database;
  }

  /** One transaction; rolled back when `work` throws. */
  transaction<T>(work: () => T): T {
    this.#begin();
    let answer: T;
    try {
      answer = work();
    } catch (error) {
      if (this.#database.inTransaction) this.#database.exec('rollback');
      throw error;
    }
    this.#database.exec('commit');
    return answer;
  }

  /** One slice of `rows` rows; adapts the size of the next. */
  slice(rows: number, work: () => void): void {
    const start = performance.now();
    this.transaction(work);
    const spent = performance.now() - start;
    if (rows < this.rows / 2) return;
    const fitting = (rows * sliceMilliseconds) / Math.max(1, spent);
    this.rows = Math.max(512, Math.min(32_768, Math.round((this.rows + fitting) / 2)));
  }

  /** Leaves the lock free for a moment: others ask for it every few milliseconds. */
  pause(): void {
    Atomics.wait(pauseCell, 0, 0, 2);
  }

  #begin(): void {
    const deadline = performance.now() + busyMilliseconds;
    for (;;) {
      try {
        this.#database.exec('begin immediate');
        return;
      } catch (error) {
        const code = (error as { code?: unknown }).code;
        const isBusy = typeof code === 'string' && code.startsWith('SQLITE_BUSY');
        if (!isBusy || performance.now() > deadline) throw error;
      }
    }
  }
}

const pauseCell = new Int32Array(new SharedArrayBuffer(4));
