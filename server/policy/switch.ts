/** One question that notices leave open: how it reads in Chinese, and the readings the rules know. */
export interface SwitchKind {
  readonly question: string;
  /** Option code → the option in Chinese. */
  readonly options: Readonly<Record<string, string>>;
}

/**
 * Every open question the rules ask. A notice records its choice, the usual reading and the reason in `switches`;
 * a question that a notice does not answer stays unanswered (`switchChoice` gives null), never guessed.
 */
export const switchKinds = {
  REWARD_STAGES: {
    question: '各档奖励是择一还是累加',
    options: {
      EXCLUSIVE: '只取一档，按最先达到的一档',
      BEST: '只取一档，按金额最高的一档',
      CUMULATIVE: '达到的各档累加',
    },
  },
  REWARD_DEADLINE_DAY: {
    question: '截止日当天完成算不算按期完成',
    options: { INCLUDED: '含当日', EXCLUDED: '不含当日' },
  },
  REWARD_AS_OF: {
    question: '是否按期完成，看缴费日还是入库日',
    options: { PAID_ON: '缴费日', POSTED_ON: '入库日' },
  },
  REWARD_HEAD_COUNT: {
    question: '奖励按哪一天的入库总人数计算',
    options: { AT_DEADLINE: '截止日的人数', FINAL: '征缴结束时的人数' },
  },
  REWARD_FULLY_SUBSIDISED: {
    question: '全额资助、本人不缴费的人算不算入库人数',
    options: { COUNTED: '计入', NOT_COUNTED: '不计入' },
  },
  REWARD_ABOVE_QUOTA: {
    question: '超出任务数的人数计不计奖励',
    options: { COUNTED: '计入', NOT_COUNTED: '不计入' },
  },
  REWARD_HARDSHIP_COVERAGE: {
    question: '困难群众参保率是否为得奖条件',
    options: { NOT_REQUIRED: '不作为得奖条件', REQUIRED: '达到目标才能得奖' },
  },
  HARDSHIP_DENOMINATOR: {
    question: '困难群众参保率以什么名册为分母',
    options: { CURRENT_ROSTER: '截至统计日的在册人员', QUOTA_TABLE: '附表所列人数' },
  },
  SUBSIDY_PRECEDENCE: {
    question: '同时属于几类人员时按哪一类资助',
    options: { LOWEST_PERSON_PAYS: '个人缴纳最少的一类', LISTED_ORDER: '按本文件所列次序，在前者优先' },
  },
  CATEGORY_PARENT: {
    question: '上级类别的资助是否适用于其下的类别',
    options: { INHERITED: '适用，下级类别另有规定的除外', NOT_INHERITED: '不适用，只看直接写明的类别' },
  },
  CATEGORY_DAY: {
    question: '人员类别按哪一天是否在册认定',
    options: { PAID_ON: '缴费当日', WINDOW_OPENS: '征缴期开始之日', BENEFIT_YEAR_STARTS: '待遇年度1月1日' },
  },
  AGE_REFERENCE_DAY: {
    question: '年龄按哪一天计算',
    options: { PAID_ON: '缴费当日', WINDOW_OPENS: '征缴期开始之日', BENEFIT_YEAR_STARTS: '待遇年度1月1日' },
  },
  INTERVIEW_MET_QUOTA: {
    question: '已完成任务的乡镇（街道）还列不列入约谈名单',
    options: { SPARED: '不列入，困难群众未应保尽保的除外', NOT_SPARED: '照样列入' },
  },
} as const satisfies Readonly<Record<string, SwitchKind>>;

export type SwitchCode = keyof typeof switchKinds;

export const switchCodes = Object.keys(switchKinds) as [SwitchCode, ...SwitchCode[]];

/** The kind as a plain record, for looking options up by text. */
export function switchKind(code: SwitchCode): SwitchKind {
  return switchKinds[code];
}
