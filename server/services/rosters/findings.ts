import type { CategoryNames } from '../../../schema/files/index.ts';
import { personKey } from '../../../schema/values/person-key.ts';
import type { ReviewFinding } from '../../db/review-items.ts';
import type { RosterState } from '../../db/rosters/reading.ts';
import type { ProblemList } from '../../ingest/problem-list.ts';
import type { RosterFindings } from './compare.ts';
import type { RosterPlan } from './plan.ts';

/**
 * What a comparison finds, as problems at the row's line and as things to look at.
 *
 * @param items takes the review items of the batch
 */
export function reportRoster(
  problems: ProblemList,
  items: ReviewFinding[],
  plan: RosterPlan,
  batchNumber: number,
): RosterFindings {
  const { sourceCode } = plan;
  return {
    twiceInFile: (line, firstLine) =>
      problems.add({
        code: 'ROSTER_MEMBERSHIP_TWICE',
        severity: 'WARNING',
        place: { line },
        values: { firstLine },
      }),
    twoNames: (line, firstLine) =>
      problems.add({ code: 'ROSTER_TWO_NAMES', severity: 'ERROR', place: { line }, values: { firstLine } }),
    nameDiffers(row) {
      problems.add({ code: 'ROSTER_NAME_DIFFERS', severity: 'WARNING', place: { line: row.line } });
      const place = row.place === null ? undefined : plan.places[row.place];
      items.push({
        kind: 'NAME_DIFFERS',
        subject: `${personKey(row.hash)}/${sourceCode}`,
        area: 'ROSTER',
        townshipCode: place?.townshipCode ?? null,
        villageCode: place?.villageCode ?? null,
        personHash: Buffer.from(row.hash),
        batchNumber,
        line: row.line,
        // Says whether it is the same other name as before, and nothing of the name.
        detail: { sourceCode, name: row.nameHash.toString('hex', 0, 4) },
      });
    },
  };
}

/**
 * A roster whose every row names another category than its source's is most likely of another source: taken, it would
 * cancel everybody whom the source's last one named.
 *
 * @param categories codes that the rows name
 * @param names in order of preference
 */
export function reportOtherCategory(
  problems: ProblemList,
  { kind, categoryCode }: RosterState['source'],
  categories: readonly string[],
  names: readonly CategoryNames[],
): void {
  if (kind === 'RESIDENTS' || categoryCode === null) return;
  if (categories.length === 0 || categories.includes(categoryCode)) return;
  const nameOf = (code: string) => names.find((each) => each.code === code)?.names[0] ?? code;
  problems.add({
    code: 'ROSTER_OTHER_CATEGORY',
    severity: 'ERROR',
    place: {},
    found: categories.map((code) => `“${nameOf(code)}”`).join('、'),
    expected: `“${nameOf(categoryCode)}”`,
  });
}
