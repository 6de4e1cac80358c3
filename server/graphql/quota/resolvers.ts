import type { Resolvers } from '../generated/resolver-types.ts';

export const quotaResolvers: Resolvers = {
  Campaign: {
    async quotas(campaign, _, { loaders }) {
      const table = await loaders.quotaTable.load(campaign);
      return table
        ? {
            ...table,
            columns: [...table.columns],
            rows: table.rows.map((row) => ({ ...row, values: [...row.values] })),
          }
        : null;
    },
  },
};
