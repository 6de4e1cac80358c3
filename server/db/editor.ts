import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import pg from 'pg';
import { numberTypes } from './payment-writer/sql-runner.ts';
import { runOnPostgres, runOnSqlite, type Steps } from './steps.ts';

const patienceMs = 15_000;
const pauseMs = 5;

/**
 * Small set-based edits, each one transaction: all of its steps, or none. `steps` may be run more than once when a
 * transaction has to be begun again, so it does nothing but ask the database.
 */
export interface Editor {
  edit<T>(steps: () => Steps<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * One connection, one edit at a time; immediate, so that what an edit read is still so when it writes. Other
 * processes are waited for between turns of the event loop.
 */
export function sqliteEditor(file: string): Editor {
  const database = new Database(file, { timeout: 0 });
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  let last: Promise<unknown> = Promise.resolve();

  async function run<T>(steps: () => Steps<T>): Promise<T> {
    const until = Date.now() + patienceMs;
    for (;;) {
      try {
        database.exec('begin immediate');
        break;
      } catch (error) {
        if (!isBusy(error) || Date.now() > until) throw error;
        await sleep(pauseMs);
      }
    }
    try {
      const answer = runOnSqlite(database, steps());
      database.exec('commit');
      return answer;
    } catch (error) {
      if (database.inTransaction) database.exec('rollback');
      throw error;
    }
  }

  return {
    edit<T>(steps: () => Steps<T>) {
      const mine = last.then(() => run(steps));
      last = mine.catch(() => {});
      return mine;
    },
    async close() {
      await last;
      database.close();
    },
  };
}

/** Codes after which a transaction is simply begun again: deadlock, serialization failure. */
const again = new Set(['40P01', '40001']);
const mostTries = 5;

export function postgresEditor(url: string): Editor {
  const pool = new pg.Pool({ connectionString: url, max: 4, types: numberTypes });
  // An idle client that loses its server must not end the process; the next edit reports it.
  pool.on('error', () => {});
  return {
    async edit<T>(steps: () => Steps<T>) {
      for (let attempt = 1; ; attempt++) {
        const client = await pool.connect();
        try {
          await client.query('begin');
          const answer = await runOnPostgres(client, steps());
          await client.query('commit');
          return answer;
        } catch (error) {
          await client.query('rollback').catch(() => {});
          const code = String((error as { code?: unknown }).code);
          if (!again.has(code) || attempt === mostTries) throw error;
        } finally {
          client.release();
        }
      }
    },
    close: () => pool.end(),
  };
}

function isBusy(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('code' in error)) return false;
  return String(error.code).startsWith('SQLITE_BUSY');
}
