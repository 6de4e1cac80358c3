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
  | 'END_REOPENING'
  | 'DEADLINE';

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
  /** Where the accepted numbers no longer make up the quota; asked where a reopening may be ended, null otherwise. */
  readonly misfit: QuotaMisfit | null;
}

/** A column whose accepted numbers, in persons, are not the township's quota any more. */
export interface QuotaMisfit {
  readonly column: string;
  readonly accepted: number;
  readonly quota: number;
}

export type ActVerdict =
  | { readonly allowed: true }
  | {
      readonly allowed: false;
      readonly code: string;
      readonly values: Readonly<Record<string, string>>;
    };

const allowed: ActVerdict = { allowed: true };

function refusal(code: string, values: Readonly<Record<string, string>> = {}): ActVerdict {
  return { allowed: false, code, values };
}

/** Every act with its verdict: first who may, then what the state allows. @param today a day in Asia/Shanghai */
export function breakdownActs(
  facts: BreakdownFacts,
  caller: BreakdownCaller,
  today: LocalDate,
): Readonly<Record<BreakdownAct, ActVerdict>> {
  const isTownship = caller.role === 'TOWNSHIP' && caller.isOwn;
  const isBureau = caller.role === 'BUREAU';
  const township = (verdict: ActVerdict) => (isTownship ? verdict : refusal('BREAKDOWN_NOT_YOURS_TO_FILL'));
  const filler = (verdict: ActVerdict) =>
    isTownship || isBureau ? verdict : refusal('BREAKDOWN_NOT_YOURS_TO_FILL');
  const bureau = (verdict: ActVerdict) => (isBureau ? verdict : refusal('BREAKDOWN_ONLY_BUREAU'));
  return {
    OPEN: township(facts.state === 'RECALLED' ? refusal('BREAKDOWN_RECALLED') : allowed),
    SAVE: filler(filling(facts, today)),
    SUBMIT: filler(filling(facts, today)),
    WITHDRAW: township(withdrawing(facts, today)),
    RETURN: bureau(ofSubmitted(facts)),
    ACCEPT: bureau(ofSubmitted(facts)),
    LOCK: bureau(locking(facts)),
    RECALL: bureau(recalling(facts)),
    REOPEN: bureau(reopening(facts)),
    END_REOPENING: bureau(endingReopening(facts)),
    DEADLINE: bureau(movingDeadline(facts)),
  };
}

/** A draft may be late and still be filled; a reopening ends with its day. */
function filling(facts: BreakdownFacts, today: LocalDate): ActVerdict {
  return isOpen(facts.state) ? untilItsDay(facts, today) : refusal(refusalOf(facts.state));
}

function untilItsDay({ reopenedUntil }: BreakdownFacts, today: LocalDate): ActVerdict {
  if (reopenedUntil !== null && today > reopenedUntil) {
    return refusal('BREAKDOWN_REOPENING_ENDED', { day: reopenedUntil });
  }
  return allowed;
}

/** What could not be handed in again is not taken back: after the day of a reopening the bureau returns it. */
function withdrawing(facts: BreakdownFacts, today: LocalDate): ActVerdict {
  const verdict = ofSubmitted(facts);
  return verdict.allowed ? untilItsDay(facts, today) : verdict;
}

function ofSubmitted({ state }: BreakdownFacts): ActVerdict {
  if (state === 'SUBMITTED') return allowed;
  return refusal(isOpen(state) ? 'BREAKDOWN_NOT_SUBMITTED' : refusalOf(state));
}

function locking({ state }: BreakdownFacts): ActVerdict {
  if (state === 'ACCEPTED') return allowed;
  return refusal(state === 'LOCKED' || state === 'RECALLED' ? refusalOf(state) : 'BREAKDOWN_NEVER_ACCEPTED');
}

/** Numbers in force are not taken back: an accepted breakdown is reopened, and the reopening ended. */
function recalling({ state, closedState }: BreakdownFacts): ActVerdict {
  if (state === 'RECALLED') return refusal('BREAKDOWN_RECALLED');
  const wasAccepted = closedState !== null || !(isOpen(state) || state === 'SUBMITTED');
  return wasAccepted || state === 'REOPENED' ? refusal('BREAKDOWN_ONCE_ACCEPTED') : allowed;
}

/** Also one that was reopened and returned: otherwise it could not be filled any more after its day. */
function reopening({ state, closedState }: BreakdownFacts): ActVerdict {
  if (state === 'ACCEPTED' || state === 'LOCKED' || state === 'REOPENED') return allowed;
  if (state === 'RETURNED' && closedState !== null) return allowed;
  if (state === 'SUBMITTED' || state === 'RECALLED') return refusal(refusalOf(state));
  return refusal('BREAKDOWN_NEVER_ACCEPTED');
}

