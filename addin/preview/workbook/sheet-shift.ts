import { accessDenied, invalidOperation } from '../wire/failure.ts';
import {
  contains,
  intersect,
  lastColumn,
  lastRow,
  maxColumns,
  maxRows,
  type Rect,
  rectOf,
} from './address.ts';
import type { Cell } from './cells.ts';
import { moveFormula } from './references.ts';
import { movingBand, type Shift, shiftRect } from './shift.ts';
import type { Worksheet } from './worksheet.ts';

export interface ShiftOptions {
  /** The table that grows or shrinks by this very act. */
  readonly table?: { readonly rect: Rect };
  /** Areas that reach exactly to the end of this one grow with it: rows appended to a table's body. */
  readonly growing?: Rect;
}

/**
 * Inserts or deletes cells and takes everything along that lies on the sheet: tables, merges, rules, charts,
 * names, print titles and the formulas of all sheets.
 *
 * @throws Failure InvalidOperation when a table or a merged cell would be torn apart
 */
export function shiftSheet(sheet: Worksheet, shift: Shift, options: ShiftOptions = {}): void {
  requireAllowed(sheet, shift, options);
  refuseTearing(sheet, shift, options);
  const rest = keepLastRow(sheet, shift, options);
  if (rest !== shift) {
    if (rest) shiftSheet(sheet, rest, options);
    return;
  }
  const move = (area: Rect): Rect | null => {
    if (options.growing && reachesEnd(area, options.growing))
      return { ...area, rows: area.rows + shift.rect.rows };
    return shiftRect(area, shift);
  };
  sheet.cells.shift(shift);
  moveLines(sheet, shift);
  sheet.merges = sheet.merges.flatMap((merge) => shiftRect(merge, shift) ?? []);
  for (const table of [...sheet.tables.items()]) if (table !== options.table) table.moved(shift);
  moveRules(sheet, move);
  for (const comment of [...sheet.comments]) {
    const rect = shiftRect(rectOf(comment.row, comment.column), shift);
    if (rect) Object.assign(comment, { row: rect.row, column: rect.column });
    else sheet.book.comments.remove(comment);
  }
  for (const other of sheet.book.sheets.items()) {
    for (const chart of other.charts.items()) chart.moved(sheet, move);
    for (const [, , cell] of other.cells.all())
      if (cell.formula !== undefined) cell.formula = moveFormula(cell.formula, other.Name, sheet.Name, move);
  }
  sheet.book.moveNames(sheet.Name, move);
  sheet.pageLayout.moved(move);
  sheet.filter.moved(move);
  if (shift.kind === 'insert') inheritFormats(sheet, shift);
  sheet.book.calculation.forget();
  announceShift(sheet, shift);
  sheet.book.events.changed();
}

function reachesEnd(area: Rect, body: Rect): boolean {
  const isInside = area.column >= body.column && lastColumn(area) <= lastColumn(body);
  return isInside && area.row === body.row && area.rows === body.rows;
}

function requireAllowed(sheet: Worksheet, shift: Shift, options: ShiftOptions): void {
  if (!sheet.protection.Protected) return;
  const isWhole = shift.axis === 'rows' ? shift.rect.columns === maxColumns : shift.rect.rows === maxRows;
  if (!isWhole || options.table) throw accessDenied();
  const what = shift.axis === 'rows' ? 'Rows' : 'Columns';
  sheet.protection.require(shift.kind === 'insert' ? `allowInsert${what}` : `allowDelete${what}`);
}

function refuseTearing(sheet: Worksheet, shift: Shift, options: ShiftOptions): void {
  const band = movingBand(shift, maxRows, maxColumns);
  for (const table of sheet.tables.items()) {
    if (table === options.table || !intersect(table.rect, band)) continue;
    const isWhole =
      shift.axis === 'rows'
        ? table.rect.column >= band.column && lastColumn(table.rect) <= lastColumn(band)
        : table.rect.row >= band.row && lastRow(table.rect) <= lastRow(band);
    const headerOnly =
      shift.kind === 'delete' &&
      shift.axis === 'rows' &&
      intersect({ ...table.rect, rows: 1 }, shift.rect) !== null &&
      !contains(shift.rect, table.rect);
    if (!isWhole || headerOnly)
      throw invalidOperation(
        "This operation isn't allowed: it would move cells in a table on the worksheet.",
      );
  }
  for (const merge of sheet.merges) {
    if (!intersect(merge, band)) continue;
    const isWhole =
      shift.axis === 'rows'
        ? merge.column >= band.column && lastColumn(merge) <= lastColumn(band)
        : merge.row >= band.row && lastRow(merge) <= lastRow(band);
    if (!isWhole) throw invalidOperation("This operation isn't allowed: it would split a merged cell.");
  }
}

