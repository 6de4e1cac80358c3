import type { Notice, RewardStage } from '../notice.ts';
import { type SwitchCode, switchKind } from '../switch.ts';

/** One choice for every open question of rewards: recorded, or tried. */
export interface RewardReading {
  readonly REWARD_STAGES: 'EXCLUSIVE' | 'BEST' | 'CUMULATIVE';
  readonly REWARD_DEADLINE_DAY: 'INCLUDED' | 'EXCLUDED';
  readonly REWARD_AS_OF: 'PAID_ON' | 'POSTED_ON';
  readonly REWARD_HEAD_COUNT: 'AT_DEADLINE' | 'FINAL';
  readonly REWARD_FULLY_SUBSIDISED: 'COUNTED' | 'NOT_COUNTED';
  readonly REWARD_ABOVE_QUOTA: 'COUNTED' | 'NOT_COUNTED';
  readonly REWARD_HARDSHIP_COVERAGE: 'NOT_REQUIRED' | 'REQUIRED';
}

export type RewardSwitchCode = keyof RewardReading & SwitchCode;

/** A question that these rewards ask, and the county's answer. */
export interface SwitchUse {
  readonly code: RewardSwitchCode;
  /** Null: not recorded. */
  readonly choice: string | null;
  readonly reason: string | null;
  readonly clause: string | null;
}

/** The questions that the rewards of this notice leave open; what a stage states itself is not asked. */
export function switchesAsked(notice: Notice): SwitchUse[] {
  const stages = notice.rewards;
  const some = (asks: (stage: RewardStage) => boolean) => stages.some(asks);
  const recorded = (code: SwitchCode) => notice.switches.find((known) => known.code === code);
  const asked: Record<RewardSwitchCode, boolean> = {
    REWARD_STAGES: stages.length > 1,
    REWARD_DEADLINE_DAY: stages.length > 0,
    REWARD_AS_OF: some((stage) => stage.metric === null),
    REWARD_HEAD_COUNT: some((stage) => paysPerPerson(stage) && stage.headCount === null),
    REWARD_FULLY_SUBSIDISED: some(
      (stage) =>
        stage.metric === null ||
        (paysPerPerson(stage) && (stage.base === null || stage.base === 'ABOVE_QUOTA')),
    ),
    REWARD_ABOVE_QUOTA: some(
      (stage) => paysPerPerson(stage) && (stage.base === null || stage.base === 'PAYING_ONLY'),
    ),
    REWARD_HARDSHIP_COVERAGE:
      (notice.targets.hardshipCoverage !== null || recorded('REWARD_HARDSHIP_COVERAGE') !== undefined) &&
      some((stage) => !statesHardship(stage)),
  };
  return (Object.keys(asked) as RewardSwitchCode[])
    .filter((code) => asked[code])
    .map((code) => {
      const { choice = null, reason = null, clause = null } = recorded(code) ?? {};
      return { code, choice, reason, clause };
    });
}

/** Every reading that the recorded choices leave possible; exactly one when all that is asked is recorded. */
export function possibleReadings(asked: readonly SwitchUse[]): RewardReading[] {
  let readings: RewardReading[] = [notAsked];
  for (const { code, choice } of asked) {
    const options = choice === null ? Object.keys(switchKind(code).options) : [choice];
    readings = readings.flatMap((reading) =>
      // Choices are checked on load against the options of the switch.
      options.map((option) => ({ ...reading, [code]: option }) as RewardReading),
    );
  }
  return readings;
}

/** True when the stage names 困难群众参保率 among its own conditions, whatever the switch says. */
export function statesHardship(stage: RewardStage): boolean {
  return stage.conditions.some(({ metric }) => metric === 'HARDSHIP_COVERAGE');
}

/** What stands where nothing is asked, so that it cannot change an answer. */
const notAsked: RewardReading = {
  REWARD_STAGES: 'EXCLUSIVE',
  REWARD_DEADLINE_DAY: 'INCLUDED',
  REWARD_AS_OF: 'POSTED_ON',
  REWARD_HEAD_COUNT: 'AT_DEADLINE',
  REWARD_FULLY_SUBSIDISED: 'COUNTED',
  REWARD_ABOVE_QUOTA: 'COUNTED',
  REWARD_HARDSHIP_COVERAGE: 'NOT_REQUIRED',
};

function paysPerPerson(stage: RewardStage): boolean {
  return stage.bands.length === 0 || stage.bands.some(({ pays }) => pays === 'PER_PERSON');
}
