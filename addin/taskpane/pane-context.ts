import { createContext, useContext, useSyncExternalStore } from 'react';
import type { LiveLink, LiveState } from '../client/live.ts';
import type { Client } from '../client/requests.ts';
import type { Functions } from '../functions/functions.ts';
import type { BreakdownActs } from './acts/breakdowns.ts';
import type { LiveTables, LiveTablesState } from './acts/live-tables.ts';
import type { PolicyActs } from './acts/policy.ts';
import type { RefreshOnOpen, RefreshOnOpenState } from './acts/refresh-on-open.ts';
import type { SheetActs } from './acts/sheets.ts';
import type { OfficeHost } from './office-host.ts';
import type { PaneSession, PaneState } from './pane-session.ts';

/** What every view may use; made once in `main.tsx`. */
export interface Pane {
  readonly client: Client;
  readonly session: PaneSession;
  readonly sheets: SheetActs;
  readonly policy: PolicyActs;
  readonly breakdowns: BreakdownActs;
  readonly live: LiveLink;
  readonly liveTables: LiveTables;
  readonly refreshOnOpen: RefreshOnOpen;
  readonly functions: Functions;
  readonly host: OfficeHost;
}

export const PaneContext = createContext<Pane | null>(null);

export function usePane(): Pane {
  const pane = useContext(PaneContext);
  if (!pane) throw new Error('a view outside PaneContext');
  return pane;
}

export function usePaneState(): PaneState {
  const { session } = usePane();
  return useSyncExternalStore(session.subscribe, session.state);
}

export function useLive(): LiveState {
  const { live } = usePane();
  return useSyncExternalStore(live.subscribe, live.state);
}

export function useLiveTables(): LiveTablesState {
  const { liveTables } = usePane();
  return useSyncExternalStore(liveTables.subscribe, liveTables.state);
}

export function useRefreshOnOpen(): RefreshOnOpenState {
  const { refreshOnOpen } = usePane();
  return useSyncExternalStore(refreshOnOpen.subscribe, refreshOnOpen.state);
}
