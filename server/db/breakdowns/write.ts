import type { BreakdownState } from '../../../schema/values/breakdown.ts';
import type { BreakdownAct } from '../../policy/breakdown.ts';
import { ask, type Steps } from '../steps.ts';
import { jsonRows, ofTownship, type TownshipKey, townshipValues, wholePart } from './keys.ts';
import type { HeadRow } from './rows.ts';

export interface NewEvent {
  readonly act: BreakdownAct | 'DISPATCH' | 'REVISE_QUOTA';
  readonly fromState: BreakdownState | null;
  readonly toState: BreakdownState;
  readonly edition: number;
  readonly version: number;
  readonly baseVersion: number | null;
  readonly source: 'PANE' | 'FILE' | 'SERVER';
  readonly fileName: string | null;
  readonly fileDigest: string | null;
  readonly reason: string;
  readonly changedCells: number;
  readonly by: string;
  readonly at: string;
}

/** A cell before and after; persons for columns, text for the remarks (a columnCode of ''). */
export interface CellChange {
  readonly villageCode: string;
  readonly columnCode: string;
  readonly before: number | string | null;
  readonly after: number | string | null;
  readonly reason: string;
}

/** Columns of a breakdown that an act sets; the rest stays. */
export type HeadChange = Partial<Omit<HeadRow, 'township_code'>>;

/** A breakdown of which the caller holds the lock, or which did not exist. */
export function* writeHead(key: TownshipKey, change: HeadChange): Steps<void> {
  const names = Object.keys(change);
  yield* ask(`update breakdown set ${names.map((name) => `${name} = ?`).join(', ')} where ${ofTownship}`, [
    ...Object.values(change),
    ...townshipValues(key),
  ]);
}

export function* insertHead(key: TownshipKey, head: Omit<HeadRow, 'township_code'>): Steps<void> {
  const names = Object.keys(head);
  yield* ask(
    `insert into breakdown (county_code, benefit_year, township_code, ${names.join(', ')})
     values (?, ?, ?${', ?'.repeat(names.length)})`,
    [...townshipValues(key), ...Object.values(head)],
  );
}

/** @returns its number, from 1 */
export function* writeEvent(key: TownshipKey, event: NewEvent): Steps<number> {
  const [last] = yield* ask<{ number: number }>(
    `select coalesce(max(event_number), 0) as number from breakdown_event where ${ofTownship}`,
    townshipValues(key),
  );
  const number = (last?.number ?? 0) + 1;
  yield* ask(
    `insert into breakdown_event (county_code, benefit_year, township_code, event_number, act, from_state, to_state,
       edition, version, base_version, source, file_name, file_digest, reason, changed_cells, acted_by, acted_at)
     values (${Array(17).fill('?').join(', ')})`,
    [
      ...townshipValues(key),
      number,
      event.act,
      event.fromState,
      event.toState,
      event.edition,
      event.version,
      event.baseVersion,
      event.source,
      event.fileName,
      event.fileDigest,
      event.reason,
      event.changedCells,
      event.by,
      event.at,
    ],
  );
  return number;
}

/** Writes the cells that changed and what they were before. Cells that did not change are never touched. */
export function* writeCells(
  key: TownshipKey,
  changes: readonly CellChange[],
  version: number,
  eventNumber: number,
): Steps<void> {
  const persons = changes.filter(({ columnCode }) => columnCode !== '');
  if (persons.length > 0) {
    // An insert that always meets its row: each is found by its key, while an update from a list is at SQLite's choice a
    // search of the list for each row of the table.
    yield* ask(
      `insert into breakdown_cell (county_code, benefit_year, township_code, version, village_code, column_code, persons)
       select cast(? as text), cast(? as integer), cast(? as text), cast(? as integer), value ->> 0, value ->> 1,
         ${wholePart(2)} from json_each(?) where true
       on conflict (county_code, benefit_year, township_code, village_code, column_code) do update
         set persons = excluded.persons, version = excluded.version`,
      [
        ...townshipValues(key),
        version,
        jsonRows(persons.map(({ villageCode, columnCode, after }) => [villageCode, columnCode, after])),
      ],
    );
  }
  const remarks = changes.filter(({ columnCode }) => columnCode === '');
  if (remarks.length > 0) {
    yield* ask(
      `with changed as materialized (select value ->> 0 as new_village, value ->> 1 as new_remarks from json_each(?))
       update breakdown_village set remarks = new_remarks, version = ? from changed
       where ${ofTownship} and village_code = new_village`,
      [
        jsonRows(remarks.map(({ villageCode, after }) => [villageCode, after ?? ''])),
        version,
        ...townshipValues(key),
      ],
    );
  }
  yield* writeChanges(key, changes, version, eventNumber);
}

