import * as z from 'zod';
import { basisPoints, choice, clause, code, day, fen, most, note, text, yesNo } from './base.ts';

export const bandShape = z.strictObject({
  from: basisPoints.meta({ title: '完成率自', description: '含；万分之一，90% 写作 9000' }),
  to: basisPoints.nullable().meta({ title: '完成率至', description: '不含；没有上限为 null' }),
  pays: choice('奖励方式', {
    PER_PERSON: '每人奖励',
    LUMP_SUM: '一次性奖励',
    NOTHING: '写明不奖励',
    UNDEFINED: '通知没有规定',
  }),
  fen: fen
    .nullable()
    .default(null)
    .meta({ title: '奖励金额', description: '单位：分；PER_PERSON、LUMP_SUM 必填' }),
});

export const rewardShape = z.strictObject({
  name: text.optional().meta({ title: '奖励名称' }),
  deadlineOn: day.meta({ title: '截至日', description: '含当日' }),
  metric: code
    .nullable()
    .default(null)
    .meta({ title: '考核指标', description: 'metrics 中的代码；入库人数除以任务数为 null' }),
  perPersonFen: fen
    .nullable()
    .default(null)
    .meta({ title: '每人奖励', description: '单位：分；完成任务（100%）即得；分段的写 bands' }),
  bands: z
    .array(bandShape)
    .max(most.rules)
    .default([])
    .meta({ title: '分段奖励', description: '从 0 起首尾相接；通知没有规定的一段写 pays: UNDEFINED' }),
  base: choice('奖励基数', {
    ALL_POSTED: '全部入库人数',
    PAYING_ONLY: '本人缴费的人数',
    ABOVE_QUOTA: '超出任务数的人数',
  })
    .nullable()
    .default(null)
    .meta({ title: '奖励基数', description: '没有另写为 null，按 switches 的选择' }),
  headCount: choice('人数日期', { AT_DEADLINE: '截至日的人数', FINAL: '征缴结束时的人数' })
    .nullable()
    .default(null)
    .meta({ title: '人数日期', description: '没有另写为 null，按 switches 的选择' }),
  conditions: z
    .array(
      z.strictObject({
        metric: code.meta({
          title: '指标',
          description: 'metrics 中的代码，或 HARDSHIP_COVERAGE 困难群众参保率',
        }),
        atLeast: basisPoints.meta({ title: '不低于' }),
      }),
    )
    .default([])
    .meta({ title: '附加条件', description: '须同时达到' }),
  capFen: fen.nullable().default(null).meta({ title: '本档封顶', description: '单位：分/乡镇；没有为 null' }),
  note,
  clause,
});

export const rewardLimitShape = z.strictObject({
  fen: fen.meta({ title: '奖励总额封顶', description: '单位：分/乡镇，各档合计' }),
  clause,
});

export const penaltyActs = {
  CRITICISM: '通报批评',
  INTERVIEW: '约谈',
  DEDUCTION: '扣款',
  DEDUCTED_POINTS: '扣考核分',
  DISQUALIFICATION: '取消评先资格',
  REWARD_LOST: '取消奖励',
} as const;

/** What follows from falling short. At least one condition; all must hold. */
export const penaltyShape = z.strictObject({
  name: text.meta({ title: '处理名称' }),
  when: z
    .strictObject({
      metric: code
        .nullable()
        .default(null)
        .meta({ title: '指标', description: 'metrics 中的代码，或 HARDSHIP_COVERAGE；任务完成率为 null' }),
      below: basisPoints.nullable().default(null).meta({ title: '低于' }),
      after: day.nullable().default(null).meta({ title: '在哪一天之后', description: '不含当日' }),
      noProgressInCycle: yesNo.default(false).meta({ title: '一个周期内没有进展' }),
      interviewsInARow: z
        .int()
        .min(1)
        .max(52)
        .nullable()
        .default(null)
        .meta({ kind: 'whole', title: '连续被约谈几次' }),
    })
    .meta({ title: '条件' }),
  act: choice('处理', penaltyActs),
  role: text.optional().meta({ title: '对象', description: '如 乡镇主要负责人、包村干部' }),
  fen: fen.nullable().default(null).meta({ title: '扣款', description: '单位：分；DEDUCTION 必填' }),
  points: z
    .int()
    .min(1)
    .max(100_000)
    .nullable()
    .default(null)
    .meta({ kind: 'whole', title: '扣分', description: '百分之一分；DEDUCTED_POINTS 必填，0.5 分写作 50' }),
  note,
  clause,
});