/**
 * A table is never without a row: when all of its body is deleted but not the header, the first row is emptied
 * instead and only the rest goes.
 *
 * @returns the shift itself when nothing is in its way, null when nothing is left to delete
 */
function keepLastRow(sheet: Worksheet, shift: Shift, options: ShiftOptions): Shift | null {
  const { rect } = shift;
  if (shift.kind !== 'delete' || shift.axis !== 'rows') return shift;
  const table = sheet.tables
    .items()
    .find((t) => t !== options.table && contains(rect, t.body) && !contains(rect, t.rect));
  if (!table) return shift;
  const kept = rectOf(rect.row, table.rect.column, 1, table.rect.columns);
  for (const [row, column] of [...sheet.cells.within(kept)]) sheet.place(row, column, { value: '' });
  sheet.announce(kept, 'RangeEdited');
  return rect.rows > 1 ? { ...shift, rect: { ...rect, row: rect.row + 1, rows: rect.rows - 1 } } : null;
}

function moveLines(sheet: Worksheet, { rect, axis, kind }: Shift): void {
  const sign = kind === 'insert' ? 1 : -1;
  if (axis === 'rows' && rect.columns === maxColumns) {
    sheet.rows.shift(rect.row, sign * rect.rows);
    sheet.styles.shift('rows', rect.row, sign * rect.rows);
  }
  if (axis === 'columns' && rect.rows === maxRows) {
    sheet.columns.shift(rect.column, sign * rect.columns);
    sheet.styles.shift('columns', rect.column, sign * rect.columns);
  }
}

function moveRules(sheet: Worksheet, move: (area: Rect) => Rect | null): void {
  for (const rule of [...sheet.conditionalFormats.items()]) {
    const rect = move(rule.rect);
    if (rect) rule.rect = rect;
    else sheet.conditionalFormats.remove(rule);
  }
  sheet.validations = sheet.validations.flatMap((area) => {
    const rect = move(area.rect);
    if (rect) area.rect = rect;
    return rect ? [area] : [];
  });
}

/** New cells look like those above or to the left of them; under a table's header, like those below. */
function inheritFormats(sheet: Worksheet, { rect, axis }: Shift): void {
  const before = axis === 'rows' ? rect.row - 1 : rect.column - 1;
  const isHeader =
    axis === 'rows' &&
    sheet.tables
      .items()
      .some((table) => table.rect.row === before && intersect(table.rect, { ...rect, row: before, rows: 1 }));
  const source = isHeader ? rect.row + rect.rows : before;
  if (source < 0) return;
  const looks: (readonly [along: number, cell: Cell])[] = [];
  const line = axis === 'rows' ? { ...rect, row: source, rows: 1 } : { ...rect, column: source, columns: 1 };
  for (const [row, column, cell] of sheet.cells.within(line))
    looks.push([axis === 'rows' ? column : row, cell]);
  const [first, size] = axis === 'rows' ? [rect.row, rect.rows] : [rect.column, rect.columns];
  for (const [along, cell] of looks) {
    if (cell.style === undefined && cell.numberFormat === undefined) continue;
    for (let i = first; i < first + size; i++) {
      const target = axis === 'rows' ? sheet.cells.open(i, along) : sheet.cells.open(along, i);
      if (cell.style) target.style = cell.style;
      if (cell.numberFormat !== undefined) target.numberFormat = cell.numberFormat;
    }
  }
}

function announceShift(sheet: Worksheet, { rect, axis, kind }: Shift): void {
  const isWhole = axis === 'rows' ? rect.columns === maxColumns : rect.rows === maxRows;
  const line = axis === 'rows' ? 'Row' : 'Column';
  const type = isWhole
    ? `${line}${kind === 'insert' ? 'Inserted' : 'Deleted'}`
    : `Cell${kind === 'insert' ? 'Inserted' : 'Deleted'}`;
  const direction =
    kind === 'insert'
      ? axis === 'rows'
        ? 'ShiftCellDown'
        : 'ShiftCellRight'
      : axis === 'rows'
        ? 'ShiftCellUp'
        : 'ShiftCellLeft';
  sheet.announce(rect, type, undefined, isWhole ? 'None' : direction);
}
