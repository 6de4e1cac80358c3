import type { Notice } from '../notice.ts';

/*
 * What the format itself does not say about its places, by pattern: a path without its indexes, `rewards[].bands[].fen`.
 * Everything else about a parameter comes from the shape.
 */

/** How the items of a list are called: 第 3 条, or by the text of a key. */
export interface ItemNaming {
  /** In place of the titles that lead to the list. */
  readonly group?: string;
  readonly counter?: string;
  readonly named?: string;
}

export const itemNaming: Readonly<Record<string, ItemNaming>> = {
  clauses: { named: 'id' },
  windows: { counter: '段' },
  'windows[].closedRanges': { counter: '段' },
  stages: { named: 'name' },
  deadlines: { named: 'name' },
  categories: { named: 'name' },
  subsidies: { counter: '条' },
  metrics: { named: 'name' },
  rewards: { counter: '档' },
  'rewards[].bands': { counter: '段' },
  penalties: { named: 'name' },
  divisions: { named: 'name' },
  revisions: { counter: '件' },
  'standard.tiers': { named: 'name' },
  'standard.groups': { named: 'name' },
  'quotas.columns': { group: '附表列', named: 'name' },
  'quotas.rows': { group: '附表', named: 'division' },
};

/** Blank items offered below a list: as many as have to be filled in at one time for the list to hold together. */
export const spareItems: Readonly<Record<string, number>> = {
  clauses: 1,
  windows: 1,
  stages: 1,
  deadlines: 1,
  categories: 1,
  subsidies: 1,
  metrics: 1,
  rewards: 1,
  penalties: 1,
  'standard.tiers': 2,
  'standard.groups': 1,
  'standard.amounts': 2,
  'standard.floors': 1,
  'standard.fiscal.sources': 4,
  'windows[].closedRanges': 1,
  'subsidies[].payers': 2,
  'rewards[].bands': 3,
  'rewards[].conditions': 1,
};

/** Absent parts that are not offered as blanks: a table is not typed in one parameter at a time. */
export const undividedWhenAbsent: readonly string[] = ['quotas'];

/** Lists of plain values that are a parameter per value, not one for all. */
export const valueByValue: readonly string[] = ['quotas.rows[].values'];

/** Parts that only the file states: shown, not edited as parameters. */
const fileOnly = [
  /^format$/,
  /^county\.code$/,
  /^benefitYear$/,
  /^quotas$/,
  /^quotas\.rows\[\]\.division$/,
  /^revisions\b/,
];

/** What items and clauses are known by: a new item states it, then it stays. */
const identity = [/(^|\.)clause$/, /\]\.code$/, /^clauses\[\]\.id$/];

/** May the place be edited? A blank item may state its identity. */
export function isEditablePlace(pattern: string, isSpare: boolean): boolean {
  if (fileOnly.some((place) => place.test(pattern))) return false;
  return isSpare || !identity.some((place) => place.test(pattern));
}

/** Somebody or something with a code and names, as other places refer to it. */
export interface Named {
  readonly code: string;
  readonly name: string;
  readonly aliases?: readonly string[];
}

export type RegistryName = 'clauses' | 'categories' | 'tiers' | 'groups' | 'metrics';

export type Registries = Readonly<Record<RegistryName, readonly Named[]>>;

/** Which list the codes at a place refer to; null when the code is the item's own. */
export function registryAt(pattern: string): RegistryName | null {
  return /(^|\.)clause$/.test(pattern) ? 'clauses' : (references[pattern] ?? null);
}

const references: Readonly<Record<string, RegistryName>> = {
  'windows[].waiting.exemptCategories': 'categories',
  'categories[].parent': 'categories',
  'subsidies[].categories': 'categories',
  'precedence.order': 'categories',
  'quotas.columns[].category': 'categories',
  'subsidies[].tiers': 'tiers',
  'standard.amounts[].tier': 'tiers',
  'standard.amounts[].group': 'groups',
  'rewards[].metric': 'metrics',
  'rewards[].conditions[].metric': 'metrics',
  'penalties[].when.metric': 'metrics',
  'reporting.bulletin.metric': 'metrics',
};

/** Not among the notice's own metrics: it has its own counting. */
const hardshipCoverage: Named = { code: 'HARDSHIP_COVERAGE', name: '困难群众参保率' };

/** Everything a notice lets other places refer to by code. */
export function registriesOf(notice: Notice): Registries {
  const { tiers, groups } = notice.standard;
  return {
    clauses: notice.clauses.map(({ id }) => ({ code: id, name: id })),
    categories: notice.categories,
    tiers,
    groups,
    metrics: [...notice.metrics, hardshipCoverage],
  };
}

const units: readonly (readonly [RegExp, string])[] = [
  [/[.]fen(PerYear)?$|Fen$/, '元'],
  [/[mM]onths(Per\w+)?$/, '个月'],
  [/\.conditions\.age\w+$/, '周岁'],
  [/\.disabilityGradeAtMost$/, '级'],
  [/\.withinDays$/, '日'],
  [/\.openDaysOfMonth\.\w+$/, '日'],
  [/\.longGap\.years$|^quotaMethod\.years$/, '年'],
  [/\.everyWeeks$/, '周'],
  [/\.bottomDivisions$/, '名'],
  [/\.interviewsInARow$/, '次'],
  [/\.points$/, '分'],
];

/** 元, 个月, 周岁; null where the value says it itself (90%) or has none. */
export function unitOf(pattern: string): string | null {
  return units.find(([place]) => place.test(pattern))?.[1] ?? null;
}
