import { signedIn } from '../../services/access.ts';
import type { Change as ChangeRecord } from '../../services/live/changes.ts';
import { readMark } from '../../services/live/changes.ts';
import { Refusal } from '../../services/refusal.ts';
import type { Change, Changes, Resolvers } from '../generated/resolver-types.ts';

/** A client that has heard nothing for so long takes the stream for broken: two beats and a bit. */
export const silenceMs = 4500;

export const liveResolvers: Resolvers = {
  Campaign: {
    async mark({ countyCode, benefitYear }, _, { actor, services }) {
      const id = `${countyCode}-${benefitYear}`;
      const scope = await services.live.scopeOf(signedIn(actor), [id]);
      return (await services.live.marks(scope)).get(id) ?? '0.0';
    },
  },
  Query: {
    async changesSince(_, { campaignId, mark }, { actor, services }) {
      const scope = await services.live.scopeOf(signedIn(actor), [campaignId]);
      const known = new Map(mark == null ? [] : [[campaignId, mark]]);
      const [change] = await services.live.since(scope, known);
      return change ? changeOf(change) : null;
    },
  },
  Subscription: {
    changes: {
      async *subscribe(_, { campaignIds }, { actor, services }) {
        const scope = await services.live.scopeOf(signedIn(actor), campaignIds);
        const waiting: ChangeRecord[] = [];
        let wake = () => {};
        const unfollow = services.live.follow(scope, (change) => {
          waiting.push(change);
          wake();
        });
        try {
          yield { changes: changesOf([], true) };
          for (;;) {
            if (waiting.length === 0) await new Promise<void>((resolve) => (wake = resolve));
            yield { changes: changesOf(waiting.splice(0), false) };
          }
        } finally {
          unfollow();
        }
      },
      // An ordinary request for it has no payload: what runs subscriptions is http/stream-handler.ts.
      resolve(payload: { changes: Changes } | undefined) {
        if (!payload) throw new Refusal('LIVE_STREAM_ONLY');
        return payload.changes;
      },
    },
  },
};

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
    villageCodes: [...villages],
  };
}
