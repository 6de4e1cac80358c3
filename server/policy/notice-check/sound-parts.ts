import type * as z from 'zod';
import { type Path, valueAt } from './faults.ts';

/** One item of a list whose shape is right, with where it stands. */
export interface SoundItem<Value> {
  readonly path: Path;
  readonly value: Value;
}

/** The items of a list that have the right shape. A mistyped key does not spoil an item; nothing is reported here. */
export function soundItems<Shape extends z.ZodType>(
  shape: Shape,
  raw: unknown,
  path: Path,
): SoundItem<z.output<Shape>>[] {
  const list = valueAt(raw, path);
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown, index) => {
    const value = sound(shape, item);
    return value === null ? [] : [{ path: [...path, index], value }];
  });
}

/** A part of the notice when its shape is right, else null (also when it is absent or says null). */
export function soundPart<Shape extends z.ZodType>(
  shape: Shape,
  raw: unknown,
  path: Path,
): z.output<Shape> | null {
  const part = valueAt(raw, path);
  return part === undefined || part === null ? null : sound(shape, part);
}

function sound<Shape extends z.ZodType>(shape: Shape, part: unknown): z.output<Shape> | null {
  const first = shape.safeParse(part);
  if (first.success) return first.data;
  let plain = part;
  for (const issue of first.error.issues) {
    if (issue.code !== 'unrecognized_keys') return null;
    plain = withoutKeys(plain, issue.path, issue.keys);
  }
  const second = shape.safeParse(plain);
  return second.success ? second.data : null;
}

function withoutKeys(part: unknown, path: readonly PropertyKey[], keys: readonly string[]): unknown {
  const [step, ...rest] = path;
  if (Array.isArray(part)) {
    return part.map((item: unknown, index) => (index === step ? withoutKeys(item, rest, keys) : item));
  }
  if (typeof part !== 'object' || part === null) return part;
  const entries = Object.entries(part);
  return Object.fromEntries(
    step === undefined
      ? entries.filter(([key]) => !keys.includes(key))
      : entries.map(([key, value]) => [key, key === step ? withoutKeys(value, rest, keys) : value]),
  );
}
