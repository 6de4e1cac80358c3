import { signedIn } from '../../services/access.ts';
import type { Change as ChangeRecord } from '../../services/live/changes.ts';
import { readMark } from '../../services/live/changes.ts';
import { Refusal } from '../../services/refusal.ts';
import type { Change, Changes, Resolvers } from '../generated/resolver-types.ts';

/** A client that has heard nothing for so long takes the stream for broken: two beats and a bit. */
export const silenceMs = 4500;

export const liveResolvers: Resolvers = {
  Campaign: {
    mark: (campaign, _, { services }) => services.live.markNow(campaign),
  },
  Query: {
    async changesSince(_, { campaignId, mark }, { actor, services }) {
      const scope = await services.live.scopeOf(signedIn(actor), [campaignId]);
      const open = await services.live.open(scope);
      const [change] = open.since(new Map(mark == null ? [] : [[campaignId, mark]]));
      return change ? changeOf(change) : null;
    },
  },
  Subscription: {
    changes: {
      // What serves streams is http/stream-handler.ts, once for all who follow the same; this is the same for one.
      async *subscribe(_, { campaignIds }, { actor, services }) {
        const open = await services.live.open(await services.live.scopeOf(signedIn(actor), campaignIds));
        const waiting: ChangeRecord[] = [];
        let wake = () => {};
        const end = open.follow((change) => {
          waiting.push(change);
          wake();
        });
        try {
          yield { changes: changesOf([], true) };
          for (;;) {
            if (waiting.length === 0) {
              await new Promise<void>((resolve) => {
                wake = resolve;
              });
            }
            yield { changes: changesOf(waiting.splice(0), false) };
          }
        } finally {
          end();
        }
      },
      // An ordinary request has no payload.
      resolve(payload: { changes: Changes } | undefined) {
        if (!payload) throw new Refusal('LIVE_STREAM_ONLY');
        return payload.changes;
      },
    },
  },
};

/** What is sent to those who follow. */
export function changesOf(changes: readonly ChangeRecord[], isCatchUp: boolean): Changes {
  return { isCatchUp, changes: changes.map(changeOf), silenceMs };
}

function changeOf({ townships, villages, kinds, days, ...change }: ChangeRecord): Change {
  return {
    ...change,
    kinds: [...kinds],
    days: [...days],
    figuresVersion: readMark(change.mark)?.figures ?? 0,
    townshipCodes: [...townships],
    villageCodes: villages.map(({ code }) => code),
  };
}
