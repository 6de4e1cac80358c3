import type { Fen } from '../../../schema/values/fen.ts';
import { addDays, type LocalDate } from '../../../schema/values/local-date.ts';
import { dividedDown, exactly } from '../fraction.ts';
import {
  type CountName,
  completionMetric,
  type HeadCounts,
  headsOf,
  type MetricRule,
  metricNamed,
  metricRate,
} from '../metric.ts';
import type { Metric, Notice, RewardStage } from '../notice.ts';
import type { HardshipFigures } from '../penalty.ts';
import { payAt } from './band.ts';
import { conditionOutcome, countPending } from './condition.ts';
import type { RewardReading } from './reading.ts';

/** One division up to and including one day. */
export interface RewardSnapshot {
  readonly asOfOn: LocalDate;
  /** The day had ended when the figures were taken; until then a deadline on it is neither met nor missed. */
  readonly isOver: boolean;
  /** Sealed: later refunds and corrections no longer move it. */
  readonly isFrozen: boolean;
  readonly counts: HeadCounts;
  readonly hardshipCoverage: HardshipFigures | null;
}

/** What is known when the stages are judged. */
export interface KnownFigures {
  /** The figures of a day; NOT_YET when it is not over, MISSING when it is and nobody kept them. */
  readonly at: (day: LocalDate) => RewardSnapshot | 'NOT_YET' | 'MISSING';
  /** The figures at the end of collection. */
  readonly final: RewardSnapshot | null;
}

/** An exact rate in persons; the denominator is above zero but for hardship coverage with nobody due. */
export interface PersonsRate {
  readonly numerator: number;
  readonly denominator: number;
}

export type RewardPay =
  | { readonly kind: 'PER_PERSON'; readonly perPersonFen: Fen }
  | { readonly kind: 'LUMP_SUM'; readonly fen: Fen };

/** Persons on a day: which count the reward used, and the other one beside it. */
export interface HeadCountOn {
  readonly asOfOn: LocalDate;
  readonly persons: number;
}

export interface EarnedStage {
  readonly kind: 'earned';
  readonly pay: RewardPay;
  /** What the amount is multiplied by; null for a lump sum. */
  readonly persons: number | null;
  readonly fen: Fen;
  /** The amount before the stage's cap; null when the cap took nothing. */
  readonly uncappedFen: Fen | null;
  /** ALL: as the switches count (全额资助、超出任务数). */
  readonly base: 'ALL_POSTED' | 'PAYING_ONLY' | 'ABOVE_QUOTA' | 'AS_SWITCHED';
  readonly headCount: 'AT_DEADLINE' | 'FINAL';
  /** The day whose heads are paid for. */
  readonly asOfOn: LocalDate;
  /** Both counts by the same base, where known; a refund after the deadline makes them differ. */
  readonly atDeadline: HeadCountOn | null;
  readonly atEnd: HeadCountOn | null;
  /** False: figures that this rests on are not frozen. */
  readonly isFinal: boolean;
}

export type MissedWhy =
  | { readonly kind: 'BELOW'; readonly wanted: number; readonly headsShort: number }
  /** The notice says that nothing is paid here; `headsShort` to the next band that pays, null when none does. */
  | {
      readonly kind: 'BAND_PAYS_NOTHING';
      readonly from: number;
      readonly to: number | null;
      readonly headsShort: number | null;
    }
  | {
      readonly kind: 'CONDITION';
      readonly metric: string;
      readonly metricName: string;
      readonly rate: PersonsRate;
      readonly wanted: number;
      readonly headsShort: number;
    };

export type PendingWhat =
  | { readonly kind: 'DEADLINE'; readonly on: LocalDate }
  | { readonly kind: 'SNAPSHOT'; readonly on: LocalDate }
  | { readonly kind: 'FINAL_COUNT' }
  | {
      readonly kind: 'COUNT';
      readonly why: 'UNKNOWN' | 'CONTRADICTORY';
      readonly names: readonly CountName[];
    }
  | { readonly kind: 'HARDSHIP_COVERAGE' }
  /** Hardship coverage is required by the switch, and the notice has no target for it. */
  | { readonly kind: 'HARDSHIP_TARGET' }
  | { readonly kind: 'PENALTY'; readonly name: string };

