import type { Message } from '../messages.ts';

/** The place in front of each sentence is the line and the path in the notice file. */
export const noticeMessages: Readonly<Record<string, Message>> = {
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
};
