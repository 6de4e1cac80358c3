import type { ServerResponse } from 'node:http';
import type { GraphqlContext } from '../graphql/context.ts';
import type { Subscription } from '../graphql/live/operation.ts';
import { type Change, compareMarks, unite } from '../services/live/changes.ts';
import type { OpenScope } from '../services/live/live.ts';

/** Others get their turn between so many writes. */
const writesAtOnce = 250;

/** Counted since the process began. */
export interface StreamCounts {
  events: number;
}

/** One connection. What it did not take yet is one change for each campaign, however much has happened. */
export interface Subscriber {
  readonly response: ServerResponse;
  readonly context: GraphqlContext;
  /** `performance.now()` since which the connection has taken nothing; null: it takes. */
  behindSince: number | null;
  pending: Map<string, Change> | null;
}

/** Those who follow the same in the same words: an event is made once and its bytes are sent to all. */
export interface StreamGroup {
  /** Sends what was missed and from then on what changes. Nothing falls between: both happen at once. */
  join(subscriber: Subscriber, known: ReadonlyMap<string, string> | null): void;
  /** @returns true when the last one has left; the group has ended then */
  leave(subscriber: Subscriber): boolean;
}

export function createStreamGroup(
  open: OpenScope,
  subscription: Subscription,
  counts: StreamCounts,
  log: (line: string) => void,
): StreamGroup {
  const subscribers = new Set<Subscriber>();
  // Events are made one after another, so that they arrive in the order of what happened.
  let last: Promise<void> = Promise.resolve();

  const inTurn = (work: () => Promise<void>): Promise<void> => {
    last = last.then(work).catch((error: unknown) => log(`live: ${String(error)}`));
    return last;
  };

  async function eventOf(
    context: GraphqlContext,
    id: string,
    changes: readonly Change[],
    isCatchUp: boolean,
  ) {
    return Buffer.from(
      `id: ${id}\nevent: next\ndata: ${await subscription.run(context, changes, isCatchUp)}\n\n`,
    );
  }

  const end = open.follow((change) => {
    const id = idOf(open.marks());
    const told = [...subscribers].filter((each) => !postponed(each, change));
    const [first] = told;
    if (!first) return undefined;
    return inTurn(async () => {
      const bytes = await eventOf(first.context, id, [change], false);
      for (const [at, each] of told.entries()) {
        // One that fell behind meanwhile gets it with what comes.
        if (!postponed(each, change)) send(each, bytes);
        if (at % writesAtOnce === writesAtOnce - 1) await new Promise((resolve) => setImmediate(resolve));
      }
    });
  });

  function send(subscriber: Subscriber, bytes: Buffer): void {
    const { response } = subscriber;
    if (response.destroyed) return;
    counts.events += 1;
    if (response.write(bytes)) return;
    subscriber.behindSince = performance.now();
    response.once('drain', () => {
      subscriber.behindSince = null;
      const { pending } = subscriber;
      subscriber.pending = null;
      if (!pending || !subscribers.has(subscriber)) return;
      const id = idOf(open.marks());
      void inTurn(async () => {
        send(subscriber, await eventOf(subscriber.context, id, [...pending.values()], false));
      });
    });
  }

  return {
    join(subscriber, known) {
      const marks = open.marks();
      const id = idOf(marks);
      const missed = known === null ? [] : open.since(known);
      subscribers.add(subscriber);
      void inTurn(async () => send(subscriber, await eventOf(subscriber.context, id, missed, true)));
    },
    leave(subscriber) {
      subscribers.delete(subscriber);
      if (subscribers.size > 0) return false;
      end();
      return true;
    },
  };
}

/** Keeps the change for one that takes nothing now. */
function postponed(subscriber: Subscriber, change: Change): boolean {
  if (subscriber.behindSince === null) return false;
  subscriber.pending ??= new Map();
  const before = subscriber.pending.get(change.campaignId);
  // A change whose bytes came too late may follow one that happened after it: the later state is the one reached.
  const isLate = before !== undefined && compareMarks(before.mark, change.mark) === 'newer';
  const united = before && (isLate ? unite(change, before) : unite(before, change));
  subscriber.pending.set(change.campaignId, united ?? change);
  return true;
}

/** `campaign:mark;campaign:mark`. */
export function idOf(marks: ReadonlyMap<string, string>): string {
  return [...marks].map(([campaignId, mark]) => `${campaignId}:${mark}`).join(';');
}

/** The states of an event's id; one that cannot be read names none, and what is missing counts as unknown. */
export function marksOf(id: string): ReadonlyMap<string, string> {
  return new Map(
    id.split(';').flatMap((each) => {
      const found = /^([0-9A-Za-z]{1,12}-\d{4}):([\d.]{1,60})$/.exec(each.trim());
      return found ? [[found[1] ?? '', found[2] ?? ''] as const] : [];
    }),
  );
}
