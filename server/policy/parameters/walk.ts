import type { Notice } from '../notice.ts';
import { type Path, valueAt } from '../notice-check/faults.ts';
import { pathOf } from '../notice-place.ts';
import { noticeShape } from '../notice-shape.ts';
import { type SwitchCode, switchCodes, switchKind } from '../switch.ts';
import { weekdays } from '../wording.ts';
import { isItemList, itemOf, keysOf, type ParameterKind, type PlaceShape, placeShape } from './shape.ts';
import { isEditablePlace, itemNaming, spareItems, undividedWhenAbsent, valueByValue } from './tables.ts';

/** One value of a notice that people read and write as a whole: a number, a day, a choice, a list of codes. */
export interface Leaf {
  readonly path: Path;
  /** The path without indexes: `subsidies[].personPaysFen`. */
  readonly pattern: string;
  readonly shape: PlaceShape;
  readonly kind: ParameterKind;
  /** The value is a list of plain values, written with 、 between them. */
  readonly isList: boolean;
  readonly options: Readonly<Record<string, string>>;
  /** Undefined where the notice leaves the place out. */
  readonly value: unknown;
  /** The clause of the nearest part that cites one. */
  readonly clause: string | null;
  /** 分类资助 第 3 条. */
  readonly group: string;
  readonly label: string;
  /** Part of a blank item or of an absent part: it comes into being when it is filled in. */
  readonly isSpare: boolean;
  readonly isEditable: boolean;
}

/** 分类资助 第 3 条 个人缴纳; a part that holds one value only is not named twice. */
export function leafName({ group, label }: Leaf): string {
  return group.split(' ').at(-1) === label ? group : `${group} ${label}`;
}

interface Place {
  readonly notice: Notice;
  readonly path: Path;
  readonly pattern: string;
  readonly shape: PlaceShape;
  readonly value: unknown;
  /** The map that the place is a key of. */
  readonly owner: unknown;
  readonly clause: string | null;
  readonly titles: readonly string[];
  readonly isSpare: boolean;
}

/** Every leaf of a notice in the order of the format, with the blanks that could be filled in. */
export function leavesOf(notice: Notice): Leaf[] {
  return leavesBelow(rootPlace(notice));
}

/** What a path leads to: a leaf, or a part that holds several. */
export type NoticePart =
  | { readonly kind: 'leaf'; readonly leaf: Leaf }
  | {
      readonly kind: 'part';
      readonly path: Path;
      readonly pattern: string;
      readonly title: string;
      /** An item of a list, or a part that a notice may do without: it can be taken out. */
      readonly isRemovable: boolean;
      readonly isPresent: boolean;
      /** The leaves that are its own, not those of parts inside. */
      readonly own: readonly Leaf[];
    };

/** The place a path leads to, also in items that are not there yet; null when the format has no such place. */
export function partAt(notice: Notice, path: Path): NoticePart | null {
  let place: Place | null = rootPlace(notice);
  for (const step of path) place = place && stepInto(place, step);
  if (!place) return null;
  const keys = keysOf(place.shape);
  if (!keys && !isDivided(place)) return { kind: 'leaf', leaf: leafOf(place) };
  const { pattern, shape, value } = place;
  const inner = (keys ?? []).map(([key, keyShape]) => keyPlace(place, key, keyShape));
  return {
    kind: 'part',
    path,
    pattern,
    title: titleOf(place.titles),
    isRemovable: keys !== null && (typeof path.at(-1) === 'number' || shape.isNullable),
    isPresent: !isAbsent(value),
    own: inner.filter((at) => !keysOf(at.shape) && !isDivided(at)).map(leafOf),
  };
}

function rootPlace(notice: Notice): Place {
  return {
    notice,
    path: [],
    pattern: '',
    shape: placeShape(noticeShape),
    value: notice,
    owner: null,
    clause: null,
    titles: [],
    isSpare: false,
  };
}

function stepInto(place: Place, step: string | number): Place | null {
  if (typeof step === 'number') return isDivided(place) ? itemPlace(place, step) : null;
  const shape = keysOf(place.shape)?.find(([key]) => key === step)?.[1];
  return shape ? keyPlace(place, step, shape) : null;
}

function leavesBelow(place: Place): Leaf[] {
  const { shape, pattern, value } = place;
  const keys = keysOf(shape);
  if (keys && !(isAbsent(value) && undividedWhenAbsent.includes(pattern))) {
    return keys.flatMap(([key, inner]) => leavesBelow(keyPlace(place, key, inner)));
  }
  if (!isDivided(place)) return [leafOf(place)];
  const offered = itemsOf(value).length + (spareItems[pattern] ?? 0);
  return Array.from({ length: offered }, (_, index) => itemPlace(place, index)).flatMap(leavesBelow);
}

