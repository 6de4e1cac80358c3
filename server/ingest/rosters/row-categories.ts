import type { RosterColumns } from './columns.ts';
import { readYesNo } from './facts.ts';
import type { RosterFile, RosterSheet } from './roster-file.ts';
import type { RowTeller } from './row-teller.ts';

const noCategory = [null];

/** The categories of a row: its own column, then marks, then the sheet's name, then the source's. */
export class RowCategoryReader {
  readonly #columns: RosterColumns;
  readonly #file: RosterFile;
  readonly #sheet: RosterSheet;
  readonly #teller: RowTeller;
  readonly #said = new Set<string>();

  constructor(columns: RosterColumns, file: RosterFile, sheet: RosterSheet, teller: RowTeller) {
    this.#columns = columns;
    this.#file = file;
    this.#sheet = sheet;
    this.#teller = teller;
  }

  /** Codes; `[null]` in a register; empty when it cannot be told, which is an error of the row. */
  read(cells: readonly string[]): readonly (string | null)[] {
    if (this.#file.context.kind === 'RESIDENTS') return noCategory;
    const { facts, marks } = this.#columns;
    const { context, categories } = this.#file;
    const fallback = this.#sheet.category ?? context.defaultCategory;
    if (facts.category) {
      const reading = categories.read(cells[facts.category.index] ?? '');
      if (reading.unknown.length > 0 && (fallback === null || reading.codes.length > 0)) {
        this.#teller.fail('ROSTER_CATEGORY_UNKNOWN', 'category', reading.unknown.join('、'));
        return [];
      }
      for (const word of reading.unknown) this.#sayOnce(word, fallback as string);
      if (reading.codes.length > 0) return reading.codes;
    } else if (fallback === null && marks.length > 0) {
      const codes: string[] = [];
      for (const { column, categoryCode } of marks) {
        const mark = readYesNo(cells[column.index] ?? '');
        if (mark === undefined)
          this.#teller.fail('YES_NO_UNKNOWN', `mark:${categoryCode}`, cells[column.index] ?? '');
        else if (mark && !codes.includes(categoryCode)) codes.push(categoryCode);
      }
      if (codes.length === 0)
        this.#teller.fail('ROSTER_CATEGORY_BLANK', `mark:${marks[0]?.categoryCode ?? ''}`);
      return codes;
    }
    if (fallback !== null) return [fallback];
    this.#teller.fail('ROSTER_CATEGORY_BLANK', facts.category ? 'category' : null);
    return [];
  }

  /** A word such as A类 in a list of one category; told once, for it stands in every row. */
  #sayOnce(word: string, category: string): void {
    if (this.#said.has(word) || this.#said.size > 50) return;
    this.#said.add(word);
    const names = this.#file.context.categories.find((each) => each.code === category)?.names;
    this.#teller.warn('ROSTER_CATEGORY_OTHER', 'category', word, names?.[0] ?? category);
  }
}
