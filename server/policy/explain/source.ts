import { revisionsInOrder } from '../in-force.ts';
import type { Notice, NoticeRevision } from '../notice.ts';
import { type Path, valueAt } from '../notice-check/faults.ts';
import { pathOf } from '../notice-place.ts';

/** A place of a notice: an item of a list, or one part of every such item (`key`). */
export interface SourcePlace {
  readonly list: Path;
  readonly index: number;
  readonly key?: string;
}

/**
 * Where a figure stands written, for people: `临政办发〔2024〕22号 三.2“定额资助”`. A clause that a later document
 * brought is cited from that document; a figure that one changed under an old clause names both.
 *
 * @param notice as it stood on the day
 * @param original the same before its revisions were applied
 * @param place where the figure stands in `notice`; null when it is not known
 */
export function clauseSource(
  notice: Notice,
  original: Notice,
  id: string,
  place: SourcePlace | Path | null,
): string {
  const brought = original.revisions.find(({ clauses }) => clauses.some((clause) => clause.id === id));
  const clause = (brought ?? original).clauses.find((candidate) => candidate.id === id);
  const cited = `${(brought ?? original).document.number} ${id}${clause ? `“${clause.title}”` : ''}`;
  const changed = place === null ? null : lastChange(original, appliedTo(notice, original), place);
  return changed === null || changed === brought ? cited : `${cited}，经${changed.document.number}修改`;
}

/**
 * The later document that last set a place, or a part of it; null when it stands as the notice itself wrote it.
 *
 * @param notice as it stood on the day
 * @param original the same before its revisions were applied
 * @param path of `notice`, as its facts name it: `subsidies[2]`
 */
export function changingDocument(notice: Notice, original: Notice, path: string): Notice['document'] | null {
  const steps = pathOf(path);
  if (steps === null) return null;
  // The outermost list: its items may have moved since a document changed one of them.
  const at = steps.findIndex((step) => typeof step === 'number');
  const key = steps[at + 1];
  const item = { list: steps.slice(0, at), index: Number(steps[at]) };
  const place = at === -1 ? steps : typeof key === 'string' ? { ...item, key } : item;
  return lastChange(original, appliedTo(notice, original), place)?.document ?? null;
}

/** The revisions that made `notice` of `original`, in order. */
function appliedTo(notice: Notice, original: Notice): NoticeRevision[] {
  const toCome = new Set(notice.revisions.map(({ from }) => from));
  return revisionsInOrder(original.revisions)
    .map(({ revision }) => revision)
    .filter(({ from }) => !toCome.has(from));
}

/** The last of the revisions that set a place; null when the notice itself did. */
function lastChange(
  original: Notice,
  revisions: readonly NoticeRevision[],
  place: SourcePlace | Path,
): NoticeRevision | null {
  if (!('list' in place)) {
    const sets = ({ path }: { readonly path: string }) => meets(pathOf(path) ?? [], place);
    return revisions.filter(({ changes }) => changes.some(sets)).at(-1) ?? null;
  }
  const { list, index, key } = place;
  let setBy: (NoticeRevision | null)[] = Array<null>(lengthOf(original, list)).fill(null);
  for (const revision of revisions) {
    const removed = new Set<number>();
    for (const { path, becomes } of revision.changes) {
      const steps = pathOf(path) ?? [];
      const [at, part] = [steps[list.length], steps[list.length + 1]];
      if (!isPrefix(list, steps) || at === undefined) {
        if (isPrefix(steps, list))
          setBy = Array<NoticeRevision>(lengthOf(becomes, list.slice(steps.length))).fill(revision);
      } else if (part === undefined && becomes === null) removed.add(Number(at));
      else if (part === undefined || key === undefined || part === key) setBy[Number(at)] = revision;
    }
    setBy = setBy.filter((_, item) => !removed.has(item));
  }
  return setBy[index] ?? null;
}

function lengthOf(value: unknown, path: Path): number {
  const found = valueAt(value, path);
  return Array.isArray(found) ? found.length : 0;
}

/** True when one is the other or lies within it. */
function meets(left: Path, right: Path): boolean {
  return isPrefix(left, right) || isPrefix(right, left);
}

function isPrefix(short: Path, long: Path): boolean {
  return short.length <= long.length && short.every((step, depth) => step === long[depth]);
}
