import type { Fen } from '../../../schema/values/fen.ts';
import type { LocalDate } from '../../../schema/values/local-date.ts';
import type { CategoryStatus, EnrollmentSubsidy, Notice } from '../notice.ts';
import { type CategoryMembership, type ConditionName, conditionVerdict } from '../person.ts';
import {
  ancestors,
  isSubsidised,
  linkedSubsidies,
  type Missing,
  paymentWindow,
  referenceDays,
  type Situation,
} from './situation.ts';

/** Why a rule decides, or why it does not. */
export type RuleWhy =
  | { readonly kind: 'WINS' }
  /** Holds, but the person would pay more than by the winning rule. */
  | { readonly kind: 'HIGHER_AMOUNT' }
  /** Holds with the same amount; the first in the file is named. */
  | { readonly kind: 'SAME_AMOUNT_LATER' }
  /** Holds, but the county's listed order puts another rule first. */
  | { readonly kind: 'LATER_IN_ORDER' }
  /** Holds, but a newborn of the benefit year pays nothing anyway. */
  | { readonly kind: 'NOTHING_TO_PAY' }
  /** Holds; the answer waits for something else. */
  | { readonly kind: 'HOLDS' }
  | {
      readonly kind: 'CONDITION_FALSE';
      readonly condition: ConditionName;
      readonly asked: number | boolean;
      readonly found: number | boolean;
    }
  | { readonly kind: 'NOT_KNOWN'; readonly missing: readonly Missing[] }
  | { readonly kind: 'STATUS_NOT_COVERED'; readonly status: CategoryStatus }
  | { readonly kind: 'NOT_YET_ON_ROSTER'; readonly from: LocalDate }
  | { readonly kind: 'NO_LONGER_ON_ROSTER'; readonly to: LocalDate }
  | { readonly kind: 'NOT_YET_VALID'; readonly from: LocalDate }
  | { readonly kind: 'NO_LONGER_VALID'; readonly to: LocalDate }
  | { readonly kind: 'TIER_NOT_COVERED'; readonly tier: string | null }
  /** The rule is for a category above, and this one (or one between) has a rule of its own. */
  | { readonly kind: 'CHILD_RULE'; readonly child: string }
  /** The county reads a rule for a category as not covering the categories below it. */
  | { readonly kind: 'NOT_INHERITED' }
  | { readonly kind: 'WINDOW_NOT_SUBSIDISED' };

/** One subsidy held against one person. */
export interface DueRule {
  /** Position in `notice.subsidies`. */
  readonly index: number;
  /** The person's category; null for a rule on conditions alone. */
  readonly category: string | null;
  /** The category above that the rule names, when the person's own is not named. */
  readonly inheritedFrom: string | null;
  /** By this rule alone, fen; null while the standard itself is not known. */
  readonly personPaysFen: Fen | null;
  readonly assistanceFen: Fen | null;
  readonly why: RuleWhy;
  readonly clause: string;
}

/** Whether a subsidy holds for a person, and through which category. */
export interface RuleVerdict {
  readonly index: number;
  readonly subsidy: EnrollmentSubsidy;
  readonly category: string | null;
  readonly inheritedFrom: string | null;
  readonly verdict: Verdict;
  /** Every category through which it holds, the person's and those above; empty when it does not hold. */
  readonly through: readonly string[];
}

type Verdict =
  | { readonly kind: 'applies' }
  | { readonly kind: 'fails'; readonly why: RuleWhy }
  | { readonly kind: 'unknown'; readonly missing: readonly Missing[] };

/** Every subsidy that concerns a person by category, or asks for none, in file order. */
export function judgeRules(notice: Notice, situation: Situation, on: LocalDate): RuleVerdict[] {
  const { person } = situation;
  const state = paymentWindow(notice, person.bornOn, on);
  const categoryDays = referenceDays(notice, situation.categoryDays, state, on);
  const ageDays = referenceDays(notice, situation.ageDays, state, on);
  return linkedSubsidies(notice, person).map((subsidy) => {
    const common: Verdict[] = [
      isSubsidised(state) ? applies : fails({ kind: 'WINDOW_NOT_SUBSIDISED' }),
      validOn(subsidy, on),
      tierVerdict(notice, subsidy, person.tier),
    ];
    const conditions = conditionsVerdict(subsidy, situation, ageDays);
    const links =
      subsidy.categories.length === 0
        ? [{ category: null, inheritedFrom: null, verdict: both([...common, conditions]) }]
        : linksOf(notice, subsidy, person.categories).map(({ membership, above }) => ({
            category: membership.code,
            inheritedFrom: above,
            verdict: both([
              ...common,
              inheritance(notice, membership.code, above, situation, on),
              statusVerdict(subsidy, membership),
              rosterVerdict(membership, categoryDays),
              conditions,
            ]),
          }));
    // The link that helps most is the rule's answer: one roster is enough.
    const best =
      links.find(({ verdict }) => verdict.kind === 'applies') ??
      links.find(({ verdict }) => verdict.kind === 'unknown') ??
      links[0];
    if (best === undefined) throw new Error('a linked subsidy without a link');
    const through = links.flatMap(({ category, inheritedFrom, verdict }) =>
      verdict.kind === 'applies' ? [category, inheritedFrom].filter((code) => code !== null) : [],
    );
    return { index: notice.subsidies.indexOf(subsidy), subsidy, ...best, through };
  });
}

/**
 * The person's categories on their day that no subsidy of that day names, directly or through one above, in the order
 * of the notice. Whose support has ended (不再享受政策) is not counted: they are like everybody else.
 */
