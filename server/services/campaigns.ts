import type { Database } from '../db/database.ts';
import type { Notice } from '../policy/notice.ts';
import { noticeShape } from '../policy/notice-shape.ts';
import { type Actor, seesCounty } from './access.ts';
import { Refusal } from './refusal.ts';

/** A campaign as the other services need it, with the notice in force. */
export interface CampaignRecord {
  readonly countyCode: string;
  readonly benefitYear: number;
  readonly name: string;
  readonly countyName: string;
  readonly paymentSource: 'NONE' | 'DETAILS' | 'DAILY_TOTALS';
  readonly noticeVersion: number;
  readonly figuresVersion: number;
  readonly lastImportedAt: string | null;
  readonly quotaRevision: number | null;
  readonly notice: Notice;
}

/** Reads campaigns; what an actor may not see is as if it were not there. */
export interface Campaigns {
  list(actor: Actor): Promise<CampaignRecord[]>;
  /** @param id `411521-2025`; null when unknown or not the actor's */
  find(actor: Actor, id: string): Promise<CampaignRecord | null>;
  /** @throws Refusal CAMPAIGN_NOT_FOUND */
  get(actor: Actor, id: string): Promise<CampaignRecord>;
}

export function campaignId(campaign: Pick<CampaignRecord, 'countyCode' | 'benefitYear'>): string {
  return `${campaign.countyCode}-${campaign.benefitYear}`;
}

/** `411521-2025` → county and year; null when it is nothing of the kind. */
export function parseCampaignId(id: string): { countyCode: string; benefitYear: number } | null {
  const match = /^([0-9A-Za-z]{1,12})-(\d{4})$/.exec(id);
  return match ? { countyCode: match[1]!, benefitYear: Number(match[2]) } : null;
}

export function createCampaigns(database: Database): Campaigns {
  const notices = new Map<string, Notice>();

  async function records(where: string, parameters: readonly (string | number)[]): Promise<CampaignRecord[]> {
    const rows = await database.reader.all<CampaignRow>(`${campaignSql} ${where}`, parameters);
    return Promise.all(rows.map(async (row) => ({ ...recordOf(row), notice: await noticeOf(row) })));
  }

  /** Versions are immutable, so a parsed one is kept. */
  async function noticeOf(row: CampaignRow): Promise<Notice> {
    const key = `${row.county_code}/${row.benefit_year}/${row.notice_version}`;
    const known = notices.get(key);
    if (known) return known;
    const [stored] = await database.reader.all<{ content: string }>(
      'select content from notice_version where county_code = ? and benefit_year = ? and version = ?',
      [row.county_code, row.benefit_year, row.notice_version],
    );
    if (!stored) throw new Error(`campaign ${key} has no stored notice`);
    const notice = readStoredNotice(stored.content);
    notices.set(key, notice);
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
  };
}

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
      where q.county_code = c.county_code and q.benefit_year = c.benefit_year) as quota_revision
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
