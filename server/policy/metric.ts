import { dividedDown, exactly } from './fraction.ts';
import type { Metric, Notice } from './notice.ts';

/**
 * One division's persons up to and including one day, each counted once. Null is not known, never 0.
 *
 * `paid` is dated by the payment, `posted` by the posting. Both hold everybody who came in: the fully subsidised too,
 * and those refunded since; the rule takes off what its metric does not count.
 */
export interface HeadCounts {
  readonly paid: number | null;
  readonly posted: number | null;
  /** Posted by now and paid by the day: for a metric of the posted that goes by the payment day. */
  readonly postedOfPaid?: number | null;
  /** Of those counted, who pay nothing themselves. Nobody of these can be among `refunded`. */
  readonly fullySubsidised: number | null;
  /** Insured as employees, so not among the paid. */
  readonly employeeScheme: number | null;
  readonly insuredElsewhere: number | null;
  /** Of those counted, whose money went back by the day. */
  readonly refunded: number | null;
  readonly quota: number | null;
  readonly eligible: number | null;
  readonly registered: number | null;
  readonly usual: number | null;
  /** Not enrolled for a reason that leaves the denominator (`isExcused`). */
  readonly excused: number | null;
}

export type CountName = keyof HeadCounts;

/** A sum of heads, or which figures are wanted. CONTRADICTORY: more to take off than there is. */
export type Heads =
  | { readonly kind: 'heads'; readonly persons: number }
  | {
      readonly kind: 'pending';
      readonly why: 'UNKNOWN' | 'CONTRADICTORY';
      readonly what: readonly CountName[];
    };

/** What a rate is made of; a metric of the notice, or the one that a notice means when it names none. */
export type MetricRule = Omit<Metric, 'clause' | 'note'>;

export type MetricRate =
  | {
      readonly kind: 'rate';
      /** Persons; exact, and the denominator is above zero. Never round before comparing. */
      readonly numerator: number;
      readonly denominator: number;
      readonly asOf: Metric['asOf'];
    }
  | {
      readonly kind: 'noDenominator';
      /** ZERO also when everybody is excused: nothing divided by nothing is not 100 %. */
      readonly why: 'NOT_GIVEN' | 'ZERO';
      readonly what: CountName;
    }
  | Extract<Heads, { kind: 'pending' }>;

/** Which of the persons who came in are counted, and by which day. */
export type HeadRule = Pick<Metric, 'numerator' | 'asOf' | 'refunds' | 'fullySubsidised'>;

/** The rate (指标) as the notice configures it, an exact fraction. */
export function metricRate(metric: MetricRule, counts: HeadCounts): MetricRate {
  const what = denominators[metric.denominator];
  const base = counts[what] ?? null;
  if (base === null) return { kind: 'noDenominator', why: 'NOT_GIVEN', what };
  if (base === 0) return { kind: 'noDenominator', why: 'ZERO', what };
  const denominator = sumOf(counts, [what], metric.lessExcused ? ['excused'] : []);
  if (denominator.kind === 'pending') return denominator;
  if (denominator.persons === 0) return { kind: 'noDenominator', why: 'ZERO', what };
  const numerator = sumOf(
    counts,
    [
      countOf(metric),
      ...(metric.employeeScheme ? (['employeeScheme'] as const) : []),
      ...(metric.insuredElsewhere ? (['insuredElsewhere'] as const) : []),
    ],
    takenOff(metric),
  );
  if (numerator.kind === 'pending') return numerator;
  return {
    kind: 'rate',
    numerator: numerator.persons,
    denominator: denominator.persons,
    asOf: metric.asOf,
  };
}

/** The persons who came in, as the rule counts them; nobody who is insured another way. */
export function headsOf(rule: HeadRule, counts: HeadCounts): Heads {
  return sumOf(counts, [countOf(rule)], takenOff(rule));
}

/** Posted ÷ quota, net of refunds: what a notice means by 完成任务 when it says no more (REWARD_AS_OF, and so on). */
export function completionMetric(fullySubsidised: boolean, asOf: Metric['asOf']): MetricRule {
  return {
    code: 'COMPLETION',
    name: '任务完成率',
    numerator: 'POSTED',
    fullySubsidised,
    employeeScheme: false,
    insuredElsewhere: false,
    denominator: 'QUOTA',
    lessExcused: false,
    asOf,
    refunds: 'NET',
  };
}

/** A metric of the notice by its code. @throws Error when there is none: references are checked on load, so a bug */
export function metricNamed(notice: Notice, code: string): Metric {
  const metric = notice.metrics.find((known) => known.code === code);
  if (!metric) throw new Error(`the notice has no metric ${code}`);
  return metric;
}

/** numerator ÷ denominator against basis points, exactly: −1 below, 0 equal, 1 above. */
export function compareToBasisPoints(
  rate: { readonly numerator: number; readonly denominator: number },
  basisPoints: number,
): -1 | 0 | 1 {
  const mine = exactly(rate.numerator, 'a numerator') * 10_000n;
  const wanted = exactly(rate.denominator, 'a denominator') * exactly(basisPoints, 'basis points');
  return mine < wanted ? -1 : mine > wanted ? 1 : 0;
}

/** How many more heads would bring the rate to the basis points; 0 when it is there. */
export function headsShort(
  rate: { readonly numerator: number; readonly denominator: number },
  basisPoints: number,
): number {
  const wanted = exactly(rate.denominator, 'a denominator') * exactly(basisPoints, 'basis points');
  const short = wanted - exactly(rate.numerator, 'a numerator') * 10_000n;
  return short <= 0n ? 0 : dividedDown(short + 9_999n, 10_000n);
}

const denominators = {
  QUOTA: 'quota',
  ELIGIBLE: 'eligible',
  REGISTERED_POPULATION: 'registered',
  USUAL_POPULATION: 'usual',
} as const satisfies Record<Metric['denominator'], CountName>;

/** The count that a rule goes by. 已缴费、按入库日 is the same persons as 入库: whoever is posted has paid. */
export function countOf({
  numerator,
  asOf,
}: Pick<HeadRule, 'numerator' | 'asOf'>): 'paid' | 'posted' | 'postedOfPaid' {
  if (asOf === 'POSTED_ON') return 'posted';
  return numerator === 'PAID' ? 'paid' : 'postedOfPaid';
}

function takenOff(rule: HeadRule): CountName[] {
  return [
    ...(rule.fullySubsidised ? [] : (['fullySubsidised'] as const)),
    ...(rule.refunds === 'NET' ? (['refunded'] as const) : []),
  ];
}

function sumOf(counts: HeadCounts, plus: readonly CountName[], less: readonly CountName[]): Heads {
  const unknown = [...plus, ...less].filter((name) => (counts[name] ?? null) === null);
  if (unknown.length > 0) return { kind: 'pending', why: 'UNKNOWN', what: unknown };
  const sum = (names: readonly CountName[]) =>
    names.reduce((total, name) => total + exactly(counts[name] ?? 0, name), 0n);
  const persons = sum(plus) - sum(less);
  if (persons < 0n) return { kind: 'pending', why: 'CONTRADICTORY', what: [...plus, ...less] };
  return { kind: 'heads', persons: dividedDown(persons, 1n) };
}
