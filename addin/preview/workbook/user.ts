import { invalidOperation, itemNotFound } from '../wire/failure.ts';
import { addressOf, contains, maxColumns, maxRows, type Rect, rectOf, tryParseAddress } from './address.ts';
import { mapReferences } from './references.ts';
import { shiftSheet } from './sheet-shift.ts';
import { sortRows } from './sorting.ts';
import { type Table, TableSort } from './table.ts';
import type { Workbook } from './workbook.ts';
import type { Worksheet } from './worksheet.ts';

/** What a person does in Excel, with the events that brings: their trigger source is not the add-in. */
export class User {
  private readonly book: Workbook;

  constructor(book: Workbook) {
    this.book = book;
  }

  /** Types or pastes values; a table grows when the cell lies right beside it or right below its last row. */
  edit(sheetName: string, address: string, values: readonly (readonly unknown[])[]): void {
    this.book.events.asUser(() => {
      const sheet = this.book.sheet(sheetName);
      const range = sheet.rangeFrom(address);
      this.extendTable(sheet, range.rect);
      range.Values = values;
    });
  }

  /** Opens a cell for typing, as a double click does; nothing is in it before `commitEdit`. */
  beginEdit(sheetName: string, address: string): void {
    const sheet = this.book.sheet(sheetName);
    this.book.editing = { sheet, rect: sheet.rangeFrom(address).rect };
  }

  /** Return: what was typed is now in the cell. Harmless when none is open. */
  commitEdit(value: unknown): void {
    const { editing } = this.book;
    this.book.editing = null;
    if (editing) this.edit(editing.sheet.Name, addressOf(editing.rect), [[value]]);
  }

  /** Escape. */
  cancelEdit(): void {
    this.book.editing = null;
  }

  /** Inserts a whole column before `column` (a letter), and names it when it falls into a table. */
  insertColumn(sheetName: string, column: string, header?: string): void {
    this.book.events.asUser(() => {
      const sheet = this.book.sheet(sheetName);
      const { rect } = sheet.rangeFrom(`${column}:${column}`);
      shiftSheet(sheet, { rect, axis: 'columns', kind: 'insert' });
      const table = sheet.tables
        .items()
        .find((t) => rect.column >= t.rect.column && rect.column < t.rect.column + t.rect.columns);
      if (header === undefined) return;
      if (!table) throw invalidOperation('The column does not fall into a table.');
      sheet.enter(table.rect.row, rect.column, header);
      sheet.announce(rectOf(table.rect.row, rect.column), 'RangeEdited');
    });
  }

  /** Drags a column of a table to another place in it, header and total along; widths stay where they are. */
  moveColumn(tableName: string, columnName: string, to: number): void {
    this.book.events.asUser(() => {
      const table = this.book.table(tableName);
      const { sheet, rect } = table;
      const order = table.columnIds.map((_, index) => index);
      order.splice(to, 0, ...order.splice(columnOf(table, columnName), 1));
      const ids = order.map((from) => table.columnIds[from] ?? 0);
      const follow = (formula: string) => followColumns(formula, rect, order);
      for (let row = rect.row; row < rect.row + rect.rows; row++) {
        const line = order.map((from) => {
          const cell = sheet.cells.at(row, rect.column + from);
          return cell && { ...cell };
        });
        for (const [at, cell] of line.entries()) sheet.place(row, rect.column + at, cell, true);
      }
      for (const [, , cell] of sheet.cells.all())
        if (cell.formula !== undefined) cell.formula = follow(cell.formula);
      table.columnIds = ids;
      this.book.calculation.forget();
      sheet.announce(rect, 'RangeEdited');
      this.book.events.changed();
    });
  }

  /** Deletes whole rows or columns, `5:6` or `C:C`. */
  delete(sheetName: string, address: string): void {
    this.shift(sheetName, address, 'delete');
  }

  /** Inserts whole rows or columns before the given ones. */
  insert(sheetName: string, address: string): void {
    this.shift(sheetName, address, 'insert');
  }

  sort(tableName: string, columnName: string, ascending = true): void {
    this.book.events.asUser(() => {
      const table = this.book.table(tableName);
      new TableSort(table).Apply([{ key: columnOf(table, columnName), ascending }]);
    });
  }

  /** Shows only rows whose text in that column is one of `values`; null shows all again. */
  filter(tableName: string, columnName: string, values: readonly string[] | null): void {
    this.book.events.asUser(() => {
      const table = this.book.table(tableName);
      table.filter.set(columnOf(table, columnName), values && { filterOn: 'Values', values });
    });
  }

  select(sheetName: string, address: string): void {
    this.book.events.asUser(() => this.book.sheet(sheetName).rangeFrom(address).Select());
  }

  rename(sheetName: string, name: string): void {
    this.book.events.asUser(() => {
      this.book.sheet(sheetName).Name = name;
    });
  }

