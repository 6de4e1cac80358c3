/// <reference types="office-js" />
import { absoluteAddress, areaAddress } from '../../schema/sheets/address.ts';
import { isDayCell } from '../../schema/sheets/days.ts';
import { asCellValue } from '../../schema/sheets/guard.ts';
import { tableNameFor } from '../../schema/sheets/identity.ts';
import { formArea } from '../../schema/sheets/layout.ts';
import type { RowModel, SheetModel } from '../../schema/sheets/model.ts';
import { writtenName, writtenOf, writtenText } from '../../schema/sheets/written.ts';
import { isTooLarge } from './block-writer.ts';
import { blockBytes, rowBlocks } from './blocks.ts';
import { type Front, isStillAt, isWithoutCell, loadFront, showSheet } from './front.ts';
import { setFormats, setLooks } from './render/look.ts';
import { addChart, addDataBar, addValidation, setPage } from './render/page.ts';
import { protectSheet } from './render/protect.ts';
import { runInExcel } from './session.ts';
import { forTextCell } from './text-cells.ts';

export interface InsertedSheet {
  readonly sheetName: string;
  /** Name of the table, or of the defined name over a form without one. */
  readonly name: string;
  readonly rows: number;
  /** It is there but was not brought to the front: the reader had gone on meanwhile. */
  readonly isBehind?: true;
}

/**
 * Puts a model into a new worksheet at the end of the workbook and shows it, unless the reader has gone on.
 *
 * Round trips: one to read which names are taken, then one per 2 MB of values (one for 20 rows and for 300).
 * Objects are made per block, per column and per run of rows, never per cell.
 * When Excel refuses something halfway the unfinished sheet is removed again; when it was for the size of a request,
 * the sheet is made anew in blocks of half the size.
 *
 * @param front what the reader had in front when they asked for it, null when that is not known: the sheet stays behind
 *   then. Left out: what they have in front now
 * @throws ExcelFault
 */
export function insertSheet(model: SheetModel, front?: Front | null): Promise<InsertedSheet> {
  return runInExcel(async (context) => {
    let asked = front;
    for (let limit = blockBytes; ; ) {
      try {
        return await insertInBlocks(context, model, limit, asked);
      } catch (error) {
        if (isWithoutCell(error) && asked !== null) asked = null;
        else if (isTooLarge(error) && limit >= leastBlockBytes) limit = Math.floor(limit / 2);
        else throw error;
      }
    }
  });
}

/** Below this it is not the values that are too large. */
const leastBlockBytes = 10_000;

async function insertInBlocks(
  context: Excel.RequestContext,
  model: SheetModel,
  limit: number,
  asked: Front | null | undefined,
): Promise<InsertedSheet> {
  const front = asked === null ? null : loadFront(context);
  const taken = await takenNames(context);
  const before = asked === undefined ? (front?.() ?? null) : asked;
  let isShown = isStillAt(before, front?.() ?? null);
  const sheetName = freeTabName(model.tabName, taken.sheets);
  const name = freeName(model, taken.names);
  try {
    const sheet = context.workbook.worksheets.add(sheetName);
    isShown = await writeModel(context, sheet, model, name, limit, isShown ? before : null);
  } catch (error) {
    // A name that was taken in the meantime belongs to somebody else's sheet.
    if (!isAlreadyThere(error)) await removeSheet(context, sheetName);
    throw error;
  }
  const rows = model.rows.filter(({ role, key }) => role === 'data' && key !== null).length;
  return { sheetName, name, rows, ...(isShown ? {} : { isBehind: true }) };
}

/**
 * @param front what the reader has in front; null: the sheet stays behind
 * @returns whether the sheet is shown
 */
