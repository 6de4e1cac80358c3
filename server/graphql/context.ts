import DataLoader from 'dataloader';
import type { Actor } from '../services/access.ts';
import type { CampaignRecord } from '../services/campaigns/campaigns.ts';
import type { DivisionTree } from '../services/divisions.ts';
import type { QuotaTableRecord } from '../services/quotas/quotas.ts';
import { Refusal } from '../services/refusal.ts';
import type { Services } from '../services/services.ts';

/** One request: who asks, the services, and loaders that ask for each thing once. */
export interface GraphqlContext {
  readonly actor: Actor | null;
  readonly token: string | null;
  readonly services: Services;
  readonly loaders: Loaders;
  /** What became of the operation. Apollo copies the context, so it stands in an object of its own. */
  readonly outcome: { isRepeatable: boolean };
}

export interface Loaders {
  /** Campaign by id, as the actor sees it. */
  readonly campaign: DataLoader<string, CampaignRecord | null>;
  /** Division tree by county code. */
  readonly divisionTree: DataLoader<string, DivisionTree>;
  /** Quota table of a campaign, in the actor's scope. */
  readonly quotaTable: DataLoader<CampaignRecord, QuotaTableRecord | null>;
}

export function createContext(services: Services, actor: Actor | null, token: string | null): GraphqlContext {
  let loaders: Loaders | null = null;
  return {
    actor,
    token,
    services,
    outcome: { isRepeatable: false },
    get loaders() {
      loaders ??= createLoaders(services, actor);
      return loaders;
    },
  };
}

function createLoaders(services: Services, actor: Actor | null): Loaders {
  return {
    campaign: new DataLoader((ids) =>
      Promise.all(ids.map((id) => (actor ? services.campaigns.find(actor, id) : null))),
    ),
    divisionTree: new DataLoader((codes) => Promise.all(codes.map((code) => services.divisions.tree(code)))),
    quotaTable: new DataLoader((campaigns) =>
      Promise.all(
        campaigns.map((campaign) =>
          actor ? services.quotas.table(actor, campaign) : Promise.reject(new Refusal('NOT_SIGNED_IN')),
        ),
      ),
    ),
  };
}
