import { ApiError } from '../../../addin/client/api-error.ts';
import type { FigureAsk } from '../../../addin/client/generated/graphql.ts';
import { createFigureBatch, type FigureBatch } from '../../../addin/functions/batch.ts';
import { createFigureStore, type TextStorage } from '../../../addin/functions/store.ts';

const at = Date.parse('2025-01-10T02:00:00Z');
const campaign = '411521-2025';

/** A clock that tests move, and the timers on it. */
function fakeTime() {
  let now = at;
  let last = 0;
  const timers = new Map<number, { act: () => void; due: number }>();
  return {
    now: () => now,
    timers: {
      set(act: () => void, ms: number) {
        last += 1;
        timers.set(last, { act, due: now + ms });
        return last;
      },
      clear: (timer: unknown) => void timers.delete(timer as number),
    },
    async pass(ms: number) {
      const until = now + ms;
      for (;;) {
        const [next] = [...timers].filter(([, { due }]) => due <= until).sort((a, b) => a[1].due - b[1].due);
        if (!next) break;
        timers.delete(next[0]);
        now = next[1].due;
        next[1].act();
        await settle();
      }
      now = until;
      await settle();
    },
  };
}

async function settle(): Promise<void> {
  for (let i = 0; i < 20; i++) await Promise.resolve();
}

function memory(): TextStorage & { readonly texts: Map<string, string> } {
  const texts = new Map<string, string>();
  return {
    texts,
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, value) => void texts.set(key, value),
    removeItem: (key) => void texts.delete(key),
  };
}

interface World {
  readonly batch: FigureBatch;
  readonly time: ReturnType<typeof fakeTime>;
  readonly requests: (readonly FigureAsk[])[];
  readonly storage: ReturnType<typeof memory>;
  /** What the server is: its version, whether the pane knows of it, and a fault it answers with. */
  readonly server: {
    version: number;
    known: number | null;
    isReachable: boolean;
    fault: unknown;
    delay: Promise<void> | null;
  };
}

function world(): World {
  const time = fakeTime();
  const requests: (readonly FigureAsk[])[] = [];
  const storage = memory();
  const server: World['server'] = { version: 7, known: 7, isReachable: true, fault: null, delay: null };
  const batch = createFigureBatch({
    async ask(_campaignId, asks) {
      requests.push(asks);
      const { version, fault } = server;
      await server.delay;
      if (fault) throw fault;
      return {
        figuresVersion: version,
        calculatedAt: new Date(time.now()).toISOString(),
        values: asks.map(({ division }) => (division === '没有' ? null : version * 1000)),
        codes: asks.map(({ division }) => (division === '没有' ? 'FIGURE_UNKNOWN_DIVISION' : null)),
        expected: asks.map(() => null),
      };
    },
    version: () => server.known,
    isReachable: () => server.isReachable,
    store: createFigureStore(storage),
    now: time.now,
    timers: time.timers,
  });
  return { batch, time, requests, storage, server };
}

const ask = (division: string, on?: string): FigureAsk => ({
  name: 'PAID_PERSONS',
  division,
  ...(on === undefined ? {} : { on }),
});
const tenThousand = Array.from({ length: 10_000 }, (_, i) => ask(`村${i}`));

