import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { ImportLock, openBulkSqlite } from '../payment-writer/sqlite-connection.ts';
import { SliceRunner } from '../payment-writer/sqlite-slices.ts';
import { runOnSqlite, type Steps } from '../steps.ts';
import { beginRoster, numberOf } from './publishing.ts';
import { removeOpenRosters, removeRoster } from './sqlite-unfinished.ts';
import type { NewEntry, NewPerson, RosterChanges, RosterHeader, RosterWriter } from './types.ts';

/** Rows a statement inserts at once. */
const groupSize = 8;

type Value = string | number | Buffer | null;

/**
 * The writer for SQLite: new persons and entries land in short slices under an open batch that nobody sees; what ends
 * or moves is noted in temporary tables and done by the one closing transaction.
 */
export class SqliteRosterWriter implements RosterWriter {
  readonly folder: string;
  readonly #database: Database.Database;
  readonly #lock: ImportLock;
  readonly #slices: SliceRunner;
  #open: { readonly countyCode: string; readonly batchNumber: number } | null = null;
  #isWritten = false;
  #persons: GroupInsert<NewPerson> | null = null;
  #entries: GroupInsert<NewEntry> | null = null;

  constructor(file: string) {
    this.folder = dirname(file);
    this.#database = openBulkSqlite(file);
    this.#lock = new ImportLock(file);
    this.#slices = new SliceRunner(this.#database);
  }

  async lock(_countyCode: string, isCancelled: () => boolean): Promise<boolean> {
    while (!this.#lock.tryAcquire()) {
      if (isCancelled()) return false;
      await sleep(50);
    }
    removeOpenRosters(this.#database, this.#slices);
    return true;
  }

  async read<T>(steps: Steps<T>): Promise<T> {
    return runOnSqlite(this.#database, steps);
  }

  async open(header: RosterHeader): Promise<number> {
    const { countyCode } = header;
    if (!/^[0-9A-Za-z]+$/.test(countyCode)) throw new Error('bad county code');
    const database = this.#database;
    const batchNumber = this.#slices.transaction(() => runOnSqlite(database, beginRoster(header)));
    this.#open = { countyCode, batchNumber };
    this.#isWritten = false;
    database.exec(
      `create temporary table roster_end (person_hash blob not null, category_code text not null,
        from_batch integer not null) strict;
       create temporary table roster_change (person_hash blob not null, township_code text, village_code text,
        is_resident integer not null) strict`,
    );
    const person = `('${countyCode}', ?, ?, ?, ?, ?, ?, ?, ?, ?, null, ${batchNumber}, 1)`;
    this.#persons = new GroupInsert(database, 'insert into person values', person, personValues);
    this.#entries = null;
    const { sourceCode, asOfOn } = header;
    if (!/^[a-z0-9-]+$/.test(sourceCode) || !/^[0-9-]+$/.test(asOfOn)) throw new Error('bad roster header');
    const entry = `('${countyCode}', ?, '${sourceCode}', ?, ${batchNumber}, '${asOfOn}', null, null, ?, ?, ?, ?, ?, ?,
      ?, ?, ?)`;
    this.#entries = new GroupInsert(database, 'insert into roster_entry values', entry, entryValues);
    return batchNumber;
  }

  async put({ persons, entries, ended, changes }: RosterChanges): Promise<void> {
    this.#inSlices(persons, (some) => this.#persons?.run(some));
    this.#inSlices(entries, (some) => this.#entries?.run(some));
    if (ended.length + changes.length === 0) return;
    const end = this.#database.prepare('insert into temp.roster_end values (?, ?, ?)');
    const change = this.#database.prepare('insert into temp.roster_change values (?, ?, ?, ?)');
    // Temporary tables alone: nobody waits for this transaction.
    this.#database.exec('begin');
    for (const each of ended) end.run(each.hash, each.categoryCode, each.fromBatch);
    for (const { hash, townshipCode, villageCode, isResident } of changes) {
      change.run(hash, townshipCode, villageCode, isResident ? 1 : 0);
    }
    this.#database.exec('commit');
  }

  async publish(steps: () => Steps<void>): Promise<void> {
    this.#slices.transaction(() => runOnSqlite(this.#database, steps()));
    this.#forget();
  }

  async discard(): Promise<void> {
    if (!this.#open) return;
    const { countyCode, batchNumber } = this.#open;
    removeRoster(this.#database, this.#slices, countyCode, batchNumber, this.#isWritten);
    this.#forget();
  }

  async close(): Promise<void> {
    this.#database.close();
    this.#lock.release();
  }

  #forget(): void {
    this.#open = null;
    this.#database.exec('drop table temp.roster_end; drop table temp.roster_change');
  }

  #inSlices<Row>(rows: readonly Row[], write: (rows: readonly Row[]) => void): void {
    for (let at = 0; at < rows.length; ) {
      const some = rows.slice(at, at + this.#slices.rows);
      this.#isWritten = true;
      this.#slices.slice(some.length, () => write(some));
      this.#slices.pause();
      at += some.length;
    }
  }
}

/** Inserts rows some at a time; a row that is there already stays as it is. */
class GroupInsert<Row> {
  readonly #group: Database.Statement;
  readonly #one: Database.Statement;
  readonly #into: (row: Row, values: Value[]) => void;

  constructor(
    database: Database.Database,
    insert: string,
    row: string,
    into: (row: Row, values: Value[]) => void,
  ) {
    const tail = 'on conflict do nothing';
    this.#group = database.prepare(`${insert} ${Array(groupSize).fill(row).join(', ')} ${tail}`);
    this.#one = database.prepare(`${insert} ${row} ${tail}`);
    this.#into = into;
  }

  run(rows: readonly Row[]): void {
    const values: Value[] = [];
    let i = 0;
    for (; i + groupSize <= rows.length; i += groupSize) {
      values.length = 0;
      for (let k = i; k < i + groupSize; k++) this.#into(rows[k] as Row, values);
      this.#group.run(values);
    }
    for (; i < rows.length; i++) {
      values.length = 0;
      this.#into(rows[i] as Row, values);
      this.#one.run(values);
    }
  }
}

function personValues(person: NewPerson, values: Value[]): void {
  values.push(
    person.hash,
    person.sealed,
    person.sealedKey,
    person.nameHash,
    person.bornOn,
    person.townshipCode,
    person.villageCode,
    person.isResident ? 1 : 0,
    person.temporaryCode,
  );
}

function entryValues(entry: NewEntry, values: Value[]): void {
  values.push(
    entry.hash,
    entry.categoryCode,
    entry.line,
    entry.household,
    entry.townshipCode,
    entry.villageCode,
    entry.status,
    entry.disabilityGrade,
    numberOf(entry.lowIncomeFamily),
    numberOf(entry.student),
    numberOf(entry.ethnicMinority),
  );
}
