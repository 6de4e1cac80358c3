import { Collection, Entity } from '../wire/entity.ts';
import { invalidArgument, invalidOperation } from '../wire/failure.ts';
import {
  addressOf,
  contains,
  intersect,
  maxColumns,
  maxRows,
  type Rect,
  rectOf,
  tryParseAddress,
} from './address.ts';
import { type Cell, Cells, type Scalar } from './cells.ts';
import { Charts } from './charts.ts';
import { type Comment, Comments } from './comments.ts';
import type { ConditionalFormat } from './conditional-formats.ts';
import { readEntry } from './entry.ts';
import { eventType } from './events.ts';
import { KeyValues } from './key-values.ts';
import { Lines } from './lines.ts';
import { Names } from './names.ts';
import { FreezePanes, PageLayout } from './page-layout.ts';
import { Protection } from './protection.ts';
import { Range, valueType } from './range.ts';
import { copySheet } from './sheet-copy.ts';
import { SheetFilter } from './sheet-filter.ts';
import { Styles } from './styles.ts';
import { announceTable } from './table.ts';
import { Tables } from './tables.ts';
import { displayText } from './text.ts';
import type { ValidationArea } from './validation.ts';
import type { Workbook } from './workbook.ts';

/** Points of an unsized column and row in a Chinese workbook. */
const defaultColumnPoints = 54;
const defaultRowPoints = 14.25;

export class Worksheet extends Entity {
  override typeName = 'Worksheet';
  readonly book: Workbook;
  readonly id: string;
  readonly cells = new Cells();
  readonly styles = new Styles(() => this.cells);
  readonly columns = new Lines(defaultColumnPoints);
  readonly rows = new Lines(defaultRowPoints);
  merges: Rect[] = [];
  validations: ValidationArea[] = [];
  readonly conditionalFormats = new Collection<ConditionalFormat>();
  readonly tables: Tables;
  readonly charts: Charts;
  readonly names: Names;
  readonly protection: Protection;
  readonly filter = new SheetFilter(this);
  readonly freezePanes: FreezePanes;
  readonly pageLayout: PageLayout;
  readonly customProperties = new KeyValues('WorksheetCustomProperty');
  ShowGridlines = true;
  ShowHeadings = true;
  StandardWidth = 8.38;
  EnableCalculation = true;
  readonly StandardHeight = defaultRowPoints;
  private visibility = 'Visible';
  private tabColor = '';
  private name: string;

  constructor(book: Workbook, name: string) {
    super();
    this.book = book;
    this.name = name;
    this.id = book.newId();
    this.tables = new Tables(book, this);
    this.charts = new Charts(this);
    this.names = new Names(book, this);
    this.protection = new Protection(this);
    this.freezePanes = new FreezePanes(this);
    this.pageLayout = new PageLayout(this);
  }

  override get Id(): unknown {
    return this.id;
  }

  override child(name: string): Entity | undefined {
    const children: Readonly<Record<string, Entity>> = {
      Tables: this.tables,
      Charts: this.charts,
      Names: this.names,
      Protection: this.protection,
      AutoFilter: this.filter,
      FreezePanes: this.freezePanes,
      PageLayout: this.pageLayout,
      CustomProperties: this.customProperties,
      Comments: new Comments(this.book, this),
    };
    return children[name];
  }

  get Name(): string {
    return this.name;
  }

  set Name(name: string) {
    this.book.sheets.requireFreeName(name, this);
    const before = this.name;
    this.name = name;
    this.book.sheetRenamed(this, before);
  }

  get Position(): number {
    return this.book.sheets.items().indexOf(this);
  }

  set Position(position: number) {
    this.book.sheets.move(this, position);
  }

  get Visibility(): string {
    return this.visibility;
  }

  set Visibility(visibility: string) {
    if (visibility !== 'Visible') this.book.sheets.requireAnotherVisible(this);
    this.visibility = visibility;
    this.book.events.changed();
  }

  get TabColor(): string {
    return this.tabColor;
  }

  set TabColor(color: string) {
    this.tabColor = color.toUpperCase();
    this.book.events.changed();
  }

  get comments(): readonly Comment[] {
    return this.book.comments.items().filter((comment) => comment.sheet === this);
  }

  valueAt(row: number, column: number): Scalar {
    const cell = this.cells.at(row, column);
    if (!cell) return '';
    return cell.formula === undefined ? cell.value : this.book.calculation.value(this.Position, row, column);
  }

  textAt(row: number, column: number): string {
    return displayText(this.valueAt(row, column), String(this.styles.at(row, column, 'NumberFormat')));
  }

  touch(row: number, column: number): void {
    this.book.calculation.touch(this.Position, row, column);
  }

