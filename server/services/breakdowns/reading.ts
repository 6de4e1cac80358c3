import {
  type CellRow,
  cellRows,
  type LaterChangeRow,
  laterChanges,
  type SummedRow,
  summedRows,
  type VillageRow,
  villageRows,
} from '../../db/breakdowns/rows.ts';
import type { Database } from '../../db/database.ts';
import type { Query } from '../../db/steps.ts';
import { type BreakdownCaller, breakdownActs, isLate, quotaMisfit } from '../../policy/breakdown.ts';
import { campaignId } from '../campaigns/campaigns.ts';
import type { DivisionRecord } from '../divisions.ts';
import type { BreakdownColumnRecord, BreakdownRecord, BreakdownVillageRecord } from './records.ts';
import { type BreakdownScene, callerOf, factsOf, isGone } from './scope.ts';
import type { SheetIdentities } from './sheet-identity.ts';

/** A breakdown at a version; the version decides which numbers its villages have. */
export interface Dated {
  readonly townshipCode: string;
  readonly version: number;
}

export interface BreakdownReading {
  /** Those the actor may see, in table order. @param townshipCode null for all */
  records(scene: BreakdownScene, townshipCode: string | null): Promise<readonly BreakdownRecord[]>;
  /** The villages of one breakdown as its township filled them up to a version. */
  villagesAt(
    scene: BreakdownScene,
    at: Dated,
    columns: readonly BreakdownColumnRecord[],
  ): Promise<readonly BreakdownVillageRecord[]>;
}

export function createBreakdownReading(
  database: Pick<Database, 'reader'>,
  identities: SheetIdentities,
): BreakdownReading {
  const all = <Row>({ sql, parameters }: Query) => database.reader.all<Row>(sql, parameters);

  /** Villages and cells by township, each as of its version: what was saved meanwhile is undone. */
  async function tables(
    scene: BreakdownScene,
    at: readonly Dated[],
  ): Promise<(townshipCode: string) => TownshipRows> {
    const only = at.length === 1 ? (at[0]?.townshipCode ?? null) : null;
    // In this order: a change that a row already shows is then always among the later ones.
    const villages = await all<VillageRow>(villageRows(scene.key, only));
    const cells = await all<CellRow>(cellRows(scene.key, only));
    const later = at.length === 0 ? [] : await all<LaterChangeRow>(laterChanges(scene.key, at));
    const first = new Map<string, LaterChangeRow>();
    for (const row of later) {
      const name = `${row.township_code}/${row.village_code}/${row.column_code}`;
      if (!first.has(name)) first.set(name, row);
    }
    const villagesOf = Map.groupBy(villages, (row) => row.township_code);
    const cellsOf = Map.groupBy(cells, (row) => row.township_code);
    return (townshipCode) => ({
      villages: villagesOf.get(townshipCode) ?? [],
      cells: new Map(
        (cellsOf.get(townshipCode) ?? []).map((row) => [`${row.village_code}/${row.column_code}`, row]),
      ),
      first,
    });
  }

  return {
    async records(scene, townshipCode) {
      const rows = await all<SummedRow>(summedRows(scene.key, townshipCode, scene.today));
      const visible: Visible[] = [];
      for (const [code, some] of Map.groupBy(rows, (row) => row.township_code)) {
        const division = scene.tree.byCode.get(code);
        const caller = callerOf(scene.actor, scene.key.countyCode, code);
        if (division && caller) visible.push({ division, caller, rows: some });
      }
      visible.sort((a, b) => a.division.tableOrder - b.division.tableOrder);
      const at = visible.flatMap(({ division, rows: [head] }) =>
        head ? [{ townshipCode: division.code, version: head.version }] : [],
      );
      let read: ReturnType<typeof tables> | null = null;
      const tableOf = async (code: string) => {
        read ??= tables(scene, at);
        return (await read)(code);
      };
      return visible.map((each) => recordOf(scene, each, identities, () => tableOf(each.division.code)));
    },

    async villagesAt(scene, at, columns) {
      const tableOf = await tables(scene, [at]);
      return villageRecords(scene, tableOf(at.townshipCode), columns, false);
    },
  };
}

