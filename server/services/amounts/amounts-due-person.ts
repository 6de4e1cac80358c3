import { commonCategoryNames, normalizeText, ordinaryCategory } from '../../../schema/files/index.ts';
import type { LocalDate } from '../../../schema/values/local-date.ts';
import type { Problem } from '../../../schema/values/problem.ts';
import { withoutIdNumbers } from '../../../schema/values/redaction.ts';
import { DivisionNames } from '../../ingest/division-names.ts';
import { CategoryFinder } from '../../ingest/payments/reading.ts';
import type { Person } from '../../policy/due.ts';
import type { CategoryStatus, Notice } from '../../policy/notice.ts';
import type { DivisionRecord, DivisionTree } from '../divisions.ts';
import { Refusal } from '../refusal.ts';

/** A person as somebody asks about: names as written; what is not known is null. */
export interface AskedPerson {
  /** The asker's own number, given back; never an ID number. */
  readonly key: string | null;
  /** How many are alike. */
  readonly persons: number;
  readonly division: string | null;
  readonly bornOn: LocalDate | null;
  readonly tier: string | null;
  readonly categories: readonly AskedCategory[];
  readonly disabilityGrade: number | null;
  readonly lowIncomeFamily: boolean | null;
  readonly student: boolean | null;
  readonly ethnicMinority: boolean | null;
}

export interface AskedCategory {
  readonly category: string;
  readonly status: CategoryStatus;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
}

export type PersonRead =
  | { readonly kind: 'ok'; readonly person: Person; readonly division: DivisionRecord | null }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

const mostPersons = 2_000_000_000;

/**
 * Reads people for one notice. A category may be written by its code, name or alias in the notice, in one of the other
 * notices of the same question, or as files commonly write it; one that this notice does not define stays with the
 * person, whose amount is then not known under it.
 */
export class PersonReader {
  readonly #categories: CategoryFinder;
  readonly #divisions: DivisionNames;
  readonly #tree: DivisionTree;
  readonly #notices: readonly Notice[];
  readonly #paidOn: LocalDate | null;

  /**
   * @param notices the one the people are read for, then others that may name their categories and tiers
   * @param paidOn a later birth is a problem; null where the answer itself says so
   */
  constructor(notices: readonly [Notice, ...Notice[]], tree: DivisionTree, paidOn: LocalDate | null) {
    const named = notices.flatMap(({ categories }) =>
      categories.map(({ code, name, aliases }) => ({ code, names: [name, ...aliases] })),
    );
    this.#categories = new CategoryFinder([...named, ...commonCategoryNames]);
    this.#divisions = new DivisionNames(tree.townships, 'TOWNSHIP', [tree.county.name]);
    this.#tree = tree;
    this.#notices = notices;
    this.#paidOn = paidOn;
  }

  /** @param line from 1, for the places of problems when the person is one of a list */
  read(asked: AskedPerson, line?: number): PersonRead {
    const problems: Problem[] = [];
    const fail = (code: string, column: string, found: string, expected: readonly string[] = []) => {
      problems.push({
        code,
        severity: 'ERROR',
        place: line === undefined ? { column } : { line, column },
        found: shortened(found),
        expected: expected.join('、'),
      });
    };
    const categories = asked.categories.flatMap(({ category, ...rest }) => {
      const code = this.#categories.codes[this.#categories.find(category)];
      if (code === undefined) fail('PERSON_CATEGORY_UNKNOWN', '人员类别', category, this.#categoryNames());
      if (rest.from !== null && rest.to !== null && rest.from > rest.to) {
        fail('PERSON_CATEGORY_DAYS', '人员类别', `${rest.from}—${rest.to}`);
      }
      return code === undefined || code === ordinaryCategory ? [] : [{ code, ...rest }];
    });
    const grade = asked.disabilityGrade;
    if (grade !== null && !(grade >= 0 && grade <= 4)) fail('PERSON_GRADE', '残疾等级', String(grade));
    if (!(asked.persons >= 1 && asked.persons <= mostPersons)) {
      fail('PERSON_COUNT', '人数', String(asked.persons));
    }
    const paidOn = this.#paidOn;
    if (asked.bornOn !== null && paidOn !== null && asked.bornOn > paidOn) {
      fail('PERSON_BORN_LATER', '出生日期', asked.bornOn, [paidOn]);
    }
    const tier = this.#tier(asked.tier, (found, expected) =>
      fail(expected.length === 0 ? 'PERSON_TIER_NONE' : 'PERSON_TIER_UNKNOWN', '缴费档次', found, expected),
    );
    const division = this.#division(asked.division, (found, expected) =>
      fail('PERSON_DIVISION_UNKNOWN', '所在乡镇', found, expected),
    );
    if (problems.length > 0) return { kind: 'problems', problems };
    const { bornOn, lowIncomeFamily, student, ethnicMinority } = asked;
    const facts = { bornOn, disabilityGrade: grade, lowIncomeFamily, student, ethnicMinority };
    return { kind: 'ok', person: { ...facts, tier, categories }, division };
  }

  /** One person alone. @throws Refusal of the first of the faults (PERSON_…) */
  person(asked: AskedPerson): Person {
    const read = this.read(asked);
    if (read.kind === 'ok') return read.person;
    const [first] = read.problems;
    if (!first) throw new Error('a person who was not read has a problem');
    throw new Refusal(first.code, { found: first.found ?? '', expected: first.expected ?? '' });
  }

  #categoryNames(): string[] {
    return (this.#notices[0]?.categories ?? []).map(({ name }) => name);
  }

  /** @param fail is told which tiers there are: none when no notice has tiers */
  #tier(written: string | null, fail: (found: string, expected: string[]) => void): string | null {
    const tiers = this.#notices.flatMap(({ standard }) => standard.tiers);
    if (written === null || written.trim() === '') return null;
    const plain = normalizeText(written);
    const found = tiers.find(({ code, name }) => [code, name].some((each) => normalizeText(each) === plain));
    if (!found) fail(written, [...new Set(tiers.map(({ name }) => name))]);
    return found?.code ?? null;
  }

  #division(
    written: string | null,
    fail: (found: string, expected: readonly string[]) => void,
  ): DivisionRecord | null {
    if (written === null || written.trim() === '') return null;
    const match = this.#divisions.match(written);
    if (match.kind === 'found') return this.#tree.byCode.get(match.division.code) ?? null;
    fail(written, match.kind === 'ambiguous' ? match.names : match.nearest);
    return null;
  }
}

/** How files usually call a category, for a notice that does not define it; null when they know none either. */
export function usualCategoryName(categoryCode: string): string | null {
  return commonCategoryNames.find(({ code }) => code === categoryCode)?.names[0] ?? null;
}

/** Somebody of whom nothing is known but the category, or that there is none. */
export function personOfCategory(categoryCode: string): Person {
  const membership = { code: categoryCode, status: 'ACTIVE', from: null, to: null } as const;
  return {
    bornOn: null,
    tier: null,
    categories: categoryCode === ordinaryCategory ? [] : [membership],
    disabilityGrade: null,
    lowIncomeFamily: null,
    student: null,
    ethnicMinority: null,
  };
}

/** What was written is shown back, but never so much of it that it could be somebody's particulars. */
export function shortened(written: string): string {
  const text = withoutIdNumbers(written);
  return text.length > 20 ? `${text.slice(0, 20)}…` : text;
}
