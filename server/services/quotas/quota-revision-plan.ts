import type { Problem } from '../../../schema/values/problem.ts';
import type { StoredQuotaColumn, StoredQuotaTable } from '../../db/quotas.ts';
import type { Notice } from '../../policy/notice.ts';
import { TASK_COLUMN } from '../../policy/quota.ts';
import type { QuotaPlan, QuotaPlanColumn } from '../../policy/quota-plan.ts';
import type { QuotaCellRecord, QuotaColumnChoice } from './quota-revision-records.ts';

/**
 * The columns of a plan: those of the table in force as they stand or as they were chosen, then new ones, which are
 * the task or a category of the notice.
 */
export function columnsOfPlan(
  chosen: readonly QuotaColumnChoice[],
  before: StoredQuotaTable | null,
  notice: Pick<Notice, 'categories'>,
): { readonly columns: readonly QuotaPlanColumn[]; readonly problems: readonly Problem[] } {
  const choices = new Map(chosen.map((choice) => [choice.code, choice]));
  const known = (before?.columns ?? []).map(({ code, name, declaredTotal }): QuotaPlanColumn => {
    const choice = choices.get(code);
    if (!choice) return { code, name, method: null, declaredTotal, keep: true };
    const declared = choice.declaredTotal === undefined ? declaredTotal : choice.declaredTotal;
    return { code, name, method: choice.method, declaredTotal: declared, keep: false };
  });
  const names = new Map(notice.categories.map(({ code, name }) => [code, name]));
  names.set(TASK_COLUMN, '任务数');
  const added = chosen.filter(({ code }) => !known.some((column) => column.code === code));
  const unknown = added.filter(({ code }) => !names.has(code));
  const fresh = added.flatMap(({ code, method, declaredTotal = null }): QuotaPlanColumn[] => {
    const name = names.get(code);
    return name === undefined ? [] : [{ code, name, method, declaredTotal, keep: false }];
  });
  const isTask = ({ code }: QuotaPlanColumn) => code === TASK_COLUMN;
  return {
    // The task is the first column of every table.
    columns: [...fresh.filter(isTask), ...known, ...fresh.filter((column) => !isTask(column))],
    problems: unknown.map(({ code }) => ({
      code: 'QUOTA_COLUMN_UNKNOWN',
      severity: 'ERROR',
      place: {},
      found: code,
    })),
  };
}

/** A plan as the table to store: what did not change keeps the words it had. */
export function tableOfPlan(
  { rows }: QuotaPlan,
  columns: readonly QuotaPlanColumn[],
  before: StoredQuotaTable | null,
  notice: Pick<Notice, 'quotaMethod'>,
): StoredQuotaTable {
  const words = new Map(before?.columns.map((column) => [column.code, column]));
  const cells = new Map(before?.cells.map((cell) => [`${cell.divisionCode}/${cell.columnCode}`, cell]));
  const remarks = new Map(
    before?.cells.flatMap((cell) => (cell.remarks ? [[cell.divisionCode, cell.remarks] as const] : [])),
  );
  const counted = new Set(rows.flatMap(({ columnCode, persons }) => (persons === null ? [] : [columnCode])));
  return {
    columns: columns
      .filter(({ code }) => words.has(code) || counted.has(code))
      .map(({ code, name, declaredTotal }, position): StoredQuotaColumn => {
        const clause = notice.quotaMethod?.clause ?? '';
        const own = words.get(code) ?? { name, asOfOn: null, note: null, clause };
        return { ...own, code, position, declaredTotal };
      }),
    cells: rows.flatMap(({ divisionCode, columnCode, persons, how, ...row }) => {
      if (persons === null) return [];
      const old = persons === row.before ? cells.get(`${divisionCode}/${columnCode}`) : undefined;
      const isReckoned = how !== null || row.residualPart !== 0;
      return [
        {
          divisionCode,
          columnCode,
          persons,
          remarks: remarks.get(divisionCode) ?? null,
          computed: isReckoned ? row.computed : (old?.computed ?? null),
          reason: row.reason ?? (isReckoned ? null : (old?.reason ?? null)),
        },
      ];
    }),
  };
}

/** The numbers of a plan with the names of what they are about; cells that have nothing to say are left out. */
export function cellsOfPlan(
  { rows }: QuotaPlan,
  columnNames: ReadonlyMap<string, string>,
  divisionName: (code: string) => string,
): readonly QuotaCellRecord[] {
  return rows
    .filter(({ before, persons, how }) => before !== null || persons !== null || how !== null)
    .map((row) => ({
      ...row,
      divisionName: divisionName(row.divisionCode),
      columnName: columnNames.get(row.columnCode) ?? row.columnCode,
    }));
}
