import { chaseSheet } from '../../../schema/sheets/chase.ts';
import { coverageSheet } from '../../../schema/sheets/coverage.ts';
import type { SheetModel } from '../../../schema/sheets/model.ts';
import { answered } from '../../client/answered.ts';
import { ApiError } from '../../client/api-error.ts';
import { CoverageDocument } from '../../client/generated/graphql.ts';
import type { Client } from '../../client/requests.ts';
import { chasePersons } from './chase.ts';
import { divisionLevel, type FigureChoice } from './figure-sheets.ts';
import { placeOf } from './models.ts';

/** The 困难群众参保情况表 that was asked for. */
export async function coverageModel(client: Client, choice: FigureChoice): Promise<SheetModel> {
  const { campaignId, township, asOf } = choice;
  const level = divisionLevel(choice);
  const { campaign } = answered(
    await client.send(CoverageDocument, { campaignId, level, under: township?.code ?? null, asOf }),
  );
  if (!campaign) throw new ApiError('CAMPAIGN_NOT_FOUND');
  const { coverage } = campaign;
  const place = placeOf(campaign, township);
  return coverageSheet({
    ...coverage,
    campaign: { ...campaign, documentNumber: campaign.notice.documentNumber },
    identity: {
      kind: 'coverage',
      campaignId: campaign.id,
      divisionCode: place.code,
      level,
      asOf: asOf ?? 'latest',
    },
    divisionName: place.name,
  });
}

/** The 疑似未参保名册 of a township, or of the county. Names and numbers are masked. */
export async function chaseModel(
  client: Client,
  campaignId: string,
  township: { readonly code: string; readonly name: string } | null,
  now: Date,
): Promise<SheetModel> {
  const { campaign, persons, totalCount } = await chasePersons(
    client,
    campaignId,
    township?.code ?? null,
    'TO_CHASE',
  );
  if (!campaign) throw new ApiError('CAMPAIGN_NOT_FOUND');
  const place = placeOf(campaign, township);
  return chaseSheet({
    campaign: { ...campaign, documentNumber: campaign.notice.documentNumber },
    identity: {
      kind: 'chase',
      campaignId: campaign.id,
      divisionCode: place.code,
      level: 'TOWNSHIP',
      asOf: 'latest',
    },
    divisionName: place.name,
    preparedAt: now.toISOString(),
    totalCount,
    rows: answered(persons),
  });
}
