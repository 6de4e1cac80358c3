import * as z from 'zod';
import { aliases, choice, clause, day, most, note, text } from './base.ts';

export const documentShape = z.strictObject({
  number: text.meta({ title: '文号' }),
  title: text.meta({ title: '标题' }),
  issuer: text.meta({ title: '发文机关' }),
  issuedOn: day.meta({ title: '印发日期' }),
  cites: z.array(text).default([]).meta({ title: '依据的上级文件' }),
});

export const countyShape = z.strictObject({
  code: z
    .string()
    .regex(/^\d{6}$/)
    .meta({ title: '县代码', description: '六位县代码，加引号' }),
  name: text.meta({ title: '县名' }),
  aliases,
});

export const clauseShape = z.strictObject({
  id: text.meta({ title: '条款编号', description: '如 四(四)' }),
  title: text.meta({ title: '条款标题' }),
  text: text.meta({ title: '条款要点' }),
});

export const stageShape = z.strictObject({
  name: text.meta({ title: '阶段' }),
  opensOn: day.nullable().default(null).meta({ title: '开始日' }),
  closesOn: day.meta({ title: '结束日' }),
  clause,
});

export const deadlineShape = z.strictObject({
  name: text.meta({ title: '事项' }),
  closesOn: day.meta({ title: '截止日' }),
  note,
  clause,
});

export const divisionShape = z.strictObject({
  code: text.meta({ title: '区划代码', description: '县内唯一，加引号' }),
  name: text.meta({ title: '区划名称' }),
  type: choice('区划类型', {
    TOWNSHIP: '乡镇',
    SUB_DISTRICT: '街道',
    OFFICE_ACTING_AS_TOWNSHIP: '社区办',
    VILLAGE: '村',
    COMMUNITY: '社区',
  }),
  parent: text
    .nullable()
    .default(null)
    .meta({ title: '所属乡镇（街道）', description: '村、社区必填：名称、别名或代码；乡镇本身为 null' }),
  aliases,
  validFrom: day.nullable().default(null).meta({ title: '设立日', description: '一直都有为 null' }),
  validTo: day.nullable().default(null).meta({ title: '撤并日', description: '没有撤并为 null' }),
});

/** One changed place of a later document: the path as in the file, with indexes from 0. */
export const changeShape = z.strictObject({
  path: text.meta({
    title: '修改处',
    description: '方案文件内的路径，如 rewards[1].deadlineOn；序号等于现有项数为增加一项',
  }),
  was: z
    .json()
    .optional()
    .meta({ title: '原值', description: '写了就核对：与现行值不同则不予载入，以免改错地方' }),
  becomes: z.json().meta({ title: '改为', description: '改成的值；列表项改为 null 即删去该项' }),
});

/** A later document that changes single places from a day on (修改通知). */
export const revisionShape = z.strictObject({
  document: documentShape,
  from: day.meta({ title: '自何日起', description: '自哪一天起执行，含当日' }),
  clauses: z
    .array(clauseShape)
    .default([])
    .meta({ title: '新增条款', description: '后文带来的条款，id 不得与原文相同' }),
  changes: z.array(changeShape).min(1).max(most.rules).meta({ title: '修改' }),
  note,
});
