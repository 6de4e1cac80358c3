import { addDays, daysBetween, type LocalDate } from '../../schema/values/local-date.ts';
import { type WindowState, windowStateOn } from './calendar.ts';
import type { CollectionWindow, EnrollmentSubsidy, Notice, SubsidyConditions } from './notice.ts';
import { switchChoice } from './notice.ts';
import { agesAsked, factsAsked, latestBirthOn, type Person, type PersonFact } from './person.ts';
import { switchKind } from './switch.ts';

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

/**
 * The window a person pays in on a day. A window for newborns (新生儿参保期) is for newborns only, and theirs first.
 * On a closed day of a window, and the payment is kept, that window's rules hold.
 */
export function paymentWindow(
  notice: Notice,
  bornOn: LocalDate | null,
  on: LocalDate,
): WindowState<CollectionWindow> {
  const isTheirs = (window: CollectionWindow) => bornOn !== null && isNewbornIn(notice, window, bornOn, on);
  const newborn = windowStateOn(
    notice.windows.filter((window) => window.kind === 'NEWBORN' && isTheirs(window)),
    on,
  );
  if (newborn.kind === 'open') return newborn;
  const general = windowStateOn(
    notice.windows.filter(({ kind }) => kind !== 'NEWBORN'),
    on,
  );
  return general.kind === 'outside' ? newborn : general;
}

/** False in a window that the notice excludes from subsidies (本期不享受分类资助). */
export function isSubsidised(state: WindowState<CollectionWindow>): boolean {
  return state.kind === 'outside' || (state.window.amount?.isSubsidised ?? true);
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
  state: WindowState<CollectionWindow>,
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
    notice.windows.flatMap((window) => referenceDays(notice, meant, { kind: 'open', window }, on)),
  );
  for (const day of referenceDays(notice, meant, { kind: 'outside' }, on)) days.add(day);
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

interface Unknown {
  readonly name: Missing;
  readonly values: readonly ((situation: Situation) => Situation)[];
}

export type Answer<Outcome> =
  | { readonly kind: 'settled'; readonly outcome: Outcome }
  /** Two ways to fill the gaps give two answers; these gaps make the difference. */
  | { readonly kind: 'differs'; readonly missing: readonly Missing[] };

/**
 * Answers a question for every way in which the gaps can be filled (an unknown birthday with one day of every age
 * that matters, an open reading with each of its options). When all agree the gaps do not matter.
 *
 * @param conditions all that the answer may ask about this person
 * @param answer is asked with nothing left open that these ask about
 * @param key equal for answers that are equal
 */
export function acrossUnknowns<Outcome>(
  notice: Notice,
  situation: Situation,
  on: LocalDate,
  conditions: readonly SubsidyConditions[],
  answer: (filled: Situation) => Outcome,
  key: (outcome: Outcome) => string,
): Answer<Outcome> {
  const unknowns = unknownsOf(notice, situation, on, conditions);
  const outcomes: Outcome[] = [];
  const visit = (filled: Situation, next: number): void => {
    const unknown = unknowns[next];
    if (unknown === undefined) outcomes.push(answer(filled));
    else for (const fill of unknown.values) visit(fill(filled), next + 1);
  };
  visit(situation, 0);
  const keys = outcomes.map(key);
  if (keys.every((other) => other === keys[0])) return { kind: 'settled', outcome: outcomes[0] as Outcome };
  return { kind: 'differs', missing: decisive(unknowns, keys) };
}

/** Outcomes lie in mixed radix, the last unknown fastest; a gap matters where two of its values differ. */
function decisive(unknowns: readonly Unknown[], keys: readonly string[]): Missing[] {
  const found: Missing[] = [];
  let stride = keys.length;
  for (const { name, values } of unknowns) {
    const span = stride;
    stride /= values.length;
    const differs = keys.some((key, index) => {
      const base = index - (index % span) + (index % stride);
      return key !== keys[base];
    });
    if (differs) found.push(name);
  }
  return found;
}

function unknownsOf(
  notice: Notice,
  situation: Situation,
  on: LocalDate,
  conditions: readonly SubsidyConditions[],
): Unknown[] {
  const { person } = situation;
  const { tiers } = notice.standard;
  const facts = new Set(conditions.flatMap(factsAsked));
  if (asksNewborns(notice, on)) facts.add('bornOn');
  const unknowns: Unknown[] = [];
  const missing = (fact: PersonFact | 'tier', values: readonly Person[PersonFact | 'tier'][]): void => {
    if (person[fact] !== null) return;
    unknowns.push({
      name: fact,
      values: values.map((value) => (filled) => ({ ...filled, person: { ...filled.person, [fact]: value } })),
    });
  };
  if (tiers.length > 0) missing('tier', codesOf(tiers));
  if (facts.has('bornOn')) {
    const bounds = birthBounds(notice, on, conditions);
    missing('bornOn', [...bounds.filter((bound) => bound < on), on]);
  }
  if (facts.has('disabilityGrade')) missing('disabilityGrade', gradesThatMatter(conditions));
  for (const fact of ['lowIncomeFamily', 'student', 'ethnicMinority'] as const) {
    if (facts.has(fact)) missing(fact, [true, false]);
  }
  const open = <Reading>(
    name: Missing,
    options: readonly Reading[],
    chosen: (option: Reading) => Partial<Situation>,
  ): void => {
    if (options.length < 2) return;
    unknowns.push({ name, values: options.map((one) => (filled) => ({ ...filled, ...chosen(one) })) });
  };
  if (facts.has('bornOn')) open('AGE_REFERENCE_DAY', situation.ageDays, (day) => ({ ageDays: [day] }));
  if (person.categories.some(({ from, to }) => from !== null || to !== null)) {
    open('CATEGORY_DAY', situation.categoryDays, (day) => ({ categoryDays: [day] }));
  }
  if (person.categories.some(({ code }) => ancestors(notice, code).length > 0)) {
    open('CATEGORY_PARENT', situation.parents, (parent) => ({ parents: [parent] }));
  }
  return unknowns;
}

/** One grade between every two limits, and none at all. */
function gradesThatMatter(conditions: readonly SubsidyConditions[]): number[] {
  const limits = conditions.map(({ disabilityGradeAtMost }) => disabilityGradeAtMost);
  return [...new Set(limits.filter((limit) => limit !== undefined)), 0];
}

function codesOf(items: readonly { readonly code: string }[]): string[] {
  return items.map(({ code }) => code);
}

/** True when some answer for a payment on this day is for newborns only. */
export function asksNewborns(notice: Notice, on: LocalDate): boolean {
  const isYearBegun = notice.newborn !== null && on >= `${notice.benefitYear}-01-01`;
  const hasWindow = notice.windows.some(
    ({ kind, opensOn, closesOn }) => kind === 'NEWBORN' && opensOn <= on && on <= closesOn,
  );
  return isYearBegun || hasWindow;
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

/** Outside every window: the last one that had opened by then, or the first of all. */
function windowOpening(notice: Notice, state: WindowState<CollectionWindow>, on: LocalDate): LocalDate {
  if (state.kind !== 'outside') return state.window.opensOn;
  const openings = notice.windows.map(({ opensOn }) => opensOn).sort();
  return openings.filter((opensOn) => opensOn <= on).at(-1) ?? openings[0] ?? on;
}
