import { personKey } from '../../schema/values/person-key.ts';
import type { ReviewFinding } from '../db/review-items.ts';
import type { ProblemList } from '../ingest/problem-list.ts';
import type { RosterFindings } from './roster-compare.ts';
import type { RosterPlan } from './roster-plan.ts';

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
