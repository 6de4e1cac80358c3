import type { BreakdownState } from '../../../schema/values/breakdown.ts';
import type { LocalDate } from '../../../schema/values/local-date.ts';
import { ask, type Query, type Steps } from '../steps.ts';
import {
  type CampaignKey,
  campaignValues,
  jsonRows,
  ofCampaign,
  ofTownship,
  type TownshipKey,
  townshipValues,
  wholePart,
} from './keys.ts';

/** A row of `breakdown`. */
export interface HeadRow {
  readonly township_code: string;
  readonly state: BreakdownState;
  readonly edition: number;
  readonly version: number;
  readonly dispatch_number: number;
  readonly quota_revision: number;
  readonly deadline_on: LocalDate;
  readonly instructions: string;
  readonly dispatched_by: string;
  readonly dispatched_at: string;
  readonly opened_at: string | null;
  readonly filled_at: string | null;
  readonly submitted_at: string | null;
  readonly submitted_by: string | null;
  readonly submitted_late: number;
  readonly accepted_at: string | null;
  readonly accepted_by: string | null;
  readonly locked_at: string | null;
  readonly returned_reason: string | null;
  readonly closed_state: 'ACCEPTED' | 'LOCKED' | null;
  readonly reopened_until: LocalDate | null;
  readonly reopened_reason: string | null;
}

/** A row of `breakdown_column`. */
export interface ColumnRow {
  readonly column_code: string;
  readonly name: string;
  readonly position: number;
  readonly is_filled: number;
  readonly is_sub_quota: number;
  readonly category_code: string | null;
  readonly quota_persons: number | null;
}

/** A breakdown with one of its columns and what the villages make up in it; rows of one breakdown stand together. */
export interface SummedRow extends HeadRow, ColumnRow {
  readonly sum_persons: number | null;
  readonly accepted_sum: number | null;
  /** Cells, and those with a number, of villages that are there and still of the township. */
  readonly cells: number;
  readonly filled: number;
}

export interface VillageRow {
  readonly township_code: string;
  readonly village_code: string;
  readonly name: string;
  readonly last_year_persons: number | null;
  readonly population: number | null;
  readonly remarks: string;
  readonly version: number;
}

export interface CellRow {
  readonly township_code: string;
  readonly village_code: string;
  readonly column_code: string;
  readonly persons: number | null;
  readonly accepted_persons: number | null;
  readonly roster_persons: number | null;
  readonly finding: string | null;
  readonly version: number;
}

/** What a cell was before a later change; `column_code` of '' has the text. */
export interface LaterChangeRow {
  readonly township_code: string;
  readonly village_code: string;
  readonly column_code: string;
  readonly before_persons: number | null;
  readonly before_text: string | null;
}

const headNames = [
  'township_code',
  'state',
  'edition',
  'version',
  'dispatch_number',
  'quota_revision',
  'deadline_on',
  'instructions',
  'dispatched_by',
  'dispatched_at',
  'opened_at',
  'filled_at',
  'submitted_at',
  'submitted_by',
  'submitted_late',
  'accepted_at',
  'accepted_by',
  'locked_at',
  'returned_reason',
  'closed_state',
  'reopened_until',
  'reopened_reason',
];
const headColumns = headNames.map((name) => `b.${name}`).join(', ');

/** Where rows of one township, or of all, are read from. */
function scopeOf(campaign: CampaignKey, townshipCode: string | null, alias: string) {
  const own = townshipCode === null ? '' : ` and ${alias}.township_code = ?`;
  return {
    sql: `${alias}.county_code = ? and ${alias}.benefit_year = ?${own}`,
    parameters: [...campaignValues(campaign), ...(townshipCode === null ? [] : [townshipCode])],
  };
}

/**
 * Breakdowns with their columns and sums, in one statement, so that sums and version belong together.
 *
 * @param townshipCode null for all
 */
