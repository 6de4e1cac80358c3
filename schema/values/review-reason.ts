/** Where things to look at come from. */
export type ReviewArea = 'ROSTER' | 'LEDGER' | 'RECONCILIATION';

export interface ReviewReason {
  readonly code: string;
  readonly name: string;
}

/** One kind of thing to look at, with the reasons for which it may be closed. */
export interface ReviewKind {
  readonly kind: string;
  readonly name: string;
  readonly area: ReviewArea;
  readonly reasons: readonly ReviewReason[];
}

/** Needs a note. */
export const otherReason = 'OTHER';
/** What the program itself gives when the cause is gone. */
export const resolvedReason = 'RESOLVED';

const names = {
  CHECKED_RIGHT: '已核实，数据无误',
  NAME_CHANGED: '本人更名，已核实户口簿',
  NAME_MISWRITTEN: '名册姓名有误，已请来源单位更正',
  ID_MISWRITTEN: '身份证号码有误，已请来源单位更正',
  BOTH_APPLY: '确实同属几类人员',
  LEFT_ONE_ROSTER: '已请来源单位移出其中一份名册',
  REMOVED_FROM_ROSTER: '已请来源单位移出名册',
  DEATH_MISTAKEN: '死亡登记有误，已更正',
  MOVE_CONFIRMED: '以登记的区划为准，已告知来源单位',
  ROSTER_PLACE_RIGHT: '以名册为准，已更正区划',
  REFUNDED: '已退费',
  REVERSED: '已冲正',
  CORRECTED: '已更正',
  KEPT_HERE: '确认在本县参保',
  KEPT_ELSEWHERE: '确认在外县参保',
  TOPPED_UP: '已补缴差额',
  AMOUNT_ACCEPTED: '金额经核实无须调整',
  ASSISTED_AFTERWARDS: '已办理资助补助（先缴后补）',
  NOT_SUBSIDISED: '核实不再享受资助，已补差额或不予资助',
  IMPORTED_LATER: '缴费明细已补充导入',
  TAX_CORRECTED: '税务数据已更正',
  LEDGER_CORRECTED: '台账已更正',
  COLLECTED_NEXT_DAY: '跨日入账，次日已到账',
  POSTED_LATER: '已补办入库',
  COLLECTED_AGAIN: '已重新扣款',
  BANK_STATEMENT_LATER: '银行已入库，对账单待补',
  NOT_OURS: '不属于本项征缴',
  OTHER: '其他（在说明中写明）',
} as const;

type ReasonCode = keyof typeof names;

function kind(code: string, name: string, area: ReviewArea, reasons: readonly ReasonCode[]): ReviewKind {
  const codes: readonly ReasonCode[] = [...reasons, otherReason];
  return { kind: code, name, area, reasons: codes.map((each) => ({ code: each, name: names[each] })) };
}

/** Every kind, in the order in which lists show them. */
export const reviewKinds: readonly ReviewKind[] = [
  kind('NAME_DIFFERS', '同一证件号姓名不同', 'ROSTER', [
    'NAME_CHANGED',
    'NAME_MISWRITTEN',
    'ID_MISWRITTEN',
    'CHECKED_RIGHT',
  ]),
  kind('IN_TWO_ROSTERS', '同时在几份名册上', 'ROSTER', ['BOTH_APPLY', 'LEFT_ONE_ROSTER']),
  kind('DEAD_ON_ROSTER', '已登记死亡，名册仍列有', 'ROSTER', ['REMOVED_FROM_ROSTER', 'DEATH_MISTAKEN']),
  kind('PLACE_DIFFERS', '名册区划与登记的不同', 'ROSTER', ['MOVE_CONFIRMED', 'ROSTER_PLACE_RIGHT']),
  kind('PAID_TWICE', '重复缴费', 'LEDGER', ['REFUNDED', 'REVERSED', 'CHECKED_RIGHT']),
  kind('OTHER_COUNTY', '在外县也已缴费', 'LEDGER', ['KEPT_HERE', 'KEPT_ELSEWHERE', 'REFUNDED']),
  kind('UNDERPAID', '少缴', 'LEDGER', ['TOPPED_UP', 'CORRECTED', 'REFUNDED', 'AMOUNT_ACCEPTED']),
  kind('OVERPAID', '多缴', 'LEDGER', ['REFUNDED', 'ASSISTED_AFTERWARDS', 'CORRECTED', 'AMOUNT_ACCEPTED']),
  kind('CATEGORY_GAINED', '缴费后新增类别', 'LEDGER', ['ASSISTED_AFTERWARDS', 'REFUNDED', 'AMOUNT_ACCEPTED']),
  kind('CATEGORY_LOST', '缴费后失去类别', 'LEDGER', ['NOT_SUBSIDISED', 'TOPPED_UP', 'AMOUNT_ACCEPTED']),
  kind('MISSING_IN_LEDGER', '税务有、台账没有', 'RECONCILIATION', [
    'IMPORTED_LATER',
    'TAX_CORRECTED',
    'NOT_OURS',
  ]),
  kind('MISSING_IN_TAX', '台账有、税务没有', 'RECONCILIATION', [
    'LEDGER_CORRECTED',
    'TAX_CORRECTED',
    'COLLECTED_NEXT_DAY',
  ]),
  kind('AMOUNT_DIFFERS', '金额不一致', 'RECONCILIATION', ['LEDGER_CORRECTED', 'TAX_CORRECTED']),
  kind('DAY_DIFFERS', '缴费日期不一致', 'RECONCILIATION', [
    'COLLECTED_NEXT_DAY',
    'LEDGER_CORRECTED',
    'TAX_CORRECTED',
  ]),
  kind('TOWNSHIP_DIFFERS', '乡镇不一致', 'RECONCILIATION', [
    'LEDGER_CORRECTED',
    'TAX_CORRECTED',
    'CHECKED_RIGHT',
  ]),
  kind('UNPOSTED', '收了没有入库', 'RECONCILIATION', [
    'POSTED_LATER',
    'COLLECTED_AGAIN',
    'REFUNDED',
    'LEDGER_CORRECTED',
    'BANK_STATEMENT_LATER',
  ]),
  kind('BANK_FAILED', '银行入库失败', 'RECONCILIATION', ['COLLECTED_AGAIN', 'POSTED_LATER', 'REFUNDED']),
  kind('BANK_WITHOUT_PAYMENT', '银行已入库、没有缴费', 'RECONCILIATION', [
    'IMPORTED_LATER',
    'NOT_OURS',
    'COLLECTED_NEXT_DAY',
  ]),
];

const byCode = new Map(reviewKinds.map((each) => [each.kind, each]));
const settledNames: Readonly<Record<string, string>> = {
  ...names,
  [resolvedReason]: '原因已消除（系统核对）',
  SETTLED_BY_STATEMENT: '后来的对账单已相符（系统核对）',
  SETTLED_BY_PAYMENT: '台账已补上或更正（系统核对）',
};

export function reviewKind(code: string): ReviewKind | null {
  return byCode.get(code) ?? null;
}

/** The Chinese words of a reason; the code itself when nobody knows it. */
export function reviewReasonName(code: string): string {
  return settledNames[code] ?? code;
}
