import type { IncomingMessage, ServerResponse } from 'node:http';
import { createContext } from '../graphql/context.ts';
import { formatError } from '../graphql/errors.ts';
import type { PrepareSubscription, SubscriptionRequest } from '../graphql/live/operation.ts';
import type { Actor } from '../services/access.ts';
import { Refusal } from '../services/refusal.ts';
import type { Services } from '../services/services.ts';
import { drain, statusOf, tokenOf } from './reply.ts';
import { bodyOf, isJson } from './request-body.ts';
import { createStreamGroup, marksOf, type StreamGroup, type Subscriber } from './stream-group.ts';

const mostBytes = 64 * 1024;
/** Different questions of one account: each is answered, and kept, by itself. The pane asks one for each choice. */
const mostQuestions = 64;
/** Of beats: the token is looked at so often. */
const actorEvery = 15;
const sliceOf = 250;

const beat = Buffer.from(':\n\n');
/** A proxy that fills a buffer before it sends anything is filled at once. */
const opening = Buffer.from(`retry: 1000\n:${' '.repeat(2048)}\n\n`);

export interface StreamSettings {
  /** Connections of this process; one account has half of them at most. */
  readonly mostStreams?: number;
  readonly beatMs?: number;
  /** A connection that takes nothing for so long is cut; it comes back and is told what it missed. */
  readonly mostBehindMs?: number;
}

/** Streams of changes: `POST /graphql` with `accept: text/event-stream` (decision 032). */
export interface Streams {
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** For /metrics. */
  figures(): { readonly subscribers: number; readonly behind: number; readonly events: number };
  close(): void;
}

interface Stream extends Subscriber {
  readonly token: string;
  readonly actor: Actor;
  readonly group: StreamGroup;
  readonly groupKey: string;
}

