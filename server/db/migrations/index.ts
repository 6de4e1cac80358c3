import { Migration } from '@mikro-orm/migrations';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { type DatabaseKind, firstTables } from './tables.ts';

class FirstTables extends Migration {
  override up(): void {
    const kind: DatabaseKind = this.driver instanceof PostgreSqlDriver ? 'postgres' : 'sqlite';
    for (const sql of firstTables(kind)) this.addSql(sql);
  }
}

/** All migrations in the order they run. A landed migration is never edited: a change is a new one. */
export const migrationsList = [{ name: '0001-first-tables', class: FirstTables }];
