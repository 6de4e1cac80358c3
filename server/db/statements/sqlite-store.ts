import { setTimeout as sleep } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { ImportLock, openBulkSqlite } from '../payment-writer/sqlite-connection.ts';
import { SliceRunner } from '../payment-writer/sqlite-slices.ts';
import { removeOpenBatches } from '../payment-writer/sqlite-unfinished.ts';
import { runOnSqlite, type Steps } from '../steps.ts';
import { insertLines, openBatch } from './publish.ts';
import type { StatementStore } from './store.ts';
import type { StatementHeader, StatementLineRecord } from './types.ts';
import { removeOpenStatements, removeStatement } from './unfinished.ts';
import { emptyWorkTables } from './work-tables.ts';

/**
 * On SQLite the stage and the whole matching live in temporary tables, which take no lock of the database; then lines
 * land in short slices under an open batch, and one closing transaction makes them count (decision 004).
 */
export class SqliteStatementStore implements StatementStore {
  readonly #database: Database.Database;
  readonly #lock: ImportLock;
  readonly #slices: SliceRunner;
  #insert: Database.Statement | null = null;
  #open: { readonly header: StatementHeader; readonly batchNumber: number } | null = null;

  constructor(file: string) {
    this.#database = openBulkSqlite(file);
    // A stage of a million lines is too much for memory.
    this.#database.pragma('temp_store = FILE');
    this.#lock = new ImportLock(file);
    this.#slices = new SliceRunner(this.#database);
  }

  async lock(_countyCode: string, isCancelled: () => boolean): Promise<boolean> {
    while (!this.#lock.tryAcquire()) {
      if (isCancelled()) return false;
      await sleep(50);
    }
    removeOpenBatches(this.#database, this.#slices);
    removeOpenStatements(this.#database, this.#slices);
    return true;
  }

  async begin(): Promise<void> {
    runOnSqlite(this.#database, emptyWorkTables());
    this.#insert = this.#database.prepare('insert into statement_stage values (?, ?, ?, ?, ?, ?, ?, ?, 1)');
  }

  async stage(lines: readonly StatementLineRecord[]): Promise<void> {
    const insert = this.#insert;
    if (!insert) throw new Error('no stage');
    this.#database.exec('begin');
    for (const each of lines) {
      insert.run(
        each.line,
        each.receiptNumber,
        each.townshipCode,
        each.amountFen,
        each.paidOn,
        each.postedOn,
        each.outcome,
        each.failure,
      );
    }
    this.#database.exec('commit');
  }

  async endStage(): Promise<void> {}

  async work<T>(steps: () => Steps<T>): Promise<T> {
    return runOnSqlite(this.#database, steps());
  }

  async putLines(header: StatementHeader, batchNumber: number, startedAt: string): Promise<void> {
    this.#slices.transaction(() => runOnSqlite(this.#database, openBatch(header, batchNumber, startedAt)));
    this.#open = { header, batchNumber };
    const next = this.#database.prepare(
      `select max(line) as line, count(*) as lines from (select line from statement_stage where is_new = 1
         and line > ? order by line limit ?)`,
    );
    for (let after = 0; ; ) {
      const { line, lines } = next.get(after, this.#slices.rows) as { line: number | null; lines: number };
      if (line === null) return;
      const from = after;
      this.#slices.slice(lines, () =>
        runOnSqlite(this.#database, insertLines(header, batchNumber, from, line)),
      );
      this.#slices.pause();
      after = line;
    }
  }

  async commit<T>(steps: () => Steps<T>): Promise<T> {
    const answer = this.#slices.transaction(() => runOnSqlite(this.#database, steps()));
    this.#open = null;
    return answer;
  }

  async discard(): Promise<void> {
    if (!this.#open) return;
    const { header, batchNumber } = this.#open;
    removeStatement(this.#database, this.#slices, header.countyCode, header.benefitYear, batchNumber);
    this.#open = null;
  }

  async close(): Promise<void> {
    this.#database.close();
    this.#lock.release();
  }
}