  /** Writes what somebody entered, read the way Excel reads it; a merged cell takes values in its corner alone. */
  enter(row: number, column: number, raw: unknown): void {
    const here = rectOf(row, column);
    if (this.merges.some((m) => contains(m, here) && (m.row !== row || m.column !== column))) return;
    const entry = readEntry(raw, String(this.styles.at(row, column, 'NumberFormat')), this.book.year);
    if (entry.kind === 'formula') this.place(row, column, { value: '', formula: entry.formula });
    else {
      this.place(row, column, { value: entry.value });
      if (entry.numberFormat !== undefined) this.styles.set(here, 'NumberFormat', entry.numberFormat);
    }
    for (const table of this.tables.items())
      if (contains({ ...table.rect, rows: 1 }, here)) {
        table.nameHeaders();
        this.book.calculation.forget();
      }
  }

  /** Puts a value or formula as it is; the format stays unless the cell brings its own along. */
  place(row: number, column: number, cell: Cell | undefined, withFormat = false): void {
    if (withFormat) this.cells.put(row, column, cell);
    else if (cell) {
      const target = this.cells.open(row, column);
      target.value = cell.value;
      if (cell.formula === undefined) delete target.formula;
      else target.formula = cell.formula;
    }
    this.touch(row, column);
  }

  merge(rect: Rect): void {
    this.protection.requireOpen();
    if (this.tables.items().some((table) => intersect(table.rect, rect)))
      throw invalidOperation("Cells of a table can't be merged.");
    if (rect.rows * rect.columns === 1) return;
    for (const [row, column] of [...this.cells.within(rect)])
      if (row !== rect.row || column !== rect.column) this.place(row, column, { value: '' });
    this.merges = [...this.merges.filter((m) => !intersect(m, rect)), rect];
    this.book.events.changed();
  }

  /** Tells the add-in that cells changed; for a single cell with the value before and after. */
  announce(rect: Rect, changeType: string, before?: Scalar, shiftDirection = 'None'): void {
    const address = addressOf(rect);
    const after = before === undefined ? undefined : this.valueAt(rect.row, rect.column);
    const details =
      before === undefined || after === undefined
        ? {}
        : {
            valueBefore: before,
            valueAfter: after,
            valueTypeBefore: before === '' ? 'Empty' : valueType(before),
            valueTypeAfter: after === '' ? 'Empty' : valueType(after),
          };
    this.book.events.sendBoth(eventType.sheetChanged, this.id, {
      address,
      changeType,
      worksheetId: this.id,
      shiftDirection,
      referenceId: `${this.id}!${address}`,
      ...details,
    });
    for (const table of this.tables.items()) {
      const touched = intersect(table.rect, rect);
      if (touched) announceTable(table, addressOf(touched), changeType);
    }
  }

  /** A range from what the add-in passes: a range, an address with or without a sheet, a name or a table's name. */
  rangeFrom(given: unknown): Range {
    if (given instanceof Range) return given;
    if (typeof given !== 'string') throw invalidArgument();
    const rect = tryParseAddress(given);
    return rect ? new Range(this, rect) : this.book.rangeFrom(given, this);
  }

  GetRange(address?: string | null): Range {
    if (address === null || address === undefined || address === '')
      return new Range(this, { row: 0, column: 0, rows: maxRows, columns: maxColumns });
    return this.rangeFrom(address);
  }

  GetCell(row: number, column: number): Range {
    return new Range(this, rectOf(row, column));
  }

  GetRangeByIndexes(row: number, column: number, rows: number, columns: number): Range {
    return new Range(this, { row, column, rows, columns });
  }

  GetUsedRange(valuesOnly?: boolean): Range {
    return this.GetUsedRangeOrNullObject(valuesOnly) ?? this.GetCell(0, 0);
  }

  GetUsedRangeOrNullObject(valuesOnly?: boolean): Range | null {
    return this.GetRange().GetUsedRangeOrNullObject(valuesOnly);
  }

  GetNextOrNullObject(): Worksheet | null {
    return this.book.sheets.items()[this.Position + 1] ?? null;
  }

  GetPreviousOrNullObject(): Worksheet | null {
    return this.book.sheets.items()[this.Position - 1] ?? null;
  }

  _GetSheetById(id: string): Worksheet | null {
    return this.book.sheets.find(id);
  }

  _GetAnotherWorksheetById(id: string): Worksheet | null {
    return this.book.sheets.find(id);
  }

  Activate(): void {
    this.book.activate(this);
  }

  Calculate(): void {}

  Delete(): void {
    if (this.visibility === 'VeryHidden')
      throw invalidOperation('A very hidden worksheet cannot be deleted.');
    this.book.sheets.requireAnotherVisible(this);
    this.book.sheetGone(this);
  }

  Copy(positionType = 'None', relativeTo: Worksheet | null = null): Worksheet {
    return copySheet(this, positionType, relativeTo);
  }
}
