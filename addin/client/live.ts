import { type ChangeParts, eventIdOf, figuresOf, isReached, type Marks } from './live-marks.ts';
import { createPoll, type PollEnd } from './live-poll.ts';
import type { LiveSlots, Release } from './live-slots.ts';
import { type LiveTimers, openStream, type StreamEnd } from './live-stream.ts';
import type { Client } from './requests.ts';

/** 实时, 轮询, 已断开; `off`: nothing to follow, or not yet connected for the first time. */
export type LiveMode = 'live' | 'polling' | 'lost' | 'off';

export interface LiveState {
  readonly mode: LiveMode;
  /** Last time the server was heard, ISO; null: not yet. */
  readonly asOf: string | null;
  /** Campaign → the state its changes are known up to. */
  readonly marks: Marks;
  readonly figuresVersions: ReadonlyMap<string, number>;
}

/** The one line to the server over which changes come, by stream or by asking. */
export interface LiveLink {
  state(): LiveState;
  subscribe(listener: () => void): () => void;
  /** Called at once with what changed; a listener that throws keeps the old mark, and the changes come again. */
  onChange(listener: (changes: readonly ChangeParts[]) => void): () => void;
  /** At most four; the first is the one that counts. None: off. */
  follow(campaignIds: readonly string[]): void;
  /** Tries at once: the pane is seen again, the network is back, somebody pressed a button. */
  wake(): void;
  close(): void;
}

export interface LiveSettings {
  readonly client: Client;
  readonly fetch?: typeof fetch;
  /** Default `/graphql`. */
  readonly url?: string;
  readonly now?: () => number;
  readonly random?: () => number;
  readonly timers?: LiveTimers;
  readonly slots?: LiveSlots | null;
}

export const mostCampaigns = 4;

const mostPauseMs = 60_000;
/** While nothing is heard at all: back soon after the server is, and 300 panes spread over half of it. */
const lostPauseMs = 6_000;
/** A stream that lived this long was a good one; what is shorter counts as an attempt that failed. */
const goodMs = 10_000;
const slotPauseMs = 30_000;
const wakeGapMs = 1_000;
/** After the sleep of a laptop no timer has run: a stream that was not heard for so long is looked at anew. */
const longestSilenceMs = 5_000;

const nothing: LiveState = { mode: 'off', asOf: null, marks: new Map(), figuresVersions: new Map() };

/**
 * Follows campaigns by a stream and, while there is none, by asking every three seconds. Whichever way a change
 * comes, it is told once, and the state reached goes along when the way changes: nothing is lost between the two.
 */
