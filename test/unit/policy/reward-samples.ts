import type { LocalDate } from '../../../schema/values/local-date.ts';
import type { HeadCounts } from '../../../server/policy/metric.ts';
import type { Notice, RewardBand, RewardStage } from '../../../server/policy/notice.ts';
import type { PenaltySituation } from '../../../server/policy/penalty.ts';
import type { RewardDivision, RewardOutcome, RewardSnapshot } from '../../../server/policy/reward.ts';
import type { SwitchCode } from '../../../server/policy/switch.ts';
import { projectNotice } from './notice-samples.ts';

/** 罗政办〔2024〕42号: 2 yuan a head by 30 November, 1 yuan by 31 December. */
export const luoshan = projectNotice('luoshan-2025');

/** 周党镇. */
export const QUOTA = 42_643;

export function counts(posted: number | null, more: Partial<HeadCounts> = {}): HeadCounts {
  return {
    paid: posted,
    posted,
    fullySubsidised: 0,
    employeeScheme: 0,
    insuredElsewhere: 0,
    refunded: 0,
    quota: QUOTA,
    eligible: null,
    registered: null,
    usual: null,
    excused: 0,
    ...more,
  };
}

export function snapshot(
  asOfOn: LocalDate,
  posted: number | null,
  more: Partial<HeadCounts> = {},
  state: Partial<Omit<RewardSnapshot, 'counts'>> = {},
): RewardSnapshot {
  return {
    asOfOn,
    isOver: true,
    isFrozen: true,
    hardshipCoverage: { covered: 7_000, due: 7_000 },
    ...state,
    counts: counts(posted, more),
  };
}

export function division(
  snapshots: readonly RewardSnapshot[],
  more: Partial<RewardDivision> = {},
): RewardDivision {
  return { snapshots, final: null, current: null, situation: null, ...more };
}

export function situation(more: Partial<PenaltySituation> = {}): PenaltySituation {
  return {
    asOfOn: '2025-01-10',
    counts: counts(QUOTA),
    hardshipCoverage: { covered: 7_000, due: 7_000 },
    newInCycle: 10,
    interviewsInARow: 0,
    ...more,
  };
}

export function stage(more: Partial<RewardStage> = {}): RewardStage {
  return {
    deadlineOn: '2024-11-30',
    metric: null,
    perPersonFen: 200,
    bands: [],
    base: null,
    headCount: null,
    conditions: [],
    capFen: null,
    clause: '四(四)',
    ...more,
  };
}

export function banded(...bands: RewardBand[]): RewardStage {
  return stage({ perPersonFen: null, bands });
}

export function band(
  from: number,
  to: number | null,
  pays: RewardBand['pays'],
  fen: number | null = null,
): RewardBand {
  return { from, to, pays, fen };
}

/** The notice of Luoshan with other rewards. */
export function withRewards(...rewards: RewardStage[]): Notice {
  return { ...luoshan, rewards };
}

/** The notice with one choice recorded differently, or not at all. */
export function choosing(notice: Notice, code: SwitchCode, choice: string | null): Notice {
  const others = notice.switches.filter((recorded) => recorded.code !== code);
  if (choice === null) return { ...notice, switches: others };
  const recorded = { code, choice, default: choice, reason: '示例', clause: '四(四)' };
  return { ...notice, switches: [...others, recorded] };
}

/** The amount when there is one. */
export function fenOf(outcome: RewardOutcome): number | null {
  return outcome.kind === 'earned' ? outcome.fen : null;
}
