/// <reference types="office-js" />
import { areaAddress, cellAddress } from '../../schema/sheets/address.ts';
import { type CaptionWrite, planCaptions } from '../../schema/sheets/captions.ts';
import { changedWords } from '../../schema/sheets/changed-words.ts';
import {
  isNothingToWrite,
  planRefresh,
  type RefreshOutcome,
  type RefreshPlan,
  type TableSnapshot,
} from '../../schema/sheets/diff.ts';
import type { Area, SheetModel } from '../../schema/sheets/model.ts';
import { refreshProblems } from '../../schema/sheets/refresh-problems.ts';
import { roleLooks, toneColors } from '../../schema/sheets/style.ts';
import type { SheetValue } from '../../schema/sheets/verdict.ts';
import type { WrittenTable } from '../../schema/sheets/written.ts';
import type { Problem } from '../../schema/values/problem.ts';
import type { FoundTable } from './find.ts';
import { ExcelFault, runInExcel } from './session.ts';
import { forTextCell } from './text-cells.ts';

export interface RefreshedTable {
  readonly sheetName: string;
  /** Rows of the body with at least one changed figure. */
  readonly changedRows: number;
  readonly addedRows: number;
  /** Cells that got another value, total row and lines around the table included. */
  readonly writtenCells: number;
  /** What was left alone and why, each with its address. */
  readonly problems: readonly Problem[];
  /** `putBack`: somebody worked in the table at the same moment, nothing was written; try again later. `noBase`: see `RedrawOptions`. */
  readonly outcome: 'same' | 'written' | 'putBack' | 'noBase';
  /** What changed, for a clerk; empty when nothing did. */
  readonly words: string;
  /** Ids of the rules that mark what changed. */
  readonly marked: readonly string[];
}

export interface RedrawOptions {
  /** What was last written, where the sheet itself does not know it any more. */
  readonly base?: WrittenTable | null;
  /** Version of the figures in the model. */
  readonly figuresVersion?: number | null;
  /** Marks what changed until `clearMarks`; for changes nobody asked for. */
  readonly mark?: boolean;
  /** Without knowing what was last written nothing is written, and the outcome is `noBase`; for changes nobody asked for. */
  readonly needsBase?: boolean;
}

/**
 * Brings an existing table up to date: one round trip to read it, one to write (none when nothing changed).
 * Only changed cells of our own columns are written; the reader's columns, formulas, notes, widths, sorting,
 * filters and the chart are not touched. Rows that are new are added through the table.
 *
 * @throws ExcelFault TABLE_GONE when the table was deleted since it was found
 */
export function refreshTable(
  found: FoundTable,
  model: SheetModel,
  options: RedrawOptions | SheetModel = {},
): Promise<RefreshedTable> {
  const { base } = 'tabName' in options ? { base: options } : options;
  return runInExcel(async (context) => {
    const { snapshot, sheetName, around } = await readTable(context, found.name);
    const plan = planRefresh(snapshot, model, base);
    const captions = plan.kind === 'planned' ? planAround(around, model) : [];
    if (plan.kind === 'planned' && (!isNothingToWrite(plan) || captions.length > 0)) {
      const table = context.workbook.tables.getItem(found.name);
      writeTable(table, snapshot, plan, model, captions);
      await context.sync();
    }
    return resultOf(plan, snapshot, sheetName, captions.length, model);
  });
}

/** Cells above or below the table, with where they are on the sheet. */
interface Region {
  readonly row: number;
  readonly column: number;
  readonly values: readonly (readonly SheetValue[])[];
}

async function readTable(
  context: Excel.RequestContext,
  name: string,
): Promise<{ snapshot: TableSnapshot; sheetName: string; around: readonly Region[] }> {
  const table = context.workbook.tables.getItemOrNullObject(name);
  table.load('showTotals,worksheet/name');
  const header = table.getHeaderRowRange().load('values,rowIndex');
  const body = table.getDataBodyRange().load('values,formulas,rowIndex,columnIndex');
  // The row below the body, whatever it is: asking for the total row fails when the reader has switched it off.
  const below = body.getRowsBelow(1).load('values,formulas');
  const used = table.worksheet.getUsedRange(true).load('values,rowIndex,columnIndex');
  await context.sync();
  if (table.isNullObject) throw new ExcelFault('TABLE_GONE');

  const total = table.showTotals
    ? { values: below.values[0] ?? [], formulas: below.formulas[0] ?? [] }
    : null;
  const firstBelow = body.rowIndex + body.values.length + (total ? 1 : 0);
  const region = (from: number, to: number): Region => ({
    row: Math.max(from, used.rowIndex),
    column: used.columnIndex,
    values: used.values.slice(Math.max(0, from - used.rowIndex), Math.max(0, to - used.rowIndex)),
  });
  return {
    snapshot: {
      bodyRow: body.rowIndex,
      bodyColumn: body.columnIndex,
      headers: (header.values[0] ?? []).map(String),
      values: body.values,
      formulas: body.formulas,
      total,
    },
    sheetName: table.worksheet.name,
    around: [region(0, header.rowIndex), region(firstBelow, used.rowIndex + used.values.length)],
  };
}

