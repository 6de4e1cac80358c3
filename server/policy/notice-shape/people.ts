import * as z from 'zod';
import { switchCodes } from '../switch.ts';
import { aliases, choice, clause, code, day, note, text, yesNo } from './base.ts';

export const categoryShape = z.strictObject({
  code: code.meta({ title: '类别代码', description: '人员类别代码，见词汇表' }),
  name: text.meta({ title: '类别名称' }),
  aliases,
  certifiedBy: text.optional().meta({ title: '认定部门' }),
  parent: code.optional().meta({ title: '上级类别' }),
  asOfOn: day.optional().meta({ title: '名册统计日期' }),
  inHardshipCoverage: yesNo.default(false).meta({ title: '计入困难群众参保率' }),
  note,
  clause,
  alsoIn: z.array(text).default([]).meta({ title: '还出现在哪些条款' }),
});

export const switchShape = z.strictObject({
  code: z.enum(switchCodes).meta({ kind: 'code', title: '没有说清之处' }),
  choice: text.meta({ title: '本县的选择' }),
  default: text.meta({ title: '通常的读法' }),
  reason: text.meta({ title: '理由' }),
  clause,
});

export const metricNumerators = {
  PAID: '已缴费人数',
  POSTED: '入库人数',
} as const;

/** What a rate counts and divides by. */
export const metricShape = z.strictObject({
  code,
  name: text.meta({ title: '指标名称', description: '如 任务完成率、参保率' }),
  numerator: choice('分子', metricNumerators),
  fullySubsidised: yesNo.default(true).meta({ title: '全额资助的人计入分子' }),
  employeeScheme: yesNo.default(false).meta({ title: '参加职工医保的人计入分子' }),
  insuredElsewhere: yesNo.default(false).meta({ title: '在外地参保的人计入分子' }),
  denominator: choice('分母', {
    QUOTA: '任务数',
    ELIGIBLE: '应参保人数',
    REGISTERED_POPULATION: '户籍人口',
    USUAL_POPULATION: '常住人口',
  }),
  lessExcused: yesNo.default(false).meta({ title: '分母减去有正当理由未参保的人' }),
  asOf: choice('时间口径', { PAID_ON: '缴费日', POSTED_ON: '入库日' }),
  refunds: choice('退费', { NET: '扣除退费', GROSS: '不扣退费' }).default('NET').meta({ title: '退费' }),
  note,
  clause,
});
