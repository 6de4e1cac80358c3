import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { flagText } from '../../../schema/values/payment-flag.ts';
import { runOnSqlite } from '../steps.ts';
import { afterPayments } from './after-payments.ts';
import { DailyRows, type StoredDay } from './daily-rows.ts';
import { dayText } from './day-text.ts';
import { copyHash, PersonRun } from './person-run.ts';
import { PostedSums } from './posted-sums.ts';
import { ImportLock, openBulkSqlite } from './sqlite-connection.ts';
import { SqlitePersons } from './sqlite-persons.ts';
import { SliceRunner } from './sqlite-slices.ts';
import { removeBatch, removeOpenBatches } from './sqlite-unfinished.ts';
import { type TallyDelta, TallySums } from './tally-sums.ts';
import {
  type BatchCounts,
  type BatchHeader,
  type CampaignState,
  type DailyTotalRecord,
  noCounts,
  type PaymentColumns,
  type PaymentWriter,
  parseAliases,
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
    const source = this.#database
      .prepare(`select payment_source from campaign where county_code = ? and benefit_year = ?`)
      .pluck()
      .get(countyCode, benefitYear) as CampaignState['paymentSource'] | undefined;
    if (source === undefined) return null;
    const same = this.#database
      .prepare(
        `select batch_number from payment_batch where county_code = ? and benefit_year = ? and file_digest = ?
         and status = 'PUBLISHED' and rejected_rows = 0 order by batch_number limit 1`,
      )
      .pluck()
      .get(countyCode, benefitYear, fileDigest) as number | undefined;
    const divisions = this.#database
      .prepare(
        `select code, name, aliases, level, parent_code from division where county_code = ? order by table_order`,
      )
      .all(countyCode) as {
      code: string;
      name: string;
      aliases: string;
      level: 'COUNTY' | 'TOWNSHIP' | 'VILLAGE';
      parent_code: string | null;
    }[];
    return {
      paymentSource: source,
      sameFileAsBatch: same ?? null,
      divisions: divisions.map(({ code, name, aliases, level, parent_code }) => ({
        code,
        name,
        aliases: parseAliases(aliases),
        level,
        parentCode: parent_code,
      })),
    };
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
    const database = this.#database;
    const counts = this.#counts;
    const at = new Date().toISOString();
    const key = [countyCode, benefitYear, this.#batchNumber] as const;
    const isPublished = this.#slices.transaction(() => {
      const campaign = database
        .prepare(
          `update campaign set payment_source = ?, figures_version = figures_version + 1, last_imported_at = ?
           where county_code = ? and benefit_year = ? and payment_source in ('NONE', ?)`,
        )
        .run(header.kind, at, countyCode, benefitYear, header.kind);
      if (campaign.changes !== 1) return false;
      const daily = database.prepare(`insert into daily_total values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         on conflict (county_code, benefit_year, township_code, paid_on, category_code) do update set
         batch_number = excluded.batch_number, line = excluded.line, persons = excluded.persons,
         amount_fen = excluded.amount_fen, flags = excluded.flags`);
      for (const row of this.#daily?.fresh ?? []) {
        daily.run([
          countyCode,
          benefitYear,
          row.townshipCode,
          row.paidOn,
          row.categoryCode,
          this.#batchNumber,
          row.line,
          row.persons,
          row.amountFen,
          flagText(row.flags),
        ]);
      }
      database
        .prepare(
          `update insured_person set batch_number = m.batch_number, township_code = m.township_code,
           village_code = m.village_code, category_code = m.category_code, counted_on = m.counted_on
           from insured_person_move m where m.county_code = insured_person.county_code
           and m.benefit_year = insured_person.benefit_year and m.person_hash = insured_person.person_hash
           and m.county_code = ? and m.benefit_year = ? and m.batch_number = ?`,
        )
        .run(...key);
      database
        .prepare(
          `delete from insured_person_move where county_code = ? and benefit_year = ? and batch_number = ?`,
        )
        .run(...key);
      addTallies(database, countyCode, benefitYear, deltas);
      database
        .prepare(
          `update payment_batch set status = 'PUBLISHED', published_at = ?, rows_read = ?, new_payments = ?,
           already_present = ?, rejected_rows = ?, flagged_rows = ?, new_persons = ?, amount_fen = ?
           where county_code = ? and benefit_year = ? and batch_number = ?`,
        )
        .run(
          at,
          totals.rowsRead,
          counts.newPayments,
          counts.alreadyPresent,
          totals.rejectedRows,
          counts.flaggedRows,
          counts.newPersons,
          counts.amountFen,
          ...key,
        );
      database
        .prepare(
          `insert into audit_entry (county_code, id, at, account_name, act, subject, detail) values (?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(
          countyCode,
          randomUUID(),
          at,
          header.importedBy,
          'IMPORT_PAYMENTS',
          `${countyCode}-${benefitYear}/${this.#batchNumber}`,
          JSON.stringify({ kind: header.kind, fileName: header.fileName, ...totals, ...counts }),
        );
      if (this.#daily) runOnSqlite(database, this.#daily.audit(header, this.#batchNumber, at));
      runOnSqlite(
        database,
        afterPayments(countyCode, benefitYear, this.#batchNumber, this.#posted?.sums() ?? []),
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
    if (fields.length === 0) this.#counts.alreadyPresent++;
    else {
      this.#counts.differing++;
      const batch = first.batch_number === this.#batchNumber ? null : first.batch_number;
      const at = { batch, line: first.line };
      this.#findings?.receiptDiffers(rows.line[i] as number, receipt, at, fields);
    }
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

/** Adds to the tallies, some rows a statement: a whole campaign in one file brings 80,000. */
function addTallies(
  database: Database.Database,
  countyCode: string,
  benefitYear: number,
  deltas: readonly TallyDelta[],
): void {
  const statement = (rows: number) =>
    database.prepare(
      `insert into tally (county_code, benefit_year, level, paid_on, division_code, category_code, persons, payments,
       amount_fen) values ${Array(rows).fill(`('${countyCode}', ${benefitYear}, ?, ?, ?, ?, ?, ?, ?)`).join(', ')}
       on conflict (county_code, benefit_year, level, paid_on, division_code, category_code) do update set
       persons = persons + excluded.persons, payments = payments + excluded.payments,
       amount_fen = amount_fen + excluded.amount_fen`,
    );
  const [group, one] = [statement(groupSize), statement(1)];
  const values: (string | number)[] = [];
  for (let at = 0; at < deltas.length; ) {
    const rows = at + groupSize <= deltas.length ? groupSize : 1;
    values.length = 0;
    for (const delta of deltas.slice(at, at + rows)) {
      const { level, paidOn, divisionCode, categoryCode, persons, payments, amountFen } = delta;
      values.push(level, paidOn, divisionCode, categoryCode, persons, payments, amountFen);
    }
    (rows === 1 ? one : group).run(values);
    at += rows;
  }
}
