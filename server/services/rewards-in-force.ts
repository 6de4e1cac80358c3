import type { LocalDate } from '../../schema/values/local-date.ts';
import { noticeOn, revisionDays } from '../policy/in-force.ts';
import type { Notice, RewardStage } from '../policy/notice.ts';

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
  const stages = new Map<string, RewardStage>();
  for (const { from, until, notice } of states) {
    for (const [index, stage] of notice.rewards.entries()) {
      const { deadlineOn, clause } = stage;
      if (from <= deadlineOn && (until === undefined || deadlineOn < until)) {
        stages.set(`${index} ${clause}`, stage);
      }
    }
  }
  const standing = on(asOf);
  // A stage of an earlier state may be judged by a metric that was dropped since.
  const metrics = [standing, ...states.map(({ notice }) => notice)].flatMap((notice) => notice.metrics);
  return {
    ...standing,
    rewards: [...stages.values()],
    metrics: metrics.filter(({ code }, index) => metrics.findIndex((each) => each.code === code) === index),
  };
}
