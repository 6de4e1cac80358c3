/** A cell of a table that is sent as columns and rows. */
export type Cell = string | number | null;

/** Rows of which some columns hold numbers of names, and those names, column by column. */
export interface NamedCells {
  readonly rows: readonly (readonly Cell[])[];
  /** For each column: its different values in the order they are met; empty where rows hold the values themselves. */
  readonly names: readonly (readonly Cell[])[];
}

/**
 * Says once what rows repeat: in the `named` columns each text gives way to its place, from 0, in that column's names.
 * Null stays null, so a column without any value has no names and reads the same.
 *
 * @param width how many columns
 * @param named indexes of the columns with few different values
 */
export function namedCells(
  width: number,
  rows: readonly (readonly Cell[])[],
  named: ReadonlySet<number>,
): NamedCells {
  const places = Array.from({ length: width }, () => new Map<Cell, number>());
  const placeOf = (column: number, cell: Cell): number => {
    const known = places[column];
    if (!known) throw new Error(`a row has more than ${width} cells`);
    const place = known.get(cell) ?? known.size;
    known.set(cell, place);
    return place;
  };
  return {
    rows: rows.map((row) =>
      row.map((cell, column) => (cell === null || !named.has(column) ? cell : placeOf(column, cell))),
    ),
    names: places.map((known) => [...known.keys()]),
  };
}

/**
 * The values themselves again.
 *
 * @throws Error when a row names what is not there: no value is better than the wrong one
 */
export function plainCells({ rows, names }: NamedCells): readonly (readonly Cell[])[] {
  return rows.map((row) =>
    row.map((cell, column) => {
      const known = names[column];
      if (cell === null || !known || known.length === 0) return cell;
      const name = typeof cell === 'number' ? known[cell] : undefined;
      if (name === undefined) throw new Error(`column ${column} has no name ${cell}`);
      return name;
    }),
  );
}
