import type { Problem } from '../../../schema/values/problem.ts';
import type { Database } from '../../db/database.ts';
import type { Notice } from '../../policy/notice.ts';
import { lostRevisions } from '../../policy/notice-check/lost-revisions.ts';
import { checkNotice } from '../../policy/notice-check.ts';
import { type NoticeDifference, noticeDifferences } from '../../policy/parameters.ts';
import { type RevisionDraft, withRevision } from '../../policy/revision-draft.ts';
import { type Actor, accountNameIn, requirePublisher, requirePublishNotice } from '../access.ts';
import { type CampaignRecord, type Campaigns, campaignId } from '../campaigns/campaigns.ts';
import { clausesAsLastYear } from '../campaigns/last-year.ts';
import { Refusal } from '../refusal.ts';
import { type NoticeDraft, type NoticeDrafts, versionFault } from './drafts.ts';
import { readNotice } from './notices.ts';
import { isSameNotice, type NewVersion, newestVersion, storeVersion } from './writer.ts';

/** A figure of an issued report that would come out otherwise under a new notice. The issued one stays as it is. */
export interface IssuedDifference {
  /** `REWARD-1` */
  readonly reportId: string;
  /** 第 1 期通报（截至2024年11月30日） */
  readonly reportTitle: string;
  readonly divisionName: string;
  readonly label: string;
  readonly was: string;
  readonly wouldBe: string;
}

/**
 * Recalculates every issued report of a campaign under a notice that is about to be published. Called inside the
 * publishing transaction, with the campaign held: it reads, and never writes.
 *
 * @param notice as it would be published: `noticeOn` gives its state on a report's day
 */
export type FindIssuedDifferences = (
  campaign: CampaignRecord,
  notice: Notice,
) => Promise<readonly IssuedDifference[]>;

export interface PublishRequest {
  /** Null opens a new campaign from a whole file. */
  readonly campaignId: string | null;
  readonly draft: NoticeDraft;
  /** The version the caller knows as the newest; 0 for a new campaign. */
  readonly expectedVersion: number;
  readonly confirmDifferences: boolean;
  /** Numbers of later documents left out on purpose. */
  readonly withdrawnDocuments: readonly string[];
  readonly note: string | null;
}

export interface ReviseRequest {
  readonly campaignId: string;
  readonly expectedVersion: number;
  readonly revision: RevisionDraft;
  readonly confirmDifferences: boolean;
}

/** Nothing was stored unless the state is PUBLISHED. */
export interface Publication {
  readonly state: 'PUBLISHED' | 'HAS_PROBLEMS' | 'UNCHANGED' | 'NEEDS_CONFIRMATION';
  /** The newest version afterwards; null when there is none. */
  readonly version: number | null;
  readonly problems: readonly Problem[];
  readonly differences: readonly IssuedDifference[];
  readonly changes: readonly NoticeDifference[];
  /** Null while there is no campaign. */
  readonly campaign: CampaignRecord | null;
}

/** Makes drafts law: one transaction each, of two at once exactly one wins. */
export interface NoticePublishing {
  /** @throws Refusal NOT_ALLOWED, CAMPAIGN_NOT_FOUND, CAMPAIGN_EXISTS, NOTICE_VERSION_… */
  publish(actor: Actor, request: PublishRequest): Promise<Publication>;
  /** @throws Refusal NOT_ALLOWED, CAMPAIGN_NOT_FOUND, NOTICE_VERSION_… */
  revise(actor: Actor, request: ReviseRequest): Promise<Publication>;
}

export interface NoticePublishingOptions {
  readonly database: Database;
  readonly campaigns: Campaigns;
  readonly drafts: NoticeDrafts;
  readonly clock: () => Date;
  readonly issuedDifferences: FindIssuedDifferences;
}

const mostNoteCharacters = 500;

