import { breakdownSheet } from '../../../schema/sheets/breakdown.ts';
import type { SheetModel } from '../../../schema/sheets/model.ts';
import { ApiError } from '../../client/api-error.ts';
import { BreakdownDocument } from '../../client/generated/graphql.ts';
import type { Client } from '../../client/requests.ts';
import type { Viewer } from '../pane-session.ts';

/** The township an account is limited to; null for those who see the whole county. */
export function townshipOf(viewer: Viewer): { readonly code: string; readonly name: string } | null {
  return viewer.division?.level === 'TOWNSHIP' ? viewer.division : null;
}

/** The county of a campaign is the first part of its id. */
export function countyOf(campaignId: string): string {
  return campaignId.slice(0, campaignId.lastIndexOf('-'));
}

interface Place {
  readonly code: string;
  /** Null for the whole county, whose name stands on every sheet anyway. */
  readonly name: string | null;
}

/**
 * What a sheet is limited to: the township that was asked for, else what the account may see, which for a township's
 * account is never the county.
 *
 * @param campaign as answered to this account; `division` is the account's own
 */
export function placeOf(
  campaign: { readonly id: string; readonly division: { readonly code: string; readonly name: string } },
  township: Place | null = null,
): Place {
  if (township) return township;
  const { code, name } = campaign.division;
  return { code, name: code === countyOf(campaign.id) ? null : name };
}

/** The 目标分解表 as the notice prints it; null while no quotas are issued, which is not zero. */
export async function breakdownModel(
  client: Client,
  campaignId: string,
  now: Date,
): Promise<SheetModel | null> {
  const { campaign } = await client.send(BreakdownDocument, { campaignId });
  if (!campaign) throw new ApiError('CAMPAIGN_NOT_FOUND');
  const { quotas } = campaign;
  if (!quotas) return null;
  const place = placeOf(campaign);
  return breakdownSheet({
    divisionName: place.name,
    campaign: { ...campaign, documentNumber: campaign.notice.documentNumber },
    identity: {
      kind: 'breakdown',
      campaignId: campaign.id,
      divisionCode: place.code,
      level: 'TOWNSHIP',
      asOf: 'latest',
    },
    preparedAt: now.toISOString(),
    revision: quotas.revision,
    columns: quotas.columns.map((column) => ({
      code: column.code,
      name: column.name,
      declaredTotal: column.declaredTotal ?? null,
      computedTotal: column.computedTotal ?? null,
      difference: column.difference ?? null,
    })),
    rows: quotas.rows.map(({ division, values, remarks }) => ({
      division,
      values: values.map((value) => value ?? null),
      remarks: remarks ?? null,
    })),
    note: quotas.note ?? null,
  });
}
