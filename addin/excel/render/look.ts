/// <reference types="office-js" />
import { areaAddress } from '../../../schema/sheets/address.ts';
import type { Area, ColumnModel, NumberFormat, SheetModel } from '../../../schema/sheets/model.ts';
import {
  cellFills,
  heightOfLines,
  type LookModel,
  lookOf,
  palette,
  roleAligns,
  roleLooks,
  rowHeight,
} from '../../../schema/sheets/style.ts';
import { areasBy, figureRows, roleRuns } from './areas.ts';

/**
 * Number formats, before any value is written: a column is text before an ID or a code lands in it.
 * One format for a whole column; Excel takes a single value for every cell of a range.
 *
 * @param isDressed the data rows have theirs already, from `formatRows`
 */
export function setFormats(sheet: Excel.Worksheet, model: SheetModel, isDressed = false): void {
  const figures = isDressed ? null : figureRows(model);
  if (figures) {
    const { first: row, rows } = figures;
    formatRows(sheet, model.columns, { row, column: 0, rows, columns: model.columns.length });
  }
  for (const [format, areas] of areasBy(model, (cell) => cell.format ?? null)) {
    for (const area of joinAcross(areas)) setFormat(sheet, area, format);
  }
}

/** Number formats of data rows; for a stretch of a long table, before its values. */
export function formatRows(sheet: Excel.Worksheet, columns: readonly ColumnModel[], area: Area): void {
  columns.forEach(({ format }, index) => {
    setFormat(sheet, { ...area, column: area.column + index, columns: 1 }, format);
  });
}

/**
 * Fonts, fills, borders, alignment, heights and widths: one call per run of rows or per column.
 *
 * @param isDressed the data rows have their looks already, from `dressRows`
 */
export function setLooks(sheet: Excel.Worksheet, model: SheetModel, isDressed = false): void {
  for (const { role, area } of roleRuns(model)) {
    if (isDressed && role === 'data') continue;
    const range = sheet.getRange(areaAddress(area));
    paint(range, roleLooks[role]);
    range.format.verticalAlignment = 'Center';
    const align = roleAligns[role];
    if (align) range.format.horizontalAlignment = alignment(align);
  }
  setRowHeights(sheet, model, isDressed);
  model.columns.forEach((column, index) => {
    const whole = sheet.getRange(areaAddress({ row: 0, column: index, rows: model.rows.length, columns: 1 }));
    whole.format.columnWidth = pointsOf(column.width);
    if (column.hidden) whole.columnHidden = true;
    const figures = isDressed ? null : figureRows(model);
    if (figures) {
      const cells = { row: figures.first, column: index, rows: figures.rows, columns: 1 };
      const { format } = sheet.getRange(areaAddress(cells));
      format.horizontalAlignment = alignment(column.align);
      if (column.wrap) format.wrapText = true;
    }
  });
  for (const { role, area } of roleRuns(model)) {
    if (role !== 'heading' && role !== 'quote') continue;
    // Words of a heading run on over the empty cells beside it, which wrapped text does not.
    const { format } = sheet.getRange(areaAddress(area));
    format.horizontalAlignment = 'Left';
    format.wrapText = false;
  }
  for (const [align, areas] of areasBy(model, (cell) => cell.align ?? null)) {
    for (const area of joinAcross(areas)) {
      sheet.getRange(areaAddress(area)).format.horizontalAlignment = alignment(align);
    }
  }
  for (const areas of areasBy(model, ({ wrap }) => (wrap ? 'wrap' : null)).values()) {
    for (const area of areas) sheet.getRange(areaAddress(area)).format.wrapText = true;
  }
  setTones(sheet, model);
  setFills(sheet, model);
}

/**
 * Looks of data rows of one line each, as `setLooks` would give them; for a stretch of a long table, so that no batch
 * dresses all of it at once.
 */
export function dressRows(sheet: Excel.Worksheet, columns: readonly ColumnModel[], area: Area): void {
  const range = sheet.getRange(areaAddress(area));
  paint(range, roleLooks.data);
  range.format.verticalAlignment = 'Center';
  range.format.rowHeight = heightOfLines(1);
  columns.forEach(({ align }, index) => {
    const cells = { ...area, column: area.column + index, columns: 1 };
    sheet.getRange(areaAddress(cells)).format.horizontalAlignment = alignment(align);
  });
}

/** Neighbouring rows of one height in one call. */
function setRowHeights(sheet: Excel.Worksheet, model: SheetModel, isDressed: boolean): void {
  const heights = model.rows.map(({ role }, row) =>
    isDressed && role === 'data' ? null : rowHeight(model, row),
  );
  heights.forEach((height, row) => {
    if (height === null || (row > 0 && heights[row - 1] === height)) return;
    const next = heights.findIndex((other, index) => index > row && other !== height);
    const rows = (next < 0 ? heights.length : next) - row;
    sheet.getRange(areaAddress({ row, column: 0, rows, columns: 1 })).format.rowHeight = height;
  });
}

/** Colour of the cells with a tone; the words beside it say the same. */
function setTones(sheet: Excel.Worksheet, model: SheetModel): void {
  const colors = areasBy(model, (cell, { role }) => (cell.tone ? lookOf(role, cell).color : null));
  for (const [color, areas] of colors) {
    for (const area of joinAcross(areas)) sheet.getRange(areaAddress(area)).format.font.color = color;
  }
}

/** Where the reader may write. */
function setFills(sheet: Excel.Worksheet, model: SheetModel): void {
  for (const [fill, areas] of areasBy(model, (cell) => cell.fill ?? null)) {
    for (const area of areas) sheet.getRange(areaAddress(area)).format.fill.color = cellFills[fill];
  }
}

function paint(range: Excel.Range, look: LookModel): void {
  const { format } = range;
  format.font.name = look.fontName;
  format.font.size = look.fontSize;
  format.font.bold = look.bold;
  format.font.color = look.color;
  if (look.fill) format.fill.color = look.fill;
  // Wrapping makes a sync several times slower, so it is said only where it is wanted.
  if (look.wrap) format.wrapText = true;
  if (!look.border) return;
  for (const side of [
    'EdgeTop',
    'EdgeBottom',
    'EdgeLeft',
    'EdgeRight',
    'InsideHorizontal',
    'InsideVertical',
  ] as const) {
    const border = format.borders.getItem(side);
    border.style = 'Continuous';
    border.color = palette.border;
  }
}

function setFormat(sheet: Excel.Worksheet, area: Area, format: NumberFormat): void {
  // The declaration asks for a matrix; a single value is documented to mean every cell, and costs nothing to send.
  sheet.getRange(areaAddress(area)).numberFormat = format as unknown as string[][];
}

/** Side by side areas of the same rows as one. */
function joinAcross(areas: readonly Area[]): readonly Area[] {
  const joined: Area[] = [];
  for (const area of [...areas].sort((a, b) => a.row - b.row || a.column - b.column)) {
    const last = joined.at(-1);
    const continues =
      last && last.row === area.row && last.rows === area.rows && last.column + last.columns === area.column;
    if (continues) joined[joined.length - 1] = { ...last, columns: last.columns + area.columns };
    else joined.push(area);
  }
  return joined;
}

/** Excel counts widths in digits of the workbook's font, 8 pixels each in a Chinese one, with 5 of padding. */
function pointsOf(characters: number): number {
  return (characters * 8 + 5) * 0.75;
}

function alignment(align: 'left' | 'center' | 'right'): 'Left' | 'Center' | 'Right' {
  return align === 'left' ? 'Left' : align === 'right' ? 'Right' : 'Center';
}
