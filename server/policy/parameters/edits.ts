import * as z from 'zod';
import type { Problem } from '../../../schema/values/problem.ts';
import type { Notice } from '../notice.ts';
import { errorAt, type Path, pathText, valueAt } from '../notice-check/faults.ts';
import { suggester } from '../notice-check/suggestion.ts';
import { pathOf } from '../notice-place.ts';
import { editedRegistries } from './edited-registries.ts';
import { type PlacedValue, withoutParts, withPlaced } from './placed-values.ts';
import { anyAbove, itemPaths, placesAbove } from './removals.ts';
import { isEditablePlace, type Registries, registriesOf, registryAt, unitOf } from './tables.ts';
import { leafText, readText, shown } from './text.ts';
import { type Leaf, leafName, leavesOf, type NoticePart, partAt } from './walk.ts';

/** A parameter's path with its new text; or 删除 with the path of an item, or of a part that may be absent. */
export interface ParameterEdit {
  readonly path: string;
  readonly text: string;
}

export type EditedNotice =
  | {
      readonly kind: 'ok';
      /** For `checkNotice`: single values are right, but they may not fit together. */
      readonly raw: unknown;
      /** Items that were taken out; `pathBeforeEdits` leads from a path in `raw` to the row that was edited. */
      readonly removedPaths: readonly string[];
    }
  | {
      readonly kind: 'problems';
      /** Every edit that cannot be made, in the order of the edits. */
      readonly problems: readonly Problem[];
      /** What can be checked all the same; never to be published. */
      readonly rest: EditsWithoutFaulty;
    };

/**
 * The notice with the edits that can be made. What is wrong with both plain values is wrong whatever was meant by the
 * faulty edits: `commonProblems`.
 */
export interface EditsWithoutFaulty {
  /** The places of faulty edits as they were. */
  readonly kept: unknown;
  /** The places of faulty edits unreadable, so that no check leans on them. */
  readonly unreadable: unknown;
  readonly removedPaths: readonly string[];
}

/** Written at an item instead of a value, it takes the item out. */
export const REMOVAL = '删除';

/**
 * A notice with edits as people write them. A text that is the parameter's own changes nothing, wherever it stands.
 * Empty text is 没有规定: null, or the key left out. A part whose required values are all emptied goes as a whole.
 * A new item is one whose index follows the last. All paths address the notice as it was: items go last.
 */
export function withEdits(notice: Notice, edits: readonly ParameterEdit[]): EditedNotice {
  const before = registriesOf(notice);
  const seen = new Set<string>();
  const meant = mistypedPaths(notice);
  const changes = edits.map((edit) => changeOf(notice, before, edit, { seen, meant }));
  const written = changes.filter((change) => change.kind === 'written');
  const freeItem = freeItems(notice, written);
  // An item past the free one is never put in its place: the list before it would be as long as somebody likes.
  const own = written.filter(({ leaf }) => registryAt(leaf.pattern) === null && freeItem(leaf.path) === null);
  const draft = withPlaced(notice, own.map((change) => readingOf(change, before)).filter(isPlaced));
  const removed = removedParts(notice, changes);
  const situation: Situation = {
    freeItem,
    isRemoved: anyAbove(removed),
    // What an edit names or renames can be referred to by the other edits.
    registries: editedRegistries(before, draft),
  };
  const outcomes = changes.flatMap((change) => outcomeOf(change, situation) ?? []);
  const placed = outcomes.filter(isPlaced);
  const problems = outcomes.filter((outcome) => isProblem(outcome));
  if (problems.length > 0) {
    return {
      kind: 'problems',
      problems,
      rest: withoutFaulty(notice, { placed, removed, problems, freeItem }),
    };
  }
  return {
    kind: 'ok',
    raw: withoutParts(withPlaced(notice, placed), removed),
    removedPaths: itemPaths(removed),
  };
}

interface Outcomes {
  readonly placed: readonly PlacedValue[];
  readonly removed: readonly Path[];
  readonly problems: readonly Problem[];
  readonly freeItem: Situation['freeItem'];
}

