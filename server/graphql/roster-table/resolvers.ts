import { signedIn } from '../../services/access.ts';
import type { Resolvers } from '../generated/resolver-types.ts';

export const rosterTableResolvers: Resolvers = {
  Campaign: {
    async rosterTable(campaign, { source, under, first, after }, { actor, services }) {
      const query = { source: source ?? null, under: under ?? null, first, after: after ?? null };
      const page = await services.rosterTables.page(signedIn(actor), campaign, query);
      return { ...page, columns: [...page.columns] };
    },
  },
};
