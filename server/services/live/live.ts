import { localDateAt } from '../../../schema/values/local-date.ts';
import type { Database } from '../../db/database.ts';
import { type CampaignKey, readMarks } from '../../db/live/state.ts';
import { type Actor, seesWholeCounty } from '../access.ts';
import type { Campaigns } from '../campaigns/campaigns.ts';
import { Refusal } from '../refusal.ts';
import type { Stamp } from '../stamp.ts';
import { type Change, inScope, type LiveScope, type Mark, markOf } from './changes.ts';
import { type ChangeTaker, createWatch } from './watch.ts';

/** One connection follows so many campaigns. */
export const mostCampaigns = 4;

/** An account whose figures stay is told that the state moved so often at most. */
const emptyMs = 5000;

/** The campaigns of a scope while they are watched; every answer is of the state last seen, at once. */
export interface OpenScope {
  /** The state of each campaign. */
  marks(): ReadonlyMap<string, Mark>;
  /** What changed after the given states, a change for each campaign that moved; of one not given: everything. */
  since(marks: ReadonlyMap<string, Mark>): readonly Change[];
  /** Told of what changes from now on, in the scope of the account. @returns ends it */
  follow(listener: ChangeTaker): () => void;
}

/** Changes of campaigns as they happen, in the scope of an account. */
export interface Live {
  /** @throws Refusal CAMPAIGN_NOT_FOUND, LIVE_NO_CAMPAIGNS, LIVE_TOO_MANY_CAMPAIGNS */
  scopeOf(actor: Actor, campaignIds: readonly string[]): Promise<LiveScope>;
  /** The state of a campaign now, without watching it. */
  markNow(campaign: CampaignKey): Promise<Mark>;
  /** Looks at the campaigns now and keeps watching them. */
  open(scope: LiveScope): Promise<OpenScope>;
  close(): Promise<void>;
}

export interface LiveParts {
  readonly database: Database;
  readonly campaigns: Campaigns;
  readonly stamp: Stamp;
  readonly clock: () => Date;
  readonly log: (line: string) => void;
}

export function createLive({ campaigns, ...parts }: LiveParts): Live {
  const watch = createWatch(parts);

  return {
    async scopeOf(actor, given) {
      const campaignIds = [...new Set(given)].sort();
      if (campaignIds.length === 0) throw new Refusal('LIVE_NO_CAMPAIGNS', { limit: mostCampaigns });
      if (campaignIds.length > mostCampaigns) {
        throw new Refusal('LIVE_TOO_MANY_CAMPAIGNS', { limit: mostCampaigns, found: campaignIds.length });
      }
      const found = await Promise.all(campaignIds.map((id) => campaigns.get(actor, id)));
      const isWhole = found.every(({ countyCode }) => seesWholeCounty(actor, countyCode));
      // An account of a township whose division was left out is told of nobody's.
      const townshipCode = isWhole ? null : (actor.divisionCode ?? '');
      return { key: `${campaignIds.join(',')}/${townshipCode ?? '*'}`, campaignIds, townshipCode };
    },

    async markNow({ countyCode, benefitYear }) {
      const [found] = await readMarks(parts.database.reader, [{ countyCode, benefitYear }]);
      if (!found) throw new Error('the state of a campaign cannot be read');
      return markOf({ ...found, day: localDateAt(parts.clock()) });
    },

    async open(scope) {
      const { campaignIds } = scope;
      await watch.ready(campaignIds);
      if (campaignIds.some((id) => watch.mark(id) === null)) {
        throw new Error('the state of a campaign cannot be read');
      }
      return {
        marks: () =>
          new Map(
            campaignIds.flatMap((id) => {
              const mark = watch.mark(id);
              return mark === null ? [] : [[id, mark] as const];
            }),
          ),
        since: (marks) =>
          campaignIds.flatMap((id) => {
            const change = watch.since(id, marks.get(id) ?? null);
            return change ? [inScope(change, scope)] : [];
          }),
        follow: (listener) => followInScope(scope, listener),
      };
    },

    close: () => watch.close(),
  };

  function followInScope(scope: LiveScope, listener: ChangeTaker): () => void {
    const ends = scope.campaignIds.map((id) => {
      let timer: NodeJS.Timeout | undefined;
      let toldAt = 0;
      let latest: Change | null = null;
      const tell = () => {
        timer = undefined;
        toldAt = performance.now();
        const change = latest;
        latest = null;
        return change ? listener(change) : undefined;
      };
      const end = watch.follow(id, (whole) => {
        latest = inScope(whole, scope);
        if (latest.kinds.length > 0) {
          clearTimeout(timer);
          return tell();
        }
        if (!timer) {
          timer = setTimeout(() => void tell(), Math.max(0, toldAt + emptyMs - performance.now()));
          timer.unref();
        }
        return undefined;
      });
      return () => {
        clearTimeout(timer);
        end();
      };
    });
    return () => {
      for (const end of ends) end();
    };
  }
}
