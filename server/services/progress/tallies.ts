import type { CoverageDifference } from '../../db/coverage/compare.ts';
import { recountCoverage } from '../../db/coverage/recount.ts';
import { openLedgerAccess } from '../../db/ledger-access.ts';
import { withLedgerLocks } from '../../db/ledger-lock.ts';
import { openSqlRunner, runSteps, type SqlRunner } from '../../db/payment-writer/sql-runner.ts';
import {
  type ExpectedTallies,
  expectedTallies,
  nameOf,
  type TallyFigures,
  type TallyPlace,
} from '../../db/recount/expected.ts';
import { rewritePersons, rewriteTallies, type TallyChange } from '../../db/recount/rewrite.ts';
import type { CampaignKey } from '../../db/recount/rows.ts';
import { readCoverageDifferences } from '../../db/recount/threads.ts';
import {
  compareReconciliation,
  type ReconciliationComparison,
  type ReconciliationDifference,
  type ReconciliationFigures,
  rewriteReconciliation,
} from '../../db/statements/compare.ts';

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
      const { comparison, changes, reconciliation, version } = await compareSteadily(
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
        await rewriteTallies(sql, campaign, changes);
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
  changes: readonly TallyChange[];
  reconciliation: ReconciliationComparison;
  version: number;
}> {
  for (let attempt = 1; ; attempt++) {
    const version = await figuresVersion(sql, campaign);
    const coverage = readCoverageDifferences(url, campaign);
    const { rows, personDifferences, posted } = await expectedTallies(sql, url, campaign);
    const kept = await readKept(sql, campaign);
    const reconciliation = await runSteps(sql, compareReconciliation(campaign, posted));
    const names = differingNames(rows, kept);
    const coverageDifferences = await coverage;
    if ((await figuresVersion(sql, campaign)) === version) {
      return {
        comparison: {
          differences: differencesOf(names, rows, kept),
          differenceCount: names.length,
          personDifferences,
          coverage: coverageDifferences,
          reconciliation: reconciliation.differences,
          lineDifferences: reconciliation.lineDifferences,
        },
        changes: names.map((name) => ({ was: kept.get(name) ?? null, is: rows.get(name) ?? null })),
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

/** Names of the rows that are not as kept, in order. */
function differingNames(computed: ExpectedTallies, kept: ExpectedTallies): string[] {
  const names: string[] = [];
  for (const [name, row] of computed) if (!isSame(row, kept.get(name) ?? nothing)) names.push(name);
  // A tally that went back to nothing is kept as zeros; the computed side has no row for it.
  for (const [name, row] of kept) if (!computed.has(name) && !isSame(row, nothing)) names.push(name);
  return names.sort();
}

function differencesOf(
  names: readonly string[],
  computed: ExpectedTallies,
  kept: ExpectedTallies,
): TallyDifference[] {
  return names.slice(0, listed).map((name) => {
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
