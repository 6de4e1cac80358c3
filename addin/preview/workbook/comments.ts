import { Collection, Entity } from '../wire/entity.ts';
import { invalidArgument, itemNotFound } from '../wire/failure.ts';
import { rectOf } from './address.ts';
import { Range } from './range.ts';
import type { Workbook } from './workbook.ts';
import type { Worksheet } from './worksheet.ts';

export class Comment extends Entity {
  override typeName = 'Comment';
  readonly sheet: Worksheet;
  row: number;
  column: number;
  Content: string;
  Resolved = false;
  readonly AuthorName = '示例用户';
  readonly AuthorEmail = '';
  readonly ContentType = 'Plain';
  private readonly ownId: string;

  constructor(sheet: Worksheet, row: number, column: number, content: string) {
    super();
    this.sheet = sheet;
    this.row = row;
    this.column = column;
    this.Content = content;
    this.ownId = sheet.book.newId();
  }

  override get Id(): unknown {
    return this.ownId;
  }

  GetLocation(): Range {
    return new Range(this.sheet, rectOf(this.row, this.column));
  }

  Delete(): void {
    this.sheet.book.comments.remove(this);
    this.sheet.book.events.changed();
  }
}

/** Comments of the workbook, or seen from one sheet. A cell holds at most one. */
export class Comments extends Collection<Comment> {
  override typeName = 'CommentCollection';
  private readonly book: Workbook;
  private readonly sheet: Worksheet | null;

  constructor(book: Workbook, sheet: Worksheet | null) {
    super();
    this.book = book;
    this.sheet = sheet;
  }

  override items(): readonly Comment[] {
    return this.sheet ? this.book.comments.items().filter((c) => c.sheet === this.sheet) : this.list;
  }

  Add(cellAddress: unknown, content: string): Comment {
    const range = this.sheet ? this.sheet.rangeFrom(cellAddress) : this.book.rangeFrom(cellAddress);
    range.sheet.protection.require('allowEditObjects');
    if (range.CellCount !== 1 || this.at(range) || content === '') throw invalidArgument();
    const comment = new Comment(range.sheet, range.rect.row, range.rect.column, content);
    this.book.comments.add(comment);
    this.book.events.changed();
    return comment;
  }

  GetItemByCell(cellAddress: unknown): Comment {
    const range = this.sheet ? this.sheet.rangeFrom(cellAddress) : this.book.rangeFrom(cellAddress);
    const found = this.at(range);
    if (!found) throw itemNotFound();
    return found;
  }

  private at({ sheet, rect }: Range): Comment | undefined {
    return this.book.comments
      .items()
      .find((c) => c.sheet === sheet && c.row === rect.row && c.column === rect.column);
  }
}
