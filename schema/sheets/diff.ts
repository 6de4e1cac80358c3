import { sumFormula } from './address.ts';
import { type CellWrite, rectangles, type WriteBlock } from './blocks.ts';
import { findColumns, wasWritten } from './diff-columns.ts';
import { groupRows, spareRows } from './diff-rows.ts';
import { asCellValue } from './guard.ts';
import type { CellModel, RowModel, SheetModel } from './model.ts';
import { type CellNow, isFormula, judge, type Mine, type SheetValue } from './verdict.ts';
import { cellName, type WrittenTable, writtenOf } from './written.ts';

/** An existing table as read from the sheet, in whatever order its reader has put rows and columns. */
export interface TableSnapshot {
  /** Where the body begins on the sheet, 0-based. */
  readonly bodyRow: number;
  readonly bodyColumn: number;
  /** Header texts, left to right. */
  readonly headers: readonly string[];
  /** The body without header and total row; also what filters hide. */
  readonly values: readonly (readonly SheetValue[])[];
  /** As `range.formulas` answers: `=…` for a formula, the value itself for anything else. */
  readonly formulas: readonly (readonly SheetValue[])[];
  /** Null when the reader has switched the total row off. */
  readonly total: { readonly values: readonly SheetValue[]; readonly formulas: readonly SheetValue[] } | null;
}

/** What a refresh writes and what it leaves. Rows and columns are 0-based within the body, or within the total row. */
export interface RefreshPlan {
  readonly kind: 'planned';
  /** Writes into the body and the total row; nothing else is touched. */
  readonly blocks: readonly WriteBlock[];
  /**
   * Rows to add at the end of the body before anything else is written, in the table's own column order.
   * Null in a reader's column: leave it, so that a calculated column fills itself.
   */
  readonly appended: readonly {
    readonly key: string;
    readonly values: readonly (string | number | null)[];
  }[];
  /** Empty rows at the end of the body that take new keys; their cells are among the blocks. */
  readonly filled: readonly { readonly row: number; readonly key: string }[];
  /** Every cell that gets another value, with the emphasis it should have now. */
  readonly changes: readonly CellChange[];
  /** Keys of the rows with a change, in the model's order: 「3 个乡镇有变化」 is their number. */
  readonly changedKeys: readonly string[];
  /** Rows the answer no longer has (or the reader added, then `key` is empty): kept as they are. */
  readonly keptRows: readonly { readonly row: number; readonly key: string }[];
  /** Rows that repeat a key; each is kept up to date. */
  readonly repeatedRows: readonly { readonly row: number; readonly key: string }[];
  /** Our columns that were deleted or renamed; not put back. */
  readonly missingColumns: readonly { readonly key: string; readonly header: string }[];
  readonly isTotalRowMissing: boolean;
  readonly heldBack: readonly HeldBack[];
  /** Cells that are written over because their reader gives them back. */
  readonly givenBack: readonly HeldBack[];
  /** Where each of our columns is now, by column key. */
  readonly columns: Readonly<Record<string, number>>;
}

/** Without the key column no row can be told from another, so nothing is written. */
export type RefreshOutcome = RefreshPlan | { readonly kind: 'keyColumnMissing'; readonly header: string };

export interface CellChange {
  readonly part: 'body' | 'total';
  readonly row: number;
  readonly column: number;
  readonly key: string;
  readonly columnKey: string;
  readonly from: SheetValue;
  readonly to: string | number | null;
  readonly tone: CellModel['tone'] | null;
}

/** A cell of ours that holds the reader's own work and is therefore not written. */
export interface HeldBack {
  readonly part: 'body' | 'total';
  readonly row: number;
  readonly column: number;
  readonly key: string;
  readonly columnKey: string;
  readonly header: string;
  readonly reason: Mine;
  /** What the reader has put there: their formula, or the value. */
  readonly now: SheetValue;
  /** What would stand there if it were ours. */
  readonly wanted: string | number | null;
}

/** A cell its reader gives back to us, as long as it holds what they saw when they said so. */
export type GivenBack = Pick<HeldBack, 'key' | 'columnKey' | 'now'>;