  /** 撤销工作表保护. */
  unprotect(sheetName: string, password?: string): void {
    this.book.events.asUser(() => this.book.sheet(sheetName).protection.Unprotect(password));
  }

  /**
   * Sorts the rows of an area without its header by one of its columns.
   *
   * @param column letter of the column to sort by
   * @throws Failure AccessDenied on a protected sheet, unless sorting is allowed and all cells are unlocked
   */
  sortRange(sheetName: string, address: string, column: string, ascending = true): void {
    this.book.events.asUser(() => {
      const sheet = this.book.sheet(sheetName);
      const { rect } = sheet.rangeFrom(address);
      sheet.protection.require('allowSort');
      const key = sheet.rangeFrom(`${column}1`).rect.column - rect.column;
      sortRows(sheet, rect, [{ key, ascending }]);
    });
  }

  /**
   * Of the rows of an area without its header shows only those whose text in `column` passes; null shows all again.
   *
   * @param column letter
   */
  filterRows(
    sheetName: string,
    address: string,
    column: string,
    passes: ((text: string) => boolean) | null,
  ): void {
    this.book.events.asUser(() => {
      const sheet = this.book.sheet(sheetName);
      sheet.protection.require('allowAutoFilter');
      const { rect } = sheet.rangeFrom(address);
      const at = sheet.rangeFrom(`${column}1`).rect.column;
      for (let row = rect.row; row < rect.row + rect.rows; row++) {
        if (passes === null || passes(sheet.textAt(row, at))) sheet.rows.filtered.delete(row);
        else sheet.rows.filtered.set(row, true);
      }
      this.book.events.changed();
    });
  }

  /**
   * With the filter button over a column shows only rows whose text there is one of `values`; null shows all again.
   *
   * @param column letter
   * @throws Failure InvalidArgument where the sheet has no button over that column
   */
  filterByButton(sheetName: string, column: string, values: readonly string[] | null): void {
    this.book.events.asUser(() => {
      const sheet = this.book.sheet(sheetName);
      const at = sheet.rangeFrom(`${column}1`).rect.column - (sheet.filter.rect?.column ?? 0);
      sheet.filter.set(at, values && { filterOn: 'Values', values });
    });
  }

  /** 移动或复制工作表 → 建立副本. @returns the name of the copy */
  copySheet(sheetName: string): string {
    return this.book.events.asUser(() => this.book.sheet(sheetName).Copy('After').Name);
  }

  /** Deletes a sheet for good; the last visible one cannot be deleted. */
  deleteSheet(sheetName: string): void {
    this.book.events.asUser(() => this.book.sheet(sheetName).Delete());
  }

  private shift(sheetName: string, address: string, kind: 'insert' | 'delete'): void {
    this.book.events.asUser(() => {
      const sheet = this.book.sheet(sheetName);
      const { rect } = sheet.rangeFrom(address);
      if (rect.rows !== maxRows && rect.columns !== maxColumns)
        throw invalidOperation('Whole rows or columns only.');
      shiftSheet(sheet, { rect, axis: rect.rows === maxRows ? 'columns' : 'rows', kind });
    });
  }

  private extendTable(sheet: Worksheet, typed: Rect): void {
    if (sheet.protection.Protected) {
      sheet.protection.requireUnlocked(typed);
      return;
    }
    for (const table of sheet.tables.items()) {
      const { rect } = table;
      const right = { ...rect, column: rect.column + rect.columns, columns: typed.columns };
      const below = { ...rect, row: rect.row + rect.rows, rows: typed.rows };
      if (contains(right, typed) && isFree(sheet, right, table))
        table.Resize(sheet.rangeFrom(spanOf(rect, typed.columns, 0)));
      else if (!table.hasTotals && contains(below, typed) && isFree(sheet, below, table))
        table.Resize(sheet.rangeFrom(spanOf(rect, 0, typed.rows)));
    }

    function spanOf(rect: Rect, columns: number, rows: number) {
      return sheet.GetRangeByIndexes(rect.row, rect.column, rect.rows + rows, rect.columns + columns);
    }
  }
}

/** References to a single column of the table go where the column goes; wider ones stay. */
function followColumns(formula: string, table: Rect, order: readonly number[]): string {
  return mapReferences(formula, ({ sheet, text }) => {
    const rect = sheet === null ? tryParseAddress(text) : null;
    const from = rect ? rect.column - table.column : -1;
    if (rect?.columns !== 1 || from < 0 || from >= table.columns) return text;
    return addressOf({ ...rect, column: table.column + order.indexOf(from) });
  });
}

function isFree(sheet: Worksheet, rect: Rect, own: Table): boolean {
  const isEmpty = sheet.cells.used(rect, true) === null;
  return isEmpty && sheet.tables.items().every((table) => table === own || !contains(table.rect, rect));
}

function columnOf(table: Table, name: string): number {
  const index = table.headers().indexOf(name);
  if (index < 0) throw itemNotFound();
  return index;
}
