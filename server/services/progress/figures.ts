import { addDays, type LocalDate } from '../../../schema/values/local-date.ts';
import type { Database } from '../../db/database.ts';
import type { ProgressFigures } from '../../policy/progress.ts';
import type { CampaignRecord } from '../campaigns/campaigns.ts';

/** What the net figures leave out: grossPersons = paidPersons + refundedPersons + elsewherePersons. */
export interface TakenOff {
  /** Everybody who paid. */
  readonly grossPersons: number;
  /** Who had all money back. */
  readonly refundedPersons: number;
  readonly refundedFen: number;
  /** Insured in another county too, which counts them. */
  readonly elsewherePersons: number;
}

/** Net figures and what they leave out. */
export type NetFigures = ProgressFigures & TakenOff;

export const noFigures: NetFigures = {
  paidPersons: 0,
  amountFen: 0,
  newToday: 0,
  newIn7Days: 0,
  grossPersons: 0,
  refundedPersons: 0,
  refundedFen: 0,
  elsewherePersons: 0,
};

export function takenOff({
  grossPersons,
  refundedPersons,
  refundedFen,
  elsewherePersons,
}: TakenOff): TakenOff {
  return { grossPersons, refundedPersons, refundedFen, elsewherePersons };
}

export function plus(left: NetFigures, right: NetFigures): NetFigures {
  return {
    paidPersons: left.paidPersons + right.paidPersons,
    amountFen: left.amountFen + right.amountFen,
    newToday: left.newToday + right.newToday,
    newIn7Days: left.newIn7Days + right.newIn7Days,
    grossPersons: left.grossPersons + right.grossPersons,
    refundedPersons: left.refundedPersons + right.refundedPersons,
    refundedFen: left.refundedFen + right.refundedFen,
    elsewherePersons: left.elsewherePersons + right.elsewherePersons,
  };
}

export function minus(left: NetFigures, right: NetFigures): NetFigures {
  return plus(left, {
    paidPersons: -right.paidPersons,
    amountFen: -right.amountFen,
    newToday: -right.newToday,
    newIn7Days: -right.newIn7Days,
    grossPersons: -right.grossPersons,
    refundedPersons: -right.refundedPersons,
    refundedFen: -right.refundedFen,
    elsewherePersons: -right.elsewherePersons,
  });
}

export async function figuresVersion(database: Database, campaign: CampaignRecord): Promise<number> {
  const [row] = await database.reader.all<{ version: number }>(
    'select figures_version as version from campaign where county_code = ? and benefit_year = ?',
    [campaign.countyCode, campaign.benefitYear],
  );
  return row?.version ?? 0;
}

export async function lastDay(database: Database, campaign: CampaignRecord): Promise<LocalDate | null> {
  const [row] = await database.reader.all<{ last: string | null }>(
    `select max(paid_on) as last from tally where county_code = ? and benefit_year = ? and level = 'TOWNSHIP_SUM'`,
    [campaign.countyCode, campaign.benefitYear],
  );
  return row?.last || null;
}

interface TallyRow {
  readonly code: string;
  readonly persons: number;
  readonly fen: number;
  readonly refunded: number;
  readonly refunded_fen: number;
  readonly elsewhere: number;
}

interface RecentRow {
  readonly code: string;
  readonly today: number;
  readonly week: number;
}

/**
 * Figures of every division of a level up to and including a day. When no payment is later, the kept totals
 * (`paid_on` '') answer at once; else the days are added up.
 */
export async function figuresOn(
  database: Database,
  campaign: CampaignRecord,
  level: 'TOWNSHIP_SUM' | 'VILLAGE',
  asOfOn: LocalDate,
  lastPaidOn: LocalDate | null,
): Promise<Map<string, NetFigures>> {
  const key = [campaign.countyCode, campaign.benefitYear, level] as const;
  const isLatest = lastPaidOn === null || lastPaidOn <= asOfOn;
  const totals = await database.reader.all<TallyRow>(
    isLatest ? currentTotals : totalsUpTo,
    isLatest ? key : [...key, asOfOn],
  );
  const recent = await database.reader.all<RecentRow>(recentDays, [
    asOfOn,
    ...key,
    addDays(asOfOn, -6),
    asOfOn,
  ]);
  const news = new Map(recent.map((row) => [row.code, row]));
  return new Map(
    totals.map(({ code, persons, fen, refunded, refunded_fen, elsewhere }) => [
      code,
      {
        paidPersons: persons - refunded - elsewhere,
        amountFen: fen - refunded_fen,
        grossPersons: persons,
        refundedPersons: refunded,
        refundedFen: refunded_fen,
        elsewherePersons: elsewhere,
        newToday: news.get(code)?.today ?? 0,
        newIn7Days: news.get(code)?.week ?? 0,
      },
    ]),
  );
}

const sums = `division_code as code, sum(persons) as persons, sum(amount_fen) as fen,
  sum(refunded_persons) as refunded, sum(refunded_fen) as refunded_fen, sum(elsewhere_persons) as elsewhere`;

const currentTotals = `select ${sums} from tally
  where county_code = ? and benefit_year = ? and level = ? and paid_on = '' group by division_code`;

const totalsUpTo = `select ${sums} from tally
  where county_code = ? and benefit_year = ? and level = ? and paid_on > '' and paid_on <= ? group by division_code`;

/** Of a tally row: who counts. */
export const netPersons = 'persons - refunded_persons - elsewhere_persons';

const recentDays = `select division_code as code, sum(case when paid_on = ? then ${netPersons} else 0 end) as today,
    sum(${netPersons}) as week from tally
  where county_code = ? and benefit_year = ? and level = ? and paid_on >= ? and paid_on <= ? group by division_code`;
