import { parentPort, workerData } from 'node:worker_threads';
import { removeUnfinished } from '../db/unfinished.ts';
import type { AnyImportRequest, AnyImportResult } from './import-requests.ts';
import { settleImport } from './import-settling.ts';
import { type ImportHooks, importPayments } from './imports.ts';
import { importRoster } from './roster-imports.ts';
import type { SealingKeys } from './sealing.ts';
import { importStatement } from './statement-imports.ts';

/** What the worker is started with. */
export interface WorkerTask {
  readonly databaseUrl: string;
  readonly idHashKey: Uint8Array;
  /** Null where no rosters are imported. */
  readonly sealingKeys: SealingKeys | null;
  /** Null: only remove what dead imports left. */
  readonly request: AnyImportRequest | null;
  /** First cell: not 0 asks the worker to stop. */
  readonly control: SharedArrayBuffer;
}

export type WorkerMessage =
  | { readonly kind: 'progress'; readonly rowsRead: number; readonly share: number }
  | { readonly kind: 'done'; readonly result: AnyImportResult | null }
  | { readonly kind: 'failed'; readonly message: string };

// The file is only ever a worker's entry; imported elsewhere it has no port and does nothing.
if (parentPort) await work(workerData as WorkerTask, (message) => parentPort?.postMessage(message));

async function work(task: WorkerTask, post: (message: WorkerMessage) => void): Promise<void> {
  const control = new Int32Array(task.control);
  try {
    if (!task.request) {
      await removeUnfinished(task.databaseUrl);
      return post({ kind: 'done', result: null });
    }
    const result = await importAny(task, task.request, {
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

async function importAny(
  { databaseUrl, idHashKey, sealingKeys }: WorkerTask,
  request: AnyImportRequest,
  hooks: ImportHooks,
): Promise<AnyImportResult> {
  switch (request.kind) {
    case 'ROSTER':
      if (!sealingKeys) throw new Error('rosters need sealing keys');
      return importRoster(databaseUrl, { idHashKey, sealingKeys }, request, hooks);
    case 'STATEMENT':
      return importStatement(databaseUrl, request, hooks);
    default: {
      const result = await importPayments(databaseUrl, idHashKey, request, hooks);
      await settleImport(databaseUrl, request, result.batchNumber, hooks);
      return result;
    }
  }
}
