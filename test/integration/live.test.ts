import { execFileSync } from 'node:child_process';
import { ask } from '../../server/db/steps.ts';
import { linyiId, luoshanId, startTestApp, type TestApp } from '../support/app.ts';
import { databases } from '../support/database.ts';
import { EventStream, type StreamRequest } from '../support/event-stream.ts';
import {
  type Desk,
  deskOf,
  dispatchAll,
  fullEdits,
  seen,
  sent,
  shown,
  zhoudang,
} from './breakdowns-fixture.ts';
import { miaoxian, paid, paymentsOf, toldBy } from './live-fixture.ts';

describe.each(databases)('changes over a stream on $kind', ({ kind, fresh }) => {
  let app: TestApp;
  let databaseUrl: string;
  let bureau: string;
  let township: string;
  let desk: Desk;
  const streams: EventStream[] = [];

  beforeAll(async () => {
    databaseUrl = await fresh();
    app = await startTestApp({ databaseUrl, now: '2025-01-10T15:30:00Z' });
    [bureau, township] = await Promise.all([app.signIn('luoshan'), app.signIn('zhoudang')]);
    desk = deskOf(app, bureau);
    // The first payments say that the campaign counts by details: that may change everything.
    await app.importFile(paymentsOf([['周党镇', '2024-11-01']]), bureau);
  }, 30_000);
  afterEach(() => {
    for (const stream of streams.splice(0)) stream.close();
  });
  afterAll(() => app.close());

  function open(request: Partial<StreamRequest> = {}, url = app.url): EventStream {
    const stream = new EventStream(url, { token: bureau, campaignIds: [luoshanId], ...request });
    streams.push(stream);
    return stream;
  }

  /** A stream that has caught up. */
  async function caughtUp(request: Partial<StreamRequest> = {}, url = app.url): Promise<EventStream> {
    const stream = open(request, url);
    await stream.event(0);
    return stream;
  }

  async function figuresVersion(): Promise<number> {
    const [row] = await app.services.database.reader.all<{ figures: number }>(
      `select figures_version as figures from campaign where county_code = '411521' and benefit_year = 2025`,
    );
    return row?.figures ?? 0;
  }

  /** Waits until the stream has reached the state of the database. */
  async function reached(stream: EventStream): Promise<void> {
    const version = await figuresVersion();
    await stream.until(({ events }) =>
      events.some(({ changes }) => changes.some((each) => each.figuresVersion === version)),
    );
  }

  it('begins with the present state and no change', async () => {
    const stream = await caughtUp();
    expect(stream.response?.statusCode).toBe(200);
    expect(stream.response?.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    expect(stream.events[0]).toMatchObject({ event: 'next', isCatchUp: true, changes: [] });
    expect(stream.lastId).toMatch(/^411521-2025:\d+\.\d+\.20250110$/);
  });

  it('says township and day of an import of 2 rows, and nothing of the others', async () => {
    const stream = await caughtUp();
    await app.importFile(
      paymentsOf([
        ['周党镇', '2024-11-05'],
        ['庙仙乡', '2024-11-06'],
      ]),
      bureau,
    );
    await reached(stream);
    expect(toldBy(stream)).toEqual({
      kinds: ['FIGURES'],
      townships: [zhoudang, miaoxian],
      days: ['2024-11-05', '2024-11-06'],
      isEverything: false,
    });
  });

  it('follows two campaigns, and says of the other nothing', async () => {
    const admin = await app.signIn('admin');
    const stream = await caughtUp({ token: admin, campaignIds: [luoshanId, linyiId] });
    await paid(app, zhoudang, '2024-11-05');
    await reached(stream);
    expect(toldBy(stream, linyiId).kinds).toEqual([]);
    expect(stream.lastId).toMatch(/^140821-2025:[\d.]+;411521-2025:[\d.]+$/);
  });

  it('says of a dispatched and of a saved breakdown that 周党镇 changed', async () => {
    const stream = await caughtUp();
    const own = deskOf(app, township);
    await desk.several('dispatchBreakdowns', dispatchAll);
    await stream.event(1);
    expect(stream.events[1]?.changes[0]).toMatchObject({ townshipCodes: [zhoudang], isEverything: false });
    const form = await own.find();
    if (!form) throw new Error('no breakdown');
    const [village] = form.villages;
    const told = stream.events.length;
    await own.one(
      'saveBreakdown',
      sent(form, [{ villageCode: village?.code ?? '', columnCode: 'TASK', base: null, mine: 7 }]),
    );
    const event = await stream.event(told);
    expect(event.changes[0]).toMatchObject({ kinds: ['BREAKDOWNS'], townshipCodes: [zhoudang], days: [] });
  });

  it('says of an accepted breakdown that figures and breakdown of 周党镇 changed, on any day', async () => {
    const own = deskOf(app, township);
    const form = await own.find();
    if (!form) throw new Error('no breakdown');
    const filled = shown(await own.one('submitBreakdown', sent(form, fullEdits(form))));
    const stream = await caughtUp();
    await desk.several('acceptBreakdowns', { items: [seen(filled)] });
    await reached(stream);
    expect(toldBy(stream)).toEqual({
      kinds: ['BREAKDOWNS', 'FIGURES'],
      townships: [zhoudang],
      days: [],
      isEverything: false,
    });
  });

  it('says everything when payments and the divisions of a new notice are found in one look', async () => {
    const stream = await caughtUp();
    await app.services.database.edit(function* () {
      yield* ask(
        "update tally set persons = persons + 1 where county_code = '411521' and paid_on = '2024-11-05'",
      );
      yield* ask("update campaign set figures_version = figures_version + 2 where county_code = '411521'");
      yield* ask("update division set version = version + 1 where county_code = '411521'");
    });
    expect((await stream.event(1)).changes).toMatchObject([{ isEverything: true }]);
  });

  it('says everything when figures rose that are in no tally: a quota revision, a notice', async () => {
    const stream = await caughtUp();
    await app.services.database.edit(function* () {
      yield* ask("update campaign set figures_version = figures_version + 1 where county_code = '411521'");
    });
    const { changes } = await stream.event(1);
    expect(changes[0]).toMatchObject({ isEverything: true, townshipCodes: [], kinds: ['FIGURES'] });
  });

  it('tells who comes back with an id what it missed: both imports, and not what was before', async () => {
    const first = await caughtUp();
    const id = first.lastId;
    first.close();
    await paid(app, zhoudang, '2024-11-08');
    await paid(app, miaoxian, '2024-11-09');
    const { isCatchUp, changes } = await (await caughtUp({ lastEventId: id })).event(0);
    expect(isCatchUp).toBe(true);
    expect(changes).toMatchObject([
      { townshipCodes: [zhoudang, miaoxian], days: ['2024-11-08', '2024-11-09'], isEverything: false },
    ]);
    expect(changes[0]?.figuresVersion).toBe(await figuresVersion());
  });

  it.each([
    ['of an older process', `${luoshanId}:1.0.20250110`],
    ['of a later state: the database was put back', `${luoshanId}:99999999.0.20250110`],
    ['that nobody can read', '???'],
    ['of yesterday and before all that is known', `${luoshanId}:0.0.20250109`],
  ])('tells who comes back with an id %s that everything may have changed', async (_, lastEventId) => {
    const stream = await caughtUp({ lastEventId });
    expect(stream.events[0]?.changes).toMatchObject([{ isEverything: true }]);
  });

  it('tells a township that its rank may have moved, and no code of another township', async () => {
    const stream = await caughtUp({ token: township });
    await paid(app, miaoxian, '2024-11-10');
    await reached(stream);
    expect(toldBy(stream)).toMatchObject({ townships: [zhoudang], isEverything: false });
    expect(JSON.stringify(stream.events)).not.toContain(miaoxian);
  });

  it('answers changesSince with the same, and with nothing at the present state', async () => {
    const ask = async (mark: string | null) => {
      const query = `query ($id: ID!, $mark: String) { changesSince(campaignId: $id, mark: $mark) {
        mark kinds townshipCodes days isEverything } }`;
      const { data } = await app.graphql<{ changesSince: { mark: string } | null }>(
        query,
        { id: luoshanId, mark },
        bureau,
      );
      return data.changesSince;
    };
    const whole = await ask(null);
    expect(whole).toMatchObject({ isEverything: true });
    expect(await ask(whole?.mark ?? '')).toBeNull();
    await paid(app, zhoudang, '2024-11-11');
    expect(await ask(whole?.mark ?? '')).toMatchObject({ townshipCodes: [zhoudang], days: ['2024-11-11'] });
  });

  it('says DAY and everything after midnight in Shanghai', async () => {
    const stream = await caughtUp();
    app.clock.now = new Date('2025-01-10T16:00:00Z');
    // Whoever asks makes it look; otherwise it looks every five seconds.
    await app.graphql(
      'query ($id: ID!) { changesSince(campaignId: $id) { mark } }',
      { id: luoshanId },
      bureau,
    );
    const { changes } = await stream.event(1);
    expect(changes[0]).toMatchObject({ kinds: ['DAY'], isEverything: true });
    expect(changes[0]?.mark).toMatch(/\.20250111$/);
  });

  it.each([
    ['401 NOT_SIGNED_IN without an account', { token: 'nobody.12345678' }, 401],
    ['404 for a campaign of another county', { campaignIds: [linyiId] }, 404],
    ['400 for no campaign', { campaignIds: [] }, 400],
    ['400 for 5 campaigns', { campaignIds: ['a-2021', 'a-2022', 'a-2023', 'a-2024', 'a-2025'] }, 400],
    ['400 for a query', { query: '{ __typename }' }, 400],
    ['400 for a field that is not there', { query: 'subscription { nothing }' }, 400],
  ])('answers %s', async (_, request, status) => {
    const stream = open(request);
    await stream.until(({ isEnded }) => isEnded);
    expect(stream.response?.statusCode).toBe(status);
    expect(stream.response?.headers['content-type']).toBe('application/json; charset=utf-8');
  });

  it('refuses the subscription to an ordinary request, and says how to ask', async () => {
    const { errors } = await app.graphql(
      'subscription { changes(campaignIds: ["411521-2025"]) { silenceMs } }',
      {},
      bureau,
    );
    expect(errors?.[0]?.extensions?.code).toBe('LIVE_STREAM_ONLY');
  });

  it('counts streams in /metrics, and none when all have left', async () => {
    const stream = await caughtUp();
    const shown = async () =>
      (await (await app.fetch('/metrics')).text()).match(/^live_subscribers (\d+)$/m)?.[1];
    expect(Number(await shown())).toBeGreaterThan(0);
    stream.close();
    for (const each of streams.splice(0)) each.close();
    for (let tries = 0; (await shown()) !== '0' && tries < 100; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(await shown()).toBe('0');
  });

  it('finds what another process imports', async () => {
    const other = await startTestApp({ databaseUrl, isSecond: true, now: app.clock.now.toISOString() });
    try {
      const stream = await caughtUp();
      await paid(other, miaoxian, '2024-11-13');
      await reached(stream);
      expect(toldBy(stream)).toMatchObject({ townships: [miaoxian], days: ['2024-11-13'] });
      // And whoever goes over to it misses nothing: it never saw the state before.
      const { changes } = await (await caughtUp({ lastEventId: stream.lastId }, other.url)).event(0);
      expect(changes).toEqual([]);
    } finally {
      await other.close();
    }
  }, 10_000);

  if (kind === 'sqlite') {
    it('finds what a process that knows nothing of it writes into the file', async () => {
      const stream = await caughtUp();
      const script = `const database = new (require('better-sqlite3'))(process.argv[1]);
        database.exec("update campaign set figures_version = figures_version + 1 where county_code = '411521'")`;
      execFileSync(process.execPath, ['-e', script, databaseUrl.slice('sqlite:'.length)]);
      await reached(stream);
      expect(toldBy(stream)).toMatchObject({ kinds: ['FIGURES'], isEverything: true });
    });
  }

  if (kind === 'postgres') {
    it('listens again after the server has cut its connection', async () => {
      const stream = await caughtUp();
      const cut = await app.services.database.reader.all<{ cut: boolean }>(
        `select pg_terminate_backend(pid) as cut from pg_stat_activity
         where application_name = 'zhengjiao-live' and datname = current_database()`,
      );
      expect(cut.length).toBeGreaterThan(0);
      await paid(app, zhoudang, '2024-11-14');
      await reached(stream);
      expect(toldBy(stream)).toMatchObject({ townships: [zhoudang], isEverything: false });
    });
  }
});
