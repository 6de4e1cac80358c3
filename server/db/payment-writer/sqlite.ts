import { setTimeout as sleep } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { flagText } from '../../../schema/values/payment-flag.ts';
import { runOnSqlite } from '../steps.ts';
import { beforePayments } from './after-payments.ts';
import { readCampaignState } from './campaign-state.ts';
import { DailyRows, type StoredDay } from './daily-rows.ts';
import { dayText } from './day-text.ts';
import { copyHash, PersonRun } from './person-run.ts';
import { PostedSums } from './posted-sums.ts';
import { closeBatch, takeCampaign } from './publish-steps.ts';
import { ImportLock, openBulkSqlite } from './sqlite-connection.ts';
import { SqlitePersons } from './sqlite-persons.ts';
import { SliceRunner } from './sqlite-slices.ts';
import { addTallies, applyMoves, applyPostings, type Posting } from './sqlite-tallies.ts';
import { removeBatch, removeOpenBatches } from './sqlite-unfinished.ts';
import { TallySums } from './tally-sums.ts';
import {
  type BatchCounts,
  type BatchHeader,
  type CampaignState,
  type DailyTotalRecord,
  noCounts,
  type PaymentColumns,
  type PaymentWriter,
  type WriterFindings,
} from './types.ts';

/** Payments a statement inserts at once. */
const groupSize = 16;

interface StoredPayment {
  readonly batch_number: number;
  readonly line: number;
  readonly person_hash: Buffer;
  readonly township_code: string;
  readonly village_code: string | null;
  readonly category_code: string;
  readonly amount_fen: number;
  readonly paid_on: string;
  readonly posted_on: string | null;
}

/**
 * The writer for SQLite: rows land in short slices under an open batch that no figure counts; one closing transaction
 * publishes it (decision 004). Values that never change within a batch stand in the SQL: county code (six digits,
 * checked), year and batch number.
 */
export class SqlitePaymentWriter implements PaymentWriter {
  readonly #database: Database.Database;
  readonly #lock: ImportLock;
  readonly #slices: SliceRunner;
  readonly #run = new PersonRun();
  #header: BatchHeader | null = null;
  #batchNumber = 0;
  #startedAt = '';
  #findings: WriterFindings | null = null;
  #counts: BatchCounts = noCounts();
  #sums: TallySums | null = null;
  #posted: PostedSums | null = null;
  readonly #postings = new Map<string, Posting>();
  #persons: SqlitePersons | null = null;
  #insertGroup: Database.Statement | null = null;
  #insertOne: Database.Statement | null = null;
  #linesBetween: Database.Statement | null = null;
  #byReceipt: Database.Statement | null = null;
  #daily: DailyRows | null = null;
  /** One buffer for each row of a group; a statement copies what it is given. */
  readonly #hashes = Array.from({ length: groupSize }, () => Buffer.alloc(16));

  constructor(file: string) {
    this.#database = openBulkSqlite(file);
    this.#lock = new ImportLock(file);
    this.#slices = new SliceRunner(this.#database);
  }

