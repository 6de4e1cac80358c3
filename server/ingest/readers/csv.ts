import { type FileHandle, open } from 'node:fs/promises';
import { type RowSink, UnreadableFile } from '../row.ts';
import { type TextEncoding, textDecoder } from '../sniff.ts';

const chunkBytes = 256 * 1024;
/** One record may not be longer: a quote left open would swallow the rest of the file. */
const longestRecord = 1024 * 1024;

/**
 * Reads delimited text in constant memory.
 *
 * @throws UnreadableFile ENCODING_BROKEN, CSV_QUOTE_OPEN, CSV_LINE_TOO_LONG
 */
export async function readCsv(
  file: { readonly path: string; readonly bytes: number; readonly encoding: TextEncoding },
  sink: RowSink,
): Promise<void> {
  const handle = await open(file.path, 'r');
  try {
    const decoder = textDecoder(file.encoding);
    const scanner = new CsvScanner(sink);
    const buffer = Buffer.allocUnsafe(chunkBytes);
    let position = 0;
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, chunkBytes, position);
      position += bytesRead;
      const isLast = bytesRead === 0;
      let text: string;
      try {
        text = decoder.decode(buffer.subarray(0, bytesRead), { stream: !isLast });
      } catch {
        const line = file.encoding === 'gb18030' ? await brokenLine(handle, position) : scanner.line;
        throw new UnreadableFile('ENCODING_BROKEN', file.encoding, {}, line);
      }
      scanner.push(text, isLast);
      if (isLast) return;
      if (!(await sink.drain(position / Math.max(1, file.bytes)))) return;
    }
  } finally {
    await handle.close();
  }
}

/** The first line before `end` that is no GB18030; a line end is never part of a character of two or four bytes. */
async function brokenLine(handle: FileHandle, end: number): Promise<number> {
  const buffer = Buffer.allocUnsafe(chunkBytes);
  let line = 1;
  let carry = Buffer.alloc(0);
  for (let position = 0; position < end; ) {
    const { bytesRead } = await handle.read(buffer, 0, chunkBytes, position);
    if (bytesRead === 0) break;
    position += bytesRead;
    const bytes = Buffer.concat([carry, buffer.subarray(0, bytesRead)]);
    let from = 0;
    for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, from)) {
      // Whole lines of the pieces before this one were good.
      if (position >= end && !isGb18030(bytes.subarray(from, at))) return line;
      from = at + 1;
      line++;
    }
    carry = Buffer.from(bytes.subarray(from));
    if (carry.length > longestRecord) return line;
  }
  return line;
}

