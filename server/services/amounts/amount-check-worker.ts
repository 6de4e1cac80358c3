import { parentPort, Worker, workerData } from 'node:worker_threads';
import type { CampaignKey } from '../../db/entries/ledger-rows.ts';
import { openLedgerAccess } from '../../db/ledger-access.ts';
import { LedgerBusy, withLedgerLocks } from '../../db/ledger-lock.ts';
import { settleAfterImport } from '../payment-entries/other-counties.ts';
import { Refusal } from '../refusal.ts';
import { type AmountCheckRecord, checkAmountsOf } from './amount-check.ts';

/** How long to wait for imports that run. */
const patienceMs = 5000;

interface CheckTask {
  readonly checkUrl: string;
  readonly key: CampaignKey;
  readonly at: string;
}

type CheckMessage =
  | { readonly record: AmountCheckRecord }
  | { readonly isBusy: true }
  | { readonly failure: string };

// The file is a worker's entry too; imported elsewhere it has no such task.
const task = workerData as CheckTask | null;
if (parentPort && typeof task?.checkUrl === 'string') {
  const port = parentPort;
  const access = openLedgerAccess(task.checkUrl);
  try {
    const { key, at } = task;
    // What follows an import may have been cut short: it is made good here, before the amounts.
    await settleAfterImport(access, key, null, at, patienceMs);
    const record = await withLedgerLocks(
      access,
      [key.countyCode],
      () => checkAmountsOf(access, key, { kind: 'all' }, at),
      patienceMs,
    );
    if (!record) throw new Error('a campaign without a notice');
    port.postMessage({ record } satisfies CheckMessage);
  } catch (error) {
    // Fixed texts and database codes; nothing of a row.
    const failure = error instanceof Error ? (error.stack ?? error.message) : 'unknown error';
    const message: CheckMessage = error instanceof LedgerBusy ? { isBusy: true } : { failure };
    port.postMessage(message);
  } finally {
    await access.close();
  }
}

/**
 * Checks a whole campaign in a thread of its own: who has paid twice or counts in another county, then every amount.
 *
 * @throws Refusal IMPORT_RUNNING when an import does not end within five seconds
 */
export function checkAllAmounts(url: string, key: CampaignKey, at: string): Promise<AmountCheckRecord> {
  const { countyCode, benefitYear } = key;
  const data: CheckTask = { checkUrl: url, key: { countyCode, benefitYear }, at };
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), {
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: 512 },
      execArgv: [],
    });
    worker.on('message', (message: CheckMessage) => {
      if ('record' in message) resolve(message.record);
      else if ('isBusy' in message) reject(new Refusal('IMPORT_RUNNING'));
      else reject(new Error(`the check of amounts failed: ${message.failure}`));
    });
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('the check of amounts ended without an answer')));
  });
}
