import type { Problem } from '../../../schema/values/problem.ts';
import type { FoundColumn } from '../header.ts';
import { RowReporter } from '../payments/reading.ts';
import type { RowOrigin } from '../row.ts';
import type { RosterColumns } from './columns.ts';
import type { RosterReadContext } from './types.ts';

/** What is wrong with the row at hand; the readers of its parts share it. */
export class RowTeller {
  line = 0;
  isGood = true;
  readonly #reporter: RowReporter<string>;

  constructor(columns: RosterColumns, context: RosterReadContext, origin: RowOrigin) {
    const found: Record<string, FoundColumn> = { ...columns.facts };
    for (const [i, slot] of columns.slots.entries()) {
      found[`name${i}`] = slot.name;
      found[`id${i}`] = slot.id;
      if (slot.disability) found[`disability${i}`] = slot.disability;
    }
    for (const { column, categoryCode } of columns.marks) found[`mark:${categoryCode}`] = column;
    this.#reporter = new RowReporter(found, context.problems, origin);
  }

  begin(line: number): void {
    this.line = line;
    this.isGood = true;
  }

  /** @param key a column of facts, or `name0`, `id0`, `disability0` of a slot, or `mark:` and a category */
  fail(code: string, key: string | null, found = '', expected = '', values?: Problem['values']): void {
    this.isGood = false;
    this.#reporter.report('ERROR', code, this.line, key, found, expected, values);
  }

  warn(code: string, key: string | null, found = '', expected = '', values?: Problem['values']): void {
    this.#reporter.report('WARNING', code, this.line, key, found, expected, values);
  }
}
