import type { BreakdownState } from '../../../schema/values/breakdown.ts';
import type { Query, Steps } from '../steps.ts';
import { ask } from '../steps.ts';
import { ofTownship, type TownshipKey, townshipValues } from './keys.ts';

export interface EventRow {
  readonly event_number: number;
  readonly act: string;
  readonly from_state: BreakdownState | null;
  readonly to_state: BreakdownState;
  readonly edition: number;
  readonly version: number;
  readonly source: 'PANE' | 'FILE' | 'SERVER';
  readonly file_name: string | null;
  readonly reason: string;
  readonly changed_cells: number;
  readonly acted_by: string;
  readonly acted_at: string;
}

export interface ChangeRow {
  readonly event_number: number;
  readonly village_code: string;
  readonly column_code: string;
  readonly version: number;
  readonly before_persons: number | null;
  readonly after_persons: number | null;
  readonly before_text: string | null;
  readonly after_text: string | null;
  readonly reason: string;
  readonly acted_by: string;
  readonly acted_at: string;
}

/** Why a return sent a cell back. */
export interface FindingRow {
  readonly event_number: number;
  readonly village_code: string;
  readonly column_code: string;
  readonly reason: string;
}

/** Newest first. */
export function eventRows(key: TownshipKey, first: number): Query {
  return {
    sql: `select event_number, act, from_state, to_state, edition, version, source, file_name, reason,
      changed_cells, acted_by, acted_at from breakdown_event where ${ofTownship} order by event_number desc limit ?`,
    parameters: [...townshipValues(key), first],
  };
}

const changes = `select c.event_number, c.village_code, c.column_code, c.version, c.before_persons, c.after_persons, c.before_text,
    c.after_text, case when c.reason = '' then e.reason else c.reason end as reason, e.acted_by, e.acted_at
  from breakdown_change c join breakdown_event e on e.county_code = c.county_code
    and e.benefit_year = c.benefit_year and e.township_code = c.township_code and e.event_number = c.event_number
  where c.county_code = ? and c.benefit_year = ? and c.township_code = ?`;

/** All changes of one cell, newest first. */
export function changesOfCell(key: TownshipKey, villageCode: string, columnCode: string): Query {
  return {
    sql: `${changes} and c.village_code = ? and c.column_code = ? order by c.version desc`,
    parameters: [...townshipValues(key), villageCode, columnCode],
  };
}

/** All changes of an event and those after it. */
export function changesSince(key: TownshipKey, eventNumber: number): Query {
  return {
    sql: `${changes} and c.event_number >= ? order by c.village_code, c.column_code`,
    parameters: [...townshipValues(key), eventNumber],
  };
}

/** Why cells were sent back by an event and those after it. */
export function findingsSince(key: TownshipKey, eventNumber: number): Query {
  return {
    sql: `select event_number, village_code, column_code, reason from breakdown_finding
      where ${ofTownship} and event_number >= ? order by event_number, village_code, column_code`,
    parameters: [...townshipValues(key), eventNumber],
  };
}

/** Who wrote what stands in each cell now; a cell nobody has changed is not among them. */
export function* lastWriters(
  key: TownshipKey,
): Steps<readonly Pick<ChangeRow, 'village_code' | 'column_code' | 'acted_by' | 'acted_at'>[]> {
  return yield* ask(
    `select c.village_code, c.column_code, e.acted_by, e.acted_at
     from breakdown_change c join breakdown_event e on e.county_code = c.county_code
       and e.benefit_year = c.benefit_year and e.township_code = c.township_code and e.event_number = c.event_number
     where c.county_code = ? and c.benefit_year = ? and c.township_code = ? and c.version = (
       select max(l.version) from breakdown_change l where l.county_code = c.county_code
       and l.benefit_year = c.benefit_year and l.township_code = c.township_code
       and l.village_code = c.village_code and l.column_code = c.column_code)`,
    townshipValues(key),
  );
}
