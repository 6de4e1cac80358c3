import type { LocalDate } from '../../../schema/values/local-date.ts';
import { ask, type Query, type Steps } from '../steps.ts';
import { type CampaignKey, campaignValues, ofCampaign } from './keys.ts';

/** The quota table in force. */
export interface QuotasInForce {
  readonly revision: number;
  readonly columns: readonly { readonly code: string; readonly name: string }[];
  readonly cells: readonly {
    readonly division_code: string;
    readonly column_code: string;
    readonly persons: number;
  }[];
}

/** Null when none have been given out. */
export function* quotasInForce(campaign: CampaignKey, today: LocalDate): Steps<QuotasInForce | null> {
  const [row] = yield* ask<{ revision: number | null }>(
    `select max(q.revision) as revision from quota_column q
     join campaign c on c.county_code = q.county_code and c.benefit_year = q.benefit_year
       and c.notice_version = q.notice_version
     where q.county_code = ? and q.benefit_year = ? and (q.from_on is null or q.from_on <= ?)`,
    [...campaignValues(campaign), today],
  );
  const revision = row?.revision ?? null;
  if (revision === null) return null;
  const values = [...campaignValues(campaign), revision];
  return {
    revision,
    columns: yield* ask(
      `select code, name from quota_column where ${ofCampaign} and revision = ? order by position`,
      values,
    ),
    cells: yield* ask(
      `select division_code, column_code, persons from quota where ${ofCampaign} and revision = ?`,
      values,
    ),
  };
}

export interface VillageCount {
  readonly village: string;
  readonly persons: number;
}

/** Who was insured in each village in the year before, net as progress counts. */
export function lastYearByVillage({ countyCode, benefitYear }: CampaignKey): Query {
  return {
    sql: `select division_code as village, sum(persons - refunded_persons - elsewhere_persons) as persons
      from tally where ${ofCampaign} and level = 'VILLAGE' and paid_on = '' group by division_code`,
    parameters: [countyCode, benefitYear - 1],
  };
}

/** Residents of each village as the register has them. Looks at the whole register: not for hot reads. */
export function residentsByVillage({ countyCode }: CampaignKey): Query {
  return {
    sql: `select village_code as village, count(*) as persons from person
      where county_code = ? and is_resident = 1 and merged_into is null and village_code is not null
      group by village_code`,
    parameters: [countyCode],
  };
}

/** Persons on the rosters of each village by the set of their categories; a person is in one set. */
export function rosterByVillage(campaign: CampaignKey): Query {
  return {
    sql: `select village_code as village, category_set as categories, sum(persons) as persons
      from coverage_tally where ${ofCampaign} group by village_code, category_set`,
    parameters: campaignValues(campaign),
  };
}
