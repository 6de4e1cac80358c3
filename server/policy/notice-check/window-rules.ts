import type { LocalDate } from '../../../schema/values/local-date.ts';
import type { Problem } from '../../../schema/values/problem.ts';
import { isOpenDay, openDays } from '../calendar.ts';
import type { CollectionWindow } from '../notice.ts';
import * as shape from '../notice-shape.ts';
import { indexesAt } from './codes.ts';
import { errorAt, type Path, valueAt, warningAt } from './faults.ts';
import { chosenFieldProblems } from './field-rules.ts';
import { type SoundItem, soundItems, soundPart } from './sound-parts.ts';
import { waitingProblems } from './waiting-rules.ts';

/** Faults of windows and stages: days in the wrong order or never open, and rules of a window that contradict it. */
export function dateProblems(raw: unknown): Problem[] {
  return [...windowProblems(raw), ...stageProblems(raw), ...deadlineProblems(raw)];
}

type Window = SoundItem<CollectionWindow>;

function windowProblems(raw: unknown): Problem[] {
  const windows = soundItems(shape.windowShape, raw, ['windows']);
  const year = soundPart(shape.noticeShape.shape.benefitYear, raw, ['benefitYear']);
  return windows.flatMap((window, index) => [
    ...openDayProblems(window),
    ...yearProblems(window, year),
    ...overlapProblems(window, windows.slice(0, index)),
    ...benefitProblems(window),
    ...amountProblems(window, raw),
    ...waitingProblems(window),
  ]);
}

function openDayProblems({ path, value: window }: Window): Problem[] {
  if (window.closesOn < window.opensOn) {
    return [reversed([...path, 'closesOn'], window.opensOn, window.closesOn)];
  }
  const range = window.openDaysOfMonth;
  if (range && range.to < range.from) {
    return [
      errorAt([...path, 'openDaysOfMonth', 'to'], 'NOTICE_DAYS_REVERSED', {
        found: String(range.to),
        expected: `不小于 ${range.from}`,
      }),
    ];
  }
  const closed = closedProblems({ path, value: window });
  if (closed.length > 0) return closed;
  if (openDays(window) === 0) {
    const key = range ? 'openDaysOfMonth' : 'closedRanges';
    return [errorAt([...path, key], 'NOTICE_WINDOW_NEVER_OPEN', { found: '0' })];
  }
  // The cut-off time is one of the last day: when nobody can pay on that day, it would cut nothing off.
  return window.closesAt !== null && !isOpenDay(window, window.closesOn)
    ? [
        warningAt([...path, 'closesAt'], 'NOTICE_CUT_OFF_UNUSED', {
          found: window.closesAt,
          expected: window.closesOn,
        }),
      ]
    : [];
}

/** Closed ranges lie inside their window and meet no other. */
function closedProblems({ path, value: window }: Window): Problem[] {
  return window.closedRanges.flatMap((range, index) => {
    const at: Path = [...path, 'closedRanges', index];
    if (range.to < range.from) return [reversed([...at, 'to'], range.from, range.to)];
    const found = `${range.from} 至 ${range.to}`;
    if (range.from < window.opensOn || range.to > window.closesOn) {
      const expected = `${window.opensOn} 至 ${window.closesOn}`;
      return [errorAt(at, 'NOTICE_CLOSED_OUTSIDE', { found, expected })];
    }
    const other = window.closedRanges
      .slice(0, index)
      .find((earlier) => earlier.from <= range.to && range.from <= earlier.to);
    return other
      ? [errorAt(at, 'NOTICE_CLOSED_OVERLAP', { found, expected: `${other.from} 至 ${other.to}` })]
      : [];
  });
}

/** A window a year or more away from its benefit year is most likely a mistyped year. */
function yearProblems({ path, value }: Window, benefitYear: number | null): Problem[] {
  if (benefitYear === null) return [];
  return (['opensOn', 'closesOn'] as const).flatMap((key) =>
    Math.abs(Number(value[key].slice(0, 4)) - benefitYear) > 1
      ? [
          warningAt([...path, key], 'NOTICE_YEAR_SUSPECTED', {
            found: value[key],
            expected: String(benefitYear),
          }),
        ]
      : [],
  );
}

