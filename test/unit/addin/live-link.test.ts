import { createLive, type LiveLink } from '../../../addin/client/live.ts';
import type { ChangeParts } from '../../../addin/client/live-marks.ts';
import { createLiveSlots, type Locks } from '../../../addin/client/live-slots.ts';
import { createClient } from '../../../addin/client/requests.ts';
import { tokenStore } from '../../../addin/client/token.ts';
import { changeOf, type FakeServer, fakeServer, type HandClock, handClock } from './live-line.ts';

const luoshan = '411521-2025';
const linyi = '140821-2025';

interface Line {
  readonly server: FakeServer;
  readonly clock: HandClock;
  readonly live: LiveLink;
  readonly told: ChangeParts[];
  /** Rises when the token is found to be no longer good. */
  signedOut(): number;
}

function line(options: { random?: () => number; locks?: Locks } = {}): Line {
  const server = fakeServer();
  const clock = handClock();
  let signedOut = 0;
  const token = tokenStore(null);
  token.write('t');
  const client = createClient({
    token,
    fetch: server.fetch,
    onSignedOut: () => {
      signedOut += 1;
    },
  });
  const live = createLive({
    client,
    fetch: server.fetch,
    now: clock.now,
    random: options.random ?? (() => 0.5),
    timers: clock.timers,
    ...(options.locks ? { slots: createLiveSlots(options.locks) } : {}),
  });
  const told: ChangeParts[] = [];
  live.onChange((changes) => void told.push(...changes));
  return { server, clock, live, told, signedOut: () => signedOut };
}

