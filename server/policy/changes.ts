import type { Problem } from '../../schema/values/problem.ts';
import { errorAt, type Path, pathText, valueAt } from './notice-check/faults.ts';
import { asRead, mayBeNull, pathOf } from './notice-place.ts';

/** One place that a later document changes. Paths and values as in the file (`changeShape`). */
export interface NoticeChange {
  readonly path: string;
  /** What stands there now; left out is not compared. */
  readonly was?: unknown;
  readonly becomes: unknown;
}

export type ChangedNotice =
  | { readonly kind: 'ok'; readonly value: unknown }
  /** Every change that cannot be made; nothing is changed then. */
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/** What makes a notice this notice: another county, year or document is another notice, not a revision. */
const fixedKeys: readonly unknown[] = ['format', 'document', 'county', 'benefitYear', 'revisions'];

interface SoundChange {
  readonly path: Path;
  readonly becomes: unknown;
}

/**
 * The plain value of a notice after the changes of one revision; the value passed in stays as it is.
 *
 * All changes address lists as they stood before: an index equal to the length adds an item (the next one adds a
 * second), `becomes: null` takes an item out, and items are taken out last so that no index shifts. A key that is
 * absent from a map can be given a value; whether the format knows it is for `checkNotice` to say of the outcome.
 *
 * @param at where the list of changes stands in the file, for the places of the problems
 */
export function applyChanges(
  raw: unknown,
  changes: readonly NoticeChange[],
  at: Path = ['changes'],
): ChangedNotice {
  const problems: Problem[] = [];
  const seen: Path[] = [];
  const removed: Path[] = [];
  let value = raw;
  for (const [index, change] of changes.entries()) {
    const path = pathOf(change.path);
    const fault = path === null ? badPath(change.path) : changeFault(raw, value, path, change, seen);
    if (path !== null) seen.push(path);
    if (fault !== null || path === null) {
      const { key, code, ...rest } = fault ?? badPath(change.path);
      problems.push(errorAt([...at, index, key], code, rest));
    } else if (isRemoval({ path, becomes: change.becomes })) {
      removed.push(path);
    } else {
      value = withValue(value, path, change.becomes);
    }
  }
  if (problems.length > 0) return { kind: 'problems', problems };
  return { kind: 'ok', value: removed.sort(lastFirst).reduce(withoutItem, value) };
}

/** What stands at the place already, for people, when it is the very value of the change; else null. */
export function changesNothing(raw: unknown, change: NoticeChange): string | null {
  const path = pathOf(change.path);
  if (path === null) return null;
  const current = valueAt(raw, path);
  if (!isSame(asRead(path, change.becomes), asRead(path, current))) return null;
  return typeof current === 'object' && current !== null ? '同样的内容' : shown(current);
}

interface ChangeFault {
  readonly key: 'path' | 'was' | 'becomes';
  readonly code: string;
  readonly found: string;
  readonly expected?: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

function badPath(path: string): ChangeFault {
  return { key: 'path', code: 'NOTICE_CHANGE_BAD_PATH', found: path, expected: 'rewards[1].deadlineOn' };
}

function changeFault(
  before: unknown,
  now: unknown,
  path: Path,
  change: NoticeChange,
  seen: readonly Path[],
): ChangeFault | null {
  const found = pathText(path);
  if (fixedKeys.includes(path[0])) return { key: 'path', code: 'NOTICE_CHANGE_FIXED', found };
  const twice = seen.findIndex((other) => isPrefix(other, path) || isPrefix(path, other));
  if (twice >= 0) {
    return { key: 'path', code: 'NOTICE_CHANGE_REPEATED', found, values: { other: twice + 1 } };
  }
  const standing = whatStands(now, path, change.becomes);
  if (standing !== null) return { key: 'path', code: 'NOTICE_CHANGE_NO_PLACE', found, expected: standing };
  if (change.was === undefined) return null;
  const current = valueAt(before, path);
  if (isSame(asRead(path, change.was), asRead(path, current))) return null;
  return {
    key: 'was',
    code: 'NOTICE_CHANGE_WAS_DIFFERS',
    found: shown(change.was),
    expected: shown(current),
  };
}

/** Null when the place is there, or can be added; else what stands nearest to it, for people. */
function whatStands(value: unknown, path: Path, becomes: unknown): string | null {
  for (let depth = 0; depth < path.length; depth++) {
    const [above, step, isLast] = [path.slice(0, depth), path[depth]!, depth === path.length - 1];
    const holder = valueAt(value, above);
    const name = depth === 0 ? '方案' : pathText(above);
    if (Array.isArray(holder)) {
      if (typeof step === 'number' && step < holder.length) continue;
      const isAddition = step === holder.length && isLast && !isRemoval({ path, becomes });
      return isAddition ? null : `${name} 现有 ${holder.length} 项，序号从 0 起`;
    }
    if (typeof holder !== 'object' || holder === null) {
      return holder === null || holder === undefined ? `${name} 现为空` : `${name} 现为 ${shown(holder)}`;
    }
    if (typeof step === 'number') return `${name} 不是列表`;
  }
  return null;
}

function isRemoval({ path, becomes }: SoundChange): boolean {
  return becomes === null && typeof path.at(-1) === 'number' && !mayBeNull(path);
}

function isPrefix(short: Path, long: Path): boolean {
  return short.every((step, index) => step === long[index]);
}

function withValue(value: unknown, path: Path, becomes: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return becomes;
  if (Array.isArray(value)) {
    const items: unknown[] = [...(value as readonly unknown[])];
    items[Number(step)] = withValue(items[Number(step)], rest, becomes);
    return items;
  }
  const map = (value ?? {}) as Readonly<Record<string, unknown>>;
  return { ...map, [step]: withValue(Object.hasOwn(map, step) ? map[step] : undefined, rest, becomes) };
}

function withoutItem(value: unknown, path: Path): unknown {
  const list = path.slice(0, -1);
  const items = valueAt(value, list) as readonly unknown[];
  return withValue(
    value,
    list,
    items.filter((_, index) => index !== path.at(-1)),
  );
}

/** Later items first, and what is inside an item before the item: so no index shifts before it is used. */
export function lastFirst(left: Path, right: Path): number {
  for (const [depth, step] of left.entries()) {
    const other = right[depth];
    if (other === undefined) return -1;
    if (typeof step === 'number' && typeof other === 'number' && step !== other) return other - step;
    if (step !== other) return String(step) < String(other) ? -1 : 1;
  }
  return right.length - left.length;
}

/** Equal as JSON, whatever the order of keys; a key left out is null. */
function isSame(left: unknown, right: unknown): boolean {
  if (left === right || (left ?? null) === (right ?? null)) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  if (Array.isArray(left) && Array.isArray(right) && left.length !== right.length) return false;
  return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((key) =>
    isSame(valueAt(left, [key]), valueAt(right, [key])),
  );
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return '空';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
