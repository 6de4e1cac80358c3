import type { Message } from '../messages.ts';

/** Sentences about work lists: REVIEW_ITEM_<kind> says what an item is, the others why something was not done. */
export const reviewMessages: Readonly<Record<string, Message>> = {
  REVIEW_ITEM_NAME_DIFFERS: {
    zh: '同一证件号，名册上的姓名与已有的不同。请与来源单位核对后办结。',
    en: 'the same ID number with another name on the roster; check with the issuing office',
  },
  REVIEW_ITEM_IN_TWO_ROSTERS: {
    zh: '同一人同时在几份名册上，只享受一项资助。请核对是否都应在册。',
    en: 'the same person is on several rosters and gets one subsidy; check which are right',
  },
  REVIEW_ITEM_DEAD_ON_ROSTER: {
    zh: '已登记死亡的人仍在名册上，没有自动退出。请与来源单位核对后办结。',
    en: 'a person whose death is recorded is on the roster still; nothing was changed, check with the issuing office',
  },
  REVIEW_ITEM_PLACE_DIFFERS: {
    zh: '名册上的乡镇或村与登记的迁移、更正不同，没有改动登记。请核对后办结，或更正区划。',
    en: 'the roster puts the person elsewhere than a recorded move; nothing was changed, check or correct it',
  },
  REVIEW_ITEM_PAID_TWICE: {
    zh: '[[{day} ]]重复缴费[[ {found} 元]]，只计一次。请退费或冲正，或说明原因。',
    en: 'paid twice[[ {found} yuan]][[ on {day}]], counted once; refund or reverse it, or say why',
  },
  REVIEW_ITEM_OTHER_COUNTY: {
    zh: '此人在外县也已缴费[[（{day}）]]。请确认在哪一县参保。',
    en: 'the person has also paid in another county[[ ({day})]]; settle where the enrolment counts',
  },
  REVIEW_ITEM_UNDERPAID: {
    zh: '少缴：[[已缴 {found} 元]][[，应缴 {expected} 元]]，补足之前不算参保。请通知补缴或更正。',
    en: 'underpaid:[[ paid {found} yuan]][[, due {expected}]]; not enrolled until topped up',
  },
  REVIEW_ITEM_OVERPAID: {
    zh: '多缴：[[已缴 {found} 元]][[，应缴 {expected} 元]]。请退还多缴的部分，或按先缴后补办理资助。',
    en: 'overpaid:[[ paid {found} yuan]][[, due {expected}]]; refund the rest, or assist afterwards',
  },
  REVIEW_ITEM_CATEGORY_GAINED: {
    zh: '缴费后新增类别：[[已缴 {found} 元]][[，现应缴 {expected} 元]]。缴费不变，资助事后补助。',
    en: 'category gained after paying:[[ paid {found} yuan]][[, now due {expected}]]; assist afterwards',
  },
  REVIEW_ITEM_CATEGORY_LOST: {
    zh: '按资助后的金额缴费，之后失去类别：[[已缴 {found} 元]][[，现应缴 {expected} 元]]。请核对资格。',
    en: 'category lost after paying the reduced amount:[[ paid {found} yuan]][[, now due {expected}]]; check',
  },
  REVIEW_ITEM_MISSING_IN_LEDGER: {
    zh: '[[票号 {receipt}：]]税务明细有[[ {day}]][[ {found} 元]]，台账没有。请补充导入缴费明细。',
    en: '[[receipt {receipt}: ]]in the tax details[[ on {day}]][[, {found} yuan]], not in the ledger; import the payments',
  },
  REVIEW_ITEM_MISSING_IN_TAX: {
    zh: '[[票号 {receipt}：]]台账有[[ {day}]][[ {expected} 元]]，税务明细没有。请与税务核对。',
    en: '[[receipt {receipt}: ]]in the ledger[[ on {day}]][[, {expected} yuan]], not in the tax details; check with the tax office',
  },
  REVIEW_ITEM_AMOUNT_DIFFERS: {
    zh: '[[票号 {receipt}：]]两边金额不一致：[[对方 {found} 元]][[，台账 {expected} 元]]。请核对后更正。',
    en: '[[receipt {receipt}: ]]one receipt, two amounts:[[ theirs {found} yuan]][[, ours {expected}]]; check and correct',
  },
  REVIEW_ITEM_DAY_DIFFERS: {
    zh: '[[票号 {receipt}：]]两边缴费日期不一致[[，对方为 {foundOn}]][[，台账为 {day}]]。请核对。',
    en: '[[receipt {receipt}: ]]one receipt, two days of payment[[, ours {day}]]; check',
  },
  REVIEW_ITEM_TOWNSHIP_DIFFERS: {
    zh: '[[票号 {receipt}：]]两边的乡镇不一致[[，对方为{foundTownship}]]。请核对归属。',
    en: '[[receipt {receipt}: ]]one receipt, two townships; check which is right',
  },
  REVIEW_ITEM_UNPOSTED: {
    zh: '[[{day} ]]收了[[ {expected} 元]]，其中[[ {found} 元]]还没有入库。请查明原因并催办，不得滞留。',
    en: '[[of {expected} yuan collected]][[ on {day}]],[[ {found} yuan]] are not posted; find out why and have them posted',
  },
  REVIEW_ITEM_BANK_FAILED: {
    zh: '[[票号 {receipt}：]]银行报告入库失败[[（{day}）]][[，{found} 元]][[，{failure}]]。请查明原因并重新入库，不得滞留。',
    en: '[[receipt {receipt}: ]]the bank reports a failed posting[[ ({day})]][[, {found} yuan]]; find out why and post it again',
  },
  REVIEW_ITEM_BANK_WITHOUT_PAYMENT: {
    zh: '[[票号 {receipt}：]]银行已入库[[ {found} 元]][[（{day}）]]，台账没有这笔缴费。请核对来源。',
    en: '[[receipt {receipt}: ]]the bank posted[[ {found} yuan]][[ ({day})]] without any payment; find where it comes from',
  },
  REVIEW_ITEM_OF_OTHER_KIND: {
    zh: '有一件事项需要核对[[（{day}）]]。请核对后办结。',
    en: 'something to check[[ ({day})]]; close it when checked',
  },
  REVIEW_CONFLICT: {
    zh: '您打开清单之后，[[{by} ]][[于 {at} ]]已改动这一件，没有覆盖。请刷新清单，看过现在的情形再办。',
    en: 'changed meanwhile[[ by {by}]][[ at {at}]] and not overwritten; refresh the list and look again',
  },
  REVIEW_NOT_OPEN: {
    zh: '这一件[[已由 {by} ]][[于 {at} ]]办结，不用再办。',
    en: 'already closed[[ by {by}]][[ at {at}]]',
  },
  REVIEW_NOT_CLOSED: {
    zh: '这一件本来就没有办结，不用重新打开。',
    en: 'it is open already',
  },
  REVIEW_NOT_FOUND: {
    zh: '没有这一件，或当前账号无权办理。请刷新清单。',
    en: 'there is no such item, or it is not yours to close; refresh the list',
  },
  REVIEW_REASON_NOT_ALLOWED: {
    zh: '“{kind}”不能用这个原因办结，可选：{expected}。',
    en: '{kind} cannot be closed for this reason; choose one of: {expected}',
  },
  REVIEW_TOO_MANY: {
    zh: '一次最多办结 {limit} 件，收到 {found} 件。请分几次办理。',
    en: 'at most {limit} items at once, got {found}; do it in parts',
  },
  REVIEW_PAGE: {
    zh: '每页 1 到 500 件，收到 {found}。',
    en: '1 to 500 items a page, got {found}',
  },
  REVIEW_CURSOR: {
    zh: '翻页的位置认不出。请从第一页重新打开清单。',
    en: 'the place to go on from is not known; open the list from the first page',
  },
  REVIEW_NOTE_NEEDED: {
    zh: '请在说明中写明原因。',
    en: 'a note is needed: say why',
  },
  REVIEW_NOTE_TOO_LONG: {
    zh: '说明最多 {limit} 字，收到 {found} 字。请写短一些。',
    en: 'the note may have {limit} characters, got {found}',
  },
  REVIEW_NOTE_ID_NUMBER: {
    zh: '说明里像有身份证号码，没有保存。请删去号码，人员以列表中的代号为准。',
    en: 'the note seems to hold an ID number and was not kept; remove it',
  },
};
