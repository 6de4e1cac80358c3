import { signedIn } from '../../services/access.ts';
import { Refusal } from '../../services/refusal.ts';
import type { Resolvers } from '../generated/resolver-types.ts';

export const divisionResolvers: Resolvers = {
  Query: {
    async divisions(_, { campaignId, level, under }, { actor, loaders, services }) {
      const viewer = signedIn(actor);
      const campaign = await loaders.campaign.load(campaignId);
      if (!campaign) throw new Refusal('CAMPAIGN_NOT_FOUND');
      const { rows } = await services.divisions.rowsFor(viewer, campaign.countyCode, level, under ?? null);
      return [...rows];
    },
  },
  Division: {
    aliases: ({ aliases }) => [...aliases],
    async children({ countyCode, code, level }, _, { actor, loaders, services }) {
      if (level === 'VILLAGE') return [];
      const tree = await loaders.divisionTree.load(countyCode);
      const below = level === 'COUNTY' ? 'TOWNSHIP' : 'VILLAGE';
      const { parent, rows } = await services.divisions.rowsFor(signedIn(actor), countyCode, below, null);
      // A township account below the county sees its own township alone.
      return parent.code === code ? [...rows] : tree.childrenOf(code).filter((child) => rows.includes(child));
    },
  },
};
