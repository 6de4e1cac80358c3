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
  return breakdownSheet({
    campaign: { ...campaign, documentNumber: campaign.notice.documentNumber },
    identity: {
      kind: 'breakdown',
      campaignId: campaign.id,
      divisionCode: campaign.division.code,
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
