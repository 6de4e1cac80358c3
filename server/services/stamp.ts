import type { Database } from '../db/database.ts';

/** Answers with a text; two equal ones mean that nothing a reader could see has changed in between. */
export type Stamp = () => Promise<string>;

/**
 * What the database itself says about its state, whoever changed it: another process and the import worker count too.
 * SQLite counts the commits of other connections, and the reader's own connection never writes; PostgreSQL names the
 * transactions that a statement sees. Costs microseconds on SQLite and one round trip on PostgreSQL.
 */
export function createStamp({ kind, reader }: Pick<Database, 'kind' | 'reader'>): Stamp {
  const sql =
    kind === 'sqlite' ? 'pragma data_version' : 'select pg_current_snapshot()::text as data_version';
  return async () => {
    const [row] = await reader.all<{ data_version: number | string }>(sql);
    if (!row) throw new Error('the database gives no stamp');
    return String(row.data_version);
  };
}
