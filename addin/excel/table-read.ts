/// <reference types="office-js" />
import type { TableSnapshot } from '../../schema/sheets/diff.ts';
import type { Area } from '../../schema/sheets/model.ts';
import type { SheetValue } from '../../schema/sheets/verdict.ts';
import {
  findWritten,
  nothingWritten,
  readWritten,
  type WrittenTable,
  withWriting,
} from '../../schema/sheets/written.ts';
import { isAnswerTooLarge, readBlocks } from './blocks.ts';
import { isMark } from './change-marks.ts';
import { ExcelFault } from './session.ts';

/** Cells above or below the table as `range.formulas` answers, with where they are on the sheet. */
export interface Region {
  readonly row: number;
  readonly column: number;
  readonly cells: readonly (readonly SheetValue[])[];
}

/** A table of ours and what lies around it, as it was at one moment. */
export interface TableRead {
  readonly snapshot: TableSnapshot;
  readonly sheetName: string;
  readonly around: readonly Region[];
  /** What was last written, as the sheet itself says. */
  readonly written: WrittenTable | null;
  /** The same as text; one that says nothing where there is none. */
  readonly writtenText: string;
  /** What a batch that was broken off has left, as text. */
  readonly writingText: string;
  /** Our own rules on the body. */
  readonly marks: readonly Excel.ConditionalFormat[];
}

/**
 * One round trip; where that is more than Excel answers at once (5 MB on the web), one for each stretch of rows and two
 * more.
 *
 * @param keyHeader header of the column that tells rows apart
 * @throws ExcelFault TABLE_GONE; EXCEL_BUSY when rows moved while a long table was read in stretches
 */
export async function readTable(
  context: Excel.RequestContext,
  name: string,
  keyHeader: string,
): Promise<TableRead> {
  try {
    return await readAtOnce(context, name);
  } catch (error) {
    if (!isAnswerTooLarge(error)) throw error;
    return readInBlocks(context, name, keyHeader);
  }
}

async function readAtOnce(context: Excel.RequestContext, name: string): Promise<TableRead> {
  const parts = partsOf(context, name);
  const { body, used } = parts;
  body.load('values,formulas');
  used.load('formulas');
  await context.sync();
  if (parts.table.isNullObject) throw new ExcelFault('TABLE_GONE');
  const { first, below } = outside(parts, body.values.length);
  const region = (from: number, to: number): Region => ({
    row: Math.max(from, used.rowIndex),
    column: used.columnIndex,
    cells: used.formulas.slice(Math.max(0, from - used.rowIndex), Math.max(0, to - used.rowIndex)),
  });
  const around = [region(0, first), region(below, used.rowIndex + used.formulas.length)];
  return readOf(parts, name, { values: body.values, formulas: body.formulas }, around);
}

/** What nobody sees at one moment is not taken for one: the rows have to stand at the end as they were read. */
async function readInBlocks(
  context: Excel.RequestContext,
  name: string,
  keyHeader: string,
): Promise<TableRead> {
  const parts = partsOf(context, name);
  const { table, body, used } = parts;
  const sizes = 'rowIndex,columnIndex,rowCount,columnCount';
  body.load(sizes);
  used.load(sizes);
  await context.sync();
  if (table.isNullObject) throw new ExcelFault('TABLE_GONE');
  const sheetName = table.worksheet.name;
  const area = areaOf(body);
  const cells = await readBlocks(context, sheetName, area, ['values', 'formulas']);
  const { first, below } = outside(parts, area.rows);
  const region = async (from: number, to: number): Promise<Region> => {
    const row = Math.max(from, used.rowIndex);
    const rows = Math.max(0, Math.min(to, used.rowIndex + used.rowCount) - row);
    const part = { row, column: used.columnIndex, rows, columns: used.columnCount };
    return {
      row,
      column: part.column,
      cells: (await readBlocks(context, sheetName, part, ['formulas'])).formulas,
    };
  };
  const around = [await region(0, first), await region(below, used.rowIndex + used.rowCount)];
  const read = readOf(parts, name, cells, around);

  const key = read.snapshot.headers.indexOf(keyHeader);
  const now = context.workbook.tables.getItem(name);
  const header = now.getHeaderRowRange().load('values');
  const bodyNow = now.getDataBodyRange().load(sizes);
  const keys = key < 0 ? null : now.getDataBodyRange().getColumn(key).load('formulas');
  await context.sync();
  const isStill =
    isSame(areaOf(bodyNow), area) &&
    isSame((header.values[0] ?? []).map(String), read.snapshot.headers) &&
    (keys === null || keys.formulas.every(([text], row) => text === cells.formulas[row]?.[key]));
  if (!isStill) throw new ExcelFault('EXCEL_BUSY');
  return read;
}

type Parts = ReturnType<typeof partsOf>;

/** Everything but the cells of the body and of the sheet. */
function partsOf(context: Excel.RequestContext, name: string) {
  const table = context.workbook.tables.getItemOrNullObject(name);
  table.load('showTotals,worksheet/name');
  const header = table.getHeaderRowRange().load('values,rowIndex');
  const body = table.getDataBodyRange().load('rowIndex,columnIndex');
  // The row below the body, whatever it is: asking for the total row fails when the reader has switched it off.
  const below = body.getRowsBelow(1).load('values,formulas');
  const used = table.worksheet.getUsedRange(true).load('rowIndex,columnIndex');
  const properties = table.worksheet.customProperties.load('items/key,items/value');
  const rules = body.conditionalFormats.load('items/id,items/type,items/customOrNullObject/rule/formula');
  return { table, header, body, below, used, properties, rules };
}

/** The first row of the table and the first below it, of the sheet. */
function outside({ table, header, body }: Parts, rows: number) {
  return { first: header.rowIndex, below: body.rowIndex + rows + (table.showTotals ? 1 : 0) };
}

function readOf(
  { table, header, body, below, properties, rules }: Parts,
  name: string,
  { values, formulas }: Pick<TableSnapshot, 'values' | 'formulas'>,
  around: readonly Region[],
): TableRead {
  const property = findWritten(properties.items, name);
  const writingText = findWritten(properties.items, name, 'zjWriting')?.value ?? nothingWritten;
  return {
    snapshot: {
      bodyRow: body.rowIndex,
      bodyColumn: body.columnIndex,
      headers: (header.values[0] ?? []).map(String),
      values,
      formulas,
      total: table.showTotals ? { values: below.values[0] ?? [], formulas: below.formulas[0] ?? [] } : null,
    },
    sheetName: table.worksheet.name,
    around,
    written: withWriting(readWritten(property?.value), writingText),
    writtenText: property?.value ?? nothingWritten,
    writingText,
    marks: rules.items.filter(isMark),
  };
}

function areaOf({ rowIndex, columnIndex, rowCount, columnCount }: Excel.Range): Area {
  return { row: rowIndex, column: columnIndex, rows: rowCount, columns: columnCount };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
