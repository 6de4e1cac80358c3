import type { SheetIdentity, SheetModel } from '../../../schema/sheets/model.ts';
import { reconciliationSheet } from '../../../schema/sheets/reconciliation.ts';
import { subsidySheet } from '../../../schema/sheets/subsidy.ts';
import { answered } from '../../client/answered.ts';
import { ApiError } from '../../client/api-error.ts';
import { ReconciliationDocument, SubsidyEstimateDocument } from '../../client/generated/graphql.ts';
import type { Client } from '../../client/requests.ts';
import type { FigureChoice } from './figure-sheets.ts';
import { placeOf } from './models.ts';

/** The 对账表 that was asked for: a row a township, or a day. */
export async function reconciliationModel(client: Client, choice: FigureChoice): Promise<SheetModel> {
  const { campaignId, township } = choice;
  const by = choice.by === 'DAY' ? 'DAY' : 'TOWNSHIP';
  const { campaign, reconciliation } = answered(
    await client.send(ReconciliationDocument, {
      campaignId,
      by,
      from: null,
      to: null,
      under: township?.code ?? null,
    }),
  );
  if (!campaign) throw new ApiError('CAMPAIGN_NOT_FOUND');
  const place = placeOf(campaign, township);
  return reconciliationSheet({
    ...reconciliation,
    campaign: { ...campaign, documentNumber: campaign.notice.documentNumber },
    identity: identityOf(choice, place.code, by === 'DAY' ? { by } : {}),
    placeName: place.name,
  });
}

/** The 资助测算表 that was asked for: a row a category of people, or a township. */
export async function subsidyModel(client: Client, choice: FigureChoice): Promise<SheetModel> {
  const { campaignId, township, asOf } = choice;
  const by = choice.by === 'CATEGORY' ? 'CATEGORY' : 'TOWNSHIP';
  const { campaign, subsidyEstimate } = answered(
    await client.send(SubsidyEstimateDocument, { campaignId, by, under: township?.code ?? null, asOf }),
  );
  if (!campaign) throw new ApiError('CAMPAIGN_NOT_FOUND');
  const place = placeOf(campaign, township);
  return subsidySheet({
    ...subsidyEstimate,
    campaign: { ...campaign, documentNumber: campaign.notice.documentNumber },
    identity: identityOf(choice, place.code, by === 'CATEGORY' ? { by } : {}),
    divisionName: place.name,
  });
}

function identityOf(
  { kind, campaignId, asOf }: FigureChoice,
  divisionCode: string,
  rows: Pick<SheetIdentity, 'by'>,
): SheetIdentity {
  return {
    kind,
    campaignId,
    divisionCode,
    level: 'TOWNSHIP',
    asOf: asOf ?? 'latest',
    ...rows,
  };
}
