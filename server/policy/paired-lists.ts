import type { Notice } from './notice.ts';
import { type Path, pathText, valueAt } from './notice-check/faults.ts';
import { noticeShape } from './notice-shape.ts';
import { isItemList, itemOf, keysOf, type PlaceShape, placeShape } from './parameters/shape.ts';
import { valueByValue } from './parameters/tables.ts';

/** One list that two notices have, item held against item. */
export interface ListPair {
  readonly pattern: string;
  readonly left: Path;
  readonly right: Path;
  readonly title: string;
  /** For each item on the left the index of the same item on the right, or null where it is gone. */
  readonly toRight: readonly (number | null)[];
}

/** What an item is known by, from its own values; a list that is not here pairs its items by where they stand. */
const naturalKeys: Readonly<Record<string, readonly string[]>> = {
  clauses: ['id'],
  'standard.tiers': ['code'],
  'standard.groups': ['code'],
  'standard.amounts': ['tier', 'group', 'from'],
  'standard.floors': ['of', 'from'],
  'standard.fiscal.sources': ['source'],
  windows: ['kind', 'opensOn'],
  'windows[].closedRanges': ['from'],
  stages: ['name'],
  deadlines: ['name'],
  categories: ['code'],
  subsidies: ['categories', 'tiers', 'statuses', 'conditions', 'from'],
  'subsidies[].payers': ['payer'],
  switches: ['code'],
  metrics: ['code'],
  rewards: ['deadlineOn', 'metric', 'name'],
  'rewards[].bands': ['from'],
  'rewards[].conditions': ['metric'],
  penalties: ['name', 'act'],
  'quotas.columns': ['code'],
  'quotas.rows': ['division'],
  divisions: ['code'],
  revisions: ['from', 'document'],
};

/** Lists whose items are nothing without their key: an unknown key is another item, never the same one renamed. */
const identified =
  /(^|\.)(clauses|tiers|groups|sources|categories|payers|switches|metrics|columns|rows|divisions)$/;

/** The lists of two notices, by where they stand in either. */
export interface PairedLists {
  /** An outer list before those inside its items. */
  readonly lists: readonly ListPair[];
  readonly byLeft: ReadonlyMap<string, ListPair>;
  readonly byRight: ReadonlyMap<string, ListPair>;
}

/** Every list of items that both notices have, with its pairs. */
export function pairedLists(left: Notice, right: Notice): PairedLists {
  const pairs: ListPair[] = [];
  const visit = (shape: PlaceShape, at: { left: Path; right: Path }, pattern: string): void => {
    const [before, after] = [valueAt(left, at.left), valueAt(right, at.right)];
    for (const [key, inner] of keysOf(shape) ?? []) {
      const below = { left: [...at.left, key], right: [...at.right, key] };
      visit(inner, below, pattern === '' ? key : `${pattern}.${key}`);
    }
    if (!Array.isArray(before) || !Array.isArray(after)) return;
    const isByColumn = valueByValue.includes(pattern);
    if (!isByColumn && !isItemList(shape)) return;
    const columns = pairs.find((pair) => pair.pattern === 'quotas.columns');
    const toRight = isByColumn && columns ? columns.toRight : pairedItems(pattern, before, after);
    pairs.push({ pattern, ...at, title: shape.title ?? '', toRight });
    if (isByColumn) return;
    for (const [index, other] of toRight.entries()) {
      if (other === null) continue;
      visit(itemOf(shape)!, { left: [...at.left, index], right: [...at.right, other] }, `${pattern}[]`);
    }
  };
  visit(placeShape(noticeShape), { left: [], right: [] }, '');
  return {
    lists: pairs,
    byLeft: new Map(pairs.map((pair) => [pathText(pair.left), pair])),
    byRight: new Map(pairs.map((pair) => [pathText(pair.right), pair])),
  };
}

/** Where a path of the left notice leads in the right one; null when an item on the way is gone. */
export function rightPath(path: Path, { byLeft }: PairedLists): string | null {
  const there: (string | number)[] = [];
  for (const [depth, step] of path.entries()) {
    const pair = typeof step === 'number' ? byLeft.get(pathText(path.slice(0, depth))) : undefined;
    const next = pair ? (pair.toRight[Number(step)] ?? null) : step;
    if (next === null) return null;
    there.push(next);
  }
  return pathText(there);
}

/** Does a path of the right notice lead through an item that the left one does not have? */
export function isNewItem(path: Path, { byRight }: PairedLists): boolean {
  return path.some((step, depth) => {
    if (typeof step !== 'number') return false;
    const pair = byRight.get(pathText(path.slice(0, depth)));
    return pair !== undefined && !pair.toRight.includes(step);
  });
}

/**
 * First the items that are equal in everything, then those with the same key, then – where the key itself may have
 * been changed – those left over between the same two neighbours, when both sides have as many.
 */
function pairedItems(
  pattern: string,
  left: readonly unknown[],
  right: readonly unknown[],
): (number | null)[] {
  const toRight: (number | null)[] = left.map(() => null);
  const pairBy = (keyOf: (item: unknown) => string) => {
    const free = new Map<string, number[]>();
    for (const [index, item] of right.entries()) {
      if (toRight.includes(index)) continue;
      const key = keyOf(item);
      free.set(key, [...(free.get(key) ?? []), index]);
    }
    for (const [index, item] of left.entries()) {
      if (toRight[index] === null) toRight[index] = free.get(keyOf(item))?.shift() ?? null;
    }
  };
  const keys = naturalKeys[pattern];
  if (keys && identified.test(pattern)) {
    pairBy((item) => keyText(item, keys));
    return toRight;
  }
  pairBy((item) => JSON.stringify(item));
  if (keys) pairBy((item) => keyText(item, keys));
  if (keys) pairBy((item) => keyText(item, keys.slice(0, 1)));
  return pairLeftOver(toRight, right.length);
}

function pairLeftOver(toRight: readonly (number | null)[], rightLength: number): (number | null)[] {
  const leftGaps = new Map<number, number[]>();
  let neighbour = -1;
  for (const [index, other] of toRight.entries()) {
    if (other !== null) neighbour = other;
    else leftGaps.set(neighbour, [...(leftGaps.get(neighbour) ?? []), index]);
  }
  const rightGaps = new Map<number, number[]>();
  neighbour = -1;
  for (let index = 0; index < rightLength; index++) {
    if (toRight.includes(index)) neighbour = index;
    else rightGaps.set(neighbour, [...(rightGaps.get(neighbour) ?? []), index]);
  }
  const paired = [...toRight];
  for (const [before, lost] of leftGaps) {
    const found = rightGaps.get(before) ?? [];
    if (found.length !== lost.length) continue;
    for (const [at, index] of lost.entries()) paired[index] = found[at]!;
  }
  return paired;
}

function keyText(item: unknown, keys: readonly string[]): string {
  return JSON.stringify(keys.map((key) => sorted(valueAt(item, [key]))));
}

/** The order of codes in a list, or of keys in a map, does not make another key. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(String).sort();
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
}
