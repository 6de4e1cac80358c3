import { readFile } from 'node:fs/promises';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { UnreadableFile } from '../row.ts';
import { type SheetRows, sheetRows } from './sheet-rows.ts';

interface Task {
  readonly sheetToRead: {
    readonly path: string;
    readonly index: number;
    /** One cell: how many messages have been taken. */
    readonly taken: SharedArrayBuffer;
  };
}

/** Rows as one text: a string changes threads at a fraction of what tens of thousands of small ones cost. */
interface Packed {
  readonly text: string;
  readonly lines: Int32Array;
  /** Row and column of each numeric cell. */
  readonly numeric: Int32Array;
  readonly seen: number;
}

type Message =
  | { readonly kind: 'packed'; readonly rows: Packed }
  // A cell that holds one of our separators: rare, and never a reason to change a text.
  | { readonly kind: 'rows'; readonly rows: SheetRows }
  | { readonly kind: 'end' }
  | {
      readonly kind: 'unreadable';
      readonly code: string;
      readonly found: string;
      readonly line: number | null;
    }
  | { readonly kind: 'failed'; readonly message: string };

const [cellEnd, rowEnd] = ['\u001f', '\u001e'];
/** Messages under way; more would only fill memory. */
const mostAhead = 2;

// The file is a worker's entry too; imported elsewhere it has no port of that task.
const task = (workerData as Partial<Task> | null)?.sheetToRead;
if (parentPort && task) await serve(task, (message) => parentPort?.postMessage(message));

async function serve(
  { path, index, taken }: Task['sheetToRead'],
  post: (message: Message) => void,
): Promise<void> {
  const cell = new Int32Array(taken);
  let posted = 0;
  try {
    for await (const rows of sheetRows(await readFile(path), index)) {
      const packed = pack(rows);
      post(packed ? { kind: 'packed', rows: packed } : { kind: 'rows', rows });
      posted++;
      // The whole thread waits: the parser hands out rows as they come, and would fill memory with them.
      for (let seen = Atomics.load(cell, 0); posted - seen >= mostAhead; seen = Atomics.load(cell, 0)) {
        Atomics.wait(cell, 0, seen);
      }
    }
    post({ kind: 'end' });
  } catch (error) {
    if (error instanceof UnreadableFile) {
      post({ kind: 'unreadable', code: error.code, found: error.found, line: error.line ?? null });
    } else post({ kind: 'failed', message: error instanceof Error ? error.message : 'unknown error' });
  }
  parentPort?.close();
}

function pack({ cells, lines, numeric, seen }: SheetRows): Packed | null {
  const text = cells.map((row) => row.join(cellEnd)).join(rowEnd);
  const columns = cells.reduce((sum, row) => sum + Math.max(1, row.length), 0);
  let ends = 1;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x1f || code === 0x1e) ends++;
  }
  if (cells.length > 0 && ends !== columns) return null;
  const flat: number[] = [];
  for (const [row, some] of numeric.entries()) for (const column of some ?? []) flat.push(row, column);
  return { text, lines: Int32Array.from(lines), numeric: Int32Array.from(flat), seen };
}

function unpack({ text, lines, numeric, seen }: Packed): SheetRows {
  const cells = lines.length === 0 ? [] : text.split(rowEnd).map((row) => row.split(cellEnd));
  const marks: (number[] | null)[] = new Array(cells.length).fill(null);
  for (let i = 0; i < numeric.length; i += 2) {
    const row = numeric[i] as number;
    const some = marks[row] ?? [];
    some.push(numeric[i + 1] as number);
    marks[row] = some;
  }
  return { cells, lines: [...lines], numeric: marks, seen };
}

/**
 * As `sheetRows`, read in a thread of its own: unpacking and parsing take as long as checking and writing, and so both
 * go on at once. Ending the loop early ends the thread.
 *
 * @throws UnreadableFile as `sheetRows`, and FILE_TOO_HEAVY when the thread runs out of memory
 */
export async function* sheetRowsOfThread(path: string, index: number): AsyncGenerator<SheetRows> {
  const taken = new SharedArrayBuffer(4);
  const cell = new Int32Array(taken);
  const worker = new Worker(new URL(import.meta.url), {
    workerData: { sheetToRead: { path, index, taken } } satisfies Task,
    resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 4 },
    execArgv: [],
  });
  const arrived: Message[] = [];
  let wake = () => {};
  const take = (message: Message) => {
    arrived.push(message);
    wake();
  };
  worker.on('message', take);
  worker.on('error', (error) => {
    const isTooHeavy = (error as { code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY';
    take(
      isTooHeavy
        ? { kind: 'unreadable', code: 'FILE_TOO_HEAVY', found: '', line: null }
        : { kind: 'failed', message: error instanceof Error ? error.message : String(error) },
    );
  });
  worker.on('exit', () => take({ kind: 'failed', message: 'the reading thread ended without an answer' }));
  try {
    for (;;) {
      const message = arrived.shift();
      if (!message) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      if (message.kind === 'end') return;
      if (message.kind === 'failed') throw new Error(message.message);
      if (message.kind === 'unreadable') {
        throw new UnreadableFile(message.code, message.found, {}, message.line ?? undefined);
      }
      yield message.kind === 'packed' ? unpack(message.rows) : message.rows;
      Atomics.add(cell, 0, 1);
      Atomics.notify(cell, 0);
    }
  } finally {
    await worker.terminate();
  }
}
