import { maxColumns, maxRows, type Rect } from './address.ts';
import type { Cell, Cells } from './cells.ts';

type Style = Record<string, unknown>;

/** What an untouched cell has, as Excel reports it in a Chinese workbook. */
const defaults: Readonly<Style> = {
  NumberFormat: 'General',
  HorizontalAlignment: 'General',
  VerticalAlignment: 'Center',
  WrapText: false,
  IndentLevel: 0,
  ShrinkToFit: false,
  TextOrientation: 0,
  'Fill/Color': '#FFFFFF',
  'Font/Name': '等线',
  'Font/Size': 11,
  'Font/Color': '#000000',
  'Font/Bold': false,
  'Font/Italic': false,
  'Font/Underline': 'None',
  'Font/Strikethrough': false,
  'Protection/Locked': true,
  'Protection/FormulaHidden': false,
};

/** Formats of a sheet: of single cells, and of whole rows, columns or the sheet under them. */
export class Styles {
  private readonly columns = new Map<number, Style>();
  private readonly rows = new Map<number, Style>();
  private readonly sheet: Style = {};
  private readonly cells: () => Cells;

  constructor(cells: () => Cells) {
    this.cells = cells;
  }

  at(row: number, column: number, key: string): unknown {
    const cell = this.cells().at(row, column);
    const own = key === 'NumberFormat' ? cell?.numberFormat : cell?.style?.[key];
    return (
      own ?? this.rows.get(row)?.[key] ?? this.columns.get(column)?.[key] ?? this.sheet[key] ?? defaultOf(key)
    );
  }

  set(rect: Rect, key: string, value: unknown): void {
    if (rect.rows === maxRows || rect.columns === maxColumns) this.setLayer(rect, key, value);
    else {
      const cells = this.cells();
      const put = putter(key, value);
      for (let row = rect.row; row < rect.row + rect.rows; row++)
        for (let column = rect.column; column < rect.column + rect.columns; column++)
          put(cells.open(row, column));
    }
  }

  /** The value all cells share, or null when they differ, as Excel answers. */
  common(rect: Rect, key: string): unknown {
    const isWide = rect.rows === maxRows || rect.columns === maxColumns;
    const seen = new Set<unknown>();
    if (isWide) {
      seen.add(this.at(rect.row, rect.column, key));
      for (const [row, column] of this.cells().within(rect)) seen.add(this.at(row, column, key));
    } else
      for (let row = rect.row; row < rect.row + rect.rows && seen.size < 2; row++)
        for (let column = rect.column; column < rect.column + rect.columns && seen.size < 2; column++)
          seen.add(this.at(row, column, key));
    return seen.size === 1 ? [...seen][0] : null;
  }

  clear(rect: Rect, prefix = ''): void {
    for (const [, , cell] of this.cells().within(rect)) {
      if (prefix === '') {
        delete cell.numberFormat;
        delete cell.style;
      } else if (cell.style)
        cell.style = Object.fromEntries(
          Object.entries(cell.style).filter(([key]) => !key.startsWith(prefix)),
        );
    }
  }

  /** Moves the layers along when whole rows or columns come or go. */
  shift(axis: 'rows' | 'columns', at: number, by: number): void {
    shiftKeys(axis === 'rows' ? this.rows : this.columns, at, by);
  }

  copyInto(other: Styles): void {
    for (const [column, style] of this.columns) other.columns.set(column, { ...style });
    for (const [row, style] of this.rows) other.rows.set(row, { ...style });
    Object.assign(other.sheet, this.sheet);
  }

  private setLayer(rect: Rect, key: string, value: unknown): void {
    if (rect.rows === maxRows && rect.columns === maxColumns) this.sheet[key] = value;
    else if (rect.rows === maxRows)
      for (let i = rect.column; i < rect.column + rect.columns; i++)
        this.columns.set(i, { ...this.columns.get(i), [key]: value });
    else
      for (let i = rect.row; i < rect.row + rect.rows; i++)
        this.rows.set(i, { ...this.rows.get(i), [key]: value });
    const put = putter(key, value);
    for (const [, , cell] of this.cells().within(rect)) put(cell);
  }
}

/** Sets one property of a cell. Cells that look alike share one style, because a column has thousands of them. */
function putter(key: string, value: unknown): (cell: Cell) => void {
  if (key === 'NumberFormat') {
    const format = String(value);
    return (cell) => {
      cell.numberFormat = format;
    };
  }
  const made = new Map<Cell['style'], Style>();
  return (cell) => {
    let style = made.get(cell.style);
    if (!style) {
      style = { ...cell.style, [key]: value };
      made.set(cell.style, style);
    }
    cell.style = style;
  };
}

/** Shifts the keys of a per-row or per-column map: `by` positive inserts, negative deletes. */
export function shiftKeys<T>(map: Map<number, T>, at: number, by: number): void {
  const entries = [...map];
  map.clear();
  for (const [key, value] of entries) {
    if (key < at) map.set(key, value);
    else if (by > 0 || key >= at - by) map.set(key + by, value);
  }
}

function defaultOf(key: string): unknown {
  if (key.startsWith('Borders/'))
    return key.endsWith('/Style') ? 'None' : key.endsWith('/Weight') ? 'Thin' : '#000000';
  return defaults[key] ?? null;
}
