import { Bag } from '../wire/bag.ts';
import { Entity } from '../wire/entity.ts';
import { notImplemented } from '../wire/failure.ts';
import type { Range } from './range.ts';
import type { Table } from './table.ts';

export interface FilterCriteria {
  readonly filterOn: string;
  readonly values?: readonly unknown[];
  readonly criterion1?: string;
  readonly criterion2?: string;
  readonly operator?: 'And' | 'Or';
}

/** A table's filter: by chosen values and by one or two comparisons; rows that fail are out of sight. */
export class TableFilter extends Bag {
  override typeName = 'AutoFilter';
  readonly criteria = new Map<number, FilterCriteria>();
  private readonly table: Table;

  constructor(table: Table) {
    super();
    this.table = table;
  }

  get Enabled(): boolean {
    return true;
  }

  get IsDataFiltered(): boolean {
    return this.criteria.size > 0;
  }

  get Criteria(): (FilterCriteria | null)[] {
    return this.table.columnIds.map((id) => this.criteria.get(id) ?? null);
  }

  Apply(_range: unknown, columnIndex?: number, criteria?: FilterCriteria): void {
    if (columnIndex !== undefined && criteria) this.set(columnIndex, criteria);
  }

  set(columnIndex: number, criteria: FilterCriteria | null): void {
    this.table.sheet.protection.require('allowAutoFilter');
    const id = this.table.columnIds[columnIndex] ?? 0;
    if (criteria) this.criteria.set(id, criteria);
    else this.criteria.delete(id);
    this.Reapply();
  }

  ClearCriteria(): void {
    this.criteria.clear();
    this.Reapply();
  }

  ClearColumnCriteria(columnIndex: number): void {
    this.set(columnIndex, null);
  }

  Reapply(): void {
    const { sheet, body, columnIds } = this.table;
    for (let row = body.row; row < body.row + body.rows; row++) {
      const passes = columnIds.every((id, i) => {
        const criteria = this.criteria.get(id);
        return (
          !criteria ||
          matches(criteria, sheet.textAt(row, body.column + i), sheet.valueAt(row, body.column + i))
        );
      });
      if (passes) sheet.rows.filtered.delete(row);
      else sheet.rows.filtered.set(row, true);
    }
    sheet.book.events.changed();
  }

  GetRange(): Range {
    return this.table.GetRange();
  }

  GetRangeOrNullObject(): Range {
    return this.table.GetRange();
  }
}

/** `column.filter`, the same thing seen from one column. */
export class ColumnFilter extends Entity {
  override typeName = 'Filter';
  private readonly filter: TableFilter;
  private readonly index: number;

  constructor(filter: TableFilter, index: number) {
    super();
    this.filter = filter;
    this.index = index;
  }

  get Criteria(): FilterCriteria | null {
    return this.filter.Criteria[this.index] ?? null;
  }

  Apply(criteria: FilterCriteria): void {
    this.filter.set(this.index, criteria);
  }

  ApplyValuesFilter(values: readonly unknown[]): void {
    this.filter.set(this.index, { filterOn: 'Values', values });
  }

  ApplyCustomFilter(criterion1: string, criterion2?: string | null, operator?: 'And' | 'Or' | null): void {
    const second = criterion2 ? { criterion2, operator: operator ?? ('And' as const) } : {};
    this.filter.set(this.index, { filterOn: 'Custom', criterion1, ...second });
  }

  Clear(): void {
    this.filter.set(this.index, null);
  }
}

export function matches(criteria: FilterCriteria, text: string, value: unknown): boolean {
  if (criteria.filterOn === 'Values')
    return (criteria.values ?? []).some((wanted) => String(wanted) === text);
  if (criteria.filterOn !== 'Custom') throw notImplemented(`filterOn ${criteria.filterOn}`);
  const first = compares(criteria.criterion1 ?? '', text, value);
  if (criteria.criterion2 === undefined) return first;
  const second = compares(criteria.criterion2, text, value);
  return criteria.operator === 'Or' ? first || second : first && second;
}

function compares(criterion: string, text: string, value: unknown): boolean {
  const [, operator = '=', operand = ''] = /^(<>|<=|>=|=|<|>)?(.*)$/s.exec(criterion) ?? [];
  const number = operand === '' ? Number.NaN : Number(operand);
  if (typeof value === 'number' && !Number.isNaN(number)) {
    if (operator === '<') return value < number;
    if (operator === '<=') return value <= number;
    if (operator === '>') return value > number;
    if (operator === '>=') return value >= number;
    return operator === '<>' ? value !== number : value === number;
  }
  const pattern = operand
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const isMatch = new RegExp(`^${pattern}$`, 'isu').test(text);
  return operator === '<>' ? !isMatch : operator === '=' && isMatch;
}
