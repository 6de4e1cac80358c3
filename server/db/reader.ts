import Database from 'better-sqlite3';
import pg from 'pg';
import { numberTypes } from './payment-writer/sql-runner.ts';

/** A value that both databases take and give back unchanged. */
export type SqlValue = string | number | null | Uint8Array;

/**
 * Set-based reads on hot paths, beside the ORM: prepared once, rows as plain objects.
 * SQL is written with `?` and in the words both databases share.
 */
export interface Reader {
  all<Row>(sql: string, parameters?: readonly SqlValue[]): Promise<Row[]>;
  close(): Promise<void>;
}

/** A read-only connection of its own: readers never wait for the import worker (WAL). */
export function sqliteReader(file: string): Reader {
  const database = new Database(file, { readonly: true });
  const statements = new Map<string, Database.Statement>();
  return {
    async all<Row>(sql: string, parameters: readonly SqlValue[] = []) {
      let statement = statements.get(sql);
      if (!statement) {
        statement = database.prepare(sql);
        statements.set(sql, statement);
      }
      return statement.all(...parameters) as Row[];
    },
    async close() {
      database.close();
    },
  };
}

export function postgresReader(url: string): Reader {
  const pool = new pg.Pool({ connectionString: url, max: 8, types: numberTypes });
  // An idle client that loses its server must not end the process; the next query reports it.
  pool.on('error', () => {});
  const numbered = new Map<string, string>();
  return {
    async all<Row>(sql: string, parameters: readonly SqlValue[] = []) {
      let text = numbered.get(sql);
      if (!text) {
        let position = 0;
        text = sql.replace(/\?/g, () => `$${++position}`);
        numbered.set(sql, text);
      }
      const { rows } = await pool.query({ text, values: [...parameters], name: statementName(text) });
      return rows as Row[];
    },
    async close() {
      await pool.end();
    },
  };
}

const names = new Map<string, string>();
function statementName(text: string): string {
  let name = names.get(text);
  if (!name) {
    name = `zj${names.size + 1}`;
    names.set(text, name);
  }
  return name;
}
