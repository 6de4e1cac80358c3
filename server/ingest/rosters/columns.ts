import {
  isRosterColumnKey,
  normalizeHeader,
  normalizeText,
  type RosterFactKey,
  rosterFacts,
} from '../../../schema/files/index.ts';
import { holdsNumber, holdsPersons, shownHeaders } from '../found-text.ts';
import type { FoundColumn, HeldRow } from '../header.ts';
import type { CategoryFinder } from '../payments/reading.ts';
import { type HeaderPath, headerPaths, pathText, uniqueTexts } from './labels.ts';
import { adoptBareNumbers, type PersonColumn, personColumn } from './person-columns.ts';
import { arrangePersons, type PersonSlot, type SlotFault } from './slots.ts';

/** Rows a header may take: a group, a person, 姓名 and 身份证号. */
const deepestHeader = 3;

/** The columns of one sheet as recognised. */
export interface RosterColumns {
  /** Positions in `head` of the header's first and last row. */
  readonly top: number;
  readonly bottom: number;
  readonly width: number;
  readonly facts: Partial<Record<RosterFactKey, FoundColumn>>;
  /** Persons of a row from left to right; more than one when the file lists households. */
  readonly slots: readonly PersonSlot[];
  /** Columns that carry a category's name and hold a mark for whoever is of it. */
  readonly marks: readonly { readonly column: FoundColumn; readonly categoryCode: string }[];
  /** Line of the header's last row, and its texts from left to right. */
  readonly line: number | null;
  readonly headers: readonly string[];
  /** Header text -> key, to remember. */
  readonly remembered: Readonly<Record<string, string>>;
}

export type RosterSearch =
  | { readonly found: true; readonly columns: RosterColumns }
  | {
      readonly found: false;
      readonly line: number | null;
      /** Headers of the best row; empty when no row looks like a header. */
      readonly seen: readonly string[];
      readonly faults: readonly HeaderFault[];
    };

/** Why a header cannot be used. */
export type HeaderFault =
  | SlotFault
  | { readonly code: 'ROSTER_COLUMN_TWICE'; readonly name: string; readonly headers: readonly string[] };

interface Block {
  readonly top: number;
  readonly bottom: number;
  readonly paths: readonly HeaderPath[];
  readonly texts: readonly string[];
  readonly facts: Map<RosterFactKey, number[]>;
  readonly persons: PersonColumn[];
  readonly marks: { index: number; categoryCode: string }[];
  /** Column index -> key that somebody said. */
  readonly said: Map<number, string>;
  readonly score: number;
}

/** Finds the header of a roster, one to three rows high, among the first rows. What was said of a column wins. */
export function findRosterColumns(
  head: readonly HeldRow[],
  said: Readonly<Record<string, string>>,
  categories: CategoryFinder,
): RosterSearch {
  const keys = new Map(
    Object.entries(said)
      .filter(([, key]) => isRosterColumnKey(key))
      .map(([header, key]) => [normalizeText(header), key]),
  );
  const search = searchWith(head, keys, categories);
  if (search.found || keys.size === 0) return search;
  // Remembered from a layout that is no longer used: the headers as they are may well be plain.
  const plain = searchWith(head, new Map(), categories);
  return plain.found ? plain : search;
}

function searchWith(
  head: readonly HeldRow[],
  keys: ReadonlyMap<string, string>,
  categories: CategoryFinder,
): RosterSearch {
  let best: Block | null = null;
  for (let bottom = 0; bottom < head.length; bottom++) {
    for (let depth = 1; depth <= deepestHeader && depth <= bottom + 1; depth++) {
      const block = readBlock(head, bottom - depth + 1, bottom, keys, categories);
      if (!best || block.score > best.score) best = block;
    }
  }
  if (!best || best.score < 2 || best.persons.length === 0) {
    return { found: false, line: null, seen: [], faults: [{ code: 'ROSTER_HEADER_NOT_FOUND' }] };
  }
  return settle(best, head);
}

function settle(block: Block, head: readonly HeldRow[]): RosterSearch {
  const { top, bottom, texts } = block;
  const column = (index: number): FoundColumn => ({ index, header: texts[index] ?? '' });
  const faults: HeaderFault[] = [];
  const facts: Partial<Record<RosterFactKey, FoundColumn>> = {};
  const remembered: Record<string, string> = {};
  for (const [key, indexes] of block.facts) {
    if (indexes.length > 1) {
      const name = rosterFacts.columns.find((each) => each.key === key)?.name ?? key;
      faults.push({ code: 'ROSTER_COLUMN_TWICE', name, headers: indexes.map((index) => texts[index] ?? '') });
      continue;
    }
    const index = indexes[0] as number;
    facts[key] = column(index);
    remembered[texts[index] as string] = key;
  }
  const isSaid = [...block.said.values()].some((key) => key.startsWith('householder'));
  const arranged = arrangePersons(block.persons, texts, facts.relation !== undefined, isSaid);
  faults.push(...arranged.faults);
  const known = new Set([
    ...block.said.keys(),
    ...[...block.facts.values()].flat(),
    ...block.persons.map((person) => person.index),
    ...block.marks.map((mark) => mark.index),
  ]);
  const seen = shownHeaders(texts, (index) => known.has(index));
  const line = head[bottom]?.line ?? null;
  if (holdsPersons(head.slice(0, bottom + 1))) faults.unshift({ code: 'HEADER_HOLDS_DATA' });
  if (faults.length > 0) return { found: false, line, seen, faults };
  for (const [index, key] of arranged.keys) remembered[texts[index] as string] = key;
  for (const { index, categoryCode } of block.marks)
    remembered[texts[index] as string] = `mark:${categoryCode}`;
  for (const [index, key] of block.said) remembered[texts[index] as string] ??= key;
  return {
    found: true,
    columns: {
      top,
      bottom,
      width: block.paths.length,
      line,
      headers: seen,
      facts,
      slots: arranged.slots,
      marks: block.marks.map(({ index, categoryCode }) => ({ column: column(index), categoryCode })),
      remembered,
    },
  };
}

