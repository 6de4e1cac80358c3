import { createHash, randomBytes } from 'node:crypto';
import { localDateAt } from '../../../schema/values/local-date.ts';
import { lockCampaign } from '../../db/campaign-lock.ts';
import type { Database } from '../../db/database.ts';
import { AuditEntry, Campaign, Division, NoticeVersion } from '../../db/entities/index.ts';
import { noticeOn, revisionDays } from '../../policy/in-force.ts';
import { divisionFinder, type Notice } from '../../policy/notice.ts';
import { readStoredNotice } from '../campaigns/campaigns.ts';
import { storeQuotas } from './quotas.ts';

export type Em = Parameters<Parameters<Database['write']>[0]>[0];

/** A checked notice on its way to become a version. */
export interface NewVersion {
  readonly notice: Notice;
  readonly kind: 'LOADED' | 'EDITED' | 'REVISED';
  readonly publishedBy: string | null;
  /** Number of the later document; REVISED only. */
  readonly revisionDocument: string | null;
  readonly note: string | null;
}

/** The newest version of a county's year, held until the transaction ends; null when there is none. */
export async function newestVersion(
  em: Em,
  notice: Pick<Notice, 'county' | 'benefitYear'>,
): Promise<{ readonly version: number; readonly notice: Notice } | null> {
  const key = keyOf(notice);
  await lockCampaign(em, key);
  const newest = await em.findOne(NoticeVersion, key, { orderBy: { version: 'desc' } });
  return newest && { version: newest.version, notice: readStoredNotice(newest.content) };
}

/** True when both say the same in every place, whatever was left to defaults. */
export function isSameNotice(left: Notice, right: Notice): boolean {
  return digestOf(left) === digestOf(right);
}

/**
 * Stores a notice as the next version of its campaign, which it opens when there is none, with its divisions and its
 * quotas as printed: declared totals beside the rows, nothing adjusted. Says who did it in the audit.
 *
 * @param previous number of the newest version so far, 0 when there is none
 */
export async function storeVersion(
  em: Em,
  { notice, kind, publishedBy, revisionDocument, note }: NewVersion,
  previous: number,
  now: Date,
): Promise<number> {
  const key = keyOf(notice);
  const version = previous + 1;
  em.create(NoticeVersion, {
    ...key,
    version,
    documentNumber: notice.document.number,
    title: notice.document.title,
    issuer: notice.document.issuer,
    issuedOn: notice.document.issuedOn,
    content: JSON.stringify(notice),
    digest: digestOf(notice),
    loadedAt: now.toISOString(),
    kind,
    publishedBy,
    basedOn: previous || null,
    revisionDocument,
    note,
  });
  const campaign = await em.findOne(Campaign, key);
  if (campaign) {
    campaign.noticeVersion = version;
    campaign.figuresVersion += 1;
  } else {
    em.create(Campaign, {
      ...key,
      name: `${notice.county.name}${notice.benefitYear}年度城乡居民基本医疗保险征缴`,
      paymentSource: 'NONE',
      noticeVersion: version,
      figuresVersion: 1,
      lastImportedAt: null,
      createdAt: now.toISOString(),
    });
  }
  await storeDivisions(em, notice, now);
  await storeQuotas(em, notice, { version, previous, by: publishedBy, at: now.toISOString() });
  em.create(AuditEntry, {
    countyCode: key.countyCode,
    id: `${now.toISOString()}-${randomBytes(6).toString('hex')}`,
    at: now.toISOString(),
    accountName: publishedBy ?? 'terminal',
    act: kind === 'REVISED' ? 'reviseNotice' : 'publishNotice',
    subject: `${key.countyCode}-${key.benefitYear}`,
    detail: JSON.stringify({
      version,
      basedOn: previous || null,
      kind,
      documentNumber: revisionDocument ?? notice.document.number,
      note,
    }),
  });
  return version;
}

function keyOf({ county, benefitYear }: Pick<Notice, 'county' | 'benefitYear'>) {
  return { countyCode: county.code, benefitYear };
}

function digestOf(notice: Notice): string {
  return createHash('sha256').update(JSON.stringify(notice)).digest('hex');
}

/**
 * Adds what is new and renames what changed; a division that the notice no longer names stays, with its history.
 * A later document that is not in force yet adds its divisions and renames none.
 */
async function storeDivisions(em: Em, notice: Notice, now: Date): Promise<void> {
  const countyCode = notice.county.code;
  const today = localDateAt(now);
  const known = new Map(
    (await em.find(Division, { countyCode })).map((division) => [division.code, division]),
  );
  // Divisions belong to the county: correcting last year's notice must not undo this year's names.
  const isPast =
    (await em.findOne(Campaign, { countyCode, benefitYear: { $gt: notice.benefitYear } })) !== null;
  const later = revisionDays(notice).filter((day) => day > today);
  for (const day of [today, ...later]) {
    for (const { code, ...fields } of divisionRows(noticeOn(notice, day))) {
      const existing = known.get(code);
      if (!existing) known.set(code, em.create(Division, { countyCode, code, ...fields }));
      else if (day === today && !isPast) em.assign(existing, fields);
    }
  }
}

function divisionRows(notice: Notice) {
  const named = divisionFinder(notice);
  const rows = [
    {
      ...notice.county,
      type: 'COUNTY' as const,
      level: 'COUNTY' as const,
      parentCode: null,
      validFrom: null,
      validTo: null,
    },
    ...notice.divisions.map(({ parent, ...division }) => ({
      ...division,
      ...(parent === null
        ? { level: 'TOWNSHIP' as const, parentCode: notice.county.code }
        : { level: 'VILLAGE' as const, parentCode: codeOf(named(parent)) }),
    })),
  ];
  return rows.map((row, tableOrder) => ({ ...row, aliases: JSON.stringify(row.aliases), tableOrder }));
}

function codeOf(township: ReturnType<ReturnType<typeof divisionFinder>>): string {
  // checkNotice refuses a village of a township the notice does not know.
  if (!township) throw new Error('a checked notice has a village without a township');
  return township.code;
}
