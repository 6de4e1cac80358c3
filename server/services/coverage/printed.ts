import type { LocalDate } from '../../../schema/values/local-date.ts';
import type { Database } from '../../db/database.ts';
import type { CampaignRecord } from '../campaigns/campaigns.ts';

/** Persons by category as the quota table prints them, by division; the county's are the printed totals. */
export type PrintedQuotas = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** The quota table in force on a day, as the newest version knows it; empty when none was given out. */
export async function printedQuotas(
  database: Database,
  { countyCode, benefitYear, noticeVersion }: CampaignRecord,
  on: LocalDate,
): Promise<PrintedQuotas> {
  const rows = await database.reader.all<{ division: string; category: string; persons: number | null }>(
    `with newest as (select max(revision) as revision from quota_column
       where county_code = ? and benefit_year = ? and notice_version = ? and (from_on is null or from_on <= ?))
     select q.division_code as division, q.column_code as category, q.persons as persons from quota q
       where q.county_code = ? and q.benefit_year = ? and q.revision = (select revision from newest)
     union all
     select c.county_code, c.code, coalesce(c.declared_total, (select sum(q.persons) from quota q
         where q.county_code = c.county_code and q.benefit_year = c.benefit_year and q.revision = c.revision
           and q.column_code = c.code)) from quota_column c
       where c.county_code = ? and c.benefit_year = ? and c.revision = (select revision from newest)`,
    [countyCode, benefitYear, noticeVersion, on, countyCode, benefitYear, countyCode, benefitYear],
  );
  const printed = new Map<string, Map<string, number>>();
  for (const { division, category, persons } of rows) {
    if (persons === null) continue;
    const own = printed.get(division) ?? new Map<string, number>();
    printed.set(division, own.set(category, persons));
  }
  return printed;
}
