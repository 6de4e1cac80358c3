import { type ApportionInput, type Apportionment, apportioned } from './apportion.ts';

/** A column of a target breakdown (目标分解表): the task or one sub-quota. */
export interface ApportionColumn extends ApportionInput {
  readonly code: string;
}

export type ColumnApportionment =
  | Apportionment
  /** A sub-quota has no ceilings until the task column is apportioned. */
  | { readonly kind: 'waitsForTask' };

/**
 * The task and its sub-quotas (城乡低保, 脱贫户), each by its own total and weights, no sub-quota above the task of
 * its row. Sub-quotas overlap, so nothing is said about their sum. The task is apportioned first and never raised to
 * make room: a lock of a sub-quota above the row's task is `rowsContradict`.
 *
 * @param others rows by the same codes as the task's, in any number; a `maximum` of their own holds too
 * @returns column code → its outcome
 * @throws Error when a column has a row that the task has not, or a column is there twice
 */
export function apportionedColumns(
  task: ApportionColumn,
  others: readonly ApportionColumn[],
): Map<string, ColumnApportionment> {
  const columns = new Map<string, ColumnApportionment>([[task.code, apportioned(task)]]);
  const ceilings = ceilingsOf(columns.get(task.code));
  const known = new Set(task.rows.map(({ code }) => code));
  for (const column of others) {
    if (columns.has(column.code)) throw new Error('a column is there twice');
    if (column.rows.some(({ code }) => !known.has(code))) throw new Error('a row has no task');
    columns.set(
      column.code,
      ceilings === null ? { kind: 'waitsForTask' } : apportioned(under(column, ceilings)),
    );
  }
  return columns;
}

function ceilingsOf(task: ColumnApportionment | undefined): ReadonlyMap<string, number> | null {
  if (task?.kind !== 'apportioned') return null;
  return new Map(task.parts.map(({ code, persons }) => [code, persons]));
}

function under(column: ApportionInput, ceilings: ReadonlyMap<string, number>): ApportionInput {
  return {
    ...column,
    rows: column.rows.map((row) => {
      const ceiling = ceilings.get(row.code) ?? 0;
      return { ...row, maximum: row.maximum === null ? ceiling : Math.min(row.maximum, ceiling) };
    }),
  };
}
