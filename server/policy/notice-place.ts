import * as z from 'zod';
import type { Path } from './notice-check/faults.ts';
import { noticeShape } from './notice-shape.ts';

/** `rewards[1].deadlineOn` → `['rewards', 1, 'deadlineOn']`; null when it is not written as a path. */
export function pathOf(text: string): Path | null {
  const trimmed = text.trim();
  if (!/^[A-Za-z]\w*(\.[A-Za-z]\w*|\[\d{1,6}\])*$/.test(trimmed)) return null;
  return [...trimmed.matchAll(/\[(\d+)\]|[A-Za-z]\w*/g)].map(([key, index]) =>
    index === undefined ? key : Number(index),
  );
}

/** What the format says about one place of a notice; null when the format has no such place or offers a choice there. */
export function shapeAt(path: Path): z.core.$ZodType | null {
  let at: z.core.$ZodType = noticeShape;
  for (const step of path) {
    const inner = withoutWrapping(at);
    if (typeof step === 'number' && inner instanceof z.ZodArray) at = inner.element;
    else if (typeof step === 'string' && inner instanceof z.ZodObject && Object.hasOwn(inner.shape, step)) {
      at = (inner.shape as z.core.$ZodShape)[step]!;
    } else return null;
  }
  return at;
}

/** True where null is a value of its own, as for a missing number in a row of the quota table. */
export function mayBeNull(path: Path): boolean {
  const shape = shapeAt(path);
  return shape !== null && z.safeParse(shape, null).success;
}

/** The value as the format reads it (defaults filled in, month ends resolved); as it is when it does not fit. */
export function asRead(path: Path, value: unknown): unknown {
  const shape = shapeAt(path);
  const read = shape === null ? null : z.safeParse(shape, value);
  return read?.success ? read.data : value;
}

function withoutWrapping(shape: z.core.$ZodType): z.core.$ZodType {
  let at = shape;
  while (at instanceof z.ZodOptional || at instanceof z.ZodNullable || at instanceof z.ZodDefault) {
    at = at.unwrap();
  }
  return at;
}