describe('createFigureBatch', () => {
  it('makes 2 requests of 10,000 different calls, and none when they are calculated again', async () => {
    const { batch, time, requests } = world();
    const first = tenThousand.map((each) => batch.of('a', campaign, each));
    await time.pass(1000);
    expect(requests.map((asks) => asks.length)).toEqual([5000, 5000]);
    expect(await Promise.all(first)).toEqual(
      new Array(10_000).fill({ kind: 'value', value: 7000, at: at / 1000, version: 7, isLast: false }),
    );
    const again = tenThousand.map((each) => batch.of('a', campaign, each));
    await time.pass(60_000);
    await Promise.all(again);
    expect(requests).toHaveLength(2);
  });

  it('makes 1 request of 10,000 calls of which 20 differ', async () => {
    const { batch, time, requests } = world();
    for (let i = 0; i < 10_000; i++) void batch.of('a', campaign, ask(`镇${i % 20}`));
    await time.pass(1000);
    expect(requests.map((asks) => asks.length)).toEqual([20]);
  });

  it('waits for calls that keep coming, but not longer than 100 ms', async () => {
    const { batch, time, requests } = world();
    for (let i = 0; i < 8; i++) {
      void batch.of('a', campaign, ask(`村${i}`));
      await time.pass(20);
    }
    expect(requests).toHaveLength(1);
    await time.pass(100);
    expect(requests.map((asks) => asks.length).reduce((a, b) => a + b)).toBe(8);
    expect(requests.length).toBeLessThanOrEqual(2);
  });

  it('splits 150 days into requests of at most 62 days', async () => {
    const { batch, time, requests } = world();
    const days = Array.from({ length: 150 }, (_, i) =>
      new Date(Date.UTC(2024, 8, 1 + i)).toISOString().slice(0, 10),
    );
    for (const town of ['甲镇', '乙镇']) for (const day of days) void batch.of('a', campaign, ask(town, day));
    await time.pass(1000);
    expect(requests.map((asks) => asks.length)).toEqual([124, 124, 52]);
  });

  it('has at most 2 requests under way', async () => {
    const { batch, time, requests, server } = world();
    let release: () => void = () => undefined;
    server.delay = new Promise((resolve) => {
      release = resolve;
    });
    for (let i = 0; i < 12_000; i++) void batch.of('a', campaign, ask(`村${i}`));
    await time.pass(1000);
    expect(requests).toHaveLength(2);
    release();
    await time.pass(1000);
    expect(requests.map((asks) => asks.length)).toEqual([5000, 5000, 2000]);
  });

  it('asks again once the server is known to be in a later state', async () => {
    const { batch, time, requests, server } = world();
    void batch.of('a', campaign, ask('周党镇'));
    await time.pass(100);
    server.version = 8;
    server.known = 8;
    const next = batch.of('a', campaign, ask('周党镇'));
    await time.pass(100);
    expect(await next).toMatchObject({ value: 8000, version: 8 });
    expect(requests).toHaveLength(2);
  });

  it('does not join a request that left before the change', async () => {
    const { batch, time, requests, server } = world();
    let release: () => void = () => undefined;
    server.delay = new Promise((resolve) => {
      release = resolve;
    });
    const early = batch.of('a', campaign, ask('周党镇'));
    await time.pass(50);
    server.version = 8;
    server.known = 8;
    const late = batch.of('a', campaign, ask('周党镇'));
    await time.pass(50);
    release();
    await time.pass(50);
    expect(await early).toMatchObject({ value: 7000 });
    expect(await late).toMatchObject({ value: 8000 });
    expect(requests).toHaveLength(2);
  });

  it('asks again on the next day, and while nobody tells of changes after 2 seconds', async () => {
    const { batch, time, requests, server } = world();
    void batch.of('a', campaign, ask('周党镇'));
    await time.pass(100);
    // Ten o'clock in China; 14 hours later it is the next day.
    await time.pass(13 * 3_600_000);
    void batch.of('a', campaign, ask('周党镇'));
    await time.pass(100);
    expect(requests).toHaveLength(1);
    await time.pass(3_600_000);
    void batch.of('a', campaign, ask('周党镇'));
    await time.pass(100);
    expect(requests).toHaveLength(2);
    server.known = null;
    void batch.of('a', campaign, ask('周党镇'));
    await time.pass(2000);
    expect(requests).toHaveLength(2);
    void batch.of('a', campaign, ask('周党镇'));
    await time.pass(100);
    expect(requests).toHaveLength(3);
  });

  it('gives the last value with its time while the server does not answer', async () => {
    const { batch, time, requests, server } = world();
    void batch.of('a', campaign, ask('周党镇'));
    await time.pass(100);
    server.fault = new ApiError('CONNECTION_LOST');
    server.known = 8;
    const failing = batch.of('a', campaign, ask('周党镇'));
    await time.pass(100);
    const last = { kind: 'value', value: 7000, at: at / 1000, version: 7, isLast: true };
    expect(await failing).toEqual(last);
    expect(requests).toHaveLength(2);
    server.isReachable = false;
    expect(await batch.of('a', campaign, ask('周党镇'))).toEqual(last);
    expect(requests).toHaveLength(2);
    const other = batch.of('a', campaign, ask('铁铺镇'));
    await time.pass(100);
    expect(await other).toEqual({ kind: 'none', code: 'FIGURE_NEVER_KNOWN' });
  });

  it('gives nobody the stored figures of another account', async () => {
    const { batch, time, server } = world();
    void batch.of('a', campaign, ask('周党镇'));
    await time.pass(100);
    server.isReachable = false;
    server.fault = new ApiError('CONNECTION_LOST');
    const other = batch.of('b', campaign, ask('周党镇'));
    await time.pass(100);
    expect(await other).toEqual({ kind: 'none', code: 'FIGURE_NEVER_KNOWN' });
  });

  it.each([
    [new ApiError('NOT_SIGNED_IN'), 'FIGURE_NOT_SIGNED_IN'],
    [new ApiError('OUT_OF_SCOPE', '不在范围内。'), 'OUT_OF_SCOPE'],
    [new ApiError('CONNECTION_LOST'), 'FIGURE_NEVER_KNOWN'],
  ])('answers %s with a code', async (fault, code) => {
    const { batch, time, server } = world();
    server.fault = fault;
    const asked = batch.of('a', campaign, ask('周党镇'));
    await time.pass(100);
    expect(await asked).toMatchObject({ kind: 'none', code });
  });

  it('keeps a refusal of one figure beside the values of the others', async () => {
    const { batch, time } = world();
    const asked = [batch.of('a', campaign, ask('没有')), batch.of('a', campaign, ask('周党镇'))];
    await time.pass(100);
    expect(await Promise.all(asked)).toEqual([
      { kind: 'none', code: 'FIGURE_UNKNOWN_DIVISION', expected: null },
      { kind: 'value', value: 7000, at: at / 1000, version: 7, isLast: false },
    ]);
  });
});

