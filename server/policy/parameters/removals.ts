import { type Path, pathText } from '../notice-check/faults.ts';
import { pathOf } from '../notice-place.ts';
import { isBelow } from './placed-values.ts';

/** The items among the parts taken out, as texts. */
export function itemPaths(removed: readonly Path[]): string[] {
  return removed.filter((path) => typeof path.at(-1) === 'number').map(pathText);
}

/** The path that a place had before items were taken out: where the person who edited it finds it. */
export function pathBeforeEdits(path: string, removedPaths: readonly string[]): string {
  return pathsBeforeEdits(removedPaths)(path);
}

/** `pathBeforeEdits` for many paths. */
export function pathsBeforeEdits(removedPaths: readonly string[]): (path: string) => string {
  const removed = removedPaths.flatMap((text) => {
    const part = pathOf(text);
    return part ? [part] : [];
  });
  return (path) => {
    const steps = removed.length > 0 ? pathOf(path) : null;
    if (!steps) return path;
    const before: (string | number)[] = [];
    for (const step of steps) before.push(indexBefore([...before], step, removed));
    return pathText(before);
  };
}

function indexBefore(list: Path, step: string | number, removed: readonly Path[]): string | number {
  if (typeof step === 'string') return step;
  const gone = removed
    .filter((path) => path.length === list.length + 1 && isBelow(path, list))
    .map((path) => Number(path.at(-1)))
    .sort((left, right) => left - right);
  return gone.reduce((index, taken) => (taken <= index ? index + 1 : index), step);
}

/** The texts of places and of all they stand in. */
export function placesAbove(paths: readonly Path[]): Set<string> {
  return new Set(
    paths.flatMap((path) => [...path.keys(), path.length].map((depth) => pathText(path.slice(0, depth)))),
  );
}

/** Tells whether one of the parts holds a place, or is it. */
export function anyAbove(parts: readonly Path[]): (path: Path) => boolean {
  const texts = new Set(parts.map(pathText));
  return (path) => texts.size > 0 && [...placesAbove([path])].some((text) => texts.has(text));
}
