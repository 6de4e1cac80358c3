import { Bag } from '../wire/bag.ts';
import { invalidArgument } from '../wire/failure.ts';
import { addressOf, type Rect } from './address.ts';
import type { Cell, Scalar } from './cells.ts';
import { eventType } from './events.ts';
import type { Range } from './range.ts';
import { copyFormula } from './references.ts';
import type { Worksheet } from './worksheet.ts';

export interface SortField {
  /** Column within the range, 0-based. */
  readonly key: number;
  readonly ascending?: boolean;
}

// Excel in Chinese sorts text by pinyin.
const collator = new Intl.Collator('zh-CN', { numeric: false });

/**
 * Orders the rows of an area; blanks come last, formulas keep pointing along their own row.
 *
 * @throws Failure AccessDenied on a protected sheet when a single cell of the area is locked, whatever is allowed
 */
export function sortRows(sheet: Worksheet, rect: Rect, fields: readonly SortField[]): void {
  if (fields.some(({ key }) => key < 0 || key >= rect.columns)) throw invalidArgument();
  sheet.protection.requireUnlocked(rect);
  const lines = Array.from({ length: rect.rows }, (_, i) => ({
    row: rect.row + i,
    keys: fields.map(({ key }) => sheet.valueAt(rect.row + i, rect.column + key)),
    cells: Array.from({ length: rect.columns }, (_, c): Cell | undefined => {
      const cell = sheet.cells.at(rect.row + i, rect.column + c);
      return cell && { ...cell };
    }),
  }));
  lines.sort((a, b) => {
    for (const [i, field] of fields.entries()) {
      const order = compare(a.keys[i] ?? '', b.keys[i] ?? '', field.ascending !== false);
      if (order !== 0) return order;
    }
    return a.row - b.row;
  });
  for (const [i, line] of lines.entries())
    for (const [c, cell] of line.cells.entries()) {
      const row = rect.row + i;
      const moved = cell?.formula ? { ...cell, formula: copyFormula(cell.formula, row - line.row, 0) } : cell;
      sheet.place(row, rect.column + c, moved, true);
    }
  sheet.book.events.sendBoth(eventType.rowSorted, sheet.id, {
    address: addressOf(rect),
    worksheetId: sheet.id,
  });
  sheet.announce(rect, 'RangeEdited');
  sheet.book.events.changed();
}

/** `range.sort`. */
export class RangeSort extends Bag {
  override typeName = 'RangeSort';
  private readonly range: Range;

  constructor(range: Range) {
    super();
    this.range = range;
  }

  Apply(fields: readonly SortField[], _matchCase?: boolean, hasHeaders?: boolean): void {
    const { sheet, rect } = this.range;
    sheet.protection.require('allowSort');
    const body = hasHeaders ? { ...rect, row: rect.row + 1, rows: rect.rows - 1 } : rect;
    sortRows(sheet, body, fields);
  }
}

function compare(a: Scalar, b: Scalar, ascending: boolean): number {
  if (a === '' || b === '') return a === b ? 0 : a === '' ? 1 : -1;
  const order =
    rank(a) - rank(b) || (typeof a === 'string' ? collator.compare(a, String(b)) : Number(a) - Number(b));
  return ascending ? order : -order;
}

function rank(value: Scalar): number {
  return typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2;
}
