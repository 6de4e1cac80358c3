import type { BreakdownCellKey } from '../../../schema/values/breakdown.ts';
import {
  type ChangeRow,
  changesOfCell,
  changesSince,
  type EventRow,
  eventRows,
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

  /** Villages that are no longer in the form have the name of their division, columns their code. */
  async function namedRows(
    { tree }: BreakdownScene,
    key: TownshipKey,
    record: BreakdownRecord,
    query: Query,
  ): Promise<readonly NamedChange[]> {
    const rows = await all<ChangeRow>(query);
    const names = await all<VillageRow>(villageRows(key, key.townshipCode));
    const villages = new Map(names.map(({ village_code, name }) => [village_code, name]));
    const columns = new Map([
      ['', remarksName],
      ...record.columns.map(({ code, name }) => [code, name] as const),
    ]);
    return rows.map((row) => ({
      eventNumber: row.event_number,
      change: {
        villageCode: row.village_code,
        villageName:
          villages.get(row.village_code) ?? tree.byCode.get(row.village_code)?.name ?? row.village_code,
        columnCode: row.column_code,
        columnName: columns.get(row.column_code) ?? row.column_code,
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

  return {
    async events(scene, record, first) {
      const key = readableKey(scene, record.division.code);
      if (!key || first < 1) return [];
      const rows = await all<EventRow>(eventRows(key, Math.min(first, mostEvents)));
      const oldest = rows.findLast((row) => row.changed_cells > 0)?.event_number;
      let read: ReturnType<typeof namedRows> | null = null;
      const changesOf = async (number: number) => {
        read ??= namedRows(scene, key, record, changesSince(key, oldest ?? number));
        return (await read).filter(({ eventNumber }) => eventNumber === number).map(({ change }) => change);
      };
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
        changes: async () => (row.changed_cells === 0 ? [] : changesOf(row.event_number)),
      }));
    },
    async cell(scene, record, { villageCode, columnCode }) {
      const key = readableKey(scene, record.division.code);
      if (!key) return [];
      const rows = await namedRows(scene, key, record, changesOfCell(key, villageCode, columnCode));
      return rows.map(({ change }) => change);
    },
  };
}

interface NamedChange {
  readonly eventNumber: number;
  readonly change: BreakdownChangeRecord;
}

function readableKey({ actor, key }: BreakdownScene, townshipCode: string): TownshipKey | null {
  const caller = callerOf(actor, key.countyCode, townshipCode);
  return caller && caller.role !== 'READER' ? { ...key, townshipCode } : null;
}
