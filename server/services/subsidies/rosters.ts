import type { LocalDate } from '../../../schema/values/local-date.ts';
import type { Database } from '../../db/database.ts';

/** The newest roster of a source by a day, with how many are on it then. */
export interface RosterRecord {
  readonly name: string;
  readonly office: string;
  readonly asOfOn: LocalDate;
  readonly persons: number;
}

/** @param asOfOn null for the newest */
export async function readRosters(
  database: Database,
  countyCode: string,
  asOfOn: LocalDate | null,
): Promise<RosterRecord[]> {
  const isOn = asOfOn === null ? 'e.to_batch is null' : 'e.from_on <= ? and (e.to_on is null or e.to_on > ?)';
  const day = asOfOn === null ? [] : [asOfOn];
  const rows = await database.heavy.all<RosterRow>(
    `select s.name, s.office, s.code, max(b.as_of_on) as as_of_on, (
        select count(distinct e.person_hash) from roster_entry e where e.county_code = s.county_code
        and e.source_code = s.code and ${isOn} and e.from_batch not in (
          select o.batch_number from roster_batch o where o.county_code = s.county_code and o.status = 'OPEN')
      ) as persons
     from roster_source s join roster_batch b on b.county_code = s.county_code and b.source_code = s.code
     where s.county_code = ? and s.kind = 'CATEGORY' and b.status = 'PUBLISHED'
       ${asOfOn === null ? '' : 'and b.as_of_on <= ?'}
     group by s.county_code, s.code, s.name, s.office order by s.code`,
    [...day, ...day, countyCode, ...day],
  );
  return rows.map(({ name, office, as_of_on, persons }) => ({ name, office, asOfOn: as_of_on, persons }));
}

interface RosterRow {
  readonly name: string;
  readonly office: string;
  readonly as_of_on: LocalDate;
  readonly persons: number;
}
