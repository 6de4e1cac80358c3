import type { LocalDate } from '../../schema/values/local-date.ts';
import type { Notice, Penalty } from './notice.ts';
import { type PenaltyAnswer, type PenaltySituation, penaltiesOf } from './penalty.ts';
import { combined, type RewardCandidate, type RewardOutcome, type WouldBe } from './reward/outcome.ts';
import {
  possibleReadings,
  type RewardReading,
  type RewardSwitchCode,
  type SwitchUse,
  switchesAsked,
} from './reward/reading.ts';
import {
  type JudgedStage,
  judgeStage,
  type KnownFigures,
  lastDayOf,
  type RewardSnapshot,
} from './reward/stage.ts';

export type * from './reward/outcome.ts';
export type { RewardSwitchCode, SwitchUse } from './reward/reading.ts';
export type * from './reward/stage.ts';

/** What is known of one division. Nothing after the day asked about is looked at. */
export interface RewardDivision {
  /** One for each of `rewardDays`, in any order. A later duplicate of a day is not looked at. */
  readonly snapshots: readonly RewardSnapshot[];
  /** At the end of collection; null while it goes on. */
  readonly final: RewardSnapshot | null;
  /** Today's figures, for what the reward would be; null when nobody asks. */
  readonly current: RewardSnapshot | null;
  /** For penalties that take the reward away; null: not known. */
  readonly situation: PenaltySituation | null;
}

export interface RewardAnswer {
  readonly asOf: LocalDate;
  readonly outcome: RewardOutcome;
  /** All stages in date order, also those that do not pay. Of `notSettled`, under the first reading. */
  readonly stages: readonly JudgedStage[];
  /** Open questions that this notice's rewards ask, with the county's choice and its reason. */
  readonly switches: readonly SwitchUse[];
  /** Penalties that can take the reward away. */
  readonly penalties: readonly PenaltyAnswer[];
}

/**
 * The reward (以奖代补) of one division as of a day: which stage pays, on which heads of which day, by which clause and
 * choice (domain 3.7). The same input and day give the same answer for ever: nothing later than `asOf` is looked at.
 *
 * A deadline is passed when `asOf` has reached its last day and the snapshot of that day says that it is over.
 * Money in whole fen.
 */
export function rewardOf(notice: Notice, division: RewardDivision, asOf: LocalDate): RewardAnswer {
  const switches = switchesAsked(notice);
  const readings = possibleReadings(switches);
  const known = knownFigures(division, asOf);
  const decided = readings.map((reading) => ({ reading, ...decide(notice, reading, known) }));
  const [first] = decided;
  if (!first) throw new Error('a rule has at least one reading');
  const penalties = losingPenalties(notice, division, asOf);
  const mattering = switchesThatMatter(decided, switches);
  const outcome =
    mattering.length > 0
      ? notSettled(decided, mattering)
      : withWouldBe(first.outcome, () => wouldBe(notice, first.reading, division, asOf));
  return {
    asOf,
    outcome: afterPenalties(notice, outcome, penalties, asOf),
    stages: first.stages,
    switches,
    penalties: penalties ?? [],
  };
}

/** The days whose figures `rewardOf` asks for, under every reading that is still possible; ascending, each once. */
export function rewardDays(notice: Notice): LocalDate[] {
  const readings = possibleReadings(switchesAsked(notice));
  const days = notice.rewards.flatMap((stage) =>
    readings.map((reading) => lastDayOf(stage, reading.REWARD_DEADLINE_DAY)),
  );
  return [...new Set(days)].sort();
}

function knownFigures({ snapshots, final }: RewardDivision, asOf: LocalDate): KnownFigures {
  return {
    at: (day) => {
      if (day > asOf) return 'NOT_YET';
      const snapshot = snapshots.find(({ asOfOn }) => asOfOn === day);
      if (!snapshot) return day === asOf ? 'NOT_YET' : 'MISSING';
      return snapshot.isOver ? snapshot : 'NOT_YET';
    },
    final: final?.isOver && final.asOfOn <= asOf ? final : null,
  };
}

interface Decided {
  readonly outcome: RewardOutcome;
  readonly stages: readonly JudgedStage[];
}

type DecidedReading = Decided & { readonly reading: RewardReading };

