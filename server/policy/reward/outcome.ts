import type { Fen } from '../../../schema/values/fen.ts';
import type { LocalDate } from '../../../schema/values/local-date.ts';
import type { CountName } from '../metric.ts';
import type { Notice } from '../notice.ts';
import type { PenaltyAnswer } from '../penalty.ts';
import type { RewardReading, RewardSwitchCode } from './reading.ts';
import type { EarnedStage, JudgedStage, PendingWhat } from './stage.ts';

/** A stage that pays. */
export interface RewardPart {
  readonly index: number;
  readonly deadlineOn: LocalDate;
  readonly clause: string;
  readonly earned: EarnedStage;
}

export type RewardOutcome =
  | {
      readonly kind: 'earned';
      readonly fen: Fen;
      /** The sum before `rewardLimit`; null when the limit took nothing. */
      readonly unlimitedFen: Fen | null;
      /** The stages that pay, in date order: one, unless they add up. */
      readonly parts: readonly RewardPart[];
      readonly isFinal: boolean;
      readonly clause: string;
    }
  /** Every stage was missed; why is with each stage. */
  | { readonly kind: 'missed' }
  | {
      readonly kind: 'pending';
      readonly what: PendingWhat;
      readonly stage: number | null;
      /** What would be paid if every day still to come ended like today; null when today's figures are not given. */
      readonly wouldBe: WouldBe | null;
    }
  | {
      readonly kind: 'undefinedBand';
      readonly stage: number;
      /** The exact rate, in persons. */
      readonly numerator: number;
      readonly denominator: number;
      readonly from: number;
      readonly to: number | null;
    }
  | {
      readonly kind: 'notSettled';
      /** The open questions on which the answer for this division hangs. */
      readonly switchCodes: readonly RewardSwitchCode[];
      /** The different answers, one per combination of choices of these questions. */
      readonly candidates: readonly RewardCandidate[];
    }
  | {
      readonly kind: 'noQuota';
      readonly stage: number;
      readonly why: 'NOT_GIVEN' | 'ZERO';
      readonly what: CountName;
    }
  | { readonly kind: 'lost'; readonly penalty: PenaltyAnswer }
  /** The notice has no rewards. */
  | { readonly kind: 'noRule' };

export interface WouldBe {
  readonly asOfOn: LocalDate;
  readonly kind: RewardOutcome['kind'];
  /** Null unless `earned`. */
  readonly fen: Fen | null;
}

export interface RewardCandidate {
  readonly choices: Partial<Record<RewardSwitchCode, string>>;
  readonly kind: RewardOutcome['kind'];
  readonly fen: Fen | null;
}

/** What the judged stages, in date order, come to together. */
export function combined(
  notice: Notice,
  choice: RewardReading['REWARD_STAGES'],
  stages: readonly JudgedStage[],
): RewardOutcome {
  if (stages.length === 0) return { kind: 'noRule' };
  const reached = stages.filter(({ outcome }) => outcome.kind !== 'missed');
  const [first] = reached;
  if (!first) return { kind: 'missed' };
  // The first stage that is not missed decides, also when it cannot be answered (yet).
  if (choice === 'EXCLUSIVE') return first.outcome.kind === 'earned' ? paid(notice, [first]) : open(first);
  const unanswered = openOnes(reached);
  if (unanswered) return open(unanswered);
  if (choice === 'CUMULATIVE') return paid(notice, reached);
  const best = reached.reduce((left, right) => (fenOf(right) > fenOf(left) ? right : left));
  return paid(notice, [best]);
}

/** What no later day can answer comes first; then what is still to come. */
function openOnes(stages: readonly JudgedStage[]): JudgedStage | undefined {
  const order = ['noQuota', 'undefinedBand', 'pending'];
  return order
    .map((kind) => stages.find(({ outcome }) => outcome.kind === kind))
    .find((stage) => stage !== undefined);
}

function fenOf({ outcome }: JudgedStage): Fen {
  return outcome.kind === 'earned' ? outcome.fen : 0;
}

function paid(notice: Notice, stages: readonly JudgedStage[]): RewardOutcome {
  const parts = stages.flatMap(({ index, stage, outcome }): RewardPart[] =>
    outcome.kind === 'earned'
      ? [{ index, deadlineOn: stage.deadlineOn, clause: stage.clause, earned: outcome }]
      : [],
  );
  const [first] = parts;
  if (!first) throw new Error('a paid reward has a stage');
  const sum = parts.reduce((total, { earned }) => total + earned.fen, 0);
  const limit = notice.rewardLimit;
  const isLimited = limit !== null && sum > limit.fen;
  return {
    kind: 'earned',
    fen: isLimited ? limit.fen : sum,
    unlimitedFen: isLimited ? sum : null,
    parts,
    isFinal: parts.every(({ earned }) => earned.isFinal),
    clause: first.clause,
  };
}

function open({ index, rate, outcome }: JudgedStage): RewardOutcome {
  switch (outcome.kind) {
    case 'pending':
      return { kind: 'pending', what: outcome.what, stage: index, wouldBe: null };
    case 'noQuota':
      return { kind: 'noQuota', stage: index, why: outcome.why, what: outcome.what };
    case 'undefinedBand': {
      if (!rate) throw new Error('a band is chosen by a rate');
      const { from, to } = outcome;
      return { kind: 'undefinedBand', stage: index, ...rate, from, to };
    }
    default:
      throw new Error(`a stage that is ${outcome.kind} is not open`);
  }
}
