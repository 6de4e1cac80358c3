import {
  type BreakdownFormView,
  type BreakdownVillageView,
  breakdownFormSheet,
} from '../../../schema/sheets/breakdown-form.ts';
import type { NewJournalParts } from '../../../schema/sheets/breakdown-journal.ts';
import { plainText } from '../../../schema/sheets/breakdown-read-back.ts';
import { findingWords, statusWord } from '../../../schema/sheets/breakdown-words.ts';
import type { SheetModel } from '../../../schema/sheets/model.ts';
import { ApiError } from '../../client/api-error.ts';
import {
  BreakdownFormDocument,
  type BreakdownFormPartsFragment,
  type BreakdownFormQuery,
} from '../../client/generated/graphql.ts';
import type { Client } from '../../client/requests.ts';

/** A township's breakdown with everything its form shows. */
export type BreakdownRecord = BreakdownFormPartsFragment;

/** The breakdown and the campaign its form names. */
export interface BreakdownOfCampaign {
  readonly campaign: NonNullable<BreakdownFormQuery['campaign']>;
  readonly breakdown: BreakdownRecord;
}

/**
 * A township's breakdown as the service has it now.
 *
 * @throws ApiError CAMPAIGN_NOT_FOUND; BREAKDOWN_NOT_DISPATCHED when there is none or it is not this account's
 */
export async function breakdownNow(
  client: Client,
  campaignId: string,
  divisionCode: string,
): Promise<BreakdownOfCampaign> {
  const { campaign, breakdown } = await client.send(BreakdownFormDocument, { campaignId, divisionCode });
  if (!campaign) throw new ApiError('CAMPAIGN_NOT_FOUND');
  if (!breakdown) throw new ApiError('BREAKDOWN_NOT_DISPATCHED');
  return { campaign, breakdown };
}

/** The form as a sheet. One that is closed has no input cells: opened again it is another edition. */
export function breakdownFormModel({ campaign, breakdown }: BreakdownOfCampaign, now: Date): SheetModel {
  const { columns, state } = breakdown;
  const view: BreakdownFormView = {
    campaign: { ...campaign, documentNumber: campaign.notice.documentNumber },
    identity: {
      kind: 'breakdownForm',
      campaignId: campaign.id,
      divisionCode: breakdown.division.code,
      level: 'VILLAGE',
      asOf: 'latest',
    },
    townshipName: breakdown.division.name,
    sheetToken: breakdown.sheetToken,
    deadlineOn: breakdown.reopenedUntil ?? breakdown.deadlineOn,
    instructions: breakdown.instructions,
    preparedAt: now.toISOString(),
    edition: breakdown.edition,
    columns: columnsOf(breakdown),
    villages: breakdown.villages.map(
      (village): BreakdownVillageView => ({
        code: village.code,
        name: village.name,
        lastYearPersons: village.lastYearPersons ?? null,
        population: village.population ?? null,
        rosterPersons: village.rosterPersons.map((persons) => persons ?? null),
        values: village.values.map((persons) => persons ?? null),
        remarks: village.remarks,
        statusName: statusWord(village, columns, state),
        finding: findingWords(village, columns),
        isAbolished: village.isAbolished,
      }),
    ),
    isReadOnly: state === 'ACCEPTED' || state === 'LOCKED' || state === 'RECALLED',
  };
  return breakdownFormSheet(view);
}

/** What a journal keeps of the service's answer. */
export function answerParts(
  breakdown: BreakdownRecord,
): Pick<NewJournalParts, 'version' | 'token' | 'numbers' | 'remarks' | 'form' | 'edition'> {
  const { villages } = breakdown;
  return {
    edition: breakdown.edition,
    version: breakdown.version,
    token: breakdown.sheetToken,
    numbers: new Map(villages.map(({ code, values }) => [code, values.map((value) => value ?? null)])),
    // As they are read back.
    remarks: new Map(villages.map(({ code, remarks }) => [code, plainText(remarks)])),
    form: {
      columns: columnsOf(breakdown),
      villages: villages.map(({ code, name, isAbolished }) => ({ code, name, isAbolished })),
      facts: Object.fromEntries(
        villages.map(({ code, lastYearPersons, population, rosterPersons }) => [
          code,
          {
            lastYear: lastYearPersons ?? null,
            population: population ?? null,
            roster: rosterPersons.map((persons) => persons ?? null),
          },
        ]),
      ),
    },
  };
}

function columnsOf({ columns }: BreakdownRecord): BreakdownFormView['columns'] {
  return columns.map(({ code, name, isFilled, isSubQuota, quotaPersons }) => ({
    code,
    name,
    isFilled,
    isSubQuota,
    quotaPersons: quotaPersons ?? null,
  }));
}
