import type { LocalDate } from '../../../schema/values/local-date.ts';
import type { Problem } from '../../../schema/values/problem.ts';
import type { Notice } from '../../policy/notice.ts';
import { PersonReader } from '../amounts/amounts-due-person.ts';
import type { DivisionTree } from '../divisions.ts';
import { Refusal } from '../refusal.ts';
import type { SubsidyItem, SubsidyItems } from './items.ts';

/** A number of people of one category, as somebody states it. */
export interface GivenPersons {
  /** By code, name or alias; null for none. */
  readonly category: string | null;
  readonly persons: number;
  readonly enrolledPersons: number | null;
  /** A township by code, name or alias; null for the whole county. */
  readonly division: string | null;
}

const mostLines = 500;
const mostPersons = 80_000_000;

/** @throws Refusal SUBSIDY_TOO_MANY */
export function readGivenPersons(
  people: readonly GivenPersons[],
  notice: Notice,
  tree: DivisionTree,
  on: LocalDate,
): SubsidyItems & { readonly problems: readonly Problem[] } {
  if (people.length > mostLines) {
    throw new Refusal('SUBSIDY_TOO_MANY', { found: people.length, limit: mostLines });
  }
  const reader = new PersonReader([notice], tree, on);
  // Of all or of nobody is it known who has enrolled: half of a sum would look like a whole one.
  const knowsEnrolled = people.length > 0 && people.every(({ enrolledPersons }) => enrolledPersons !== null);
  const items: SubsidyItem[] = [];
  const problems: Problem[] = [];
  let all = 0;
  for (const [index, { category, persons, enrolledPersons, division }] of people.entries()) {
    const fail = (code: string, found: number, expected: number) =>
      problems.push({
        code,
        severity: 'ERROR',
        place: { line: index + 1, column: '人数' },
        found: String(found),
        expected: String(expected),
      });
    if (!(persons >= 0 && persons <= mostPersons)) {
      fail('SUBSIDY_PERSONS', persons, mostPersons);
      continue;
    }
    const enrolled = enrolledPersons ?? 0;
    if (enrolled < 0 || enrolled > persons) fail('SUBSIDY_ENROLLED_ABOVE', enrolled, persons);
    all += persons;
    const categories =
      category === null || category.trim() === ''
        ? []
        : [{ category, status: 'ACTIVE' as const, from: null, to: null }];
    const unknown = { bornOn: null, tier: null, disabilityGrade: null, lowIncomeFamily: null };
    const read = reader.read(
      { ...unknown, key: null, persons: 1, division, categories, student: null, ethnicMinority: null },
      index + 1,
    );
    if (read.kind === 'problems') {
      problems.push(...read.problems);
      continue;
    }
    const common = {
      origin: 'GIVEN',
      township: read.division?.code ?? '',
      person: read.person,
      on,
      fen: null,
    } as const;
    if (!knowsEnrolled) items.push({ ...common, persons, state: 'UNKNOWN' });
    else {
      items.push({ ...common, persons: enrolled, state: 'ENROLLED' });
      items.push({ ...common, persons: persons - enrolled, state: 'NONE' });
    }
  }
  if (all > mostPersons) throw new Refusal('SUBSIDY_TOO_MANY_PERSONS', { found: all, limit: mostPersons });
  return { items, hasRosters: false, problems };
}
