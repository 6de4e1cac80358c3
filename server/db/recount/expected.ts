import { recountTakenOff } from '../entries/recount.ts';
import { type LedgerSum, rolledUp } from '../entries/tally-rows.ts';
import { runSteps, type SqlRunner } from '../payment-writer/sql-runner.ts';
import type { PostedSpot } from '../statements/compare.ts';
import { type LedgerRecount, recountLedger } from './ledger.ts';
import type { CampaignKey } from './rows.ts';

/** What one row of the tally table counts. */
export interface TallyFigures {
  readonly persons: number;
  readonly payments: number;
  readonly amountFen: number;
  readonly refundedPersons: number;
  readonly refundedFen: number;
  readonly elsewherePersons: number;
}

export interface TallyPlace {
  readonly level: 'TOWNSHIP' | 'TOWNSHIP_SUM' | 'VILLAGE';
  /** Empty for the total of all days. */
  readonly paidOn: string;
  readonly divisionCode: string;
  readonly categoryCode: string;
}

export type ExpectedTallies = ReadonlyMap<string, TallyPlace & TallyFigures>;

export function nameOf({ level, paidOn, divisionCode, categoryCode }: TallyPlace): string {
  return `${level} ${paidOn} ${divisionCode} ${categoryCode}`;
}

/** The tallies a campaign's payments, daily totals and entries come to, by name; and how many persons differ. */
export async function expectedTallies(
  sql: SqlRunner,
  url: string,
  campaign: CampaignKey,
): Promise<{
  readonly rows: ExpectedTallies;
  readonly personDifferences: number;
  /** Payments that count and whose own posting day is known. */
  readonly posted: readonly PostedSpot[];
}> {
  const ledger: LedgerRecount = await recountLedger(url, campaign);
  const sums: LedgerSum[] = [...ledger.spots, ...(await dailyTotals(sql, campaign))];
  const rows = new Map<string, TallyPlace & TallyFigures>();
  for (const { values, ...place } of rolledUp(sums)) {
    const [persons = 0, payments = 0, amountFen = 0] = values;
    const takenOff = { refundedPersons: 0, refundedFen: 0, elsewherePersons: 0 };
    rows.set(nameOf(place), { ...place, persons, payments, amountFen, ...takenOff });
  }
  for (const row of await runSteps(sql, recountTakenOff(campaign))) {
    const counted = rows.get(nameOf(row)) ?? { persons: 0, payments: 0, amountFen: 0 };
    rows.set(nameOf(row), { ...row, ...pick(counted) });
  }
  const posted = ledger.spots.filter(({ isPosted }) => isPosted);
  return { rows, personDifferences: ledger.personDifferences, posted };
}

function pick({ persons, payments, amountFen }: Pick<TallyFigures, 'persons' | 'payments' | 'amountFen'>) {
  return { persons, payments, amountFen };
}

async function dailyTotals(
  sql: SqlRunner,
  { countyCode, benefitYear }: CampaignKey,
): Promise<readonly LedgerSum[]> {
  const rows = await sql.all<{
    township_code: string;
    category_code: string;
    paid_on: string;
    persons: number;
    amount_fen: number;
  }>(
    `select p.township_code, p.category_code, p.paid_on, p.persons, p.amount_fen from daily_total p
     join payment_batch b on b.county_code = p.county_code and b.benefit_year = p.benefit_year
     and b.batch_number = p.batch_number and b.status = 'PUBLISHED'
     where p.county_code = ? and p.benefit_year = ?`,
    [countyCode, benefitYear],
  );
  return rows.map(({ township_code, category_code, paid_on, persons, amount_fen }) => ({
    townshipCode: township_code,
    villageCode: null,
    categoryCode: category_code,
    day: paid_on,
    persons,
    amountFen: amount_fen,
  }));
}
