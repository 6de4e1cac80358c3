import type { Problem } from '../../../schema/values/problem.ts';
import type { Notice, NoticeRevision } from '../notice.ts';

/**
 * Later documents that a new version would repeal by leaving them out: a corrected file that was written before them.
 * A document with two rows needs two; correcting what a row says is no loss.
 *
 * @param withdrawn numbers of documents that are left out on purpose
 */
export function lostRevisions(
  previous: Pick<Notice, 'revisions'>,
  next: Pick<Notice, 'revisions'>,
  withdrawn: readonly string[] = [],
): Problem[] {
  const left = rowsByNumber(next.revisions);
  return [...rowsByNumber(previous.revisions)]
    .filter(([number, rows]) => !withdrawn.includes(number) && (left.get(number)?.length ?? 0) < rows.length)
    .map(([number, rows]) => ({
      code: 'NOTICE_REVISION_LOST',
      severity: 'ERROR',
      place: { path: 'revisions' },
      found: number,
      expected: rows.map(({ from }) => from).join('、'),
    }));
}

function rowsByNumber(revisions: readonly NoticeRevision[]): Map<string, NoticeRevision[]> {
  const rows = new Map<string, NoticeRevision[]>();
  for (const revision of revisions) {
    const { number } = revision.document;
    rows.set(number, [...(rows.get(number) ?? []), revision]);
  }
  return rows;
}
