import type { LocalDate } from '../../../schema/values/local-date.ts';
import { noticeOn, revisionDays } from '../../policy/in-force.ts';
import type { Notice, RewardStage } from '../../policy/notice.ts';

/** `noticeOn` for many days of one notice: each state is worked out once. */
export function noticeByDay(published: Notice): (day: LocalDate) => Notice {
  const days = revisionDays(published);
  const states = new Map<LocalDate, Notice>();
  return (day) => {
    const since = days.findLast((revised) => revised <= day);
    if (since === undefined) return published;
    const known = states.get(since);
    if (known) return known;
    const notice = noticeOn(published, since);
    states.set(since, notice);
    return notice;
  };
}

/**
 * The notice by which rewards are judged as of a day: each stage as it stood on its own deadline, all else as it
 * stands on the day. A later document does not reach a deadline that had passed when it came into force, unless it
 * moved that very deadline to a later day: then the moved one counts, once.
 *
 * @param published with the later documents not yet applied
 */
export function rewardNotice(published: Notice, asOf: LocalDate): Notice {
  const days = revisionDays(published);
  if (days.length === 0) return published;
  const on = noticeByDay(published);
  const states = ['', ...days].map((from, index) => ({ from, until: days[index], notice: on(from) }));
  const rewards = states.flatMap(({ from, until, notice }, index) =>
    notice.rewards.filter(
      (stage, place) =>
        from <= stage.deadlineOn &&
        (until === undefined || stage.deadlineOn < until) &&
        !isMovedLater(stage, place, states.slice(index)),
    ),
  );
  const standing = on(asOf);
  // A stage of an earlier state may be judged by a metric that was dropped since.
  const metrics = [standing, ...states.map(({ notice }) => notice)].flatMap((notice) => notice.metrics);
  return {
    ...standing,
    rewards,
    metrics: metrics.filter(({ code }, index) => metrics.findIndex((each) => each.code === code) === index),
  };
}

/**
 * Whether a later state puts another deadline in the place of this one. A day has one stage, so a stage that stands in
 * the place but was there before has only moved up: this one was struck out, and held on its own deadline.
 *
 * @param states the stage's own first, then those that follow
 */
function isMovedLater(
  { deadlineOn }: RewardStage,
  place: number,
  states: readonly { readonly notice: Notice }[],
): boolean {
  const has = (notice: Notice | undefined, day: LocalDate) =>
    notice?.rewards.some((stage) => stage.deadlineOn === day) === true;
  const gone = states.findIndex(({ notice }) => !has(notice, deadlineOn));
  const instead = states[gone]?.notice.rewards[place]?.deadlineOn;
  return instead !== undefined && instead > deadlineOn && !has(states[gone - 1]?.notice, instead);
}
