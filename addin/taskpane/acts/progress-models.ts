import type { FigureRow } from '../../../schema/sheets/figure-table.ts';
import type { SheetModel } from '../../../schema/sheets/model.ts';
import { progressTableSheet } from '../../../schema/sheets/progress-table.ts';
import { ApiError } from '../../client/api-error.ts';
import { ProgressTableDocument, type ProgressTableQuery } from '../../client/generated/graphql.ts';
import type { Client } from '../../client/requests.ts';
import type { FigureAnswer, FigureChoice } from './figure-sheets.ts';
import { placeOf } from './models.ts';

/** What an answer leaves behind, so that the next one need only tell the rows that differ. */
export interface FigureKept {
  /** Names these very rows to the server. */
  readonly state: string;
  readonly columns: readonly string[];
  readonly rows: readonly FigureRow[];
}

/** What a 进度表 shows; a township whose name is not known is asked for it. */
export interface ProgressChoice extends Pick<FigureChoice, 'campaignId' | 'by' | 'asOf'> {
  readonly level: 'TOWNSHIP' | 'VILLAGE';
  readonly township: { readonly code: string; readonly name: string | null } | null;
}

type Answered = NonNullable<ProgressTableQuery['campaign']>;

/**
 * The 进度表 that was asked for: a row a township, village, category of people, or day.
 *
 * @param kept what an earlier answer for the very same table left; then only rows that differ are sent
 */
export async function progressModel(
  client: Client,
  choice: ProgressChoice,
  kept: FigureKept | null = null,
): Promise<FigureAnswer> {
  const by = choice.by === 'CATEGORY' || choice.by === 'DAY' ? choice.by : null;
  const { township } = choice;
  let name = township?.name ?? null;
  const ask = async (since: string | null): Promise<Answered> => {
    const { campaign, divisions } = await client.send(ProgressTableDocument, {
      campaignId: choice.campaignId,
      by: by ?? choice.level,
      under: township?.code ?? null,
      asOf: choice.asOf,
      since,
      withNames: township !== null && township.name === null,
    });
    if (!campaign) throw new ApiError('CAMPAIGN_NOT_FOUND');
    // A village has no name in the line 数据来源.
    if (township && divisions) name = divisions.find(({ code }) => code === township.code)?.name ?? '';
    return campaign;
  };
  let campaign = await ask(kept?.state ?? null);
  let rows = wholeRows(campaign.progressTable, kept);
  if (rows === null) {
    campaign = await ask(null);
    rows = campaign.progressTable.rows;
  }
  const table = { ...campaign.progressTable, rows };
  const place = placeOf(campaign, township && { code: township.code, name });
  const model: SheetModel = progressTableSheet({
    ...table,
    rowSumQuota: table.rowSumQuota ?? null,
    quotaDifference: table.quotaDifference ?? null,
    campaign: { ...campaign, documentNumber: campaign.notice.documentNumber },
    identity: {
      kind: 'progress',
      campaignId: campaign.id,
      divisionCode: place.code,
      level: by ? 'TOWNSHIP' : choice.level,
      ...(by ? { by } : {}),
      asOf: choice.asOf ?? 'latest',
    },
    divisionName: place.name,
  });
  const { state, columns, figuresVersion } = table;
  return { model, figuresVersion, kept: { state, columns, rows } };
}

/**
 * All rows of an answer, those it left out taken from what was kept.
 *
 * @returns null when they do not fit together: then the whole table has to be asked for
 */
export function wholeRows(
  answer: Pick<Answered['progressTable'], 'isDifference' | 'columns' | 'rows' | 'totalCount' | 'isTruncated'>,
  kept: FigureKept | null,
): readonly FigureRow[] | null {
  if (!answer.isDifference) return answer.rows;
  if (!kept || kept.columns.join() !== answer.columns.join()) return null;
  const changed = new Map(answer.rows.map((row) => [row[0], row]));
  const rows = kept.rows.map((row) => changed.get(row[0] ?? null) ?? row);
  const known = new Set(kept.rows.map(([key]) => key));
  const isWhole = answer.isTruncated || rows.length === answer.totalCount;
  return isWhole && answer.rows.every(([key]) => known.has(key)) ? rows : null;
}
