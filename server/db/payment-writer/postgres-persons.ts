import type pg from 'pg';

type BatchKey = readonly [countyCode: string, benefitYear: number, batchNumber: number];

/** Something to add to the tallies. */
export interface SumRow {
  readonly township_code: string;
  readonly village_code: string | null;
  readonly category_code: string;
  readonly paid_on: string;
  readonly persons: number;
  readonly payments: number;
  readonly amount_fen: number;
}

/** Of each person in the batch the earliest payment; of one day the first. */
const earliest = `select distinct on (person_hash) person_hash, township_code, village_code, category_code, paid_on
  from payment where county_code = $1 and benefit_year = $2 and batch_number = $3 order by person_hash, paid_on, line`;

/** Counts persons the campaign has not seen; how many. */
export async function countNewPersons(client: pg.Client, batch: BatchKey): Promise<number> {
  const { rowCount } = await client.query(
    `insert into insured_person (county_code, benefit_year, person_hash, batch_number, township_code, village_code,
     category_code, counted_on)
     select $1::text, $2::integer, person_hash, $3::integer, township_code, village_code, category_code, paid_on
     from (${earliest}) e on conflict do nothing`,
    [...batch],
  );
  return rowCount ?? 0;
}

/** Money and new persons of the batch by place, category and day. Before `countEarlierPersons`. */
export async function readBatchSums(
  client: pg.Client,
  batch: BatchKey,
): Promise<{
  readonly rows: readonly SumRow[];
  readonly payments: number;
  readonly amountFen: number;
  readonly flaggedRows: number;
}> {
  const where = 'county_code = $1 and benefit_year = $2 and batch_number = $3';
  const money = await client.query<SumRow & { flagged: number }>(
    `select township_code, village_code, category_code, paid_on, 0 as persons, count(*) as payments,
     sum(amount_fen) as amount_fen, count(*) filter (where flags <> '') as flagged from payment where ${where}
     group by township_code, village_code, category_code, paid_on`,
    [...batch],
  );
  const persons = await client.query<SumRow>(
    `select township_code, village_code, category_code, counted_on as paid_on, count(*) as persons, 0 as payments,
     0 as amount_fen from insured_person where ${where}
     group by township_code, village_code, category_code, counted_on`,
    [...batch],
  );
  const total = (pick: (row: SumRow & { flagged: number }) => number) =>
    money.rows.reduce((sum, row) => sum + pick(row), 0);
  return {
    rows: [...money.rows, ...persons.rows],
    payments: total((row) => row.payments),
    amountFen: total((row) => row.amount_fen),
    flaggedRows: total((row) => row.flagged),
  };
}

/** Moves persons of earlier batches to an earlier day found in this one; the tallies to take away and to add. */
export async function countEarlierPersons(client: pg.Client, batch: BatchKey): Promise<SumRow[]> {
  const { rows } = await client.query<{
    old_township: string;
    old_village: string | null;
    old_category: string;
    old_day: string;
    township_code: string;
    village_code: string | null;
    category_code: string;
    paid_on: string;
  }>(
    `with moved as (
      select i.person_hash, i.township_code as old_township, i.village_code as old_village,
      i.category_code as old_category, i.counted_on as old_day, e.township_code, e.village_code, e.category_code,
      e.paid_on from (${earliest}) e join insured_person i on i.county_code = $1 and i.benefit_year = $2
      and i.person_hash = e.person_hash and i.batch_number <> $3 and e.paid_on < i.counted_on
    ), changed as (
      update insured_person i set batch_number = $3, township_code = m.township_code, village_code = m.village_code,
      category_code = m.category_code, counted_on = m.paid_on from moved m
      where i.county_code = $1 and i.benefit_year = $2 and i.person_hash = m.person_hash
    ) select * from moved`,
    [...batch],
  );
  return rows.flatMap((row) => [
    {
      township_code: row.old_township,
      village_code: row.old_village,
      category_code: row.old_category,
      paid_on: row.old_day,
      persons: -1,
      payments: 0,
      amount_fen: 0,
    },
    {
      township_code: row.township_code,
      village_code: row.village_code,
      category_code: row.category_code,
      paid_on: row.paid_on,
      persons: 1,
      payments: 0,
      amount_fen: 0,
    },
  ]);
}
