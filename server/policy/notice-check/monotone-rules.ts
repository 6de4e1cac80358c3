import type { Problem } from '../../../schema/values/problem.ts';
import type { RewardBand, RewardStage } from '../notice.ts';
import * as shape from '../notice-shape.ts';
import { fallingBands } from '../reward/monotone.ts';
import { percent, yuan } from '../wording.ts';
import { warningAt } from './faults.ts';
import { type SoundItem, soundItems } from './sound-parts.ts';

/**
 * Bands of one stage by which a township could get more for posting fewer. Only a warning: a notice may say so, and
 * is followed. Two stages that differ are no such fault: the later one pays more only once the heads have grown.
 */
export function monotoneProblems(raw: unknown): Problem[] {
  return soundItems(shape.rewardShape, raw, ['rewards']).flatMap(fallingProblems);
}

function fallingProblems({ path, value }: SoundItem<RewardStage>): Problem[] {
  // Bands out of order or without their amount have a problem of their own.
  if (!areInOrder(value.bands)) return [];
  return fallingBands(value).flatMap(({ before, band }) => {
    const [lower, upper] = [value.bands[before], value.bands[band]];
    if (lower === undefined || upper === undefined) return [];
    return [
      warningAt([...path, 'bands', band], 'NOTICE_REWARD_NOT_MONOTONE', {
        found: payText(upper),
        expected: payText(lower),
        values: {
          stage: value.name ?? value.deadlineOn,
          from: percent(lower.from),
          edge: percent(upper.from),
        },
      }),
    ];
  });
}

function areInOrder(bands: readonly RewardBand[]): boolean {
  return bands.every(({ from, to, pays, fen }, index) => {
    const before = bands[index - 1];
    const isAbove = before === undefined || (before.to !== null && before.to <= from);
    return isAbove && (to === null || from < to) && (!isPaying(pays) || fen !== null);
  });
}

function isPaying(pays: RewardBand['pays']): boolean {
  return pays === 'PER_PERSON' || pays === 'LUMP_SUM';
}

function payText({ pays, fen }: RewardBand): string {
  if (fen === null || !isPaying(pays)) return '不奖励';
  return pays === 'PER_PERSON' ? `每人 ${yuan(fen)}` : `一次性 ${yuan(fen)}`;
}
