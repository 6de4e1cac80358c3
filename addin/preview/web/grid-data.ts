import type { Bag } from '../wire/bag.ts';
import { contains, intersect, lastColumn, lastRow, type Rect, rectOf } from '../workbook/address.ts';
import type { ConditionalFormat } from '../workbook/conditional-formats.ts';
import type { Workbook } from '../workbook/workbook.ts';
import type { Worksheet } from '../workbook/worksheet.ts';
import { rowsToDraw } from './grid-rows.ts';
import type { GridCell, GridMatrix, GridSelection, GridSheet } from './grid-types.ts';

const pixelsPerPoint = 96 / 72;
/** Empty cells shown beyond the used ones, so that there is room to type: at least so many, and so many more at once. */
const spareRows = 60;
const spareColumns = 6;
const leastRows = 100;
const leastColumns = 14;

/** All visible sheets in the grid component's form: shown text, looks, merges, sizes, frozen panes. */
export function gridSheets(book: Workbook): GridSheet[] {
  const visible = book.sheets.items().filter((sheet) => sheet.Visibility === 'Visible');
  return visible.map((sheet, order) => ({
    ...gridSheet(sheet, order, sheet === book.active ? book.selection.rect : null),
    // Without it the grid goes back to A1 whenever it takes in new data.
    ...(sheet === book.active ? { luckysheet_select_save: [gridSelection(book.selection.rect)] } : {}),
  }));
}

/** A selection as the grid keeps it; whole rows and columns are cut to what the grid holds. */
export function gridSelection({ row, column, rows, columns }: Rect): GridSelection {
  return {
    row: [row, row + Math.min(rows, leastRows) - 1],
    column: [column, column + Math.min(columns, leastColumns) - 1],
    row_focus: row,
    column_focus: column,
  };
}

/** @param selected what is selected in the sheet in front; null for another */
function gridSheet(sheet: Worksheet, order: number, selected: Rect | null): GridSheet {
  const { drawn, of } = rowsToDraw(sheet, selected);
  const used = sheet.cells.used({ ...sheet.GetRange().rect, rows: Math.max(1, drawn) }, false);
  const rows = drawn < of ? Math.max(leastRows, drawn) : roomFor(drawn, spareRows, leastRows);
  const columns = roomFor(used ? lastColumn(used) + 1 : 0, spareColumns, leastColumns);
  const data: GridMatrix = Array.from({ length: rows }, () => Array.from({ length: columns }, () => null));
  const shown = { row: 0, column: 0, rows, columns };
  for (const [row, column] of sheet.cells.within(shown)) {
    const line = data[row];
    if (line) line[column] = gridCell(sheet, row, column);
  }
  for (const table of sheet.tables.items())
    dressTable(sheet, table.rect, table.hasTotals, table.values.ShowBandedRows === true, data);
  const frozen = frozenOf(sheet);
  return {
    id: sheet.id,
    name: sheet.Name,
    order,
    status: selected ? 1 : 0,
    color: sheet.TabColor,
    row: rows,
    column: columns,
    data,
    showGridLines: sheet.ShowGridlines ? 1 : 0,
    config: {
      merge: mergesOf(sheet, data),
      columnlen: sizes(sheet.columns.sizes),
      rowlen: sizes(sheet.rows.sizes, rows),
      colhidden: Object.fromEntries([...sheet.columns.hidden.keys()].map((i) => [i, 0])),
      rowhidden: Object.fromEntries(
        [...sheet.rows.hidden.keys(), ...sheet.rows.filtered.keys()]
          .filter((row) => row < rows)
          .map((i) => [i, 0]),
      ),
      borderInfo: bordersOf(sheet, shown),
    },
    defaultColWidth: Math.round(sheet.columns.defaultSize * pixelsPerPoint),
    defaultRowHeight: Math.round(sheet.rows.defaultSize * pixelsPerPoint),
    ...(frozen ? { frozen } : {}),
  };
}

/** In steps: with another size the grid starts anew, which is not for every row somebody types below the last. */
function roomFor(used: number, spare: number, least: number): number {
  return Math.max(least, Math.ceil((used + spare) / spare) * spare);
}

const horizontal: Readonly<Record<string, number>> = {
  Center: 0,
  Left: 1,
  Right: 2,
  CenterAcrossSelection: 0,
};
const vertical: Readonly<Record<string, number>> = { Center: 0, Top: 1, Bottom: 2 };