async function writeModel(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  model: SheetModel,
  name: string,
  limit: number,
  front: Front | null,
): Promise<boolean> {
  setFormats(sheet, model);
  const tableEnd = model.table ? model.table.area.row + model.table.area.rows : 0;
  const isBelow = (index: number) => model.table?.hasTotalRow === true && index >= tableEnd - 1;
  const upper = model.rows.filter((_, index) => !isBelow(index));
  const lower = model.rows.slice(upper.length);

  let isShown = front !== null;
  const blocks = rowBlocks(contentsOf(upper, model), limit);
  for (const [index, block] of blocks.entries()) {
    writeRows(sheet, model, block.from, block.rows);
    // Without a sync in between office.js would put the blocks back together into one request.
    if (index === blocks.length - 1) break;
    const now = isShown ? loadFront(context) : null;
    await context.sync();
    isShown = isStillAt(front, now?.() ?? null);
  }
  if (model.table) {
    const { area, hasTotalRow, style } = model.table;
    const body = { ...area, rows: area.rows - (hasTotalRow ? 1 : 0) };
    const table = sheet.tables.add(areaAddress(body), true);
    table.name = name;
    // With the sheet itself, so that the first redraw knows what was typed over, in whatever pane.
    const written = writtenOf(model, { figuresVersion: null, at: new Date().toISOString() });
    sheet.customProperties.add(writtenName(name), writtenText(written));
    table.style = style;
    if (hasTotalRow) table.showTotals = true;
  } else {
    const area = formArea(model);
    // Belongs to the sheet, so that a copy of the sheet brings its own.
    if (area) sheet.names.add(name, sheet.getRange(absoluteAddress(area)));
  }
  // After the table has got its total row: Excel fills that with suggestions of its own.
  if (lower.length > 0) writeRows(sheet, model, upper.length, contentsOf(lower, model));

  setLooks(sheet, model);
  for (const area of model.merges) sheet.getRange(areaAddress(area)).merge(false);
  for (const bar of model.dataBars) addDataBar(sheet, bar);
  for (const validation of model.validations ?? []) addValidation(sheet, validation);
  if (model.chart) addChart(sheet, model.chart);
  setPage(sheet, model);
  if (model.filter) sheet.autoFilter.apply(sheet.getRange(areaAddress(model.filter)));
  if (model.protection) protectSheet(sheet, model, model.protection);
  if (isShown) showSheet(sheet);
  await context.sync();
  return isShown;
}

/** What goes into `range.formulas`: one line per row, guarded, as its number format wants it. */
export function contentsOf(
  rows: readonly RowModel[],
  model: Pick<SheetModel, 'columns'>,
): (string | number)[][] {
  return rows.map(({ role, cells }) =>
    cells.map((cell, column) => {
      const isFigure = role === 'data' || role === 'total';
      const format = cell.format ?? (isFigure ? model.columns[column]?.format : undefined);
      // As typed: Excel makes a date of it, in a workbook that counts days from 1904 too.
      if (cell.formula === undefined && isDayCell(cell.value, format)) return cell.value;
      const value = cell.formula ?? asCellValue(cell.value);
      return format === '@' ? forTextCell(value) : value;
    }),
  );
}

function writeRows(
  sheet: Excel.Worksheet,
  model: SheetModel,
  from: number,
  rows: readonly (readonly (string | number)[])[],
): void {
  const area = { row: from, column: 0, rows: rows.length, columns: model.columns.length };
  sheet.getRange(areaAddress(area)).formulas = rows.map((row) => [...row]);
}

/** In lower case: Excel takes names that differ in case for the same. */
export async function takenNames(
  context: Excel.RequestContext,
): Promise<{ readonly sheets: ReadonlySet<string>; readonly names: ReadonlySet<string> }> {
  const { worksheets, tables, names } = context.workbook;
  worksheets.load('items/name');
  tables.load('items/name');
  names.load('items/name');
  await context.sync();
  const lower = (items: readonly { readonly name: string }[]) => items.map(({ name }) => name.toLowerCase());
  return {
    sheets: new Set(lower(worksheets.items)),
    names: new Set([...lower(tables.items), ...lower(names.items)]),
  };
}

/** `进度表`, then `进度表 (2)`, as Excel itself names copies; 31 characters in all. Case does not tell tabs apart. */
export function freeTabName(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted.toLowerCase())) return wanted;
  for (let copy = 2; ; copy += 1) {
    const ending = ` (${copy})`;
    const name = `${wanted.slice(0, 31 - ending.length)}${ending}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

/** The first name of the identity that is free. */
export function freeName(model: Pick<SheetModel, 'identity'>, taken: ReadonlySet<string>): string {
  for (let copy = 1; ; copy += 1) {
    const name = tableNameFor(model.identity, copy);
    if (!taken.has(name.toLowerCase())) return name;
  }
}

async function removeSheet(context: Excel.RequestContext, sheetName: string): Promise<void> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(sheetName);
  try {
    await context.sync();
    if (sheet.isNullObject) return;
    sheet.delete();
    await context.sync();
  } catch {
    // What matters to the clerk is why the insertion failed, not that tidying up failed too.
  }
}

function isAlreadyThere(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ItemAlreadyExists';
}
