import type { Fen } from '../../schema/values/fen.ts';
import type { LocalDate } from '../../schema/values/local-date.ts';
import type { WindowState } from './calendar.ts';
import { type DueRule, judgeRules, type RuleVerdict, type RuleWhy, unlistedCategories } from './due-rules.ts';
import {
  type CollectionWindow,
  type EnrollmentSubsidy,
  type Notice,
  type Payer,
  switchChoice,
} from './notice.ts';
import type { Person } from './person.ts';
import {
  acrossUnknowns,
  isNewbornInTime,
  type Missing,
  paymentWindow,
  type Situation,
  situationOf,
} from './situation.ts';
import { fiscalPerPerson, type StandardAmount, standardIn } from './standard.ts';
import { subsidyParts } from './subsidy.ts';

export type { DueRule, RuleWhy } from './due-rules.ts';
export type { CategoryMembership, Person } from './person.ts';

export type ReviewReason =
  | 'UNKNOWN_CATEGORY'
  | 'TIER_UNKNOWN'
  | 'FACT_UNKNOWN'
  | 'AGE_DAY_NOT_SETTLED'
  | 'CATEGORY_DAY_NOT_SETTLED'
  | 'CATEGORY_PARENT_NOT_SETTLED'
  | 'PRECEDENCE_NOT_SETTLED';

/** What one payer gives for one person, and when. */
export interface PayerShare {
  readonly payer: Payer;
  readonly timing: EnrollmentSubsidy['timing'];
  readonly fen: Fen;
}

/** How the standard of an answer came about. */
export interface DueStandard extends StandardAmount {
  /** `STANDARD`, or what the window says: with the fiscal subsidy on top, its own amount, free for newborns. */
  readonly kind: 'STANDARD' | 'WITH_FISCAL' | 'FIXED' | 'NEWBORN_FREE';
  /** The part of the standard that is the fiscal subsidy paid by the person; 0 but for `WITH_FISCAL`. */
  readonly fiscalFen: Fen;
  /** Where the payment day lies; outside every window the standard holds as it is, and the payment is to be looked at. */
  readonly day: WindowState<CollectionWindow>['kind'];
}

export type AmountDue =
  | {
      readonly kind: 'due';
      readonly standardFen: Fen;
      readonly personPaysFen: Fen;
      /** `standardFen - personPaysFen`, and the sum of `payers`. */
      readonly assistanceFen: Fen;
      readonly payers: readonly PayerShare[];
      /** Null: nobody but the person pays. */
      readonly winning: DueRule | null;
      readonly losing: readonly DueRule[];
      readonly standard: DueStandard;
      /** The person's categories for which the notice says: like everybody else. */
      readonly unlisted: readonly string[];
      readonly clause: string;
    }
  /** The notice does not say: neither 0 nor the standard. */
  | { readonly kind: 'noRule'; readonly clause: string; readonly categories: readonly string[] }
  | {
      readonly kind: 'needsReview';
      readonly reason: ReviewReason;
      /** Facts, switches, or the categories the notice does not define: what to find out or to choose. */
      readonly missing: readonly string[];
      readonly candidates: readonly DueRule[];
    };

/**
 * What one person pays who pays on `on` (分类资助参保), with the rule that decides and every rule that does not.
 *
 * One subsidy, never several (不重复资助). An unknown fact or an open reading needs review only when filling it one way
 * or another changes who pays what. The subsidy is measured against the individual contribution: where a window also
 * asks for the fiscal subsidy (WITH_FISCAL), that part stays with the person; a window's own amount (FIXED) takes the
 * place of the individual contribution.
 *
 * @param notice the one in force on the day: see `noticeOn`
 * @returns `due` with individual + assistance = standard and 0 ≤ each; Source: 临政办发〔2024〕22号 三; 罗政办〔2024〕42号 四(三)
 */