export function createNoticePublishing({
  database,
  campaigns,
  drafts,
  clock,
  issuedDifferences,
}: NoticePublishingOptions): NoticePublishing {
  /** The campaign, for somebody who may publish on it and knows its newest version. */
  async function held(actor: Actor, id: string, expectedVersion: number): Promise<CampaignRecord> {
    const campaign = await campaigns.get(actor, id);
    requirePublishNotice(actor, campaign.countyCode);
    requireVersion(campaign.noticeVersion, expectedVersion);
    return campaign;
  }

  async function publishChecked(
    actor: Actor,
    campaign: CampaignRecord | null,
    candidate: NewVersion,
    warnings: readonly Problem[],
    choices: Pick<PublishRequest, 'expectedVersion' | 'confirmDifferences' | 'withdrawnDocuments'>,
  ): Promise<Publication> {
    const { notice } = candidate;
    const nothing = { problems: warnings, differences: [], changes: [], campaign };
    const outcome = await winnerOnly(choices.expectedVersion, () =>
      database.write(async (em): Promise<Omit<Publication, 'campaign'>> => {
        const newest = await newestVersion(em, notice);
        const version = newest?.version ?? null;
        requireVersion(version ?? 0, choices.expectedVersion);
        if (newest && isSameNotice(newest.notice, notice)) return { ...nothing, state: 'UNCHANGED', version };
        const lost = newest ? lostRevisions(newest.notice, notice, choices.withdrawnDocuments) : [];
        if (lost.length > 0) {
          return { ...nothing, state: 'HAS_PROBLEMS', version, problems: [...lost, ...warnings] };
        }
        const changes = newest ? noticeDifferences(newest.notice, notice) : [];
        const differences = campaign ? await issuedDifferences(campaign, notice) : [];
        if (differences.length > 0 && !choices.confirmDifferences) {
          return { ...nothing, state: 'NEEDS_CONFIRMATION', version, differences, changes };
        }
        const stored = await storeVersion(em, candidate, version ?? 0, clock());
        return { ...nothing, state: 'PUBLISHED', version: stored, differences, changes };
      }),
    );
    const id = campaignId({ countyCode: notice.county.code, benefitYear: notice.benefitYear });
    return { ...outcome, campaign: await campaigns.find(actor, id) };
  }

  return {
    async publish(actor, { campaignId: id, draft, note, ...choices }) {
      requirePublisher(actor);
      const campaign = id === null ? null : await held(actor, id, choices.expectedVersion);
      const read = campaign ? await drafts.read(campaign, draft) : readNewCampaign(draft);
      const problems = [...(read.kind === 'problems' ? read.problems : []), ...noteProblems(note)];
      if (read.kind === 'problems' || problems.length > 0) {
        return hasProblems(problems, campaign);
      }
      if (!campaign) {
        // Whose county it is stands in the draft itself.
        requirePublishNotice(actor, read.notice.county.code);
        const opened = campaignId({
          countyCode: read.notice.county.code,
          benefitYear: read.notice.benefitYear,
        });
        if (await campaigns.find(actor, opened)) throw new Refusal('CAMPAIGN_EXISTS', { id: opened });
      }
      const candidate: NewVersion = {
        notice: read.notice,
        kind: typeof draft.content === 'string' ? 'LOADED' : 'EDITED',
        publishedBy: accountNameIn(actor, read.notice.county.code),
        revisionDocument: null,
        note,
      };
      const warnings = [...read.warnings, ...(await clausesAsLastYear(campaigns, actor, read.notice))];
      return publishChecked(actor, campaign, candidate, warnings, choices);
    },

    async revise(actor, { campaignId: id, revision, ...choices }) {
      const campaign = await held(actor, id, choices.expectedVersion);
      const revised = withRevision(await campaigns.published(campaign), revision);
      if (revised.kind === 'problems') return hasProblems(revised.problems, campaign);
      const checked = checkNotice(revised.raw);
      if (checked.kind === 'problems') return hasProblems(checked.problems, campaign);
      const candidate: NewVersion = {
        notice: checked.notice,
        kind: 'REVISED',
        publishedBy: accountNameIn(actor, campaign.countyCode),
        revisionDocument: revision.document.number,
        note: revision.note ?? null,
      };
      return publishChecked(actor, campaign, candidate, checked.warnings, {
        ...choices,
        withdrawnDocuments: [],
      });
    },
  };
}

function hasProblems(problems: readonly Problem[], campaign: CampaignRecord | null): Publication {
  return {
    state: 'HAS_PROBLEMS',
    version: campaign?.noticeVersion ?? null,
    problems,
    differences: [],
    changes: [],
    campaign,
  };
}

function readNewCampaign({ content }: NoticeDraft): ReturnType<typeof readNotice> {
  if (typeof content === 'string') return readNotice(content);
  return { kind: 'problems', problems: [{ code: 'NOTICE_DRAFT_EMPTY', severity: 'ERROR', place: {} }] };
}

function noteProblems(note: string | null): Problem[] {
  if (note === null || note.length <= mostNoteCharacters) return [];
  return [
    {
      code: 'NOTICE_NOTE_TOO_LONG',
      severity: 'ERROR',
      place: {},
      found: String(note.length),
      expected: String(mostNoteCharacters),
    },
  ];
}

/** @throws Refusal NOTICE_VERSION_CHANGED, NOTICE_VERSION_AHEAD, NOTICE_VERSION_NONE */
function requireVersion(found: number, based: number): void {
  if (found !== based) throw new Refusal(versionFault(found, based), { found, based });
}

/**
 * Of two that open the same campaign at once there is no row yet to wait for: the database lets one of them in, and
 * tells the other by its key.
 */
async function winnerOnly<T>(based: number, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'UniqueConstraintViolationException') throw error;
    throw new Refusal('NOTICE_VERSION_CHANGED', { found: based + 1, based });
  }
}
