import type { Problem } from '../../../schema/values/problem.ts';
import type { Notice } from '../../policy/notice.ts';
import { lostRevisions } from '../../policy/notice-check/lost-revisions.ts';
import {
  checkEdited,
  type NoticeDifference,
  noticeDifferences,
  type ParameterEdit,
} from '../../policy/parameters.ts';
import { type Actor, requireWholeCounty } from '../access.ts';
import type { CampaignRecord, Campaigns } from '../campaigns/campaigns.ts';
import { clausesAsLastYear } from '../campaigns/last-year.ts';
import { Refusal } from '../refusal.ts';
import { type NoticeRead, readNotice } from './notices.ts';

/** A notice that somebody is trying: a file's text, or edits on the newest version. Never stored (decision 020). */
export interface NoticeDraft {
  readonly content?: string | null | undefined;
  readonly baseVersion?: number | null | undefined;
  readonly edits?: readonly ParameterEdit[] | null | undefined;
}

export interface NoticeDraftCheck {
  /** Every error and warning, each with its path, and its line where the draft is a text. */
  readonly problems: readonly Problem[];
  readonly isPublishable: boolean;
  /** What differs from the newest version; empty while the draft has errors. */
  readonly changes: readonly NoticeDifference[];
}

/** Reads drafts. Nothing here writes. */
export interface NoticeDrafts {
  /** @throws Refusal CAMPAIGN_NOT_FOUND, NOT_ALLOWED for who does not see the whole county */
  check(actor: Actor, campaignId: string, draft: NoticeDraft): Promise<NoticeDraftCheck>;
  /**
   * The draft as a notice of this campaign, checked in full. Rights are for the caller to ask first.
   * The notice is as it would be published: `noticeOn` gives its state on a day.
   */
  read(campaign: CampaignRecord, draft: NoticeDraft): Promise<NoticeRead>;
  /** The same for a question that a faulty draft cannot answer. @throws Refusal NOTICE_DRAFT_HAS_PROBLEMS */
  notice(campaign: CampaignRecord, draft: NoticeDraft): Promise<Notice>;
}

/** A sheet holds some hundreds of values; more edits than this are another file. */
const mostEdits = 5000;

export function createNoticeDrafts(campaigns: Campaigns): NoticeDrafts {
  async function read(campaign: CampaignRecord, draft: NoticeDraft): Promise<NoticeRead> {
    const found = await readEither(campaign, draft);
    if (found.kind === 'problems') return found;
    const foreign = foreignDraft(campaign, found.notice);
    return foreign.length > 0 ? { kind: 'problems', problems: [...foreign, ...found.warnings] } : found;
  }

  async function readEither(campaign: CampaignRecord, draft: NoticeDraft): Promise<NoticeRead> {
    const fault = faultOf(campaign, draft);
    if (fault) return { kind: 'problems', problems: [fault] };
    if (typeof draft.content === 'string') return readNotice(draft.content);
    return checkEdited(await campaigns.published(campaign), draft.edits ?? []);
  }

  return {
    async check(actor, campaignId, draft) {
      const campaign = await campaigns.get(actor, campaignId);
      requireWholeCounty(actor, campaign.countyCode);
      const found = await read(campaign, draft);
      if (found.kind === 'problems') return { problems: found.problems, isPublishable: false, changes: [] };
      const published = await campaigns.published(campaign);
      // What publishing would refuse is said here already; there a document can be withdrawn on purpose.
      const lost = lostRevisions(published, found.notice, []);
      if (lost.length > 0) {
        return { problems: [...lost, ...found.warnings], isPublishable: false, changes: [] };
      }
      return {
        problems: [...found.warnings, ...(await clausesAsLastYear(campaigns, actor, found.notice))],
        isPublishable: true,
        changes: noticeDifferences(published, found.notice),
      };
    },
    read,
    async notice(campaign, draft) {
      const found = await read(campaign, draft);
      if (found.kind === 'ok') return found.notice;
      const errors = found.problems.filter(({ severity }) => severity === 'ERROR');
      throw new Refusal('NOTICE_DRAFT_HAS_PROBLEMS', { found: errors.length });
    },
  };
}

function faultOf(
  { noticeVersion }: Pick<CampaignRecord, 'noticeVersion'>,
  { content, edits, baseVersion }: NoticeDraft,
): Problem | null {
  const hasContent = typeof content === 'string';
  const hasEdits = edits !== null && edits !== undefined;
  if (hasContent && hasEdits) return error('NOTICE_DRAFT_BOTH');
  if (hasContent) return null;
  if (!hasEdits) return error('NOTICE_DRAFT_EMPTY');
  if (edits.length > mostEdits) {
    return { ...error('NOTICE_DRAFT_TOO_MANY_EDITS'), found: `${edits.length}`, expected: `${mostEdits}` };
  }
  if (typeof baseVersion !== 'number') return error('NOTICE_DRAFT_NO_BASE');
  if (baseVersion === noticeVersion) return null;
  return {
    ...error(versionFault(noticeVersion, baseVersion)),
    found: String(noticeVersion),
    values: { based: baseVersion },
  };
}

/** The code for a version that is not the newest: one that others went past, or one that never was. */
export function versionFault(newest: number, based: number): string {
  if (based < newest) return 'NOTICE_VERSION_CHANGED';
  return newest === 0 ? 'NOTICE_VERSION_NONE' : 'NOTICE_VERSION_AHEAD';
}

function foreignDraft(campaign: CampaignRecord, { county, benefitYear }: Notice): Problem[] {
  const problems: Problem[] = [];
  if (county.code !== campaign.countyCode) {
    problems.push({
      ...error('NOTICE_OTHER_COUNTY', 'county.code'),
      found: `${county.code} ${county.name}`,
      expected: `${campaign.countyCode} ${campaign.countyName}`,
    });
  }
  if (benefitYear !== campaign.benefitYear) {
    problems.push({
      ...error('NOTICE_OTHER_YEAR', 'benefitYear'),
      found: String(benefitYear),
      expected: String(campaign.benefitYear),
    });
  }
  return problems;
}

function error(code: string, path?: string): Problem {
  return { code, severity: 'ERROR', place: path === undefined ? {} : { path } };
}