function withoutFaulty(
  notice: Notice,
  { placed, removed, problems, freeItem }: Outcomes,
): EditsWithoutFaulty {
  const faulty = problems.flatMap(({ code, place }) => {
    const path = pathOf(place.path ?? '');
    return path ? [{ code, path }] : [];
  });
  const spoilt = faulty.flatMap(({ code, path }) => {
    // Past the free item nothing is put: the list before it would be as long as somebody likes.
    const isPlaceable = code !== 'PARAMETER_REMOVED' && freeItem(path) === null;
    const part = isPlaceable ? partAt(notice, path) : null;
    return part?.kind === 'leaf' && part.leaf.isEditable ? [{ path, value: {} }] : [];
  });
  const isSpoilt = new Set(spoilt.map(({ path }) => pathText(path)));
  const good = placed.filter(({ path }) => !isSpoilt.has(pathText(path)));
  // An item that is taken out and written into stays: which of the two was meant is not known.
  const doubted = placesAbove(
    faulty.filter(({ code }) => code === 'PARAMETER_REMOVED').map(({ path }) => path),
  );
  const sure = removed.filter((path) => !doubted.has(pathText(path)));
  return {
    kept: withoutParts(withPlaced(notice, good), sure),
    unreadable: withoutParts(withPlaced(notice, [...good, ...spoilt]), sure),
    removedPaths: itemPaths(sure),
  };
}

type Change =
  | { readonly kind: 'same' }
  | { readonly kind: 'fault'; readonly problem: Problem }
  | { readonly kind: 'blank'; readonly leaf: Leaf }
  | { readonly kind: 'removal'; readonly path: Path }
  | Written;

interface Written {
  readonly kind: 'written';
  readonly leaf: Leaf;
  readonly text: string;
}

interface Situation {
  readonly registries: Registries;
  /** The number of the blank item to be filled first, when one is left empty before a place; else null. */
  readonly freeItem: (path: Path) => string | null;
  /** Whether a place goes with an item or part that is taken out. */
  readonly isRemoved: (path: Path) => boolean;
}

interface Course {
  readonly seen: Set<string>;
  readonly meant: (written: string) => string | null;
}

function changeOf(
  notice: Notice,
  registries: Registries,
  edit: ParameterEdit,
  { seen, meant }: Course,
): Change {
  const path = pathOf(edit.path);
  const part = path && partAt(notice, path);
  if (!part) return unknownPath(edit.path, meant(edit.path));
  const key = pathText(path);
  if (seen.has(key)) return faultAt(path, 'PARAMETER_TWICE', { found: key });
  seen.add(key);
  const text = edit.text.replace(/\r\n?/g, '\n').trim();
  if (part.kind === 'part') return changeOfPart(part, text);
  const { leaf } = part;
  if (text === leafText(leaf, registries)) return { kind: 'same' };
  const values = { label: leafName(leaf) };
  if (!leaf.isEditable) {
    return faultAt(path, 'PARAMETER_FIXED', { found: shown(text), values });
  }
  if (text === REMOVAL) return faultAt(path, 'PARAMETER_REMOVAL_OF_VALUE', { values });
  return text === '' ? { kind: 'blank', leaf } : { kind: 'written', leaf, text };
}

function changeOfPart(part: NoticePart & { kind: 'part' }, text: string): Change {
  const values = { label: part.title };
  if (text === '') return { kind: 'same' };
  if (text !== REMOVAL) return faultAt(part.path, 'PARAMETER_NOT_ONE_VALUE', { found: shown(text), values });
  const isFree = part.isRemovable && isEditablePlace(part.pattern, true);
  if (!isFree) return faultAt(part.path, 'PARAMETER_NOT_REMOVABLE', { values });
  if (!part.isPresent) return faultAt(part.path, 'PARAMETER_NOTHING_TO_REMOVE', { values });
  return { kind: 'removal', path: part.path };
}

function unknownPath(written: string, meant: string | null): Change {
  const found = shown(written);
  const rest = meant === null ? { found } : { found, expected: meant };
  const code = meant === null ? 'PARAMETER_UNKNOWN_PATH' : 'PARAMETER_MISTYPED_PATH';
  return { kind: 'fault', problem: { code, severity: 'ERROR', place: { path: found }, ...rest } };
}

function mistypedPaths(notice: Notice): (written: string) => string | null {
  let meant: ((written: string) => string | null) | null = null;
  return (written) => {
    meant ??= suggester(leavesOf(notice).map(({ path }) => pathText(path)));
    return meant(written);
  };
}

