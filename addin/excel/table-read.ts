/// <reference types="office-js" />
import type { TableSnapshot } from '../../schema/sheets/diff.ts';
import type { SheetValue } from '../../schema/sheets/verdict.ts';
import {
  findWritten,
  nothingWritten,
  readWritten,
  type WrittenTable,
  withWriting,
} from '../../schema/sheets/written.ts';
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
 * One round trip.
 *
 * @throws ExcelFault TABLE_GONE
 */
export async function readTable(context: Excel.RequestContext, name: string): Promise<TableRead> {
  const table = context.workbook.tables.getItemOrNullObject(name);
  table.load('showTotals,worksheet/name');
  const header = table.getHeaderRowRange().load('values,rowIndex');
  const body = table.getDataBodyRange().load('values,formulas,rowIndex,columnIndex');
  // The row below the body, whatever it is: asking for the total row fails when the reader has switched it off.
  const below = body.getRowsBelow(1).load('values,formulas');
  const used = table.worksheet.getUsedRange(true).load('formulas,rowIndex,columnIndex');
  const properties = table.worksheet.customProperties.load('items/key,items/value');
  const rules = body.conditionalFormats.load('items/id,items/type,items/customOrNullObject/rule/formula');
  await context.sync();
  if (table.isNullObject) throw new ExcelFault('TABLE_GONE');

  const total = table.showTotals
    ? { values: below.values[0] ?? [], formulas: below.formulas[0] ?? [] }
    : null;
  const firstBelow = body.rowIndex + body.values.length + (total ? 1 : 0);
  const region = (from: number, to: number): Region => ({
    row: Math.max(from, used.rowIndex),
    column: used.columnIndex,
    cells: used.formulas.slice(Math.max(0, from - used.rowIndex), Math.max(0, to - used.rowIndex)),
  });
  const property = findWritten(properties.items, name);
  const writingText = findWritten(properties.items, name, 'zjWriting')?.value ?? nothingWritten;
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
    around: [region(0, header.rowIndex), region(firstBelow, used.rowIndex + used.formulas.length)],
    written: withWriting(readWritten(property?.value), writingText),
    writtenText: property?.value ?? nothingWritten,
    writingText,
    marks: rules.items.filter(isMark),
  };
}