function isDivided({ shape, pattern }: Place): boolean {
  return isItemList(shape) || valueByValue.includes(pattern);
}

function keyPlace(place: Place, key: string, shape: PlaceShape): Place {
  const value = valueAt(place.value, [key]);
  const isMap = keysOf(shape) !== null;
  const isTitled = (isMap || isItemList(shape)) && shape.title !== null;
  return {
    notice: place.notice,
    path: [...place.path, key],
    pattern: place.pattern === '' ? key : `${place.pattern}.${key}`,
    shape,
    value,
    owner: place.value,
    clause: textAt(value, 'clause') ?? place.clause,
    titles: isTitled ? [...place.titles, shape.title] : place.titles,
    isSpare: place.isSpare || (isMap && isAbsent(value)),
  };
}

function itemPlace(list: Place, index: number): Place {
  const items = itemsOf(list.value);
  const value = items[index];
  const isNew = index >= items.length;
  const pattern = `${list.pattern}[]`;
  // A blank item stands where the last one does, until it cites a clause of its own.
  const own = textAt(isNew ? items.at(-1) : value, pattern === 'clauses[]' ? 'id' : 'clause');
  return {
    notice: list.notice,
    path: [...list.path, index],
    pattern,
    shape: itemOf(list.shape)!,
    value,
    owner: list.owner,
    clause: own ?? list.clause,
    titles: isItemList(list.shape) ? itemTitles(list, index, value, isNew) : list.titles,
    isSpare: list.isSpare || isNew,
  };
}

function itemTitles(list: Place, index: number, item: unknown, isNew: boolean): readonly string[] {
  const naming = itemNaming[list.pattern] ?? {};
  const name = list.pattern === 'switches' ? questionOf(item) : textAt(item, naming.named ?? '');
  const title = name ?? `第 ${index + 1} ${naming.counter ?? '项'}`;
  const before = naming.group === undefined ? list.titles : [naming.group];
  return [...before, isNew ? `${title}（新增）` : title];
}

function leafOf(place: Place): Leaf {
  const { notice, path, pattern, shape, value, clause, titles, isSpare, owner } = place;
  const step = path.at(-1)!;
  const column = typeof step === 'number' ? notice.quotas?.columns[step]?.name : undefined;
  const leaf: Leaf = {
    path,
    pattern,
    shape,
    kind: kindAt(pattern) ?? shape.kind ?? 'json',
    isList: itemOf(shape) !== null,
    options: optionsAt(place) ?? shape.options,
    value,
    clause,
    group: titleOf(titles),
    label: column ?? shape.title ?? (step === 'code' ? '代码' : String(step)),
    isSpare,
    isEditable: isEditablePlace(pattern, isSpare),
  };
  return /^revisions\[\]\.changes\[\]\.(was|becomes)$/.test(pattern)
    ? writtenAsTarget(leaf, notice, owner)
    : leaf;
}

/** A changed value is written as it is at the place that changes: 40000 fen as 400. */
function writtenAsTarget(leaf: Leaf, notice: Notice, change: unknown): Leaf {
  const path = pathOf(textAt(change, 'path') ?? '');
  const target = path && partAt(notice, path);
  if (target?.kind !== 'leaf' || (typeof leaf.value === 'object' && !Array.isArray(leaf.value))) return leaf;
  const { pattern, kind, isList, options } = target.leaf;
  return { ...leaf, pattern, kind, isList, options };
}

function kindAt(pattern: string): ParameterKind | null {
  if (pattern === 'reporting.bulletin.weekday') return 'weekday';
  if (pattern === 'penalties[].points') return 'hundredths';
  return /^switches\[\]\.(code|choice|default)$/.test(pattern) ? 'choice' : null;
}

function optionsAt({ pattern, owner }: Place): Readonly<Record<string, string>> | null {
  if (pattern === 'reporting.bulletin.weekday') {
    return Object.fromEntries(weekdays.map((name, index) => [String(index + 1), name]));
  }
  if (pattern === 'switches[].code') {
    return Object.fromEntries(switchCodes.map((code) => [code, switchKind(code).question]));
  }
  if (!/^switches\[\]\.(choice|default)$/.test(pattern)) return null;
  const code = switchCodeOf(owner);
  return code === null ? null : switchKind(code).options;
}

function switchCodeOf(item: unknown): SwitchCode | null {
  return switchCodes.find((known) => known === textAt(item, 'code')) ?? null;
}

function questionOf(item: unknown): string | null {
  const code = switchCodeOf(item);
  return code === null ? null : switchKind(code).question;
}

function titleOf(titles: readonly string[]): string {
  return titles.length === 0 ? '文件' : titles.join(' ');
}

function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textAt(value: unknown, key: string): string | null {
  const text = valueAt(value, [key]);
  return typeof text === 'string' ? text : null;
}

function isAbsent(value: unknown): boolean {
  return value === null || value === undefined;
}
