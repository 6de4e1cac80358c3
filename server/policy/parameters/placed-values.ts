import { lastFirst } from '../changes.ts';
import { type Path, valueAt } from '../notice-check/faults.ts';

/** A value for a place of a notice's plain value; undefined leaves the key out. */
export interface PlacedValue {
  readonly path: Path;
  readonly value: unknown;
}

/** The plain value with values put in their places; maps and lists that are not there yet come into being. */
export function withPlaced(raw: unknown, placed: readonly PlacedValue[]): unknown {
  return placed.reduce((value, { path, value: becomes }) => withValue(value, path, becomes), raw);
}

/** Takes items out of their lists and sets other parts to null, whatever the order in which they are named. */
export function withoutParts(raw: unknown, parts: readonly Path[]): unknown {
  return [...parts].sort(lastFirst).reduce((value, path) => {
    const step = path.at(-1);
    if (typeof step !== 'number') return withValue(value, path, null);
    const list = path.slice(0, -1);
    const items = valueAt(value, list);
    if (!Array.isArray(items)) return value;
    const kept = (items as readonly unknown[]).filter((_, index) => index !== step);
    return withValue(value, list, kept);
  }, raw);
}

export function isBelow(path: Path, part: Path): boolean {
  return part.length <= path.length && part.every((step, depth) => step === path[depth]);
}

function withValue(value: unknown, path: Path, becomes: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return becomes;
  const inner = withValue(valueAt(value, [step]), rest, becomes);
  if (typeof step === 'number') {
    const items = Array.isArray(value) ? [...(value as readonly unknown[])] : [];
    items[step] = inner;
    return items;
  }
  const map = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  if (inner !== undefined) return { ...map, [step]: inner };
  return Object.fromEntries(Object.entries(map).filter(([key]) => key !== step));
}
