import { type CategoryNames, normalizeText, ordinaryCategory } from '../../../schema/files/index.ts';
import type { Place, Problem } from '../../../schema/values/problem.ts';
import type { CollectionWindow } from '../day.ts';
import type { PlaceFinder } from '../division-names.ts';
import { withoutNumbers } from '../found-text.ts';
import type { FoundColumn } from '../header.ts';
import type { IdHasher } from '../id-hash.ts';
import type { ProblemList } from '../problem-list.ts';
import { cellAddress, type RowOrigin } from '../row.ts';

export { withoutNumbers } from '../found-text.ts';

/** What the reading of one file needs to know beside its rows. */
export interface ReadingContext {
  readonly benefitYear: number;
  readonly windows: readonly CollectionWindow[];
  readonly places: PlaceFinder;
  readonly categories: CategoryFinder;
  readonly hashId: IdHasher;
  readonly problems: ProblemList;
  readonly origin: RowOrigin;
}

/** Category codes by the names files use; `codes[0]` is the ordinary resident. */
export class CategoryFinder {
  readonly codes: readonly string[];
  readonly #byName = new Map<string, number>();

  /** @param categories in order of preference: the notice's own before the common ones */
  constructor(categories: readonly CategoryNames[]) {
    const codes = [ordinaryCategory];
    for (const { code, names } of categories) {
      if (!codes.includes(code)) codes.push(code);
      for (const name of [code, ...names]) {
        const plain = normalizeText(name);
        if (!this.#byName.has(plain)) this.#byName.set(plain, codes.indexOf(code));
      }
    }
    this.codes = codes;
    this.#byName.set('', 0);
  }

  /** Index into `codes`, or -1 when nobody has this name. */
  find(text: string): number {
    return this.#byName.get(text) ?? this.#byName.get(normalizeText(text)) ?? -1;
  }
}

/** Reports what is wrong with one row: the place from column and line, the sentence by code. */
export class RowReporter<Key extends string> {
  readonly #columns: Partial<Record<Key, FoundColumn>>;
  readonly #problems: ProblemList;
  readonly #origin: RowOrigin;

  constructor(columns: Partial<Record<Key, FoundColumn>>, problems: ProblemList, origin: RowOrigin) {
    this.#columns = columns;
    this.#problems = problems;
    this.#origin = origin;
  }

  report(
    severity: Problem['severity'],
    code: string,
    line: number,
    key: Key | null,
    found = '',
    expected = '',
    values?: Problem['values'],
  ): void {
    if (!this.#problems.keeps(line)) {
      this.#problems.count(severity);
      return;
    }
    this.#problems.add({
      code,
      severity,
      place: this.#place(line, key),
      ...(found === '' ? {} : { found: withoutNumbers(found) }),
      ...(expected === '' ? {} : { expected }),
      ...(values ? { values } : {}),
    });
  }

  #place(line: number, key: Key | null): Place {
    const column = key === null ? undefined : this.#columns[key];
    const { sheet, topLeft } = this.#origin;
    const address = topLeft && column ? cellAddress(line, topLeft.column + column.index) : undefined;
    return {
      ...(sheet === undefined ? {} : { sheet }),
      line,
      ...(column ? { column: column.header } : {}),
      ...(address ? { address: sheet === undefined ? address : `${sheet}!${address}` } : {}),
    };
  }
}

const totalWords = new Set([
  '合计',
  '总计',
  '小计',
  '共计',
  '累计',
  '总合计',
  '本页合计',
  '本页小计',
  '合计数',
  '全县合计',
  '总数',
]);
const footWords = /^(?:制表|填表|填报|审核|复核|备注|说明|注[:：]|负责人|经办|打印|单位负责人|联系电话)/;

/** Whether a row is a total typed under the data, and which sort. */
export function totalRowKind(cells: readonly string[]): 'total' | 'subtotal' | null {
  for (let i = 0, seen = 0; i < cells.length && seen < 3; i++) {
    const text = (cells[i] as string).trim();
    if (text === '') continue;
    seen++;
    const plain = normalizeText(text);
    if (totalWords.has(plain))
      return plain.includes('小计') || plain.startsWith('本页') ? 'subtotal' : 'total';
  }
  return null;
}

/** Whether a row is the signature line or note under a table. */
export function isFootRow(cells: readonly string[]): boolean {
  const first = cells.find((cell) => cell.trim() !== '');
  return first !== undefined && footWords.test(first.trim());
}
