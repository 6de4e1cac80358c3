import { Collection, type Entity } from '../wire/entity.ts';
import { invalidArgument, itemNotFound, wrongShape } from '../wire/failure.ts';
import { contains, intersect, lastColumn, lastRow, maxColumns, maxRows, rectOf } from './address.ts';
import { holdsValue, type Scalar } from './cells.ts';
import { RangeConditionalFormats } from './conditional-formats.ts';
import { copyCells } from './copying.ts';
import { RangeFormat } from './range-format.ts';
import { RangeShape } from './range-shape.ts';
import { shiftSheet } from './sheet-shift.ts';
import { RangeSort } from './sorting.ts';
import type { Table } from './table.ts';
import { displayText } from './text.ts';
import { validationOf } from './validation.ts';

/** Excel gives up on answers of more cells than this. */
const maxCellsRead = 5_000_000;

export class Range extends RangeShape {
  override typeName = 'Range';

  override child(name: string): Entity | null | undefined {
    switch (name) {
      case 'Format':
        return new RangeFormat(this.sheet, this.rect);
      case 'Worksheet':
        return this.sheet;
      case 'ConditionalFormats':
        return new RangeConditionalFormats(this.sheet, this.rect);
      case 'DataValidation':
        return validationOf(this.sheet, this.rect);
      case 'Sort':
        return new RangeSort(this);
      default:
        return undefined;
    }
  }

  get Values(): Scalar[][] {
    return this.grid((row, column) => this.sheet.valueAt(row, column));
  }

  set Values(values: unknown) {
    this.writeCells(values);
  }

  get Formulas(): Scalar[][] {
    return this.grid((row, column) => {
      const cell = this.sheet.cells.at(row, column);
      return cell?.formula ?? cell?.value ?? '';
    });
  }

  set Formulas(formulas: unknown) {
    this.writeCells(formulas);
  }

  get Text(): string[][] {
    return this.grid((row, column) => this.sheet.textAt(row, column));
  }

  get NumberFormat(): unknown {
    return this.grid((row, column) => this.sheet.styles.at(row, column, 'NumberFormat'));
  }

  set NumberFormat(formats: unknown) {
    this.sheet.protection.require('allowFormatCells');
    if (!Array.isArray(formats)) this.sheet.styles.set(this.rect, 'NumberFormat', formatCode(formats));
    else if (formats.length === 1 && Array.isArray(formats[0]) && formats[0].length === 1)
      this.sheet.styles.set(this.rect, 'NumberFormat', formatCode(formats[0][0]));
    else
      this.eachGiven(formats, (row, column, format) =>
        this.sheet.styles.set(rectOf(row, column), 'NumberFormat', formatCode(format)),
      );
    this.sheet.book.events.changed();
  }

  get ValueTypes(): string[][] {
    return this.grid((row, column) => {
      if (!holdsValue(this.sheet.cells.at(row, column))) return 'Empty';
      return valueType(this.sheet.valueAt(row, column));
    });
  }

  GetCell(row: number, column: number): Range {
    return this.part(this.rect.row + row, this.rect.column + column, 1, 1);
  }

  GetRow(index: number): Range {
    if (index < 0 || index >= this.rect.rows) throw invalidArgument();
    return this.part(this.rect.row + index, this.rect.column, 1, this.rect.columns);
  }

  GetColumn(index: number): Range {
    return this.part(this.rect.row, this.rect.column + index, this.rect.rows, 1);
  }

  GetLastRow(): Range {
    return this.part(lastRow(this.rect), this.rect.column, 1, this.rect.columns);
  }

  GetLastColumn(): Range {
    return this.part(this.rect.row, lastColumn(this.rect), this.rect.rows, 1);
  }

  GetLastCell(): Range {
    return this.part(lastRow(this.rect), lastColumn(this.rect), 1, 1);
  }

  GetEntireColumn(): Range {
    return this.part(0, this.rect.column, maxRows, this.rect.columns);
  }

  GetEntireRow(): Range {
    return this.part(this.rect.row, 0, this.rect.rows, maxColumns);
  }

  GetOffsetRange(rows: number, columns: number): Range {
    return this.part(this.rect.row + rows, this.rect.column + columns, this.rect.rows, this.rect.columns);
  }

  GetResizedRange(rows: number, columns: number): Range {
    return this.part(this.rect.row, this.rect.column, this.rect.rows + rows, this.rect.columns + columns);
  }

  GetAbsoluteResizedRange(rows: number, columns: number): Range {
    return this.part(this.rect.row, this.rect.column, rows, columns);
  }

  GetRowsBelow(rows = 1): Range {
    return this.part(lastRow(this.rect) + 1, this.rect.column, rows, this.rect.columns);
  }

  GetRowsAbove(rows = 1): Range {
    return this.part(this.rect.row - rows, this.rect.column, rows, this.rect.columns);
  }

  GetColumnsAfter(columns = 1): Range {
    return this.part(this.rect.row, lastColumn(this.rect) + 1, this.rect.rows, columns);
  }

  GetColumnsBefore(columns = 1): Range {
    return this.part(this.rect.row, this.rect.column - columns, this.rect.rows, columns);
  }

  GetBoundingRect(other: unknown): Range {
    const a = this.rect;
    const b = this.sheet.rangeFrom(other).rect;
    const row = Math.min(a.row, b.row);
    const column = Math.min(a.column, b.column);
    const rows = Math.max(lastRow(a), lastRow(b)) - row + 1;
    return this.part(row, column, rows, Math.max(lastColumn(a), lastColumn(b)) - column + 1);
  }

