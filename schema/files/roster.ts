import type { FileSpec } from './column.ts';

/** Columns of a roster beside those that name persons. */
export type RosterFactKey =
  | 'township'
  | 'village'
  | 'category'
  | 'status'
  | 'riskEliminated'
  | 'supported'
  | 'disabilityGrade'
  | 'lowIncomeFamily'
  | 'student'
  | 'ethnicMinority'
  | 'ethnicity'
  | 'relation';

/**
 * What a column of a roster can be. `member*` of the same number belong together; `ignore` is read as nothing;
 * `mark:<category>`: whoever has a mark here is of that category.
 */
export type RosterColumnKey =
  | RosterFactKey
  | 'name'
  | 'idNumber'
  | 'disabilityNumber'
  | 'householderName'
  | 'householderId'
  | 'ignore'
  | `memberName${number}`
  | `memberId${number}`
  | `mark:${string}`;

const personKeys = new Set([
  'name',
  'idNumber',
  'disabilityNumber',
  'householderName',
  'householderId',
  'ignore',
]);

/** Whether a text that somebody said or the database remembered names a column of a roster. */
export function isRosterColumnKey(text: string): text is RosterColumnKey {
  return (
    personKeys.has(text) ||
    rosterFacts.columns.some((column) => column.key === text) ||
    /^member(?:Name|Id)(?:[1-9]|1\d)$/.test(text) ||
    /^mark:[A-Z][A-Z0-9_]{0,63}$/.test(text)
  );
}

/** Names for messages; aliases of 姓名 and 证件号 are in `rosterPersonNames`. */
export const rosterFacts: FileSpec<RosterFactKey> = {
  name: '名册',
  columns: [
    {
      key: 'township',
      name: '乡镇',
      required: false,
      aliases: [
        '乡镇',
        '乡镇街道',
        '乡镇(街道)',
        '乡(镇)',
        '乡(镇)街道',
        '乡(镇、街道)',
        '乡镇/街道',
        '街道',
        '镇街',
        '镇(街道)',
        '镇',
        '乡',
        '乡镇名称',
        '乡镇街道名称',
        '所属乡镇',
        '所属街道',
        '所在乡镇',
        '户籍乡镇',
        '户籍所在乡镇',
        '街道乡镇',
        '街道办事处',
        '乡镇社区办',
      ],
    },
    {
      key: 'village',
      name: '村（社区）',
      required: false,
      aliases: [
        '村',
        '村社区',
        '村(社区)',
        '村/社区',
        '村(居)',
        '村居',
        '村(居)委会',
        '村居委会',
        '村委会',
        '居委会',
        '社区',
        '行政村',
        '行政村(社区)',
        '村名',
        '村名称',
        '所属村',
        '所在村',
        '所属社区',
        '户籍村',
        '村社区名称',
      ],
    },
    {
      key: 'category',
      name: '人员类别',
      required: false,
      aliases: [
        '人员类别',
        '人员类型',
        '困难类别',
        '困难类型',
        '困难群众类别',
        '困难人员类别',
        '对象类别',
        '对象类型',
        '救助类别',
        '救助对象类别',
        '资助类别',
        '保障类别',
        '身份类别',
        '特殊人群类别',
        '监测对象类别',
        '监测类别',
        '监测户类型',
        '户类型',
        '户类别',
        '类别',
        '类型',
      ],
    },
    {
      key: 'status',
      name: '状态',
      required: false,
      aliases: [
        '状态',
        '享受状态',
        '保障状态',
        '救助状态',
        '待遇状态',
        '人员状态',
        '在保状态',
        '低保状态',
        '享受政策情况',
        '脱贫享受政策情况',
        '享受政策状态',
        '脱贫户属性',
        '风险状态',
        '风险消除情况',
        '风险消除状态',
        '户籍状态',
      ],
    },
    {
      key: 'riskEliminated',
      name: '风险是否已消除',
      required: false,
      aliases: ['风险是否已消除', '风险是否消除', '是否消除风险', '是否已消除风险', '是否风险消除'],
    },
    {
      key: 'supported',
      name: '是否享受政策',
      required: false,
      aliases: ['是否享受政策', '是否享受帮扶政策', '是否在保', '是否享受', '是否继续享受政策', '是否在享'],
    },
    {
      key: 'disabilityGrade',
      name: '残疾等级',
      required: false,
      aliases: ['残疾等级', '残疾级别', '残疾类别等级', '残疾类别及等级', '残疾程度', '等级', '残级'],
    },
    {
      key: 'lowIncomeFamily',
      name: '是否低收入家庭',
      required: false,
      aliases: ['是否低收入家庭', '是否低收入', '低收入家庭', '是否为低收入家庭', '低收入', '是否低收入户'],
    },
    {
      key: 'student',
      name: '是否学生',
      required: false,
      aliases: [
        '是否学生',
        '是否在校学生',
        '是否在校生',
        '在校学生',
        '在校生',
        '学生',
        '是否为学生',
        '是否在校',
      ],
    },
    {
      key: 'ethnicMinority',
      name: '是否少数民族',
      required: false,
      aliases: ['是否少数民族', '少数民族', '是否为少数民族'],
    },
    { key: 'ethnicity', name: '民族', required: false, aliases: ['民族', '民族名称'] },
    {
      key: 'relation',
      name: '与户主关系',
      required: false,
      aliases: [
        '与户主关系',
        '与户主的关系',
        '户主关系',
        '与申请人关系',
        '与申请人的关系',
        '家庭关系',
        '成员关系',
        '关系',
      ],
    },
  ],
};

/** How messages name what a roster cannot do without. */
export const rosterPersonNames = {
  name: { name: '姓名', aliases: ['姓名', '人员姓名', '户主姓名', '家庭成员1姓名'] },
  idNumber: { name: '身份证号', aliases: ['身份证号', '公民身份号码', '证件号码', '残疾证号'] },
} as const;
