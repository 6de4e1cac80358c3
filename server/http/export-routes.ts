import { type Request, type Response, Router } from 'express';
import { breakdownSheet } from '../../schema/sheets/breakdown.ts';
import type { CampaignView } from '../../schema/sheets/layout.ts';
import type { SheetModel } from '../../schema/sheets/model.ts';
import { policySheet } from '../../schema/sheets/policy.ts';
import { withRevisions } from '../../schema/sheets/policy-parameter.ts';
import { progressTableSheet } from '../../schema/sheets/progress-table.ts';
import { isLocalDate } from '../../schema/values/local-date.ts';
import { sheetsToXlsx } from '../export/xlsx.ts';
import { type Actor, seesWholeCounty } from '../services/access.ts';
import { type CampaignRecord, campaignId } from '../services/campaigns/campaigns.ts';
import { revisionRecords } from '../services/notices/versions.ts';
import type { ProgressBy } from '../services/progress/table.ts';
import { Refusal } from '../services/refusal.ts';
import type { Services } from '../services/services.ts';
import { actorOf, sendRefusal } from './reply.ts';

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** GET /export/<campaign>/progress.xlsx, breakdown.xlsx and policy.xlsx: the same sheets as in Excel, for WPS and e-mail. */
export function exportRoutes(services: Services): Router {
  const router = Router();
  const sheet =
    (make: (actor: Actor, campaign: CampaignRecord, request: Request) => Promise<SheetModel>) =>
    async (request: Request, response: Response) => {
      try {
        const actor = await actorOf(services, request);
        const campaign = await services.campaigns.get(actor, String(request.params.campaignId));
        const model = await make(actor, campaign, request);
        const file = await sheetsToXlsx([model], {
          title: model.tabName,
          creator: '医保征缴助手',
          createdAt: services.clock(),
        });
        const name = encodeURIComponent(
          `${campaign.countyName}${campaign.benefitYear}-${model.tabName}.xlsx`,
        );
        response.type(xlsxType).set('content-disposition', `attachment; filename*=UTF-8''${name}`).send(file);
      } catch (error) {
        sendRefusal(response, error);
      }
    };
  router.get(
    '/export/:campaignId/progress.xlsx',
    sheet((actor, campaign, { query }) =>
      progressModel(services, actor, campaign, {
        by: rowsOf(query.by ?? query.level),
        under: typeof query.under === 'string' ? query.under : null,
        asOf: isLocalDate(query.asOf) ? query.asOf : null,
      }),
    ),
  );
  router.get(
    '/export/:campaignId/breakdown.xlsx',
    sheet((actor, campaign) => breakdownModel(services, actor, campaign)),
  );
  router.get(
    '/export/:campaignId/policy.xlsx',
    sheet((actor, campaign, { query }) =>
      policyModel(services, actor, campaign, { withSpare: query.blank === '1' }),
    ),
  );
  return router;
}

const progressRows: readonly ProgressBy[] = ['TOWNSHIP', 'VILLAGE', 'CATEGORY', 'DAY'];

function rowsOf(asked: unknown): ProgressBy {
  return progressRows.find((each) => each === asked) ?? 'TOWNSHIP';
}

/** 进度表 of a campaign as the actor sees it: a row a township, village, category of people, or day. */
export async function progressModel(
  services: Services,
  actor: Actor,
  campaign: CampaignRecord,
  query: { by: ProgressBy; under: string | null; asOf: string | null },
): Promise<SheetModel> {
  const table = await services.progressTables.of(actor, campaign, { ...query, since: null });
  const { parent } = table;
  return progressTableSheet({
    ...table,
    campaign: campaignView(campaign),
    identity: {
      kind: 'progress',
      campaignId: campaignId(campaign),
      divisionCode: parent.code,
      level: query.by === 'VILLAGE' ? 'VILLAGE' : 'TOWNSHIP',
      ...(query.by === 'CATEGORY' || query.by === 'DAY' ? { by: query.by } : {}),
      asOf: query.asOf ?? 'latest',
    },
    divisionName: parent.level === 'COUNTY' ? null : parent.name,
  });
}

/** 目标分解表 of a campaign as the notice prints it. */
export async function breakdownModel(
  services: Services,
  actor: Actor,
  campaign: CampaignRecord,
): Promise<SheetModel> {
  const table = await services.quotas.table(actor, campaign);
  if (!table) throw new Refusal('QUOTAS_NOT_ISSUED');
  return breakdownSheet({
    campaign: campaignView(campaign),
    identity: {
      kind: 'breakdown',
      campaignId: campaignId(campaign),
      divisionCode: campaign.countyCode,
      level: 'TOWNSHIP',
      asOf: 'latest',
    },
    preparedAt: services.clock().toISOString(),
    ...table,
  });
}

/**
 * 政策参数 of a campaign's newest version. Whoever does not see the whole county gets it for reading alone.
 *
 * @param query.withSpare with the blank rows that items are added in
 */
export async function policyModel(
  services: Services,
  actor: Actor,
  campaign: CampaignRecord,
  query: { withSpare: boolean },
): Promise<SheetModel> {
  const [published, parameters] = await Promise.all([
    services.campaigns.published(campaign),
    services.noticeVersions.parameters(campaign),
  ]);
  const revisions = revisionRecords(published).map(({ document, from, differences }) => ({
    documentNumber: document.number,
    from,
    changes: differences,
  }));
  return policySheet({
    campaign: campaignView(campaign),
    countyCode: campaign.countyCode,
    version: campaign.noticeVersion,
    preparedAt: services.clock().toISOString(),
    clauses: campaign.notice.clauses,
    revisions,
    parameters: withRevisions(parameters, revisions).filter(({ isSpare }) => query.withSpare || !isSpare),
    isReadOnly: !seesWholeCounty(actor, campaign.countyCode),
  });
}

function campaignView(campaign: CampaignRecord): CampaignView {
  return {
    id: campaignId(campaign),
    name: campaign.name,
    countyName: campaign.countyName,
    benefitYear: campaign.benefitYear,
    documentNumber: campaign.notice.document.number,
  };
}
