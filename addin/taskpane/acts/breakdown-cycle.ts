import { ApiError } from '../../client/api-error.ts';
import {
  AcceptBreakdownsDocument,
  type BreakdownChangePartsFragment,
  BreakdownEventsDocument,
  type BreakdownEventsQuery,
  BreakdownHistoryDocument,
  type BreakdownListPartsFragment,
  type BreakdownsAnswerPartsFragment,
  BreakdownsDocument,
  type BreakdownsQuery,
  DispatchBreakdownsDocument,
  EndReopeningDocument,
  LockBreakdownsDocument,
  MoveBreakdownDeadlinesDocument,
  RecallBreakdownsDocument,
  ReopenBreakdownsDocument,
  ReturnBreakdownDocument,
  WithdrawBreakdownDocument,
} from '../../client/generated/graphql.ts';
import type { Client } from '../../client/requests.ts';
import { type BreakdownRecord, breakdownNow } from './breakdown-model.ts';

export type BreakdownListed = BreakdownListPartsFragment;
export type BreakdownOverviewView = BreakdownsQuery['breakdowns'] & {
  readonly campaign: NonNullable<BreakdownsQuery['campaign']>;
};
export type BreakdownsAnswer = BreakdownsAnswerPartsFragment;
export type BreakdownEventView = NonNullable<BreakdownEventsQuery['breakdown']>['events'][number];
export type BreakdownChangeView = BreakdownChangePartsFragment;

export interface DispatchForm {
  /** Null: all that have none yet. */
  readonly divisionCodes: readonly string[] | null;
  readonly filledColumns: readonly string[];
  readonly deadlineOn: string;
  readonly instructions: string;
}

export interface FindingForm {
  readonly villageCode: string;
  readonly columnCode: string;
  readonly reason: string;
}

/** What a breakdown was when it was looked at: an act on something newer is refused. */
export type Looked = Pick<BreakdownListed, 'division' | 'version'>;

/** The bureau's acts, and what everybody may look at. One is asked for again under the same key after a lost answer. */
export interface BreakdownCycle {
  overview(campaignId: string): Promise<BreakdownOverviewView>;
  review(campaignId: string, divisionCode: string): Promise<BreakdownRecord>;
  events(campaignId: string, divisionCode: string): Promise<readonly BreakdownEventView[]>;
  history(
    campaignId: string,
    divisionCode: string,
    villageCode: string,
    columnCode: string,
  ): Promise<readonly BreakdownChangeView[]>;
  dispatch(campaignId: string, form: DispatchForm): Promise<BreakdownsAnswer>;
  accept(campaignId: string, items: readonly Looked[]): Promise<BreakdownsAnswer>;
  lock(campaignId: string, items: readonly Looked[]): Promise<BreakdownsAnswer>;
  recall(campaignId: string, items: readonly Looked[], reason: string): Promise<BreakdownsAnswer>;
  reopen(
    campaignId: string,
    items: readonly Looked[],
    until: string,
    reason: string,
  ): Promise<BreakdownsAnswer>;
  /** 改填报截止, of forms that stay as they are. */
  moveDeadlines(
    campaignId: string,
    items: readonly Looked[],
    deadlineOn: string,
    reason: string,
  ): Promise<BreakdownsAnswer>;
  /** @throws ApiError with the first problem when it was refused */
  return(campaignId: string, item: Looked, reason: string, findings: readonly FindingForm[]): Promise<void>;
  /** @throws ApiError with the first problem when it was refused */
  withdraw(campaignId: string, item: Looked): Promise<void>;
  /** @throws ApiError with the first problem when it was refused */
  endReopening(campaignId: string, item: Looked, reason: string): Promise<void>;
}

