import type { Readable } from 'node:stream';
import { type Entry, open, type ZipFile } from 'yauzl';
import { UnreadableFile } from '../row.ts';
import { XmlPart } from './xml-part.ts';

/** What an .xlsx may hold before anything is unpacked. A county's 560,000 rows unpack to 300 MB at a ratio of 12. */
export const zipLimits = {
  entries: 2000,
  fileBytes: 128 * 1024 * 1024,
  unpackedBytes: 1024 * 1024 * 1024,
  sharedStringsBytes: 192 * 1024 * 1024,
  ratio: 120,
  /** Entries below this may have any ratio: an empty sheet packs very well. */
  ratioFromBytes: 8 * 1024 * 1024,
} as const;

export interface WorkbookParts {
  /** Visible and hidden sheets in order, with their position in the workbook. */
  readonly sheets: readonly { readonly name: string; readonly index: number; readonly hidden: boolean }[];
  readonly unpackedBytes: number;
}

/**
 * Checks an .xlsx before a parser sees it: the directory first, then what each part really unpacks to.
 *
 * @throws UnreadableFile XLSX_DAMAGED, XLSX_NOT_WORKBOOK, XLSX_TOO_LARGE, XLSX_ENCRYPTED, XLSX_UNSAFE
 */
export async function checkWorkbook(path: string, fileBytes: number): Promise<WorkbookParts> {
  if (fileBytes > zipLimits.fileBytes) {
    throw tooLarge(`${Math.ceil(fileBytes / 1024 ** 2)} MB`);
  }
  let zip: ZipFile;
  try {
    zip = await openZip(path);
  } catch {
    throw new UnreadableFile('XLSX_DAMAGED');
  }
  try {
    return await checkParts(zip);
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile('XLSX_DAMAGED');
  } finally {
    zip.close();
  }
}

async function checkParts(zip: ZipFile): Promise<WorkbookParts> {
  if (zip.entryCount > zipLimits.entries) throw tooLarge(`${zip.entryCount} 个部件`);
  const parts: Entry[] = [];
  const names = new Set<string>();
  let unpacked = 0;
  for (const entry of await directory(zip)) {
    if (entry.isEncrypted()) throw new UnreadableFile('XLSX_ENCRYPTED');
    // Two parts of one name: this check would see one of them and the parser the other.
    const name = entry.fileName.toLowerCase().replace(/^\/+/, '');
    if (names.has(name)) throw new UnreadableFile('XLSX_UNSAFE', '重复的部件');
    names.add(name);
    unpacked += entry.uncompressedSize;
    if (unpacked > zipLimits.unpackedBytes)
      throw tooLarge(`展开后超过 ${zipLimits.unpackedBytes / 1024 ** 2} MB`);
    const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
    if (entry.uncompressedSize > zipLimits.ratioFromBytes && ratio > zipLimits.ratio) {
      throw tooLarge(`压缩比 ${Math.round(ratio)}`);
    }
    if (
      /sharedStrings\.xml$/i.test(entry.fileName) &&
      entry.uncompressedSize > zipLimits.sharedStringsBytes
    ) {
      throw tooLarge(`文字表 ${Math.ceil(entry.uncompressedSize / 1024 ** 2)} MB`);
    }
    parts.push(entry);
  }
  const workbook = parts.find((entry) => /^\/?xl\/workbook\.xml$/i.test(entry.fileName));
  if (!workbook || !parts.some((entry) => /worksheets\/[^/]+\.xml$/i.test(entry.fileName))) {
    throw new UnreadableFile('XLSX_NOT_WORKBOOK');
  }
  let workbookXml = '';
  let usesSharedStrings = false;
  for (const entry of parts) {
    if (!/\.(?:xml|rels)$/i.test(entry.fileName)) continue;
    const chunks: Buffer[] = [];
    const part = new XmlPart(entry.fileName);
    // yauzl fails an entry whose real size is not the declared one, so the limits above hold for what is inside.
    for await (const piece of await openEntry(zip, entry)) {
      const chunk = piece as Buffer;
      part.push(chunk);
      if (entry === workbook) chunks.push(chunk);
    }
    part.end(entry.crc32);
    usesSharedStrings ||= part.usesSharedStrings;
    if (entry === workbook) workbookXml = Buffer.concat(chunks).toString('utf8');
  }
  if (usesSharedStrings && !parts.some((entry) => /sharedStrings\.xml$/i.test(entry.fileName)))
    throw new UnreadableFile('XLSX_DAMAGED');
  const sheets = [...workbookXml.matchAll(/<(?:\w+:)?sheet\s([^<>]*)>/g)].map((match, index) => ({
    name: unescapeXml(/\bname="([^"]*)"/.exec(match[1] ?? '')?.[1] ?? ''),
    index,
    hidden: /\bstate="(?:hidden|veryHidden)"/.test(match[1] ?? ''),
  }));
  if (sheets.length === 0) throw new UnreadableFile('XLSX_NOT_WORKBOOK');
  return { sheets, unpackedBytes: unpacked };
}

function openZip(path: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    open(path, { lazyEntries: true, validateEntrySizes: true, autoClose: false }, (error, zip) =>
      error ? reject(error) : resolve(zip),
    );
  });
}

/** Every entry of the directory; their number was checked before. */
function directory(zip: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.once('end', () => resolve(entries));
    zip.once('error', reject);
    zip.readEntry();
  });
}

function openEntry(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });
}

function tooLarge(found: string): UnreadableFile {
  return new UnreadableFile('XLSX_TOO_LARGE', found);
}

function unescapeXml(text: string): string {
  const names: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return text.replace(/&(#x[\da-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (/^#x/i.test(name)) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)));
    return names[name] ?? whole;
  });
}
