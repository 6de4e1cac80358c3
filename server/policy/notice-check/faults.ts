import * as z from 'zod';
import type { Problem } from '../../../schema/values/problem.ts';
import { withoutIdNumbers } from '../../../schema/values/redaction.ts';
import { placeShape } from '../parameters/shape.ts';
import { suggestion } from './suggestion.ts';
import { basisPointsMeant, dayMeant, fenMeant } from './written-otherwise.ts';

/** Keys and indexes from the root to a place in the file. */
export type Path = readonly (string | number)[];

/** `['subsidies', 3, 'personPaysFen']` → `subsidies[3].personPaysFen`. */
export function pathText(path: Path): string {
  return path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`),
    '',
  );
}

export function errorAt(
  path: Path,
  code: string,
  rest: Omit<Problem, 'code' | 'severity' | 'place'> = {},
): Problem {
  const { found, expected } = rest;
  return {
    code,
    severity: 'ERROR',
    place: { path: pathText(path) },
    ...rest,
    ...(found === undefined ? {} : { found: withoutIdNumbers(found) }),
    ...(expected === undefined ? {} : { expected: withoutIdNumbers(expected) }),
  };
}

export function warningAt(
  path: Path,
  code: string,
  rest: Omit<Problem, 'code' | 'severity' | 'place'> = {},
): Problem {
  return { ...errorAt(path, code, rest), severity: 'WARNING' };
}

/** What the validator found wrong with `raw`, each as a problem with the path, what was read and what is accepted. */
export function shapeProblems(shape: z.ZodType, raw: unknown): Problem[] {
  const result = shape.safeParse(raw);
  if (result.success) return [];
  return result.error.issues.flatMap((issue) => issueProblems(issue, shape, raw));
}

/** The value at a path of a raw value; undefined when there is none. */
export function valueAt(raw: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Readonly<Record<string | number, unknown>>)[step]
        : undefined,
    raw,
  );
}

function issueProblems(issue: z.core.$ZodIssue, shape: z.ZodType, raw: unknown): Problem[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  const value = valueAt(raw, path);
  const found = shown(value);
  const meant = writtenOtherwise(issue, path, kindAt(shape, path), value);
  if (meant) return [meant];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey([...path, key], key, keysAt(shape, path)));
    case 'invalid_type':
      if (value === undefined)
        return [errorAt(path, 'NOTICE_MISSING', { expected: typeName(issue.expected) })];
      if (issue.expected === 'int') {
        const code = /fen$/i.test(String(path.at(-1))) ? 'NOTICE_NOT_WHOLE_FEN' : 'NOTICE_NOT_WHOLE_NUMBER';
        return [errorAt(path, code, { found, expected: '整数' })];
      }
      if (issue.expected === 'string' && typeof value === 'number') {
        return [errorAt(path, 'NOTICE_NUMBER_FOR_TEXT', { found, expected: `"${found}"` })];
      }
      return [errorAt(path, 'NOTICE_WRONG_TYPE', { found, expected: typeName(issue.expected) })];
    case 'invalid_value': {
      const accepted = issue.values.map(String);
      if (value === undefined) return [errorAt(path, 'NOTICE_MISSING', { expected: accepted.join('、') })];
      const meant = typeof value === 'string' ? suggestion(value, accepted) : null;
      return [errorAt(path, 'NOTICE_UNKNOWN_CHOICE', { found, expected: meant ?? accepted.join('、') })];
    }
    case 'too_small':
    case 'too_big': {
      const limit = issue.code === 'too_small' ? issue.minimum : issue.maximum;
      const bound = issue.code === 'too_small' ? `不小于 ${limit}` : `不大于 ${limit}`;
      if (issue.origin === 'array') {
        return issue.code === 'too_small'
          ? [errorAt(path, 'NOTICE_EMPTY_LIST', { expected: `至少 ${limit} 项` })]
          : [
              errorAt(path, 'NOTICE_LIST_TOO_LONG', {
                found: String((value as readonly unknown[]).length),
                expected: String(limit),
              }),
            ];
      }
      if (issue.origin === 'string') return [errorAt(path, 'NOTICE_EMPTY_TEXT', { expected: '文字' })];
      if (typeof value === 'number' && value < 0) {
        return [errorAt(path, 'NOTICE_NEGATIVE', { found, expected: bound })];
      }
      return [errorAt(path, 'NOTICE_OUT_OF_RANGE', { found, expected: bound })];
    }
    case 'invalid_format':
      if (issue.format === 'date')
        return [errorAt(path, 'NOTICE_BAD_DATE', { found, expected: 'YYYY-MM-DD' })];
      return [errorAt(path, 'NOTICE_BAD_CODE', { found, expected: patternName(issue.pattern ?? '') })];
    case 'custom':
      // Only days carry a refinement: the day is in the calendar but far from any notice.
      return [errorAt(path, 'NOTICE_BAD_DATE', { found, expected: 'YYYY-MM-DD' })];
    default:
      return value === undefined
        ? [errorAt(path, 'NOTICE_MISSING', { expected: '改成的值' })]
        : [errorAt(path, 'NOTICE_WRONG_TYPE', { found, expected: '文字、数字、列表或键和值' })];
  }
}

/** A right value in another notation than a file's: how the file writes it. */
function writtenOtherwise(
  { code }: z.core.$ZodIssue,
  path: Path,
  kind: string | null,
  value: unknown,
): Problem | null {
  if (code !== 'invalid_type' && code !== 'invalid_format') return null;
  const found = shown(value);
  const day = kind === 'date' ? dayMeant(value) : null;
  if (day !== null) return errorAt(path, 'NOTICE_DATE_NOTATION', { found, expected: day });
  const money = kind === 'fen' ? fenMeant(value) : null;
  if (money) {
    const values = { yuan: money.yuan };
    return errorAt(path, 'NOTICE_FEN_NOTATION', { found, expected: String(money.fen), values });
  }
  const basisPoints = kind === 'basisPoints' ? basisPointsMeant(value) : null;
  return basisPoints === null
    ? null
    : errorAt(path, 'NOTICE_PERCENT_NOTATION', { found, expected: String(basisPoints) });
}

/** What kind of value the format has at a path; null where it has several, or none. */
function kindAt(shape: z.ZodType, path: Path): string | null {
  let at: z.core.$ZodType | undefined = shape;
  for (const step of path) {
    const outer: z.core.$ZodType = bare(at);
    if (outer instanceof z.ZodArray) at = outer.element;
    else at = outer instanceof z.ZodObject ? (outer.shape as z.core.$ZodShape)[step] : undefined;
    if (!at) return null;
  }
  return placeShape(at).kind;
}

function unknownKey(path: Path, key: string, known: readonly string[]): Problem {
  const meant = suggestion(key, known);
  return meant === null
    ? errorAt(path, 'NOTICE_UNKNOWN_KEY', { found: key, expected: known.join('、') })
    : errorAt(path, 'NOTICE_MISTYPED_KEY', { found: key, expected: meant });
}

/** The keys a map may have at a path of the format. */
function keysAt(shape: z.ZodType, path: Path): readonly string[] {
  let at: z.core.$ZodType = bare(shape);
  for (const step of path) {
    if (at instanceof z.ZodArray) at = bare(at.element);
    else if (at instanceof z.ZodObject) at = bare((at.shape as z.core.$ZodShape)[step]!);
  }
  return at instanceof z.ZodObject ? Object.keys(at.shape as z.core.$ZodShape) : [];
}

function bare(shape: z.core.$ZodType): z.core.$ZodType {
  let at = shape;
  while (at instanceof z.ZodOptional || at instanceof z.ZodNullable || at instanceof z.ZodDefault) {
    at = at.unwrap();
  }
  return at;
}

const typeNames: Readonly<Record<string, string>> = {
  string: '文字',
  number: '整数',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表',
  object: '键和值',
};

function typeName(expected: string): string {
  return typeNames[expected] ?? expected;
}

function patternName(pattern: string): string {
  if (pattern.includes('\\d{6}')) return '六位数字';
  return pattern.includes('[0-5]') ? '时刻 HH:MM，如 17:30' : '大写字母、数字和下划线，如 TASK';
}

function shown(value: unknown): string {
  if (typeof value === 'string') return value.length > 40 ? `${value.slice(0, 40)}…` : value;
  if (Array.isArray(value)) return '列表';
  if (typeof value === 'object' && value !== null) return '键和值';
  return value === null ? 'null（空）' : String(value);
}
