import type { SqlRunner } from '../payment-writer/sql-runner.ts';
import type { TallyFigures, TallyPlace } from './expected.ts';
import type { CampaignKey } from './rows.ts';

/** A row of the tallies that is not what the ledger says; null: none. */
export interface TallyChange {
  readonly was: (TallyPlace & TallyFigures) | null;
  readonly is: (TallyPlace & TallyFigures) | null;
}

/** Each person's earliest payment that counts; of one day the one that came first. Two parameters. */
const earliestPayments = `select person_hash, batch_number, township_code, village_code, category_code, paid_on from (
  select p.person_hash, p.batch_number, p.township_code, p.village_code, p.category_code, p.paid_on,
  row_number() over (partition by p.person_hash order by p.paid_on, p.batch_number, p.line) as place
  from payment p join payment_batch b on b.county_code = p.county_code and b.benefit_year = p.benefit_year
  and b.batch_number = p.batch_number and b.status = 'PUBLISHED'
  where p.county_code = ? and p.benefit_year = ? and not exists (select 1 from payment_void v
    where v.county_code = p.county_code and v.benefit_year = p.benefit_year
    and v.batch_number = p.batch_number and v.line = p.line)) ranked where place = 1`;

/** Puts the counted persons of published batches in place anew. In a transaction of the caller. */
export async function rewritePersons(
  sql: SqlRunner,
  { countyCode, benefitYear }: CampaignKey,
): Promise<void> {
  const key = [countyCode, benefitYear];
  await sql.run(
    `delete from insured_person where county_code = ? and benefit_year = ? and batch_number in
     (select batch_number from payment_batch where county_code = ? and benefit_year = ? and status = 'PUBLISHED')`,
    [...key, ...key],
  );
  await sql.run(
    `insert into insured_person (county_code, benefit_year, person_hash, batch_number, township_code, village_code,
     category_code, counted_on)
     select ${sql.value(0)}, ${sql.value(1)}, person_hash, batch_number, township_code, village_code, category_code,
     paid_on from (${earliestPayments}) e`,
    [...key, ...key],
  );
}

/** Rows of one statement: SQLite takes 32,766 values. */
const rowsAtOnce = 500;

/** Takes off the rows that are wrong and puts those in that are right; the others stay. In a transaction of the caller. */
export async function rewriteTallies(
  sql: SqlRunner,
  { countyCode, benefitYear }: CampaignKey,
  changes: readonly TallyChange[],
): Promise<void> {
  const wrong = changes.flatMap(({ was }) => (was ? [was] : []));
  for (let from = 0; from < wrong.length; from += rowsAtOnce) {
    const some = wrong.slice(from, from + rowsAtOnce);
    await sql.run(
      `delete from tally where county_code = ? and benefit_year = ? and (level, paid_on, division_code, category_code)
       in (values ${some.map(() => '(?, ?, ?, ?)').join(', ')})`,
      [countyCode, benefitYear, ...some.flatMap(placeValues)],
    );
  }
  const right = changes.flatMap(({ is }) => (is ? [is] : []));
  for (let from = 0; from < right.length; from += rowsAtOnce) {
    const some = right.slice(from, from + rowsAtOnce);
    await sql.run(
      `insert into tally (county_code, benefit_year, level, paid_on, division_code, category_code, persons, payments,
       amount_fen, refunded_persons, refunded_fen, elsewhere_persons)
       values ${some.map(() => '(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').join(', ')}`,
      some.flatMap((row) => [
        countyCode,
        benefitYear,
        ...placeValues(row),
        row.persons,
        row.payments,
        row.amountFen,
        row.refundedPersons,
        row.refundedFen,
        row.elsewherePersons,
      ]),
    );
  }
}

function placeValues({ level, paidOn, divisionCode, categoryCode }: TallyPlace): string[] {
  return [level, paidOn, divisionCode, categoryCode];
}
