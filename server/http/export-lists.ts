import { Router } from 'express';
import type { SheetModel } from '../../schema/sheets/model.ts';
import { reviewSheet } from '../../schema/sheets/review.ts';
import { subsidySheet } from '../../schema/sheets/subsidy.ts';
import { isLocalDate } from '../../schema/values/local-date.ts';
import { type ReviewArea, reviewReasonName } from '../../schema/values/review-reason.ts';
import { reviewKindName, reviewSentence } from '../graphql/review-item/words.ts';
import type { Actor } from '../services/access.ts';
import { type CampaignRecord, campaignId } from '../services/campaigns/campaigns.ts';
import { mostReviewRows, type ReviewStatus } from '../services/review-items/review-items.ts';
import type { Services } from '../services/services.ts';
import type { SubsidyQuery } from '../services/subsidies/subsidies.ts';
import { campaignView, sheetsRoute } from './export-people.ts';

/** GET /export/<campaign>/subsidy.xlsx and review.xlsx. */
export function listExportRoutes(services: Services): Router {
  const router = Router();
  router.get(
    '/export/:campaignId/subsidy.xlsx',
    sheetsRoute(services, async (actor, campaign, { query }) => [
      await subsidyModel(services, actor, campaign, {
        by: query.by === 'TOWNSHIP' ? 'TOWNSHIP' : 'CATEGORY',
        under: textOf(query.under),
        asOf: isLocalDate(query.asOf) ? query.asOf : null,
        people: null,
      }),
    ]),
  );
  router.get(
    '/export/:campaignId/review.xlsx',
    sheetsRoute(services, async (actor, campaign, { query }) => [
      await reviewModel(services, actor, campaign, {
        area: textOf(query.area) as ReviewArea | null, // compared as text: an unknown one finds nothing
        kind: textOf(query.kind),
        status: query.status === 'ALL' ? null : ((textOf(query.status) ?? 'OPEN') as ReviewStatus), // the same
        under: textOf(query.under),
      }),
    ]),
  );
  return router;
}

/** 资助测算表 as the actor sees it. */
export async function subsidyModel(
  services: Services,
  actor: Actor,
  campaign: CampaignRecord,
  query: SubsidyQuery,
): Promise<SheetModel> {
  const estimate = await services.subsidies.estimate(actor, campaignId(campaign), query);
  return subsidySheet({
    ...estimate,
    campaign: campaignView(campaign),
    identity: {
      kind: 'subsidy',
      campaignId: campaignId(campaign),
      divisionCode: estimate.divisionCode,
      level: 'TOWNSHIP',
      asOf: query.asOf ?? 'latest',
      ...(query.by === 'CATEGORY' ? { by: query.by } : {}),
    },
    divisionName: estimate.divisionCode === campaign.countyCode ? null : estimate.divisionName,
  });
}

/** 待处理事项清单 as the actor sees it. */
export async function reviewModel(
  services: Services,
  actor: Actor,
  campaign: CampaignRecord,
  query: { area: ReviewArea | null; kind: string | null; status: ReviewStatus | null; under: string | null },
): Promise<SheetModel> {
  const page = await services.reviewItems.list(actor, campaignId(campaign), {
    ...query,
    first: mostReviewRows,
    after: null,
  });
  const tree = await services.divisions.tree(campaign.countyCode);
  const divisionCode = query.under ?? actor.divisionCode ?? campaign.countyCode;
  return reviewSheet({
    campaign: campaignView(campaign),
    identity: {
      kind: 'review',
      campaignId: campaignId(campaign),
      divisionCode,
      level: 'TOWNSHIP',
      asOf: 'latest',
    },
    divisionName: divisionCode === campaign.countyCode ? null : (tree.byCode.get(divisionCode)?.name ?? null),
    areaName: query.area && areaNames[query.area],
    preparedAt: services.clock().toISOString(),
    totalCount: page.totalCount,
    sums: page.sums.map(({ kind, items, foundFen }) => ({ name: reviewKindName(kind), items, foundFen })),
    rows: page.items.map((item) => ({
      ...item,
      areaName: areaNames[item.area],
      kindName: reviewKindName(item.kind),
      statusName: statusNames[item.status],
      sentence: reviewSentence(item),
      closedReasonName: item.closedReason && reviewReasonName(item.closedReason),
    })),
  });
}

const areaNames: Readonly<Record<ReviewArea, string>> = {
  ROSTER: '名册',
  LEDGER: '缴费',
  RECONCILIATION: '对账',
};
const statusNames: Readonly<Record<ReviewStatus, string>> = {
  OPEN: '待处理',
  CLOSED: '已办结',
  SETTLED: '已消除',
};

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