/** Numbers that do not make up the quota any more do not come back by themselves: the township fills anew. */
function endingReopening({ state, closedState, misfit }: BreakdownFacts): ActVerdict {
  const isReopened = state === 'REOPENED' || (state === 'RETURNED' && closedState !== null);
  if (!isReopened || closedState === null) return refusal('BREAKDOWN_NOT_REOPENED');
  if (misfit === null) return allowed;
  const { column, accepted, quota } = misfit;
  return refusal('BREAKDOWN_ACCEPTED_MISFIT', {
    column,
    found: String(accepted),
    expected: String(quota),
  });
}

/** The first column the township fills whose accepted numbers do not make up its quota; null when all do. */
export function quotaMisfit(
  columns: readonly {
    readonly name: string;
    readonly isFilled: boolean;
    readonly quotaPersons: number | null;
    /** Of all villages; null: none. */
    readonly acceptedPersons: number | null;
  }[],
): QuotaMisfit | null {
  for (const { name: column, isFilled, quotaPersons: quota, acceptedPersons } of columns) {
    const accepted = acceptedPersons ?? 0;
    if (isFilled && quota !== null && accepted !== quota) return { column, accepted, quota };
  }
  return null;
}

/** A day counts until the breakdown is accepted; the form stays as it is. */
function movingDeadline({ state }: BreakdownFacts): ActVerdict {
  return isOpen(state) || state === 'SUBMITTED' ? allowed : refusal(refusalOf(state));
}

/** The township may fill it. */
function isOpen(state: BreakdownState): boolean {
  return state === 'DRAFT' || state === 'RETURNED' || state === 'REOPENED';
}

function refusalOf(state: BreakdownState): string {
  return `BREAKDOWN_${state}`;
}

/** The state an act leads to. @throws Error for an act that no state allows: ask `breakdownActs` first */
export function stateAfter(act: BreakdownAct, facts: BreakdownFacts): BreakdownState {
  const { state, closedState, hasBeenReturned, reopenedUntil } = facts;
  const from = (isAllowed: boolean, to: BreakdownState): BreakdownState => {
    if (!isAllowed) throw new Error(`${act} leads nowhere from ${state}`);
    return to;
  };
  switch (act) {
    case 'OPEN':
      return from(state !== 'RECALLED', state);
    case 'SAVE':
      return from(isOpen(state), state);
    case 'SUBMIT':
      return from(isOpen(state), 'SUBMITTED');
    case 'WITHDRAW':
      if (hasBeenReturned) return from(state === 'SUBMITTED', 'RETURNED');
      return from(state === 'SUBMITTED', reopenedUntil === null ? 'DRAFT' : 'REOPENED');
    case 'RETURN':
      return from(state === 'SUBMITTED', 'RETURNED');
    case 'ACCEPT':
      return from(state === 'SUBMITTED', 'ACCEPTED');
    case 'LOCK':
      return from(state === 'ACCEPTED', 'LOCKED');
    case 'RECALL':
      return from(recalling(facts).allowed, 'RECALLED');
    case 'REOPEN':
      return from(reopening(facts).allowed, 'REOPENED');
    case 'END_REOPENING':
      return from(endingReopening(facts).allowed, closedState ?? state);
    case 'DEADLINE':
      return from(movingDeadline(facts).allowed, state);
  }
}

/** 逾期: past its day and still to be filled, or submitted after it. */
export function isLate(facts: BreakdownFacts, today: LocalDate): boolean {
  if (facts.state === 'RECALLED') return false;
  if (facts.submittedLate) return true;
  return isOpen(facts.state) && today > (facts.reopenedUntil ?? facts.deadlineOn);
}

/** What a revision of the quotas does to a dispatched breakdown. */
export interface QuotaTouch {
  readonly state: BreakdownState;
  readonly becomes: BreakdownState;
  /** It was accepted, or its reopening has ended, so somebody has to say until when it can be filled again. */
  readonly needsReopenUntil: boolean;
}

/** A recalled breakdown stays as it is: its next dispatch takes the quotas of that day. */
export function touchedByQuota(
  { state, reopenedUntil }: Pick<BreakdownFacts, 'state' | 'reopenedUntil'>,
  today: LocalDate,
): QuotaTouch {
  if (state === 'RECALLED') return { state, becomes: state, needsReopenUntil: false };
  if (state === 'ACCEPTED' || state === 'LOCKED') {
    return { state, becomes: 'REOPENED', needsReopenUntil: true };
  }
  const needsReopenUntil = reopenedUntil !== null && today > reopenedUntil;
  return { state, becomes: state === 'SUBMITTED' ? 'RETURNED' : state, needsReopenUntil };
}
