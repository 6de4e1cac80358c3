import { Worker } from 'node:worker_threads';
import type { SealingKeys } from '../people/sealing.ts';
import { type AnyImportRequest, type AnyImportResult, emptyResult } from './requests.ts';
import type { WorkerMessage, WorkerTask } from './worker.ts';

export interface ImportThreadOptions {
  readonly databaseUrl: string;
  readonly idHashKey: Uint8Array;
  /** Only imports of rosters need them. */
  readonly sealingKeys?: SealingKeys;
  /** A worker that says nothing for this long is ended: some file keeps a parser busy for ever. */
  readonly silenceMilliseconds?: number;
}

export interface ThreadHooks {
  onProgress(rowsRead: number, share: number): void;
  /** The import is in and counted. */
  onPublished(): void;
}

export interface ThreadEnd {
  readonly result: AnyImportResult | null;
  readonly failure: string | null;
  /** The worker did not come to its own end: something it wrote may be left. */
  readonly wasEnded: boolean;
}

/** Where imports run: worker threads. */
export interface ImportThread {
  /** Runs one import; a request of null only removes what dead imports left. Several may run at once. */
  run(request: AnyImportRequest | null, control: SharedArrayBuffer, hooks: ThreadHooks): Promise<ThreadEnd>;
  /** Ends the worker that waits. Of a thread on which nothing runs. */
  close(): Promise<void>;
}

/** A clerk who sends one file often sends the next: a worker costs a quarter of a second to start. */
const keptMs = 20_000;

export function createImportThread(options: ImportThreadOptions): ImportThread {
  const { databaseUrl, idHashKey, silenceMilliseconds = 180_000 } = options;
  let waiting: { readonly worker: Worker; readonly stop: () => void } | null = null;

  function take(): Worker {
    const worker = waiting?.worker ?? startWorker();
    waiting?.stop();
    worker.ref();
    return worker;
  }

  /** Only a worker that came to its own end is used again. */
  function keep(worker: Worker): void {
    worker.unref();
    if (waiting) return void worker.terminate();
    const timer = setTimeout(() => worker.terminate(), keptMs);
    timer.unref();
    const stop = () => {
      waiting = null;
      clearTimeout(timer);
      worker.off('exit', stop).off('error', stop);
    };
    worker.on('exit', stop).on('error', stop);
    waiting = { worker, stop };
  }

  return {
    run(request, control, hooks) {
      const sealingKeys = options.sealingKeys ?? null;
      const task: WorkerTask = { databaseUrl, idHashKey, sealingKeys, request, control };
      return new Promise((resolve) => {
        const worker = take();
        let rowsRead = 0;
        let end: ThreadEnd | null = null;
        let published: AnyImportResult | null = null;
        let settlingFailure: string | null = null;
        const ended = (code: string): ThreadEnd => ({
          result:
            request && emptyResult(request, 'REFUSED', rowsRead, [{ code, severity: 'ERROR', place: {} }]),
          failure: null,
          wasEnded: true,
        });
        const watch = setTimeout(() => {
          end ??= ended('READ_TOO_LONG');
          void worker.terminate();
        }, silenceMilliseconds);
        const onMessage = (message: WorkerMessage) => {
          watch.refresh();
          if (message.kind === 'progress') {
            rowsRead = message.rowsRead;
            hooks.onProgress(message.rowsRead, message.share);
          } else if (message.kind === 'published') {
            published = message.result;
            hooks.onPublished();
          } else if (message.kind === 'settlingFailed') settlingFailure = message.message;
          else if (message.kind === 'done') {
            // Ended by the watch in this very moment: its exit follows.
            if (end) return;
            leave();
            keep(worker);
            resolve({ result: message.result, failure: settlingFailure, wasEnded: false });
          } else {
            end ??= { result: null, failure: message.message, wasEnded: true };
            void worker.terminate();
          }
        };
        const onError = (error: unknown) => {
          const isTooHeavy = (error as { code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY';
          end ??= isTooHeavy
            ? ended('FILE_TOO_HEAVY')
            : {
                result: null,
                failure: error instanceof Error ? (error.stack ?? error.message) : String(error),
                wasEnded: true,
              };
        };
        const onExit = () => {
          leave();
          end ??= { result: null, failure: 'the import worker ended without an answer', wasEnded: true };
          // Ended while something followed: what is in is in.
          if (published && end.wasEnded) {
            end = { result: published, failure: end.failure ?? 'ended while settling', wasEnded: true };
          }
          resolve(end);
        };
        // By name: a Worker has listeners of its own.
        const leave = () => {
          clearTimeout(watch);
          worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        };
        worker.on('message', onMessage).on('error', onError).on('exit', onExit);
        worker.postMessage(task);
      });
    },
    async close() {
      const worker = waiting?.worker;
      waiting?.stop();
      await worker?.terminate();
    },
  };
}

function startWorker(): Worker {
  return new Worker(new URL('./worker.ts', import.meta.url), {
    // A cell of a gigabyte ends the worker, not the server.
    resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 8 },
    // The test runner's flags are not the worker's.
    execArgv: [],
  });
}
