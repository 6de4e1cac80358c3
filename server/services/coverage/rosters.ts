import type { LocalDate } from '../../../schema/values/local-date.ts';
import type { Database } from '../../db/database.ts';

/** The newest issue of a roster. */
export interface CoverageRosterRecord {
  readonly sourceCode: string;
  readonly sourceName: string;
  readonly office: string;
  readonly asOfOn: LocalDate;
  /** Null for a roster of several categories. */
  readonly categoryCode: string | null;
}

/** Hardship rosters of a county as of a day, each with its newest published issue. */
export async function coverageRosters(
  database: Database,
  countyCode: string,
  asOfOn: LocalDate,
): Promise<CoverageRosterRecord[]> {
  const rows = await database.reader.all<CoverageRosterRecord>(
    `select s.code as "sourceCode", s.name as "sourceName", s.office as office, s.category_code as "categoryCode",
       max(b.as_of_on) as "asOfOn"
     from roster_source s join roster_batch b on b.county_code = s.county_code and b.source_code = s.code
     where s.county_code = ? and s.kind = 'CATEGORY' and b.status = 'PUBLISHED' and b.as_of_on <= ?
     group by s.code, s.name, s.office, s.category_code order by s.code`,
    [countyCode, asOfOn],
  );
  return rows;
}
