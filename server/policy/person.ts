import type { LocalDate } from '../../schema/values/local-date.ts';
import type { CategoryStatus, SubsidyConditions } from './notice.ts';

/** What the rules ask about one person: no name, no ID number. Null is "not known", never "no". */
export interface Person {
  readonly bornOn: LocalDate | null;
  /** The chosen 缴费档次; ignored under a notice without tiers. */
  readonly tier: string | null;
  readonly categories: readonly CategoryMembership[];
  /** 1 (most severe) to 4; 0: known to have no disability. */
  readonly disabilityGrade: number | null;
  readonly lowIncomeFamily: boolean | null;
  readonly student: boolean | null;
  readonly ethnicMinority: boolean | null;
}

/** One entry on a roster; both days inclusive, null is open. */
export interface CategoryMembership {
  readonly code: string;
  readonly status: CategoryStatus;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
}

/** The facts a condition can ask about. */
export type PersonFact = 'bornOn' | 'disabilityGrade' | 'lowIncomeFamily' | 'student' | 'ethnicMinority';

export type ConditionName = keyof SubsidyConditions;

/** Age of majority, 民法典 第十七条. */
export const ageOfMajority = 18;

/**
 * The latest day of birth with which somebody is `years` old on `on`; compare as text with `bornOn`.
 *
 * The age is reached on the birthday itself. A person born on 29 February reaches it on 28 February of a common year:
 * where the month has no such day, a period counted in years ends with the month (民法典 第二百零二条). The answer may
 * be a 29 February that does not exist, which compares rightly.
 */
export function latestBirthOn(years: number, on: LocalDate): LocalDate {
  const year = Number(on.slice(0, 4));
  const isLastOfFebruary = on.slice(5) === '02-28' && !isLeapYear(year);
  return `${year - years}-${isLastOfFebruary ? '02-29' : on.slice(5)}`;
}

/** True from the birthday on; see `latestBirthOn` for 29 February. */
export function hasReachedAge(bornOn: LocalDate, years: number, on: LocalDate): boolean {
  return bornOn <= latestBirthOn(years, on);
}

/** Whole years of age (周岁); 0 before the birth. */
export function ageOn(bornOn: LocalDate, on: LocalDate): number {
  const years = Number(on.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return Math.max(0, hasReachedAge(bornOn, years, on) ? years : years - 1);
}

export type ConditionVerdict =
  | { readonly kind: 'true' }
  /** The first condition that does not hold, and what is known instead: years of age, a grade, yes or no. */
  | {
      readonly kind: 'false';
      readonly condition: ConditionName;
      readonly asked: number | boolean;
      readonly found: number | boolean;
    }
  /** No condition is known to fail; these decide. */
  | { readonly kind: 'unknown'; readonly missing: readonly (PersonFact | 'AGE_REFERENCE_DAY')[] };

/** The facts that conditions ask about. */
export function factsAsked(conditions: SubsidyConditions): PersonFact[] {
  const facts = Object.entries(conditions)
    .filter(([, asked]) => asked !== undefined)
    .map(([name]) => factOf[name as ConditionName]);
  return [...new Set(facts)];
}

/** The ages at which conditions change their answer, in years. */
export function agesAsked(conditions: SubsidyConditions): number[] {
  return [
    conditions.ageAtLeast,
    conditions.ageBelow,
    conditions.isMinor === undefined ? undefined : ageOfMajority,
  ].filter((age) => age !== undefined);
}

/**
 * Whether all conditions hold of a person. A condition known to fail decides, whatever else is unknown.
 *
 * @param ageDays the days ages may be counted on: one, or several while the county has not settled which
 */
export function conditionVerdict(
  conditions: SubsidyConditions,
  person: Person,
  ageDays: readonly LocalDate[],
): ConditionVerdict {
  const missing = new Set<PersonFact | 'AGE_REFERENCE_DAY'>();
  for (const name of conditionNames) {
    const asked = conditions[name];
    if (asked === undefined) continue;
    const answers = answersTo(name, asked, person, ageDays);
    if (answers === null) missing.add(factOf[name]);
    else if (answers.every(({ holds }) => !holds)) {
      return { kind: 'false', condition: name, asked, found: answers[0]?.found ?? false };
    } else if (answers.some(({ holds }) => !holds)) missing.add('AGE_REFERENCE_DAY');
  }
  return missing.size === 0 ? { kind: 'true' } : { kind: 'unknown', missing: [...missing] };
}

const factOf = {
  ageAtLeast: 'bornOn',
  ageBelow: 'bornOn',
  isMinor: 'bornOn',
  disabilityGradeAtMost: 'disabilityGrade',
  lowIncomeFamily: 'lowIncomeFamily',
  student: 'student',
  ethnicMinority: 'ethnicMinority',
} as const satisfies Record<ConditionName, PersonFact>;

const conditionNames = Object.keys(factOf) as ConditionName[];

interface ConditionAnswer {
  readonly holds: boolean;
  readonly found: number | boolean;
}

/** One answer per day for ages, else one; null when the fact is not known. */
function answersTo(
  name: ConditionName,
  asked: number | boolean,
  person: Person,
  ageDays: readonly LocalDate[],
): readonly ConditionAnswer[] | null {
  switch (name) {
    case 'ageAtLeast':
    case 'ageBelow':
    case 'isMinor': {
      const { bornOn } = person;
      if (bornOn === null) return null;
      return ageDays.map((day) => {
        const found = ageOn(bornOn, day);
        if (name === 'isMinor') return { holds: found < ageOfMajority === asked, found };
        return { holds: name === 'ageAtLeast' ? found >= Number(asked) : found < Number(asked), found };
      });
    }
    case 'disabilityGradeAtMost': {
      const found = person.disabilityGrade;
      return found === null ? null : [{ holds: found >= 1 && found <= Number(asked), found }];
    }
    default: {
      const found = person[name];
      return found === null ? null : [{ holds: found === asked, found }];
    }
  }
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
