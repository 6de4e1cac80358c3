import { Bag } from '../wire/bag.ts';
import type { Entity } from '../wire/entity.ts';
import { alreadyExists, invalidArgument, invalidOperation, itemNotFound } from '../wire/failure.ts';
import { contains, intersect, lastRow, type Rect, rectOf } from './address.ts';
import type { Scalar } from './cells.ts';
import { eventType } from './events.ts';
import { Range } from './range.ts';
import { shiftSheet } from './sheet-shift.ts';
import { type Shift, shiftRect } from './shift.ts';
import { type SortField, sortRows } from './sorting.ts';
import type { TableShape } from './structured.ts';
import { TableColumns } from './table-columns.ts';
import { TableFilter } from './table-filter.ts';
import { TableRows } from './table-rows.ts';
import type { Worksheet } from './worksheet.ts';

/** An Excel table: header row, body of at least one row, and perhaps a total row, all inside `rect`. */
export class Table extends Bag {
  override typeName = 'Table';
  readonly sheet: Worksheet;
  rect: Rect;
  hasTotals = false;
  /** One stable id per column, left to right. */
  columnIds: number[];
  readonly filter: TableFilter;
  readonly columns: TableColumns;
  readonly rows: TableRows;
  private name: string;
  private lastColumnId: number;

  constructor(sheet: Worksheet, rect: Rect, name: string) {
    super(
      {
        Id: sheet.book.newId(),
        Style: 'TableStyleMedium2',
        ShowBandedRows: true,
        ShowBandedColumns: false,
        ShowFilterButton: true,
        HighlightFirstColumn: false,
        HighlightLastColumn: false,
      },
      () => sheet.book.events.changed(),
    );
    this.sheet = sheet;
    this.rect = rect;
    this.name = name;
    this.columnIds = Array.from({ length: rect.columns }, (_, i) => i + 1);
    this.lastColumnId = rect.columns;
    this.filter = new TableFilter(this);
    this.columns = new TableColumns(this);
    this.rows = new TableRows(this);
  }

  get id(): string {
    return String(this.values.Id);
  }

  override child(name: string): Entity | null | undefined {
    if (name === 'Columns') return this.columns;
    if (name === 'Rows') return this.rows;
    if (name === 'Sort') return new TableSort(this);
    if (name === 'AutoFilter') return this.filter;
    return name === 'Worksheet' ? this.sheet : undefined;
  }

  override write(name: string, value: unknown): boolean {
    this.sheet.protection.requireOpen();
    return super.write(name, value);
  }

  get Name(): string {
    return this.name;
  }

