import type { BreakdownCellKey, BreakdownForm } from '../../../schema/values/breakdown.ts';
import { cellKey } from '../../../schema/values/breakdown.ts';
import type { CellConflict, CellEdit } from '../../../schema/values/breakdown-merge.ts';
import type { Problem } from '../../../schema/values/problem.ts';
import { withoutIdNumbers } from '../../../schema/values/redaction.ts';
import { lastWriters } from '../../db/breakdowns/history.ts';
import type { TownshipKey } from '../../db/breakdowns/keys.ts';
import { cellsOf, columnsOf, type HeadRow, villagesOf } from '../../db/breakdowns/rows.ts';
import type { Steps } from '../../db/steps.ts';
import type { BreakdownConflictRecord } from './records.ts';
import { type BreakdownScene, isGone } from './scope.ts';
import { longestRemarks, mayHoldIdNumber } from './words.ts';

/** A breakdown's table as it is stored. */
export interface SavedTable {
  readonly form: BreakdownForm;
  /** Persons of a cell, text of the remarks; null: not filled. */
  now(key: BreakdownCellKey): number | string | null;
}

export function* savedTable(scene: BreakdownScene, key: TownshipKey): Steps<SavedTable> {
  const columns = yield* columnsOf(key);
  const villages = yield* villagesOf(key);
  const cells = yield* cellsOf(key);
  const now = new Map<string, number | string | null>();
  for (const { village_code, remarks } of villages) now.set(`${village_code}/`, remarks);
  for (const { village_code, column_code, persons } of cells)
    now.set(`${village_code}/${column_code}`, persons);
  return {
    form: {
      columns: columns.map((column) => ({
        code: column.column_code,
        name: column.name,
        isFilled: column.is_filled === 1,
        isSubQuota: column.is_sub_quota === 1,
        quotaPersons: column.quota_persons,
      })),
      villages: villages.map(({ village_code, name }) => ({
        code: village_code,
        name,
        isAbolished: isGone(scene, key.townshipCode, village_code),
      })),
    },
    now: (at) => now.get(cellKey(at)) ?? null,
  };
}

/** Edits that mean no cell of the form, mean one twice, or cannot be kept in it. */
export function editProblems({ form }: SavedTable, edits: readonly CellEdit[]): readonly Problem[] {
  const villages = new Map(form.villages.map(({ code, name }) => [code, name]));
  const columns = new Map(form.columns.map((column) => [column.code, column]));
  const seen = new Set<string>();
  return edits.flatMap((edit): Problem[] => {
    const village = villages.get(edit.villageCode);
    if (village === undefined) return [problem('BREAKDOWN_VILLAGE_FOREIGN', edit.villageCode)];
    const isRemarks = edit.columnCode === '';
    const column = columns.get(edit.columnCode);
    if (!isRemarks && !column) return [problem('BREAKDOWN_CELL_UNKNOWN', edit.columnCode, { village })];
    if (column && !column.isFilled) return [problem('BREAKDOWN_NOT_YOURS', null, { village }, column.name)];
    if (seen.has(cellKey(edit))) return [problem('BREAKDOWN_CELL_TWICE', null, { village }, column?.name)];
    seen.add(cellKey(edit));
    if (!isRemarks) return [];
    const text = String(edit.mine ?? '');
    // First: what is too long is not looked through.
    if (text.length > longestRemarks) {
      return [problem('BREAKDOWN_REMARKS_TOO_LONG', String(text.length), { village, limit: longestRemarks })];
    }
    return mayHoldIdNumber(text) ? [problem('BREAKDOWN_REMARKS_ID_NUMBER', null, { village })] : [];
  });
}

function problem(
  code: string,
  found: string | null,
  values: Readonly<Record<string, string | number>> = {},
  column?: string,
): Problem {
  return {
    code,
    severity: 'ERROR',
    place: column === undefined ? {} : { column },
    // A code that is none of ours is whatever somebody typed.
    ...(found === null ? {} : { found: withoutIdNumbers(found) }),
    values,
  };
}

/** Conflicts with who wrote what stands there now, and when. */
export function* conflictRecords(
  key: TownshipKey,
  head: HeadRow,
  { form }: SavedTable,
  conflicts: readonly CellConflict[],
): Steps<readonly BreakdownConflictRecord[]> {
  const writers = new Map(
    (yield* lastWriters(key)).map((row) => [`${row.village_code}/${row.column_code}`, row]),
  );
  const villages = new Map(form.villages.map(({ code, name }) => [code, name]));
  const columns = new Map(form.columns.map(({ code, name }) => [code, name]));
  return conflicts.map((conflict) => {
    const writer = writers.get(cellKey(conflict));
    return {
      villageCode: conflict.villageCode,
      columnCode: conflict.columnCode,
      base: conflict.base,
      mine: conflict.mine,
      theirs: conflict.theirs,
      villageName: villages.get(conflict.villageCode) ?? conflict.villageCode,
      columnName: columns.get(conflict.columnCode) ?? remarksName,
      by: writer?.acted_by ?? head.dispatched_by,
      at: writer?.acted_at ?? head.dispatched_at,
    };
  });
}

/** Header of the text column. */
export const remarksName = '备注';
