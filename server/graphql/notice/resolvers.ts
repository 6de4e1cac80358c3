import { sentence } from '../../../schema/messages.ts';
import { mayPublishNotice, signedIn } from '../../services/access.ts';
import type { NoticeDraft } from '../../services/notices/drafts.ts';
import type { Publication } from '../../services/notices/publishing.ts';
import type {
  NoticeDraftInput,
  NoticeParameter,
  PublishNoticePayload,
  Resolvers,
} from '../generated/resolver-types.ts';
import { problemOf, refusalAsProblem } from '../problems.ts';
import { noticeOf } from './notice.ts';

export const noticeResolvers: Resolvers = {
  Query: {
    async checkNotice(_, { campaignId, draft }, { actor, services }) {
      const check = await services.noticeDrafts.check(signedIn(actor), campaignId, draftOf(draft));
      return {
        problems: check.problems.map(problemOf),
        isPublishable: check.isPublishable,
        changes: [...check.changes],
      };
    },
  },
  Campaign: {
    async noticeOn(campaign, { day, version }, { services }) {
      const [state, published] = await Promise.all([
        services.campaigns.inForce(campaign, day, version),
        services.campaigns.published(campaign, version),
      ]);
      return noticeOf(state, version ?? campaign.noticeVersion, published);
    },
    async noticeVersions(campaign, _, { actor, services }) {
      const versions = await services.noticeVersions.list(signedIn(actor), campaign);
      return versions.map((version) => ({ ...version, revisionDays: [...version.revisionDays] }));
    },
    noticeChanges: (campaign, { from, to }, { services }) =>
      services.noticeVersions.changes(campaign, from, to),
    async parameters(campaign, { version }, { services }) {
      const parameters = await services.noticeVersions.parameters(campaign, version);
      return parameters.map(
        (parameter): NoticeParameter => ({ ...parameter, options: [...parameter.options] }),
      );
    },
    mayPublishNotice({ countyCode }, _, { actor }) {
      const allowed = mayPublishNotice(signedIn(actor), countyCode);
      return { allowed, reason: allowed ? null : sentence('PUBLISH_BY_BUREAU') };
    },
  },
  Mutation: {
    publishNotice: (_, { input }, { actor, services }) =>
      answered(() =>
        services.noticePublishing.publish(signedIn(actor), {
          campaignId: input.campaignId ?? null,
          draft: draftOf(input.draft),
          expectedVersion: input.expectedVersion,
          confirmDifferences: input.confirmDifferences === true,
          withdrawnDocuments: input.withdrawnDocuments ?? [],
          note: input.note ?? null,
        }),
      ),
    reviseNotice: (_, { input }, { actor, services }) => {
      const { documentNumber, title, issuer, issuedOn, from, clauses, changes, note } = input.revision;
      return answered(() =>
        services.noticePublishing.revise(signedIn(actor), {
          campaignId: input.campaignId,
          expectedVersion: input.expectedVersion,
          confirmDifferences: input.confirmDifferences === true,
          revision: {
            document: { number: documentNumber, title, issuer, issuedOn },
            from,
            clauses: clauses ?? [],
            changes,
            note: note ?? null,
          },
        }),
      );
    },
    async cloneCampaign(_, { input }, { actor, services }) {
      try {
        const clone = await services.campaignClones.clone(
          signedIn(actor),
          input.campaignId,
          input.benefitYear ?? null,
        );
        return { ...clone, review: [...clone.review], problems: [] };
      } catch (error) {
        return { content: null, benefitYear: null, review: [], problems: [refusalAsProblem(error)] };
      }
    },
  },
};

/** The draft of a request as the services take it. */
export function draftOf({ content, baseVersion, edits }: NoticeDraftInput): NoticeDraft {
  return { content, baseVersion, edits };
}

type PayloadModel = Omit<PublishNoticePayload, 'campaign'> & Pick<Publication, 'campaign'>;

/** A refusal stands in the payload, where the user reads it beside the sheet. */
async function answered(publish: () => Promise<Publication>): Promise<PayloadModel> {
  try {
    const { problems, differences, changes, ...rest } = await publish();
    return {
      ...rest,
      problems: problems.map(problemOf),
      differences: [...differences],
      changes: [...changes],
    };
  } catch (error) {
    const problems = [refusalAsProblem(error)];
    return { state: 'HAS_PROBLEMS', version: null, problems, differences: [], changes: [], campaign: null };
  }
}
