import { sentence } from '../../../schema/messages.ts';
import type { KeptCell } from '../../../schema/sheets/kept-cells.ts';
import type { Problem } from '../../../schema/values/problem.ts';
import type { FoundTable } from '../../excel/find.ts';
import type { RefreshedTable } from '../../excel/refresh.ts';
import type { Fault } from '../fault.ts';
import type { Freshness, TableOutcome } from './sheets.ts';

/** `waiting`: 有更新待应用. */
export type TableLive = 'current' | 'waiting' | 'applying' | 'failed';

export interface LiveTable {
  readonly live: TableLive;
  /** Why it waits or failed, or what was left alone in it, as a sentence. */
  readonly reason: string | null;
  /** When its figures last changed here, ISO. */
  readonly changedAt: string | null;
  /** What the last change was; empty again after half a minute. */
  readonly words: readonly string[];
  /** When it was last compared with the server, ISO. */
  readonly asOf: string | null;
  /** Cells of ours that are their reader's work, as they were found last. */
  readonly kept: readonly KeptCell[];
}

/** What is shown of all of them. */
export interface LiveTablesState {
  /** As they were found last, in the order of the workbook. */
  readonly tables: readonly FoundTable[];
  /** By name of the Excel table. */
  readonly byTable: ReadonlyMap<string, LiveTable>;
  /** How many tables of this session are there no more: deleted, or given another name. */
  readonly lost: number;
  readonly isPaused: boolean;
  /** When somebody last changed a cell of the workbook, ISO; null: not yet. */
  readonly editedAt: string | null;
}

/** A table of the workbook and what is still to be done about it. */
export interface LiveEntry {
  table: FoundTable;
  shown: LiveTable;
  /** The server has something newer than the table. */
  isDirty: boolean;
  /** Its figures were the server's at a time from which on changes are known. */
  isCompared: boolean;
  /** How it stood before the refresh that is under way. */
  before: { readonly shown: LiveTable; readonly isDirty: boolean } | null;
  /** Only a person may bring it up to date for the first time. */
  needsPerson: boolean;
  /** Not to be redrawn earlier, in milliseconds since 1970. */
  notBefore: number;
  startedAt: number;
  /** Redraws in a row that came to nothing. */
  tries: number;
}

/** At most one redraw of a table in this time. */
const gapMs = 1_000;
const waitsMs = [2_000, 4_000, 8_000, 15_000] as const;
const failedWaitsMs = [5_000, 15_000, 60_000] as const;

export const untouched: LiveTable = {
  live: 'waiting',
  reason: sentence('LIVE_NOT_COMPARED'),
  changedAt: null,
  words: [],
  asOf: null,
  kept: [],
};

/** @param fresh what this pane itself wrote; null: the table came with the workbook, or into it */
export function newLiveEntry(table: FoundTable, fresh: Freshness | null): LiveEntry {
  return {
    table,
    shown: fresh ? { ...untouched, live: 'current', reason: null, asOf: fresh.at } : untouched,
    isDirty: false,
    isCompared: fresh !== null,
    before: null,
    needsPerson: false,
    notBefore: 0,
    startedAt: 0,
    tries: 0,
  };
}

/** How a table is shown: what nobody tells us the changes of is not known to be current. */
export function standing({ shown }: LiveEntry, isFollowed: boolean): LiveTable {
  if (isFollowed || shown.live !== 'current') return shown;
  return { ...shown, live: 'waiting', reason: sentence('LIVE_NOT_COMPARED') };
}

/** When a table may be redrawn, in milliseconds since 1970. */
export function due({ notBefore, startedAt }: LiveEntry): number {
  return Math.max(notBefore, startedAt + gapMs);
}

/** There is one Excel: the table somebody looks at need not wait for the others. */
export function inFrontFirst(entries: readonly LiveEntry[], front: string | null): readonly LiveEntry[] {
  const isInFront = ({ table }: LiveEntry) => Number(table.sheetName === front);
  return [...entries].sort((a, b) => isInFront(b) - isInFront(a) || due(a) - due(b));
}

