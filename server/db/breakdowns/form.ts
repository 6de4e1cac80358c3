import { ask, type Steps } from '../steps.ts';
import { jsonRows, ofTownship, type TownshipKey, townshipValues, wholePart } from './keys.ts';

/** A column as it is dispatched. */
export interface NewColumn {
  readonly code: string;
  readonly name: string;
  readonly isFilled: boolean;
  readonly isSubQuota: boolean;
  readonly categoryCode: string | null;
  readonly quotaPersons: number | null;
}

/** A village with what is known of it at the dispatch. */
export interface NewVillage {
  readonly code: string;
  readonly name: string;
  readonly tableOrder: number;
  readonly lastYearPersons: number | null;
  readonly population: number | null;
  /** In the order of the columns. */
  readonly rosterPersons: readonly (number | null)[];
}

/**
 * The form of a township, in place of one it had: numbers of villages and columns that stay are kept, others go. The
 * caller has written down what goes.
 *
 * @param version of the breakdown from now on; higher than any before
 */
export function* writeForm(
  key: TownshipKey,
  columns: readonly NewColumn[],
  villages: readonly NewVillage[],
  version: number,
): Steps<void> {
  const own = townshipValues(key);
  yield* ask(`delete from breakdown_column where ${ofTownship}`, own);
  const ofForm = `select cast(? as text), cast(? as integer), cast(? as text)`;
  yield* ask(
    `insert into breakdown_column (county_code, benefit_year, township_code, column_code, name, position, is_filled,
       is_sub_quota, category_code, quota_persons)
     ${ofForm}, value ->> 0, value ->> 1, ${wholePart(2)}, ${wholePart(3)}, ${wholePart(4)}, value ->> 5,
       ${wholePart(6)} from json_each(?)`,
    [
      ...own,
      jsonRows(
        columns.map((column, position) => [
          column.code,
          column.name,
          position,
          column.isFilled ? 1 : 0,
          column.isSubQuota ? 1 : 0,
          column.categoryCode,
          column.quotaPersons,
        ]),
      ),
    ],
  );
  // `where true`: without it SQLite takes `on` for a join.
  yield* ask(
    `insert into breakdown_village (county_code, benefit_year, township_code, version, village_code, name, table_order,
       last_year_persons, population)
     ${ofForm}, cast(? as integer), value ->> 0, value ->> 1, ${wholePart(2)}, ${wholePart(3)}, ${wholePart(4)}
       from json_each(?) where true
     on conflict (county_code, benefit_year, township_code, village_code) do update set name = excluded.name,
       table_order = excluded.table_order, last_year_persons = excluded.last_year_persons,
       population = excluded.population, version = excluded.version`,
    [
      ...own,
      version,
      jsonRows(
        villages.map((village) => [
          village.code,
          village.name,
          village.tableOrder,
          village.lastYearPersons,
          village.population,
        ]),
      ),
    ],
  );
  yield* ask(
    `insert into breakdown_cell (county_code, benefit_year, township_code, version, village_code, column_code,
       roster_persons)
     ${ofForm}, cast(? as integer), value ->> 0, value ->> 1, ${wholePart(2)} from json_each(?) where true
     on conflict (county_code, benefit_year, township_code, village_code, column_code) do update
       set roster_persons = excluded.roster_persons, finding = null, version = excluded.version`,
    [
      ...own,
      version,
      jsonRows(
        villages.flatMap(({ code, rosterPersons }) =>
          columns.map((column, index) => [code, column.code, rosterPersons[index] ?? null]),
        ),
      ),
    ],
  );
  // Whatever is not of this form still has the version of an earlier one.
  yield* ask(`delete from breakdown_village where ${ofTownship} and version < ?`, [...own, version]);
  yield* ask(`delete from breakdown_cell where ${ofTownship} and version < ?`, [...own, version]);
}
