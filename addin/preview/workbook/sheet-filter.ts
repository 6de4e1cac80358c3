import { Entity } from '../wire/entity.ts';
import { invalidArgument, itemNotFound } from '../wire/failure.ts';
import { type Rect, rectOf } from './address.ts';
import { Range } from './range.ts';
import { type FilterCriteria, matches } from './table-filter.ts';
import type { Worksheet } from './worksheet.ts';

/** `worksheet.autoFilter`: buttons over a header and its rows; one a sheet. */
export class SheetFilter extends Entity {
  override typeName = 'AutoFilter';
  /** Header included; null: none. */
  rect: Rect | null = null;
  /** By column of the sheet. */
  private criteria = new Map<number, FilterCriteria>();
  private readonly sheet: Worksheet;

  constructor(sheet: Worksheet) {
    super();
    this.sheet = sheet;
  }

  get Enabled(): boolean {
    return this.rect !== null;
  }

  get IsDataFiltered(): boolean {
    return this.criteria.size > 0;
  }

  get Criteria(): (FilterCriteria | null)[] {
    const { column, columns } = this.rect ?? { column: 0, columns: 0 };
    return Array.from({ length: columns }, (_, at) => this.criteria.get(column + at) ?? null);
  }

  /** On a protected sheet buttons that are there may be used, new ones may not be made. */
  Apply(range: unknown, columnIndex?: number | null, criteria?: FilterCriteria | null): void {
    const { rect } = this.sheet.rangeFrom(range);
    const isThere = JSON.stringify(rect) === JSON.stringify(this.rect);
    if (isThere) this.sheet.protection.require('allowAutoFilter');
    else this.sheet.protection.requireOpen();
    if (!isThere) this.criteria.clear();
    this.rect = rect;
    if (typeof columnIndex === 'number' && criteria) this.set(columnIndex, criteria);
    else this.Reapply();
  }

  /** @param columnIndex from the left of the area */
  set(columnIndex: number, criteria: FilterCriteria | null): void {
    this.sheet.protection.require('allowAutoFilter');
    const { rect } = this;
    if (!rect || columnIndex < 0 || columnIndex >= rect.columns) throw invalidArgument();
    if (criteria) this.criteria.set(rect.column + columnIndex, criteria);
    else this.criteria.delete(rect.column + columnIndex);
    this.Reapply();
  }

  ClearCriteria(): void {
    this.sheet.protection.require('allowAutoFilter');
    this.criteria.clear();
    this.Reapply();
  }

  ClearColumnCriteria(columnIndex: number): void {
    this.set(columnIndex, null);
  }

  Reapply(): void {
    const { sheet, rect } = this;
    for (let row = (rect?.row ?? 0) + 1; rect && row < rect.row + rect.rows; row++) {
      const passes = [...this.criteria].every(([column, criteria]) =>
        matches(criteria, sheet.textAt(row, column), sheet.valueAt(row, column)),
      );
      if (passes) sheet.rows.filtered.delete(row);
      else sheet.rows.filtered.set(row, true);
    }
    sheet.book.events.changed();
  }

  Remove(): void {
    this.sheet.protection.requireOpen();
    this.criteria.clear();
    this.Reapply();
    this.rect = null;
  }

  GetRange(): Range {
    const range = this.GetRangeOrNullObject();
    if (!range) throw itemNotFound();
    return range;
  }

  GetRangeOrNullObject(): Range | null {
    return this.rect && new Range(this.sheet, this.rect);
  }

  moved(move: (area: Rect) => Rect | null): void {
    const row = this.rect?.row ?? 0;
    const criteria = [...this.criteria].flatMap(([column, each]): [number, FilterCriteria][] => {
      const cell = move(rectOf(row, column));
      return cell ? [[cell.column, each]] : [];
    });
    this.criteria = new Map(criteria);
    this.rect = this.rect && move(this.rect);
  }

  copyInto(copy: SheetFilter): void {
    copy.rect = this.rect;
    copy.criteria = new Map(this.criteria);
  }
}
