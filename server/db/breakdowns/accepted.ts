import type { Query } from '../steps.ts';
import { type CampaignKey, campaignValues, ofCampaign } from './keys.ts';

/** Accepted persons of each village in one column: its quota until something else is accepted. */
export function acceptedByVillage(campaign: CampaignKey, columnCode: string): Query {
  return {
    sql: `select village_code as code, accepted_persons as persons from breakdown_cell
      where ${ofCampaign} and column_code = ? and accepted_persons is not null`,
    parameters: [...campaignValues(campaign), columnCode],
  };
}
