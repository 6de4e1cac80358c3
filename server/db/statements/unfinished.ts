import type Database from 'better-sqlite3';
import { ImportLock, openBulkSqlite, sqlitePath } from '../payment-writer/sqlite-connection.ts';
import { SliceRunner } from '../payment-writer/sqlite-slices.ts';

/**
 * Removes the open batches of statements whose import died. Leaves a living import alone. On PostgreSQL an import is
 * one transaction and the server has rolled it back.
 *
 * @returns how many batches were removed
 */
export async function removeUnfinishedStatements(url: string): Promise<number> {
  const file = sqlitePath(url);
  if (!file) return 0;
  const lock = new ImportLock(file);
  if (!lock.tryAcquire()) return 0;
  const database = openBulkSqlite(file);
  try {
    return removeOpenStatements(database, new SliceRunner(database));
  } finally {
    database.close();
    lock.release();
  }
}

/** As above, for a connection that holds the lock. */
export function removeOpenStatements(database: Database.Database, slices: SliceRunner): number {
  const batches = database
    .prepare(`select county_code, benefit_year, batch_number from statement_batch where status = 'OPEN'`)
    .all() as { county_code: string; benefit_year: number; batch_number: number }[];
  for (const { county_code, benefit_year, batch_number } of batches) {
    removeStatement(database, slices, county_code, benefit_year, batch_number);
  }
  return batches.length;
}

/** Removes an open batch in slices, its own row last: a removal cut short is taken up at the next start. */
export function removeStatement(
  database: Database.Database,
  slices: SliceRunner,
  countyCode: string,
  benefitYear: number,
  batchNumber: number,
): void {
  const key = [countyCode, benefitYear] as const;
  // Lines stand by receipt, so a batch is found by walking its source in the order of receipts.
  const next = database.prepare(
    `select max(receipt_number) as receipt, count(*) as lines from (select receipt_number from statement_line
     where county_code = ? and benefit_year = ? and source = ? and receipt_number > ? order by receipt_number limit ?)`,
  );
  const remove = database.prepare(
    `delete from statement_line where county_code = ? and benefit_year = ? and source = ? and receipt_number > ?
     and receipt_number <= ? and batch_number = ?`,
  );
  for (const source of ['TAX', 'BANK']) {
    for (let from = ''; ; ) {
      const { receipt, lines } = next.get(...key, source, from, slices.rows) as {
        receipt: string | null;
        lines: number;
      };
      if (receipt === null) break;
      const after = from;
      slices.slice(lines, () => remove.run(...key, source, after, receipt, batchNumber));
      slices.pause();
      from = receipt;
    }
  }
  slices.transaction(() =>
    database
      .prepare(
        `delete from statement_batch where county_code = ? and benefit_year = ? and batch_number = ? and status = 'OPEN'`,
      )
      .run(...key, batchNumber),
  );
}
