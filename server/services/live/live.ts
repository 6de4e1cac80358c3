import type { Database } from '../../db/database.ts';
import { type CampaignKey, readMarks } from '../../db/live/state.ts';
import { type Actor, seesWholeCounty } from '../access.ts';
import { type Campaigns, parseCampaignId } from '../campaigns/campaigns.ts';
import { Refusal } from '../refusal.ts';
import type { Stamp } from '../stamp.ts';
import { type Change, type LiveScope, type Mark, markOf } from './changes.ts';

/** One connection follows so many campaigns. */
export const mostCampaigns = 4;

/** Changes of campaigns as they happen, in the scope of an account. */
export interface Live {
  /** @throws Refusal CAMPAIGN_NOT_FOUND, LIVE_TOO_MANY_CAMPAIGNS */
  scopeOf(actor: Actor, campaignIds: readonly string[]): Promise<LiveScope>;
  /** @returns ends the following */
  follow(scope: LiveScope, listener: (change: Change) => void): () => void;
  /** The state of each campaign now. */
  marks(scope: LiveScope): Promise<ReadonlyMap<string, Mark>>;
  /** What changed after the given states, a change for each campaign that moved; one that is not given: everything. */
  since(scope: LiveScope, marks: ReadonlyMap<string, Mark>): Promise<readonly Change[]>;
  close(): Promise<void>;
}

export interface LiveParts {
  readonly database: Database;
  readonly campaigns: Campaigns;
  readonly stamp: Stamp;
  readonly clock: () => Date;
  readonly log: (line: string) => void;
}

export function createLive({ database, campaigns, clock }: LiveParts): Live {
  const live: Live = {
    async scopeOf(actor, given) {
      const campaignIds = [...new Set(given)].sort();
      if (campaignIds.length === 0 || campaignIds.length > mostCampaigns) {
        throw new Refusal('LIVE_TOO_MANY_CAMPAIGNS', { limit: mostCampaigns, found: campaignIds.length });
      }
      const found = await Promise.all(campaignIds.map((id) => campaigns.get(actor, id)));
      const isWhole = found.every(({ countyCode }) => seesWholeCounty(actor, countyCode));
      const townshipCode = isWhole ? null : (actor.divisionCode ?? '');
      return { key: `${campaignIds.join(',')}/${townshipCode ?? ''}`, campaignIds, townshipCode };
    },
    follow: () => () => {},
    async marks({ campaignIds }) {
      const keys = campaignIds.flatMap((id) => parseCampaignId(id) ?? []) as CampaignKey[];
      const marks = await readMarks(database.reader, keys);
      return new Map(
        marks.map((each) => [
          `${each.countyCode}-${each.benefitYear}`,
          markOf(each.figures, each.breakdowns),
        ]),
      );
    },
    async since(scope, marks) {
      const now = await live.marks(scope);
      return [...now].flatMap(([campaignId, mark]) =>
        marks.get(campaignId) === mark
          ? []
          : [
              {
                campaignId,
                mark,
                from: null,
                kinds: ['FIGURES', 'BREAKDOWNS'] as const,
                townships: [],
                villages: [],
                days: [],
                isEverything: true,
                at: clock().toISOString(),
              },
            ],
      );
    },
    async close() {},
  };
  return live;
}