describe('createFigureStore', () => {
  it('keeps figures over a restart, and none after it was cleared', () => {
    const storage = memory();
    createFigureStore(storage).keep('a', campaign, new Map([['QUOTA|周党镇|', [42_643, 1_736_474_400, 7]]]));
    const again = createFigureStore(storage);
    expect(again.account()).toBe('a');
    expect(again.figure(campaign, 'QUOTA|周党镇|')).toEqual([42_643, 1_736_474_400, 7]);
    again.clear();
    expect(createFigureStore(storage).figure(campaign, 'QUOTA|周党镇|')).toBeNull();
    expect(storage.texts.size).toBe(0);
  });

  it('drops the figures of the account before', () => {
    const store = createFigureStore(memory());
    store.keep('a', campaign, new Map([['QUOTA|周党镇|', [1, 2, 7]]]));
    store.keep('b', campaign, new Map([['QUOTA|铁铺镇|', [3, 4, 7]]]));
    expect(store.figure(campaign, 'QUOTA|周党镇|')).toBeNull();
    expect(store.figure(campaign, 'QUOTA|铁铺镇|')).toEqual([3, 4, 7]);
  });

  it('stays under 256 KB and drops the oldest of 20,000 figures', () => {
    const storage = memory();
    const store = createFigureStore(storage);
    const figures = Array.from(
      { length: 20_000 },
      (_, i) => [`QUOTA|村${i}|`, [i, 1_736_474_400, 7]] as const,
    );
    store.keep('a', campaign, new Map(figures));
    const [text = ''] = storage.texts.values();
    expect(Buffer.byteLength(text, 'utf16le')).toBeLessThanOrEqual(256 * 1024);
    const again = createFigureStore(storage);
    expect(again.figure(campaign, 'QUOTA|村0|')).toBeNull();
    expect(again.figure(campaign, 'QUOTA|村19999|')).toEqual([19_999, 1_736_474_400, 7]);
  });

  it.each([
    '',
    '{',
    '[]',
    '{"version":3}',
    '{"version":2,"account":"a","campaigns":{"x":{"k":["1",2,7]}}}',
    '{"version":1,"account":"a","campaigns":{"x":{"k":[1,2]}}}',
  ])('starts empty when the storage holds %j', (text) => {
    const storage = memory();
    storage.texts.set('zhengjiao.figures', text);
    expect(createFigureStore(storage).account()).toBeNull();
  });

  it('keeps nothing of an answer that comes after signing out, and does not ask with the next right', async () => {
    const { batch, time, requests, storage, server } = world();
    let arrive = () => {};
    server.delay = new Promise((resolve) => {
      arrive = resolve;
    });
    const sent = batch.of('a', campaign, ask('甲'));
    await time.pass(100);
    const queued = batch.of('a', campaign, ask('乙'));
    batch.leave();
    expect(await queued).toEqual({ kind: 'none', code: 'FIGURE_NOT_SIGNED_IN' });
    arrive();
    expect(await sent).toMatchObject({ kind: 'value', value: 7000 });
    await time.pass(1000);
    expect(requests).toHaveLength(1);
    expect([...storage.texts]).toEqual([]);
    void batch.of('a', campaign, ask('甲'));
    await time.pass(1000);
    expect(requests).toHaveLength(2);
  });
});
