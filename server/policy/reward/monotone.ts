import type { Notice, RewardBand, RewardStage } from '../notice.ts';
import { possibleReadings, switchesAsked } from './reading.ts';

/** Where a reward can rise although heads fall. */
export type MonotoneFault =
  /** A higher band pays less a head, or pays in another way, so at its edge one head more can cost money. */
  | { readonly kind: 'BANDS'; readonly index: number }
  /**
   * Only the first stage reached is paid, on the heads of its own deadline: missing it and reaching a later one can
   * pay more once the later heads pass `times` the earlier ones (a fraction of fen a head).
   */
  | {
      readonly kind: 'LATER_STAGE';
      readonly index: number;
      readonly later: number;
      readonly times: { readonly numerator: number; readonly denominator: number } | null;
    };

/** Two bands of one stage, the lower first, at whose edge one head more can cost money. */
export interface FallingBands {
  /** Places in `bands` of the stage. */
  readonly before: number;
  readonly band: number;
}

/**
 * Bands that pay less than the defined one below, or in another way (a head, or a lump sum). What an undefined band
 * between them will pay is not known, so it is passed over.
 */
export function fallingBands(stage: RewardStage): FallingBands[] {
  const defined = [...stage.bands.entries()]
    .filter(([, { pays }]) => pays !== 'UNDEFINED')
    .sort(([, left], [, right]) => left.from - right.from);
  return defined.flatMap(([band, upper], place) => {
    const below = defined[place - 1];
    if (below === undefined || !payingFen(below[1])) return [];
    return sameWay(below[1], upper) && rises(below[1], upper) ? [] : [{ before: below[0], band }];
  });
}

/**
 * True when a stage alone never pays more for fewer heads (same quota, same other counts, both amounts defined):
 * one amount for meeting the quota, or bands that never fall and pay in one way from the first that pays.
 */
export function isMonotone(stage: RewardStage): boolean {
  return fallingBands(stage).length === 0;
}

/**
 * Every place where this notice, as its open questions are answered (any answer, when not recorded), may pay more for
 * fewer heads. Empty: it never does. Only a warning: the arithmetic follows the notice all the same.
 */
export function monotoneFaults(notice: Notice): MonotoneFault[] {
  const bands = notice.rewards.flatMap((stage, index): MonotoneFault[] =>
    isMonotone(stage) ? [] : [{ kind: 'BANDS', index }],
  );
  const exclusive = possibleReadings(switchesAsked(notice)).filter(
    ({ REWARD_STAGES }) => REWARD_STAGES === 'EXCLUSIVE',
  );
  if (notice.rewards.length < 2 || exclusive.length === 0) return bands;
  const isFinal = ({ headCount }: RewardStage) =>
    exclusive.every(({ REWARD_HEAD_COUNT }) => (headCount ?? REWARD_HEAD_COUNT) === 'FINAL');
  const inOrder = notice.rewards
    .map((stage, index) => ({ stage, index }))
    .sort((left, right) => (left.stage.deadlineOn < right.stage.deadlineOn ? -1 : 1));
  return [
    ...bands,
    ...inOrder.flatMap(({ stage, index }, place) =>
      inOrder.slice(place + 1).flatMap(({ stage: later, index: laterIndex }): MonotoneFault[] => {
        if (isFinal(stage) && isFinal(later) && paysNoLess(stage, later)) return [];
        return [{ kind: 'LATER_STAGE', index, later: laterIndex, times: timesOf(stage, later) }];
      }),
    ),
  ];
}

/** On the same heads the earlier stage never pays less than the later one. */
function paysNoLess(earlier: RewardStage, later: RewardStage): boolean {
  const times = timesOf(earlier, later);
  const sameHeads = earlier.base === later.base && earlier.metric === later.metric;
  const cap = earlier.capFen === null || (later.capFen !== null && later.capFen <= earlier.capFen);
  return times !== null && times.numerator >= times.denominator && sameHeads && cap;
}

/** How many times the heads must grow before the later stage pays more; null when that is not one ratio. */
function timesOf(
  earlier: RewardStage,
  later: RewardStage,
): { readonly numerator: number; readonly denominator: number } | null {
  const [mine, theirs] = [earlier.perPersonFen, later.perPersonFen];
  if (earlier.bands.length > 0 || later.bands.length > 0 || mine === null || !theirs) return null;
  return { numerator: mine, denominator: theirs };
}

function payingFen({ pays, fen }: RewardBand): boolean {
  return pays !== 'NOTHING' && fen !== null && fen > 0;
}

function sameWay(before: RewardBand, band: RewardBand): boolean {
  return before.pays === band.pays;
}

function rises(before: RewardBand, band: RewardBand): boolean {
  return (band.fen ?? 0) >= (before.fen ?? 0);
}
