import type { Problem } from '../../../schema/values/problem.ts';
import type { CollectionWindow } from '../notice.ts';
import { errorAt, type Path } from './faults.ts';
import type { SoundItem } from './sound-parts.ts';

/** Waiting periods whose parts have nothing to work on, or that a lower limit could never raise. */
export function waitingProblems({ path, value }: SoundItem<CollectionWindow>): Problem[] {
  const { waiting } = value;
  if (waiting === null) return [];
  const at: Path = [...path, 'waiting'];
  const needsVariable = (['missedYearsFrom', 'variableAtMostMonths', 'payUp', 'longGap'] as const).filter(
    (key) => waiting[key] !== null && waiting.monthsPerMissedYear === 0,
  );
  const problems = needsVariable.map((key) =>
    errorAt([...at, key], 'NOTICE_NO_VARIABLE_WAITING', { found: key, expected: 'monthsPerMissedYear' }),
  );
  const { longGap } = waiting;
  if (longGap !== null && longGap.atLeastMonths < waiting.fixedMonths) {
    problems.push(
      errorAt([...at, 'longGap', 'atLeastMonths'], 'NOTICE_LONG_GAP_TOO_SHORT', {
        found: String(longGap.atLeastMonths),
        expected: `不小于 ${waiting.fixedMonths}`,
      }),
    );
  }
  const repeated = waiting.exemptCategories.flatMap((code, index) =>
    waiting.exemptCategories.indexOf(code) < index
      ? [errorAt([...at, 'exemptCategories', index], 'NOTICE_DUPLICATE_CODE', { found: code })]
      : [],
  );
  return [...problems, ...repeated];
}
