import type { Message } from '../messages.ts';

/** Sentences about coverage, the chase list and the reasons that come back. */
export const coverageMessages: Readonly<Record<string, Message>> = {
  REASON_PERSON_UNKNOWN: {
    zh: '名册上没有这个人员编号的人（编号被改过，或此人已不在任何困难群众名册上）。请重新导出名册再填。',
    en: 'Nobody on the current rosters has this key: it was changed, or the person is on no roster any more. Export the list again.',
  },
  REASON_OUT_OF_SCOPE: {
    zh: '此人现在不属于本账号的乡镇（村），可能已迁出，由现住地乡镇上报。',
    en: 'This person does not belong to your township now and is reported by the township of residence.',
  },
  REASON_ALREADY_COVERED: {
    zh: '此人已经参保，不需要上报未参保原因。请清空这一行的原因。',
    en: 'This person is enrolled by now, so no reason is needed. Clear the reason.',
  },
  REASON_CHANGED_MEANWHILE: {
    zh: '此人的原因在这份名册导出之后改过：{who} 于 {when} 上报为“{found}”，没有覆盖。请重新导出名册，核对后再填。',
    en: 'The reason was changed after this list was made: {who} reported “{found}” at {when}. It was not overwritten; export the list again.',
  },
  REASON_ROW_TWICE: {
    zh: '同一个人在前面的行里已填了不同的内容，请只留一行。',
    en: 'An earlier row says something else of the same person. Keep one of them.',
  },
  REASON_NEEDS_EVIDENCE: {
    zh: '原因“{found}”要有证明材料才能从应保人数中剔除，请在“证明材料”里写明凭什么（如 职工医保参保凭证）。',
    en: 'Reason “{found}” leaves the denominator only with evidence. Say in 证明材料 what shows it.',
  },
  REASON_TEXT_TOO_LONG: {
    zh: '“{column}”超过 {limit} 字，请缩短。',
    en: '{column} is longer than {limit} characters; shorten it.',
  },
  REASON_TEXT_HAS_NUMBER: {
    zh: '“{column}”里有一长串数字，像是身份证号码。请不要写证件号码，写材料名称即可。',
    en: '{column} holds a long number that looks like an ID number. Name the document without its number.',
  },
  REASON_ROW_WITHOUT_KEY: {
    zh: '这一行没有人员编号（是自己加的行，或隐藏列被清空），不知道是谁。请在名册原有的行里填写。',
    en: 'This row has no person key, so nobody knows who is meant. Fill in a row that was on the list.',
  },
  REASON_MISSING: {
    zh: '填了证明材料，没有选“{column}”。请从下拉列表选一个原因。',
    en: 'Evidence was given without a reason. Choose one from the list in {column}.',
  },
  REASON_NOT_LISTED: {
    zh: '“{column}”读到“{found}”，不在固定的原因里。请从下拉列表选：{expected}。',
    en: '{column}: found “{found}”, which is not one of the fixed reasons: {expected}.',
  },
  REASON_VERSION_LOST: {
    zh: '隐藏列“数据版本”被清空或改过，无法判断有没有人同时改过。请重新导出名册再填。',
    en: 'The hidden column 数据版本 was cleared or changed, so edits made meanwhile cannot be told. Export the list again.',
  },
  REASON_ROW_TOO_MANY: {
    zh: '一次最多读 {limit} 行原因，这一行没有读。请分开上报。',
    en: 'At most {limit} reasons are read at once, and this row was not. Send it in another file.',
  },
  REASON_COLUMNS_MISSING: {
    zh: '找不到“{expected}”列，不是导出的疑似未参保名册，或隐藏的列被删除。[[读到的列：{found}。]]请用导出的名册填写。',
    en: 'Column {expected} was not found: this is not the exported list, or hidden columns were deleted. [[Columns found: {found}.]]',
  },
  REASONS_TOO_MANY: {
    zh: '一次最多上报 {limit} 行，这次有 {found} 行。请分开上报。',
    en: 'At most {limit} rows are reported at once; there are {found}.',
  },
  CHASE_TOO_LONG: {
    zh: '名册有 {found} 人，一张表最多 {limit} 人。请选一个乡镇或村再导出。',
    en: 'The list has {found} persons, and one sheet holds at most {limit}. Choose a township or village.',
  },
};
