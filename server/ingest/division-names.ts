import { normalizeText } from '../../schema/files/column.ts';

/** A division as files may name it. */
export interface NamedDivision {
  readonly code: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly level: 'COUNTY' | 'TOWNSHIP' | 'VILLAGE';
  readonly parentCode: string | null;
}

/** A township with or without a village: where a payment was made. */
export interface PaymentPlace {
  readonly townshipCode: string;
  readonly villageCode: string | null;
}

export type NameMatch =
  | { readonly kind: 'found'; readonly division: NamedDivision }
  | { readonly kind: 'unknown'; readonly nearest: readonly string[] }
  | { readonly kind: 'ambiguous'; readonly names: readonly string[] };

const townshipTails = ['人民政府', '政府', '街道办事处', '街道办', '办事处', '街道', '社区办', '镇', '乡'];
const villageTails = ['村民委员会', '居民委员会', '村委会', '居委会', '社区', '村'];

/**
 * Names of one level under one parent. A name fits when it equals a name, alias or code after `normalizeText`; failing
 * that, when it is the bare stem (周党 for 周党镇) or the stem with the same sort of tail (街道 for 街道办事处) and only
 * one division has it. 周党乡 is not 周党镇: another tail is another place until someone records the alias.
 */
export class DivisionNames {
  /** More than one division for a name: two aliases clash, and nobody may guess which is meant. */
  readonly #exact = new Map<string, NamedDivision[]>();
  readonly #stems = new Map<string, NamedDivision[]>();
  readonly #divisions: readonly NamedDivision[];
  readonly #tails: readonly string[];
  readonly #countyNames: readonly string[];

  constructor(
    divisions: readonly NamedDivision[],
    level: 'TOWNSHIP' | 'VILLAGE',
    countyNames: readonly string[] = [],
  ) {
    this.#countyNames = countyNames.map(normalizeText);
    this.#divisions = divisions;
    this.#tails = level === 'TOWNSHIP' ? townshipTails : villageTails;
    for (const division of divisions) {
      for (const name of [division.code, division.name, ...division.aliases]) {
        const plain = normalizeText(name);
        const same = this.#exact.get(plain) ?? [];
        if (!same.includes(division)) this.#exact.set(plain, [...same, division]);
      }
      for (const stem of new Set([division.name, ...division.aliases].flatMap((name) => this.#forms(name)))) {
        const same = this.#stems.get(stem) ?? [];
        if (!same.includes(division)) this.#stems.set(stem, [...same, division]);
      }
    }
  }

  get isEmpty(): boolean {
    return this.#divisions.length === 0;
  }

  match(text: string): NameMatch {
    const plain = normalizeText(text);
    // 甲省乙县丙镇: what stands before a known name must end in our own county, not in another one.
    const county = this.#countyNames.find((name) => plain.includes(name));
    const short = county === undefined ? plain : plain.slice(plain.lastIndexOf(county) + county.length);
    for (const form of [plain, short, plain.replace(/(?:人民)?政府$/, '')]) {
      const same = this.#exact.get(form) ?? this.#stems.get(form);
      if (same?.length === 1) return { kind: 'found', division: same[0] as NamedDivision };
      if (same) return { kind: 'ambiguous', names: same.map((division) => division.name) };
    }
    return { kind: 'unknown', nearest: this.#nearest(plain) };
  }

  /** Other ways to write a name: the bare stem, and for sub-districts and villages their other tails. */
  #forms(name: string): string[] {
    const plain = normalizeText(name);
    const tail = this.#tails.find((each) => plain.endsWith(each) && plain.length > each.length);
    if (!tail) return [plain];
    const stem = plain.slice(0, -tail.length);
    const isSubDistrict = ['街道办事处', '街道办', '街道', '办事处'].includes(tail);
    if (isSubDistrict) return ['', '街道', '街道办', '街道办事处', '办事处'].map((each) => stem + each);
    if (['村', '村委会', '村民委员会'].includes(tail))
      return ['', '村', '村委会', '村民委员会'].map((each) => stem + each);
    if (['社区', '居委会', '居民委员会'].includes(tail))
      return ['', '社区', '居委会', '社区居委会'].map((each) => stem + each);
    return [stem, plain];
  }

  #nearest(plain: string): string[] {
    return this.#divisions
      .map((division) => ({
        name: division.name,
        distance: Math.min(
          ...[division.name, ...division.aliases].map((name) => editDistance(plain, normalizeText(name))),
        ),
      }))
      .filter((each) => each.distance <= Math.max(1, Math.floor(each.name.length / 2)))
      .sort((a, b) => a.distance - b.distance)
      .slice(0, 3)
      .map((each) => each.name);
  }
}

function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 8 || a.length > 40) return 99;
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      current[j] = Math.min(
        (previous[j] as number) + 1,
        (current[j - 1] as number) + 1,
        (previous[j - 1] as number) + same,
      );
    }
    previous = current;
  }
  return previous[b.length] as number;
}

