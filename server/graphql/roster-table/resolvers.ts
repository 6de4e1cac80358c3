import type { Resolvers } from '../generated/resolver-types.ts';

export const rosterTableResolvers: Resolvers = {};