interface Visible {
  readonly division: DivisionRecord;
  readonly caller: BreakdownCaller;
  readonly rows: readonly SummedRow[];
}

interface TownshipRows {
  readonly villages: readonly VillageRow[];
  /** By village and column code. */
  readonly cells: ReadonlyMap<string, CellRow>;
  /** By township, village and column code: the first change after the version that is read. */
  readonly first: ReadonlyMap<string, LaterChangeRow>;
}

function recordOf(
  scene: BreakdownScene,
  { division, caller, rows }: Visible,
  identities: SheetIdentities,
  table: () => Promise<TownshipRows>,
): BreakdownRecord {
  const [head] = rows;
  if (!head) throw new Error('a breakdown has at least one column');
  const isReader = caller.role === 'READER';
  const misfit = quotaMisfit(
    rows.map((row) => ({
      name: row.name,
      isFilled: row.is_filled === 1,
      quotaPersons: row.quota_persons,
      acceptedPersons: row.accepted_sum,
    })),
  );
  const facts = factsOf(head, misfit);
  const columns = rows.map((row) => columnOf(row, isReader));
  const filled = rows.filter((row) => row.is_filled === 1);
  const id = campaignId(scene.campaign);
  const { edition, version } = head;
  return {
    campaignId: id,
    division,
    state: head.state,
    edition,
    version,
    dispatchNumber: head.dispatch_number,
    quotaRevision: head.quota_revision,
    deadlineOn: head.deadline_on,
    isLate: isLate(facts, scene.today),
    instructions: isReader ? '' : head.instructions,
    reopenedUntil: head.reopened_until,
    reopenedReason: isReader ? null : head.reopened_reason,
    returnedReason: isReader ? null : head.returned_reason,
    dispatchedAt: head.dispatched_at,
    openedAt: head.opened_at,
    filledAt: head.filled_at,
    submittedAt: head.submitted_at,
    submittedBy: isReader ? null : head.submitted_by,
    acceptedAt: head.accepted_at,
    filledCells: filled.reduce((sum, row) => sum + row.filled, 0),
    cells: filled.reduce((sum, row) => sum + row.cells, 0),
    columns,
    villages: async () => villageRecords(scene, await table(), columns, isReader),
    // A sheet of accepted numbers is no form to fill: it carries no identity.
    sheetToken: isReader
      ? ''
      : identities.sign({ campaignId: id, divisionCode: division.code, villageCode: null, edition, version }),
    may: breakdownActs(facts, caller, scene.today),
  };
}

function columnOf(row: SummedRow, isReader: boolean): BreakdownColumnRecord {
  return {
    code: row.column_code,
    name: row.name,
    isFilled: row.is_filled === 1,
    isSubQuota: row.is_sub_quota === 1,
    categoryCode: row.category_code,
    quotaPersons: row.quota_persons,
    sumPersons: isReader ? row.accepted_sum : row.sum_persons,
  };
}

function villageRecords(
  scene: BreakdownScene,
  { villages, cells, first }: TownshipRows,
  columns: readonly BreakdownColumnRecord[],
  isReader: boolean,
): BreakdownVillageRecord[] {
  return villages.map((village) => {
    const { township_code: township, village_code: code } = village;
    const of = columns.map((column) => cells.get(`${code}/${column.code}`));
    const undone = (column: string) => first.get(`${township}/${code}/${column}`);
    const values = columns.map((column, index) => {
      const change = undone(column.code);
      return change ? change.before_persons : (of[index]?.persons ?? null);
    });
    const acceptedValues = of.map((cell) => cell?.accepted_persons ?? null);
    return {
      code,
      name: village.name,
      isAbolished: isGone(scene, township, code),
      lastYearPersons: village.last_year_persons,
      population: village.population,
      // Few enough in one village to be known by name.
      rosterPersons: of.map((cell) => (isReader ? null : (cell?.roster_persons ?? null))),
      values: isReader ? acceptedValues : values,
      acceptedValues,
      findings: of.map((cell) => (isReader ? null : (cell?.finding ?? null))),
      remarks: isReader ? '' : (undone('')?.before_text ?? village.remarks),
    };
  });
}