  async lock(_countyCode: string, isCancelled: () => boolean): Promise<boolean> {
    while (!this.#lock.tryAcquire()) {
      if (isCancelled()) return false;
      await sleep(50);
    }
    removeOpenBatches(this.#database, this.#slices);
    return true;
  }

  async campaign(countyCode: string, benefitYear: number, fileDigest: string): Promise<CampaignState | null> {
    return runOnSqlite(this.#database, readCampaignState(countyCode, benefitYear, fileDigest));
  }

  async open(header: BatchHeader, findings: WriterFindings): Promise<void> {
    const { countyCode, benefitYear } = header;
    if (!/^\d{6}$/.test(countyCode) || !Number.isSafeInteger(benefitYear))
      throw new Error('bad campaign key');
    const database = this.#database;
    this.#header = header;
    this.#findings = findings;
    this.#startedAt = new Date().toISOString();
    this.#slices.transaction(() => {
      this.#batchNumber =
        1 +
        (database
          .prepare(
            `select coalesce(max(batch_number), 0) from payment_batch where county_code = ? and benefit_year = ?`,
          )
          .pluck()
          .get(countyCode, benefitYear) as number);
      database
        .prepare(
          `insert into payment_batch (county_code, benefit_year, batch_number, kind, status, file_name, file_digest,
           imported_by, started_at, published_at, rows_read, new_payments, already_present, rejected_rows,
           flagged_rows, new_persons, amount_fen) values (?, ?, ?, ?, 'OPEN', ?, ?, ?, ?, null, 0, 0, 0, 0, 0, 0, 0)`,
        )
        .run(
          countyCode,
          benefitYear,
          this.#batchNumber,
          header.kind,
          header.fileName,
          header.fileDigest,
          header.importedBy,
          this.#startedAt,
        );
    });
    this.#sums = new TallySums(header.places, header.categories, dayText);
    this.#posted = new PostedSums(header.places);
    this.#persons = new SqlitePersons(
      database,
      header,
      this.#batchNumber,
      this.#slices,
      this.#sums,
      this.#counts,
      findings,
    );
    const row = `('${countyCode}', ${benefitYear}, ${this.#batchNumber}, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
    const ignore = 'on conflict (county_code, benefit_year, receipt_number) do nothing';
    const where = `county_code = '${countyCode}' and benefit_year = ${benefitYear}`;
    this.#insertGroup = database.prepare(
      `insert into payment values ${Array(groupSize).fill(row).join(', ')} ${ignore}`,
    );
    this.#insertOne = database.prepare(`insert into payment values ${row} ${ignore}`);
    this.#linesBetween = database
      .prepare(
        `select line from payment where ${where} and batch_number = ${this.#batchNumber} and line between ? and ?`,
      )
      .pluck();
    this.#byReceipt = database.prepare(
      `select batch_number, line, person_hash, township_code, village_code, category_code, amount_fen, paid_on,
       posted_on from payment where ${where} and receipt_number = ?`,
    );
  }

  async putPayments(rows: PaymentColumns): Promise<void> {
    for (let from = 0; from < rows.length; ) {
      const to = Math.min(rows.length, from + this.#slices.rows, from + this.#run.room);
      const start = from;
      this.#slices.slice(to - start, () => this.#insert(rows, start, to));
      from = to;
      if (this.#run.room === 0) this.#persons?.count(this.#run, false);
    }
  }

  async putDailyTotals(rows: readonly DailyTotalRecord[]): Promise<void> {
    const header = this.#openHeader();
    const stored = this.#database
      .prepare(
        `select township_code, paid_on, category_code, batch_number, persons, amount_fen from daily_total
         where county_code = ? and benefit_year = ?`,
      )
      .all(header.countyCode, header.benefitYear) as StoredDay[];
    this.#daily = new DailyRows(stored, header.onDifference);
    if (this.#sums && this.#findings) this.#daily.add(rows, this.#counts, this.#sums, this.#findings);
  }

  async settle(): Promise<BatchCounts> {
    this.#persons?.count(this.#run, true);
    return this.#counts;
  }

  async publish(totals: {
    readonly rowsRead: number;
    readonly rejectedRows: number;
  }): Promise<number | null> {
    const header = this.#openHeader();
    const { countyCode, benefitYear } = header;
    const deltas = this.#sums?.deltas() ?? [];
    const posted = this.#posted?.sums() ?? [];
    const database = this.#database;
    const batchNumber = this.#batchNumber;
    runOnSqlite(database, beforePayments(countyCode, benefitYear, batchNumber));
    const at = new Date().toISOString();
    const isPublished = this.#slices.transaction(() => {
      if (!runOnSqlite(database, takeCampaign(header, batchNumber, this.#daily, at))) return false;
      applyMoves(database, countyCode, benefitYear, batchNumber);
      applyPostings(database, countyCode, benefitYear, this.#postings.values());
      addTallies(database, countyCode, benefitYear, deltas);
      runOnSqlite(
        database,
        closeBatch({
          header,
          batchNumber,
          startedAt: this.#startedAt,
          at,
          totals,
          counts: this.#counts,
          daily: this.#daily,
          posted,
        }),
      );
      return true;
    });
    if (!isPublished) return null;
    this.#header = null;
    return this.#batchNumber;
  }

  async discard(): Promise<void> {
    if (!this.#header) return;
    const { countyCode, benefitYear } = this.#header;
    removeBatch(this.#database, this.#slices, countyCode, benefitYear, this.#batchNumber);
    this.#header = null;
  }

  async close(): Promise<void> {
    this.#database.close();
    this.#lock.release();
  }

  #openHeader(): BatchHeader {
    if (!this.#header) throw new Error('no open batch');
    return this.#header;
  }

  #insert(rows: PaymentColumns, from: number, to: number): void {
    const values: (string | number | Buffer | null)[] = [];
    let i = from;
    for (; i + groupSize <= to; i += groupSize) {
      values.length = 0;
      for (let j = 0; j < groupSize; j++) this.#values(rows, i + j, j, values);
      if (this.#insertGroup?.run(values).changes === groupSize) {
        for (let j = i; j < i + groupSize; j++) this.#countNew(rows, j);
      } else this.#sortOut(rows, i, i + groupSize);
    }
    for (; i < to; i++) {
      values.length = 0;
      this.#values(rows, i, 0, values);
      if (this.#insertOne?.run(values).changes === 1) this.#countNew(rows, i);
      else this.#compare(rows, i);
    }
  }

  /** Some rows of a group did not go in: those whose lines are missing. */
  #sortOut(rows: PaymentColumns, from: number, to: number): void {
    const lines = new Set(this.#linesBetween?.all(rows.line[from], rows.line[to - 1]) as number[]);
    for (let i = from; i < to; i++) {
      if (lines.has(rows.line[i] as number)) this.#countNew(rows, i);
      else this.#compare(rows, i);
    }
  }

  #countNew(rows: PaymentColumns, i: number): void {
    const counts = this.#counts;
    counts.newPayments++;
    counts.amountFen += rows.amountFen[i] as number;
    if (rows.flags[i] !== 0) counts.flaggedRows++;
    this.#sums?.addPayment(
      rows.place[i] as number,
      rows.category[i] as number,
      rows.paidDay[i] as number,
      rows.amountFen[i] as number,
    );
    if (rows.postedDay[i] !== -1) {
      this.#posted?.add(rows.place[i] as number, rows.paidDay[i] as number, rows.amountFen[i] as number);
    }
    this.#run.add(rows, i);
  }

  #compare(rows: PaymentColumns, i: number): void {
    const receipt = rows.receiptNumber[i] as string;
    const first = this.#byReceipt?.get(receipt) as StoredPayment;
    const place = this.#header?.places[rows.place[i] as number];
    const postedDay = rows.postedDay[i] as number;
    const postedOn = postedDay === -1 ? null : dayText(postedDay);
    const village = place?.villageCode ?? null;
    const fields: string[] = [];
    if (!first.person_hash.equals(rows.personHash.subarray(i * 16, i * 16 + 16))) fields.push('person_hash');
    if (first.township_code !== place?.townshipCode) fields.push('township_code');
    // What one of the two files does not tell is no difference.
    if (first.village_code !== village && first.village_code !== null && village !== null)
      fields.push('village_code');
    if (first.category_code !== this.#header?.categories[rows.category[i] as number])
      fields.push('category_code');
    if (first.amount_fen !== rows.amountFen[i]) fields.push('amount_fen');
    if (first.paid_on !== dayText(rows.paidDay[i] as number)) fields.push('paid_on');
    if (first.posted_on !== postedOn && first.posted_on !== null && postedOn !== null)
      fields.push('posted_on');
    if (fields.length === 0) {
      this.#counts.alreadyPresent++;
      const isLater = first.posted_on === null && postedOn !== null;
      if (isLater && first.batch_number !== this.#batchNumber) this.#addPosting(rows, i, first, postedOn);
    } else {
      this.#counts.differing++;
      const batch = first.batch_number === this.#batchNumber ? null : first.batch_number;
      const at = { batch, line: first.line };
      this.#findings?.receiptDiffers(rows.line[i] as number, receipt, at, fields);
    }
  }

  /** The posting day of a payment of an earlier batch, which that file did not tell. */
  #addPosting(rows: PaymentColumns, i: number, first: StoredPayment, postedOn: string): void {
    const key = `${first.batch_number} ${first.line}`;
    if (this.#postings.has(key)) return;
    this.#postings.set(key, { batchNumber: first.batch_number, line: first.line, postedOn });
    this.#counts.postedLater++;
    this.#posted?.add(rows.place[i] as number, rows.paidDay[i] as number, rows.amountFen[i] as number);
  }

  #values(
    rows: PaymentColumns,
    i: number,
    position: number,
    into: (string | number | Buffer | null)[],
  ): void {
    const place = this.#header?.places[rows.place[i] as number];
    const postedDay = rows.postedDay[i] as number;
    const hash = this.#hashes[position] as Buffer;
    copyHash(rows.personHash, i, hash);
    into.push(
      rows.line[i] as number,
      rows.receiptNumber[i] as string,
      hash,
      place?.townshipCode ?? null,
      place?.villageCode ?? null,
      this.#header?.categories[rows.category[i] as number] as string,
      rows.amountFen[i] as number,
      dayText(rows.paidDay[i] as number),
      postedDay === -1 ? null : dayText(postedDay),
      flagText(rows.flags[i] as number),
    );
  }
}
