import type Database from 'better-sqlite3';
import type { TallyDelta } from './tally-sums.ts';

/** Rows a statement inserts at once. */
const groupSize = 16;

/** Persons whom this batch has found to have paid earlier are counted on that day, where that payment was made. */
export function applyMoves(
  database: Database.Database,
  countyCode: string,
  benefitYear: number,
  batchNumber: number,
): void {
  const key = [countyCode, benefitYear, batchNumber] as const;
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
}

/** A posting day that a later file tells. */
export interface Posting {
  readonly batchNumber: number;
  readonly line: number;
  readonly postedOn: string;
}

export function applyPostings(
  database: Database.Database,
  countyCode: string,
  benefitYear: number,
  postings: Iterable<Posting>,
): void {
  const update = database.prepare(
    `update payment set posted_on = ? where county_code = ? and benefit_year = ? and batch_number = ? and line = ?
     and posted_on is null`,
  );
  for (const { batchNumber, line, postedOn } of postings) {
    update.run(postedOn, countyCode, benefitYear, batchNumber, line);
  }
}

/** Adds to the tallies, some rows a statement: a whole campaign in one file brings 80,000. */
export function addTallies(
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
