import { localDateAt } from '../../schema/values/local-date.ts';
import { ApiError } from '../client/api-error.ts';
import type { FigureAsk } from '../client/generated/graphql.ts';
import type { LiveTimers } from '../client/live-stream.ts';
import { keyOf } from './asks.ts';
import type { FigureStore, KeptFigure } from './store.ts';

export interface FigureAnswers {
  readonly figuresVersion: number;
  readonly calculatedAt: string;
  readonly values: readonly (number | null)[];
  readonly codes: readonly (string | null)[];
  /** What may be written instead, for the sentence. */
  readonly expected: readonly (string | null)[];
}

/** What a cell gets: a whole number as the service counts it, or the code of the sentence that says why not. */
export type FigureResult =
  | {
      readonly kind: 'value';
      readonly value: number;
      /** When the server worked it out, in seconds since 1970. */
      readonly at: number;
      readonly version: number;
      /** The last known one: the server could not be asked. */
      readonly isLast: boolean;
    }
  | {
      readonly kind: 'none';
      readonly code: string;
      readonly message?: string;
      readonly expected?: string | null;
    };

export interface FigureBatchParts {
  readonly ask: (campaignId: string, asks: readonly FigureAsk[]) => Promise<FigureAnswers>;
  /** The state the server is known to be in; null while nobody knows. */
  readonly version: (campaignId: string) => number | null;
  /** False while the server is known not to answer: then what is kept is given at once. */
  readonly isReachable: () => boolean;
  readonly store: FigureStore;
  readonly now: () => number;
  readonly timers: LiveTimers;
}

export interface FigureBatch {
  of(account: string, campaignId: string, ask: FigureAsk): Promise<FigureResult>;
  /** Forgets what was asked; what is stored for the time without a server stays. */
  forget(): void;
  /**
   * Whoever asked has signed out: what waits is not asked with the next one's right, and of an answer under way nothing
   * is kept.
   */
  leave(): void;
}

const windowMs = 30;
const longestWindowMs = 100;
const mostAsks = 5000;
const mostDays = 62;
const mostRequests = 2;
/** How long an answer is good while nobody tells of changes. */
const unwatchedMs = 2000;
const mostKnown = 50_000;

interface Known {
  readonly result: FigureResult;
  readonly version: number;
  readonly day: string;
  readonly askedAt: number;
}

interface Waiting {
  readonly account: string;
  readonly campaignId: string;
  readonly ask: FigureAsk;
  readonly key: string;
  readonly promise: Promise<FigureResult>;
  readonly settle: (result: FigureResult) => void;
  /** Of the server when the request went out; undefined: it has not gone out yet. */
  sentAt?: number | null;
}

/**
 * Makes one request of the calls of a short moment, and none at all of what was answered in this state of the server
 * and on this day: a sheet of ten thousand cells asks twice, and calculated again not at all.
 */