/** Whether a request asks for a stream. */
export function acceptsStream({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  return /\btext\/event-stream\b/i.test(headers.accept ?? '');
}

export function createStreams(
  prepare: PrepareSubscription,
  services: Services,
  log: (line: string) => void,
  { mostStreams = 5000, beatMs = 2000, mostBehindMs = 30_000 }: StreamSettings = {},
): Streams {
  const streams = new Set<Stream>();
  const groups = new Map<string, StreamGroup>();
  const counts = { events: 0 };
  let beats = 0;
  let isBeating = false;
  let timer: NodeJS.Timeout | undefined;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = await requestOf(request);
    const token = tokenOf(request);
    const actor = token ? await services.accounts.actorOf(token) : null;
    if (!token || !actor) throw new Refusal('NOT_SIGNED_IN');
    if (streams.size >= mostStreams) throw new Refusal('LIVE_FULL', { limit: mostStreams });
    const prepared = prepare(asked);
    if (prepared.kind === 'refused') return sendErrors(response, 400, prepared.errors);
    const { subscription } = prepared;
    const scope = await services.live.scopeOf(actor, subscription.campaignIds);
    const groupKey = `${scope.key}\n${subscription.key}`;
    // Always looked at anew, so that what is said to be missed is up to this moment.
    const open = await services.live.open(scope);
    if (response.destroyed) return;
    // Right before it begins, so that many at once do not slip through together.
    requireRoom(actor, groupKey);
    const group = groups.get(groupKey) ?? createStreamGroup(open, subscription, counts, log);
    groups.set(groupKey, group);
    const stream: Stream = {
      response,
      token,
      actor,
      context: createContext(services, actor, token),
      group,
      groupKey,
      behindSince: null,
      pending: null,
    };
    begin(stream, request.headers['last-event-id']);
  }

  /** @throws Refusal LIVE_FULL: one account must not take the place of all others */
  function requireRoom({ countyCode, account }: Actor, groupKey: string): void {
    const own = [...streams].filter(
      ({ actor }) => actor.account === account && actor.countyCode === countyCode,
    );
    const isNew = !own.some((stream) => stream.groupKey === groupKey);
    const questions = isNew ? new Set(own.map((stream) => stream.groupKey)).size + 1 : 0;
    if (own.length >= mostStreams / 2 || questions > mostQuestions) {
      throw new Refusal('LIVE_FULL', { limit: mostStreams });
    }
  }

  function begin(stream: Stream, lastEventId: string | string[] | undefined): void {
    const { response } = stream;
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    });
    response.socket?.setNoDelay(true);
    response.write(opening);
    streams.add(stream);
    response.once('close', () => {
      streams.delete(stream);
      if (stream.group.leave(stream)) groups.delete(stream.groupKey);
    });
    response.on('error', () => response.destroy());
    stream.group.join(stream, typeof lastEventId === 'string' ? marksOf(lastEventId) : null);
    timer ??= setInterval(() => void beatAll(), beatMs);
    timer.unref();
  }

  async function beatAll(): Promise<void> {
    if (isBeating) return;
    isBeating = true;
    beats += 1;
    let written = 0;
    try {
      for (const stream of [...streams]) {
        if (stream.behindSince === null) stream.response.write(beat);
        else if (performance.now() - stream.behindSince > mostBehindMs) stream.response.destroy();
        if (beats % actorEvery === 0) await checkActor(stream);
        written += 1;
        if (written % sliceOf === 0) await new Promise((resolve) => setImmediate(resolve));
      }
    } catch (error) {
      log(`live: ${String(error)}`);
    } finally {
      isBeating = false;
    }
  }

  /** An account that was signed out or changed hears no more; one that is still there asks anew. */
  async function checkActor({ response, token, actor }: Stream): Promise<void> {
    const now = await services.accounts.actorOf(token);
    if (now && JSON.stringify(now) === JSON.stringify(actor)) return;
    if (!now) {
      const errors = [formatError(new Refusal('NOT_SIGNED_IN'), log)];
      response.write(`event: complete\ndata: ${JSON.stringify({ errors })}\n\n`);
    }
    response.end();
  }

  return {
    handle(request, response) {
      answer(request, response).catch((error: unknown) => {
        if (response.destroyed || response.headersSent) return response.destroy();
        const fault = formatError(error, log);
        sendErrors(response, error instanceof Refusal ? statusOf(error.code) : 500, [fault]);
        drain(request);
      });
    },
    figures: () => ({
      subscribers: streams.size,
      behind: [...streams].filter(({ behindSince }) => behindSince !== null).length,
      events: counts.events,
    }),
    // Without a last word: to those who follow it is a break, after which they come back.
    close() {
      clearInterval(timer);
      for (const { response } of streams) response.destroy();
    },
  };
}

/** @throws Refusal REQUEST_INVALID, REQUEST_TOO_LARGE */
async function requestOf(request: IncomingMessage): Promise<SubscriptionRequest> {
  const invalid = new Refusal('REQUEST_INVALID', { reason: 'JSON' });
  if (request.method !== 'POST' || !isJson(request)) throw invalid;
  const body = await bodyOf(request, mostBytes);
  if (body === null) throw new Refusal('REQUEST_TOO_LARGE');
  let parsed: unknown;
  try {
    parsed = JSON.parse(body.toString('utf8'));
  } catch {
    throw invalid;
  }
  if (typeof parsed !== 'object' || parsed === null) throw invalid;
  const { query, variables, operationName } = parsed as Record<string, unknown>;
  if (typeof query !== 'string') throw invalid;
  if (variables != null && (typeof variables !== 'object' || Array.isArray(variables))) throw invalid;
  return {
    query,
    variables: (variables ?? {}) as Record<string, unknown>,
    operationName: typeof operationName === 'string' ? operationName : null,
  };
}

function sendErrors(response: ServerResponse, status: number, errors: readonly unknown[]): void {
  const bytes = Buffer.from(JSON.stringify({ errors }));
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': bytes.length,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(bytes);
}
