import { parentPort, workerData } from 'node:worker_threads';
import { removeUnfinishedBatches } from '../db/payment-writer/index.ts';
import { type ImportRequest, type ImportResult, importPayments } from './imports.ts';

/** What the worker is started with. */
export interface WorkerTask {
  readonly databaseUrl: string;
  readonly idHashKey: Uint8Array;
  /** Null: only remove what dead imports left. */
  readonly request: ImportRequest | null;
  /** First cell: not 0 asks the worker to stop. */
  readonly control: SharedArrayBuffer;
}

export type WorkerMessage =
  | { readonly kind: 'progress'; readonly rowsRead: number; readonly share: number }
  | { readonly kind: 'done'; readonly result: ImportResult | null }
  | { readonly kind: 'failed'; readonly message: string };

// The file is only ever a worker's entry; imported elsewhere it has no port and does nothing.
if (parentPort) await work(workerData as WorkerTask, (message) => parentPort?.postMessage(message));

async function work(task: WorkerTask, post: (message: WorkerMessage) => void): Promise<void> {
  const control = new Int32Array(task.control);
  try {
    if (!task.request) {
      await removeUnfinishedBatches(task.databaseUrl);
      return post({ kind: 'done', result: null });
    }
    const result = await importPayments(task.databaseUrl, task.idHashKey, task.request, {
      isCancelled: () => Atomics.load(control, 0) !== 0,
      onProgress: (rowsRead, share) => post({ kind: 'progress', rowsRead, share }),
    });
    post({ kind: 'done', result });
  } catch (error) {
    // The stack has no data of rows in it: messages are fixed texts and database codes.
    post({
      kind: 'failed',
      message: error instanceof Error ? (error.stack ?? error.message) : 'unknown error',
    });
  }
}