export function createLive(settings: LiveSettings): LiveLink {
  const { client, slots = null } = settings;
  const now = settings.now ?? Date.now;
  const random = settings.random ?? Math.random;
  const timers = settings.timers ?? windowTimers;
  const request = settings.fetch ?? ((...args: Parameters<typeof fetch>) => fetch(...args));

  let state = nothing;
  let followed: readonly string[] = [];
  let marks: Marks = new Map();
  let closeStream: (() => void) | null = null;
  let openedAt: number | null = null;
  let attempts = 0;
  let retry: unknown = null;
  let release: Release | null = null;
  let isTakingSlot = false;
  let heardAt = Number.NEGATIVE_INFINITY;
  let wokenAt = Number.NEGATIVE_INFINITY;
  // Not this account's: tables that came with a workbook of somebody else.
  const refused = new Set<string>();
  const listeners = new Set<() => void>();
  const changeListeners = new Set<(changes: readonly ChangeParts[]) => void>();
  const poll = createPoll({
    client,
    timers,
    random,
    campaignIds: () => followed,
    marks: () => marks,
    onPolled,
  });

  function change(next: Partial<LiveState>): void {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  }

  function heard(mode: LiveMode): void {
    heardAt = now();
    change({ mode, asOf: new Date(heardAt).toISOString() });
  }

  function keep(next: Marks): void {
    marks = next;
    const versions = [...next].flatMap(([id, mark]): [string, number][] => {
      const figures = figuresOf(mark);
      return figures === null ? [] : [[id, figures]];
    });
    change({ marks, figuresVersions: new Map(versions) });
  }

  /** @returns whether it was taken in; if not, it has to come again */
  function take(changes: readonly ChangeParts[], reached: Marks): boolean {
    // A campaign without a mark begins here: what was before is no change.
    const news = changes.filter(({ campaignId, mark, isEverything }) => {
      const known = marks.get(campaignId);
      return known !== undefined && (isEverything || !isReached(known, mark));
    });
    try {
      if (news.length > 0) for (const listener of changeListeners) listener(news);
    } catch (error) {
      // A bug of ours; it is told again, so that no figure stays behind in silence.
      console.error(error);
      return false;
    }
    const next = new Map(marks);
    for (const { campaignId, mark } of changes) {
      const known = next.get(campaignId);
      const isNews = known === undefined || news.some((each) => each.campaignId === campaignId);
      if (followed.includes(campaignId) && isNews) next.set(campaignId, mark);
    }
    for (const [id, mark] of reached) {
      const known = next.get(id);
      if (followed.includes(id) && (known === undefined || isReached(mark, known))) next.set(id, mark);
    }
    keep(next);
    return true;
  }

  function connect(): void {
    timers.clear(retry);
    closeStream?.();
    closeStream = null;
    if (followed.length === 0) return;
    if (slots && !release) return void takeSlot();
    openedAt = null;
    closeStream = openStream({
      fetch: request,
      url: settings.url ?? '/graphql',
      timers,
      token: client.token.read(),
      campaignIds: followed,
      lastEventId: eventIdOf(marks, followed),
      onHeard() {
        openedAt ??= now();
        poll.stop();
        heard('live');
      },
      onNews({ changes, marks: reached }) {
        if (!take(changes, reached)) broken({ kind: 'broken' }, false);
      },
      onEnd: (end) => broken(end, openedAt !== null && now() - openedAt >= goodMs),
    });
  }

  function broken(end: StreamEnd, wasGood: boolean): void {
    closeStream?.();
    closeStream = null;
    if (end.kind === 'refused' && end.code === 'CAMPAIGN_NOT_FOUND' && followed.length > 1) {
      // A table of another county's workbook must not keep the chosen campaign from being followed.
      for (const id of followed.slice(1)) refused.add(id);
      followed = followed.slice(0, 1);
      connect();
      return;
    }
    if (wasGood) attempts = 0;
    if (wasGood && end.kind === 'broken') {
      // The server went, most likely to come back at once: all its panes must not come in the same moment.
      retry = timers.set(connect, random() * 1_000);
      return;
    }
    later();
    if (state.mode === 'live') change({ mode: 'polling' });
    // Whoever kept the stream from its events may let a question through: then the line is there again.
    const isThere = state.mode === 'lost' && (end.kind !== 'broken' || end.isAnswered === true);
    if (isThere || !poll.isRunning()) poll.ask();
  }

  /** The next stream, the later the more attempts have failed. */
  function later(): void {
    timers.clear(retry);
    const most = state.mode === 'lost' ? lostPauseMs : mostPauseMs;
    retry = timers.set(connect, Math.min(most, 1_000 * 2 ** attempts) * (0.5 + 0.5 * random()));
    attempts += 1;
  }

  function onPolled(end: PollEnd): void {
    if (end.kind === 'gone') stop();
    if (end.kind === 'failed') {
      if (end.failures >= 2 && state.mode !== 'lost') becomeLost();
    }
    if (end.kind !== 'answered') return;
    const wasLost = state.mode === 'lost';
    heard('polling');
    take(end.changes, new Map());
    if (!wasLost) return;
    // The server is back: the stream need not wait for its turn.
    attempts = 0;
    if (!closeStream) connect();
  }

  /** From here on the stream is what looks for the server, every few seconds. */
  function becomeLost(): void {
    change({ mode: 'lost' });
    // One that is under way comes to its own end.
    if (closeStream || isTakingSlot || !(release || !slots)) return;
    attempts = 0;
    later();
  }

  async function takeSlot(): Promise<void> {
    if (isTakingSlot) return;
    isTakingSlot = true;
    const taken = await slots?.take();
    isTakingSlot = false;
    if (taken && followed.length > 0) {
      release = taken;
      return connect();
    }
    taken?.();
    if (followed.length === 0) return;
    retry = timers.set(connect, slotPauseMs);
    if (!poll.isRunning()) poll.ask();
  }

  function stop(): void {
    followed = [];
    timers.clear(retry);
    closeStream?.();
    closeStream = null;
    poll.stop();
    release?.();
    release = null;
    attempts = 0;
    marks = new Map();
    refused.clear();
    change(nothing);
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onChange(listener) {
      changeListeners.add(listener);
      return () => changeListeners.delete(listener);
    },
    follow(campaignIds) {
      const wanted = [...new Set(campaignIds)].filter((id) => !refused.has(id)).slice(0, mostCampaigns);
      if (wanted.length === followed.length && wanted.every((id, place) => id === followed[place])) return;
      if (wanted.length === 0) return stop();
      followed = wanted;
      attempts = 0;
      keep(new Map([...marks].filter(([id]) => wanted.includes(id))));
      connect();
    },
    wake() {
      const isAlive = state.mode === 'live' && now() - heardAt < longestSilenceMs;
      if (followed.length === 0 || isAlive || now() - wokenAt < wakeGapMs) return;
      wokenAt = now();
      attempts = 0;
      connect();
      if (poll.isRunning()) poll.ask();
    },
    close: stop,
  };
}

const windowTimers: LiveTimers = {
  set: (act, ms) => setTimeout(act, ms),
  clear: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
};
