import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createStreams, type StreamSettings, type Streams } from '../../../server/http/stream-handler.ts';
import type { Actor } from '../../../server/services/access.ts';
import type { Change } from '../../../server/services/live/changes.ts';
import type { Services } from '../../../server/services/services.ts';
import { EventStream } from '../../support/event-stream.ts';

const campaignId = '411521-2025';
const actor: Actor = {
  account: 'luoshan',
  displayName: '示例',
  role: 'BUREAU',
  countyCode: '411521',
  divisionCode: null,
};
const change: Change = {
  campaignId,
  mark: '2.0.20250110',
  from: '1.0.20250110',
  kinds: ['FIGURES'],
  townships: [],
  villages: [],
  days: [],
  isEverything: true,
  at: '2025-01-10T02:00:00.000Z',
};

describe('createStreams', () => {
  let server: Server;
  let streams: Streams;
  let isSignedIn = true;
  let told: (change: Change) => unknown = () => {};
  let filler = '';

  async function started(settings: StreamSettings): Promise<string> {
    const services = {
      accounts: {
        actorOf: async (token: string) => (isSignedIn ? { ...actor, account: token.slice(7) } : null),
      },
      live: {
        scopeOf: async () => ({ key: '', campaignIds: [campaignId], townshipCode: null }),
        open: async () => ({
          marks: () => new Map([[campaignId, '1.0.20250110']]),
          since: () => [],
          follow(listener: (change: Change) => unknown) {
            told = listener;
            return () => {};
          },
        }),
      },
    } as unknown as Services;
    const run = async () => JSON.stringify({ data: { changes: { isCatchUp: true, changes: [], filler } } });
    streams = createStreams(
      ({ query }) => ({
        kind: 'subscription',
        subscription: { key: query, campaignIds: [campaignId], run },
      }),
      services,
      () => {},
      settings,
    );
    server = createServer((request, response) => streams.handle(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  beforeEach(() => {
    isSignedIn = true;
    filler = '';
  });
  afterEach(async () => {
    streams.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const request = { token: '411521.abcdefgh', campaignIds: [campaignId] };

  it('beats while nothing changes', async () => {
    const stream = new EventStream(await started({ beatMs: 5 }), request);
    // The comment that fills the buffers of proxies is the first.
    await stream.until(({ beats }) => beats >= 4);
    expect(stream.events).toHaveLength(1);
    stream.close();
  });

  it('answers 503 LIVE_FULL to the second of at most 1 stream', async () => {
    const url = await started({ mostStreams: 1 });
    const first = new EventStream(url, request);
    await first.event(0);
    const second = new EventStream(url, request);
    await second.until(({ isEnded }) => isEnded);
    expect(second.response?.statusCode).toBe(503);
    first.close();
  });

  it('leaves half of the streams to other accounts: of 4 one has 2', async () => {
    const url = await started({ mostStreams: 4 });
    const open = [request, request].map((one) => new EventStream(url, one));
    for (const stream of open) await stream.event(0);
    const third = new EventStream(url, request);
    await third.until(({ isEnded }) => isEnded);
    expect(third.response?.statusCode).toBe(503);
    const other = new EventStream(url, { ...request, token: '411521.ijklmnop' });
    await other.event(0);
    for (const stream of [...open, other]) stream.close();
  });

  it('answers 64 different questions of one account, and refuses the 65th', async () => {
    const url = await started({});
    const open: EventStream[] = [];
    const asked = async (question: number) => {
      const query = `subscription Q${question} { changes }`;
      const stream = new EventStream(url, { ...request, query });
      open.push(stream);
      await stream.until(({ isEnded, events }) => isEnded || events.length > 0);
      return stream.response?.statusCode;
    };
    const answers = await Promise.all(Array.from({ length: 64 }, (_, question) => asked(question)));
    expect(answers.every((status) => status === 200)).toBe(true);
    expect(await asked(64)).toBe(503);
    expect(await asked(0)).toBe(200);
    for (const stream of open) stream.close();
  });

  it('ends with NOT_SIGNED_IN within 15 beats of signing out', async () => {
    const stream = new EventStream(await started({ beatMs: 2 }), request);
    await stream.event(0);
    isSignedIn = false;
    await stream.until(({ isEnded }) => isEnded);
    expect(stream.events.at(-1)).toMatchObject({
      event: 'complete',
      errors: [{ extensions: { code: 'NOT_SIGNED_IN' } }],
    });
    expect(streams.figures().subscribers).toBe(0);
  });

  it('cuts a client that reads nothing, after sending it no more than fits its buffers', async () => {
    const url = await started({ beatMs: 5, mostBehindMs: 20 });
    const stream = new EventStream(url, request);
    await stream.event(0);
    stream.response?.socket.pause();
    filler = 'x'.repeat(8_000_000);
    for (let i = 0; i < 50; i += 1) told(change);
    await new Promise<void>((resolve) => {
      const look = () => (streams.figures().subscribers === 0 ? resolve() : void setTimeout(look, 5));
      look();
    });
    // The catch-up and one of the 50: the others were put together.
    expect(streams.figures().events).toBe(2);
    stream.close();
  });
});
