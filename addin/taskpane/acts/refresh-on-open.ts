import type { FoundTable } from '../../excel/find.ts';
import {
  loadRefreshChoice,
  type RefreshChoice,
  saveRefreshChoice,
  startWithWorkbook,
} from '../../excel/workbook-choice.ts';
import type { PaneSession } from '../pane-session.ts';
import type { LiveTables } from './live-tables.ts';
import type { SheetActs } from './sheets.ts';

export interface RefreshOnOpenState {
  /** What was answered for this workbook; null: not asked yet, or not known. */
  readonly choice: RefreshChoice;
  /** How many tables the workbook came with while the question is to be put; null: nothing to ask. */
  readonly asksFor: number | null;
}

/** Brings the tables a workbook came with up to date when it opens, if its reader once said so. */
export interface RefreshOnOpen {
  state(): RefreshOnOpenState;
  subscribe(listener: () => void): () => void;
  /** Once Excel is there. */
  start(): Promise<void>;
  /** Answers the question, or changes the answer; `yes` to the question also refreshes now. @throws ExcelFault */
  choose(choice: 'yes' | 'no'): Promise<void>;
}

export interface RefreshOnOpenParts {
  readonly session: PaneSession;
  readonly sheets: Pick<SheetActs, 'refresh'>;
  readonly liveTables: Pick<LiveTables, 'look'>;
  readonly excel?: {
    loadRefreshChoice(): Promise<RefreshChoice>;
    saveRefreshChoice(choice: 'yes' | 'no'): Promise<void>;
    startWithWorkbook(isWanted: boolean): Promise<void>;
  };
}

export function createRefreshOnOpen(parts: RefreshOnOpenParts): RefreshOnOpen {
  const { session, sheets, liveTables } = parts;
  const excel = parts.excel ?? { loadRefreshChoice, saveRefreshChoice, startWithWorkbook };
  const listeners = new Set<() => void>();
  let state: RefreshOnOpenState = { choice: null, asksFor: null };
  // The tables the workbook came with, until they were refreshed: those inserted since are new anyway.
  let opened: readonly FoundTable[] = [];

  function change(next: RefreshOnOpenState): void {
    state = next;
    for (const listener of listeners) listener();
  }

  /** Nobody pressed 刷新: a table of which it is not known what was last written waits for a person. */
  async function refreshOpened(): Promise<void> {
    const { viewer, phase } = session.state();
    if (!viewer || phase !== 'signedIn' || opened.length === 0) return;
    const tables = opened;
    opened = [];
    await sheets.refresh(tables, viewer, { mark: true, isUnasked: true });
  }

  session.subscribe(() => {
    if (state.choice === 'yes') void refreshOpened();
  });

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async start() {
      try {
        const choice = await excel.loadRefreshChoice();
        opened = await liveTables.look();
        change({ choice, asksFor: choice === null && opened.length > 0 ? opened.length : null });
      } catch {
        // Excel is busy: nothing is asked and nothing refreshed; 刷新 is at hand.
        return;
      }
      if (state.choice !== 'yes') return;
      // Installed anew under another id, the add-in does not start with the workbook by itself any more.
      void excel.startWithWorkbook(true);
      await refreshOpened();
    },
    async choose(choice) {
      await excel.saveRefreshChoice(choice);
      const wasAsked = state.asksFor !== null;
      change({ choice, asksFor: null });
      // Excel's answer to this is not waited for: nothing here hangs on it.
      void excel.startWithWorkbook(choice === 'yes');
      if (wasAsked && choice === 'yes') await refreshOpened();
    },
  };
}