function decide(notice: Notice, reading: RewardReading, known: KnownFigures): Decided {
  // The sort is stable: equal deadlines stay in the order of the notice.
  const stages = notice.rewards
    .map((_, index) => judgeStage(notice, index, reading, known))
    .sort((left, right) => compareDays(left.stage.deadlineOn, right.stage.deadlineOn));
  return { stages, outcome: combined(notice, reading.REWARD_STAGES, stages) };
}

function compareDays(left: LocalDate, right: LocalDate): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function withWouldBe(outcome: RewardOutcome, ask: () => WouldBe | null): RewardOutcome {
  return outcome.kind === 'pending' ? { ...outcome, wouldBe: ask() } : outcome;
}

/** As if each day still to come, and the end of collection, found the figures of today. */
function wouldBe(
  notice: Notice,
  reading: RewardReading,
  division: RewardDivision,
  asOf: LocalDate,
): WouldBe | null {
  const { current } = division;
  if (current === null || current.asOfOn > asOf) return null;
  const known = knownFigures(division, asOf);
  const { outcome } = decide(notice, reading, {
    at: (day) => {
      const found = known.at(day);
      return found === 'NOT_YET' ? current : found;
    },
    final: known.final ?? current,
  });
  return { asOfOn: current.asOfOn, kind: outcome.kind, fen: outcome.kind === 'earned' ? outcome.fen : null };
}

/** Two outcomes are the same for the division when they are of one kind and pay the same. */
function sameness(outcome: RewardOutcome): string {
  return outcome.kind === 'earned' ? `earned ${outcome.fen}` : outcome.kind;
}

/** A question matters when two readings that differ in nothing else give two answers. */
function switchesThatMatter(
  decided: readonly DecidedReading[],
  switches: readonly SwitchUse[],
): RewardSwitchCode[] {
  const open = switches.filter(({ choice }) => choice === null).map(({ code }) => code);
  return open.filter((code) => {
    const answers = new Map<string, string>();
    return decided.some(({ reading, outcome }) => {
      const others = open.map((other) => (other === code ? '' : reading[other])).join(' ');
      const answer = sameness(outcome);
      const before = answers.get(others);
      answers.set(others, before ?? answer);
      return before !== undefined && before !== answer;
    });
  });
}

function notSettled(decided: readonly DecidedReading[], codes: readonly RewardSwitchCode[]): RewardOutcome {
  const candidates = new Map<string, RewardCandidate>();
  for (const { reading, outcome } of decided) {
    const choices = Object.fromEntries(codes.map((code) => [code, reading[code]]));
    const key = codes.map((code) => reading[code]).join(' ');
    if (candidates.has(key)) continue;
    candidates.set(key, {
      choices,
      kind: outcome.kind,
      fen: outcome.kind === 'earned' ? outcome.fen : null,
    });
  }
  return { kind: 'notSettled', switchCodes: codes, candidates: [...candidates.values()] };
}

/** Penalties that take the reward away; null: the notice has some, and the situation is not known. */
function losingPenalties(
  notice: Notice,
  { situation }: RewardDivision,
  asOf: LocalDate,
): readonly PenaltyAnswer[] | null {
  if (!notice.penalties.some(takesReward)) return [];
  if (situation === null || situation.asOfOn > asOf) return null;
  return penaltiesOf(notice, situation).filter(({ penalty }) => takesReward(penalty));
}

function takesReward({ act }: Penalty): boolean {
  return act === 'REWARD_LOST';
}

/** Only a reward that there is, or may be, can be lost; a penalty not yet known keeps an earned one open. */
function afterPenalties(
  notice: Notice,
  outcome: RewardOutcome,
  penalties: readonly PenaltyAnswer[] | null,
  asOf: LocalDate,
): RewardOutcome {
  if (outcome.kind === 'missed' || outcome.kind === 'noQuota' || outcome.kind === 'noRule') return outcome;
  const fired = penalties?.find(({ kind }) => kind === 'fires');
  if (fired) return { kind: 'lost', penalty: fired };
  if (outcome.kind !== 'earned') return outcome;
  const unknown =
    penalties === null
      ? notice.penalties.find(takesReward)
      : penalties.find(({ kind }) => kind === 'pending')?.penalty;
  if (!unknown) return outcome;
  return {
    kind: 'pending',
    what: { kind: 'PENALTY', name: unknown.name },
    stage: null,
    wouldBe: { asOfOn: asOf, kind: 'earned', fen: outcome.fen },
  };
}