export type PlaceMatch =
  | { readonly kind: 'found'; readonly place: number }
  | { readonly kind: 'fault'; readonly column: 'township' | 'village'; readonly match: NameMatch };

/** Finds the place of a payment by the names in its row; places are numbered for the writer. */
export class PlaceFinder {
  readonly places: readonly PaymentPlace[];
  readonly #townships: DivisionNames;
  readonly #villages = new Map<string, DivisionNames>();
  readonly #placeOf = new Map<string, number>();
  readonly #byTownship = new Map<string, Map<string, PlaceMatch>>();

  constructor(divisions: readonly NamedDivision[]) {
    const townships = divisions.filter((division) => division.level === 'TOWNSHIP');
    const countyNames = divisions
      .filter((division) => division.level === 'COUNTY')
      .flatMap((division) => [division.name, ...division.aliases]);
    this.#townships = new DivisionNames(townships, 'TOWNSHIP', countyNames);
    const places: PaymentPlace[] = [];
    for (const township of townships) {
      this.#placeOf.set(township.code, places.length);
      places.push({ townshipCode: township.code, villageCode: null });
      const villages = divisions.filter(
        (division) => division.level === 'VILLAGE' && division.parentCode === township.code,
      );
      this.#villages.set(township.code, new DivisionNames(villages, 'VILLAGE'));
      for (const village of villages) {
        this.#placeOf.set(village.code, places.length);
        places.push({ townshipCode: township.code, villageCode: village.code });
      }
    }
    this.places = places;
  }

  /** True when the county's divisions end at townships under this place. */
  hasNoVillages(place: number): boolean {
    return this.#villages.get(this.places[place]?.townshipCode ?? '')?.isEmpty ?? true;
  }

  /** @param village empty when the file names none; ignored where no villages are loaded */
  find(township: string, village: string): PlaceMatch {
    let known = this.#byTownship.get(township);
    if (known === undefined) {
      known = new Map();
      if (this.#byTownship.size < 10_000) this.#byTownship.set(copyOf(township), known);
    }
    let match = known.get(village);
    if (match === undefined) {
      match = this.#search(township, village);
      if (known.size < 10_000) known.set(copyOf(village), match);
    }
    return match;
  }

  #search(township: string, village: string): PlaceMatch {
    const match = this.#townships.match(township);
    if (match.kind !== 'found') return { kind: 'fault', column: 'township', match };
    const { code, name, aliases } = match.division;
    const townshipPlace = { kind: 'found', place: this.#placeOf.get(code) as number } as const;
    const names = this.#villages.get(code);
    if (!names || names.isEmpty || village.trim() === '') return townshipPlace;
    const inside = names.match(village);
    if (inside.kind === 'found')
      return { kind: 'found', place: this.#placeOf.get(inside.division.code) as number };
    const plain = normalizeText(village);
    const prefix = [name, ...aliases].map(normalizeText).find((each) => plain.startsWith(each));
    if (prefix !== undefined) {
      // Some offices collect at the township's own window and write its name in the village column.
      if (plain === prefix) return townshipPlace;
      const rest = names.match(plain.slice(prefix.length));
      if (rest.kind === 'found')
        return { kind: 'found', place: this.#placeOf.get(rest.division.code) as number };
    }
    return { kind: 'fault', column: 'village', match: inside };
  }
}

// A slice of a file's text keeps the whole piece alive; a key that stays is copied.
function copyOf(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}
