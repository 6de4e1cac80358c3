import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto';
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** One person in one category as a row of the file tells it. */
export interface StagedRow {
  readonly hash: Buffer;
  readonly nameHash: Buffer;
  readonly line: number;
  readonly household: number | null;
  /** Indexes into the caller's lists; null for none. */
  readonly place: number | null;
  readonly category: number | null;
  readonly status: number;
  readonly disabilityGrade: number | null;
  readonly lowIncomeFamily: boolean | null;
  readonly student: boolean | null;
  readonly ethnicMinority: boolean | null;
  readonly idNumber: string;
  readonly name: string;
}

/** Rows of some of the key space, in key order; rows of one person in the order they came. */
export interface StagedGroup {
  /** First byte of the keys: from, and up to but not including. */
  readonly from: number;
  readonly to: number;
  readonly rows: readonly StagedRow[];
}

const partitions = 256;
const firstBytes = 4 * 1024;
/** A partition that grows past this goes to disk. */
const mostBytes = 64 * 1024;
const headBytes = 41;
const none16 = 0xffff;
const none8 = 0xff;
/** Position and 32 bits of key fit the 53 exact bits of a number. */
const positions = 1 << 20;

/**
 * The rows of a roster, put in key order while they come: written in that order each page of an index is written about
 * once, and what the database has can be read beside it. A register of millions goes through a file of its own, which
 * is encrypted under a key nobody keeps and has no name while it is open.
 */
export class RosterStage {
  rows = 0;
  readonly #folder: string;
  readonly #parts = Array.from({ length: partitions }, () => new Part());
  readonly #key = randomBytes(32);
  #file: number | null = null;
  #path = '';
  #end = 0;
  #blocks = 0;

  /** @param folder on a disk with room for the rows: about 80 bytes each */
  constructor(folder: string) {
    this.#folder = folder;
  }

  add(row: StagedRow): void {
    const part = this.#parts[row.hash[0] as number] as Part;
    const id = Buffer.from(row.idNumber, 'latin1');
    const name = Buffer.from(row.name, 'utf8');
    const length = headBytes + id.length + name.length;
    if (part.length + length > mostBytes) this.#spill(part);
    const at = part.reserve(length);
    const bytes = part.bytes;
    row.hash.copy(bytes, at);
    row.nameHash.copy(bytes, at + 16);
    bytes.writeUInt32LE(row.line, at + 24);
    bytes.writeUInt32LE(row.household ?? 0, at + 28);
    bytes.writeUInt16LE(row.place ?? none16, at + 32);
    bytes[at + 34] = row.category ?? none8;
    bytes[at + 35] = row.status;
    bytes[at + 36] = row.disabilityGrade ?? 0;
    bytes[at + 37] = bits(row.lowIncomeFamily) | (bits(row.student) << 2) | (bits(row.ethnicMinority) << 4);
    bytes[at + 38] = id.length;
    bytes.writeUInt16LE(name.length, at + 39);
    id.copy(bytes, at + headBytes);
    name.copy(bytes, at + headBytes + id.length);
    part.rows++;
    this.rows++;
  }

