/// <reference types="office-js" />
import { areaAddress } from '../../schema/sheets/address.ts';
import { asText } from '../../schema/sheets/guard.ts';
import type { Area } from '../../schema/sheets/model.ts';
import { isFormula, type SheetValue } from '../../schema/sheets/verdict.ts';
import type { ToneArea } from './table-areas.ts';
import type { Debt } from './table-put-back.ts';
import { forTextCell } from './text-cells.ts';

/** Cells that are to be written, with what the plan was made for. */
export interface GuardedCells {
  readonly area: Area;
  /** Null leaves a cell, and does not ask what is in it. */
  readonly values: readonly (readonly (SheetValue | null)[])[];
  /** What `range.formulas` answered when the plan was made. */
  readonly before: (row: number, column: number) => SheetValue | undefined;
}

/** Whether what was read right before the write is what the plan was made for. */
export interface Guard {
  /** Whether the batch came so far. */
  isLoaded(): boolean;
  isAsPlanned(): boolean;
  /** What has been written over, when it was not as planned. */
  debts(): readonly Debt[];
}

/** Reads the cells and, after `write`, writes them, with the next sync. */
export function writeCells(
  sheet: Excel.Worksheet,
  cells: GuardedCells,
): Guard & { readonly write: () => void } {
  const range = sheet.getRange(areaAddress(cells.area)).load('formulas,values,numberFormat');
  const isLoaded = () => isRead(() => range.formulas);
  return {
    write: () => {
      range.values = cells.values.map((line) => [...line]);
    },
    isLoaded,
    isAsPlanned: () =>
      isLoaded() &&
      cells.values.every((line, row) =>
        line.every(
          (value, column) => value === null || range.formulas[row]?.[column] === cells.before(row, column),
        ),
      ),
    debts: () =>
      cells.values.flatMap((line, row) =>
        line.flatMap((wrote, column): Debt[] => {
          const place = { row: cells.area.row + row, column: cells.area.column + column };
          return wrote === null
            ? []
            : [{ what: 'content', ...place, wrote, was: contentOf(range, row, column) }];
        }),
      ),
  };
}

/** Asking for more colours one by one makes a batch too large; then those of an area that has several stay changed. */
const mostColors = 1000;

/** Reads the colour of each cell, because of several together Excel tells none, and colours them, with the next sync. */
export function colorCells(sheet: Excel.Worksheet, areas: readonly ToneArea[]): () => readonly Debt[] {
  const isFew = areas.reduce((sum, { area }) => sum + area.rows, 0) <= mostColors;
  const read = areas.map(({ area, color }) => {
    const { font } = sheet.getRange(areaAddress(area)).format;
    const cells = Array.from({ length: area.rows }, (_, index) => ({
      ...area,
      row: area.row + index,
      rows: 1,
    }));
    const fonts = isFew ? cells.map((one) => sheet.getRange(areaAddress(one)).format.font) : [font];
    for (const one of fonts) one.load('color');
    font.color = color;
    return { cells, color, fonts };
  });
  return () =>
    read.flatMap(({ cells, color, fonts }) =>
      cells.flatMap(({ row, column }, index): Debt[] => {
        const font = fonts[isFew ? index : 0];
        const was = font ? colorOf(font) : null;
        return was === null ? [] : [{ what: 'color', row, column, was, wrote: color }];
      }),
    );
}

/** Null when it was not read, or the letters of a cell have several. */
export function colorOf(font: Excel.RangeFont): string | null {
  try {
    return font.color || null;
  } catch {
    return null;
  }
}

/** Cells that are read beside those that are written, and say whether the rows and columns are where they were. */
export function readCells(range: Excel.Range, area: Area, before: readonly (readonly SheetValue[])[]): Guard {
  range.load('formulas,rowIndex,columnIndex');
  const isLoaded = () => isRead(() => range.formulas);
  return {
    isLoaded,
    isAsPlanned: () =>
      isLoaded() &&
      range.rowIndex === area.row &&
      range.columnIndex === area.column &&
      range.formulas.length === before.length &&
      before.every((line, row) => line.every((value, column) => range.formulas[row]?.[column] === value)),
    debts: () => [],
  };
}

/** What a cell held, ready for `range.formulas`: a formula as it was, text so that it stays text. */
export function contentOf(range: Excel.Range, row: number, column: number): SheetValue {
  const [value, formula, format] = [range.values, range.formulas, range.numberFormat].map(
    (matrix: SheetValue[][]) => matrix[row]?.[column],
  );
  if (typeof formula !== 'string' || isFormula({ value, formula })) return formula ?? '';
  // In a text cell an apostrophe in front is one of its own already.
  if (format === '@') return formula.startsWith("'") ? formula : forTextCell(asText(formula));
  return asText(formula);
}

/** Whether a batch came as far as the load behind this. */
export function isRead(read: () => unknown): boolean {
  try {
    return Array.isArray(read());
  } catch {
    return false;
  }
}
