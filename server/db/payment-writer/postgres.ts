import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams';
import { flagBit, flagText } from '../../../schema/values/payment-flag.ts';
import { runOnPostgres } from '../steps.ts';
import { afterPayments } from './after-payments.ts';
import { DailyRows, type StoredDay } from './daily-rows.ts';
import { dayText } from './day-text.ts';
import { countEarlierPersons, countNewPersons, readBatchSums } from './postgres-persons.ts';
import { connectPostgres } from './sql-runner.ts';
import { TallySums } from './tally-sums.ts';
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

interface DifferingRow {
  readonly line: number;
  readonly receipt_number: string;
  readonly first_batch: number;
  readonly first_line: number;
  readonly fields: string[];
}

/**
 * The writer for PostgreSQL: rows are copied to a temporary stage and put in place by sets, in one transaction.
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
  #copy: CopyStreamQuery | null = null;
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
      this.#daily = new DailyRows(stored.rows);
      return;
    }
    await client.query(
      `create temporary table import_stage (
        line integer not null, receipt_number text not null, person_hash bytea not null, township_code text not null,
        village_code text, category_code text not null, amount_fen bigint not null, paid_on text not null,
        posted_on text, flags text not null, mask integer not null) on commit drop`,
    );
    this.#copy = client.query(copyFrom('copy import_stage from stdin'));
  }

  async putPayments(rows: PaymentColumns): Promise<void> {
    const header = this.#openHeader();
    let text = '';
    for (let i = 0; i < rows.length; i++) {
      const place = header.places[rows.place[i] as number];
      const postedDay = rows.postedDay[i] as number;
      const mask = rows.flags[i] as number;
      text += `${rows.line[i]}\t${escapeText(rows.receiptNumber[i] as string)}\t\\\\x${rows.personHash.toString('hex', i * 16, i * 16 + 16)}\t${
        place?.townshipCode
      }\t${place?.villageCode ?? '\\N'}\t${header.categories[rows.category[i] as number]}\t${rows.amountFen[i]}\t${dayText(
        rows.paidDay[i] as number,
      )}\t${postedDay === -1 ? '\\N' : dayText(postedDay)}\t${flagText(mask)}\t${mask}\n`;
    }
    if (text !== '' && this.#copy && !this.#copy.write(text)) await once(this.#copy, 'drain');
  }

  async putDailyTotals(rows: readonly DailyTotalRecord[]): Promise<void> {
    if (this.#daily && this.#sums && this.#findings) {
      this.#daily.add(rows, this.#counts, this.#sums, this.#findings);
    }
  }

  async settle(): Promise<BatchCounts> {
    if (!this.#copy) return this.#counts;
    await this.#endCopy();
    const header = this.#openHeader();
    const client = this.#client;
    const batch = [header.countyCode, header.benefitYear, this.#batchNumber] as const;
    await client.query('analyze import_stage');
    // In line order: of two rows with one receipt the first stays.
    const inserted = await client.query(
      `insert into payment (county_code, benefit_year, batch_number, line, receipt_number, person_hash, township_code,
       village_code, category_code, amount_fen, paid_on, posted_on, flags)
       select $1::text, $2::integer, $3::integer, line, receipt_number, person_hash, township_code, village_code, category_code, amount_fen,
       paid_on, posted_on, flags from import_stage order by line
       on conflict (county_code, benefit_year, receipt_number) do nothing`,
      [...batch],
    );
    const staged = await client.query<{ n: number }>('select count(*) as n from import_stage');
    const notInserted = (staged.rows[0]?.n ?? 0) - (inserted.rowCount ?? 0);
    if (notInserted > 0) await this.#compare(batch);
    this.#counts.alreadyPresent = notInserted - this.#counts.differing;
    await this.#flagDuplicates(batch);
    this.#counts.newPersons = await countNewPersons(client, batch);
    const sums = await readBatchSums(client, batch);
    this.#counts.newPayments = sums.payments;
    this.#counts.amountFen = sums.amountFen;
    this.#counts.flaggedRows = sums.flaggedRows;
    for (const row of [...sums.rows, ...(await countEarlierPersons(client, batch))]) {
      const place = { townshipCode: row.township_code, villageCode: row.village_code };
      this.#sums?.addAt(place, row.category_code, row.paid_on, row.persons, row.payments, row.amount_fen);
    }
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
       $9::bigint[], $10::text[]) as d (township_code, paid_on, category_code, line, persons, amount_fen, flags)`,
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
    const deltas = this.#sums?.deltas() ?? [];
    await client.query(
      `insert into tally as t (county_code, benefit_year, level, paid_on, division_code, category_code, persons,
       payments, amount_fen) select $1::text, $2::integer, d.level, d.paid_on, d.division_code, d.category_code, d.persons, d.payments,
       d.amount_fen from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::integer[], $8::integer[],
       $9::bigint[]) as d (level, paid_on, division_code, category_code, persons, payments, amount_fen)
       on conflict (county_code, benefit_year, level, paid_on, division_code, category_code) do update set
       persons = t.persons + excluded.persons, payments = t.payments + excluded.payments,
       amount_fen = t.amount_fen + excluded.amount_fen`,
      [
        countyCode,
        benefitYear,
        deltas.map((delta) => delta.level),
        deltas.map((delta) => delta.paidOn),
        deltas.map((delta) => delta.divisionCode),
        deltas.map((delta) => delta.categoryCode),
        deltas.map((delta) => delta.persons),
        deltas.map((delta) => delta.payments),
        deltas.map((delta) => delta.amountFen),
      ],
    );
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
    await runOnPostgres(client, afterPayments(countyCode, benefitYear, this.#batchNumber));
    await client.query('commit');
    this.#header = null;
    return this.#batchNumber;
  }

  async discard(): Promise<void> {
    if (!this.#header) return;
    this.#header = null;
    await this.#endCopy().catch(() => {});
    // A lost connection has rolled back already; its own error is the one to tell.
    await this.#client.query('rollback').catch(() => {});
  }

  async close(): Promise<void> {
    await this.#client.end();
  }

  #openHeader(): BatchHeader {
    if (!this.#header) throw new Error('no open batch');
    return this.#header;
  }

  async #endCopy(): Promise<void> {
    const copy = this.#copy;
    this.#copy = null;
    if (!copy) return;
    const finished = new Promise<void>((resolve, reject) => {
      copy.once('finish', resolve);
      copy.once('error', reject);
    });
    copy.end();
    await finished;
  }

  async #compare(batch: readonly [string, number, number]): Promise<void> {
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
      [...batch],
    );
    for (const row of rows) {
      this.#counts.differing++;
      const first = {
        batch: row.first_batch === this.#batchNumber ? null : row.first_batch,
        line: row.first_line,
      };
      this.#findings?.receiptDiffers(row.line, row.receipt_number, first, row.fields);
    }
  }

  async #flagDuplicates(batch: readonly [string, number, number]): Promise<void> {
    const { rows } = await this.#client.query<{ line: number; mask: number }>(
      `select p.line, s.mask from (
        select line, person_hash, row_number() over (partition by person_hash order by line) as place
        from payment where county_code = $1 and benefit_year = $2 and batch_number = $3) p
       join import_stage s on s.line = p.line
       where p.place > 1 or exists (select 1 from insured_person i where i.county_code = $1 and i.benefit_year = $2
         and i.person_hash = p.person_hash)
       order by p.line`,
      [...batch],
    );
    if (rows.length === 0) return;
    for (const row of rows) this.#findings?.duplicatePerson(row.line);
    await this.#client.query(
      `update payment p set flags = d.flags from unnest($4::integer[], $5::text[]) as d (line, flags)
       where p.county_code = $1 and p.benefit_year = $2 and p.batch_number = $3 and p.line = d.line`,
      [
        ...batch,
        rows.map((row) => row.line),
        rows.map((row) => flagText(row.mask | flagBit('DUPLICATE_PERSON'))),
      ],
    );
  }
}

/** COPY's text form: backslash, tab and line ends are escaped. */
function escapeText(text: string): string {
  return text.replace(/[\\\t\n\r]/g, (character) => {
    if (character === '\\') return '\\\\';
    return character === '\t' ? '\\t' : character === '\n' ? '\\n' : '\\r';
  });
}

/** An import on PostgreSQL is one transaction: what a dead process began is rolled back by the server. */
export async function removeUnfinishedPostgres(_url: string): Promise<number> {
  return 0;
}
