import type { Problem } from '../../schema/values/problem.ts';
import { type QuotaTotal, quotaTotals, TASK_COLUMN } from './quota.ts';
import {
  type MissingQuotaFigure,
  type QuotaAnswer,
  type QuotaFigures,
  type QuotaMethod,
  quotaByMethod,
} from './quota-method.ts';
import { type QuotaNumbers, quotaNumbers } from './quota-numbers.ts';
import { residualParts } from './quota-residual.ts';

export interface QuotaPlanColumn {
  readonly code: string;
  readonly name: string;
  /** Null: the numbers there are stand. */
  readonly method: QuotaMethod | null;
  /** 下达合计; null when there is none. */
  readonly declaredTotal: number | null;
  /** Nobody asked about this column: its numbers stand and it takes no residual. Edits are taken all the same. */
  readonly keep: boolean;
}

/** A number somebody decides on. */
export interface QuotaEdit {
  readonly divisionCode: string;
  readonly columnCode: string;
  readonly persons: number;
  readonly reason: string;
}

export interface QuotaPlanInput {
  readonly benefitYear: number;
  /** The divisions of the table, in table order. */
  readonly divisions: readonly { readonly code: string; readonly name: string }[];
  readonly columns: readonly QuotaPlanColumn[];
  /** By column, then division; a division without figures is asked for them. */
  readonly figures: ReadonlyMap<string, ReadonlyMap<string, QuotaFigures>>;
  /** The numbers in force. */
  readonly current: QuotaNumbers;
  readonly edits: readonly QuotaEdit[];
  readonly residual: 'LEAVE' | 'APPORTION';
  /** Divisions that take no part of a residual; an edited number never does. */
  readonly locked: ReadonlySet<string>;
}

export interface QuotaPlanRow {
  readonly divisionCode: string;
  readonly columnCode: string;
  /** In force until now; null for none. */
  readonly before: number | null;
  /** What the method gives, or the number in force when none was asked for, before edits and residual. */
  readonly computed: number | null;
  readonly persons: number | null;
  /** Of the residual, added to `computed`; negative when the rows carried too many. */
  readonly residualPart: number;
  /** Null when no method was asked for. */
  readonly how: QuotaAnswer | null;
  /** Of the edit; null when nobody edited it. */
  readonly reason: string | null;
}

export interface QuotaPlan {
  /** By division in table order, then column. */
  readonly rows: readonly QuotaPlanRow[];
  /** Declared and computed total of each column, after everything. */
  readonly totals: readonly QuotaTotal[];
  /** One ERROR or more: nothing of the plan may be stored. */
  readonly problems: readonly Problem[];
}

/**
 * A new quota table: each column by its method, single numbers as they were edited, and, when asked for, the residual
 * (declared total − sum of the rows) spread over the rows nobody fixed, by weight of their own numbers and largest
 * remainder. No row is changed otherwise: 592,725 stays beside 592,727 when the residual is left.
 */
export function quotaPlan(input: QuotaPlanInput): QuotaPlan {
  const problems: Problem[] = [];
  const names = new Map(input.divisions.map(({ code, name }) => [code, name]));
  const edits = editsByCell(input, names, problems);
  const byColumn = new Map<string, readonly QuotaPlanRow[]>();
  const inOrder = [...input.columns].sort((one, other) => taskFirst(one) - taskFirst(other));
  for (const column of inOrder) {
    const rows = input.divisions.map(({ code }) => plannedRow(input, column, code, edits));
    problems.push(...rows.flatMap((row) => missingProblems(row, column, names)));
    const task = byColumn.get(TASK_COLUMN) ?? null;
    const settled = withResidual(input, column, rows, column.code === TASK_COLUMN ? null : task);
    problems.push(...settled.problems);
    byColumn.set(column.code, settled.rows);
  }
  problems.push(...aboveTask(input.columns, byColumn, names));
  const rows = input.divisions.flatMap((_, index) =>
    input.columns.flatMap(({ code }) => byColumn.get(code)?.[index] ?? []),
  );
  const totals = quotaTotals({
    columns: input.columns,
    rows: input.divisions.map((_, index) => ({
      values: input.columns.map(({ code }) => byColumn.get(code)?.[index]?.persons ?? null),
    })),
  });
  return { rows, totals, problems };
}

/** The numbers of a plan. */
export function plannedNumbers({ rows }: QuotaPlan): QuotaNumbers {
  return quotaNumbers(rows);
}

function taskFirst({ code }: QuotaPlanColumn): number {
  return code === TASK_COLUMN ? 0 : 1;
}

function cell(divisionCode: string, columnCode: string): string {
  return `${divisionCode}/${columnCode}`;
}

/** Most persons of one number: more than any county has. */
const mostPersons = 10_000_000;

function editsByCell(
  { columns, edits }: QuotaPlanInput,
  names: ReadonlyMap<string, string>,
  problems: Problem[],
): ReadonlyMap<string, QuotaEdit> {
  const byCell = new Map<string, QuotaEdit>();
  for (const edit of edits) {
    const column = columns.find(({ code }) => code === edit.columnCode);
    const division = names.get(edit.divisionCode);
    if (!column || division === undefined) {
      problems.push(
        error('QUOTA_CELL_UNKNOWN', {
          division: division ?? edit.divisionCode,
          quota: column?.name ?? edit.columnCode,
        }),
      );
      continue;
    }
    const values = { division, quota: column.name };
    const key = cell(edit.divisionCode, edit.columnCode);
    const isPersons = Number.isInteger(edit.persons) && edit.persons >= 0 && edit.persons <= mostPersons;
    if (!isPersons)
      problems.push({ ...error('QUOTA_EDIT_NOT_PERSONS', values), found: String(edit.persons) });
    else if (!isReason(edit.reason)) problems.push(error('QUOTA_EDIT_NO_REASON', values));
    else if (byCell.has(key)) problems.push(error('QUOTA_EDIT_TWICE', values));
    else byCell.set(key, { ...edit, reason: edit.reason.trim() });
  }
  return byCell;
}