function gridCell(sheet: Worksheet, row: number, column: number): GridCell | null {
  const at = (key: string) => sheet.styles.at(row, column, key);
  const value = sheet.valueAt(row, column);
  const text = sheet.textAt(row, column);
  const formula = sheet.cells.at(row, column)?.formula;
  const alignment = horizontal[String(at('HorizontalAlignment'))] ?? (typeof value === 'number' ? 2 : 1);
  const fill = at('Fill/Color');
  const color = at('Font/Color');
  return {
    v: value,
    m: text,
    // The grid only shows: every value is text to it, so that it reformats and calculates nothing.
    ct: { fa: '@', t: 's' },
    ...(formula === undefined ? {} : { f: formula }),
    ht: alignment,
    vt: vertical[String(at('VerticalAlignment'))] ?? 0,
    fs: Number(at('Font/Size')),
    ...(at('Font/Bold') === true ? { bl: 1 } : {}),
    ...(at('Font/Italic') === true ? { it: 1 } : {}),
    ...(at('WrapText') === true ? { tb: '2' } : { tb: '1' }),
    ...(typeof fill === 'string' && fill !== '#FFFFFF' && fill !== '' ? { bg: fill } : {}),
    ...(typeof color === 'string' && color !== '#000000' ? { fc: color } : {}),
    ...highlight(sheet, row, column, value),
  };
}

/** A rule on cell values, or one that holds everywhere, shows in its colours; others are drawn elsewhere or not at all. */
function highlight(sheet: Worksheet, row: number, column: number, value: unknown): Partial<GridCell> {
  for (const rule of sheet.conditionalFormats.items()) {
    if (!contains(rule.rect, rectOf(row, column))) continue;
    const isMet =
      rule.type === 'CellValue' ? fires(rule, value) : rule.type === 'Custom' && holdsAlways(rule);
    if (!isMet) continue;
    const plain = (rule.child(rule.type) as Bag).plain() as {
      format?: { fill?: { color?: string }; font?: { color?: string } };
    };
    const { fill, font } = plain.format ?? {};
    return { ...(fill?.color ? { bg: fill.color } : {}), ...(font?.color ? { fc: font.color } : {}) };
  }
  return {};
}

