import type { BreakdownState } from '../../../schema/values/breakdown.ts';
import type { BreakdownAct } from '../../policy/breakdown.ts';
import type { SqlValue } from '../reader.ts';
import { ask, type Steps } from '../steps.ts';
import { chunksOf, ofTownship, type TownshipKey, townshipValues, valuesOf } from './keys.ts';
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
  for (const some of chunksOf(changes.filter(({ columnCode }) => columnCode !== ''))) {
    yield* ask(
      `with changed (new_village, new_column, new_persons) as (values
         ${valuesOf(some, '(cast(? as text), cast(? as text), cast(? as integer))')})
       update breakdown_cell set persons = new_persons, version = ? from changed
       where ${ofTownship} and village_code = new_village and column_code = new_column`,
      [
        ...some.flatMap(({ villageCode, columnCode, after }) => [villageCode, columnCode, after]),
        version,
        ...townshipValues(key),
      ],
    );
  }
  for (const some of chunksOf(changes.filter(({ columnCode }) => columnCode === ''))) {
    yield* ask(
      `with changed (new_village, new_remarks) as (values ${valuesOf(some, '(cast(? as text), cast(? as text))')})
       update breakdown_village set remarks = new_remarks, version = ? from changed
       where ${ofTownship} and village_code = new_village`,
      [
        ...some.flatMap(({ villageCode, after }) => [villageCode, after ?? '']),
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
  for (const some of chunksOf(changes)) {
    yield* ask(
      `insert into breakdown_change (county_code, benefit_year, township_code, village_code, column_code, version,
         event_number, before_persons, after_persons, before_text, after_text, reason)
       values ${valuesOf(some, `(${Array(12).fill('?').join(', ')})`)}`,
      some.flatMap(({ villageCode, columnCode, before, after, reason }): SqlValue[] => [
        ...townshipValues(key),
        villageCode,
        columnCode,
        version,
        eventNumber,
        ...(columnCode === '' ? [null, null, before ?? '', after ?? ''] : [before, after, null, null]),
        reason,
      ]),
    );
  }
}

/** What was filled is in force. */
export function* acceptCells(key: TownshipKey): Steps<void> {
  yield* ask(
    `update breakdown_cell set accepted_persons = persons, finding = null where ${ofTownship}`,
    townshipValues(key),
  );
}

/** Why cells were sent back; those of an earlier return go. */
export function* writeFindings(
  key: TownshipKey,
  findings: readonly { readonly villageCode: string; readonly columnCode: string; readonly reason: string }[],
): Steps<void> {
  yield* ask(
    `update breakdown_cell set finding = null where ${ofTownship} and finding is not null`,
    townshipValues(key),
  );
  for (const some of chunksOf(findings)) {
    yield* ask(
      `with sent_back (of_village, of_column, why) as (values
         ${valuesOf(some, '(cast(? as text), cast(? as text), cast(? as text))')})
       update breakdown_cell set finding = why from sent_back
       where ${ofTownship} and village_code = of_village and column_code = of_column`,
      [
        ...some.flatMap(({ villageCode, columnCode, reason }) => [villageCode, columnCode, reason]),
        ...townshipValues(key),
      ],
    );
  }
}
