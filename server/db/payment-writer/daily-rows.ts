import { writeAudit } from '../audit.ts';
import type { Steps } from '../steps.ts';
import type { TallySums } from './tally-sums.ts';
import type { BatchCounts, BatchHeader, DailyTotalRecord, WriterFindings } from './types.ts';

/** A township's day as the table keeps it. */
export interface StoredDay {
  readonly township_code: string;
  readonly paid_on: string;
  readonly category_code: string;
  readonly batch_number: number;
  readonly persons: number;
  readonly amount_fen: number;
}

interface KnownDay {
  /** Null: this very file. */
  readonly batch: number | null;
  readonly persons: number;
  readonly amountFen: number;
}

/**
 * Which daily totals of a file are new. The same numbers again change nothing; other numbers are a problem, unless the
 * file is to replace them (更正).
 */
export class DailyRows {
  /** New days, and those that take the place of an earlier one. */
  readonly fresh: DailyTotalRecord[] = [];
  readonly #replaced: { readonly row: DailyTotalRecord; readonly was: KnownDay }[] = [];
  readonly #onDifference: 'KEEP' | 'REPLACE';
  readonly #known = new Map<string, KnownDay>();

  /** @param stored the campaign's days, some thousands */
  constructor(stored: readonly StoredDay[], onDifference: 'KEEP' | 'REPLACE' = 'KEEP') {
    this.#onDifference = onDifference;
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
      else if (known.batch !== null && this.#onDifference === 'REPLACE') {
        this.#known.set(key, { batch: null, persons, amountFen });
        this.fresh.push(row);
        this.#replaced.push({ row, was: known });
        counts.replaced++;
        counts.newPersons += persons - known.persons;
        counts.amountFen += amountFen - known.amountFen;
        if (row.flags !== 0) counts.flaggedRows++;
        const place = { townshipCode, villageCode: null };
        sums.addAt(place, categoryCode, paidOn, persons - known.persons, 0, amountFen - known.amountFen);
        findings.dailyTotalReplaced(row.line, { ...known, batch: known.batch });
      } else {
        counts.differing++;
        findings.dailyTotalDiffers(row.line, known);
      }
    }
  }

  /** What each replaced day was and is now, one entry of the audit a day. */
  *audit({ countyCode, benefitYear, importedBy }: BatchHeader, batchNumber: number, at: string): Steps<void> {
    for (const { row, was } of this.#replaced) {
      yield* writeAudit({
        countyCode,
        at,
        account: importedBy,
        act: 'REPLACE_DAILY_TOTAL',
        subject: `${countyCode}-${benefitYear}/${batchNumber}`,
        detail: {
          townshipCode: row.townshipCode,
          paidOn: row.paidOn,
          categoryCode: row.categoryCode,
          was: { batchNumber: was.batch, persons: was.persons, amountFen: was.amountFen },
          is: { persons: row.persons, amountFen: row.amountFen },
        },
      });
    }
  }
}