function readBlock(
  head: readonly HeldRow[],
  top: number,
  bottom: number,
  keys: ReadonlyMap<string, string>,
  categories: CategoryFinder,
): Block {
  const paths = headerPaths(head, top, bottom);
  const texts = uniqueTexts(paths);
  const facts = new Map<RosterFactKey, number[]>();
  const ranks = new Map<RosterFactKey, number>();
  const persons: PersonColumn[] = [];
  const marks: { index: number; categoryCode: string }[] = [];
  const said = new Map<number, string>();
  const bare: PersonColumn[] = [];
  for (const [index, path] of paths.entries()) {
    // A line end lost after the header puts the first person into it.
    if (path.some(holdsNumber)) continue;
    const key = saidKey(path, texts[index] as string, keys);
    if (key !== null) {
      said.set(index, key);
      const person = personOfKey(key, index);
      if (person) persons.push(person);
      else if (key.startsWith('mark:')) marks.push({ index, categoryCode: key.slice(5) });
      else if (key !== 'ignore')
        facts.set(key as RosterFactKey, [...(facts.get(key as RosterFactKey) ?? []), index]);
      if (!person && key !== 'ignore') ranks.set(key as RosterFactKey, -1);
    } else {
      const person = personColumn(path, index);
      if (person) bare.push(person);
    }
  }
  persons.push(...adoptBareNumbers(bare));
  persons.sort((a, b) => a.index - b.index);
  const taken = new Set([...said.keys(), ...persons.map((person) => person.index)]);
  for (const [index, path] of paths.entries()) {
    if (taken.has(index) || path.length === 0 || path.some(holdsNumber)) continue;
    const match = factOf(path);
    if (match) {
      const rank = ranks.get(match.key) ?? Number.POSITIVE_INFINITY;
      if (match.rank < rank) {
        ranks.set(match.key, match.rank);
        facts.set(match.key, [index]);
      } else if (match.rank === rank) facts.get(match.key)?.push(index);
      continue;
    }
    const category = categories.find(path.at(-1) as string);
    if (category > 0) marks.push({ index, categoryCode: categories.codes[category] as string });
  }
  // Of two readings the one that tells whose the columns are: 监护人 over 姓名 must not be lost.
  const owned = persons.filter((person) => person.owner.kind !== 'SELF').length;
  const score = facts.size + persons.length + marks.length + said.size + owned / 2;
  return { top, bottom, paths, texts, facts, persons, marks, said, score };
}

/** What was said of this column, by its whole text or by any lower part of its path. */
function saidKey(path: HeaderPath, text: string, keys: ReadonlyMap<string, string>): string | null {
  if (keys.size === 0 || path.length === 0) return null;
  const whole = keys.get(normalizeText(text));
  if (whole !== undefined) return whole;
  for (let from = 0; from < path.length; from++) {
    const key = keys.get(normalizeText(pathText(path.slice(from))));
    // The same heading over several columns was numbered when it was remembered; the bare text is the first of them.
    if (key !== undefined && !(from === 0 && /#\d+$/.test(text))) return key;
  }
  return null;
}

function personOfKey(key: string, index: number): PersonColumn | null {
  if (key === 'name') return { index, holds: 'name', owner: { kind: 'SELF' } };
  if (key === 'idNumber') return { index, holds: 'id', owner: { kind: 'SELF' } };
  if (key === 'disabilityNumber') return { index, holds: 'disability', owner: { kind: 'SELF' } };
  if (key === 'householderName') return { index, holds: 'name', owner: { kind: 'HOUSEHOLDER' } };
  if (key === 'householderId') return { index, holds: 'id', owner: { kind: 'HOUSEHOLDER' } };
  const member = /^member(Name|Id)(\d+)$/.exec(key);
  if (!member) return null;
  const label = member[2] as string;
  return { index, holds: member[1] === 'Name' ? 'name' : 'id', owner: { kind: 'MEMBER', label } };
}

function factOf(path: HeaderPath): { key: RosterFactKey; rank: number } | null {
  const leaf = path.at(-1) as string;
  const texts = [normalizeText(leaf), normalizeHeader(leaf), normalizeText(path.join(''))];
  for (const column of rosterFacts.columns) {
    const rank = Math.min(
      ...column.aliases.map((alias, at) =>
        texts.includes(normalizeText(alias)) ? at : Number.POSITIVE_INFINITY,
      ),
    );
    if (rank !== Number.POSITIVE_INFINITY) return { key: column.key, rank };
  }
  return null;
}