export type StageOutcome =
  | EarnedStage
  | { readonly kind: 'missed'; readonly why: MissedWhy }
  | { readonly kind: 'pending'; readonly what: PendingWhat }
  | { readonly kind: 'undefinedBand'; readonly from: number; readonly to: number | null }
  | { readonly kind: 'noQuota'; readonly why: 'NOT_GIVEN' | 'ZERO'; readonly what: CountName };

/** One stage with everything it was judged by. */
export interface JudgedStage {
  /** Place in `rewards` of the notice. */
  readonly index: number;
  readonly stage: RewardStage;
  /** The last day that counts: the deadline, or the day before when it is excluded. */
  readonly countedOn: LocalDate;
  readonly metricName: string;
  readonly asOf: Metric['asOf'];
  /** Null when there is none (yet). */
  readonly rate: PersonsRate | null;
  readonly outcome: StageOutcome;
}

/** The last day that counts for a stage. */
export function lastDayOf(stage: RewardStage, deadlineDay: RewardReading['REWARD_DEADLINE_DAY']): LocalDate {
  return deadlineDay === 'INCLUDED' ? stage.deadlineOn : addDays(stage.deadlineOn, -1);
}

/** One stage under one reading of what the notice leaves open. */
export function judgeStage(
  notice: Notice,
  index: number,
  reading: RewardReading,
  known: KnownFigures,
): JudgedStage {
  const stage = notice.rewards[index];
  if (!stage) throw new Error(`the notice has no reward ${index}`);
  const metric = metricOf(notice, stage, reading);
  const countedOn = lastDayOf(stage, reading.REWARD_DEADLINE_DAY);
  const judged = { index, stage, countedOn, metricName: metric.name, asOf: metric.asOf };
  const snapshot = known.at(countedOn);
  if (typeof snapshot === 'string') {
    const what = { kind: snapshot === 'NOT_YET' ? 'DEADLINE' : 'SNAPSHOT', on: countedOn } as const;
    return { ...judged, rate: null, outcome: { kind: 'pending', what } };
  }
  const rate = metricRate(metric, snapshot.counts);
  if (rate.kind === 'noDenominator') {
    return { ...judged, rate: null, outcome: { kind: 'noQuota', why: rate.why, what: rate.what } };
  }
  if (rate.kind === 'pending') return { ...judged, rate: null, outcome: countPending(rate) };
  const { numerator, denominator } = rate;
  const outcome = outcomeAt({ notice, stage, metric, reading, known, snapshot, rate });
  return { ...judged, rate: { numerator, denominator }, outcome };
}

interface Judgement {
  readonly notice: Notice;
  readonly stage: RewardStage;
  readonly metric: MetricRule;
  readonly reading: RewardReading;
  readonly known: KnownFigures;
  readonly snapshot: RewardSnapshot;
  readonly rate: PersonsRate;
}

function metricOf(notice: Notice, stage: RewardStage, reading: RewardReading): MetricRule {
  if (stage.metric !== null) return metricNamed(notice, stage.metric);
  return completionMetric(reading.REWARD_FULLY_SUBSIDISED === 'COUNTED', reading.REWARD_AS_OF);
}

/** A failed condition comes before an undefined band: nothing is paid whatever the band would say. */
function outcomeAt(judgement: Judgement): StageOutcome {
  const pay = payAt(judgement.stage, judgement.rate);
  if (pay.kind === 'missed') return pay;
  const { notice, stage, reading, snapshot } = judgement;
  const requiresHardship = reading.REWARD_HARDSHIP_COVERAGE === 'REQUIRED';
  const hindrance = conditionOutcome(notice, stage, requiresHardship, snapshot);
  if (hindrance) return hindrance;
  if (pay.kind === 'undefinedBand') return pay;
  return earnedBy(judgement, pay);
}

