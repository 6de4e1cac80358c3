import { formatYuan } from '../../../schema/values/fen.ts';
import type { Problem } from '../../../schema/values/problem.ts';
import * as shape from '../notice-shape.ts';
import { codesAt, indexesAt, referenceAt, repeatedCodes, unknownReferences } from './codes.ts';
import { isContradictory } from './condition-cases.ts';
import { errorAt, type Path } from './faults.ts';
import { type SoundItem, soundItems, soundPart } from './sound-parts.ts';
import { emptyGroups, isIndividualFenOwed } from './standard-cases.ts';
import { reversedValidity, type Validity, validitiesMeet } from './validity.ts';

const AT: Path = ['standard'];

/** Tiers, groups and amounts that do not fit together; lower limits undercut; money of the sources that does not add up. */
export function standardProblems(raw: unknown): Problem[] {
  return [
    ...codeProblems(raw),
    ...groupProblems(raw),
    ...amountProblems(raw),
    ...floorProblems(raw),
    ...fiscalProblems(raw),
  ];
}

function codeProblems(raw: unknown): Problem[] {
  const lists = (['tiers', 'groups'] as const).flatMap((key) =>
    repeatedCodes(
      indexesAt(raw, [...AT, key]).flatMap((index) => referenceAt(raw, [...AT, key, index, 'code'])),
    ),
  );
  const named = (key: 'tier' | 'group') =>
    unknownReferences(
      indexesAt(raw, [...AT, 'amounts']).flatMap((index) => referenceAt(raw, [...AT, 'amounts', index, key])),
      codesAt(raw, [...AT, `${key}s`]),
      key === 'tier' ? 'NOTICE_UNKNOWN_TIER' : 'NOTICE_UNKNOWN_GROUP',
    );
  return [...lists, ...named('tier'), ...named('group')];
}

function groupProblems(raw: unknown): Problem[] {
  const groups = soundItems(shape.groupShape, raw, [...AT, 'groups']);
  const contradictory = groups.filter(({ value }) => isContradictory(value.conditions));
  const empty = emptyGroups(groups.map(({ value }) => value)).map((index) => groups[index]!);
  return [
    ...contradictory.map(({ path }) => errorAt([...path, 'conditions'], 'NOTICE_CONDITIONS_CONTRADICT')),
    ...empty
      .filter((group) => !contradictory.includes(group))
      .map(({ path, value }) => errorAt(path, 'NOTICE_GROUP_EMPTY', { found: value.name })),
  ];
}

type Amount = SoundItem<{
  readonly tier: string | null;
  readonly group: string | null;
  readonly individualFen: number;
  readonly from: string | null;
  readonly to: string | null;
}>;

function amountProblems(raw: unknown): Problem[] {
  const [tiers, groups] = [codesAt(raw, [...AT, 'tiers']), codesAt(raw, [...AT, 'groups'])];
  // Which people a row of an unknown tier or group is for is not known; that is told on its own.
  const amounts: readonly Amount[] = soundItems(shape.amountShape, raw, [...AT, 'amounts']).filter(
    ({ value: { tier, group } }) =>
      (tier === null || tiers.includes(tier)) && (group === null || groups.includes(group)),
  );
  return amounts.flatMap((amount, index) => {
    const { path, value } = amount;
    const reversed = reversedValidity(path, value);
    if (reversed) return [reversed];
    return amounts.slice(0, index).flatMap((earlier) => {
      if (!validitiesMeet(earlier.value, value)) return [];
      const values = { other: Number(earlier.path.at(-1)) + 1 };
      const found = rowName(value);
      if (earlier.value.tier === value.tier && earlier.value.group === value.group) {
        return [errorAt(path, 'NOTICE_AMOUNT_REPEATED', { found, values })];
      }
      return isUnsettled(earlier, amount, amounts)
        ? [errorAt(path, 'NOTICE_AMOUNT_UNSETTLED', { found, expected: crossing(earlier, amount), values })]
        : [];
    });
  });
}

/** One row by tier alone and one by group alone, of different amounts, and no row for those in both. */
function isUnsettled(left: Amount, right: Amount, all: readonly Amount[]): boolean {
  const [one, two] = [left.value, right.value];
  const isByTier = (row: Amount['value']) => row.tier !== null && row.group === null;
  const isByGroup = (row: Amount['value']) => row.tier === null && row.group !== null;
  const isCross = (isByTier(one) && isByGroup(two)) || (isByGroup(one) && isByTier(two));
  if (!isCross || one.individualFen === two.individualFen) return false;
  const [tier, group] = [one.tier ?? two.tier, one.group ?? two.group];
  return !all.some(({ value }) => value.tier === tier && value.group === group);
}

function crossing(left: Amount, right: Amount): string {
  return `tier: ${left.value.tier ?? right.value.tier}、group: ${left.value.group ?? right.value.group}`;
}

function rowName({ tier, group }: Amount['value']): string {
  return [tier, group].filter(Boolean).join(' × ') || '不分档次、不分人群';
}

/** An amount may not stay under a lower limit on a day when both hold. 不低于 money of the treasury rises by itself. */
function floorProblems(raw: unknown): Problem[] {
  const standard = soundPart(shape.standardShape, raw, AT);
  if (!standard) return [];
  return standard.floors.flatMap((floor) => {
    const since: Validity = { from: floor.from, to: null };
    const below = (path: Path, fen: number) =>
      fen < floor.fen
        ? [
            errorAt([...AT, ...path], 'NOTICE_FLOOR_UNDERCUT', {
              found: `${formatYuan(fen)} 元`,
              expected: `${formatYuan(floor.fen)} 元`,
              values: {
                document: floor.document,
                since: floor.from === null ? '一开始就有' : `自 ${floor.from} 起`,
              },
            }),
          ]
        : [];
    if (floor.of === 'FISCAL') {
      return standard.fiscal === null || standard.fiscal.isFloor
        ? []
        : below(['fiscal', 'fen'], standard.fiscal.fen);
    }
    const base = isIndividualFenOwed(standard, since) ? below(['individualFen'], standard.individualFen) : [];
    const rows = standard.amounts.flatMap((row, index) =>
      validitiesMeet(row, since) ? below(['amounts', index, 'individualFen'], row.individualFen) : [],
    );
    return [...base, ...rows];
  });
}

function fiscalProblems(raw: unknown): Problem[] {
  const fiscal = soundPart(shape.fiscalShape, raw, [...AT, 'fiscal']);
  if (!fiscal || fiscal.sources.length === 0) return [];
  const at: Path = [...AT, 'fiscal', 'sources'];
  const sum = fiscal.sources.reduce((total, { fen }) => total + fen, 0);
  const repeated = repeatedCodes(
    fiscal.sources.map(({ source }, index) => ({ path: [...at, index, 'source'], code: source })),
  );
  if (sum === fiscal.fen) return repeated;
  const parts = fiscal.sources.map(({ fen }) => formatYuan(fen)).join(' + ');
  return [
    ...repeated,
    errorAt(at, 'NOTICE_FISCAL_SUM', {
      found: `${parts} = ${formatYuan(sum)} 元`,
      expected: `${formatYuan(fiscal.fen)} 元`,
    }),
  ];
}
