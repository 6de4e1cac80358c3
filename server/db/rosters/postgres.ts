import { once } from 'node:events';
import { tmpdir } from 'node:os';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { importClient, lockCounty } from '../payment-writer/postgres-lock.ts';
import { runOnPostgres, type Steps } from '../steps.ts';
import { beginRoster, numberOf } from './publishing.ts';
import type { RosterChanges, RosterHeader, RosterWriter } from './types.ts';

/** Rows after which the tables' statistics are worth making anew. */
const manyRows = 10_000;

/**
 * The writer for PostgreSQL: rows are copied to temporary stages and put in place by sets, in one transaction. So no
 * open batch is ever visible to be removed.
 */
export class PostgresRosterWriter implements RosterWriter {
  readonly folder = tmpdir();
  readonly #client: pg.Client;
  #header: RosterHeader | null = null;
  #batchNumber = 0;
  #rows = 0;

  private constructor(client: pg.Client) {
    this.#client = client;
  }

  static async open(url: string): Promise<RosterWriter> {
    return new PostgresRosterWriter(await importClient(url));
  }

  lock(countyCode: string, isCancelled: () => boolean): Promise<boolean> {
    return lockCounty(this.#client, countyCode, isCancelled);
  }

  read<T>(steps: Steps<T>): Promise<T> {
    return runOnPostgres(this.#client, steps);
  }

  async open(header: RosterHeader): Promise<number> {
    const client = this.#client;
    await client.query('begin');
    this.#header = header;
    this.#rows = 0;
    await client.query(`set local work_mem = '64MB'`);
    this.#batchNumber = await runOnPostgres(client, beginRoster(header));
    await client.query(
      `create temporary table roster_person (person_hash bytea, sealed bytea, sealed_key integer, name_hash bytea,
        born_on text, township_code text, village_code text, is_resident integer, temporary_code text)
        on commit drop;
       create temporary table roster_row (person_hash bytea, category_code text, line integer, household integer,
        township_code text, village_code text, status text, disability_grade integer, low_income_family integer,
        student integer, ethnic_minority integer) on commit drop;
       create temporary table roster_end (person_hash bytea, category_code text, from_batch integer) on commit drop;
       create temporary table roster_change (person_hash bytea, township_code text, village_code text,
        is_resident integer) on commit drop`,
    );
    return this.#batchNumber;
  }

  async put({ persons, entries, ended, changes }: RosterChanges): Promise<void> {
    const header = this.#openHeader();
    const client = this.#client;
    this.#rows += persons.length + entries.length;
    if (persons.length > 0) {
      await this.#copy('roster_person', persons, (each) => [
        each.hash,
        each.sealed,
        each.sealedKey,
        each.nameHash,
        each.bornOn,
        each.townshipCode,
        each.villageCode,
        each.isResident ? 1 : 0,
        each.temporaryCode,
      ]);
      await client.query(
        `insert into person (county_code, person_hash, sealed, sealed_key, name_hash, born_on, township_code,
         village_code, is_resident, temporary_code, first_batch)
         select $1::text, person_hash, sealed, sealed_key, name_hash, born_on, township_code, village_code,
         is_resident, temporary_code, $2::integer from roster_person on conflict do nothing`,
        [header.countyCode, this.#batchNumber],
      );
      await client.query('truncate roster_person');
    }
    if (entries.length > 0) {
      await this.#copy('roster_row', entries, (each) => [
        each.hash,
        each.categoryCode,
        each.line,
        each.household,
        each.townshipCode,
        each.villageCode,
        each.status,
        each.disabilityGrade,
        numberOf(each.lowIncomeFamily),
        numberOf(each.student),
        numberOf(each.ethnicMinority),
      ]);
      await client.query(
        `insert into roster_entry (county_code, source_code, from_batch, from_on, person_hash, category_code, line,
         household, township_code, village_code, status, disability_grade, low_income_family, student,
         ethnic_minority) select $1::text, $2::text, $3::integer, $4::text, r.* from roster_row r`,
        [header.countyCode, header.sourceCode, this.#batchNumber, header.asOfOn],
      );
      await client.query('truncate roster_row');
    }
    if (ended.length > 0) {
      await this.#copy('roster_end', ended, (each) => [each.hash, each.categoryCode, each.fromBatch]);
    }
    if (changes.length > 0) {
      await this.#copy('roster_change', changes, (each) => [
        each.hash,
        each.townshipCode,
        each.villageCode,
        each.isResident ? 1 : 0,
      ]);
    }
  }

  async publish(steps: () => Steps<void>): Promise<void> {
    const client = this.#client;
    await client.query('analyze roster_end, roster_change');
    if (this.#rows >= manyRows) await client.query('analyze person, roster_entry');
    await runOnPostgres(client, steps());
    await client.query('commit');
    this.#header = null;
  }

  async discard(): Promise<void> {
    if (!this.#header) return;
    this.#header = null;
    // A lost connection has rolled back already; its own error is the one to tell.
    await this.#client.query('rollback').catch(() => {});
  }

  async close(): Promise<void> {
    await this.#client.end();
  }

  #openHeader(): RosterHeader {
    if (!this.#header) throw new Error('no open batch');
    return this.#header;
  }

  async #copy<Row>(
    table: string,
    rows: readonly Row[],
    valuesOf: (row: Row) => readonly (Buffer | string | number | null)[],
  ): Promise<void> {
    const copy = this.#client.query(copyFrom(`copy ${table} from stdin`));
    const finished = new Promise<void>((resolve, reject) => {
      copy.once('finish', resolve);
      copy.once('error', reject);
    });
    // Heard at the end; until then a failure must not count as unheard.
    finished.catch(() => {});
    let text = '';
    for (const row of rows) {
      text += `${valuesOf(row).map(copyText).join('\t')}\n`;
      if (text.length < 65_536) continue;
      if (!copy.write(text)) await Promise.race([once(copy, 'drain'), finished]);
      text = '';
    }
    copy.end(text);
    await finished;
  }
}

/** A value in COPY's text form; codes and days hold nothing to escape. */
function copyText(value: Buffer | string | number | null): string {
  if (value === null) return '\\N';
  return Buffer.isBuffer(value) ? `\\\\x${value.toString('hex')}` : String(value);
}
