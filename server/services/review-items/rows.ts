import { personKey } from '../../../schema/values/person-key.ts';
import type { ReviewArea } from '../../../schema/values/review-reason.ts';
import { type ReviewPast, readDetail } from '../../db/review-items.ts';
import type { DivisionTree } from '../divisions.ts';
import type { ReviewItemIds } from './ids.ts';

export type ReviewStatus = 'OPEN' | 'CLOSED' | 'SETTLED';

/** One thing to look at, as a client sees it: a person only by the key. */
export interface ReviewItemRecord {
  readonly id: string;
  readonly version: number;
  readonly area: ReviewArea;
  readonly kind: string;
  readonly status: ReviewStatus;
  readonly townshipCode: string | null;
  readonly townshipName: string | null;
  readonly villageCode: string | null;
  readonly villageName: string | null;
  readonly onDay: string | null;
  readonly personKey: string | null;
  readonly batchNumber: number | null;
  readonly line: number | null;
  readonly foundFen: number | null;
  readonly expectedFen: number | null;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly openedAt: string;
  readonly closedReason: string | null;
  readonly closedNote: string | null;
  readonly closedBy: string | null;
  readonly closedAt: string | null;
  /** The latest first. */
  readonly history: readonly ReviewPast[];
}

/** A row of `review_item`. */
export interface ReviewItemRow {
  readonly benefit_year: number;
  readonly kind: string;
  readonly subject: string;
  readonly area: ReviewArea;
  readonly status: ReviewStatus;
  readonly township_code: string | null;
  readonly village_code: string | null;
  readonly on_day: string | null;
  readonly person_hash: Uint8Array | null;
  readonly batch_number: number | null;
  readonly line: number | null;
  readonly found_fen: number | null;
  readonly expected_fen: number | null;
  readonly detail: string;
  readonly opened_at: string;
  readonly closed_reason: string | null;
  readonly closed_note: string | null;
  readonly closed_by: string | null;
  readonly closed_at: string | null;
  readonly version: number;
}

export const reviewColumns = `benefit_year, kind, subject, area, status, township_code, village_code, on_day,
  person_hash, batch_number, line, found_fen, expected_fen, detail, opened_at, closed_reason, closed_note, closed_by,
  closed_at, version`;

export function reviewRecordOf(
  countyCode: string,
  row: ReviewItemRow,
  tree: DivisionTree,
  ids: ReviewItemIds,
): ReviewItemRecord {
  const { detail, history } = readDetail(row.detail);
  const name = (code: string | null) => (code === null ? null : (tree.byCode.get(code)?.name ?? code));
  return {
    id: ids.idOf(countyCode, { benefitYear: row.benefit_year, kind: row.kind, subject: row.subject }),
    version: row.version,
    area: row.area,
    kind: row.kind,
    status: row.status,
    townshipCode: row.township_code,
    townshipName: name(row.township_code),
    villageCode: row.village_code,
    villageName: name(row.village_code),
    onDay: row.on_day,
    personKey: row.person_hash && personKey(row.person_hash),
    batchNumber: row.batch_number,
    line: row.line,
    foundFen: row.found_fen,
    expectedFen: row.expected_fen,
    detail,
    openedAt: row.opened_at,
    closedReason: row.closed_reason,
    closedNote: row.closed_note,
    closedBy: row.closed_by,
    closedAt: row.closed_at,
    history,
  };
}