export function amountDue(notice: Notice, person: Person, on: LocalDate): AmountDue {
  const situation = situationOf(notice, person);
  const unknown = unknownCategories(notice, person);
  if (unknown.length > 0) return review(notice, situation, on, 'UNKNOWN_CATEGORY', unknown, null);
  const answer = acrossUnknowns(notice, situation, on, (filled) => outcomeIn(notice, filled, on), outcomeKey);
  if (answer.kind === 'differs') {
    return review(notice, situation, on, reasonFor(answer.missing), answer.missing, null);
  }
  const { outcome } = answer;
  switch (outcome.kind) {
    case 'noRule':
      return outcome;
    case 'noFiscal':
      return review(notice, situation, on, 'FACT_UNKNOWN', ['fiscal'], null);
    case 'orderOpen':
      return review(
        notice,
        situation,
        on,
        'PRECEDENCE_NOT_SETTLED',
        ['SUBSIDY_PRECEDENCE'],
        outcome.subsidisedFen,
      );
    case 'due':
      return explained(notice, situation, on, outcome);
  }
}

type Outcome =
  | {
      readonly kind: 'due';
      readonly standard: DueStandard;
      /** What the subsidy is measured against. */
      readonly subsidisedFen: Fen;
      readonly standardFen: Fen;
      readonly personPaysFen: Fen;
      readonly assistanceFen: Fen;
      readonly payers: readonly PayerShare[];
      readonly winner: number | null;
      readonly unlisted: readonly string[];
      readonly clause: string;
    }
  | { readonly kind: 'noRule'; readonly clause: string; readonly categories: readonly string[] }
  | { readonly kind: 'noFiscal' }
  | { readonly kind: 'orderOpen'; readonly subsidisedFen: Fen };

function outcomeKey(outcome: Outcome): string {
  if (outcome.kind !== 'due') return outcome.kind;
  const shares = outcome.payers.map(({ payer, timing, fen }) => `${payer}.${timing}.${fen}`);
  return [outcome.standardFen, outcome.standard.fiscalFen, outcome.personPaysFen, ...shares].join('/');
}

/** The answer with nothing left open but the precedence. */
function outcomeIn(notice: Notice, situation: Situation, on: LocalDate): Outcome {
  const amount = standardDue(notice, situation, on);
  if (amount.kind !== 'amount') return amount;
  const { standard, subsidisedFen } = amount;
  const holding = judgeRules(notice, situation, on).filter(({ verdict }) => verdict.kind === 'applies');
  const winner = standard.kind === 'NEWBORN_FREE' ? null : winnerAmong(notice, holding, subsidisedFen);
  if (winner === 'open') return { kind: 'orderOpen', subsidisedFen };
  const standardFen = subsidisedFen + standard.fiscalFen;
  const unlisted =
    winner === null && standard.kind !== 'NEWBORN_FREE' ? unlistedCategories(notice, situation, on) : [];
  const { bornOn } = situation.person;
  const state = paymentWindow(notice, bornOn, on);
  const isSubsidised = state.kind === 'outside' || (state.window.amount?.isSubsidised ?? true);
  if (unlisted.length > 0 && isSubsidised && notice.unlistedCategories.pay === 'NOT_STATED') {
    return { kind: 'noRule', clause: notice.unlistedCategories.clause, categories: unlisted };
  }
  const assistanceFen = winner ? subsidyParts(winner.subsidy, subsidisedFen).assistanceFen : 0;
  return {
    kind: 'due',
    standard,
    subsidisedFen,
    standardFen,
    personPaysFen: standardFen - assistanceFen,
    assistanceFen,
    payers: winner ? payerShares(winner.subsidy, assistanceFen) : [],
    winner: winner?.index ?? null,
    unlisted,
    clause:
      winner?.subsidy.clause ?? (unlisted.length > 0 ? notice.unlistedCategories.clause : standard.clause),
  };
}

