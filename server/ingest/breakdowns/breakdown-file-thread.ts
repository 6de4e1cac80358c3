import { parentPort, Worker, workerData } from 'node:worker_threads';
import { UnreadableFile } from '../row.ts';
import {
  type BreakdownFile,
  type BroughtSheet,
  readBreakdownFile,
  unreadable,
} from './read-breakdown-file.ts';

interface Task {
  readonly readsBreakdownFiles: true;
}

/**
 * A sheet whose cells are few arrays instead of an object each: those change threads at a fraction of the cost. A text
 * that stands in thousands of cells crosses once.
 */
interface PackedSheet extends Omit<BroughtSheet, 'snapshot'> {
  readonly snapshot: Omit<BroughtSheet['snapshot'], 'cells'>;
  /** Null where the value is a text. */
  readonly values: readonly (number | boolean | null)[][];
  readonly texts: readonly string[];
  /** Row, column and text of each cell that holds a text, one after the other. */
  readonly textCells: Int32Array;
  /** The same of formulas. */
  readonly formulaCells: Int32Array;
}

type Message =
  | { readonly kind: 'read'; readonly file: BreakdownFile; readonly sheets: readonly PackedSheet[] }
  | { readonly kind: 'failed'; readonly message: string };

// The file is a worker's entry too; imported elsewhere it has no port of that task.
if (parentPort && (workerData as Partial<Task> | null)?.readsBreakdownFiles) {
  const port = parentPort;
  port.on('message', (path: string) => void answer(path).then((message) => port.postMessage(message)));
}

async function answer(path: string): Promise<Message> {
  try {
    const file = await readBreakdownFile(path);
    return { kind: 'read', file: { ...file, sheets: [] }, sheets: file.sheets.map(pack) };
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : 'unknown error' };
  }
}

function pack({ snapshot: { cells, ...snapshot }, ...sheet }: BroughtSheet): PackedSheet {
  const known = new Map<string, number>();
  const numberOf = (text: string) => {
    const number = known.get(text) ?? known.size;
    known.set(text, number);
    return number;
  };
  const textCells: number[] = [];
  const formulaCells: number[] = [];
  const values = cells.map((line, row) =>
    line.map(({ value, formula }, column) => {
      if (formula !== null) formulaCells.push(row, column, numberOf(formula));
      if (typeof value !== 'string') return value;
      textCells.push(row, column, numberOf(value));
      return null;
    }),
  );
  return {
    ...sheet,
    snapshot,
    values,
    texts: [...known.keys()],
    textCells: Int32Array.from(textCells),
    formulaCells: Int32Array.from(formulaCells),
  };
}

function unpack({ values, texts, textCells, formulaCells, snapshot, ...sheet }: PackedSheet): BroughtSheet {
  const cells = values.map((line) =>
    line.map((value): { value: string | number | boolean; formula: string | null } => ({
      value: value ?? '',
      formula: null,
    })),
  );
  const each = (
    packed: Int32Array,
    set: (cell: { value: unknown; formula: string | null }, text: string) => void,
  ) => {
    for (let at = 0; at < packed.length; at += 3) {
      const [row = 0, column = 0, text = 0] = packed.subarray(at, at + 3);
      const cell = cells[row]?.[column];
      if (cell) set(cell, texts[text] ?? '');
    }
  };
  each(textCells, (cell, text) => {
    cell.value = text;
  });
  each(formulaCells, (cell, text) => {
    cell.formula = text;
  });
  return { ...sheet, snapshot: { ...snapshot, cells } };
}

/** A form is read in milliseconds; what takes this long is something else. */
const longestMs = 60_000;
/** Without a file for so long the thread is given up; the next one starts another. */
const idleMs = 30_000;

let thread: Worker | null = null;
let idle: NodeJS.Timeout | undefined;
let tail: Promise<unknown> = Promise.resolve();

/**
 * As `readBreakdownFile`, in a thread of its own: unpacking and parsing a few megabytes would keep every other request
 * waiting. One thread for all, one file after the other. A file that is too much for it is a problem of that file.
 */
export function readBreakdownFileInThread(path: string): Promise<BreakdownFile> {
  const read = tail.then(() => readOne(path));
  tail = read.catch(() => {});
  return read;
}

function readOne(path: string): Promise<BreakdownFile> {
  clearTimeout(idle);
  const worker = thread ?? start();
  thread = worker;
  worker.ref();
  return new Promise<BreakdownFile>((resolve, reject) => {
    const end = (isAlive: boolean) => {
      clearTimeout(limit);
      for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
      worker.unref();
      if (isAlive) idle = setTimeout(giveUp, idleMs).unref();
      else giveUp();
    };
    const tooHeavy = () => {
      end(false);
      resolve({
        digest: '',
        format: 'xlsx',
        sheets: [],
        problems: [unreadable(new UnreadableFile('FILE_TOO_HEAVY'))],
      });
    };
    const failed = (error: unknown) => {
      end(false);
      reject(error);
    };
    const limit = setTimeout(tooHeavy, longestMs);
    worker.on('message', (message: Message) => {
      if (message.kind === 'failed') return failed(new Error(message.message));
      end(true);
      resolve({ ...message.file, sheets: message.sheets.map(unpack) });
    });
    worker.on('error', (error) => {
      if ((error as { code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY') tooHeavy();
      else failed(error);
    });
    worker.on('exit', () => failed(new Error('the reading thread ended without an answer')));
    worker.postMessage(path);
  });
}

function start(): Worker {
  return new Worker(new URL(import.meta.url), {
    workerData: { readsBreakdownFiles: true } satisfies Task,
    resourceLimits: { maxOldGenerationSizeMb: 512 },
    execArgv: [],
  });
}

function giveUp(): void {
  clearTimeout(idle);
  const worker = thread;
  thread = null;
  // Nobody listens any more; without this a late error of it would end the process.
  worker?.on('error', () => {});
  void worker?.terminate();
}