/** What a refresh has come to, for whoever asked for it; `table` gone: null. */
export function settle(entry: LiveEntry, outcome: TableOutcome, now: number): void {
  if (outcome.kind === 'failed') settleFault(entry, outcome.fault, now);
  else settleResult(entry, outcome.result, now);
}

function settleResult(entry: LiveEntry, result: RefreshedTable, now: number): void {
  if (result.outcome === 'noBase') {
    entry.needsPerson = true;
    wait(entry, 'LIVE_WAITS_FIRST', now);
    return;
  }
  entry.needsPerson = false;
  if (result.outcome === 'putBack') {
    wait(entry, 'LIVE_WAITS_READER', now);
    return;
  }
  const at = new Date(now).toISOString();
  // A line like 制表时间 alone is no change to anybody.
  const isChanged = result.outcome === 'written' && result.words !== '';
  const isRefused = result.problems.some(({ severity }) => severity === 'ERROR');
  entry.tries = 0;
  entry.isCompared = true;
  entry.shown = {
    live: isRefused ? 'failed' : 'current',
    reason: reasonOf(result, isRefused),
    changedAt: isChanged ? at : entry.shown.changedAt,
    words: isChanged ? [result.words] : entry.shown.words,
    asOf: at,
    kept: result.kept,
  };
}

function reasonOf({ problems, kept }: RefreshedTable, isRefused: boolean): string | null {
  if (isRefused) return sentence('LIVE_REFUSED');
  const of = (...codes: readonly string[]) => problems.filter(({ code }) => codes.includes(code));
  const columns = of('SHEET_COLUMN_MISSING').map(({ expected }: Problem) => expected ?? '');
  const rows = of('SHEET_ROW_WITHOUT_CODE', 'SHEET_ROW_NOT_IN_ANSWER').length;
  const repeated = of('SHEET_ROW_REPEATED').length;
  const words = [
    ...(kept.length > 0 ? [sentence('LIVE_KEPT', { places: kept.length })] : []),
    ...(columns.length > 0 ? [sentence('LIVE_KEPT_COLUMNS', { columns: columns.join('、') })] : []),
    ...(of('SHEET_TOTAL_ROW_MISSING').length > 0 ? [sentence('LIVE_KEPT_TOTAL')] : []),
    ...(rows > 0 ? [sentence('LIVE_KEPT_ROWS', { rows })] : []),
    ...(repeated > 0 ? [sentence('LIVE_KEPT_REPEATED', { rows: repeated })] : []),
  ];
  return words.length === 0 ? null : words.join('');
}

function settleFault(entry: LiveEntry, fault: Fault, now: number): void {
  if (fault.code === 'EXCEL_CELL_EDITING') wait(entry, 'LIVE_WAITS_EDITING', now);
  else if (fault.code === 'EXCEL_BUSY') wait(entry, 'LIVE_WAITS_BUSY', now);
  else if (fault.isOffline) {
    const { before } = entry;
    // Somebody asked for it; whether there is anything newer nobody knows, so it stands as it did.
    if (before && !before.isDirty && !entry.isDirty && entry.isCompared) entry.shown = before.shown;
    else wait(entry, 'LIVE_WAITS_LINE', now);
  } else {
    // Another account's table stays another account's; everything else may pass.
    entry.isDirty = !lasting.has(fault.code);
    entry.notBefore = now + (failedWaitsMs[Math.min(entry.tries, failedWaitsMs.length - 1)] ?? 0);
    entry.tries += 1;
    entry.shown = { ...entry.shown, live: 'failed', reason: fault.text };
  }
}

const lasting = new Set(['TABLE_OF_WIDER_SCOPE', 'CAMPAIGN_NOT_FOUND', 'NO_BREAKDOWN', 'TABLE_GONE']);

function wait(entry: LiveEntry, code: string, now: number): void {
  entry.isDirty = true;
  entry.notBefore = now + (waitsMs[Math.min(entry.tries, waitsMs.length - 1)] ?? 0);
  entry.tries += 1;
  entry.shown = { ...entry.shown, live: 'waiting', reason: sentence(code) };
}
