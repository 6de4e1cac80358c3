import { type BreakdownFormView, breakdownFormSheet } from '../../schema/sheets/breakdown-form.ts';
import { breakdownSummarySheet } from '../../schema/sheets/breakdown-summary.ts';
import { findingWords, statusWord } from '../../schema/sheets/breakdown-words.ts';
import type { SheetModel } from '../../schema/sheets/model.ts';
import { breakdownStateNames } from '../../schema/values/breakdown.ts';
import type { Actor } from '../services/access.ts';
import type { BreakdownRecord, BreakdownVillageRecord } from '../services/breakdowns/records.ts';
import { type CampaignRecord, campaignId } from '../services/campaigns/campaigns.ts';
import { Refusal } from '../services/refusal.ts';
import type { Services } from '../services/services.ts';
import { campaignView } from './export-people.ts';

/** A form as a file, with what the file says about itself. */
export interface BreakdownFormFile {
  readonly model: SheetModel;
  readonly sheetToken: string;
  readonly townshipName: string;
  /** Of a form for one village. */
  readonly villageName: string | null;
}

/** What stands in a form instead of what the service has: for a copy that goes back to its sender. */
export interface FormContents {
  readonly sheetToken?: string;
  valuesOf?(village: BreakdownVillageRecord): readonly (number | null)[];
  remarksOf?(village: BreakdownVillageRecord): string;
  findingOf?(village: BreakdownVillageRecord): string;
  statusOf?(village: BreakdownVillageRecord): string;
}

/**
 * The form of a township, or of one of its villages, as the actor may see it.
 *
 * @throws Refusal OUT_OF_SCOPE, DIVISION_NOT_FOUND, BREAKDOWN_NOT_DISPATCHED, BREAKDOWN_RECALLED
 */
export async function breakdownFormFile(
  services: Services,
  actor: Actor,
  campaign: CampaignRecord,
  choice: { readonly under: string; readonly village: string | null },
): Promise<BreakdownFormFile> {
  // Tells a township that is another's from one without a form.
  await services.divisions.rowsFor(actor, campaign.countyCode, 'VILLAGE', choice.under);
  const record = await services.breakdowns.find(actor, campaignId(campaign), choice.under);
  if (!record) throw new Refusal('BREAKDOWN_NOT_DISPATCHED');
  if (record.state === 'RECALLED') throw new Refusal('BREAKDOWN_RECALLED');
  return formFile(services, campaign, record, choice.village);
}

/**
 * @param village a village's code; null: the whole township
 * @throws Refusal DIVISION_NOT_FOUND for a village that is not in the form
 */
export async function formFile(
  services: Services,
  campaign: CampaignRecord,
  record: BreakdownRecord,
  village: string | null,
  contents: FormContents = {},
): Promise<BreakdownFormFile> {
  const all = await record.villages();
  const villages = all.filter(({ code }) => village === null || code === village);
  if (villages.length === 0) throw new Refusal('DIVISION_NOT_FOUND', { code: village ?? '' });
  const villageName = village === null ? null : (villages[0]?.name ?? '');
  const id = campaignId(campaign);
  const { edition, version, division } = record;
  const ofVillage = { campaignId: id, divisionCode: division.code, villageCode: village, edition, version };
  // A reader's form has no identity, so a village of it has none either.
  const own =
    village === null || record.sheetToken === ''
      ? record.sheetToken
      : services.sheetIdentities.sign(ofVillage);
  const sheetToken = contents.sheetToken ?? own;
  const view: BreakdownFormView = {
    campaign: campaignView(campaign),
    identity: {
      kind: 'breakdownForm',
      campaignId: id,
      divisionCode: village ?? division.code,
      level: 'VILLAGE',
      asOf: 'latest',
    },
    townshipName: `${division.name}${villageName ?? ''}`,
    sheetToken,
    deadlineOn: record.reopenedUntil ?? record.deadlineOn,
    instructions: record.instructions,
    preparedAt: services.clock().toISOString(),
    edition,
    // The quota is the township's; one village has no number to arrive at.
    columns: record.columns.map((column) => (village === null ? column : { ...column, quotaPersons: null })),
    villages: villages.map((each) => ({
      code: each.code,
      name: each.name,
      lastYearPersons: each.lastYearPersons,
      population: each.population,
      rosterPersons: each.rosterPersons,
      values: contents.valuesOf?.(each) ?? each.values,
      remarks: contents.remarksOf?.(each) ?? each.remarks,
      statusName: contents.statusOf?.(each) ?? statusWord(each, record.columns, record.state),
      finding: contents.findingOf?.(each) ?? findingWords(each, record.columns),
      isAbolished: each.isAbolished,
    })),
    isReadOnly: !record.may.SAVE.allowed || sheetToken === '',
  };
  return { model: breakdownFormSheet(view), sheetToken, townshipName: division.name, villageName };
}

/**
 * 分村目标分解汇总表: every village of the townships the actor sees, with what its township has filled in by now.
 *
 * @throws Refusal BREAKDOWN_NOT_DISPATCHED without any
 */
export async function breakdownSummaryModel(
  services: Services,
  actor: Actor,
  campaign: CampaignRecord,
): Promise<SheetModel> {
  const id = campaignId(campaign);
  const { breakdowns } = await services.breakdowns.overview(actor, id);
  const records = breakdowns.filter(({ state }) => state !== 'RECALLED');
  if (records.length === 0) throw new Refusal('BREAKDOWN_NOT_DISPATCHED');
  const names = new Map(
    records.flatMap(({ columns }) => columns.map(({ code, name }) => [code, name] as const)),
  );
  const columns = [...names].map(([code, name]) => ({ code, name }));
  const rows = await Promise.all(
    records.map(async (record) => {
      const at = columns.map(({ code }) => record.columns.findIndex((column) => column.code === code));
      return (await record.villages()).map((village) => ({
        townshipName: record.division.name,
        village: { code: village.code, name: village.name },
        lastYearPersons: village.lastYearPersons,
        values: at.map((index) => village.values[index] ?? null),
        stateName: breakdownStateNames[record.state],
      }));
    }),
  );
  return breakdownSummarySheet({
    campaign: campaignView(campaign),
    identity: {
      kind: 'breakdown',
      campaignId: id,
      divisionCode: campaign.countyCode,
      level: 'VILLAGE',
      asOf: 'latest',
    },
    preparedAt: services.clock().toISOString(),
    columns,
    rows: rows.flat(),
  });
}
