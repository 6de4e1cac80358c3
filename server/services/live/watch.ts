import { localDateAt } from '../../../schema/values/local-date.ts';
import type { Database } from '../../db/database.ts';
import { type CampaignKey, type CampaignMark, readDigest, readMarks } from '../../db/live/state.ts';
import { parseCampaignId } from '../campaigns/campaigns.ts';
import type { Stamp } from '../stamp.ts';
import { type Change, everything, type Mark, type MarkParts, markOf } from './changes.ts';
import { differenceOf, type LiveState } from './difference.ts';
import { type ChangeLog, createChangeLog } from './log.ts';

/** Takes a change; may say when it is done with it. */
export type ChangeTaker = (change: Change) => Promise<void> | void;

/** One process's view of what changes in the database, whoever changes it. */
export interface LiveWatch {
  /** Watches a campaign from now on; resolves when its state is known and fresh. */
  ready(campaignIds: readonly string[]): Promise<void>;
  /** @returns ends the following. Of a campaign that is ready. */
  follow(campaignId: string, listener: ChangeTaker): () => void;
  /** The state last seen; null when the campaign does not exist. Of a campaign that is ready. */
  mark(campaignId: string): Mark | null;
  /** What changed after a state until the one last seen; null: nothing. Of a campaign that is ready. */
  since(campaignId: string, mark: Mark | null): Change | null;
  close(): Promise<void>;
}

export interface WatchParts {
  readonly database: Pick<Database, 'kind' | 'reader' | 'listen'>;
  readonly stamp: Stamp;
  readonly clock: () => Date;
  readonly log: (line: string) => void;
  /** Between two looks at SQLite's stamp. */
  readonly pauseMs?: number;
  /** The first change is told at once; those that follow until it has been told, and so long after, as one. */
  readonly gapMs?: number;
  /** Between two looks whatever the database says: midnight, and notices that got lost. */
  readonly sweepMs?: number;
}

/** A page that is loaded again, or a pane that asks every few seconds, finds its campaign still watched. */
const keptMs = 10 * 60_000;
const mostRestMs = 500;
const mostTries = 3;

interface Watched {
  readonly id: string;
  readonly key: CampaignKey;
  readonly listeners: Set<ChangeTaker>;
  readonly log: ChangeLog;
  state: LiveState | null;
  /** `performance.now()` before which it is not looked at again. */
  restsUntil: number;
  lastAskedAt: number;
}

