/** Where and when a payment or a person counts. */
export interface Spot {
  readonly townshipCode: string;
  readonly villageCode: string | null;
  readonly categoryCode: string;
  readonly day: string;
}

/** Stands at the end of the place of payments whose own posting day is known. */
export const postedMark = '|+';

/** Spots as two lists of the same length: `township|village|category`, with the mark or without, and the day. */
export interface SpotTexts {
  readonly places: readonly string[];
  readonly days: readonly string[];
}

/**
 * Numbers for spots: some ten thousands, however many rows there are. Places and days are looked up one by one, some
 * hundreds each: in the order of a hash every row stands elsewhere, and a list of all spots would not stay in the cache.
 */
export class Spots implements SpotTexts {
  readonly #placeNumbers = new Map<string, number>();
  readonly #dayNumbers = new Map<string, number>();
  /** By place, then day; a spot's number plus one. */
  readonly #numbers: number[][] = [];
  readonly places: string[] = [];
  readonly days: string[] = [];

  get length(): number {
    return this.places.length;
  }

  numberOf(place: string, day: string): number {
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
  find(place: string, day: string): number {
    const ofPlace = this.#numbers[this.#placeNumbers.get(place) ?? -1];
    return (ofPlace?.[this.#dayNumbers.get(day) ?? -1] ?? 0) - 1;
  }

  parsed(): Spot[] {
    return this.places.map((place, i) => {
      const [townshipCode = '', village = '', categoryCode = ''] = place.split('|');
      return {
        townshipCode,
        villageCode: village === '' ? null : village,
        categoryCode,
        day: this.days[i] as string,
      };
    });
  }
}

/** Digits of a hash that are read: 80 bits, enough to tell a province apart. */
export const hashDigits = 20;

const valueOfDigit = new Uint8Array(128);
for (let value = 0; value < 16; value++) {
  valueOfDigit['0123456789ABCDEF'.charCodeAt(value)] = value;
  valueOfDigit['0123456789abcdef'.charCodeAt(value)] = value;
}

/** At most eight digits; a quarter of the time of `parseInt`, which counts for millions of rows. */
function digitsOf(hash: string, from: number, to: number): number {
  let bits = 0;
  for (let i = from; i < to; i++) bits = (bits << 4) | (valueOfDigit[hash.charCodeAt(i)] as number);
  return bits >>> 0;
}

/** Rows by person: the first 80 bits of the hash and the spot. */
export class PersonColumns {
  length = 0;
  high: Float64Array<ArrayBuffer>;
  low: Uint32Array<ArrayBuffer>;
  spot: Int32Array<ArrayBuffer>;

  /** @param expected rows; more make the columns grow */
  constructor(expected: number) {
    this.high = new Float64Array(expected + 1024);
    this.low = new Uint32Array(expected + 1024);
    this.spot = new Int32Array(expected + 1024);
  }

  /** @param hash the first 20 hexadecimal digits */
  add(hash: string, spot: number): void {
    const n = this.length;
    if (n === this.spot.length) this.#grow();
    this.high[n] = digitsOf(hash, 0, 6) * 2 ** 24 + digitsOf(hash, 6, 12);
    this.low[n] = digitsOf(hash, 12, hashDigits);
    this.spot[n] = spot;
    this.length = n + 1;
  }

  #grow(): void {
    const size = Math.ceil(this.spot.length * 1.3);
    const longer = <Column extends { set(from: Column): void }>(from: Column, into: Column): Column => {
      into.set(from);
      return into;
    };
    this.high = longer(this.high, new Float64Array(size));
    this.low = longer(this.low, new Uint32Array(size));
    this.spot = longer(this.spot, new Int32Array(size));
  }
}
