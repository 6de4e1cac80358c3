import type { Fen } from '../../../schema/values/fen.ts';
import type { LocalDate } from '../../../schema/values/local-date.ts';
import type { ContributionStandard, EnrollmentSubsidy } from '../notice.ts';
import { type ConditionCase, conditionCases, fits } from './condition-cases.ts';
import { holdsOn, sampleDays, type Validity } from './validity.ts';

type Amount = ContributionStandard['amounts'][number];

type Conditioned = Pick<EnrollmentSubsidy, 'conditions' | 'tiers' | 'from' | 'to'>;

/**
 * Asks of every subsidy which individual standards, in fen, people under it can owe; lowest first, each once. Who is in
 * which group, and which row answers, is looked up once for all of them.
 */
export function standardsUnder(
  standard: ContributionStandard,
  subsidies: readonly Conditioned[],
): (subsidy: Conditioned) => readonly Fen[] {
  const people = groupedPeople(standard, subsidies);
  const rowFor = rowLookUp(standard);
  return (subsidy) => {
    const groups = new Set(
      people.filter(({ person }) => fits(subsidy.conditions, person)).map(({ group }) => group),
    );
    const tiers = subsidy.tiers.length > 0 ? subsidy.tiers : tiersOf(standard);
    const owed = rowsOwed(standard, groups, tiers, subsidy, rowFor);
    const amounts = owed.map((row) => row?.individualFen ?? standard.individualFen);
    return [...new Set(amounts)].sort((left, right) => left - right);
  };
}

/** True when somebody owes `individualFen` itself on a day of `within`: no row of `amounts` answers for everybody. */
export function isIndividualFenOwed(standard: ContributionStandard, within: Validity): boolean {
  const groups = new Set(groupedPeople(standard, []).map(({ group }) => group));
  return rowsOwed(standard, groups, tiersOf(standard), within, rowLookUp(standard)).includes(null);
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

/** One person of every kind, with the group that person is in; null for none. */
function groupedPeople(
  { groups }: ContributionStandard,
  others: readonly Pick<EnrollmentSubsidy, 'conditions'>[],
): readonly { readonly person: ConditionCase; readonly group: string | null }[] {
  return conditionCases([...groups, ...others].map(({ conditions }) => conditions)).map((person) => ({
    person,
    group: groups.find(({ conditions }) => fits(conditions, person))?.code ?? null,
  }));
}

type RowLookUp = (tier: string | null, group: string | null, day: LocalDate) => Amount | null;

/** The rows of `amounts` that people of these groups and tiers meet; null for `individualFen`. */
function rowsOwed(
  standard: ContributionStandard,
  groups: ReadonlySet<string | null>,
  tiers: readonly (string | null)[],
  within: Validity,
  rowFor: RowLookUp,
): readonly (Amount | null)[] {
  const days = sampleDays(standard.amounts, within);
  return tiers.flatMap((tier) => [...groups].flatMap((group) => days.map((day) => rowFor(tier, group, day))));
}

/** The most specific row: tier and group, then one of them, then neither; the first in the file among equals. */
function rowLookUp({ amounts }: ContributionStandard): RowLookUp {
  const known = new Map<string, readonly Amount[]>();
  const rowsFor = (tier: string | null, group: string | null): readonly Amount[] => {
    const key = `${tier} ${group}`;
    const before = known.get(key);
    if (before) return before;
    // A stable sort: the first in the file among equals.
    const rows = amounts
      .filter(
        (row) => (row.tier === null || row.tier === tier) && (row.group === null || row.group === group),
      )
      .sort((left, right) => specificity(right) - specificity(left));
    known.set(key, rows);
    return rows;
  };
  return (tier, group, day) => rowsFor(tier, group).find((row) => holdsOn(row, day)) ?? null;
}

function specificity(row: Amount): number {
  return Number(row.tier !== null) + Number(row.group !== null);
}
