import type { BreakdownCellKey } from '../../../schema/values/breakdown.ts';
import {
  type ChangeRow,
  changesOfCell,
  changesSince,
  type EventRow,
  eventRows,
  type FindingRow,
  findingsSince,
} from '../../db/breakdowns/history.ts';
import type { TownshipKey } from '../../db/breakdowns/keys.ts';
import { type VillageRow, villageRows } from '../../db/breakdowns/rows.ts';
import type { Database } from '../../db/database.ts';
import type { Query } from '../../db/steps.ts';
import { campaignId } from '../campaigns/campaigns.ts';
import { remarksName } from './merging.ts';
import type {
  BreakdownChangeRecord,
  BreakdownEventAct,
  BreakdownEventRecord,
  BreakdownFindingRecord,
  BreakdownRecord,
} from './records.ts';
import { type BreakdownScene, callerOf } from './scope.ts';

const mostEvents = 500;

/** What happened to breakdowns; nothing for who only reads what was accepted. */
export interface BreakdownHistory {
  events(
    scene: BreakdownScene,
    record: BreakdownRecord,
    first: number,
  ): Promise<readonly BreakdownEventRecord[]>;
  cell(
    scene: BreakdownScene,
    record: BreakdownRecord,
    key: BreakdownCellKey,
  ): Promise<readonly BreakdownChangeRecord[]>;
}

export function createBreakdownHistory({ reader }: Pick<Database, 'reader'>): BreakdownHistory {
  const all = <Row>({ sql, parameters }: Query) => reader.all<Row>(sql, parameters);

  /**
   * Names of cells, village by village in table order. Villages that are no longer in the form have the name of their
   * division, columns their code.
   */
  async function namesOf(
    { tree }: BreakdownScene,
    key: TownshipKey,
    record: BreakdownRecord,
  ): Promise<Names> {
    const rows = await all<VillageRow>(villageRows(key, key.townshipCode));
    const villages = new Map(rows.map(({ village_code, name }) => [village_code, name]));
    const order = new Map([...villages.keys()].map((code, index) => [code, index]));
    const columns = new Map([
      ['', remarksName],
      ...record.columns.map(({ code, name }) => [code, name] as const),
    ]);
    return {
      of: ({ village_code: villageCode, column_code: columnCode }) => ({
        villageCode,
        villageName: villages.get(villageCode) ?? tree.byCode.get(villageCode)?.name ?? villageCode,
        columnCode,
        columnName: columns.get(columnCode) ?? columnCode,
      }),
      place: ({ village_code }) => order.get(village_code) ?? order.size,
    };
  }

  async function namedChanges(
    names: Promise<Names>,
    query: Query,
  ): Promise<readonly Numbered<BreakdownChangeRecord>[]> {
    const rows = await all<ChangeRow>(query);
    const { of } = await names;
    return rows.map((row) => ({
      eventNumber: row.event_number,
      of: {
        ...of(row),
        before: row.before_persons,
        after: row.after_persons,
        beforeText: row.before_text,
        afterText: row.after_text,
        reason: row.reason,
        by: row.acted_by,
        at: row.acted_at,
        version: row.version,
      },
    }));
  }

  async function namedFindings(
    names: Promise<Names>,
    query: Query,
  ): Promise<readonly Numbered<BreakdownFindingRecord>[]> {
    const rows = await all<FindingRow>(query);
    const { of, place } = await names;
    return rows
      .toSorted((a, b) => place(a) - place(b))
      .map((row) => ({ eventNumber: row.event_number, of: { ...of(row), reason: row.reason } }));
  }

  return {
    async events(scene, record, first) {
      const key = readableKey(scene, record.division.code);
      if (!key || first < 1) return [];
      const rows = await all<EventRow>(eventRows(key, Math.min(first, mostEvents)));
      const oldest = (is: (row: EventRow) => boolean) => rows.findLast(is)?.event_number ?? 0;
      // One query each for all events of an answer, whichever of them are asked.
      const names = once(() => namesOf(scene, key, record));
      const changes = once(async () => {
        const query = changesSince(
          key,
          oldest(({ changed_cells }) => changed_cells > 0),
        );
        return Map.groupBy(await namedChanges(names(), query), ({ eventNumber }) => eventNumber);
      });
      const findings = once(async () => {
        const query = findingsSince(
          key,
          oldest(({ act }) => act === 'RETURN'),
        );
        return Map.groupBy(await namedFindings(names(), query), ({ eventNumber }) => eventNumber);
      });
      const own = async <T>(read: () => Promise<ByEvent<T>>, number: number) =>
        ((await read()).get(number) ?? []).map(({ of }) => of);
      return rows.map((row) => ({
        campaignId: campaignId(scene.key),
        divisionCode: record.division.code,
        number: row.event_number,
        // Written by the program alone.
        act: row.act as BreakdownEventAct,
        fromState: row.from_state,
        toState: row.to_state,
        edition: row.edition,
        version: row.version,
        source: row.source,
        fileName: row.file_name,
        reason: row.reason,
        changedCells: row.changed_cells,
        by: row.acted_by,
        at: row.acted_at,
        changes: async () => (row.changed_cells === 0 ? [] : own(changes, row.event_number)),
        findings: async () => (row.act === 'RETURN' ? own(findings, row.event_number) : []),
      }));
    },
    async cell(scene, record, { villageCode, columnCode }) {
      const key = readableKey(scene, record.division.code);
      if (!key) return [];
      const names = namesOf(scene, key, record);
      return (await namedChanges(names, changesOfCell(key, villageCode, columnCode))).map(({ of }) => of);
    },
  };
}

interface Names {
  of(row: CellOf): Pick<BreakdownChangeRecord, 'villageCode' | 'villageName' | 'columnCode' | 'columnName'>;
  /** Where its village stands in the form. */
  place(row: CellOf): number;
}

type CellOf = Pick<FindingRow, 'village_code' | 'column_code'>;

interface Numbered<T> {
  readonly eventNumber: number;
  readonly of: T;
}

type ByEvent<T> = ReadonlyMap<number, readonly Numbered<T>[]>;

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | null = null;
  return () => {
    answer ??= read();
    return answer;
  };
}

function readableKey({ actor, key }: BreakdownScene, townshipCode: string): TownshipKey | null {
  const caller = callerOf(actor, key.countyCode, townshipCode);
  return caller && caller.role !== 'READER' ? { ...key, townshipCode } : null;
}
