import { openSqlRunner, type SqlRunner } from '../db/payment-writer/sql-runner.ts';
import type { TallyLevel } from '../db/payment-writer/tally-sums.ts';

/** One campaign. */
export interface CampaignKey {
  readonly countyCode: string;
  readonly benefitYear: number;
}

export interface TallyFigures {
  readonly persons: number;
  readonly payments: number;
  readonly amountFen: number;
}

/** One tally, or the count of persons, that is not what the payments say. */
export interface TallyDifference {
  readonly level: TallyLevel;
  /** Empty for the total of all days. */
  readonly paidOn: string;
  readonly divisionCode: string;
  readonly categoryCode: string;
  readonly kept: TallyFigures;
  readonly computed: TallyFigures;
}

export interface TallyComparison {
  /** In key order; at most 1,000 listed. */
  readonly differences: readonly TallyDifference[];
  readonly differenceCount: number;
  /** Persons whose kept day or place is not that of their earliest payment, or who are missing or too many. */
  readonly personDifferences: number;
}

const listed = 1000;

/** Computes the tallies from payments and daily totals of published batches and compares them with those kept. */
export async function compareTallies(databaseUrl: string, campaign: CampaignKey): Promise<TallyComparison> {
  const sql = await openSqlRunner(databaseUrl);
  try {
    return await compare(sql, campaign);
  } finally {
    await sql.close();
  }
}

/**
 * Computes tallies and counted persons anew from payments and daily totals of published batches, and puts them in
 * place in one transaction.
 *
 * @returns what was different before
 */
export async function recomputeTallies(databaseUrl: string, campaign: CampaignKey): Promise<TallyComparison> {
  const sql = await openSqlRunner(databaseUrl);
  const key = [campaign.countyCode, campaign.benefitYear];
  try {
    return await sql.transaction(async () => {
      const before = await compare(sql, campaign);
      if (before.differenceCount === 0 && before.personDifferences === 0) return before;
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
      await sql.run(`delete from tally where county_code = ? and benefit_year = ?`, key);
      await sql.run(
        `insert into tally (county_code, benefit_year, level, paid_on, division_code, category_code, persons, payments,
         amount_fen) select ${sql.value(0)}, ${sql.value(1)}, level, paid_on, division_code, category_code, persons,
         payments, amount_fen from (${computedTallies}) c`,
        [...key, ...key, ...key, ...key],
      );
      await sql.run(
        `update campaign set figures_version = figures_version + 1 where county_code = ? and benefit_year = ?`,
        key,
      );
      return before;
    });
  } finally {
    await sql.close();
  }
}

const published = `join payment_batch b on b.county_code = p.county_code and b.benefit_year = p.benefit_year
  and b.batch_number = p.batch_number and b.status = 'PUBLISHED'
  where p.county_code = ? and p.benefit_year = ?`;

/** Each person's earliest payment; of one day the one that came first. Two parameters. */
const earliestPayments = `select person_hash, batch_number, township_code, village_code, category_code, paid_on from (
  select p.person_hash, p.batch_number, p.township_code, p.village_code, p.category_code, p.paid_on,
  row_number() over (partition by p.person_hash order by p.paid_on, p.batch_number, p.line) as place
  from payment p ${published}) ranked where place = 1`;