export function createBreakdownCycle(client: Client, newKey: () => string): BreakdownCycle {
  // Of acts whose answer was lost, by what was asked.
  const open = new Map<string, string>();

  async function keyed<Result>(
    asked: unknown,
    send: (mutationKey: string) => Promise<Result>,
  ): Promise<Result> {
    const what = JSON.stringify(asked);
    const key = open.get(what) ?? newKey();
    open.set(what, key);
    try {
      const result = await send(key);
      open.delete(what);
      return result;
    } catch (error) {
      if (!(error instanceof ApiError && error.isOffline)) open.delete(what);
      throw error;
    }
  }

  return {
    async overview(campaignId) {
      const { campaign, breakdowns } = await client.send(BreakdownsDocument, { campaignId });
      if (!campaign) throw new ApiError('CAMPAIGN_NOT_FOUND');
      return { ...breakdowns, campaign };
    },
    async review(campaignId, divisionCode) {
      return (await breakdownNow(client, campaignId, divisionCode)).breakdown;
    },
    async events(campaignId, divisionCode) {
      const { breakdown } = await client.send(BreakdownEventsDocument, {
        campaignId,
        divisionCode,
        first: 50,
      });
      return breakdown?.events ?? [];
    },
    async history(campaignId, divisionCode, villageCode, columnCode) {
      const where = { campaignId, divisionCode, villageCode, columnCode };
      return (await client.send(BreakdownHistoryDocument, where)).breakdownHistory;
    },
    dispatch: (campaignId, form) =>
      keyed(['dispatch', campaignId, form], async (mutationKey) => {
        const divisionCodes = form.divisionCodes && [...form.divisionCodes];
        const input = {
          ...form,
          campaignId,
          divisionCodes,
          filledColumns: [...form.filledColumns],
          mutationKey,
        };
        return (await client.send(DispatchBreakdownsDocument, { input })).dispatchBreakdowns;
      }),
    accept: (campaignId, items) =>
      keyed(['accept', campaignId, items.map(itemOf)], async (mutationKey) => {
        const input = { campaignId, items: items.map(itemOf), mutationKey };
        return (await client.send(AcceptBreakdownsDocument, { input })).acceptBreakdowns;
      }),
    lock: (campaignId, items) =>
      keyed(['lock', campaignId, items.map(itemOf)], async (mutationKey) => {
        const input = { campaignId, items: items.map(itemOf), mutationKey };
        return (await client.send(LockBreakdownsDocument, { input })).lockBreakdowns;
      }),
    recall: (campaignId, items, reason) =>
      keyed(['recall', campaignId, items.map(itemOf), reason], async (mutationKey) => {
        const input = { campaignId, items: items.map(itemOf), reason, mutationKey };
        return (await client.send(RecallBreakdownsDocument, { input })).recallBreakdowns;
      }),
    reopen: (campaignId, items, until, reason) =>
      keyed(['reopen', campaignId, items.map(itemOf), until, reason], async (mutationKey) => {
        const input = { campaignId, items: items.map(itemOf), until, reason, mutationKey };
        return (await client.send(ReopenBreakdownsDocument, { input })).reopenBreakdowns;
      }),
    moveDeadlines: (campaignId, items, deadlineOn, reason) =>
      keyed(['moveDeadlines', campaignId, items.map(itemOf), deadlineOn, reason], async (mutationKey) => {
        const input = { campaignId, items: items.map(itemOf), deadlineOn, reason, mutationKey };
        return (await client.send(MoveBreakdownDeadlinesDocument, { input })).moveBreakdownDeadlines;
      }),
    return: (campaignId, item, reason, findings) =>
      keyed(['return', campaignId, itemOf(item), reason, findings], async (mutationKey) => {
        const input = { campaignId, ...itemOf(item), reason, findings: [...findings], mutationKey };
        done((await client.send(ReturnBreakdownDocument, { input })).returnBreakdown);
      }),
    withdraw: (campaignId, item) =>
      keyed(['withdraw', campaignId, itemOf(item)], async (mutationKey) => {
        const input = { campaignId, ...itemOf(item), mutationKey };
        done((await client.send(WithdrawBreakdownDocument, { input })).withdrawBreakdown);
      }),
    endReopening: (campaignId, item, reason) =>
      keyed(['endReopening', campaignId, itemOf(item), reason], async (mutationKey) => {
        const input = { campaignId, ...itemOf(item), reason, mutationKey };
        done((await client.send(EndReopeningDocument, { input })).endReopening);
      }),
  };
}

function itemOf({ division, version }: Looked) {
  return { divisionCode: division.code, expectedVersion: version };
}

function done({
  outcome,
  problems,
}: {
  readonly outcome: string;
  readonly problems: readonly { readonly code: string; readonly message: string }[];
}): void {
  const [problem] = problems;
  if (outcome !== 'DONE' && outcome !== 'UNCHANGED') {
    throw new ApiError(problem?.code ?? 'SERVER_ERROR', problem?.message);
  }
}
