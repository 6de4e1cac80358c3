import type { CampaignPartsFragment } from '../../client/generated/graphql.ts';

/** Whether nothing can be said of who paid: payments came as the daily totals of townships alone. */
export function needsPersonDetails({ paymentSource }: Pick<CampaignPartsFragment, 'paymentSource'>): boolean {
  return paymentSource === 'DAILY_TOTALS';
}
