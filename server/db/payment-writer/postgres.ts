import type pg from 'pg';
import { runOnPostgres } from '../steps.ts';
import { beforePayments } from './after-payments.ts';
import { readCampaignState } from './campaign-state.ts';
import { CopyInto } from './copy-into.ts';
import { CopyRows } from './copy-rows.ts';
import { DailyRows, type StoredDay } from './daily-rows.ts';
import { dayText } from './day-text.ts';
import { PersonRun } from './person-run.ts';
import { PostedSums } from './posted-sums.ts';
import { importClient, lockCounty } from './postgres-lock.ts';
import { PostgresPayments } from './postgres-payments.ts';
import { PostgresPersons } from './postgres-persons.ts';
import { closeBatch, takeCampaign } from './publish-steps.ts';
import { type TallyDelta, TallySums } from './tally-sums.ts';
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

/**
 * The writer for PostgreSQL: rows are copied and put in place by sets, in one transaction.
 * There a writer holds up no one but the importer of the same county, so no open batch is ever visible to be removed.
 */
export class PostgresPaymentWriter implements PaymentWriter {
  readonly #client: pg.Client;
  #header: BatchHeader | null = null;
  #findings: WriterFindings | null = null;
  #batchNumber = 0;
  #startedAt = '';
  readonly #counts: BatchCounts = noCounts();
  #sums: TallySums | null = null;
  #posted: PostedSums | null = null;
  readonly #run = new PersonRun();
  #copied: CopyRows | null = null;
  #payments: PostgresPayments | null = null;
  #persons: PostgresPersons | null = null;
  #daily: DailyRows | null = null;

  private constructor(client: pg.Client) {
    this.#client = client;
  }

  static async open(url: string): Promise<PaymentWriter> {
    return new PostgresPaymentWriter(await importClient(url));
  }

  lock(countyCode: string, isCancelled: () => boolean): Promise<boolean> {
    return lockCounty(this.#client, countyCode, isCancelled);
  }

  async campaign(countyCode: string, benefitYear: number, fileDigest: string): Promise<CampaignState | null> {
    return runOnPostgres(this.#client, readCampaignState(countyCode, benefitYear, fileDigest));
  }

  async open(header: BatchHeader, findings: WriterFindings): Promise<void> {
    const client = this.#client;
    const key = [header.countyCode, header.benefitYear];
    this.#header = header;
    this.#findings = findings;
    this.#startedAt = new Date().toISOString();
    this.#sums = new TallySums(header.places, header.categories, dayText);
    this.#posted = new PostedSums(header.places);
    await client.query('begin');
    // The tables' statistics know nothing of the batch being written: a loop over what looks like one row is a loop
    // over all of them, in the square of the file. Hashes and sorts stay linear.
    await client.query(`set local enable_nestloop = off`);
    await client.query(`set local work_mem = '64MB'`);
    const { rows } = await client.query<{ next: number }>(
      'select coalesce(max(batch_number), 0) + 1 as next from payment_batch where county_code = $1 and benefit_year = $2',
      key,
    );
    this.#batchNumber = rows[0]?.next ?? 1;
    if (header.kind === 'DAILY_TOTALS') {
      const stored = await client.query<StoredDay>(
        `select township_code, paid_on, category_code, batch_number, persons, amount_fen from daily_total
         where county_code = $1 and benefit_year = $2`,
        key,
      );
      this.#daily = new DailyRows(stored.rows, header.onDifference);
      return;
    }
    const copied = new CopyRows(header, this.#batchNumber);
    this.#copied = copied;
    const persons = new PostgresPersons(
      client,
      header,
      this.#batchNumber,
      copied,
      this.#sums,
      this.#counts,
      findings,
    );
    this.#persons = persons;
    this.#payments = new PostgresPayments(
      client,
      header,
      this.#batchNumber,
      copied,
      this.#run,
      { tally: this.#sums, posted: this.#posted },
      this.#counts,
      findings,
      () => persons.count(this.#run),
    );
  }

  async putPayments(rows: PaymentColumns): Promise<void> {
    await this.#payments?.put(rows);
  }

  async putDailyTotals(rows: readonly DailyTotalRecord[]): Promise<void> {
    if (this.#daily && this.#sums && this.#findings) {
      this.#daily.add(rows, this.#counts, this.#sums, this.#findings);
    }
  }

  async settle(): Promise<BatchCounts> {
    if (!this.#payments || !this.#persons) return this.#counts;
    await this.#payments.end();
    await this.#persons.count(this.#run);
    await this.#persons.flagDuplicates();
    return this.#counts;
  }

  async publish(totals: {
    readonly rowsRead: number;
    readonly rejectedRows: number;
  }): Promise<number | null> {
    const header = this.#openHeader();
    const client = this.#client;
    const batchNumber = this.#batchNumber;
    await runOnPostgres(client, beforePayments(header.countyCode, header.benefitYear, batchNumber));
    const at = new Date().toISOString();
    if (!(await runOnPostgres(client, takeCampaign(header, batchNumber, this.#daily, at)))) return null;
    await this.#addTallies(this.#sums?.deltas() ?? []);
    await runOnPostgres(
      client,
      closeBatch({
        header,
        batchNumber,
        startedAt: this.#startedAt,
        at,
        totals,
        counts: this.#counts,
        daily: this.#daily,
        posted: this.#posted?.sums() ?? [],
      }),
    );
    await client.query('commit');
    this.#header = null;
    return this.#batchNumber;
  }

  async discard(): Promise<void> {
    if (!this.#header) return;
    this.#header = null;
    await this.#payments?.abandon();
    // A lost connection has rolled back already; its own error is the one to tell.
    await this.#client.query('rollback').catch(() => {});
  }

  async close(): Promise<void> {
    await this.#client.end();
  }

  /** A campaign's first import brings most of its tallies; later ones add to them. */
  async #addTallies(deltas: readonly TallyDelta[]): Promise<void> {
    const header = this.#openHeader();
    if (this.#copied) {
      const columns =
        'county_code, benefit_year, level, paid_on, division_code, category_code, persons, payments, amount_fen';
      const copy = await CopyInto.begin(this.#client, `tally (${columns})`);
      await copy.write(this.#copied.tallies(deltas));
      if (await copy.end()) return;
    }
    await this.#client.query(
      `insert into tally as t (county_code, benefit_year, level, paid_on, division_code, category_code, persons,
       payments, amount_fen) select $1::text, $2::integer, d.level, d.paid_on, d.division_code, d.category_code, d.persons, d.payments,
       d.amount_fen from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::integer[], $8::integer[],
       $9::bigint[]) as d (level, paid_on, division_code, category_code, persons, payments, amount_fen)
       on conflict (county_code, benefit_year, level, paid_on, division_code, category_code) do update set
       persons = t.persons + excluded.persons, payments = t.payments + excluded.payments,
       amount_fen = t.amount_fen + excluded.amount_fen`,
      [
        header.countyCode,
        header.benefitYear,
        deltas.map((delta) => delta.level),
        deltas.map((delta) => delta.paidOn),
        deltas.map((delta) => delta.divisionCode),
        deltas.map((delta) => delta.categoryCode),
        deltas.map((delta) => delta.persons),
        deltas.map((delta) => delta.payments),
        deltas.map((delta) => delta.amountFen),
      ],
    );
  }

  #openHeader(): BatchHeader {
    if (!this.#header) throw new Error('no open batch');
    return this.#header;
  }
}

/** An import on PostgreSQL is one transaction: what a dead process began is rolled back by the server. */
export async function removeUnfinishedPostgres(_url: string): Promise<number> {
  return 0;
}
