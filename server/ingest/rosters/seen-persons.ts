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

/**
 * Remembers who stood where in a file, in 16 bytes a person: a register of six million people fits into 130 MB. An ID
 * number without its check character is below 2^47, so it is kept exactly, not as a hash.
 */
export class SeenPersons {
  readonly #tables: Table[] = [];

  /**
   * Null when this person is new in this category.
   *
   * @param category a small number; each has its own persons
   * @param name in the form names are compared in
   * @param sheet 0 for a file without sheets, whose lines may pass two million
   */
  add(idNumber: string, category: number, name: string, sheet: number, line: number): EarlierLine | null {
    const at = Math.floor(category / categoriesInTable);
    this.#tables[at] ??= new Table();
    const key = personNumber(idNumber) * categoriesInTable + (category % categoriesInTable) + 1;
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

/** Open addressing over flat arrays; doubles when three quarters full. */
class Table {
  #keys = new Float64Array(1 << 12);
  #names = new Int32Array(1 << 12);
  #places = new Int32Array(1 << 12);
  #used = 0;

  add(key: number, name: number, place: number): { name: number; place: number } | null {
    const at = slotOf(this.#keys, key);
    if (this.#keys[at] === key) return { name: this.#names[at] as number, place: this.#places[at] as number };
    this.#keys[at] = key;
    this.#names[at] = name;
    this.#places[at] = place;
    this.#used++;
    if (this.#used > this.#keys.length * 0.75) this.#grow();
    return null;
  }

  #grow(): void {
    const [keys, names, places] = [this.#keys, this.#names, this.#places];
    this.#keys = new Float64Array(keys.length * 2);
    this.#names = new Int32Array(keys.length * 2);
    this.#places = new Int32Array(keys.length * 2);
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i] as number;
      if (key === 0) continue;
      const at = slotOf(this.#keys, key);
      this.#keys[at] = key;
      this.#names[at] = names[i] as number;
      this.#places[at] = places[i] as number;
    }
  }
}

/** The slot of a key, or the free one where it belongs. */
function slotOf(keys: Float64Array, key: number): number {
  const mask = keys.length - 1;
  const high = Math.floor(key / 0x1_0000_0000);
  let at = (Math.imul((key % 0x1_0000_0000) | 0, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> 0;
  at = (at ^ (at >>> 15)) & mask;
  while (keys[at] !== 0 && keys[at] !== key) at = (at + 1) & mask;
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
