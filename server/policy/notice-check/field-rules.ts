import type { Problem } from '../../../schema/values/problem.ts';
import { errorAt, type Path } from './faults.ts';

/** One field that a choice made beside it asks for, or forbids. */
export interface ChosenField {
  readonly key: string;
  /** Null or undefined: not written. */
  readonly value: unknown;
  /** True when the choice cannot do without it, false when it has no meaning under the choice, null: as you like. */
  readonly isNeeded: boolean | null;
}

/**
 * Fields that are missing under a choice, or written although the choice gives them no meaning: a number nobody
 * would ever read is a misunderstanding, so it is refused.
 *
 * @param chosen the choice as the file writes it, e.g. `AFTER_MONTHS`
 */
export function chosenFieldProblems(path: Path, chosen: string, fields: readonly ChosenField[]): Problem[] {
  return fields.flatMap(({ key, value, isNeeded }) => {
    const isWritten = value !== null && value !== undefined;
    if (isNeeded === true && !isWritten) {
      return [errorAt([...path, key], 'NOTICE_FIELD_NEEDED', { expected: key, values: { chosen } })];
    }
    if (isNeeded === false && isWritten) {
      return [errorAt([...path, key], 'NOTICE_FIELD_UNUSED', { found: String(value), values: { chosen } })];
    }
    return [];
  });
}
