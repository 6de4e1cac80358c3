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
