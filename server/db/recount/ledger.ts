import type { CoverageDifference } from '../coverage/compare.ts';
import { type CampaignKey, eachPayment, expectedRows } from './rows.ts';
import { type KeptPersons, startSecondThread } from './second-thread.ts';
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
  /** Groups of the rosters whose kept coverage is not what rosters and ledger say. */
  readonly coverage: Promise<readonly CoverageDifference[]>;
}

/**
 * Counts a campaign's payments anew and compares every counted person with their earliest payment. Reads each row
 * once, in two threads; memory grows by about 40 bytes a payment.
 */
export async function recountLedger(url: string, campaign: CampaignKey): Promise<LedgerRecount> {
  const expected = await expectedRows(url, campaign);
  const second = startSecondThread(url, campaign, expected.persons);
  const paid = new PersonColumns(expected.payments);
  const spots = new Spots();
  const payments: number[] = [];
  const amountFen: number[] = [];
  await eachPayment(url, campaign, (hash, place, day, fen) => {
    const spot = spots.numberOf(place, day);
    payments[spot] = (payments[spot] ?? 0) + 1;
    amountFen[spot] = (amountFen[spot] ?? 0) + fen;
    paid.add(hash, spot);
  });
  const places = spots.parsed();
  // While the other thread still reads.
  const earliest = earliestRows(paid, places);
  const persons = new Array<number>(spots.length).fill(0);
  for (const row of earliest) {
    const spot = paid.spot[row] as number;
    persons[spot] = (persons[spot] as number) + 1;
  }
  return {
    spots: places.map((place, spot) => ({
      ...place,
      isPosted: spots.places[spot]?.endsWith(postedMark) ?? false,
      persons: persons[spot] ?? 0,
      payments: payments[spot] ?? 0,
      amountFen: amountFen[spot] ?? 0,
    })),
    personDifferences: countDifferences(paid, earliest, spots, await second.persons),
    coverage: second.coverage,
  };
}

/** Walks both lists in the order of the hash. @returns how many persons differ */
function countDifferences(
  paid: PersonColumns,
  earliest: Int32Array,
  spots: Spots,
  kept: KeptPersons,
): number {
  // A kept person's place says nothing of posting.
  const plain = new Spots();
  const plainSpot = spots.places.map((place, i) =>
    plain.numberOf(place.replace(postedMark, ''), spots.days[i] as string),
  );
  const keptSpot = kept.spots.places.map((place, i) => plain.find(place, kept.spots.days[i] as string));
  let differences = 0;
  let at = 0;
  for (const row of earliest) {
    const [high, low] = [paid.high[row] as number, paid.low[row] as number];
    while (at < kept.length && isBefore(kept, at, high, low)) {
      differences++;
      at++;
    }
    if (at === kept.length || kept.high[at] !== high || kept.low[at] !== low) {
      differences++;
      continue;
    }
    if (keptSpot[kept.spot[at] as number] !== plainSpot[paid.spot[row] as number]) differences++;
    at++;
  }
  return differences + kept.length - at;
}

function isBefore(kept: KeptPersons, at: number, high: number, low: number): boolean {
  const keptHigh = kept.high[at] as number;
  return keptHigh < high || (keptHigh === high && (kept.low[at] as number) < low);
}

/**
 * The row of each person's earliest payment (of one day the one that came first), in the order of the hash. Sorted by
 * numbers of 53 bits: the row's number in the lower ones, as much of the hash as there is room for above.
 */
function earliestRows(paid: PersonColumns, places: readonly Spot[]): Int32Array {
  const rowSize = 2 ** Math.ceil(Math.log2(Math.max(paid.length, 2)));
  const prefixSize = 2 ** 48 / (2 ** 53 / rowSize);
  const order = new Float64Array(paid.length);
  for (let row = 0; row < paid.length; row++) {
    order[row] = Math.floor((paid.high[row] as number) / prefixSize) * rowSize + row;
  }
  order.sort();
  const found = new Int32Array(paid.length);
  let persons = 0;
  const keep = (row: number) => {
    found[persons++] = row;
  };
  for (let from = 0; from < order.length; ) {
    const next = (Math.floor((order[from] as number) / rowSize) + 1) * rowSize;
    let to = from + 1;
    while (to < order.length && (order[to] as number) < next) to++;
    if (to === from + 1) keep((order[from] as number) % rowSize);
    else
      keepEarliest(
        paid,
        places,
        Array.from(order.subarray(from, to), (key) => key % rowSize),
        keep,
      );
    from = to;
  }
  return found.subarray(0, persons);
}

/** Rows that begin alike: mostly one person who paid twice. */
function keepEarliest(
  paid: PersonColumns,
  places: readonly Spot[],
  rows: readonly number[],
  keep: (row: number) => void,
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
    if (!isSame) keep(row);
    before = row;
  }
}
