import type { ChangeParts } from '../../../addin/client/live-marks.ts';

/** A clock that is moved by hand, with everything that waits for it. */
export interface HandClock {
  now(): number;
  readonly timers: { set(act: () => void, ms: number): unknown; clear(timer: unknown): void };
  /** Runs what falls due, in order, and lets promises settle in between. */
  pass(ms: number): Promise<void>;
  /** The clock goes on and nothing runs. */
  sleep(ms: number): void;
}

export function handClock(start = Date.parse('2025-03-01T02:32:05Z')): HandClock {
  let now = start;
  let last = 0;
  const waiting = new Map<number, { readonly at: number; readonly act: () => void }>();
  return {
    now: () => now,
    timers: {
      set(act, ms) {
        last += 1;
        waiting.set(last, { at: now + Math.max(0, ms), act });
        return last;
      },
      clear: (timer) => void waiting.delete(timer as number),
    },
    sleep(ms) {
      now += ms;
      for (const [timer, { at, act }] of waiting) waiting.set(timer, { at: at + ms, act });
    },
    async pass(ms) {
      const until = now + ms;
      await settled();
      for (;;) {
        const due = [...waiting]
          .filter(([, { at }]) => at <= until)
          .sort((a, b) => a[1].at - b[1].at || a[0] - b[0]);
        const [first] = due;
        if (!first) break;
        waiting.delete(first[0]);
        now = Math.max(now, first[1].at);
        first[1].act();
        await settled();
      }
      now = until;
      await settled();
    },
  };
}

/** Streams and promises take many turns of the microtask queue, and some of the loop. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

export function changeOf(mark: string, more: Partial<ChangeParts> = {}): ChangeParts {
  return {
    campaignId: '411521-2025',
    mark,
    figuresVersion: Number(mark.split('.')[0]),
    kinds: ['FIGURES'],
    townshipCodes: ['411521100'],
    villageCodes: [],
    days: ['2025-03-01'],
    isEverything: false,
    at: '2025-03-01T02:32:05Z',
    ...more,
  };
}

/** A stream as the server holds it open. */
export interface ServerStream {
  readonly request: RequestInit;
  readonly lastEventId: string | null;
  /** Whether the pane has let go. */
  isClosed(): boolean;
  /** Text as it goes over the line. */
  write(text: string): void;
  news(changes: readonly ChangeParts[], id: string): void;
  beat(): void;
  end(): void;
  fail(): void;
}

/** A server behind `fetch`: what it does with a request is up to the test. */
export interface FakeServer {
  readonly fetch: typeof fetch;
  /** Streams in the order they were opened. */
  readonly streams: ServerStream[];
  /** Streams that were asked for, given or not. */
  asked: number;
  /** Marks that were asked with, in the order of asking. */
  readonly polls: (string | null)[];
  /** How the next requests are met. */
  readonly how: {
    stream: 'open' | 'refuse' | 'hang' | 'unavailable' | 'signedOut' | 'html' | 'foreign';
    poll: 'answer' | 'refuse' | 'signedOut';
    /** Answers `changesSince`. */
    since: (mark: string | null) => ChangeParts | null;
  };
}

export function fakeServer(): FakeServer {
  const streams: ServerStream[] = [];
  const polls: (string | null)[] = [];
  const how: FakeServer['how'] = { stream: 'open', poll: 'answer', since: () => null };
  const server: FakeServer = { fetch: answer, streams, polls, how, asked: 0 };
  return server;

  async function answer(_: Parameters<typeof fetch>[0], init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (headers.get('accept') === 'text/event-stream') {
      server.asked += 1;
      return stream(init, headers);
    }
    const { variables } = JSON.parse(String(init.body)) as { variables: { mark: string | null } };
    polls.push(variables.mark);
    if (how.poll === 'refuse') throw new TypeError('fetch failed');
    if (how.poll === 'signedOut') return refusal(401, 'NOT_SIGNED_IN');
    return Response.json({ data: { changesSince: how.since(variables.mark) } });
  }

  function stream(init: RequestInit, headers: Headers): Response | Promise<Response> {
    if (how.stream === 'refuse') throw new TypeError('fetch failed');
    if (how.stream === 'hang') {
      return new Promise((_, reject) =>
        init.signal?.addEventListener('abort', () => reject(init.signal?.reason)),
      );
    }
    if (how.stream === 'unavailable') return refusal(503, 'LIVE_FULL');
    if (how.stream === 'signedOut') return refusal(401, 'NOT_SIGNED_IN');
    if (how.stream === 'foreign') {
      const { variables } = JSON.parse(String(init.body)) as { variables: { campaignIds: string[] } };
      if (variables.campaignIds.length > 1) return refusal(404, 'CAMPAIGN_NOT_FOUND');
    }
    if (how.stream === 'html')
      return new Response('<p>请先登录</p>', { headers: { 'content-type': 'text/html' } });
    let control: ReadableStreamDefaultController<Uint8Array> | null = null;
    let isClosed = false;
    const body = new ReadableStream<Uint8Array>({
      start: (given) => {
        control = given;
      },
      cancel: () => {
        isClosed = true;
      },
    });
    init.signal?.addEventListener('abort', () => {
      if (!isClosed) control?.error(init.signal?.reason);
      isClosed = true;
    });
    const write = (text: string) => !isClosed && control?.enqueue(new TextEncoder().encode(text));
    streams.push({
      request: init,
      lastEventId: headers.get('last-event-id'),
      isClosed: () => isClosed,
      write,
      news(changes, id) {
        const data = { data: { changes: { isCatchUp: false, silenceMs: 4_500, changes } } };
        write(`id: ${id}\nevent: next\ndata: ${JSON.stringify(data)}\n\n`);
      },
      beat: () => write(':\n\n'),
      end: () => !isClosed && control?.close(),
      fail: () => !isClosed && control?.error(new TypeError('network error')),
    });
    return new Response(body, { headers: { 'content-type': 'text/event-stream; charset=utf-8' } });
  }
}

function refusal(status: number, code: string): Response {
  return Response.json({ errors: [{ message: code, extensions: { code } }] }, { status });
}
