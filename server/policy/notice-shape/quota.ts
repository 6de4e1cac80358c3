import * as z from 'zod';
import { basisPoints, choice, clause, code, day, most, note, persons, text } from './base.ts';

export const targetsShape = z.strictObject({
  enrollment: z
    .strictObject({ persons: persons.meta({ title: '参保目标数' }), clause })
    .nullable()
    .default(null)
    .meta({ title: '参保目标数' }),
  hardshipCoverage: z
    .strictObject({
      basisPoints: basisPoints.max(10_000).meta({ title: '困难群众参保率目标', description: '万分之一' }),
      clause,
    })
    .nullable()
    .default(null)
    .meta({ title: '困难群众参保率目标', description: '单位：万分之一' }),
});

export const quotaColumnShape = z.strictObject({
  code: code.meta({ title: '列代码', description: '任务数为 TASK' }),
  name: text.meta({ title: '列名' }),
  group: text.optional().meta({ title: '上一行的合并表头' }),
  category: code.optional().meta({ title: '对应的人员类别' }),
  declaredTotal: persons.nullable().meta({ title: '印出的合计', description: '没有印出为 null' }),
  asOfOn: day.optional().meta({ title: '统计口径日期' }),
  note,
});

export const quotaRowShape = z.strictObject({
  division: text.meta({ title: '区划', description: '名称、别名或代码' }),
  values: z
    .array(persons.nullable())
    .meta({ title: '任务数', description: '与 columns 同序；没有数字为 null' }),
  remarks: text.optional().meta({ title: '备注' }),
});

export const quotasShape = z.strictObject({
  title: text.optional().meta({ title: '附表标题' }),
  columns: z.array(quotaColumnShape).min(1).max(most.rules).meta({ title: '附表各列' }),
  rows: z.array(quotaRowShape).min(1).max(most.divisions).meta({ title: '附表各行' }),
  note: note.meta({ title: '附表的注' }),
  clause,
});

export const quotaMethodShape = z.strictObject({
  kind: choice('任务数确定办法', {
    MEAN_OF_PRIOR_YEARS: '前几年参保人数平均',
    PRIOR_YEAR_TIMES_FACTOR: '上年参保人数乘以系数',
    POPULATION_RATE: '人口数乘以参保率',
    GIVEN: '上级下达',
    MANUAL: '逐个核定',
  }),
  years: z
    .int()
    .min(1)
    .max(10)
    .optional()
    .meta({ kind: 'whole', title: '前几年', description: 'MEAN_OF_PRIOR_YEARS 必填' }),
  factor: basisPoints
    .optional()
    .meta({ title: '系数', description: '万分之一；PRIOR_YEAR_TIMES_FACTOR 必填，1.02 写作 10200' }),
  rate: basisPoints
    .max(10_000)
    .optional()
    .meta({ title: '参保率', description: '万分之一；POPULATION_RATE 必填，95% 写作 9500' }),
  population: choice('人口口径', { REGISTERED: '户籍人口', USUAL: '常住人口' })
    .optional()
    .meta({ title: '人口口径', description: 'POPULATION_RATE 必填' }),
  note,
  clause,
});
