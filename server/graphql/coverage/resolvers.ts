import { sentence } from '../../../schema/messages.ts';
import { peopleScope, signedIn } from '../../services/access.ts';
import type { ReasonResult } from '../../services/coverage/reasons.ts';
import type { Coverage, ReportReasonsPayload, Resolvers } from '../generated/resolver-types.ts';
import { problemOf } from '../problems.ts';

export const coverageResolvers: Resolvers = {
  Campaign: {
    coverage(campaign, { level, under, asOf }, { actor, services }) {
      const query = { level, under: under ?? null, asOf: asOf ?? null };
      // The record has the very fields of the type; its lists are never changed.
      return services.coverage.of(signedIn(actor), campaign, query) as Promise<unknown> as Promise<Coverage>;
    },
    mayReportReasons({ countyCode }, _, { actor }) {
      const allowed = peopleScope(signedIn(actor), countyCode).kind !== 'none';
      const needed = '县医保局经办或乡镇账号';
      return { allowed, reason: allowed ? null : sentence('NOT_ALLOWED', { needed }) };
    },
  },
  Query: {
    async chaseList(_, { campaignId, under, category, reason, hasReason, listing, first, after }, context) {
      const viewer = signedIn(context.actor);
      const campaign = await context.services.campaigns.get(viewer, campaignId);
      const { totalCount, rows, hasNextPage } = await context.services.coverage.chase.page(viewer, campaign, {
        under: under ?? null,
        category: category ?? null,
        reason: reason ?? null,
        hasReason: hasReason ?? null,
        listing,
        first,
        after: after ?? null,
      });
      return {
        totalCount,
        edges: rows.map(({ cursor, ...row }) => ({
          cursor,
          node: {
            ...row,
            categoryCodes: [...row.categoryCodes],
            categoryNames: [...row.categoryNames],
          },
        })),
        pageInfo: { hasNextPage, endCursor: rows.at(-1)?.cursor ?? null },
      };
    },
  },
  Mutation: {
    async reportReasons(_, { input }, { actor, services }) {
      const { campaignId, onProblem, rows } = input;
      const result = await services.coverage.reasons.report(
        signedIn(actor),
        { campaignId, dryRun: false, onProblem: onProblem ?? 'ALL_OR_NOTHING' },
        rows.map(({ key, reason, evidence, note, baseVersion, address }, index) => ({
          key,
          reason: reason ?? null,
          evidence: evidence?.trim() ?? '',
          note: note?.trim() ?? '',
          baseVersion,
          place: address ? { address } : { line: index + 1 },
        })),
      );
      return payloadOf(result);
    },
    async importReasons(_, { input }, { actor, services }) {
      const { campaignId, uploadId, dryRun, onProblem } = input;
      const choices = { campaignId, dryRun: dryRun === true, onProblem: onProblem ?? 'GOOD_ROWS_ONLY' };
      return payloadOf(await services.coverage.reasons.importUpload(signedIn(actor), choices, uploadId));
    },
  },
};

function payloadOf({ problems, ...counts }: ReasonResult): ReportReasonsPayload {
  return { ...counts, problems: problems.map(problemOf) };
}