/** The items and parts that go: those named for it, and those whose required values are all emptied. */
function removedParts(notice: Notice, changes: readonly Change[]): Path[] {
  const named = changes.flatMap((change) => (change.kind === 'removal' ? [change.path] : []));
  const blanks = changes.flatMap((change) => (change.kind === 'blank' ? [change.leaf.path] : []));
  const kept = placesAbove(
    changes.flatMap((change) => (change.kind === 'written' ? [change.leaf.path] : [])),
  );
  const isNamed = new Set(named.map(pathText));
  const isBlank = new Set(blanks.map(pathText));
  const holders = new Map(blanks.map((path) => [pathText(path.slice(0, -1)), path.slice(0, -1)]));
  const emptied = [...holders].filter(([key, path]) => {
    const part = partAt(notice, path);
    if (part?.kind !== 'part' || !part.isRemovable || isNamed.has(key) || kept.has(key)) return false;
    const required = part.own.filter((leaf) => isRequired(leaf) && leaf.isEditable);
    return required.length > 0 && required.every((leaf) => isBlank.has(pathText(leaf.path)));
  });
  return [...named, ...emptied.map(([, path]) => path)];
}

/** Null when there is nothing to place: unchanged, or gone with its part. */
function outcomeOf(change: Change, situation: Situation): PlacedValue | Problem | null {
  switch (change.kind) {
    case 'same':
    case 'removal':
      return null;
    case 'fault':
      return change.problem;
    case 'blank':
      return situation.isRemoved(change.leaf.path) ? null : blanked(change.leaf);
    case 'written': {
      const { path } = change.leaf;
      const values = { label: leafName(change.leaf) };
      if (situation.isRemoved(path)) {
        return errorAt(path, 'PARAMETER_REMOVED', { found: shown(change.text), values });
      }
      const free = situation.freeItem(path);
      if (free !== null) return errorAt(path, 'PARAMETER_GAP', { expected: free, values });
      return readingOf(change, situation.registries);
    }
  }
}

function blanked(leaf: Leaf): PlacedValue | Problem {
  const { path, shape, isList } = leaf;
  if (shape.isNullable) return { path, value: null };
  if (shape.isOptional) return { path, value: undefined };
  if (isList && z.safeParse(shape.whole, []).success) return { path, value: [] };
  return errorAt(path, 'PARAMETER_REQUIRED', { values: { label: leafName(leaf) } });
}

function isRequired({ shape }: Leaf): boolean {
  return !shape.isNullable && !shape.isOptional && shape.fallback === undefined;
}

/** Asked of a place: the number of the blank item to be filled first, when one is left empty before it; else null. */
function freeItems(notice: Notice, written: readonly Written[]): (path: Path) => string | null {
  const filled = placesAbove(written.map(({ leaf }) => leaf.path));
  const known = new Map<string, number>();
  const firstFree = (list: Path): number => {
    const key = pathText(list);
    let index = known.get(key);
    if (index !== undefined) return index;
    const items = valueAt(notice, list);
    index = Array.isArray(items) ? items.length : 0;
    while (filled.has(pathText([...list, index]))) index += 1;
    known.set(key, index);
    return index;
  };
  return (path) => {
    for (const [depth, step] of path.entries()) {
      if (typeof step !== 'number') continue;
      const free = firstFree(path.slice(0, depth));
      if (free < step) return String(free + 1);
    }
    return null;
  };
}

/** The value a text stands for, inside the limits of the format. */
function readingOf({ leaf, text }: Written, registries: Registries): PlacedValue | Problem {
  const { path, shape } = leaf;
  const values = { label: leafName(leaf) };
  const read = readText(leaf, text, registries);
  if (read.kind === 'fault') {
    const { code, found, expected } = read;
    return errorAt(path, code, { found, values, ...(expected === undefined ? {} : { expected }) });
  }
  const checked = z.safeParse(shape.whole, read.value);
  if (checked.success) return { path, value: read.value };
  const issue = checked.error.issues[0]!;
  const found = shown(text);
  if (issue.code !== 'too_small' && issue.code !== 'too_big') {
    return errorAt(path, 'PARAMETER_NOT_ACCEPTED', { found, values });
  }
  const limit = issue.code === 'too_small' ? issue.minimum : issue.maximum;
  const written = leafText({ ...leaf, value: Number(limit), isList: false }, registries);
  const bound = `${issue.code === 'too_small' ? '不小于' : '不大于'} ${written} ${unitOf(leaf.pattern) ?? ''}`;
  return errorAt(path, 'PARAMETER_OUT_OF_RANGE', { found, expected: bound.trim(), values });
}

function isProblem(outcome: PlacedValue | Problem): outcome is Problem {
  return !isPlaced(outcome);
}

function isPlaced(outcome: PlacedValue | Problem): outcome is PlacedValue {
  return 'path' in outcome;
}

function faultAt(path: Path, code: string, rest: Parameters<typeof errorAt>[2]): Change {
  return { kind: 'fault', problem: errorAt(path, code, rest) };
}
