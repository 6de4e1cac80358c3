import { openLedgerAccess } from '../../db/ledger-access.ts';
import { withLedgerLocks } from '../../db/ledger-lock.ts';
import { checkAmountsOf } from '../amounts/amount-check.ts';
import { patienceMs, settleAfterImport } from '../payment-entries/other-counties.ts';
import type { ImportHooks, ImportRequest } from './imports.ts';

/**
 * What follows an import of payments that was committed, in the importing thread: work lists, persons counted in
 * another county, amounts against what is due. The payments are in by then, whatever becomes of this; the next check
 * of amounts makes it good.
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
    const key = { countyCode, benefitYear };
    const at = new Date().toISOString();
    await settleAfterImport(access, key, [batchNumber], at);
    await withLedgerLocks(
      access,
      [countyCode],
      async () => {
        await checkAmountsOf(access, key, { kind: 'batch', batchNumber }, at);
      },
      patienceMs,
    );
  } finally {
    clearInterval(alive);
    await access.close();
  }
}
