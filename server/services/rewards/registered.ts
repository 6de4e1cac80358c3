import type { Database } from '../../db/database.ts';
import { personIsPublished } from '../../db/rosters/current.ts';
import type { Notice } from '../../policy/notice.ts';

/**
 * Persons of the register of residents (居民底册) by township, as it is now: the register keeps no days. Null while
 * none has been imported, which is not 0 persons. Who has no township in it is in no township's number.
 */
export async function readRegistered(
  database: Database,
  countyCode: string,
): Promise<ReadonlyMap<string, number> | null> {
  const [register] = await database.reader.all(
    `select 1 as one from roster_source s join roster_batch b on b.county_code = s.county_code
       and b.source_code = s.code and b.status = 'PUBLISHED'
     where s.county_code = ? and s.kind = 'RESIDENTS' limit 1`,
    [countyCode],
  );
  if (!register) return null;
  const rows = await database.heavy.all<{ township: string; persons: number }>(
    `select coalesce(d.parent_code, p.township_code) as township, count(*) as persons
     from person p left join division d on d.county_code = p.county_code and d.code = p.village_code
     where p.county_code = ? and p.is_resident = 1 and p.township_code is not null and ${personIsPublished('p')}
     group by coalesce(d.parent_code, p.township_code)`,
    [countyCode, countyCode],
  );
  return new Map(rows.map(({ township, persons }) => [township, persons]));
}

/** Whether any rate of the notice divides by the registered population: reading it looks at everybody. */
export function asksRegistered({ metrics }: Notice): boolean {
  return metrics.some(({ denominator }) => denominator === 'REGISTERED_POPULATION');
}
