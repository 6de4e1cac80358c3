import type { SheetIdentity, SheetModel } from '../../../schema/sheets/model.ts';
import { ApiError } from '../../client/api-error.ts';
import { FigurePlaceDocument } from '../../client/generated/graphql.ts';
import type { Client } from '../../client/requests.ts';
import type { Viewer } from '../pane-session.ts';
import { breakdownSummaryModel } from './breakdown-summary-model.ts';
import { countyOf, townshipOf } from './models.ts';
import { reconciliationModel, subsidyModel } from './money-models.ts';
import { coverageModel } from './people-models.ts';
import { type FigureKept, progressModel } from './progress-models.ts';

/** Sheets of figures that are refreshed by key. */
export type FigureKind = (typeof figureKinds)[number];

const figureKinds = ['progress', 'coverage', 'reconciliation', 'subsidy', 'breakdown'] as const;

export interface FigureChoice {
  readonly kind: FigureKind;
  readonly campaignId: string;
  readonly level: SheetIdentity['level'];
  /** Rows that are no divisions: days of a 对账表, categories of a 资助测算表. */
  readonly by?: SheetIdentity['by'] | undefined;
  /** The township the rows are limited to; null for the whole county. */
  readonly township: { readonly code: string; readonly name: string } | null;
  /** A fixed day, or null to move with the clock. */
  readonly asOf: string | null;
}

/** A sheet of figures as the server has them now. */
export interface FigureAnswer {
  readonly model: SheetModel;
  /** The version of the campaign's figures the sheet was made from; null where the answer does not tell. */
  readonly figuresVersion: number | null;
  /** To be handed in when the same table is asked for again; null where nothing is spared by it. */
  readonly kept: FigureKept | null;
}

/** The sheet that was asked for, with the figures of now. */
export async function figureModel(
  client: Client,
  choice: FigureChoice,
  kept: FigureKept | null = null,
): Promise<FigureAnswer> {
  switch (choice.kind) {
    case 'progress':
      return progressModel(client, { ...choice, level: divisionLevel(choice) }, kept);
    case 'coverage':
      return whole(await coverageModel(client, choice));
    case 'reconciliation':
      return whole(await reconciliationModel(client, choice));
    case 'subsidy':
      return whole(await subsidyModel(client, choice));
    case 'breakdown':
      return whole(await breakdownSummaryModel(client, choice.campaignId, new Date()));
  }
}

function whole(model: SheetModel): FigureAnswer {
  return { model, figuresVersion: null, kept: null };
}

/** Whether a table of this identity is brought up to date by a refresh. The printed 目标分解表 of the county is not. */
export function isFigureSheet({ kind, level }: SheetIdentity): boolean {
  return isFigureKind(kind) && (kind !== 'breakdown' || level === 'VILLAGE');
}

function isFigureKind(kind: SheetIdentity['kind']): kind is FigureKind {
  return figureKinds.some((each) => each === kind);
}

/**
 * The same for a table found in the workbook: its identity says what was asked for.
 *
 * @throws ApiError TABLE_OF_WIDER_SCOPE when the table shows more than this account may see: its answer would
 *   leave rows out and put a part's total where the whole's was
 * @param kept what an earlier answer for the very same table left
 */
export async function figureModelFor(
  client: Client,
  viewer: Viewer,
  identity: SheetIdentity,
  kept: FigureKept | null = null,
): Promise<FigureAnswer> {
  const { kind, campaignId, divisionCode, level, by, asOf } = identity;
  if (!isFigureKind(kind)) throw new Error(`not a sheet of figures: ${kind}`);
  const own = townshipOf(viewer);
  if (own && own.code !== divisionCode) throw new ApiError('TABLE_OF_WIDER_SCOPE');
  const isCounty = divisionCode === countyOf(campaignId);
  const rows = { campaignId, level, by, asOf: fixedDay(asOf) };
  if (kind === 'progress' && kept && !own) {
    // What has been asked before is asked at once: a change reaches the cells with one question.
    const township = isCounty ? null : { code: divisionCode, name: null };
    return progressModel(client, { ...rows, level: divisionLevel({ level }), township }, kept);
  }
  const township = own ?? (isCounty ? null : await townshipNamed(client, campaignId, divisionCode));
  return figureModel(client, { ...rows, kind, township }, kept);
}

/** Its name is for the line 数据来源; the title, which has it too, is left alone by a refresh. */
async function townshipNamed(client: Client, campaignId: string, code: string) {
  const { campaign, divisions } = await client.send(FigurePlaceDocument, { id: campaignId });
  if (!campaign) throw new ApiError('CAMPAIGN_NOT_FOUND');
  return { code, name: divisions.find((division) => division.code === code)?.name ?? '' };
}

function fixedDay(asOf: string): string | null {
  return asOf === 'latest' ? null : asOf;
}

/** The level of the rows of a sheet whose rows are divisions. */
export function divisionLevel({ level }: Pick<FigureChoice, 'level'>): 'TOWNSHIP' | 'VILLAGE' {
  return level === 'VILLAGE' ? 'VILLAGE' : 'TOWNSHIP';
}