export function createWatch(parts: WatchParts): LiveWatch {
  const { database, stamp, clock, pauseMs = 10, gapMs = 20, sweepMs = 5000 } = parts;
  const { reader } = database;
  const watched = new Map<string, Watched>();
  const due = new Set<Watched>();
  let current: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let sweeper: NodeJS.Timeout | undefined;
  let resting: NodeJS.Timeout | undefined;
  let unlisten: (() => Promise<void>) | null = null;
  let lastStamp = '';
  let isClosed = false;
  let isFailing = false;

  function start(): void {
    if (sweeper || isClosed) return;
    sweeper = setInterval(sweep, sweepMs);
    sweeper.unref();
    if (database.kind === 'sqlite') beat();
    else {
      unlisten = database.listen({
        onNotice: (id) => lookAt([watched.get(id)]),
        onReconnected: () => lookAt(watched.values()),
      });
    }
  }

  async function stop(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    clearInterval(sweeper);
    clearTimeout(resting);
    sweeper = undefined;
    const end = unlisten;
    unlisten = null;
    await end?.();
  }

  /** SQLite says that something was committed, not what. */
  function beat(): void {
    timer = setTimeout(async () => {
      try {
        const now = await stamp();
        if (now !== lastStamp) lookAt(watched.values());
        lastStamp = now;
      } catch (error) {
        failed(error);
      }
      // Stopped meanwhile, perhaps started again: then another beat goes on already.
      if (timer === mine && sweeper && !isClosed) beat();
    }, pauseMs);
    const mine = timer;
    timer.unref();
  }

  function sweep(): void {
    const now = performance.now();
    for (const each of watched.values()) {
      if (each.listeners.size === 0 && now - each.lastAskedAt > keptMs) watched.delete(each.id);
    }
    if (watched.size === 0) void stop();
    else lookAt(watched.values());
  }

  /** Looks as soon as the look under way is done, and those at rest later. */
  function lookAt(campaigns: Iterable<Watched | undefined>): void {
    for (const each of campaigns) if (each) due.add(each);
    void run();
  }

  function run(): Promise<void> {
    current ??= (async () => {
      // What calls has put its campaigns in `due` and waits for this very promise.
      await null;
      try {
        while (!isClosed) {
          const now = performance.now();
          const awake = [...due].filter(({ restsUntil }) => restsUntil <= now);
          if (awake.length === 0) break;
          for (const each of awake) due.delete(each);
          await look(awake);
          isFailing = false;
        }
      } catch (error) {
        failed(error);
      } finally {
        current = null;
        rest();
      }
    })();
    return current;
  }

  function rest(): void {
    clearTimeout(resting);
    if (due.size === 0 || isClosed) return;
    const soonest = Math.min(...[...due].map(({ restsUntil }) => restsUntil));
    resting = setTimeout(() => void run(), Math.max(1, soonest - performance.now()));
    resting.unref();
  }

  /** Said once until it works again; the sweep tries anew. */
  function failed(error: unknown): void {
    if (!isFailing && !isClosed) parts.log(`live: the database cannot be read: ${String(error)}`);
    isFailing = true;
  }

  async function look(campaigns: readonly Watched[]): Promise<void> {
    const marks = await readMarks(
      reader,
      campaigns.map(({ key }) => key),
    );
    for (const each of campaigns) {
      const mark = marks.find((found) => isOf(found, each.key));
      if (!mark) each.state = null;
      else if (!each.state || markOf(each.state.parts) !== markOf(partsOf(mark))) await advance(each, mark);
    }
  }

  async function advance(each: Watched, seen: CampaignMark): Promise<void> {
    const before = each.state;
    const after = await readSteadily(each.key, seen);
    if (isClosed || !after) return;
    each.state = after;
    if (!before) return;
    const at = clock().toISOString();
    const mark = markOf(after.parts);
    // Back to an earlier state: the database was restored, and no step leads from there to here.
    const change = hasRisen(before.parts, after.parts)
      ? differenceOf(each.id, before, after, at)
      : everything({ campaignId: each.id, mark, from: null, at });
    each.log.add(change);
    tell(each, change);
  }

  /** Half of the time is left to others: telling thousands takes a while, and longer while an import runs. */
  function tell(each: Watched, change: Change): void {
    const start = performance.now();
    each.restsUntil = start + mostRestMs;
    const told = [...each.listeners].map(async (listener) => listener(change));
    void Promise.allSettled(told).then((outcomes) => {
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected') parts.log(`live: ${String(outcome.reason)}`);
      }
      const now = performance.now();
      each.restsUntil = now + Math.min(mostRestMs, Math.max(gapMs, now - start));
      rest();
    });
  }

  /**
   * Figures of one state: read again when the mark moved in between. Where edits never pause, the figures may be ahead
   * of the mark; then nobody knows what the next step changes.
   */
  async function readSteadily(key: CampaignKey, seen: CampaignMark): Promise<LiveState | null> {
    let before = seen;
    for (let tries = 1; ; tries += 1) {
      const digest = await readDigest(reader, key);
      const [after] = await readMarks(reader, [key]);
      if (!after) return null;
      const isSteady = after.figures === before.figures && after.breakdowns === before.breakdowns;
      if (isSteady || tries === mostTries) return { parts: partsOf(before), digest, isSteady };
      before = after;
    }
  }

  function partsOf({ figures, breakdowns }: CampaignMark): MarkParts {
    return { figures, breakdowns, day: localDateAt(clock()) };
  }

  return {
    async ready(campaignIds) {
      if (isClosed) throw new Error('the watch is closed');
      const mine = campaignIds.map((id) => {
        let each = watched.get(id);
        if (!each) {
          const key = parseCampaignId(id);
          if (!key) throw new Error(`no campaign id: ${id}`);
          each = {
            id,
            key,
            listeners: new Set(),
            log: createChangeLog(),
            state: null,
            restsUntil: 0,
            lastAskedAt: 0,
          };
          watched.set(id, each);
        }
        each.lastAskedAt = performance.now();
        return each;
      });
      start();
      // A look under way may have read its marks before whoever asks has written: what is due is looked at after it.
      for (const each of mine) {
        each.restsUntil = 0;
        due.add(each);
      }
      await run();
    },
    follow(campaignId, listener) {
      const each = watched.get(campaignId);
      each?.listeners.add(listener);
      return () => {
        each?.listeners.delete(listener);
        if (each) each.lastAskedAt = performance.now();
      };
    },
    mark(campaignId) {
      const state = watched.get(campaignId)?.state;
      return state ? markOf(state.parts) : null;
    },
    since(campaignId, mark) {
      const each = watched.get(campaignId);
      if (!each?.state) return null;
      const now = { campaignId, mark: markOf(each.state.parts), at: clock().toISOString() };
      return each.log.since(mark, now);
    },
    async close() {
      isClosed = true;
      await stop();
      await current?.catch(() => {});
    },
  };
}

function isOf(mark: CampaignMark, key: CampaignKey): boolean {
  return mark.countyCode === key.countyCode && mark.benefitYear === key.benefitYear;
}

function hasRisen(before: MarkParts, after: MarkParts): boolean {
  return after.figures >= before.figures && after.breakdowns >= before.breakdowns && after.day >= before.day;
}
