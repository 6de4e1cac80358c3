import { signedIn } from '../../services/access.ts';
import type { Progress, Resolvers } from '../generated/resolver-types.ts';

export const progressResolvers: Resolvers = {
  Campaign: {
    progress(campaign, { level, under, asOf }, { actor, services }) {
      const query = { level, under: under ?? null, asOf: asOf ?? null };
      // The record has the very fields of the type; rows are shared with the cache and never changed.
      return services.progress.of(signedIn(actor), campaign, query) as Promise<unknown> as Promise<Progress>;
    },
    async progressTable(campaign, { by, under, asOf, since }, { actor, services }) {
      const query = { by, under: under ?? null, asOf: asOf ?? null, since: since ?? null };
      const table = await services.progressTables.of(signedIn(actor), campaign, query);
      return { ...table, columns: [...table.columns] };
    },
  },
};
