import { sentence } from '../../../schema/messages.ts';
import type { SheetIdentity, SheetModel } from '../../../schema/sheets/model.ts';
import { ApiError } from '../../client/api-error.ts';
import type { Client } from '../../client/requests.ts';
import { type FoundTable, findTables } from '../../excel/find.ts';
import { type InsertedSheet, insertSheet } from '../../excel/insert.ts';
import { type RefreshedTable, refreshTable } from '../../excel/refresh.ts';
import { type Fault, faultOf } from '../fault.ts';
import type { Viewer } from '../pane-session.ts';
import { type FigureChoice, figureModel, figureModelFor, isFigureSheet } from './figure-sheets.ts';
import { breakdownModel } from './models.ts';
import { chaseModel } from './people-models.ts';

/** One table after a refresh: what changed, or why not. */
export type TableOutcome =
  | { readonly kind: 'refreshed'; readonly table: FoundTable; readonly result: RefreshedTable }
  | { readonly kind: 'failed'; readonly table: FoundTable; readonly fault: Fault };

/** What can be done with sheets, for the pane and for the ribbon buttons. */
export interface SheetActs {
  /** A sheet of figures, to be refreshed later. */
  insertFigures(choice: FigureChoice): Promise<InsertedSheet>;
  /** @throws ApiError NO_BREAKDOWN while no quotas are issued */
  insertBreakdown(campaignId: string): Promise<InsertedSheet>;
  /** The 疑似未参保名册 of a township; null for the whole county. */
  insertChase(
    campaignId: string,
    township: { readonly code: string; readonly name: string } | null,
  ): Promise<InsertedSheet>;
  find(): Promise<readonly FoundTable[]>;
  /** One after another; one that fails does not keep the others. */
  refresh(tables: readonly FoundTable[], viewer: Viewer): Promise<readonly TableOutcome[]>;
}

export function createSheetActs(client: Client): SheetActs {
  // What was last written to each table, by its name: tells a figure someone typed over from one that is old.
  const written = new Map<string, SheetModel>();

  return {
    async insertFigures(choice) {
      const { model } = await figureModel(client, choice);
      const inserted = await insertSheet(model);
      written.set(inserted.name, model);
      return inserted;
    },
    async insertBreakdown(campaignId) {
      const model = await breakdownModel(client, campaignId, new Date());
      if (!model) throw new ApiError('NO_BREAKDOWN');
      return insertSheet(model);
    },
    async insertChase(campaignId, township) {
      return insertSheet(await chaseModel(client, campaignId, township, new Date()));
    },
    async find() {
      return (await findTables()).filter(({ identity }) => isFigureSheet(identity));
    },
    async refresh(tables, viewer) {
      const outcomes: TableOutcome[] = [];
      for (const table of tables) {
        try {
          const { model } = await figureModelFor(client, viewer, table.identity);
          const result = await refreshTable(table, model, written.get(table.name));
          written.set(table.name, model);
          outcomes.push({ kind: 'refreshed', table, result });
        } catch (error) {
          outcomes.push({ kind: 'failed', table, fault: faultOf(error) });
        }
      }
      return outcomes;
    },
  };
}

/** 「3 个乡镇有变化，其余未动。」 */
export function refreshWords({ table, result }: Extract<TableOutcome, { kind: 'refreshed' }>): string {
  if (result.problems.some(({ severity }) => severity === 'ERROR')) return '没有刷新。';
  const unit = rowUnit(table.identity);
  const added = result.addedRows > 0 ? sentence('SHEET_ROWS_APPENDED', { rows: result.addedRows }) : '';
  const kept = result.problems.length > 0 ? sentence('REFRESH_KEPT', { places: result.problems.length }) : '';
  const changed =
    result.changedRows > 0 ? sentence('REFRESH_CHANGED', { changed: result.changedRows, unit }) : '';
  return (changed + added || sentence('REFRESH_NO_FIGURE_CHANGED')) + kept;
}

/** What a row of a sheet is, to be counted: 「3 个乡镇（街道）」. */
function rowUnit({ by, level }: SheetIdentity): string {
  if (by === 'DAY') return '日期';
  if (by === 'CATEGORY') return '类别';
  return level === 'VILLAGE' ? '村（社区）' : '乡镇（街道）';
}
