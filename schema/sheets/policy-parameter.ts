/** One parameter as GraphQL's `NoticeParameter` answers it: a row of the sheet. */
export interface PolicyParameter {
  /** Path inside the notice, the key of the row, e.g. `subsidies[2].personPaysFen`. */
  readonly path: string;
  readonly clause: string | null;
  readonly group: string;
  readonly label: string;
  /** As people write it: `80`, `2024-11-30`, `90%`; empty when the notice does not say. */
  readonly text: string;
  readonly unit: string | null;
  readonly hint: string | null;
  readonly options: readonly string[];
  readonly isEditable: boolean;
  /** An empty row of an item that does not exist yet: filling it in adds one. */
  readonly isSpare: boolean;
}

/** A later document that changes single places from a day on. */
export interface PolicyRevision {
  readonly documentNumber: string;
  /** YYYY-MM-DD, inclusive. */
  readonly from: string;
  readonly changes: readonly { readonly path: string; readonly becomes: string | null }[];
}

/** Header texts: the sheet is read back by them, wherever its columns have been moved to. */
export const policyHeaders = {
  clause: '条款',
  group: '参数组',
  label: '名称',
  value: '值',
  unit: '单位',
  hint: '写法（提示）',
  operation: '操作',
  problem: '问题',
  path: '参数路径',
} as const;

export type PolicyColumn = keyof typeof policyHeaders;

/** What 操作 may hold. */
export const removeWord = '删除';
export const addWord = '新增';

/** Excel's limit for the text of a drop-down list. */
const longestList = 255;

/** What 名称 shows; the read-back compares with the same words. */
export function labelText({ group, label, isSpare }: PolicyParameter): string {
  return isSpare && !group.includes(addWord) ? `（${addWord}）${label}` : label;
}

/** What 写法 shows: a list that is too long for a drop-down is written out. */
export function hintText(parameter: PolicyParameter): string | null {
  const { hint, options } = parameter;
  if (options.length === 0 || isListed(parameter)) return hint;
  const words = `可填：${options.join('、')}`;
  return hint === null || options.every((option) => hint.includes(option))
    ? (hint ?? words)
    : `${hint}；${words}`;
}

/** The innermost item a parameter belongs to, `rewards[1].bands[0]`; null for a parameter of no list. */
export function itemPath(path: string): string | null {
  return /^(.*\[\d+\])\./.exec(path)?.[1] ?? null;
}

export function isRemovable(parameter: PolicyParameter): boolean {
  return parameter.isEditable && !parameter.isSpare && itemPath(parameter.path) !== null;
}

/** True when the choices fit into a drop-down list. */
export function isListed({ options }: PolicyParameter): boolean {
  return (
    options.length > 0 &&
    options.join(',').length <= longestList &&
    options.every((option) => !option.includes(','))
  );
}

/** Parameters with the later values in their hints, so that they stand beside the value as published. */
export function withRevisions(
  parameters: readonly PolicyParameter[],
  revisions: readonly PolicyRevision[],
): readonly PolicyParameter[] {
  if (revisions.length === 0) return parameters;
  return parameters.map((parameter) => {
    const words = revisions.flatMap(({ documentNumber, from, changes }) =>
      changes
        .filter(({ path }) => path === parameter.path)
        .map(
          ({ becomes }) => `自 ${from} 起${becomes ? `改为 ${becomes}` : '不再规定'}（${documentNumber}）`,
        ),
    );
    const hint = [...words, ...(parameter.hint === null ? [] : [parameter.hint])].join('；');
    return words.length === 0 ? parameter : { ...parameter, hint };
  });
}
