import { formatYuan } from '../../../schema/values/fen.ts';
import type { Problem } from '../../../schema/values/problem.ts';
import { percent } from '../wording.ts';
import { indexesAt } from './codes.ts';
import { type Path, valueAt, warningAt } from './faults.ts';

/**
 * Numbers so small that they were most likely meant in yuan or in percent: 400 for 400 yuan, 50 for 50 %. Warnings: a
 * notice may well say so. 0 is never suspected.
 */
export function unitProblems(raw: unknown): Problem[] {
  const standards = individual.flatMap((pattern) => pathsOf(raw, pattern));
  // Beside a standard that is itself in doubt, a small part of it is no fault of its own.
  const isStandardSound = standards.every((path) => Number(valueAt(raw, path)) >= UNLIKELY_STANDARD_FEN);
  return [
    ...perYear.flatMap((pattern) => suspected(raw, pattern, UNLIKELY_STANDARD_FEN, amount)),
    ...(isStandardSound ? partsOfStandard : []).flatMap((pattern) =>
      suspected(raw, pattern, UNLIKELY_PART_FEN, partAmount(raw)),
    ),
    ...suspected(raw, ['rewards', '*', 'perPersonFen'], UNLIKELY_REWARD_FEN, amount),
    ...suspected(raw, ['rewards', '*', 'bands', '*', 'fen'], UNLIKELY_LUMP_FEN, bandAmount(raw)),
    ...lumps.flatMap((pattern) => suspected(raw, pattern, UNLIKELY_LUMP_FEN, amount)),
    ...shares.flatMap((pattern) => suspected(raw, pattern, UNLIKELY_SHARE, share)),
    ...suspected(raw, ['quotaMethod', 'factor'], UNLIKELY_FACTOR, share),
  ];
}

/** 100 yuan: below any yearly amount of the last years. */
const UNLIKELY_STANDARD_FEN = 10_000;
/** 10 yuan. */
const UNLIKELY_PART_FEN = 1_000;
/** 0.1 yuan. */
const UNLIKELY_REWARD_FEN = 10;
/** 100 yuan for a township. */
const UNLIKELY_LUMP_FEN = 10_000;
/** 1 % and below; 100 stands here too, which is 1 % and not all of it. */
const UNLIKELY_SHARE = 101;
/** Up to 2 %: a factor is somewhere near 100 %. */
const UNLIKELY_FACTOR = 201;

/** Keys, and `*` for every item of a list. */
type Pattern = readonly string[];

const individual: readonly Pattern[] = [
  ['standard', 'individualFen'],
  ['standard', 'amounts', '*', 'individualFen'],
];

const perYear: readonly Pattern[] = [
  ...individual,
  ['standard', 'fiscal', 'fen'],
  ['standard', 'floors', '*', 'fen'],
  ['windows', '*', 'amount', 'fen'],
  ['windows', '*', 'waiting', 'payUp', 'fenPerYear'],
];

const partsOfStandard: readonly Pattern[] = [
  ['subsidies', '*', 'personPaysFen'],
  ['subsidies', '*', 'assistanceFen'],
  ['subsidies', '*', 'assistanceAtLeastFen'],
  ['subsidies', '*', 'personPaysAtLeastFen'],
];

const lumps: readonly Pattern[] = [
  ['rewards', '*', 'capFen'],
  ['rewardLimit', 'fen'],
];

const shares: readonly Pattern[] = [
  ['subsidies', '*', 'percentage'],
  ['targets', 'hardshipCoverage', 'basisPoints'],
  ['rewards', '*', 'bands', '*', 'from'],
  ['rewards', '*', 'bands', '*', 'to'],
  ['rewards', '*', 'conditions', '*', 'atLeast'],
  ['penalties', '*', 'when', 'below'],
  ['quotaMethod', 'rate'],
];

/** The problem of a small number; null when it is right as it is. */
type Judge = (path: Path, found: number) => Problem | null;

function suspected(raw: unknown, pattern: Pattern, below: number, judge: Judge): Problem[] {
  return pathsOf(raw, pattern).flatMap((path) => {
    const found = valueAt(raw, path);
    const isSmall = typeof found === 'number' && Number.isInteger(found) && found > 0 && found < below;
    return isSmall ? (judge(path, found) ?? []) : [];
  });
}

function pathsOf(raw: unknown, pattern: Pattern): Path[] {
  return pattern.reduce<Path[]>(
    (paths, step) =>
      paths.flatMap((path) =>
        step === '*' ? indexesAt(raw, path).map((index) => [...path, index]) : [[...path, step]],
      ),
    [[]],
  );
}

function amount(path: Path, found: number): Problem {
  // Whoever reads the sentence needs the amount as well as the number: 670 is 6.70 yuan.
  const values = { yuan: formatYuan(found) };
  return warningAt(path, 'NOTICE_UNIT_SUSPECTED', {
    found: String(found),
    expected: String(found * 100),
    values,
  });
}

/** What FULL leaves to pay and NONE assists with is 0, or told on its own. */
function partAmount(raw: unknown): Judge {
  return (path, found) => {
    const kind = valueAt(raw, [...path.slice(0, -1), 'kind']);
    const key = path.at(-1);
    const isZero =
      (kind === 'FULL' && key === 'personPaysFen') || (kind === 'NONE' && key === 'assistanceFen');
    return isZero ? null : amount(path, found);
  };
}

/** A band pays each person a little, or the township a sum. */
function bandAmount(raw: unknown): Judge {
  return (path, found) => {
    const pays = valueAt(raw, [...path.slice(0, -1), 'pays']);
    const isSmall = pays === 'LUMP_SUM' || (pays === 'PER_PERSON' && found < UNLIKELY_REWARD_FEN);
    return isSmall ? amount(path, found) : null;
  };
}

function share(path: Path, found: number): Problem {
  return warningAt(path, 'NOTICE_PERCENT_SUSPECTED', {
    found: String(found),
    expected: String(found * 100),
    values: { share: percent(found) },
  });
}
