import { Bag } from '../wire/bag.ts';
import { Entity } from '../wire/entity.ts';
import { itemNotFound } from '../wire/failure.ts';
import { maxColumns, maxRows, type Rect } from './address.ts';
import { Range } from './range.ts';
import type { Worksheet } from './worksheet.ts';

/** Print set-up: remembered as given; titles and print area follow when cells move. */
export class PageLayout extends Bag {
  override typeName = 'PageLayout';
  titleRows: Rect | null = null;
  titleColumns: Rect | null = null;
  printArea: Rect | null = null;
  private readonly sheet: Worksheet;

  constructor(sheet: Worksheet) {
    super(
      {
        Orientation: 'Portrait',
        PaperSize: 'A4',
        Zoom: { scale: 100 },
        CenterHorizontally: false,
        CenterVertically: false,
        BlackAndWhite: false,
        DraftMode: false,
        FirstPageNumber: '',
        PrintComments: 'NoComments',
        PrintErrors: 'AsDisplayed',
        PrintGridlines: false,
        PrintHeadings: false,
        PrintOrder: 'DownThenOver',
        TopMargin: 54,
        BottomMargin: 54,
        LeftMargin: 50.4,
        RightMargin: 50.4,
        HeaderMargin: 21.6,
        FooterMargin: 21.6,
      },
      () => sheet.book.events.changed(),
    );
    this.sheet = sheet;
  }

  override write(name: string, value: unknown): boolean {
    this.sheet.protection.requireOpen();
    return super.write(name, value);
  }

  SetPrintTitleRows(rows: unknown): void {
    this.titleRows = { ...this.sheet.rangeFrom(rows).rect, column: 0, columns: maxColumns };
    this.sheet.book.events.changed();
  }

  SetPrintTitleColumns(columns: unknown): void {
    this.titleColumns = { ...this.sheet.rangeFrom(columns).rect, row: 0, rows: maxRows };
    this.sheet.book.events.changed();
  }

  SetPrintArea(area: unknown): void {
    this.printArea = this.sheet.rangeFrom(area).rect;
    this.sheet.book.events.changed();
  }

  /** @param unit `Points`, `Inches` or `Centimeters` */
  SetPrintMargins(unit: string, margins: Readonly<Record<string, number>>): void {
    const points = unit === 'Inches' ? 72 : unit === 'Centimeters' ? 72 / 2.54 : 1;
    for (const [side, size] of Object.entries(margins))
      this.values[`${side.charAt(0).toUpperCase()}${side.slice(1)}Margin`] = size * points;
    this.sheet.book.events.changed();
  }

  GetPrintTitleRows(): Range {
    return this.GetPrintTitleRowsOrNullObject() ?? missing();
  }

  GetPrintTitleRowsOrNullObject(): Range | null {
    return this.titleRows && new Range(this.sheet, this.titleRows);
  }

  GetPrintTitleColumnsOrNullObject(): Range | null {
    return this.titleColumns && new Range(this.sheet, this.titleColumns);
  }

  moved(move: (area: Rect) => Rect | null): void {
    this.titleRows = this.titleRows && move(this.titleRows);
    this.titleColumns = this.titleColumns && move(this.titleColumns);
    this.printArea = this.printArea && move(this.printArea);
  }
}

/** `worksheet.freezePanes`: the rows and columns at the top left that stay in view. */
export class FreezePanes extends Entity {
  override typeName = 'WorksheetFreezePanes';
  frozen: Rect | null = null;
  private readonly sheet: Worksheet;

  constructor(sheet: Worksheet) {
    super();
    this.sheet = sheet;
  }

  FreezeAt(range: unknown): void {
    const { rect } = this.sheet.rangeFrom(range);
    const rows = rect.rows === maxRows ? maxRows : rect.row + rect.rows;
    const columns = rect.columns === maxColumns ? maxColumns : rect.column + rect.columns;
    this.set({ row: 0, column: 0, rows, columns });
  }

  FreezeRows(rows = 1): void {
    this.set(rows > 0 ? { row: 0, column: 0, rows, columns: maxColumns } : null);
  }

  FreezeColumns(columns = 1): void {
    this.set(columns > 0 ? { row: 0, column: 0, rows: maxRows, columns } : null);
  }

  Unfreeze(): void {
    this.set(null);
  }

  GetLocation(): Range {
    return this.GetLocationOrNullObject() ?? missing();
  }

  GetLocationOrNullObject(): Range | null {
    return this.frozen && new Range(this.sheet, this.frozen);
  }

  private set(rect: Rect | null): void {
    this.frozen = rect;
    this.sheet.book.events.changed();
  }
}

function missing(): never {
  throw itemNotFound();
}
