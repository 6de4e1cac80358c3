import type { Fen } from '../../schema/values/fen.ts';
import type { LocalDate } from '../../schema/values/local-date.ts';
import { type ConditionCase, conditionCases, fits } from './condition-cases.ts';
import type { ContributionStandard, EnrollmentSubsidy } from './notice.ts';
import { holdsOn, sampleDays, type Validity } from './validity.ts';

type Amount = ContributionStandard['amounts'][number];

/** Every individual standard, in fen, that somebody with this subsidy can owe; lowest first, each once. */
export function standardsUnder(
  standard: ContributionStandard,
  subsidy: Pick<EnrollmentSubsidy, 'conditions' | 'tiers' | 'from' | 'to'>,
): readonly Fen[] {
  const people = peopleOf(standard, subsidy).filter((person) => fits(subsidy.conditions, person));
  const tiers = subsidy.tiers.length > 0 ? subsidy.tiers : tiersOf(standard);
  const owed = rowsOwed(standard, people, tiers, subsidy).map((row) => fenOf(standard, row));
  return [...new Set(owed)].sort((left, right) => left - right);
}

/** True when somebody owes `individualFen` itself on a day of `within`: no row of `amounts` answers for everybody. */
export function isIndividualFenOwed(standard: ContributionStandard, within: Validity): boolean {
  return rowsOwed(standard, peopleOf(standard), tiersOf(standard), within).includes(null);
}

/** Groups that nobody can be in, because an earlier group of the file takes everyone who fits; their indexes. */
export function emptyGroups(groups: ContributionStandard['groups']): number[] {
  const people = conditionCases(groups.map(({ conditions }) => conditions));
  const taken = new Set(
    people.map((person) => groups.findIndex(({ conditions }) => fits(conditions, person))),
  );
  return [...groups.keys()].filter((index) => !taken.has(index));
}

/** The tiers somebody can choose; one null when the notice has none. */
function tiersOf({ tiers }: ContributionStandard): readonly (string | null)[] {
  return tiers.length > 0 ? tiers.map(({ code }) => code) : [null];
}

function peopleOf(
  { groups }: ContributionStandard,
  ...others: readonly Pick<EnrollmentSubsidy, 'conditions'>[]
): readonly ConditionCase[] {
  return conditionCases([...groups, ...others].map(({ conditions }) => conditions));
}

/** The rows of `amounts` that these people meet; null for `individualFen`. */
function rowsOwed(
  standard: ContributionStandard,
  people: readonly ConditionCase[],
  tiers: readonly (string | null)[],
  within: Validity,
): readonly (Amount | null)[] {
  const groups = new Set(
    people.map((person) => standard.groups.find(({ conditions }) => fits(conditions, person))?.code ?? null),
  );
  const days = sampleDays(standard.amounts, within);
  return tiers.flatMap((tier) =>
    [...groups].flatMap((group) => days.map((day) => rowOn(standard, tier, group, day))),
  );
}

/** The most specific row: tier and group, then one of them, then neither; the first in the file among equals. */
function rowOn(
  { amounts }: ContributionStandard,
  tier: string | null,
  group: string | null,
  day: LocalDate,
): Amount | null {
  const answers = (row: Amount) =>
    (row.tier === null || row.tier === tier) &&
    (row.group === null || row.group === group) &&
    holdsOn(row, day);
  return amounts
    .filter(answers)
    .reduce<Amount | null>(
      (best, row) => (best === null || specificity(row) > specificity(best) ? row : best),
      null,
    );
}

function specificity(row: Amount): number {
  return Number(row.tier !== null) + Number(row.group !== null);
}

function fenOf(standard: ContributionStandard, row: Amount | null): Fen {
  return row?.individualFen ?? standard.individualFen;
}
