import type { CampaignView } from '../../../schema/sheets/layout.ts';
import type { SheetModel } from '../../../schema/sheets/model.ts';
import { type CarriedEdit, policySheet } from '../../../schema/sheets/policy.ts';
import {
  type PolicyParameter,
  type PolicyRevision,
  withRevisions,
} from '../../../schema/sheets/policy-parameter.ts';
import { ApiError } from '../../client/api-error.ts';
import { PolicySheetDocument } from '../../client/generated/graphql.ts';
import type { Client } from '../../client/requests.ts';

/** One version of a notice as a sheet shows it. */
export interface PolicyBase {
  readonly campaign: CampaignView;
  readonly countyCode: string;
  /** The newest version at the service, which may be later than the one that was asked for. */
  readonly newest: number;
  readonly mayPublish: { readonly allowed: boolean; readonly reason: string | null };
  readonly clauses: readonly { readonly id: string; readonly title: string; readonly text: string }[];
  readonly revisions: readonly PolicyRevision[];
  readonly parameters: readonly PolicyParameter[];
}

/** @param version null for the newest */
export async function policyBase(
  client: Client,
  campaignId: string,
  version: number | null,
): Promise<PolicyBase> {
  const { campaign } = await client.send(PolicySheetDocument, { campaignId, version });
  if (!campaign) throw new ApiError('CAMPAIGN_NOT_FOUND');
  const { notice, parameters, countyCode, mayPublishNotice } = campaign;
  const revisions = notice.revisions.map(({ documentNumber, from, changes }) => ({
    documentNumber,
    from,
    changes: changes.map(({ path, becomes }) => ({ path, becomes: becomes ?? null })),
  }));
  return {
    campaign: { ...campaign, documentNumber: notice.documentNumber },
    countyCode,
    newest: notice.version,
    mayPublish: { allowed: mayPublishNotice.allowed, reason: mayPublishNotice.reason ?? null },
    clauses: notice.clauses.map(({ id, title, text }) => ({ id, title, text })),
    revisions,
    parameters: withRevisions(
      parameters.map(({ path, clause, group, label, text, unit, hint, options, isEditable, isSpare }) => ({
        path,
        clause: clause ?? null,
        group,
        label,
        text,
        unit: unit ?? null,
        hint: hint ?? null,
        options,
        isEditable,
        isSpare,
      })),
      revisions,
    ),
  };
}

export interface PolicyModelChoice {
  readonly withSpare: boolean;
  readonly isReadOnly: boolean;
  readonly now: Date;
  readonly carried?: ReadonlyMap<string, CarriedEdit>;
}

/** The newest version as a sheet. */
export function policyModel(base: PolicyBase, choice: PolicyModelChoice): SheetModel {
  const { withSpare, isReadOnly, now, carried } = choice;
  return policySheet({
    campaign: base.campaign,
    countyCode: base.countyCode,
    version: base.newest,
    preparedAt: now.toISOString(),
    clauses: base.clauses,
    revisions: base.revisions,
    parameters: base.parameters.filter(({ isSpare, path }) => withSpare || !isSpare || carried?.has(path)),
    isReadOnly,
    ...(carried ? { carried } : {}),
  });
}
