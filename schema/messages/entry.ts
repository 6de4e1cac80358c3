import type { Message } from '../messages.ts';

/** Sentences about payment entries. */
export const entryMessages: Readonly<Record<string, Message>> = {
  PAYMENT_NOT_FOUND: {
    zh: '台账里没有收据号为“{found}”的缴费。请核对收据号。',
    en: 'The ledger has no payment with receipt {found}. Check the number.',
  },
  NEEDS_PERSON_DETAILS: {
    zh: '这项征缴工作只导入了每日汇总，没有逐笔缴费，不能按人处理。请由税务部门提供个人缴费明细。',
    en: 'This campaign has daily totals only. Ask the tax office for the details by person.',
  },
  IMPORT_RUNNING: {
    zh: '正在导入数据，请等导入结束后再试。',
    en: 'An import is running. Try again when it has ended.',
  },
  ENTRY_CONFLICT: {
    zh: '您打开这一笔之后，[[{by} ]][[于 {at} ]]已有改动（第 {number} 号处理），没有受理。请看过现在的情形再办。',
    en: 'changed meanwhile[[ by {by}]][[ at {at}]] (entry {number}); look again',
  },
  ENTRY_PAYMENT_VOID: {
    zh: '收据号“{found}”的缴费已冲正或更正，不能再处理。[[请处理代替它的“{replacement}”。]]',
    en: 'Payment {found} no longer counts.[[ Use {replacement}, which stands for it.]]',
  },
  ENTRY_HAS_REFUNDS: {
    zh: '这一笔已退费 {fen} 分，不能冲正或更正。请先撤销退费。',
    en: 'Money of this payment went back; undo the refund first.',
  },
  REFUND_NOT_ALLOWED: {
    zh: '不能退费：{reason}',
    en: 'It may not be refunded: {reason}',
  },
  REFUND_TOO_MUCH: {
    zh: '要退 {found} 元，最多能退 {most} 元。{reason}',
    en: 'Asked for {found} yuan; at most {most} may go back. {reason}',
  },
  REFUND_AMOUNT: {
    zh: '退费金额应大于 0，读到 {found} 分。',
    en: 'A refund is above 0.',
  },
  REFUND_DAY: {
    zh: '退费日 {found} 应不早于缴费日 {paidOn}，不晚于今天 {today}。',
    en: 'The day of the refund lies between the payment ({paidOn}) and today ({today}).',
  },
  CORRECTION_EMPTY: {
    zh: '没有写要更正什么，或与原来一样。',
    en: 'Nothing to correct, or the same as before.',
  },
  CORRECTION_DIVISION: {
    zh: '没有代码为“{found}”的乡镇（街道）或村（社区）。',
    en: 'There is no township or village with the code {found}.',
  },
  CORRECTION_CATEGORY: {
    zh: '通知里没有代码为“{found}”的人员类别。',
    en: 'The notice has no category {found}.',
  },
  CORRECTION_AMOUNT: {
    zh: '金额应为 0 或以上的整数分，读到 {found}。',
    en: 'An amount is a whole number of fen, 0 or more.',
  },
  CORRECTION_DAY: {
    zh: '日期“{found}”不存在或晚于今天。',
    en: 'The day {found} does not exist or lies in the future.',
  },
  CORRECTION_PERSON: {
    zh: '身份证号码或新生儿临时编号不对，请核对后重填。',
    en: 'The ID number or temporary code is wrong.',
  },
  ACCEPTANCE_NOT_NEEDED: {
    zh: '这一笔在征缴期内的开放日缴费，不需要认可。',
    en: 'This payment lies on an open day; it needs no acceptance.',
  },
  ACCEPTANCE_THERE: {
    zh: '这一笔已经认可。',
    en: 'This payment has been accepted.',
  },
  ENTRY_NOT_FOUND: {
    zh: '没有第 {found} 号处理。请刷新后再试。',
    en: 'There is no entry {found}.',
  },
  ENTRY_UNDONE: {
    zh: '第 {found} 号处理已经撤销，或本身就是撤销。',
    en: 'Entry {found} has been undone, or is an undo itself.',
  },
  ENTRY_NOT_LATEST: {
    zh: '第 {found} 号处理之后还有第 {later} 号处理。请先撤销后面的。',
    en: 'Entry {later} came after entry {found}; undo that first.',
  },
  ENTRY_NOTE_MISSING: {
    zh: '原因选“其他”时须写说明。',
    en: 'The reason OTHER needs a note.',
  },
  ENTRY_NOTE: {
    zh: '{column}最多 200 字，不能写身份证号码。',
    en: '{column}: at most 200 characters, and no ID numbers.',
  },
  OTHER_COUNTY_NOT_FOUND: {
    zh: '这个人没有在外县重复参保，或已经处理完。请刷新清单。',
    en: 'This person is not insured in another county, or it has been settled.',
  },
  OTHER_COUNTY_MUST_GIVE_UP: {
    zh: '现在计在{found}。要计在本县，须由对方先在清单里选“计在外县”。',
    en: 'Counted in {found}, which has to give the person up first.',
  },
};
