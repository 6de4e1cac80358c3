import * as z from 'zod';
import { isLocalDate } from '../../schema/values/local-date.ts';
import { switchCodes } from './switch.ts';

/*
 * The notice file as a validator: the one description of the format (docs/notice-format.md explains it to people).
 * Only what a JSON Schema can also say is said here; whatever needs two places at once is in notice-rules.ts.
 */

const text = z.string().trim().min(1);
const fen = z.int().min(0).max(100_000_000).describe('金额，单位：分。400 元写作 40000');
const persons = z.int().min(0).max(2_000_000_000).describe('人数');
const day = z.iso
  .date({ abort: true })
  .refine((value) => isLocalDate(value))
  .describe('日期 YYYY-MM-DD，含当日');
const code = z.string().regex(/^[A-Z][A-Z0-9_]*$/);
const clause = text.describe('出自哪一条：clauses 中的 id');
const aliases = z.array(text).default([]).describe('其他写法');
const note = text.optional().describe('说明');

export const documentShape = z.strictObject({
  number: text.describe('文号'),
  title: text,
  issuer: text.describe('发文机关'),
  issuedOn: day,
  cites: z.array(text).default([]).describe('依据的上级文件'),
});

export const countyShape = z.strictObject({
  code: z
    .string()
    .regex(/^\d{6}$/)
    .describe('六位县代码，加引号'),
  name: text,
  aliases,
});

export const clauseShape = z.strictObject({
  id: text.describe('条款编号，如 四(四)'),
  title: text,
  text: text.describe('条款要点'),
});

export const standardShape = z.strictObject({
  individualFen: fen.min(1).describe('个人缴费标准，单位：分/人·年'),
  fiscal: z
    .strictObject({ fen, isFloor: z.boolean().describe('是否“不低于”'), clause })
    .nullable()
    .describe('财政补助，单位：分/人·年；通知没有写为 null'),
  clause,
});

export const targetsShape = z.strictObject({
  enrollment: z.strictObject({ persons, clause }).nullable().default(null).describe('参保目标数'),
  hardshipCoverage: z
    .strictObject({ basisPoints: z.int().min(0).max(10_000), clause })
    .nullable()
    .default(null)
    .describe('困难群众参保率，单位：万分之一'),
});

export const windowShape = z.strictObject({
  kind: z.enum(['CONCENTRATED', 'EXTENDED', 'LATE']).describe('集中征缴期、延长期、补缴期'),
  opensOn: day,
  closesOn: day,
  openDaysOfMonth: z
    .strictObject({ from: z.int().min(1).max(31), to: z.int().min(1).max(31) })
    .nullable()
    .default(null)
    .describe('每月可缴费的日期，起止均含；不限为 null'),
  clause,
});

export const stageShape = z.strictObject({
  name: text,
  opensOn: day.nullable().default(null),
  closesOn: day,
  clause,
});

export const deadlineShape = z.strictObject({ name: text, closesOn: day, note, clause });

export const categoryShape = z.strictObject({
  code: code.describe('人员类别代码，见词汇表'),
  name: text,
  aliases,
  certifiedBy: text.optional().describe('认定部门'),
  parent: code.optional().describe('上级类别'),
  asOfOn: day.optional().describe('名册统计日期'),
  inHardshipCoverage: z.boolean().default(false).describe('是否计入困难群众参保率'),
  note,
  clause,
  alsoIn: z.array(text).default([]).describe('还出现在哪些条款'),
});

export const conditionsShape = z.strictObject({
  ageAtLeast: z.int().min(0).max(150).optional().describe('年满几周岁'),
  isMinor: z.boolean().optional().describe('未成年人'),
  disabilityGradeAtMost: z.int().min(1).max(4).optional().describe('残疾等级数不大于；二级及以上写 2'),
  lowIncomeFamily: z.boolean().optional().describe('低收入家庭'),
});