type StandardDue =
  | { readonly kind: 'amount'; readonly standard: DueStandard; readonly subsidisedFen: Fen }
  | { readonly kind: 'noFiscal' }
  | { readonly kind: 'noRule'; readonly clause: string; readonly categories: readonly string[] };

/** The individual contribution as the window of the payment asks for it. */
function standardDue(notice: Notice, situation: Situation, on: LocalDate): StandardDue {
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
  const amount = state.kind === 'outside' ? null : state.window.amount;
  if (amount === null || amount.kind === 'STANDARD') {
    return { kind: 'amount', standard: plain, subsidisedFen: base.individualFen };
  }
  const { clause } = amount;
  if (amount.kind === 'FIXED') {
    const fixedFen = amount.fen ?? base.individualFen;
    return { kind: 'amount', standard: { ...plain, kind: 'FIXED', clause }, subsidisedFen: fixedFen };
  }
  const fiscal = fiscalPerPerson(notice, on);
  if (fiscal.kind === 'notStated') return { kind: 'noFiscal' };
  return {
    kind: 'amount',
    standard: { ...plain, kind: 'WITH_FISCAL', fiscalFen: fiscal.fen, clause },
    subsidisedFen: base.individualFen,
  };
}

/** One rule, none, or `open` when two rules give different amounts and the county has not chosen how to order them. */
function winnerAmong(
  notice: Notice,
  holding: readonly RuleVerdict[],
  standardFen: Fen,
): RuleVerdict | null | 'open' {
  const first = holding[0];
  if (first === undefined) return null;
  const pays = (rule: RuleVerdict) => subsidyParts(rule.subsidy, standardFen).personPaysFen;
  // `<` keeps the first in the file on a tie.
  const lowest = holding.reduce((best, rule) => (pays(rule) < pays(best) ? rule : best), first);
  switch (switchChoice(notice, 'SUBSIDY_PRECEDENCE')) {
    case 'LOWEST_PERSON_PAYS':
      return lowest;
    case 'LISTED_ORDER':
      return holding.reduce(
        (best, rule) => (rankOf(notice, rule) < rankOf(notice, best) ? rule : best),
        first,
      );
    default:
      return holding.every((rule) => pays(rule) === pays(first)) ? first : 'open';
  }
}

/** The place of a rule's category in the listed order; a category that is not listed comes after all that are. */
function rankOf(notice: Notice, { category, inheritedFrom }: RuleVerdict): number {
  const order = notice.precedence?.order ?? [];
  const places = [category, inheritedFrom].map((code) => (code === null ? -1 : order.indexOf(code)));
  return Math.min(...places.map((place) => (place === -1 ? order.length : place)));
}

/** Splits by the stated shares, exactly: the largest remainders get the odd fen, the first listed among equals. */
function payerShares(subsidy: EnrollmentSubsidy, assistanceFen: Fen): PayerShare[] {
  if (assistanceFen === 0) return [];
  const { payers, timing } = subsidy;
  if (payers.length === 0) return [{ payer: 'MEDICAL_ASSISTANCE', timing, fen: assistanceFen }];
  const whole = payers.reduce((sum, { share }) => sum + share, 0);
  // Fen ≤ 10^8 and shares ≤ 10^4: products within 2^53.
  const remainders = payers.map(({ share }) => (assistanceFen * share) % whole);
  const floors = payers.map(({ share }, index) => (assistanceFen * share - (remainders[index] ?? 0)) / whole);
  const odd = assistanceFen - floors.reduce((sum, fen) => sum + fen, 0);
  const raised = new Set(
    [...remainders.keys()]
      .sort((left, right) => (remainders[right] ?? 0) - (remainders[left] ?? 0) || left - right)
      .slice(0, odd),
  );
  return payers.map(({ payer }, index) => ({
    payer,
    timing,
    fen: (floors[index] ?? 0) + (raised.has(index) ? 1 : 0),
  }));
}

