import type { CoverageGroup } from '../../db/coverage/count.ts';
import type { Notice } from '../../policy/notice.ts';
import { categoryNamer, inNoticeOrder } from '../campaigns/category-names.ts';
import type { CoverageRosterRecord } from './rosters.ts';

export interface CoverageCategoryRecord {
  readonly code: string;
  readonly name: string;
  /** Whether a roster names anybody of the category, or is the category's own. */
  readonly hasRoster: boolean;
}

export interface CoverageCategories {
  /** Those the notice counts, in its order. */
  readonly categories: readonly CoverageCategoryRecord[];
  /** Of these, the ones nothing is known of. */
  readonly missingCategories: readonly CoverageCategoryRecord[];
  /** On rosters, but not counted by the notice. */
  readonly notCounted: readonly CoverageCategoryRecord[];
}

export function categoriesOf(
  notice: Notice,
  groups: readonly CoverageGroup[],
  rosters: readonly CoverageRosterRecord[],
): CoverageCategories {
  const nameOf = categoryNamer(notice);
  const named = new Set(groups.flatMap(({ categories }) => categories.split(',')));
  const own = new Set(rosters.map(({ categoryCode }) => categoryCode));
  const recordOf = (code: string): CoverageCategoryRecord => ({
    code,
    name: nameOf(code),
    hasRoster: named.has(code) || own.has(code),
  });
  const counted = notice.categories.filter((category) => category.inHardshipCoverage).map(({ code }) => code);
  const categories = counted.map(recordOf);
  return {
    categories,
    missingCategories: categories.filter(({ hasRoster }) => !hasRoster),
    notCounted: inNoticeOrder(
      notice,
      [...named].filter((code) => !counted.includes(code)),
    ).map(recordOf),
  };
}