export const subsidyShape = z.strictObject({
  categories: z.array(code).min(1),
  kind: z.enum(['FULL', 'FIXED']).describe('全额资助、定额资助'),
  personPaysFen: fen.describe('个人缴纳，单位：分'),
  assistanceFen: fen.describe('医疗救助资金资助，单位：分'),
  conditions: conditionsShape.default({}),
  clause,
});

export const unlistedCategoriesShape = z.strictObject({
  pay: z.enum(['STANDARD', 'NOT_STATED']).describe('没有资助规定的类别：按标准缴费，或通知没有规定'),
  note,
  clause,
});

export const switchShape = z.strictObject({
  code: z.enum(switchCodes),
  choice: text.describe('本县的选择'),
  default: text.describe('通常的读法'),
  reason: text.describe('理由'),
  clause,
});

export const rewardShape = z.strictObject({
  deadlineOn: day.describe('截至日，含当日'),
  perPersonFen: fen.describe('每人奖励，单位：分'),
  clause,
});

export const quotaColumnShape = z.strictObject({
  code: code.describe('列代码；任务数为 TASK'),
  name: text,
  group: text.optional().describe('上一行的合并表头'),
  category: code.optional().describe('对应的人员类别'),
  declaredTotal: persons.nullable().describe('通知印出的合计；没有印出为 null'),
  asOfOn: day.optional().describe('统计口径日期'),
  note,
});

export const quotaRowShape = z.strictObject({
  division: text.describe('区划名称、别名或代码'),
  values: z.array(persons.nullable()).describe('与 columns 同序；没有数字为 null'),
  remarks: text.optional().describe('备注'),
});

export const quotasShape = z.strictObject({
  title: text.optional(),
  columns: z.array(quotaColumnShape).min(1),
  rows: z.array(quotaRowShape).min(1),
  note,
  clause,
});

export const quotaMethodShape = z.strictObject({
  kind: z.enum(['MEAN_OF_PRIOR_YEARS', 'MANUAL']).describe('前几年平均、逐个核定'),
  years: z.int().min(1).max(10).optional().describe('前几年'),
  note,
  clause,
});

export const divisionShape = z.strictObject({
  code: text.describe('区划代码，县内唯一，加引号'),
  name: text,
  type: z.enum(['TOWNSHIP', 'SUB_DISTRICT', 'OFFICE_ACTING_AS_TOWNSHIP']),
  aliases,
});

export const reportingShape = z.strictObject({
  bulletin: z
    .strictObject({
      cycle: z.enum(['WEEKLY', 'NOT_STATED']),
      weekday: z.int().min(1).max(7).nullable().default(null).describe('星期几，1 为星期一；没有定为 null'),
      note,
      clause,
    })
    .nullable()
    .default(null)
    .describe('通报'),
  interview: z
    .strictObject({
      everyWeeks: z.int().min(1).max(52),
      bottomDivisions: z.int().min(1).nullable().default(null).describe('约谈后几名；没有定为 null'),
      note,
      clause,
    })
    .nullable()
    .default(null)
    .describe('约谈后进'),
});

export const noticeShape = z.strictObject({
  format: z.literal(1).describe('格式版本'),
  document: documentShape,
  county: countyShape,
  benefitYear: z.int().min(2000).max(2199).describe('待遇年度'),
  clauses: z.array(clauseShape).min(1),
  standard: standardShape,
  targets: targetsShape.default({ enrollment: null, hardshipCoverage: null }),
  windows: z.array(windowShape).min(1),
  stages: z.array(stageShape).default([]),
  deadlines: z.array(deadlineShape).default([]),
  categories: z.array(categoryShape).default([]),
  subsidies: z.array(subsidyShape).describe('分类资助；通知没有规定金额写 []'),
  unlistedCategories: unlistedCategoriesShape,
  switches: z.array(switchShape).default([]),
  rewards: z.array(rewardShape).default([]),
  quotaMethod: quotaMethodShape.nullable().default(null),
  quotas: quotasShape.nullable().default(null).describe('任务数表；通知没有附表为 null'),
  divisions: z.array(divisionShape).default([]),
  reporting: reportingShape.default({ bulletin: null, interview: null }),
});
