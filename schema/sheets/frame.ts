import type { RowModel, SheetModel } from './model.ts';

/**
 * A sheet whose rows come later, block by block, and are never all in one place: everything of a `SheetModel` but its
 * rows. It has one table, from the last row of `head` to the last of its rows, without a total row.
 */
export interface SheetFrame
  extends Pick<SheetModel, 'identity' | 'tabName' | 'columns' | 'frozen' | 'print'> {
  /** Title to header; the last one is the header of the table. */
  readonly head: readonly RowModel[];
  /** What is merged in the head. */
  readonly merges: SheetModel['merges'];
  /** How many rows are expected: for progress, and for what is set on whole columns. */
  readonly rows: number;
  /** Lines below the table, when so many rows are there; merged across all columns. */
  readonly foot: (rows: number) => readonly string[];
  readonly style: string;
  /** Kept with the sheet under these names, e.g. which roster it shows. */
  readonly properties: Readonly<Record<string, string>>;
}

/** A row as it came: values in the order of the columns. */
export type FrameRow = readonly (string | number | null)[];

/** The frame with `rows` empty rows in it, for what is set by rows and columns: looks, page, merges. */
export function frameModel(frame: SheetFrame, rows: number): SheetModel {
  const { head, columns, identity } = frame;
  const empty: RowModel = { role: 'data', key: null, cells: columns.map(() => ({ value: null })) };
  const foot = frame.foot(rows).map(
    (value): RowModel => ({
      role: 'note',
      key: null,
      cells: columns.map((_, index) => ({ value: index === 0 ? value : null })),
    }),
  );
  const firstNote = head.length + rows;
  return {
    identity,
    tabName: frame.tabName,
    columns,
    rows: [...head, ...Array.from({ length: rows }, () => empty), ...foot],
    merges: [
      ...frame.merges,
      ...foot.map((_, index) => ({ row: firstNote + index, column: 0, rows: 1, columns: columns.length })),
    ],
    table: null,
    dataBars: [],
    frozen: frame.frozen,
    print: frame.print,
    chart: null,
  };
}
