import type { SubsidyConditions } from '../notice.ts';

/** The facts that conditions ask about, all known. */
export interface ConditionCase {
  readonly age: number;
  /** Null: no disability certificate. */
  readonly disabilityGrade: number | null;
  readonly lowIncomeFamily: boolean;
  readonly student: boolean;
  readonly ethnicMinority: boolean;
}

/** 民法典第十七条. */
const ADULT_AGE = 18;
const OLDEST = 150;

/**
 * One invented person for every kind that the given conditions can tell apart, so that "can both hold" and "does
 * anybody fit" are answered by looking, not by reasoning about intervals.
 */
export function conditionCases(all: readonly SubsidyConditions[]): ConditionCase[] {
  const ages = new Set([0]);
  for (const { ageAtLeast, ageBelow, isMinor } of all) {
    for (const age of [ageAtLeast, ageBelow, isMinor === undefined ? undefined : ADULT_AGE]) {
      if (age !== undefined && age <= OLDEST) ages.add(age);
    }
  }
  const grades = all.some(({ disabilityGradeAtMost }) => disabilityGradeAtMost !== undefined)
    ? [null, 1, 2, 3, 4]
    : [null];
  const asked = (key: 'lowIncomeFamily' | 'student' | 'ethnicMinority') =>
    all.some((conditions) => conditions[key] !== undefined) ? [false, true] : [false];
  return [...ages].flatMap((age) =>
    grades.flatMap((disabilityGrade) =>
      asked('lowIncomeFamily').flatMap((lowIncomeFamily) =>
        asked('student').flatMap((student) =>
          asked('ethnicMinority').map((ethnicMinority) => ({
            age,
            disabilityGrade,
            lowIncomeFamily,
            student,
            ethnicMinority,
          })),
        ),
      ),
    ),
  );
}

/** True when all that the conditions ask holds. */
export function fits(conditions: SubsidyConditions, person: ConditionCase): boolean {
  const asks = (asked: boolean | undefined, is: boolean) => asked === undefined || asked === is;
  return (
    (conditions.ageAtLeast === undefined || person.age >= conditions.ageAtLeast) &&
    (conditions.ageBelow === undefined || person.age < conditions.ageBelow) &&
    asks(conditions.isMinor, person.age < ADULT_AGE) &&
    (conditions.disabilityGradeAtMost === undefined ||
      (person.disabilityGrade !== null && person.disabilityGrade <= conditions.disabilityGradeAtMost)) &&
    asks(conditions.lowIncomeFamily, person.lowIncomeFamily) &&
    asks(conditions.student, person.student) &&
    asks(conditions.ethnicMinority, person.ethnicMinority)
  );
}

/** True when nobody can meet all conditions at once, e.g. 年满 60 周岁 and 不满 18 周岁. */
export function isContradictory(conditions: SubsidyConditions): boolean {
  return !conditionCases([conditions]).some((person) => fits(conditions, person));
}

/** True when an answer depends on the day on which the age is counted. */
export function asksAge(conditions: SubsidyConditions): boolean {
  return (
    conditions.ageAtLeast !== undefined ||
    conditions.ageBelow !== undefined ||
    conditions.isMinor !== undefined
  );
}