  /**
   * All rows, once, in groups of at least `rowsAtOnce` where there are so many. The groups cover the whole key space.
   *
   * @param widest of 256: how much of the key space a group may cover, for what else is read of it
   */
  *groups(rowsAtOnce: number, widest = partitions): Generator<StagedGroup, void, undefined> {
    let rows: StagedRow[] = [];
    let from = 0;
    for (let p = 0; p < partitions; p++) {
      const part = this.#parts[p] as Part;
      const sorted = inOrder(this.#bytesOf(part), part.rows);
      rows = rows.length === 0 ? sorted : rows.concat(sorted);
      part.clear();
      const isSmall = rows.length < rowsAtOnce && p + 1 - from < widest;
      if (isSmall && p < partitions - 1) continue;
      yield { from, to: p + 1, rows };
      rows = [];
      from = p + 1;
    }
  }

  close(): void {
    if (this.#file === null) return;
    closeSync(this.#file);
    this.#file = null;
    rmSync(this.#path, { force: true });
  }

  #spill(part: Part): void {
    this.#file ??= this.#openFile();
    const block = this.#blocks++;
    const bytes = this.#cipher(block, part.bytes.subarray(0, part.length), true);
    writeSync(this.#file, bytes, 0, bytes.length, this.#end);
    part.spilled.push({ block, offset: this.#end, length: bytes.length });
    this.#end += bytes.length;
    part.length = 0;
  }

  #openFile(): number {
    this.#path = join(this.#folder, `roster-${randomUUID()}.stage`);
    const file = openSync(this.#path, 'wx+', 0o600);
    try {
      // Without a name it goes with the process, however that ends. Windows keeps the name until `close`.
      rmSync(this.#path);
    } catch {}
    return file;
  }

  #bytesOf(part: Part): Buffer {
    if (part.spilled.length === 0) return part.bytes.subarray(0, part.length);
    const pieces = part.spilled.map(({ block, offset, length }) => {
      const bytes = Buffer.allocUnsafe(length);
      let read = 0;
      while (read < length) {
        const got = readSync(this.#file as number, bytes, read, length - read, offset + read);
        if (got === 0) throw new Error('the stage of a roster ended early');
        read += got;
      }
      return this.#cipher(block, bytes, false);
    });
    return Buffer.concat([...pieces, part.bytes.subarray(0, part.length)]);
  }

  /** Each block has a counter of its own under the key of this one import. */
  #cipher(block: number, bytes: Buffer, isWriting: boolean): Buffer {
    const counter = Buffer.alloc(16);
    counter.writeUInt32BE(block, 0);
    const cipher = isWriting
      ? createCipheriv('aes-256-ctr', this.#key, counter)
      : createDecipheriv('aes-256-ctr', this.#key, counter);
    return cipher.update(bytes);
  }
}

class Part {
  bytes = Buffer.alloc(0);
  length = 0;
  rows = 0;
  spilled: { block: number; offset: number; length: number }[] = [];

  reserve(length: number): number {
    const at = this.length;
    this.length += length;
    if (this.length > this.bytes.length) {
      const longer = Buffer.alloc(
        Math.max(this.length, Math.min(mostBytes, this.bytes.length * 2), firstBytes),
      );
      this.bytes.copy(longer, 0, 0, at);
      this.bytes = longer;
    }
    return at;
  }

  clear(): void {
    this.bytes = Buffer.alloc(0);
    this.length = 0;
    this.rows = 0;
    this.spilled = [];
  }
}

function inOrder(bytes: Buffer, rows: number): StagedRow[] {
  if (rows >= positions) throw new Error('too many rows of a roster begin alike');
  const starts = new Uint32Array(rows);
  const order = new Float64Array(rows);
  for (let i = 0, at = 0; i < rows; i++) {
    starts[i] = at;
    order[i] = bytes.readUInt32BE(at + 1) * positions + i;
    at += headBytes + (bytes[at + 38] as number) + bytes.readUInt16LE(at + 39);
  }
  order.sort();
  const sorted: Row[] = Array.from(order, (key) => new Row(bytes, starts[key % positions] as number));
  // Keys alike in five bytes are nearly always one person's; where they are not, the rest decides.
  for (let i = 1; i < rows; i++) {
    for (let k = i; k > 0; k--) {
      const [before, after] = [sorted[k - 1] as Row, sorted[k] as Row];
      if (before.hash.compare(after.hash) <= 0) break;
      sorted[k - 1] = after;
      sorted[k] = before;
    }
  }
  return sorted;
}

/** A row as its bytes: what is not asked for is not read. */
class Row implements StagedRow {
  readonly hash: Buffer;
  readonly #bytes: Buffer;
  readonly #at: number;

  constructor(bytes: Buffer, at: number) {
    this.hash = bytes.subarray(at, at + 16);
    this.#bytes = bytes;
    this.#at = at;
  }

  get nameHash(): Buffer {
    return this.#bytes.subarray(this.#at + 16, this.#at + 24);
  }

  get line(): number {
    return this.#bytes.readUInt32LE(this.#at + 24);
  }

  get household(): number | null {
    return this.#bytes.readUInt32LE(this.#at + 28) || null;
  }

  get place(): number | null {
    const place = this.#bytes.readUInt16LE(this.#at + 32);
    return place === none16 ? null : place;
  }

  get category(): number | null {
    const category = this.#bytes[this.#at + 34] as number;
    return category === none8 ? null : category;
  }

  get status(): number {
    return this.#bytes[this.#at + 35] as number;
  }

  get disabilityGrade(): number | null {
    return this.#bytes[this.#at + 36] || null;
  }

  get lowIncomeFamily(): boolean | null {
    return this.#fact(0);
  }

  get student(): boolean | null {
    return this.#fact(2);
  }

  get ethnicMinority(): boolean | null {
    return this.#fact(4);
  }

  get idNumber(): string {
    return this.#bytes.toString('latin1', this.#at + headBytes, this.#idEnd);
  }

  get name(): string {
    const from = this.#idEnd;
    return this.#bytes.toString('utf8', from, from + this.#bytes.readUInt16LE(this.#at + 39));
  }

  get #idEnd(): number {
    return this.#at + headBytes + (this.#bytes[this.#at + 38] as number);
  }

  #fact(shift: number): boolean | null {
    const two = ((this.#bytes[this.#at + 37] as number) >> shift) & 3;
    return two === 0 ? null : two === 2;
  }
}

function bits(fact: boolean | null): number {
  return fact === null ? 0 : fact ? 2 : 1;
}
