import type { TallySums } from './tally-sums.ts';
import type { BatchCounts, DailyTotalRecord, WriterFindings } from './types.ts';

/** A township's day as the table keeps it. */
export interface StoredDay {
  readonly township_code: string;
  readonly paid_on: string;
  readonly category_code: string;
  readonly batch_number: number;
  readonly persons: number;
  readonly amount_fen: number;
}

/** Which daily totals of a file are new: the same numbers again change nothing, other numbers are a problem. */
export class DailyRows {
  readonly fresh: DailyTotalRecord[] = [];
  readonly #known = new Map<string, Pick<StoredDay, 'batch_number' | 'persons' | 'amount_fen'>>();
  readonly #batchNumber: number;

  /** @param stored the campaign's days, some thousands */
  constructor(stored: readonly StoredDay[], batchNumber: number) {
    this.#batchNumber = batchNumber;
    for (const day of stored)
      this.#known.set(`${day.township_code} ${day.paid_on} ${day.category_code}`, day);
  }

  add(
    rows: readonly DailyTotalRecord[],
    counts: BatchCounts,
    sums: TallySums,
    findings: WriterFindings,
  ): void {
    for (const row of rows) {
      const key = `${row.townshipCode} ${row.paidOn} ${row.categoryCode}`;
      const known = this.#known.get(key);
      if (known === undefined) {
        this.#known.set(key, {
          batch_number: this.#batchNumber,
          persons: row.persons,
          amount_fen: row.amountFen,
        });
        this.fresh.push(row);
        counts.newPayments++;
        counts.newPersons += row.persons;
        counts.amountFen += row.amountFen;
        if (row.flags !== 0) counts.flaggedRows++;
        const place = { townshipCode: row.townshipCode, villageCode: null };
        sums.addAt(place, row.categoryCode, row.paidOn, row.persons, 0, row.amountFen);
      } else if (known.persons === row.persons && known.amount_fen === row.amountFen) counts.alreadyPresent++;
      else {
        counts.differing++;
        const first = { batch: known.batch_number, persons: known.persons, amountFen: known.amount_fen };
        findings.dailyTotalDiffers(row.line, first);
      }
    }
  }
}
