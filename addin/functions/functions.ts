import { ApiError } from '../client/api-error.ts';
import { type FigureAsk, FiguresDocument } from '../client/generated/graphql.ts';
import type { LiveLink } from '../client/live.ts';
import type { LiveTimers } from '../client/live-stream.ts';
import type { Client } from '../client/requests.ts';
import { cellOf } from './answers.ts';
import { type AskedFigure, keyOf, readAsk } from './asks.ts';
import { createFigureBatch, type FigureResult } from './batch.ts';
import { figuresAtText } from './figures-at.ts';
import { type FunctionRuntime, findRuntime, type Invocation } from './runtime.ts';
import { createFigureStore, type TextStorage } from './store.ts';
import { createStreams } from './streams.ts';

/** Who is signed in and what is chosen, as formulas need it. */
export interface FunctionPlace {
  readonly phase: 'starting' | 'disconnected' | 'signedOut' | 'signedIn';
  readonly account: string | null;
  readonly campaignId: string | null;
}

export interface FunctionParts {
  readonly client: Client;
  readonly live: LiveLink;
  /** Local storage, where the last sums outlive Excel; null to do without. */
  readonly storage: TextStorage | null;
  readonly place: () => FunctionPlace;
  /** Told whenever `place` may answer otherwise. */
  readonly onPlaceChanged: (listener: () => void) => () => void;
  /** Has Excel calculate every formula anew. */
  readonly recalculate: () => Promise<void>;
  /** Excel's own unless given; null: none. */
  readonly runtime?: FunctionRuntime | null;
  readonly now?: () => number;
  readonly timers?: LiveTimers;
}

export interface Functions {
  /** Whether a cell of the workbook has called one of them in this session. */
  hasRun(): boolean;
  /** Told when one of them has run for the first time. */
  subscribe(listener: () => void): () => void;
  /** Part of 刷新全部: has Excel calculate anew, if there is a formula of ours at all. */
  recalculate(): Promise<void>;
}

const plain: Readonly<Record<string, AskedFigure>> = {
  QUOTA: 'QUOTA',
  PAID_PERSONS: 'PAID_PERSONS',
  PAID_AMOUNT: 'PAID_AMOUNT',
  COMPLETION: 'COMPLETION',
  GAP: 'GAP',
  RANK: 'RANK',
  AMOUNT_DUE: 'AMOUNT_DUE',
  REWARD_NOW: 'REWARD_NOW',
};

const streaming: Readonly<Record<string, AskedFigure>> = {
  LIVE_PAID_PERSONS: 'PAID_PERSONS',
  LIVE_COMPLETION: 'COMPLETION',
};

const answerTimeoutMs = 60_000;
const firstPauseMs = 1000;
const mostAttempts = 8;

type ValueResult = Extract<FigureResult, { kind: 'value' }>;

