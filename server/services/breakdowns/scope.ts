import { type LocalDate, localDateAt } from '../../../schema/values/local-date.ts';
import type { CampaignKey, TownshipKey } from '../../db/breakdowns/keys.ts';
import type { HeadRow } from '../../db/breakdowns/rows.ts';
import type { BreakdownAct, BreakdownCaller, BreakdownFacts, QuotaMisfit } from '../../policy/breakdown.ts';
import { breakdownActs } from '../../policy/breakdown.ts';
import { type Actor, accountNameIn, mayDispatchBreakdowns, seesCounty, seesWholeCounty } from '../access.ts';
import type { CampaignRecord } from '../campaigns/campaigns.ts';
import type { DivisionRecord, DivisionTree } from '../divisions.ts';
import { Refusal } from '../refusal.ts';
import type { BreakdownParts } from './breakdowns.ts';

/** Who asks, of which campaign, on what day: what every act begins with. */
export interface BreakdownScene {
  readonly actor: Actor;
  readonly campaign: CampaignRecord;
  readonly key: CampaignKey;
  readonly tree: DivisionTree;
  /** ISO instant, and the day it is in Asia/Shanghai. */
  readonly at: string;
  readonly today: LocalDate;
  /** As the county's records name the account. */
  readonly by: string;
}

/** @throws Refusal CAMPAIGN_NOT_FOUND */
export async function sceneOf(
  { campaigns, divisions, clock }: Pick<BreakdownParts, 'campaigns' | 'divisions' | 'clock'>,
  actor: Actor,
  campaignId: string,
): Promise<BreakdownScene> {
  const campaign = await campaigns.get(actor, campaignId);
  const { countyCode, benefitYear } = campaign;
  const now = clock();
  return {
    actor,
    campaign,
    key: { countyCode, benefitYear },
    tree: await divisions.tree(countyCode),
    at: now.toISOString(),
    today: localDateAt(now),
    by: accountNameIn(actor, countyCode),
  };
}

/** The actor beside a township's breakdown; null when it is as if it were not there. */
export function callerOf(actor: Actor, countyCode: string, townshipCode: string): BreakdownCaller | null {
  if (!seesCounty(actor, countyCode)) return null;
  const isOwn = actor.divisionCode === townshipCode;
  if (mayDispatchBreakdowns(actor, countyCode)) return { role: 'BUREAU', isOwn: false };
  if (actor.role === 'TOWNSHIP') return isOwn ? { role: 'TOWNSHIP', isOwn } : null;
  return seesWholeCounty(actor, countyCode) || isOwn ? { role: 'READER', isOwn } : null;
}

/** @throws Refusal OUT_OF_SCOPE, also for a township that does not exist */
export function townshipOf(
  scene: BreakdownScene,
  townshipCode: string,
): { readonly division: DivisionRecord; readonly caller: BreakdownCaller; readonly key: TownshipKey } {
  const division = scene.tree.byCode.get(townshipCode);
  const caller = callerOf(scene.actor, scene.key.countyCode, townshipCode);
  if (!caller || division?.level !== 'TOWNSHIP') throw new Refusal('OUT_OF_SCOPE');
  return { division, caller, key: { ...scene.key, townshipCode } };
}

/** @param misfit of its accepted numbers, which only the end of a reopening asks */
export function factsOf(head: HeadRow, misfit: QuotaMisfit | null = null): BreakdownFacts {
  return {
    state: head.state,
    deadlineOn: head.deadline_on,
    reopenedUntil: head.reopened_until,
    closedState: head.closed_state,
    hasBeenReturned: head.returned_reason !== null,
    submittedLate: head.submitted_late === 1,
    misfit,
  };
}

/** @throws Refusal with the very code that `may` shows, BREAKDOWN_NOT_DISPATCHED when there is none */
export function requireAct(
  head: HeadRow | null,
  act: BreakdownAct,
  caller: BreakdownCaller,
  today: LocalDate,
  misfit: QuotaMisfit | null = null,
): HeadRow {
  if (!head) throw new Refusal('BREAKDOWN_NOT_DISPATCHED');
  const verdict = breakdownActs(factsOf(head, misfit), caller, today)[act];
  if (!verdict.allowed) throw new Refusal(verdict.code, verdict.values);
  return head;
}

/** @throws Refusal BREAKDOWN_CHANGED when somebody acted since the caller looked */
export function requireVersion(head: HeadRow, expectedVersion: number): void {
  if (head.version === expectedVersion) return;
  throw new Refusal('BREAKDOWN_CHANGED', { found: expectedVersion, expected: head.version });
}

/**
 * A village that was given up before today, or belongs to another township now: it stays in the form it was dispatched
 * in and must be blank there, as what it has would count twice.
 */
export function isGone(
  { tree, today }: Pick<BreakdownScene, 'tree' | 'today'>,
  townshipCode: string,
  villageCode: string,
): boolean {
  const village = tree.byCode.get(villageCode);
  if (!village) return false;
  return village.parentCode !== townshipCode || (village.validTo !== null && village.validTo < today);
}
