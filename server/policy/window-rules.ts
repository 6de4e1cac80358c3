import type { LocalDate } from '../../schema/values/local-date.ts';
import type { Problem } from '../../schema/values/problem.ts';
import { openDays } from './calendar.ts';
import { errorAt } from './notice-faults.ts';
import * as shape from './notice-shape.ts';
import { soundItems } from './sound-parts.ts';

/** Faults of windows, stages and reward deadlines: days in the wrong order, or twice. */
export function dateProblems(raw: unknown): Problem[] {
  return [...windowProblems(raw), ...stageProblems(raw), ...rewardProblems(raw)];
}

function windowProblems(raw: unknown): Problem[] {
  const windows = soundItems(shape.windowShape, raw, ['windows']);
  return windows.flatMap(({ path, value: window }, index) => {
    const problems: Problem[] = [];
    const range = window.openDaysOfMonth;
    const isReversed = window.closesOn < window.opensOn;
    if (isReversed) problems.push(reversed([...path, 'closesOn'], window.opensOn, window.closesOn));
    if (range && range.to < range.from) {
      problems.push(
        errorAt([...path, 'openDaysOfMonth', 'to'], 'NOTICE_DAYS_REVERSED', {
          found: String(range.to),
          expected: `不小于 ${range.from}`,
        }),
      );
    } else if (!isReversed && openDays(window) === 0) {
      problems.push(errorAt([...path, 'openDaysOfMonth'], 'NOTICE_WINDOW_NEVER_OPEN', { found: '0' }));
    }
    for (const { path: other, value: earlier } of windows.slice(0, index)) {
      if (earlier.kind !== window.kind || earlier.closesOn < earlier.opensOn || isReversed) continue;
      if (window.opensOn > earlier.closesOn || earlier.opensOn > window.closesOn) continue;
      problems.push(
        errorAt(path, 'NOTICE_WINDOWS_OVERLAP', {
          found: `${window.opensOn} 至 ${window.closesOn}`,
          expected: `${earlier.opensOn} 至 ${earlier.closesOn}`,
          values: { other: Number(other.at(-1)) + 1 },
        }),
      );
    }
    return problems;
  });
}

/** Stages may overlap (罗政办〔2024〕42号 三(二) and 三(三) do): only one that ends before it begins is wrong. */
function stageProblems(raw: unknown): Problem[] {
  return soundItems(shape.stageShape, raw, ['stages']).flatMap(({ path, value }) =>
    value.opensOn !== null && value.closesOn < value.opensOn
      ? [reversed([...path, 'closesOn'], value.opensOn, value.closesOn)]
      : [],
  );
}

function rewardProblems(raw: unknown): Problem[] {
  const rewards = soundItems(shape.rewardShape, raw, ['rewards']);
  return rewards.flatMap(({ path, value }, index) =>
    rewards.slice(0, index).some((earlier) => earlier.value.deadlineOn === value.deadlineOn)
      ? [errorAt([...path, 'deadlineOn'], 'NOTICE_DUPLICATE_DAY', { found: value.deadlineOn })]
      : [],
  );
}

function reversed(path: readonly (string | number)[], opensOn: LocalDate, closesOn: LocalDate): Problem {
  return errorAt(path, 'NOTICE_DATES_REVERSED', { found: closesOn, expected: `不早于 ${opensOn}` });
}
