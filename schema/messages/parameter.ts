import type { Message } from '../messages.ts';

/** Values of the 政策参数 sheet; the place in front of each sentence is the row. */
export const parameterMessages: Readonly<Record<string, Message>> = {
  // Edits of parameters: {label} is the group and name of the row, e.g. 分类资助 第 3 条 个人缴纳.
  PARAMETER_UNKNOWN_PATH: {
    zh: '方案里没有“{found}”这一处。请勿改动参数路径一列，重新取表后再改。',
    en: 'the notice has no place "{found}"; leave the path column as it is and fetch the sheet again',
  },
  PARAMETER_MISTYPED_PATH: {
    zh: '方案里没有“{found}”这一处，是不是 {expected}？请勿改动参数路径一列。',
    en: 'the notice has no place "{found}"; did you mean {expected}?',
  },
  PARAMETER_TWICE: {
    zh: '“{found}”改了两次。一处只能有一个新的值，请删去一个。',
    en: '"{found}" is edited twice; keep one',
  },
  PARAMETER_FIXED: {
    zh: '“{label}”不能在表中修改。编号、代码和条款须在方案文件中改；此处请恢复原值。',
    en: '{label} cannot be edited here; codes and clauses are changed in the notice file',
  },
  PARAMETER_NOT_ONE_VALUE: {
    zh: '“{label}”是一组参数，读到“{found}”。要改某一项请改它自己的一行；要去掉整组请写 删除。',
    en: '{label} is a group of parameters, found "{found}"; edit its rows, or write 删除 to remove the group',
  },
  PARAMETER_REMOVAL_OF_VALUE: {
    zh: '“{label}”只是其中一个值。没有规定请清空单元格；要去掉整项请在操作一列写 删除。',
    en: '{label} is a single value; clear the cell, or remove the whole item in the action column',
  },
  PARAMETER_NOT_REMOVABLE: {
    zh: '“{label}”必须有，不能删除。',
    en: '{label} is required and cannot be removed',
  },
  PARAMETER_NOTHING_TO_REMOVE: {
    zh: '“{label}”本来就没有，不用删除。请清空操作一列。',
    en: '{label} is not there; nothing to remove',
  },
  PARAMETER_REMOVED: {
    zh: '“{label}”所在的一项已写了删除，又填了“{found}”。要删除请恢复原值，要修改请去掉删除。',
    en: '{label} belongs to an item that is removed, yet has the new value "{found}"; do one of the two',
  },
  PARAMETER_GAP: {
    zh: '“{label}”前面还有空着的一项。请先填第 {expected} 项，不要空开。',
    en: '{label}: an earlier blank item is empty; fill in number {expected} first',
  },
  PARAMETER_REQUIRED: {
    zh: '“{label}”不能为空。请填写；要去掉整项请在操作一列写 删除。',
    en: '{label} must not be empty; fill it in, or remove the whole item in the action column',
  },
  PARAMETER_NOT_YUAN: {
    zh: '“{label}”读到“{found}”，应为金额，单位元。请写成数字，如 400 或 400.50。',
    en: '{label}: found "{found}", expected an amount in yuan such as 400 or 400.50',
  },
  PARAMETER_BELOW_FEN: {
    zh: '“{label}”读到“{found}”，金额最小到分，最多两位小数。请核对原文后改写。',
    en: '{label}: found "{found}"; an amount has at most two places',
  },
  PARAMETER_TEN_THOUSANDS: {
    zh: '“{label}”读到“{found}”，单位是元，不写万元、亿元。请换算成元，写成数字，如 {expected}。',
    en: '{label}: found "{found}"; write the amount in yuan, e.g. {expected}',
  },
  PARAMETER_NOT_PERCENT: {
    zh: '“{label}”读到“{found}”，应为百分数。请写成 90% 或 89.94%。',
    en: '{label}: found "{found}", expected a percentage such as 90% or 89.94%',
  },
  PARAMETER_BARE_PERCENT: {
    zh: '“{label}”读到“{found}”，没有百分号，不知道是多少。请写成 {expected}。',
    en: '{label}: found "{found}" without a percent sign; write {expected}',
  },
  PARAMETER_PERCENT_PLACES: {
    zh: '“{label}”读到“{found}”，百分数最多两位小数，如 89.94%。请核对原文后改写。',
    en: '{label}: found "{found}"; a percentage has at most two places, e.g. 89.94%',
  },
  PARAMETER_NOT_POINTS: {
    zh: '“{label}”读到“{found}”，应为分数，最多两位小数，如 0.5。',
    en: '{label}: found "{found}", expected points with at most two places such as 0.5',
  },
  PARAMETER_NOT_WHOLE: {
    zh: '“{label}”读到“{found}”，应为整数。请写成数字，如 {expected}。',
    en: '{label}: found "{found}", expected a whole number such as {expected}',
  },
  PARAMETER_NOT_DATE: {
    zh: '“{label}”读到“{found}”，应为日期。请写成 2024-11-30。',
    en: '{label}: found "{found}", expected a date such as 2024-11-30',
  },
  PARAMETER_NO_SUCH_DAY: {
    zh: '“{label}”读到“{found}”，没有这一天。请核对后写成 2024-11-30 的样子。',
    en: '{label}: "{found}" is not a day of the calendar; write it like 2024-11-30',
  },
  PARAMETER_DATE_SERIAL: {
    zh: '“{label}”读到数字 {found}，像是 Excel 的日期序号（{expected}）。请把单元格改为文本，写成 {expected}。',
    en: '{label}: found the number {found}, which looks like an Excel serial ({expected}); write {expected} as text',
  },
  PARAMETER_NOT_TIME: {
    zh: '“{label}”读到“{found}”，应为时刻。请写成 17:30；到当日24时请留空。',
    en: '{label}: found "{found}", expected a time such as 17:30; leave empty for the end of the day',
  },
  PARAMETER_NOT_YES_NO: {
    zh: '“{label}”读到“{found}”，请写 是 或 否。',
    en: '{label}: found "{found}", expected 是 or 否',
  },
  PARAMETER_NOT_A_CHOICE: {
    zh: '“{label}”读到“{found}”，没有这个选项。请写：{expected}。',
    en: '{label}: "{found}" is not an option; expected {expected}',
  },
  PARAMETER_CHOICE_UNCLEAR: {
    zh: '“{label}”读到“{found}”，不知道是哪一个。请写全：{expected}。',
    en: '{label}: "{found}" may be more than one option; write it in full: {expected}',
  },
  PARAMETER_NOT_CODE: {
    zh: '“{label}”读到“{found}”，代码用大写英文字母、数字和下划线，如 {expected}。',
    en: '{label}: found "{found}"; a code is in capitals, digits and underscores, e.g. {expected}',
  },
  PARAMETER_UNKNOWN_NAME: {
    zh: '“{label}”读到“{found}”，方案里没有这个名称或代码。应为 {expected}；新的请先在方案中写明。',
    en: '{label}: the notice has no "{found}"; expected {expected}, or define it first',
  },
  PARAMETER_NAME_UNCLEAR: {
    zh: '“{label}”读到“{found}”，可能是其中任何一个：{expected}。请写代码。',
    en: '{label}: "{found}" may be any of {expected}; write the code',
  },
  PARAMETER_NOTHING_NAMED: {
    zh: '“{label}”读到“{found}”，方案里还没有可以指的项。请先在方案中写明，或清空此处。',
    en: '{label}: found "{found}", but the notice defines none yet; define it first or clear the cell',
  },
  PARAMETER_LISTED_TWICE: {
    zh: '“{label}”里“{found}”写了两次。请删去一个。',
    en: '{label}: "{found}" is listed twice; remove one',
  },
  PARAMETER_OUT_OF_RANGE: {
    zh: '“{label}”读到“{found}”，应{expected}。',
    en: '{label}: found "{found}", expected: {expected}',
  },
  PARAMETER_NOT_ACCEPTED: {
    zh: '“{label}”读到“{found}”，不是这里可用的值。请按说明一列改写。',
    en: '{label}: found "{found}", which is not accepted here; see the hint',
  },
  // What the check of a file says, in the words of the sheet: see server/policy/parameters/sheet-words.ts.
  PARAMETER_AMOUNT_SUSPECTED: {
    zh: '“{label}”读到 {found} 元，数目太小。这里的单位是元，请与原文核对。',
    en: '{label}: found {found} yuan, which is very little; the unit here is yuan, check the notice',
  },
  PARAMETER_PERCENT_SUSPECTED: {
    zh: '“{label}”读到 {found}，数目太小。请与原文核对。',
    en: '{label}: found {found}, which is very little; check the notice',
  },
  PARAMETER_FIELD_NEEDED: {
    zh: '选了“{chosen}”，须填“{label}”。',
    en: '"{chosen}" needs {label}',
  },
  PARAMETER_FIELD_UNUSED: {
    zh: '“{label}”读到 {found}，但选了“{chosen}”，用不到这一项。请清空，或改选别的方式。',
    en: '{label}: found {found}, which "{chosen}" never uses; clear it or choose another kind',
  },
  PARAMETER_MISSING: {
    zh: '“{label}”没有填。[[请写：{expected}。]]',
    en: '{label} is not filled in[[; expected {expected}]]',
  },
  PARAMETER_NOT_DEFINED: {
    zh: '“{label}”用到“{found}”，方案里没有这一项，或已写了删除。应为 {expected}。',
    en: '{label} names "{found}", which the notice does not define or which is removed; expected {expected}',
  },
  PARAMETER_QUESTION_UNANSWERED: {
    zh: '{why}，但没有选择“{question}”，涉及的人将答“待复核”。请在方案文件中写明：{expected}。',
    en: 'the notice needs an answer to "{question}"; people concerned will "need review"; record one of {expected} in the notice file',
  },
  PARAMETER_QUESTIONS_OPEN: {
    zh: '还有 {questions} 处通知没有说清、也没有选定：{words}。用到时答“尚未选定”；请在方案文件中写明选择和理由。',
    en: '{questions} questions are left open: {words}; record a choice and its reason in the notice file',
  },
  PARAMETER_PAYERS_SUM: {
    zh: '各出资方比例之和 {found}，应为 100%。',
    en: 'the shares of the payers add up to {found}, expected 100 %',
  },
  PARAMETER_MUST_BE_ZERO: {
    zh: '选了“{chosen}”，“{label}”应为 0，读到 {found}。请改为 0，或改选资助方式。',
    en: '"{chosen}" makes {label} 0, found {found}; write 0 or choose another kind',
  },
  PARAMETER_REWARD_WITHOUT_AMOUNT: {
    zh: '“{label}”没有奖励金额。请填“每人奖励”，或填分段奖励。',
    en: '{label} has no amount; fill in 每人奖励 or the bands',
  },
  PARAMETER_REWARD_TWO_AMOUNTS: {
    zh: '“{label}”：“每人奖励”和分段奖励只能填一样。完成任务即得的填“每人奖励”。',
    en: '{label}: fill in either 每人奖励 or the bands',
  },
  PARAMETER_BANDS_GAP: {
    zh: '{found} 没有写怎样奖励。请让各段首尾相接，最后一段的“完成率至”留空；通知没有规定的一段，奖励方式写“通知没有规定”。',
    en: 'nothing is written for {found}; close the gap, leave the end of the last band empty, or write 通知没有规定',
  },
  PARAMETER_PRECEDENCE_UNUSED: {
    zh: '没有说清之处选了“{found}”，这里的次序不会用到。要按次序请改选“{expected}”。',
    en: 'the choice is "{found}", so this order is not used; choose "{expected}" to use it',
  },
  PARAMETER_CATEGORY_CIRCLE: {
    zh: '上级类别绕成了圈：{found}。请改掉其中一个的上级类别。',
    en: 'the parents form a circle: {found}; change one of them',
  },
  PARAMETER_WITHOUT_FISCAL: {
    zh: '要加上财政补助，但“财政补助标准”没有填。',
    en: 'the fiscal subsidy is to be added, but its amount is not filled in',
  },
  PARAMETER_NO_VARIABLE_WAITING: {
    zh: '没有变动等待期，“{label}”用不到。请填每断保一年增加几个月，或清空。',
    en: 'there is no variable waiting, so {label} has nothing to work on',
  },
  PARAMETER_BIRTH_ELSEWHERE: {
    zh: '“{label}”：“出生之日”只用于新生儿参保期，请改选。',
    en: '{label}: the day of birth is for the window of newborns; choose another',
  },
  PARAMETER_NEVER_BELOW: {
    zh: '“{label}”：没有什么会低于 {found}，这一条永远用不到。',
    en: '{label}: nothing is ever below {found}',
  },
};
