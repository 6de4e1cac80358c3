import { Collection, Entity } from '../wire/entity.ts';
import { invalidArgument, invalidOperation } from '../wire/failure.ts';
import { type Rect, rectOf } from './address.ts';
import { Range } from './range.ts';
import { shiftSheet } from './sheet-shift.ts';
import type { Table } from './table.ts';
import { ColumnFilter } from './table-filter.ts';

export class TableColumn extends Entity {
  override typeName = 'TableColumn';
  private readonly table: Table;
  private readonly columnId: number;

  constructor(table: Table, columnId: number) {
    super();
    this.table = table;
    this.columnId = columnId;
  }

  override get Id(): unknown {
    return this.columnId;
  }

  get Index(): number {
    return this.table.columnIds.indexOf(this.columnId);
  }

  get Name(): string {
    return this.table.headers()[this.Index] ?? '';
  }

  set Name(name: string) {
    this.GetHeaderRowRange().Values = [[name]];
  }

  get Values(): unknown {
    return this.GetRange().Values;
  }

  set Values(values: unknown) {
    this.GetRange().Values = values;
  }

  override child(name: string): Entity | undefined {
    return name === 'Filter' ? new ColumnFilter(this.table.filter, this.Index) : undefined;
  }

  GetRange(): Range {
    return this.slice(this.table.rect);
  }

  GetHeaderRowRange(): Range {
    return this.slice({ ...this.table.rect, rows: 1 });
  }

  GetDataBodyRange(): Range {
    return this.slice(this.table.body);
  }

  GetTotalRowRange(): Range {
    return this.slice(this.table.GetTotalRowRange().rect);
  }

  Delete(): void {
    const { table } = this;
    if (table.rect.columns === 1) throw invalidOperation('A table keeps at least one column.');
    const rect = this.GetRange().rect;
    const at = this.Index;
    shiftSheet(table.sheet, { rect, axis: 'columns', kind: 'delete' }, { table });
    table.columnIds.splice(at, 1);
    table.rect = { ...table.rect, columns: table.rect.columns - 1 };
  }

  private slice(rect: Rect): Range {
    return new Range(this.table.sheet, { ...rect, column: this.table.rect.column + this.Index, columns: 1 });
  }
}

export class TableColumns extends Collection<TableColumn> {
  override typeName = 'TableColumnCollection';
  private readonly table: Table;

  constructor(table: Table) {
    super();
    this.table = table;
  }

  override items(): readonly TableColumn[] {
    return this.table.columnIds.map((id) => new TableColumn(this.table, id));
  }

  /**
   * @param index 0-based place, null for the end
   * @param values header, body and total row, one value a row
   */
  Add(index?: number | null, values?: unknown, name?: string | null): TableColumn {
    const { table } = this;
    table.sheet.protection.requireOpen();
    const at = index === null || index === undefined || index === -1 ? table.rect.columns : index;
    if (at < 0 || at > table.rect.columns) throw invalidArgument();
    const rect = rectOf(table.rect.row, table.rect.column + at, table.rect.rows, 1);
    shiftSheet(table.sheet, { rect, axis: 'columns', kind: 'insert' }, { table });
    const id = table.newColumnId();
    table.columnIds.splice(at, 0, id);
    table.rect = { ...table.rect, columns: table.rect.columns + 1 };
    table.nameHeaders();
    const column = new TableColumn(table, id);
    if (values !== null && values !== undefined) column.GetRange().Values = values;
    if (name !== null && name !== undefined) column.Name = name;
    return column;
  }
}
