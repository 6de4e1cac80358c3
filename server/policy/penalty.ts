import type { LocalDate } from '../../schema/values/local-date.ts';
import {
  type CountName,
  compareToBasisPoints,
  completionMetric,
  type HeadCounts,
  headsShort,
  type MetricRule,
  metricNamed,
  metricRate,
} from './metric.ts';
import { type Notice, type Penalty, switchChoice } from './notice.ts';

/** Distinct persons in hardship, covered and due to be. A due of 0: nobody to cover, so nobody is missed. */
export interface HardshipFigures {
  readonly covered: number;
  readonly due: number;
}

/** One division on one day. Null is unknown, never 0. */
export interface PenaltySituation {
  /** The figures count up to and including this day. */
  readonly asOfOn: LocalDate;
  readonly counts: HeadCounts;
  readonly hardshipCoverage: HardshipFigures | null;
  /** Net new persons in the cycle that ends on the day; negative after corrections. */
  readonly newInCycle: number | null;
  /** Interview lists in a row that name the division, up to the day; 0 for none. */
  readonly interviewsInARow: number | null;
}

/** One condition of a penalty with its figures: true, false, or not known (null). */
export type PenaltyReason =
  | {
      readonly kind: 'BELOW';
      /** A metric's code, COMPLETION when the notice names none, or HARDSHIP_COVERAGE. */
      readonly metric: string;
      readonly metricName: string;
      readonly holds: boolean;
      readonly numerator: number;
      readonly denominator: number;
      readonly below: number;
      readonly headsShort: number;
    }
  | {
      readonly kind: 'BELOW_UNKNOWN';
      readonly metric: string;
      readonly metricName: string;
      readonly holds: null;
      readonly why: 'UNKNOWN' | 'CONTRADICTORY' | 'NO_DENOMINATOR' | 'NOT_SETTLED';
      readonly what: readonly CountName[];
    }
  | { readonly kind: 'AFTER'; readonly holds: boolean; readonly after: LocalDate }
  | { readonly kind: 'NO_PROGRESS'; readonly holds: boolean | null; readonly newInCycle: number | null }
  | {
      readonly kind: 'INTERVIEWS_IN_A_ROW';
      readonly holds: boolean | null;
      readonly wanted: number;
      readonly interviewsInARow: number | null;
    }
  /** The notice states no condition: nobody can say when it applies. */
  | { readonly kind: 'NO_CONDITION'; readonly holds: null };

export interface PenaltyAnswer {
  /** `pending`: no condition fails, and at least one is not known. */
  readonly kind: 'fires' | 'doesNotFire' | 'pending';
  readonly index: number;
  readonly penalty: Penalty;
  readonly asOfOn: LocalDate;
  /** Every condition, whether it holds or not. */
  readonly reasons: readonly PenaltyReason[];
}

/**
 * Every penalty (追责) of the notice against the state of one division, in the order of the notice.
 *
 * `after` opens the penalty from the next day on; rates are those of the situation's own day, so a division that has
 * caught up since is clear. To judge a missed deadline for good, hand the frozen situation of that time.
 */
export function penaltiesOf(notice: Notice, situation: PenaltySituation): PenaltyAnswer[] {
  return notice.penalties.map((penalty, index) => {
    const reasons = reasonsOf(notice, penalty, situation);
    const kind = reasons.some(({ holds }) => holds === false)
      ? 'doesNotFire'
      : reasons.every(({ holds }) => holds === true)
        ? 'fires'
        : 'pending';
    return { kind, index, penalty, asOfOn: situation.asOfOn, reasons };
  });
}

/**
 * 任务完成率 where a rule names no metric, under every reading the county has left open: one metric when the choices
 * are recorded.
 */
