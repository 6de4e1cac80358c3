import type { LocalDate } from '../../schema/values/local-date.ts';
import { type CompletionRate, compareRates, hasRate } from './completion.ts';
import { dividedHalfUp, dividedUp, exactly } from './fraction.ts';

/** Who is to be interviewed (约谈). A rule that is null, or false, is not in force. */
export interface InterviewRules {
  /** The last so many by exact rate; all who equal the rate at the border are in, so the list may be longer. */
  readonly bottomDivisions: number | null;
  /** Behind the pace (序时进度) by more than this, basis points; 0 for any lag at all. */
  readonly behindPaceBasisPoints: number | null;
  /** Nobody new in this cycle, or fewer than nobody after corrections. */
  readonly noProgressInCycle: boolean;
  /** Hardship coverage below 100 % after this day; on the day itself there is still time. */
  readonly hardshipBelow100After: LocalDate | null;
  /** Whether a division that has met its quota is spared the first three rules. Hardship coverage is asked of all. */
  readonly sparesMetQuota: boolean;
}

/** One division at the end of the cycle. Null is unknown, never 0. */
export interface InterviewFigures extends CompletionRate {
  readonly code: string;
  /** Net new persons in this cycle; negative after corrections. */
  readonly newInCycle: number | null;
  /** Distinct persons in hardship covered, and due to be. */
  readonly hardship: { readonly covered: number; readonly due: number } | null;
}

export interface InterviewCycle {
  readonly asOfOn: LocalDate;
  /** Open days up to and including `asOfOn`. */
  readonly elapsedOpenDays: number;
  readonly openDays: number;
  /** The codes on the lists of earlier cycles, newest first. */
  readonly previousLists: readonly (readonly string[])[];
}

export type InterviewReason =
  | {
      readonly kind: 'BOTTOM';
      readonly bottomDivisions: number;
      /** 1 for the lowest rate; equal rates share a place. */
      readonly placeFromBottom: number;
      /** How many divisions have a rate at all. */
      readonly rankedDivisions: number;
      readonly paidPersons: number;
      readonly quota: number;
    }
  | {
      readonly kind: 'BEHIND_PACE';
      readonly paidPersons: number;
      readonly quota: number;
      readonly elapsedOpenDays: number;
      readonly openDays: number;
      /** elapsed ÷ all open days, for display. */
      readonly paceBasisPoints: number;
      readonly marginBasisPoints: number;
      /** Persons that would bring it up to pace less margin. */
      readonly personsShort: number;
    }
  | { readonly kind: 'NO_PROGRESS'; readonly newInCycle: number }
  | {
      readonly kind: 'HARDSHIP_BELOW_100';
      readonly covered: number;
      readonly due: number;
      readonly personsShort: number;
      readonly afterOn: LocalDate;
    };

export interface InterviewEntry {
  readonly code: string;
  /** Every reason that holds, in the order of `InterviewRules`. */
  readonly reasons: readonly InterviewReason[];
  /** How many cycles in a row, this one included. */
  readonly consecutiveCycles: number;
}

/** A rule that could not be asked of a division, and the figure that is wanted. */
export interface InterviewNotJudged {
  readonly code: string;
  readonly rule: InterviewReason['kind'];
  readonly missing: 'QUOTA' | 'OPEN_DAYS' | 'NEW_IN_CYCLE' | 'HARDSHIP_FIGURES';
}

export type InterviewList =
  /** No rule is in force. 罗政办〔2024〕42号 says 约谈后进 and no more: nobody is guessed. */
  | { readonly kind: 'notSettled' }
  | {
      readonly kind: 'list';
      /** In table order; empty when no division has a reason. */
      readonly entries: readonly InterviewEntry[];
      /** Being absent from `entries` says nothing about these rules. In table order. */
      readonly notJudged: readonly InterviewNotJudged[];
    };

/**
 * The interview list (约谈名单) of one cycle: each division with all its reasons and their figures (domain 3.10).
 *
 * @param divisions in table order
 */
export function interviewList(
  rules: InterviewRules,
  cycle: InterviewCycle,
  divisions: readonly InterviewFigures[],
): InterviewList {
  const asked = rulesInForce(rules, cycle, divisions);
  if (asked.length === 0) return { kind: 'notSettled' };
  const judged = divisions.map((division) => ({
    code: division.code,
    findings: asked.map((rule) => rule(division)).filter((finding) => finding !== null),
  }));
  return {
    kind: 'list',
    entries: judged.flatMap(({ code, findings }) => {
      const reasons = findings.filter((finding) => 'kind' in finding);
      if (reasons.length === 0) return [];
      return [{ code, reasons, consecutiveCycles: 1 + cyclesBefore(code, cycle.previousLists) }];
    }),
    notJudged: judged.flatMap(({ code, findings }) =>
      findings.flatMap((finding) => ('missing' in finding ? [{ code, ...finding }] : [])),
    ),
  };
}

