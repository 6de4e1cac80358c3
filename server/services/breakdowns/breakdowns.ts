import type { BreakdownCellKey } from '../../../schema/values/breakdown.ts';
import type { Database } from '../../db/database.ts';
import type { Actor } from '../access.ts';
import type { Campaigns } from '../campaigns/campaigns.ts';
import type { Divisions } from '../divisions.ts';
import { Refusal } from '../refusal.ts';
import { acceptForms, type BatchDone, lockForms, recallForms, reopenForms } from './batch.ts';
import { moveDeadlines } from './deadline.ts';
import { dispatchForms } from './dispatch.ts';
import { createBreakdownHistory } from './history.ts';
import { overviewOf, plannedRecord } from './overview.ts';
import { createBreakdownReading } from './reading.ts';
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
  MoveDeadlinesChoice,
  ReopenBreakdownsChoice,
  ReturnBreakdownChoice,
} from './records.ts';
import { endReopening, openForm, type Reviewed, returnForm, withdrawForm } from './review.ts';
import { saveForm } from './saving.ts';
import { type BreakdownScene, callerOf, sceneOf } from './scope.ts';
import type { SheetIdentities } from './sheet-identity.ts';
import { requireToken } from './token.ts';

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
  /**
   * The numbers at the version a sheet's token names, in today's columns; null when it is not the actor's.
   *
   * @throws Refusal SHEET_TOKEN_…, SHEET_VERSION_UNKNOWN
   */
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
  /** Another 填报截止 for forms that are out; neither their edition nor a cell changes. */
  moveDeadlines(actor: Actor, choice: MoveDeadlinesChoice): Promise<BreakdownsOutcome>;
}

/** What the services about breakdowns are made of. */
export interface BreakdownParts {
  readonly database: Database;
  readonly campaigns: Campaigns;
  readonly divisions: Divisions;
  readonly identities: SheetIdentities;
  readonly clock: () => Date;
}

export function createBreakdowns(parts: BreakdownParts): Breakdowns {
  const { database, identities } = parts;
  const reading = createBreakdownReading(database, identities);
  const past = createBreakdownHistory(database);
  const scene = (actor: Actor, campaignId: string) => sceneOf(parts, actor, campaignId);

  async function recordIn(at: BreakdownScene, townshipCode: string): Promise<BreakdownRecord | null> {
    if (!callerOf(at.actor, at.key.countyCode, townshipCode)) return null;
    const [record] = await reading.records(at, townshipCode);
    return record ?? null;
  }

  const one = async (
    at: BreakdownScene,
    done: Reviewed | Promise<Reviewed>,
  ): Promise<BreakdownOutcomeRecord> => {
    const { townshipCode, ...outcome } = await done;
    return { ...outcome, problems: [], conflicts: [], breakdown: await recordIn(at, townshipCode) };
  };
  const several = async (
    at: BreakdownScene,
    batch: BatchDone | Promise<BatchDone>,
  ): Promise<BreakdownsOutcome> => {
    const { done, refusals, isReplay } = await batch;
    const records = done.length === 0 ? [] : await reading.records(at, null);
    return { breakdowns: records.filter(({ division }) => done.includes(division.code)), refusals, isReplay };
  };

  return {
    async overview(actor, campaignId) {
      const at = await scene(actor, campaignId);
      return overviewOf(at, await reading.records(at, actor.role === 'TOWNSHIP' ? actor.divisionCode : null));
    },
    find: async (actor, campaignId, divisionCode) => recordIn(await scene(actor, campaignId), divisionCode),
    async base(actor, campaignId, sheetToken) {
      const at = await scene(actor, campaignId);
      const { divisionCode, edition, version } = requireToken(identities, at, sheetToken);
      const record = await recordIn(at, divisionCode);
      if (!record || record.sheetToken === '') return null;
      if (edition > record.edition || version > record.version) {
        throw new Refusal('SHEET_VERSION_UNKNOWN', { found: version, expected: record.version });
      }
      const { columns } = record;
      const villages = await reading.villagesAt(at, { townshipCode: divisionCode, version }, columns);
      return { edition, version, columns, villages };
    },
    async history(actor, campaignId, divisionCode, key) {
      const at = await scene(actor, campaignId);
      const record = await recordIn(at, divisionCode);
      return record ? past.cell(at, record, key) : [];
    },
    async events(actor, record, first) {
      return past.events(await scene(actor, record.campaignId), record, first);
    },
    async dispatch(actor, choice) {
      const at = await scene(actor, choice.campaignId);
      const dispatched = await dispatchForms(database, at, actor, choice);
      if (!choice.dryRun) return several(at, dispatched);
      const { forms, refusals } = dispatched;
      return { breakdowns: forms.map((form) => plannedRecord(at, choice, form)), refusals, isReplay: false };
    },
    async open(actor, campaignId, divisionCode) {
      const at = await scene(actor, campaignId);
      return one(at, openForm(database, at, divisionCode));
    },
    async save(actor, choice) {
      const at = await scene(actor, choice.campaignId);
      const { townshipCode, ...saved } = await saveForm(parts, at, choice);
      return { ...saved, breakdown: await recordIn(at, townshipCode) };
    },
    async withdraw(actor, choice) {
      const at = await scene(actor, choice.campaignId);
      return one(at, withdrawForm(database, at, choice));
    },
    async return(actor, choice) {
      const at = await scene(actor, choice.campaignId);
      return one(at, returnForm(database, at, choice));
    },
    async accept(actor, choice) {
      const at = await scene(actor, choice.campaignId);
      return several(at, acceptForms(database, at, choice));
    },
    async lock(actor, choice) {
      const at = await scene(actor, choice.campaignId);
      return several(at, lockForms(database, at, choice));
    },
    async recall(actor, choice) {
      const at = await scene(actor, choice.campaignId);
      return several(at, recallForms(database, at, choice));
    },
    async reopen(actor, choice) {
      const at = await scene(actor, choice.campaignId);
      return several(at, reopenForms(database, at, choice));
    },
    async endReopening(actor, choice) {
      const at = await scene(actor, choice.campaignId);
      return one(at, endReopening(database, at, choice));
    },
    async moveDeadlines(actor, choice) {
      const at = await scene(actor, choice.campaignId);
      return several(at, moveDeadlines(database, at, choice));
    },
  };
}