function explained(
  notice: Notice,
  situation: Situation,
  on: LocalDate,
  outcome: Extract<Outcome, { kind: 'due' }>,
): AmountDue {
  const { standard, subsidisedFen, standardFen, personPaysFen, assistanceFen, payers, unlisted, clause } =
    outcome;
  const isListed = switchChoice(notice, 'SUBSIDY_PRECEDENCE') === 'LISTED_ORDER';
  const winnerPaysFen = personPaysFen - standard.fiscalFen;
  const rules = judgeRules(notice, situation, on).map((rule) =>
    dueRule(rule, subsidisedFen, standard.fiscalFen, (paysFen): RuleWhy => {
      if (rule.index === outcome.winner) return { kind: 'WINS' };
      if (isListed) return { kind: 'LATER_IN_ORDER' };
      return { kind: paysFen === winnerPaysFen ? 'SAME_AMOUNT_LATER' : 'HIGHER_AMOUNT' };
    }),
  );
  // The gaps may leave open which of two rules holds while both give the same amount: the first one is named.
  const won = rules.find(({ index }) => index === outcome.winner) ?? null;
  return {
    kind: 'due',
    standardFen,
    personPaysFen,
    assistanceFen,
    payers,
    winning: won && { ...won, why: { kind: 'WINS' } },
    losing: rules.filter(({ index }) => index !== outcome.winner),
    standard,
    unlisted,
    clause,
  };
}

function dueRule(
  { index, subsidy, category, inheritedFrom, verdict }: RuleVerdict,
  subsidisedFen: Fen | null,
  fiscalFen: Fen,
  whyOf: (personPaysFen: Fen | null) => RuleWhy,
): DueRule {
  const parts = subsidisedFen === null ? null : subsidyParts(subsidy, subsidisedFen);
  const why: RuleWhy =
    verdict.kind === 'applies'
      ? whyOf(parts?.personPaysFen ?? null)
      : verdict.kind === 'fails'
        ? verdict.why
        : { kind: 'NOT_KNOWN', missing: verdict.missing };
  return {
    index,
    category,
    inheritedFrom,
    personPaysFen: parts && parts.personPaysFen + fiscalFen,
    assistanceFen: parts?.assistanceFen ?? null,
    why,
    clause: subsidy.clause,
  };
}

function review(
  notice: Notice,
  situation: Situation,
  on: LocalDate,
  reason: ReviewReason,
  missing: readonly string[],
  subsidisedFen: Fen | null,
): AmountDue {
  const candidates = judgeRules(notice, situation, on)
    .filter(({ verdict }) => verdict.kind !== 'fails')
    .map((rule) => dueRule(rule, subsidisedFen, 0, () => ({ kind: 'ORDER_NOT_SETTLED' })));
  return { kind: 'needsReview', reason, missing, candidates };
}

/** The first gap to close, when several matter: facts before choices of the county. */
function reasonFor(missing: readonly Missing[]): ReviewReason {
  if (missing.includes('tier')) return 'TIER_UNKNOWN';
  for (const [name, reason] of choiceReasons) {
    if (
      missing.every((other) => choiceReasons.some(([choice]) => choice === other)) &&
      missing.includes(name)
    ) {
      return reason;
    }
  }
  return 'FACT_UNKNOWN';
}

const choiceReasons: readonly (readonly [Missing, ReviewReason])[] = [
  ['AGE_REFERENCE_DAY', 'AGE_DAY_NOT_SETTLED'],
  ['CATEGORY_DAY', 'CATEGORY_DAY_NOT_SETTLED'],
  ['CATEGORY_PARENT', 'CATEGORY_PARENT_NOT_SETTLED'],
];

/** Codes that the notice does not define, sorted; on no roster of this notice, so nobody knows what they get. */
function unknownCategories(notice: Notice, person: Person): string[] {
  const known = new Set(notice.categories.map(({ code }) => code));
  return [...new Set(person.categories.map(({ code }) => code))].filter((code) => !known.has(code)).sort();
}
