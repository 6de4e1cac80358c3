import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { TextDecoder } from 'node:util';
import { type Entry, open, type ZipFile } from 'yauzl';
import type { Problem } from '../../../schema/values/problem.ts';
import { withoutIdNumbers } from '../../../schema/values/redaction.ts';
import { UnreadableFile } from '../row.ts';
import { sniffFile } from '../sniff.ts';
import { unreadable } from './read-breakdown-file.ts';

/** One of the files somebody brought. */
export interface BroughtFile {
  /** With the folders of the .zip. */
  readonly name: string;
  /** Where it lies now; null when it was not taken out. */
  readonly path: string | null;
  readonly problems: readonly Problem[];
}

/** What a .zip of forms may hold: forms are some 30 KB each, a county has 300 villages. */
export const zipOfFormsLimits = {
  entries: 2000,
  entryBytes: 16 * 1024 * 1024,
  unpackedBytes: 512 * 1024 * 1024,
  ratio: 120,
  /** Entries below this may have any ratio. */
  ratioFromBytes: 1024 * 1024,
} as const;

/**
 * The file itself, or each file of a .zip, taken out into a folder. Folders, and what systems put beside files on their
 * own, are left out.
 *
 * @param folder is made when it is needed; the caller removes it
 * @throws UnreadableFile for a .zip that cannot be taken apart as a whole
 */
export async function broughtFiles(
  path: string,
  fileName: string,
  folder: string,
): Promise<readonly BroughtFile[]> {
  const itself: BroughtFile[] = [{ name: fileName, path, problems: [] }];
  const sniffed = await sniffFile(path).catch((error: unknown) => {
    // The reader of the file will say the same, with the file's name.
    if (error instanceof UnreadableFile) return null;
    throw error;
  });
  if (sniffed?.sort.format !== 'xlsx') return itself;
  let zip: ZipFile;
  try {
    zip = await openZip(path);
  } catch (error) {
    // Cut short: its name alone says what it was to be, and the reader of the file says what is wrong.
    if (/\.zip$/i.test(fileName)) throw error;
    return itself;
  }
  try {
    const entries = await directory(zip);
    const isWorkbook = entries.some(({ name }) => /^\/?(?:\[content_types\]\.xml|xl\/.*)$/i.test(name));
    return isWorkbook ? itself : await takenOut(zip, entries, folder);
  } finally {
    zip.close();
  }
}

interface NamedEntry {
  readonly name: string;
  readonly entry: Entry;
}

async function takenOut(
  zip: ZipFile,
  entries: readonly NamedEntry[],
  folder: string,
): Promise<readonly BroughtFile[]> {
  const wanted = entries.filter(({ name }) => !isByTheWay(name));
  const unpacked = wanted.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0);
  if (unpacked > zipOfFormsLimits.unpackedBytes) {
    throw new UnreadableFile('BREAKDOWN_ZIP_TOO_LARGE', `展开后 ${megabytes(unpacked)}`, {
      limit: megabytes(zipOfFormsLimits.unpackedBytes),
    });
  }
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const files: BroughtFile[] = [];
  for (const [index, { name, entry }] of wanted.entries()) {
    const path = join(folder, String(index));
    const shown = withoutIdNumbers(name);
    try {
      await takeOut(zip, name, entry, path);
      files.push({ name: shown, path, problems: [] });
    } catch (error) {
      await rm(path, { force: true });
      const problem =
        error instanceof UnreadableFile ? error : new UnreadableFile('BREAKDOWN_ZIP_PART_DAMAGED');
      files.push({ name: shown, path: null, problems: [unreadable(problem)] });
    }
  }
  return files;
}

async function takeOut(zip: ZipFile, name: string, entry: Entry, path: string): Promise<void> {
  if (/\.(?:zip|rar|7z|tar|gz|tgz)$/i.test(name)) throw new UnreadableFile('BREAKDOWN_ZIP_NESTED');
  if (entry.isEncrypted()) throw new UnreadableFile('BREAKDOWN_ZIP_ENCRYPTED');
  const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
  const isBomb = entry.uncompressedSize > zipOfFormsLimits.ratioFromBytes && ratio > zipOfFormsLimits.ratio;
  if (entry.uncompressedSize > zipOfFormsLimits.entryBytes || isBomb) {
    throw new UnreadableFile(
      'XLSX_TOO_LARGE',
      isBomb ? `压缩比 ${Math.round(ratio)}` : megabytes(entry.uncompressedSize),
      {
        limit: megabytes(zipOfFormsLimits.entryBytes),
      },
    );
  }
  // A size that is not the declared one fails the entry, so the limits hold for what is inside.
  await pipeline(await openEntry(zip, entry), createWriteStream(path, { mode: 0o600 }));
}

/** Folders, and what macOS, Windows and open Office programs leave beside files. */
function isByTheWay(name: string): boolean {
  const last = name.split('/').at(-1) ?? '';
  return (
    name.endsWith('/') ||
    name.startsWith('__MACOSX/') ||
    last.startsWith('~$') ||
    last.startsWith('.') ||
    /^(?:thumbs\.db|desktop\.ini)$/i.test(last)
  );
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024 ** 2)} MB`;
}

function openZip(path: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    const options = { lazyEntries: true, validateEntrySizes: true, autoClose: false, decodeStrings: false };
    open(path, options, (error, zip) =>
      error ? reject(new UnreadableFile('BREAKDOWN_ZIP_DAMAGED')) : resolve(zip),
    );
  });
}

function directory(zip: ZipFile): Promise<NamedEntry[]> {
  return new Promise((resolve, reject) => {
    if (zip.entryCount > zipOfFormsLimits.entries) {
      const values = { limit: zipOfFormsLimits.entries };
      reject(new UnreadableFile('BREAKDOWN_ZIP_TOO_MANY', String(zip.entryCount), values));
      return;
    }
    const entries: NamedEntry[] = [];
    zip.on('entry', (entry: Entry) => {
      // Left as bytes by `decodeStrings: false`; the type knows text alone.
      entries.push({
        entry,
        name: entryName(entry.fileName as unknown as Buffer, entry.generalPurposeBitFlag),
      });
      zip.readEntry();
    });
    zip.once('end', () => resolve(entries));
    zip.once('error', () => reject(new UnreadableFile('BREAKDOWN_ZIP_DAMAGED')));
    zip.readEntry();
  });
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/** Windows in China names the files of a .zip in GB18030 and does not say so. */
function entryName(bytes: Buffer, flags: number): string {
  let name: string;
  try {
    name = strictUtf8.decode(bytes);
  } catch {
    name = new TextDecoder((flags & 0x800) === 0 ? 'gb18030' : 'utf-8').decode(bytes);
  }
  return name.replaceAll('\\', '/').replace(/\p{Cc}/gu, '');
}

function openEntry(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });
}
