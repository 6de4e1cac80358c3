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
  readonly #known = new Map<string, { batch: number | null; persons: number; amountFen: number }>();

  /** @param stored the campaign's days, some thousands */
  constructor(stored: readonly StoredDay[]) {
    for (const { township_code, paid_on, category_code, batch_number, persons, amount_fen } of stored) {
      const day = { batch: batch_number, persons, amountFen: amount_fen };
      this.#known.set(`${township_code} ${paid_on} ${category_code}`, day);
    }
  }

  add(
    rows: readonly DailyTotalRecord[],
    counts: BatchCounts,
    sums: TallySums,
    findings: WriterFindings,
  ): void {
    for (const row of rows) {
      const { townshipCode, categoryCode, paidOn, persons, amountFen } = row;
      const key = `${townshipCode} ${paidOn} ${categoryCode}`;
      const known = this.#known.get(key);
      if (known === undefined) {
        this.#known.set(key, { batch: null, persons, amountFen });
        this.fresh.push(row);
        counts.newPayments++;
        counts.newPersons += persons;
        counts.amountFen += amountFen;
        if (row.flags !== 0) counts.flaggedRows++;
        sums.addAt({ townshipCode, villageCode: null }, categoryCode, paidOn, persons, 0, amountFen);
      } else if (known.persons === persons && known.amountFen === amountFen) counts.alreadyPresent++;
      else {
        counts.differing++;
        findings.dailyTotalDiffers(row.line, known);
      }
    }
  }
}
