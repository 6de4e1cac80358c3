import type { CarriedEdit } from './policy.ts';
import { itemPath, type PolicyParameter, removeWord } from './policy-parameter.ts';
import { isInside } from './policy-place.ts';
import type { PolicyEdit } from './policy-read-back.ts';

/** An edit that was left behind: somebody else has changed the place meanwhile. */
export interface CarryConflict {
  readonly path: string;
  readonly label: string;
  /** What was written on the older version. */
  readonly wanted: string;
  /** What the newer version says; null when it has no such parameter any more. */
  readonly now: string | null;
}

export interface CarriedEdits {
  /** Ready for `policySheet`. */
  readonly carried: ReadonlyMap<string, CarriedEdit>;
  readonly conflicts: readonly CarryConflict[];
  /** Edits the newer version has already. */
  readonly alreadyThere: number;
}

/**
 * Edits made on one version, on another: carried where nobody has touched what they change. A place in an item (一条,
 * 一档) counts as touched when anything of the item differs, because its number may mean another item by now.
 *
 * @param conflictText what to write into the 问题 cell of an edit that was left behind
 */
export function carryEdits(
  edits: readonly PolicyEdit[],
  base: readonly PolicyParameter[],
  next: readonly PolicyParameter[],
  conflictText: (conflict: CarryConflict) => string,
): CarriedEdits {
  const before = new Map(base.map((parameter) => [parameter.path, parameter]));
  const after = new Map(next.map((parameter) => [parameter.path, parameter]));
  const carried = new Map<string, CarriedEdit>();
  const conflicts: CarryConflict[] = [];
  let alreadyThere = 0;
  for (const { path, text } of edits) {
    const isRemoval = text === removeWord && !before.has(path);
    const first = isRemoval ? base.find((parameter) => isInside(parameter.path, path)) : before.get(path);
    if (!first) continue;
    const now = after.get(first.path);
    if (!isRemoval && now && !now.isSpare && now.text === text) {
      alreadyThere += 1;
      continue;
    }
    const item = isRemoval ? path : itemPath(path);
    const isSame = item === null ? isSameParameter(first, now) : isSameItem(item, base, next);
    if (isSame) {
      carried.set(first.path, {
        ...carried.get(first.path),
        ...(isRemoval ? { isRemoved: true } : { text }),
      });
      continue;
    }
    const conflict: CarryConflict = {
      path: first.path,
      label: `${first.group} ${first.label}`.trim(),
      wanted: text,
      now: now ? now.text : null,
    };
    conflicts.push(conflict);
    if (now) carried.set(now.path, { ...carried.get(now.path), problem: conflictText(conflict) });
  }
  return { carried, conflicts, alreadyThere };
}

/** True when a sheet of one version can stand for the other by its values alone: same rows, same words around them. */
export function isSameForm(left: readonly PolicyParameter[], right: readonly PolicyParameter[]): boolean {
  const words = ({ text: _, ...rest }: PolicyParameter) => JSON.stringify(rest);
  return (
    left.length === right.length &&
    left.every((parameter, index) => {
      const other = right[index];
      return other !== undefined && words(parameter) === words(other);
    })
  );
}

function isSameParameter(before: PolicyParameter, now: PolicyParameter | undefined): boolean {
  return now !== undefined && before.text === now.text && before.isSpare === now.isSpare;
}

function isSameItem(
  item: string,
  base: readonly PolicyParameter[],
  next: readonly PolicyParameter[],
): boolean {
  const of = (parameters: readonly PolicyParameter[]) =>
    JSON.stringify(
      parameters
        .filter(({ path }) => isInside(path, item))
        .map(({ path, text, isSpare }) => [path, text, isSpare]),
    );
  return of(base) === of(next);
}
