import pg from 'pg';
import type { Steps } from '../steps.ts';
import { openBulkSqlite, sqlitePath } from './sqlite-connection.ts';

type Value = string | number | null | Uint8Array;

/** One connection for long set-based statements, written with `?` in the words both databases share. */
export interface SqlRunner {
  /** The rows; none of a statement that answers nothing. */
  all<Row>(sql: string, values: readonly Value[]): Promise<Row[]>;
  run(sql: string, values: readonly Value[]): Promise<void>;
  /** Immediate on SQLite; rolled back when `work` throws. */
  transaction<T>(work: () => Promise<T>): Promise<T>;
  /** A place for a value in a select list: PostgreSQL wants its type told. @param kind 0 text, 1 integer */
  value(kind: 0 | 1): string;
  close(): Promise<void>;
}

export async function openSqlRunner(url: string): Promise<SqlRunner> {
  const file = sqlitePath(url);
  return file ? sqliteRunner(file) : postgresRunner(url);
}

/** Runs steps on a connection for long statements, in its transaction when there is one. */
export async function runSteps<T>(sql: SqlRunner, steps: Steps<T>): Promise<T> {
  let answer = steps.next();
  while (!answer.done) answer = steps.next(await sql.all(answer.value.sql, answer.value.parameters));
  return answer.value;
}

function sqliteRunner(file: string): SqlRunner {
  const database = openBulkSqlite(file);
  return {
    async all<Row>(sql: string, values: readonly Value[]) {
      const statement = database.prepare(sql);
      if (statement.reader) return statement.all([...values]) as Row[];
      statement.run([...values]);
      return [];
    },
    run: async (sql, values) => {
      database.prepare(sql).run([...values]);
    },
    async transaction(work) {
      database.exec('begin immediate');
      try {
        const answer = await work();
        database.exec('commit');
        return answer;
      } catch (error) {
        database.exec('rollback');
        throw error;
      }
    },
    value: () => '?',
    close: async () => {
      database.close();
    },
  };
}

// Counts and sums are far below 2^53: bigint (20) and the numeric that sum() of a bigint gives (1700) are numbers.
export const numberTypes = new pg.TypeOverrides();
numberTypes.setTypeParser(20, Number);
numberTypes.setTypeParser(1700, Number);

/** A client whose counts and sums come as numbers. */
export async function connectPostgres(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, types: numberTypes });
  await client.connect();
  return client;
}

async function postgresRunner(url: string): Promise<SqlRunner> {
  const client = await connectPostgres(url);
  const numbered = (sql: string) => {
    let position = 0;
    return sql.replace(/\?/g, () => `$${++position}`);
  };
  return {
    async all<Row>(sql: string, values: readonly Value[]) {
      return (await client.query(numbered(sql), [...values])).rows as Row[];
    },
    run: async (sql, values) => {
      await client.query(numbered(sql), [...values]);
    },
    async transaction(work) {
      await client.query('begin');
      try {
        const answer = await work();
        await client.query('commit');
        return answer;
      } catch (error) {
        await client.query('rollback');
        throw error;
      }
    },
    value: (kind) => (kind === 0 ? '?::text' : '?::integer'),
    close: () => client.end(),
  };
}
