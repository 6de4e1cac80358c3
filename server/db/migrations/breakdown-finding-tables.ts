import type { DatabaseKind } from './tables.ts';

/** Why each return sent a cell back, for good; and what finds the acts that were answered long ago. */
export function breakdownFindingTables(kind: DatabaseKind): string[] {
  const clustered = kind === 'sqlite' ? ' strict, without rowid' : '';
  return [
    // reason: as it stood in breakdown_cell.finding until the next return.
    `create table breakdown_finding (
      county_code text not null, benefit_year integer not null, township_code text not null,
      event_number integer not null, village_code text not null, column_code text not null,
      reason text not null,
      primary key (county_code, benefit_year, township_code, event_number, village_code, column_code))${clustered}`,
    // Of the returns before, only what the last one said is known.
    `insert into breakdown_finding select x.county_code, x.benefit_year, x.township_code, e.event_number,
       x.village_code, x.column_code, x.finding
     from breakdown_cell x join (
       select county_code, benefit_year, township_code, max(event_number) as event_number from breakdown_event
       where act = 'RETURN' group by county_code, benefit_year, township_code) e
       on e.county_code = x.county_code and e.benefit_year = x.benefit_year and e.township_code = x.township_code
     where x.finding is not null`,
    `create index client_mutation_acted on client_mutation (county_code, acted_at)`,
  ];
}
