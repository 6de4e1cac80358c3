import type Database from 'better-sqlite3';
import { ImportLock, openBulkSqlite } from '../payment-writer/sqlite-connection.ts';
import { SliceRunner } from '../payment-writer/sqlite-slices.ts';

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
    return removeOpenRosters(database, new SliceRunner(database));
  } finally {
    database.close();
    lock.release();
  }
}

/** As above, for a connection that holds the lock. */
export function removeOpenRosters(database: Database.Database, slices: SliceRunner): number {
  const batches = database
    .prepare(`select county_code, batch_number from roster_batch where status = 'OPEN'`)
    .all() as { county_code: string; batch_number: number }[];
  for (const { county_code, batch_number } of batches) {
    removeRoster(database, slices, county_code, batch_number, true);
  }
  return batches.length;
}

/**
 * Removes an open batch in slices, its own line last: a removal cut short is taken up at the next start.
 *
 * @param isWritten whether the batch may have brought persons or entries
 */
export function removeRoster(
  database: Database.Database,
  slices: SliceRunner,
  countyCode: string,
  batchNumber: number,
  isWritten: boolean,
): void {
  if (isWritten) {
    removeRows(database, slices, 'roster_entry', 'from_batch', countyCode, batchNumber);
    removeRows(database, slices, 'person', 'first_batch', countyCode, batchNumber);
  }
  slices.transaction(() =>
    database
      .prepare(`delete from roster_batch where county_code = ? and batch_number = ? and status = 'OPEN'`)
      .run(countyCode, batchNumber),
  );
}

/** Rows of the batch lie in key order among all others: some of them at a time, from key to key. */
function removeRows(
  database: Database.Database,
  slices: SliceRunner,
  table: 'roster_entry' | 'person',
  column: 'from_batch' | 'first_batch',
  countyCode: string,
  batchNumber: number,
): void {
  const next = database
    .prepare(
      `select person_hash from ${table} where county_code = ? and person_hash >= ? and ${column} = ?
       order by person_hash limit 1 offset ?`,
    )
    .pluck();
  const remove = database.prepare(
    `delete from ${table} where county_code = ? and person_hash >= ? and person_hash < ? and ${column} = ?`,
  );
  const removeRest = database.prepare(
    `delete from ${table} where county_code = ? and person_hash >= ? and ${column} = ?`,
  );
  let from: Buffer = Buffer.alloc(0);
  for (;;) {
    // Outside the transaction: finding the key reads what the slice then deletes.
    const to = next.get(countyCode, from, batchNumber, slices.rows) as Buffer | undefined;
    const start = from;
    slices.slice(slices.rows, () => {
      if (to) remove.run(countyCode, start, to, batchNumber);
      else removeRest.run(countyCode, start, batchNumber);
    });
    if (!to) return;
    slices.pause();
    from = to;
  }
}
