import type { Fen } from '../../../schema/values/fen.ts';
import { formatChineseDate, type LocalDate } from '../../../schema/values/local-date.ts';
import { persons, yuan } from '../../policy/wording.ts';
import type { SimulatedGroup, SimulationSum } from './simulations.ts';

export interface SummarySource {
  readonly on: LocalDate;
  readonly left: string;
  readonly right: string;
  readonly source: 'GIVEN' | 'STORED';
  /** Null: all townships. */
  readonly chosen: readonly { readonly name: string }[] | null;
  readonly groups: readonly SimulatedGroup[];
  readonly total: SimulationSum;
}

/** Reasons for having no answer that are listed one by one. */
const mostReasons = 8;

/** Townships that are named one by one. */
const mostTownships = 5;

/** A simulation in sentences that can be read out. */
export function simulationSummary(simulated: SummarySource): string[] {
  const { on, left, right, source, chosen, groups, total } = simulated;
  const whom =
    source === 'GIVEN'
      ? `给定的 ${persons(total.persons)}`
      : `台账中${chosen === null ? '' : `${namesOf(chosen)}（不是全县）`}已缴费的 ${persons(total.persons)}，按乡镇和缴费时登记的类别`;
  // A sum that leaves people out says so in the same breath: it may be read out alone.
  const scope = total.undecided === 0 ? '' : `只计算得出的 ${persons(total.persons - total.undecided)}：`;
  return [
    `原来：${left}；改后：${right}。按${formatChineseDate(on)}缴费，计算${whom}。`,
    `多缴的 ${persons(total.payMore)}，少缴的 ${persons(total.payLess)}，不变的 ${persons(total.paySame)}，算不出的 ${persons(total.undecided)}。`,
    `${scope}个人缴费合计${change(total.individualDifferenceFen)}，资助合计${change(total.assistanceDifferenceFen)}。`,
    total.fiscalDifferenceFen === null
      ? '财政补助：有一方没有规定金额，不能比较，不当作没有变化。'
      : `${scope}财政补助合计${change(total.fiscalDifferenceFen)}。`,
    ...undecidedSentences(groups, total.undecided, source),
  ];
}

/** `周党镇、铁铺镇`, or the first few and how many there are. */
function namesOf(chosen: readonly { readonly name: string }[]): string {
  const names = chosen.slice(0, mostTownships).map(({ name }) => name);
  return `${names.join('、')}${chosen.length > mostTownships ? `等 ${chosen.length} 个乡镇` : ''}`;
}

function change(fen: Fen): string {
  return fen === 0 ? '不变' : fen > 0 ? `增加 ${yuan(fen)}` : `减少 ${yuan(-fen)}`;
}

function undecidedSentences(
  groups: readonly SimulatedGroup[],
  undecided: number,
  source: SummarySource['source'],
): string[] {
  if (undecided === 0) return [];
  const byReason = new Map<string, number>();
  for (const { left, right, categories, persons: some } of groups) {
    const reasons = [reasonOf('原来', left), reasonOf('改后', right)].filter(Boolean);
    if (reasons.length === 0) continue;
    const words = `${categories ?? '普通居民'}：${reasons.join('；')}`;
    byReason.set(words, (byReason.get(words) ?? 0) + some);
  }
  const listed = [...byReason].sort(([, a], [, b]) => b - a);
  const rest = listed.slice(mostReasons).reduce((sum, [, some]) => sum + some, 0);
  return [
    `算不出的 ${persons(undecided)}不在以上金额之内，不按 0 元计，也不按标准计：`,
    ...listed.slice(0, mostReasons).map(([words, some]) => `${words}，${persons(some)}。`),
    ...(rest > 0 ? [`其他原因的 ${persons(rest)}。`] : []),
    ...(source === 'STORED' && groups.some(wantsFacts)
      ? [
          '台账里只有缴费时登记的一个类别，没有年龄、残疾等级、家庭情况和档次；要看这些才能算的，请给出名单再算。',
        ]
      : []),
  ];
}

/** Somebody's own particulars would settle it, on one side or the other. */
function wantsFacts({ left, right }: SimulatedGroup): boolean {
  return [left, right].some(({ due }) => due.kind === 'needsReview' && due.reason !== 'UNKNOWN_CATEGORY');
}

function reasonOf(side: string, { due, answer }: SimulatedGroup['left']): string {
  switch (due.kind) {
    case 'due':
      return '';
    case 'noRule':
      return `${side}没有规定`;
    case 'needsReview':
      return due.reason === 'UNKNOWN_CATEGORY'
        ? `${side}没有这个类别`
        : `${side}要知道${answer.missing.join('、')}`;
  }
}
