import { personHashBytes } from '../id-hash.ts';

/** Payments read and checked, as columns: an object a row costs more than writing the row. Reused after `clear`. */
export class PaymentChunk {
  length = 0;
  receiptNumber: string[] = [];
  line = new Int32Array(4096);
  /** 16 bytes a row. */
  personHash = Buffer.alloc(4096 * personHashBytes);
  /** Index into the places of the import. */
  place = new Int32Array(4096);
  /** Index into the category codes of the import. */
  category = new Int32Array(4096);
  amountFen = new Float64Array(4096);
  /** Days since 1970-01-01. */
  paidDay = new Int32Array(4096);
  /** Days since 1970-01-01, -1 when the file has none. */
  postedDay = new Int32Array(4096);
  /** Bits of `schema/values/payment-flag`. */
  flags = new Int32Array(4096);

  /** Makes room for one more row and answers its position; `length` grows when the row turns out good. */
  next(): number {
    if (this.length === this.line.length) this.#grow();
    return this.length;
  }

  clear(): void {
    this.length = 0;
    this.receiptNumber.length = 0;
  }

  #grow(): void {
    const size = this.line.length * 2;
    this.line = longer(this.line, new Int32Array(size));
    this.personHash = longer(this.personHash, Buffer.alloc(size * personHashBytes));
    this.place = longer(this.place, new Int32Array(size));
    this.category = longer(this.category, new Int32Array(size));
    this.amountFen = longer(this.amountFen, new Float64Array(size));
    this.paidDay = longer(this.paidDay, new Int32Array(size));
    this.postedDay = longer(this.postedDay, new Int32Array(size));
    this.flags = longer(this.flags, new Int32Array(size));
  }
}

function longer<A extends Int32Array | Float64Array | Buffer>(from: A, into: A): A {
  into.set(from);
  return into;
}
