import type { Fen } from '../../schema/values/fen.ts';
import type { LocalDate } from '../../schema/values/local-date.ts';
import { type DueRule, judgeRules, type RuleVerdict, type RuleWhy, unlistedCategories } from './due/rules.ts';
import {
  asksNewborns,
  isSubsidised,
  linkedSubsidies,
  type Missing,
  paymentWindow,
  type Situation,
  situationOf,
} from './due/situation.ts';
import { acrossUnknowns } from './due/unknowns.ts';
import { winnerAmong } from './due/winner.ts';
import { type Notice, type SubsidyConditions, switchChoice } from './notice.ts';
import type { Person } from './person.ts';
import { asKnown, type DueStandard, type StandardDue, standardDue } from './standard.ts';
import { type PayerShare, payerShares, subsidyParts } from './subsidy.ts';

export type { DueRule, RuleWhy } from './due/rules.ts';
export type { CategoryMembership, Person } from './person.ts';
export type { DueStandard } from './standard.ts';
export type { PayerShare } from './subsidy.ts';

export type ReviewReason =
  | 'UNKNOWN_CATEGORY'
  | 'TIER_UNKNOWN'
  | 'FACT_UNKNOWN'
  | 'AGE_DAY_NOT_SETTLED'
  | 'CATEGORY_DAY_NOT_SETTLED'
  | 'CATEGORY_PARENT_NOT_SETTLED'
  | 'PRECEDENCE_NOT_SETTLED';

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
  if (unknown.length > 0) return review(notice, situation, on, 'UNKNOWN_CATEGORY', unknown);
  const answer = acrossUnknowns(
    notice,
    situation,
    on,
    conditionsThatMatter(notice, situation, on),
    (filled) => outcomeIn(notice, filled, on),
    outcomeKey,
  );
  if (answer.kind === 'differs') {
    return review(notice, situation, on, reasonFor(answer.missing), answer.missing);
  }
  const { outcome } = answer;
  switch (outcome.kind) {
    case 'noRule':
      return outcome;
    case 'noFiscal':
      return review(notice, situation, on, 'FACT_UNKNOWN', ['fiscal']);
    case 'orderOpen':
      return review(notice, situation, on, 'PRECEDENCE_NOT_SETTLED', ['SUBSIDY_PRECEDENCE']);
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
  | { readonly kind: 'orderOpen' };

function outcomeKey(outcome: Outcome): string {
  if (outcome.kind !== 'due') return outcome.kind;
  const shares = outcome.payers.map(({ payer, timing, fen }) => `${payer}.${timing}.${fen}`);
  return [outcome.standardFen, outcome.standard.fiscalFen, outcome.personPaysFen, ...shares].join('/');
}

/** The conditions that may still decide: a rule that is known to fail fails however the gaps are filled. */
function conditionsThatMatter(notice: Notice, situation: Situation, on: LocalDate): SubsidyConditions[] {
  const { person } = situation;
  // A newborn may pay in another window, with other rules: while that is open, no rule is known to fail.
  const isSure = person.bornOn !== null || !asksNewborns(notice, on);
  const rules = isSure
    ? judgeRules(notice, situation, on).filter(({ verdict }) => verdict.kind !== 'fails')
    : linkedSubsidies(notice, person).map((subsidy) => ({ subsidy }));
  return [
    ...notice.standard.groups.map(({ conditions }) => conditions),
    ...rules.map(({ subsidy }) => subsidy.conditions),
  ];
}

/** The answer with nothing left open but the precedence. */
function outcomeIn(notice: Notice, situation: Situation, on: LocalDate): Outcome {
  const amount = standardDue(notice, situation, on);
  if (amount.kind !== 'amount') return amount;
  const { standard, subsidisedFen } = amount;
  const holding = judgeRules(notice, situation, on).filter(({ verdict }) => verdict.kind === 'applies');
  const winner = standard.kind === 'NEWBORN_FREE' ? null : winnerAmong(notice, holding, subsidisedFen);
  if (winner === 'open') return { kind: 'orderOpen' };
  const standardFen = subsidisedFen + standard.fiscalFen;
  const unlisted =
    winner === null && standard.kind !== 'NEWBORN_FREE' ? unlistedCategories(notice, situation, on) : [];
  const state = paymentWindow(notice, situation.person.bornOn, on);
  if (unlisted.length > 0 && isSubsidised(state) && notice.unlistedCategories.pay === 'NOT_STATED') {
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

function explained(
  notice: Notice,
  situation: Situation,
  on: LocalDate,
  outcome: Extract<Outcome, { kind: 'due' }>,
): AmountDue {
  const { standardFen, personPaysFen, assistanceFen, payers, unlisted } = outcome;
  const standard = asKnown(notice, situation, on, outcome.standard);
  const judged = judgeRules(notice, situation, on);
  const isFree = standard.kind === 'NEWBORN_FREE';
  const winner = isFree ? null : (sureWinner(notice, judged, outcome) ?? outcome.winner);
  const isListed = switchChoice(notice, 'SUBSIDY_PRECEDENCE') === 'LISTED_ORDER';
  const rules = judged.map((rule) =>
    dueRule(rule, outcome, (assistance): RuleWhy => {
      if (isFree) return { kind: 'NOTHING_TO_PAY' };
      if (isListed) return { kind: 'LATER_IN_ORDER' };
      return { kind: assistance === assistanceFen ? 'SAME_AMOUNT_LATER' : 'HIGHER_AMOUNT' };
    }),
  );
  const won = rules.find(({ index }) => index === winner);
  return {
    kind: 'due',
    standardFen,
    personPaysFen,
    assistanceFen,
    payers,
    winning: won ? { ...won, why: { kind: 'WINS' } } : null,
    losing: rules.filter(({ index }) => index !== winner),
    standard,
    unlisted,
    clause: won?.clause ?? outcome.clause,
  };
}

/**
 * A rule that is known to hold and gives the outcome; null when gaps that do not matter leave open which of several
 * rules with the same amount it is.
 */
function sureWinner(
  notice: Notice,
  judged: readonly RuleVerdict[],
  { subsidisedFen, payers }: Extract<Outcome, { kind: 'due' }>,
): number | null {
  const holding = judged.filter(({ verdict }) => verdict.kind === 'applies');
  const winner = winnerAmong(notice, holding, subsidisedFen);
  if (winner === null || winner === 'open') return null;
  const own = payerShares(winner.subsidy, subsidyParts(winner.subsidy, subsidisedFen).assistanceFen);
  return JSON.stringify(own) === JSON.stringify(payers) ? winner.index : null;
}

/** What a subsidy is measured against, and what the person pays beside it. */
type Measure = Pick<Extract<StandardDue, { kind: 'amount' }>, 'subsidisedFen' | 'standard'>;

function dueRule(
  { index, subsidy, category, inheritedFrom, verdict }: RuleVerdict,
  amount: Measure | null,
  whyHolding: (assistanceFen: Fen | null) => RuleWhy,
): DueRule {
  const parts = amount && subsidyParts(subsidy, amount.subsidisedFen);
  const why: RuleWhy =
    verdict.kind === 'applies'
      ? whyHolding(parts?.assistanceFen ?? null)
      : verdict.kind === 'fails'
        ? verdict.why
        : { kind: 'NOT_KNOWN', missing: verdict.missing };
  return {
    index,
    category,
    inheritedFrom,
    personPaysFen: parts && parts.personPaysFen + amount.standard.fiscalFen,
    assistanceFen: parts?.assistanceFen ?? null,
    why,
    clause: subsidy.clause,
  };
}

/** The rules that hold or may hold, with their amounts as far as the standard is known. */
function review(
  notice: Notice,
  situation: Situation,
  on: LocalDate,
  reason: ReviewReason,
  missing: readonly string[],
): AmountDue {
  const standard = acrossUnknowns(
    notice,
    situation,
    on,
    notice.standard.groups.map(({ conditions }) => conditions),
    (filled) => standardDue(notice, filled, on),
    (amount) =>
      JSON.stringify(
        amount.kind === 'amount' ? [amount.subsidisedFen, amount.standard.fiscalFen] : amount.kind,
      ),
  );
  const settled = standard.kind === 'settled' ? standard.outcome : null;
  const amount = settled?.kind === 'amount' ? settled : null;
  const candidates = judgeRules(notice, situation, on)
    .filter(({ verdict }) => verdict.kind !== 'fails')
    .map((rule) => dueRule(rule, amount, () => ({ kind: 'HOLDS' })));
  return { kind: 'needsReview', reason, missing, candidates };
}

/** What to close first when several gaps matter: the tier, then facts about the person, then the county's choices. */
function reasonFor(missing: readonly Missing[]): ReviewReason {
  if (missing.includes('tier')) return 'TIER_UNKNOWN';
  const isChoice = (name: Missing) => choiceReasons.some(([choice]) => choice === name);
  if (!missing.every(isChoice)) return 'FACT_UNKNOWN';
  return choiceReasons.find(([choice]) => missing.includes(choice))?.[1] ?? 'FACT_UNKNOWN';
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