/**
 * Plans a refresh of an existing table from a new model, writing nothing itself.
 *
 * Columns are found by header text, rows by the key column, so sorting, moving and the reader's own columns do not
 * matter. A cell of ours that holds a formula we did not make, or text where we write a number, is the reader's:
 * it is held back and reported. A typed-over number can be told from an outdated one only with `base`, what was last
 * written; without it such a number is written over, and `changes` says what it was.
 *
 * New rows go into empty rows at the end of the body; for those that find none, `appended` asks for more.
 *
 * Our `=SUM` in the total row is kept over the rows as they are now. It becomes a plain value when the table has
 * rows or held-back cells that would make it add up to something else than the answer's total.
 *
 * @param asked cells of the reader's that are to be ours again
 */
export function planRefresh(
  snapshot: TableSnapshot,
  model: SheetModel,
  base?: WrittenTable | SheetModel | null,
  asked: readonly GivenBack[] = [],
): RefreshOutcome {
  if (!model.table) throw new Error('a sheet without a table cannot be refreshed row by row');
  const last = base && 'tabName' in base ? writtenOf(base, { figuresVersion: null, at: '' }) : (base ?? null);
  const columns = findColumns(snapshot, model, last);
  const keyModel = model.columns[model.table.keyColumn];
  const keyColumn = keyModel && columns[keyModel.key];
  if (keyModel === undefined || keyColumn === undefined) {
    return { kind: 'keyColumnMissing', header: keyModel?.header ?? '' };
  }
  const rowsByKey = groupRows(snapshot, keyColumn);
  const draft: Draft = {
    snapshot,
    model,
    columns,
    base: last,
    changes: [],
    writes: [],
    heldBack: [],
    asked,
    givenBack: [],
  };
  const dataRows = model.rows.filter((row) => row.role === 'data' && row.key !== null);
  const appended: { key: string; values: (string | number | null)[] }[] = [];
  const filled: { row: number; key: string }[] = [];
  const spare = spareRows(snapshot, columns);
  for (const row of dataRows) {
    const key = row.key ?? '';
    const found = rowsByKey.get(key) ?? [];
    const free = found.length === 0 ? spare.shift() : undefined;
    if (free !== undefined) {
      filled.push({ row: free, key });
      fillRow(draft, row, free);
    } else if (found.length === 0) appended.push({ key, values: appendedValues(draft, row) });
    for (const index of found) planBodyRow(draft, row, index);
  }
  const known = new Set(dataRows.map((row) => row.key ?? ''));
  const all = [...rowsByKey].flatMap(([key, rows]) => rows.map((row, nth) => ({ row, key, nth })));
  const keptRows = all.filter(({ key }) => !known.has(key)).map(({ row, key }) => ({ row, key }));
  const repeatedRows = all
    .filter(({ key, nth }) => known.has(key) && nth > 0)
    .map(({ row, key }) => ({ row, key }));
  const isPlain = keptRows.length === 0 && repeatedRows.length === 0;
  planTotalRow(draft, snapshot.values.length + appended.length, isPlain);
  const changed = new Set(
    draft.changes.filter((change) => change.part === 'body').map((change) => change.key),
  );
  return {
    kind: 'planned',
    blocks: rectangles(draft.writes),
    appended,
    filled,
    changes: draft.changes,
    changedKeys: [...changed],
    keptRows: keptRows.sort((a, b) => a.row - b.row),
    repeatedRows,
    missingColumns: model.columns
      .filter((column) => columns[column.key] === undefined)
      .filter((column) => !column.qualifies || wasWritten(last, column.key) === true)
      .map(({ key, header }) => ({ key, header })),
    isTotalRowMissing: model.table.hasTotalRow && snapshot.total === null,
    heldBack: draft.heldBack,
    givenBack: draft.givenBack,
    columns,
  };
}

/** True when there is nothing to write. What is held back or kept may still be worth saying. */
export function isNothingToWrite(plan: RefreshPlan): boolean {
  return plan.blocks.length === 0 && plan.appended.length === 0;
}

interface Draft {
  readonly snapshot: TableSnapshot;
  readonly model: SheetModel;
  readonly columns: Readonly<Record<string, number>>;
  readonly base: WrittenTable | null;
  readonly changes: CellChange[];
  readonly writes: CellWrite[];
  readonly heldBack: HeldBack[];
  readonly asked: readonly GivenBack[];
  readonly givenBack: HeldBack[];
}

interface Place {
  readonly part: 'body' | 'total';
  readonly row: number;
  readonly column: number;
  readonly key: string;
  readonly columnKey: string;
}

function fillRow(draft: Draft, { cells }: RowModel, row: number): void {
  draft.model.columns.forEach(({ key }, index) => {
    const column = draft.columns[key];
    const value = cells[index]?.value ?? null;
    if (column !== undefined && value !== null)
      draft.writes.push({ part: 'body', row, column, value: asCellValue(value) });
  });
}