export function completionReadings(notice: Notice): MetricRule[] {
  const subsidised = switchChoice(notice, 'REWARD_FULLY_SUBSIDISED');
  const asOf = switchChoice(notice, 'REWARD_AS_OF');
  return [true, false]
    .filter((counted) => subsidised === null || (subsidised === 'COUNTED') === counted)
    .flatMap((counted) =>
      (['POSTED_ON', 'PAID_ON'] as const)
        .filter((basis) => asOf === null || asOf === basis)
        .map((basis) => completionMetric(counted, basis)),
    );
}

function reasonsOf(notice: Notice, { when }: Penalty, situation: PenaltySituation): PenaltyReason[] {
  const reasons: PenaltyReason[] = [];
  if (when.after !== null) {
    reasons.push({ kind: 'AFTER', holds: situation.asOfOn > when.after, after: when.after });
  }
  if (when.below !== null) reasons.push(belowReason(notice, when.metric, when.below, situation));
  if (when.noProgressInCycle) {
    const { newInCycle } = situation;
    reasons.push({ kind: 'NO_PROGRESS', holds: newInCycle === null ? null : newInCycle <= 0, newInCycle });
  }
  if (when.interviewsInARow !== null) {
    const { interviewsInARow } = situation;
    reasons.push({
      kind: 'INTERVIEWS_IN_A_ROW',
      holds: interviewsInARow === null ? null : interviewsInARow >= when.interviewsInARow,
      wanted: when.interviewsInARow,
      interviewsInARow,
    });
  }
  return reasons.length > 0 ? reasons : [{ kind: 'NO_CONDITION', holds: null }];
}

function belowReason(
  notice: Notice,
  code: string | null,
  below: number,
  { counts, hardshipCoverage }: PenaltySituation,
): PenaltyReason {
  if (code === 'HARDSHIP_COVERAGE') return hardshipReason(hardshipCoverage, below);
  const readings = code === null ? completionReadings(notice) : [metricNamed(notice, code)];
  const reasons = readings.map((metric) => metricReason(metric, counts, below));
  const [first] = reasons;
  if (!first) throw new Error('a rule has at least one reading');
  if (reasons.every(({ holds }) => holds === first.holds)) return first;
  return {
    kind: 'BELOW_UNKNOWN',
    metric: first.metric,
    metricName: first.metricName,
    holds: null,
    why: 'NOT_SETTLED',
    what: [],
  };
}

type BelowReason = Extract<PenaltyReason, { kind: 'BELOW' | 'BELOW_UNKNOWN' }>;

function metricReason(metric: MetricRule, counts: HeadCounts, below: number): BelowReason {
  const named = { metric: metric.code, metricName: metric.name };
  const rate = metricRate(metric, counts);
  switch (rate.kind) {
    case 'rate':
      return belowOf(named, rate, below);
    case 'noDenominator':
      return { kind: 'BELOW_UNKNOWN', ...named, holds: null, why: 'NO_DENOMINATOR', what: [rate.what] };
    case 'pending':
      return { kind: 'BELOW_UNKNOWN', ...named, holds: null, why: rate.why, what: rate.what };
  }
}

function hardshipReason(figures: HardshipFigures | null, below: number): PenaltyReason {
  const named = { metric: 'HARDSHIP_COVERAGE', metricName: '困难群众参保率' };
  if (figures === null) return { kind: 'BELOW_UNKNOWN', ...named, holds: null, why: 'UNKNOWN', what: [] };
  return belowOf(named, { numerator: figures.covered, denominator: figures.due }, below);
}

/** A denominator of 0 is never below: 0 < 0 is false. Only hardship coverage brings one here. */
function belowOf(
  named: { readonly metric: string; readonly metricName: string },
  rate: { readonly numerator: number; readonly denominator: number },
  below: number,
): BelowReason {
  const { numerator, denominator } = rate;
  return {
    kind: 'BELOW',
    ...named,
    holds: compareToBasisPoints(rate, below) < 0,
    numerator,
    denominator,
    below,
    headsShort: headsShort(rate, below),
  };
}