/** Windows of one kind never overlap. Of two kinds they may, but then the file order decides; newborns have days of their own. */
function overlapProblems({ path, value: window }: Window, earlier: readonly Window[]): Problem[] {
  if (window.closesOn < window.opensOn) return [];
  return earlier.flatMap(({ path: otherPath, value: other }) => {
    if (other.closesOn < other.opensOn) return [];
    if (window.opensOn > other.closesOn || other.opensOn > window.closesOn) return [];
    const rest = {
      found: `${window.opensOn} 至 ${window.closesOn}`,
      expected: `${other.opensOn} 至 ${other.closesOn}`,
      values: { other: Number(otherPath.at(-1)) + 1 },
    };
    if (window.kind === other.kind) return [errorAt(path, 'NOTICE_WINDOWS_OVERLAP', rest)];
    return window.kind === 'NEWBORN' || other.kind === 'NEWBORN'
      ? []
      : [warningAt(path, 'NOTICE_WINDOWS_OF_TWO_KINDS', rest)];
  });
}

function benefitProblems({ path, value }: Window): Problem[] {
  const { benefit, kind } = value;
  if (benefit === null) return [];
  const at: Path = [...path, 'benefit'];
  const fields = chosenFieldProblems(at, benefit.start, [
    { key: 'afterMonths', value: benefit.afterMonths, isNeeded: benefit.start === 'AFTER_MONTHS' },
  ]);
  return benefit.start === 'BIRTH' && kind !== 'NEWBORN'
    ? [...fields, errorAt([...at, 'start'], 'NOTICE_BIRTH_ELSEWHERE', { found: kind, expected: 'NEWBORN' })]
    : fields;
}

function amountProblems({ path, value: { amount } }: Window, raw: unknown): Problem[] {
  if (amount === null) return [];
  const at: Path = [...path, 'amount'];
  const fields = chosenFieldProblems(at, amount.kind, [
    { key: 'fen', value: amount.fen, isNeeded: amount.kind === 'FIXED' },
  ]);
  const hasNoFiscal = valueAt(raw, ['standard', 'fiscal']) === null;
  return amount.kind === 'WITH_FISCAL' && hasNoFiscal
    ? [...fields, errorAt([...at, 'kind'], 'NOTICE_WITHOUT_FISCAL', { found: amount.kind })]
    : fields;
}

/** Stages may overlap (罗政办〔2024〕42号 三(二) and 三(三) do): only one that ends before it begins is wrong. */
function stageProblems(raw: unknown): Problem[] {
  return soundItems(shape.stageShape, raw, ['stages']).flatMap(({ path, value }) =>
    value.opensOn !== null && value.closesOn < value.opensOn
      ? [reversed([...path, 'closesOn'], value.opensOn, value.closesOn)]
      : [],
  );
}

/** A reward or a penalty of a day before anybody can pay, or more than a year after nobody can any more. */
function deadlineProblems(raw: unknown): Problem[] {
  const windows = soundItems(shape.windowShape, raw, ['windows']).map(({ value }) => value);
  // With one that cannot be read, when the campaign begins and ends is not known.
  if (windows.length === 0 || windows.length !== indexesAt(raw, ['windows']).length) return [];
  const opensOn = windows.map((window) => window.opensOn).reduce((one, two) => (one < two ? one : two));
  const closesOn = windows.map((window) => window.closesOn).reduce((one, two) => (one > two ? one : two));
  const latest = `${Number(closesOn.slice(0, 4)) + 1}${closesOn.slice(4)}`;
  const places: Path[] = [
    ...indexesAt(raw, ['rewards']).map((index) => ['rewards', index, 'deadlineOn']),
    ...indexesAt(raw, ['penalties']).map((index) => ['penalties', index, 'when', 'after']),
  ];
  return places.flatMap((path) => {
    const day = soundPart(shape.rewardShape.shape.deadlineOn, raw, path);
    return day === null || (day >= opensOn && day <= latest)
      ? []
      : [
          warningAt(path, 'NOTICE_DEADLINE_SUSPECTED', {
            found: day,
            expected: `${opensOn} 至 ${closesOn}`,
          }),
        ];
  });
}

function reversed(path: Path, opensOn: LocalDate, closesOn: LocalDate): Problem {
  return errorAt(path, 'NOTICE_DATES_REVERSED', { found: closesOn, expected: `不早于 ${opensOn}` });
}
