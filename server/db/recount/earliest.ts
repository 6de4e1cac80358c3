import { compareHashes, PersonRows, type Spot, spotWord, wordsOfRow } from './spots.ts';

/** Parts of the hashes: of six million rows each is small enough to be sorted within the cache. */
const partBits = 10;
const parts = 2 ** partBits;
/** Bits of the first word that are left to sort a part by. */
const prefixSize = 2 ** (32 - partBits);

/**
 * Each person's earliest payment (of one day the one that came first), in the order of the hash.
 *
 * @param paid payments in the order they came; empty afterwards
 */
export function earliestOf(paid: PersonRows, places: readonly Spot[]): PersonRows {
  const { words, ends } = inParts(paid);
  paid.words = new Uint32Array(0);
  paid.length = 0;
  // Written over the rows read already: a person is never more rows than they paid.
  let persons = 0;
  for (let part = 0, from = 0; part < parts; from = ends[part++] as number) {
    const rows = words.slice(from * wordsOfRow, (ends[part] as number) * wordsOfRow);
    for (const row of earliestOfPart(rows, places)) {
      words.set(rows.subarray(row * wordsOfRow, (row + 1) * wordsOfRow), persons * wordsOfRow);
      persons++;
    }
  }
  return PersonRows.of(words, persons);
}

/** The same rows part by part, those of a part in the order they came; and the row at which each part ends. */
function inParts({ words, length }: PersonRows): {
  words: Uint32Array<ArrayBuffer>;
  ends: Uint32Array;
} {
  const partOf = (at: number) => (words[at] as number) >>> (32 - partBits);
  const next = new Uint32Array(parts);
  for (let at = 0; at < length * wordsOfRow; at += wordsOfRow) (next[partOf(at)] as number)++;
  for (let part = 0, before = 0; part < parts; part++) {
    const many = next[part] as number;
    next[part] = before;
    before += many;
  }
  const sorted = new Uint32Array(length * wordsOfRow);
  for (let at = 0; at < length * wordsOfRow; at += wordsOfRow) {
    const part = partOf(at);
    const to = (next[part] as number) * wordsOfRow;
    next[part] = (next[part] as number) + 1;
    for (let word = 0; word < wordsOfRow; word++) sorted[to + word] = words[at + word] as number;
  }
  return { words: sorted, ends: next };
}

/** Numbers of the rows to keep, in the order of the hash. Sorted by bits of the hash above the row's number. */
function* earliestOfPart(rows: Uint32Array, places: readonly Spot[]): Generator<number> {
  const order = new Float64Array(rows.length / wordsOfRow);
  const rowSize = order.length;
  for (let row = 0; row < rowSize; row++) {
    order[row] = ((rows[row * wordsOfRow] as number) % prefixSize) * rowSize + row;
  }
  order.sort();
  for (let from = 0; from < rowSize; ) {
    const next = (Math.floor((order[from] as number) / rowSize) + 1) * rowSize;
    let to = from + 1;
    while (to < rowSize && (order[to] as number) < next) to++;
    if (to === from + 1) yield (order[from] as number) % rowSize;
    else
      yield* earliestOfAlike(
        rows,
        places,
        Array.from(order.subarray(from, to), (key) => key % rowSize),
      );
    from = to;
  }
}

/** Of rows that begin alike: mostly one person who paid twice. */
function* earliestOfAlike(
  words: Uint32Array,
  places: readonly Spot[],
  rows: readonly number[],
): Generator<number> {
  const compare = (a: number, b: number) => compareHashes(words, a * wordsOfRow, words, b * wordsOfRow);
  const day = (row: number) => places[words[row * wordsOfRow + spotWord] as number]?.day ?? '';
  const sorted = [...rows].sort(
    (a, b) => compare(a, b) || (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : a - b),
  );
  let before = -1;
  for (const row of sorted) {
    if (before === -1 || compare(before, row) !== 0) yield row;
    before = row;
  }
}
