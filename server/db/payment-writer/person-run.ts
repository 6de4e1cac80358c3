import type { PaymentColumns } from './types.ts';

/** Rows of one run: 2^20, so that a prefix and a position fit the 53 exact bits of a number. */
export const runRows = 1 << 20;

/** Copies the hash of row `i` into a 16-byte buffer. */
export function copyHash(hashes: Buffer, i: number, into: Buffer): void {
  for (let k = 0; k < 16; k++) into[k] = hashes[i * 16 + k] as number;
}

/**
 * Persons of up to a million payments, held until they can be written in key order.
 *
 * A person's key is a hash, so writing persons row by row touches a random page each time and every slice would
 * rewrite the whole index to the log. In key order each page is written about once.
 */
export class PersonRun {
  length = 0;
  hash = Buffer.alloc(0);
  line = new Int32Array(0);
  place = new Int32Array(0);
  category = new Int32Array(0);
  day = new Int32Array(0);
  flags = new Int32Array(0);

  /** Rows that still fit. */
  get room(): number {
    return runRows - this.length;
  }

  add(rows: PaymentColumns, i: number): void {
    const n = this.length;
    if (n === this.line.length) this.#grow();
    for (let k = 0; k < 16; k++) this.hash[n * 16 + k] = rows.personHash[i * 16 + k] as number;
    this.line[n] = rows.line[i] as number;
    this.place[n] = rows.place[i] as number;
    this.category[n] = rows.category[i] as number;
    this.day[n] = rows.paidDay[i] as number;
    this.flags[n] = rows.flags[i] as number;
    this.length++;
  }

  /** One row that is not part of columns. */
  addRow(hash: Uint8Array, line: number, place: number, category: number, day: number, flags: number): void {
    const n = this.length;
    if (n === this.line.length) this.#grow();
    this.hash.set(hash, n * 16);
    this.line[n] = line;
    this.place[n] = place;
    this.category[n] = category;
    this.day[n] = day;
    this.flags[n] = flags;
    this.length++;
  }

  /** The hash of row `i`, in `into`: a view of its own for each row would be the largest part of the garbage. */
  hashAt(i: number, into: Buffer): Buffer {
    copyHash(this.hash, i, into);
    return into;
  }

  /**
   * Each person once, in key order.
   *
   * @param visit gets the person's first row, the row of the earliest day (the first of that day), and the later rows
   */
  forEachPerson(visit: (first: number, earliest: number, later: readonly number[]) => void): void {
    const order = new Float64Array(this.length);
    for (let i = 0; i < this.length; i++) order[i] = this.hash.readUInt32BE(i * 16) * runRows + i;
    order.sort();
    const none: readonly number[] = [];
    for (let at = 0; at < order.length; ) {
      const prefix = Math.floor((order[at] as number) / runRows);
      let end = at + 1;
      while (end < order.length && Math.floor((order[end] as number) / runRows) === prefix) end++;
      if (end === at + 1) {
        const only = (order[at] as number) % runRows;
        visit(only, only, none);
      } else this.#samePrefix(order.subarray(at, end), visit);
      at = end;
    }
  }

  clear(): void {
    this.length = 0;
  }

  #samePrefix(
    order: Float64Array,
    visit: (first: number, earliest: number, later: readonly number[]) => void,
  ): void {
    const persons = new Map<string, number[]>();
    for (const key of order) {
      const i = key % runRows;
      const hash = this.hash.toString('latin1', i * 16, i * 16 + 16);
      const rows = persons.get(hash);
      if (rows) rows.push(i);
      else persons.set(hash, [i]);
    }
    for (const [, [first, ...later]] of [...persons].sort(([a], [b]) => (a < b ? -1 : 1))) {
      let earliest = first as number;
      for (const i of later) if ((this.day[i] as number) < (this.day[earliest] as number)) earliest = i;
      visit(first as number, earliest, later);
    }
  }

  #grow(): void {
    const size = Math.min(runRows, Math.max(16_384, Math.ceil(this.line.length * 1.5)));
    const hash = Buffer.alloc(size * 16);
    this.hash.copy(hash);
    this.hash = hash;
    const longer = (from: Int32Array) => {
      const into = new Int32Array(size);
      into.set(from);
      return into;
    };
    this.line = longer(this.line);
    this.place = longer(this.place);
    this.category = longer(this.category);
    this.day = longer(this.day);
    this.flags = longer(this.flags);
  }
}