/** All tallies by level, day, division and category. Six parameters: the campaign three times. */
const computedTallies = `select level, paid_on, division_code, category_code, sum(persons) as persons,
  sum(payments) as payments, sum(amount_fen) as amount_fen from (
    select l.level, case l.days when 1 then f.paid_on else '' end as paid_on,
    case l.level when 'VILLAGE' then f.village_code else f.township_code end as division_code,
    case l.level when 'TOWNSHIP_SUM' then '' else f.category_code end as category_code, f.persons, f.payments, f.amount_fen
    from (
      select township_code, village_code, category_code, paid_on, 0 as persons, count(*) as payments,
      sum(amount_fen) as amount_fen from (select p.* from payment p ${published}) paid
      group by township_code, village_code, category_code, paid_on
      union all
      select township_code, village_code, category_code, paid_on, count(*), 0, 0
      from (${earliestPayments}) counted group by township_code, village_code, category_code, paid_on
      union all
      select p.township_code, null, p.category_code, p.paid_on, p.persons, 0, p.amount_fen
      from daily_total p ${published}
    ) f cross join (
      select 'TOWNSHIP' as level, 0 as days union all select 'TOWNSHIP', 1
      union all select 'TOWNSHIP_SUM', 0 union all select 'TOWNSHIP_SUM', 1
      union all select 'VILLAGE', 0 union all select 'VILLAGE', 1
    ) l
    where l.level <> 'VILLAGE' or f.village_code is not null
  ) t group by level, paid_on, division_code, category_code`;

interface TallyRow {
  readonly level: TallyLevel;
  readonly paid_on: string;
  readonly division_code: string;
  readonly category_code: string;
  readonly persons: number;
  readonly payments: number;
  readonly amount_fen: number;
}

async function compare(sql: SqlRunner, { countyCode, benefitYear }: CampaignKey): Promise<TallyComparison> {
  const key = [countyCode, benefitYear];
  const computed = await sql.all<TallyRow>(computedTallies, [...key, ...key, ...key]);
  const kept = await sql.all<TallyRow>(
    `select level, paid_on, division_code, category_code, persons, payments, amount_fen from tally
     where county_code = ? and benefit_year = ?`,
    key,
  );
  const [persons] = await sql.all<{ n: number }>(
    // Each person stands in both lists with the same day and place, or is a difference. A full join does the same in
    // the square of the persons' number on SQLite.
    `select count(distinct person_hash) as n from (
       select person_hash from (
         select person_hash, township_code, coalesce(village_code, '') as village_code, category_code, paid_on
         from (${earliestPayments}) e
         union all
         select i.person_hash, i.township_code, coalesce(i.village_code, ''), i.category_code, i.counted_on
         from insured_person i join payment_batch b on b.county_code = i.county_code
         and b.benefit_year = i.benefit_year and b.batch_number = i.batch_number and b.status = 'PUBLISHED'
         where i.county_code = ? and i.benefit_year = ?
       ) both_lists group by person_hash, township_code, village_code, category_code, paid_on having count(*) <> 2
     ) different`,
    [...key, ...key],
  );
  const both = new Map<string, { kept?: TallyRow; computed?: TallyRow }>();
  for (const row of kept) both.set(keyOf(row), { kept: row });
  for (const row of computed) both.set(keyOf(row), { ...both.get(keyOf(row)), computed: row });
  const differences: TallyDifference[] = [];
  let differenceCount = 0;
  for (const [, pair] of [...both].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const row = (pair.kept ?? pair.computed) as TallyRow;
    const difference = { ...keyFields(row), kept: figuresOf(pair.kept), computed: figuresOf(pair.computed) };
    if (isSame(difference.kept, difference.computed)) continue;
    differenceCount++;
    if (differences.length < listed) differences.push(difference);
  }
  return { differences, differenceCount, personDifferences: persons?.n ?? 0 };
}

function keyOf(row: TallyRow): string {
  return `${row.level} ${row.paid_on} ${row.division_code} ${row.category_code}`;
}

function keyFields(row: TallyRow) {
  return {
    level: row.level,
    paidOn: row.paid_on,
    divisionCode: row.division_code,
    categoryCode: row.category_code,
  };
}

// A tally that went back to nothing is kept as zeros; the computed side has no row for it.
function figuresOf(row: TallyRow | undefined): TallyFigures {
  return { persons: row?.persons ?? 0, payments: row?.payments ?? 0, amountFen: row?.amount_fen ?? 0 };
}

function isSame(a: TallyFigures, b: TallyFigures): boolean {
  return a.persons === b.persons && a.payments === b.payments && a.amountFen === b.amountFen;
}
