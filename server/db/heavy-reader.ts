import { parentPort, Worker, workerData } from 'node:worker_threads';
import { type Reader, type SqlValue, sqliteReader } from './reader.ts';

interface Question {
  readonly id: number;
  readonly sql: string;
  readonly parameters: readonly SqlValue[];
}

type Answer =
  | { readonly id: number; readonly rows: unknown[] }
  | { readonly id: number; readonly failure: string };

// The file is a worker's entry too; imported elsewhere it has no port.
if (parentPort && typeof (workerData as { heavyFile?: unknown })?.heavyFile === 'string') {
  const reader = sqliteReader((workerData as { heavyFile: string }).heavyFile);
  parentPort.on('message', async ({ id, sql, parameters }: Question) => {
    try {
      parentPort?.postMessage({ id, rows: await reader.all(sql, parameters) } satisfies Answer);
    } catch (error) {
      // Codes and fixed texts of the database; parameters are never part of them.
      const failure = error instanceof Error ? error.message : 'unknown error';
      parentPort?.postMessage({ id, failure } satisfies Answer);
    }
  });
}

/**
 * A reader for statements that look at a whole ledger: on SQLite they run in a thread of their own, so that the pane
 * is answered meanwhile. One at a time; the thread starts with the first.
 */
export function heavySqliteReader(file: string): Reader {
  let worker: Worker | null = null;
  let lastId = 0;
  const waiting = new Map<number, { resolve: (rows: unknown[]) => void; reject: (error: Error) => void }>();
  const failAll = (error: Error) => {
    worker = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const started = (): Worker => {
    if (worker) return worker;
    const fresh = new Worker(new URL(import.meta.url), { workerData: { heavyFile: file }, execArgv: [] });
    fresh.unref();
    fresh.on('message', (answer: Answer) => {
      const asked = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (waiting.size === 0) fresh.unref();
      if ('rows' in answer) asked?.resolve(answer.rows);
      else asked?.reject(new Error(answer.failure));
    });
    fresh.on('error', failAll);
    fresh.on('exit', () => {
      if (worker === fresh) failAll(new Error('the reading thread has ended'));
    });
    worker = fresh;
    return fresh;
  };
  return {
    all<Row>(sql: string, parameters: readonly SqlValue[] = []) {
      return new Promise<Row[]>((resolve, reject) => {
        const id = ++lastId;
        waiting.set(id, { resolve: resolve as (rows: unknown[]) => void, reject });
        const thread = started();
        thread.ref();
        thread.postMessage({ id, sql, parameters } satisfies Question);
      });
    },
    async close() {
      const thread = worker;
      worker = null;
      await thread?.terminate();
      failAll(new Error('the database was closed'));
    },
  };
}