/** The history alone, for cells that are written otherwise. */
export function* writeChanges(
  key: TownshipKey,
  changes: readonly CellChange[],
  version: number,
  eventNumber: number,
): Steps<void> {
  if (changes.length === 0) return;
  yield* ask(
    `insert into breakdown_change (county_code, benefit_year, township_code, version, event_number, village_code,
       column_code, before_persons, after_persons, before_text, after_text, reason)
     select cast(? as text), cast(? as integer), cast(? as text), cast(? as integer), cast(? as integer), value ->> 0,
       value ->> 1, ${wholePart(2)}, ${wholePart(3)}, value ->> 4, value ->> 5, value ->> 6 from json_each(?)`,
    [
      ...townshipValues(key),
      version,
      eventNumber,
      jsonRows(
        changes.map(({ villageCode, columnCode, before, after, reason }) => [
          villageCode,
          columnCode,
          ...(columnCode === '' ? [null, null, before ?? '', after ?? ''] : [before, after, null, null]),
          reason,
        ]),
      ),
    ],
  );
}

/** What was to be filled is in force; what an earlier form left in a column that is only shown is not. */
export function* acceptCells(key: TownshipKey): Steps<void> {
  const own = townshipValues(key);
  yield* ask(
    `update breakdown_cell set finding = null, accepted_persons = case when column_code in (
       select c.column_code from breakdown_column c where c.county_code = ? and c.benefit_year = ?
         and c.township_code = ? and c.is_filled = 1) then persons else accepted_persons end
     where ${ofTownship}`,
    [...own, ...own],
  );
}

/** Cells that an act sends back, each with why. */
export type CellFindings = readonly {
  readonly villageCode: string;
  readonly columnCode: string;
  readonly reason: string;
}[];

/** Why cells are sent back now; those of an earlier return go from the cells, and stay in its event. */
export function* writeFindings(key: TownshipKey, findings: CellFindings): Steps<void> {
  yield* ask(
    `update breakdown_cell set finding = null where ${ofTownship} and finding is not null`,
    townshipValues(key),
  );
  if (findings.length === 0) return;
  yield* ask(
    `with sent_back as materialized (select value ->> 0 as of_village, value ->> 1 as of_column, value ->> 2 as why
       from json_each(?))
     update breakdown_cell set finding = why from sent_back
     where ${ofTownship} and village_code = of_village and column_code = of_column`,
    [findingRows(findings), ...townshipValues(key)],
  );
}

/** Keeps for good why an event sent cells back. */
export function* keepFindings(key: TownshipKey, findings: CellFindings, eventNumber: number): Steps<void> {
  if (findings.length === 0) return;
  yield* ask(
    `insert into breakdown_finding (county_code, benefit_year, township_code, event_number, village_code, column_code,
       reason)
     select cast(? as text), cast(? as integer), cast(? as text), cast(? as integer), value ->> 0, value ->> 1,
       value ->> 2 from json_each(?)`,
    [...townshipValues(key), eventNumber, findingRows(findings)],
  );
}

function findingRows(findings: CellFindings): string {
  return jsonRows(findings.map(({ villageCode, columnCode, reason }) => [villageCode, columnCode, reason]));
}
