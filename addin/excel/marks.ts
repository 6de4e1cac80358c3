/** What to say in the 问题 cell of a row. */
export interface RowMark {
  /** 0-based row of the sheet. */
  readonly row: number;
  readonly severity: 'ERROR' | 'WARNING';
  readonly text: string;
}

/** A 问题 cell that is to say something else. */
export interface MarkWrite {
  readonly row: number;
  readonly text: string;
  readonly isError: boolean;
  readonly wasError: boolean;
}

/** Our words in a 问题 cell begin with one of these; anything else there is the reader's own. */
const beginnings = { ERROR: '错误：', WARNING: '提醒：' } as const;

/**
 * Which 问题 cells are to be written: marks of an earlier check that no longer hold go, and what the reader wrote there
 * stays.
 *
 * @param rows rows that have such a cell
 * @param now what the cell of a row says
 */
export function planMarks(
  rows: Iterable<number>,
  now: (row: number) => string,
  marks: readonly RowMark[],
): { readonly writes: readonly MarkWrite[]; readonly taken: readonly number[] } {
  const wanted = new Map<number, RowMark[]>();
  for (const mark of marks) wanted.set(mark.row, [...(wanted.get(mark.row) ?? []), mark]);
  const writes: MarkWrite[] = [];
  const taken: number[] = [];
  for (const row of rows) {
    const before = now(row);
    const own = wanted.get(row) ?? [];
    const text = own.map((mark) => beginnings[mark.severity] + mark.text).join('\n');
    if (before === text) continue;
    if (before !== '' && !isOurs(before)) {
      if (text !== '') taken.push(row);
      continue;
    }
    const isError = own.some(({ severity }) => severity === 'ERROR');
    writes.push({ row, text, isError, wasError: before.includes(beginnings.ERROR) });
  }
  return { writes, taken };
}

function isOurs(text: string): boolean {
  return Object.values(beginnings).some((beginning) => text.startsWith(beginning));
}
