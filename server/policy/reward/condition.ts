import {
  type CountName,
  compareToBasisPoints,
  type HeadCounts,
  headsShort,
  type MetricRule,
  metricNamed,
  metricRate,
} from '../metric.ts';
import type { Notice, RewardStage } from '../notice.ts';
import type { HardshipFigures } from '../penalty.ts';
import { statesHardship } from './reading.ts';
import type { PersonsRate, RewardSnapshot, StageOutcome } from './stage.ts';

/** The first condition that fails, else the first that cannot be asked; null when all hold. */
export function conditionOutcome(
  notice: Notice,
  stage: RewardStage,
  requiresHardship: boolean,
  { counts, hardshipCoverage }: RewardSnapshot,
): StageOutcome | null {
  const target = notice.targets.hardshipCoverage;
  const switched = requiresHardship && !statesHardship(stage);
  if (switched && target === null) return { kind: 'pending', what: { kind: 'HARDSHIP_TARGET' } };
  const conditions = [
    ...stage.conditions,
    ...(switched && target ? [{ metric: 'HARDSHIP_COVERAGE', atLeast: target.basisPoints }] : []),
  ];
  const outcomes = conditions
    .map((condition) =>
      condition.metric === 'HARDSHIP_COVERAGE'
        ? hardshipOutcome(condition.atLeast, hardshipCoverage)
        : metricOutcome(metricNamed(notice, condition.metric), condition.atLeast, counts),
    )
    .filter((outcome) => outcome !== null);
  return outcomes.find(({ kind }) => kind === 'missed') ?? outcomes[0] ?? null;
}

/** Nobody due is nobody missed, so the condition holds. */
function hardshipOutcome(atLeast: number, figures: HardshipFigures | null): StageOutcome | null {
  if (figures === null) return { kind: 'pending', what: { kind: 'HARDSHIP_COVERAGE' } };
  const rate = { numerator: figures.covered, denominator: figures.due };
  return unmet('HARDSHIP_COVERAGE', '困难群众参保率', rate, atLeast);
}

function metricOutcome(metric: MetricRule, atLeast: number, counts: HeadCounts): StageOutcome | null {
  const rate = metricRate(metric, counts);
  if (rate.kind === 'noDenominator') return { kind: 'noQuota', why: rate.why, what: rate.what };
  if (rate.kind === 'pending') return countPending(rate);
  const { numerator, denominator } = rate;
  return unmet(metric.code, metric.name, { numerator, denominator }, atLeast);
}

function unmet(metric: string, metricName: string, rate: PersonsRate, wanted: number): StageOutcome | null {
  if (compareToBasisPoints(rate, wanted) >= 0) return null;
  const short = headsShort(rate, wanted);
  return { kind: 'missed', why: { kind: 'CONDITION', metric, metricName, rate, wanted, headsShort: short } };
}

/** A stage that waits for figures. */
export function countPending(count: {
  readonly why: 'UNKNOWN' | 'CONTRADICTORY';
  readonly what: readonly CountName[];
}): StageOutcome {
  return { kind: 'pending', what: { kind: 'COUNT', why: count.why, names: count.what } };
}
