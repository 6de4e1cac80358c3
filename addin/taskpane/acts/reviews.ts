import {
  CheckAmountsDocument,
  CloseReviewItemsDocument,
  ReconciliationDocument,
  ReopenReviewItemDocument,
  type ReviewAnswerPartsFragment,
  type ReviewArea,
  ReviewItemsDocument,
  type ReviewItemsQuery,
  type ReviewListItemPartsFragment,
  type ReviewStatus,
} from '../../client/generated/graphql.ts';
import type { Client } from '../../client/requests.ts';

export type ReviewItem = ReviewListItemPartsFragment;
export type ReviewSum = ReviewItemsQuery['reviewItems']['sums'][number];
export type ReviewAnswer = ReviewAnswerPartsFragment;

export interface ReviewFilter {
  readonly area: ReviewArea | null;
  readonly kind: string | null;
  readonly status: ReviewStatus;
}

/** What a slow PC shows without delay, and what anyone works through at once. */
export const reviewPageSize = 20;

/** Items as far as they were asked for; sums are over all there are. */
export interface ReviewList {
  readonly totalCount: number;
  readonly sums: readonly ReviewSum[];
  readonly items: readonly ReviewItem[];
  readonly endCursor: string | null;
}

/** @param after what the page before ended with; null for the first */
export async function reviewList(
  client: Client,
  campaignId: string,
  filter: ReviewFilter,
  after: string | null,
): Promise<ReviewList> {
  const { reviewItems } = await client.send(ReviewItemsDocument, {
    campaignId,
    ...filter,
    first: reviewPageSize,
    after,
  });
  return {
    totalCount: reviewItems.totalCount,
    sums: reviewItems.sums,
    items: reviewItems.edges.map(({ node }) => node),
    endCursor: reviewItems.pageInfo.hasNextPage ? (reviewItems.pageInfo.endCursor ?? null) : null,
  };
}

/** Closes what is still as it was seen; whatever somebody changed meanwhile comes back as a conflict. */
export async function closeItems(
  client: Client,
  campaignId: string,
  items: readonly ReviewItem[],
  reason: string,
  note: string,
): Promise<ReviewAnswer> {
  const { closeReviewItems } = await client.send(CloseReviewItemsDocument, {
    input: {
      campaignId,
      items: items.map(({ id, version }) => ({ id, baseVersion: version })),
      reason,
      note: note.trim(),
    },
  });
  return closeReviewItems;
}

export async function reopenItem(
  client: Client,
  campaignId: string,
  { id, version }: ReviewItem,
  note: string,
): Promise<ReviewAnswer> {
  const input = { campaignId, id, baseVersion: version, note: note.trim() };
  return (await client.send(ReopenReviewItemDocument, { input })).reopenReviewItem;
}

/** A day on which money was collected that the bank has not posted. */
export interface UnpostedDay {
  readonly day: string;
  readonly items: number;
  readonly fen: number;
  readonly ageDays: number;
}

export interface Unposted {
  /** The day ages are counted to; null while nothing is known of posting. */
  readonly asOfOn: string | null;
  /** Null: not known, which is not zero. */
  readonly items: number | null;
  readonly fen: number | null;
  readonly bands: readonly {
    readonly fromDays: number;
    readonly toDays: number | null;
    readonly items: number;
    readonly fen: number;
  }[];
  /** Oldest first. */
  readonly days: readonly UnpostedDay[];
}

/** What was collected and is not posted, with its age. */
export async function unposted(client: Client, campaignId: string): Promise<Unposted> {
  const { reconciliation } = await client.send(ReconciliationDocument, {
    campaignId,
    by: 'DAY',
    from: null,
    to: null,
    under: null,
  });
  const { total, rows, asOfOn } = reconciliation;
  return {
    asOfOn: asOfOn ?? null,
    items: total.notPostedItems ?? null,
    fen: total.notPostedFen ?? null,
    bands: total.notPostedByAge.map((band) => ({ ...band, toDays: band.toDays ?? null })),
    days: rows
      .flatMap(({ day, figures }) =>
        day && (figures.notPostedItems ?? 0) > 0
          ? [
              {
                day,
                items: figures.notPostedItems ?? 0,
                fen: figures.notPostedFen ?? 0,
                ageDays: figures.oldestDays ?? 0,
              },
            ]
          : [],
      )
      .sort((left, right) => left.day.localeCompare(right.day)),
  };
}

/** A full county takes half a minute, and a slow server longer: giving up earlier would hide what came of it. */
const checkTimeoutMs = 180_000;

/** Compares what everybody paid with what was due; the work list is brought up to date. */
export async function checkAmounts(client: Client, campaignId: string) {
  const options = { timeoutMs: checkTimeoutMs };
  return (await client.send(CheckAmountsDocument, { campaignId }, options)).checkAmounts;
}
