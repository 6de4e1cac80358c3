import type { Problem } from '../../../schema/values/problem.ts';
import type { EnrollmentSubsidy } from '../notice.ts';
import * as shape from '../notice-shape.ts';
import { codesAt, indexesAt, referencesIn, repeatedCodes, unknownReferences } from './codes.ts';
import { conditionCases, fits, isContradictory } from './condition-cases.ts';
import { errorAt } from './faults.ts';
import { chosenFieldProblems } from './field-rules.ts';
import { type SoundItem, soundItems, soundPart } from './sound-parts.ts';
import { standardsUnder } from './standard-cases.ts';
import { subsidySumProblems } from './subsidy-sum-rules.ts';
import { reversedValidity, validitiesMeet } from './validity.ts';

/** Subsidies that contradict their kind, the standard or each other. Unknown categories are category-rules.ts's. */
export function subsidyProblems(raw: unknown): Problem[] {
  const standard = soundPart(shape.standardShape, raw, ['standard']);
  const subsidies = soundItems(shape.subsidyShape, raw, ['subsidies']);
  const ownAmounts = soundItems(shape.windowShape, raw, ['windows']).flatMap(({ value: { amount } }) =>
    amount?.kind === 'FIXED' && amount.isSubsidised && amount.fen !== null ? [amount.fen] : [],
  );
  const standardsOf =
    standard === null
      ? null
      : standardsUnder(
          standard,
          subsidies.map(({ value }) => value),
        );
  return [
    ...tierProblems(raw),
    ...subsidies.flatMap((subsidy, index) => {
      const { path, value } = subsidy;
      const own = [...fieldProblems(subsidy), ...payerProblems(subsidy), ...conditionProblems(subsidy)];
      const reversed = reversedValidity(path, value);
      const sums =
        standardsOf === null ? [] : subsidySumProblems(subsidy, [...standardsOf(value), ...ownAmounts]);
      return [
        ...own,
        ...(reversed ? [reversed] : []),
        ...sums,
        ...repeatedProblems(subsidy, subsidies.slice(0, index)),
      ];
    }),
  ];
}

function tierProblems(raw: unknown): Problem[] {
  return unknownReferences(
    indexesAt(raw, ['subsidies']).flatMap((index) => referencesIn(raw, ['subsidies', index, 'tiers'])),
    codesAt(raw, ['standard', 'tiers']),
    'NOTICE_UNKNOWN_TIER',
  );
}

function fieldProblems({ path, value }: SoundItem<EnrollmentSubsidy>): Problem[] {
  const { kind } = value;
  const isLimited = kind === 'AMOUNT' || kind === 'PERCENTAGE' ? null : false;
  return chosenFieldProblems(path, kind, [
    { key: 'personPaysFen', value: value.personPaysFen, isNeeded: kind === 'FIXED' ? true : null },
    { key: 'assistanceFen', value: value.assistanceFen, isNeeded: kind === 'AMOUNT' ? true : null },
    { key: 'percentage', value: value.percentage, isNeeded: kind === 'PERCENTAGE' },
    { key: 'assistanceAtLeastFen', value: value.assistanceAtLeastFen, isNeeded: isLimited },
    { key: 'personPaysAtLeastFen', value: value.personPaysAtLeastFen, isNeeded: isLimited },
  ]);
}

function payerProblems({ path, value }: SoundItem<EnrollmentSubsidy>): Problem[] {
  if (value.payers.length === 0) return [];
  const sum = value.payers.reduce((total, { share }) => total + share, 0);
  const repeated = repeatedCodes(
    value.payers.map(({ payer }, index) => ({ path: [...path, 'payers', index, 'payer'], code: payer })),
  );
  return sum === 10_000
    ? repeated
    : [
        ...repeated,
        errorAt([...path, 'payers'], 'NOTICE_PAYERS_SUM', { found: String(sum), expected: '10000' }),
      ];
}

function conditionProblems({ path, value }: SoundItem<EnrollmentSubsidy>): Problem[] {
  if (isContradictory(value.conditions)) {
    return [errorAt([...path, 'conditions'], 'NOTICE_CONDITIONS_CONTRADICT')];
  }
  return value.categories.length === 0 && Object.keys(value.conditions).length === 0
    ? [errorAt([...path, 'categories'], 'NOTICE_SUBSIDY_FOR_EVERYBODY')]
    : [];
}

/** The same people, in the same tiers, on the same days: a second rule is a slip, not a choice. */
function repeatedProblems(
  { path, value }: SoundItem<EnrollmentSubsidy>,
  earlier: readonly SoundItem<EnrollmentSubsidy>[],
): Problem[] {
  const similar = earlier.filter(
    ({ value: other }) =>
      mayMeet(other, value) && conditionsKey(other.conditions) === conditionsKey(value.conditions),
  );
  const at = [...path, 'categories'];
  const repeated = (found: string, other: SoundItem<EnrollmentSubsidy>) =>
    errorAt(at, 'NOTICE_SUBSIDY_REPEATED', { found, values: { other: Number(other.path.at(-1)) + 1 } });
  const byCategory = value.categories.flatMap((code) => {
    const other = similar.find((item) => item.value.categories.includes(code));
    return other ? [repeated(code, other)] : [];
  });
  const forAll = similar.find((item) => item.value.categories.length === 0);
  return value.categories.length === 0 && forAll && Object.keys(value.conditions).length > 0
    ? [repeated('同样条件的人员', forAll)]
    : byCategory;
}

/** True when one person can fall under both: categories of one person may be many, so they never keep rules apart. */
export function canBothHold(left: EnrollmentSubsidy, right: EnrollmentSubsidy): boolean {
  return (
    mayMeet(left, right) &&
    conditionCases([left.conditions, right.conditions]).some(
      (person) => fits(left.conditions, person) && fits(right.conditions, person),
    )
  );
}

function mayMeet(left: EnrollmentSubsidy, right: EnrollmentSubsidy): boolean {
  const sameCategory = left.categories.some((code) => right.categories.includes(code));
  return (
    validitiesMeet(left, right) &&
    (left.tiers.length === 0 ||
      right.tiers.length === 0 ||
      left.tiers.some((tier) => right.tiers.includes(tier))) &&
    // Of two categories, each may have a status of its own; of one category there is one status.
    (!sameCategory || left.statuses.some((status) => right.statuses.includes(status)))
  );
}

function conditionsKey(conditions: object): string {
  return JSON.stringify(Object.entries(conditions).sort(([left], [right]) => (left < right ? -1 : 1)));
}
