import { newJournal } from '../../../schema/sheets/breakdown-journal.ts';
import { ApiError } from '../../client/api-error.ts';
import type { Front } from '../../excel/front.ts';
import { insertSheet } from '../../excel/insert.ts';
import { readBreakdownSheet, setSheetKey } from '../../excel/read-breakdown.ts';
import { handOverTabName, type NameFor, type SeenTab } from '../../excel/rename.ts';
import type { PendingForm } from './breakdown-forms.ts';
import type { InsertParts } from './breakdown-insert.ts';
import {
  answerParts,
  type BreakdownOfCampaign,
  type BreakdownRecord,
  breakdownFormModel,
} from './breakdown-model.ts';

/** A new sheet with its journal. A crash between the two leaves a sheet that the next scan takes in. */
export async function newForm(
  { book, now, newKey }: InsertParts,
  answer: BreakdownOfCampaign,
  front: Front | null,
): Promise<{ readonly form: PendingForm; readonly isBehind: boolean }> {
  const model = breakdownFormModel(answer, now());
  const { sheetName, isBehind = false } = await insertSheet(model, front);
  const sheetKey = newKey();
  await setSheetKey(sheetName, sheetKey);
  const { sheetId } = await readBreakdownSheet(sheetName);
  const { breakdown, campaign } = answer;
  await book.keep(
    newJournal({
      ...answerParts(breakdown),
      sheetKey,
      sheetId,
      campaignId: campaign.id,
      divisionCode: breakdown.division.code,
      divisionName: breakdown.division.name,
    }),
  );
  let forms = await book.scan();
  const older = sheetName === model.tabName ? null : outdated(forms, campaign.id, breakdown, model.tabName);
  if (older) {
    await handOverTabName(older, { sheetId, sheetName }, oldTabName(model.tabName, older.edition));
    forms = await book.scan();
  }
  const form = forms.find(({ journal }) => journal?.sheetKey === sheetKey);
  if (!form) throw new ApiError('BREAKDOWN_SHEET_GONE');
  return { form, isBehind };
}

/** The sheet of an older edition under the name that the form of now would have. */
function outdated(
  forms: readonly PendingForm[],
  campaignId: string,
  breakdown: BreakdownRecord,
  tabName: string,
): (SeenTab & { readonly edition: number }) | null {
  for (const { kind, journal, sheet, found } of forms) {
    const isOlder =
      kind === 'original' &&
      found?.sheetName === tabName &&
      journal?.campaignId === campaignId &&
      journal.divisionCode === breakdown.division.code &&
      journal.edition < breakdown.edition;
    if (isOlder && sheet) return { sheetId: sheet.sheetId, sheetName: tabName, edition: journal.edition };
  }
  return null;
}

/** 「…（第1版次，旧）」. */
function oldTabName(tabName: string, edition: number): NameFor {
  return (copy) => {
    const ending = `（第${edition}版次，旧）${copy > 1 ? ` (${copy})` : ''}`;
    return tabName.slice(0, 31 - ending.length) + ending;
  };
}
