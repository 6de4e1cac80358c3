import type { Message } from '../messages.ts';

/** The place in front of each sentence is the line and the path in the notice file. */
export const noticeMessages: Readonly<Record<string, Message>> = {
  NOTICE_FILE_TOO_LARGE: {
    zh: '方案文件有 {found} 个字符，超过上限 {expected}，不像是方案文件。请检查是否选错文件。',
    en: 'the notice file has {found} characters, over the limit of {expected}; check that it is the right file',
  },
  NOTICE_FILE_EMPTY: {
    zh: '文件是空的，没有写方案。请检查是否选错文件，内容是否已保存。',
    en: 'the file is empty; check that it is the right file and that it was saved',
  },
  NOTICE_FILE_NOT_TEXT: {
    zh: '不是文本文件（像是工作簿、网页或图片），不是方案文件。请检查是否选错文件；方案文件是 .yaml 或 .json。',
    en: 'not a text file; a notice file is .yaml or .json, check that it is the right file',
  },
  NOTICE_ENCODING_BROKEN: {
    zh: '文字编码读不出来，既不是 UTF-8，也不是 GB18030（GBK），一字未读。请用记事本打开原文件，另存为，编码选 UTF-8。',
    en: 'the text is neither UTF-8 nor GB18030 (GBK), nothing was read; save the original again as UTF-8',
  },
  NOTICE_CHARACTERS_LOST: {
    zh: '文件是按错误的编码读的：有 {found} 处字已变成“�”之类，读不出原字。请回到原文件，用记事本另存为 UTF-8 再试。',
    en: 'read in the wrong encoding: {found} characters are lost; save the original again as UTF-8',
  },
  NOTICE_TOO_MANY_KEYS: {
    zh: '这一处有 {found} 个键，最多 {expected} 个，不像是方案文件。请检查是否选错文件。',
    en: 'one place has {found} keys, at most {expected}; check that it is the right file',
  },
  NOTICE_YAML: {
    zh: '不符合 YAML 写法（{found}）。请检查冒号后是否有空格、引号和括号是否成对。',
    en: 'not valid YAML ({found}); check for a space after each colon and for unmatched quotes or brackets',
  },
  NOTICE_YAML_DUPLICATE_KEY: {
    zh: '“{found}”在同一处写了两次。请删去一个。',
    en: '"{found}" is written twice in one place; remove one',
  },
  NOTICE_YAML_TAB: {
    zh: '用了制表符缩进。请改为空格。',
    en: 'indented with a tab; use spaces',
  },
  NOTICE_YAML_INDENT: {
    zh: '缩进不齐，或前面的括号、引号没有成对。同一层的各行要左对齐。',
    en: 'uneven indentation, or an unmatched bracket or quote above; lines of one level start in the same column',
  },
  NOTICE_YAML_TWO_DOCUMENTS: {
    zh: '文件里有不止一份内容（---）。一个文件只写一份方案。',
    en: 'the file holds more than one document (---); write one notice to a file',
  },
  NOTICE_YAML_ALIAS: {
    zh: '用了 YAML 引用（*）。每个数字都要写在自己的条款下，请照写一遍。',
    en: 'a YAML alias (*) is used; every number is written out beside its own clause',
  },
  NOTICE_MISSING: {
    zh: '缺少这一项，应为{expected}。',
    en: 'missing; expected {expected}',
  },
  NOTICE_WRONG_TYPE: {
    zh: '读到“{found}”，应为{expected}。',
    en: 'found "{found}", expected {expected}',
  },
  NOTICE_NUMBER_FOR_TEXT: {
    zh: '读到数字 {found}，应为文字。请加引号，写作 {expected}。',
    en: 'found the number {found}, expected text; put it in quotes: {expected}',
  },
  NOTICE_NOT_WHOLE_NUMBER: {
    zh: '读到 {found}，应为整数。',
    en: 'found {found}, expected a whole number',
  },
  NOTICE_NOT_WHOLE_FEN: {
    zh: '读到 {found}，应为整数。金额以分为单位，400 元写作 40000。',
    en: 'found {found}, expected a whole number; money is in fen, 400 yuan is 40000',
  },
  NOTICE_NEGATIVE: {
    zh: '读到负数 {found}，应{expected}。',
    en: 'found the negative number {found}, expected: {expected}',
  },
  NOTICE_OUT_OF_RANGE: {
    zh: '读到 {found}，应{expected}。',
    en: 'found {found}, expected: {expected}',
  },
  NOTICE_EMPTY_LIST: {
    zh: '列表是空的，应有{expected}。',
    en: 'the list is empty; expected: {expected}',
  },
  NOTICE_LIST_TOO_LONG: {
    zh: '列表有 {found} 项，最多 {expected} 项，不像是一份通知。其余检查待改正后再做。',
    en: 'the list has {found} items, at most {expected}; the other checks wait until this is right',
  },
  NOTICE_EMPTY_TEXT: {
    zh: '是空的，应填写文字。',
    en: 'empty; expected text',
  },
  NOTICE_BAD_DATE: {
    zh: '读到“{found}”，没有这一天。日期写作 {expected}，如 2024-11-30。',
    en: '"{found}" is not a day of the calendar; write {expected}, e.g. 2024-11-30',
  },
  NOTICE_DATE_NOTATION: {
    zh: '读到“{found}”，日期请写作 {expected}。',
    en: 'found "{found}"; write the day as {expected}',
  },
  NOTICE_FEN_NOTATION: {
    zh: '读到“{found}”，应为整数，单位是分，不加引号。{yuan} 元请写作 {expected}。',
    en: 'found "{found}", expected a whole number of fen without quotes; {yuan} yuan is {expected}',
  },
  NOTICE_PERCENT_NOTATION: {
    zh: '读到“{found}”，应为整数，单位是万分之一。{found} 请写作 {expected}。',
    en: 'found "{found}", expected a whole number of hundredths of a percent; {found} is {expected}',
  },
  NOTICE_BAD_CODE: {
    zh: '读到“{found}”，应为{expected}。',
    en: 'found "{found}", expected {expected}',
  },
  NOTICE_UNKNOWN_CHOICE: {
    zh: '没有“{found}”这个选项，应为 {expected}。',
    en: '"{found}" is not an option; expected {expected}',
  },
  NOTICE_UNKNOWN_KEY: {
    zh: '没有“{found}”这一项。这里可写：{expected}。',
    en: '"{found}" is not a key here; known keys: {expected}',
  },
  NOTICE_MISTYPED_KEY: {
    zh: '没有“{found}”这一项，是不是 {expected}？',
    en: '"{found}" is not a key here; did you mean {expected}?',
  },
  NOTICE_UNKNOWN_CLAUSE: {
    zh: 'clauses 里没有条款“{found}”，应为 {expected}。',
    en: 'clauses has no "{found}"; expected {expected}',
  },
  NOTICE_UNKNOWN_CATEGORY: {
    zh: 'categories 里没有人员类别“{found}”，应为 {expected}；新的类别请先在 categories 中写明。',
    en: 'categories has no "{found}"; expected {expected}; define a new category there first',
  },
  NOTICE_UNKNOWN_DIVISION: {
    zh: 'divisions 里没有“{found}”，应为 {expected}。若是另一种写法，请加到该区划的 aliases。',
    en: 'divisions has no "{found}"; expected {expected}; add another spelling to the aliases of its division',
  },
  NOTICE_VILLAGE_WITHOUT_PARENT: {
    zh: '村（社区）没有写明所属的乡镇（街道）。请填写其名称、别名或代码。',
    en: 'a village needs its township: write its name, an alias or its code',
  },
  NOTICE_PARENT_OF_TOWNSHIP: {
    zh: '乡镇（街道）不写所属，读到“{found}”。请删去，或把类型改为村、社区。',
    en: 'a township has no parent, found "{found}"; remove it, or make the type VILLAGE or COMMUNITY',
  },
  NOTICE_DUPLICATE_CODE: {
    zh: '代码“{found}”前面已经用过。请改用别的代码，或删去重复的一项。',
    en: 'the code "{found}" is already used above; choose another or remove the repeated entry',
  },
  NOTICE_DUPLICATE_NAME: {
    zh: '“{found}”已经是“{owner}”的名称或别名，会认错。请改掉一个。',
    en: '"{found}" is already a name or alias of "{owner}"; change one of them',
  },
  NOTICE_DUPLICATE_DAY: {
    zh: '截止日 {found} 前面已经有一档。同一天只能有一档。',
    en: 'the deadline {found} already has a stage above; one stage to a day',
  },
  NOTICE_DATES_REVERSED: {
    zh: '截止日 {found} 早于开始日，应{expected}。',
    en: 'ends on {found}, before it starts; expected: {expected}',
  },
  NOTICE_DAYS_REVERSED: {
    zh: '每月止日 {found} 小于起日，应{expected}。',
    en: 'the last day of the month {found} is before the first; expected: {expected}',
  },
  NOTICE_WINDOW_NEVER_OPEN: {
    zh: '这段征缴期内没有一天可以缴费。请检查起止日和每月日期。',
    en: 'no day of this window is open; check its dates and its days of the month',
  },
  NOTICE_WINDOWS_OVERLAP: {
    zh: '{found} 与第 {other} 段同类征缴期（{expected}）重叠。请改日期或并为一段。',
    en: '{found} overlaps window {other} of the same kind ({expected}); change the dates or merge them',
  },
  NOTICE_SUBSIDY_SUM: {
    zh: '个人缴纳与资助之和 {found}，应等于个人缴费标准 {expected}。',
    en: 'the person pays plus assistance: {found}, expected the standard {expected}',
  },
  NOTICE_FULL_SUBSIDY_PAYS: {
    zh: '全额资助的个人缴纳应为 0，读到 {found}。请改为 0，或把 kind 改为 FIXED。',
    en: 'a full subsidy leaves 0 to pay, found {found}; write 0 or make the kind FIXED',
  },
  NOTICE_SUBSIDY_REPEATED: {
    zh: '“{found}”在第 {other} 条资助里已有同样条件的规定。请删去一条。',
    en: '"{found}" already has a rule under the same conditions in subsidy {other}; remove one',
  },
  NOTICE_UNIT_SUSPECTED: {
    zh: '读到 {found} 分，即 {yuan} 元，数目太小。单位是分；若是 {found} 元，请写作 {expected}。',
    en: 'found {found} fen, which is {yuan} yuan; the unit is fen: {found} yuan is {expected}',
  },
  NOTICE_PERCENT_SUSPECTED: {
    zh: '读到 {found}，即 {share}，数目太小。单位是万分之一；若是 {found}%，请写作 {expected}。',
    en: 'found {found}, which is {share}; the unit is a hundredth of a percent: {found} % is {expected}',
  },
  NOTICE_DEADLINE_SUSPECTED: {
    zh: '{found} 离征缴期（{expected}）太远，年份可能写错。请与原文核对。',
    en: '{found} is far from the windows ({expected}); check the year',
  },
  NOTICE_FIELD_NEEDED: {
    zh: '选了 {chosen}，须写 {expected}。',
    en: '{chosen} needs {expected}',
  },
  NOTICE_FIELD_UNUSED: {
    zh: '读到 {found}，但 {chosen} 用不到这一项。请删去，或改选别的方式。',
    en: 'found {found}, which {chosen} never uses; remove it or choose another kind',
  },
  NOTICE_UNKNOWN_TIER: {
    zh: 'standard.tiers 里没有档次“{found}”，应为 {expected}。',
    en: 'standard.tiers has no "{found}"; expected {expected}',
  },
  NOTICE_UNKNOWN_GROUP: {
    zh: 'standard.groups 里没有人群“{found}”，应为 {expected}。',
    en: 'standard.groups has no "{found}"; expected {expected}',
  },
  NOTICE_UNKNOWN_METRIC: {
    zh: 'metrics 里没有指标“{found}”，应为 {expected}。',
    en: 'metrics has no "{found}"; expected {expected}',
  },
  NOTICE_RESERVED_CODE: {
    zh: '{found} 固定指困难群众参保率，不用自己写。请改用别的代码。',
    en: '{found} always means the hardship coverage; choose another code',
  },
  NOTICE_CONDITIONS_CONTRADICT: {
    zh: '这几项条件不可能同时满足，没有人符合。请检查年龄上下限和是否未成年。',
    en: 'nobody can meet these conditions at once; check the ages and whether a minor is meant',
  },
  NOTICE_GROUP_EMPTY: {
    zh: '“{found}”的人都已归入前面的人群，这一项不会用到。请把条件更具体的写在前面。',
    en: 'everybody in "{found}" already belongs to an earlier group; put the more specific group first',
  },
  NOTICE_AMOUNT_REPEATED: {
    zh: '“{found}”在第 {other} 行已有标准，日期有重叠。请删去一行或错开日期。',
    en: '"{found}" already has an amount in row {other} on the same days; remove one or part the dates',
  },
  NOTICE_AMOUNT_UNSETTLED: {
    zh: '“{found}”与第 {other} 行各按一项定标准，同属两者的人该按哪一行没有说。请加写一行（{expected}）。',
    en: '"{found}" and row {other} both answer for those in both; add a row for {expected}',
  },
  NOTICE_FLOOR_UNDERCUT: {
    zh: '{found}，低于下限 {expected}（{document}，{since}）。请与原文核对；后来调高的，调高后的数另写一行并写明起始日。',
    en: '{found} is below the lower limit of {expected} ({document}); write the raised amount with its date',
  },
  NOTICE_FISCAL_SUM: {
    zh: '各级财政分担之和 {found}，应等于财政补助标准 {expected}。',
    en: 'the shares of the sources: {found}, expected the fiscal amount {expected}',
  },
  NOTICE_ABOVE_STANDARD: {
    zh: '{found}，高于个人缴费标准 {expected}。',
    en: '{found} is above the individual standard of {expected}',
  },
  NOTICE_NO_SUBSIDY_ASSISTS: {
    zh: '写明不资助（NONE）的资助金额应为 0，读到 {found}。请改为 0，或改选资助方式。',
    en: 'NONE assists with 0, found {found}; write 0 or choose another kind',
  },
  NOTICE_PERCENTAGE_DIFFERS: {
    zh: '读到 {found}，按比例算为 {expected}。请核对比例、取整和标准。',
    en: 'found {found}, the percentage gives {expected}; check the percentage, the rounding and the standard',
  },
  NOTICE_SUBSIDY_LIMITS: {
    zh: '资助不低于与个人缴纳不低于之和 {found}，高于个人缴费标准 {expected}，不能同时做到。',
    en: 'the two lower limits add up to {found}, above the standard of {expected}; both cannot hold',
  },
  NOTICE_SUBSIDY_FOR_EVERYBODY: {
    zh: '没有写人员类别，也没有写条件，等于资助所有人。请写明类别或条件。',
    en: 'neither a category nor a condition: this would subsidise everybody; name one',
  },
  NOTICE_PAYERS_SUM: {
    zh: '各出资方比例之和 {found}，应为 {expected}（100%）。',
    en: 'the shares of the payers add up to {found}, expected {expected} (100 %)',
  },
  NOTICE_CATEGORY_CIRCLE: {
    zh: '上级类别绕成了圈：{found}。请改掉其中一个 parent。',
    en: 'the parents form a circle: {found}; change one of them',
  },
  NOTICE_PRECEDENCE_UNUSED: {
    zh: 'SUBSIDY_PRECEDENCE 选了 {found}，这里的次序不会用到。要按次序请改选 LISTED_ORDER。',
    en: 'SUBSIDY_PRECEDENCE is {found}, so this order is not used; choose LISTED_ORDER to use it',
  },
  NOTICE_SWITCH_UNANSWERED: {
    zh: '{why}，但没有选择“{question}”（{found}），涉及的人将答“待复核”。请在 switches 中写明：{expected}。',
    en: '{found} is not answered although the notice needs it; people concerned will "need review"; record one of {expected}',
  },
  NOTICE_QUESTIONS_OPEN: {
    zh: '还有 {questions} 处通知没有说清、也没有选定：{words}。用到时答“尚未选定”；请在 switches 中写明选择和理由。',
    en: '{questions} questions are left open: {words}; where one matters the answer is "not settled"; record a choice and its reason in switches',
  },
  NOTICE_CLOSED_OUTSIDE: {
    zh: '停止缴费 {found} 超出了征缴期 {expected}。',
    en: 'closed on {found}, outside the window {expected}',
  },
  NOTICE_CLOSED_OVERLAP: {
    zh: '停止缴费 {found} 与前面的 {expected} 重叠。请并为一段。',
    en: 'closed on {found}, which overlaps {expected}; merge them',
  },
  NOTICE_CUT_OFF_UNUSED: {
    zh: '截止时刻 {found} 不起作用：截止日 {expected} 本来就不能缴费。请核对截止日。',
    en: 'the cut-off time {found} cuts nothing off: nobody can pay on the last day {expected}; check that day',
  },
  NOTICE_YEAR_SUSPECTED: {
    zh: '{found} 离待遇年度 {expected} 在一年以上，年份可能写错。请与原文核对。',
    en: '{found} is more than a year from the benefit year {expected}; check the year',
  },
  NOTICE_WINDOWS_OF_TWO_KINDS: {
    zh: '{found} 与第 {other} 段征缴期（{expected}）重叠，重叠的日子按写在前面的一段。',
    en: '{found} overlaps window {other} ({expected}); on those days the one written first counts',
  },
  NOTICE_BIRTH_ELSEWHERE: {
    zh: '“出生之日”只用于新生儿参保期（{expected}），这里是 {found}。',
    en: 'BIRTH is for the window of newborns ({expected}), this one is {found}',
  },
  NOTICE_WITHOUT_FISCAL: {
    zh: '要加上财政补助，但 standard.fiscal 没有写金额。',
    en: 'the fiscal subsidy is to be added, but standard.fiscal states none',
  },
  NOTICE_NO_VARIABLE_WAITING: {
    zh: '没有变动等待期（{expected} 为 0），{found} 用不到。请补写每断保一年增加几个月，或删去。',
    en: 'there is no variable waiting ({expected} is 0), so {found} has nothing to work on',
  },
  NOTICE_LONG_GAP_TOO_SHORT: {
    zh: '修复后合计 {found} 个月，少于固定等待期，应{expected}。',
    en: '{found} months are fewer than the fixed waiting; expected: {expected}',
  },
  NOTICE_REWARD_WITHOUT_AMOUNT: {
    zh: '没有奖励金额。请写每人奖励 perPersonFen，或分段奖励 bands。',
    en: 'no amount; write perPersonFen or bands',
  },
  NOTICE_REWARD_TWO_AMOUNTS: {
    zh: '{found} 只能写一个。完成任务即得的写 perPersonFen，分段的写 bands。',
    en: 'write only one of {found}',
  },
  NOTICE_BAND_REVERSED: {
    zh: '到 {found} 为止，不大于起点 {expected}。每段含起点、不含终点。',
    en: 'ends at {found}, not above its start {expected}; a band includes its start and not its end',
  },
  NOTICE_BANDS_UNSORTED: {
    zh: '自 {found} 起，却写在自 {expected} 起的一段后面。请由低到高写。',
    en: 'starts at {found} but stands after the band from {expected}; write them from low to high',
  },
  NOTICE_BANDS_OVERLAP: {
    zh: '{found} 有两种奖励，前一段写到 {expected}。请让两段首尾相接。',
    en: '{found} has two rewards; the band before ends at {expected}; let each begin where the other ends',
  },
  NOTICE_BANDS_GAP: {
    zh: '{found} 没有写怎样奖励。请首尾相接（{expected}）；通知没有规定的一段写 pays: UNDEFINED。',
    en: 'nothing is written for {found}; close the gap ({expected}) or write a band with pays: UNDEFINED',
  },
  NOTICE_REWARD_NOT_MONOTONE: {
    zh: '“{stage}”一档：自 {from} 起{expected}，自 {edge} 起改为{found}。刚到 {edge} 的乡镇（街道）少入库几人反而可能多得奖励。请与原文核对；原文如此的照写。',
    en: 'stage {stage}: {expected} from {from}, {found} from {edge}; a township just at {edge} could gain by posting fewer; check the notice, and keep it if it says so',
  },
  NOTICE_LIMIT_WITHOUT_REWARD: {
    zh: '写了奖励封顶，但没有奖励（rewards）。',
    en: 'a limit is written, but there is no reward',
  },
  NOTICE_PENALTY_WITHOUT_CONDITION: {
    zh: '没有写达到什么程度才处理。请写低于多少、没有进展或连续约谈几次；只有日期不算条件。',
    en: 'nothing says when it applies; write a rate, no progress or interviews in a row; a day alone is no condition',
  },
  NOTICE_NEVER_BELOW: {
    zh: '没有什么会低于 {found}，这一条永远用不到。100% 写作 10000。',
    en: 'nothing is ever below {found}; 100 % is 10000',
  },
  NOTICE_REVISIONS_UNSORTED: {
    zh: '自 {found} 起，却写在自 {expected} 起的修改后面。请按执行日期先后写。',
    en: 'holds from {found} but stands after the revision from {expected}; write them in order',
  },
  NOTICE_QUOTA_VALUES: {
    zh: '“{division}”有 {found} 个数，表头有 {expected} 列。没有数字的写 null。',
    en: '"{division}" has {found} values for {expected} columns; write null where there is no number',
  },
  NOTICE_QUOTA_ROW_REPEATED: {
    zh: '“{found}”前面已有一行。一个区划只能有一行。',
    en: '"{found}" already has a row above; one row to a division',
  },
  NOTICE_QUOTA_ROW_MISSING: {
    zh: '“{found}”没有任务数一行，将视为没有任务数。',
    en: '"{found}" has no row and will count as having no quota',
  },
  NOTICE_QUOTA_TOTAL_DIFFERS: {
    zh: '“{name}”印出的合计 {found}，各行相加 {expected}，相差 {difference}。两个数都保留，不作改动；请与原文核对。',
    en: '"{name}" prints a total of {found}, its rows add up to {expected} ({difference}); both are kept',
  },
  NOTICE_TARGET_DIFFERS: {
    zh: '正文目标数 {found} 与附表合计 {expected} 不同。两个数都保留；请与原文核对。',
    en: 'the target in the body is {found}, the total of the annex {expected}; both are kept',
  },
  NOTICE_CHANGE_BAD_PATH: {
    zh: '“{found}”不是路径。照方案文件的层次写，如 {expected}，序号从 0 起。',
    en: '"{found}" is not a path; follow the levels of the notice file, e.g. {expected}, indexes from 0',
  },
  NOTICE_CHANGE_FIXED: {
    zh: '“{found}”不能用修改通知来改：换文件、县或年度就是另一份方案。',
    en: '"{found}" cannot be revised: another document, county or year is another notice',
  },
  NOTICE_CHANGE_REPEATED: {
    zh: '“{found}”与本次修改第 {other} 处改的是同一处，或互相包含。请并为一处。',
    en: '"{found}" is the same place as change {other}, or one holds the other; make it one change',
  },
  NOTICE_CHANGE_NO_PLACE: {
    zh: '没有“{found}”这一处：{expected}。',
    en: 'there is no place "{found}": {expected}',
  },
  NOTICE_CHANGE_WAS_DIFFERS: {
    zh: '写的原值是“{found}”，当时有效的值是“{expected}”。请核对是否改错了地方。',
    en: 'states "{found}" as the value before, but "{expected}" stands there; check the place',
  },
  NOTICE_CHANGE_SAME: {
    zh: '“{found}”当时就是“{expected}”，这一处没有改动。请核对改的地方和改成的值，或删去这一处。',
    en: '"{found}" is "{expected}" already, so this changes nothing; check the place and the value, or remove the change',
  },
  NOTICE_REVISION_NUMBER_OF_NOTICE: {
    zh: '修改通知的文号“{found}”就是方案本身的文号。请填写修改通知自己的文号。',
    en: 'the later document carries "{found}", the number of the notice itself; give its own number',
  },
  NOTICE_REVISION_NUMBER_TAKEN: {
    zh: '文号“{found}”与第 {other} 份修改通知相同。请核对文号；同一份文件同一天起执行的，请并为一份。',
    en: '"{found}" is the number of later document {other} as well; check it, or make one entry of one document and day',
  },
  NOTICE_REVISION_NUMBER_AGAIN: {
    zh: '文号“{found}”与第 {other} 份修改通知相同，按同一份文件分两个日期执行处理。若是另一份文件，请改正文号。',
    en: '"{found}" is the number of later document {other} as well, taken as one document that holds from two days; correct the number if it is another',
  },
  NOTICE_REVISION_RETROACTIVE: {
    zh: '自 {found} 起，早于印发日 {expected}，请核对。确实溯及以前的，照写。',
    en: 'holds from {found}, before it was issued on {expected}; check the day, and keep it if it is meant',
  },
  NOTICE_REVISION_DAY_SUSPECTED: {
    zh: '自 {found} 起，不在这次征缴前后（{expected}），年份可能写错。请与原文核对。',
    en: 'holds from {found}, far from this campaign ({expected}); check the year',
  },
  NOTICE_REVISION_LOST: {
    zh: '现行版本里有修改通知“{found}”（自 {expected} 起），这份方案里没有，发布后它的修改会失效。请把它写进 revisions；确实要废止的，另行写明文号。',
    en: 'the version in force carries the later document "{found}" (from {expected}), which this notice leaves out; add it to revisions, or name it as withdrawn',
  },
  NOTICE_VERSION_CHANGED: {
    zh: '这里依据的是第 {based} 版，现在已是第 {found} 版：有人先发布了，或您刚才的发布其实已经成功。请先看版本列表，需要时再改。',
    en: 'this is based on version {based}, but version {found} has been published since, by somebody else or by a request of yours whose answer was lost; look at the versions before you edit again',
  },
  NOTICE_VERSION_AHEAD: {
    zh: '没有第 {based} 版，现在是第 {found} 版。请先取得现行版本再改。',
    en: 'there is no version {based}, the newest is version {found}; fetch it before you edit',
  },
  NOTICE_VERSION_NONE: {
    zh: '没有第 {based} 版：这项征缴工作还没有方案。第一次发布时，依据的版本写 0（现为 {found}）。',
    en: 'there is no version {based}: this campaign has no notice yet; give 0 for the first one (now {found})',
  },
  NOTICE_VERSION_NOT_FOUND: {
    zh: '没有第 {version} 版方案。请从版本列表中选择。',
    en: 'There is no version {version} of the notice. Choose one from the list.',
  },
  NOTICE_DRAFT_EMPTY: {
    zh: '草稿是空的：请给出方案文件全文，或在某一版上的修改。',
    en: 'the draft is empty; give the text of a notice file, or edits on a version',
  },
  NOTICE_DRAFT_BOTH: {
    zh: '草稿同时给了全文和修改，不知以哪个为准。请只给一样。',
    en: 'the draft gives both a text and edits; give one of them',
  },
  NOTICE_DRAFT_NO_BASE: {
    zh: '修改没有写明依据的版本。请先取得现行版本号。',
    en: 'the edits do not say which version they are based on',
  },
  NOTICE_DRAFT_TOO_MANY_EDITS: {
    zh: '一次修改了 {found} 处，最多 {expected} 处。请改用方案文件。',
    en: '{found} edits at once, at most {expected}; use a notice file instead',
  },
  NOTICE_OTHER_COUNTY: {
    zh: '草稿是“{found}”的，这项征缴工作是“{expected}”的。请检查是否选错文件或选错征缴工作。',
    en: 'the draft is for county {found}, the campaign for {expected}; check the file and the campaign',
  },
  NOTICE_OTHER_YEAR: {
    zh: '草稿是 {found} 年度的，这项征缴工作是 {expected} 年度的。请检查是否选错文件或选错征缴工作。',
    en: 'the draft is for {found}, the campaign for {expected}; check the file and the campaign',
  },
  NOTICE_CLAUSES_AS_LAST_YEAR: {
    zh: '{found} 条条款要点与 {expected} 年度的方案一字不差，可能是由上年做的草稿还没有核对。请与今年的原文核对金额、日期、选择和条款要点。',
    en: 'all {found} clauses read word for word as in the notice of {expected}; this may be a draft from last year that nobody has gone through; check it against the new document',
  },
  NOTICE_REVISION_NO_CHANGE: {
    zh: '修改通知没有写改了哪一处。请至少写一处。',
    en: 'the later document changes nothing; give at least one change',
  },
  NOTICE_NOTE_TOO_LONG: {
    zh: '说明有 {found} 个字，最多 {expected} 个字。请写得短些。',
    en: 'the note has {found} characters, at most {expected}',
  },
  PUBLISH_BY_BUREAU: {
    zh: '方案由县医保局经办发布，本账号只能查看。',
    en: 'Notices are published by the bureau; this account may only look.',
  },
  CAMPAIGN_EXISTS: {
    zh: '征缴工作 {id} 已经有了。请选定它，在现行版本上修改后发布。',
    en: 'The campaign {id} exists already. Choose it and publish over its newest version.',
  },
  CLONE_YEAR_INVALID: {
    zh: '读到年度 {found}，应为 {earliest} 至 {latest}。',
    en: 'found the year {found}, expected {earliest} to {latest}',
  },
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
  NOTICE_DRAFT_HAS_PROBLEMS: {
    zh: '草稿有 {found} 处错误，不能用来计算。请先检查草稿，改好再算。',
    en: 'The draft has {found} errors and cannot be used. Check it, mend it and ask again.',
  },
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
