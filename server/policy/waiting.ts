import type { Fen } from '../../schema/values/fen.ts';
import type { LocalDate } from '../../schema/values/local-date.ts';
import type { CollectionWindow, Notice, WindowWaiting } from './notice.ts';

/** Years in which a person was covered by basic medical insurance of either scheme, anywhere; in any order. */
export interface CoverHistory {
  readonly insuredYears: readonly number[];
}

/** What decides about waiting; no name, no ID. */
export interface WaitingFacts {
  readonly bornOn: LocalDate | null;
  /** Codes of the categories that are active on the day of payment. */
  readonly categories: readonly string[];
  /** Null: not known. */
  readonly history: CoverHistory | null;
  /** Missed years the person pays for now (缴费修复); 0 when left out. */
  readonly paidUpYears?: number;
  /** The person's own individual standard, where it depends on tier or group. */
  readonly standardFen?: Fen;
}

/** 待遇等待期 in months. fixed + variable − paidUp, but never less than a long gap leaves, is `months`. */
export interface Waiting {
  readonly fixedMonths: number;
  /** Before anything is paid up. */
  readonly variableMonths: number;
  readonly paidUpMonths: number;
  readonly months: number;
  /** Years without cover in a row, right before the benefit year. */
  readonly missedYears: number;
  /** What paying up could still take off, from nothing paid; null when the notice has no 缴费修复 or it would not help. */
  readonly payUp: PayUp | null;
  readonly clause: string;
}

export interface PayUp {
  /** Fewest years to pay for the greatest effect; paying for more shortens nothing. */
  readonly years: number;
  readonly monthsPerYear: number;
  /** Null when the standard depends on tier or group and the person's own is not given. */
  readonly fenPerYear: Fen | null;
  readonly fen: Fen | null;
  /** `months` of waiting once they are paid for. */
  readonly leavesMonths: number;
}

export type WaitingAnswer =
  /** No waiting: the window has none, or the person is exempt, in time and insured without a gap. */
  | { readonly kind: 'none' }
  | { readonly kind: 'waits'; readonly waiting: Waiting }
  /** Waiting could apply, and what is known does not say for how long. */
  | { readonly kind: 'needsReview'; readonly reason: 'HISTORY_UNKNOWN' | 'NEVER_INSURED' };

/**
 * How long somebody who pays in a window waits for cover. The usual rule is 国办发〔2024〕38号: three months when late
 * or with a gap, one more for each year missed, one less for each year paid up, and six at least after four years.
 * Every number of it comes from the notice.
 *
 * An extended window is the concentrated one made longer, so paying in it is not late; a late window is.
 * Newborns are not asked about here (`benefitStart`).
 */
export function waitingOf(notice: Notice, window: CollectionWindow, facts: WaitingFacts): WaitingAnswer {
  const rule = window.waiting;
  if (rule === null || isExempt(notice, rule, facts.categories)) return { kind: 'none' };
  const isLate = window.kind === 'LATE';
  const concernsAll = rule.appliesTo === 'ALL' || (rule.appliesTo === 'LATE_OR_NOT_CONTINUOUS' && isLate);
  const asksForYears = rule.monthsPerMissedYear > 0 || rule.longGap !== null;
  if (concernsAll && !asksForYears) return waits(notice, rule, 0, facts);
  const missed = missedYears(notice.benefitYear, rule, facts);
  if (missed.kind === 'needsReview') return missed;
  if (!concernsAll && missed.years === 0) return { kind: 'none' };
  return waits(notice, rule, missed.years, facts);
}

/** Exempt by a category of their own or by the one it is a part of (孤儿 within 特困人员). */
function isExempt(notice: Notice, rule: WindowWaiting, codes: readonly string[]): boolean {
  return codes.some((code) => {
    // As many steps as there are categories: parents that go round in a circle end too.
    let at: string | undefined = code;
    for (let step = 0; at !== undefined && step <= notice.categories.length; step++) {
      if (rule.exemptCategories.includes(at)) return true;
      const child: string = at;
      at = notice.categories.find((category) => category.code === child)?.parent;
    }
    return false;
  });
}

type MissedYears =
  | { readonly kind: 'known'; readonly years: number }
  | { readonly kind: 'needsReview'; readonly reason: 'HISTORY_UNKNOWN' | 'NEVER_INSURED' };

function missedYears(benefitYear: number, rule: WindowWaiting, facts: WaitingFacts): MissedYears {
  const from = rule.missedYearsFrom;
  const bornIn = facts.bornOn === null ? 0 : Number(facts.bornOn.slice(0, 4));
  // Nothing before the benefit year can count, whatever the history.
  if (Math.max(from ?? 0, bornIn) >= benefitYear) return { kind: 'known', years: 0 };
  if (facts.history === null) return { kind: 'needsReview', reason: 'HISTORY_UNKNOWN' };
  const before = facts.history.insuredYears.filter((year) => year < benefitYear);
  if (before.length === 0 && from === null) return { kind: 'needsReview', reason: 'NEVER_INSURED' };
  const lastCovered = Math.max(...before, (from ?? 0) - 1, bornIn - 1);
  return { kind: 'known', years: Math.max(0, benefitYear - 1 - lastCovered) };
}

function waits(notice: Notice, rule: WindowWaiting, years: number, facts: WaitingFacts): WaitingAnswer {
  const variableMonths = Math.min(
    years * rule.monthsPerMissedYear,
    rule.variableAtMostMonths ?? Number.POSITIVE_INFINITY,
  );
  const least = rule.longGap !== null && years >= rule.longGap.years ? rule.longGap.atLeastMonths : 0;
  const after = (paidUpMonths: number) => Math.max(rule.fixedMonths + variableMonths - paidUpMonths, least);
  const perYear = rule.payUp?.monthsPerYearPaid ?? 0;
  const repaired = (paidYears: number) => Math.min(Math.min(paidYears, years) * perYear, variableMonths);
  const paidUpMonths = repaired(facts.paidUpYears ?? 0);
  const months = after(paidUpMonths);
  if (months === 0) return { kind: 'none' };
  return {
    kind: 'waits',
    waiting: {
      fixedMonths: rule.fixedMonths,
      variableMonths,
      paidUpMonths,
      months,
      missedYears: years,
      payUp: payUpOf(notice, rule, facts, years, (paidYears) => after(repaired(paidYears))),
      clause: rule.clause,
    },
  };
}

function payUpOf(
  notice: Notice,
  rule: WindowWaiting,
  facts: WaitingFacts,
  missed: number,
  monthsAfter: (paidYears: number) => number,
): PayUp | null {
  if (rule.payUp === null) return null;
  const leavesMonths = monthsAfter(missed);
  let years = 0;
  while (monthsAfter(years) > leavesMonths) years++;
  if (years === 0) return null;
  const { standard } = notice;
  const own = facts.standardFen ?? (standard.amounts.length === 0 ? standard.individualFen : null);
  const fenPerYear = rule.payUp.fenPerYear ?? own;
  return {
    years,
    monthsPerYear: rule.payUp.monthsPerYearPaid,
    fenPerYear,
    fen: fenPerYear === null ? null : fenPerYear * years,
    leavesMonths,
  };
}
