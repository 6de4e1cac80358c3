import type { Fen } from '../../../schema/values/fen.ts';
import type { LocalDate } from '../../../schema/values/local-date.ts';
import { assistanceOf } from '../../policy/assistance.ts';
import { fundOf } from '../../policy/fund.ts';
import type { Notice } from '../../policy/notice.ts';
import type { DivisionTree } from '../divisions.ts';
import type { SimulatedGroup, SimulationSum } from './simulations.ts';

/** What one person pays more (negative: less); null when either side has no answer. */
export function differenceOf({ left, right }: Pick<SimulatedGroup, 'left' | 'right'>): Fen | null {
  if (left.due.kind !== 'due' || right.due.kind !== 'due') return null;
  return right.due.personPaysFen - left.due.personPaysFen;
}

/** The two notices compared, and the payment day. */
export interface Sides {
  readonly left: Notice;
  readonly right: Notice;
  readonly on: LocalDate;
}

/** In table order; people without a township come last. */
export function sumsByTownship(
  groups: readonly SimulatedGroup[],
  sides: Sides,
  tree: DivisionTree,
): SimulationSum[] {
  const byCode = Map.groupBy(groups, ({ division }) => division?.code ?? null);
  return [...tree.townships, null].flatMap((division) => {
    const own = byCode.get(division?.code ?? null);
    if (!own) return [];
    return [
      sumOf(own, sides, {
        divisionCode: division?.code ?? null,
        divisionName: division?.name ?? '没有写明乡镇',
      }),
    ];
  });
}

/** One line of the comparison: who pays more or less, and what it costs. */
export function sumOf(
  groups: readonly SimulatedGroup[],
  { left, right, on }: Sides,
  division: Pick<SimulationSum, 'divisionCode' | 'divisionName'>,
): SimulationSum {
  const counts = { persons: 0, payMore: 0, payLess: 0, paySame: 0, undecided: 0 };
  for (const group of groups) {
    const difference = differenceOf(group);
    counts.persons += group.persons;
    if (difference === null) counts.undecided += group.persons;
    else if (difference > 0) counts.payMore += group.persons;
    else if (difference < 0) counts.payLess += group.persons;
    else counts.paySame += group.persons;
  }
  const decided = groups.filter((group) => differenceOf(group) !== null);
  const fundUnder = (notice: Notice, side: 'left' | 'right') =>
    fundOf(
      notice,
      assistanceOf(decided.map((group) => ({ due: group[side].due, persons: group.persons }))),
      on,
    );
  const [before, after] = [fundUnder(left, 'left'), fundUnder(right, 'right')];
  return {
    ...division,
    ...counts,
    individualDifferenceFen: after.individualFen - before.individualFen,
    assistanceDifferenceFen: after.assistanceFen - before.assistanceFen,
    fiscalDifferenceFen:
      before.fiscal.kind === 'amount' && after.fiscal.kind === 'amount'
        ? after.fiscal.fen - before.fiscal.fen
        : null,
  };
}
