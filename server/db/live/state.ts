import type { Reader } from '../reader.ts';

export interface CampaignKey {
  readonly countyCode: string;
  readonly benefitYear: number;
}

/** How far a campaign has come: both numbers only rise. */
export interface CampaignMark extends CampaignKey {
  /** `figures_version`. */
  readonly figures: number;
  /** The sum of the versions of its breakdowns. */
  readonly breakdowns: number;
}

/** The marks of the campaigns that exist, by one statement for all. */
export async function readMarks(
  reader: Reader,
  campaigns: readonly CampaignKey[],
): Promise<readonly CampaignMark[]> {
  if (campaigns.length === 0) return [];
  const which = campaigns.map(() => '(c.county_code = ? and c.benefit_year = ?)').join(' or ');
  const rows = await reader.all<MarkRow>(
    `select c.county_code, c.benefit_year, c.figures_version as figures,
       (select coalesce(sum(b.version), 0) from breakdown b
         where b.county_code = c.county_code and b.benefit_year = c.benefit_year) as breakdowns
     from campaign c where ${which}`,
    campaigns.flatMap(({ countyCode, benefitYear }) => [countyCode, benefitYear]),
  );
  return rows.map(({ county_code, benefit_year, figures, breakdowns }) => ({
    countyCode: county_code,
    benefitYear: benefit_year,
    figures,
    breakdowns,
  }));
}

interface MarkRow {
  readonly county_code: string;
  readonly benefit_year: number;
  readonly figures: number;
  readonly breakdowns: number;
}

/**
 * What the figures of a campaign look like, as texts to be compared: two that are equal show the same figures. The
 * texts are made by the database, so that a county of 20 townships and 150 days answers with some hundred rows.
 */
export interface FiguresDigest {
  /** By township: `day=sums;day=sums`, of the payments. */
  readonly days: ReadonlyMap<string, string>;
  /** By township: `day=sums;day=sums`, of the statements. */
  readonly reconciled: ReadonlyMap<string, string>;
  /** By township: the sums of each category of people. */
  readonly categories: ReadonlyMap<string, string>;
  /** By township: who is covered and who is not. */
  readonly coverage: ReadonlyMap<string, string>;
  /** By village, with its township. */
  readonly villages: ReadonlyMap<string, { readonly township: string; readonly text: string }>;
  /** By township: state and version of its breakdown. */
  readonly breakdowns: ReadonlyMap<string, string>;
  /** Notice, quotas, rosters and divisions: what may move every figure. */
  readonly rest: string;
}

/** Six statements: whoever needs them to be of one state reads the mark before and after. */
export async function readDigest(reader: Reader, campaign: CampaignKey): Promise<FiguresDigest> {
  const key = [campaign.countyCode, campaign.benefitYear];
  const texts = async (sql: string) => {
    const rows = await reader.all<{ code: string; text: string }>(sql, key);
    return new Map(rows.map(({ code, text }) => [code, text]));
  };
  const [days, reconciled, categories, coverage, villages, breakdowns, rest] = await Promise.all([
    texts(daysSql),
    texts(reconciledSql),
    texts(categoriesSql),
    texts(coverageSql),
    reader.all<{ code: string; township: string; text: string }>(villagesSql, key),
    texts(breakdownsSql),
    reader.all<{ text: string }>(restSql, key),
  ]);
  return {
    days,
    reconciled,
    categories,
    coverage,
    villages: new Map(villages.map(({ code, township, text }) => [code, { township, text }])),
    breakdowns,
    rest: rest[0]?.text ?? '',
  };
}

const comma = `|| ',' ||`;
const sums = ['persons', 'payments', 'amount_fen', 'refunded_persons', 'refunded_fen', 'elsewhere_persons'];
const tallySums = sums.join(comma);
const reconciledSums = ['tax', 'posted', 'failed', 'settled', 'ledger_posted']
  .flatMap((each) => [`${each}_items`, `${each}_fen`])
  .join(comma);
const ofCampaign = 'county_code = ? and benefit_year = ?';

const daysSql = `select division_code as code, string_agg(paid_on || '=' || ${tallySums}, ';' order by paid_on) as text
  from tally where ${ofCampaign} and level = 'TOWNSHIP_SUM' and paid_on > '' group by division_code`;

const reconciledSql = `select township_code as code,
    string_agg(paid_on || '=' || ${reconciledSums}, ';' order by paid_on) as text
  from reconcile_tally where ${ofCampaign} group by township_code`;

const categoriesSql = `select division_code as code,
    string_agg(category_code || '=' || ${tallySums}, ';' order by category_code) as text
  from tally where ${ofCampaign} and level = 'TOWNSHIP' and paid_on = '' group by division_code`;

const coverageSql = `select township_code as code,
    string_agg(village_code ${comma} category_set ${comma} state || '=' || persons, ';'
      order by village_code, category_set, state) as text
  from coverage_tally where ${ofCampaign} group by township_code`;

const villagesSql = `select t.division_code as code, coalesce(max(d.parent_code), '') as township,
    string_agg(t.category_code || '=' || ${sums.map((each) => `t.${each}`).join(comma)}, ';' order by t.category_code) as text
  from tally t left join division d on d.county_code = t.county_code and d.code = t.division_code
  where t.county_code = ? and t.benefit_year = ? and t.level = 'VILLAGE' and t.paid_on = ''
  group by t.division_code`;

const breakdownsSql = `select township_code as code, state || '/' || version as text
  from breakdown where ${ofCampaign}`;

const restSql = `select c.notice_version ${comma} c.payment_source ${comma}
    (select coalesce(max(q.revision), 0) from quota_column q
      where q.county_code = c.county_code and q.benefit_year = c.benefit_year) ${comma}
    (select count(*) || '/' || coalesce(sum(d.version), 0) from division d where d.county_code = c.county_code) ${comma}
    (select count(*) from roster_batch r where r.county_code = c.county_code and r.status = 'PUBLISHED') as text
  from campaign c where c.county_code = ? and c.benefit_year = ?`;