function earnedBy(judgement: Judgement, pay: RewardPay): StageOutcome {
  const { stage, reading, known, snapshot } = judgement;
  const base = stage.base ?? 'AS_SWITCHED';
  const headCount = stage.headCount ?? reading.REWARD_HEAD_COUNT;
  if (pay.kind === 'LUMP_SUM') {
    return {
      kind: 'earned',
      pay,
      persons: null,
      ...capped(pay.fen, stage.capFen),
      base,
      headCount: 'AT_DEADLINE',
      asOfOn: snapshot.asOfOn,
      atDeadline: null,
      atEnd: null,
      isFinal: snapshot.isFrozen,
    };
  }
  const used = headCount === 'FINAL' ? known.final : snapshot;
  if (used === null) return { kind: 'pending', what: { kind: 'FINAL_COUNT' } };
  const paidFor = rewardedHeads(judgement, used);
  if (paidFor.kind !== 'heads') return paidFor;
  const fen = dividedDown(
    exactly(pay.perPersonFen, 'an amount') * exactly(paidFor.persons, 'rewarded persons'),
    1n,
  );
  return {
    kind: 'earned',
    pay,
    persons: paidFor.persons,
    ...capped(fen, stage.capFen),
    base,
    headCount,
    asOfOn: used.asOfOn,
    atDeadline: headsOn(judgement, snapshot),
    atEnd: known.final === null ? null : headsOn(judgement, known.final),
    isFinal: snapshot.isFrozen && used.isFrozen,
  };
}

function capped(fen: Fen, capFen: Fen | null): { fen: Fen; uncappedFen: Fen | null } {
  return capFen !== null && fen > capFen ? { fen: capFen, uncappedFen: fen } : { fen, uncappedFen: null };
}

function headsOn(judgement: Judgement, snapshot: RewardSnapshot): HeadCountOn | null {
  const heads = rewardedHeads(judgement, snapshot);
  return heads.kind === 'heads' ? { asOfOn: snapshot.asOfOn, persons: heads.persons } : null;
}

/**
 * The heads that are paid for. A base that the stage states settles its own question; the metric says by which day
 * and whether net of refunds; people insured another way never paid in, so they are no heads.
 */
function rewardedHeads(
  { stage, metric, reading }: Judgement,
  { counts }: RewardSnapshot,
):
  | { readonly kind: 'heads'; readonly persons: number }
  | Extract<StageOutcome, { kind: 'pending' | 'noQuota' }> {
  const switched = reading.REWARD_FULLY_SUBSIDISED === 'COUNTED';
  const heads = headsOf(
    {
      numerator: stage.base === 'ALL_POSTED' ? 'POSTED' : metric.numerator,
      asOf: metric.asOf,
      refunds: metric.refunds,
      fullySubsidised: stage.base === 'ALL_POSTED' || (stage.base !== 'PAYING_ONLY' && switched),
    },
    counts,
  );
  if (heads.kind === 'pending') {
    return { kind: 'pending', what: { kind: 'COUNT', why: heads.why, names: heads.what } };
  }
  const upToQuota = reading.REWARD_ABOVE_QUOTA === 'NOT_COUNTED' && stage.base !== 'ALL_POSTED';
  if (stage.base !== 'ABOVE_QUOTA' && !upToQuota) return heads;
  const { quota } = counts;
  if (quota === null || quota === 0) {
    return { kind: 'noQuota', why: quota === null ? 'NOT_GIVEN' : 'ZERO', what: 'quota' };
  }
  const persons =
    stage.base === 'ABOVE_QUOTA' ? Math.max(0, heads.persons - quota) : Math.min(heads.persons, quota);
  return { kind: 'heads', persons };
}
