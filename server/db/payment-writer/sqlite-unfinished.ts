import type Database from 'better-sqlite3';
import { ImportLock, openBulkSqlite } from './sqlite-connection.ts';
import { SliceRunner } from './sqlite-slices.ts';

interface BatchKey {
  readonly county_code: string;
  readonly benefit_year: number;
  readonly batch_number: number;
}

/**
 * Removes the open batches that a dead process left. Nothing is done while an import is alive: it holds the lock.
 *
 * @returns how many batches were removed
 */
export function removeUnfinishedSqlite(file: string): number {
  const lock = new ImportLock(file);
  if (!lock.tryAcquire()) return 0;
  const database = openBulkSqlite(file);
  try {
    return removeOpenBatches(database, new SliceRunner(database));
  } finally {
    database.close();
    lock.release();
  }
}

/** As above, for a connection that holds the lock. */
export function removeOpenBatches(database: Database.Database, slices: SliceRunner): number {
  const batches = database
    .prepare(`select county_code, benefit_year, batch_number from payment_batch where status = 'OPEN'`)
    .all() as BatchKey[];
  for (const { county_code, benefit_year, batch_number } of batches) {
    removeBatch(database, slices, county_code, benefit_year, batch_number);
  }
  return batches.length;
}

/** Removes an open batch in slices, its own line last: a removal cut short is taken up at the next start. */
export function removeBatch(
  database: Database.Database,
  slices: SliceRunner,
  countyCode: string,
  benefitYear: number,
  batchNumber: number,
): void {
  const key = [countyCode, benefitYear, batchNumber] as const;
  removePersons(database, slices, countyCode, benefitYear, batchNumber);
  const upTo = database.prepare(
    `select max(line) as line, count(*) as rows from (select line from payment
     where county_code = ? and benefit_year = ? and batch_number = ? order by line limit ?)`,
  );
  const remove = database.prepare(
    `delete from payment where county_code = ? and benefit_year = ? and batch_number = ? and line <= ?`,
  );
  for (;;) {
    const next = upTo.get(...key, slices.rows) as { line: number | null; rows: number };
    if (next.line === null) break;
    slices.slice(next.rows, () => remove.run(...key, next.line));
    slices.pause();
  }
  slices.transaction(() => {
    const where = 'where county_code = ? and benefit_year = ? and batch_number = ?';
    database.prepare(`delete from insured_person_move ${where}`).run(...key);
    database.prepare(`delete from daily_total ${where}`).run(...key);
    database.prepare(`delete from payment_batch ${where} and status = 'OPEN'`).run(...key);
  });
}

function removePersons(
  database: Database.Database,
  slices: SliceRunner,
  countyCode: string,
  benefitYear: number,
  batchNumber: number,
): void {
  const next = database
    .prepare(
      `select person_hash from insured_person
       where county_code = ? and benefit_year = ? and person_hash > ? and batch_number = ?
       order by person_hash limit 1 offset ?`,
    )
    .pluck();
  const last = database
    .prepare(
      `select max(person_hash) from insured_person where county_code = ? and benefit_year = ? and batch_number = ?`,
    )
    .pluck();
  const remove = database.prepare(
    `delete from insured_person where county_code = ? and benefit_year = ?
     and person_hash > ? and person_hash <= ? and batch_number = ?`,
  );
  const end = last.get(countyCode, benefitYear, batchNumber) as Buffer | null;
  if (end === null) return;
  for (let from: Buffer = Buffer.alloc(0); ; ) {
    const found = next.get(countyCode, benefitYear, from, batchNumber, slices.rows) as Buffer | undefined;
    const to = found ?? end;
    slices.slice(slices.rows, () => remove.run(countyCode, benefitYear, from, to, batchNumber));
    slices.pause();
    if (found === undefined) return;
    from = to;
  }
}
