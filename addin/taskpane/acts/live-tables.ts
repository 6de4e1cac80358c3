import { sentence } from '../../../schema/messages.ts';
import type { ChangeParts } from '../../client/live-marks.ts';
import type { FoundTable } from '../../excel/find.ts';
import { officeExcel, windowTimers } from './live-excel.ts';
import { createChangeMemory } from './live-memory.ts';
import {
  due,
  inFrontFirst,
  type LiveEntry,
  type LiveTable,
  type LiveTablesState,
  newLiveEntry,
  settle,
  standing,
  untouched,
} from './live-table.ts';
import type { LiveTables, LiveTablesParts } from './live-tables-parts.ts';
import { touches } from './live-touches.ts';
import { createMarkSweep } from './mark-sweep.ts';
import type { TableOutcome } from './sheets.ts';
import { createTableSearch } from './table-search.ts';

export type { LiveTable, LiveTablesState, TableLive } from './live-table.ts';
export type { LiveTables, LiveTablesParts } from './live-tables-parts.ts';

/** After everything may have changed, panes ask spread over this time. */
const spreadMs = 150;
const wordsMs = 30_000;

export function createLiveTables(parts: LiveTablesParts): LiveTables {
  const { live, sheets, session } = parts;
  const excel = parts.excel ?? officeExcel;
  const now = parts.now ?? Date.now;
  const random = parts.random ?? Math.random;
  const timers = parts.timers ?? windowTimers;
  const entries = new Map<string, LiveEntry>();
  const memory = createChangeMemory(sheets);
  const listeners = new Set<() => void>();
  const stops: (() => unknown)[] = [];
  const sweep = createMarkSweep(excel.clearMarks, timers);
  let isPaused = false;
  let editedAt: string | null = null;
  let state: LiveTablesState = { tables: [], byTable: new Map(), lost: 0, isPaused, editedAt };
  let isStarted = false;
  let isClosed = false;
  let hasLooked = false;
  let tables: readonly FoundTable[] = [];
  let lost = 0;
  const search = createTableSearch(sheets.find, onFound, timers);
  let isRunning = false;
  let next: unknown = null;
  let versions = live.state().figuresVersions;
  let mode = live.state().mode;

  function tell(): void {
    const byTable = new Map([...entries].map(([name, entry]) => [name, standing(entry, isFollowed(entry))]));
    state = { tables, byTable, lost, isPaused, editedAt };
    for (const listener of listeners) listener();
  }

  function isFollowed({ table }: LiveEntry): boolean {
    return mode === 'off' || mode === 'lost' || versions.has(table.identity.campaignId);
  }

  function show(entry: LiveEntry, next: Partial<LiveTable>): void {
    entry.shown = { ...entry.shown, ...next };
    tell();
  }

  /** The chosen campaign first, then those of tables that came with the workbook. */
  function follow(): void {
    const { phase, campaignId } = session.state();
    if (phase !== 'signedIn') {
      live.follow([]);
      memory.forget();
      for (const entry of entries.values())
        Object.assign(entry, { isDirty: false, isCompared: false, shown: untouched });
      tell();
      return;
    }
    const others = [...entries.values()].map(({ table }) => table.identity.campaignId);
    live.follow([...(campaignId === null ? [] : [campaignId]), ...others]);
  }

  function onChange(changes: readonly ChangeParts[]): void {
    for (const change of changes) {
      memory.add(change);
      for (const entry of entries.values()) {
        if (touches(entry.table.identity, change)) markDirty(entry, change.isEverything);
      }
    }
    run();
  }

  function markDirty(entry: LiveEntry, isEverything: boolean): void {
    // Before somebody's act has ended well there is no hurry, and no new reason.
    if (!entry.isDirty && isEverything) entry.notBefore = now() + random() * spreadMs;
    entry.isDirty = true;
    if (isPaused || entry.needsPerson) show(entry, { live: 'waiting', reason: waitReason(entry) });
  }

  function waitReason({ needsPerson }: LiveEntry): string {
    return sentence(needsPerson ? 'LIVE_WAITS_FIRST' : 'LIVE_WAITS_PAUSED');
  }

  function onLink(): void {
    const { figuresVersions, mode: modeNow } = live.state();
    const isBack = modeNow !== mode && (modeNow === 'live' || modeNow === 'polling');
    mode = modeNow;
    const before = versions;
    versions = figuresVersions;
    for (const entry of entries.values()) {
      const { campaignId } = entry.table.identity;
      const isNew = !before.has(campaignId) && figuresVersions.has(campaignId);
      if (
        isNew &&
        entry.isCompared &&
        memory.mayHaveMissed(entry.table, figuresVersions.get(campaignId) ?? null)
      )
        markDirty(entry, false);
      // What waited for the line need not wait for its turn.
      if (isBack && entry.isDirty) entry.notBefore = Math.min(entry.notBefore, now());
    }
    if (before.size !== figuresVersions.size) tell();
    if (isBack || before !== figuresVersions) run();
  }

  function onFound(found: readonly FoundTable[]): void {
    const names = new Set(found.map(({ name }) => name));
    for (const name of entries.keys()) {
      if (names.has(name)) continue;
      entries.delete(name);
      lost += 1;
    }
    tables = found;
    for (const table of found) {
      const known = entries.get(table.name);
      if (known) known.table = table;
      else {
        const fresh = sheets.freshness(table.name);
        const entry = newLiveEntry(table, fresh);
        entries.set(table.name, entry);
        // Whether tables of an earlier session are refreshed at the start is asked elsewhere; one that comes into the
        // open workbook, copied with its sheet, is compared at once.
        if (
          hasLooked &&
          (fresh === null || memory.isBehind(table, versions.get(table.identity.campaignId) ?? null))
        )
          markDirty(entry, false);
      }
    }
    // Marks that a pane left which was closed, or fell, before it took them away.
    if (!hasLooked) sweep.soon([...names], 0);
    hasLooked = true;
    tell();
    follow();
    run();
  }

  function ready(): LiveEntry[] {
    if (isPaused || isClosed || session.state().phase !== 'signedIn') return [];
    return [...entries.values()].filter(({ isDirty, needsPerson }) => isDirty && !needsPerson);
  }

  function run(): void {
    timers.clear(next);
    if (isRunning) return;
    isRunning = true;
    void redrawAll().finally(() => {
      isRunning = false;
      const times = ready().map(due);
      if (times.length > 0) next = timers.set(run, Math.max(0, Math.min(...times) - now()));
    });
  }

  async function redrawAll(): Promise<void> {
    for (;;) {
      const at = now();
      const able = ready().filter((entry) => due(entry) <= at);
      const front = able.length > 1 ? await excel.activeSheetName().catch(() => null) : null;
      const [entry] = inFrontFirst(able, front);
      if (!entry) return;
      await redraw(entry, true);
    }
  }

  async function redraw(entry: LiveEntry, isUnasked: boolean): Promise<void> {
    const { viewer } = session.state();
    if (!viewer) return;
    await sheets.refresh([entry.table], viewer, { mark: true, isUnasked });
  }

  /** What the server says now is asked for: changes so far are in the answer. */
  function onStart({ name }: FoundTable): void {
    const entry = entries.get(name);
    if (!entry) return;
    entry.before = { shown: entry.shown, isDirty: entry.isDirty };
    entry.isDirty = false;
    entry.startedAt = now();
    show(entry, { live: 'applying', reason: null });
  }

  /** Whoever asked for it, what came of a refresh is shown here. */
  function onOutcome(outcome: TableOutcome): void {
    const entry = entries.get(outcome.table.name);
    if (!entry) return;
    if (outcome.kind === 'failed' && outcome.fault.code === 'TABLE_GONE') search.lookSometime();
    if (outcome.kind === 'refreshed') nameTab(entry, outcome.result.sheetName);
    settle(entry, outcome, now());
    const { words } = entry.shown;
    if (words.length > 0)
      timers.set(() => entry.shown.words === words && show(entry, { words: [] }), wordsMs);
    if (outcome.kind === 'refreshed' && outcome.result.marked.length > 0) sweep.soon([outcome.table.name]);
    tell();
  }

  /** The tab may have another name by now, of which Excel 2021 tells nothing. */
  function nameTab(entry: LiveEntry, sheetName: string): void {
    if (entry.table.sheetName === sheetName) return;
    entry.table = { ...entry.table, sheetName };
    tables = tables.map((one) => (one.name === entry.table.name ? entry.table : one));
  }

  /** Our own writes raise events too, so this says only that it is worth another try. */
  function onMoved(isEdit = false): void {
    if (isEdit) {
      editedAt = new Date(now()).toISOString();
      tell();
    }
    const waiting = ready().filter(({ shown }) => shown.live === 'waiting');
    for (const entry of waiting) entry.notBefore = Math.min(entry.notBefore, now());
    if (waiting.length > 0) run();
  }

  async function listen(subscribed: Promise<() => Promise<void>>): Promise<void> {
    try {
      const stop = await subscribed;
      if (isClosed) await stop();
      else stops.push(stop);
    } catch {
      // Without events the clock tries again, and 刷新 looks for itself.
    }
  }

  stops.push(
    live.onChange(onChange),
    live.subscribe(onLink),
    session.subscribe(follow),
    sheets.watch(onStart, onOutcome),
  );
  follow();

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    start() {
      if (isStarted) return;
      isStarted = true;
      void listen(excel.onTablesChanged(search.lookSometime));
      void listen(excel.onReaderMoved(onMoved));
      search.lookSometime();
    },
    pause(paused) {
      isPaused = paused;
      for (const entry of entries.values()) {
        if (paused || !entry.isDirty || entry.needsPerson) continue;
        entry.notBefore = now();
        entry.shown = { ...entry.shown, reason: null };
      }
      tell();
      run();
    },
    look: search.look,
    async applyNow(tableName) {
      await search.look();
      for (const entry of [...entries.values()]) {
        const isMeant =
          tableName === undefined ? entry.isDirty || !entry.isCompared : entry.table.name === tableName;
        if (isMeant) await redraw(entry, false);
      }
      run();
    },
    async giveBack(tableName, cells) {
      const entry = entries.get(tableName);
      const { viewer } = session.state();
      if (!entry || !viewer) return null;
      const outcomes = await sheets.refresh([entry.table], viewer, { mark: true, giveBack: cells });
      return outcomes[0] ?? null;
    },
    close() {
      isClosed = true;
      timers.clear(next);
      sweep.close();
      for (const stop of stops) void stop();
    },
  };
}
