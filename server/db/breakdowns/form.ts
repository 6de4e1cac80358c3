import { ask, type Steps } from '../steps.ts';
import { chunksOf, ofTownship, type TownshipKey, townshipValues, valuesOf } from './keys.ts';

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
  yield* ask(
    `insert into breakdown_column (county_code, benefit_year, township_code, column_code, name, position, is_filled,
       is_sub_quota, category_code, quota_persons)
     values ${valuesOf(columns, `(${Array(10).fill('?').join(', ')})`)}`,
    columns.flatMap((column, position) => [
      ...own,
      column.code,
      column.name,
      position,
      column.isFilled ? 1 : 0,
      column.isSubQuota ? 1 : 0,
      column.categoryCode,
      column.quotaPersons,
    ]),
  );
  for (const some of chunksOf(villages)) {
    yield* ask(
      `insert into breakdown_village (county_code, benefit_year, township_code, village_code, name, table_order,
         last_year_persons, population, version)
       values ${valuesOf(some, `(${Array(9).fill('?').join(', ')})`)}
       on conflict (county_code, benefit_year, township_code, village_code) do update set name = excluded.name,
         table_order = excluded.table_order, last_year_persons = excluded.last_year_persons,
         population = excluded.population, version = excluded.version`,
      some.flatMap((village) => [
        ...own,
        village.code,
        village.name,
        village.tableOrder,
        village.lastYearPersons,
        village.population,
        version,
      ]),
    );
  }
  const cells = villages.flatMap(({ code, rosterPersons }) =>
    columns.map((column, index) => [code, column.code, rosterPersons[index] ?? null] as const),
  );
  for (const some of chunksOf(cells)) {
    yield* ask(
      `insert into breakdown_cell (county_code, benefit_year, township_code, village_code, column_code,
         roster_persons, version)
       values ${valuesOf(some, `(${Array(7).fill('?').join(', ')})`)}
       on conflict (county_code, benefit_year, township_code, village_code, column_code) do update
         set roster_persons = excluded.roster_persons, finding = null, version = excluded.version`,
      some.flatMap((cell) => [...own, ...cell, version]),
    );
  }
  // Whatever is not of this form still has the version of an earlier one.
  yield* ask(`delete from breakdown_village where ${ofTownship} and version < ?`, [...own, version]);
  yield* ask(`delete from breakdown_cell where ${ofTownship} and version < ?`, [...own, version]);
}
