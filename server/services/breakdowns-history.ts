import type { BreakdownCellKey } from '../../schema/values/breakdown.ts';
import {
  type ChangeRow,
  changesOfCell,
  changesOfEvent,
  type EventRow,
  eventRows,
} from '../db/breakdowns/history.ts';
import type { TownshipKey } from '../db/breakdowns/keys.ts';
import type { Database } from '../db/database.ts';
import type { Query } from '../db/steps.ts';
import { remarksName } from './breakdowns-merging.ts';
import type {
  BreakdownChangeRecord,
  BreakdownEventAct,
  BreakdownEventRecord,
  BreakdownRecord,
} from './breakdowns-records.ts';
import { type BreakdownScene, callerOf } from './breakdowns-scope.ts';
import { campaignId } from './campaigns.ts';

const mostEvents = 500;

/** What happened to breakdowns; nothing for who only reads what was accepted. */
export interface BreakdownHistory {
  events(
    scene: BreakdownScene,
    townshipCode: string,
    first: number,
  ): Promise<readonly BreakdownEventRecord[]>;
  changesOf(
    scene: BreakdownScene,
    record: BreakdownRecord,
    event: BreakdownEventRecord,
  ): Promise<readonly BreakdownChangeRecord[]>;
  cell(
    scene: BreakdownScene,
    record: BreakdownRecord,
    key: BreakdownCellKey,
  ): Promise<readonly BreakdownChangeRecord[]>;
}

export function createBreakdownHistory({ reader }: Pick<Database, 'reader'>): BreakdownHistory {
  const all = <Row>({ sql, parameters }: Query) => reader.all<Row>(sql, parameters);

  return {
    async events(scene, townshipCode, first) {
      const key = readableKey(scene, townshipCode);
      if (!key || first < 1) return [];
      const rows = await all<EventRow>(eventRows(key, Math.min(first, mostEvents)));
      return rows.map((row) => ({
        campaignId: campaignId(scene.key),
        divisionCode: townshipCode,
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
      }));
    },
    async changesOf(scene, record, event) {
      const key = readableKey(scene, record.division.code);
      if (!key || event.changedCells === 0) return [];
      return named(record, await all<ChangeRow>(changesOfEvent(key, event.version, event.number)));
    },
    async cell(scene, record, { villageCode, columnCode }) {
      const key = readableKey(scene, record.division.code);
      if (!key) return [];
      return named(record, await all<ChangeRow>(changesOfCell(key, villageCode, columnCode)));
    },
  };
}

function readableKey({ actor, key }: BreakdownScene, townshipCode: string): TownshipKey | null {
  const caller = callerOf(actor, key.countyCode, townshipCode);
  return caller && caller.role !== 'READER' ? { ...key, townshipCode } : null;
}

/** Villages and columns that are no longer in the form are named by their codes. */
async function named(
  record: BreakdownRecord,
  rows: readonly ChangeRow[],
): Promise<readonly BreakdownChangeRecord[]> {
  const villages = new Map((await record.villages()).map(({ code, name }) => [code, name]));
  const columns = new Map(record.columns.map(({ code, name }) => [code, name]));
  return rows.map((row) => ({
    villageCode: row.village_code,
    villageName: villages.get(row.village_code) ?? row.village_code,
    columnCode: row.column_code,
    columnName: row.column_code === '' ? remarksName : (columns.get(row.column_code) ?? row.column_code),
    before: row.before_persons,
    after: row.after_persons,
    beforeText: row.before_text,
    afterText: row.after_text,
    reason: row.reason,
    by: row.acted_by,
    at: row.acted_at,
    version: row.version,
  }));
}