  set Name(name: string) {
    if (!/^[\p{L}_\\][\p{L}\p{N}_.\\]{0,254}$/u.test(name)) throw invalidArgument();
    const book = this.sheet.book;
    if (book.allTables().some((t) => t !== this && t.name.toLowerCase() === name.toLowerCase()))
      throw alreadyExists();
    if (book.names.find(name)) throw alreadyExists();
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}_.])${escaped(this.name)}(?=\\[)`, 'giu');
    for (const sheet of book.sheets.items())
      for (const [, , cell] of sheet.cells.all())
        if (cell.formula?.includes('[')) cell.formula = cell.formula.replace(pattern, name);
    this.name = name;
    book.calculation.forget();
    book.events.changed();
  }

  get ShowHeaders(): boolean {
    return true;
  }

  set ShowHeaders(shows: boolean) {
    if (!shows) throw invalidOperation('The simulated Excel keeps the header row of a table.');
  }

  get ShowTotals(): boolean {
    return this.hasTotals;
  }

  set ShowTotals(shows: boolean) {
    if (shows === this.hasTotals) return;
    if (shows) this.addTotals();
    else this.dropTotals();
    this.sheet.book.events.changed();
  }

  /** The rows between header and total row. */
  get body(): Rect {
    return { ...this.rect, row: this.rect.row + 1, rows: this.rect.rows - 1 - (this.hasTotals ? 1 : 0) };
  }

  headers(): string[] {
    return Array.from({ length: this.rect.columns }, (_, i) =>
      String(this.sheet.cells.at(this.rect.row, this.rect.column + i)?.value ?? ''),
    );
  }

  shape(): TableShape {
    return {
      name: this.name,
      sheet: this.sheet.Name,
      rect: this.rect,
      hasTotals: this.hasTotals,
      headers: this.headers(),
    };
  }

  GetRange(): Range {
    return new Range(this.sheet, this.rect);
  }

  GetHeaderRowRange(): Range {
    return new Range(this.sheet, { ...this.rect, rows: 1 });
  }

  GetDataBodyRange(): Range {
    return new Range(this.sheet, this.body);
  }

  GetTotalRowRange(): Range {
    if (!this.hasTotals) throw itemNotFound();
    return new Range(this.sheet, { ...this.rect, row: lastRow(this.rect), rows: 1 });
  }

  /** The header stays in its row and the new area has to touch the old one. */
  Resize(to: unknown): void {
    this.sheet.protection.requireOpen();
    const { rect } = this.sheet.rangeFrom(to);
    if (rect.row !== this.rect.row || rect.rows < 2) throw invalidArgument();
    if (this.sheet.tables.items().some((t) => t !== this && intersect(t.rect, rect))) throw invalidArgument();
    const ids = Array.from(
      { length: rect.columns },
      (_, i) => this.columnIds[rect.column + i - this.rect.column] ?? this.newColumnId(),
    );
    this.rect = rect;
    this.columnIds = ids;
    this.nameHeaders();
    this.sheet.book.calculation.forget();
    this.sheet.book.events.changed();
  }

  ClearFilters(): void {
    this.filter.ClearCriteria();
  }

  ReapplyFilters(): void {
    this.filter.Reapply();
  }

  ConvertToRange(): Range {
    this.sheet.protection.requireOpen();
    this.sheet.tables.drop(this);
    return new Range(this.sheet, this.rect);
  }

  Delete(): void {
    this.sheet.protection.requireOpen();
    for (const [row, column] of [...this.sheet.cells.within(this.rect)])
      this.sheet.cells.put(row, column, undefined);
    this.sheet.tables.drop(this);
  }

  newColumnId(): number {
    this.lastColumnId += 1;
    return this.lastColumnId;
  }

  /** Follows a shift of the sheet's cells; columns that come in get a name, and one emptied wholly is gone. */
  moved(shift: Shift): void {
    const before = this.rect;
    const rect = shiftRect(before, shift);
    if (!rect) {
      this.sheet.tables.drop(this);
      return;
    }
    if (
      shift.axis === 'rows' &&
      shift.kind === 'delete' &&
      this.hasTotals &&
      contains(shift.rect, { ...before, row: lastRow(before), rows: 1 })
    )
      this.hasTotals = false;
    this.rect = rect;
    const at = shift.rect.column - before.column;
    if (rect.columns > before.columns)
      this.columnIds.splice(at, 0, ...Array.from({ length: shift.rect.columns }, () => this.newColumnId()));
    else if (rect.columns < before.columns)
      this.columnIds.splice(Math.max(0, at), before.columns - rect.columns);
    this.nameHeaders();
  }

  /** Every header is text, none is empty, no two are the same; Excel sees to it the same way. */
  nameHeaders(): void {
    const taken = new Set<string>();
    for (let i = 0; i < this.rect.columns; i++) {
      const [row, column] = [this.rect.row, this.rect.column + i];
      const shown = this.sheet.textAt(row, column);
      let header = shown === '' ? `列${i + 1}` : shown;
      for (let n = 2; taken.has(header.toLowerCase()); n++) header = `${shown === '' ? '列' : shown}${n}`;
      taken.add(header.toLowerCase());
      const cell = this.sheet.cells.open(row, column);
      if (cell.value === header && cell.formula === undefined) continue;
      cell.value = header;
      delete cell.formula;
      this.sheet.touch(row, column);
    }
  }

  private addTotals(): void {
    const row = lastRow(this.rect) + 1;
    shiftSheet(this.sheet, {
      rect: rectOf(row, this.rect.column, 1, this.rect.columns),
      axis: 'rows',
      kind: 'insert',
    });
    this.rect = { ...this.rect, rows: this.rect.rows + 1 };
    this.hasTotals = true;
    const last = this.rect.column + this.rect.columns - 1;
    const isNumeric = this.columnValues(this.rect.columns - 1).some((value) => typeof value === 'number');
    this.sheet.place(row, this.rect.column, { value: '汇总' });
    if (isNumeric && this.rect.columns > 1)
      this.sheet.place(row, last, { value: '', formula: `=SUBTOTAL(109,[${this.headers().at(-1)}])` });
    this.sheet.book.calculation.forget();
  }

  private dropTotals(): void {
    const row = lastRow(this.rect);
    this.hasTotals = false;
    this.rect = { ...this.rect, rows: this.rect.rows - 1 };
    shiftSheet(
      this.sheet,
      { rect: rectOf(row, this.rect.column, 1, this.rect.columns), axis: 'rows', kind: 'delete' },
      { table: this },
    );
  }

  columnValues(index: number): Scalar[] {
    const { row, rows, column } = this.body;
    return Array.from({ length: rows }, (_, i) => this.sheet.valueAt(row + i, column + index));
  }
}

export class TableSort extends Bag {
  override typeName = 'TableSort';
  private readonly table: Table;

  constructor(table: Table) {
    super({ Fields: [], MatchCase: false, Method: 'PinYin' });
    this.table = table;
  }

  Apply(fields: readonly SortField[], matchCase = false): void {
    const { sheet, body } = this.table;
    sheet.protection.require('allowSort');
    sortRows(sheet, body, fields);
    Object.assign(this.values, { Fields: fields, MatchCase: matchCase });
  }

  Clear(): void {
    this.values.Fields = [];
  }
}

/** Tells those who listen to the table that its cells changed. */
export function announceTable(table: Table, address: string, changeType: string): void {
  const args = { address, changeType, tableId: table.id, worksheetId: table.sheet.id };
  table.sheet.book.events.send(eventType.tableChanged, table.id, args);
  table.sheet.book.events.sendBoth(eventType.tableChanged, table.sheet.id, args);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
