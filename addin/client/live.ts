import type { Client } from './requests.ts';

/** 实时, 轮询, 已断开; `off`: not signed in, or no campaign to follow. */
export type LiveMode = 'live' | 'polling' | 'lost' | 'off';

/** What the server says has changed: where, never the figures. */
export interface ChangeParts {
  readonly campaignId: string;
  readonly mark: string;
  readonly figuresVersion: number;
  readonly kinds: readonly ('FIGURES' | 'BREAKDOWNS' | 'DAY')[];
  readonly townshipCodes: readonly string[];
  readonly villageCodes: readonly string[];
  readonly days: readonly string[];
  readonly isEverything: boolean;
  readonly at: string;
}

export interface LiveState {
  readonly mode: LiveMode;
  /** Last time the server was heard, ISO; null: not yet. */
  readonly asOf: string | null;
  /** Campaign → the state its changes are known up to. */
  readonly marks: ReadonlyMap<string, string>;
  readonly figuresVersions: ReadonlyMap<string, number>;
}

/** The one line to the server over which changes come, by stream or by asking. */
export interface LiveLink {
  state(): LiveState;
  subscribe(listener: () => void): () => void;
  /** A listener that throws keeps the old mark: the changes come again. */
  onChange(listener: (changes: readonly ChangeParts[]) => void): () => void;
  /** At most four; the first is the one that counts. None: off. */
  follow(campaignIds: readonly string[]): void;
  /** Tries at once: the pane is seen again, the network is back, somebody pressed a button. */
  wake(): void;
  close(): void;
}

export interface LiveTimers {
  set(act: () => void, ms: number): unknown;
  clear(timer: unknown): void;
}

export interface LiveSettings {
  readonly client: Client;
  readonly fetch?: typeof fetch;
  readonly url?: string;
  readonly now?: () => number;
  readonly random?: () => number;
  readonly timers?: LiveTimers;
}

const off: LiveState = { mode: 'off', asOf: null, marks: new Map(), figuresVersions: new Map() };

export function createLive(_settings: LiveSettings): LiveLink {
  return {
    state: () => off,
    subscribe: () => () => undefined,
    onChange: () => () => undefined,
    follow: () => undefined,
    wake: () => undefined,
    close: () => undefined,
  };
}