/** Null: no reason. */
type Finding = InterviewReason | Omit<InterviewNotJudged, 'code'> | null;
type Rule = (division: InterviewFigures) => Finding;

/** The rules in force, in a fixed order. */
function rulesInForce(
  rules: InterviewRules,
  cycle: InterviewCycle,
  divisions: readonly InterviewFigures[],
): Rule[] {
  const { bottomDivisions, behindPaceBasisPoints, noProgressInCycle, hardshipBelow100After } = rules;
  const spared = (division: InterviewFigures) =>
    rules.sparesMetQuota && hasRate(division) && division.paidPersons >= division.quota;
  const unlessSpared = (rule: Rule) => (division: InterviewFigures) =>
    spared(division) ? null : rule(division);
  return [
    ...(bottomDivisions === null ? [] : [unlessSpared(bottomRule(bottomDivisions, divisions))]),
    ...(behindPaceBasisPoints === null ? [] : [unlessSpared(paceRule(behindPaceBasisPoints, cycle))]),
    ...(noProgressInCycle ? [unlessSpared(progressRule)] : []),
    ...(hardshipBelow100After === null ? [] : [hardshipRule(hardshipBelow100After, cycle.asOfOn)]),
  ];
}

function bottomRule(bottomDivisions: number, divisions: readonly InterviewFigures[]): Rule {
  exactly(bottomDivisions, 'the last so many');
  const ranked = divisions.filter(hasRate);
  return (division) => {
    if (!hasRate(division)) return { rule: 'BOTTOM', missing: 'QUOTA' };
    const placeFromBottom = 1 + ranked.filter((other) => compareRates(other, division) > 0).length;
    if (placeFromBottom > bottomDivisions) return null;
    const { paidPersons, quota } = division;
    return {
      kind: 'BOTTOM',
      bottomDivisions,
      placeFromBottom,
      rankedDivisions: ranked.length,
      paidPersons,
      quota,
    };
  };
}

/** paid ÷ quota below elapsed ÷ all − margin, multiplied out; exactly on it is not behind. */
function paceRule(marginBasisPoints: number, { elapsedOpenDays, openDays }: InterviewCycle): Rule {
  const margin = exactly(marginBasisPoints, 'a margin');
  const [elapsed, all] = [exactly(elapsedOpenDays, 'elapsed open days'), exactly(openDays, 'open days')];
  return (division) => {
    if (!hasRate(division)) return { rule: 'BEHIND_PACE', missing: 'QUOTA' };
    if (all === 0n) return { rule: 'BEHIND_PACE', missing: 'OPEN_DAYS' };
    const { paidPersons, quota } = division;
    const whole = all * 10_000n;
    const wanted = exactly(quota, 'a quota') * (elapsed * 10_000n - margin * all);
    const short = wanted - exactly(paidPersons, 'paid persons') * whole;
    if (short <= 0n) return null;
    return {
      kind: 'BEHIND_PACE',
      paidPersons,
      quota,
      elapsedOpenDays,
      openDays,
      paceBasisPoints: dividedHalfUp(elapsed * 10_000n, all),
      marginBasisPoints,
      personsShort: dividedUp(short, whole),
    };
  };
}

function progressRule({ newInCycle }: InterviewFigures): Finding {
  if (newInCycle === null) return { rule: 'NO_PROGRESS', missing: 'NEW_IN_CYCLE' };
  return newInCycle > 0 ? null : { kind: 'NO_PROGRESS', newInCycle };
}

/** Nobody due is nobody missed: no reason. */
function hardshipRule(afterOn: LocalDate, asOfOn: LocalDate): Rule {
  return ({ hardship }) => {
    if (asOfOn <= afterOn) return null;
    if (hardship === null) return { rule: 'HARDSHIP_BELOW_100', missing: 'HARDSHIP_FIGURES' };
    const { covered, due } = hardship;
    return covered >= due
      ? null
      : { kind: 'HARDSHIP_BELOW_100', covered, due, personsShort: due - covered, afterOn };
  };
}

function cyclesBefore(code: string, previousLists: readonly (readonly string[])[]): number {
  const ended = previousLists.findIndex((list) => !list.includes(code));
  return ended === -1 ? previousLists.length : ended;
}