function planAround(around: readonly Region[], model: SheetModel): readonly CaptionWrite[] {
  return around.flatMap((region) =>
    planCaptions(region.values, model).map((write) => ({
      ...write,
      row: region.row + write.row,
      column: region.column + write.column,
    })),
  );
}

function writeTable(
  table: Excel.Table,
  snapshot: TableSnapshot,
  plan: RefreshPlan,
  model: SheetModel,
  captions: readonly CaptionWrite[],
): void {
  const sheet = table.worksheet;
  const isText = new Set(
    model.columns.filter(({ format }) => format === '@').map(({ key }) => plan.columns[key]),
  );
  // Lines below the table move down when rows are added, so they are written first.
  for (const { row, column, value } of captions) sheet.getRange(cellAddress(row, column)).values = [[value]];
  if (plan.appended.length > 0) {
    // Null leaves a cell of the reader's column to the table, which fills a calculated column by itself.
    const rows = plan.appended.map(({ values }) =>
      values.map((value, column) => (isText.has(column) ? forTextCell(value) : value)),
    );
    table.rows.add(undefined, rows as (string | number)[][]);
  }
  for (const { part, row, column, values } of plan.blocks) {
    const area = {
      row: sheetRow(snapshot, plan, part, row),
      column: snapshot.bodyColumn + column,
      rows: values.length,
      columns: values[0]?.length ?? 0,
    };
    sheet.getRange(areaAddress(area)).values = values.map((line) =>
      line.map((value, index) => (isText.has(column + index) ? forTextCell(value) : value)),
    );
  }
  for (const { area, color } of toneChanges(snapshot, plan, model)) {
    sheet.getRange(areaAddress(area)).format.font.color = color;
  }
}

/**
 * Colours of changed cells in the columns that use tones, cells below each other as one; the reader's own colours
 * elsewhere stay.
 */
function toneChanges(
  snapshot: TableSnapshot,
  plan: RefreshPlan,
  model: SheetModel,
): readonly { readonly area: Area; readonly color: string }[] {
  const toned = new Set(
    model.columns
      .filter((_, column) => model.rows.some(({ role, cells }) => role === 'data' && cells[column]?.tone))
      .map(({ key }) => key),
  );
  const found: { area: Area; color: string }[] = [];
  const changes = plan.changes
    .filter(({ columnKey }) => toned.has(columnKey))
    .map((change) => ({ ...change, row: sheetRow(snapshot, plan, change.part, change.row) }))
    .sort((a, b) => a.column - b.column || a.row - b.row);
  for (const { part, row, column, tone } of changes) {
    const color = tone ? toneColors[tone] : roleLooks[part === 'body' ? 'data' : 'total'].color;
    const last = found.at(-1);
    const at = snapshot.bodyColumn + column;
    if (last?.color === color && last.area.column === at && last.area.row + last.area.rows === row) {
      found[found.length - 1] = { color, area: { ...last.area, rows: last.area.rows + 1 } };
    } else found.push({ color, area: { row, column: at, rows: 1, columns: 1 } });
  }
  return found;
}

function sheetRow(snapshot: TableSnapshot, plan: RefreshPlan, part: 'body' | 'total', row: number): number {
  return snapshot.bodyRow + row + (part === 'total' ? snapshot.values.length + plan.appended.length : 0);
}

function resultOf(
  plan: RefreshOutcome,
  snapshot: TableSnapshot,
  sheetName: string,
  captions: number,
  model: SheetModel,
): RefreshedTable {
  const problems = refreshProblems(plan, snapshot, sheetName).map((problem) => withSheet(problem, sheetName));
  if (plan.kind !== 'planned') {
    const nothing = { changedRows: 0, addedRows: 0, writtenCells: 0 };
    return { sheetName, ...nothing, problems, outcome: 'same', words: '', marked: [] };
  }
  return {
    sheetName,
    changedRows: plan.changedKeys.length,
    addedRows: plan.appended.length,
    writtenCells: plan.changes.length + captions,
    problems,
    outcome: isNothingToWrite(plan) && captions === 0 ? 'same' : 'written',
    words: changedWords(plan, model),
    marked: [],
  };
}

/** The pane jumps by address alone, so the address names its sheet. */
function withSheet(problem: Problem, sheetName: string): Problem {
  const { address } = problem.place;
  return address === undefined || address.includes('!')
    ? problem
    : { ...problem, place: { ...problem.place, address: `'${sheetName.replaceAll("'", "''")}'!${address}` } };
}
