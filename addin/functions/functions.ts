import { ApiError } from '../client/api-error.ts';
import { type FigureAsk, FiguresDocument } from '../client/generated/graphql.ts';
import type { LiveLink } from '../client/live.ts';
import type { LiveTimers } from '../client/live-stream.ts';
import type { Client } from '../client/requests.ts';
import { cellOf } from './answers.ts';
import { type AskedFigure, keyOf, plainFigures, readAsk, streamingFigures } from './asks.ts';
import { createFigureBatch, type FigureResult } from './batch.ts';
import { createCalculation } from './calculation.ts';
import { figuresAtText } from './figures-at.ts';
import { createOnShow, type ShownFigure } from './on-show.ts';
import { createRefresh, type FormulasRefresh, type FormulasRefreshed } from './refresh.ts';
import { type FunctionRuntime, findRuntime, type Invocation } from './runtime.ts';
import { createFigureStore, type TextStorage } from './store.ts';
import { createStreams, type StreamAnswer } from './streams.ts';

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
  /** Has Excel calculate anew, if there is a formula of ours at all. */
  recalculate(): Promise<void>;
  /** As in `FormulasRefresh`. */
  seek: FormulasRefresh['seek'];
  /**
   * Part of 刷新: brings all formulas to one state of the server, or says why not; without the server they stay as they
   * are.
   *
   * @throws while a cell is being edited
   */
  refresh(): Promise<FormulasRefreshed>;
}

const answerTimeoutMs = 60_000;
const firstPauseMs = 1000;
const mostAttempts = 8;

/** An answer, and whose campaign's; null: none was asked. */
interface Answered {
  readonly campaignId: string | null;
  readonly result: FigureResult;
}

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
  const onShow = createOnShow();
  const calculation = createCalculation({ onShow, timers, recalculate: parts.recalculate });
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

  async function answer(ask: FigureAsk): Promise<Answered> {
    const { phase, account, campaignId } = await settled();
    const none = (code: string): Answered => ({ campaignId, result: { kind: 'none', code } });
    if (phase === 'signedOut') return none('FIGURE_NOT_SIGNED_IN');
    if (campaignId === null) return none('FIGURE_NO_CAMPAIGN');
    if (account !== null) return { campaignId, result: await batch.of(account, campaignId, ask) };
    // No server at the start: whoever was signed in on this computer last, until the pane says otherwise.
    const last = store.account() === null ? null : store.figure(campaignId, keyOf(ask));
    if (!last) return none('FIGURE_NEVER_KNOWN');
    const [value, at, version] = last;
    return { campaignId, result: { kind: 'value', value, at, version, isLast: true } };
  }

  /** What a formula is to show, and the figure behind it. */
  async function cell(name: AskedFigure, [first, second]: readonly unknown[]) {
    if (!runtime) throw new Error('a function was called without the runtime of functions');
    const read = readAsk(name, first, second);
    if (read.kind === 'bad')
      return {
        key: null,
        shown: cellOf(runtime, name, { kind: 'none', code: read.code }, read),
        figure: null,
      };
    const { campaignId, result } = await answer(read.ask);
    const figure: ShownFigure | null =
      result.kind === 'value' && campaignId !== null ? { campaignId, result } : null;
    return { key: keyOf(read.ask), shown: cellOf(runtime, name, result, read), figure };
  }

  async function plainCell(name: AskedFigure, args: readonly unknown[]): Promise<number> {
    const { key, shown, figure } = await cell(name, args);
    if (key !== null) {
      onShow.give(key, shown instanceof Error ? shown.message : String(shown), figure);
      times.wake();
    }
    if (shown instanceof Error) throw shown;
    return shown;
  }

  async function streamingCell(
    invocation: Invocation,
    name: AskedFigure,
    first: unknown,
  ): Promise<StreamAnswer> {
    const { shown, figure } = await cell(name, [first]);
    return {
      shown,
      onShown() {
        onShow.stream(invocation, figure);
        times.wake();
      },
    };
  }

  function figuresAt(): string {
    const { campaignId, phase } = parts.place();
    if (phase === 'starting') return '（正在连接）';
    if (phase === 'signedOut') return '（没有登录）';
    if (campaignId === null) return '（没有选定征缴工作）';
    const mode = phase === 'disconnected' ? 'lost' : live.state().mode;
    return figuresAtText({ campaignId, mode, version: versionOf(campaignId), span: onShow.span() });
  }

  async function recalculate(): Promise<void> {
    if (!hasRun) return;
    // Formulas that are gone since do not come back; those that are there say so.
    const { settled } = await calculation.run();
    void settled.then(() => times.wake());
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
    ...createRefresh({
      canRun: runtime !== null,
      hasRun: () => hasRun,
      place: parts.place,
      client,
      live,
      calculation,
      onShow,
      timers,
    }),
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
  for (const [id, name] of Object.entries(plainFigures)) {
    runtime.associate(
      id,
      // Excel adds what it knows of the call as the last argument.
      calls((...args) => calculation.call(() => plainCell(name, args.slice(0, -1)))),
    );
  }
  for (const [id, name] of Object.entries(streamingFigures)) {
    runtime.associate(
      id,
      calls((...args) => {
        const invocation = args.at(-1) as Invocation;
        streams.open(
          invocation,
          () => streamingCell(invocation, name, args[0]),
          () => {
            onShow.stream(invocation, null);
            times.wake();
          },
        );
      }),
    );
  }
  runtime.associate(
    'FIGURES_AT',
    calls((...args) => times.open(args.at(-1) as Invocation, async () => ({ shown: figuresAt() }))),
  );
  return functions;
}

function clearOwnTimer(timer: unknown): void {
  clearTimeout(timer as ReturnType<typeof setTimeout>);
}
