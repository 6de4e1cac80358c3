import type { Message } from '../messages.ts';

/** Sentences about reconciliation. */
export const reconciliationMessages: Readonly<Record<string, Message>> = {
  // The statement as a whole.
  STATEMENT_FORM_MIXED: {
    zh: '这个来源已载入过{found}对账单，不能再载入{expected}，否则会重复计数。没有收录。',
    en: 'This source already has statements of the other form; both would count twice. Nothing was kept.',
  },
  STATEMENT_NEEDS_TOTALS: {
    zh: '本年度只有乡镇每日汇总，没有逐笔缴费，不能按票号核对。请改用每日汇总对账单。',
    en: 'This campaign has daily totals only: there are no receipts to match. Use a statement of daily totals.',
  },
  // One row.
  BANK_STATUS_UNKNOWN: {
    zh: '读到“{found}”，应为成功、失败或退票。请改正后重新导入。',
    en: 'Found "{found}", expected 成功, 失败 or 退票.',
  },
  BANK_STATUS_BLANK: {
    zh: '没有状态，也没有入库日期，不知道是否成功。请补上成功、失败或退票后重新导入。',
    en: 'Neither a status nor a posted day: nobody can tell whether it succeeded. Fill one in.',
  },
  FAILED_AND_POSTED: {
    zh: '状态是失败，却写有入库日期 {found}。请核对后改正其中一项。',
    en: 'The status is failed, yet it has a posted day {found}. Correct one of them.',
  },
  STATEMENT_POSTED_BEFORE_PAID: {
    zh: '入库日期 {found} 早于扣款日期 {expected}，照原样收录，请向银行核对。',
    en: 'Posted on {found}, before it was debited on {expected}: kept as it is; ask the bank.',
  },
  STATEMENT_RECEIPT_TWICE: {
    zh: '收据号 {found} 在本文件第 {line} 行已出现，但内容不同。税务对账单里一个收据号只能有一行，请核对后改正。',
    en: 'Receipt {found} stands in line {line} of this file too, with other content. One receipt is one line.',
  },
  STATEMENT_ITEMS_INVALID: {
    zh: '笔数读到“{found}”，应为整数。请改正后重新导入。',
    en: 'Items: found "{found}", expected a whole number.',
  },
  STATEMENT_TOTAL_TWICE: {
    zh: '这个乡镇这一天在本文件第 {line} 行已出现，数字不同（{items} 笔，{amount} 元）。请核对后只保留一行。',
    en: 'This township and day stands in line {line} too, with other numbers ({items}, {amount} yuan). Keep one.',
  },
  STATEMENT_TOTAL_REPLACED: {
    zh: '这个乡镇这一天此前是 {items} 笔、{amount} 元，已改用这一行的数字。',
    en: 'This township and day was {items} items, {amount} yuan before; this row stands now.',
  },
};