  GetIntersection(other: unknown): Range {
    const range = this.GetIntersectionOrNullObject(other);
    if (!range) throw itemNotFound();
    return range;
  }

  GetIntersectionOrNullObject(other: unknown): Range | null {
    const range = this.sheet.rangeFrom(other);
    const rect = range.sheet === this.sheet ? intersect(this.rect, range.rect) : null;
    return rect && new Range(this.sheet, rect);
  }

  GetUsedRange(valuesOnly?: boolean): Range {
    return this.GetUsedRangeOrNullObject(valuesOnly) ?? this.GetCell(0, 0);
  }

  GetUsedRangeOrNullObject(valuesOnly?: boolean): Range | null {
    const rect = this.sheet.cells.used(this.rect, valuesOnly === true);
    return rect && new Range(this.sheet, rect);
  }

  GetTables(fullyContained?: boolean): Entity {
    const found = new Collection<Table>();
    found.typeName = 'TableScopedCollection';
    for (const table of this.sheet.tables.items())
      if (fullyContained ? contains(this.rect, table.rect) : intersect(this.rect, table.rect))
        found.add(table);
    return found;
  }

  _ValidateArraySize(rows: number, columns: number): void {
    if (rows !== this.rect.rows || columns !== this.rect.columns) throw wrongShape();
  }

  Clear(applyTo = 'All'): void {
    this.sheet.protection.requireUnlocked(this.rect);
    if (applyTo !== 'Formats')
      for (const [row, column] of [...this.sheet.cells.within(this.rect)]) this.sheet.enter(row, column, '');
    if (applyTo !== 'Contents') {
      this.sheet.styles.clear(this.rect);
      if (applyTo === 'All') this.sheet.merges = this.sheet.merges.filter((m) => !contains(this.rect, m));
    }
    if (applyTo !== 'Formats') this.sheet.announce(this.rect, 'RangeEdited');
    this.sheet.book.events.changed();
  }

  Merge(across?: boolean): void {
    const { row, column, rows, columns } = this.rect;
    if (across) for (let i = 0; i < rows; i++) this.sheet.merge(rectOf(row + i, column, 1, columns));
    else this.sheet.merge(this.rect);
  }

  Unmerge(): void {
    this.sheet.protection.requireOpen();
    this.sheet.merges = this.sheet.merges.filter((m) => !intersect(m, this.rect));
    this.sheet.book.events.changed();
  }

  Insert(shift: string): Range {
    shiftSheet(this.sheet, { rect: this.rect, axis: shift === 'Down' ? 'rows' : 'columns', kind: 'insert' });
    return new Range(this.sheet, this.rect);
  }

  Delete(shift: string): void {
    shiftSheet(this.sheet, { rect: this.rect, axis: shift === 'Up' ? 'rows' : 'columns', kind: 'delete' });
  }

  /** Values, formulas and formats of another range; only the plain form without transposing. */
  CopyFrom(source: unknown, copyType = 'All'): void {
    const from = this.sheet.rangeFrom(source);
    copyCells(from.sheet, from.rect, this.sheet, this.rect, copyType);
  }

  Select(): void {
    this.sheet.Activate();
    this.sheet.book.select(this.sheet, this.rect);
  }

  /** Nothing to do: the next read calculates. */
  Calculate(): void {}

  private part(row: number, column: number, rows: number, columns: number): Range {
    return new Range(this.sheet, rectOf(row, column, rows, columns));
  }

  private grid<T>(read: (row: number, column: number) => T): T[][] {
    const { row, column, rows, columns } = this.rect;
    if (rows * columns > maxCellsRead) throw invalidArgument('The range is too large to be read.');
    return Array.from({ length: rows }, (_, r) =>
      Array.from({ length: columns }, (_, c) => read(row + r, column + c)),
    );
  }

  private eachGiven(
    given: readonly unknown[],
    act: (row: number, column: number, value: unknown) => void,
  ): void {
    const { row, column, rows, columns } = this.rect;
    if (given.length !== rows || given.some((line) => !Array.isArray(line) || line.length !== columns))
      throw wrongShape();
    // Null leaves a cell as it is.
    for (const [r, line] of (given as unknown[][]).entries())
      for (const [c, value] of line.entries()) if (value !== null) act(row + r, column + c, value);
  }

  private writeCells(given: unknown): void {
    this.sheet.protection.requireUnlocked(this.rect);
    const before = this.CellCount === 1 ? this.Values[0]?.[0] : undefined;
    if (Array.isArray(given))
      this.eachGiven(given, (row, column, value) => this.sheet.enter(row, column, value));
    else {
      const { row, column, rows, columns } = this.rect;
      for (let r = 0; r < rows; r++)
        for (let c = 0; c < columns; c++) this.sheet.enter(row + r, column + c, given);
    }
    this.sheet.announce(this.rect, 'RangeEdited', before);
    this.sheet.book.events.changed();
  }
}

/** Excel's name for the kind of a value. */
export function valueType(value: Scalar): string {
  if (value === '') return 'String';
  if (typeof value === 'number') return 'Double';
  if (typeof value === 'boolean') return 'Boolean';
  return /^#[A-Z/0]+[!?A]?$/.test(value) ? 'Error' : 'String';
}

function formatCode(format: unknown): string {
  const code = String(format ?? 'General');
  // An impossible code is refused by Excel; ours shows itself when it is first used.
  displayText(1, code);
  return code === '' ? 'General' : code;
}
