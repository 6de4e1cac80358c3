import { normalizeText } from '../../../schema/files/index.ts';

export type BankStatus = 'SUCCEEDED' | 'FAILED' | 'RETURNED';

const words: Readonly<Record<BankStatus, readonly string[]>> = {
  SUCCEEDED: [
    '成功',
    '已成功',
    '扣款成功',
    '交易成功',
    '处理成功',
    '入库成功',
    '入账成功',
    '划款成功',
    '已扣款',
    '已入库',
    '已入账',
    '是',
  ],
  FAILED: [
    '失败',
    '扣款失败',
    '交易失败',
    '处理失败',
    '入库失败',
    '入账失败',
    '未成功',
    '不成功',
    '划款失败',
    '否',
  ],
  RETURNED: ['退票', '已退票', '退回', '已退回', '退汇', '冲正', '已冲正', '冲销', '撤销', '已撤销'],
};

const byWord = new Map(
  (Object.keys(words) as BankStatus[]).flatMap((status) =>
    words[status].map((word) => [normalizeText(word), status] as const),
  ),
);

/** 成功, 失败 or 退票 as banks write it; null for anything else. */
export function readBankStatus(text: string): BankStatus | null {
  return byWord.get(normalizeText(text)) ?? null;
}

/** What banks say of a failure, by the words that tell it; the first that fits. */
const failures: readonly (readonly [phrase: string, pattern: RegExp])[] = [
  ['余额不足', /余额|透支|资金不足/],
  ['户名不符', /户名|姓名|名称不符/],
  ['账户已销户', /销户|注销/],
  ['账户冻结或止付', /冻结|止付|挂失|久悬|不动户|状态异常/],
  ['账号有误', /账号|帐号|卡号|账户不存在|帐户不存在|无此账户|无此户/],
  ['没有签约或协议失效', /签约|协议|授权|合同/],
  ['超过限额', /限额|超限/],
  ['超时或系统故障', /超时|系统|通讯|网络/],
  ['退票', /退票|退汇|退回|冲正/],
];

/** Said for every text outside the list: a bank writes names and account numbers there, and those are not kept. */
export const otherFailure = '其他原因（见原对账单）';

/** A failure's text as one of a closed list of phrases, so that no name or account number is taken over. */
export function readFailure(text: string, status: BankStatus): string {
  if (status === 'SUCCEEDED') return '';
  const plain = normalizeText(text);
  if (plain === '') return status === 'RETURNED' ? '退票' : '没有写明原因';
  return failures.find(([, pattern]) => pattern.test(plain))?.[0] ?? otherFailure;
}