describe('createLive', () => {
  it('is 实时 from the first event on, and begins with the state it is told, without a change', async () => {
    const { server, clock, live, told } = line();
    live.follow([luoshan]);
    await clock.pass(0);
    expect(live.state().mode).toBe('off');
    server.streams[0]?.news([], `${luoshan}:40.3.20250301`);
    await clock.pass(0);
    expect(live.state()).toMatchObject({ mode: 'live', asOf: '2025-03-01T02:32:05.000Z' });
    expect([...live.state().marks]).toEqual([[luoshan, '40.3.20250301']]);
    expect(live.state().figuresVersions.get(luoshan)).toBe(40);
    expect(told).toEqual([]);
    live.close();
  });

  it('tells a change once and sends its mark along when the line breaks and comes back', async () => {
    const { server, clock, live, told } = line();
    live.follow([luoshan]);
    await clock.pass(0);
    const [first] = server.streams;
    first?.news([], `${luoshan}:40.3.20250301`);
    first?.news([changeOf('41.3.20250301')], `${luoshan}:41.3.20250301`);
    for (let beats = 0; beats < 5; beats += 1) {
      await clock.pass(2_100);
      first?.beat();
    }
    first?.fail();
    await clock.pass(500);
    expect(server.streams[1]?.lastEventId).toBe(`${luoshan}:41.3.20250301`);
    server.streams[1]?.news(
      [changeOf('41.3.20250301'), changeOf('42.3.20250301')],
      `${luoshan}:42.3.20250301`,
    );
    await clock.pass(0);
    expect(told.map(({ mark }) => mark)).toEqual(['41.3.20250301', '42.3.20250301']);
    expect(server.polls).toEqual([]);
    expect(live.state().mode).toBe('live');
    live.close();
  });

  it('asks instead 2.5 s after a request that a proxy keeps for itself, and every 3 s from then on', async () => {
    const { server, clock, live, told } = line();
    live.follow([luoshan]);
    await clock.pass(0);
    server.streams[0]?.write(`retry: 1000\n:${' '.repeat(2048)}\n\n`);
    server.how.since = (mark) => (mark === null ? changeOf('40.3.20250301', { isEverything: true }) : null);
    await clock.pass(2_499);
    expect([live.state().mode, server.polls.length]).toEqual(['off', 0]);
    await clock.pass(1);
    expect([live.state().mode, server.polls]).toEqual(['polling', [null]]);
    server.how.stream = 'hang';
    server.how.since = (mark) => (mark === '40.3.20250301' ? changeOf('41.3.20250301') : null);
    await clock.pass(3_000);
    expect(server.polls).toEqual([null, '40.3.20250301']);
    expect(told.map(({ mark }) => mark)).toEqual(['41.3.20250301']);
    await clock.pass(3_000);
    expect(server.polls).toEqual([null, '40.3.20250301', '41.3.20250301']);
    expect(told).toHaveLength(1);
    live.close();
  });

  it('asks after 4.5 s of silence, and is back by stream from the mark that was asked for', async () => {
    const { server, clock, live, told } = line();
    live.follow([luoshan]);
    await clock.pass(0);
    server.streams[0]?.news([], `${luoshan}:40.3.20250301`);
    await clock.pass(4_499);
    expect([live.state().mode, server.polls.length]).toEqual(['live', 0]);
    server.how.since = () => changeOf('41.3.20250301');
    await clock.pass(1);
    expect([live.state().mode, server.polls]).toEqual(['polling', ['40.3.20250301']]);
    expect(server.streams[0]?.isClosed()).toBe(true);
    // 1 s × 0.75.
    await clock.pass(750);
    expect(server.streams[1]?.lastEventId).toBe(`${luoshan}:41.3.20250301`);
    server.streams[1]?.news([changeOf('42.3.20250301')], `${luoshan}:42.3.20250301`);
    await clock.pass(10);
    expect(live.state().mode).toBe('live');
    expect(told.map(({ mark }) => mark)).toEqual(['41.3.20250301', '42.3.20250301']);
    const asked = server.polls.length;
    await clock.pass(4_000);
    expect(server.polls).toHaveLength(asked);
    live.close();
  });

  it('says 已断开 after 2 questions without an answer, and is back within a second of the first that has one', async () => {
    const { server, clock, live } = line();
    live.follow([luoshan]);
    await clock.pass(0);
    server.streams[0]?.news([], `${luoshan}:40.3.20250301`);
    await clock.pass(0);
    Object.assign(server.how, { stream: 'refuse', poll: 'refuse' });
    server.streams[0]?.fail();
    await clock.pass(0);
    expect([live.state().mode, server.polls.length]).toEqual(['polling', 1]);
    await clock.pass(500);
    expect(live.state().mode).toBe('lost');
    await clock.pass(60_000);
    // Full jitter of 1, 2, 4 … 30 s; a storm of panes is no way to greet a server that comes back.
    expect(server.polls.length).toBeLessThan(10);
    expect(live.state().asOf).toBe('2025-03-01T02:32:05.000Z');
    Object.assign(server.how, { stream: 'open', poll: 'answer' });
    live.wake();
    await clock.pass(0);
    server.streams.at(-1)?.news([], `${luoshan}:40.3.20250301`);
    await clock.pass(0);
    expect(live.state().mode).toBe('live');
    live.close();
  });

  it.each([
    ['half', 0.5, 4_500, 13],
    ['all', 1, 6_000, 10],
  ])(
    'is back by itself within 3 to 6 s of the server, %s of the spread by chance',
    async (_, chance, most, times) => {
      const { server, clock, live } = line({ random: () => chance });
      live.follow([luoshan]);
      await clock.pass(0);
      server.streams[0]?.news([], `${luoshan}:40.3.20250301`);
      Object.assign(server.how, { stream: 'refuse', poll: 'refuse' });
      server.streams[0]?.fail();
      await clock.pass(300_000);
      expect(live.state().mode).toBe('lost');
      // However long it lasts: 300 panes ask some 70 times a second between them.
      const before = server.asked;
      await clock.pass(60_000);
      expect(server.asked - before).toBe(times);
      server.how.stream = 'open';
      let waited = 0;
      for (; server.streams.length === 1; waited += 100) await clock.pass(100);
      expect(waited).toBeLessThanOrEqual(most);
      server.streams.at(-1)?.news([], `${luoshan}:40.3.20250301`);
      await clock.pass(0);
      expect(live.state().mode).toBe('live');
      live.close();
    },
  );

  it.each(['unavailable', 'html'] as const)(
    'asks at once when the server is back behind a proxy that lets no stream through (%s)',
    async (stream) => {
      const { server, clock, live } = line({ random: () => 1 });
      Object.assign(server.how, { stream: 'refuse', poll: 'refuse' });
      live.follow([luoshan]);
      await clock.pass(600_000);
      expect(live.state().mode).toBe('lost');
      Object.assign(server.how, { stream, poll: 'answer' });
      await clock.pass(6_000);
      expect(live.state().mode).toBe('polling');
      live.close();
    },
  );

  it('tries at once when a button is pressed while it is 已断开', async () => {
    const { server, clock, live } = line();
    Object.assign(server.how, { stream: 'refuse', poll: 'refuse' });
    live.follow([luoshan]);
    await clock.pass(600_000);
    Object.assign(server.how, { stream: 'open', poll: 'answer' });
    const asked = server.asked;
    live.wake();
    await clock.pass(0);
    expect(server.asked).toBe(asked + 1);
    server.streams.at(-1)?.news([], `${luoshan}:40.3.20250301`);
    await clock.pass(0);
    expect(live.state().mode).toBe('live');
    live.close();
  });

  it.each([
    ['half', 0, [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]],
    ['all', 1, [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]],
  ])('waits 1, 2, 4 … 60 s for the stream, %s of it by chance', async (_, chance, pauses) => {
    const { server, clock, live } = line({ random: () => chance });
    server.how.stream = 'refuse';
    live.follow([luoshan]);
    await clock.pass(0);
    expect(server.asked).toBe(1);
    for (const [place, pause] of pauses.entries()) {
      await clock.pass(pause - 1);
      expect(server.asked).toBe(place + 1);
      await clock.pass(1);
      expect(server.asked).toBe(place + 2);
    }
    live.close();
  });

  it('lets 0 to 1 s pass when a good stream ends, so that 2,000 panes do not come back in one moment', async () => {
    const { server, clock, live } = line({ random: () => 0.8 });
    live.follow([luoshan]);
    await clock.pass(0);
    server.streams[0]?.news([], `${luoshan}:40.3.20250301`);
    for (let beats = 0; beats < 5; beats += 1) {
      await clock.pass(2_000);
      server.streams[0]?.beat();
    }
    await clock.pass(0);
    server.streams[0]?.end();
    await clock.pass(799);
    expect([server.asked, server.polls.length, live.state().mode]).toEqual([1, 0, 'live']);
    await clock.pass(1);
    expect(server.asked).toBe(2);
    live.close();
  });

  it('does not run in circles with a proxy that cuts every stream after 1 s', async () => {
    const { server, clock, live } = line();
    live.follow([luoshan]);
    for (let second = 0; second < 60; second += 1) {
      await clock.pass(1_000);
      server.streams.at(-1)?.news([], `${luoshan}:40.3.20250301`);
      await clock.pass(0);
      server.streams.at(-1)?.end();
    }
    expect(server.asked).toBeLessThan(8);
    expect(live.state().mode).toBe('polling');
    live.close();
  });

  it('keeps the old mark when a listener throws, and tells the change again', async () => {
    const { server, clock, live, told } = line();
    const silenced = silenceConsole();
    let throws = 1;
    live.onChange(() => {
      if (throws-- > 0) throw new Error('a bug');
    });
    live.follow([luoshan]);
    await clock.pass(0);
    server.streams[0]?.news([], `${luoshan}:40.3.20250301`);
    server.streams[0]?.news([changeOf('41.3.20250301')], `${luoshan}:41.3.20250301`);
    server.how.since = (mark) => (mark === '40.3.20250301' ? changeOf('41.3.20250301') : null);
    await clock.pass(0);
    expect(server.polls).toEqual(['40.3.20250301']);
    expect(told.map(({ mark }) => mark)).toEqual(['41.3.20250301', '41.3.20250301']);
    expect(live.state().marks.get(luoshan)).toBe('41.3.20250301');
    expect(silenced()).toBe(1);
    live.close();
  });

  it('takes everything from a server whose backup was restored, though its mark is lower', async () => {
    const { server, clock, live, told } = line();
    live.follow([luoshan]);
    await clock.pass(0);
    server.streams[0]?.news([], `${luoshan}:40.3.20250301`);
    server.streams[0]?.news([changeOf('38.3.20250301', { isEverything: true })], `${luoshan}:38.3.20250301`);
    await clock.pass(0);
    expect(told).toHaveLength(1);
    expect(live.state().marks.get(luoshan)).toBe('38.3.20250301');
    live.close();
  });

  it.each(['signedOut', 'open'] as const)(
    'is off and says so once when the token is no longer good (%s)',
    async (stream) => {
      const { server, clock, live, signedOut } = line();
      Object.assign(server.how, { stream, poll: 'signedOut' });
      live.follow([luoshan]);
      await clock.pass(0);
      server.streams[0]?.write(
        'event: complete\ndata: {"errors":[{"message":"","extensions":{"code":"NOT_SIGNED_IN"}}]}\n\n',
      );
      await clock.pass(60_000);
      expect([live.state().mode, signedOut(), server.asked]).toEqual(['off', 1, 1]);
      expect(server.polls).toHaveLength(1);
    },
  );

  it.each(['unavailable', 'html'] as const)(
    'asks at once when the stream is answered with something else (%s)',
    async (stream) => {
      const { server, clock, live } = line();
      server.how.stream = stream;
      live.follow([luoshan]);
      await clock.pass(0);
      expect([live.state().mode, server.polls]).toEqual(['polling', [null]]);
      live.close();
    },
  );

  it("goes on with the chosen campaign when another county's is not this account's", async () => {
    const { server, clock, live } = line();
    server.how.stream = 'foreign';
    live.follow([luoshan, linyi]);
    await clock.pass(0);
    expect(server.asked).toBe(2);
    expect(JSON.parse(String(server.streams[0]?.request.body)).variables).toEqual({ campaignIds: [luoshan] });
    server.streams[0]?.news([], `${luoshan}:40.3.20250301`);
    live.follow([luoshan, linyi]);
    await clock.pass(0);
    expect([server.asked, live.state().mode]).toEqual([2, 'live']);
    live.close();
  });

  it('begins anew, without marks, after nothing was followed', async () => {
    const { server, clock, live } = line();
    live.follow([luoshan]);
    await clock.pass(0);
    server.streams[0]?.news([], `${luoshan}:40.3.20250301`);
    await clock.pass(0);
    live.follow([]);
    expect(live.state()).toEqual({ mode: 'off', asOf: null, marks: new Map(), figuresVersions: new Map() });
    expect(server.streams[0]?.isClosed()).toBe(true);
    live.follow([luoshan]);
    await clock.pass(0);
    expect(server.streams[1]?.lastEventId).toBeNull();
    live.close();
  });

  it('looks anew when the pane is seen again after the sleep of a laptop, and not while it hears beats', async () => {
    const { server, clock, live } = line();
    live.follow([luoshan]);
    await clock.pass(0);
    server.streams[0]?.news([], `${luoshan}:40.3.20250301`);
    await clock.pass(1_000);
    live.wake();
    await clock.pass(0);
    expect(server.asked).toBe(1);
    clock.sleep(3_600_000);
    live.wake();
    await clock.pass(0);
    expect(server.asked).toBe(2);
    live.close();
  });
});