export function unlistedCategories(notice: Notice, situation: Situation, on: LocalDate): string[] {
  const { person } = situation;
  const days = referenceDays(notice, situation.categoryDays, paymentWindow(notice, person.bornOn, on), on);
  const held = person.categories.filter(
    (membership) =>
      membership.status !== 'SUPPORT_ENDED' && rosterVerdict(membership, days).kind === 'applies',
  );
  const isInherited = situation.parents.includes('INHERITED');
  const codes = new Set(
    held
      .map(({ code }) => code)
      .filter((code) => ![code, ...(isInherited ? ancestors(notice, code) : [])].some(isNamed(notice, on))),
  );
  return notice.categories.map(({ code }) => code).filter((code) => codes.has(code));
}

const applies = { kind: 'applies' } as const;

function fails(why: RuleWhy): Verdict {
  return { kind: 'fails', why };
}

/** All must hold: the first known failure decides, then whatever is unknown. */
function both(verdicts: readonly Verdict[]): Verdict {
  const failed = verdicts.find(({ kind }) => kind === 'fails');
  if (failed) return failed;
  const missing = verdicts.flatMap((verdict) => (verdict.kind === 'unknown' ? verdict.missing : []));
  return missing.length === 0 ? applies : { kind: 'unknown', missing: [...new Set(missing)] };
}

function validOn({ from, to }: EnrollmentSubsidy, on: LocalDate): Verdict {
  if (from !== null && on < from) return fails({ kind: 'NOT_YET_VALID', from });
  if (to !== null && to < on) return fails({ kind: 'NO_LONGER_VALID', to });
  return applies;
}

function tierVerdict(notice: Notice, { tiers }: EnrollmentSubsidy, tier: string | null): Verdict {
  if (tiers.length === 0 || (tier !== null && tiers.includes(tier))) return applies;
  return tier === null && notice.standard.tiers.length > 0
    ? { kind: 'unknown', missing: ['tier'] }
    : fails({ kind: 'TIER_NOT_COVERED', tier });
}

function conditionsVerdict(
  { conditions }: EnrollmentSubsidy,
  { person }: Situation,
  ageDays: readonly LocalDate[],
): Verdict {
  const verdict = conditionVerdict(conditions, person, ageDays);
  if (verdict.kind === 'true') return applies;
  if (verdict.kind === 'unknown') return verdict;
  const { condition, asked, found } = verdict;
  return fails({ kind: 'CONDITION_FALSE', condition, asked, found });
}

function statusVerdict({ statuses }: EnrollmentSubsidy, { status }: CategoryMembership): Verdict {
  return statuses.includes(status) ? applies : fails({ kind: 'STATUS_NOT_COVERED', status });
}

function rosterVerdict({ from, to }: CategoryMembership, days: readonly LocalDate[]): Verdict {
  const off = days.filter((day) => (from !== null && day < from) || (to !== null && to < day));
  if (off.length === 0) return applies;
  if (off.length < days.length) return { kind: 'unknown', missing: ['CATEGORY_DAY'] };
  const isBefore = from !== null && (off[0] ?? '') < from;
  return fails(
    isBefore ? { kind: 'NOT_YET_ON_ROSTER', from } : { kind: 'NO_LONGER_ON_ROSTER', to: to ?? '' },
  );
}

function inheritance(
  notice: Notice,
  code: string,
  above: string | null,
  { parents }: Situation,
  on: LocalDate,
): Verdict {
  if (above === null) return applies;
  const chain = [code, ...ancestors(notice, code)];
  const nearer = chain.slice(0, chain.indexOf(above)).find(isNamed(notice, on));
  if (nearer !== undefined) return fails({ kind: 'CHILD_RULE', child: nearer });
  if (!parents.includes('INHERITED')) return fails({ kind: 'NOT_INHERITED' });
  return parents.length === 1 ? applies : { kind: 'unknown', missing: ['CATEGORY_PARENT'] };
}

/** True for a category that some subsidy valid on the day names. */
function isNamed(notice: Notice, on: LocalDate): (code: string) => boolean {
  return (code) =>
    notice.subsidies.some(
      (subsidy) => subsidy.categories.includes(code) && validOn(subsidy, on).kind === 'applies',
    );
}

interface RosterLink {
  readonly membership: CategoryMembership;
  /** The category above that the subsidy names; null when it names the membership's own. */
  readonly above: string | null;
}

/** The person's memberships that a subsidy reaches: those it names first, then through the nearest category above. */
function linksOf(
  notice: Notice,
  subsidy: EnrollmentSubsidy,
  categories: readonly CategoryMembership[],
): RosterLink[] {
  const links = categories.flatMap((membership): RosterLink[] => {
    if (subsidy.categories.includes(membership.code)) return [{ membership, above: null }];
    const above = ancestors(notice, membership.code).find((code) => subsidy.categories.includes(code));
    return above === undefined ? [] : [{ membership, above }];
  });
  if (links.length < 2) return links;
  const order = notice.categories.map(({ code }) => code);
  return links.sort(
    (left, right) =>
      Number(left.above !== null) - Number(right.above !== null) ||
      order.indexOf(left.membership.code) - order.indexOf(right.membership.code) ||
      (membershipKey(left.membership) < membershipKey(right.membership) ? -1 : 1),
  );
}

/** So that the order in which rosters were read never shows. */
function membershipKey({ status, from, to }: CategoryMembership): string {
  return `${status}/${from ?? ''}/${to ?? ''}`;
}
