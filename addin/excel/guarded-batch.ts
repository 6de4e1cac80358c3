/// <reference types="office-js" />
import { areaAddress } from '../../schema/sheets/address.ts';
import { findingWidth } from '../../schema/sheets/breakdown-form-words.ts';
import type { BreakdownSnapshot, BreakdownSnapshotCell } from '../../schema/sheets/breakdown-read-back.ts';
import { asCellValue } from '../../schema/sheets/guard.ts';
import type { Area } from '../../schema/sheets/model.ts';
import { linesIn } from '../../schema/sheets/style.ts';
import type { CellPlace } from './guarded-place.ts';
import { loadUsed, snapshotOf } from './read-breakdown.ts';
import type { CellSize } from './row-heights.ts';
import { ExcelFault, runInExcel } from './session.ts';
import { forTextCell } from './text-cells.ts';

export interface PlacedContent {
  readonly place: CellPlace;
  readonly content: BreakdownSnapshotCell;
  /** The cell's number format is `@`. */
  readonly isText: boolean;
}

/** A rectangle of unlocked cells; those that are not listed are left alone. */
export interface WriteBlock<Cell extends PlacedContent> {
  readonly area: Area;
  readonly cells: readonly Cell[];
}

/** A sheet as it stood when a block was written over it. */
export interface SheetBefore {
  readonly snapshot: BreakdownSnapshot;
  readonly isTextAt: (place: CellPlace) => boolean;
  /** Of a cell into which a text of several lines was written; null for others. */
  readonly sizeAt: (place: CellPlace) => CellSize | null;
}

/** office.js cuts a larger write into several, and then a batch has more than one writing action. */
const mostCells = 1500;

/**
 * Cells as rectangles, each for a batch of its own: neighbouring columns together, with gaps between the rows.
 *
 * @param isExact no gaps: only runs of cells below each other
 */
export function writeBlocks<Cell extends PlacedContent>(
  cells: readonly Cell[],
  isExact: boolean,
): readonly WriteBlock<Cell>[] {
  const groups: Cell[][] = [];
  let previous = Number.NaN;
  for (const cell of [...cells].sort((a, b) => a.place.column - b.place.column)) {
    const { column } = cell.place;
    const last = groups.at(-1);
    if (last && (column === previous || (!isExact && column === previous + 1))) last.push(cell);
    else groups.push([cell]);
    previous = column;
  }
  return groups.flatMap((group) => blocksOf(group, isExact));
}

/** Cells of one stretch of columns, cut where a block gets too large or, when `isExact`, where a row is missing. */
function blocksOf<Cell extends PlacedContent>(group: readonly Cell[], isExact: boolean): WriteBlock<Cell>[] {
  const cells = [...group].sort((a, b) => a.place.row - b.place.row || a.place.column - b.place.column);
  const first = Math.min(...cells.map(({ place }) => place.column));
  const columns = Math.max(...cells.map(({ place }) => place.column)) - first + 1;
  const most = Math.max(1, Math.floor(mostCells / columns));
  const blocks: { row: number; rows: number; cells: Cell[] }[] = [];
  for (const cell of cells) {
    const last = blocks.at(-1);
    const { row } = cell.place;
    const fits = last && row < last.row + most && (!isExact || row <= last.row + last.rows);
    if (!fits) blocks.push({ row, rows: 1, cells: [cell] });
    else {
      last.rows = row - last.row + 1;
      last.cells.push(cell);
    }
  }
  return blocks.map(({ row, rows, cells }) => ({ area: { row, column: first, rows, columns }, cells }));
}

/**
 * Reads the sheet and writes the block, in one batch with the write last: if it fails, nothing was written.
 *
 * @throws ExcelFault ADDRESS_GONE when the sheet is no longer there
 */
export function writeBatch(sheetName: string, block: WriteBlock<PlacedContent>): Promise<SheetBefore> {
  const { area } = block;
  const values: (string | number | boolean | null)[][] = Array.from({ length: area.rows }, () =>
    Array.from({ length: area.columns }, () => null),
  );
  for (const { place, content, isText } of block.cells) {
    const line = values[place.row - area.row];
    if (line) line[place.column - area.column] = written(content, isText);
  }
  return runInExcel(async (context) => {
    // An item that is not there fails the batch, so that it never comes to the write.
    const sheet = context.workbook.worksheets.getItem(sheetName);
    const used = loadUsed(sheet);
    const sizes = block.cells.filter(isLong).map(({ place }) => {
      const { format } = sheet.getCell(place.row, place.column);
      return { place, format: format.load('rowHeight,columnWidth') };
    });
    sheet.getRange(areaAddress(area)).values = values;
    await context.sync();
    const snapshot = snapshotOf(sheetName, used);
    const formats: unknown = used.isNullObject ? [] : used.numberFormat;
    const isTextAt = ({ row, column }: CellPlace) =>
      Array.isArray(formats) && formats[row - snapshot.row]?.[column - snapshot.column] === '@';
    const sizeAt = ({ row, column }: CellPlace): CellSize | null => {
      const size = sizes.find(({ place }) => place.row === row && place.column === column);
      return size ? { height: size.format.rowHeight, width: size.format.columnWidth } : null;
    };
    return { snapshot, isTextAt, sizeAt };
  }).catch((error: unknown) => {
    const isGone = error instanceof ExcelFault && error.message.includes('ItemNotFound');
    throw isGone ? new ExcelFault('ADDRESS_GONE', { found: sheetName }) : error;
  });
}

/** More than a line in the column of 审核意见. */
function isLong({ content: { value }, isText }: PlacedContent): boolean {
  return isText && typeof value === 'string' && linesIn(value, findingWidth) > 1;
}

/** A formula of the reader's goes back as it was; text is guarded. */
function written({ value, formula }: BreakdownSnapshotCell, isText: boolean): string | number | boolean {
  if (formula !== null) return formula;
  if (typeof value === 'boolean') return value;
  return isText ? forTextCell(asCellValue(value)) : asCellValue(value);
}
