import { writeNoticeFile } from '../../ingest/notice-file-writer.ts';
import { nextYear, type ReviewItem } from '../../policy/next-year.ts';
import { type Actor, requirePublishNotice } from '../access.ts';
import { Refusal } from '../refusal.ts';
import { type Campaigns, campaignId } from './campaigns.ts';

/** Next year's notice as the text of a file, not stored, with all that must be looked at before it is published. */
export interface CampaignClone {
  readonly content: string;
  readonly benefitYear: number;
  readonly review: readonly ReviewItem[];
}

/** New year from last. Divisions are the county's and need no copy. */
export interface CampaignClones {
  /**
   * @param benefitYear default: the year after
   * @throws Refusal CAMPAIGN_NOT_FOUND, NOT_ALLOWED, CLONE_YEAR_INVALID, CAMPAIGN_EXISTS
   */
  clone(actor: Actor, campaignId: string, benefitYear: number | null): Promise<CampaignClone>;
}

const mostYearsAhead = 5;

export function createCampaignClones(campaigns: Campaigns): CampaignClones {
  return {
    async clone(actor, id, wanted) {
      const campaign = await campaigns.get(actor, id);
      requirePublishNotice(actor, campaign.countyCode);
      const [earliest, latest] = [campaign.benefitYear + 1, campaign.benefitYear + mostYearsAhead];
      const benefitYear = wanted ?? earliest;
      if (benefitYear < earliest || benefitYear > latest) {
        throw new Refusal('CLONE_YEAR_INVALID', { found: benefitYear, earliest, latest });
      }
      const cloned = campaignId({ countyCode: campaign.countyCode, benefitYear });
      if (await campaigns.find(actor, cloned)) throw new Refusal('CAMPAIGN_EXISTS', { id: cloned });
      const { raw, review } = nextYear(await campaigns.published(campaign), benefitYear);
      return { content: writeNoticeFile(raw, reviewComments(review)), benefitYear, review };
    },
  };
}

/** What is to be looked at, beside the very line. */
export function reviewComments(review: readonly ReviewItem[]): Map<string, string> {
  const comments = new Map<string, string>();
  for (const { path, label, was, check } of review) {
    const said = path === 'revisions' ? `核对 ${label}：${check}` : `核对：${check}`;
    const line = was !== null && /没有带入/.test(check) ? `${said}上年：${was}` : said;
    comments.set(path, [comments.get(path), line].filter(Boolean).join('\n'));
  }
  return comments;
}
