import type pg from 'pg';
import { flagBit, type PaymentFlag } from '../../../schema/values/payment-flag.ts';
import { CopyInto } from './copy-into.ts';
import type { CopyRows } from './copy-rows.ts';
import type { PersonRun } from './person-run.ts';
import type { PostedSums } from './posted-sums.ts';
import type { TallySums } from './tally-sums.ts';
import type { BatchCounts, BatchHeader, PaymentColumns, WriterFindings } from './types.ts';

/** Rows of one COPY. They are kept until it has ended well. */
const chunkRows = 65_536;
/** Staged rows read back at once. */
const pageRows = 50_000;

interface DifferingRow {
  readonly line: number;
  readonly receipt_number: string;
  readonly first_batch: number;
  readonly first_line: number;
  readonly fields: string[];
}

/** What is added up while rows go in. */
interface BatchSums {
  readonly tally: TallySums;
  readonly posted: PostedSums;
}

interface StagedRow {
  readonly line: number;
  readonly person_hash: Buffer;
  readonly township_code: string;
  readonly village_code: string | null;
  readonly category_code: string;
  readonly amount_fen: number;
  readonly paid_on: string;
  readonly posted_on: string | null;
  readonly flags: string;
}

/**
 * Puts payments in place: straight into the table as long as every receipt is new. From the first that is not, rows go
 * to a stage and are told apart by sets, since most of them will be known: a tax office sends the whole list again.
 */
export class PostgresPayments {
  readonly #client: pg.Client;
  readonly #header: BatchHeader;
  readonly #batchNumber: number;
  readonly #rows: CopyRows;
  readonly #run: PersonRun;
  readonly #sums: BatchSums;
  readonly #counts: BatchCounts;
  readonly #findings: WriterFindings;
  /** Counts the persons of a full run. */
  readonly #countPersons: () => Promise<void>;
  #copy: CopyInto | null = null;
  #isStaging = false;
  #isEnded = false;
  #pieces: Buffer[] = [];
  /** The chunk's rows stand at the end of the run; their amounts here, and whether they are posted. */
  readonly #amountFen = new Float64Array(chunkRows);
  readonly #isPosted = new Uint8Array(chunkRows);
  #inChunk = 0;

  constructor(
    client: pg.Client,
    header: BatchHeader,
    batchNumber: number,
    rows: CopyRows,
    run: PersonRun,
    sums: BatchSums,
    counts: BatchCounts,
    findings: WriterFindings,
    countPersons: () => Promise<void>,
  ) {
    this.#client = client;
    this.#header = header;
    this.#batchNumber = batchNumber;
    this.#rows = rows;
    this.#run = run;
    this.#sums = sums;
    this.#counts = counts;
    this.#findings = findings;
    this.#countPersons = countPersons;
  }

  async put(rows: PaymentColumns): Promise<void> {
    for (let from = 0; from < rows.length; ) {
      if (this.#isStaging) {
        await this.#stage([this.#rows.payments(rows, from, rows.length)]);
        return;
      }
      if (this.#run.room === 0) {
        await this.#endChunk();
        if (this.#run.room === 0) await this.#countPersons();
        continue;
      }
      const to = Math.min(rows.length, from + chunkRows - this.#inChunk, from + this.#run.room);
      this.#copy ??= await CopyInto.begin(this.#client, 'payment');
      const piece = this.#rows.payments(rows, from, to);
      this.#pieces.push(piece);
      for (let i = from; i < to; i++) {
        this.#amountFen[this.#inChunk] = rows.amountFen[i] as number;
        this.#isPosted[this.#inChunk] = rows.postedDay[i] === -1 ? 0 : 1;
        this.#inChunk++;
        this.#run.add(rows, i);
      }
      await this.#copy.write(piece);
      from = to;
      if (this.#inChunk === chunkRows) await this.#endChunk();
    }
  }

  /** All rows are in place afterwards, and all persons but those of the last run counted. */
  async end(): Promise<void> {
    if (this.#isEnded) return;
    this.#isEnded = true;
    await this.#endChunk();
    if (!this.#isStaging) return;
    await this.#endStage();
    await this.#placeStaged();
  }

  /** Ends a COPY under way, whatever becomes of it: the transaction is given up. */
  async abandon(): Promise<void> {
    const copy = this.#copy;
    this.#copy = null;
    await copy?.end().catch(() => {});
  }

  async #endChunk(): Promise<void> {
    const copy = this.#copy;
    if (!copy || this.#isStaging) return;
    this.#copy = null;
    const first = this.#run.length - this.#inChunk;
    if (await copy.end()) {
      for (let i = 0; i < this.#inChunk; i++) {
        this.#countNew(first + i, this.#amountFen[i] as number, this.#isPosted[i] === 1);
      }
    } else {
      this.#run.length = first;
      this.#isStaging = true;
      await this.#client.query('create temporary table import_stage (like payment) on commit drop');
      await this.#stage(this.#pieces);
    }
    this.#pieces = [];
    this.#inChunk = 0;
  }

  async #stage(pieces: readonly Buffer[]): Promise<void> {
    this.#copy ??= await CopyInto.begin(this.#client, 'import_stage');
    for (const piece of pieces) await this.#copy.write(piece);
  }

  async #endStage(): Promise<void> {
    const copy = this.#copy;
    this.#copy = null;
    await copy?.end();
    await this.#client.query('analyze import_stage');
  }

  async #placeStaged(): Promise<void> {
    const client = this.#client;
    // In line order: of two rows with one receipt the first stays.
    const { rows: staged } = await client.query<{ n: number }>('select count(*) as n from import_stage');
    const inserted = await client.query(
      `insert into payment select * from import_stage order by line
       on conflict (county_code, benefit_year, receipt_number) do nothing`,
    );
    const newRows = inserted.rowCount ?? 0;
    const notInserted = (staged[0]?.n ?? 0) - newRows;
    if (notInserted > 0) {
      await this.#compare();
      await this.#addPostings();
    }
    this.#counts.alreadyPresent = notInserted - this.#counts.differing;
    if (newRows > 0) await this.#readBack();
  }

  /** What of the stage is new, counted as if it had gone straight in. */
  async #readBack(): Promise<void> {
    const { countyCode, benefitYear, places, categories } = this.#header;
    const placeOf = new Map(
      places.map((place, i) => [`${place.townshipCode} ${place.villageCode ?? ''}`, i]),
    );
    const categoryOf = new Map(categories.map((code, i) => [code, i]));
    for (let after = 0; ; ) {
      const { rows } = await this.#client.query<StagedRow>(
        `select p.line, p.person_hash, p.township_code, p.village_code, p.category_code, p.amount_fen, p.paid_on,
         p.posted_on, p.flags from import_stage s join payment p on p.county_code = $1 and p.benefit_year = $2
         and p.batch_number = $3 and p.line = s.line and p.receipt_number = s.receipt_number
         where s.line > $4 order by s.line limit ${pageRows}`,
        [countyCode, benefitYear, this.#batchNumber, after],
      );
      for (const row of rows) {
        if (this.#run.room === 0) await this.#countPersons();
        const place = placeOf.get(`${row.township_code} ${row.village_code ?? ''}`);
        const category = categoryOf.get(row.category_code);
        if (place === undefined || category === undefined) throw new Error('a staged row lost its place');
        this.#run.addRow(
          row.person_hash,
          row.line,
          place,
          category,
          dayNumber(row.paid_on),
          maskOf(row.flags),
        );
        this.#countNew(this.#run.length - 1, row.amount_fen, row.posted_on !== null);
      }
      const last = rows.at(-1);
      if (!last || rows.length < pageRows) return;
      after = last.line;
    }
  }

  #countNew(i: number, amountFen: number, isPosted: boolean): void {
    const { place, category, day, flags } = this.#run;
    this.#counts.newPayments++;
    this.#counts.amountFen += amountFen;
    if (flags[i] !== 0) this.#counts.flaggedRows++;
    this.#sums.tally.addPayment(place[i] as number, category[i] as number, day[i] as number, amountFen);
    if (isPosted) this.#sums.posted.add(place[i] as number, day[i] as number, amountFen);
  }

