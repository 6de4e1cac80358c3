import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type EntityManager, MikroORM, type Options } from '@mikro-orm/core';
import { Migrator } from '@mikro-orm/migrations';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { SqliteDriver } from '@mikro-orm/sqlite';
import NativeSqlite from 'better-sqlite3';
import { type Editor, postgresEditor, sqliteEditor } from './editor.ts';
import { entities } from './entities/index.ts';
import { heavySqliteReader } from './heavy-reader.ts';
import { type ChangeListener, listenPostgres } from './live/listen.ts';
import { migrationsList } from './migrations/index.ts';
import type { DatabaseKind } from './migrations/tables.ts';
import { postgresReader, type Reader, sqliteReader } from './reader.ts';
import { ImmediateSqliteDialect } from './sqlite-dialect.ts';

/** An open, migrated database. */
export interface Database {
  readonly kind: DatabaseKind;
  readonly url: string;
  /** Hot reads. */
  readonly reader: Reader;
  /** Reads that look at a whole ledger: they hold up nobody. */
  readonly heavy: Reader;
  /** A fresh entity manager for reading and editing single things. */
  em(): EntityManager;
  /**
   * One writing transaction: immediate on SQLite; commits when `work` returns, rolls back when it throws.
   * Two of one process wait for each other on SQLite, which has one writer.
   */
  write<T>(work: (em: EntityManager) => Promise<T>): Promise<T>;
  /** Small set-based edits in the words of both databases; for what no entity is needed for. */
  edit: Editor['edit'];
  /**
   * Told of campaigns that changed, by PostgreSQL; never by SQLite, whose stamp says it.
   *
   * @returns ends it
   */
  listen(listener: ChangeListener): () => Promise<void>;
  close(): Promise<void>;
}

/** `sqlite:./data/zhengjiao.db` or `sqlite::memory:` is not accepted: the import worker needs a file. */
export function sqliteFile(url: string): string | null {
  return url.startsWith('sqlite:') ? resolve(url.slice('sqlite:'.length)) : null;
}

/**
 * Opens the database at `url` and brings its tables up to date.
 *
 * @param url `sqlite:<file>` or `postgresql://…`
 * @throws Error when the address is of neither kind or the server does not answer
 */
export async function openDatabase(url: string): Promise<Database> {
  const file = sqliteFile(url);
  if (!file && !/^postgres(ql)?:\/\//.test(url)) {
    throw new Error('DATABASE_URL must begin with sqlite: or postgresql://');
  }
  const orm = file ? await openSqlite(file) : await openPostgres(url);
  await orm.migrator.up();
  const reader = file ? sqliteReader(file) : postgresReader(url);
  const heavy = file ? heavySqliteReader(file) : reader;
  const editor = file ? sqliteEditor(file) : postgresEditor(url);
  let lastWrite: Promise<unknown> = Promise.resolve();
  return {
    kind: file ? 'sqlite' : 'postgres',
    url,
    reader,
    heavy,
    em: () => orm.em.fork(),
    write<T>(work: (em: EntityManager) => Promise<T>) {
      const run = () => orm.em.fork().transactional(work);
      if (!file) return run();
      const mine = lastWrite.then(run, run);
      lastWrite = mine.catch(() => {});
      return mine;
    },
    edit: editor.edit,
    listen: (listener) => (file ? async () => {} : listenPostgres(url, listener)),
    async close() {
      await lastWrite;
      await editor.close();
      if (file) await heavy.close();
      await reader.close();
      await orm.close(true);
    },
  };
}

/** What both databases share. Typed loosely: each `MikroORM.init` narrows it to its own driver. */
const shared: Pick<Options, 'entities' | 'extensions' | 'migrations'> = {
  entities,
  extensions: [Migrator],
  migrations: { migrationsList, tableName: 'schema_migration', snapshot: false, silent: true },
};

async function openSqlite(file: string): Promise<MikroORM> {
  mkdirSync(dirname(file), { recursive: true });
  const native = new NativeSqlite(file);
  native.pragma('journal_mode = WAL');
  // FULL: an acknowledged commit survives a power cut. It costs about a millisecond each.
  native.pragma('synchronous = FULL');
  native.pragma('busy_timeout = 0');
  const driverOptions = new ImmediateSqliteDialect(native);
  return MikroORM.init({ ...shared, driver: SqliteDriver, dbName: file, driverOptions });
}

async function openPostgres(url: string): Promise<MikroORM> {
  return MikroORM.init({ ...shared, driver: PostgreSqlDriver, clientUrl: url });
}
