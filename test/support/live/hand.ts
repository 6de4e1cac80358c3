import type { ExcelSession } from '../../../addin/preview/node.ts';
import { RangeConditionalFormats } from '../../../addin/preview/workbook/conditional-formats.ts';
import type { Table } from '../../../addin/preview/workbook/table.ts';
import { cellAddress, columnLetters } from '../../../schema/sheets/address.ts';
import type { Entered, PersonAct } from './acts.ts';
import { type Figures, headers } from './figures.ts';
import type { Model } from './model.ts';

type OtherDo = Exclude<PersonAct['do'], 'type' | 'sort' | 'filter' | 'moveColumn' | 'endEdit'>;

/** The person at the keyboard. Acts that have nothing to act on are passed over. */
export class Hand {
  /** How often something was done. */
  private readonly happened: Map<string, number>;
  private readonly excel: ExcelSession;
  private readonly figures: Figures;
  private readonly model: Model;

  constructor(excel: ExcelSession, figures: Figures, model: Model, happened: Map<string, number>) {
    this.happened = happened;
    this.excel = excel;
    this.figures = figures;
    this.model = model;
  }

  act(act: PersonAct): void {
    const { workbook } = this.excel;
    // Whoever types into a cell does nothing else before Return or Escape.
    if (workbook.editing && act.do !== 'beginEdit') this.endEdit('n' in act ? act.n : 0);
    if (act.do === 'endEdit') return;
    const tables = workbook.tables.items();
    const table = tables[act.table % Math.max(1, tables.length)];
    if (!table) return;
    this.tell(act.do);
    if (act.do === 'type') this.type(table, act.row, act.column, act.what, act.n);
    else if (act.do === 'sort' || act.do === 'filter' || act.do === 'moveColumn') this.order(table, act);
    else this.other(table, act.do, act.n);
  }

  tell(what: string): void {
    this.happened.set(what, (this.happened.get(what) ?? 0) + 1);
  }

  private type(table: Table, rowNumber: number, columnNumber: number, what: Entered, n: number): void {
    const { body, sheet } = table;
    // The column of codes has an act of its own.
    const open = table.headers().flatMap((header, index) => (header === headers.code ? [] : [index]));
    const index = open[columnNumber % open.length] ?? 0;
    const row = body.row + (rowNumber % body.rows);
    this.enter(table, row, body.column + index, this.content(table, row, index, what, n));
    if (sheet.protection.Protected) throw new Error('nobody protects a sheet here');
  }

  private content(table: Table, row: number, index: number, what: Entered, n: number): string | number {
    const { headers: names, sheet } = { headers: table.headers(), sheet: table.sheet };
    const code = String(sheet.valueAt(row, table.rect.column + names.indexOf(headers.code)));
    const said = this.figures.row(code)?.get(names[index] ?? '');
    const isText = sheet.styles.at(row, table.rect.column + index, 'NumberFormat') === '@';
    switch (what) {
      case 'blank':
        return '';
      case 'text':
        return `备注${n % 9}`;
      case 'formula':
        return `=${n}+1`;
      case 'digits':
        return `'00${n}`;
      case 'long':
        return '差 3 人';
      case 'back':
        return typeof said === 'string' && said !== '' && !isText ? `'${said}` : (said ?? n);
      case 'next':
        return this.figures.version % 2 === 0 ? n : (said ?? n);
      default:
        return n + 1000;
    }
  }

  private order(
    table: Table,
    {
      do: what,
      column,
      n,
    }: Extract<PersonAct, { readonly column: number; readonly do: 'sort' | 'filter' | 'moveColumn' }>,
  ): void {
    const { user } = this.excel.workbook;
    const names = table.headers();
    const header = names[column % names.length] ?? '';
    if (what === 'sort') this.model.person(() => user.sort(table.Name, header, n % 2 === 0));
    else if (what === 'moveColumn')
      this.model.person(() => user.moveColumn(table.Name, header, n % names.length));
    else {
      const shown = table.columnValues(column % names.length).filter((_, index) => index % 2 === n % 2);
      const values = n % 3 === 0 ? null : shown.map((value) => String(value));
      this.model.person(() => user.filter(table.Name, header, values));
    }
  }

