import { readEvents, type StreamEvent } from './event-stream.ts';
import { LiveDocument, type LiveSubscription } from './generated/graphql.ts';
import { type Marks, marksOf } from './live-marks.ts';

/** Something that runs later; the browser's own timers, or a test's. */
export interface LiveTimers {
  set(act: () => void, ms: number): unknown;
  clear(timer: unknown): void;
}

/** One message: what changed, and the state all followed campaigns are in now. */
export interface StreamNews {
  readonly changes: LiveSubscription['changes']['changes'];
  readonly marks: Marks;
}

/** Why a stream is over. `broken`: the line; `silent`: no sign of life for too long, or none at all at the start. */
export type StreamEnd =
  | {
      readonly kind: 'broken' | 'silent';
      /** Something did answer, only not with a stream. */
      readonly isAnswered?: true;
    }
  | { readonly kind: 'refused'; readonly code: string };

export interface StreamParts {
  readonly fetch: typeof fetch;
  readonly url: string;
  readonly timers: LiveTimers;
  readonly token: string | null;
  readonly campaignIds: readonly string[];
  /** Where an earlier stream stopped; null: from now on. */
  readonly lastEventId: string | null;
  readonly onNews: (news: StreamNews) => void;
  /** Every sign of life, news included. */
  readonly onHeard: () => void;
  /** Once, unless it was closed before. */
  readonly onEnd: (end: StreamEnd) => void;
}

/** From the request to the first event; a proxy that collects the answer never gets there. */
export const firstEventMs = 2_500;

/** One connection, from its request to its end; whoever opens it decides about the next. @returns closes it */
export function openStream(parts: StreamParts): () => void {
  const { timers } = parts;
  const controller = new AbortController();
  let isOver = false;
  let silenceMs: number | null = null;
  let silence: unknown = timers.set(() => end({ kind: 'silent' }), firstEventMs);

  function close(): void {
    isOver = true;
    timers.clear(silence);
    controller.abort();
  }

  function end(how: StreamEnd): void {
    if (isOver) return;
    close();
    parts.onEnd(how);
  }

  function heard(): void {
    // Before the first event only the event itself counts: a comment may be all that a proxy lets through.
    if (silenceMs === null) return;
    timers.clear(silence);
    silence = timers.set(() => end({ kind: 'silent' }), silenceMs);
    parts.onHeard();
  }

  function take(event: StreamEvent): void {
    const answer = readAnswer(event.data);
    const code = answer?.errors?.[0]?.extensions?.code;
    const changes = answer?.data?.changes;
    if (code !== undefined) end({ kind: 'refused', code });
    else if (event.event === 'complete') end({ kind: 'broken' });
    else if (event.event === 'next' && changes) {
      silenceMs = changes.silenceMs;
      heard();
      parts.onNews({ changes: changes.changes, marks: marksOf(event.id) });
    }
  }

  async function run(): Promise<void> {
    const response = await parts.fetch(parts.url, {
      method: 'POST',
      cache: 'no-store',
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream',
        ...(parts.token === null ? {} : { authorization: `Bearer ${parts.token}` }),
        ...(parts.lastEventId === null ? {} : { 'last-event-id': parts.lastEventId }),
      },
      body: JSON.stringify({ query: LiveDocument.toString(), variables: { campaignIds: parts.campaignIds } }),
      signal: controller.signal,
    });
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
    if (!response.ok || !isStream || !response.body) return end(await refusalOf(response));
    for await (const event of readEvents(response.body)) {
      if (isOver) return;
      if (event === 'beat') heard();
      else take(event);
    }
    end({ kind: 'broken' });
  }

  run().catch(() => end({ kind: 'broken' }));
  return close;
}

interface StreamAnswer {
  readonly data?: LiveSubscription | null;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
}

/** Anything else than an answer of our service is nobody's. */
function readAnswer(text: string): StreamAnswer | null {
  try {
    const value: unknown = JSON.parse(text);
    // The service is ours and the operation is checked against its schema when the types are generated.
    return typeof value === 'object' && value !== null ? (value as StreamAnswer) : null;
  } catch {
    return null;
  }
}

async function refusalOf(response: Response): Promise<StreamEnd> {
  const code = readAnswer(await response.text())?.errors?.[0]?.extensions?.code;
  if (code !== undefined) return { kind: 'refused', code };
  if (response.status === 401) return { kind: 'refused', code: 'NOT_SIGNED_IN' };
  // 5xx is what a proxy says of a service that is down.
  return response.status < 500 ? { kind: 'broken', isAnswered: true } : { kind: 'broken' };
}
