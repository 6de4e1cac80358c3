import { readdirSync, readFileSync } from 'node:fs';
import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';
import { accountResolvers } from './account/resolvers.ts';
import { campaignResolvers } from './campaign/resolvers.ts';
import { divisionResolvers } from './division/resolvers.ts';
import { noticeResolvers } from './notice/resolvers.ts';
import { outlookResolvers } from './outlook/resolvers.ts';
import { paymentResolvers } from './payment/resolvers.ts';
import { progressResolvers } from './progress/resolvers.ts';
import { quotaResolvers } from './quota/resolvers.ts';
import { scalars } from './scalars.ts';

const folder = new URL('../../schema/', import.meta.url);

/** The SDL files of `schema/` with their resolvers. */
export function createSchema(): GraphQLSchema {
  const typeDefs = readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => readFileSync(new URL(file, folder), 'utf8'));
  return makeExecutableSchema({
    typeDefs,
    resolvers: [
      scalars,
      accountResolvers,
      campaignResolvers,
      divisionResolvers,
      noticeResolvers,
      outlookResolvers,
      paymentResolvers,
      progressResolvers,
      quotaResolvers,
    ],
  });
}