/** One letter, character or digit at least: a dash is no reason. */
export function isReason(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function plannedRow(
  input: QuotaPlanInput,
  { code: columnCode, method }: QuotaPlanColumn,
  divisionCode: string,
  edits: ReadonlyMap<string, QuotaEdit>,
): QuotaPlanRow {
  const before = input.current.get(divisionCode)?.get(columnCode) ?? null;
  const edit = edits.get(cell(divisionCode, columnCode)) ?? null;
  const row = { divisionCode, columnCode, before, residualPart: 0 };
  // 逐个填报: a number that was decided on before stands until it is edited.
  if (method === null || method.kind === 'MANUAL') {
    return {
      ...row,
      computed: before,
      persons: edit?.persons ?? before,
      how: null,
      reason: edit?.reason ?? null,
    };
  }
  const known = input.figures.get(columnCode)?.get(divisionCode) ?? noFigures(divisionCode);
  const how = quotaByMethod(method, input.benefitYear, known);
  const computed = how.kind === 'quota' ? how.persons : null;
  return { ...row, computed, persons: edit?.persons ?? computed, how, reason: edit?.reason ?? null };
}

function noFigures(code: string): QuotaFigures {
  return { code, priorYears: [], population: null, given: null, manual: null };
}

function missingProblems(
  { divisionCode, persons, how }: QuotaPlanRow,
  column: QuotaPlanColumn,
  names: ReadonlyMap<string, string>,
): Problem[] {
  if (persons !== null || how?.kind !== 'missing') return [];
  // `column` is a word of the place, which a plan has none of.
  const values = { division: names.get(divisionCode) ?? divisionCode, quota: column.name };
  return [{ ...error('QUOTA_FIGURE_MISSING', values), expected: how.what.map(figureName).join('、') }];
}

function figureName(missing: MissingQuotaFigure): string {
  switch (missing.figure) {
    case 'PRIOR_YEAR':
      return `${missing.year} 年参保人数`;
    case 'POPULATION':
      return '户籍人口';
    case 'GIVEN':
      return '上级下达数';
    case 'MANUAL':
      return '手工确定的数和理由';
  }
}

function withResidual(
  { residual, locked }: QuotaPlanInput,
  column: QuotaPlanColumn,
  rows: readonly QuotaPlanRow[],
  task: readonly QuotaPlanRow[] | null,
): { readonly rows: readonly QuotaPlanRow[]; readonly problems: readonly Problem[] } {
  if (residual === 'LEAVE' || column.keep) return { rows, problems: [] };
  const { declaredTotal: declared, name } = column;
  if (declared === null) return { rows, problems: [warning('QUOTA_NO_DECLARED', { quota: name })] };
  // A row that still lacks its number has said so; a residual of the others would be none.
  if (rows.some(({ persons, how }) => persons === null && how?.kind === 'missing'))
    return { rows, problems: [] };
  const spread = residualParts(
    declared,
    rows.map(({ divisionCode, persons, reason }, index) => ({
      code: divisionCode,
      persons,
      isLocked: reason !== null || locked.has(divisionCode),
      ceiling: task?.[index]?.persons ?? null,
    })),
  );
  if (spread.kind === 'refused') {
    const { code, persons } = spread;
    return { rows, problems: [{ ...error(code, { quota: name }), found: String(persons) }] };
  }
  return {
    problems: [],
    rows: rows.map((row) => {
      const residualPart = spread.parts.get(row.divisionCode) ?? 0;
      return row.persons === null ? row : { ...row, residualPart, persons: row.persons + residualPart };
    }),
  };
}

/** A part above its task. An ERROR where this revision brings it about; what was so before is only said. */
function aboveTask(
  columns: readonly QuotaPlanColumn[],
  byColumn: ReadonlyMap<string, readonly QuotaPlanRow[]>,
  names: ReadonlyMap<string, string>,
): Problem[] {
  const task = byColumn.get(TASK_COLUMN);
  if (!task) return [];
  return columns.flatMap(({ code, name }) =>
    code === TASK_COLUMN
      ? []
      : (byColumn.get(code) ?? []).flatMap((row, index) => {
          const whole = task[index];
          if (!whole || whole.persons === null || row.persons === null || row.persons <= whole.persons)
            return [];
          const isNew = row.persons !== row.before || whole.persons !== whole.before;
          const values = { division: names.get(row.divisionCode) ?? row.divisionCode, quota: name };
          const problem = isNew ? error('QUOTA_ABOVE_TASK', values) : warning('QUOTA_ABOVE_TASK', values);
          return [{ ...problem, found: String(row.persons), expected: String(whole.persons) }];
        }),
  );
}

function error(code: string, values: Readonly<Record<string, string>>): Problem {
  return { code, severity: 'ERROR', place: {}, values };
}

function warning(code: string, values: Readonly<Record<string, string>>): Problem {
  return { ...error(code, values), severity: 'WARNING' };
}
