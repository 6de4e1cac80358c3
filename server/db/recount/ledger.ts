import { type KeptPersons, readKeptPersons } from './persons-worker.ts';
import { type CampaignKey, eachPayment, expectedRows } from './rows.ts';
import { PersonColumns, postedMark, type Spot, Spots } from './spots.ts';

/** What the payments say of one spot. */
export interface SpotSums extends Spot {
  /** These payments name the day they were posted. */
  readonly isPosted: boolean;
  readonly persons: number;
  readonly payments: number;
  readonly amountFen: number;
}

export interface LedgerRecount {
  /** By township, village, category, day and whether posted; persons on their earliest payment. */
  readonly spots: readonly SpotSums[];
  /** Persons whose kept day or place is not that of their earliest payment, or who are missing or too many. */
  readonly personDifferences: number;
}

/**
 * Counts a campaign's payments anew and compares every counted person with their earliest payment. Reads each row
 * once, in two threads; memory grows by about 40 bytes a payment.
 */
export async function recountLedger(url: string, campaign: CampaignKey): Promise<LedgerRecount> {
  const expected = await expectedRows(url, campaign);
  const reading = readKeptPersons(url, campaign, expected.persons);
  reading.catch(() => {});
  const paid = new PersonColumns(expected.payments);
  const spots = new Spots();
  const payments: number[] = [];
  const amountFen: number[] = [];
  await eachPayment(url, campaign, (hash, text, fen) => {
    const spot = spots.numberOf(text);
    payments[spot] = (payments[spot] ?? 0) + 1;
    amountFen[spot] = (amountFen[spot] ?? 0) + fen;
    paid.add(hash, spot);
  });
  const kept = await reading;
  const persons = new Array<number>(spots.texts.length).fill(0);
  const places = spots.parsed();
  const personDifferences = comparePersons(paid, places, kept, spots, (spot) => {
    persons[spot] = (persons[spot] ?? 0) + 1;
  });
  return {
    spots: places.map((place, spot) => ({
      ...place,
      isPosted: spots.texts[spot]?.endsWith(postedMark) ?? false,
      persons: persons[spot] ?? 0,
      payments: payments[spot] ?? 0,
      amountFen: amountFen[spot] ?? 0,
    })),
    personDifferences,
  };
}

/** Bits of a row's number in a sorting key; more rows are sorted part by part. */
const rowBits = 23;
const partRows = 2 ** rowBits;

/** Walks both lists in the order of the hash. @returns how many persons differ */
function comparePersons(
  paid: PersonColumns,
  places: readonly Spot[],
  kept: KeptPersons,
  spots: Spots,
  count: (spot: number) => void,
): number {
  // A person's text says nothing of posting.
  const plain = new Spots();
  const plainSpot = spots.texts.map((text) => plain.numberOf(text.replace(postedMark, '')));
  const keptSpot = kept.spots.map((text) => plain.find(text));
  let differences = 0;
  let at = 0;
  const keptAt = (i: number) => ({ high: kept.high[i] as number, low: kept.low[i] as number });
  forEachPerson(paid, places, (row) => {
    const [high, low] = [paid.high[row] as number, paid.low[row] as number];
    while (at < kept.length) {
      const person = keptAt(at);
      if (person.high > high || (person.high === high && person.low >= low)) break;
      differences++;
      at++;
    }
    const spot = paid.spot[row] as number;
    count(spot);
    const person = at < kept.length ? keptAt(at) : null;
    if (person?.high !== high || person.low !== low) {
      differences++;
      return;
    }
    if (keptSpot[kept.spot[at] as number] !== plainSpot[spot]) differences++;
    at++;
  });
  return differences + kept.length - at;
}

/** Each person's earliest payment (of one day the one that came first), in the order of the hash. */
function forEachPerson(paid: PersonColumns, places: readonly Spot[], visit: (row: number) => void): void {
  const parts = Math.max(1, 2 ** Math.ceil(Math.log2(paid.length / (partRows / 2))));
  const partSize = 2 ** 48 / parts;
  const prefixSize = partSize / 2 ** 30;
  for (let part = 0; part < parts; part++) {
    const order = keysOfPart(paid, part * partSize, partSize, prefixSize);
    for (let from = 0; from < order.rows.length; ) {
      const prefix = Math.floor((order.rows[from] as number) / partRows);
      let to = from + 1;
      while (to < order.rows.length && Math.floor((order.rows[to] as number) / partRows) === prefix) to++;
      const rowAt = (i: number) => order.rowOf((order.rows[i] as number) % partRows);
      if (to === from + 1) visit(rowAt(from));
      else
        visitPersons(
          paid,
          places,
          Array.from({ length: to - from }, (_, i) => rowAt(from + i)),
          visit,
        );
      from = to;
    }
  }
}

/** Sorted keys of the rows whose hash lies in one part: 30 bits of the hash, then the row's number in the part. */
function keysOfPart(
  paid: PersonColumns,
  start: number,
  size: number,
  prefixSize: number,
): { readonly rows: Float64Array; rowOf(number: number): number } {
  const isWhole = size === 2 ** 48 && paid.length <= partRows;
  const members: number[] | null = isWhole ? null : [];
  if (members) {
    for (let row = 0; row < paid.length; row++) {
      const high = paid.high[row] as number;
      if (high >= start && high < start + size) members.push(row);
    }
    if (members.length > partRows) throw new Error('hashes are spread unevenly');
  }
  const length = members?.length ?? paid.length;
  const rows = new Float64Array(length);
  for (let i = 0; i < length; i++) {
    const high = paid.high[members ? (members[i] as number) : i] as number;
    rows[i] = Math.floor((high - start) / prefixSize) * partRows + i;
  }
  rows.sort();
  return { rows, rowOf: (number) => (members ? (members[number] as number) : number) };
}

/** Rows that begin alike: mostly one person who paid twice. */
function visitPersons(
  paid: PersonColumns,
  places: readonly Spot[],
  rows: readonly number[],
  visit: (row: number) => void,
): void {
  const day = (row: number) => places[paid.spot[row] as number]?.day ?? '';
  const sorted = [...rows].sort(
    (a, b) =>
      (paid.high[a] as number) - (paid.high[b] as number) ||
      (paid.low[a] as number) - (paid.low[b] as number) ||
      (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : a - b),
  );
  let before = -1;
  for (const row of sorted) {
    const isSame =
      before !== -1 && paid.high[row] === paid.high[before] && paid.low[row] === paid.low[before];
    if (!isSame) visit(row);
    before = row;
  }
}
