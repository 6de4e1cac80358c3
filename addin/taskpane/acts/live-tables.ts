import type { LiveLink } from '../../client/live.ts';
import type { PaneSession } from '../pane-session.ts';
import type { SheetActs } from './sheets.ts';

/** `waiting`: 有更新待应用. */
export type TableLive = 'current' | 'waiting' | 'applying' | 'failed';

export interface LiveTable {
  readonly live: TableLive;
  /** Why it waits or failed, as a sentence. */
  readonly reason: string | null;
  /** When its figures last changed here, ISO. */
  readonly changedAt: string | null;
  /** What the last change was; empty again after half a minute. */
  readonly words: readonly string[];
  /** Up to when it is known to be current, ISO. */
  readonly asOf: string | null;
}

export interface LiveTablesState {
  /** By name of the Excel table. */
  readonly byTable: ReadonlyMap<string, LiveTable>;
  readonly isPaused: boolean;
}

/** Brings tables up to date as changes come in, where and when that is safe. */
export interface LiveTables {
  state(): LiveTablesState;
  subscribe(listener: () => void): () => void;
  /** For this session of the pane alone. */
  pause(isPaused: boolean): void;
  /** One table, or all that wait. */
  applyNow(tableName?: string): Promise<void>;
  close(): void;
}

export interface LiveTablesParts {
  readonly live: LiveLink;
  readonly sheets: SheetActs;
  readonly session: PaneSession;
}

const nothing: LiveTablesState = { byTable: new Map(), isPaused: false };

export function createLiveTables(_parts: LiveTablesParts): LiveTables {
  return {
    state: () => nothing,
    subscribe: () => () => undefined,
    pause: () => undefined,
    applyNow: async () => undefined,
    close: () => undefined,
  };
}
