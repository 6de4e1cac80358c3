import type { Message } from '../messages.ts';

/** Sentences about the subsidy estimate. */
export const subsidyMessages: Readonly<Record<string, Message>> = {
  SUBSIDY_UNDER_VILLAGE: {
    zh: '资助测算只到乡镇（街道），不分村。请选乡镇或全县。',
    en: 'the estimate goes down to townships, not villages; choose a township or the county',
  },
  SUBSIDY_TOO_MANY: {
    zh: '一次最多给 {limit} 条，收到 {found} 条。请合并同类别的人数。',
    en: 'at most {limit} lines at once, got {found}; put persons of one category together',
  },
  SUBSIDY_TOO_MANY_PERSONS: {
    zh: '人数合计 {found}，最多 {limit}。请核对单位是否为人。',
    en: '{found} persons in all, at most {limit}; check the unit',
  },
  SUBSIDY_PERSONS: {
    zh: '读到 {found}，应为 0 到 {expected} 的整数（人）。',
    en: 'found {found}, expected a whole number of persons from 0 to {expected}',
  },
  SUBSIDY_ENROLLED_ABOVE: {
    zh: '已参保 {found} 人，应为 0 到 {expected}（该类人数）。',
    en: '{found} enrolled, expected 0 to {expected}, the persons of the line',
  },
};
