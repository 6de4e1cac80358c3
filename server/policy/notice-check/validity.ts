import { addDays, type LocalDate } from '../../../schema/values/local-date.ts';
import type { Problem } from '../../../schema/values/problem.ts';
import { errorAt, type Path } from './faults.ts';

/** Days on which a row holds, both inclusive; null is open-ended. */
export interface Validity {
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
}

/** The fault of a row that ends before it begins; null when there is none. */
export function reversedValidity(path: Path, { from, to }: Validity): Problem | null {
  if (from === null || to === null || from <= to) return null;
  return errorAt([...path, 'to'], 'NOTICE_DATES_REVERSED', { found: to, expected: `不早于 ${from}` });
}

/** Before every day a notice can write; compares as text like any other. */
export const FIRST_DAY: LocalDate = '0000-01-01';

/** True when there is a day on which both hold. */
export function validitiesMeet(left: Validity, right: Validity): boolean {
  return startsBeforeEnd(left, right) && startsBeforeEnd(right, left);
}

export function holdsOn({ from, to }: Validity, day: LocalDate): boolean {
  return (from === null || from <= day) && (to === null || day <= to);
}

/** One day of every stretch in which the same rows hold, within `within`; at least one unless it is reversed. */
export function sampleDays(rows: readonly Validity[], within: Validity): LocalDate[] {
  const days = new Set<LocalDate>([within.from ?? FIRST_DAY]);
  for (const { from, to } of rows) {
    if (from !== null) days.add(from);
    if (to !== null) days.add(addDays(to, 1));
  }
  return [...days].filter((day) => day === (within.from ?? FIRST_DAY) || holdsOn(within, day)).sort();
}

function startsBeforeEnd(left: Validity, right: Validity): boolean {
  return left.from === null || right.to === null || left.from <= right.to;
}
