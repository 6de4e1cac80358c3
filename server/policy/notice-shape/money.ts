import * as z from 'zod';
import { choice, clause, code, day, fen, most, note, share, text, validity, yesNo } from './base.ts';

/** All that must hold of one person at once. Left out is not asked. */
export const conditionsShape = z.strictObject({
  ageAtLeast: z
    .int()
    .min(0)
    .max(150)
    .optional()
    .meta({ kind: 'whole', title: '年满几周岁', description: '生日当天即满' }),
  ageBelow: z
    .int()
    .min(0)
    .max(150)
    .optional()
    .meta({ kind: 'whole', title: '不满几周岁', description: '生日当天即不再符合' }),
  isMinor: yesNo.optional().meta({ title: '未成年人', description: '不满十八周岁（民法典第十七条）' }),
  disabilityGradeAtMost: z
    .int()
    .min(1)
    .max(4)
    .optional()
    .meta({ kind: 'whole', title: '残疾等级数不大于', description: '二级及以上写 2' }),
  lowIncomeFamily: yesNo.optional().meta({ title: '低收入家庭' }),
  student: yesNo.optional().meta({ title: '在校学生' }),
  ethnicMinority: yesNo.optional().meta({ title: '少数民族' }),
});

export const tierShape = z.strictObject({
  code,
  name: text.meta({ title: '档次名称', description: '如 一档' }),
  clause,
});

/** A population group with a standard of its own; the first in the file that a person fits counts. */
export const groupShape = z.strictObject({
  code,
  name: text.meta({ title: '人群名称', description: '如 在校学生、不满十八周岁' }),
  conditions: conditionsShape.meta({ title: '条件' }),
  clause,
});

export const amountShape = z.strictObject({
  tier: code.nullable().default(null).meta({ title: '档次', description: '不分档次为 null' }),
  group: code.nullable().default(null).meta({ title: '人群', description: '不分人群为 null' }),
  individualFen: fen.min(1).meta({ title: '个人缴费标准', description: '单位：分/人·年' }),
  ...validity,
  clause,
});

export const fiscalSources = { CENTRAL: '中央', PROVINCE: '省级', CITY: '市级', COUNTY: '县级' } as const;

export const fiscalShape = z.strictObject({
  fen: fen.meta({ title: '财政补助标准', description: '单位：分/人·年' }),
  isFloor: yesNo.meta({ title: '是否“不低于”', description: '是：上级提高下限后随之提高' }),
  sources: z
    .array(z.strictObject({ source: choice('来源', fiscalSources), fen: fen.meta({ title: '分担金额' }) }))
    .default([])
    .meta({ title: '分级负担', description: '各级财政分担，合计须等于财政补助标准；没有写为 []' }),
  clause,
});

/** A lower limit set from above, from a day on: 财政补助每人每年不低于 700 元. */
export const floorShape = z.strictObject({
  of: choice('下限对象', { INDIVIDUAL: '个人缴费标准', FISCAL: '财政补助标准' }),
  fen: fen.meta({ title: '下限' }),
  from: day.nullable().default(null).meta({ title: '起始日', description: '自哪一天起；一开始就有为 null' }),
  document: text.meta({ title: '依据文件' }),
  clause,
});

export const standardShape = z.strictObject({
  individualFen: fen.min(1).meta({
    title: '个人缴费标准',
    description: '单位：分/人·年；分档次、分人群的在 amounts 里另写，没有写到的按这个数',
  }),
  tiers: z
    .array(tierShape)
    .max(most.tiers)
    .default([])
    .meta({ title: '缴费档次', description: '不分档为 []' }),
  groups: z
    .array(groupShape)
    .max(most.groups)
    .default([])
    .meta({ title: '分人群标准', description: '不分人群为 []' }),
  amounts: z
    .array(amountShape)
    .max(most.amounts)
    .default([])
    .meta({ title: '分档分人群的标准', description: '写得最具体的一行（档次和人群都写的）优先' }),
  fiscal: fiscalShape
    .nullable()
    .meta({ title: '财政补助', description: '单位：分/人·年；通知没有写为 null' }),
  floors: z.array(floorShape).max(most.rules).default([]).meta({ title: '上级规定的下限' }),
  clause,
});

export const payers = {
  MEDICAL_ASSISTANCE: '医疗救助资金',
  PROVINCE_FINANCE: '省级财政',
  CITY_FINANCE: '市级财政',
  COUNTY_FINANCE: '县级财政',
  OTHER: '其他资金',
} as const;

export const statuses = {
  ACTIVE: '在册',
  RISK_ELIMINATED: '风险消除',
  SUPPORT_ENDED: '不再享受政策',
} as const;

export const subsidyShape = z.strictObject({
  categories: z
    .array(code)
    .meta({ title: '人员类别', description: 'categories 中的代码；只看条件不看类别的写 []' }),
  kind: choice('资助方式', {
    FULL: '全额资助，个人不缴费',
    FIXED: '定额，个人缴纳固定金额',
    AMOUNT: '定额，资助固定金额',
    PERCENTAGE: '按比例资助',
    NONE: '写明不资助，按标准缴费',
  }),
  personPaysFen: fen
    .nullable()
    .default(null)
    .meta({ title: '个人缴纳', description: '单位：分；FIXED 必填，FULL 可写 0' }),
  assistanceFen: fen.nullable().default(null).meta({
    title: '资助金额',
    description: '单位：分；AMOUNT 必填；其他写了就核对：与个人缴纳之和等于标准',
  }),
  percentage: share
    .nullable()
    .default(null)
    .meta({ title: '资助比例', description: 'PERCENTAGE 必填；90% 写作 9000' }),
  assistanceAtLeastFen: fen.nullable().default(null).meta({ title: '资助不低于', description: '单位：分' }),
  personPaysAtLeastFen: fen
    .nullable()
    .default(null)
    .meta({ title: '个人缴纳不低于', description: '单位：分' }),
  roundTo: choice('资助金额取整到', { FEN: '分', JIAO: '角', YUAN: '元' })
    .default('FEN')
    .meta({ title: '资助金额取整到', description: '按比例计算时四舍五入到；默认到分' }),
  tiers: z.array(code).default([]).meta({ title: '适用档次', description: '所有档次为 []' }),
  statuses: z
    .array(choice('类别状态', statuses))
    .min(1)
    .default(['ACTIVE'])
    .meta({ title: '适用的类别状态', description: '默认只资助在册的' }),
  conditions: conditionsShape.default({}).meta({ title: '条件', description: '写几项须同时满足' }),
  payers: z
    .array(
      z.strictObject({
        payer: choice('出资方', payers),
        share: share.meta({ title: '出资比例', description: '万分之一，各方合计 10000' }),
      }),
    )
    .default([])
    .meta({ title: '出资方', description: '不写为全部由医疗救助资金出' }),
  timing: choice('资助时间', { AT_SOURCE: '缴费时直接减免', AFTERWARDS: '先缴后补' })
    .default('AT_SOURCE')
    .meta({ title: '资助时间' }),
  ...validity,
  clause,
});

export const unlistedCategoriesShape = z.strictObject({
  pay: choice('没有列入分类资助的人员', { STANDARD: '按标准缴费', NOT_STATED: '通知没有规定' }),
  note,
  clause,
});

/** An explicit order among categories, for a notice that states one; used when SUBSIDY_PRECEDENCE is LISTED_ORDER. */
export const precedenceShape = z.strictObject({
  order: z
    .array(code)
    .min(1)
    .meta({ title: '优先次序', description: '在前者优先；没有列出的排在最后，按文件次序' }),
  note,
  clause,
});
