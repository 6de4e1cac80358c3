import type { CoverageDifference } from '../db/coverage/compare.ts';
import { recountCoverage } from '../db/coverage/recount.ts';
import { openLedgerAccess } from '../db/ledger-access.ts';
import { withLedgerLocks } from '../db/ledger-lock.ts';
import { openSqlRunner, runSteps, type SqlRunner } from '../db/payment-writer/sql-runner.ts';
import {
  type ExpectedTallies,
  expectedTallies,
  nameOf,
  type TallyFigures,
  type TallyPlace,
} from '../db/recount/expected.ts';
import type { CampaignKey } from '../db/recount/rows.ts';
import {
  compareReconciliation,
  type ReconciliationComparison,
  type ReconciliationDifference,
  type ReconciliationFigures,
  rewriteReconciliation,
} from '../db/statements/compare.ts';

export type { CampaignKey, ReconciliationFigures, TallyFigures };

/** One tally that is not what the ledger says. */
export interface TallyDifference extends TallyPlace {
  readonly kept: TallyFigures;
  readonly computed: TallyFigures;
}

export interface TallyComparison {
  /** In key order; at most 1,000 listed. */
  readonly differences: readonly TallyDifference[];
  readonly differenceCount: number;
  /** Persons whose kept day or place is not that of their earliest payment, or who are missing or too many. */
  readonly personDifferences: number;
  /** Groups of the rosters whose kept coverage is not what rosters and ledger say. */
  readonly coverage: readonly CoverageDifference[];
  /** Townships and days whose kept sums are not what statements and payments say. */
  readonly reconciliation: readonly ReconciliationDifference[];
  /** Lines of statements that say of themselves to count elsewhere than they should. */
  readonly lineDifferences: number;
}

/** True when every kept figure is what the ledger says. */
export function isClean(found: TallyComparison): boolean {
  const { differenceCount, personDifferences, coverage, reconciliation, lineDifferences } = found;
  return (
    differenceCount + personDifferences + lineDifferences === 0 &&
    coverage.length === 0 &&
    reconciliation.length === 0
  );
}

const listed = 1000;
const mostTries = 5;

/**
 * Computes the tallies from payments, daily totals and entries of published batches and compares them with those kept.
 *
 * @throws Error when imports are published faster than the ledger can be read
 */
export async function compareTallies(databaseUrl: string, campaign: CampaignKey): Promise<TallyComparison> {
  const sql = await openSqlRunner(databaseUrl);
  try {
    return (await compareSteadily(sql, databaseUrl, campaign)).comparison;
  } finally {
    await sql.close();
  }
}

/**
 * Computes tallies and counted persons anew from the ledger, and puts them in place in one transaction, while no import
 * of the county runs.
 *
 * @returns what was different before
 */
export async function recomputeTallies(databaseUrl: string, campaign: CampaignKey): Promise<TallyComparison> {
  const access = openLedgerAccess(databaseUrl);
  try {
    return await withLedgerLocks(
      access,
      [campaign.countyCode],
      () => recompute(databaseUrl, campaign),
      patienceMs,
    );
  } finally {
    await access.close();
  }
}

/** How long to wait for an import that runs: what it has put in place so far would be counted or not by turns. */
const patienceMs = 600_000;

async function recompute(databaseUrl: string, campaign: CampaignKey): Promise<TallyComparison> {
  const sql = await openSqlRunner(databaseUrl);
  try {
    for (let attempt = 1; ; attempt++) {
      const { comparison, expected, reconciliation, version } = await compareSteadily(
        sql,
        databaseUrl,
        campaign,
      );
      if (isClean(comparison)) return comparison;
      const isDone = await sql.transaction(async () => {
        // Taken first, as every edit of the campaign's figures does: from here on they stay.
        await sql.run(
          `update campaign set version = version where county_code = ? and benefit_year = ?`,
          keyOf(campaign),
        );
        if ((await figuresVersion(sql, campaign)) !== version) return false;
        if (comparison.personDifferences > 0) await rewritePersons(sql, campaign);
        await rewriteTallies(sql, campaign, expected);
        if (comparison.coverage.length > 0) {
          await runSteps(sql, recountCoverage(campaign.countyCode, campaign.benefitYear));
        }
        if (comparison.reconciliation.length + comparison.lineDifferences > 0) {
          await runSteps(sql, rewriteReconciliation(campaign, reconciliation));
        }
        await sql.run(
          `update campaign set figures_version = figures_version + 1 where county_code = ? and benefit_year = ?`,
          keyOf(campaign),
        );
        return true;
      });
      if (isDone) return comparison;
      if (attempt === mostTries) throw new Error('the ledger changes faster than it can be counted');
    }
  } finally {
    await sql.close();
  }
}

