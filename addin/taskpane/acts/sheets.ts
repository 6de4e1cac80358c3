import { sentence } from '../../../schema/messages.ts';
import type { GivenBack } from '../../../schema/sheets/diff.ts';
import type { SheetIdentity } from '../../../schema/sheets/model.ts';
import { type WrittenTable, writtenOf } from '../../../schema/sheets/written.ts';
import { ApiError } from '../../client/api-error.ts';
import type { Client } from '../../client/requests.ts';
import { type FoundTable, findTables } from '../../excel/find.ts';
import { type InsertedSheet, insertSheet } from '../../excel/insert.ts';
import { type RefreshedTable, refreshTable } from '../../excel/refresh.ts';
import { takeTurn } from '../../excel/turn.ts';
import { type Fault, faultOf } from '../fault.ts';
import type { Viewer } from '../pane-session.ts';
import {
  type FigureAnswer,
  type FigureChoice,
  figureModel,
  figureModelFor,
  isFigureSheet,
} from './figure-sheets.ts';
import { breakdownModel } from './models.ts';
import { chaseModel } from './people-models.ts';
import { readerAtPress } from './reader.ts';

/** One table after a refresh: what changed, or why not. */
export type TableOutcome =
  | { readonly kind: 'refreshed'; readonly table: FoundTable; readonly result: RefreshedTable }
  | { readonly kind: 'failed'; readonly table: FoundTable; readonly fault: Fault };

/** How tables are brought up to date. */
export interface RefreshManner {
  /** Marks what changed for a while. */
  readonly mark?: boolean;
  /** Nobody asked for it: a table of which nobody knows what was last written stays as it is. */
  readonly isUnasked?: boolean;
  /** Cells of their reader's that are to hold our figures again. */
  readonly giveBack?: readonly GivenBack[];
}

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
  find(isCalculating?: boolean): Promise<readonly FoundTable[]>;
  /** One after another; one that fails does not keep the others. */
  refresh(
    tables: readonly FoundTable[],
    viewer: Viewer,
    manner?: RefreshManner,
  ): Promise<readonly TableOutcome[]>;
  /** The version of the figures that this pane last wrote to a table; null when it does not know. */
  versionOf(tableName: string): number | null;
  /** Since when, and since which state, this pane knows a table to be as the server said; null: it has not written it. */
  freshness(tableName: string): Freshness | null;
  /** Told of every table before it is refreshed, and of what came of it, whoever asked for it. */
  watch(onStart: (table: FoundTable) => void, onOutcome: (outcome: TableOutcome) => void): () => void;
}

export interface Freshness {
  /** When its figures were asked for last, ISO. */
  readonly at: string;
  /** The state that was known then; null: none yet. What changed up to it is in the figures. */
  readonly mark: string | null;
}

interface Written extends Freshness {
  readonly table: WrittenTable;
  readonly kept: FigureAnswer['kept'];
}

/** @param markOf the state a campaign's changes are known up to; null: not known */
export function createSheetActs(
  client: Client,
  markOf: (campaignId: string) => string | null = () => null,
): SheetActs {
  // What was last written to each table, by its name: tells a figure someone typed over from one that is old.
  const written = new Map<string, Written>();
  const watchers = new Set<readonly [(table: FoundTable) => void, (outcome: TableOutcome) => void]>();
  // An answer that was asked for earlier must not be written after a later one.
  let lastRefresh: Promise<unknown> = Promise.resolve();

  function keep(name: string, { model, figuresVersion, kept }: FigureAnswer, { at, mark }: Freshness): void {
    written.set(name, { table: writtenOf(model, { figuresVersion, at }), kept, at, mark });
  }

  function freshNow(campaignId: string): Freshness {
    return { at: new Date().toISOString(), mark: markOf(campaignId) };
  }

  async function refreshOne(table: FoundTable, viewer: Viewer, manner: RefreshManner): Promise<TableOutcome> {
    try {
      const before = written.get(table.name);
      const fresh = freshNow(table.identity.campaignId);
      const answer = await figureModelFor(client, viewer, table.identity, before?.kept ?? null);
      const result = await takeTurn('refresh', () =>
        refreshTable(table, answer.model, {
          base: before?.table ?? null,
          figuresVersion: answer.figuresVersion,
          mark: manner.mark === true,
          needsBase: manner.isUnasked === true,
          giveBack: manner.giveBack ?? [],
        }),
      );
      if (result.outcome === 'same' || result.outcome === 'written') keep(table.name, answer, fresh);
      return { kind: 'refreshed', table, result };
    } catch (error) {
      return { kind: 'failed', table, fault: faultOf(error) };
    }
  }

  return {
    async insertFigures(choice) {
      const reader = readerAtPress();
      const fresh = freshNow(choice.campaignId);
      const answer = await figureModel(client, choice);
      // Within its turn: who looks for tables afterwards finds its version too.
      return takeTurn('insert', async () => {
        const inserted = await insertSheet(answer.model, await reader());
        keep(inserted.name, answer, fresh);
        return inserted;
      });
    },
    async insertBreakdown(campaignId) {
      const reader = readerAtPress();
      const model = await breakdownModel(client, campaignId, new Date());
      if (!model) throw new ApiError('NO_BREAKDOWN');
      return takeTurn('insert', async () => insertSheet(model, await reader()));
    },
    async insertChase(campaignId, township) {
      const reader = readerAtPress();
      const model = await chaseModel(client, campaignId, township, new Date());
      return takeTurn('insert', async () => insertSheet(model, await reader()));
    },
    async find(isCalculating = false) {
      const found = await takeTurn('find', () => findTables(isCalculating));
      return found.filter(({ identity }) => isFigureSheet(identity));
    },
    async refresh(tables, viewer, manner = {}) {
      const outcomes: TableOutcome[] = [];
      for (const table of tables) {
        const turn = lastRefresh.then(() => {
          for (const [onStart] of watchers) onStart(table);
          return refreshOne(table, viewer, manner);
        });
        lastRefresh = turn;
        const outcome = await turn;
        outcomes.push(outcome);
        for (const [, onOutcome] of watchers) onOutcome(outcome);
        if (outcome.kind === 'failed' && outcome.fault.isOffline) {
          // Without a line the others need not be asked for, one long wait after another.
          const { fault } = outcome;
          const rest = tables.slice(outcomes.length);
          return [...outcomes, ...rest.map((each) => ({ kind: 'failed', table: each, fault }) as const)];
        }
      }
      return outcomes;
    },
    versionOf: (tableName) => written.get(tableName)?.table.figuresVersion ?? null,
    freshness(tableName) {
      const known = written.get(tableName);
      return known ? { at: known.at, mark: known.mark } : null;
    },
    watch(onStart, onOutcome) {
      const watcher = [onStart, onOutcome] as const;
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
}

/** Whether there is something its reader has to look at, or do again. */
export function needsCare(outcome: TableOutcome): boolean {
  if (outcome.kind === 'failed') return true;
  return outcome.result.problems.length > 0 || outcome.result.outcome === 'putBack';
}

/** 「3 个乡镇有变化，其余未动。」 */
export function refreshWords({ table, result }: Extract<TableOutcome, { kind: 'refreshed' }>): string {
  if (result.problems.some(({ severity }) => severity === 'ERROR')) return '没有刷新。';
  if (result.outcome === 'putBack') return sentence('REDRAW_PUT_BACK');
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
