import type { Fen } from '../../schema/values/fen.ts';
import type { LocalDate } from '../../schema/values/local-date.ts';
import {
  isNewbornInTime,
  type PaymentState,
  paymentWindow,
  referenceDays,
  type Situation,
  situationOf,
} from './due/situation.ts';
import { acrossUnknowns } from './due/unknowns.ts';
import type { ContributionStandard, FiscalSource, Notice } from './notice.ts';
import { conditionVerdict, type Person } from './person.ts';

/** The individual contribution (个人缴费标准) of one tier and population group on a day. */
export interface StandardAmount {
  readonly individualFen: Fen;
  readonly tier: string | null;
  /** The group the person is known to be in, with an amount of its own or not. */
  readonly group: string | null;
  readonly clause: string;
}

export type IndividualStandard =
  | ({ readonly kind: 'amount' } & StandardAmount)
  /** The answer depends on what is not known. */
  | {
      readonly kind: 'needsReview';
      readonly reason: 'TIER_UNKNOWN' | 'FACT_UNKNOWN' | 'AGE_DAY_NOT_SETTLED';
      readonly missing: readonly string[];
    };

/**
 * The individual contribution of one person who pays on `on`, before any window's own amount and any subsidy.
 * Lower limits set from above (`floors` of INDIVIDUAL) never raise it: what people are asked to pay changes by a
 * notice of the county, and `checkNotice` refuses a standard below the limit.
 */
export function individualStandard(notice: Notice, person: Person, on: LocalDate): IndividualStandard {
  const situation = situationOf(notice, { ...person, categories: [] });
  const answer = acrossUnknowns(
    notice,
    situation,
    on,
    notice.standard.groups.map(({ conditions }) => conditions),
    (filled) => standardIn(notice, filled, on),
    ({ individualFen }) => String(individualFen),
  );
  if (answer.kind === 'settled') {
    return { kind: 'amount', ...asKnown(notice, situation, on, answer.outcome) };
  }
  const { missing } = answer;
  if (missing.includes('tier')) return { kind: 'needsReview', reason: 'TIER_UNKNOWN', missing };
  const isFact = missing.some((name) => name !== 'AGE_REFERENCE_DAY');
  return { kind: 'needsReview', reason: isFact ? 'FACT_UNKNOWN' : 'AGE_DAY_NOT_SETTLED', missing };
}

/** The same for a situation with nothing left open. */
export function standardIn(notice: Notice, situation: Situation, on: LocalDate): StandardAmount {
  const { person, ageDays } = situation;
  const { standard } = notice;
  const days = referenceDays(notice, ageDays, paymentWindow(notice, person.bornOn, on), on);
  const group =
    standard.groups.find(({ conditions }) => conditionVerdict(conditions, person, days).kind === 'true')
      ?.code ?? null;
  const row = amountRow(standard, person.tier, group, on);
  return {
    individualFen: row?.individualFen ?? standard.individualFen,
    tier: person.tier,
    group,
    clause: row?.clause ?? standard.clause,
  };
}

/**
 * A standard with only the tier and group that are known of the person: the amount may be settled however the gaps are
 * filled, and then one way of filling them must not be told as a fact.
 */
export function asKnown<Standard extends StandardAmount>(
  notice: Notice,
  { person, ageDays }: Situation,
  on: LocalDate,
  standard: Standard,
): Standard {
  const days = referenceDays(notice, ageDays, paymentWindow(notice, person.bornOn, on), on);
  // The first that is not known to fail decides: while it is open, no later group is sure either.
  for (const { code, conditions } of notice.standard.groups) {
    const { kind } = conditionVerdict(conditions, person, days);
    if (kind !== 'false') return { ...standard, tier: person.tier, group: kind === 'true' ? code : null };
  }
  return { ...standard, tier: person.tier, group: null };
}

/** The most specific row valid on the day, then the first in the file; `checkNotice` refuses two that both fit best. */
function amountRow(standard: ContributionStandard, tier: string | null, group: string | null, on: LocalDate) {
  const fitting = standard.amounts.filter(
    (row) =>
      (row.tier === null || row.tier === tier) &&
      (row.group === null || row.group === group) &&
      (row.from === null || row.from <= on) &&
      (row.to === null || on <= row.to),
  );
  const named = (row: { tier: string | null; group: string | null }) =>
    (row.tier === null ? 0 : 1) + (row.group === null ? 0 : 1);
  // A stable sort: the first in the file among equals.
  return fitting.sort((left, right) => named(right) - named(left))[0];
}

/** How the standard of an answer came about. */
export interface DueStandard extends StandardAmount {
  /** `STANDARD`, or what the window says: with the fiscal subsidy on top, its own amount, free for newborns. */
  readonly kind: 'STANDARD' | 'WITH_FISCAL' | 'FIXED' | 'NEWBORN_FREE';
  /** The part of the standard that is the fiscal subsidy paid by the person; 0 but for `WITH_FISCAL`. */
  readonly fiscalFen: Fen;
  /** Where the payment day lies; outside every window the standard holds as it is, and the payment is to be looked at. */
  readonly day: PaymentState['kind'];
}

