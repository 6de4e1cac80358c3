/** One custom function as Excel is told of it; what is declared here is what the formula bar shows. */
export interface DeclaredFunction {
  /** ASCII and permanent: saved workbooks hold it. */
  readonly id: string;
  /** What people type after `ZJ.`. */
  readonly name: string;
  readonly description: string;
  readonly result: 'number' | 'string';
  /** Excel keeps the cell up to date while the function lives. */
  readonly isStreaming: boolean;
  readonly parameters: readonly DeclaredParameter[];
}

export interface DeclaredParameter {
  readonly name: string;
  readonly description: string;
  readonly isOptional: boolean;
}

const division: DeclaredParameter = {
  name: '区划',
  description:
    '乡镇（街道）或村（社区）的名称或代码，可以引用写着名称的单元格；全县填 "全县"。同名的村填代码。',
  isOptional: false,
};
const day: DeclaredParameter = {
  name: '日期',
  description: '截至哪一天（含当天），例如 "2024-11-30" 或有日期的单元格；不填为最新。',
  isOptional: true,
};
const category: DeclaredParameter = {
  name: '类别',
  description: '人员类别的名称或代码，例如 "普通居民"；方案没有规定金额的类别没有数。',
  isOptional: false,
};
const paidOn: DeclaredParameter = {
  name: '缴费日',
  description: '哪一天缴费，例如 "2024-12-01" 或有日期的单元格；不填为今天。',
  isOptional: true,
};

/** Every custom function. An id never changes and is never used again for something else. */
export const declaredFunctions: readonly DeclaredFunction[] = [
  figure('QUOTA', '任务数', '下达的任务数，单位：人。例如 =ZJ.任务数(A2)，A2 写乡镇名称', [division, day]),
  figure(
    'PAID_PERSONS',
    '已缴费人数',
    '已缴费人数，单位：人，同一人只计一次。例如 =ZJ.已缴费人数(A2)，A2 写乡镇名称',
    [division, day],
  ),
  figure('PAID_AMOUNT', '缴费金额', '个人缴费金额，单位：元。例如 =ZJ.缴费金额(A2)，A2 写乡镇名称', [
    division,
    day,
  ]),
  figure('COMPLETION', '完成率', '已缴费人数除以任务数，0.95 即 95%。例如 =ZJ.完成率(A2)，A2 写乡镇名称', [
    division,
    day,
  ]),
  figure('GAP', '任务差额', '任务数减已缴费人数，超额为负，单位：人。例如 =ZJ.任务差额(A2)，A2 写乡镇名称', [
    division,
    day,
  ]),
  figure(
    'RANK',
    '完成排名',
    '完成率的名次：乡镇在全县，村在本乡镇，并列同名次。例如 =ZJ.完成排名(A2)，A2 写乡镇名称',
    [division, day],
  ),
  figure('AMOUNT_DUE', '应缴金额', '该类人员个人应缴多少元。例如 =ZJ.应缴金额("普通居民")', [
    category,
    paidOn,
  ]),
  figure(
    'REWARD_NOW',
    '现在的奖励',
    '按现在的进度应得的奖补，单位：元。例如 =ZJ.现在的奖励(A2)，A2 写乡镇名称',
    [{ ...division, description: '乡镇（街道）的名称或代码，可以引用写着名称的单元格。' }],
  ),
  {
    ...figure(
      'FIGURES_AT',
      '数据时间',
      '公式中的数字是何时的；断开时写明是最后的数。例如 =ZJ.数据时间()',
      [],
    ),
    result: 'string',
    isStreaming: true,
  },
  streaming(
    'LIVE_PAID_PERSONS',
    '实时缴费人数',
    '已缴费人数，自动更新，单位：人。例如 =ZJ.实时缴费人数(A2)，A2 写乡镇名称',
  ),
  streaming(
    'LIVE_COMPLETION',
    '实时完成率',
    '完成率，自动更新，0.95 即 95%。例如 =ZJ.实时完成率(A2)，A2 写乡镇名称',
  ),
];

/** Name before the dot of every function; the same as in the manifest. */
export const functionNamespace = 'ZJ';

/** The text of `functions.json`, in the shape Excel reads. */
export function functionsJson(): string {
  const functions = declaredFunctions.map(({ id, name, description, result, isStreaming, parameters }) => ({
    id,
    name,
    description,
    ...(isStreaming ? { options: { stream: true } } : {}),
    // `any`: a code may stand in a cell as a number, and a day as one of Excel's day numbers.
    parameters: parameters.map((parameter) => ({
      name: parameter.name,
      description: parameter.description,
      type: 'any',
      ...(parameter.isOptional ? { optional: true } : {}),
    })),
    result: { type: result },
  }));
  return `${JSON.stringify({ functions }, null, 2)}\n`;
}

function figure(
  id: string,
  name: string,
  description: string,
  parameters: readonly DeclaredParameter[],
): DeclaredFunction {
  return { id, name, description, result: 'number', isStreaming: false, parameters };
}

function streaming(id: string, name: string, description: string): DeclaredFunction {
  return { ...figure(id, name, description, [division]), isStreaming: true };
}