/** Formulas that look at cells are left to Excel; a constant one needs no engine. */
function holdsAlways(rule: ConditionalFormat): boolean {
  const { rule: held } = (rule.child('Custom') as Bag).plain() as { rule?: { formula?: unknown } };
  return /^=\s*(TRUE(\(\))?|N\("[^"]*"\)\s*=\s*0)$/i.test(String(held?.formula ?? ''));
}

function fires(rule: ConditionalFormat, value: unknown): boolean {
  const { formula1, formula2, operator } = ((rule.child('CellValue') as Bag).values.Rule ?? {}) as Record<
    string,
    string
  >;
  const [first, second] = [
    Number(String(formula1).replace(/^=/, '')),
    Number(String(formula2).replace(/^=/, '')),
  ];
  if (typeof value !== 'number' || Number.isNaN(first)) return false;
  switch (operator) {
    case 'LessThan':
      return value < first;
    case 'LessThanOrEqual':
      return value <= first;
    case 'GreaterThan':
      return value > first;
    case 'GreaterThanOrEqual':
      return value >= first;
    case 'EqualTo':
      return value === first;
    case 'Between':
      return value >= first && value <= second;
    default:
      return false;
  }
}

/** The look of Excel's usual blue table, where cells have no colours of their own. */
function dressTable(
  sheet: Worksheet,
  rect: Rect,
  hasTotals: boolean,
  isBanded: boolean,
  data: GridMatrix,
): void {
  for (let row = rect.row; row <= Math.min(lastRow(rect), data.length - 1); row++)
    for (let column = rect.column; column <= lastColumn(rect); column++) {
      const line = data[row];
      if (!line) continue;
      const isHeader = row === rect.row;
      const isTotal = hasTotals && row === lastRow(rect);
      const look: Partial<GridCell> = isHeader
        ? { bg: '#4472C4', fc: '#FFFFFF', bl: 1 }
        : isTotal
          ? { bg: '#FFFFFF', bl: 1 }
          : isBanded && (row - rect.row) % 2 === 1
            ? { bg: '#D9E2F3' }
            : {};
      const cell = line[column] ?? gridCell(sheet, row, column);
      line[column] = {
        ...cell,
        ...look,
        ...(cell?.bg ? { bg: cell.bg } : {}),
        ...(cell?.fc ? { fc: cell.fc } : {}),
      };
    }
}

function mergesOf(sheet: Worksheet, data: GridMatrix) {
  const merge: Record<string, { r: number; c: number; rs: number; cs: number }> = {};
  for (const rect of sheet.merges) {
    const corner = { r: rect.row, c: rect.column, rs: rect.rows, cs: rect.columns };
    merge[`${rect.row}_${rect.column}`] = corner;
    for (let row = rect.row; row <= lastRow(rect); row++)
      for (let column = rect.column; column <= lastColumn(rect); column++) {
        const line = data[row];
        if (!line || column >= line.length) continue;
        const isCorner = row === rect.row && column === rect.column;
        line[column] = { ...line[column], mc: isCorner ? corner : { r: rect.row, c: rect.column } };
      }
  }
  return merge;
}

const edges = { Top: 't', Bottom: 'b', Left: 'l', Right: 'r' } as const;

function bordersOf(sheet: Worksheet, shown: Rect): unknown[] {
  const infos: unknown[] = [];
  for (const [row, column, cell] of sheet.cells.within(shown)) {
    const value: Record<string, unknown> = { row_index: row, col_index: column };
    for (const [edge, letter] of Object.entries(edges)) {
      const style = cell.style?.[`Borders/${edge}/Style`];
      if (style === undefined || style === 'None') continue;
      value[letter] = {
        style: style === 'Double' ? 7 : 1,
        color: cell.style?.[`Borders/${edge}/Color`] ?? '#000000',
      };
    }
    if (Object.keys(value).length > 2) infos.push({ rangeType: 'cell', value });
  }
  for (const table of sheet.tables.items()) {
    const rect = intersect(table.rect, shown);
    if (!rect) continue;
    infos.push({
      rangeType: 'range',
      borderType: 'border-horizontal',
      color: '#8EA9DB',
      style: '1',
      range: [{ row: [rect.row, lastRow(rect)], column: [rect.column, lastColumn(rect)] }],
    });
  }
  return infos;
}

function frozenOf(sheet: Worksheet): GridSheet['frozen'] | null {
  const frozen = sheet.freezePanes.frozen;
  if (!frozen) return null;
  const rows = frozen.rows > 10_000 ? 0 : frozen.rows;
  const columns = frozen.columns > 10_000 ? 0 : frozen.columns;
  const range = { row_focus: Math.max(0, rows - 1), column_focus: Math.max(0, columns - 1) };
  if (rows > 0 && columns > 0) return { type: 'rangeBoth', range };
  return rows > 0 ? { type: 'rangeRow', range } : columns > 0 ? { type: 'rangeColumn', range } : null;
}

function sizes(
  points: ReadonlyMap<number, number>,
  before = Number.POSITIVE_INFINITY,
): Record<string, number> {
  const shown = [...points].filter(([index]) => index < before);
  return Object.fromEntries(shown.map(([index, size]) => [index, Math.round(size * pixelsPerPoint)]));
}

/** Pixels of a dragged column or row back to points. */
export function pointsOf(pixels: number): number {
  return pixels / pixelsPerPoint;
}

/** How far a data bar reaches in a cell, 0 to 1, with its colour; null where there is none. */
export function dataBarAt(
  sheet: Worksheet,
  row: number,
  column: number,
): { part: number; color: string } | null {
  const value = sheet.valueAt(row, column);
  if (typeof value !== 'number') return null;
  const here = rectOf(row, column);
  const rule = sheet.conditionalFormats.items().find((r) => r.type === 'DataBar' && intersect(r.rect, here));
  if (!rule) return null;
  const bar = rule.child('DataBar') as Bag;
  const low = boundOf(bar.values.LowerBoundRule, () => 0);
  const high = boundOf(bar.values.UpperBoundRule, () => {
    const numbers = rule
      .GetRange()
      .Values.flat()
      .filter((v) => typeof v === 'number');
    return Math.max(...numbers, 0);
  });
  const color = String((bar.child('PositiveFormat') as Bag).values.FillColor ?? '#638EC6');
  return high > low ? { part: Math.min(1, Math.max(0, (value - low) / (high - low))), color } : null;
}

function boundOf(rule: unknown, automatic: () => number): number {
  const { type, formula } = (rule ?? {}) as { type?: string; formula?: string };
  const number = Number(String(formula ?? '').replace(/^=/, ''));
  return type === 'Number' && !Number.isNaN(number) ? number : automatic();
}
