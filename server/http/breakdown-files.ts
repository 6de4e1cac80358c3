import { sheetsToXlsx } from '../export/xlsx.ts';
import { writeZip, type ZipEntry } from '../export/zip.ts';
import type { Actor } from '../services/access.ts';
import type { BreakdownRecord } from '../services/breakdowns/records.ts';
import { type CampaignRecord, campaignId } from '../services/campaigns/campaigns.ts';
import { Refusal } from '../services/refusal.ts';
import type { Services } from '../services/services.ts';
import { type BreakdownFormFile, formFile } from './breakdown-models.ts';

/** A form as the bytes of an .xlsx. Its identity stands in the file's properties too, where a deleted column cannot take it. */
export function formBytes(services: Services, { model, sheetToken }: BreakdownFormFile): Promise<Buffer> {
  return sheetsToXlsx([model], {
    title: model.tabName,
    creator: '医保征缴助手',
    createdAt: services.clock(),
    ...(sheetToken === '' ? {} : { custom: { zjSheet: sheetToken } }),
  });
}

/** What an import takes in one zip. */
const mostFiles = 2000;

export interface FormsChoice {
  /** A township; null: all that the actor may see. */
  readonly under: string | null;
  readonly by: 'TOWNSHIP' | 'VILLAGE';
}

/**
 * The forms as a tree of files: `<county>2025目标分解表/<township>.xlsx`, or by village `…/<township>/<village>.xlsx`.
 *
 * @throws Refusal BREAKDOWN_NOT_DISPATCHED without any, BREAKDOWN_TOO_MANY_FILES
 */
export async function formsZip(
  services: Services,
  actor: Actor,
  campaign: CampaignRecord,
  choice: FormsChoice,
): Promise<Buffer> {
  const entries: ZipEntry[] = [];
  const root = `${campaign.countyName}${campaign.benefitYear}目标分解表`;
  const taken = new Set<string>();
  for await (const { file, name } of forms(services, actor, campaign, choice)) {
    const path = freeName(`${root}/${name}`, taken);
    entries.push({ name: path, bytes: await formBytes(services, file) });
  }
  return writeZip(entries, services.clock());
}

/** One workbook with a sheet for each township, in table order. @throws Refusal as `formsZip` */
export async function formsWorkbook(
  services: Services,
  actor: Actor,
  campaign: CampaignRecord,
  choice: FormsChoice,
): Promise<Buffer> {
  const models = [];
  for await (const { file } of forms(services, actor, campaign, choice)) models.push(file.model);
  return sheetsToXlsx(models, {
    title: `${campaign.countyName}${campaign.benefitYear}目标分解表`,
    creator: '医保征缴助手',
    createdAt: services.clock(),
  });
}

async function* forms(
  services: Services,
  actor: Actor,
  campaign: CampaignRecord,
  { under, by }: FormsChoice,
): AsyncGenerator<{ readonly file: BreakdownFormFile; readonly name: string }> {
  const overview = await services.breakdowns.overview(actor, campaignId(campaign));
  const records = overview.breakdowns.filter(
    ({ state, division }) => state !== 'RECALLED' && (under === null || division.code === under),
  );
  if (records.length === 0) throw new Refusal('BREAKDOWN_NOT_DISPATCHED');
  const villages = await villagesOf(records, by);
  const found = villages.reduce((sum, { codes }) => sum + codes.length, 0);
  if (found > mostFiles) throw new Refusal('BREAKDOWN_TOO_MANY_FILES', { found, limit: mostFiles });
  for (const { record, codes } of villages) {
    for (const code of codes) {
      const file = await formFile(services, campaign, record, code);
      const township = legalName(file.townshipName);
      const name = file.villageName === null ? township : `${township}/${legalName(file.villageName)}`;
      yield { file, name };
    }
  }
}

async function villagesOf(
  records: readonly BreakdownRecord[],
  by: FormsChoice['by'],
): Promise<{ readonly record: BreakdownRecord; readonly codes: readonly (string | null)[] }[]> {
  return Promise.all(
    records.map(async (record) => {
      if (by === 'TOWNSHIP') return { record, codes: [null] };
      const villages = await record.villages();
      return { record, codes: villages.filter(({ isAbolished }) => !isAbolished).map(({ code }) => code) };
    }),
  );
}

/** A name every file system takes. */
export function legalName(name: string): string {
  return name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_').replace(/[. ]+$/, '') || '未命名';
}

function freeName(path: string, taken: Set<string>): string {
  for (let copy = 1; ; copy += 1) {
    const name = `${path}${copy > 1 ? `（${copy}）` : ''}.xlsx`;
    if (taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    return name;
  }
}
