import type { Notice } from './notice.ts';
import { pathText, valueAt } from './notice-check/faults.ts';
import { isNewItem, type ListPair, pairedLists, rightPath } from './paired-lists.ts';
import { itemNaming, registriesOf, unitOf } from './parameters/tables.ts';
import { leafText } from './parameters/text.ts';
import { type Leaf, leafName, leavesOf } from './parameters/walk.ts';

/** One value that two notices do not share. Texts as in `noticeParameters`, with their unit. */
export interface NoticeDifference {
  /** The path in the right notice; in the left one for what is only there. */
  readonly path: string;
  readonly clause: string | null;
  /** 分类资助 第 3 条 个人缴纳; with （新增） or （删去） where the whole item is. */
  readonly label: string;
  /** Null where the left notice states nothing. */
  readonly was: string | null;
  readonly becomes: string | null;
}

/**
 * What differs between two notices, value by value: in the order of the right one, then what only the left one has,
 * then lists whose items stand in another order. Items are the same item when they are known by the same thing (a
 * code, a deadline, a window's kind and first day), wherever they stand: one put in between changes nothing else.
 * What is left out of a new or lost item, or is there by default, is not listed.
 */
export function noticeDifferences(left: Notice, right: Notice): NoticeDifference[] {
  const pairs = pairedLists(left, right);
  const [wasText, becomesText] = [textIn(left), textIn(right)];
  const before = statedLeaves(left).map((leaf) => ({ leaf, path: rightPath(leaf.path, pairs) }));
  const after = statedLeaves(right);
  const formerAt = new Map(before.map(({ leaf, path }) => [path, leaf]));
  const latterAt = new Set(after.map(({ path }) => pathText(path)));

  const changed = after.flatMap((leaf): NoticeDifference[] => {
    const former = formerAt.get(pathText(leaf.path));
    if (former && isSame(former.value, leaf.value)) return [];
    const isNew = isNewItem(leaf.path, pairs);
    if (isNew && isByDefault(leaf)) return [];
    return [
      {
        ...placeOf(leaf, isNew ? '（新增）' : ''),
        was: former ? wasText(former) : null,
        becomes: becomesText(leaf),
      },
    ];
  });
  const lost = before.flatMap(({ leaf, path }): NoticeDifference[] => {
    if (path !== null && latterAt.has(path)) return [];
    if (path === null && isByDefault(leaf)) return [];
    return [{ ...placeOf(leaf, path === null ? '（删去）' : ''), was: wasText(leaf), becomes: null }];
  });
  const values = [...changed, ...lost].filter(({ was, becomes }) => was !== null || becomes !== null);
  return [...values, ...pairs.lists.flatMap((pair) => orderOf(pair, right))];
}

function statedLeaves(notice: Notice): Leaf[] {
  return leavesOf(notice).filter(({ isSpare }) => !isSpare);
}

function textIn(notice: Notice): (leaf: Leaf) => string | null {
  const registries = registriesOf(notice);
  return (leaf) => {
    const text = leafText(leaf, registries);
    const unit = unitOf(leaf.pattern) ?? (leaf.kind === 'persons' ? '人' : null);
    return text === '' ? null : unit === null ? text : `${text} ${unit}`;
  };
}

function placeOf(leaf: Leaf, end: string) {
  return { path: pathText(leaf.path), clause: leaf.clause, label: `${leafName(leaf)}${end}` };
}

function isByDefault({ value, shape }: Leaf): boolean {
  return isSame(value ?? null, shape.fallback ?? null);
}

function orderOf(pair: ListPair, right: Notice): NoticeDifference[] {
  const there = pair.toRight.filter((index) => index !== null);
  const isKept = there.every((index, at) => at === 0 || index > there[at - 1]!);
  if (isKept || pair.pattern === 'quotas.rows[].values') return [];
  const naming = itemNaming[pair.pattern];
  // Numbers of the left notice, in the order of each: an item keeps its number wherever it goes.
  const numbers = pair.toRight.flatMap((index, at) => (index === null ? [] : [{ index, number: at + 1 }]));
  const names = numbers.map(({ index, number }) => {
    const name = naming?.named && valueAt(right, [...pair.right, index, naming.named]);
    return { index, name: typeof name === 'string' ? name : `原第 ${number} ${naming?.counter ?? '项'}` };
  });
  const clause = valueAt(right, [...pair.right, 0, 'clause']);
  return [
    {
      path: pathText(pair.right),
      clause: typeof clause === 'string' ? clause : null,
      label: `${pair.title} 次序`,
      was: names.map(({ name }) => name).join('、'),
      becomes: [...names]
        .sort((one, other) => one.index - other.index)
        .map(({ name }) => name)
        .join('、'),
    },
  ];
}

/** Equal as JSON; both sides come from one format, which fixes the order of keys. */
function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