  private other(table: Table, what: OtherDo, n: number): void {
    const { workbook } = this.excel;
    const { user } = workbook;
    const { sheet, body, rect } = table;
    const names = table.headers();
    const row = body.row + (n % body.rows);
    const column = rect.column + (n % rect.columns);
    const letter = columnLetters(column);
    const person = (act: () => void) => this.model.person(act);
    const acts: Readonly<Record<OtherDo, () => void>> = {
      typeTotal: () => {
        if (table.hasTotals) this.enter(table, rect.row + rect.rows - 1, column, n % 4 === 0 ? '' : n + 5000);
      },
      typeLine: () => {
        const text = n % 3 === 0 ? '截至日期：另行通知' : `核对：${n}`;
        this.enter(table, n % 2 === 0 ? 1 : rect.row + rect.rows, 0, text);
      },
      typeCode: () => {
        const code = rect.column + names.indexOf(headers.code);
        if (!names.includes(headers.code)) return;
        this.enter(table, row, code, n % 2 === 0 ? '' : `'411521${100 + (n % 12)}`);
        this.model.disown(sheet.Name, row);
      },
      renameHeader: () => {
        const renamed = names.findIndex((name) => name.startsWith('改名'));
        const index = renamed >= 0 ? renamed : n % names.length;
        const name = names[index] ?? '';
        this.enter(table, rect.row, rect.column + index, renamed >= 0 ? name.slice(2) : `改名${name}`);
      },
      insertColumn: () => {
        if (n % rect.columns > 0) this.insertColumn(table, letter, n);
      },
      insertRow: () => person(() => user.insert(sheet.Name, `${row + 1}:${row + 1}`)),
      insertAbove: () => person(() => user.insert(sheet.Name, n % 2 === 0 ? '1:1' : 'A:A')),
      deleteRow: () => {
        if (body.rows > 4) person(() => user.delete(sheet.Name, `${row + 1}:${row + 1}`));
      },
      deleteColumn: () => {
        if (names[n % names.length] === headers.code || rect.columns < 4) return;
        person(() => user.delete(sheet.Name, `${letter}:${letter}`));
      },
      totals: () =>
        person(() => {
          table.ShowTotals = !table.ShowTotals;
        }),
      beside: () => this.enter(table, row, rect.column + rect.columns + 1, `旁注${n}`),
      colour: () =>
        person(() => {
          sheet.styles.set({ row, column, rows: 1, columns: 1 }, 'Fill/Color', '#AABBCC');
          sheet.styles.set({ row, column, rows: 1, columns: 1 }, 'Font/Color', '#336699');
        }),
      rule: () =>
        person(
          () =>
            void new RangeConditionalFormats(sheet, { row, column, rows: 1, columns: 1 }).Add('CellValue'),
        ),
      select: () => person(() => user.select(sheet.Name, cellAddress(row, column))),
      copy: () => {
        if (workbook.sheets.items().length < 4) person(() => user.copySheet(sheet.Name));
      },
      renameSheet: () =>
        person(() => {
          const name = `改名${n}`;
          if (!workbook.sheets.find(name)) user.rename(sheet.Name, name);
        }),
      deleteSheet: () => {
        if (workbook.tables.items().length > 1) person(() => user.deleteSheet(sheet.Name));
      },
      beginEdit: () => user.beginEdit(sheet.Name, cellAddress(row, column)),
    };
    acts[what]();
  }

  private insertColumn(table: Table, letter: string, n: number): void {
    const { sheet } = table;
    const { user } = this.excel.workbook;
    const header = `我的列${n}`;
    this.model.person(() => user.insertColumn(sheet.Name, letter, header));
    const index = table.headers().indexOf(header);
    if (n % 3 === 0 || index < 0) return;
    const { row, column, rows } = { ...table.body, column: table.rect.column + index };
    const values = Array.from({ length: rows }, (_, at) => [n % 2 === 0 ? `=${n}+ROW()` : `我的${at}`]);
    this.model.person(
      () =>
        user.edit(sheet.Name, `${cellAddress(row, column)}:${cellAddress(row + rows - 1, column)}`, values),
      (place) =>
        place.sheet === sheet.Name && place.column === column && place.row >= row && place.row < row + rows,
    );
  }

  /** Return or Escape. */
  endEdit(n: number): void {
    const { workbook } = this.excel;
    const { editing } = workbook;
    if (!editing) return;
    this.tell('endEdit');

    const { row, column } = editing.rect;
    const table = editing.sheet.tables.items()[0];
    const isCode = table?.headers()[column - table.rect.column] === headers.code;
    if (isCode || n % 3 === 0) {
      workbook.user.cancelEdit();
      return;
    }
    const isHere = (place: { sheet: string; row: number; column: number }) =>
      place.sheet === editing.sheet.Name && place.row === row && place.column === column;
    this.model.person(() => workbook.user.commitEdit(n + 2000), isHere);
  }

  private enter(table: Table, row: number, column: number, value: string | number): void {
    const name = table.sheet.Name;
    this.model.person(
      () => this.excel.workbook.user.edit(name, cellAddress(row, column), [[value]]),
      (place) => place.sheet === name && place.row === row && place.column === column,
    );
  }
}
