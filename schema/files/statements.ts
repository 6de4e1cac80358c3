import type { ColumnSpec, FileSpec } from './column.ts';
import { dailyTotals } from './daily-totals.ts';
import { type PaymentDetailKey, paymentDetails } from './payment-details.ts';

export type StatementDetailKey =
  | 'receiptNumber'
  | 'township'
  | 'amount'
  | 'paidOn'
  | 'postedOn'
  | 'status'
  | 'failure';

export type StatementTotalKey = 'paidOn' | 'township' | 'items' | 'amount';

const paymentColumn = (key: PaymentDetailKey): ColumnSpec<PaymentDetailKey> => {
  const column = paymentDetails.columns.find((each) => each.key === key);
  if (!column) throw new Error(`payment files have no column ${key}`);
  return column;
};

/** 税务对账明细: what the tax office says it collected, one row a receipt. */
export const taxStatementDetails: FileSpec<StatementDetailKey> = {
  name: '税务对账明细',
  columns: [
    { ...paymentColumn('receiptNumber'), key: 'receiptNumber' },
    { ...paymentColumn('township'), key: 'township' },
    { ...paymentColumn('amount'), key: 'amount' },
    { ...paymentColumn('paidOn'), key: 'paidOn' },
  ],
};

/** 银行扣款入库明细: one row a debit, with what became of it. */
export const bankStatementDetails: FileSpec<StatementDetailKey> = {
  name: '银行扣款入库明细',
  columns: [
    { ...paymentColumn('receiptNumber'), key: 'receiptNumber' },
    {
      key: 'amount',
      name: '金额',
      required: true,
      aliases: [
        '扣款金额',
        '交易金额',
        '入账金额',
        '代扣金额',
        '划款金额',
        ...paymentColumn('amount').aliases,
      ],
    },
    {
      key: 'paidOn',
      name: '扣款日期',
      required: true,
      aliases: [
        '扣款日期',
        '扣款时间',
        '代扣日期',
        '划款日期',
        ...paymentColumn('paidOn').aliases.filter((alias) => !alias.startsWith('扣款')),
      ],
    },
    {
      key: 'postedOn',
      name: '入库日期',
      required: true,
      aliases: [...paymentColumn('postedOn').aliases, '国库入库日期', '清算日期', '划缴日期'],
    },
    {
      key: 'status',
      name: '状态',
      required: false,
      aliases: [
        '状态',
        '扣款状态',
        '扣款结果',
        '交易状态',
        '交易结果',
        '处理状态',
        '处理结果',
        '入库状态',
        '入账状态',
        '结果',
        '是否成功',
      ],
    },
    {
      key: 'failure',
      name: '失败原因',
      required: false,
      aliases: ['失败原因', '退票原因', '未成功原因', '错误原因', '返回信息', '处理信息', '原因'],
    },
  ],
};

const totalColumn = (key: 'paidOn' | 'township' | 'amount') => {
  const column = dailyTotals.columns.find((each) => each.key === key);
  if (!column) throw new Error(`daily totals have no column ${key}`);
  return column;
};

/** 对账每日汇总 of the tax office or the bank: one row a township a day. */
export const statementTotals: FileSpec<StatementTotalKey> = {
  name: '对账每日汇总',
  columns: [
    { ...totalColumn('paidOn'), key: 'paidOn' },
    { ...totalColumn('township'), key: 'township' },
    {
      key: 'items',
      name: '笔数（或人数）',
      required: true,
      aliases: [
        '笔数',
        '缴费笔数',
        '当日笔数',
        '入库笔数',
        '成功笔数',
        '扣款笔数',
        '交易笔数',
        '人数',
        '缴费人数',
        '当日人数',
        '当日缴费人数',
        '入库人数',
        '征缴人数',
        '人次',
      ],
    },
    { ...totalColumn('amount'), key: 'amount' },
  ],
};
