/** Headers by which a form that comes back is read; those of the columns are their names. */
export const breakdownHeaders = {
  name: '村（社区）',
  lastYear: '上年参保',
  population: '户籍人口（底册）',
  roster: (name: string) => `${name}（名册）`,
  lock: '锁定',
  remarks: '备注',
  status: '状态',
  finding: '审核意见',
  code: '区划代码',
} as const;

/** Words in front of the rows above the header: what is to be shared out, what is, what is left. */
export const breakdownTotals = { quota: '任务数', sum: '已分合计', remainder: '剩余' } as const;

/** What stands in 锁定 when the spread command is to leave a row alone. */
export const lockWord = '是';

/** Width of 审核意见 in characters; a longer text takes several lines. */
export const findingWidth = 26;
