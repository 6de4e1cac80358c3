import type { Actor } from '../services/access.ts';
import type { BreakdownEventRecord, BreakdownRecord } from '../services/breakdowns/records.ts';
import type { CampaignRecord } from '../services/campaigns/campaigns.ts';
import type { DivisionRecord } from '../services/divisions.ts';
import type { QuotaRevisionRecord } from '../services/quotas/quota-revisions.ts';

/** What stands behind the GraphQL types whose fields are resolved one by one. */
export type BreakdownModel = BreakdownRecord;
export type BreakdownEventModel = BreakdownEventRecord;
export type CampaignModel = CampaignRecord;
export type DivisionModel = DivisionRecord;
export type QuotaRevisionModel = QuotaRevisionRecord & { readonly campaign: CampaignRecord };
export type ViewerModel = Actor;
