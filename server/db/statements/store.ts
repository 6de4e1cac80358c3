import { sqlitePath } from '../payment-writer/sqlite-connection.ts';
import type { Steps } from '../steps.ts';
import { PostgresStatementStore } from './postgres-store.ts';
import { SqliteStatementStore } from './sqlite-store.ts';
import type { StatementHeader, StatementLineRecord } from './types.ts';

/**
 * One import of a statement on a connection of its own. Calls come in this order: `lock`, `begin`, `stage…`, then any
 * `work`, then `putLines` and `commit`, or `discard`; `close` last.
 */
export interface StatementStore {
  /** Waits until no other import of the county runs anywhere; false when `isCancelled` said so first. */
  lock(countyCode: string, isCancelled: () => boolean): Promise<boolean>;
  begin(): Promise<void>;
  stage(lines: readonly StatementLineRecord[]): Promise<void>;
  /** Nothing more is staged. */
  endStage(): Promise<void>;
  /** Steps that read, and write into the work tables alone. */
  work<T>(steps: () => Steps<T>): Promise<T>;
  /** Opens the batch and puts the staged lines in place, where no figure counts them yet. */
  putLines(header: StatementHeader, batchNumber: number, startedAt: string): Promise<void>;
  /** The closing transaction. */
  commit<T>(steps: () => Steps<T>): Promise<T>;
  discard(): Promise<void>;
  close(): Promise<void>;
}

/** @param url `sqlite:<file>` or `postgresql://…` */
export async function openStatementStore(url: string): Promise<StatementStore> {
  const file = sqlitePath(url);
  return file ? new SqliteStatementStore(file) : PostgresStatementStore.open(url);
}
