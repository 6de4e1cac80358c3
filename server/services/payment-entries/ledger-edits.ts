import type { Database } from '../../db/database.ts';
import { LedgerBusy, withLedgerLocks } from '../../db/ledger-lock.ts';
import { Refusal } from '../refusal.ts';

/**
 * Runs an edit of payments or counted persons of some counties while no import of them runs.
 *
 * @throws Refusal IMPORT_RUNNING when one did not end within five seconds
 */
export async function underLedgerLock<T>(
  database: Pick<Database, 'url' | 'reader'>,
  countyCodes: readonly string[],
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await withLedgerLocks(database, countyCodes, work);
  } catch (error) {
    if (error instanceof LedgerBusy) throw new Refusal('IMPORT_RUNNING');
    throw error;
  }
}
