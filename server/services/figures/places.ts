import { normalizeText } from '../../../schema/files/index.ts';
import { DivisionNames } from '../../ingest/division-names.ts';
import type { Actor } from '../access.ts';
import { type DivisionRecord, type DivisionTree, ownDivision } from '../divisions.ts';

/** A division as a formula names it, or the code of the sentence that says why not. */
export type PlaceFound =
  | { readonly kind: 'found'; readonly division: DivisionRecord }
  | { readonly kind: 'none'; readonly code: string };

/**
 * Divisions by code, name, alias, and for villages also by township and village together, since village names repeat.
 * Somebody of one township finds its own village first, and of the others only that they are not theirs.
 */
export function placeFinder(actor: Actor, tree: DivisionTree): (written: string) => PlaceFound {
  const own = ownDivision(actor, tree.county.countyCode, tree);
  const names = namesOf(tree);
  const isOwn = (division: DivisionRecord) =>
    own === tree.county || division === own || division.parentCode === own.code;
  const known = new Map<string, PlaceFound>();

  return (written) => {
    const plain = normalizeText(written);
    let answer = known.get(plain);
    if (!answer) {
      answer = find(written, plain);
      known.set(plain, answer);
    }
    return answer;
  };

  function find(written: string, plain: string): PlaceFound {
    const exact = names.exact.get(plain) ?? [];
    const mine = exact.filter(isOwn);
    // A township goes before a village of the same name: the shorter way to say the larger thing.
    const [first, second] = mine.toSorted((a, b) => Number(isVillage(a)) - Number(isVillage(b)));
    if (first && (!second || isVillage(first) !== isVillage(second)))
      return { kind: 'found', division: first };
    if (first) return { kind: 'none', code: 'FIGURE_AMBIGUOUS_DIVISION' };
    if (exact.length > 0) return { kind: 'none', code: 'FIGURE_OUT_OF_SCOPE' };
    const match = names.townships.match(written);
    if (match.kind === 'ambiguous') return { kind: 'none', code: 'FIGURE_AMBIGUOUS_DIVISION' };
    const township = match.kind === 'found' ? tree.byCode.get(match.division.code) : undefined;
    if (!township) return { kind: 'none', code: 'FIGURE_UNKNOWN_DIVISION' };
    return isOwn(township)
      ? { kind: 'found', division: township }
      : { kind: 'none', code: 'FIGURE_OUT_OF_SCOPE' };
  }
}

interface TreeNames {
  readonly exact: ReadonlyMap<string, readonly DivisionRecord[]>;
  /** Stems too: 周党 for 周党镇. */
  readonly townships: DivisionNames;
}

// A tree is kept until a division changes; its names need to be listed once.
const kept = new WeakMap<DivisionTree, TreeNames>();

function namesOf(tree: DivisionTree): TreeNames {
  const found = kept.get(tree);
  if (found) return found;
  const exact = new Map<string, DivisionRecord[]>();
  const add = (name: string, division: DivisionRecord) => {
    const plain = normalizeText(name);
    const same = exact.get(plain) ?? [];
    if (!same.includes(division)) exact.set(plain, [...same, division]);
  };
  for (const division of [tree.county, ...tree.townships, ...tree.villages])
    for (const name of [division.code, division.name, ...division.aliases]) add(name, division);
  // Whatever the county is called: so that one formula does for every county.
  add('全县', tree.county);
  for (const village of tree.villages) {
    const township = tree.byCode.get(village.parentCode ?? '');
    for (const before of township ? [township.name, ...township.aliases] : [])
      for (const name of [village.name, ...village.aliases]) add(`${before}${name}`, village);
  }
  const townships = new DivisionNames(tree.townships, 'TOWNSHIP', [tree.county.name]);
  const names = { exact, townships };
  kept.set(tree, names);
  return names;
}

function isVillage({ level }: DivisionRecord): boolean {
  return level === 'VILLAGE';
}
