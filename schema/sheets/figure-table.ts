import type { LocalDate } from '../values/local-date.ts';
import type { CampaignView } from './layout.ts';
import type { SheetIdentity } from './model.ts';

/** What GraphQL's `FigureTable` answers: rows in the order of `columns`, the first of which is the key. */
export interface FigureTableView {
  readonly columns: readonly string[];
  readonly rows: readonly FigureRow[];
  /** One row. */
  readonly total: readonly FigureRow[];
  readonly asOfOn: LocalDate;
  /** ISO instant. */
  readonly calculatedAt: string;
  readonly hasQuotas: boolean;
  readonly rowSumQuota: number | null;
  readonly quotaDifference: number | null;
  readonly totalCount: number;
}

export type FigureRow = readonly (string | number | null)[];

/** A table of figures and where it belongs. */
export interface FigureSheetView extends FigureTableView {
  readonly campaign: CampaignView;
  readonly identity: SheetIdentity;
  /** The division whose rows are shown, when it is not the county; goes into title and tab. */
  readonly divisionName?: string | null;
}

/** Reads cells of a row by the name of their column. */
export interface RowReader {
  text(row: FigureRow, column: string): string;
  /** @throws Error for what is no number: the answer is our own */
  whole(row: FigureRow, column: string): number;
  wholeOrNull(row: FigureRow, column: string): number | null;
}

/** @throws Error by its functions for a column that the table does not have: a bug */
export function rowReader(columns: readonly string[]): RowReader {
  const places = new Map(columns.map((column, index) => [column, index]));
  const cell = (row: FigureRow, column: string) => {
    const place = places.get(column);
    if (place === undefined) throw new Error(`a table of figures has no column ${column}`);
    return row[place] ?? null;
  };
  const wholeOrNull = (row: FigureRow, column: string) => {
    const value = cell(row, column);
    if (typeof value === 'string') throw new Error(`column ${column} of a table of figures is no number`);
    return value;
  };
  return {
    text: (row, column) => String(cell(row, column) ?? ''),
    wholeOrNull,
    whole(row, column) {
      const value = wholeOrNull(row, column);
      if (value === null) throw new Error(`column ${column} of a table of figures is empty`);
      return value;
    },
  };
}
