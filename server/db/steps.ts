import type Database from 'better-sqlite3';
import type pg from 'pg';
import type { SqlValue } from './reader.ts';

/** One statement, with `?` and in the words both databases share. */
export interface Query {
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
}

/**
 * Work in the database that does not know which one: it yields statements and gets their rows. The same steps run
 * inside a transaction of SQLite, which may not wait for anything, and of PostgreSQL, which always does.
 *
 * Write `const rows = yield* ask<Row>(sql, [...])`; a statement that answers nothing gives no rows.
 */
export type Steps<T> = Generator<Query, T, readonly unknown[]>;

/** One statement of a step and its rows. */
export function* ask<Row>(sql: string, parameters: readonly SqlValue[] = []): Steps<readonly Row[]> {
  return (yield { sql, parameters }) as readonly Row[];
}

const mostPrepared = 32;

/** Runs steps on a connection of better-sqlite3, at once. */
export function runOnSqlite<T>(database: Database.Database, steps: Steps<T>): T {
  // Prepared once: what a statement of hundreds of rows holds outside the heap is freed late, and no limit sees it.
  const prepared = new Map<string, Database.Statement>();
  let answer = steps.next();
  while (!answer.done) {
    const { sql, parameters } = answer.value;
    const statement = prepared.get(sql) ?? database.prepare(sql);
    if (prepared.size >= mostPrepared) prepared.clear();
    prepared.set(sql, statement);
    if (statement.reader) answer = steps.next(statement.all(...parameters));
    else {
      statement.run(...parameters);
      answer = steps.next([]);
    }
  }
  return answer.value;
}

/** Runs steps on a client of PostgreSQL whose counts come as numbers (`connectPostgres`). */
export async function runOnPostgres<T>(client: Pick<pg.Client, 'query'>, steps: Steps<T>): Promise<T> {
  let answer = steps.next();
  while (!answer.done) {
    const { sql, parameters } = answer.value;
    let position = 0;
    const { rows } = await client.query(
      sql.replace(/\?/g, () => `$${++position}`),
      [...parameters],
    );
    answer = steps.next(rows);
  }
  return answer.value;
}
