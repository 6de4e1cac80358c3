import { PostgresPaymentWriter, removeUnfinishedPostgres } from './postgres.ts';
import { SqlitePaymentWriter } from './sqlite.ts';
import { sqlitePath } from './sqlite-connection.ts';
import { removeUnfinishedSqlite } from './sqlite-unfinished.ts';
import type { PaymentWriter } from './types.ts';

export type {
  BatchCounts,
  BatchHeader,
  CampaignState,
  DailyTotalRecord,
  DivisionRow,
  PaymentColumns,
  PaymentWriter,
  WriterFindings,
} from './types.ts';

/** A writer with a connection of its own. @param url `sqlite:<file>` or `postgresql://…` */
export async function openPaymentWriter(url: string): Promise<PaymentWriter> {
  const file = sqlitePath(url);
  return file ? new SqlitePaymentWriter(file) : PostgresPaymentWriter.open(url);
}

/**
 * Removes what an import left behind whose process died. Leaves a living import alone. Call at start.
 *
 * @returns how many batches were removed
 */
export async function removeUnfinishedBatches(url: string): Promise<number> {
  const file = sqlitePath(url);
  return file ? removeUnfinishedSqlite(file) : removeUnfinishedPostgres(url);
}
