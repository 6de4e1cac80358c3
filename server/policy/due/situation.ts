import { addDays, daysBetween, type LocalDate } from '../../../schema/values/local-date.ts';
import { type WindowState, windowStateOn } from '../calendar.ts';
import type { CollectionWindow, EnrollmentSubsidy, Notice, SubsidyConditions } from '../notice.ts';
import { switchChoice } from '../notice.ts';
import { agesAsked, latestBirthOn, type Person, type PersonFact } from '../person.ts';
import { switchKind } from '../switch.ts';

/** A day that a notice may mean without saying: the options of AGE_REFERENCE_DAY and CATEGORY_DAY. */
export type ReferenceDay = 'PAID_ON' | 'WINDOW_OPENS' | 'BENEFIT_YEAR_STARTS';
export type ParentReading = 'INHERITED' | 'NOT_INHERITED';

/** What can be missing for an answer: a fact about the person, the tier, or a choice the county has not made. */
export type Missing =
  | PersonFact
  | 'tier'
  | 'fiscal'
  | 'AGE_REFERENCE_DAY'
  | 'CATEGORY_DAY'
  | 'CATEGORY_PARENT'
  | 'SUBSIDY_PRECEDENCE';

/** A person under the readings of a notice that are still possible; one each when the county recorded its choice. */
export interface Situation {
  readonly person: Person;
  readonly ageDays: readonly ReferenceDay[];
  readonly categoryDays: readonly ReferenceDay[];
  readonly parents: readonly ParentReading[];
}

/** The situation as it is, with every reading that the county has not ruled out. */
export function situationOf(notice: Notice, person: Person): Situation {
  return {
    person: notice.standard.tiers.some(({ code }) => code === person.tier)
      ? person
      : { ...person, tier: null },
    ageDays: readings(notice, 'AGE_REFERENCE_DAY') as ReferenceDay[],
    categoryDays: readings(notice, 'CATEGORY_DAY') as ReferenceDay[],
    parents: readings(notice, 'CATEGORY_PARENT') as ParentReading[],
  };
}

/** The recorded choice of a switch alone, or all its options. */
export function readings(
  notice: Notice,
  code: 'AGE_REFERENCE_DAY' | 'CATEGORY_DAY' | 'CATEGORY_PARENT',
): readonly string[] {
  const choice = switchChoice(notice, code);
  return choice === null ? Object.keys(switchKind(code).options) : [choice];
}

/** Where a payment day stands for one person; `newborn`: within the days after birth, whatever the windows say. */
export type PaymentState = WindowState<CollectionWindow> | { readonly kind: 'newborn' };

/**
 * The window a person pays in on a day. A window for newborns (新生儿参保期) is for newborns only, and theirs first;
 * a newborn in time by the newborn rules is bound by no other, so a late window's own amount is not asked of it.
 * On a closed day of a window, and the payment is kept, that window's rules hold.
 */
export function paymentWindow(notice: Notice, bornOn: LocalDate | null, on: LocalDate): PaymentState {
  const isTheirs = (window: CollectionWindow) => bornOn !== null && isNewbornIn(notice, window, bornOn, on);
  const newborn = windowStateOn(
    notice.windows.filter((window) => window.kind === 'NEWBORN' && isTheirs(window)),
    on,
  );
  if (newborn.kind === 'open') return newborn;
  if (notice.newborn !== null && bornOn !== null && isBornWithin(notice.newborn.withinDays, bornOn, on)) {
    return newborn.kind === 'outside' ? { kind: 'newborn' } : newborn;
  }
  const general = windowStateOn(
    notice.windows.filter(({ kind }) => kind !== 'NEWBORN'),
    on,
  );
  return general.kind === 'outside' ? newborn : general;
}

/** False in a window that the notice excludes from subsidies (本期不享受分类资助). */
export function isSubsidised(state: PaymentState): boolean {
  return !('window' in state) || (state.window.amount?.isSubsidised ?? true);
}

/** Every state a payment on a day can be in, whoever pays: one per window around the day at the most, and none. */
export function possibleStates(notice: Notice, on: LocalDate): PaymentState[] {
  const around = notice.windows.filter(({ opensOn, closesOn }) => opensOn <= on && on <= closesOn);
  return [...around.map((window) => ({ kind: 'open', window }) as const), { kind: 'outside' }];
}

