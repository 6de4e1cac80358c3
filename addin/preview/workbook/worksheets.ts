import { Collection } from '../wire/entity.ts';
import { alreadyExists, invalidArgument, invalidOperation } from '../wire/failure.ts';
import { eventType, wholeWorkbook } from './events.ts';
import type { Workbook } from './workbook.ts';
import { Worksheet } from './worksheet.ts';

export class Worksheets extends Collection<Worksheet> {
  override typeName = 'WorksheetCollection';
  private readonly book: Workbook;

  constructor(book: Workbook) {
    super();
    this.book = book;
  }

  Add(name?: string | null): Worksheet {
    let number = this.list.length + 1;
    while (this.find(`Sheet${number}`)) number++;
    const given = name ?? `Sheet${number}`;
    this.requireFreeName(given, null);
    const sheet = this.add(new Worksheet(this.book, given));
    this.book.calculation.forget();
    this.book.events.send(eventType.sheetAdded, wholeWorkbook, { worksheetId: sheet.id });
    this.book.events.changed();
    return sheet;
  }

  GetActiveWorksheet(): Worksheet {
    return this.book.active;
  }

  GetFirst(visibleOnly?: boolean): Worksheet {
    return this.visible(visibleOnly)[0] as Worksheet;
  }

  GetLast(visibleOnly?: boolean): Worksheet {
    return this.visible(visibleOnly).at(-1) as Worksheet;
  }

  override GetCount(visibleOnly?: unknown): number {
    return this.visible(visibleOnly === true).length;
  }

  move(sheet: Worksheet, position: number): void {
    if (!(position >= 0 && position < this.list.length)) throw invalidArgument();
    this.remove(sheet);
    this.add(sheet, position);
    this.book.calculation.forget();
    this.book.events.changed();
  }

  requireFreeName(name: string, own: Worksheet | null): void {
    const isBad = name === '' || name.length > 31 || /[\\/?*[\]:]/.test(name) || /^'|'$/.test(name);
    if (isBad) throw invalidArgument();
    const other = this.find(name);
    if (other && other !== own) throw alreadyExists();
  }

  requireAnotherVisible(sheet: Worksheet): void {
    if (this.visible(true).every((other) => other === sheet))
      throw invalidOperation('A workbook must contain at least one visible worksheet.');
  }

  private visible(visibleOnly?: boolean): readonly Worksheet[] {
    return visibleOnly ? this.list.filter((sheet) => sheet.Visibility === 'Visible') : this.list;
  }
}