/** Ties the custom functions to their ids in `functions.json`. Without Excel's runtime it does nothing. */
export function registerFunctions(parts: FunctionParts): Functions {
  const { client, live } = parts;
  const now = parts.now ?? Date.now;
  const timers = parts.timers ?? { set: (act, ms) => setTimeout(act, ms), clear: clearOwnTimer };
  const runtime = parts.runtime === undefined ? findRuntime() : parts.runtime;
  const store = createFigureStore(parts.storage);
  const versionOf = (campaignId: string) => live.state().figuresVersions.get(campaignId) ?? null;
  const batch = createFigureBatch({
    async ask(campaignId, asks) {
      const options = { timeoutMs: answerTimeoutMs };
      const { campaign } = await client.send(FiguresDocument, { campaignId, asks: [...asks] }, options);
      if (!campaign) throw new ApiError('FIGURE_NO_CAMPAIGN');
      return campaign.figures;
    },
    version: versionOf,
    isReachable: () => live.state().mode !== 'lost',
    store,
    now,
    timers,
  });
  const streams = createStreams(timers);
  const times = createStreams(timers);
  /** What plain cells show, by what they ask: as they were when Excel last calculated them. */
  const given = new Map<string, ValueResult>();
  /** What a streaming cell was given last; these keep up by themselves. */
  let streamed: ValueResult | null = null;
  let hasRun = false;
  let place = parts.place();
  let seenVersions = live.state().figuresVersions;

  /** While the pane is starting nobody knows yet whether somebody is signed in. */
  function settled(): Promise<FunctionPlace> {
    const present = parts.place();
    if (present.phase !== 'starting') return Promise.resolve(present);
    return new Promise((resolve) => {
      const stop = parts.onPlaceChanged(() => {
        const next = parts.place();
        if (next.phase === 'starting') return;
        stop();
        resolve(next);
      });
    });
  }

  async function answer(ask: FigureAsk): Promise<FigureResult> {
    const key = keyOf(ask);
    const { phase, account, campaignId } = await settled();
    if (phase === 'signedOut') return { kind: 'none', code: 'FIGURE_NOT_SIGNED_IN' };
    if (campaignId === null) return { kind: 'none', code: 'FIGURE_NO_CAMPAIGN' };
    // No server at the start: whoever was signed in on this computer last, until the pane says otherwise.
    const owner = account ?? store.account();
    if (account !== null) return batch.of(account, campaignId, ask);
    const last = owner === null ? null : store.figure(campaignId, key);
    return last
      ? { kind: 'value', value: last[0], at: last[1], version: null }
      : { kind: 'none', code: 'FIGURE_NEVER_KNOWN' };
  }

  function note(key: string | null, result: FigureResult): void {
    const before = key === null ? streamed : given.get(key);
    const next = result.kind === 'value' ? result : null;
    if (key === null) streamed = next ?? streamed;
    else if (next) given.set(key, next);
    else given.delete(key);
    if (before?.at !== next?.at || before?.version !== next?.version) times.wake();
  }

  async function cell(
    name: AskedFigure,
    [first, second]: readonly unknown[],
    isStreaming: boolean,
  ): Promise<number | Error> {
    if (!runtime) throw new Error('a function was called without the runtime of functions');
    const read = readAsk(name, first, second);
    if (read.kind === 'bad') return cellOf(runtime, name, { kind: 'none', code: read.code }, read);
    const result = await answer(read.ask);
    note(isStreaming ? null : keyOf(read.ask), result);
    return cellOf(runtime, name, result, read);
  }

  function figuresAt(): string {
    const { campaignId, phase } = parts.place();
    if (phase === 'starting') return '（正在连接）';
    if (phase === 'signedOut') return '（没有登录）';
    if (campaignId === null) return '（没有选定征缴工作）';
    const results = given.size > 0 || streamed === null ? [...given.values()] : [streamed];
    const present = versionOf(campaignId);
    return figuresAtText({
      campaignId,
      mode: phase === 'disconnected' ? 'lost' : live.state().mode,
      at: results.reduce<number | null>((oldest, { at }) => Math.min(oldest ?? at, at), null),
      isLast: results.some(({ version }) => version === null),
      isOld:
        given.size > 0 &&
        present !== null &&
        results.some(({ version }) => version !== null && version < present),
    });
  }

  function recalculate(): Promise<void> {
    if (!hasRun) return Promise.resolve();
    // Formulas that are gone since do not come back; those that are there say so.
    given.clear();
    streamed = null;
    return parts.recalculate();
  }

  /** Excel takes nothing while a cell is being edited; the figures of another campaign must not stay for that. */
  async function recalculateSoon(attempt = 0): Promise<void> {
    try {
      await recalculate();
    } catch {
      if (attempt < mostAttempts) {
        timers.set(() => void recalculateSoon(attempt + 1), firstPauseMs * 2 ** attempt);
      }
    }
  }

  parts.onPlaceChanged(() => {
    const before = place;
    place = parts.place();
    if (
      before.phase === place.phase &&
      before.account === place.account &&
      before.campaignId === place.campaignId
    )
      return;
    if (place.phase === 'signedOut') {
      // At the start of Excel nobody is signed in; that is no reason to forget what the account will need again.
      if (before.phase !== 'starting') store.clear();
      batch.leave();
    }
    streams.wake();
    times.wake();
    // Cells show figures of another account or campaign now, or none. Whoever signs out keeps what is in the sheet.
    const mayAsk = place.phase === 'signedIn' && place.campaignId !== null;
    if (mayAsk && before.phase !== 'starting') void recalculateSoon();
  });
  let heard = '';
  live.subscribe(() => {
    const { mode, marks, figuresVersions } = live.state();
    for (const [campaignId, version] of figuresVersions) {
      // A restored backup counts from an earlier state again: what is kept would pass for newer.
      if (version < (seenVersions.get(campaignId) ?? 0)) batch.forget();
    }
    seenVersions = figuresVersions;
    // Told of each heartbeat too; formulas are concerned when the state or the line is another one.
    const state = JSON.stringify([mode, [...marks], [...figuresVersions]]);
    if (state === heard) return;
    heard = state;
    streams.wake();
    times.wake();
  });

  const listeners = new Set<() => void>();
  const functions: Functions = {
    hasRun: () => hasRun,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    recalculate,
  };
  if (!runtime) return functions;
  const calls = (act: (...args: unknown[]) => unknown) => {
    return (...args: unknown[]) => {
      if (!hasRun) {
        hasRun = true;
        for (const listener of listeners) listener();
      }
      return act(...args);
    };
  };
  for (const [id, name] of Object.entries(plain)) {
    runtime.associate(
      id,
      calls(async (...args) => {
        // Excel adds what it knows of the call as the last argument.
        const result = await cell(name, args.slice(0, -1), false);
        if (result instanceof Error) throw result;
        return result;
      }),
    );
  }
  for (const [id, name] of Object.entries(streaming)) {
    runtime.associate(
      id,
      calls((...args) => streams.open(args.at(-1) as Invocation, () => cell(name, [args[0]], true))),
    );
  }
  runtime.associate(
    'FIGURES_AT',
    calls((...args) => times.open(args.at(-1) as Invocation, async () => figuresAt())),
  );
  return functions;
}

function clearOwnTimer(timer: unknown): void {
  clearTimeout(timer as ReturnType<typeof setTimeout>);
}
