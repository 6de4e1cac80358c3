import type { Message } from '../messages.ts';

/** Questions about people: amounts due, when cover begins, simulations; and about reports. */
export const dueMessages: Readonly<Record<string, Message>> = {
  BENEFIT_TWO_DAYS: {
    zh: '缴费日和缴费时刻只能写一个。',
    en: 'Give the day of payment or its instant, not both.',
  },
  BENEFIT_INSTANT_INVALID: {
    zh: '缴费时刻应写明时区，且在 1992 年之后，如 2024-12-31T17:30:00+08:00。',
    en: 'The instant of payment must name its zone and lie after 1991, as in 2024-12-31T17:30:00+08:00.',
  },
  BENEFIT_YEARS_INVALID: {
    zh: '参保年度应为 1990 至 2199 的年份，最多 {limit} 个。',
    en: 'Insured years must be between 1990 and 2199, at most {limit} of them.',
  },
  BENEFIT_PAID_UP_INVALID: {
    zh: '补缴年数写的是 {found}，应为 0 至 {limit}。',
    en: 'Years paid up are {found}; expected 0 to {limit}.',
  },
  PERSON_CATEGORY_UNKNOWN: {
    zh: '没有“{found}”这类人员。[[可写：{expected}；]]普通居民不写类别。',
    en: 'there is no category "{found}"; [[write one of {expected}, or ]]none for an ordinary resident',
  },
  PERSON_CATEGORY_DAYS: {
    zh: '读到“{found}”，终止日早于起始日。请改正日期。',
    en: 'found {found}: it ends before it begins',
  },
  PERSON_CATEGORIES_TOO_MANY: {
    zh: '一个人写了 {found} 个类别，最多 {limit} 个。请只写本人所属的类别。',
    en: '{found} categories for one person, {limit} at most',
  },
  PERSON_GRADE: {
    zh: '读到“{found}”，残疾等级应为 1 至 4，没有残疾写 0；不清楚的不写。',
    en: 'found {found}; a disability grade is 1 to 4, and 0 for none; leave it out when it is not known',
  },
  PERSON_COUNT: {
    zh: '读到“{found}”，人数应为 1 以上的整数。',
    en: 'found {found}; persons are a whole number from 1',
  },
  PERSON_TIER_UNKNOWN: {
    zh: '没有“{found}”这个缴费档次，应为 {expected}。',
    en: 'there is no tier "{found}"; expected {expected}',
  },
  PERSON_TIER_NONE: {
    zh: '方案没有分缴费档次，读到“{found}”。请不写这一项。',
    en: 'the notice has no tiers, found "{found}"; leave it out',
  },
  PERSON_BORN_LATER: {
    zh: '出生日期晚于缴费日：读到 {found}，缴费日是 {expected}。请核对。',
    en: 'born on {found}, after the payment day {expected}; check both',
  },
  PERSON_DIVISION_UNKNOWN: {
    zh: '没有“{found}”这个乡镇（街道）。请按区划名称、别名或代码写[[；相近的有：{expected}]]。',
    en: 'there is no township "{found}"; write its name, an alias or its code[[; similar: {expected}]]',
  },
  SIMULATION_TOO_MANY: {
    zh: '给了 {found} 条，一次最多 {limit} 条。情况相同的人请合并为一条并写明人数，或分几次算。',
    en: '{found} people were given, at most {limit} at once; give those who are alike as one, with their number',
  },
  SIMULATION_PERSONS: {
    zh: '人数合计 {found}，超过一次测算的上限 {limit}。请检查人数。',
    en: 'the persons add up to {found}, over the limit of {limit}; check the numbers',
  },
  SIMULATION_DIVISIONS_AND_PEOPLE: {
    zh: '既给了人又给了乡镇，不知以哪个为准。给人时请把乡镇写在各人的“所在乡镇”里。',
    en: 'both people and townships are given; with people, write the township of each in division',
  },
  SIMULATION_DIVISIONS_NONE: {
    zh: '一个乡镇也没有写。要算全县请不写这一项。',
    en: 'the list of townships is empty; leave it out for the whole county',
  },
  SIMULATION_DIVISIONS_TOO_MANY: {
    zh: '写了 {found} 个乡镇，一次最多 {expected} 个。要算全县请不写这一项。',
    en: '{found} townships are named, at most {expected} at once; leave them out for the whole county',
  },
  SIMULATION_SIDE_BOTH: {
    zh: '同一方既写了版本又写了草稿，不知以哪个为准。请只写一样。',
    en: 'one side gives both a version and a draft; give one of them',
  },
  REPORT_IN_FUTURE: {
    zh: '截至日 {found} 还没有到，最晚为 {expected}。还没有发生的数字不能印发。',
    en: '{found} is still to come, the latest day is {expected}; figures that are not there yet cannot be issued',
  },
  REPORT_NO_REWARDS: {
    zh: '方案没有奖励规定，没有可以印发的以奖代补。',
    en: 'the notice has no rewards, so there is nothing to issue',
  },
};
