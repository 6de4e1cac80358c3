import { signedIn } from '../../services/access.ts';
import type { Resolvers } from '../generated/resolver-types.ts';

export const figureResolvers: Resolvers = {
  Campaign: {
    async figures(campaign, { asks }, { actor, services }) {
      const asked = asks.map(({ name, division, category, on }) => ({
        name,
        division: division ?? null,
        category: category ?? null,
        on: on ?? null,
      }));
      const answers = await services.figures.of(signedIn(actor), campaign, asked);
      return {
        ...answers,
        values: [...answers.values],
        codes: [...answers.codes],
        expected: [...answers.expected],
      };
    },
  },
};
