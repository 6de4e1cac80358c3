import type {
  NonEnrollmentReason,
  PaymentEntryKind,
  PaymentEntryReason,
  PersonEventKind,
} from '../../client/generated/graphql.ts';
import type { Person } from './people.ts';

/** In the order clerks meet them; the last two do not leave the denominator. */
export const reasonWords: Readonly<Record<NonEnrollmentReason, string>> = {
  EMPLOYEE_SCHEME: '参加职工医保',
  INSURED_ELSEWHERE: '在外地参保',
  STUDENT_ELSEWHERE: '在外地就学参保',
  SOLDIER: '服兵役',
  PRISONER: '服刑',
  ABROAD: '出国（境）',
  DEAD: '死亡未销户',
  MOVED_AWAY: '户籍迁出',
  UNWILLING: '不愿参保（仍计应保）',
  OTHER: '其他（仍计应保）',
};

export const eventWords: Readonly<Record<PersonEventKind, string>> = {
  TRANSFER: '迁移',
  CORRECTION: '更正区划',
  DEATH: '死亡',
  BIRTH: '出生登记',
  MERGE: '并入身份证号码',
};

export const entryKindWords: Readonly<Record<PaymentEntryKind, string>> = {
  REFUND: '退费',
  REVERSAL: '冲正',
  CORRECTION: '更正',
  ACCEPTANCE: '认可',
  UNDO: '撤销',
};

export const entryReasonWords: Readonly<Record<PaymentEntryReason, string>> = {
  PAID_TWICE: '重复缴费',
  OVERPAID: '多缴',
  OTHER_COUNTY: '已在外县参保',
  EMPLOYEE_SCHEME: '参加职工医保',
  DIED: '去世',
  MOVED_AWAY: '户口或居住地迁出',
  WRONG_PERSON: '缴错人',
  WRONG_DIVISION: '乡镇或村记错',
  WRONG_CATEGORY: '人员类别记错',
  WRONG_AMOUNT: '金额记错',
  WRONG_DAY: '日期记错',
  BANK_RETURNED: '银行退回，钱没有到账',
  VERIFIED: '经核实有效',
  RECORDED_BY_MISTAKE: '登记有误',
  OTHER: '其他',
};

export const statusWords: Readonly<Record<Person['memberships'][number]['status'], string>> = {
  ACTIVE: '在册',
  RISK_ELIMINATED: '风险消除',
  SUPPORT_ENDED: '不再享受政策',
};

const flagNames: Readonly<Record<string, string>> = {
  OUTSIDE_WINDOW: '征缴期外',
  CLOSED_DAY: '停止缴费日',
  DUPLICATE_PERSON: '重复缴费',
  CATEGORY_UNKNOWN: '类别不明',
  ID_ENDS_000: '证件号尾数为 000',
  POSTED_BEFORE_PAID: '入库早于缴费',
};

export function flagWords(flags: readonly string[]): string {
  return flags.map((flag) => flagNames[flag] ?? flag).join('、');
}

/** 「周党镇 示例村」; empty when it is not known. */
export function placeWords(place: Person['place']): string {
  return place ? [place.townshipName, place.villageName].filter(Boolean).join(' ') : '';
}
