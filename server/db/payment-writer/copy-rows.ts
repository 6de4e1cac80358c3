import { flagText } from '../../../schema/values/payment-flag.ts';
import { dayText } from './day-text.ts';
import type { PersonRun } from './person-run.ts';
import type { TallyDelta } from './tally-sums.ts';
import type { BatchHeader, PaymentColumns } from './types.ts';

const signature = Buffer.concat([Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), Buffer.alloc(8)]);
const trailer = Buffer.from([0xff, 0xff]);
const nothing = Buffer.from([0xff, 0xff, 0xff, 0xff]);

/** What COPY's binary form begins and ends with (PostgreSQL manual, COPY, Binary Format). */
export const copyEnds = { signature, trailer } as const;

/** Rows in COPY's binary form: half the work of its text form, on both sides. */
class RowBuffer {
  bytes = Buffer.allocUnsafe(1 << 16);
  length = 0;

  room(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.length + more));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }

  add(piece: Buffer): void {
    piece.copy(this.bytes, this.length);
    this.length += piece.length;
  }

  integer(value: number): void {
    this.bytes.writeInt32BE(4, this.length);
    this.bytes.writeInt32BE(value, this.length + 4);
    this.length += 8;
  }

  big(value: number): void {
    this.bytes.writeInt32BE(8, this.length);
    // Two halves: a BigInt for each row would be the largest part of the garbage.
    this.bytes.writeInt32BE(Math.floor(value / 0x1_0000_0000), this.length + 4);
    this.bytes.writeUInt32BE(value >>> 0, this.length + 8);
    this.length += 12;
  }

  /** The rows so far, as bytes of their own; empty afterwards. */
  take(): Buffer {
    const taken = Buffer.from(this.bytes.subarray(0, this.length));
    this.length = 0;
    return taken;
  }
}

function textField(text: string | null): Buffer {
  if (text === null) return nothing;
  const body = Buffer.from(text, 'utf8');
  const field = Buffer.alloc(4 + body.length);
  field.writeInt32BE(body.length);
  body.copy(field, 4);
  return field;
}

function integerField(value: number): Buffer {
  const field = Buffer.alloc(8);
  field.writeInt32BE(4);
  field.writeInt32BE(value, 4);
  return field;
}

function fieldCount(fields: number): Buffer {
  const count = Buffer.alloc(2);
  count.writeInt16BE(fields);
  return count;
}

/** Fields that repeat, made once. */
class RepeatedFields {
  readonly #places: readonly Buffer[];
  readonly #categories: readonly Buffer[];
  readonly #days: Buffer[] = [];
  readonly #flags = new Map<number, Buffer>();

  constructor({ places, categories }: BatchHeader) {
    this.#places = places.map(({ townshipCode, villageCode }) =>
      Buffer.concat([textField(townshipCode), textField(villageCode)]),
    );
    this.#categories = categories.map(textField);
  }

  place = (index: number): Buffer => this.#places[index] as Buffer;
  category = (index: number): Buffer => this.#categories[index] as Buffer;

  day(day: number): Buffer {
    if (day === -1) return nothing;
    this.#days[day] ??= textField(dayText(day));
    return this.#days[day] as Buffer;
  }

  flags(mask: number): Buffer {
    let field = this.#flags.get(mask);
    if (!field) {
      field = textField(flagText(mask));
      this.#flags.set(mask, field);
    }
    return field;
  }
}

const hashLength = Buffer.from([0, 0, 0, 16]);
/** Everything of a row but its receipt number, generously. */
const rowRoom = 512;

/** Makes rows of `payment` and of `insured_person`, all columns in the order of the tables. */
export class CopyRows {
  readonly #rows = new RowBuffer();
  readonly #repeated: RepeatedFields;
  readonly #payment: Buffer;
  readonly #person: Buffer;
  readonly #tally: Buffer;
  readonly #batch: Buffer;

  constructor(header: BatchHeader, batchNumber: number) {
    this.#repeated = new RepeatedFields(header);
    const campaign = [textField(header.countyCode), integerField(header.benefitYear)];
    this.#batch = integerField(batchNumber);
    this.#payment = Buffer.concat([fieldCount(13), ...campaign, this.#batch]);
    this.#person = Buffer.concat([fieldCount(8), ...campaign]);
    this.#tally = Buffer.concat([fieldCount(9), ...campaign]);
  }

  /** Rows `from` to `to` of a file's payments. */
  payments(rows: PaymentColumns, from: number, to: number): Buffer {
    const into = this.#rows;
    const repeated = this.#repeated;
    for (let i = from; i < to; i++) {
      const receipt = rows.receiptNumber[i] as string;
      into.room(rowRoom + receipt.length * 3);
      into.add(this.#payment);
      into.integer(rows.line[i] as number);
      const written = into.bytes.write(receipt, into.length + 4, 'utf8');
      into.bytes.writeInt32BE(written, into.length);
      into.length += 4 + written;
      into.add(hashLength);
      rows.personHash.copy(into.bytes, into.length, i * 16, i * 16 + 16);
      into.length += 16;
      into.add(repeated.place(rows.place[i] as number));
      into.add(repeated.category(rows.category[i] as number));
      into.big(rows.amountFen[i] as number);
      into.add(repeated.day(rows.paidDay[i] as number));
      into.add(repeated.day(rows.postedDay[i] as number));
      into.add(repeated.flags(rows.flags[i] as number));
    }
    return into.take();
  }

  /** Row `i` of a run as a counted person; gathered until `take`. */
  addPerson(run: PersonRun, i: number): void {
    const into = this.#rows;
    into.room(rowRoom);
    into.add(this.#person);
    into.add(hashLength);
    run.hash.copy(into.bytes, into.length, i * 16, i * 16 + 16);
    into.length += 16;
    into.add(this.#batch);
    into.add(this.#repeated.place(run.place[i] as number));
    into.add(this.#repeated.category(run.category[i] as number));
    into.add(this.#repeated.day(run.day[i] as number));
  }

  /** Rows of `tally` by its first nine columns. */
  tallies(deltas: readonly TallyDelta[]): Buffer {
    const into = this.#rows;
    for (const { level, paidOn, divisionCode, categoryCode, persons, payments, amountFen } of deltas) {
      into.room(rowRoom);
      into.add(this.#tally);
      for (const text of [level, paidOn, divisionCode, categoryCode]) into.add(textField(text));
      into.integer(persons);
      into.integer(payments);
      into.big(amountFen);
    }
    return into.take();
  }

  get gathered(): number {
    return this.#rows.length;
  }

  take(): Buffer {
    return this.#rows.take();
  }
}
