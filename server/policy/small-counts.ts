/** A row and its cells: the first is the one that decides whether the row is shown at all. */
export interface SmallCountRow {
  readonly code: string;
  /** Persons of the row, each once. */
  readonly persons: number;
  /** Persons by category; they overlap. */
  readonly cells: readonly number[];
}

export interface HiddenRows {
  /** Rows of which nothing is shown. */
  readonly rows: ReadonlySet<string>;
  /** Rows of which only the whole is shown, these among them. */
  readonly cells: ReadonlySet<string>;
}

/**
 * Which rows under one total have to be hidden so that groups of fewer than `least` persons are neither shown nor got
 * by taking the rows that are shown from the total: further rows go with them, the smallest first, until what is
 * hidden is at least two rows and `least` persons, or everything. A row of nobody shows nobody.
 */
export function hiddenRows(rows: readonly SmallCountRow[], least: number): HiddenRows {
  const isSmall = (persons: number) => persons > 0 && persons < least;
  const bySize = [...rows].sort((left, right) => left.persons - right.persons);

  const grown = (
    first: readonly SmallCountRow[],
    isEnough: (hidden: readonly SmallCountRow[]) => boolean,
  ) => {
    const hidden = [...first];
    if (hidden.length === 0) return new Set<string>();
    // Rows of nobody come last: whoever knows that they are empty would see through them.
    const further = [...bySize.filter(({ persons }) => persons > 0), ...bySize].filter(
      (row, index, all) => !first.includes(row) && all.indexOf(row) === index,
    );
    for (const row of further) {
      if (isEnough(hidden)) break;
      hidden.push(row);
    }
    return new Set(hidden.map(({ code }) => code));
  };

  const hidesPersons = (hidden: readonly SmallCountRow[]) =>
    hidden.filter(({ persons }) => persons > 0).length > 1 &&
    hidden.reduce((sum, { persons }) => sum + persons, 0) >= least;
  const whole = grown(
    rows.filter(({ persons }) => isSmall(persons)),
    hidesPersons,
  );
  const hidesCells = (hidden: readonly SmallCountRow[]) =>
    (hidden[0]?.cells ?? []).every((_, column) => {
      const counts = hidden.map(({ cells }) => cells[column] ?? 0).filter((persons) => persons > 0);
      const sum = counts.reduce((all, persons) => all + persons, 0);
      return !counts.some(isSmall) || (counts.length > 1 && sum >= least);
    });
  const cells = grown(
    rows.filter((row) => whole.has(row.code) || row.cells.some(isSmall)),
    hidesCells,
  );
  return { rows: whole, cells };
}
