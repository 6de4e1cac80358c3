import type { BreakdownCellKey } from '../../schema/values/breakdown.ts';
import type { Database } from '../db/database.ts';
import type { Actor } from './access.ts';
import type {
  BreakdownActChoice,
  BreakdownBaseRecord,
  BreakdownChangeRecord,
  BreakdownEventRecord,
  BreakdownItemsChoice,
  BreakdownOutcomeRecord,
  BreakdownOverviewRecord,
  BreakdownRecord,
  BreakdownSaveChoice,
  BreakdownsOutcome,
  DispatchChoice,
  ReopenBreakdownsChoice,
  ReturnBreakdownChoice,
} from './breakdowns-records.ts';
import type { Campaigns } from './campaigns.ts';
import type { Divisions } from './divisions.ts';
import { Refusal } from './refusal.ts';
import type { SheetIdentities } from './sheet-identity.ts';

/**
 * 目标分解 by township: dispatched by the bureau, filled and submitted by the township, returned or accepted. What an
 * actor may not see is as if it were not there.
 *
 * Acts throw a Refusal when they may not be done: NOT_ALLOWED, CAMPAIGN_NOT_FOUND, OUT_OF_SCOPE, MUTATION_KEY_…,
 * SHEET_… and BREAKDOWN_…; acts on several say so of each.
 */
export interface Breakdowns {
  overview(actor: Actor, campaignId: string): Promise<BreakdownOverviewRecord>;
  find(actor: Actor, campaignId: string, divisionCode: string): Promise<BreakdownRecord | null>;
  /** The numbers at the version a sheet's token names; null when it is none of ours or not the actor's. */
  base(actor: Actor, campaignId: string, sheetToken: string): Promise<BreakdownBaseRecord | null>;
  /** All changes of one cell, newest first; none for an analyst. */
  history(
    actor: Actor,
    campaignId: string,
    divisionCode: string,
    key: BreakdownCellKey,
  ): Promise<readonly BreakdownChangeRecord[]>;
  /** What happened, newest first; none for an analyst. */
  events(actor: Actor, record: BreakdownRecord, first: number): Promise<readonly BreakdownEventRecord[]>;
  changes(actor: Actor, event: BreakdownEventRecord): Promise<readonly BreakdownChangeRecord[]>;
  dispatch(actor: Actor, choice: DispatchChoice): Promise<BreakdownsOutcome>;
  open(actor: Actor, campaignId: string, divisionCode: string): Promise<BreakdownOutcomeRecord>;
  /** Saves or submits: merged per cell with what others saved, checked again, then written whole or not at all. */
  save(actor: Actor, choice: BreakdownSaveChoice): Promise<BreakdownOutcomeRecord>;
  withdraw(actor: Actor, choice: BreakdownActChoice): Promise<BreakdownOutcomeRecord>;
  return(actor: Actor, choice: ReturnBreakdownChoice): Promise<BreakdownOutcomeRecord>;
  accept(actor: Actor, choice: BreakdownItemsChoice): Promise<BreakdownsOutcome>;
  lock(actor: Actor, choice: BreakdownItemsChoice): Promise<BreakdownsOutcome>;
  recall(actor: Actor, choice: BreakdownItemsChoice): Promise<BreakdownsOutcome>;
  reopen(actor: Actor, choice: ReopenBreakdownsChoice): Promise<BreakdownsOutcome>;
  endReopening(actor: Actor, choice: BreakdownActChoice): Promise<BreakdownOutcomeRecord>;
}

/** What the services about breakdowns are made of. */
export interface BreakdownParts {
  readonly database: Database;
  readonly campaigns: Campaigns;
  readonly divisions: Divisions;
  readonly identities: SheetIdentities;
  readonly clock: () => Date;
}

export function createBreakdowns(_parts: BreakdownParts): Breakdowns {
  const refused = () => Promise.reject(new Refusal('BREAKDOWN_NOT_DISPATCHED'));
  return {
    overview: refused,
    find: async () => null,
    base: async () => null,
    history: async () => [],
    events: async () => [],
    changes: async () => [],
    dispatch: refused,
    open: refused,
    save: refused,
    withdraw: refused,
    return: refused,
    accept: refused,
    lock: refused,
    recall: refused,
    reopen: refused,
    endReopening: refused,
  };
}
