import { type Request, type Response, Router } from 'express';
import type { Actor } from '../services/access.ts';
import { type CampaignRecord, campaignId } from '../services/campaigns/campaigns.ts';
import type { Services } from '../services/services.ts';
import { formBytes, formsWorkbook, formsZip, legalName } from './breakdown-files.ts';
import { breakdownFormFile, breakdownSummaryModel } from './breakdown-models.ts';
import { returnedAnswer } from './breakdown-returned.ts';
import { sheetsRoute } from './export-people.ts';
import { actorOf, sendRefusal } from './reply.ts';

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
} as const;

interface Answer {
  readonly name: string;
  readonly bytes: Buffer;
  readonly kind: keyof typeof types;
}

/**
 * GET /export/<campaign>/…: forms to be filled without the add-in, and files that were imported with what was found
 * written into them.
 *
 * - `breakdown-form.xlsx?under=<township>[&village=<code>]`
 * - `breakdown-forms.zip?by=township|village[&under=<township>]`, `breakdown-forms.xlsx` (a sheet for each township)
 * - `breakdown-summary.xlsx`: every village in one table
 * - `returned/<id>` of an import, for an hour, to the account that made it
 */
export function breakdownExportRoutes(services: Services): Router {
  const router = Router();
  const route = (
    path: string,
    make: (actor: Actor, campaign: CampaignRecord, request: Request) => Promise<Answer>,
  ) => router.get(path, answer(services, make));
  route('/export/:campaignId/breakdown-form.xlsx', async (actor, campaign, { query }) => {
    const under = textOf(query.under) ?? actor.divisionCode ?? '';
    const file = await breakdownFormFile(services, actor, campaign, {
      under,
      village: textOf(query.village),
    });
    const name = `${campaign.countyName}${campaign.benefitYear}-${file.model.tabName}.xlsx`;
    return { name, bytes: await formBytes(services, file), kind: 'xlsx' };
  });
  route('/export/:campaignId/breakdown-forms.zip', async (actor, campaign, { query }) => ({
    name: `${campaign.countyName}${campaign.benefitYear}目标分解表.zip`,
    bytes: await formsZip(services, actor, campaign, {
      under: textOf(query.under),
      by: query.by === 'village' ? 'VILLAGE' : 'TOWNSHIP',
    }),
    kind: 'zip',
  }));
  route('/export/:campaignId/breakdown-forms.xlsx', async (actor, campaign, { query }) => ({
    name: `${campaign.countyName}${campaign.benefitYear}目标分解表.xlsx`,
    bytes: await formsWorkbook(services, actor, campaign, { under: textOf(query.under), by: 'TOWNSHIP' }),
    kind: 'xlsx',
  }));
  router.get(
    '/export/:campaignId/breakdown-summary.xlsx',
    sheetsRoute(services, async (actor, campaign) => [
      await breakdownSummaryModel(services, actor, campaign),
    ]),
  );
  route('/export/:campaignId/returned/:id', async (actor, campaign, { params }) => {
    const files = await services.breakdownImports.returned(actor, campaignId(campaign), String(params.id));
    return returnedAnswer(services, campaign, files);
  });
  return router;
}

function answer(
  services: Services,
  make: (actor: Actor, campaign: CampaignRecord, request: Request) => Promise<Answer>,
) {
  return async (request: Request, response: Response): Promise<void> => {
    try {
      const actor = await actorOf(services, request);
      const campaign = await services.campaigns.get(actor, String(request.params.campaignId));
      const { name, bytes, kind } = await make(actor, campaign, request);
      response
        .type(types[kind])
        .set({
          'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(legalName(name))}`,
          'cache-control': 'no-store',
        })
        .send(bytes);
    } catch (error) {
      sendRefusal(response, error);
    }
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
