/// <reference types="office-js" />
import type { CaptionWrite } from '../../schema/sheets/captions.ts';
import type { RefreshPlan } from '../../schema/sheets/diff.ts';
import type { SheetModel } from '../../schema/sheets/model.ts';
import {
  nothingWritten,
  type WrittenProperty,
  type WrittenTable,
  writingText,
  writtenName,
  writtenText,
} from '../../schema/sheets/written.ts';
import { addMarks } from './change-marks.ts';
import { markAreas, sheetRow, toneAreas } from './table-areas.ts';
import { colorCells, type GuardedCells, readCells, writeCells } from './table-guard.ts';
import { type Frame, putBack } from './table-put-back.ts';
import type { TableRead } from './table-read.ts';
import { forTextCell } from './text-cells.ts';

/** What is to be written into a table as it was read. Rows the plan wants to append are not written here. */
export interface TableWrite {
  readonly name: string;
  readonly read: TableRead;
  readonly plan: RefreshPlan;
  readonly model: SheetModel;
  readonly captions: readonly CaptionWrite[];
  /** What the properties of the sheet are to say. */
  readonly written: WrittenTable;
  readonly isMarked: boolean;
}

export type GuardedOutcome =
  | { readonly kind: 'written'; readonly marked: readonly string[] }
  | { readonly kind: 'putBack' };

/**
 * Writes in one round trip, which first reads what it is about to write over: nobody can get in between. When the
 * rows, the columns or a cell were not as planned any more, everything is put back in a second one.
 *
 * @throws whatever office.js throws; what was written by then is right, or has been put back
 */
export async function writeGuarded(
  context: Excel.RequestContext,
  write: TableWrite,
): Promise<GuardedOutcome> {
  const { read, plan } = write;
  // Fails the batch before anything is written when the table is gone.
  const table = context.workbook.tables.getItem(write.name);
  const sheet = table.worksheet;
  const frame = frameOf(table, write);
  const note = (property: WrittenProperty, text: string) =>
    sheet.customProperties.add(writtenName(write.name, property), text);
  // Before the cells: together they say of each what it was and what it is to be, so breaking off does no harm.
  note('zjWriting', writingText(write.written));
  note('zjWritten', writtenText(write.written));
  const cells = cellsOf(write).map((one) => writeCells(sheet, one));
  // Colours before figures: a figure that was not reached is written another time, and its colour with it.
  const colors = colorCells(sheet, toneAreas(read.snapshot, plan, write.model));
  for (const cell of cells) cell.write();
  const marks = write.isMarked ? addMarks(sheet, markAreas(read.snapshot, plan)) : [];
  note('zjWriting', nothingWritten);
  // Last, because a rule that somebody took away in the meantime fails the batch.
  for (const mark of read.marks) mark.delete();

  const failure = await context.sync().then(
    () => null,
    (error: unknown) => ({ error }),
  );
  // A batch that was broken off has not read everything, and has written nothing that it has not read.
  const hit = cells.filter((cell) => cell.isLoaded());
  if ([...frame.guards, ...hit].every((guard) => !guard.isLoaded() || guard.isAsPlanned())) {
    if (failure) throw failure.error;
    return { kind: 'written', marked: marks.map(({ id }) => id) };
  }

  const also = () => {
    note('zjWriting', read.writingText);
    note('zjWritten', read.writtenText);
  };
  const debts = [...hit.flatMap((cell) => cell.debts()), ...colors()];
  await putBack(context, table, debts, frame.now(), frame.keyHeader, also);
  if (!failure && marks.length > 0) {
    for (const mark of marks) mark.delete();
    // The next change takes the marks away, too.
    await context.sync().catch(() => undefined);
  }
  return { kind: 'putBack' };
}

/** Header and key column: by them rows and columns are told. */
function frameOf(table: Excel.Table, { read, plan, model }: TableWrite) {
  const { bodyRow, bodyColumn, headers, formulas } = read.snapshot;
  const key = plan.columns[model.columns[model.table?.keyColumn ?? 0]?.key ?? ''] ?? 0;
  const headerArea = { row: bodyRow - 1, column: bodyColumn, rows: 1, columns: headers.length };
  const keyArea = { row: bodyRow, column: bodyColumn + key, rows: formulas.length, columns: 1 };
  const header = table.getHeaderRowRange();
  const keys = table.getDataBodyRange().getColumn(key);
  const keyTexts = formulas.map((line) => [line[key] ?? '']);
  return {
    guards: [readCells(header, headerArea, [headers]), readCells(keys, keyArea, keyTexts)],
    keyHeader: headers[key] ?? '',
    /** As it was right before the write. */
    now: (): Frame => ({
      bodyRow: keys.rowIndex,
      bodyColumn: header.columnIndex,
      headers: header.formulas[0] ?? [],
      rows: keys.formulas.length,
      keys: header.formulas[0]?.[key] === headers[key] ? keys.formulas.map(([value]) => value ?? '') : null,
    }),
  };
}

/** Lines around the table one by one, then the blocks of body and total row. */
function cellsOf({ read, plan, model, captions }: TableWrite): GuardedCells[] {
  const { snapshot, around } = read;
  const isText = new Set(
    model.columns.filter(({ format }) => format === '@').map(({ key }) => plan.columns[key]),
  );
  const lines = captions.map(({ row, column, value }): GuardedCells => {
    const region = around.find((one) => row >= one.row && row < one.row + one.cells.length);
    const before = region?.cells[row - region.row]?.[column - region.column];
    return { area: { row, column, rows: 1, columns: 1 }, values: [[value]], before: () => before };
  });
  const blocks = plan.blocks.map(({ part, row, column, values }): GuardedCells => {
    const lines = part === 'body' ? snapshot.formulas : [snapshot.total?.formulas ?? []];
    return {
      area: {
        row: sheetRow(snapshot, part, row),
        column: snapshot.bodyColumn + column,
        rows: values.length,
        columns: values[0]?.length ?? 0,
      },
      values: values.map((line) =>
        line.map((value, index) => (isText.has(column + index) ? forTextCell(value) : value)),
      ),
      before: (r, c) => lines[row + r]?.[column + c],
    };
  });
  return [...lines, ...blocks];
}
