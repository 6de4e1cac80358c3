import { sentence } from '../../../schema/messages.ts';
import { mayImportPayments, signedIn } from '../../services/access.ts';
import { campaignId } from '../../services/campaigns/campaigns.ts';
import { ownDivision } from '../../services/divisions.ts';
import type { Resolvers } from '../generated/resolver-types.ts';
import { noticeOf } from '../notice/notice.ts';

export const campaignResolvers: Resolvers = {
  Query: {
    campaigns: (_, __, { actor, services }) => services.campaigns.list(signedIn(actor)),
    campaign(_, { id }, { actor, loaders }) {
      signedIn(actor);
      return loaders.campaign.load(id);
    },
  },
  Campaign: {
    id: campaignId,
    quotaState: ({ quotaRevision }) => (quotaRevision === null ? 'NONE' : 'ISSUED'),
    async notice(campaign, _, { services }) {
      const published = await services.campaigns.published(campaign);
      return noticeOf(campaign.notice, campaign.noticeVersion, published);
    },
    async division({ countyCode }, _, { actor, loaders }) {
      return ownDivision(signedIn(actor), countyCode, await loaders.divisionTree.load(countyCode));
    },
    mayImportPayments({ countyCode }, _, { actor }) {
      const allowed = mayImportPayments(signedIn(actor), countyCode);
      return { allowed, reason: allowed ? null : sentence('IMPORT_BY_BUREAU') };
    },
  },
};
