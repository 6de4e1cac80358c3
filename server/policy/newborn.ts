import type { Fen } from '../../schema/values/fen.ts';
import { addDays, type LocalDate } from '../../schema/values/local-date.ts';
import { paymentWindow } from './due/situation.ts';
import type { NewbornRules, Notice } from './notice.ts';
import { askedIn } from './standard.ts';

/** What one calendar year costs a newborn. */
export type YearDue =
  /** Before any subsidy. */
  | { readonly kind: 'due'; readonly fen: Fen }
  | { readonly kind: 'free' }
  /** The standard of another benefit year, which that year's notice states. */
  | { readonly kind: 'otherNotice' }
  /** The standard depends on tier or group, and the child's own is not given. */
  | { readonly kind: 'byTier' }
  /** The notice does not say: neither 0 nor the standard. */
  | { readonly kind: 'notStated' };

export interface NewbornYear {
  readonly year: number;
  readonly due: YearDue;
  /** True when the family may leave this year out (只缴一年的); false also where the notice does not say. */
  readonly isOptional: boolean;
}

export type NewbornDue =
  /** The notice has no rule for newborns. */
  | { readonly kind: 'noRule' }
  /** Paid before the day of birth: one of the two days is wrong. */
  | { readonly kind: 'needsReview'; readonly reason: 'PAID_BEFORE_BIRTH' }
  | {
      readonly kind: 'newborn';
      readonly timeliness: 'IN_TIME' | 'LATE';
      /** The last day to be in time. */
      readonly inTimeUntil: LocalDate;
      /** True when birth and payment, or birth and benefit year, lie in two years. */
      readonly straddles: boolean;
      /** Which years are to be paid for, earliest first. */
      readonly years: readonly NewbornYear[];
      readonly rule: NewbornRules;
      readonly clause: string;
    };

/**
 * Whether a newborn is in time, and which years' amounts are due. The day after birth is day 1, so with 90 days a
 * child born on 2024-12-01 is in time until 2025-03-01.
 *
 * Born in December and paid for in January, two years can be concerned: the year of birth by `birthYear`, the next by
 * the standard, and `straddling` says whether both must be paid; NOT_STATED leaves that open, not what a year costs.
 * The notice states its own benefit year's standard only; another year's is `otherNotice`. A late child pays what the window of the payment asks of
 * everybody for the benefit year.
 *
 * @param standardFen the child's own standard, where it depends on tier or group
 */
export function newbornDue(
  notice: Notice,
  { bornOn, paidOn, standardFen }: { bornOn: LocalDate; paidOn: LocalDate; standardFen?: Fen },
): NewbornDue {
  const rule = notice.newborn;
  if (rule === null) return { kind: 'noRule' };
  if (paidOn < bornOn) return { kind: 'needsReview', reason: 'PAID_BEFORE_BIRTH' };
  const inTimeUntil = addDays(bornOn, rule.withinDays);
  const isInTime = paidOn <= inTimeUntil;
  const bornIn = Number(bornOn.slice(0, 4));
  const lastYear = Math.max(bornIn, Number(paidOn.slice(0, 4)), notice.benefitYear);
  const standardOf = (year: number): YearDue => {
    if (year !== notice.benefitYear) return { kind: 'otherNotice' };
    if (standardFen === undefined && notice.standard.amounts.length > 0) return { kind: 'byTier' };
    return { kind: 'due', fen: standardFen ?? notice.standard.individualFen };
  };
  const asOthers = (year: YearDue): YearDue => {
    if (year.kind !== 'due') return year;
    const asked = askedIn(notice, paymentWindow(notice, bornOn, paidOn), year.fen, paidOn);
    return asked.kind === 'noFiscal'
      ? { kind: 'notStated' }
      : { kind: 'due', fen: asked.subsidisedFen + asked.fiscalFen };
  };
  return {
    kind: 'newborn',
    timeliness: isInTime ? 'IN_TIME' : 'LATE',
    inTimeUntil,
    straddles: isInTime && lastYear > bornIn,
    years: isInTime
      ? yearsDue(rule, bornIn, lastYear, standardOf)
      : [{ year: notice.benefitYear, due: asOthers(standardOf(notice.benefitYear)), isOptional: false }],
    rule,
    clause: rule.clause,
  };
}

/**
 * Whether a payment is asked about as a newborn's: what is said of it decides; otherwise a child born in the benefit
 * year, or paying within the days that the notice gives newborns.
 */
export function isNewbornPayer(
  notice: Notice,
  {
    bornOn,
    paidOn,
    isNewborn,
  }: { readonly bornOn: LocalDate | null; readonly paidOn: LocalDate; readonly isNewborn?: boolean },
): boolean {
  if (isNewborn !== undefined) return isNewborn;
  if (bornOn === null) return false;
  if (bornOn >= `${notice.benefitYear}-01-01`) return true;
  return notice.newborn !== null && paidOn <= addDays(bornOn, notice.newborn.withinDays);
}

function yearsDue(
  rule: NewbornRules,
  bornIn: number,
  lastYear: number,
  standardOf: (year: number) => YearDue,
): NewbornYear[] {
  const isAlone = lastYear === bornIn;
  const birth: NewbornYear = {
    year: bornIn,
    due: birthYearDue(rule, standardOf(bornIn)),
    isOptional: !isAlone && rule.straddling === 'NEXT_YEAR_FIRST',
  };
  // More than one year follows only where a notice gives a newborn over a year's time.
  const following = Array.from({ length: lastYear - bornIn }, (_, index): NewbornYear => {
    const year = bornIn + 1 + index;
    const isOptional =
      rule.straddling === 'BIRTH_YEAR_FIRST' || (rule.straddling === 'NEXT_YEAR_FIRST' && year < lastYear);
    return { year, due: standardOf(year), isOptional };
  });
  return [birth, ...following];
}

function birthYearDue(rule: NewbornRules, standard: YearDue): YearDue {
  switch (rule.birthYear) {
    case 'STANDARD':
      return standard;
    case 'FREE':
      return { kind: 'free' };
    case 'NOT_STATED':
      return { kind: 'notStated' };
  }
}
