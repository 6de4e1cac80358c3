import { type NonEnrollmentReason, nonEnrollmentReasons } from '../../schema/values/non-enrollment-reason.ts';
import { type Notice, switchChoice } from './notice.ts';
import type { HardshipFigures } from './penalty.ts';

export { type NonEnrollmentReason, nonEnrollmentReasons };

/**
 * True when the reason takes the person out of the denominator. 不愿参保 never does, nor does 其他, which nobody has
 * looked at yet.
 */
export function isExcused(reason: NonEnrollmentReason | null): boolean {
  return reason !== null && reason !== 'UNWILLING' && reason !== 'OTHER';
}

/**
 * Persons of a roster who are alike: in the same categories, covered or not, with the same reason. One person is
 * a group of 1; a bureau with sums only hands one group per set of categories.
 */
export interface RosterGroup {
  /** All codes of the persons; the order and repetitions do not matter. */
  readonly categories: readonly string[];
  readonly isCovered: boolean;
  /** Asked only of those not covered. */
  readonly reason: NonEnrollmentReason | null;
  readonly persons: number;
}

/** covered + chase = due; excused are in none of these. */
export interface CoverageCounts {
  /** Distinct persons due: on the roster, less the excused. 0: nobody due, so no rate. */
  readonly due: number;
  readonly covered: number;
  readonly excused: number;
  /** Whom to chase: due − covered. */
  readonly chase: number;
}

export interface HardshipCoverage {
  readonly byCategory: readonly (CoverageCounts & { readonly category: string })[];
  /** The union: a person in three categories is one person. */
  readonly overall: CoverageCounts;
}

export type HardshipCoverageAnswer =
  | { readonly kind: 'coverage'; readonly denominator: 'CURRENT_ROSTER'; readonly coverage: HardshipCoverage }
  /**
   * The printed table counts categories that overlap, so it gives a rate per category and none overall.
   * A category that the table does not print has a due of null.
   */
  | {
      readonly kind: 'byTable';
      readonly denominator: 'QUOTA_TABLE';
      readonly byCategory: readonly {
        readonly category: string;
        readonly due: number | null;
        readonly covered: number;
        /** due − covered; negative when more are covered than were printed; null when not printed. */
        readonly gap: number | null;
      }[];
    }
  /** HARDSHIP_DENOMINATOR is not recorded. */
  | { readonly kind: 'notSettled'; readonly switchCode: 'HARDSHIP_DENOMINATOR' }
  /** No category is marked 计入困难群众参保率. */
  | { readonly kind: 'noCategories' };

/**
 * Hardship coverage (困难群众参保率) of one division by the denominator that the county chose (domain 3.4).
 *
 * @param groups the roster as of the day; persons of no counted category are left out here
 * @param printed category → persons in the quota table for this division; null when it prints none
 */
export function hardshipCoverage(
  notice: Notice,
  groups: readonly RosterGroup[],
  printed: ReadonlyMap<string, number> | null,
): HardshipCoverageAnswer {
  const codes = notice.categories.filter((category) => category.inHardshipCoverage).map(({ code }) => code);
  if (codes.length === 0) return { kind: 'noCategories' };
  const choice = switchChoice(notice, 'HARDSHIP_DENOMINATOR');
  if (choice === null) return { kind: 'notSettled', switchCode: 'HARDSHIP_DENOMINATOR' };
  const coverage = rosterCoverage(codes, groups);
  if (choice === 'CURRENT_ROSTER') return { kind: 'coverage', denominator: 'CURRENT_ROSTER', coverage };
  return {
    kind: 'byTable',
    denominator: 'QUOTA_TABLE',
    byCategory: coverage.byCategory.map(({ category, covered }) => {
      const due = printed?.get(category) ?? null;
      return { category, due, covered, gap: due === null ? null : due - covered };
    }),
  };
}

/**
 * The one figure that reward conditions and penalties ask for; null when there is none. The printed table gives one
 * only for a single category: several overlap, and their sum is not a number of people.
 */
export function coverageFigures(answer: HardshipCoverageAnswer): HardshipFigures | null {
  if (answer.kind === 'coverage') {
    const { covered, due } = answer.coverage.overall;
    return { covered, due };
  }
  if (answer.kind !== 'byTable' || answer.byCategory.length !== 1) return null;
  const [only] = answer.byCategory;
  return only === undefined || only.due === null ? null : { covered: only.covered, due: only.due };
}

/** Counts per category, in the order given, and of the union. The order of groups changes nothing. */
export function rosterCoverage(codes: readonly string[], groups: readonly RosterGroup[]): HardshipCoverage {
  return {
    byCategory: codes.map((category) => ({
      category,
      ...countsOf(groups.filter((group) => group.categories.includes(category))),
    })),
    overall: countsOf(groups.filter((group) => group.categories.some((code) => codes.includes(code)))),
  };
}

function countsOf(groups: readonly RosterGroup[]): CoverageCounts {
  let [covered, excused, chase] = [0, 0, 0];
  for (const group of groups) {
    if (!Number.isSafeInteger(group.persons) || group.persons < 0) {
      throw new Error('a group of a roster is a whole number of persons');
    }
    // Covered counts as covered, whatever reason an older list gave.
    if (group.isCovered) covered += group.persons;
    else if (isExcused(group.reason)) excused += group.persons;
    else chase += group.persons;
  }
  return { due: covered + chase, covered, excused, chase };
}
