import type { Place } from './types.ts';

/**
 * Which divisions a tally row is about. TOWNSHIP_SUM is the township with all categories together (category ''): a
 * county's progress then reads 20 rows a day, however many categories and payments there are.
 */
export type TallyLevel = 'TOWNSHIP' | 'TOWNSHIP_SUM' | 'VILLAGE';

/** One row to add to the tally table. */
export interface TallyDelta {
  readonly level: TallyLevel;
  /** Empty for the total of all days. */
  readonly paidOn: string;
  readonly divisionCode: string;
  readonly categoryCode: string;
  persons: number;
  payments: number;
  amountFen: number;
}

const dayLimit = 131_072;
const categoryLimit = 64;

/** Sums of one batch by place, category and day, kept in memory while its rows are written. */
export class TallySums {
  readonly #places: readonly Place[];
  readonly #categories: readonly string[];
  readonly #dayText: (day: number) => string;
  readonly #slotOf = new Map<number, number>();
  #keys: number[] = [];
  #persons: number[] = [];
  #payments: number[] = [];
  #amountFen: number[] = [];
  #lastKey = -1;
  #lastSlot = -1;
  readonly #moved = new Map<string, TallyDelta>();

  constructor(places: readonly Place[], categories: readonly string[], dayText: (day: number) => string) {
    if (categories.length > categoryLimit) throw new Error(`more than ${categoryLimit} categories`);
    this.#places = places;
    this.#categories = categories;
    this.#dayText = dayText;
  }

  addPayment(place: number, category: number, day: number, amountFen: number): void {
    const slot = this.#slot(place, category, day);
    this.#payments[slot] = (this.#payments[slot] as number) + 1;
    this.#amountFen[slot] = (this.#amountFen[slot] as number) + amountFen;
  }

  addPersons(place: number, category: number, day: number, persons: number): void {
    const slot = this.#slot(place, category, day);
    this.#persons[slot] = (this.#persons[slot] as number) + persons;
  }

  /** By codes: for daily totals, and for rows of earlier batches, whose place may be no longer among this batch's. */
  addAt(
    place: Place,
    categoryCode: string,
    paidOn: string,
    persons: number,
    payments: number,
    amountFen: number,
  ): void {
    this.#roll(this.#moved, place, categoryCode, paidOn, persons, payments, amountFen);
  }

  /** The rows to add, in key order; rows that come to nothing are left out. */
  deltas(): TallyDelta[] {
    const all = new Map<string, TallyDelta>();
    for (let slot = 0; slot < this.#keys.length; slot++) {
      const key = this.#keys[slot] as number;
      const day = key % dayLimit;
      const rest = (key - day) / dayLimit;
      const category = rest % categoryLimit;
      const place = this.#places[(rest - category) / categoryLimit] as Place;
      this.#roll(
        all,
        place,
        this.#categories[category] as string,
        this.#dayText(day),
        this.#persons[slot] as number,
        this.#payments[slot] as number,
        this.#amountFen[slot] as number,
      );
    }
    for (const [key, delta] of this.#moved) {
      const known = all.get(key);
      if (known) {
        known.persons += delta.persons;
        known.payments += delta.payments;
        known.amountFen += delta.amountFen;
      } else all.set(key, { ...delta });
    }
    return [...all]
      .filter(([, delta]) => delta.persons !== 0 || delta.payments !== 0 || delta.amountFen !== 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, delta]) => delta);
  }

  #slot(place: number, category: number, day: number): number {
    const key = (place * categoryLimit + category) * dayLimit + day;
    if (key === this.#lastKey) return this.#lastSlot;
    let slot = this.#slotOf.get(key);
    if (slot === undefined) {
      slot = this.#keys.length;
      this.#slotOf.set(key, slot);
      this.#keys.push(key);
      this.#persons.push(0);
      this.#payments.push(0);
      this.#amountFen.push(0);
    }
    this.#lastKey = key;
    this.#lastSlot = slot;
    return slot;
  }

  #roll(
    into: Map<string, TallyDelta>,
    place: Place,
    categoryCode: string,
    paidOn: string,
    persons: number,
    payments: number,
    amountFen: number,
  ): void {
    const add = (level: TallyLevel, day: string, divisionCode: string, categoryCode: string) => {
      const key = `${level} ${day} ${divisionCode} ${categoryCode}`;
      const known = into.get(key);
      if (known) {
        known.persons += persons;
        known.payments += payments;
        known.amountFen += amountFen;
      } else into.set(key, { level, paidOn: day, divisionCode, categoryCode, persons, payments, amountFen });
    };
    for (const day of ['', paidOn]) {
      add('TOWNSHIP', day, place.townshipCode, categoryCode);
      add('TOWNSHIP_SUM', day, place.townshipCode, '');
      if (place.villageCode !== null) add('VILLAGE', day, place.villageCode, categoryCode);
    }
  }
}
