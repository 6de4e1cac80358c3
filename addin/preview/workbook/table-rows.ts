import { Collection, Entity } from '../wire/entity.ts';
import { invalidArgument, itemNotFound, wrongShape } from '../wire/failure.ts';
import { rectOf } from './address.ts';
import { Range } from './range.ts';
import { copyFormula } from './references.ts';
import { shiftSheet } from './sheet-shift.ts';
import type { Table } from './table.ts';

export class TableRow extends Entity {
  override typeName = 'TableRow';
  readonly table: Table;
  private readonly at: number;

  constructor(table: Table, at: number) {
    super();
    this.table = table;
    this.at = at;
  }

  get Index(): number {
    return this.at;
  }

  get Values(): unknown {
    return this.GetRange().Values;
  }

  set Values(values: unknown) {
    this.GetRange().Values = values;
  }

  GetRange(): Range {
    const { body, sheet } = this.table;
    return new Range(sheet, { ...body, row: body.row + this.at, rows: 1 });
  }

  Delete(): void {
    this.table.rows.DeleteRowsAt(this.at, 1);
  }
}

export class TableRows extends Collection<TableRow> {
  override typeName = 'TableRowCollection';
  private readonly table: Table;

  constructor(table: Table) {
    super();
    this.table = table;
  }

  override items(): readonly TableRow[] {
    return Array.from({ length: this.table.body.rows }, (_, i) => new TableRow(this.table, i));
  }

  override GetItemAt(index: number): TableRow {
    if (!(index >= 0 && index < this.table.body.rows)) throw itemNotFound();
    return new TableRow(this.table, index);
  }

  override item(key: unknown): TableRow {
    return this.GetItemAt(Number(key));
  }

  /**
   * @param index 0-based place in the body, null or -1 for the end
   * @param values one or more rows as wide as the table; null leaves a cell to the column's formula, if it has one
   */
  Add(index?: number | null, values?: unknown, _alwaysInsert?: boolean): TableRow {
    const { table } = this;
    const { sheet, body } = table;
    sheet.protection.requireOpen();
    const at = index === null || index === undefined || index === -1 ? body.rows : index;
    if (at < 0 || at > body.rows) throw invalidArgument();
    const rows = rowsOf(values, table.rect.columns);
    const formulas = this.columnFormulas();
    const rect = rectOf(body.row + at, body.column, rows.length, body.columns);
    const growing = at === body.rows ? { growing: body } : {};
    shiftSheet(sheet, { rect, axis: 'rows', kind: 'insert' }, { table, ...growing });
    table.rect = { ...table.rect, rows: table.rect.rows + rows.length };
    for (const [r, line] of rows.entries())
      for (const [c, value] of line.entries()) {
        const formula = formulas[c];
        if (value !== null) sheet.enter(rect.row + r, rect.column + c, value);
        else if (formula)
          sheet.place(rect.row + r, rect.column + c, { value: '', formula: copyFormula(formula, at + r, 0) });
      }
    sheet.announce(rect, 'RangeEdited');
    return new TableRow(table, at);
  }

  /** Deletes rows of the body; the last one is emptied instead, for a table is never without a row. */
  DeleteRowsAt(index: number, rows = 1): void {
    const { table } = this;
    const { sheet, body } = table;
    sheet.protection.requireOpen();
    if (index < 0 || rows < 1 || index + rows > body.rows) throw invalidArgument();
    const keepsOne = rows === body.rows ? 1 : 0;
    if (keepsOne === 1)
      for (let c = 0; c < body.columns; c++) sheet.place(body.row + index, body.column + c, { value: '' });
    if (rows === keepsOne) return;
    const rect = rectOf(body.row + index + keepsOne, body.column, rows - keepsOne, body.columns);
    // Before the cells move, so that the total row's own formula sees the table as it will be.
    table.rect = { ...table.rect, rows: table.rect.rows - rect.rows };
    shiftSheet(sheet, { rect, axis: 'rows', kind: 'delete' }, { table });
  }

  DeleteRows(rows: readonly unknown[]): void {
    const indexes = rows.map((row) => (row instanceof TableRow ? row.Index : Number(row)));
    for (const index of [...new Set(indexes)].sort((a, b) => b - a)) this.DeleteRowsAt(index, 1);
  }

  /** Per column the formula all its rows share, as it stands in the first row; null where they differ. */
  private columnFormulas(): (string | null)[] {
    const { sheet, body } = this.table;
    return Array.from({ length: body.columns }, (_, c) => {
      const first = sheet.cells.at(body.row, body.column + c)?.formula;
      if (first === undefined) return null;
      for (let r = 1; r < body.rows; r++)
        if (sheet.cells.at(body.row + r, body.column + c)?.formula !== copyFormula(first, r, 0)) return null;
      return first;
    });
  }
}

function rowsOf(values: unknown, columns: number): unknown[][] {
  if (!Array.isArray(values)) return [Array.from({ length: columns }, () => values ?? null)];
  const rows = (Array.isArray(values[0]) ? values : [values]) as unknown[][];
  if (rows.some((row) => !Array.isArray(row) || row.length !== columns)) throw wrongShape();
  return rows;
}
