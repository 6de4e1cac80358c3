import type { Message } from '../messages.ts';

/** Sentences about how the quotas are reckoned and revised. */
export const quotaMessages: Readonly<Record<string, Message>> = {
  QUOTA_REVISION_CHANGED: {
    zh: '任务数已是第 {found} 次下达，这里依据的是第 {expected} 次：有人先调整了。请重新打开任务数，看过现在的数再调整。',
    en: 'the quotas are at revision {found}, this is based on {expected}: somebody revised them first; look at them again',
  },
  QUOTA_TOO_MANY: {
    zh: '一次提交了 {found} 条，最多 {limit} 条。请分几次调整。',
    en: '{found} items at once, at most {limit}; revise in several steps',
  },
  QUOTA_REASON_TOO_LONG: {
    zh: '理由最多 {limit} 个字。请写得短些。',
    en: 'a reason has at most {limit} characters',
  },
  QUOTA_REASON_MISSING: {
    zh: '还没有写调整的理由。请写明依据，如市里文件的文号。',
    en: 'the reason for the revision is missing; name what it rests on',
  },
  QUOTA_FROM_LATER: {
    zh: '从 {found} 起，晚于今天（{expected}）。以后才执行的，到那天再调整，或者用修改通知发布。',
    en: 'from {found}, later than today ({expected}); revise on that day, or publish a later document',
  },
  QUOTA_FROM_EARLIER: {
    zh: '从 {found} 起，早于现行任务数的执行日 {expected}。请写 {expected} 或以后。',
    en: 'from {found}, before the quotas in force began to hold ({expected}); give that day or a later one',
  },
  QUOTA_REOPEN_PAST: {
    zh: '重新开放到 {found}，已经过了（今天 {expected}）。请写今天或以后的日子。',
    en: 'reopened until {found}, which is past (today is {expected})',
  },
  QUOTA_REOPEN_DAY_MISSING: {
    zh: '有 {found} 个乡镇（街道）的分解已经通过，或重新开放已到期，任务数变了要再开放。请写明开放到哪一天。',
    en: '{found} breakdowns are accepted, or their reopening has ended; say until which day they are open',
  },
  QUOTA_COLUMN_UNKNOWN: {
    zh: '没有“{found}”这一列。列是任务数，或方案里的人员类别。请核对列代码。',
    en: 'there is no column "{found}"; a column is the task or a category of the notice',
  },
  QUOTA_COLUMN_TWICE: {
    zh: '同一列写了两次。请每列只写一条。',
    en: 'a column is named twice',
  },
  QUOTA_NO_DIVISIONS: {
    zh: '本县还没有乡镇（街道），没有可以下达任务数的地方。请先在方案里写明乡镇（街道）。',
    en: 'the county has no townships yet; name them in the notice first',
  },
  QUOTA_DIVISION_UNKNOWN: {
    zh: '本县没有代码为“{found}”的乡镇（街道）。请核对。',
    en: 'the county has no township "{found}"',
  },
  QUOTA_CELL_UNKNOWN: {
    zh: '{division}的“{quota}”不在任务数表里，不能改。请核对乡镇和列。',
    en: '{division}, {quota} is not in the quota table',
  },
  QUOTA_EDIT_NOT_PERSONS: {
    zh: '{division}的“{quota}”写了 {found}，应为 0 到 10,000,000 的整数（人）。',
    en: '{division}, {quota}: found {found}, expected a whole number of persons from 0 to 10,000,000',
  },
  QUOTA_EDIT_NO_REASON: {
    zh: '{division}的“{quota}”改了数，没有写理由。改一个数写一条理由。',
    en: '{division}, {quota}: edited without a reason',
  },
  QUOTA_EDIT_TWICE: {
    zh: '{division}的“{quota}”改了两次。请只留一次。',
    en: '{division}, {quota}: edited twice',
  },
  QUOTA_NOT_PERSONS: {
    zh: '读到 {found}，应为 0 到 10,000,000 的整数（人）。',
    en: 'found {found}, expected a whole number of persons from 0 to 10,000,000',
  },
  QUOTA_METHOD_NUMBER: {
    zh: '算法里写了 {found}，应为 {expected}。',
    en: 'the method says {found}, expected {expected}',
  },
  QUOTA_FIGURE_MISSING: {
    zh: '{division}的“{quota}”算不出来：缺 {expected}。请在“各乡镇的数”里补上，或直接改定这个任务数并写理由。',
    en: '{division}, {quota} cannot be reckoned without {expected}; give the figure, or set the quota with a reason',
  },
  QUOTA_ABOVE_TASK: {
    zh: '{division}的“{quota}” {found} 人，多于任务数 {expected} 人。请改正其中一个。',
    en: '{division}, {quota}: {found}, more than the task of {expected}',
  },
  QUOTA_NO_DECLARED: {
    zh: '“{quota}”没有下达合计，没有余差可分。要分余差，请填写下达合计。',
    en: '{quota} has no declared total, so there is no residual to apportion',
  },
  QUOTA_RESIDUAL_NO_ROW: {
    zh: '“{quota}”有余差 {found} 人，没有可以分的乡镇：都锁定了或者都改定了。请放开几个，或保留余差。',
    en: '{quota}: a residual of {found} and no row to take it; unlock some, or leave the residual',
  },
  QUOTA_RESIDUAL_BOUNDS: {
    zh: '“{quota}”的余差还有 {found} 人分不下去：可以分的乡镇不够减，或者会多于任务数。请核对下达合计，或保留余差。',
    en: '{quota}: {found} of the residual cannot be placed within 0 and the task; check the declared total, or leave it',
  },
  QUOTA_LATER_DOCUMENT: {
    zh: '{division}的“{quota}”从 {found} 起另有文件规定，到那天以文件为准。',
    en: '{division}, {quota} is set by a later document from {found}; from that day the document holds',
  },
  QUOTA_UNCHANGED: {
    zh: '任务数没有变，已下发的分解也与任务数一致，没有要办的。',
    en: 'the quotas are the same and every breakdown agrees with them; nothing to do',
  },
  QUOTA_BY_BUREAU: {
    zh: '任务数由县医保局经办下达和调整，本账号只能查看。',
    en: 'Quotas are given out by the bureau; this account may only look.',
  },
};
