import { dayText } from './day-text.ts';
import type { Place } from './types.ts';

/** Payments of one township and day paid whose own posting day is known. */
export interface PostedSum {
  readonly townshipCode: string;
  readonly paidOn: string;
  items: number;
  fen: number;
}

const dayLimit = 131_072;

/** What the payments of a batch say of 入库, kept in memory while they are written. */
export class PostedSums {
  readonly #places: readonly Place[];
  readonly #slots = new Map<number, { items: number; fen: number }>();
  readonly #others: PostedSum[] = [];

  constructor(places: readonly Place[]) {
    this.#places = places;
  }

  add(place: number, paidDay: number, amountFen: number): void {
    const key = place * dayLimit + paidDay;
    const slot = this.#slots.get(key);
    if (slot) {
      slot.items++;
      slot.fen += amountFen;
    } else this.#slots.set(key, { items: 1, fen: amountFen });
  }

  /** Sums of payments of earlier batches. */
  addSum(sum: PostedSum): void {
    this.#others.push({ ...sum });
  }

  /** By township and day, in no order. */
  sums(): PostedSum[] {
    const sums = new Map<string, PostedSum>();
    const add = (sum: PostedSum) => {
      const name = `${sum.townshipCode} ${sum.paidOn}`;
      const known = sums.get(name);
      if (known) {
        known.items += sum.items;
        known.fen += sum.fen;
      } else sums.set(name, { ...sum });
    };
    for (const [key, { items, fen }] of this.#slots) {
      const paidDay = key % dayLimit;
      const townshipCode = this.#places[(key - paidDay) / dayLimit]?.townshipCode ?? '';
      add({ townshipCode, paidOn: dayText(paidDay), items, fen });
    }
    for (const sum of this.#others) add(sum);
    return [...sums.values()];
  }
}
