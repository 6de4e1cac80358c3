import { signedIn } from '../../services/access.ts';
import type { Resolvers } from '../generated/resolver-types.ts';

export const rewardResolvers: Resolvers = {
  Campaign: {
    async rewards(campaign, { asOf }, { actor, services }) {
      const table = await services.rewards.of(signedIn(actor), campaign, asOf ?? null);
      return {
        ...table,
        rows: table.rows.map((row) => ({ ...row, explanation: [...row.explanation] })),
      };
    },
  },
};
