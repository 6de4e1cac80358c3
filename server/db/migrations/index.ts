import { Migration } from '@mikro-orm/migrations';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { breakdownFindingTables } from './breakdown-finding-tables.ts';
import { breakdownTables } from './breakdown-tables.ts';
import { liveNotify } from './live-notify.ts';
import { noticeTables } from './notice-tables.ts';
import { peopleTables } from './people-tables.ts';
import { type DatabaseKind, firstTables } from './tables.ts';

abstract class TablesMigration extends Migration {
  abstract statements(kind: DatabaseKind): string[];

  override up(): void {
    const kind: DatabaseKind = this.driver instanceof PostgreSqlDriver ? 'postgres' : 'sqlite';
    for (const sql of this.statements(kind)) this.addSql(sql);
  }
}

class FirstTables extends TablesMigration {
  statements = firstTables;
}

class NoticeTables extends TablesMigration {
  statements = noticeTables;
}

class PeopleTables extends TablesMigration {
  statements = peopleTables;
}

class BreakdownTables extends TablesMigration {
  statements = breakdownTables;
}

class BreakdownFindingTables extends TablesMigration {
  statements = breakdownFindingTables;
}

class LiveNotify extends TablesMigration {
  statements = liveNotify;
}

/** All migrations in the order they run. A landed migration is never edited: a change is a new one. */
export const migrationsList = [
  { name: '0001-first-tables', class: FirstTables },
  { name: '0002-notice-tables', class: NoticeTables },
  { name: '0003-people-tables', class: PeopleTables },
  { name: '0004-breakdown-tables', class: BreakdownTables },
  { name: '0005-breakdown-findings', class: BreakdownFindingTables },
  { name: '0006-live-notify', class: LiveNotify },
];
