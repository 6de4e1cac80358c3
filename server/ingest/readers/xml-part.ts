import { isUtf8 } from 'node:buffer';
import { crc32 } from 'node:zlib';
import { UnreadableFile } from '../row.ts';
import { splitAtCharacter } from '../sniff.ts';

/** Text of one cell: Excel itself stops at 32,767 characters. */
const longestCell = 1024 * 1024;
/** Excel writes none; entities declared in one can read files or grow without end. */
const doctype = Buffer.from('<!DOCTYPE');
const sharedText = Buffer.from('t="s"');
const tailBytes = 256;

/** Looks at one XML part of a workbook as it is unpacked, before any parser sees it. */
export class XmlPart {
  /** Whether some cell takes its text from the shared table. */
  usesSharedStrings = false;
  readonly #name: string;
  #sum = 0;
  #sinceTag = 0;
  #tail = Buffer.alloc(0);
  #carry = Buffer.alloc(0);

  constructor(name: string) {
    this.#name = name;
  }

  /** @throws UnreadableFile XLSX_DAMAGED, XLSX_TOO_LARGE, XLSX_UNSAFE */
  push(chunk: Buffer): void {
    this.#sum = crc32(chunk, this.#sum);
    const seam = Buffer.concat([this.#tail.subarray(-doctype.length), chunk.subarray(0, doctype.length)]);
    if (chunk.includes(doctype) || seam.includes(doctype)) throw new UnreadableFile('XLSX_UNSAFE', 'DOCTYPE');
    this.usesSharedStrings ||= chunk.includes(sharedText);
    const last = chunk.lastIndexOf(60);
    const first = last === -1 ? chunk.length : chunk.indexOf(60);
    if (this.#sinceTag + first > longestCell)
      throw new UnreadableFile('XLSX_TOO_LARGE', '一个单元格超过 1 MB');
    this.#sinceTag = last === -1 ? this.#sinceTag + chunk.length : chunk.length - last;
    const bytes = this.#carry.length === 0 ? chunk : Buffer.concat([this.#carry, chunk]);
    const [whole, rest] = splitAtCharacter(bytes);
    if (!isUtf8(whole)) throw new UnreadableFile('XLSX_DAMAGED');
    this.#carry = Buffer.from(rest);
    this.#tail = Buffer.from(Buffer.concat([this.#tail, chunk.subarray(-tailBytes)]).subarray(-tailBytes));
  }

  /**
   * The checksum fits and the root element is closed: a parser that reads row by row takes what breaks off for the end.
   *
   * @throws UnreadableFile XLSX_DAMAGED
   */
  end(crc: number): void {
    if (this.#sum !== crc || this.#carry.length > 0) throw new UnreadableFile('XLSX_DAMAGED');
    if (!/worksheets\/[^/]+\.xml$|sharedStrings\.xml$|workbook\.xml$/i.test(this.#name)) return;
    const tail = this.#tail.toString('latin1').trimEnd();
    if (!/<\/(?:\w+:)?(?:worksheet|sst|workbook)\s*>$|\/>$|-->$/.test(tail))
      throw new UnreadableFile('XLSX_DAMAGED');
  }
}
