import type Database from 'better-sqlite3';
import { flagBit, flagText } from '../../../schema/values/payment-flag.ts';
import { dayText } from './day-text.ts';
import type { PersonRun } from './person-run.ts';
import type { SliceRunner } from './sqlite-slices.ts';
import type { TallySums } from './tally-sums.ts';
import type { BatchCounts, BatchHeader, WriterFindings } from './types.ts';

/** Persons a statement inserts at once; a call costs as much as writing a row. */
const groupSize = 16;

interface CountedPerson {
  readonly batch_number: number;
  readonly township_code: string;
  readonly village_code: string | null;
  readonly category_code: string;
  readonly counted_on: string;
}

/** Counts the persons of a batch, each once a campaign on the earliest day paid. */
export class SqlitePersons {
  readonly #header: BatchHeader;
  readonly #batchNumber: number;
  readonly #slices: SliceRunner;
  readonly #sums: TallySums;
  readonly #counts: BatchCounts;
  readonly #findings: WriterFindings;
  readonly #insertGroup: Database.Statement;
  readonly #insertOne: Database.Statement;
  readonly #counted: Database.Statement;
  readonly #moved: Database.Statement;
  readonly #move: Database.Statement;
  readonly #shift: Database.Statement;
  readonly #flag: Database.Statement;
  /** One buffer for each row of a group; a statement copies what it is given. */
  readonly #hashes = Array.from({ length: groupSize }, () => Buffer.alloc(16));

