import * as z from 'zod';
import { most } from './notice-shape/base.ts';
import { newbornShape, windowShape } from './notice-shape/days.ts';
import {
  clauseShape,
  countyShape,
  deadlineShape,
  divisionShape,
  documentShape,
  revisionShape,
  stageShape,
} from './notice-shape/document.ts';
import {
  precedenceShape,
  standardShape,
  subsidyShape,
  unlistedCategoriesShape,
} from './notice-shape/money.ts';
import { categoryShape, metricShape, switchShape } from './notice-shape/people.ts';
import { quotaMethodShape, quotasShape, targetsShape } from './notice-shape/quota.ts';
import { reportingShape } from './notice-shape/reporting.ts';
import { penaltyShape, rewardLimitShape, rewardShape } from './notice-shape/reward.ts';

/*
 * The notice file as a validator: the one description of the format (docs/notice-format.md explains it to people,
 * docs/notice.schema.json to editors). Only what a JSON Schema can also say is said here; whatever needs two places
 * at once is in notice-check/.
 */
export * from './notice-shape/days.ts';
export * from './notice-shape/document.ts';
export * from './notice-shape/money.ts';
export * from './notice-shape/people.ts';
export * from './notice-shape/quota.ts';
export * from './notice-shape/reporting.ts';
export * from './notice-shape/reward.ts';

export const noticeShape = z.strictObject({
  format: z.literal(1).meta({ title: '格式版本' }),
  document: documentShape.meta({ title: '文件' }),
  county: countyShape.meta({ title: '县（市、区）' }),
  benefitYear: z.int().min(2000).max(2199).meta({ kind: 'whole', title: '待遇年度' }),
  clauses: z.array(clauseShape).min(1).max(most.clauses).meta({ title: '条款' }),
  standard: standardShape.meta({ title: '筹资标准' }),
  targets: targetsShape.default({ enrollment: null, hardshipCoverage: null }).meta({ title: '目标' }),
  windows: z.array(windowShape).min(1).max(most.windows).meta({ title: '征缴期' }),
  newborn: newbornShape
    .nullable()
    .default(null)
    .meta({ title: '新生儿', description: '通知没有规定为 null' }),
  stages: z.array(stageShape).max(most.rules).default([]).meta({ title: '工作阶段' }),
  deadlines: z.array(deadlineShape).max(most.rules).default([]).meta({ title: '其他截止日' }),
  categories: z.array(categoryShape).max(most.categories).default([]).meta({ title: '人员类别' }),
  subsidies: z
    .array(subsidyShape)
    .max(most.subsidies)
    .meta({ title: '分类资助', description: '通知没有规定金额写 []' }),
  unlistedCategories: unlistedCategoriesShape.meta({ title: '没有列入资助的人员' }),
  precedence: precedenceShape
    .nullable()
    .default(null)
    .meta({ title: '优先次序', description: '通知没有写明为 null' }),
  switches: z.array(switchShape).max(most.rules).default([]).meta({ title: '没有说清之处的选择' }),
  metrics: z.array(metricShape).max(most.rules).default([]).meta({ title: '考核指标' }),
  rewards: z.array(rewardShape).max(most.rules).default([]).meta({ title: '以奖代补' }),
  rewardLimit: rewardLimitShape.nullable().default(null).meta({ title: '奖励总额封顶' }),
  penalties: z.array(penaltyShape).max(most.rules).default([]).meta({ title: '追责' }),
  quotaMethod: quotaMethodShape.nullable().default(null).meta({ title: '任务数确定办法' }),
  quotas: quotasShape
    .nullable()
    .default(null)
    .meta({ title: '任务数表', description: '通知没有附表为 null' }),
  divisions: z.array(divisionShape).max(most.divisions).default([]).meta({ title: '乡镇（街道）' }),
  reporting: reportingShape.default({ bulletin: null, interview: null }).meta({ title: '通报和约谈' }),
  revisions: z
    .array(revisionShape)
    .max(most.revisions)
    .default([])
    .meta({ title: '后来的修改', description: '后文对个别处的修改，按执行日期先后' }),
});
