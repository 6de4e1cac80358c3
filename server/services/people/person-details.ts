import type { CampaignRecord } from '../campaigns/campaigns.ts';
import { Refusal } from '../refusal.ts';

/** What asks who somebody is cannot be answered from totals. @throws Refusal NEEDS_PERSON_DETAILS */
export function requirePersonDetails({ paymentSource }: Pick<CampaignRecord, 'paymentSource'>): void {
  if (paymentSource === 'DAILY_TOTALS') throw new Refusal('NEEDS_PERSON_DETAILS');
}
