import { ApiError } from '../../../addin/client/api-error.ts';
import type { FigureAsk } from '../../../addin/client/generated/graphql.ts';
import type { LiveLink, LiveState } from '../../../addin/client/live.ts';
import type { Client } from '../../../addin/client/requests.ts';
import { type FunctionPlace, registerFunctions } from '../../../addin/functions/functions.ts';
import type { Invocation } from '../../../addin/functions/runtime.ts';

const begun = Date.parse('2025-01-10T00:00:00Z');
const campaigns = ['411521-2025', '371327-2025'] as const;
/** All of them are shown as they are counted, so that a value tells of which state it is. */
const plainIds = ['QUOTA', 'PAID_PERSONS', 'GAP', 'RANK'] as const;
const divisions = ['周党镇', '铁铺镇', '定远乡'] as const;

/** The same numbers for the same seed. */
function randomOf(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761 + 1;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function fakeTime() {
  let now = begun;
  let last = 0;
  const timers = new Map<number, { act: () => void; due: number }>();
  const settle = async () => {
    for (let i = 0; i < 12; i++) await Promise.resolve();
  };
  const set = (act: () => void, ms: number) => {
    last += 1;
    timers.set(last, { act, due: now + ms });
    return last;
  };
  return {
    now: () => now,
    timers: { set, clear: (timer: unknown) => void timers.delete(timer as number) },
    async pass(ms: number) {
      const until = now + ms;
      await settle();
      for (;;) {
        const [next] = [...timers].filter(([, { due }]) => due <= until).sort((a, b) => a[1].due - b[1].due);
        if (!next) break;
        timers.delete(next[0]);
        now = next[1].due;
        next[1].act();
        await settle();
      }
      now = until;
    },
  };
}

interface Cell {
  readonly id: string;
  readonly args: readonly string[];
  readonly isStream: boolean;
  shown: unknown;
  /** Of the call whose answer the cell takes. */
  call: Invocation | null;
}

/** Excel, the pane and the server around the functions. @param isSaved no formula has run in this session yet */
function startWorld(isSaved = false) {
  const time = fakeTime();
  const functions = new Map<string, (...args: unknown[]) => unknown>();
  const cells = new Set<Cell>();
  const server = { version: 1, isDown: false, delayMs: 0, since: [0, begun] };
  const excel = { isEditing: false };
  const listeners = new Set<() => void>();
  const placeListeners = new Set<() => void>();
  let place: FunctionPlace = { phase: 'signedIn', account: 'luoshan', campaignId: campaigns[0] };
  const heard = (version: number) => new Map(campaigns.map((id) => [id, version]));
  let state: LiveState = { mode: 'live', asOf: null, marks: new Map(), figuresVersions: heard(1) };

  class FunctionError extends Error {}

  function enter(cell: Cell): void {
    cell.call?.onCanceled?.();
    const call: Invocation = {
      setResult(result) {
        if (cell.call === call) cell.shown = result;
      },
    };
    cell.call = call;
    const answer = functions.get(cell.id)?.(...cell.args, call);
    if (cell.isStream) return;
    cell.shown = null;
    (answer as Promise<unknown>).then(
      (value) => call.setResult(value as number),
      (error: Error) => call.setResult(error),
    );
  }

  const client = {
    async send(_document: unknown, { campaignId, asks }: { campaignId: string; asks: readonly FigureAsk[] }) {
      const { version } = server;
      const calculatedAt = new Date(time.now()).toISOString();
      await new Promise<void>((resolve) => time.timers.set(resolve, server.delayMs));
      if (server.isDown) throw new ApiError('CONNECTION_LOST');
      const value = campaigns.indexOf(campaignId as (typeof campaigns)[number]) * 1_000_000 + version;
      return {
        campaign: {
          figures: {
            figuresVersion: version,
            calculatedAt,
            values: asks.map(() => value),
            codes: asks.map(() => null),
            expected: asks.map(() => null),
          },
        },
      };
    },
  } as unknown as Client;

  /** Excel takes the order at once, and calls a moment later. */
  async function recalculate(): Promise<void> {
    if (excel.isEditing) throw new Error('a cell is being edited');
    calculations.made += 1;
    time.timers.set(() => {
      for (const cell of cells) enter(cell);
    }, 20);
  }

  const registered = registerFunctions({
    client,
    live: {
      state: () => state,
      subscribe(listener: () => void) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      wake: () => undefined,
    } as unknown as LiveLink,
    storage: null,
    place: () => place,
    onPlaceChanged(listener) {
      placeListeners.add(listener);
      return () => placeListeners.delete(listener);
    },
    recalculate,
    runtime: { associate: (id, act) => void functions.set(id, act), Error: FunctionError },
    now: time.now,
    timers: time.timers,
  });
  const clock: Cell = { id: 'FIGURES_AT', args: [], isStream: true, shown: null, call: null };
  const calculations = { made: 0 };
  cells.add(clock);
  if (!isSaved) enter(clock);

  return {
    time,
    server,
    excel,
    cells,
    calculations,
    seek: registered.seek,
    recalculate,
    refresh: registered.refresh,
    text: () => String(clock.shown),
    /** The state the pane has been told of. */
    heard: () => state.figuresVersions.get(campaigns[0]) ?? 0,
    /** Place of the chosen campaign in `campaigns`. */
    campaign: () => campaigns.indexOf(place.campaignId as (typeof campaigns)[number]),
    add(id: string, args: readonly string[], isStream: boolean) {
      const cell: Cell = { id, args, isStream, shown: null, call: null };
      cells.add(cell);
      enter(cell);
    },
    remove(cell: Cell) {
      cells.delete(cell);
      if (cell.isStream) cell.call?.onCanceled?.();
      cell.call = null;
    },
    change() {
      server.version += 1;
      server.since.push(time.now());
    },
    hear(next: Partial<LiveState>) {
      state = {
        ...state,
        ...next,
        figuresVersions: server.isDown ? state.figuresVersions : heard(server.version),
      };
      for (const listener of [...listeners]) listener();
    },
    goTo(campaignId: string) {
      place = { ...place, campaignId };
      for (const listener of [...placeListeners]) listener();
    },
    figures: () => [...cells].map(({ shown }) => shown).filter((shown) => typeof shown === 'number'),
  };
}

type World = ReturnType<typeof startWorld>;

function pick<T>(random: (below: number) => number, items: readonly T[]): T {
  return items[random(items.length)] as T;
}

async function step(world: World, random: (below: number) => number): Promise<string> {
  const { server, excel } = world;
  const act = random(14);
  if (act < 4) {
    world.add(pick(random, plainIds), [pick(random, divisions)], false);
    return 'plain';
  }
  if (act < 5) {
    world.add('LIVE_PAID_PERSONS', [pick(random, divisions)], true);
    return 'stream';
  }
  if (act < 6) {
    const cell = pick(random, [...world.cells].slice(1));
    if (cell) world.remove(cell);
    return 'remove';
  }
  if (act < 9) {
    if (!server.isDown) world.change();
    // Sometimes nobody tells of it yet.
    if (random(3) > 0) world.hear({});
    return 'change';
  }
  if (act < 10) {
    server.isDown = !server.isDown;
    // The pane finds out at once or later.
    if (!server.isDown) world.hear({ mode: 'live' });
    else if (random(2)) world.hear({ mode: 'lost' });
    else world.hear({ mode: 'polling' });
    return server.isDown ? 'down' : 'up';
  }
  if (act < 11) {
    excel.isEditing = !excel.isEditing;
    return excel.isEditing ? 'edit' : 'edited';
  }
  if (act < 12) {
    server.delayMs = pick(random, [0, 10, 300]);
    return 'delay';
  }
  if (act < 13) {
    world.goTo(pick(random, campaigns));
    return 'campaign';
  }
  const isInterrupted = random(3) === 0;
  let outcome = 'refused';
  const pressed = world.refresh().then(
    (refreshed) => {
      const states = new Set(world.figures());
      if (refreshed.kind === 'done' && refreshed.isOneState) expect(states.size).toBeLessThanOrEqual(1);
      outcome = refreshed.kind;
    },
    () => undefined,
  );
  await world.time.pass(100);
  if (isInterrupted && !server.isDown) world.change();
  await world.time.pass(20_000);
  await pressed;
  const states = new Set(world.figures());
  if (outcome === 'done' && !isInterrupted) {
    expect(states.size).toBeLessThanOrEqual(1);
    if (states.size > 0) expect(world.text()).not.toContain('不是同一时刻');
  }
  if (outcome === 'refused') expect(excel.isEditing).toBe(true);
  return `refresh ${outcome}`;
}

const secondsOf = (text: string) =>
  Date.parse(`${text.replace(' ', 'T')}${text.length === 16 ? ':00' : ''}+08:00`);

/** Every figure on show is of a state that the server was in between the times that 数据时间 names. */
function check(world: World): void {
  const figures = world.figures();
  if (figures.length === 0) return;
  const text = world.text();
  const found =
    /^(\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)?)(?: 至 ((?:\d{4}-\d\d-\d\d )?\d\d:\d\d(?::\d\d)?))?（/.exec(text);
  expect(found).not.toBeNull();
  const [, first = '', last] = found ?? [];
  const end = last === undefined ? first : last.length < 10 ? `${first.slice(0, 10)} ${last}` : last;
  const from = secondsOf(first);
  const to = secondsOf(end) + (end.length === 16 ? 59_999 : 999);
  for (const figure of figures) {
    const version = figure % 1_000_000;
    expect(world.server.since[version] ?? 0).toBeLessThanOrEqual(to);
    // A second is the finest that is told.
    expect((world.server.since[version + 1] ?? Number.POSITIVE_INFINITY) + 1000).toBeGreaterThan(from);
  }
  const states = new Set(figures);
  if (last === undefined) expect(states.size).toBe(1);
  const isOther = figures.some((figure) => Math.floor(figure / 1_000_000) !== world.campaign());
  if (isOther) expect(text).toContain('有另一项征缴工作的数');
  if (text.includes('实时')) expect(Math.max(...states) % 1_000_000).toBe(world.heard());
}

