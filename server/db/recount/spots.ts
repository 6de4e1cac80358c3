/** Where and when a payment or a person counts. */
export interface Spot {
  readonly townshipCode: string;
  readonly villageCode: string | null;
  readonly categoryCode: string;
  readonly day: string;
}

/** Stands at the end of the text of payments whose own posting day is known. */
export const postedMark = '|+';

/** Numbers for spots: some thousands, however many rows there are. */
export class Spots {
  readonly #numbers = new Map<string, number>();
  readonly texts: string[] = [];

  numberOf(text: string): number {
    let number = this.#numbers.get(text);
    if (number === undefined) {
      number = this.texts.length;
      this.texts.push(text);
      this.#numbers.set(text, number);
    }
    return number;
  }

  /** -1 when no row stood there. */
  find(text: string): number {
    return this.#numbers.get(text) ?? -1;
  }

  parsed(): Spot[] {
    return this.texts.map((text) => {
      const [townshipCode = '', village = '', categoryCode = '', day = ''] = text.split('|');
      return { townshipCode, villageCode: village === '' ? null : village, categoryCode, day };
    });
  }
}

/** Rows by person: the first 80 bits of the hash (enough to tell a province apart) and the spot. */
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

  add(hash: string, spot: number): void {
    const n = this.length;
    if (n === this.spot.length) this.#grow();
    this.high[n] = Number.parseInt(hash.slice(0, 12), 16);
    this.low[n] = Number.parseInt(hash.slice(12, 20), 16);
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
