import { breakdownSummarySheet } from '../../../schema/sheets/breakdown-summary.ts';
import type { SheetModel } from '../../../schema/sheets/model.ts';
import { ApiError } from '../../client/api-error.ts';
import { BreakdownSummaryDocument } from '../../client/generated/graphql.ts';
import type { Client } from '../../client/requests.ts';
import { placeOf } from './models.ts';

/** What all townships have filled in, village by village: the bureau's table, refreshed by key. */
export async function breakdownSummaryModel(
  client: Client,
  campaignId: string,
  now: Date,
): Promise<SheetModel> {
  const { campaign, breakdowns } = await client.send(BreakdownSummaryDocument, { campaignId });
  if (!campaign) throw new ApiError('CAMPAIGN_NOT_FOUND');
  const used = new Map(
    breakdowns.breakdowns.flatMap(({ columns }) => columns).map((each) => [each.code, each]),
  );
  // In the order of the notice; a column that a later notice has dropped stands last.
  const first = (campaign.quotas?.columns ?? []).filter(({ code }) => used.has(code));
  const listed = new Set(first.map(({ code }) => code));
  const columns = [...first, ...[...used.values()].filter(({ code }) => !listed.has(code))];
  const place = placeOf(campaign);
  return breakdownSummarySheet({
    divisionName: place.name,
    campaign: { ...campaign, documentNumber: campaign.notice.documentNumber },
    identity: {
      kind: 'breakdown',
      campaignId: campaign.id,
      divisionCode: place.code,
      level: 'VILLAGE',
      asOf: 'latest',
    },
    preparedAt: now.toISOString(),
    columns: columns.map(({ code, name }) => ({ code, name })),
    rows: breakdowns.breakdowns.flatMap((breakdown) =>
      breakdown.villages.map((village) => ({
        townshipName: breakdown.division.name,
        village: { code: village.code, name: village.name },
        lastYearPersons: village.lastYearPersons ?? null,
        values: columns.map(({ code }) => {
          const at = breakdown.columns.findIndex((column) => column.code === code);
          return village.values[at] ?? null;
        }),
        stateName: breakdown.stateName,
      })),
    ),
  });
}
