/** Where a person stood first, and whether the name was the same. */
export interface EarlierLine {
  readonly sheet: number;
  readonly line: number;
  readonly sameName: boolean;
}

const categoriesInTable = 64;
const areas = 1_000_000;
const days = 300 * 12 * 31;
const idNumbers = areas * days * 1000;
const linesOfSheet = 2 ** 21;
/** Keys begin here, so that their high word is never 0, the mark of a free slot. */
const firstKey = 2 ** 32;
/** Room made before a file is read: 16 million slots, 268 MB. A larger file grows into more. */
const mostSlotsAhead = 1 << 24;

/**
 * Remembers who stood where in a file, in 16 bytes a person: a register of six million people fits into 130 MB. An ID
 * number without its check character is below 2^47, so it is kept exactly, not as a hash.
 */
export class SeenPersons {
  readonly #tables: Table[] = [];
  readonly #expected: number;

  /** @param expected about how many persons the file has: growing later costs a copy */
  constructor(expected = 0) {
    this.#expected = expected;
  }

  /**
   * Null when this person is new in this category.
   *
   * @param category a small number; each has its own persons
   * @param name in the form names are compared in
   * @param sheet 0 for a file without sheets, whose lines may pass two million
   */
  add(idNumber: string, category: number, name: string, sheet: number, line: number): EarlierLine | null {
    const at = Math.floor(category / categoriesInTable);
    this.#tables[at] ??= new Table(at === 0 ? this.#expected : 0);
    const key = personNumber(idNumber) * categoriesInTable + (category % categoriesInTable) + firstKey;
    const hash = hashOf(name);
    const place = sheet * linesOfSheet + line;
    const earlier = (this.#tables[at] as Table).add(key, hash, place);
    if (earlier === null) return null;
    const isCsv = sheet === 0;
    return {
      sheet: isCsv ? 0 : Math.floor(earlier.place / linesOfSheet),
      line: isCsv ? earlier.place : earlier.place % linesOfSheet,
      sameName: earlier.name === hash,
    };
  }
}

/** Open addressing over one flat array: key (two words), name, place. Doubles when four fifths full. */
class Table {
  #slots: Int32Array;
  #used = 0;
  readonly #found = { name: 0, place: 0 };

  constructor(expected: number) {
    let size = 1 << 12;
    while (size * 0.8 < expected && size < mostSlotsAhead) size *= 2;
    this.#slots = new Int32Array(size * 4);
  }

  /** What stood there before, in an object that the next call overwrites; null when the key is new. */
  add(key: number, name: number, place: number): { readonly name: number; readonly place: number } | null {
    const high = Math.floor(key / 0x1_0000_0000);
    const low = (key - high * 0x1_0000_0000) | 0;
    const slots = this.#slots;
    const at = slotOf(slots, high, low);
    if (slots[at] !== 0) {
      this.#found.name = slots[at + 2] as number;
      this.#found.place = slots[at + 3] as number;
      return this.#found;
    }
    slots[at] = high;
    slots[at + 1] = low;
    slots[at + 2] = name;
    slots[at + 3] = place;
    if (++this.#used > slots.length * 0.2) this.#grow();
    return null;
  }

  #grow(): void {
    const old = this.#slots;
    const slots = new Int32Array(old.length * 2);
    for (let i = 0; i < old.length; i += 4) {
      const high = old[i] as number;
      if (high === 0) continue;
      const low = old[i + 1] as number;
      const at = slotOf(slots, high, low);
      slots[at] = high;
      slots[at + 1] = low;
      slots[at + 2] = old[i + 2] as number;
      slots[at + 3] = old[i + 3] as number;
    }
    this.#slots = slots;
  }
}

/** Where the slot of a key begins, or the free one where it belongs. The high word of a key is never 0. */
function slotOf(slots: Int32Array, high: number, low: number): number {
  const mask = slots.length / 4 - 1;
  let hash = Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b);
  hash ^= hash >>> 15;
  let at = (hash & mask) * 4;
  while (slots[at] !== 0 && (slots[at] !== high || slots[at + 1] !== low)) at = (at + 4) & (slots.length - 1);
  return at;
}

/** Below 1.3e14: ID numbers first, then temporary codes; the check character says nothing new. */
function personNumber(idNumber: string): number {
  if (idNumber.length !== 18) return idNumbers + Number(idNumber.slice(3, 16));
  const at = (i: number) => idNumber.charCodeAt(i) - 48;
  let area = 0;
  for (let i = 0; i < 6; i++) area = area * 10 + at(i);
  const year = at(6) * 1000 + at(7) * 100 + at(8) * 10 + at(9) - 1900;
  const day = (year * 12 + at(10) * 10 + at(11) - 1) * 31 + at(12) * 10 + at(13) - 1;
  return (area * days + day) * 1000 + at(14) * 100 + at(15) * 10 + at(16);
}

/** FNV-1a over the characters: two names differ by accident once in four thousand million. */
function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash;
}
