import { parentPort, Worker, workerData } from 'node:worker_threads';
import type { CampaignKey } from '../db/entries/ledger-rows.ts';
import { openLedgerAccess } from '../db/ledger-access.ts';
import { type AmountCheckRecord, checkAmountsOf } from './amount-check.ts';

interface CheckTask {
  readonly checkUrl: string;
  readonly key: CampaignKey;
  readonly at: string;
}

type CheckMessage = { readonly record: AmountCheckRecord } | { readonly failure: string };

// The file is a worker's entry too; imported elsewhere it has no such task.
const task = workerData as CheckTask | null;
if (parentPort && typeof task?.checkUrl === 'string') {
  const port = parentPort;
  const access = openLedgerAccess(task.checkUrl);
  try {
    const record = await checkAmountsOf(access, task.key, { kind: 'all' }, task.at);
    if (!record) throw new Error('a campaign without a notice');
    port.postMessage({ record } satisfies CheckMessage);
  } catch (error) {
    // Fixed texts and database codes; nothing of a row.
    const failure = error instanceof Error ? (error.stack ?? error.message) : 'unknown error';
    port.postMessage({ failure } satisfies CheckMessage);
  } finally {
    await access.close();
  }
}

/** Checks a whole campaign in a thread of its own. Under the ledger lock. */
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
      else reject(new Error(`the check of amounts failed: ${message.failure}`));
    });
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('the check of amounts ended without an answer')));
  });
}
