/** Excel on the web takes at most 5 MB a request; half of that leaves room for everything around the values. */
export const blockBytes = 2_000_000;

/** A stretch of rows small enough for one sync. */
export interface RowBlock<Row> {
  /** Index of the first row. */
  readonly from: number;
  readonly rows: readonly Row[];
}

/**
 * Cuts rows into blocks whose JSON stays under `limit` bytes of UTF-8, in which a Chinese character is 3.
 * A single row above the limit is a block of its own: there is no smaller piece.
 */
export function rowBlocks<Row>(rows: readonly Row[], limit: number = blockBytes): readonly RowBlock<Row>[] {
  const encoder = new TextEncoder();
  const blocks: { from: number; rows: Row[] }[] = [];
  let size = 0;
  rows.forEach((row, index) => {
    const bytes = encoder.encode(JSON.stringify(row)).length + 1;
    const last = blocks.at(-1);
    if (!last || size + bytes > limit) {
      blocks.push({ from: index, rows: [row] });
      size = bytes;
    } else {
      last.rows.push(row);
      size += bytes;
    }
  });
  return blocks;
}
