import type { Role } from '../db/entities/account.ts';
import { Refusal } from './refusal.ts';

/** Who acts: an account with its role and the subtree it may see. */
export interface Actor {
  readonly account: string;
  readonly displayName: string;
  readonly role: Role;
  /** `*` for an administrator of all counties. */
  readonly countyCode: string;
  /** Null: the whole county. */
  readonly divisionCode: string | null;
}

/** Whether an act is allowed, with the Chinese reason when it is not. */
export type Permission = { readonly allowed: true } | { readonly allowed: false; readonly code: string };

/** The actor, or a refusal when nobody is signed in. */
export function signedIn(actor: Actor | null): Actor {
  if (!actor) throw new Refusal('NOT_SIGNED_IN');
  return actor;
}

export function seesCounty(actor: Actor, countyCode: string): boolean {
  return actor.countyCode === '*' || actor.countyCode === countyCode;
}

/**
 * True when the actor sees every division of the county, and so its totals. Never for a township account: one whose
 * division was left out sees nothing rather than everything.
 */
export function seesWholeCounty(actor: Actor, countyCode: string): boolean {
  if (!seesCounty(actor, countyCode) || actor.role === 'TOWNSHIP') return false;
  return actor.divisionCode === null || actor.divisionCode === countyCode;
}

/** Payments are imported by the bureau: a township may not enter money for itself. */
export function mayImportPayments(actor: Actor, countyCode: string): boolean {
  return seesWholeCounty(actor, countyCode) && (actor.role === 'BUREAU' || actor.role === 'ADMIN');
}

/** @throws Refusal NOT_ALLOWED */
export function requireImportPayments(actor: Actor, countyCode: string): void {
  if (!mayImportPayments(actor, countyCode)) throw new Refusal('NOT_ALLOWED', { needed: '县医保局经办角色' });
}

/** 目标分解 is dispatched, returned and accepted by the bureau. */
export function mayDispatchBreakdowns(actor: Actor, countyCode: string): boolean {
  return mayImportPayments(actor, countyCode);
}

/** @throws Refusal NOT_ALLOWED */
export function requireDispatchBreakdowns(actor: Actor, countyCode: string): void {
  if (!mayDispatchBreakdowns(actor, countyCode))
    throw new Refusal('NOT_ALLOWED', { needed: '县医保局经办角色' });
}

/** Notices are published, revised and cloned, and reports issued, by the bureau. */
export function mayPublishNotice(actor: Actor, countyCode: string): boolean {
  return mayImportPayments(actor, countyCode);
}

/** @throws Refusal NOT_ALLOWED */
export function requirePublishNotice(actor: Actor, countyCode: string): void {
  if (mayPublishNotice(actor, countyCode)) return;
  // Told apart: the bureau of another county has the very role that would be named.
  const isElsewhere = !seesCounty(actor, countyCode) && mayPublishNotice(actor, actor.countyCode);
  const needed = isElsewhere
    ? '该县的医保局经办账号，或管理员账号（本账号只办理本县的）'
    : '县医保局经办角色';
  throw new Refusal('NOT_ALLOWED', { needed });
}

/** Drafts and simulations show what may become law: whoever sees the whole county. @throws Refusal NOT_ALLOWED */
export function requireWholeCounty(actor: Actor, countyCode: string): void {
  if (!seesWholeCounty(actor, countyCode)) throw new Refusal('NOT_ALLOWED', { needed: '能看到全县的账号' });
}

/** Whose people an account may see: a whole county's, one division's, or nobody's (analysts see sums alone). */
export type PeopleScope =
  | { readonly kind: 'county' }
  | { readonly kind: 'division'; readonly code: string }
  | { readonly kind: 'none' };

export function peopleScope(actor: Actor, countyCode: string): PeopleScope {
  if (actor.role === 'ANALYST' || !seesCounty(actor, countyCode)) return { kind: 'none' };
  if (seesWholeCounty(actor, countyCode)) return { kind: 'county' };
  return actor.divisionCode === null ? { kind: 'none' } : { kind: 'division', code: actor.divisionCode };
}

/** @throws Refusal NOT_ALLOWED when the account sees nobody */
export function requirePeople(actor: Actor, countyCode: string): Exclude<PeopleScope, { kind: 'none' }> {
  const scope = peopleScope(actor, countyCode);
  if (scope.kind === 'none') throw new Refusal('NOT_ALLOWED', { needed: '县医保局经办或乡镇账号' });
  return scope;
}

/** An account as records of a county name it: an administrator of all counties is told from the county's own. */
export function accountNameIn(actor: Actor, countyCode: string): string {
  return actor.countyCode === countyCode ? actor.account : `${actor.account}@${actor.countyCode}`;
}

/** Whether the actor may publish anywhere at all. @throws Refusal NOT_ALLOWED */
export function requirePublisher(actor: Actor): void {
  requirePublishNotice(actor, actor.countyCode);
}
