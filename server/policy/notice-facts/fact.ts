import type * as z from 'zod';
import { placeShape } from '../parameters/shape.ts';

/** One parameter read from a clause, for people: `standard.individualFen`, 个人缴费标准, 400 元/人·年. */
export interface NoticeFact {
  readonly path: string;
  readonly label: string;
  readonly value: string;
}

export type CitedFact = NoticeFact & { readonly clause: string };

/** The words of a choice, as the format gives them: `wordsOf(windowShape.shape.kind, 'LATE')` is 补缴期. */
export function wordsOf(choice: z.core.$ZodType, code: string): string {
  return placeShape(choice).options[code] ?? code;
}

/** The parts of a sentence that have something to say, with a mark between them. */
export function joined(parts: readonly (string | null | false | undefined)[], mark = '，'): string {
  return parts.filter((part) => typeof part === 'string' && part !== '').join(mark);
}