/** Several statements read one ledger; when something is published between two of them it is read again. */
async function compareSteadily(
  sql: SqlRunner,
  url: string,
  campaign: CampaignKey,
): Promise<{
  comparison: TallyComparison;
  expected: ExpectedTallies;
  reconciliation: ReconciliationComparison;
  version: number;
}> {
  for (let attempt = 1; ; attempt++) {
    const version = await figuresVersion(sql, campaign);
    const { rows, personDifferences, posted, coverage } = await expectedTallies(sql, url, campaign);
    const kept = await readKept(sql, campaign);
    const reconciliation = await runSteps(sql, compareReconciliation(campaign, posted));
    const differences = differencesOf(rows, kept);
    const coverageDifferences = await coverage;
    if ((await figuresVersion(sql, campaign)) === version) {
      return {
        comparison: {
          ...differences,
          personDifferences,
          coverage: coverageDifferences,
          reconciliation: reconciliation.differences,
          lineDifferences: reconciliation.lineDifferences,
        },
        expected: rows,
        reconciliation,
        version,
      };
    }
    if (attempt === mostTries) throw new Error('the ledger changes faster than it can be counted');
  }
}

function keyOf({ countyCode, benefitYear }: CampaignKey): [string, number] {
  return [countyCode, benefitYear];
}

async function figuresVersion(sql: SqlRunner, campaign: CampaignKey): Promise<number> {
  const [row] = await sql.all<{ version: number }>(
    'select figures_version as version from campaign where county_code = ? and benefit_year = ?',
    keyOf(campaign),
  );
  return row?.version ?? 0;
}

interface KeptRow {
  readonly level: TallyPlace['level'];
  readonly paid_on: string;
  readonly division_code: string;
  readonly category_code: string;
  readonly persons: number;
  readonly payments: number;
  readonly amount_fen: number;
  readonly refunded_persons: number;
  readonly refunded_fen: number;
  readonly elsewhere_persons: number;
}

async function readKept(sql: SqlRunner, campaign: CampaignKey): Promise<ExpectedTallies> {
  const rows = await sql.all<KeptRow>(
    `select level, paid_on, division_code, category_code, persons, payments, amount_fen, refunded_persons,
     refunded_fen, elsewhere_persons from tally where county_code = ? and benefit_year = ?`,
    keyOf(campaign),
  );
  const kept = new Map<string, TallyPlace & TallyFigures>();
  for (const row of rows) {
    const place = {
      level: row.level,
      paidOn: row.paid_on,
      divisionCode: row.division_code,
      categoryCode: row.category_code,
    };
    kept.set(nameOf(place), {
      ...place,
      persons: row.persons,
      payments: row.payments,
      amountFen: row.amount_fen,
      refundedPersons: row.refunded_persons,
      refundedFen: row.refunded_fen,
      elsewherePersons: row.elsewhere_persons,
    });
  }
  return kept;
}

function differencesOf(
  computed: ExpectedTallies,
  kept: ExpectedTallies,
): Pick<TallyComparison, 'differences' | 'differenceCount'> {
  const names: string[] = [];
  for (const [name, row] of computed) if (!isSame(row, kept.get(name) ?? nothing)) names.push(name);
  // A tally that went back to nothing is kept as zeros; the computed side has no row for it.
  for (const [name, row] of kept) if (!computed.has(name) && !isSame(row, nothing)) names.push(name);
  names.sort();
  const differences = names.slice(0, listed).map((name) => {
    const { level, paidOn, divisionCode, categoryCode } = (computed.get(name) ??
      kept.get(name)) as TallyPlace;
    return {
      level,
      paidOn,
      divisionCode,
      categoryCode,
      kept: figuresOf(kept.get(name) ?? nothing),
      computed: figuresOf(computed.get(name) ?? nothing),
    };
  });
  return { differences, differenceCount: names.length };
}

const nothing: TallyFigures = {
  persons: 0,
  payments: 0,
  amountFen: 0,
  refundedPersons: 0,
  refundedFen: 0,
  elsewherePersons: 0,
};
const figureNames = Object.keys(nothing) as (keyof TallyFigures)[];

function isSame(a: TallyFigures, b: TallyFigures): boolean {
  return figureNames.every((name) => a[name] === b[name]);
}

function figuresOf(row: TallyFigures): TallyFigures {
  const { persons, payments, amountFen, refundedPersons, refundedFen, elsewherePersons } = row;
  return { persons, payments, amountFen, refundedPersons, refundedFen, elsewherePersons };
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

async function rewritePersons(sql: SqlRunner, campaign: CampaignKey): Promise<void> {
  const key = keyOf(campaign);
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

/** Rows a statement inserts at once: SQLite takes 32,766 values. */
const rowsAtOnce = 500;

async function rewriteTallies(sql: SqlRunner, campaign: CampaignKey, rows: ExpectedTallies): Promise<void> {
  const key = keyOf(campaign);
  await sql.run(`delete from tally where county_code = ? and benefit_year = ?`, key);
  const all = [...rows.values()];
  for (let from = 0; from < all.length; from += rowsAtOnce) {
    const some = all.slice(from, from + rowsAtOnce);
    await sql.run(
      `insert into tally (county_code, benefit_year, level, paid_on, division_code, category_code, persons, payments,
       amount_fen, refunded_persons, refunded_fen, elsewhere_persons)
       values ${Array(some.length).fill('(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').join(', ')}`,
      some.flatMap((row) => [
        ...key,
        row.level,
        row.paidOn,
        row.divisionCode,
        row.categoryCode,
        ...figureNames.map((name) => row[name]),
      ]),
    );
  }
}