export function summedRows(campaign: CampaignKey, townshipCode: string | null, today: LocalDate): Query {
  const inner = scopeOf(campaign, townshipCode, 'x');
  const outer = scopeOf(campaign, townshipCode, 'b');
  return {
    // Summed once whatever the planner thinks of the tables: right after a dispatch PostgreSQL knows nothing of their
    // sizes and would sum anew for each column.
    sql: `with s as materialized (
        select x.township_code, x.column_code, sum(x.persons) as sum_persons,
          sum(x.accepted_persons) as accepted_sum, sum(case when ${isThere} then 1 else 0 end) as cells,
          sum(case when ${isThere} and x.persons is not null then 1 else 0 end) as filled
        from breakdown_cell x left join division d on d.county_code = x.county_code and d.code = x.village_code
        where ${inner.sql} group by x.township_code, x.column_code)
      select ${headColumns}, c.column_code, c.name, c.position, c.is_filled, c.is_sub_quota, c.category_code,
        c.quota_persons, s.sum_persons, s.accepted_sum, coalesce(s.cells, 0) as cells, coalesce(s.filled, 0) as filled
      from breakdown b
      join breakdown_column c on c.county_code = b.county_code and c.benefit_year = b.benefit_year
        and c.township_code = b.township_code
      left join s on s.township_code = b.township_code and s.column_code = c.column_code
      where ${outer.sql} order by b.township_code, c.position`,
    parameters: [today, today, ...inner.parameters, ...outer.parameters],
  };
}

const isThere = `((d.valid_to is null or d.valid_to >= ?)
  and (d.parent_code is null or d.parent_code = x.township_code))`;

/** @param townshipCode null for all; in table order within a township */
export function villageRows(campaign: CampaignKey, townshipCode: string | null): Query {
  const scope = scopeOf(campaign, townshipCode, 'v');
  return {
    sql: `select v.township_code, v.village_code, v.name, v.last_year_persons, v.population, v.remarks, v.version
      from breakdown_village v where ${scope.sql} order by v.township_code, v.table_order, v.village_code`,
    parameters: scope.parameters,
  };
}

/** @param townshipCode null for all */
export function cellRows(campaign: CampaignKey, townshipCode: string | null): Query {
  const scope = scopeOf(campaign, townshipCode, 'x');
  return {
    sql: `select x.township_code, x.village_code, x.column_code, x.persons, x.accepted_persons, x.roster_persons,
      x.finding, x.version from breakdown_cell x where ${scope.sql}`,
    parameters: scope.parameters,
  };
}

/**
 * What changed after a version of each of some townships, the first change of a cell first: undoing them gives the
 * numbers of that version, whatever was saved between two statements.
 */
export function laterChanges(
  campaign: CampaignKey,
  at: readonly { readonly townshipCode: string; readonly version: number }[],
): Query {
  return {
    sql: `with at_version as (select value ->> 0 as at_township, ${wholePart(1)} as at_number from json_each(?))
      select c.township_code, c.village_code, c.column_code, c.before_persons, c.before_text
      from at_version join breakdown_change c on c.county_code = ? and c.benefit_year = ?
        and c.township_code = at_township and c.version > at_number
      order by c.version`,
    parameters: [
      jsonRows(at.map(({ townshipCode, version }) => [townshipCode, version])),
      ...campaignValues(campaign),
    ],
  };
}

/** Holds a breakdown until the transaction ends. The first statement of every act on it; null when there is none. */
export function* lockedBreakdown(key: TownshipKey): Steps<HeadRow | null> {
  const [row] = yield* ask<HeadRow>(
    `update breakdown set version = version where ${ofTownship} returning ${headNames.join(', ')}`,
    townshipValues(key),
  );
  return row ?? null;
}

/** Holds the campaign: taken before any breakdown by whatever changes its figures. */
export function* lockedCampaign(campaign: CampaignKey): Steps<void> {
  yield* ask(
    `update campaign set figures_version = figures_version where ${ofCampaign}`,
    campaignValues(campaign),
  );
}

/** Answers that were worked out from the campaign's figures hold no longer. */
export function* figuresChanged(campaign: CampaignKey): Steps<void> {
  yield* ask(
    `update campaign set figures_version = figures_version + 1 where ${ofCampaign}`,
    campaignValues(campaign),
  );
}

export function* columnsOf(key: TownshipKey): Steps<readonly ColumnRow[]> {
  return yield* ask<ColumnRow>(
    `select column_code, name, position, is_filled, is_sub_quota, category_code, quota_persons
     from breakdown_column where ${ofTownship} order by position`,
    townshipValues(key),
  );
}

export function* villagesOf(key: TownshipKey): Steps<readonly VillageRow[]> {
  const { sql, parameters } = villageRows(key, key.townshipCode);
  return yield* ask<VillageRow>(sql, parameters);
}

export function* cellsOf(key: TownshipKey): Steps<readonly CellRow[]> {
  const { sql, parameters } = cellRows(key, key.townshipCode);
  return yield* ask<CellRow>(sql, parameters);
}
