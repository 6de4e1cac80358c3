import type { LocalDate } from '../../../schema/values/local-date.ts';
import type { Database } from '../../db/database.ts';
import { noticeOn, revisionDays, revisionsInOrder } from '../../policy/in-force.ts';
import type { Notice, NoticeRevision } from '../../policy/notice.ts';
import {
  type NoticeDifference,
  type NoticeParameter,
  noticeDifferences,
  noticeParameters,
} from '../../policy/parameters.ts';
import { type Actor, seesWholeCounty } from '../access.ts';
import type { CampaignRecord, Campaigns } from '../campaigns/campaigns.ts';

/** One published version; what it says is `Campaigns.published`. */
export interface NoticeVersionRecord {
  readonly version: number;
  readonly kind: 'LOADED' | 'EDITED' | 'REVISED';
  readonly documentNumber: string;
  readonly revisionDocument: string | null;
  readonly publishedAt: string;
  /** Null for a command's, and for an actor who does not see the whole county. */
  readonly publishedBy: string | null;
  readonly note: string | null;
  readonly basedOn: number | null;
  /** How many places differ from the version before; null for the first. */
  readonly changedPlaces: number | null;
  readonly revisionDays: readonly LocalDate[];
}

/** A later document with what it changes: the values just before it takes effect and after. */
export interface NoticeRevisionRecord extends NoticeRevision {
  readonly differences: readonly NoticeDifference[];
}

/** What was published when. A notice is public: whoever sees the campaign may read every version. */
export interface NoticeVersions {
  /** Newest first. */
  list(actor: Actor, campaign: CampaignRecord): Promise<NoticeVersionRecord[]>;
  /** @throws Refusal NOTICE_VERSION_NOT_FOUND */
  changes(campaign: CampaignRecord, from: number, to: number): Promise<NoticeDifference[]>;
  /** The places of a version as it was published. @throws Refusal NOTICE_VERSION_NOT_FOUND */
  parameters(campaign: CampaignRecord, version?: number | null): Promise<NoticeParameter[]>;
}

export function createNoticeVersions(database: Database, campaigns: Campaigns): NoticeVersions {
  const changed = new WeakMap<Notice, WeakMap<Notice, NoticeDifference[]>>();

  async function changes(campaign: CampaignRecord, from: number, to: number): Promise<NoticeDifference[]> {
    const [left, right] = await Promise.all([
      campaigns.published(campaign, from),
      campaigns.published(campaign, to),
    ]);
    // By the notices themselves, which are kept as long as they are asked for.
    const of = changed.get(left) ?? new WeakMap<Notice, NoticeDifference[]>();
    changed.set(left, of);
    const differences = of.get(right) ?? noticeDifferences(left, right);
    of.set(right, differences);
    return differences;
  }

  return {
    async list(actor, campaign) {
      const rows = await database.reader.all<VersionRow>(
        `select version, kind, document_number, revision_document, loaded_at, published_by, note, based_on
         from notice_version where county_code = ? and benefit_year = ? order by version desc`,
        [campaign.countyCode, campaign.benefitYear],
      );
      const isWhole = seesWholeCounty(actor, campaign.countyCode);
      return Promise.all(
        rows.map(async (row, index) => {
          const before = rows[index + 1];
          return {
            version: row.version,
            kind: row.kind,
            documentNumber: row.document_number,
            revisionDocument: row.revision_document,
            publishedAt: row.loaded_at,
            publishedBy: isWhole ? row.published_by : null,
            note: isWhole ? row.note : null,
            basedOn: row.based_on ?? before?.version ?? null,
            changedPlaces: before ? (await changes(campaign, before.version, row.version)).length : null,
            revisionDays: revisionDays(await campaigns.published(campaign, row.version)),
          };
        }),
      );
    },
    changes,
    async parameters(campaign, version) {
      return noticeParameters(await campaigns.published(campaign, version));
    },
  };
}

const revised = new WeakMap<Notice, NoticeRevisionRecord[]>();

/** The later documents of a notice in the order in which they take effect, each with what it changes. */
export function revisionRecords(notice: Notice): NoticeRevisionRecord[] {
  const known = revised.get(notice);
  if (known) return known;
  let standing: Notice = { ...notice, revisions: [] };
  const records = revisionsInOrder(notice.revisions).map(({ revision }) => {
    const before = standing;
    standing = noticeOn({ ...before, revisions: [revision] }, revision.from);
    return { ...revision, differences: noticeDifferences(before, standing) };
  });
  revised.set(notice, records);
  return records;
}

interface VersionRow {
  readonly version: number;
  readonly kind: NoticeVersionRecord['kind'];
  readonly document_number: string;
  readonly revision_document: string | null;
  readonly loaded_at: string;
  readonly published_by: string | null;
  readonly note: string | null;
  readonly based_on: number | null;
}
