import { normalizeText } from '../../../schema/files/index.ts';
import type { CategoryFinder } from '../payments/reading.ts';

/** What a cell says of categories. */
export interface CategoryReading {
  /** Codes in the order of the cell; empty for a blank cell. */
  readonly codes: readonly string[];
  /** Words that are no category of hardship. */
  readonly unknown: readonly string[];
}

/** Reads 低保、重度残疾 as two categories and remembers the few dozen texts a file repeats. */
export class RosterCategories {
  readonly #finder: CategoryFinder;
  readonly #known = new Map<string, CategoryReading>();

  constructor(finder: CategoryFinder) {
    this.#finder = finder;
  }

  read(text: string): CategoryReading {
    const known = this.#known.get(text);
    if (known) return known;
    const reading = this.#judge(text);
    if (this.#known.size < 5000 && text.length < 13) this.#known.set(text, reading);
    return reading;
  }

  #judge(text: string): CategoryReading {
    if (text.trim() === '') return { codes: [], unknown: [] };
    const whole = this.#code(text);
    if (whole !== null) return { codes: [whole], unknown: [] };
    const codes = new Set<string>();
    const unknown: string[] = [];
    for (const word of text.split(/[、,，;；/+＋|\s]+/).filter((part) => part !== '')) {
      const code = this.#code(word);
      if (code === null) unknown.push(word);
      else codes.add(code);
    }
    return { codes: [...codes], unknown };
  }

  /** An ordinary resident is in no category of hardship. */
  #code(text: string): string | null {
    const at = this.#finder.find(text);
    return at > 0 && normalizeText(text) !== '' ? (this.#finder.codes[at] as string) : null;
  }
}

/** The category a sheet is named after: 低保, 2024年10月低保名册, 特困人员（11月）; null when it names none. */
export function categoryOfSheet(name: string, finder: CategoryFinder): string | null {
  const plain = normalizeText(name);
  const stem = plain
    .replace(/[([【].*?[)\]】]/g, '')
    .replace(/\d{2,4}年度?|\d{1,2}月份?|\d{6,8}|^\d{1,2}[.)]?/g, '')
    .replace(/(?:人员|对象)?(?:花?名册|名单|台账|明细表?|信息表?|统计表|汇总表|登记表|表)$/, '');
  for (const text of [plain, stem, `${stem}人员`, `${stem}对象`, `${stem}人口`]) {
    const at = finder.find(text);
    if (at > 0) return finder.codes[at] as string;
  }
  return null;
}