describe('createLiveSlots', () => {
  it('gives 4 places to the panes of one browser; the fifth asks instead, and gets the first that is free', async () => {
    const locks = pretendLocks();
    const lines = [0, 1, 2, 3, 4].map(() => line({ locks }));
    for (const { live, clock } of lines) {
      live.follow([luoshan]);
      await clock.pass(0);
    }
    expect(lines.map(({ server }) => server.asked)).toEqual([1, 1, 1, 1, 0]);
    const [first, , , , fifth] = lines;
    expect(fifth?.server.polls).toEqual([null]);
    first?.live.close();
    await fifth?.clock.pass(30_000);
    expect(fifth?.server.asked).toBe(1);
    for (const { live } of lines) live.close();
  });

  it('gives every pane a place where the browser has no locks', async () => {
    expect(await createLiveSlots(null).take()).not.toBeNull();
  });
});

function pretendLocks(): Locks {
  const held = new Set<string>();
  return {
    async request(name, _, act) {
      if (held.has(name)) return act(null);
      held.add(name);
      await act({});
      held.delete(name);
    },
  };
}

/** @returns how often something was said meanwhile; the console is itself again afterwards */
function silenceConsole(): () => number {
  const { error } = console;
  let said = 0;
  console.error = () => {
    said += 1;
  };
  return () => {
    console.error = error;
    return said;
  };
}