function appendedValues(draft: Draft, row: RowModel): (string | number | null)[] {
  const values: (string | number | null)[] = draft.snapshot.headers.map(() => null);
  draft.model.columns.forEach((column, index) => {
    const position = draft.columns[column.key];
    if (position !== undefined) values[position] = asCellValue(row.cells[index]?.value ?? null);
  });
  return values;
}

function planBodyRow(draft: Draft, row: RowModel, index: number): void {
  const key = row.key ?? '';
  draft.model.columns.forEach(({ key: columnKey }, modelColumn) => {
    const column = draft.columns[columnKey];
    const cell = row.cells[modelColumn];
    if (column === undefined || !cell || modelColumn === draft.model.table?.keyColumn) return;
    const now = {
      value: draft.snapshot.values[index]?.[column],
      formula: draft.snapshot.formulas[index]?.[column],
    };
    planCell(draft, { part: 'body', row: index, column, key, columnKey }, now, cell);
  });
}

/** @param rows how many rows the body has after the refresh */
function planTotalRow(draft: Draft, rows: number, isPlain: boolean): void {
  const { snapshot, model, columns } = draft;
  const total = model.rows.find((row) => row.role === 'total');
  if (!snapshot.total || !total) return;
  for (const [modelColumn, { key: columnKey }] of model.columns.entries()) {
    const column = columns[columnKey];
    const cell = total.cells[modelColumn];
    if (column === undefined || !cell) continue;
    const addsUp = isPlain && !draft.heldBack.some((held) => held.part === 'body' && held.column === column);
    const area = { row: snapshot.bodyRow, column: snapshot.bodyColumn + column, rows, columns: 1 };
    const { formula, ...value } = cell;
    const wanted = formula && addsUp ? { ...value, formula: sumFormula(area) } : value;
    const now = { value: snapshot.total.values[column], formula: snapshot.total.formulas[column] };
    // Where we have nothing to say in the total row, the reader's own words or formula are no conflict.
    if (wanted.value === null && (isFormula(now) || typeof now.value === 'string')) continue;
    planCell(draft, { part: 'total', row: 0, column, key: 'total', columnKey }, now, wanted);
  }
}

function planCell(draft: Draft, place: Place, now: CellNow, wanted: CellModel): void {
  const column = draft.model.columns.find(({ key }) => key === place.columnKey);
  const base = basesOf(draft, place);
  const verdict = judge(now, wanted, base, {
    mayBeOurSum: place.part === 'total' && column?.total === 'sum',
    isText: column?.format === '@',
    ours: place.part === 'body' ? column?.ours : undefined,
  });
  if (verdict === 'SAME') return;
  if (verdict !== 'WRITE') {
    const shown = (isFormula(now) ? now.formula : now.value) ?? '';
    const held = {
      ...place,
      header: column?.header ?? '',
      reason: verdict,
      now: shown,
      wanted: wanted.value,
    };
    const isGivenBack = draft.asked.some(
      ({ key, columnKey, now }) => key === place.key && columnKey === place.columnKey && now === shown,
    );
    (isGivenBack ? draft.givenBack : draft.heldBack).push(held);
    if (!isGivenBack) return;
  }
  draft.changes.push({ ...place, from: now.value ?? '', to: wanted.value, tone: wanted.tone ?? null });
  const { part, row, column: at } = place;
  draft.writes.push({ part, row, column: at, value: wanted.formula ?? asCellValue(wanted.value) });
}

/**
 * What we last wrote there, and what stood there before. Where it is known for the table but not for a cell of the body,
 * the cell is none of ours: somebody put a row or column of that name in.
 */
function basesOf({ base, model }: Draft, { part, key, columnKey }: Place): (string | number | null)[] | null {
  // Where nothing is known, other words in a column that older sheets lack are the reader's.
  const qualifier = part === 'body' && model.columns.some((each) => each.key === columnKey && each.qualifies);
  if (!base || base.rows.size === 0) return qualifier ? [null] : null;
  const column = base.columns.indexOf(columnKey);
  const value = column < 0 ? undefined : base.rows.get(key)?.[column];
  const before = base.before.get(cellName(key, columnKey));
  if (value === undefined && before === undefined) return part === 'total' ? null : [null];
  return [value, before].filter((one) => one !== undefined);
}