export function createFigureBatch(parts: FigureBatchParts): FigureBatch {
  const { timers, now, store } = parts;
  const known = new Map<string, Known>();
  const waiting = new Map<string, Waiting>();
  /** Campaign → the latest state that an answer was of: whoever tells of changes may be later than the answer. */
  const reached = new Map<string, number>();
  let queue: Waiting[] = [];
  let timer: unknown = null;
  let opensAt = 0;
  let requests = 0;
  // Counts sign-outs.
  let session = 0;

  return {
    of(account, campaignId, ask) {
      const key = keyOf(ask);
      const place = `${account}\n${campaignId}\n${key}`;
      const answered = known.get(place);
      if (answered && isGood(answered, campaignId)) return Promise.resolve(answered.result);
      const last = parts.isReachable() ? null : kept(account, campaignId, key);
      if (last) return Promise.resolve(last);
      const asked = waiting.get(place);
      // One that left before the last change may come back older than that change.
      if (asked && (asked.sentAt === undefined || asked.sentAt === parts.version(campaignId)))
        return asked.promise;
      let settle: Waiting['settle'] = () => undefined;
      const promise = new Promise<FigureResult>((resolve) => {
        settle = resolve;
      });
      const next: Waiting = { account, campaignId, ask, key, promise, settle };
      waiting.set(place, next);
      queue.push(next);
      schedule();
      return promise;
    },
    forget() {
      known.clear();
      reached.clear();
    },
    leave() {
      session += 1;
      known.clear();
      reached.clear();
      waiting.clear();
      const left = queue;
      queue = [];
      for (const each of left) done(each, { kind: 'none', code: 'FIGURE_NOT_SIGNED_IN' });
    },
  };

  function isGood({ version, day, askedAt }: Known, campaignId: string): boolean {
    if (!parts.isReachable() || day !== today() || version < (reached.get(campaignId) ?? 0)) return false;
    const present = parts.version(campaignId);
    return present === null ? now() - askedAt < unwatchedMs : version >= present;
  }

  function kept(account: string, campaignId: string, key: string): FigureResult | null {
    const figure = store.account() === account ? store.figure(campaignId, key) : null;
    if (!figure) return null;
    const [value, at, version] = figure;
    return { kind: 'value', value, at, version, isLast: true };
  }

  /** Later calls put the request off a little, but not for ever. */
  function schedule(): void {
    const at = now();
    if (timer === null) opensAt = at;
    else if (at - opensAt > longestWindowMs - windowMs) return;
    else timers.clear(timer);
    timer = timers.set(send, windowMs);
  }

  function send(): void {
    timer = null;
    while (queue.length > 0 && requests < mostRequests) {
      const { chunk, rest } = nextChunk(queue);
      queue = rest;
      requests += 1;
      void request(chunk).finally(() => {
        requests -= 1;
        if (queue.length > 0 && timer === null) send();
      });
    }
  }

  async function request(chunk: readonly Waiting[]): Promise<void> {
    const [first] = chunk;
    if (!first) return;
    const { account, campaignId } = first;
    const asked = session;
    const sentAt = parts.version(campaignId);
    for (const each of chunk) each.sentAt = sentAt;
    const [day, askedAt] = [today(), now()];
    try {
      const answers = await parts.ask(
        campaignId,
        chunk.map(({ ask }) => ask),
      );
      const at = Math.floor(Date.parse(answers.calculatedAt) / 1000);
      const figures = new Map<string, KeptFigure>();
      for (const [index, each] of chunk.entries()) {
        const value = answers.values[index] ?? null;
        const result: FigureResult =
          value === null
            ? {
                kind: 'none',
                code: answers.codes[index] ?? 'SERVER_UNREADABLE',
                expected: answers.expected[index] ?? null,
              }
            : { kind: 'value', value, at, version: answers.figuresVersion, isLast: false };
        if (value !== null) figures.set(each.key, [value, at, answers.figuresVersion]);
        if (known.size >= mostKnown) known.clear();
        if (asked === session)
          known.set(placeOf(each), { result, version: answers.figuresVersion, day, askedAt });
        done(each, result);
      }
      if (asked !== session) return;
      store.keep(account, campaignId, figures);
      reached.set(campaignId, Math.max(reached.get(campaignId) ?? 0, answers.figuresVersion));
    } catch (error) {
      for (const each of chunk) done(each, failed(each, error));
    }
  }

  function failed({ account, campaignId, key }: Waiting, error: unknown): FigureResult {
    if (!(error instanceof ApiError)) return { kind: 'none', code: 'SERVER_UNREADABLE' };
    if (error.isSignedOut) return { kind: 'none', code: 'FIGURE_NOT_SIGNED_IN' };
    if (!error.isOffline) return { kind: 'none', code: error.code, message: error.message };
    return kept(account, campaignId, key) ?? { kind: 'none', code: 'FIGURE_NEVER_KNOWN' };
  }

  function done(each: Waiting, result: FigureResult): void {
    if (waiting.get(placeOf(each)) === each) waiting.delete(placeOf(each));
    each.settle(result);
  }

  function today(): string {
    return localDateAt(new Date(now()));
  }
}

/** As many as one request takes: of one account and campaign, and of few enough days. */
function nextChunk(queue: readonly Waiting[]): { chunk: Waiting[]; rest: Waiting[] } {
  const chunk: Waiting[] = [];
  const rest: Waiting[] = [];
  const days = new Set<string>();
  const [first] = queue;
  for (const each of queue) {
    const day = each.ask.on ?? '';
    const fits =
      each.account === first?.account &&
      each.campaignId === first.campaignId &&
      chunk.length < mostAsks &&
      (days.has(day) || days.size < mostDays);
    if (fits) days.add(day);
    (fits ? chunk : rest).push(each);
  }
  return { chunk, rest };
}

function placeOf({ account, campaignId, key }: Waiting): string {
  return `${account}\n${campaignId}\n${key}`;
}