  constructor(
    database: Database.Database,
    header: BatchHeader,
    batchNumber: number,
    slices: SliceRunner,
    sums: TallySums,
    counts: BatchCounts,
    findings: WriterFindings,
  ) {
    this.#header = header;
    this.#batchNumber = batchNumber;
    this.#slices = slices;
    this.#sums = sums;
    this.#counts = counts;
    this.#findings = findings;
    const { countyCode, benefitYear } = header;
    const campaign = `'${countyCode}', ${benefitYear}`;
    const where = `county_code = '${countyCode}' and benefit_year = ${benefitYear}`;
    const row = `(${campaign}, ?, ${batchNumber}, ?, ?, ?, ?)`;
    this.#insertGroup = database.prepare(
      `insert into insured_person values ${Array(groupSize).fill(row).join(', ')}`,
    );
    this.#insertOne = database.prepare(`insert into insured_person values ${row} on conflict do nothing`);
    const columns = 'batch_number, township_code, village_code, category_code, counted_on';
    this.#counted = database.prepare(
      `select ${columns} from insured_person where ${where} and person_hash = ?`,
    );
    this.#moved = database.prepare(
      `select ${columns} from insured_person_move where ${where} and batch_number = ${batchNumber} and person_hash = ?`,
    );
    this.#move = database.prepare(
      `insert or replace into insured_person_move values (${campaign}, ${batchNumber}, ?, ?, ?, ?, ?)`,
    );
    this.#shift = database.prepare(
      `update insured_person set township_code = ?, village_code = ?, category_code = ?, counted_on = ?
       where ${where} and person_hash = ?`,
    );
    this.#flag = database.prepare(
      `update payment set flags = ? where ${where} and batch_number = ${batchNumber} and line = ?`,
    );
  }

  /**
   * @param isLast no more rows follow: a dry run then only looks
   */
  count(run: PersonRun, isLast: boolean): void {
    const persons: { first: number; earliest: number }[] = [];
    const flagged: number[] = [];
    const onlyLook = this.#header.dryRun && isLast;
    const flush = () => {
      if (onlyLook) this.#look(run, persons, flagged);
      else {
        this.#slices.slice(persons.length, () => {
          this.#write(run, persons, flagged);
          for (const i of flagged) this.#flag.run(flagText(run.flags[i] as number), run.line[i]);
        });
        this.#slices.pause();
      }
      persons.length = 0;
      flagged.length = 0;
    };
    run.forEachPerson((first, earliest, later) => {
      persons.push({ first, earliest });
      for (const i of later) this.#markDuplicate(run, i, flagged);
      if (persons.length >= this.#slices.rows) flush();
    });
    if (persons.length > 0) flush();
    run.clear();
  }

  #write(run: PersonRun, persons: readonly { first: number; earliest: number }[], flagged: number[]): void {
    const values: (string | Buffer | null)[] = [];
    let full = 0;
    let clashes = 0;
    for (let at = 0; at < persons.length; ) {
      // Where most persons are known already a group nearly always clashes: one by one is quicker.
      const isGroup = persons.length - at >= groupSize && (full < 8 || clashes < full / 4);
      if (!isGroup) {
        this.#writeOne(run, persons[at] as { first: number; earliest: number }, flagged);
        at++;
        continue;
      }
      full++;
      values.length = 0;
      for (let i = 0; i < groupSize; i++) this.#values(run, persons[at + i]?.earliest as number, i, values);
      try {
        this.#insertGroup.run(values);
        for (let i = at; i < at + groupSize; i++) this.#countNew(run, persons[i]?.earliest as number);
      } catch (error) {
        // The statement as a whole is undone by SQLite; its rows go one by one.
        if ((error as { code?: unknown }).code !== 'SQLITE_CONSTRAINT_PRIMARYKEY') throw error;
        clashes++;
        for (let i = at; i < at + groupSize; i++) {
          this.#writeOne(run, persons[i] as { first: number; earliest: number }, flagged);
        }
      }
      at += groupSize;
    }
  }

  #writeOne(run: PersonRun, person: { first: number; earliest: number }, flagged: number[]): void {
    const values: (string | Buffer | null)[] = [];
    this.#values(run, person.earliest, 0, values);
    if (this.#insertOne.run(values).changes === 1) {
      this.#countNew(run, person.earliest);
      return;
    }
    this.#markDuplicate(run, person.first, flagged);
    this.#moveEarlier(run, person.earliest);
  }

  /** A dry run's last rows: what would be new and what is there, with nothing written. */
  #look(run: PersonRun, persons: readonly { first: number; earliest: number }[], flagged: number[]): void {
    for (const { first, earliest } of persons) {
      if (this.#counted.get(run.hashAt(earliest, this.#hashes[0] as Buffer)) === undefined)
        this.#countNew(run, earliest);
      else this.#markDuplicate(run, first, flagged);
    }
  }

  /** The person is counted by an earlier payment; an earlier day moves the count to this payment's day and place. */
  #moveEarlier(run: PersonRun, i: number): void {
    const hash = run.hashAt(i, this.#hashes[0] as Buffer);
    const counted = this.#counted.get(hash) as CountedPerson;
    const isOurs = counted.batch_number === this.#batchNumber;
    const current = isOurs ? counted : ((this.#moved.get(hash) as CountedPerson | undefined) ?? counted);
    const countedOn = dayText(run.day[i] as number);
    if (countedOn >= current.counted_on) return;
    const place = this.#header.places[run.place[i] as number];
    if (!place) throw new Error('payment of an unknown place');
    const category = this.#header.categories[run.category[i] as number] as string;
    const to = [place.townshipCode, place.villageCode, category, countedOn] as const;
    if (isOurs) this.#shift.run(...to, hash);
    // A published person stays as it is until this batch is published.
    else this.#move.run(hash, ...to);
    const from = { townshipCode: current.township_code, villageCode: current.village_code };
    this.#sums.addAt(from, current.category_code, current.counted_on, -1, 0, 0);
    this.#sums.addPersons(run.place[i] as number, run.category[i] as number, run.day[i] as number, 1);
  }

  #countNew(run: PersonRun, i: number): void {
    this.#counts.newPersons++;
    this.#sums.addPersons(run.place[i] as number, run.category[i] as number, run.day[i] as number, 1);
  }

  #markDuplicate(run: PersonRun, i: number, flagged: number[]): void {
    if (run.flags[i] === 0) this.#counts.flaggedRows++;
    run.flags[i] = (run.flags[i] as number) | flagBit('DUPLICATE_PERSON');
    flagged.push(i);
    this.#findings.duplicatePerson(run.line[i] as number);
  }

  #values(run: PersonRun, i: number, position: number, into: (string | Buffer | null)[]): void {
    const place = this.#header.places[run.place[i] as number];
    into.push(
      run.hashAt(i, this.#hashes[position] as Buffer),
      place?.townshipCode ?? null,
      place?.villageCode ?? null,
      this.#header.categories[run.category[i] as number] as string,
      dayText(run.day[i] as number),
    );
  }
}