function isGb18030(bytes: Buffer): boolean {
  try {
    textDecoder('gb18030').decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Splits text that arrives in pieces into records. Quotes as in RFC 4180; `="0123"`, Excel's way to keep text, is unwrapped. */
export class CsvScanner {
  /** 1-based line of the next record. */
  line = 1;
  readonly #sink: RowSink;
  #delimiter: string | null = null;
  #rest = '';
  #cells: string[] = [];

  constructor(sink: RowSink) {
    this.#sink = sink;
  }

  push(text: string, isLast: boolean): void {
    let buffer = this.#rest === '' ? text : this.#rest + text;
    if (this.#delimiter === null) {
      if (buffer.charCodeAt(0) === 0xfeff) buffer = buffer.slice(1);
      if (!isLast && buffer.length < 4096 && !buffer.includes('\n')) {
        this.#rest = buffer;
        return;
      }
      this.#delimiter = likelyDelimiter(buffer);
    }
    // A file of old Mac line ends has no \n at all.
    if (!isLast && buffer.endsWith('\r')) {
      this.#rest = buffer;
      if (buffer.length > longestRecord) throw this.#tooLong();
      return;
    }
    if (buffer.includes('\r') && !buffer.includes('\n')) buffer = buffer.replaceAll('\r', '\n');
    const end = this.#records(buffer, isLast);
    this.#rest = end === buffer.length ? '' : buffer.slice(end);
    if (this.#rest.length > longestRecord) throw this.#tooLong();
  }

  /**
   * Emits whole records and answers where the first unfinished one begins. Looking at each character once is quicker
   * than searching for delimiters: a search is a call out of compiled code.
   */
  #records(buffer: string, isLast: boolean): number {
    const delimiter = (this.#delimiter as string).charCodeAt(0);
    const size = buffer.length;
    const cells = this.#cells;
    let start = 0;
    let from = 0;
    let count = 0;
    for (let at = 0; at <= size; at++) {
      const code = at < size ? buffer.charCodeAt(at) : 10;
      if (code === delimiter) {
        cells[count++] = buffer.slice(from, at);
        from = at + 1;
      } else if (code === 10) {
        if (at === size && (!isLast || start === size)) return start;
        const stop = at > start && buffer.charCodeAt(at - 1) === 13 ? at - 1 : at;
        if (stop - start > longestRecord) throw this.#tooLong();
        if (stop > start) {
          cells[count++] = buffer.slice(from, stop);
          cells.length = count;
          this.#emit(cells, this.line);
        }
        this.line++;
        start = at + 1;
        from = start;
        count = 0;
      } else if (code === 34) {
        const next = this.#quoted(buffer, start, isLast);
        if (next === -1) return start;
        start = next;
        from = next;
        count = 0;
        at = next - 1;
      }
    }
    return size;
  }

  /** One record that holds a quote; answers where the next begins, or -1 when the text ends inside it. */
  #quoted(buffer: string, start: number, isLast: boolean): number {
    const delimiter = (this.#delimiter as string).charCodeAt(0);
    const cells: string[] = [];
    const size = buffer.length;
    let at = start;
    let lines = 1;
    for (;;) {
      let cell = '';
      if (buffer.charCodeAt(at) === 34) {
        at++;
        for (;;) {
          const close = buffer.indexOf('"', at);
          if (close === -1) {
            if (size - start > longestRecord || isLast) {
              throw new UnreadableFile('CSV_QUOTE_OPEN', '', {}, this.line);
            }
            return -1;
          }
          cell += buffer.slice(at, close);
          at = close + 1;
          if (at >= size && !isLast) return -1;
          if (buffer.charCodeAt(at) !== 34) break;
          cell += '"';
          at++;
        }
        for (let i = 0; i < cell.length; i++) if (cell.charCodeAt(i) === 10) lines++;
      }
      let stop = at;
      while (stop < size && buffer.charCodeAt(stop) !== delimiter && buffer.charCodeAt(stop) !== 10) stop++;
      if (stop >= size && !isLast) return -1;
      const isEnd = stop >= size || buffer.charCodeAt(stop) === 10;
      const tail = buffer.slice(at, stop);
      cells.push(cell + (isEnd && tail.endsWith('\r') ? tail.slice(0, -1) : tail));
      at = stop + 1;
      if (isEnd) break;
    }
    if (at - start > longestRecord) throw this.#tooLong();
    this.#emit(cells.map(unwrapFormula), this.line);
    this.line += lines;
    return at;
  }

  #tooLong(): UnreadableFile {
    return new UnreadableFile('CSV_LINE_TOO_LONG', '', {}, this.line);
  }

  #emit(cells: string[], line: number): void {
    if (cells.every(isBlank)) return;
    this.#sink.row(cells, line, null);
  }
}

function isBlank(cell: string): boolean {
  return cell === '' || cell.trim() === '';
}

function unwrapFormula(cell: string): string {
  return cell.length > 3 && cell.startsWith('="') && cell.endsWith('"') ? cell.slice(2, -1) : cell;
}

/** Comma, tab, semicolon or bar: the one the first lines use most. */
function likelyDelimiter(text: string): string {
  const head = text.split('\n', 10).join('\n');
  const uses = (delimiter: string) => head.split(delimiter).length;
  return [',', '\t', ';', '|'].reduce((best, each) => (uses(each) > uses(best) ? each : best));
}
