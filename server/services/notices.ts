import { createHash } from 'node:crypto';
import type { Problem } from '../../schema/values/problem.ts';
import type { Database } from '../db/database.ts';
import { Campaign, Division, NoticeVersion, Quota, QuotaColumn } from '../db/entities/index.ts';
import { placeInFile, readNoticeFile } from '../ingest/notice-file.ts';
import type { Notice } from '../policy/notice.ts';
import { checkNotice } from '../policy/notice-check.ts';
import { divisionQuotas } from '../policy/quota.ts';

export type NoticeLoad =
  /** `isNew` is false when this very content is already the stored version. */
  | {
      readonly kind: 'loaded';
      readonly notice: Notice;
      readonly version: number;
      readonly isNew: boolean;
      readonly warnings: readonly Problem[];
    }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/** Reads and checks a notice file without storing anything. All faults come in one pass, each with path and line. */
export function readNotice(
  text: string,
  file?: string,
):
  | { readonly kind: 'ok'; readonly notice: Notice; readonly warnings: readonly Problem[] }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] } {
  const read = readNoticeFile(text, file);
  if (read.kind === 'problems') return read;
  const checked = checkNotice(read.value);
  return checked.kind === 'ok'
    ? { kind: 'ok', notice: checked.notice, warnings: placeInFile(checked.warnings, read.lines, file) }
    : { kind: 'problems', problems: placeInFile(checked.problems, read.lines, file) };
}

/**
 * Stores a notice as the campaign's next version, with its divisions and its quota table as printed: declared totals
 * beside the rows, nothing adjusted. The same content again changes nothing.
 */
export async function loadNotice(
  database: Database,
  text: string,
  now: Date,
  file?: string,
): Promise<NoticeLoad> {
  const read = readNotice(text, file);
  if (read.kind === 'problems') return read;
  const { notice, warnings } = read;
  const content = JSON.stringify(notice);
  const digest = createHash('sha256').update(content).digest('hex');
  const key = { countyCode: notice.county.code, benefitYear: notice.benefitYear };
  return database.write(async (em) => {
    const latest = await em.findOne(NoticeVersion, key, { orderBy: { version: 'desc' } });
    if (latest?.digest === digest) {
      return { kind: 'loaded', notice, version: latest.version, isNew: false, warnings };
    }
    const version = (latest?.version ?? 0) + 1;
    em.create(NoticeVersion, {
      ...key,
      version,
      documentNumber: notice.document.number,
      title: notice.document.title,
      issuer: notice.document.issuer,
      issuedOn: notice.document.issuedOn,
      content,
      digest,
      loadedAt: now.toISOString(),
      kind: 'LOADED',
      publishedBy: null,
      basedOn: latest?.version ?? null,
      revisionDocument: null,
      note: null,
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
    await storeDivisions(em, notice);
    if (notice.quotas) storeQuotas(em, notice, version);
    return { kind: 'loaded', notice, version, isNew: true, warnings };
  });
}

type Em = Parameters<Parameters<Database['write']>[0]>[0];

/** Adds what is new and renames what changed; a division that the notice no longer names stays, with its history. */
async function storeDivisions(em: Em, notice: Notice): Promise<void> {
  const countyCode = notice.county.code;
  const wanted = [
    { ...notice.county, type: 'COUNTY' as const, level: 'COUNTY' as const, parentCode: null, tableOrder: 0 },
    ...notice.divisions.map((division, index) => ({
      ...division,
      level: 'TOWNSHIP' as const,
      parentCode: countyCode,
      tableOrder: index + 1,
    })),
  ];
  const known = new Map(
    (await em.find(Division, { countyCode })).map((division) => [division.code, division]),
  );
  for (const { code, name, aliases, type, level, parentCode, tableOrder } of wanted) {
    const fields = { name, aliases: JSON.stringify(aliases), type, level, parentCode, tableOrder };
    const existing = known.get(code);
    if (existing) em.assign(existing, fields);
    else em.create(Division, { countyCode, code, ...fields, validFrom: null, validTo: null });
  }
}

function storeQuotas(em: Em, notice: Notice, revision: number): void {
  const { quotas } = notice;
  if (!quotas) return;
  const key = { countyCode: notice.county.code, benefitYear: notice.benefitYear, revision };
  for (const [position, column] of quotas.columns.entries()) {
    em.create(QuotaColumn, {
      ...key,
      code: column.code,
      name: column.name,
      position,
      declaredTotal: column.declaredTotal,
      asOfOn: column.asOfOn ?? null,
      note: column.note ?? null,
      clause: quotas.clause,
      noticeVersion: revision,
      fromOn: null,
    });
  }
  for (const { divisionCode, values, remarks } of divisionQuotas(notice)) {
    for (const [index, persons] of values.entries()) {
      const column = quotas.columns[index];
      if (persons === null || !column) continue;
      em.create(Quota, { ...key, columnCode: column.code, divisionCode, persons, remarks });
    }
  }
}
