import { randomBytes } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Refusal } from './refusal.ts';

const keepMs = 60 * 60_000;

export interface Upload {
  readonly path: string;
  readonly fileName: string;
}

/** Files that arrived and wait to be imported: kept for an hour, seen by the account that sent them alone. */
export interface Uploads {
  readonly limitBytes: number;
  /**
   * Writes the stream to disk without holding it in memory.
   *
   * @returns the upload's id
   * @throws Refusal UPLOAD_TOO_LARGE, UPLOAD_EMPTY; nothing is left behind
   */
  receive(account: string, fileName: string, body: Readable, declaredBytes: number | null): Promise<string>;
  /** @throws Refusal UPLOAD_NOT_FOUND */
  find(account: string, id: string): Upload;
  discard(id: string): Promise<void>;
  close(): Promise<void>;
}

/** @param root holds a folder for each process: a command may run beside the server, and each clears up its own */
export function createUploads(root: string, limitBytes: number): Uploads {
  const folder = join(root, String(process.pid));
  removeLeftovers(root, folder);
  const waiting = new Map<string, Upload & { account: string; timer: NodeJS.Timeout }>();

  const discard = async (id: string) => {
    const upload = waiting.get(id);
    if (!upload) return;
    clearTimeout(upload.timer);
    waiting.delete(id);
    await rm(upload.path, { force: true });
  };

  return {
    limitBytes,
    async receive(account, fileName, body, declaredBytes) {
      if (declaredBytes !== null && declaredBytes > limitBytes) throw tooLarge(declaredBytes, limitBytes);
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const id = randomBytes(16).toString('hex');
      const path = join(folder, id);
      const file = createWriteStream(path, { mode: 0o600 });
      let bytes = 0;
      try {
        // The body is left open when it is too long: the refusal goes out over the same line.
        const chunks = async function* () {
          for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
            bytes += chunk.length;
            if (bytes > limitBytes) throw tooLarge(bytes, limitBytes);
            yield chunk;
          }
        };
        await pipeline(chunks, file);
        if (bytes === 0) throw new Refusal('UPLOAD_EMPTY');
      } catch (error) {
        // A file that is just being made would come after its removal.
        await new Promise<void>((done) => (file.closed ? done() : file.destroy().once('close', done)));
        await rm(path, { force: true });
        throw error;
      }
      const timer = setTimeout(() => void discard(id), keepMs);
      timer.unref();
      waiting.set(id, { account, fileName: plainName(fileName), path, timer });
      return id;
    },
    find(account, id) {
      const upload = waiting.get(id);
      if (upload?.account !== account) throw new Refusal('UPLOAD_NOT_FOUND');
      return upload;
    },
    discard,
    async close() {
      await Promise.all([...waiting.keys()].map(discard));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What an ended process left can be claimed by nobody: its ids were in memory. */
function removeLeftovers(root: string, own: string): void {
  if (!existsSync(root)) return;
  for (const name of readdirSync(root)) {
    const path = join(root, name);
    if (path === own || !isRunning(Number(name))) rmSync(path, { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  if (!(Number.isInteger(pid) && pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user may not be signalled, but it runs.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function tooLarge(bytes: number, limit: number): Refusal {
  return new Refusal('UPLOAD_TOO_LARGE', {
    found: Math.ceil(bytes / 1_048_576),
    limit: Math.floor(limit / 1_048_576),
  });
}

/** The last part of a path, without control characters, at most 120 characters: it is shown and stored, never opened. */
function plainName(fileName: string): string {
  const last = fileName.split(/[\\/]/).at(-1) ?? '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  return last.replace(/[\u0000-\u001f\u007f]/g, '').slice(0, 120) || '未命名';
}
