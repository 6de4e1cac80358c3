import * as z from 'zod';
import { basisPoints, choice, clause, code, day, note, time, yesNo } from './base.ts';

export const bulletinShape = z.strictObject({
  cycle: choice('通报周期', {
    DAILY: '每日',
    WEEKLY: '每周',
    BIWEEKLY: '每两周',
    MONTHLY: '每月',
    NOT_STATED: '没有规定',
  }),
  weekday: z
    .int()
    .min(1)
    .max(7)
    .nullable()
    .default(null)
    .meta({ kind: 'whole', title: '星期几', description: '1 为星期一；没有定为 null' }),
  cutOffAt: time
    .nullable()
    .default(null)
    .meta({ title: '数据截至时刻', description: '没有定为 null，即当日24时' }),
  metric: code
    .nullable()
    .default(null)
    .meta({ title: '排名指标', description: 'metrics 中的代码；任务完成率为 null' }),
  ties: choice('并列', { SHARE: '并列同名次', CHANGE: '按增幅再排' })
    .default('SHARE')
    .meta({ title: '完成率相同时' }),
  note,
  clause,
});

export const interviewShape = z.strictObject({
  everyWeeks: z.int().min(1).max(52).meta({ kind: 'whole', title: '每几周一次' }),
  bottomDivisions: z
    .int()
    .min(1)
    .nullable()
    .default(null)
    .meta({ kind: 'whole', title: '约谈后几名', description: '没有定为 null' }),
  behindPace: basisPoints
    .nullable()
    .default(null)
    .meta({ title: '落后序时进度', description: '完成率低于序时进度多少；没有定为 null' }),
  noProgressInCycle: yesNo.default(false).meta({ title: '一个周期内没有进展即约谈' }),
  hardshipAfterOn: day.nullable().default(null).meta({
    title: '困难群众应保尽保期限',
    description: '此日之后困难群众参保率不足 100% 即约谈；没有定为 null',
  }),
  note,
  clause,
});

export const reportingShape = z.strictObject({
  bulletin: bulletinShape.nullable().default(null).meta({ title: '通报' }),
  interview: interviewShape.nullable().default(null).meta({ title: '约谈后进' }),
});