describe('数据时间 over generated sequences', () => {
  it.each(Array.from({ length: 100 }, (_, i) => i + 1))(
    'covers every figure on show, seed %i',
    async (seed) => {
      const random = randomOf(seed);
      const world = startWorld();
      const done: string[] = [];
      try {
        for (let i = 0; i < 30; i++) {
          done.push(await step(world, random));
          // Streams and the time itself keep up within a second or two.
          await world.time.pass(3_000);
          check(world);
          if (random(2)) await world.time.pass(60_000);
        }
        world.server.isDown = false;
        world.excel.isEditing = false;
        world.hear({ mode: 'live' });
        await world.time.pass(300_000);
        const pressed = world.refresh();
        await world.time.pass(20_000);
        await pressed;
        await world.time.pass(3_000);
        check(world);
        const present = world.campaign() * 1_000_000 + world.server.version;
        expect(new Set([...world.figures(), present]).size).toBe(1);
      } catch (error) {
        throw new Error(`after ${done.join(', ')}: ${world.text()} ${world.figures().join(' ')}`, {
          cause: error,
        });
      }
    },
  );
});

describe('refresh', () => {
  async function pressed(world: World) {
    const refreshed = world.refresh();
    await world.time.pass(20_000);
    return refreshed;
  }

  it('brings up to date the formulas of a saved workbook, of which none has run', async () => {
    const world = startWorld(true);
    const saved = { args: ['周党镇'], isStream: false, shown: 0, call: null };
    for (const id of plainIds) world.cells.add({ id, ...saved });
    expect(await pressed(world)).toEqual({ kind: 'done', formulas: 4, changed: 4, isOneState: true });
    expect(world.figures()).toEqual([1, 1, 1, 1]);
  });

  it('has a workbook without such formulas calculated once at most', async () => {
    const world = startWorld(true);
    world.cells.clear();
    expect(await pressed(world)).toEqual({ kind: 'none' });
    expect(await pressed(world)).toEqual({ kind: 'none' });
    expect(world.calculations.made).toBe(1);
  });

  it('finds them on the way of another order, and gives that order once', async () => {
    const world = startWorld(true);
    const saved = { args: ['周党镇'], isStream: false, shown: 0, call: null };
    for (const id of plainIds) world.cells.add({ id, ...saved });
    let orders = 0;
    const order = async () => {
      orders += 1;
      await world.recalculate();
    };
    await world.seek(order);
    expect(await pressed(world)).toEqual({ kind: 'done', formulas: 4, changed: 4, isOneState: true });
    await world.seek(order);
    expect(orders).toBe(1);
  });
});
