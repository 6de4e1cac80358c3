import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { flagText } from '../../../schema/values/payment-flag.ts';
import { runOnPostgres } from '../steps.ts';
import { afterPayments } from './after-payments.ts';
import { CopyInto } from './copy-into.ts';
import { CopyRows } from './copy-rows.ts';
import { DailyRows, type StoredDay } from './daily-rows.ts';
import { dayText } from './day-text.ts';
import { PersonRun } from './person-run.ts';
import { PostedSums } from './posted-sums.ts';
import { PostgresPayments } from './postgres-payments.ts';
import { PostgresPersons } from './postgres-persons.ts';
import { connectPostgres } from './sql-runner.ts';
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

/** First key of the advisory locks; the second is the county code. */
const lockSpace = 0x5a4a;

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
    const client = await connectPostgres(url);
    // A lost server shows in the next query; unheard it would end the process.
    client.on('error', () => {});
    return new PostgresPaymentWriter(client);
  }

  async lock(countyCode: string, isCancelled: () => boolean): Promise<boolean> {
    const county = Number(countyCode);
    if (!Number.isSafeInteger(county)) throw new Error('bad county code');
    for (;;) {
      const { rows } = await this.#client.query<{ ours: boolean }>(
        'select pg_try_advisory_lock($1, $2) as ours',
        [lockSpace, county],
      );
      if (rows[0]?.ours) return true;
      if (isCancelled()) return false;
      await sleep(50);
    }
  }

  async campaign(countyCode: string, benefitYear: number, fileDigest: string): Promise<CampaignState | null> {
    const key = [countyCode, benefitYear];
    const campaign = await this.#client.query<{ payment_source: CampaignState['paymentSource'] }>(
      'select payment_source from campaign where county_code = $1 and benefit_year = $2',
      key,
    );
    const source = campaign.rows[0]?.payment_source;
    if (source === undefined) return null;
    const same = await this.#client.query<{ batch_number: number }>(
      `select batch_number from payment_batch where county_code = $1 and benefit_year = $2 and file_digest = $3
       and status = 'PUBLISHED' and rejected_rows = 0 order by batch_number limit 1`,
      [...key, fileDigest],
    );
    const divisions = await this.#client.query<{
      code: string;
      name: string;
      aliases: string;
      level: 'COUNTY' | 'TOWNSHIP' | 'VILLAGE';
      parent_code: string | null;
    }>(
      'select code, name, aliases, level, parent_code from division where county_code = $1 order by table_order',
      [countyCode],
    );
    return {
      paymentSource: source,
      sameFileAsBatch: same.rows[0]?.batch_number ?? null,
      divisions: divisions.rows.map(({ code, name, aliases, level, parent_code }) => ({
        code,
        name,
        aliases: parseAliases(aliases),
        level,
        parentCode: parent_code,
      })),
    };
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
    const { countyCode, benefitYear } = header;
    const client = this.#client;
    const counts = this.#counts;
    const at = new Date().toISOString();
    const campaign = await client.query(
      `update campaign set payment_source = $3, figures_version = figures_version + 1, last_imported_at = $4
       where county_code = $1 and benefit_year = $2 and payment_source in ('NONE', $3)`,
      [countyCode, benefitYear, header.kind, at],
    );
    if (campaign.rowCount !== 1) return null;
    const fresh = this.#daily?.fresh ?? [];
    await client.query(
      `insert into daily_total (county_code, benefit_year, township_code, paid_on, category_code, batch_number, line,
       persons, amount_fen, flags) select $1::text, $2::integer, d.township_code, d.paid_on, d.category_code, $3::integer, d.line, d.persons,
       d.amount_fen, d.flags from unnest($4::text[], $5::text[], $6::text[], $7::integer[], $8::integer[],
       $9::bigint[], $10::text[]) as d (township_code, paid_on, category_code, line, persons, amount_fen, flags)
       on conflict (county_code, benefit_year, township_code, paid_on, category_code) do update set
       batch_number = excluded.batch_number, line = excluded.line, persons = excluded.persons,
       amount_fen = excluded.amount_fen, flags = excluded.flags`,
      [
        countyCode,
        benefitYear,
        this.#batchNumber,
        fresh.map((row) => row.townshipCode),
        fresh.map((row) => row.paidOn),
        fresh.map((row) => row.categoryCode),
        fresh.map((row) => row.line),
        fresh.map((row) => row.persons),
        fresh.map((row) => row.amountFen),
        fresh.map((row) => flagText(row.flags)),
      ],
    );
    await this.#addTallies(this.#sums?.deltas() ?? []);
    await client.query(
      `insert into payment_batch (county_code, benefit_year, batch_number, kind, status, file_name, file_digest,
       imported_by, started_at, published_at, rows_read, new_payments, already_present, rejected_rows, flagged_rows,
       new_persons, amount_fen)
       values ($1, $2, $3, $4, 'PUBLISHED', $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
      [
        countyCode,
        benefitYear,
        this.#batchNumber,
        header.kind,
        header.fileName,
        header.fileDigest,
        header.importedBy,
        this.#startedAt,
        at,
        totals.rowsRead,
        counts.newPayments,
        counts.alreadyPresent,
        totals.rejectedRows,
        counts.flaggedRows,
        counts.newPersons,
        counts.amountFen,
      ],
    );
    await client.query(
      `insert into audit_entry (county_code, id, at, account_name, act, subject, detail)
       values ($1, $2, $3, $4, 'IMPORT_PAYMENTS', $5, $6)`,
      [
        countyCode,
        randomUUID(),
        at,
        header.importedBy,
        `${countyCode}-${benefitYear}/${this.#batchNumber}`,
        JSON.stringify({ kind: header.kind, fileName: header.fileName, ...totals, ...counts }),
      ],
    );
    if (this.#daily) await runOnPostgres(client, this.#daily.audit(header, this.#batchNumber, at));
    await runOnPostgres(
      client,
      afterPayments(countyCode, benefitYear, this.#batchNumber, this.#posted?.sums() ?? []),
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
