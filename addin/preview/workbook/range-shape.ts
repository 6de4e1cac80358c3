import { Entity } from '../wire/entity.ts';
import { invalidArgument, notImplemented } from '../wire/failure.ts';
import {
  addressOf,
  isOnSheet,
  lastColumn,
  lastRow,
  maxColumns,
  maxRows,
  quoteSheet,
  type Rect,
} from './address.ts';
import type { Worksheet } from './worksheet.ts';

/** Where a range lies, how big it is and whether it is in sight. */
export class RangeShape extends Entity {
  readonly sheet: Worksheet;
  readonly rect: Rect;

  constructor(sheet: Worksheet, rect: Rect) {
    super();
    if (!isOnSheet(rect)) throw invalidArgument();
    this.sheet = sheet;
    this.rect = rect;
  }

  get Address(): string {
    return `${quoteSheet(this.sheet.Name)}!${addressOf(this.rect)}`;
  }

  get RowIndex(): number {
    return this.rect.row;
  }

  get ColumnIndex(): number {
    return this.rect.column;
  }

  get RowCount(): number {
    return this.rect.rows;
  }

  get ColumnCount(): number {
    return this.rect.columns;
  }

  get CellCount(): number {
    const cells = this.rect.rows * this.rect.columns;
    return cells > 2 ** 31 - 1 ? -1 : cells;
  }

  get IsEntireColumn(): boolean {
    return this.rect.rows === maxRows;
  }

  get IsEntireRow(): boolean {
    return this.rect.columns === maxColumns;
  }

  get ColumnHidden(): boolean | null {
    return this.sheet.columns.commonHidden(this.rect.column, this.rect.columns);
  }

  set ColumnHidden(isHidden: boolean) {
    this.sheet.protection.require('allowFormatColumns');
    this.sheet.columns.hide(this.rect.column, this.rect.columns, isHidden);
    this.sheet.book.events.changed();
  }

  get RowHidden(): boolean | null {
    return this.sheet.rows.commonHidden(this.rect.row, this.rect.rows);
  }

  set RowHidden(isHidden: boolean) {
    this.sheet.protection.require('allowFormatRows');
    this.sheet.rows.hide(this.rect.row, this.rect.rows, isHidden);
    this.sheet.book.events.changed();
  }

  /** One entry per row; of all that can be asked for only `rowHidden` is played. */
  GetRowProperties(wanted: Readonly<Record<string, unknown>>): { readonly rowHidden: boolean }[] {
    const other = Object.keys(wanted).find((name) => name !== 'rowHidden');
    if (other) throw notImplemented(`Range.GetRowProperties(${other})`);
    return Array.from({ length: this.rect.rows }, (_, row) => ({
      rowHidden: this.sheet.rows.isHidden(this.rect.row + row),
    }));
  }

  get Left(): number {
    return this.sheet.columns.start(this.rect.column);
  }

  get Top(): number {
    return this.sheet.rows.start(this.rect.row);
  }

  get Width(): number {
    return this.sheet.columns.start(lastColumn(this.rect) + 1) - this.Left;
  }

  get Height(): number {
    return this.sheet.rows.start(lastRow(this.rect) + 1) - this.Top;
  }
}
