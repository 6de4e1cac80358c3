import { type LocalDate, localDateAt } from '../../../schema/values/local-date.ts';
import type { Database } from '../../db/database.ts';
import { noticeOn, revisionDays } from '../../policy/in-force.ts';
import type { Notice } from '../../policy/notice.ts';
import { noticeShape } from '../../policy/notice-shape.ts';
import { type Actor, seesCounty } from '../access.ts';
import { Refusal } from '../refusal.ts';

/** A campaign as the other services need it. */
export interface CampaignRecord {
  readonly countyCode: string;
  readonly benefitYear: number;
  readonly name: string;
  readonly countyName: string;
  readonly paymentSource: 'NONE' | 'DETAILS' | 'DAILY_TOTALS';
  readonly noticeVersion: number;
  readonly figuresVersion: number;
  readonly lastImportedAt: string | null;
  /** The quotas in force today; null when none have been given out. */
  readonly quotaRevision: number | null;
  /** The newest version as it stands today: what applies to an act of today. */
  readonly notice: Notice;
}

/** Reads campaigns; what an actor may not see is as if it were not there. */
export interface Campaigns {
  list(actor: Actor): Promise<CampaignRecord[]>;
  /** @param id `990101-2025`; null when unknown or not the actor's */
  find(actor: Actor, id: string): Promise<CampaignRecord | null>;
  /** @throws Refusal CAMPAIGN_NOT_FOUND */
  get(actor: Actor, id: string): Promise<CampaignRecord>;
  /**
   * A version as it was published, its later revisions not yet applied: `noticeOn` gives its state on a day.
   *
   * @param version default: the newest
   * @throws Refusal NOTICE_VERSION_NOT_FOUND
   */
  published(campaign: CampaignRecord, version?: number | null): Promise<Notice>;
  /**
   * What was in force on a day, as a version knew it. Days between two revisions give the very same object.
   *
   * @throws Refusal NOTICE_VERSION_NOT_FOUND
   */
  inForce(campaign: CampaignRecord, day: LocalDate, version?: number | null): Promise<Notice>;
}

export function campaignId(campaign: Pick<CampaignRecord, 'countyCode' | 'benefitYear'>): string {
  return `${campaign.countyCode}-${campaign.benefitYear}`;
}

/** `990101-2025` → county and year; null when it is nothing of the kind. */
export function parseCampaignId(id: string): { countyCode: string; benefitYear: number } | null {
  const match = /^([0-9A-Za-z]{1,12})-(\d{4})$/.exec(id);
  return match ? { countyCode: match[1]!, benefitYear: Number(match[2]) } : null;
}

export function createCampaigns(database: Database, clock: () => Date): Campaigns {
  const notices = new Map<string, Notice>();

  async function records(where: string, parameters: readonly (string | number)[]): Promise<CampaignRecord[]> {
    const today = localDateAt(clock());
    const rows = await database.reader.all<CampaignRow>(`${campaignSql} ${where}`, [today, ...parameters]);
    return Promise.all(
      rows.map(async (row) => {
        const record = recordOf(row);
        return { ...record, notice: await inForce(record, today) };
      }),
    );
  }

  async function published(
    { countyCode, benefitYear, noticeVersion }: NoticeOwner,
    version?: number | null,
  ): Promise<Notice> {
    const wanted = version ?? noticeVersion;
    return kept(`${countyCode}/${benefitYear}/${wanted}`, async () => {
      const [stored] = await database.reader.all<{ content: string }>(
        'select content from notice_version where county_code = ? and benefit_year = ? and version = ?',
        [countyCode, benefitYear, wanted],
      );
      if (!stored) throw new Refusal('NOTICE_VERSION_NOT_FOUND', { version: wanted });
      return readStoredNotice(stored.content);
    });
  }

  async function inForce(campaign: NoticeOwner, day: LocalDate, version?: number | null): Promise<Notice> {
    const notice = await published(campaign, version);
    const since = revisionDays(notice).findLast((revised) => revised <= day);
    if (since === undefined) return notice;
    const { countyCode, benefitYear, noticeVersion } = campaign;
    return kept(`${countyCode}/${benefitYear}/${version ?? noticeVersion}/${since}`, () =>
      noticeOn(notice, day),
    );
  }

  /** Versions are immutable, so one that was read is kept: the pane of every township asks for the same few. */
  async function kept(key: string, make: () => Notice | Promise<Notice>): Promise<Notice> {
    const known = notices.get(key);
    if (known) return known;
    const notice = await make();
    notices.set(key, notice);
    if (notices.size > mostKept) notices.delete(notices.keys().next().value ?? '');
    return notice;
  }

  const find: Campaigns['find'] = async (actor, id) => {
    const key = parseCampaignId(id);
    if (!key || !seesCounty(actor, key.countyCode)) return null;
    const [record] = await records('where c.county_code = ? and c.benefit_year = ?', [
      key.countyCode,
      key.benefitYear,
    ]);
    return record ?? null;
  };

  return {
    list: (actor) =>
      actor.countyCode === '*'
        ? records('order by c.county_code, c.benefit_year desc', [])
        : records('where c.county_code = ? order by c.benefit_year desc', [actor.countyCode]),
    find,
    async get(actor, id) {
      const record = await find(actor, id);
      if (!record) throw new Refusal('CAMPAIGN_NOT_FOUND');
      return record;
    },
    published,
    inForce,
  };
}

/** Parsed notices kept in memory; one is about 200 kB. */
const mostKept = 500;

type NoticeOwner = Pick<CampaignRecord, 'countyCode' | 'benefitYear' | 'noticeVersion'>;

/**
 * A stored notice. What the format gained since it was stored takes its default; it was checked in full when it was
 * published, so rules that came later do not make an old version unreadable.
 */
export function readStoredNotice(content: string): Notice {
  return noticeShape.parse(JSON.parse(content));
}

interface CampaignRow {
  readonly county_code: string;
  readonly benefit_year: number;
  readonly name: string;
  readonly county_name: string;
  readonly payment_source: CampaignRecord['paymentSource'];
  readonly notice_version: number;
  readonly figures_version: number;
  readonly last_imported_at: string | null;
  readonly quota_revision: number | null;
}

const campaignSql = `select c.county_code, c.benefit_year, c.name, d.name as county_name, c.payment_source,
    c.notice_version, c.figures_version, c.last_imported_at,
    (select max(q.revision) from quota_column q
      where q.county_code = c.county_code and q.benefit_year = c.benefit_year
      and q.notice_version = c.notice_version and (q.from_on is null or q.from_on <= ?)) as quota_revision
  from campaign c join division d on d.county_code = c.county_code and d.code = c.county_code`;

function recordOf(row: CampaignRow): Omit<CampaignRecord, 'notice'> {
  return {
    countyCode: row.county_code,
    benefitYear: row.benefit_year,
    name: row.name,
    countyName: row.county_name,
    paymentSource: row.payment_source,
    noticeVersion: row.notice_version,
    figuresVersion: row.figures_version,
    lastImportedAt: row.last_imported_at,
    quotaRevision: row.quota_revision,
  };
}
