import type { LocalDate } from '../../../schema/values/local-date.ts';
import type { Notice, SubsidyConditions } from '../notice.ts';
import { factsAsked, type Person, type PersonFact } from '../person.ts';
import { ancestors, asksNewborns, birthBounds, type Missing, type Situation } from './situation.ts';

interface Unknown {
  readonly name: Missing;
  readonly values: readonly ((situation: Situation) => Situation)[];
}

/** About a second of work; a person of whom nothing is known under a notice of a dozen rules asks a quarter of it. */
const MOST_CONDITIONS_ASKED = 500_000;

export type Answer<Outcome> =
  | { readonly kind: 'settled'; readonly outcome: Outcome }
  /** Two ways to fill the gaps give two answers; these gaps make the difference. */
  | { readonly kind: 'differs'; readonly missing: readonly Missing[] };

/**
 * Answers a question for every way in which the gaps can be filled (an unknown birthday with one day of every age
 * that matters, an open reading with each of its options). When all agree the gaps do not matter. Too many ways to try
 * in a moment are taken to differ: review is always a safe answer, and then all the gaps are named.
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
  const ways = unknowns.reduce((product, { values }) => product * values.length, 1);
  if (ways * Math.max(1, conditions.length) > MOST_CONDITIONS_ASKED) {
    return { kind: 'differs', missing: unknowns.map(({ name }) => name) };
  }
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
