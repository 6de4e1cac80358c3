import type pg from 'pg';
import { flagBit, flagText } from '../../../schema/values/payment-flag.ts';
import { CopyInto } from './copy-into.ts';
import type { CopyRows } from './copy-rows.ts';
import { dayText } from './day-text.ts';
import type { PersonRun } from './person-run.ts';
import type { TallySums } from './tally-sums.ts';
import type { BatchCounts, BatchHeader, WriterFindings } from './types.ts';

type BatchKey = readonly [countyCode: string, benefitYear: number, batchNumber: number];

interface KnownPerson {
  readonly person_hash: Buffer;
  readonly township_code: string;
  readonly village_code: string | null;
  readonly category_code: string;
  readonly counted_on: string;
}

/** Bytes handed to the server at once. */
const pieceBytes = 1 << 18;

/** Counts the persons of a batch, each once a campaign on the earliest day paid. */
export class PostgresPersons {
  readonly #client: pg.Client;
  readonly #header: BatchHeader;
  readonly #batch: BatchKey;
  readonly #rows: CopyRows;
  readonly #sums: TallySums;
  readonly #counts: BatchCounts;
  readonly #findings: WriterFindings;
  /** Lines and masks of payments that add money only. */
  readonly #duplicates = { lines: [] as number[], flags: [] as string[] };

  constructor(
    client: pg.Client,
    header: BatchHeader,
    batchNumber: number,
    rows: CopyRows,
    sums: TallySums,
    counts: BatchCounts,
    findings: WriterFindings,
  ) {
    this.#client = client;
    this.#header = header;
    this.#batch = [header.countyCode, header.benefitYear, batchNumber];
    this.#rows = rows;
    this.#sums = sums;
    this.#counts = counts;
    this.#findings = findings;
  }

  /** The persons of a run; the run is empty afterwards. */
  async count(run: PersonRun): Promise<void> {
    const persons: { first: number; earliest: number }[] = [];
    const duplicates: number[] = [];
    run.forEachPerson((first, earliest, later) => {
      persons.push({ first, earliest });
      for (const i of later) duplicates.push(i);
    });
    // In key order: each page of the index is written about once.
    const copy = await CopyInto.begin(this.#client, 'insured_person');
    for (const { earliest } of persons) {
      this.#rows.addPerson(run, earliest);
      if (this.#rows.gathered > pieceBytes) await copy.write(this.#rows.take());
    }
    await copy.write(this.#rows.take());
    if (await copy.end()) for (const { earliest } of persons) this.#countNew(run, earliest);
    else await this.#countOneByOne(run, persons, duplicates);
    for (const i of duplicates.sort((a, b) => a - b)) this.#markDuplicate(run, i);
    run.clear();
  }

  /** Flags what was found, once all rows are in. */
  async flagDuplicates(): Promise<void> {
    const { lines, flags } = this.#duplicates;
    if (lines.length === 0) return;
    await this.#client.query(
      `update payment p set flags = d.flags from unnest($4::integer[], $5::text[]) as d (line, flags)
       where p.county_code = $1 and p.benefit_year = $2 and p.batch_number = $3 and p.line = d.line`,
      [...this.#batch, lines, flags],
    );
  }

  /** Some are counted already: they are told apart by a set, and moved when this batch has an earlier day. */
  async #countOneByOne(
    run: PersonRun,
    persons: readonly { first: number; earliest: number }[],
    duplicates: number[],
  ): Promise<void> {
    const client = this.#client;
    await client.query(
      `create temporary table if not exists import_person (like insured_person) on commit drop`,
    );
    await client.query('truncate import_person');
    const copy = await CopyInto.begin(client, 'import_person');
    for (const { earliest } of persons) {
      this.#rows.addPerson(run, earliest);
      if (this.#rows.gathered > pieceBytes) await copy.write(this.#rows.take());
    }
    await copy.write(this.#rows.take());
    await copy.end();
    await client.query('analyze import_person');
    const { rows } = await client.query<KnownPerson>(
      `select i.person_hash, i.township_code, i.village_code, i.category_code, i.counted_on
       from import_person s join insured_person i on i.county_code = s.county_code
       and i.benefit_year = s.benefit_year and i.person_hash = s.person_hash`,
    );
    const known = new Map(rows.map((row) => [row.person_hash.toString('latin1'), row]));
    await client.query('insert into insured_person select * from import_person on conflict do nothing');
    const moves: { hash: Buffer; earliest: number }[] = [];
    for (const { first, earliest } of persons) {
      const hash = run.hash.subarray(earliest * 16, earliest * 16 + 16);
      const counted = known.get(hash.toString('latin1'));
      if (!counted) {
        this.#countNew(run, earliest);
        continue;
      }
      duplicates.push(first);
      if (dayText(run.day[earliest] as number) >= counted.counted_on) continue;
      moves.push({ hash: Buffer.from(hash), earliest });
      const from = { townshipCode: counted.township_code, villageCode: counted.village_code };
      this.#sums.addAt(from, counted.category_code, counted.counted_on, -1, 0, 0);
      this.#sums.addPersons(
        run.place[earliest] as number,
        run.category[earliest] as number,
        run.day[earliest] as number,
        1,
      );
    }
    await this.#move(run, moves);
  }

  /** Persons of this or an earlier batch to the earlier day found now. */
  async #move(run: PersonRun, moves: readonly { hash: Buffer; earliest: number }[]): Promise<void> {
    if (moves.length === 0) return;
    const place = (i: number) => this.#header.places[run.place[i] as number];
    await this.#client.query(
      `update insured_person i set batch_number = $3, township_code = m.township_code, village_code = m.village_code,
       category_code = m.category_code, counted_on = m.counted_on
       from unnest($4::bytea[], $5::text[], $6::text[], $7::text[], $8::text[])
       as m (person_hash, township_code, village_code, category_code, counted_on)
       where i.county_code = $1 and i.benefit_year = $2 and i.person_hash = m.person_hash`,
      [
        ...this.#batch,
        moves.map(({ hash }) => hash),
        moves.map(({ earliest }) => place(earliest)?.townshipCode),
        moves.map(({ earliest }) => place(earliest)?.villageCode ?? null),
        moves.map(({ earliest }) => this.#header.categories[run.category[earliest] as number]),
        moves.map(({ earliest }) => dayText(run.day[earliest] as number)),
      ],
    );
  }

  #countNew(run: PersonRun, i: number): void {
    this.#counts.newPersons++;
    this.#sums.addPersons(run.place[i] as number, run.category[i] as number, run.day[i] as number, 1);
  }

  #markDuplicate(run: PersonRun, i: number): void {
    const line = run.line[i] as number;
    const mask = run.flags[i] as number;
    if (mask === 0) this.#counts.flaggedRows++;
    this.#duplicates.lines.push(line);
    this.#duplicates.flags.push(flagText(mask | flagBit('DUPLICATE_PERSON')));
    this.#findings.duplicatePerson(line);
  }
}
