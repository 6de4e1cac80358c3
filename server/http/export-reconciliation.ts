import { Router } from 'express';
import type { SheetModel } from '../../schema/sheets/model.ts';
import { reconciliationSheet } from '../../schema/sheets/reconciliation.ts';
import {
  type ReconciliationItemView,
  reconciliationItemsSheet,
} from '../../schema/sheets/reconciliation-items.ts';
import { isLocalDate } from '../../schema/values/local-date.ts';
import { reviewKindName, reviewSentence } from '../graphql/review-item/words.ts';
import { type Actor, peopleScope } from '../services/access.ts';
import { type CampaignRecord, campaignId } from '../services/campaigns/campaigns.ts';
import type { ReconciliationQuery } from '../services/reconciliation/reconciliation.ts';
import type { ReviewItemRecord } from '../services/review-items/review-items.ts';
import type { Services } from '../services/services.ts';
import { campaignView, sheetsRoute } from './export-people.ts';

/**
 * GET /export/<campaign>/reconciliation.xlsx: 对账表 by township, by day, and the list to work through for whoever may
 * see people. reconciliation-items.xlsx: the list alone.
 */
export function reconciliationExportRoutes(services: Services): Router {
  const router = Router();
  router.get(
    '/export/:campaignId/reconciliation.xlsx',
    sheetsRoute(services, async (actor, campaign, { query }) => {
      const limits = {
        from: isLocalDate(query.from) ? query.from : null,
        to: isLocalDate(query.to) ? query.to : null,
        under: typeof query.under === 'string' && query.under !== '' ? query.under : null,
      };
      const tables = [
        await reconciliationModel(services, actor, campaign, { by: 'TOWNSHIP', ...limits }),
        await reconciliationModel(services, actor, campaign, { by: 'DAY', ...limits }),
      ];
      if (peopleScope(actor, campaign.countyCode).kind === 'none') return tables;
      return [...tables, await reconciliationItemsModel(services, actor, campaign, limits.under)];
    }),
  );
  router.get(
    '/export/:campaignId/reconciliation-items.xlsx',
    sheetsRoute(services, async (actor, campaign, { query }) => [
      await reconciliationItemsModel(
        services,
        actor,
        campaign,
        typeof query.under === 'string' && query.under !== '' ? query.under : null,
      ),
    ]),
  );
  return router;
}

/** 对账表 as the actor sees it. */
export async function reconciliationModel(
  services: Services,
  actor: Actor,
  campaign: CampaignRecord,
  query: ReconciliationQuery,
): Promise<SheetModel> {
  const table = await services.reconciliation.table(actor, campaign, query);
  return reconciliationSheet({
    ...table,
    campaign: campaignView(campaign),
    identity: {
      kind: 'reconciliation',
      campaignId: campaignId(campaign),
      divisionCode: table.divisionCode,
      level: 'TOWNSHIP',
      asOf: 'latest',
      ...(query.by === 'DAY' ? { by: query.by } : {}),
    },
    placeName: table.divisionCode === campaign.countyCode ? null : table.divisionName,
  });
}

/** A list past this is not worked through on paper. */
const mostItems = 5000;

/** 对账待核对清单 as the actor sees it: what is open. */
export async function reconciliationItemsModel(
  services: Services,
  actor: Actor,
  campaign: CampaignRecord,
  under: string | null,
): Promise<SheetModel> {
  const page = await services.reviewItems.list(actor, campaignId(campaign), {
    area: 'RECONCILIATION',
    kind: null,
    status: 'OPEN',
    under,
    first: mostItems,
    after: null,
  });
  const tree = await services.divisions.tree(campaign.countyCode);
  const divisionCode = under ?? actor.divisionCode ?? campaign.countyCode;
  const isCounty = divisionCode === campaign.countyCode;
  return reconciliationItemsSheet({
    campaign: campaignView(campaign),
    identity: {
      kind: 'reconciliation',
      campaignId: campaignId(campaign),
      divisionCode,
      level: 'TOWNSHIP',
      asOf: 'latest',
      by: 'ITEM',
    },
    placeName: isCounty ? null : (tree.byCode.get(divisionCode)?.name ?? null),
    preparedAt: services.clock().toISOString(),
    totalCount: page.totalCount,
    rows: page.items.map((item) => itemView(item, (code) => tree.byCode.get(code)?.name ?? code)),
  });
}

function itemView(item: ReviewItemRecord, nameOf: (code: string) => string): ReconciliationItemView {
  const { detail } = item;
  const textOf = (key: string) => (typeof detail[key] === 'string' ? detail[key] : null);
  const foundTownship = textOf('foundTownship');
  // The receipt has a column of its own.
  const words = { ...item, detail: { ...detail, receipt: null } };
  return {
    id: item.id,
    kindName: reviewKindName(item.kind),
    townshipName: item.townshipName,
    onDay: item.onDay,
    receiptNumber: textOf('receipt'),
    sourceName: detail.source === 'BANK' ? '银行' : '税务',
    foundFen: item.foundFen,
    expectedFen: item.expectedFen,
    sentence: reviewSentence(words, foundTownship === null ? '' : nameOf(foundTownship)),
  };
}
