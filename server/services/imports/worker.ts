import { parentPort } from 'node:worker_threads';
import { removeUnfinished } from '../../db/unfinished.ts';
import type { SealingKeys } from '../people/sealing.ts';
import { importStatement } from '../reconciliation/statement-imports.ts';
import { importRoster } from '../rosters/imports.ts';
import { type ImportHooks, importPayments } from './imports.ts';
import type { AnyImportRequest, AnyImportResult } from './requests.ts';
import { settleImport } from './settling.ts';

/** What the worker is given to do; one after another. */
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
  /** In and counted; what follows from it is still under way. */
  | { readonly kind: 'published'; readonly result: AnyImportResult }
  /** What follows could not be worked out; the import stands. */
  | { readonly kind: 'settlingFailed'; readonly message: string }
  | { readonly kind: 'done'; readonly result: AnyImportResult | null }
  | { readonly kind: 'failed'; readonly message: string };

// The file is only ever a worker's entry; imported elsewhere it has no port and does nothing.
parentPort?.on('message', (task: WorkerTask) => work(task, (message) => parentPort?.postMessage(message)));

async function work(task: WorkerTask, post: (message: WorkerMessage) => void): Promise<void> {
  const control = new Int32Array(task.control);
  try {
    if (!task.request) {
      await removeUnfinished(task.databaseUrl);
      return post({ kind: 'done', result: null });
    }
    const hooks: ImportHooks = {
      isCancelled: () => Atomics.load(control, 0) !== 0,
      onProgress: (rowsRead, share) => post({ kind: 'progress', rowsRead, share }),
    };
    const result = await importAny(task, task.request, hooks);
    if (result.outcome === 'COMMITTED') {
      post({ kind: 'published', result });
      await settle(task, task.request, result, hooks, post);
    }
    post({ kind: 'done', result });
  } catch (error) {
    post({ kind: 'failed', message: textOf(error) });
  }
}

/** An import that is in stays in, whatever becomes of what follows: the next import or check makes it good. */
async function settle(
  { databaseUrl }: WorkerTask,
  request: AnyImportRequest,
  { batchNumber }: AnyImportResult,
  hooks: ImportHooks,
  post: (message: WorkerMessage) => void,
): Promise<void> {
  if (request.kind !== 'DETAILS') return;
  try {
    await settleImport(databaseUrl, request, batchNumber, hooks);
  } catch (error) {
    post({ kind: 'settlingFailed', message: textOf(error) });
  }
}

/** The stack has no data of rows in it: messages are fixed texts and database codes. */
function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : 'unknown error';
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
    default:
      return importPayments(databaseUrl, idHashKey, request, hooks);
  }
}
