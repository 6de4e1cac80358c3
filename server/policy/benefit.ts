import { addDays, type LocalDate } from '../../schema/values/local-date.ts';
import { windowStateAt } from './calendar.ts';
import { addMonths, afterMonthsFrom, firstOfNextMonth } from './months.ts';
import { newbornDue } from './newborn.ts';
import type { CollectionWindow, NewbornRules, Notice, WindowBenefit, WindowKind } from './notice.ts';
import { type Waiting, type WaitingFacts, waitingOf } from './waiting.ts';

/** One payment and what is known of who it is for; no name, no ID. */
export interface BenefitFacts extends WaitingFacts {
  readonly paidOn: LocalDate;
  /** `HH:MM` or `HH:MM:SS` in Beijing; asked for only on the closing day of a window with a cut-off time. */
  readonly paidTime?: string | null;
  /**
   * True for a child paying for the first time. Left out, it is a child born in the benefit year, or paying within
   * the days that the notice gives newborns.
   */
  readonly isNewborn?: boolean;
}

/** The rule that set the first day, as the notice writes it. */
export type BenefitRule = WindowBenefit['start'] | Exclude<NewbornRules['late'], 'AS_OTHERS'>;

/** Null window: the newborn rules decided, whatever the windows say. */
interface Decided {
  readonly window: WindowKind | null;
  readonly rule: BenefitRule;
  readonly waiting: Waiting | null;
  readonly clause: string;
}

/** What a payment on an open day, or one that is accepted, brings. */
export type BenefitTerms =
  /** Cover from `on` to `until`, both inclusive; `until` is the last day of the benefit year. */
  | (Decided & { readonly kind: 'starts'; readonly on: LocalDate; readonly until: LocalDate })
  /** The first day would come only after the benefit year is over: no cover from this payment. */
  | (Decided & { readonly kind: 'afterYear'; readonly on: LocalDate; readonly until: LocalDate })
  /** The notice does not say when cover begins for this window. */
  | { readonly kind: 'notStated'; readonly window: WindowKind; readonly clause: string }
  | {
      readonly kind: 'needsReview';
      readonly reason:
        | 'HISTORY_UNKNOWN'
        | 'NEVER_INSURED'
        | 'BIRTH_DAY_UNKNOWN'
        | 'PAID_BEFORE_BIRTH'
        | 'TIME_UNKNOWN';
      readonly clause: string;
    };

export type BenefitStart =
  | BenefitTerms
  /** On a day of a window when nobody can pay: kept and flagged; `ifAccepted` by the rule of that window. */
  | { readonly kind: 'closedDay'; readonly window: WindowKind; readonly ifAccepted: BenefitTerms }
  | { readonly kind: 'outsideWindows' };

/**
 * When cover (待遇享受期) begins for a payment, and how long somebody waits (待遇等待期).
 *
 * A notice answers for its own benefit year: the first day is never before 1 January of it, so a payment in October
 * begins on 1 January, and a child born the December before begins there too. START_OF_YEAR is that day also for a
 * payment in January or February of a window that runs on: a county that means otherwise writes two windows.
 * Waiting moves the first day on to the day after the last month waited (民法典第二百零二条), never back.
 * A newborn in time is bound by the days after birth alone, not by the windows; nobody else may use a newborn window.
 *
 * @param notice the notice in force on the day of payment (`noticeOn`)
 */
export function benefitStart(notice: Notice, facts: BenefitFacts): BenefitStart {
  const newborn = newbornTerms(notice, facts);
  if (newborn !== null) return newborn;
  // With newborn rules, a child that comes this far is late and treated like everybody else.
  const isNewborn =
    notice.newborn === null && (facts.isNewborn ?? isBornIn(notice.benefitYear, facts.bornOn));
  const windows = notice.windows.filter(({ kind }) => isNewborn || kind !== 'NEWBORN');
  // Newborn windows first: they are made for this child.
  const ranked = [
    ...windows.filter(({ kind }) => kind === 'NEWBORN'),
    ...windows.filter(({ kind }) => kind !== 'NEWBORN'),
  ];
  const state = windowStateAt(ranked, { date: facts.paidOn, time: facts.paidTime ?? null });
  switch (state.kind) {
    case 'open':
      return windowTerms(notice, state.window, facts, isNewborn);
    case 'closedDay':
      return {
        kind: 'closedDay',
        window: state.window.kind,
        ifAccepted: windowTerms(notice, state.window, facts, isNewborn),
      };
    case 'timeUnknown':
      return { kind: 'needsReview', reason: 'TIME_UNKNOWN', clause: state.window.clause };
    case 'outside':
      return { kind: 'outsideWindows' };
  }
}

