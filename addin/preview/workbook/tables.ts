import { Collection } from '../wire/entity.ts';
import { invalidArgument } from '../wire/failure.ts';
import { intersect, rectOf } from './address.ts';
import { eventType } from './events.ts';
import { shiftSheet } from './sheet-shift.ts';
import { Table } from './table.ts';
import type { Workbook } from './workbook.ts';
import type { Worksheet } from './worksheet.ts';

/** The tables of a sheet, or, without one, of the whole workbook. */
export class Tables extends Collection<Table> {
  override typeName = 'TableCollection';
  private readonly book: Workbook;
  private readonly sheet: Worksheet | null;

  constructor(book: Workbook, sheet: Worksheet | null) {
    super();
    this.book = book;
    this.sheet = sheet;
  }

  override items(): readonly Table[] {
    return this.sheet ? this.list : this.book.sheets.items().flatMap((sheet) => sheet.tables.items());
  }

  Add(address: unknown, hasHeaders: boolean): Table {
    const range = this.sheet ? this.sheet.rangeFrom(address) : this.book.rangeFrom(address);
    const { sheet } = range;
    sheet.protection.requireOpen();
    if (sheet.tables.items().some((table) => intersect(table.rect, range.rect)))
      throw invalidArgument("A table can't overlap another table.");
    // A merged cell cannot live inside a table; Excel takes the merge apart.
    sheet.merges = sheet.merges.filter((merge) => !intersect(merge, range.rect));
    let { rect } = range;
    if (!hasHeaders) {
      shiftSheet(sheet, { rect: { ...rect, rows: 1 }, axis: 'rows', kind: 'insert' });
      rect = { ...rect, rows: rect.rows + 1 };
    } else if (rect.rows === 1) {
      shiftSheet(sheet, {
        rect: rectOf(rect.row + 1, rect.column, 1, rect.columns),
        axis: 'rows',
        kind: 'insert',
      });
      rect = { ...rect, rows: 2 };
    }
    const table = sheet.tables.add(new Table(sheet, rect, this.book.freeTableName()));
    table.nameHeaders();
    this.book.calculation.forget();
    this.tell(eventType.tableAdded, table);
    return table;
  }

  drop(table: Table): void {
    this.remove(table);
    for (let row = table.rect.row; row < table.rect.row + table.rect.rows; row++)
      table.sheet.rows.filtered.delete(row);
    this.book.calculation.forget();
    this.tell(eventType.tableDeleted, table);
  }

  /** A copy of another sheet's table, in the same place here. */
  adopt(original: Table, sheet: Worksheet): void {
    const table = this.add(new Table(sheet, original.rect, this.book.freeTableName(original.Name)));
    Object.assign(table.values, original.values, { Id: table.values.Id });
    table.hasTotals = original.hasTotals;
  }

  private tell(type: typeof eventType.tableAdded | typeof eventType.tableDeleted, table: Table): void {
    const args = { tableId: table.id, tableName: table.Name, worksheetId: table.sheet.id };
    this.book.events.sendBoth(type, table.sheet.id, args);
    this.book.events.changed();
  }
}
