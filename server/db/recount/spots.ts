/** Where and when a payment or a person counts. */
export interface Spot {
  readonly townshipCode: string;
  readonly villageCode: string | null;
  readonly categoryCode: string;
  readonly day: string;
}

/** Stands at the end of the place of payments whose own posting day is known. */
export const postedMark = '|+';

/**
 * A row as one text, since each further value of a row costs as much as reading it: the first 20 hexadecimal digits of
 * the person's hash, the day, the amount in fen (none for a person), `|`, and the place as
 * `township|village|category`, with the mark or without.
 */
export type RowText = string;

/** Digits of a hash that are read: 80 bits, enough to tell a province apart. */
export const hashDigits = 20;
const dayEnd = hashDigits + '2024-10-01'.length;

/** Spots as two lists of the same length: places as in a row, and days as numbers, 20241001. */
export interface SpotTexts {
  readonly places: readonly string[];
  readonly days: readonly number[];
}

/**
 * Numbers for spots: some ten thousands, however many rows there are. Places and days are looked up one by one, some
 * hundreds each: in the order of a hash every row stands elsewhere, and a list of all spots would not stay in the cache.
 */
export class Spots implements SpotTexts {
  readonly #placeNumbers = new Map<string, number>();
  readonly #dayNumbers = new Map<number, number>();
  /** By place, then day; a spot's number plus one. */
  readonly #numbers: number[][] = [];
  readonly places: string[] = [];
  readonly days: number[] = [];

  get length(): number {
    return this.places.length;
  }

  /** @param text of a row @param amountEnd where its amount ends */
  numberAt(text: RowText, amountEnd: number): number {
    const day = digitsAt(text, hashDigits, 4) * 10_000 + digitsAt(text, 25, 2) * 100 + digitsAt(text, 28, 2);
    return this.numberOf(text.slice(amountEnd + 1), day);
  }

  numberOf(place: string, day: number): number {
    let placeNumber = this.#placeNumbers.get(place);
    if (placeNumber === undefined) {
      placeNumber = this.#placeNumbers.size;
      this.#placeNumbers.set(place, placeNumber);
      this.#numbers.push([]);
    }
    let dayNumber = this.#dayNumbers.get(day);
    if (dayNumber === undefined) {
      dayNumber = this.#dayNumbers.size;
      this.#dayNumbers.set(day, dayNumber);
    }
    const ofPlace = this.#numbers[placeNumber] as number[];
    const known = ofPlace[dayNumber] ?? 0;
    if (known !== 0) return known - 1;
    while (ofPlace.length <= dayNumber) ofPlace.push(0);
    const number = this.places.length;
    ofPlace[dayNumber] = number + 1;
    this.places.push(place);
    this.days.push(day);
    return number;
  }

  /** -1 when no row stood there. */
  find(place: string, day: number): number {
    const ofPlace = this.#numbers[this.#placeNumbers.get(place) ?? -1];
    return (ofPlace?.[this.#dayNumbers.get(day) ?? -1] ?? 0) - 1;
  }

  parsed(): Spot[] {
    return this.places.map((place, i) => {
      const [townshipCode = '', village = '', categoryCode = ''] = place.split('|');
      const day = String(this.days[i])
        .padStart(8, '0')
        .replace(/^(.{4})(..)(..)$/, '$1-$2-$3');
      return { townshipCode, villageCode: village === '' ? null : village, categoryCode, day };
    });
  }
}

/** Where the amount of a row ends, and the amount; 0 for a person. */
export function amountOf(text: RowText): { amountFen: number; end: number } {
  const end = text.indexOf('|', dayEnd);
  const isNegative = text.charCodeAt(dayEnd) === minus;
  let amountFen = 0;
  for (let i = isNegative ? dayEnd + 1 : dayEnd; i < end; i++) {
    amountFen = amountFen * 10 + (text.charCodeAt(i) - zero);
  }
  return { amountFen: isNegative ? -amountFen : amountFen, end };
}

const zero = '0'.charCodeAt(0);
const minus = '-'.charCodeAt(0);

function digitsAt(text: string, from: number, length: number): number {
  let number = 0;
  for (let i = from; i < from + length; i++) number = number * 10 + (text.charCodeAt(i) - zero);
  return number;
}

const valueOfDigit = new Uint8Array(128);
for (let value = 0; value < 16; value++) {
  valueOfDigit['0123456789ABCDEF'.charCodeAt(value)] = value;
  valueOfDigit['0123456789abcdef'.charCodeAt(value)] = value;
}

/** At most eight digits; a quarter of the time of `parseInt`, which counts for millions of rows. */
function digitsOf(text: RowText, from: number, to: number): number {
  let bits = 0;
  for (let i = from; i < to; i++) bits = (bits << 4) | (valueOfDigit[text.charCodeAt(i)] as number);
  return bits >>> 0;
}

/**
 * Rows by person, four words each: the first 80 bits of the hash, 32, 32 and 16 of them, and the spot. One buffer, so
 * that a row that is looked at out of order costs one miss of the cache and not four.
 */
export class PersonRows {
  length = 0;
  words: Uint32Array<ArrayBuffer>;

  /** @param expected rows; more make it grow */
  constructor(expected: number) {
    this.words = new Uint32Array((expected + 1024) * wordsOfRow);
  }

  /** Rows that are in place already, with room for no more. */
  static of(words: Uint32Array<ArrayBuffer>, length: number): PersonRows {
    const rows = new PersonRows(0);
    rows.words = words;
    rows.length = length;
    return rows;
  }

  /** @param text of the row */
  add(text: RowText, spot: number): void {
    const at = this.length * wordsOfRow;
    if (at === this.words.length) {
      const longer = new Uint32Array(Math.ceil(this.length * 1.3) * wordsOfRow);
      longer.set(this.words);
      this.words = longer;
    }
    const words = this.words;
    words[at] = digitsOf(text, 0, 8);
    words[at + 1] = digitsOf(text, 8, 16);
    words[at + 2] = digitsOf(text, 16, hashDigits);
    words[at + spotWord] = spot;
    this.length++;
  }
}

export const wordsOfRow = 4;
export const spotWord = 3;

/** Order of two rows by their hash; 0 for the same person. Given where their words begin. */
export function compareHashes(
  left: Uint32Array,
  leftAt: number,
  right: Uint32Array,
  rightAt: number,
): number {
  return (
    (left[leftAt] as number) - (right[rightAt] as number) ||
    (left[leftAt + 1] as number) - (right[rightAt + 1] as number) ||
    (left[leftAt + 2] as number) - (right[rightAt + 2] as number)
  );
}
