import * as z from 'zod';
import type { ValueKind } from '../notice-shape/base.ts';

/** How a parameter is written and read; `hundredths` and `weekday` are whole numbers in the file, `json` is shown only. */
export type ParameterKind = ValueKind | 'hundredths' | 'weekday' | 'json';

/** A place of the format with its wrappings taken off. */
export interface PlaceShape {
  /** As the format has it, for checking a value. */
  readonly whole: z.core.$ZodType;
  readonly bare: z.core.$ZodType;
  readonly title: string | null;
  readonly description: string | null;
  readonly options: Readonly<Record<string, string>>;
  /** Null for maps and for lists of maps. */
  readonly kind: ParameterKind | null;
  readonly isNullable: boolean;
  readonly isOptional: boolean;
  /** What stands for a value that is left out; undefined when it may not be. */
  readonly fallback: unknown;
}

interface Meta {
  readonly title?: string;
  readonly description?: string;
  readonly kind?: ValueKind;
  readonly options?: Readonly<Record<string, string>>;
}

const known = new WeakMap<z.core.$ZodType, PlaceShape>();

/** Reads wrappings and `meta` from the outside in: the outermost title counts. */
export function placeShape(shape: z.core.$ZodType): PlaceShape {
  const before = known.get(shape);
  if (before) return before;
  const read = readShape(shape);
  known.set(shape, read);
  return read;
}

function readShape(whole: z.core.$ZodType): PlaceShape {
  let [isNullable, isOptional] = [false, false];
  let fallback: unknown;
  let meta: Meta = {};
  let at = whole;
  for (;;) {
    meta = { ...(z.globalRegistry.get(at) as Meta | undefined), ...meta };
    if (at instanceof z.ZodNullable) isNullable = true;
    else if (at instanceof z.ZodOptional) isOptional = true;
    else if (at instanceof z.ZodDefault) fallback = at.def.defaultValue;
    else break;
    at = at.unwrap();
  }
  const item = at instanceof z.ZodArray ? placeShape(at.element) : null;
  return {
    whole,
    bare: at,
    title: meta.title ?? null,
    description: meta.description ?? null,
    options: meta.options ?? item?.options ?? {},
    kind: meta.kind ?? item?.kind ?? kindOf(at),
    isNullable,
    isOptional,
    fallback,
  };
}

function kindOf(bare: z.core.$ZodType): ParameterKind | null {
  if (bare instanceof z.ZodObject || bare instanceof z.ZodArray) return null;
  if (bare instanceof z.ZodString) return 'text';
  if (bare instanceof z.ZodLiteral) return 'whole';
  return 'json';
}

/** The keys of a map with their shapes, in the order of the format; null when the place is no map. */
export function keysOf({ bare }: PlaceShape): readonly (readonly [string, PlaceShape])[] | null {
  if (!(bare instanceof z.ZodObject)) return null;
  return Object.entries(bare.shape as z.core.$ZodShape).map(([key, shape]) => [key, placeShape(shape)]);
}

/** The shape of the items; null when the place is no list. */
export function itemOf({ bare }: PlaceShape): PlaceShape | null {
  return bare instanceof z.ZodArray ? placeShape(bare.element) : null;
}

/** Is it a list of maps, each an item of its own? */
export function isItemList(place: PlaceShape): boolean {
  const item = itemOf(place);
  return item !== null && keysOf(item) !== null;
}