/** Born in the benefit year and within the days that the notice gives newborns. */
export function isNewbornInTime(notice: Notice, bornOn: LocalDate, on: LocalDate): boolean {
  if (notice.newborn === null || bornOn > on) return false;
  return (
    Number(bornOn.slice(0, 4)) === notice.benefitYear && daysBetween(bornOn, on) <= notice.newborn.withinDays
  );
}

/** The days that readings mean for somebody who pays on `on`. */
export function referenceDays(
  notice: Notice,
  meant: readonly ReferenceDay[],
  state: PaymentState,
  on: LocalDate,
): LocalDate[] {
  return [
    ...new Set(
      meant.map((day) => {
        if (day === 'PAID_ON') return on;
        if (day === 'BENEFIT_YEAR_STARTS') return `${notice.benefitYear}-01-01`;
        return windowOpening(notice, state, on);
      }),
    ),
  ];
}

/**
 * The days of birth after which some answer of this notice changes, for a payment on `on`, in order: two people born
 * between the same two of them get the same answer to every question about age.
 *
 * @param conditions those that ask; all of the notice when left out
 */
export function birthBounds(
  notice: Notice,
  on: LocalDate,
  conditions: readonly SubsidyConditions[] = [...notice.standard.groups, ...notice.subsidies].map(
    (item) => item.conditions,
  ),
): LocalDate[] {
  const ages = new Set(conditions.flatMap(agesAsked));
  const meant = readings(notice, 'AGE_REFERENCE_DAY') as ReferenceDay[];
  const days = new Set(
    possibleStates(notice, on).flatMap((state) => referenceDays(notice, meant, state, on)),
  );
  const bounds = [...ages].flatMap((age) => [...days].map((day) => latestBirthOn(age, day)));
  if (asksNewborns(notice, on)) {
    bounds.push(`${notice.benefitYear - 1}-12-31`, `${notice.benefitYear}-12-31`);
    if (notice.newborn) bounds.push(addDays(on, -notice.newborn.withinDays - 1));
    for (const window of notice.windows) {
      if (window.kind === 'NEWBORN') bounds.push(addDays(window.opensOn, -1), window.closesOn);
    }
    bounds.push(on);
  }
  return [...new Set(bounds)].sort();
}

/** The subsidies that could concern a person: on conditions alone, or by a category of theirs or one above it. */
export function linkedSubsidies(notice: Notice, person: Person): EnrollmentSubsidy[] {
  const codes = new Set(person.categories.flatMap(({ code }) => [code, ...ancestors(notice, code)]));
  return notice.subsidies.filter(
    ({ categories }) => categories.length === 0 || categories.some((code) => codes.has(code)),
  );
}

/** The categories above one, nearest first; ends at a circle. */
export function ancestors(notice: Notice, code: string): string[] {
  const found: string[] = [];
  let parent = notice.categories.find((category) => category.code === code)?.parent;
  while (parent !== undefined && parent !== code && !found.includes(parent)) {
    found.push(parent);
    const above = parent;
    parent = notice.categories.find((category) => category.code === above)?.parent;
  }
  return found;
}

/** True when some answer for a payment on this day is for newborns only. */
export function asksNewborns(notice: Notice, on: LocalDate): boolean {
  const hasRules = notice.newborn !== null;
  const isYearBegun = hasRules && on >= `${notice.benefitYear}-01-01`;
  const differs = notice.windows.some(
    ({ kind, opensOn, closesOn, amount }) =>
      opensOn <= on && on <= closesOn && (kind === 'NEWBORN' || (hasRules && amount !== null)),
  );
  return isYearBegun || differs;
}

function isNewbornIn(notice: Notice, window: CollectionWindow, bornOn: LocalDate, on: LocalDate): boolean {
  return notice.newborn === null
    ? window.opensOn <= bornOn && bornOn <= window.closesOn && bornOn <= on
    : isBornWithin(notice.newborn.withinDays, bornOn, on);
}

/** The day after birth is day 1. */
function isBornWithin(days: number, bornOn: LocalDate, on: LocalDate): boolean {
  if (bornOn > on) return false;
  // Counting days takes a hundred times as long as this, and hardly anybody is that young.
  const years = Number(on.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return years * 365 - 365 <= days && daysBetween(bornOn, on) <= days;
}

/** In no window: the last one that had opened by then, or the first of all. */
function windowOpening(notice: Notice, state: PaymentState, on: LocalDate): LocalDate {
  if ('window' in state) return state.window.opensOn;
  const openings = notice.windows.map(({ opensOn }) => opensOn).sort();
  return openings.filter((opensOn) => opensOn <= on).at(-1) ?? openings[0] ?? on;
}
