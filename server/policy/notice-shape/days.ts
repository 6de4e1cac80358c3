import * as z from 'zod';
import { choice, clause, code, day, dayOrMonthEnd, fen, months, note, text, time, yesNo } from './base.ts';

export const windowKinds = {
  CONCENTRATED: '集中征缴期',
  EXTENDED: '延长期',
  LATE: '补缴期',
  NEWBORN: '新生儿参保期',
} as const;

/** When cover begins for somebody who pays in this window. */
export const benefitShape = z.strictObject({
  start: choice('待遇开始', {
    START_OF_YEAR: '待遇年度1月1日',
    PAYMENT_DATE: '缴费当日',
    NEXT_DAY: '缴费次日',
    NEXT_MONTH: '缴费次月1日',
    AFTER_MONTHS: '缴费后满几个月',
    BIRTH: '出生之日',
  }),
  afterMonths: months('满几个月').nullable().default(null).meta({
    title: '满几个月',
    description: 'AFTER_MONTHS 必填：缴费之日起满几个月的次日开始',
  }),
  clause,
});

/** 待遇等待期：fixed months, plus some for every year missed, which may be paid off. Source of the usual rule: 国办发〔2024〕38号. */
export const waitingShape = z.strictObject({
  appliesTo: choice('适用对象', {
    NOT_CONTINUOUS: '未连续参保的人员',
    LATE_OR_NOT_CONTINUOUS: '未在集中征缴期参保或未连续参保的人员',
    ALL: '本期缴费的全部人员',
  }),
  fixedMonths: months('固定等待期'),
  countsFrom: choice('等待期起算', {
    PAID_ON: '缴费之日',
    BENEFIT_START: '没有等待期时的待遇开始之日',
  }).default('PAID_ON'),
  monthsPerMissedYear: months('每断保一年增加').default(0).meta({
    title: '每断保一年增加',
    description: '变动等待期，月数；没有为 0',
  }),
  missedYearsFrom: z.int().min(2000).max(2199).nullable().default(null).meta({
    kind: 'whole',
    title: '断保年数自哪一年起计',
    description: '此前的断保年度不计；没有规定为 null',
  }),
  variableAtMostMonths: months('变动等待期最多').nullable().default(null).meta({
    title: '变动等待期最多',
    description: '没有上限为 null',
  }),
  payUp: z
    .strictObject({
      monthsPerYearPaid: z
        .int()
        .min(1)
        .max(12)
        .meta({ kind: 'whole', title: '每补缴一年减少', description: '减少的变动等待期，月数' }),
      fenPerYear: fen
        .nullable()
        .default(null)
        .meta({ title: '每年补缴金额', description: '单位：分；按当年个人缴费标准为 null' }),
    })
    .nullable()
    .default(null)
    .meta({ title: '缴费修复', description: '可以缴费减少变动等待期；没有规定为 null' }),
  longGap: z
    .strictObject({
      years: z.int().min(1).max(50).meta({ kind: 'whole', title: '连续断缴几年及以上' }),
      atLeastMonths: months('修复后合计不少于'),
    })
    .nullable()
    .default(null)
    .meta({ title: '长期断缴' }),
  exemptNewborns: yesNo.default(true).meta({ title: '新生儿不设等待期' }),
  exemptCategories: z.array(code).default([]).meta({ title: '不设等待期的人员类别' }),
  clause,
});

export const windowAmountShape = z.strictObject({
  kind: choice('缴费金额', {
    STANDARD: '个人缴费标准',
    WITH_FISCAL: '个人缴费标准加财政补助',
    FIXED: '固定金额',
  }),
  fen: fen.nullable().default(null).meta({ title: '固定金额', description: '单位：分；FIXED 必填' }),
  isSubsidised: yesNo.default(true).meta({ title: '本期是否享受分类资助' }),
  clause,
});

export const windowShape = z.strictObject({
  kind: choice('征缴期种类', windowKinds),
  opensOn: day.meta({ title: '开始日' }),
  closesOn: dayOrMonthEnd.meta({ title: '截止日' }),
  closesAt: time.nullable().default(null).meta({
    title: '截止时刻',
    description: '截止日当天截至几点几分，含这一分钟：17:30 收到 17:30:59；没有规定为 null，即到当日24时',
  }),
  openDaysOfMonth: z
    .strictObject({
      from: z.int().min(1).max(31).meta({ kind: 'whole', title: '每月几日起' }),
      to: z.int().min(1).max(31).meta({ kind: 'whole', title: '每月几日止' }),
    })
    .nullable()
    .default(null)
    .meta({ title: '每月可缴费日期', description: '起止均含；不限为 null' }),
  closedRanges: z
    .array(
      z.strictObject({
        from: day.meta({ title: '停止日' }),
        to: day.meta({ title: '恢复前一日' }),
        reason: text.meta({ title: '原因' }),
      }),
    )
    .default([])
    .meta({ title: '停止缴费的日期', description: '起止均含，如年终系统结算' }),
  benefit: benefitShape
    .nullable()
    .default(null)
    .meta({ title: '待遇享受期', description: '通知没有规定为 null' }),
  waiting: waitingShape
    .nullable()
    .default(null)
    .meta({ title: '待遇等待期', description: '通知没有规定为 null' }),
  amount: windowAmountShape
    .nullable()
    .default(null)
    .meta({ title: '本期缴费金额', description: '同个人缴费标准为 null' }),
  clause,
});

/** Newborns pay by their day of birth, not by the window alone. */
export const newbornShape = z.strictObject({
  withinDays: z
    .int()
    .min(1)
    .max(730)
    .meta({ kind: 'whole', title: '出生后几日内', description: '出生次日为第 1 日' }),
  inTime: choice('按期参保的待遇开始', { BIRTH: '出生之日', PAYMENT_DATE: '缴费当日', NEXT_DAY: '缴费次日' }),
  late: choice('逾期参保的待遇开始', {
    PAYMENT_DATE: '缴费当日',
    NEXT_DAY: '缴费次日',
    NEXT_MONTH: '缴费次月1日',
    AS_OTHERS: '同其他居民',
  }),
  birthYear: choice('出生当年的费用', {
    STANDARD: '按标准缴费',
    FREE: '免缴',
    NOT_STATED: '通知没有规定',
  }),
  straddling: choice('跨年度参保', {
    BOTH_YEARS: '须缴出生当年和次年两年',
    BIRTH_YEAR_FIRST: '只缴一年的，按出生当年',
    NEXT_YEAR_FIRST: '只缴一年的，按次年',
    NOT_STATED: '通知没有规定',
  }),
  note,
  clause,
});
