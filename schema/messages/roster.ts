import type { Message } from '../messages.ts';

/** Sentences about rosters: their sources, and what only a comparison with the people on file shows. */
export const rosterMessages: Readonly<Record<string, Message>> = {
  ROSTER_SOURCE_NOT_FOUND: {
    zh: '没有名册来源“{found}”。请先在“名册来源”里新建，再导入。',
    en: 'There is no roster source "{found}". Create it first.',
  },
  ROSTER_AS_OF_OLDER: {
    zh: '名册截至 {found}，早于该来源已收录的最近一批（截至 {expected}），没有收录。请核对截至日期；旧名册不能盖过新名册。',
    en: 'The roster is as of {found}, older than the last one kept ({expected}). Check the date.',
  },
  ROSTER_AS_OF_FUTURE: {
    zh: '名册截至日期 {found} 晚于今天。请填部门出具名册的日期。',
    en: 'The as-of date {found} is after today. Give the day the office made the list.',
  },
  ROSTER_AS_OF_NOT_A_DAY: {
    zh: '“{found}”不是日期。截至日期请写成 2024-11-30。',
    en: '"{found}" is not a day. Write it as 2024-11-30.',
  },
  ROSTER_CANCELS_MANY: {
    zh: '收录后将有 {found} 人次退出名册，超过目前 {before} 人次的五分之一，没有收录。请核对是否选错了文件、文件是否完整；确实无误的，确认“允许大量退出”后再导入。',
    en: 'This would cancel {found} of the {before} entries on the roster, more than a fifth. Check the file; confirm to go on.',
  },
  ROSTER_OTHER_CATEGORY: {
    zh: '名册各行写的类别都是{found}，所选来源的类别却是{expected}，没有收录。请核对是否选错了来源或文件；都没有选错的，把来源的类别改为“每行各写类别”再导入。',
    en: 'Every row names the category {found}, but the source chosen is of {expected}. Check source and file; if both are right, let each row of the source name its category.',
  },
  ROSTER_MEMBERSHIP_TWICE: {
    zh: '同一人在同一类别里又出现一次（前一次在第 {firstLine} 行），只计一次。',
    en: 'The same person in the same category once more (first in line {firstLine}); counted once.',
  },
  ROSTER_TWO_NAMES: {
    zh: '证件号码与第 {firstLine} 行相同，姓名却不同：其中一个号码必有错误。请核对改正后重新导入。',
    en: 'The same ID number as in line {firstLine} with another name: one of the two is wrong. Correct it.',
  },
  ROSTER_NAME_DIFFERS: {
    zh: '这个证件号码在档案里是另一个姓名。已照常收录，档案姓名不变，列入待核清单。',
    en: 'This ID number is on file under another name. Kept; the name on file stays; put on the review list.',
  },
  ROSTER_SOURCE_CODE: {
    zh: '来源代码“{found}”不可用：只能用小写字母、数字和连字符，以字母开头，最多 40 个。',
    en: 'The source code "{found}" cannot be used: lower-case letters, digits and hyphens, 40 at most.',
  },
  ROSTER_SOURCE_TEXT: {
    zh: '请填写名册名称和出具部门，各不超过 60 字。',
    en: 'Give the name of the roster and the office, 60 characters at most each.',
  },
  ROSTER_SOURCE_CATEGORY: {
    zh: '不认识的人员类别“{found}”。请从通知的类别中选择。',
    en: 'The category "{found}" is not known. Choose one of the notice.',
  },
  ROSTER_SOURCE_KIND: {
    zh: '该来源已收录过名册，不能再改种类。请另建来源。',
    en: 'Rosters of this source are kept already; its kind cannot change. Create another source.',
  },
  ROSTER_SOURCE_EXISTS: {
    zh: '已有代码为“{found}”的名册来源。请换一个代码，或修改原有来源。',
    en: 'There is a roster source "{found}" already. Choose another code or change that one.',
  },
  ROSTER_SOURCE_CHANGED: {
    zh: '名册来源“{found}”刚被别人改过（第 {current} 版），您的修改没有保存。请看过现在的内容后再改。',
    en: 'The roster source "{found}" was changed meanwhile (version {current}); yours was not saved.',
  },
  ROSTER_REGISTER_EXISTS: {
    zh: '本县已有居民底册“{found}”。一县只有一个底册，否则互相使人退出。',
    en: 'The county has a register already: "{found}". There is one for a county.',
  },
};
