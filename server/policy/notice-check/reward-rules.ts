import type { Problem } from '../../../schema/values/problem.ts';
import type { RewardBand, RewardStage } from '../notice.ts';
import * as shape from '../notice-shape.ts';
import { percent } from '../wording.ts';
import { repeatedCodes } from './codes.ts';
import { errorAt, type Path, valueAt } from './faults.ts';
import { chosenFieldProblems } from './field-rules.ts';
import { type SoundItem, soundItems, soundPart } from './sound-parts.ts';

/** Reward stages on one day, without an amount or with two, and bands that leave a rate without an answer. */
export function rewardProblems(raw: unknown): Problem[] {
  const rewards = soundItems(shape.rewardShape, raw, ['rewards']);
  return [
    ...rewards.flatMap((reward, index) => [
      ...sameDayProblems(reward, rewards.slice(0, index)),
      ...amountProblems(reward),
      ...bandProblems(reward),
      ...repeatedCodes(
        reward.value.conditions.map(({ metric }, inner) => ({
          path: [...reward.path, 'conditions', inner, 'metric'],
          code: metric,
        })),
      ),
    ]),
    ...limitProblems(raw),
  ];
}

/** One stage to a day and metric: with two, "the first one reached" would have two answers. */
function sameDayProblems(
  { path, value }: SoundItem<RewardStage>,
  earlier: readonly SoundItem<RewardStage>[],
): Problem[] {
  return earlier.some(
    ({ value: other }) => other.deadlineOn === value.deadlineOn && other.metric === value.metric,
  )
    ? [errorAt([...path, 'deadlineOn'], 'NOTICE_DUPLICATE_DAY', { found: value.deadlineOn })]
    : [];
}

function amountProblems({ path, value }: SoundItem<RewardStage>): Problem[] {
  const hasBands = value.bands.length > 0;
  if (value.perPersonFen === null && !hasBands) return [errorAt(path, 'NOTICE_REWARD_WITHOUT_AMOUNT')];
  return value.perPersonFen !== null && hasBands
    ? [errorAt([...path, 'bands'], 'NOTICE_REWARD_TWO_AMOUNTS', { found: 'perPersonFen、bands' })]
    : [];
}

/** Bands run from 0 upwards, each beginning where the one before ends, the last without an end. */
function bandProblems({ path, value: { bands } }: SoundItem<RewardStage>): Problem[] {
  const last = bands.at(-1);
  // In another order the last one written is not the highest.
  const areSorted = bands.every(({ from }, index) => index === 0 || bands[index - 1]!.from <= from);
  return [
    ...bands.flatMap((band, index) => {
      const at: Path = [...path, 'bands', index];
      const pays = band.pays === 'PER_PERSON' || band.pays === 'LUMP_SUM';
      return [
        ...chosenFieldProblems(at, band.pays, [{ key: 'fen', value: band.fen, isNeeded: pays }]),
        ...seamProblems(at, bands[index - 1] ?? null, band),
      ];
    }),
    ...(areSorted && last !== undefined && last.to !== null
      ? [gap([...path, 'bands'], `${percent(last.to)} 以上`, 'to: null')]
      : []),
  ];
}

function seamProblems(at: Path, before: RewardBand | null, band: RewardBand): Problem[] {
  if (band.to !== null && band.to <= band.from) {
    return [
      errorAt([...at, 'to'], 'NOTICE_BAND_REVERSED', {
        found: percent(band.to),
        expected: percent(band.from),
      }),
    ];
  }
  if (before === null) return band.from === 0 ? [] : [gap(at, `0% 至 ${percent(band.from)}`, 'from: 0')];
  // Reported with the band before; where it was meant to end is not known.
  if (before.to !== null && before.to <= before.from) return [];
  if (band.from < before.from) {
    return [
      errorAt([...at, 'from'], 'NOTICE_BANDS_UNSORTED', {
        found: percent(band.from),
        expected: percent(before.from),
      }),
    ];
  }
  if (before.to === null || band.from < before.to) {
    const found = `${percent(band.from)} 至 ${before.to === null ? '以上' : percent(before.to)}`;
    return [errorAt([...at, 'from'], 'NOTICE_BANDS_OVERLAP', { found, expected: endOf(before) })];
  }
  return band.from > before.to
    ? [gap(at, `${percent(before.to)} 至 ${percent(band.from)}`, `from: ${before.to}`)]
    : [];
}

function gap(path: Path, found: string, expected: string): Problem {
  return errorAt(path, 'NOTICE_BANDS_GAP', { found, expected });
}

function endOf({ from, to }: RewardBand): string {
  return to === null ? `${percent(from)} 以上` : percent(to);
}

function limitProblems(raw: unknown): Problem[] {
  const limit = soundPart(shape.rewardLimitShape, raw, ['rewardLimit']);
  const rewards = valueAt(raw, ['rewards']);
  const hasNone = rewards === undefined || (Array.isArray(rewards) && rewards.length === 0);
  return limit && hasNone ? [errorAt(['rewardLimit'], 'NOTICE_LIMIT_WITHOUT_REWARD')] : [];
}
