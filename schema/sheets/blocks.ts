/** One cell to write, 0-based within the table's body or total row. */
export interface CellWrite {
  readonly part: 'body' | 'total';
  readonly row: number;
  readonly column: number;
  /** Ready for `range.values`: guarded text, a number, `''` to empty the cell, or a formula of ours. */
  readonly value: string | number;
}

/** A rectangle to write with one call. */
export interface WriteBlock {
  readonly part: 'body' | 'total';
  readonly row: number;
  readonly column: number;
  /** Null leaves the cell as it is, which is what `range.values` does with null. */
  readonly values: readonly (readonly (string | number | null)[])[];
}

/** More calls than this cost more than a few nulls. */
const mostExactBlocks = 40;

/** Cells of one loose rectangle; larger ones cost more to read than one for each column. */
const mostLooseCells = 20_000;

/**
 * Groups cells into rectangles, top to bottom. Few cells give rectangles of exactly those cells; many scattered
 * ones give one rectangle for the body and one for the total row, with null in the cells between.
 */
export function rectangles(cells: readonly CellWrite[]): WriteBlock[] {
  return exactRectangles(cells) ?? looseRectangles(cells);
}

interface Growing {
  readonly part: 'body' | 'total';
  readonly row: number;
  readonly column: number;
  readonly values: (string | number)[][];
}

/** Null when there would be too many. */
function exactRectangles(cells: readonly CellWrite[]): WriteBlock[] | null {
  const blocks: Growing[] = [];
  for (const run of runs(cells)) {
    const above = blocks.find(
      (block) =>
        block.part === run.part &&
        block.column === run.column &&
        block.row + block.values.length === run.row &&
        block.values[0]?.length === run.values[0]?.length,
    );
    if (above) above.values.push(...run.values);
    else blocks.push(run);
    if (blocks.length > mostExactBlocks) return null;
  }
  return blocks;
}

/** Stretches of neighbouring cells within one row, in reading order. */
function runs(cells: readonly CellWrite[]): Growing[] {
  const found: Growing[] = [];
  for (const cell of inReadingOrder(cells)) {
    const last = found.at(-1);
    const line = last?.values[0];
    const continues =
      last &&
      line &&
      last.part === cell.part &&
      last.row === cell.row &&
      last.column + line.length === cell.column;
    if (continues) line.push(cell.value);
    else found.push({ part: cell.part, row: cell.row, column: cell.column, values: [[cell.value]] });
  }
  return found;
}

function looseRectangles(cells: readonly CellWrite[]): WriteBlock[] {
  return (['body', 'total'] as const).flatMap((part): WriteBlock[] => {
    const own = cells.filter((cell) => cell.part === part);
    const whole = looseRectangle(part, own);
    if (
      whole.length === 0 ||
      (whole[0]?.values.length ?? 0) * (whole[0]?.values[0]?.length ?? 0) <= mostLooseCells
    )
      return whole;
    const columns = [...new Set(own.map(({ column }) => column))].sort((a, b) => a - b);
    return columns.flatMap((column) =>
      looseRectangle(
        part,
        own.filter((cell) => cell.column === column),
      ),
    );
  });
}

function looseRectangle(part: CellWrite['part'], own: readonly CellWrite[]): WriteBlock[] {
  if (own.length === 0) return [];
  const [row, lastRow] = endsOf(own.map((cell) => cell.row));
  const [column, lastColumn] = endsOf(own.map((cell) => cell.column));
  const width = lastColumn - column + 1;
  const height = lastRow - row + 1;
  const values = Array.from({ length: height }, () => Array<string | number | null>(width).fill(null));
  for (const cell of own) {
    const line = values[cell.row - row];
    if (line) line[cell.column - column] = cell.value;
  }
  return [{ part, row, column, values }];
}

/** Least and greatest; a spread into `Math.min` would overflow the stack. */
function endsOf(numbers: readonly number[]): readonly [number, number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const number of numbers) {
    if (number < least) least = number;
    if (number > most) most = number;
  }
  return [least, most];
}

function inReadingOrder(cells: readonly CellWrite[]): CellWrite[] {
  const order = (part: CellWrite['part']): number => (part === 'body' ? 0 : 1);
  return [...cells].sort((a, b) => order(a.part) - order(b.part) || a.row - b.row || a.column - b.column);
}
