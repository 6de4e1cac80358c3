import type { FigureTableRecord } from './table.ts';

/** States of one table that are remembered, and rows of all of them together; a row takes about 150 bytes, a table as much as one more. */
const mostStates = 4;
const mostRows = 200_000;

/** What was answered before, so that the next answer can be the rows that differ. */
export interface Remembered {
  /** @param asked what was asked for: two questions with one text must be answered with the same kind of rows */
  add(asked: string, table: FigureTableRecord): void;
  /**
   * The rows of `table` that are not as they were in the state the asker has; the whole table when that state is not
   * remembered, or when rows have come, gone or moved.
   */
  since(asked: string, state: string, table: FigureTableRecord): FigureTableRecord;
}

export function createRemembered(): Remembered {
  // The question last asked stands last, and so does its newest state.
  const byQuestion = new Map<string, readonly FigureTableRecord[]>();
  let rows = 0;

  const forget = (asked: string) => {
    for (const table of byQuestion.get(asked) ?? []) rows -= weightOf(table);
    byQuestion.delete(asked);
  };

  return {
    add(asked, table) {
      const before = byQuestion.get(asked) ?? [];
      if (before.at(-1) === table) return;
      forget(asked);
      const states = [...before.filter(({ state }) => state !== table.state), table].slice(-mostStates);
      byQuestion.set(asked, states);
      for (const each of states) rows += weightOf(each);
      for (const oldest of byQuestion.keys()) {
        if (rows <= mostRows || oldest === asked) break;
        forget(oldest);
      }
    },
    since(asked, state, table) {
      const before = byQuestion.get(asked)?.find((each) => each.state === state);
      if (!before || before.rows.length !== table.rows.length) return table;
      if (before.rows.some(([key], at) => key !== table.rows[at]?.[0])) return table;
      if (before.columns.join() !== table.columns.join()) return table;
      const changed = table.rows.filter((row, at) => {
        const was = before.rows[at] ?? [];
        return row.some((value, column) => value !== was[column]);
      });
      return { ...table, rows: changed, isDifference: true };
    },
  };
}

/** A table without rows takes room, too. */
function weightOf({ rows }: FigureTableRecord): number {
  return rows.length + 1;
}