/** By the newborn rules; null when they do not concern this person, or send them to the windows. */
function newbornTerms(notice: Notice, facts: BenefitFacts): BenefitTerms | null {
  if (notice.newborn === null || facts.isNewborn === false) return null;
  const { clause } = notice.newborn;
  if (facts.bornOn === null) {
    return facts.isNewborn === true ? { kind: 'needsReview', reason: 'BIRTH_DAY_UNKNOWN', clause } : null;
  }
  const due = newbornDue(notice, { bornOn: facts.bornOn, paidOn: facts.paidOn });
  if (due.kind === 'needsReview') return { ...due, clause };
  if (due.kind === 'noRule') return null;
  const isLateChild =
    due.timeliness === 'LATE' && (facts.isNewborn === true || isBornIn(notice.benefitYear, facts.bornOn));
  if (due.timeliness === 'LATE' && !isLateChild) return null;
  const rule = due.timeliness === 'IN_TIME' ? due.rule.inTime : due.rule.late;
  if (rule === 'AS_OTHERS') return null;
  const first = firstDay(rule, null, facts);
  return first === null
    ? { kind: 'needsReview', reason: 'BIRTH_DAY_UNKNOWN', clause }
    : within(notice, first, { window: null, rule, waiting: null, clause });
}

function windowTerms(
  notice: Notice,
  window: CollectionWindow,
  facts: BenefitFacts,
  isNewborn: boolean,
): BenefitTerms {
  const { benefit, kind } = window;
  if (benefit === null) return { kind: 'notStated', window: kind, clause: window.clause };
  const { clause, start: rule } = benefit;
  const first = firstDay(rule, benefit.afterMonths, facts);
  if (first === null) return { kind: 'needsReview', reason: 'BIRTH_DAY_UNKNOWN', clause };
  const base = notBefore(notice, first);
  const isExempt = isNewborn && window.waiting?.exemptNewborns === true;
  const answer = isExempt ? ({ kind: 'none' } as const) : waitingOf(notice, window, facts);
  switch (answer.kind) {
    case 'needsReview':
      return { ...answer, clause: window.waiting?.clause ?? clause };
    case 'none':
      return within(notice, base, { window: kind, rule, waiting: null, clause });
    case 'waits': {
      const { waiting } = answer;
      const waited =
        window.waiting?.countsFrom === 'BENEFIT_START'
          ? afterMonthsFrom(base, waiting.months)
          : addDays(addMonths(facts.paidOn, waiting.months), 1);
      return within(notice, waited > base ? waited : base, { window: kind, rule, waiting, clause });
    }
  }
}

/** By the rule alone; null when it asks for a day of birth that is not known. */
function firstDay(rule: BenefitRule, afterMonths: number | null, facts: BenefitFacts): LocalDate | null {
  switch (rule) {
    case 'START_OF_YEAR':
      return EARLIEST;
    case 'PAYMENT_DATE':
      return facts.paidOn;
    case 'NEXT_DAY':
      return addDays(facts.paidOn, 1);
    case 'NEXT_MONTH':
      return firstOfNextMonth(facts.paidOn);
    case 'AFTER_MONTHS':
      return addDays(addMonths(facts.paidOn, afterMonths ?? 0), 1);
    case 'BIRTH':
      return facts.bornOn;
  }
}

/** Before every benefit year, so that `notBefore` makes it 1 January. */
const EARLIEST: LocalDate = '1900-01-01';

function notBefore(notice: Notice, day: LocalDate): LocalDate {
  const start = `${notice.benefitYear}-01-01`;
  return day > start ? day : start;
}

function within(notice: Notice, day: LocalDate, decided: Decided): BenefitTerms {
  const on = notBefore(notice, day);
  const until = `${notice.benefitYear}-12-31`;
  return { kind: on > until ? 'afterYear' : 'starts', on, until, ...decided };
}

function isBornIn(benefitYear: number, bornOn: LocalDate | null): boolean {
  return bornOn !== null && bornOn >= `${benefitYear}-01-01`;
}
