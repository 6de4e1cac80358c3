import type { Message } from '../messages.ts';

/** Why a column cannot be spread over the villages, with the numbers that contradict. */
export const breakdownSpreadMessages: Readonly<Record<string, Message>> = {
  SPREAD_TASK_FIRST: {
    zh: '{villages}[[等 {more} 个村]]的任务数还没有填好，分项不知道上限。请先填（或先分配）任务数。',
    en: '{villages}[[ and others, {more} in all]] have no task yet; fill the task first',
  },
  SPREAD_LOCK_NOT_WHOLE: {
    zh: '{villages}[[等 {more} 个村]]锁定的数不是 0 或以上的整数。请先改正，或取消锁定。',
    en: '{villages}[[ and others, {more} in all]] have locked numbers that are not whole persons',
  },
  SPREAD_LOCKS_EXCEED: {
    zh: '锁定的数合计 {found} 人，已超过要分的 {expected} 人，多 {by} 人。请改小锁定的数，或取消一些锁定。',
    en: 'locked rows add up to {found}, {by} above the {expected} to spread',
  },
  SPREAD_LOCKS_BELOW: {
    zh: '没有可分的村：锁定和保留的数合计 {found} 人，要分的是 {expected} 人，还差 {by} 人。请不勾“保留已填的”，或取消至少一个锁定。',
    en: 'every row is locked or kept: {found} of {expected}, {by} short; keep or lock fewer',
  },
  SPREAD_WEIGHTS_MISSING: {
    zh: '{villages}[[等 {more} 个村]]没有“{basis}”所需的数，不能当作 0。请换一种分法，或先填好并锁定这些村。',
    en: '{villages}[[ and others, {more} in all]] have no figure to spread by ({basis}); choose another way or lock them',
  },
  SPREAD_NO_WEIGHTS: {
    zh: '还有 {persons} 人分不下去：{villages}[[等 {more} 个村]]“{basis}”的数都是 0。请换一种分法。',
    en: '{persons} persons cannot be spread: the figures of {villages} ({basis}) are 0; choose another way',
  },
  SPREAD_CEILINGS_BELOW: {
    zh: '各村最多只能放 {found} 人（锁定 {locked} 人，其余不超过任务数 {ceilings} 人），要分 {expected} 人，还差 {by} 人。请核对任务数。',
    en: 'the villages can take {found} at most ({locked} locked, {ceilings} by their tasks), {by} below {expected}',
  },
  SPREAD_CONTRADICT: {
    zh: '{villages}[[等 {more} 个村]]锁定的数超过了本村任务数。请先改正，或取消锁定。',
    en: '{villages}[[ and others, {more} in all]] have locked numbers above their own tasks',
  },
};
