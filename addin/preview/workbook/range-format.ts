import { Entity } from '../wire/entity.ts';
import { invalidArgument } from '../wire/failure.ts';
import { lastColumn, lastRow, type Rect, rectOf } from './address.ts';
import { autofitColumns, autofitRows } from './autofit.ts';
import type { Worksheet } from './worksheet.ts';

const partTypes: Readonly<Record<string, string>> = {
  Fill: 'RangeFill',
  Font: 'RangeFont',
  Protection: 'FormatProtection',
};

/** `range.format` and its parts: reads null where the cells of the range differ. */
export class FormatPart extends Entity {
  protected readonly sheet: Worksheet;
  protected readonly rect: Rect;
  private readonly path: string;

  constructor(sheet: Worksheet, rect: Rect, path: string, typeName: string) {
    super();
    this.sheet = sheet;
    this.rect = rect;
    this.path = path;
    this.typeName = typeName;
  }

  override read(name: string): unknown {
    if (name in this) return super.read(name);
    return this.sheet.styles.common(this.rect, this.path + name);
  }

  override write(name: string, value: unknown): boolean {
    // Widths and heights ask for rights of their own.
    if (name in this) return super.write(name, value);
    this.sheet.protection.require('allowFormatCells');
    this.sheet.styles.set(this.rect, this.path + name, tidy(name, value));
    this.sheet.book.events.changed();
    return true;
  }

  Clear(): void {
    this.sheet.protection.require('allowFormatCells');
    this.sheet.styles.clear(this.rect, this.path);
    this.sheet.book.events.changed();
  }
}

/** `range.format` itself, with widths, heights and borders. */
export class RangeFormat extends FormatPart {
  constructor(sheet: Worksheet, rect: Rect) {
    super(sheet, rect, '', 'RangeFormat');
  }

  override child(name: string): Entity | undefined {
    if (name === 'Borders') return new Borders(this.sheet, this.rect);
    const type = partTypes[name];
    return type ? new FormatPart(this.sheet, this.rect, `${name}/`, type) : undefined;
  }

  /** Points; 0 for a hidden column. */
  get ColumnWidth(): number | null {
    return this.sheet.columns.commonSize(this.rect.column, this.rect.columns);
  }

  set ColumnWidth(points: number) {
    this.sheet.protection.require('allowFormatColumns');
    this.sheet.columns.resize(this.rect.column, this.rect.columns, points);
    this.sheet.book.events.changed();
  }

  get RowHeight(): number | null {
    return this.sheet.rows.commonSize(this.rect.row, this.rect.rows);
  }

  set RowHeight(points: number) {
    this.sheet.protection.require('allowFormatRows');
    this.sheet.rows.resize(this.rect.row, this.rect.rows, points);
    this.sheet.book.events.changed();
  }

  AutofitColumns(): void {
    this.sheet.protection.require('allowFormatColumns');
    autofitColumns(this.sheet, this.rect);
  }

  AutofitRows(): void {
    this.sheet.protection.require('allowFormatRows');
    autofitRows(this.sheet, this.rect);
  }
}

const sides = [
  'EdgeTop',
  'EdgeBottom',
  'EdgeLeft',
  'EdgeRight',
  'InsideVertical',
  'InsideHorizontal',
  'DiagonalDown',
  'DiagonalUp',
] as const;
type Side = (typeof sides)[number];

class Borders extends Entity {
  override typeName = 'RangeBorderCollection';
  private readonly sheet: Worksheet;
  private readonly rect: Rect;

  constructor(sheet: Worksheet, rect: Rect) {
    super();
    this.sheet = sheet;
    this.rect = rect;
  }

  override items(): readonly Border[] {
    return sides.map((side) => new Border(this.sheet, this.rect, side));
  }

  override item(key: unknown): Border {
    const side = sides.find((s) => s === key);
    if (!side) throw invalidArgument();
    return new Border(this.sheet, this.rect, side);
  }

  GetItemAt(index: number): Border {
    return this.item(sides[index]);
  }

  get Count(): number {
    return sides.length;
  }
}

/** One side of a range. Kept on the cells as Top, Bottom, Left and Right, so that a part of the range sees its own. */
class Border extends Entity {
  override typeName = 'RangeBorder';
  private readonly sheet: Worksheet;
  private readonly rect: Rect;
  private readonly side: Side;

  constructor(sheet: Worksheet, rect: Rect, side: Side) {
    super();
    this.sheet = sheet;
    this.rect = rect;
    this.side = side;
  }

  override get Id(): unknown {
    return this.side;
  }

  get SideIndex(): string {
    return this.side;
  }

  override read(name: string): unknown {
    if (name in this) return super.read(name);
    const place = this.places()[0];
    return place ? this.sheet.styles.common(place.rect, `Borders/${place.edge}/${name}`) : null;
  }

  override write(name: string, value: unknown): boolean {
    this.sheet.protection.require('allowFormatCells');
    for (const { rect, edge } of this.places())
      this.sheet.styles.set(rect, `Borders/${edge}/${name}`, tidy(name, value));
    this.sheet.book.events.changed();
    return true;
  }

  private places(): readonly { rect: Rect; edge: string }[] {
    const { row, column, rows, columns } = this.rect;
    switch (this.side) {
      case 'EdgeTop':
        return [{ rect: rectOf(row, column, 1, columns), edge: 'Top' }];
      case 'EdgeBottom':
        return [{ rect: rectOf(lastRow(this.rect), column, 1, columns), edge: 'Bottom' }];
      case 'EdgeLeft':
        return [{ rect: rectOf(row, column, rows, 1), edge: 'Left' }];
      case 'EdgeRight':
        return [{ rect: rectOf(row, lastColumn(this.rect), rows, 1), edge: 'Right' }];
      case 'InsideHorizontal':
        return rows < 2
          ? []
          : [
              { rect: rectOf(row, column, rows - 1, columns), edge: 'Bottom' },
              { rect: rectOf(row + 1, column, rows - 1, columns), edge: 'Top' },
            ];
      case 'InsideVertical':
        return columns < 2
          ? []
          : [
              { rect: rectOf(row, column, rows, columns - 1), edge: 'Right' },
              { rect: rectOf(row, column + 1, rows, columns - 1), edge: 'Left' },
            ];
      default:
        return [{ rect: this.rect, edge: this.side }];
    }
  }
}

/** Colours come back as `#RRGGBB` in capitals, whatever case they were given in. */
function tidy(name: string, value: unknown): unknown {
  return name === 'Color' && typeof value === 'string' && value.startsWith('#') ? value.toUpperCase() : value;
}
