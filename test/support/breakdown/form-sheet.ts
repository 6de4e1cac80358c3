import type { Scalar } from '../../../addin/preview/workbook/cells.ts';
import type { Workbook } from '../../../addin/preview/workbook/workbook.ts';
import type { Worksheet } from '../../../addin/preview/workbook/worksheet.ts';

/** What a cell says: a number, nothing, or text that is neither. */
export type Said = number | null | string;

/** A form as it lies in the simulated workbook, read without any code of the add-in. */
export class FormSheet {
  readonly sheet: Worksheet;
  readonly headerRow: number;
  private readonly columns: ReadonlyMap<string, number>;
  /** Rows of each village; more than one is a fault. */
  readonly rows: ReadonlyMap<string, readonly number[]>;

  private constructor(
    sheet: Worksheet,
    headerRow: number,
    columns: ReadonlyMap<string, number>,
    rows: ReadonlyMap<string, readonly number[]>,
  ) {
    this.sheet = sheet;
    this.headerRow = headerRow;
    this.columns = columns;
    this.rows = rows;
  }

  /** Null for a sheet that is no form, or not yet. */
  static read(sheet: Worksheet): FormSheet | null {
    const used = sheet.cells.used(sheet.GetRange().rect, true);
    if (!used) return null;
    const last = { row: used.row + used.rows, column: used.column + used.columns };
    for (let row = used.row; row < last.row; row++) {
      const headers = new Map<string, number>();
      for (let column = used.column; column < last.column; column++) {
        const value = sheet.cells.at(row, column)?.value;
        if (typeof value === 'string' && value !== '') headers.set(value.replace(/\s/g, ''), column);
      }
      const code = headers.get('区划代码');
      if (code === undefined) continue;
      const rows = new Map<string, number[]>();
      for (let below = row + 1; below < last.row; below++) {
        const key = String(sheet.cells.at(below, code)?.value ?? '');
        if (key !== '') rows.set(key, [...(rows.get(key) ?? []), below]);
      }
      return new FormSheet(sheet, row, headers, rows);
    }
    return null;
  }

  column(header: string): number | undefined {
    return this.columns.get(header);
  }

  row(village: string): number | undefined {
    return this.rows.get(village)?.[0];
  }

  at(village: string, header: string): Scalar | undefined {
    const row = this.row(village);
    const column = this.column(header);
    return row === undefined || column === undefined ? undefined : this.sheet.valueAt(row, column);
  }

  /** A1 address of a village's cell. */
  address(village: string, header: string): string | null {
    const row = this.row(village);
    const column = this.column(header);
    return row === undefined || column === undefined ? null : `${letters(column)}${row + 1}`;
  }

  /** First and last row of the villages, and the last column anybody has written into. */
  body(): { readonly first: number; readonly last: number; readonly lastColumn: number } {
    const rows = [...this.rows.values()].flat();
    const used = this.sheet.cells.used(this.sheet.GetRange().rect, true);
    const lastColumn = used ? used.column + used.columns - 1 : 0;
    return { first: Math.min(...rows), last: Math.max(...rows), lastColumn };
  }

  /** The township and edition that the sheet's own token names; null without one. */
  token(): string | null {
    for (const [, , cell] of this.sheet.cells.all())
      if (typeof cell.value === 'string' && cell.value.startsWith('ZJ1.')) return cell.value;
    return null;
  }
}

export function sheetById(book: Workbook, id: string): Worksheet | null {
  return book.sheets.items().find((sheet) => sheet.id === id) ?? null;
}

export function letters(column: number): string {
  let text = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1)
    text = String.fromCharCode(65 + (rest % 26)) + text;
  return text;
}

/** What people mean by what stands in a cell: full-width digits and thousands are numbers, blank is nothing. */
export function said(value: Scalar | undefined): Said {
  if (value === undefined || value === '') return null;
  if (typeof value !== 'string') return Number(value);
  const plain = value.normalize('NFKC').trim();
  if (plain === '') return null;
  return /^-?(\d+|\d{1,3}(,\d{3})+)$/.test(plain) ? Number(plain.replaceAll(',', '')) : value;
}
