import { readdirSync, readFileSync } from 'node:fs';
import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';
import { accountResolvers } from './account/resolvers.ts';
import { benefitResolvers } from './benefit/resolvers.ts';
import { breakdownResolvers } from './breakdown/resolvers.ts';
import { campaignResolvers } from './campaign/resolvers.ts';
import { coverageResolvers } from './coverage/resolvers.ts';
import { divisionResolvers } from './division/resolvers.ts';
import { dueResolvers } from './due/resolvers.ts';
import { figureResolvers } from './figures/resolvers.ts';
import { liveResolvers } from './live/resolvers.ts';
import { noticeResolvers } from './notice/resolvers.ts';
import { outlookResolvers } from './outlook/resolvers.ts';
import { paymentResolvers } from './payment/resolvers.ts';
import { paymentEntryResolvers } from './payment-entry/resolvers.ts';
import { personResolvers } from './person/resolvers.ts';
import { progressResolvers } from './progress/resolvers.ts';
import { quotaResolvers } from './quota/resolvers.ts';
import { quotaRevisionResolvers } from './quota-revision/resolvers.ts';
import { reconciliationResolvers } from './reconciliation/resolvers.ts';
import { reportResolvers } from './report/resolvers.ts';
import { reviewItemResolvers } from './review-item/resolvers.ts';
import { rewardResolvers } from './reward/resolvers.ts';
import { rosterResolvers } from './roster/resolvers.ts';
import { rosterTableResolvers } from './roster-table/resolvers.ts';
import { scalars } from './scalars.ts';
import { simulationResolvers } from './simulation/resolvers.ts';
import { subsidyResolvers } from './subsidy/resolvers.ts';

const folder = new URL('../../schema/', import.meta.url);

let made: GraphQLSchema | null = null;

/** The SDL files of `schema/` with their resolvers: one schema for all services of a process, it holds nothing of theirs. */
export function createSchema(): GraphQLSchema {
  made ??= makeSchema();
  return made;
}

function makeSchema(): GraphQLSchema {
  const typeDefs = readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => readFileSync(new URL(file, folder), 'utf8'));
  return makeExecutableSchema({
    typeDefs,
    resolvers: [
      scalars,
      accountResolvers,
      benefitResolvers,
      breakdownResolvers,
      campaignResolvers,
      divisionResolvers,
      dueResolvers,
      noticeResolvers,
      outlookResolvers,
      paymentResolvers,
      progressResolvers,
      quotaResolvers,
      quotaRevisionResolvers,
      reportResolvers,
      rewardResolvers,
      coverageResolvers,
      paymentEntryResolvers,
      personResolvers,
      reconciliationResolvers,
      reviewItemResolvers,
      rosterResolvers,
      subsidyResolvers,
      simulationResolvers,
      liveResolvers,
      rosterTableResolvers,
      figureResolvers,
    ],
  });
}
