import { reviewKind, reviewReasonName } from '../../../schema/values/review-reason.ts';
import { signedIn } from '../../services/access.ts';
import { Refusal } from '../../services/refusal.ts';
import type { ReviewItemRecord, ReviewOutcome } from '../../services/review-items/review-items.ts';
import type {
  Resolvers,
  ReviewItemsPayload,
  ReviewListItem,
  ReviewStatus,
} from '../generated/resolver-types.ts';
import { conflictSentence, reviewKindName, reviewSentence } from './words.ts';

const longestPage = 500;

export const reviewItemResolvers: Resolvers = {
  Query: {
    async reviewItems(_, { campaignId, area, kind, status, under, first, after }, { actor, services }) {
      if (!(first >= 1 && first <= longestPage)) throw new Refusal('REVIEW_PAGE', { found: first });
      const page = await services.reviewItems.list(signedIn(actor), campaignId, {
        area: area ?? null,
        kind: kind ?? null,
        status: status ?? null,
        under: under ?? null,
        first,
        after: after ?? null,
      });
      return {
        totalCount: page.totalCount,
        sums: page.sums.map((sum) => ({
          ...sum,
          name: reviewKindName(sum.kind),
          reasons: [
            ...(reviewKind(sum.kind)?.reasons ?? [{ code: 'OTHER', name: reviewReasonName('OTHER') }]),
          ],
        })),
        edges: page.items.map((item) => ({ cursor: item.id, node: itemOf(item) })),
        pageInfo: { hasNextPage: page.hasNextPage, endCursor: page.items.at(-1)?.id ?? null },
      };
    },
  },
  Mutation: {
    async closeReviewItems(_, { input }, { actor, services }) {
      const { campaignId, items, reason, note } = input;
      return payloadOf(
        await services.reviewItems.close(signedIn(actor), campaignId, items, reason, note ?? ''),
      );
    },
    async reopenReviewItem(_, { input }, { actor, services }) {
      const { campaignId, id, baseVersion, note } = input;
      return payloadOf(
        await services.reviewItems.reopen(signedIn(actor), campaignId, { id, baseVersion }, note),
      );
    },
  },
};

function payloadOf({ items, conflicts }: ReviewOutcome): ReviewItemsPayload {
  return {
    items: items.map(itemOf),
    conflicts: conflicts.map((conflict) => ({
      id: conflict.id,
      code: conflict.code,
      message: conflictSentence(conflict),
      current: conflict.current && itemOf(conflict.current),
    })),
  };
}

function itemOf(item: ReviewItemRecord): ReviewListItem {
  const { detail: _detail, history, ...fields } = item;
  return {
    ...fields,
    kindName: reviewKindName(item.kind),
    sentence: reviewSentence(item),
    closedReasonName: item.closedReason && reviewReasonName(item.closedReason),
    history: history.map(({ version, status, foundFen, expectedFen, onDay, openedAt, reason, ...past }) => ({
      version,
      // Written by the program alone, from the column of the same name.
      status: status as ReviewStatus,
      foundFen,
      expectedFen,
      onDay,
      openedAt,
      reasonName: reason && reviewReasonName(reason),
      note: past.note,
      by: past.by,
      at: past.at,
    })),
  };
}