export type StandardDue =
  | { readonly kind: 'amount'; readonly standard: DueStandard; readonly subsidisedFen: Fen }
  | { readonly kind: 'noFiscal' }
  | { readonly kind: 'noRule'; readonly clause: string; readonly categories: readonly string[] };

/** The individual contribution as the window of the payment asks for it. */
export function standardDue(notice: Notice, situation: Situation, on: LocalDate): StandardDue {
  const { bornOn } = situation.person;
  const base = standardIn(notice, situation, on);
  const state = paymentWindow(notice, bornOn, on);
  const plain: DueStandard = { ...base, kind: 'STANDARD', fiscalFen: 0, day: state.kind };
  const { newborn } = notice;
  if (newborn && bornOn !== null && newborn.birthYear !== 'STANDARD' && isNewbornInTime(notice, bornOn, on)) {
    const { clause } = newborn;
    return newborn.birthYear === 'FREE'
      ? { kind: 'amount', standard: { ...plain, kind: 'NEWBORN_FREE', clause }, subsidisedFen: 0 }
      : { kind: 'noRule', clause, categories: [] };
  }
  const asked = askedIn(notice, state, base.individualFen, on);
  if (asked.kind === 'noFiscal') return asked;
  const { kind, fiscalFen, subsidisedFen, clause } = asked;
  return {
    kind: 'amount',
    standard: { ...plain, kind, fiscalFen, clause: clause ?? base.clause },
    subsidisedFen,
  };
}

export type AskedInWindow =
  | {
      readonly kind: Exclude<DueStandard['kind'], 'NEWBORN_FREE'>;
      /** What a subsidy is measured against; with `fiscalFen` it is all that is asked. */
      readonly subsidisedFen: Fen;
      readonly fiscalFen: Fen;
      /** Null: the standard's own. */
      readonly clause: string | null;
    }
  | { readonly kind: 'noFiscal' };

/** What a window asks of somebody with this individual contribution. */
export function askedIn(
  notice: Notice,
  state: PaymentState,
  individualFen: Fen,
  on: LocalDate,
): AskedInWindow {
  const amount = 'window' in state ? state.window.amount : null;
  if (amount === null || amount.kind === 'STANDARD') {
    return { kind: 'STANDARD', subsidisedFen: individualFen, fiscalFen: 0, clause: null };
  }
  const { kind, clause } = amount;
  if (kind === 'FIXED') return { kind, subsidisedFen: amount.fen ?? individualFen, fiscalFen: 0, clause };
  const fiscal = fiscalPerPerson(notice, on);
  if (fiscal.kind === 'notStated') return { kind: 'noFiscal' };
  return { kind, subsidisedFen: individualFen, fiscalFen: fiscal.fen, clause };
}

/** Who bears the fiscal subsidy; `NOT_SPLIT` is money whose source the notice does not name. */
export type FiscalShareSource = FiscalSource | 'NOT_SPLIT';

export type FiscalPerPerson =
  | {
      readonly kind: 'amount';
      readonly fen: Fen;
      /** What the notice itself states, before any later lower limit. */
      readonly statedFen: Fen;
      /** Adds up to `fen`. */
      readonly sources: readonly { readonly source: FiscalShareSource; readonly fen: Fen }[];
      /** The lower limit that raised the amount; null when the stated amount holds. */
      readonly raisedBy: ContributionStandard['floors'][number] | null;
      readonly clause: string;
    }
  | { readonly kind: 'notStated'; readonly clause: string };

/**
 * The fiscal subsidy (财政补助) of one insured person on a day. An amount stated as "not below" is raised by the
 * highest lower limit in force (670 to 700 yuan in 2025); a fixed one is not. The part added by a limit is
 * `NOT_SPLIT`: the notice says who bears the stated amount, the limit does not say who bears the rise.
 */
export function fiscalPerPerson(notice: Notice, on: LocalDate): FiscalPerPerson {
  const { fiscal, floors, clause } = notice.standard;
  if (fiscal === null) return { kind: 'notStated', clause };
  const highest = floors
    .filter(({ of, from }) => fiscal.isFloor && of === 'FISCAL' && (from === null || from <= on))
    .sort((left, right) => right.fen - left.fen)[0];
  const raisedBy = highest && highest.fen > fiscal.fen ? highest : null;
  const fen = raisedBy?.fen ?? fiscal.fen;
  const split = fiscal.sources.reduce((sum, source) => sum + source.fen, 0);
  const sources: { source: FiscalShareSource; fen: Fen }[] = [...fiscal.sources];
  if (fen > split) sources.push({ source: 'NOT_SPLIT', fen: fen - split });
  return { kind: 'amount', fen, statedFen: fiscal.fen, sources, raisedBy, clause: fiscal.clause };
}
