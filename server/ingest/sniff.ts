import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { TextDecoder } from 'node:util';
import { UnreadableFile } from './row.ts';

export type TextEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** What a file is, from its bytes; the name is not asked. */
export type FileSort =
  | { readonly format: 'csv'; readonly encoding: TextEncoding }
  | { readonly format: 'xlsx' };

export interface SniffedFile {
  readonly path: string;
  readonly bytes: number;
  /** SHA-256 of the whole file, hex. */
  readonly digest: string;
  readonly sort: FileSort;
}

/** Refuses bytes that are not of the encoding, and leaves out the byte order mark. */
export function textDecoder(encoding: TextEncoding): TextDecoder {
  return new TextDecoder(encoding, { fatal: true });
}

/** A file past this is refused unread: 4 million payments are 300 MB. */
export const largestFileBytes = 1024 * 1024 * 1024;

/**
 * Reads a file once for its digest and its encoding. UTF-8 is decided by the whole file: a fatal decode tells GB18030
 * apart where the first lines cannot.
 *
 * @throws UnreadableFile FILE_EMPTY, FILE_TOO_LARGE, FILE_IS_HTML, FILE_IS_XML_2003, FILE_IS_OLD_XLS, FILE_NOT_TABLE, ENCODING_BROKEN
 */
export async function sniffFile(path: string): Promise<SniffedFile> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    if (size === 0) throw new UnreadableFile('FILE_EMPTY');
    if (size > largestFileBytes) {
      throw new UnreadableFile('FILE_TOO_LARGE', `${Math.ceil(size / 1024 ** 2)} MB`, {
        limit: `${largestFileBytes / 1024 ** 2} MB`,
      });
    }
    const digest = createHash('sha256');
    const buffer = Buffer.allocUnsafe(1024 * 1024);
    let sort: FileSort | null = null;
    let utf8 = true;
    let startsAsUtf8 = false;
    let lines = 1;
    let carry = Buffer.alloc(0);
    for (let position = 0; ; ) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, position);
      if (bytesRead === 0) break;
      const chunk = buffer.subarray(0, bytesRead);
      digest.update(chunk);
      if (position === 0) sort = sortByHead(chunk);
      position += bytesRead;
      if (sort !== null) continue;
      if (!utf8) continue;
      const [whole, rest] = splitAtCharacter(carry.length > 0 ? Buffer.concat([carry, chunk]) : chunk);
      if (isUtf8(whole)) {
        startsAsUtf8 ||= holdsChinese(whole);
        for (let at = whole.indexOf(10); at !== -1; at = whole.indexOf(10, at + 1)) lines++;
        carry = Buffer.from(rest);
      } else {
        utf8 = false;
        const sound = soundLines(whole);
        lines += sound.lines;
        startsAsUtf8 ||= holdsChinese(whole.subarray(0, sound.bytes));
      }
    }
    if (carry.length > 0 && utf8) utf8 = false;
    if (sort === null) {
      const hasBom = await startsWithBom(path);
      // Chinese text that began as good UTF-8 is not GB18030 further down: the file is damaged.
      if (!utf8 && (hasBom || startsAsUtf8)) throw new UnreadableFile('ENCODING_BROKEN', 'UTF-8', {}, lines);
      sort = { format: 'csv', encoding: utf8 ? 'utf-8' : 'gb18030' };
    }
    return { path, bytes: size, digest: digest.digest('hex'), sort };
  } finally {
    await handle.close();
  }
}

function sortByHead(head: Buffer): FileSort | null {
  if (head.length < 4) return null;
  if (head.readUInt32BE(0) === 0x504b0304 || head.readUInt32BE(0) === 0x504b0506) return { format: 'xlsx' };
  if (head.length >= 8 && head.readUInt32BE(0) === 0xd0cf11e0) throw new UnreadableFile('FILE_IS_OLD_XLS');
  if (head[0] === 0xff && head[1] === 0xfe) return { format: 'csv', encoding: 'utf-16le' };
  if (head[0] === 0xfe && head[1] === 0xff) return { format: 'csv', encoding: 'utf-16be' };
  const start = head
    .subarray(0, 1024)
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .toLowerCase();
  if (/^<\?xml/.test(start) && /<(?:\w+:)?workbook|progid="excel/.test(start))
    throw new UnreadableFile('FILE_IS_XML_2003');
  if (/^<(?:!doctype|html|table|head|meta|\?xml)/.test(start)) throw new UnreadableFile('FILE_IS_HTML');
  if (start.startsWith('%pdf')) throw new UnreadableFile('FILE_NOT_TABLE', 'PDF');
  if (head.subarray(0, 64 * 1024).includes(0)) throw new UnreadableFile('FILE_NOT_TABLE');
  return null;
}

/** Cuts before a UTF-8 character that the chunk's end splits. */
export function splitAtCharacter(bytes: Buffer): [Buffer, Buffer] {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) break;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      if (needed > back) return [bytes.subarray(0, bytes.length - back), bytes.subarray(bytes.length - back)];
      break;
    }
  }
  return [bytes, bytes.subarray(bytes.length)];
}

/** Three bytes to a character. Two are too few to judge by: 目录 in GB18030 is good UTF-8 of another script. */
function holdsChinese(utf8: Buffer): boolean {
  return utf8.some((byte) => byte >= 0xe0);
}

/** The lines before the first one that is not UTF-8. */
function soundLines(bytes: Buffer): { lines: number; bytes: number } {
  let from = 0;
  for (let lines = 0; ; lines++) {
    const end = bytes.indexOf(10, from);
    if (end === -1 || !isUtf8(bytes.subarray(from, end))) return { lines, bytes: from };
    from = end + 1;
  }
}

async function startsWithBom(path: string): Promise<boolean> {
  const handle = await open(path, 'r');
  try {
    const three = Buffer.alloc(3);
    await handle.read(three, 0, 3, 0);
    return three.equals(Buffer.from([0xef, 0xbb, 0xbf]));
  } finally {
    await handle.close();
  }
}
