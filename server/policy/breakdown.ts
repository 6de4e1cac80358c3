import type { BreakdownState } from '../../schema/values/breakdown.ts';
import type { LocalDate } from '../../schema/values/local-date.ts';

/** What can be done with one breakdown; DISPATCH and REVISE_QUOTA have rules of their own. */
export type BreakdownAct =
  | 'OPEN'
  | 'SAVE'
  | 'SUBMIT'
  | 'WITHDRAW'
  | 'RETURN'
  | 'ACCEPT'
  | 'LOCK'
  | 'RECALL'
  | 'REOPEN'
  | 'END_REOPENING';

/** Who asks: BUREAU also for administrators, READER for analysts. */
export interface BreakdownCaller {
  readonly role: 'BUREAU' | 'TOWNSHIP' | 'READER';
  /** The breakdown is of the caller's own township. */
  readonly isOwn: boolean;
}

export interface BreakdownFacts {
  readonly state: BreakdownState;
  /** Inclusive. */
  readonly deadlineOn: LocalDate;
  /** Inclusive; null unless reopened to a day. */
  readonly reopenedUntil: LocalDate | null;
  /** What a reopening began from. */
  readonly closedState: 'ACCEPTED' | 'LOCKED' | null;
  readonly hasBeenReturned: boolean;
  readonly submittedLate: boolean;
}

export type ActVerdict =
  | { readonly allowed: true }
  | {
      readonly allowed: false;
      readonly code: string;
      readonly values: Readonly<Record<string, string>>;
    };

/** Every act with its verdict. @param today a day in Asia/Shanghai */
export function breakdownActs(
  _facts: BreakdownFacts,
  _caller: BreakdownCaller,
  _today: LocalDate,
): Readonly<Record<BreakdownAct, ActVerdict>> {
  throw new Error('not yet built');
}

/** The state an act leads to. @throws Error for an act that no state allows: ask `breakdownActs` first */
export function stateAfter(_act: BreakdownAct, _facts: BreakdownFacts): BreakdownState {
  throw new Error('not yet built');
}

/** 逾期: past its day and still to be filled, or submitted after it. */
export function isLate(_facts: BreakdownFacts, _today: LocalDate): boolean {
  throw new Error('not yet built');
}

/** What a revision of the quotas does to a dispatched breakdown. */
export interface QuotaTouch {
  readonly state: BreakdownState;
  readonly becomes: BreakdownState;
  readonly needsReopenUntil: boolean;
}

export function touchedByQuota(_state: BreakdownState): QuotaTouch {
  throw new Error('not yet built');
}