  /** Posting days of payments of earlier batches, which those files did not tell. */
  async #addPostings(): Promise<void> {
    const { countyCode, benefitYear } = this.#header;
    const { rows } = await this.#client.query<{
      township_code: string;
      paid_on: string;
      items: number;
      fen: number;
    }>(
      `with later as (
        update payment p set posted_on = s.posted_on
        from (select distinct on (receipt_number) * from import_stage where posted_on is not null
          order by receipt_number, line) s
        where p.county_code = $1 and p.benefit_year = $2 and p.receipt_number = s.receipt_number
        and p.batch_number <> $3 and p.posted_on is null and p.person_hash = s.person_hash
        and p.township_code = s.township_code and coalesce(p.village_code = s.village_code, true)
        and p.category_code = s.category_code and p.amount_fen = s.amount_fen and p.paid_on = s.paid_on
        returning p.township_code, p.paid_on, p.amount_fen
      ) select township_code, paid_on, count(*) as items, sum(amount_fen) as fen from later
      group by township_code, paid_on`,
      [countyCode, benefitYear, this.#batchNumber],
    );
    for (const { township_code, paid_on, items, fen } of rows) {
      this.#counts.postedLater += items;
      this.#sums.posted.addSum({ townshipCode: township_code, paidOn: paid_on, items, fen });
    }
  }

  async #compare(): Promise<void> {
    const { countyCode, benefitYear } = this.#header;
    // What one of the two files does not tell (village, posted day) is no difference.
    const { rows } = await this.#client.query<DifferingRow>(
      `select * from (
        select s.line, s.receipt_number, p.batch_number as first_batch, p.line as first_line,
        array_remove(array[
          case when p.person_hash <> s.person_hash then 'person_hash' end,
          case when p.township_code <> s.township_code then 'township_code' end,
          case when p.village_code <> s.village_code then 'village_code' end,
          case when p.category_code <> s.category_code then 'category_code' end,
          case when p.amount_fen <> s.amount_fen then 'amount_fen' end,
          case when p.paid_on <> s.paid_on then 'paid_on' end,
          case when p.posted_on <> s.posted_on then 'posted_on' end], null) as fields
        from import_stage s join payment p on p.county_code = $1 and p.benefit_year = $2
        and p.receipt_number = s.receipt_number and not (p.batch_number = $3 and p.line = s.line)
      ) d where cardinality(fields) > 0 order by line`,
      [countyCode, benefitYear, this.#batchNumber],
    );
    for (const row of rows) {
      this.#counts.differing++;
      const batch = row.first_batch === this.#batchNumber ? null : row.first_batch;
      this.#findings.receiptDiffers(
        row.line,
        row.receipt_number,
        { batch, line: row.first_line },
        row.fields,
      );
    }
  }
}

function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000;
}

function maskOf(flags: string): number {
  if (flags === '') return 0;
  // The column is written by `flagText` alone.
  return flags.split(',').reduce((mask, flag) => mask | flagBit(flag as PaymentFlag), 0);
}
