import type { Resolvers } from '../generated/resolver-types.ts';
import { problemOf } from '../problems.ts';

export const accountResolvers: Resolvers = {
  Query: { viewer: (_, __, { actor }) => actor },
  Mutation: {
    async signIn(_, { input }, { services }) {
      const answer = await services.accounts.signIn(input.account, input.password);
      return answer.kind === 'signedIn'
        ? { token: answer.token, expiresAt: answer.expiresAt, viewer: answer.actor, problems: [] }
        : { token: null, expiresAt: null, viewer: null, problems: answer.problems.map(problemOf) };
    },
    async signOut(_, __, { services, token }) {
      if (token) await services.accounts.signOut(token);
      return { signedOut: true };
    },
  },
  Viewer: {
    async division({ countyCode, divisionCode }, _, { loaders }) {
      if (countyCode === '*') return null;
      const tree = await loaders.divisionTree.load(countyCode);
      return tree.byCode.get(divisionCode ?? countyCode) ?? null;
    },
  },
};
