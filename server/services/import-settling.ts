import { openLedgerAccess } from '../db/ledger-access.ts';
import type { ImportHooks, ImportRequest } from './imports.ts';
import { settleAfterImport } from './other-counties.ts';

/**
 * What follows an import of payments that was committed, in the importing thread: work lists, persons counted in
 * another county. The payments are in by then, whatever becomes of this; the next import or check makes it good.
 *
 * @param batchNumber null when nothing was committed
 */
export async function settleImport(
  databaseUrl: string,
  { countyCode, benefitYear, kind }: ImportRequest,
  batchNumber: number | null,
  hooks: ImportHooks,
): Promise<void> {
  if (batchNumber === null || kind !== 'DETAILS') return;
  const access = openLedgerAccess(databaseUrl);
  // A sign of life, so that a long look at a whole ledger is not taken for a hanging one.
  const alive = setInterval(() => hooks.onProgress(0, 1), 10_000);
  try {
    await settleAfterImport(access, { countyCode, benefitYear }, batchNumber, new Date().toISOString());
  } finally {
    clearInterval(alive);
    await access.close();
  }
}
