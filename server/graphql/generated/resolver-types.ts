import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { BreakdownModel as BreakdownModelModel, BreakdownEventModel as BreakdownEventModelModel, CampaignModel as CampaignModelModel, DivisionModel as DivisionModelModel, QuotaRevisionModel as QuotaRevisionModelModel, ViewerModel as ViewerModelModel } from '../models.ts';
import type { GraphqlContext } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** 一个矩阵：一行一个数组，次序同 columns；数、文字或空。金额为分。 */
  Cells: { input: ReadonlyArray<ReadonlyArray<string | number | null>>; output: ReadonlyArray<ReadonlyArray<string | number | null>>; }
  /** 日期 YYYY-MM-DD，按北京时间（Asia/Shanghai）。截止日期含当日。 */
  Date: { input: string; output: string; }
  /** 时刻，ISO 8601，UTC。 */
  DateTime: { input: string; output: string; }
  /** 金额，单位：分（整数）。以数字传输，绝对值不超过 2^53-1。 */
  Fen: { input: number; output: number; }
};

export type AcceptPaymentInput = {
  campaignId: Scalars['ID']['input'];
  entryCount: Scalars['Int']['input'];
  evidence?: Scalars['String']['input'];
  note?: Scalars['String']['input'];
  reason?: PaymentEntryReason;
  receiptNumber: Scalars['String']['input'];
};

/** 已缴未入库的一段存续天数。 */
export type AgeBand = {
  __typename?: 'AgeBand';
  fen: Scalars['Fen']['output'];
  /** 起（含），单位：天。 */
  fromDays: Scalars['Int']['output'];
  items: Scalars['Int']['output'];
  /** 止（含）；空为以上。 */
  toDays: Maybe<Scalars['Int']['output']>;
};

/** 应缴与实缴的核对。 */
export type AmountCheck = {
  __typename?: 'AmountCheck';
  checkedAt: Scalars['DateTime']['output'];
  /** 应缴实缴一致的人数。 */
  exactPersons: Scalars['Int']['output'];
  /** 情况不明、需要人工判断的人数，既不算多缴也不算少缴。 */
  needsReviewPersons: Scalars['Int']['output'];
  /** 通知没有规定的人数，既不算多缴也不算少缴。 */
  noRulePersons: Scalars['Int']['output'];
  /** 依据的方案版本。 */
  noticeVersion: Scalars['Int']['output'];
  overFen: Scalars['Fen']['output'];
  /** 多缴的人数。 */
  overPersons: Scalars['Int']['output'];
  underFen: Scalars['Fen']['output'];
  /** 少缴的人数；少缴的不算参保。 */
  underPersons: Scalars['Int']['output'];
};

/** 一个人的应缴金额和理由。个人缴纳与资助之和等于个人缴费标准。 */
export type AmountDue = {
  __typename?: 'AmountDue';
  /** 资助，单位：分；算不出为空。 */
  assistanceFen: Maybe<Scalars['Fen']['output']>;
  clause: Maybe<Scalars['String']['output']>;
  /** 可以念给群众听的说明，一句一条，注明条款；先是结论，再是没有采用的规定和原因。 */
  explanation: Array<Scalars['String']['output']>;
  /** 需要补充或选定的事项；没有为空列表。 */
  missing: Array<Scalars['String']['output']>;
  outcome: DueOutcome;
  payers: Array<PayerShare>;
  /** 个人应缴，单位：分；算不出为空。 */
  personPaysFen: Maybe<Scalars['Fen']['output']>;
  /** 个人缴费标准，单位：分；算不出为空。 */
  standardFen: Maybe<Scalars['Fen']['output']>;
};

/** 应缴与实缴比对的结果。 */
export type AmountVerdict =
  /** 相符。 */
  | 'EXACT'
  /** 多缴：事后资助或退费。 */
  | 'OVER'
  /** 少缴：未完成参保。 */
  | 'UNDER';

/** 资助的时间。 */
export type AssistanceTiming =
  /** 先缴后补 */
  | 'AFTERWARDS'
  /** 缴费时直接减免 */
  | 'AT_SOURCE';

/** 审计记录：何人、何时、做了什么。不含姓名和身份证号码。 */
export type AuditEntry = {
  __typename?: 'AuditEntry';
  accountName: Scalars['String']['output'];
  /** 动作代码，如 VIEW_PERSON、UNMASK_PERSONS。 */
  act: Scalars['String']['output'];
  at: Scalars['DateTime']['output'];
  /** 细节，JSON 文本。 */
  detail: Scalars['String']['output'];
  /** 对象，如人员编号、批次。 */
  subject: Scalars['String']['output'];
};

export type AuditEntryConnection = {
  __typename?: 'AuditEntryConnection';
  /** 下一页的起点；没有下一页为空。 */
  endCursor: Maybe<Scalars['String']['output']>;
  nodes: Array<AuditEntry>;
  /** 符合条件的总条数。 */
  totalCount: Scalars['Int']['output'];
};

export type BankOutcome =
  /** 扣款成功，尚未入库。 */
  | 'COLLECTED'
  /** 失败或退票。 */
  | 'FAILED'
  /** 已入库。 */
  | 'POSTED';

/** 一次缴费带来的待遇享受期和理由。 */
export type Benefit = {
  __typename?: 'Benefit';
  /** 决定回答的条款；不在任何征缴期内为空。 */
  clause: Maybe<Scalars['String']['output']>;
  /** 可以念给群众听的说明，一句一条，注明条款。ifAccepted 中为空列表：它的说明在外层，以“如予认可：”开头。 */
  explanation: Array<Scalars['String']['output']>;
  /** 认可这次缴费时的回答；只有 CLOSED_DAY 才有。 */
  ifAccepted: Maybe<Benefit>;
  /** 新生儿要缴哪几年；不是新生儿，或出生日期不明时为空。 */
  newborn: Maybe<NewbornContribution>;
  outcome: BenefitOutcome;
  /** 按缴费日当日有效的方案判断的日期（北京时间）。 */
  paidOn: Scalars['Date']['output'];
  review: Maybe<BenefitReview>;
  rule: Maybe<BenefitRule>;
  /** 享受待遇的第一天；只有 STARTS 才有。 */
  startsOn: Maybe<Scalars['Date']['output']>;
  /** 享受待遇的最后一天；只有 STARTS 才有。 */
  until: Maybe<Scalars['Date']['output']>;
  /** 待遇等待期；没有为空。 */
  waiting: Maybe<BenefitWaiting>;
  /** 所在的征缴期；不在征缴期内，或由新生儿的规定决定时为空。 */
  window: Maybe<WindowKind>;
};

/** 问“从哪天起享受待遇”时要知道的一次缴费和缴费人的情况。没有姓名和身份证号码；不知道的不写，不猜。 */
export type BenefitInput = {
  bornOn?: InputMaybe<Scalars['Date']['input']>;
  /** 所属的各类人员，最多 30 个；缴费日在册的才算。 */
  categories?: InputMaybe<Array<CategoryMembershipInput>>;
  /** 残疾等级 1 至 4，确知没有残疾写 0，不知道写空；用于分人群的缴费标准。 */
  disabilityGrade?: InputMaybe<Scalars['Int']['input']>;
  ethnicMinority?: InputMaybe<Scalars['Boolean']['input']>;
  /** 以前参加基本医保（居民或职工，在哪里都算）的年度；空列表为从未参保，不写为不知道。最多 100 个。 */
  insuredYears?: InputMaybe<Array<Scalars['Int']['input']>>;
  /** 是否第一次缴费的新生儿；不写时看出生日期：待遇年度内出生，或在通知规定的期限内缴费。 */
  isNewborn?: InputMaybe<Scalars['Boolean']['input']>;
  lowIncomeFamily?: InputMaybe<Scalars['Boolean']['input']>;
  /** 缴费的时刻，须带时区，如 2024-12-31T17:30:00+08:00。截止日有截止时刻时要知道它。 */
  paidAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** 缴费日（北京时间）；与 paidAt 最多写一个，都不写为今天。 */
  paidOn?: InputMaybe<Scalars['Date']['input']>;
  /** 这次一并补缴的断保年数。 */
  paidUpYears?: InputMaybe<Scalars['Int']['input']>;
  student?: InputMaybe<Scalars['Boolean']['input']>;
  /** 缴费档次代码或名称；不分档次为空。 */
  tier?: InputMaybe<Scalars['String']['input']>;
};

/** 待遇享受期的几种回答。没有规定、需要复核都是回答，不是某一天。 */
export type BenefitOutcome =
  /** 等待期满时本年度已过，这次缴费没有待遇。 */
  | 'AFTER_YEAR'
  /** 在征缴期内，但当日停止缴费：保留缴费，待复核；予以认可时见 ifAccepted。 */
  | 'CLOSED_DAY'
  /** 需要复核，原因见 review。 */
  | 'NEEDS_REVIEW'
  /** 通知没有规定从哪一天起享受待遇。 */
  | 'NOT_STATED'
  /** 不在任何征缴期内：保留缴费，待复核。 */
  | 'OUTSIDE_WINDOWS'
  /** 算得出，见 startsOn。 */
  | 'STARTS';

/** 补缴断保年度以缩短等待期。 */
export type BenefitPayUp = {
  __typename?: 'BenefitPayUp';
  /** 合计，单位：分；同上。 */
  fen: Maybe<Scalars['Fen']['output']>;
  /** 每年补缴多少，单位：分；标准分档次或人群而不知道本人的标准时为空。 */
  fenPerYear: Maybe<Scalars['Fen']['output']>;
  /** 补缴后的等待月数。 */
  leavesMonths: Scalars['Int']['output'];
  /** 每补缴一年减少的月数。 */
  monthsPerYear: Scalars['Int']['output'];
  /** 效果最大时最少补缴几年，从一年未补算起。 */
  years: Scalars['Int']['output'];
};

/** 为什么需要复核。 */
export type BenefitReview =
  /** 不知道出生日期。 */
  | 'BIRTH_DAY_UNKNOWN'
  /** 不知道以前各年的参保情况。 */
  | 'HISTORY_UNKNOWN'
  /** 从未参保，断保年数从哪一年算起通知没有规定。 */
  | 'NEVER_INSURED'
  /** 缴费日早于出生日期，其中一个有误。 */
  | 'PAID_BEFORE_BIRTH'
  /** 截止日当天有截止时刻，须知道缴费的时刻。 */
  | 'TIME_UNKNOWN';

/** 待遇从哪一天起的规定。 */
export type BenefitRule =
  /** 缴费满规定月数的次日 */
  | 'AFTER_MONTHS'
  /** 出生之日 */
  | 'BIRTH'
  /** 缴费次日 */
  | 'NEXT_DAY'
  /** 缴费次月 1 日 */
  | 'NEXT_MONTH'
  /** 缴费当日 */
  | 'PAYMENT_DATE'
  /** 待遇年度 1 月 1 日 */
  | 'START_OF_YEAR';

/** 待遇等待期，单位：月。 */
export type BenefitWaiting = {
  __typename?: 'BenefitWaiting';
  clause: Scalars['String']['output'];
  /** 固定等待期。 */
  fixedMonths: Scalars['Int']['output'];
  /** 待遇年度之前连续断保的年数。 */
  missedYears: Scalars['Int']['output'];
  /** 实际等待的月数；长期断缴有最低月数，可能大于前三项算出的数。 */
  months: Scalars['Int']['output'];
  /** 因补缴已减少的月数。 */
  paidUpMonths: Scalars['Int']['output'];
  /** 补缴还能减到多少；通知没有补缴的规定，或补缴无用时为空。 */
  payUp: Maybe<BenefitPayUp>;
  /** 连续断保增加的等待期，未减补缴。 */
  variableMonths: Scalars['Int']['output'];
};

/** 一个乡镇的目标分解：乡镇把任务数分到各村（社区）。乡镇账号只见本乡镇的；分析账号只读已通过的数。 */
export type Breakdown = {
  __typename?: 'Breakdown';
  /** 最近一次通过的时刻。 */
  acceptedAt: Maybe<Scalars['DateTime']['output']>;
  cells: Scalars['Int']['output'];
  columns: Array<BreakdownColumn>;
  /** 填报截止日，含当日。 */
  deadlineOn: Scalars['Date']['output'];
  /** 第几次下发，从 1 起。 */
  dispatchNumber: Scalars['Int']['output'];
  dispatchedAt: Scalars['DateTime']['output'];
  division: Division;
  /** 版次：表的样子变了（下发、调整任务数、重新开放）就加一；旧版次的表不能再交。 */
  edition: Scalars['Int']['output'];
  /** 经过，新的在前。 */
  events: Array<BreakdownEvent>;
  /** 填满的时刻；还没有填满为空。 */
  filledAt: Maybe<Scalars['DateTime']['output']>;
  /** 已填的格数 / 应填的格数。 */
  filledCells: Scalars['Int']['output'];
  /** 县代码-年度/乡镇代码。 */
  id: Scalars['ID']['output'];
  /** 填报要求；分析账号为空。 */
  instructions: Scalars['String']['output'];
  /** 逾期：过了截止日还没有提交，或提交时已经过了。 */
  isLate: Scalars['Boolean']['output'];
  may: BreakdownActs;
  /** 乡镇第一次打开的时刻。 */
  openedAt: Maybe<Scalars['DateTime']['output']>;
  /** 下发时（或调整后）任务数是第几次下达。 */
  quotaRevision: Scalars['Int']['output'];
  /** 重新开放的理由；分析账号为空。 */
  reopenedReason: Maybe<Scalars['String']['output']>;
  /** 重新开放到哪一天，含当日；过后不能再填。 */
  reopenedUntil: Maybe<Scalars['Date']['output']>;
  /** 退回的理由；没有退回为空。分析账号为空。 */
  returnedReason: Maybe<Scalars['String']['output']>;
  /** 签名的表身份，写进表里，原样送回。 */
  sheetToken: Scalars['String']['output'];
  state: BreakdownState;
  /** 状态的中文，如 填报中。 */
  stateName: Scalars['String']['output'];
  /** 最近一次提交的时刻；撤回后为空。 */
  submittedAt: Maybe<Scalars['DateTime']['output']>;
  /** 提交的账号；分析账号为空。 */
  submittedBy: Maybe<Scalars['String']['output']>;
  /** 版本：任何一个数变了、任何一件事办了（打开除外）就加一。 */
  version: Scalars['Int']['output'];
  /** 各村（社区），按表序。 */
  villages: Array<BreakdownVillage>;
};


/** 一个乡镇的目标分解：乡镇把任务数分到各村（社区）。乡镇账号只见本乡镇的；分析账号只读已通过的数。 */
export type BreakdownEventsArgs = {
  first?: Scalars['Int']['input'];
};

/** 目标分解上发生的事。 */
export type BreakdownAct =
  /** 通过。 */
  | 'ACCEPT'
  /** 改填报截止。 */
  | 'DEADLINE'
  /** 下发。 */
  | 'DISPATCH'
  /** 结束重新开放。 */
  | 'END_REOPENING'
  /** 锁定。 */
  | 'LOCK'
  /** 乡镇打开。 */
  | 'OPEN'
  /** 收回。 */
  | 'RECALL'
  /** 重新开放。 */
  | 'REOPEN'
  /** 退回。 */
  | 'RETURN'
  /** 调整任务数。 */
  | 'REVISE_QUOTA'
  /** 保存草稿。 */
  | 'SAVE'
  /** 提交。 */
  | 'SUBMIT'
  /** 撤回提交。 */
  | 'WITHDRAW';

/** 对一个乡镇办一件事；expectedVersion 是看到的版本，之后改过的不办。 */
export type BreakdownActInput = {
  campaignId: Scalars['ID']['input'];
  divisionCode: Scalars['ID']['input'];
  /** 看到的版本。 */
  expectedVersion: Scalars['Int']['input'];
  mutationKey: Scalars['ID']['input'];
  reason?: Scalars['String']['input'];
};

/** 当前账号可做什么，不可时为什么。 */
export type BreakdownActs = {
  __typename?: 'BreakdownActs';
  accept: Permission;
  deadline: Permission;
  endReopening: Permission;
  lock: Permission;
  open: Permission;
  recall: Permission;
  reopen: Permission;
  return: Permission;
  save: Permission;
  submit: Permission;
  withdraw: Permission;
};

/** 某一版的数。 */
export type BreakdownBase = {
  __typename?: 'BreakdownBase';
  edition: Scalars['Int']['output'];
  version: Scalars['Int']['output'];
  villages: Array<BreakdownVillage>;
};

/** 导入时一格的选定，先于 onConflict；没有这样的冲突的不起作用。 */
export type BreakdownCellChoiceInput = {
  /** 空为备注。 */
  columnCode: Scalars['ID']['input'];
  /** 乡镇代码。 */
  divisionCode: Scalars['ID']['input'];
  /** 以文件为准（MINE）、以系统为准（THEIRS）；REPORT 为还没有选。 */
  side: BreakdownConflictChoice;
  /** 选的时候看到的系统里的数；以文件为准而系统里又变了的，还是冲突。 */
  theirs?: InputMaybe<Scalars['Int']['input']>;
  /** 备注用 theirsText。 */
  theirsText?: InputMaybe<Scalars['String']['input']>;
  villageCode: Scalars['ID']['input'];
};

/** 一格的一次改动。 */
export type BreakdownChange = {
  __typename?: 'BreakdownChange';
  /** 改之后。 */
  after: Maybe<Scalars['Int']['output']>;
  /** 备注改之后；数为空。 */
  afterText: Maybe<Scalars['String']['output']>;
  at: Scalars['DateTime']['output'];
  /** 改之前，单位：人；空为没有填。备注为空。 */
  before: Maybe<Scalars['Int']['output']>;
  /** 备注改之前；数为空。 */
  beforeText: Maybe<Scalars['String']['output']>;
  /** 账号。 */
  by: Scalars['String']['output'];
  /** 空为备注。 */
  columnCode: Scalars['String']['output'];
  columnName: Scalars['String']['output'];
  /** 这一格的说明；没有写的，为整次的说明。 */
  reason: Scalars['String']['output'];
  /** 改成的是第几版。 */
  version: Scalars['Int']['output'];
  villageCode: Scalars['String']['output'];
  villageName: Scalars['String']['output'];
};

/** 目标分解的一列。 */
export type BreakdownColumn = {
  __typename?: 'BreakdownColumn';
  /** 名册人数按这个困难类别；没有为空。 */
  categoryCode: Maybe<Scalars['String']['output']>;
  /** 列代码，如 TASK。 */
  code: Scalars['String']['output'];
  /** 由乡镇填。 */
  isFilled: Scalars['Boolean']['output'];
  /** 分项，不得超过同村任务数。 */
  isSubQuota: Scalars['Boolean']['output'];
  /** 列名，如 任务数。 */
  name: Scalars['String']['output'];
  /** 本乡镇的任务数，单位：人；没有为空。 */
  quotaPersons: Maybe<Scalars['Int']['output']>;
  /** 各村之和，单位：人。 */
  sumPersons: Maybe<Scalars['Int']['output']>;
};

/** 一格的三个数：编辑时的（base）、我的（mine）、服务器现在的（theirs）。备注用 text。 */
export type BreakdownConflict = {
  __typename?: 'BreakdownConflict';
  /** 何时改的。 */
  at: Scalars['DateTime']['output'];
  base: Maybe<Scalars['Int']['output']>;
  baseText: Maybe<Scalars['String']['output']>;
  /** 服务器上的数是谁改的。 */
  by: Scalars['String']['output'];
  /** 空为备注。 */
  columnCode: Scalars['String']['output'];
  columnName: Scalars['String']['output'];
  /** 一句完整的中文说明。 */
  message: Scalars['String']['output'];
  mine: Maybe<Scalars['Int']['output']>;
  mineText: Maybe<Scalars['String']['output']>;
  theirs: Maybe<Scalars['Int']['output']>;
  theirsText: Maybe<Scalars['String']['output']>;
  villageCode: Scalars['String']['output'];
  villageName: Scalars['String']['output'];
};

/** 导入的数和系统里的不同时以谁为准。 */
export type BreakdownConflictChoice =
  /** 以文件为准。 */
  | 'MINE'
  /** 列出，什么也不改。 */
  | 'REPORT'
  /** 以系统为准。 */
  | 'THEIRS';

/** 全县的进展。 */
export type BreakdownCounts = {
  __typename?: 'BreakdownCounts';
  accepted: Scalars['Int']['output'];
  draft: Scalars['Int']['output'];
  /** 逾期。 */
  late: Scalars['Int']['output'];
  locked: Scalars['Int']['output'];
  /** 还没有下发。 */
  notDispatched: Scalars['Int']['output'];
  /** 可以填，还没有填满。 */
  notFilled: Scalars['Int']['output'];
  /** 下发了，乡镇还没有打开。 */
  notOpened: Scalars['Int']['output'];
  recalled: Scalars['Int']['output'];
  reopened: Scalars['Int']['output'];
  returned: Scalars['Int']['output'];
  submitted: Scalars['Int']['output'];
};

/** 一格的修改。values 写数，text 写备注；columnCode 为空表示备注。 */
export type BreakdownEditInput = {
  base?: InputMaybe<Scalars['Int']['input']>;
  baseText?: InputMaybe<Scalars['String']['input']>;
  columnCode: Scalars['ID']['input'];
  mine?: InputMaybe<Scalars['Int']['input']>;
  mineText?: InputMaybe<Scalars['String']['input']>;
  /** 改动说明。 */
  reason?: Scalars['String']['input'];
  villageCode: Scalars['ID']['input'];
};

/** 保存或提交一张表里改过的格。 */
export type BreakdownEditsInput = {
  /** 表上的数是第几版。 */
  baseVersion: Scalars['Int']['input'];
  campaignId: Scalars['ID']['input'];
  /** 只列改过的格，最多 20,000 格。 */
  edits: Array<BreakdownEditInput>;
  mutationKey: Scalars['ID']['input'];
  /** 这一次改动的说明，最多 500 字。 */
  reason?: Scalars['String']['input'];
  /** 表里的签名身份；决定改的是哪一个乡镇，与窗格当前的选择无关。 */
  sheetToken: Scalars['ID']['input'];
  /** 提交时整张表的村代码，用以核对缺漏；保存时可空。 */
  villageCodes?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** 发生过的一件事。 */
export type BreakdownEvent = {
  __typename?: 'BreakdownEvent';
  act: BreakdownAct;
  /** 如 提交。 */
  actName: Scalars['String']['output'];
  at: Scalars['DateTime']['output'];
  /** 账号。 */
  by: Scalars['String']['output'];
  /** 改了几格，备注也算。 */
  changedCells: Scalars['Int']['output'];
  /** 逐格的改动前后。 */
  changes: Array<BreakdownChange>;
  edition: Scalars['Int']['output'];
  /** 文件导入的，文件名。 */
  fileName: Maybe<Scalars['String']['output']>;
  /** 退回时写在各格的审核意见，按村序；不是退回的为空列表。每一次退回的都留着。 */
  findings: Array<BreakdownFinding>;
  /** 办之前的状态；第一次下发为空。 */
  fromState: Maybe<BreakdownState>;
  /** 第几件，从 1 起。 */
  number: Scalars['Int']['output'];
  /** 写的理由；没有写为空文本。 */
  reason: Scalars['String']['output'];
  /** 数从哪里来。 */
  source: BreakdownSource;
  toState: BreakdownState;
  version: Scalars['Int']['output'];
};

/** 一次退回里一格的审核意见。 */
export type BreakdownFinding = {
  __typename?: 'BreakdownFinding';
  columnCode: Scalars['String']['output'];
  columnName: Scalars['String']['output'];
  reason: Scalars['String']['output'];
  villageCode: Scalars['String']['output'];
  villageName: Scalars['String']['output'];
};

/** 一格的退回理由。 */
export type BreakdownFindingInput = {
  columnCode: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
  villageCode: Scalars['ID']['input'];
};

/** 要办的一个乡镇和看到的版本。 */
export type BreakdownItemInput = {
  divisionCode: Scalars['ID']['input'];
  expectedVersion: Scalars['Int']['input'];
};

/** 一次办几个乡镇。 */
export type BreakdownItemsInput = {
  campaignId: Scalars['ID']['input'];
  items: Array<BreakdownItemInput>;
  mutationKey: Scalars['ID']['input'];
  reason?: Scalars['String']['input'];
};

/** 办理的结果。 */
export type BreakdownOutcome =
  /** 已办。 */
  | 'DONE'
  /** 别人改过，什么也没有改，见 conflicts。 */
  | 'HAS_CONFLICTS'
  /** 有错误，什么也没有改。 */
  | 'HAS_PROBLEMS'
  /** 状态不允许，见 problems。 */
  | 'REFUSED'
  /** 没有任何改动。 */
  | 'UNCHANGED';

/** 全县下发、填报、提交、逾期的情况。 */
export type BreakdownOverview = {
  __typename?: 'BreakdownOverview';
  breakdowns: Array<Breakdown>;
  counts: BreakdownCounts;
  mayDispatch: Permission;
  /** 还没有下发的乡镇。 */
  notDispatched: Array<Division>;
};

/** 办一个乡镇的结果。 */
export type BreakdownPayload = {
  __typename?: 'BreakdownPayload';
  /** 现在的样子；没有下发或无权查看为空。 */
  breakdown: Maybe<Breakdown>;
  changedCells: Scalars['Int']['output'];
  conflicts: Array<BreakdownConflict>;
  /** 同一个 mutationKey 已经办过，这是当时的结果。 */
  isReplay: Scalars['Boolean']['output'];
  outcome: BreakdownOutcome;
  problems: Array<Problem>;
};

/** 没有办成的一个乡镇，为什么。 */
export type BreakdownRefusal = {
  __typename?: 'BreakdownRefusal';
  code: Scalars['String']['output'];
  divisionCode: Scalars['String']['output'];
  divisionName: Scalars['String']['output'];
  message: Scalars['String']['output'];
};

/** 数从哪里来。 */
export type BreakdownSource =
  /** 文件。 */
  | 'FILE'
  /** 加载项。 */
  | 'PANE'
  /** 系统或县里。 */
  | 'SERVER';

/** 目标分解的状态。 */
export type BreakdownState =
  /** 已通过。 */
  | 'ACCEPTED'
  /** 填报中。 */
  | 'DRAFT'
  /** 已锁定。 */
  | 'LOCKED'
  /** 已收回。 */
  | 'RECALLED'
  /** 重新开放，到期为止。 */
  | 'REOPENED'
  /** 已退回，附理由。 */
  | 'RETURNED'
  /** 已提交，等县里审核。 */
  | 'SUBMITTED';

/** 一个村（社区）。列表与 columns 同序，单位：人；空表示没有填。 */
export type BreakdownVillage = {
  __typename?: 'BreakdownVillage';
  /** 已通过、正在执行的数；还没有通过过为空。 */
  acceptedValues: Array<Maybe<Scalars['Int']['output']>>;
  /** 区划代码。 */
  code: Scalars['String']['output'];
  /** 退回时写在各格的审核意见。 */
  findings: Array<Maybe<Scalars['String']['output']>>;
  /** 下发以后撤并了，或划到别的乡镇了：这一行留着，须清空。 */
  isAbolished: Scalars['Boolean']['output'];
  /** 上年参保（净）。 */
  lastYearPersons: Maybe<Scalars['Int']['output']>;
  name: Scalars['String']['output'];
  /** 户籍人口（底册）。 */
  population: Maybe<Scalars['Int']['output']>;
  /** 备注，最多 200 字；不要写身份证号码。 */
  remarks: Scalars['String']['output'];
  /** 名册上的人数；该列没有名册为空。 */
  rosterPersons: Array<Maybe<Scalars['Int']['output']>>;
  /** 填的数；分析账号读到的是已通过的数。 */
  values: Array<Maybe<Scalars['Int']['output']>>;
};

/** 一次办几个乡镇的结果：办成的和没有办成的。 */
export type BreakdownsPayload = {
  __typename?: 'BreakdownsPayload';
  breakdowns: Array<Breakdown>;
  isReplay: Scalars['Boolean']['output'];
  refusals: Array<BreakdownRefusal>;
};

/** 征缴工作：一县一年度。两个年度可以同时进行，所以处处要选定。 */
export type Campaign = {
  __typename?: 'Campaign';
  /** 按方案算一个人应缴多少，并说明理由。on 为缴费日，默认今天（北京时间）；写了 draft 就按草稿算，不保存。 */
  amountDue: AmountDue;
  /**
   * 按缴费日有效的方案，这次缴费从哪天起享受待遇、要等待几个月、补缴能减多少，并说明理由。
   * 写了 draft 就按草稿算，不保存；只有能看到全县的账号可以写 draft。
   */
  benefit: Benefit;
  /** 待遇年度，如 2025。 */
  benefitYear: Scalars['Int']['output'];
  countyCode: Scalars['String']['output'];
  countyName: Scalars['String']['output'];
  /**
   * 困难群众参保情况。level 为行的层级；under 限定上级区划；asOf 默认今天（北京时间）。
   * 乡镇账号只见本乡镇。分析账号看村级时，应保不足 5 人的行不显示，也不能由合计推出。
   */
  coverage: Coverage;
  division: Division;
  /** 一次问许多数，给公式用：最多 5,000 个，最多 62 个不同的日期。乡镇账号只能问本乡镇和所属的村。 */
  figures: FigureAnswers;
  /** 数据版本，任何数字变化即加一；用于判断表格是否需要刷新。 */
  figuresVersion: Scalars['Int']['output'];
  /** 县代码-年度，如 990101-2025。 */
  id: Scalars['ID']['output'];
  /** 约谈名单。asOf 同上。只有能看到全县的账号可读。 */
  interviews: InterviewList;
  /** 已印发的报表，新的在前。只有能看到全县的账号可读。 */
  issuedReports: Array<IssuedReport>;
  /** 最近一次缴费入账的时刻；没有缴费为空。 */
  lastImportedAt: Maybe<Scalars['DateTime']['output']>;
  /** 现在的状态，与 Change.mark 相同。先问它，再问数字，然后从它跟起，就不会漏。 */
  mark: Scalars['String']['output'];
  /** 可否下发、审核目标分解。 */
  mayDispatchBreakdowns: Permission;
  mayImportPayments: Permission;
  mayPublishNotice: Permission;
  /** 可否查看疑似未参保名册、上报未参保原因。 */
  mayReportReasons: Permission;
  mayReviseQuotas: Permission;
  /** 如 示例县2025年度城乡居民基本医疗保险征缴。 */
  name: Scalars['String']['output'];
  /** 最新一版方案，加上到今天（北京时间）为止已执行的修改通知。其他日子见 noticeOn。 */
  notice: Notice;
  /** 从一版到另一版的不同之处，按条款排列。 */
  noticeChanges: Array<NoticeChange>;
  /**
   * 某一天执行的方案：该版本加上到那天为止已执行的修改通知。
   * version 默认最新一版；写较早的版本，就是当时所知道的那一天的方案。
   */
  noticeOn: Notice;
  /** 全部版本，新的在前。 */
  noticeVersions: Array<NoticeVersion>;
  /** 预计完成情况。asOf 默认昨天；征缴期已结束时为最后一天。乡镇账号只见本乡镇。 */
  outlook: Outlook;
  /** 方案的全部参数，按条款排列。version 默认最新一版；后来的修改通知列在最后，各处写的是修改前的值。 */
  parameters: Array<NoticeParameter>;
  paymentSource: PaymentSource;
  /**
   * 征缴进度。level 为行的层级；under 限定上级区划（默认全县）；asOf 默认今天（北京时间）。
   * 乡镇账号只见本乡镇，合计也只是本乡镇。
   */
  progress: Progress;
  /**
   * 与 progress 相同的数，成列成块；还可以按人员类别、按缴费日。under 限定乡镇（默认全县），asOf 默认今天（北京时间）。
   * since：手上那份的 state，服务器还记得就只答变了的行，否则答整张。乡镇账号只见本乡镇，合计也只是本乡镇。
   */
  progressTable: FigureTable;
  /** 历次下达，新的在前。 */
  quotaRevisions: Array<QuotaRevision>;
  quotaState: QuotaState;
  /** 任务数表；没有下达为空。 */
  quotas: Maybe<QuotaTable>;
  /** 以奖代补测算。asOf 默认今天（北京时间）。乡镇账号只见本乡镇。 */
  rewards: RewardTable;
  /**
   * 在册人员，每页最多 5,000 行，全表最多 200,000 行。能看个人的账号可用；乡镇账号只见本乡镇的人。
   * source：名册来源代码，默认全部困难群众名册；居民底册须写明。under：乡镇或村。
   */
  rosterTable: RosterTable;
};


/** 征缴工作：一县一年度。两个年度可以同时进行，所以处处要选定。 */
export type CampaignAmountDueArgs = {
  draft?: InputMaybe<NoticeDraftInput>;
  on?: InputMaybe<Scalars['Date']['input']>;
  person: PersonInput;
};


/** 征缴工作：一县一年度。两个年度可以同时进行，所以处处要选定。 */
export type CampaignBenefitArgs = {
  draft?: InputMaybe<NoticeDraftInput>;
  input: BenefitInput;
};


/** 征缴工作：一县一年度。两个年度可以同时进行，所以处处要选定。 */
export type CampaignCoverageArgs = {
  asOf?: InputMaybe<Scalars['Date']['input']>;
  level?: DivisionLevel;
  under?: InputMaybe<Scalars['String']['input']>;
};


/** 征缴工作：一县一年度。两个年度可以同时进行，所以处处要选定。 */
export type CampaignFiguresArgs = {
  asks: Array<FigureAsk>;
};


/** 征缴工作：一县一年度。两个年度可以同时进行，所以处处要选定。 */
export type CampaignInterviewsArgs = {
  asOf?: InputMaybe<Scalars['Date']['input']>;
};


/** 征缴工作：一县一年度。两个年度可以同时进行，所以处处要选定。 */
export type CampaignIssuedReportsArgs = {
  kind?: InputMaybe<ReportKind>;
};


/** 征缴工作：一县一年度。两个年度可以同时进行，所以处处要选定。 */
export type CampaignNoticeChangesArgs = {
  from: Scalars['Int']['input'];
  to: Scalars['Int']['input'];
};


/** 征缴工作：一县一年度。两个年度可以同时进行，所以处处要选定。 */
export type CampaignNoticeOnArgs = {
  day: Scalars['Date']['input'];
  version?: InputMaybe<Scalars['Int']['input']>;
};


/** 征缴工作：一县一年度。两个年度可以同时进行，所以处处要选定。 */
export type CampaignOutlookArgs = {
  asOf?: InputMaybe<Scalars['Date']['input']>;
};


/** 征缴工作：一县一年度。两个年度可以同时进行，所以处处要选定。 */
export type CampaignParametersArgs = {
  version?: InputMaybe<Scalars['Int']['input']>;
};


/** 征缴工作：一县一年度。两个年度可以同时进行，所以处处要选定。 */
export type CampaignProgressArgs = {
  asOf?: InputMaybe<Scalars['Date']['input']>;
  level?: DivisionLevel;
  under?: InputMaybe<Scalars['String']['input']>;
};


/** 征缴工作：一县一年度。两个年度可以同时进行，所以处处要选定。 */
export type CampaignProgressTableArgs = {
  asOf?: InputMaybe<Scalars['Date']['input']>;
  by?: ProgressBy;
  since?: InputMaybe<Scalars['String']['input']>;
  under?: InputMaybe<Scalars['String']['input']>;
};


/** 征缴工作：一县一年度。两个年度可以同时进行，所以处处要选定。 */
export type CampaignRewardsArgs = {
  asOf?: InputMaybe<Scalars['Date']['input']>;
};


/** 征缴工作：一县一年度。两个年度可以同时进行，所以处处要选定。 */
export type CampaignRosterTableArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  source?: InputMaybe<Scalars['ID']['input']>;
  under?: InputMaybe<Scalars['String']['input']>;
};

export type CancelJobPayload = {
  __typename?: 'CancelJobPayload';
  job: Maybe<ImportJob>;
};

/** 属于某一类人员。 */
export type CategoryMembershipInput = {
  /** 类别代码、名称或别名。 */
  category: Scalars['String']['input'];
  /** 自哪一天起；空表示不限。 */
  from?: InputMaybe<Scalars['Date']['input']>;
  status?: InputMaybe<CategoryStatus>;
  /** 到哪一天止，含当日；空表示不限。 */
  to?: InputMaybe<Scalars['Date']['input']>;
};

/** 在某一类人员名册上的状态。 */
export type CategoryStatus =
  /** 在册 */
  | 'ACTIVE'
  /** 风险消除 */
  | 'RISK_ELIMINATED'
  /** 不再享受政策 */
  | 'SUPPORT_ENDED';

/** 有变化的提示：哪些区划、哪些日期。数字另外查询。只含本账号看得到的区划。 */
export type Change = {
  __typename?: 'Change';
  /** 服务器看到变化的时刻。 */
  at: Scalars['DateTime']['output'];
  campaignId: Scalars['ID']['output'];
  /** 有变化的缴费日；太多时为空，视为全部日期。 */
  days: Array<Scalars['Date']['output']>;
  figuresVersion: Scalars['Int']['output'];
  /** 什么都可能变了：全部重新查询，各列表为空。 */
  isEverything: Scalars['Boolean']['output'];
  kinds: Array<ChangeKind>;
  /** 到这次变化为止的状态，原样带回：作 changesSince 的 mark，或写成“工作编号:mark”作请求头 last-event-id。 */
  mark: Scalars['String']['output'];
  /** 有变化的乡镇（街道）代码；isEverything 时为空。 */
  townshipCodes: Array<Scalars['String']['output']>;
  /** 有变化的村（社区）代码；太多或说不出时为空，以乡镇为准。 */
  villageCodes: Array<Scalars['String']['output']>;
};

/** 变了什么一类的事。 */
export type ChangeKind =
  /** 目标分解的状态或填报数。 */
  | 'BREAKDOWNS'
  /** 换了一天（北京时间）：截至今天的数字要重新查询。 */
  | 'DAY'
  /** 数字：缴费、名册、任务数、方案等。 */
  | 'FIGURES';

/** 一次提示：同时变了的各项征缴工作各一条。 */
export type Changes = {
  __typename?: 'Changes';
  changes: Array<Change>;
  /** true：刚接上，changes 是上次以后错过的。 */
  isCatchUp: Scalars['Boolean']['output'];
  /** 单位：毫秒；这么久没有心跳就当作断开。 */
  silenceMs: Scalars['Int']['output'];
};

/** 疑似未参保名册的一页。totalCount 是全部筛选结果的人数，不是一页的。 */
export type ChaseConnection = {
  __typename?: 'ChaseConnection';
  edges: Array<ChaseEdge>;
  pageInfo: ChasePageInfo;
  totalCount: Scalars['Int']['output'];
};

export type ChaseEdge = {
  __typename?: 'ChaseEdge';
  cursor: Scalars['String']['output'];
  node: ChasePerson;
};

/** 名册里不算已参保的人分哪几种列出。 */
export type ChaseListing =
  /** 以上两种。 */
  | 'BOTH'
  /** 已按正当理由剔除的。 */
  | 'EXCUSED'
  /** 疑似未参保：应保而未保，未剔除的。 */
  | 'TO_CHASE';

export type ChasePageInfo = {
  __typename?: 'ChasePageInfo';
  endCursor: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
};

/** 疑似未参保的一个人。姓名、身份证号码已脱敏；只有县医保局经办和本乡镇可读。 */
export type ChasePerson = {
  __typename?: 'ChasePerson';
  /** 在哪些类别的名册上，按通知的次序。 */
  categoryCodes: Array<Scalars['String']['output']>;
  categoryNames: Array<Scalars['String']['output']>;
  /** 证明材料。 */
  evidence: Scalars['String']['output'];
  /** 所在户：名册来源和户的行号，同户相同；名册不按户列为空。 */
  household: Maybe<Scalars['String']['output']>;
  /** 已缴费但不足额。 */
  isUnderpaid: Scalars['Boolean']['output'];
  /** 人员编号：P 加 16 位字母数字，不含身份信息。 */
  key: Scalars['String']['output'];
  /** 脱敏的身份证号码；没有登记为空。 */
  maskedIdNumber: Maybe<Scalars['String']['output']>;
  /** 脱敏的姓名，如 王*明；没有登记为空。 */
  maskedName: Maybe<Scalars['String']['output']>;
  note: Scalars['String']['output'];
  reason: Maybe<NonEnrollmentReason>;
  reportedAt: Maybe<Scalars['DateTime']['output']>;
  /** 最近一次上报的账号和时刻；没有上报过为空。 */
  reportedBy: Maybe<Scalars['String']['output']>;
  /** 从哪天起在名册上。 */
  sinceOn: Scalars['Date']['output'];
  /** 乡镇代码；名册未注明为空。 */
  townshipCode: Maybe<Scalars['String']['output']>;
  townshipName: Maybe<Scalars['String']['output']>;
  /** 上报时带回的版本；没有上报过为 0。 */
  version: Scalars['Int']['output'];
  /** 村代码；名册未注明为空。 */
  villageCode: Maybe<Scalars['String']['output']>;
  villageName: Maybe<Scalars['String']['output']>;
};

export type CheckAmountsPayload = {
  __typename?: 'CheckAmountsPayload';
  check: Maybe<AmountCheck>;
  problems: Array<Problem>;
};

export type CloneCampaignInput = {
  /** 新的年度，默认下一年。 */
  benefitYear?: InputMaybe<Scalars['Int']['input']>;
  campaignId: Scalars['ID']['input'];
};

/** 下一年度的方案草稿。没有保存：核对后用 publishNotice 发布。 */
export type CloneCampaignPayload = {
  __typename?: 'CloneCampaignPayload';
  benefitYear: Maybe<Scalars['Int']['output']>;
  /** 草稿全文（YAML）；有问题时为空。要核对之处在文中以 # 核对 注明。 */
  content: Maybe<Scalars['String']['output']>;
  problems: Array<Problem>;
  /** 必须逐项核对的地方。 */
  review: Array<ReviewItem>;
};

/** 办结事项。一次最多 1000 件；只办结没有冲突的，其余逐件说明。 */
export type CloseReviewItemsInput = {
  campaignId: Scalars['ID']['input'];
  items: Array<ReviewItemInput>;
  /** 说明，最多 200 字；不要写身份证号码。原因为“其他”时必填。 */
  note?: Scalars['String']['input'];
  /** 原因代码，见该类事项的 reasons；一次办结的各件都要适用。 */
  reason: Scalars['String']['input'];
};

/** 一段征缴期，起止日均含。 */
export type CollectionWindow = {
  __typename?: 'CollectionWindow';
  /** 日历天数。 */
  calendarDays: Scalars['Int']['output'];
  clause: Scalars['String']['output'];
  closesOn: Scalars['Date']['output'];
  kind: WindowKind;
  /** 可缴费的天数。 */
  openDays: Scalars['Int']['output'];
  /** 每月可缴费的日期；空表示不限。 */
  openDaysOfMonth: Maybe<DayRange>;
  opensOn: Scalars['Date']['output'];
};

export type CorrectDivisionInput = {
  campaignId: Scalars['ID']['input'];
  key: Scalars['String']['input'];
  /** 更正的理由。不要写姓名和号码。 */
  note: Scalars['String']['input'];
  townshipCode: Scalars['String']['input'];
  version: Scalars['Int']['input'];
  villageCode?: InputMaybe<Scalars['String']['input']>;
};

export type CorrectPaymentInput = {
  campaignId: Scalars['ID']['input'];
  changes: PaymentChanges;
  entryCount: Scalars['Int']['input'];
  evidence?: Scalars['String']['input'];
  note?: Scalars['String']['input'];
  reason: PaymentEntryReason;
  receiptNumber: Scalars['String']['input'];
};

/** 困难群众参保情况：一层区划各一行，加合计。 */
export type Coverage = {
  __typename?: 'Coverage';
  /** 截至日期（含当日）。名册、缴费、退费以该日为准；未参保原因和足额核对以现在为准。 */
  asOfOn: Scalars['Date']['output'];
  calculatedAt: Scalars['DateTime']['output'];
  /** 计入困难群众参保率的类别，按通知的次序。 */
  categories: Array<CoverageCategory>;
  /** 是否已导入个人缴费；没有时已参保都是 0，只说明还没有数据。 */
  hasPayments: Scalars['Boolean']['output'];
  level: DivisionLevel;
  /** 没有导入名册的类别：没有数字，不是 0 人。 */
  missingCategories: Array<CoverageCategory>;
  /** 名册上有、但通知没有计入困难群众参保率的类别。 */
  notCounted: Array<CoverageCategory>;
  outcome: CoverageOutcome;
  /** 数字依据的名册。 */
  rosters: Array<CoverageRoster>;
  rows: Array<CoverageRow>;
  /** 合计；乡镇账号只是本乡镇。没有数字时为空。 */
  total: Maybe<CoverageRow>;
};

export type CoverageCategory = {
  __typename?: 'CoverageCategory';
  code: Scalars['String']['output'];
  /** 是否已导入该类别的名册。 */
  hasRoster: Scalars['Boolean']['output'];
  name: Scalars['String']['output'];
};

/** 应保、已保人数，单位：人。没有名册、任务表没有印出或不予显示的为空，不是 0。 */
export type CoverageCounts = {
  __typename?: 'CoverageCounts';
  /** 应保未保人数 = 应保 - 已保；按任务表时可为负。 */
  chase: Maybe<Scalars['Int']['output']>;
  /** 已参保人数：已缴费、未退费、足额。 */
  covered: Maybe<Scalars['Int']['output']>;
  /** 应保人数。 */
  due: Maybe<Scalars['Int']['output']>;
  /** 有正当理由、已剔除的人数。 */
  excused: Maybe<Scalars['Int']['output']>;
  /** 参保率，单位：万分之一，四舍五入；全部参保才是 10000。无人应保为空。 */
  rateBasisPoints: Maybe<Scalars['Int']['output']>;
};

/** 困难群众参保情况用哪种分母，或者为什么没有数字。 */
export type CoverageOutcome =
  /** 按当前名册：应保人数取自各部门名册，逐人去重，扣除有正当理由的。 */
  | 'CURRENT_ROSTER'
  /** 通知没有说清分母，本县还没有选定；此时不猜。 */
  | 'NOT_SETTLED'
  /** 通知没有把任何类别计入困难群众参保率。 */
  | 'NO_CATEGORIES'
  /** 还没有导入任何困难群众名册；不是 0 人。 */
  | 'NO_ROSTER'
  /** 按任务表印出的人数：分类给率，各类有重叠，没有合计率。 */
  | 'QUOTA_TABLE';

/** 一本名册最近一期。 */
export type CoverageRoster = {
  __typename?: 'CoverageRoster';
  /** 名册截至日期。 */
  asOfOn: Scalars['Date']['output'];
  /** 出具部门。 */
  office: Scalars['String']['output'];
  sourceCode: Scalars['String']['output'];
  sourceName: Scalars['String']['output'];
};

export type CoverageRow = {
  __typename?: 'CoverageRow';
  /** 各类别，次序同 categories。 */
  byCategory: Array<CoverageCounts>;
  /** 区划代码；NO_VILLAGE、NO_TOWNSHIP 表示名册未注明村、乡镇的那一行。 */
  divisionCode: Scalars['String']['output'];
  divisionName: Scalars['String']['output'];
  /** 有数字因人数太少、为保护个人信息而没有显示（分析账号看村级数字时）。 */
  isSuppressed: Scalars['Boolean']['output'];
  /** 合计去重：一人在几本名册上只计一次。按任务表时为空。 */
  overall: Maybe<CoverageCounts>;
};

/** 每月的起止日，均含。 */
export type DayRange = {
  __typename?: 'DayRange';
  from: Scalars['Int']['output'];
  to: Scalars['Int']['output'];
};

/** 每日汇总里某乡镇某日的数字已收录过、这次不同时怎么办。 */
export type DifferencePolicy =
  /** 保留先收录的，不同的行算有错误。 */
  | 'KEEP'
  /** 用这次的替换（更正）；原来的数字记入审计。 */
  | 'REPLACE';

/** 下发。 */
export type DispatchBreakdownsInput = {
  campaignId: Scalars['ID']['input'];
  /** 填报截止日，含当日，不早于今天。 */
  deadlineOn: Scalars['Date']['input'];
  /** 为空：所有还没有下发过的；收回的要写明代码。 */
  divisionCodes?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** 只看会下发什么，什么也不存。 */
  dryRun?: Scalars['Boolean']['input'];
  /** 由乡镇填的列，至少一列；其余只显示。 */
  filledColumns: Array<Scalars['ID']['input']>;
  /** 填报要求，最多 1000 字。 */
  instructions?: Scalars['String']['input'];
  /** 客户端自取的编号（如 UUID）：同一编号再来一次，答当时的结果，不再办。 */
  mutationKey: Scalars['ID']['input'];
};

/** 区划。同一区划在文件里的不同写法记为别名。 */
export type Division = {
  __typename?: 'Division';
  aliases: Array<Scalars['String']['output']>;
  /** 下一级区划，按表序。乡镇账号只见本乡镇。 */
  children: Array<Division>;
  /** 区划代码，县内唯一。 */
  code: Scalars['String']['output'];
  level: DivisionLevel;
  name: Scalars['String']['output'];
  parentCode: Maybe<Scalars['String']['output']>;
  /** 在通知附表中的次序，从 1 起。 */
  tableOrder: Scalars['Int']['output'];
  type: DivisionType;
  validFrom: Maybe<Scalars['Date']['output']>;
  validTo: Maybe<Scalars['Date']['output']>;
};

/** 区划树的层级。 */
export type DivisionLevel =
  /** 县 */
  | 'COUNTY'
  /** 乡镇（街道、社区办） */
  | 'TOWNSHIP'
  /** 村（社区） */
  | 'VILLAGE';

/** 区划的类型。 */
export type DivisionType =
  /** 社区 */
  | 'COMMUNITY'
  /** 县（市、区） */
  | 'COUNTY'
  /** 承担乡镇职责的社区办 */
  | 'OFFICE_ACTING_AS_TOWNSHIP'
  /** 街道 */
  | 'SUB_DISTRICT'
  /** 乡镇 */
  | 'TOWNSHIP'
  /** 村 */
  | 'VILLAGE';

/** 应缴金额的几种回答。没有规定、需要复核都是回答，不是零元。 */
export type DueOutcome =
  /** 算得出。 */
  | 'DUE'
  /** 需要复核：情况不明，或通知没有说清而本县没有选定。 */
  | 'NEEDS_REVIEW'
  /** 通知没有规定。 */
  | 'NO_RULE';

/** 一类人员的分类资助。个人缴纳与资助之和等于个人缴费标准。 */
export type EnrollmentSubsidy = {
  __typename?: 'EnrollmentSubsidy';
  /** 资助，单位：分；标准分档次或分人群时为空。 */
  assistanceFen: Maybe<Scalars['Fen']['output']>;
  categoryCode: Scalars['String']['output'];
  categoryName: Scalars['String']['output'];
  clause: Scalars['String']['output'];
  /** 个人缴纳，单位：分；标准分档次或分人群时为空，见 amountDue。 */
  personPaysFen: Maybe<Scalars['Fen']['output']>;
};

/** 一批数，次序与所问的相同。 */
export type FigureAnswers = {
  __typename?: 'FigureAnswers';
  /** 计算时刻。 */
  calculatedAt: Scalars['DateTime']['output'];
  /** 没有数的原因的代码；有数为空。 */
  codes: Array<Maybe<Scalars['String']['output']>>;
  /** 与 codes 同一位置：类别填得不对，或方案没有规定时，可以填哪些类别（顿号隔开）；其余为空。 */
  expected: Array<Maybe<Scalars['String']['output']>>;
  /** 这些数不早于这一版。 */
  figuresVersion: Scalars['Int']['output'];
  /** 空：没有这个数，原因见 codes 的同一位置。 */
  values: Array<Maybe<Scalars['Fen']['output']>>;
};

/** 问一个数。应缴金额写 category，其余写 division。 */
export type FigureAsk = {
  /** 类别的代码、名称或别名。 */
  category?: InputMaybe<Scalars['String']['input']>;
  /** 区划的代码、名称或别名；同名的村前面加乡镇名。 */
  division?: InputMaybe<Scalars['String']['input']>;
  name: FigureName;
  /** 截至日期（含当日），不能晚于今天；应缴金额为缴费日，可以晚于今天。空为最新。现在的奖励不看。 */
  on?: InputMaybe<Scalars['Date']['input']>;
};

/** 公式可以问的数。 */
export type FigureName =
  /** 个人应缴，单位：分。 */
  | 'AMOUNT_DUE'
  /** 完成率，单位：万分之一。 */
  | 'COMPLETION'
  /** 差额 = 任务数 - 已缴费人数，单位：人；超额为负。 */
  | 'GAP'
  /** 缴费金额（净），单位：分。 */
  | 'PAID_AMOUNT'
  /** 已缴费人数（净），单位：人。 */
  | 'PAID_PERSONS'
  /** 任务数，单位：人。 */
  | 'QUOTA'
  /** 名次：乡镇在全县，村（社区）在本乡镇。 */
  | 'RANK'
  /** 现在的奖励：已得的，或按现在的进度估计的，单位：分。 */
  | 'REWARD_NOW';

/** 成列成块的一张表：比一行一个对象小得多，几千行也快。 */
export type FigureTable = {
  __typename?: 'FigureTable';
  /** 截至日期（含当日）。 */
  asOfOn: Scalars['Date']['output'];
  /** 计算时刻。 */
  calculatedAt: Scalars['DateTime']['output'];
  /**
   * 列的名称，第一列 key 是行的代码（区划代码、类别代码、日期）。
   * 乡镇、村：key、name、quota、paidPersons、amountFen、completionBasisPoints、gap、rank、newToday、newIn7Days、
   * grossPersons、refundedPersons、refundedFen、elsewherePersons；村最后还有 townshipName（所属乡镇）。
   * 类别：key、name、paidPersons、amountFen、grossPersons、refundedPersons、refundedFen、elsewherePersons、newToday、
   * newIn7Days、shareBasisPoints（占全部已缴费人数）。
   * 日期：key、newPersons、grossPersons、refundedPersons、elsewherePersons、amountFen、refundedFen、cumulativePersons、
   * cumulativeAmountFen、cumulativeCompletionBasisPoints。退费计在退费的那一天，所以某天的 newPersons 可为负。
   */
  columns: Array<Scalars['String']['output']>;
  /** 这份数字是哪一版。 */
  figuresVersion: Scalars['Int']['output'];
  /** 各行是否有任务数，与 Progress 相同；按类别、按日时，是否已下达任务数。 */
  hasQuotas: Scalars['Boolean']['output'];
  /** true：rows 只含 since 以后变了的行，其余不变；行没有增减，次序没有变。 */
  isDifference: Scalars['Boolean']['output'];
  /** true：行太多，只给了前 20,000 行。 */
  isTruncated: Scalars['Boolean']['output'];
  /** 任务数逐行合计 - 下达合计，单位：人。 */
  quotaDifference: Maybe<Scalars['Int']['output']>;
  /** 任务数逐行合计，单位：人；没有任务数为空。 */
  rowSumQuota: Maybe<Scalars['Int']['output']>;
  /** 各行，次序同 columns。单位与 Progress 相同。 */
  rows: Scalars['Cells']['output'];
  /** 这份表的编号，下次作 since 用。行有任何不同，编号就不同。 */
  state: Scalars['String']['output'];
  /** 合计，只有一行；次序同 columns。 */
  total: Scalars['Cells']['output'];
  /** 全部行数；rows 可能只是其中一部分。 */
  totalCount: Scalars['Int']['output'];
};

/** 一种办法的预计。 */
export type Forecast = {
  __typename?: 'Forecast';
  completionBasisPoints: Maybe<Scalars['Int']['output']>;
  outcome: ForecastOutcome;
  /** 到截止日的人数，单位：人，向下取整；算不出为空。 */
  persons: Maybe<Scalars['Int']['output']>;
  willMeet: Maybe<Scalars['Boolean']['output']>;
};

/** 预计的几种回答。 */
export type ForecastOutcome =
  /** 算得出。 */
  | 'FORECAST'
  /** 已经完成。 */
  | 'MET'
  /** 没有上年数据。 */
  | 'NO_LAST_YEAR'
  /** 没有剩余的可缴费日。 */
  | 'NO_OPEN_DAYS_LEFT'
  /** 没有任务数。 */
  | 'NO_QUOTA'
  /** 还没有可用的日子。 */
  | 'TOO_EARLY';

/** 导入填好的表。 */
export type ImportBreakdownsInput = {
  campaignId: Scalars['ID']['input'];
  /** 逐格的选定，一格至多一个。 */
  choices?: Array<BreakdownCellChoiceInput>;
  dryRun?: Scalars['Boolean']['input'];
  mutationKey: Scalars['ID']['input'];
  onConflict?: BreakdownConflictChoice;
  /** 读完就提交。 */
  submit?: Scalars['Boolean']['input'];
  /** 一份 .xlsx，或装着多份的 .zip。 */
  uploadId: Scalars['ID']['input'];
};

/** 导入的结果。 */
export type ImportBreakdownsPayload = {
  __typename?: 'ImportBreakdownsPayload';
  files: Array<ImportedBreakdown>;
  isReplay: Scalars['Boolean']['output'];
  problems: Array<Problem>;
  /** 带审核意见的退回件，一小时内可下载；没有为空。 */
  returnedCopy: Maybe<Scalars['String']['output']>;
};

/** 导入任务。 */
export type ImportJob = {
  __typename?: 'ImportJob';
  id: Scalars['ID']['output'];
  /** 0 至 100。 */
  percent: Scalars['Int']['output'];
  /** 完成后的结果。 */
  result: Maybe<ImportResult>;
  /** 名册导入完成后的结果；导入的不是名册为空。 */
  rosterResult: Maybe<RosterImportResult>;
  /** 已读行数。 */
  rowsRead: Scalars['Int']['output'];
  /** 对账单导入完成后的结果；其他导入为空。 */
  statementResult: Maybe<StatementImportResult>;
  status: JobStatus;
};

export type ImportOutcome =
  /** 已取消，什么也没有留下。 */
  | 'CANCELLED'
  /** 已收录。 */
  | 'COMMITTED'
  /** 试运行：只检查。 */
  | 'DRY_RUN'
  /** 没有新内容：同一文件或同样的收据已收录过，什么也没有改变。 */
  | 'NOTHING_NEW'
  /** 未收录：有错误。 */
  | 'REFUSED';

export type ImportPaymentRowsInput = {
  /** 行列所在的地址，如 Sheet1!A1:F200；问题据此给出 A1 地址。 */
  address: Scalars['String']['input'];
  campaignId: Scalars['ID']['input'];
  dryRun?: Scalars['Boolean']['input'];
  kind?: PaymentFileKind;
  /** 只用于每日汇总。 */
  onDifference?: DifferencePolicy;
  onProblem?: ProblemPolicy;
  /** 含表头的各行单元格文字，最多 20,000 行。 */
  rows: Array<Array<Scalars['String']['input']>>;
};

export type ImportPaymentsInput = {
  campaignId: Scalars['ID']['input'];
  /** 只检查，不收录。 */
  dryRun?: Scalars['Boolean']['input'];
  kind?: PaymentFileKind;
  /** 只用于每日汇总。 */
  onDifference?: DifferencePolicy;
  onProblem?: ProblemPolicy;
  /** 先以 POST /upload 上传文件，得到 uploadId。 */
  uploadId: Scalars['ID']['input'];
};

export type ImportPaymentsPayload = {
  __typename?: 'ImportPaymentsPayload';
  /** 导入任务；被拒绝时为空，见 problems。 */
  job: Maybe<ImportJob>;
  problems: Array<Problem>;
};

export type ImportReasonsInput = {
  campaignId: Scalars['ID']['input'];
  /** 只检查，不收录。 */
  dryRun?: Scalars['Boolean']['input'];
  onProblem?: ProblemPolicy;
  /** 先以 POST /upload 上传填好的疑似未参保名册（.xlsx 或 .csv），得到 uploadId。 */
  uploadId: Scalars['ID']['input'];
};

/** 导入结果。 */
export type ImportResult = {
  __typename?: 'ImportResult';
  /** 此前已收录、内容相同的笔数。 */
  alreadyPresent: Scalars['Int']['output'];
  /** 新收录金额，单位：分。 */
  amountFen: Scalars['Fen']['output'];
  /** 批次号，收录时才有。 */
  batchNumber: Maybe<Scalars['Int']['output']>;
  /** 收录但标记待复核的行数（征缴期外、重复缴费等）。 */
  flaggedRows: Scalars['Int']['output'];
  /** 新收录的缴费笔数（试运行时为将要收录的笔数）。 */
  newPayments: Scalars['Int']['output'];
  /** 新增缴费人数，单位：人。 */
  newPersons: Scalars['Int']['output'];
  outcome: ImportOutcome;
  /** 此前已收录、当时没有入库日期、这次补上入库日期的笔数。 */
  postedLater: Scalars['Int']['output'];
  /** 问题总数。 */
  problemCount: Scalars['Int']['output'];
  /** 前 200 个问题，按行号。 */
  problems: Array<Problem>;
  /** 有错误、未收录的行数。 */
  rejectedRows: Scalars['Int']['output'];
  /** 替换了原来数字的每日汇总行数；newPersons 和 amountFen 为前后之差，可为负。 */
  replacedRows: Scalars['Int']['output'];
  /** 数据行数（不含表头）。 */
  rowsRead: Scalars['Int']['output'];
  /** 同一文件此前收录的批次号。 */
  sameFileAsBatch: Maybe<Scalars['Int']['output']>;
};

export type ImportRosterInput = {
  /** 全量名册会使在册的五分之一以上退出时，须确认。 */
  allowManyCancelled?: Scalars['Boolean']['input'];
  /** 名册截至日期：部门出具名册的日子。不能早于该来源上一批，也不能晚于今天。 */
  asOfOn: Scalars['Date']['input'];
  campaignId: Scalars['ID']['input'];
  /** 读不出的表头：哪一列是什么。收录后会记住。 */
  columns?: Array<RosterColumnInput>;
  /** 只检查，不收录；给出收录后会有的确切数字。 */
  dryRun?: Scalars['Boolean']['input'];
  sourceCode: Scalars['ID']['input'];
  /** 先以 POST /upload 上传文件，得到 uploadId。 */
  uploadId: Scalars['ID']['input'];
};

export type ImportRosterPayload = {
  __typename?: 'ImportRosterPayload';
  /** 导入任务；被拒绝时为空，见 problems。 */
  job: Maybe<ImportJob>;
  problems: Array<Problem>;
};

export type ImportRosterRowsInput = {
  /** 行列所在的地址，如 Sheet1!A1:F200；问题据此给出 A1 地址。 */
  address: Scalars['String']['input'];
  allowManyCancelled?: Scalars['Boolean']['input'];
  asOfOn: Scalars['Date']['input'];
  campaignId: Scalars['ID']['input'];
  columns?: Array<RosterColumnInput>;
  dryRun?: Scalars['Boolean']['input'];
  /** 含表头的各行单元格文字，最多 20,000 行。 */
  rows: Array<Array<Scalars['String']['input']>>;
  sourceCode: Scalars['ID']['input'];
};

export type ImportStatementInput = {
  campaignId: Scalars['ID']['input'];
  /** 只检查，不收录；笔数与待核对项数是真要收录时的数。 */
  dryRun?: Scalars['Boolean']['input'];
  form?: StatementForm;
  onProblem?: ProblemPolicy;
  source: StatementSource;
  /** 先以 POST /upload 上传文件，得到 uploadId。 */
  uploadId: Scalars['ID']['input'];
};

export type ImportStatementPayload = {
  __typename?: 'ImportStatementPayload';
  /** 导入任务；被拒绝时为空，见 problems。 */
  job: Maybe<ImportJob>;
  problems: Array<Problem>;
};

export type ImportStatementRowsInput = {
  /** 行列所在的地址，如 Sheet1!A1:F200；问题据此给出 A1 地址。 */
  address: Scalars['String']['input'];
  campaignId: Scalars['ID']['input'];
  dryRun?: Scalars['Boolean']['input'];
  form?: StatementForm;
  onProblem?: ProblemPolicy;
  /** 含表头的各行单元格文字，最多 20,000 行。 */
  rows: Array<Array<Scalars['String']['input']>>;
  source: StatementSource;
};

/** 一份文件的结果。 */
export type ImportedBreakdown = {
  __typename?: 'ImportedBreakdown';
  changedCells: Scalars['Int']['output'];
  conflicts: Array<BreakdownConflict>;
  divisionCode: Maybe<Scalars['String']['output']>;
  divisionName: Maybe<Scalars['String']['output']>;
  fileName: Scalars['String']['output'];
  outcome: BreakdownOutcome;
  problems: Array<Problem>;
};

/** 约谈名单。 */
export type InterviewList = {
  __typename?: 'InterviewList';
  /** 判断所依据的日期：数字、征缴期、任务数和约谈标准都以该日为准。 */
  asOfOn: Scalars['Date']['output'];
  clause: Maybe<Scalars['String']['output']>;
  everyWeeks: Maybe<Scalars['Int']['output']>;
  /** 通知没有定约谈标准、本县也没有选定时为假；此时不猜。 */
  isSettled: Scalars['Boolean']['output'];
  /** 缺少数据、没有判断的规则，一句一条。 */
  notJudged: Array<Scalars['String']['output']>;
  /** 没有定的是什么；已定为空列表。 */
  notSettled: Array<Scalars['String']['output']>;
  rows: Array<InterviewRow>;
};

/** 一个要约谈的区划。 */
export type InterviewRow = {
  __typename?: 'InterviewRow';
  /** 包括本次，连续第几次。 */
  consecutiveCycles: Scalars['Int']['output'];
  divisionCode: Scalars['String']['output'];
  divisionName: Scalars['String']['output'];
  /** 理由，一句一条，带数字。 */
  reasons: Array<Scalars['String']['output']>;
};

/** 印发一份报表：封存此刻的数字。 */
export type IssueReportInput = {
  /** 截至日，默认今天（北京时间）；不能晚于今天。 */
  asOf?: InputMaybe<Scalars['Date']['input']>;
  campaignId: Scalars['ID']['input'];
  kind: ReportKind;
};

export type IssueReportPayload = {
  __typename?: 'IssueReportPayload';
  report: IssuedReport;
};

/** 照新方案重算，与已印发的不同的一个数字。 */
export type IssuedDifference = {
  __typename?: 'IssuedDifference';
  divisionName: Scalars['String']['output'];
  label: Scalars['String']['output'];
  reportId: Scalars['ID']['output'];
  /** 如 第 1 期通报（截至2024年11月30日）。 */
  reportTitle: Scalars['String']['output'];
  was: Scalars['String']['output'];
  wouldBe: Scalars['String']['output'];
};

/** 印发的一个数字。 */
export type IssuedFigure = {
  __typename?: 'IssuedFigure';
  divisionCode: Maybe<Scalars['String']['output']>;
  divisionName: Scalars['String']['output'];
  /** 名称，如 奖励金额、完成率、名次。 */
  label: Scalars['String']['output'];
  /** 按人的写法，带单位。 */
  text: Scalars['String']['output'];
};

/** 已经印发、从此不变的一份报表。 */
export type IssuedReport = {
  __typename?: 'IssuedReport';
  asOfOn: Scalars['Date']['output'];
  /** 印发时的数字，原样。 */
  figures: Array<IssuedFigure>;
  /** 种类-编号，如 REWARD-1。 */
  id: Scalars['ID']['output'];
  issuedAt: Scalars['DateTime']['output'];
  issuedBy: Scalars['String']['output'];
  kind: ReportKind;
  /** 印发时的方案版本。 */
  noticeVersion: Scalars['Int']['output'];
  /** 同一种类内从 1 起。 */
  number: Scalars['Int']['output'];
};

export type JobStatus =
  | 'CANCELLED'
  | 'FAILED'
  | 'QUEUED'
  | 'RUNNING'
  | 'SUCCEEDED';

export type KeepCounted =
  /** 计在本县。 */
  | 'HERE'
  /** 计在外县。 */
  | 'THERE';

/** 台账里的一笔缴费和它的全部处理。 */
export type LedgerPayment = {
  __typename?: 'LedgerPayment';
  /** 单位：分。 */
  amountFen: Scalars['Fen']['output'];
  batchNumber: Scalars['Int']['output'];
  categoryCode: Scalars['String']['output'];
  categoryName: Scalars['String']['output'];
  divisionCode: Scalars['String']['output'];
  divisionName: Scalars['String']['output'];
  /** 按编号。 */
  entries: Array<PaymentEntry>;
  /** 这一笔及由它更正而来的全部处理次数：登记处理时原样带回，已被别人改动则不受理。 */
  entryCount: Scalars['Int']['output'];
  /** 需要留意的标记：OUTSIDE_WINDOW、CLOSED_DAY、DUPLICATE_PERSON、CATEGORY_UNKNOWN、ID_ENDS_000、POSTED_BEFORE_PAID。 */
  flags: Array<Scalars['String']['output']>;
  /** 征缴期以外的一笔是否已认可；不需要认可为空。 */
  isAccepted: Maybe<Scalars['Boolean']['output']>;
  line: Scalars['Int']['output'];
  /** 缴费日。 */
  paidOn: Scalars['Date']['output'];
  /** 同一人的有效缴费笔数。 */
  paymentsOfPerson: Scalars['Int']['output'];
  /** 个人代码，不是身份证号码。 */
  personKey: Scalars['ID']['output'];
  /** 入库日；不知道为空。 */
  postedOn: Maybe<Scalars['Date']['output']>;
  receiptNumber: Scalars['String']['output'];
  /** 今天（北京时间）退费能退多少；不计入台账的为空。 */
  refund: Maybe<RefundAllowance>;
  /** 已退金额，单位：分。 */
  refundedFen: Scalars['Fen']['output'];
  /** 代替它的一笔的收据号。 */
  replacementReceiptNumber: Maybe<Scalars['String']['output']>;
  /** 由它代替的一笔的收据号。 */
  replacesReceiptNumber: Maybe<Scalars['String']['output']>;
  status: LedgerPaymentStatus;
  townshipCode: Scalars['String']['output'];
  villageCode: Maybe<Scalars['String']['output']>;
};

export type LedgerPaymentStatus =
  /** 计入台账。 */
  | 'ACTIVE'
  /** 已更正，由另一笔代替。 */
  | 'CORRECTED'
  /** 已冲正。 */
  | 'REVERSED';

/** 找一个人。身份证号码、人员编号、收据号、临时编码四项恰好写一项。 */
export type LookUpPersonInput = {
  /** 哪项征缴工作；只在该县内找。 */
  campaignId: Scalars['ID']['input'];
  /** 身份证号码。收到后立即换算为散列值，不保存，不记录。 */
  idNumber?: InputMaybe<Scalars['String']['input']>;
  /** 人员编号，P 开头的 17 位。 */
  key?: InputMaybe<Scalars['String']['input']>;
  /** 缴费收据号（电子税票号）。 */
  receiptNumber?: InputMaybe<Scalars['String']['input']>;
  /** 新生儿临时编码，XSE 开头的 17 位。 */
  temporaryCode?: InputMaybe<Scalars['String']['input']>;
};

/** 找人的结果。找不到，或不在本账号所辖范围内，person 为空，problems 说明原因。 */
export type LookUpPersonPayload = {
  __typename?: 'LookUpPersonPayload';
  person: Maybe<Person>;
  problems: Array<Problem>;
};

export type MergeNewbornInput = {
  campaignId: Scalars['ID']['input'];
  evidence: Scalars['String']['input'];
  /** 上户后的身份证号码。 */
  idNumber: Scalars['String']['input'];
  /** 上户后的姓名；与登记的相同可不写。 */
  name?: InputMaybe<Scalars['String']['input']>;
  note?: Scalars['String']['input'];
  temporaryCode: Scalars['String']['input'];
  /** 读到的版本。 */
  version: Scalars['Int']['input'];
};

/** 填报截止改到哪一天（含当日），写明理由。 */
export type MoveBreakdownDeadlinesInput = {
  campaignId: Scalars['ID']['input'];
  /** 含当日，不早于今天。 */
  deadlineOn: Scalars['Date']['input'];
  items: Array<BreakdownItemInput>;
  mutationKey: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
};

export type Mutation = {
  __typename?: 'Mutation';
  /** 通过；一次可多个乡镇，一个事务。需要医保局经办角色。 */
  acceptBreakdowns: BreakdownsPayload;
  /** 认可一笔征缴期以外的缴费，计入奖励。需要医保局经办角色。 */
  acceptPayment: PaymentEntryPayload;
  /** 取消导入任务；已完成的不受影响。 */
  cancelImportJob: CancelJobPayload;
  /** 核对全部缴费的应缴与实缴，更新待复核清单。需要医保局经办角色。 */
  checkAmounts: CheckAmountsPayload;
  /** 由本年度的方案做出下一年度的草稿，列出全部要核对之处；不保存。只有县医保局经办和管理员可用。 */
  cloneCampaign: CloneCampaignPayload;
  /** 办结事项。县医保局经办、管理员可办全县的；乡镇经办只办本乡镇的名册和缴费类事项，“在外县也已缴费”除外。 */
  closeReviewItems: ReviewItemsPayload;
  /** 更正登记错误的区划。需要医保局经办角色。 */
  correctDivision: RecordPersonPayload;
  /** 更正一笔缴费。需要医保局经办角色。 */
  correctPayment: PaymentEntryPayload;
  /** 下发。需要医保局经办角色。 */
  dispatchBreakdowns: BreakdownsPayload;
  /** 结束重新开放，数回到已通过的。需要医保局经办角色。 */
  endReopening: BreakdownPayload;
  /** 导入填好的表。乡镇账号只能导入本乡镇的。 */
  importBreakdowns: ImportBreakdownsPayload;
  /** 导入工作表里选中的行。需要医保局经办角色。 */
  importPaymentRows: ImportPaymentsPayload;
  /** 导入已上传的缴费文件。需要医保局经办角色。 */
  importPayments: ImportPaymentsPayload;
  /** 读回填好的疑似未参保名册。县医保局经办和本乡镇账号。 */
  importReasons: ReportReasonsPayload;
  /** 导入已上传的名册文件：有一处错误整批不收录。需要医保局经办角色。 */
  importRoster: ImportRosterPayload;
  /** 导入工作表里选中的名册各行。需要医保局经办角色。 */
  importRosterRows: ImportRosterPayload;
  /** 导入已上传的对账单，与台账逐笔核对。需要医保局经办角色。 */
  importStatement: ImportStatementPayload;
  /** 导入工作表里选中的对账单行。需要医保局经办角色。 */
  importStatementRows: ImportStatementPayload;
  /**
   * 印发一份报表。已印发的不能修改；数字有误时另发一期。与同一种类最近一期的截至日、版本和数字全都相同时
   * 不另编号，回答已印发的那一期。只有县医保局经办和管理员可用。
   */
  issueReport: IssueReportPayload;
  /** 锁定已通过的。需要医保局经办角色。 */
  lockBreakdowns: BreakdownsPayload;
  /** 找一个人并打开其档案。每次打开都记入审计，所以是变更而不是查询；号码只能写在变量里。 */
  lookUpPerson: LookUpPersonPayload;
  /** 新生儿上户后并入身份证号码：名册、缴费和记录从此归于同一人。需要医保局经办角色。 */
  mergeNewborn: RecordPersonPayload;
  /** 改填报截止，不收回：还没有通过的，一次可多个乡镇；版次不变，已发出的表照旧可交。需要医保局经办角色。 */
  moveBreakdownDeadlines: BreakdownsPayload;
  /** 乡镇打开了自己的表。 */
  openBreakdown: BreakdownPayload;
  /**
   * 发布方案。先全部检查；有错误、版本已变或与已印发报表不同而没有确认的，都不发布。
   * 只有县医保局经办和管理员可用。
   */
  publishNotice: PublishNoticePayload;
  /** 收回还没有通过过的；填的数留着，写明理由。需要医保局经办角色。 */
  recallBreakdowns: BreakdownsPayload;
  /** 登记死亡，并作为未参保原因（死亡）登记在本年度。 */
  recordDeath: RecordPersonPayload;
  /** 登记退费。待遇享受开始以后不能退，多缴部分除外。需要医保局经办角色。 */
  recordRefund: PaymentEntryPayload;
  /** 登记迁移。经办可登记全县，乡镇只可登记现属本乡镇的人迁出。任务数不随之变动。 */
  recordTransfer: RecordPersonPayload;
  /** 登记没有身份证号码的新生儿，给出临时编码。缴费和名册里可用它代替身份证号码。 */
  registerNewborn: RecordPersonPayload;
  /** 重新开放已通过、已锁定的；已通过的数照旧执行。需要医保局经办角色。 */
  reopenBreakdowns: BreakdownsPayload;
  /** 重新打开一件已办结的事项。权限同 closeReviewItems。 */
  reopenReviewItem: ReviewItemsPayload;
  /** 上报未参保原因。县医保局经办和本乡镇账号。 */
  reportReasons: ReportReasonsPayload;
  /** 两县重复参保的一人计在哪里。需要医保局经办角色。 */
  resolveOtherCounty: ResolveOtherCountyPayload;
  /** 退回，逐格写理由。需要医保局经办角色。 */
  returnBreakdown: BreakdownPayload;
  /** 冲正一笔缴费。需要医保局经办角色。 */
  reversePayment: PaymentEntryPayload;
  /** 加入一份后来的修改通知，发布为新的一版。只有县医保局经办和管理员可用。 */
  reviseNotice: PublishNoticePayload;
  /** 算任务数、改任务数、调整任务数。先 dryRun 看余差和受影响的分解。需要医保局经办角色。 */
  reviseQuotas: ReviseQuotasPayload;
  /** 保存草稿。本乡镇账号、医保局经办。 */
  saveBreakdown: BreakdownPayload;
  /** 新建或修改名册来源。需要医保局经办角色。 */
  saveRosterSource: SaveRosterSourcePayload;
  /** 登录。连续失败 5 次后该账号锁定 15 分钟。 */
  signIn: SignInPayload;
  /** 退出，令牌立即失效。 */
  signOut: SignOutPayload;
  /** 保存并提交。本乡镇账号；医保局经办可代交。 */
  submitBreakdown: BreakdownPayload;
  /** 撤销一次处理。需要医保局经办角色。 */
  undoPaymentEntry: PaymentEntryPayload;
  /** 查看姓名和完整号码，写明用途。经办可看全县，乡镇可看现属本乡镇的人。 */
  unmaskPersons: UnmaskPersonsPayload;
  /** 撤回提交。本乡镇账号。 */
  withdrawBreakdown: BreakdownPayload;
};


export type MutationAcceptBreakdownsArgs = {
  input: BreakdownItemsInput;
};


export type MutationAcceptPaymentArgs = {
  input: AcceptPaymentInput;
};


export type MutationCancelImportJobArgs = {
  id: Scalars['ID']['input'];
};


export type MutationCheckAmountsArgs = {
  campaignId: Scalars['ID']['input'];
};


export type MutationCloneCampaignArgs = {
  input: CloneCampaignInput;
};


export type MutationCloseReviewItemsArgs = {
  input: CloseReviewItemsInput;
};


export type MutationCorrectDivisionArgs = {
  input: CorrectDivisionInput;
};


export type MutationCorrectPaymentArgs = {
  input: CorrectPaymentInput;
};


export type MutationDispatchBreakdownsArgs = {
  input: DispatchBreakdownsInput;
};


export type MutationEndReopeningArgs = {
  input: BreakdownActInput;
};


export type MutationImportBreakdownsArgs = {
  input: ImportBreakdownsInput;
};


export type MutationImportPaymentRowsArgs = {
  input: ImportPaymentRowsInput;
};


export type MutationImportPaymentsArgs = {
  input: ImportPaymentsInput;
};


export type MutationImportReasonsArgs = {
  input: ImportReasonsInput;
};


export type MutationImportRosterArgs = {
  input: ImportRosterInput;
};


export type MutationImportRosterRowsArgs = {
  input: ImportRosterRowsInput;
};


export type MutationImportStatementArgs = {
  input: ImportStatementInput;
};


export type MutationImportStatementRowsArgs = {
  input: ImportStatementRowsInput;
};


export type MutationIssueReportArgs = {
  input: IssueReportInput;
};


export type MutationLockBreakdownsArgs = {
  input: BreakdownItemsInput;
};


export type MutationLookUpPersonArgs = {
  input: LookUpPersonInput;
};


export type MutationMergeNewbornArgs = {
  input: MergeNewbornInput;
};


export type MutationMoveBreakdownDeadlinesArgs = {
  input: MoveBreakdownDeadlinesInput;
};


export type MutationOpenBreakdownArgs = {
  campaignId: Scalars['ID']['input'];
  divisionCode: Scalars['ID']['input'];
};


export type MutationPublishNoticeArgs = {
  input: PublishNoticeInput;
};


export type MutationRecallBreakdownsArgs = {
  input: BreakdownItemsInput;
};


export type MutationRecordDeathArgs = {
  input: RecordDeathInput;
};


export type MutationRecordRefundArgs = {
  input: RecordRefundInput;
};


export type MutationRecordTransferArgs = {
  input: RecordTransferInput;
};


export type MutationRegisterNewbornArgs = {
  input: RegisterNewbornInput;
};


export type MutationReopenBreakdownsArgs = {
  input: ReopenBreakdownsInput;
};


export type MutationReopenReviewItemArgs = {
  input: ReopenReviewItemInput;
};


export type MutationReportReasonsArgs = {
  input: ReportReasonsInput;
};


export type MutationResolveOtherCountyArgs = {
  input: ResolveOtherCountyInput;
};


export type MutationReturnBreakdownArgs = {
  input: ReturnBreakdownInput;
};


export type MutationReversePaymentArgs = {
  input: ReversePaymentInput;
};


export type MutationReviseNoticeArgs = {
  input: ReviseNoticeInput;
};


export type MutationReviseQuotasArgs = {
  input: ReviseQuotasInput;
};


export type MutationSaveBreakdownArgs = {
  input: BreakdownEditsInput;
};


export type MutationSaveRosterSourceArgs = {
  input: SaveRosterSourceInput;
};


export type MutationSignInArgs = {
  input: SignInInput;
};


export type MutationSubmitBreakdownArgs = {
  input: BreakdownEditsInput;
};


export type MutationUndoPaymentEntryArgs = {
  input: UndoPaymentEntryInput;
};


export type MutationUnmaskPersonsArgs = {
  input: UnmaskPersonsInput;
};


export type MutationWithdrawBreakdownArgs = {
  input: BreakdownActInput;
};

/** 新生儿要缴哪几年。 */
export type NewbornContribution = {
  __typename?: 'NewbornContribution';
  clause: Maybe<Scalars['String']['output']>;
  /** 按期参保的最后一天；没有规定或需要复核为空。 */
  inTimeUntil: Maybe<Scalars['Date']['output']>;
  outcome: NewbornOutcome;
  /** 出生与缴费（或待遇年度）是否跨年。 */
  straddles: Scalars['Boolean']['output'];
  /** 按年度先后；没有规定或需要复核为空列表。 */
  years: Array<NewbornYear>;
};

/** 新生儿参保的几种回答。 */
export type NewbornOutcome =
  /** 按期参保。 */
  | 'IN_TIME'
  /** 已过按期参保的期限。 */
  | 'LATE'
  /** 需要复核：缴费日早于出生日期。 */
  | 'NEEDS_REVIEW'
  /** 通知没有规定新生儿怎样参保。 */
  | 'NO_RULE';

/** 新生儿的一个年度。 */
export type NewbornYear = {
  __typename?: 'NewbornYear';
  /** 单位：分；只有 DUE 才有，未减分类资助。 */
  fen: Maybe<Scalars['Fen']['output']>;
  /** 家里可以不缴这一年。 */
  isOptional: Scalars['Boolean']['output'];
  outcome: NewbornYearOutcome;
  year: Scalars['Int']['output'];
};

/** 新生儿某一年应缴的几种回答。 */
export type NewbornYearOutcome =
  /** 按本人所属档次和人群的标准。 */
  | 'BY_TIER'
  /** 应缴，见 fen。 */
  | 'DUE'
  /** 免缴。 */
  | 'FREE'
  /** 通知没有规定。 */
  | 'NOT_STATED'
  /** 按该年度通知的标准，本通知没有。 */
  | 'OTHER_NOTICE';

/** 未参保原因。 */
export type NonEnrollmentReason =
  /** 出国（境） */
  | 'ABROAD'
  /** 死亡未销户 */
  | 'DEAD'
  /** 参加职工医保 */
  | 'EMPLOYEE_SCHEME'
  /** 在外地参保 */
  | 'INSURED_ELSEWHERE'
  /** 户籍迁出 */
  | 'MOVED_AWAY'
  /** 其他；不出分母 */
  | 'OTHER'
  /** 服刑 */
  | 'PRISONER'
  /** 服兵役 */
  | 'SOLDIER'
  /** 在外地就学参保 */
  | 'STUDENT_ELSEWHERE'
  /** 不愿参保；不出分母 */
  | 'UNWILLING';

/** 征缴通知（方案）的一个版本。每个数字都注明出自哪一条。 */
export type Notice = {
  __typename?: 'Notice';
  /** 人员类别以外，通知的规定还看一个人的哪些情况；不在其中的不影响应缴金额和待遇享受期。 */
  asks: Array<PersonFact>;
  /** 人员类别，按通知的次序。 */
  categories: Array<NoticeCategory>;
  clauses: Array<NoticeClause>;
  /** 文号，如 罗政办〔2024〕42号。 */
  documentNumber: Scalars['String']['output'];
  /** 个人缴费标准，单位：分/人·年。 */
  individualContributionFen: Scalars['Fen']['output'];
  issuedOn: Scalars['Date']['output'];
  issuer: Scalars['String']['output'];
  /** 后来的修改通知，按执行日期；尚未到日子的也列出。 */
  revisions: Array<NoticeRevision>;
  /** 分类资助；空表示通知没有规定资助金额（不是零元）。 */
  subsidies: Array<EnrollmentSubsidy>;
  /** 缴费档次；不分档次为空列表。 */
  tiers: Array<NoticeTier>;
  title: Scalars['String']['output'];
  /** 本系统内的版本号，从 1 起。 */
  version: Scalars['Int']['output'];
  windows: Array<CollectionWindow>;
};

/** 通知里的一类人员。 */
export type NoticeCategory = {
  __typename?: 'NoticeCategory';
  /** 名册和文件里的其他写法。 */
  aliases: Array<Scalars['String']['output']>;
  code: Scalars['String']['output'];
  name: Scalars['String']['output'];
};

/** 两版之间的一处不同。 */
export type NoticeChange = {
  __typename?: 'NoticeChange';
  /** 新的值；删去的为空。 */
  becomes: Maybe<Scalars['String']['output']>;
  clause: Maybe<Scalars['String']['output']>;
  /** 名称，如 分类资助 第 3 条 个人缴纳。 */
  label: Scalars['String']['output'];
  path: Scalars['String']['output'];
  /** 原来的值；新增的为空。 */
  was: Maybe<Scalars['String']['output']>;
};

/** 对草稿的检查结果。没有错误才能发布。 */
export type NoticeCheck = {
  __typename?: 'NoticeCheck';
  /** 与现行版本的不同之处；现行没有版本或草稿有错时为空列表。 */
  changes: Array<NoticeChange>;
  isPublishable: Scalars['Boolean']['output'];
  /** 全部问题，一次列出；位置为方案文件内的路径（及行号）。 */
  problems: Array<Problem>;
};

/** 通知的一个条款，以及从中读出的参数。 */
export type NoticeClause = {
  __typename?: 'NoticeClause';
  facts: Array<NoticeFact>;
  /** 条款编号，如 四(四)。 */
  id: Scalars['String']['output'];
  /** 条款要点。 */
  text: Scalars['String']['output'];
  title: Scalars['String']['output'];
};

export type NoticeClauseInput = {
  /** 条款编号，如 修改通知 二。 */
  id: Scalars['String']['input'];
  /** 条款要点。 */
  text: Scalars['String']['input'];
  title: Scalars['String']['input'];
};

/** 一份方案草稿：或是文件全文，或是在某一版上改几处。只用来检查、测算或发布，本身不保存。 */
export type NoticeDraftInput = {
  /** 修改所依据的版本；写 edits 时必填。已有更新的版本时拒绝，不会覆盖别人的修改。 */
  baseVersion?: InputMaybe<Scalars['Int']['input']>;
  /** 方案文件全文（YAML 或 JSON，格式见 docs/notice-format.md）。与 edits 二选一。 */
  content?: InputMaybe<Scalars['String']['input']>;
  /** 在 baseVersion 上的修改。 */
  edits?: InputMaybe<Array<ParameterEditInput>>;
};

/** 从条款读出的一个参数。 */
export type NoticeFact = {
  __typename?: 'NoticeFact';
  /** 中文名称。 */
  label: Scalars['String']['output'];
  /** 方案文件内的路径，如 standard.individualFen。 */
  path: Scalars['String']['output'];
  /** 中文书写的值，带单位。 */
  value: Scalars['String']['output'];
};

/** 一个参数，按人的写法：政策参数表的一行。 */
export type NoticeParameter = {
  __typename?: 'NoticeParameter';
  /** 条款编号；不出自条款的（文件、县、年度）为空。 */
  clause: Maybe<Scalars['String']['output']>;
  /** 所在的组，如 分类资助 第 3 条。 */
  group: Scalars['String']['output'];
  /** 写法或可选的值。 */
  hint: Maybe<Scalars['String']['output']>;
  /** 可否在表中修改。 */
  isEditable: Scalars['Boolean']['output'];
  /** 空白备用项：填写后即增加一条。 */
  isSpare: Scalars['Boolean']['output'];
  /** 名称，如 个人缴纳。 */
  label: Scalars['String']['output'];
  /** 只能从中选择时的选项。 */
  options: Array<Scalars['String']['output']>;
  /** 方案文件内的路径，永久不变的键。 */
  path: Scalars['String']['output'];
  /** 按人的写法写出的值，如 80、2024-11-30、90%、是；没有规定为空文字。 */
  text: Scalars['String']['output'];
  /** 单位，如 元、人、月；没有为空。 */
  unit: Maybe<Scalars['String']['output']>;
};

/** 后来的一份修改通知：自某日起改了哪几处。 */
export type NoticeRevision = {
  __typename?: 'NoticeRevision';
  /** 改了哪几处：执行前一刻的值与执行后的值。 */
  changes: Array<NoticeChange>;
  documentNumber: Scalars['String']['output'];
  /** 自哪一天起执行，含当日。 */
  from: Scalars['Date']['output'];
  issuedOn: Scalars['Date']['output'];
  issuer: Scalars['String']['output'];
  note: Maybe<Scalars['String']['output']>;
  title: Scalars['String']['output'];
};

/** 后来的一份修改通知。 */
export type NoticeRevisionInput = {
  /** 改了哪几处，至少一处。 */
  changes: Array<RevisionChangeInput>;
  /** 后文带来的条款；编号不得与原文相同。 */
  clauses?: InputMaybe<Array<NoticeClauseInput>>;
  documentNumber: Scalars['String']['input'];
  /** 自哪一天起执行，含当日。 */
  from: Scalars['Date']['input'];
  issuedOn: Scalars['Date']['input'];
  issuer: Scalars['String']['input'];
  /** 说明；是方案的一部分，能看到这项征缴工作的账号都能看到。 */
  note?: InputMaybe<Scalars['String']['input']>;
  title: Scalars['String']['input'];
};

/** 一个缴费档次。 */
export type NoticeTier = {
  __typename?: 'NoticeTier';
  code: Scalars['String']['output'];
  name: Scalars['String']['output'];
};

/** 方案的一个版本。版本一经发布不再改变。 */
export type NoticeVersion = {
  __typename?: 'NoticeVersion';
  /** 所依据的上一版；第 1 版为空。 */
  basedOn: Maybe<Scalars['Int']['output']>;
  /** 与上一版不同的处数；第 1 版为空。 */
  changedPlaces: Maybe<Scalars['Int']['output']>;
  /** 方案的文号。 */
  documentNumber: Scalars['String']['output'];
  kind: NoticeVersionKind;
  /** 发布时写的说明。只有能看到全县的账号可见。 */
  note: Maybe<Scalars['String']['output']>;
  publishedAt: Scalars['DateTime']['output'];
  /** 发布的账号；由命令行装入的为空。只有能看到全县的账号可见。 */
  publishedBy: Maybe<Scalars['String']['output']>;
  /** 后来的修改通知各自何日起执行，从早到晚；没有修改通知为空列表。 */
  revisionDays: Array<Scalars['Date']['output']>;
  /** 这一版加入的修改通知的文号；不是 REVISED 时为空。 */
  revisionDocument: Maybe<Scalars['String']['output']>;
  /** 版本号，从 1 起。 */
  version: Scalars['Int']['output'];
};

/** 一个版本是怎样来的。 */
export type NoticeVersionKind =
  /** 在上一版上改了几处。 */
  | 'EDITED'
  /** 由方案文件全文发布。 */
  | 'LOADED'
  /** 加入了一份后来的修改通知。 */
  | 'REVISED';

/** 预计完成情况，只用已经结束的日子计算；征缴期和任务数以该日次日有效的为准。 */
export type Outlook = {
  __typename?: 'Outlook';
  /** 数字截至的日期：所选日期，但不晚于昨天。 */
  countedOn: Scalars['Date']['output'];
  /** 该日之后还剩的可缴费天数。 */
  openDaysLeft: Scalars['Int']['output'];
  /** 征缴期内到该日为止的可缴费天数。 */
  openDaysSoFar: Scalars['Int']['output'];
  /** 各乡镇（街道）一行，按表序；乡镇账号只见自己一行。 */
  rows: Array<OutlookRow>;
  /** 全县；乡镇账号为空。 */
  total: Maybe<OutlookRow>;
};

/** 一个区划的预计。 */
export type OutlookRow = {
  __typename?: 'OutlookRow';
  /** 按上年同期的进度曲线。 */
  byLastYear: Forecast;
  /** 按最近 7 个可缴费日的速度。 */
  byRunRate: Forecast;
  divisionCode: Scalars['String']['output'];
  divisionName: Scalars['String']['output'];
  /** 差额，单位：人；没有任务数为空，超额为负。 */
  gap: Maybe<Scalars['Int']['output']>;
  /** 按时完成每个可缴费日需要的人数；已经完成为 0，没有任务数或没有剩余日子为空。 */
  neededPerDay: Maybe<Scalars['Int']['output']>;
  paidPersons: Scalars['Int']['output'];
  quota: Maybe<Scalars['Int']['output']>;
};

/** 对一个参数的修改。 */
export type ParameterEditInput = {
  /** 方案文件内的路径，如 rewards[1].deadlineOn；路径取自 parameters。 */
  path: Scalars['String']['input'];
  /** 新的值，按表中写法（400 元、2024-11-30、90%、是）；空文字表示没有规定。 */
  text: Scalars['String']['input'];
};

/** 一个出资方承担的资助。 */
export type PayerShare = {
  __typename?: 'PayerShare';
  /** 单位：分。 */
  fen: Scalars['Fen']['output'];
  /** 出资方，如 医疗救助资金。 */
  payer: Scalars['String']['output'];
  /** 缴费时直接减免，或先缴后补。 */
  timing: AssistanceTiming;
};

/** 没有写的项目不变。 */
export type PaymentChanges = {
  /** 单位：分。 */
  amountFen?: InputMaybe<Scalars['Fen']['input']>;
  /** 类别代码；普通居民为 ORDINARY。 */
  categoryCode?: InputMaybe<Scalars['String']['input']>;
  /** 改到哪个乡镇（街道）或村（社区），写区划代码；乡镇代码表示未注明村。 */
  divisionCode?: InputMaybe<Scalars['String']['input']>;
  /** 改为另一人：身份证号码或新生儿临时编号。只用来认人，不保存。 */
  idNumber?: InputMaybe<Scalars['String']['input']>;
  paidOn?: InputMaybe<Scalars['Date']['input']>;
  postedOn?: InputMaybe<Scalars['Date']['input']>;
};

/** 一次处理，只增加不修改。 */
export type PaymentEntry = {
  __typename?: 'PaymentEntry';
  /** 退费为退回的金额；其他为所涉缴费的金额。单位：分。 */
  amountFen: Scalars['Fen']['output'];
  /** 一句话说明做了什么，不含姓名和证件号码。 */
  description: Scalars['String']['output'];
  divisionCode: Scalars['String']['output'];
  divisionName: Scalars['String']['output'];
  /** 凭证号或材料。 */
  evidence: Scalars['String']['output'];
  kind: PaymentEntryKind;
  note: Scalars['String']['output'];
  /** 在本征缴工作内的编号，从 1 起。 */
  number: Scalars['Int']['output'];
  /** 退费日；其他为登记日。 */
  on: Scalars['Date']['output'];
  /** 个人代码，不是身份证号码。 */
  personKey: Scalars['ID']['output'];
  reason: PaymentEntryReason;
  /** 所处理的缴费的收据号。 */
  receiptNumber: Scalars['String']['output'];
  recordedAt: Scalars['DateTime']['output'];
  recordedBy: Scalars['String']['output'];
  /** 更正后代替它的一笔的收据号。 */
  replacementReceiptNumber: Maybe<Scalars['String']['output']>;
  /** 被哪一次处理撤销；没有撤销为空。 */
  undoneBy: Maybe<Scalars['Int']['output']>;
};

export type PaymentEntryConnection = {
  __typename?: 'PaymentEntryConnection';
  /** 下一页从这里开始；没有下一页为空。 */
  endCursor: Maybe<Scalars['String']['output']>;
  nodes: Array<PaymentEntry>;
  totalCount: Scalars['Int']['output'];
};

/** 缴费入账之后的处理。 */
export type PaymentEntryKind =
  /** 认可：征缴期以外或停止缴费日的一笔，认可后计入奖励。 */
  | 'ACCEPTANCE'
  /** 更正：原来的一笔作废，由“原收据号#1”“原收据号#2”……的新一笔代替。 */
  | 'CORRECTION'
  /** 退费：钱退给本人，全部退完的人不再计入已缴费人数。 */
  | 'REFUND'
  /** 冲正：这一笔从未成立，从缴费当日起取消。 */
  | 'REVERSAL'
  /** 撤销此前的一次处理。 */
  | 'UNDO';

export type PaymentEntryPayload = {
  __typename?: 'PaymentEntryPayload';
  entry: Maybe<PaymentEntry>;
  /** 处理后的样子；被拒绝时是现在的样子。 */
  payment: Maybe<LedgerPayment>;
  problems: Array<Problem>;
};

/** 处理的原因。OTHER 必须写说明。 */
export type PaymentEntryReason =
  /** 银行退回，钱没有到账。 */
  | 'BANK_RETURNED'
  /** 去世。 */
  | 'DIED'
  /** 参加职工医保。 */
  | 'EMPLOYEE_SCHEME'
  /** 户口或居住地迁出。 */
  | 'MOVED_AWAY'
  /** 其他，须写说明。 */
  | 'OTHER'
  /** 已在外县参保。 */
  | 'OTHER_COUNTY'
  /** 多缴。 */
  | 'OVERPAID'
  /** 重复缴费。 */
  | 'PAID_TWICE'
  /** 登记有误，撤销。 */
  | 'RECORDED_BY_MISTAKE'
  /** 补缴等情形经核实有效。 */
  | 'VERIFIED'
  /** 金额记错。 */
  | 'WRONG_AMOUNT'
  /** 人员类别记错。 */
  | 'WRONG_CATEGORY'
  /** 日期记错。 */
  | 'WRONG_DAY'
  /** 乡镇（街道）或村（社区）记错。 */
  | 'WRONG_DIVISION'
  /** 缴错人。 */
  | 'WRONG_PERSON';

/** 缴费文件的种类。 */
export type PaymentFileKind =
  /** 乡镇每日汇总：一行一个乡镇一天。 */
  | 'DAILY_TOTALS'
  /** 个人缴费明细：一行一笔。 */
  | 'DETAILS';

/** 缴费数字的来源。一项征缴工作只用一种，混用会重复计数。 */
export type PaymentSource =
  /** 乡镇每日汇总。 */
  | 'DAILY_TOTALS'
  /** 个人缴费明细。 */
  | 'DETAILS'
  /** 还没有缴费数据。 */
  | 'NONE';

/** 当前用户可否做某事；不可时说明原因。 */
export type Permission = {
  __typename?: 'Permission';
  allowed: Scalars['Boolean']['output'];
  /** 不可时的中文原因。 */
  reason: Maybe<Scalars['String']['output']>;
};

/** 一人一档。姓名和身份证号码一律遮盖；乡镇账号只见现属本乡镇的人，以及在本乡镇缴费的人；分析账号不可见。 */
export type Person = {
  __typename?: 'Person';
  /** 周岁，按今天（北京时间）；不知道为空。 */
  age: Maybe<Scalars['Int']['output']>;
  /** 出生日期；只在尚无身份证号码的新生儿给出。 */
  bornOn: Maybe<Scalars['Date']['output']>;
  /** 本县各年度的缴费，从晚到早。 */
  campaigns: Array<PersonCampaign>;
  /** 历次所属区划，从早到晚。 */
  divisions: Array<PersonDivision>;
  /** 迁移、死亡、出生、并入，从晚到早，最多 200 条。 */
  events: Array<PersonEvent>;
  /** 是否登记有姓名。为否时只知道缴费，姓名和号码都没有保存。 */
  isNamed: Scalars['Boolean']['output'];
  /** 人员编号，P 开头的 17 位，不含身份证号码的任何信息。 */
  key: Scalars['String']['output'];
  /** 遮盖后的身份证号码；未登记或新生儿尚无号码为空。 */
  maskedIdNumber: Maybe<Scalars['String']['output']>;
  /** 遮盖后的姓名；未登记为空。 */
  maskedName: Maybe<Scalars['String']['output']>;
  /** 可否登记迁移、死亡。 */
  mayRecord: Permission;
  /** 可否查看姓名和完整号码。 */
  mayUnmask: Permission;
  /** 名册，从晚到早，含已经退出的。 */
  memberships: Array<PersonMembership>;
  /** 现属区划；不知道为空。 */
  place: Maybe<PersonPlace>;
  /** 未办结的核查事项，最多 200 条。 */
  reviewItems: Array<PersonReviewItem>;
  /** 新生儿临时编码；不是新生儿为空。并入身份证号码后仍保留。 */
  temporaryCode: Maybe<Scalars['String']['output']>;
  /** 修改时一并提交；0 表示尚无登记，只有缴费。 */
  version: Scalars['Int']['output'];
};

export type PersonAmountCheck = {
  __typename?: 'PersonAmountCheck';
  /** 单位：分。 */
  dueFen: Scalars['Fen']['output'];
  /** 单位：分。 */
  paidFen: Scalars['Fen']['output'];
  verdict: AmountVerdict;
};

/** 一个人在一个年度里的缴费。 */
export type PersonCampaign = {
  __typename?: 'PersonCampaign';
  /** 同一人另在他县缴费。不给出县名和金额。 */
  alsoPaidElsewhere: Scalars['Boolean']['output'];
  benefitYear: Scalars['Int']['output'];
  campaignId: Scalars['ID']['output'];
  /** 应缴与实缴的比对；没有缴费或不能比对为空。 */
  check: Maybe<PersonAmountCheck>;
  /** 计入哪一天；没有缴费为空。 */
  countedOn: Maybe<Scalars['Date']['output']>;
  /** 应缴金额和理由；按最早一笔缴费的日期，没有缴费按今天。只因在本乡镇缴费而可见的人不给出。 */
  due: Maybe<AmountDue>;
  /** 是否计为参保缴费（退费后为否）。 */
  isInsured: Scalars['Boolean']['output'];
  name: Scalars['String']['output'];
  /** 有效缴费合计，已减退费，单位：分。 */
  paidFen: Scalars['Fen']['output'];
  /** 每一笔缴费，从早到晚，最多 200 笔。 */
  payments: Array<PersonPayment>;
  /** 登记的未参保原因；没有为空。 */
  reason: Maybe<PersonReason>;
  /** 全部退费的日期；没有为空。 */
  refundedOn: Maybe<Scalars['Date']['output']>;
};

/** 自某日起的所属区划。 */
export type PersonDivision = {
  __typename?: 'PersonDivision';
  /** 自哪一天起；最早的一段不知道起始为空。 */
  fromOn: Maybe<Scalars['Date']['output']>;
  place: Maybe<PersonPlace>;
  /** 到哪一天止，不含当日；现属区划为空。 */
  toOn: Maybe<Scalars['Date']['output']>;
};

export type PersonEvent = {
  __typename?: 'PersonEvent';
  evidence: Scalars['String']['output'];
  from: Maybe<PersonPlace>;
  kind: PersonEventKind;
  note: Scalars['String']['output'];
  number: Scalars['Int']['output'];
  /** 发生日期；已有身份证号码的人的出生日期不给出。 */
  onDay: Maybe<Scalars['Date']['output']>;
  recordedAt: Scalars['DateTime']['output'];
  recordedBy: Scalars['String']['output'];
  to: Maybe<PersonPlace>;
};

/** 登记在人身上的事。 */
export type PersonEventKind =
  | 'BIRTH'
  /** 更正登记错误的区划。 */
  | 'CORRECTION'
  | 'DEATH'
  /** 新生儿并入身份证号码。 */
  | 'MERGE'
  /** 迁移到另一乡镇或村。 */
  | 'TRANSFER';

/** 通知的规定会问到的一个人的情况。 */
export type PersonFact =
  /** 出生日期 */
  | 'BORN_ON'
  /** 残疾等级 */
  | 'DISABILITY_GRADE'
  /** 是否少数民族 */
  | 'ETHNIC_MINORITY'
  /** 以前参保的年度，用于待遇等待期 */
  | 'INSURED_YEARS'
  /** 是否低收入家庭 */
  | 'LOW_INCOME_FAMILY'
  /** 是否在校学生 */
  | 'STUDENT'
  /** 缴费档次 */
  | 'TIER';

/** 问“应缴多少”时要知道的一个人的情况。没有姓名和身份证号码；不知道的写空，不猜。 */
export type PersonInput = {
  bornOn?: InputMaybe<Scalars['Date']['input']>;
  /** 所属的各类人员，最多 30 个；不属于任何一类为空。 */
  categories?: InputMaybe<Array<CategoryMembershipInput>>;
  /** 残疾等级 1 至 4；确知没有残疾写 0，不知道写空。 */
  disabilityGrade?: InputMaybe<Scalars['Int']['input']>;
  /** 所在乡镇（街道）：代码、名称或别名。 */
  division?: InputMaybe<Scalars['String']['input']>;
  ethnicMinority?: InputMaybe<Scalars['Boolean']['input']>;
  /** 调用者自己的编号，原样返回；不要用身份证号码。 */
  key?: InputMaybe<Scalars['String']['input']>;
  lowIncomeFamily?: InputMaybe<Scalars['Boolean']['input']>;
  /** 同样情况的人数，默认 1；用于测算。 */
  persons?: InputMaybe<Scalars['Int']['input']>;
  student?: InputMaybe<Scalars['Boolean']['input']>;
  /** 缴费档次代码；不分档次为空。 */
  tier?: InputMaybe<Scalars['String']['input']>;
};

/** 在一份名册上的一段时间。 */
export type PersonMembership = {
  __typename?: 'PersonMembership';
  /** 名册的截至日期。 */
  asOfOn: Scalars['Date']['output'];
  categoryCode: Scalars['String']['output'];
  categoryName: Scalars['String']['output'];
  disabilityGrade: Maybe<Scalars['Int']['output']>;
  ethnicMinority: Maybe<Scalars['Boolean']['output']>;
  fromOn: Scalars['Date']['output'];
  lowIncomeFamily: Maybe<Scalars['Boolean']['output']>;
  /** 提供名册的部门。 */
  office: Scalars['String']['output'];
  /** 名册上写的区划；没有写为空。 */
  place: Maybe<PersonPlace>;
  sourceName: Scalars['String']['output'];
  status: CategoryStatus;
  student: Maybe<Scalars['Boolean']['output']>;
  /** 退出日期，不含当日；仍在册为空。 */
  toOn: Maybe<Scalars['Date']['output']>;
};

/** 一笔缴费和它之后的处理。 */
export type PersonPayment = {
  __typename?: 'PersonPayment';
  /** 单位：分。 */
  amountFen: Scalars['Fen']['output'];
  batchNumber: Scalars['Int']['output'];
  categoryCode: Scalars['String']['output'];
  entries: Array<PersonPaymentEntry>;
  /** 标记代码，如 CLOSED_DAY。 */
  flags: Array<Scalars['String']['output']>;
  /** 冲正或被更正后不再计入。 */
  isVoid: Scalars['Boolean']['output'];
  line: Scalars['Int']['output'];
  paidOn: Scalars['Date']['output'];
  place: PersonPlace;
  /** 入库日期；不知道为空。 */
  postedOn: Maybe<Scalars['Date']['output']>;
  receiptNumber: Scalars['String']['output'];
  statements: Array<PersonStatementLine>;
};

/** 缴费之后的一次处理：退费、冲正、更正、认可。 */
export type PersonPaymentEntry = {
  __typename?: 'PersonPaymentEntry';
  /** 单位：分。 */
  amountFen: Scalars['Fen']['output'];
  evidence: Scalars['String']['output'];
  /** 已撤销。 */
  isUndone: Scalars['Boolean']['output'];
  kind: Scalars['String']['output'];
  note: Scalars['String']['output'];
  number: Scalars['Int']['output'];
  onDay: Scalars['Date']['output'];
  reason: Scalars['String']['output'];
  recordedAt: Scalars['DateTime']['output'];
  recordedBy: Scalars['String']['output'];
};

/** 一个人所属的乡镇（街道）和村（社区）。 */
export type PersonPlace = {
  __typename?: 'PersonPlace';
  townshipCode: Scalars['String']['output'];
  townshipName: Scalars['String']['output'];
  villageCode: Maybe<Scalars['String']['output']>;
  villageName: Maybe<Scalars['String']['output']>;
};

/** 登记的未参保原因。 */
export type PersonReason = {
  __typename?: 'PersonReason';
  /** 原因代码。 */
  code: Scalars['String']['output'];
  evidence: Scalars['String']['output'];
  note: Scalars['String']['output'];
  reportedAt: Scalars['DateTime']['output'];
  reportedBy: Scalars['String']['output'];
  /** 重新上报时带回的版本。 */
  version: Scalars['Int']['output'];
};

export type PersonReviewItem = {
  __typename?: 'PersonReviewItem';
  area: Scalars['String']['output'];
  benefitYear: Scalars['Int']['output'];
  /** 单位：分。 */
  expectedFen: Maybe<Scalars['Fen']['output']>;
  /** 单位：分。 */
  foundFen: Maybe<Scalars['Fen']['output']>;
  kind: Scalars['String']['output'];
  onDay: Maybe<Scalars['Date']['output']>;
  openedAt: Scalars['DateTime']['output'];
  subject: Scalars['String']['output'];
};

/** 税务或银行账单上与这笔缴费对应的一行。 */
export type PersonStatementLine = {
  __typename?: 'PersonStatementLine';
  /** 单位：分。 */
  amountFen: Scalars['Fen']['output'];
  /** 银行说明的失败原因；没有为空。 */
  failure: Scalars['String']['output'];
  outcome: Scalars['String']['output'];
  paidOn: Maybe<Scalars['Date']['output']>;
  settledOn: Maybe<Scalars['Date']['output']>;
  source: Scalars['String']['output'];
};

export type PostingFact =
  /** 银行对账单。 */
  | 'BANK'
  /** 都没有：入库情况不明。 */
  | 'NONE'
  /** 没有银行对账单：税务缴费明细里的入库日期（税务入库）。 */
  | 'TAX_POSTED_ON';

/** 数据问题：位置、读到什么、应为什么、怎么改。不含身份证号码和姓名。 */
export type Problem = {
  __typename?: 'Problem';
  /** 永久不变的英文代码。 */
  code: Scalars['String']['output'];
  expected: Maybe<Scalars['String']['output']>;
  found: Maybe<Scalars['String']['output']>;
  /** 一句完整的中文说明，含位置与处理办法。 */
  message: Scalars['String']['output'];
  place: ProblemPlace;
  severity: ProblemSeverity;
};

/** 问题所在的位置，知道多少写多少。 */
export type ProblemPlace = {
  __typename?: 'ProblemPlace';
  /** A1 地址（数据来自工作表时）。 */
  address: Maybe<Scalars['String']['output']>;
  /** 列标题。 */
  column: Maybe<Scalars['String']['output']>;
  file: Maybe<Scalars['String']['output']>;
  /** 文件行号或工作表行号，从 1 起。 */
  line: Maybe<Scalars['Int']['output']>;
  /** 方案文件内的路径。 */
  path: Maybe<Scalars['String']['output']>;
  sheet: Maybe<Scalars['String']['output']>;
};

/** 有问题的行怎么办。 */
export type ProblemPolicy =
  /** 有一行错误就全部不收录。 */
  | 'ALL_OR_NOTHING'
  /** 收录没有错误的行。 */
  | 'GOOD_ROWS_ONLY';

/** 问题的严重程度。 */
export type ProblemSeverity =
  /** 错误：该行（或该文件）不予收录。 */
  | 'ERROR'
  /** 警告：已收录并标记，需要复核。 */
  | 'WARNING';

/** 征缴进度：截至某日，一层区划各一行，加合计。 */
export type Progress = {
  __typename?: 'Progress';
  /** 截至日期（含当日）。 */
  asOfOn: Scalars['Date']['output'];
  /** 计算时刻。 */
  calculatedAt: Scalars['DateTime']['output'];
  /**
   * 各行是否有任务数；否则各行的任务数、完成率、差额、排名为空。村的任务数来自通过了的目标分解：都没有通过时为 false，
   * total.quota 仍是下达给全县（本乡镇）的任务数。
   */
  hasQuotas: Scalars['Boolean']['output'];
  level: DivisionLevel;
  rows: Array<ProgressRow>;
  total: ProgressTotal;
};

/** 进度表的一行是什么：乡镇、村、人员类别，或缴费日。 */
export type ProgressBy =
  | 'CATEGORY'
  | 'DAY'
  | 'TOWNSHIP'
  | 'VILLAGE';

/** 一个区划的进度。 */
export type ProgressRow = {
  __typename?: 'ProgressRow';
  /** 缴费金额（净），单位：分。已扣除退费。 */
  amountFen: Scalars['Fen']['output'];
  /** 完成率，单位：万分之一，四舍五入；只有真正完成才会是 10000 以上。没有任务数为空。 */
  completionBasisPoints: Maybe<Scalars['Int']['output']>;
  /** 区划代码；NO_VILLAGE 表示未注明村（社区）的那一行。 */
  divisionCode: Scalars['String']['output'];
  /** 区划名称。 */
  divisionName: Scalars['String']['output'];
  /** 重复参保、计在外县的人数，单位：人。 */
  elsewherePersons: Scalars['Int']['output'];
  /** 差额 = 任务数 - 已缴费人数，单位：人；超额为负。 */
  gap: Maybe<Scalars['Int']['output']>;
  /** 缴过费的人数，单位：人；不扣退费和计在外县的。grossPersons = paidPersons + refundedPersons + elsewherePersons。 */
  grossPersons: Scalars['Int']['output'];
  /** 截至日（含）前 7 天净新增，单位：人；可为负。 */
  newIn7Days: Scalars['Int']['output'];
  /** 截至日当天净新增，单位：人；退费多于新缴时为负。 */
  newToday: Scalars['Int']['output'];
  /** 已缴费人数（净），单位：人。同一人多次缴费只计一次，全部退费的和计在外县的不计。 */
  paidPersons: Scalars['Int']['output'];
  /** 任务数，单位：人；没有任务数为空。 */
  quota: Maybe<Scalars['Int']['output']>;
  /** 按完成率精确值排名，并列同名次（1、2、2、4）；没有任务数不排名。乡镇账号看到的是全县名次。 */
  rank: Maybe<Scalars['Int']['output']>;
  /** 已退金额，单位：分。 */
  refundedFen: Scalars['Fen']['output'];
  /** 全部退费的人数，单位：人。 */
  refundedPersons: Scalars['Int']['output'];
  /** 村（社区）所属的乡镇（街道）；不是村时为空，全县“未注明村（社区）”的那一行也为空。 */
  townshipName: Maybe<Scalars['String']['output']>;
};

/** 合计行。完成率以下达合计为分母；差额是合计自己的，不是各行差额之和。 */
export type ProgressTotal = {
  __typename?: 'ProgressTotal';
  /** 缴费金额（净），单位：分。 */
  amountFen: Scalars['Fen']['output'];
  completionBasisPoints: Maybe<Scalars['Int']['output']>;
  /** 计在外县的人数，单位：人。 */
  elsewherePersons: Scalars['Int']['output'];
  gap: Maybe<Scalars['Int']['output']>;
  /** 缴过费的人数，不扣退费和计在外县的，单位：人。 */
  grossPersons: Scalars['Int']['output'];
  newIn7Days: Scalars['Int']['output'];
  newToday: Scalars['Int']['output'];
  /** 已缴费人数（净），单位：人。 */
  paidPersons: Scalars['Int']['output'];
  /** 下达合计，单位：人；没有印出合计时为逐行合计；没有任务数为空。按村时，目标分解没有通过也有。 */
  quota: Maybe<Scalars['Int']['output']>;
  /** 逐行合计 - 下达合计，单位：人。 */
  quotaDifference: Maybe<Scalars['Int']['output']>;
  /** 已退金额，单位：分。 */
  refundedFen: Scalars['Fen']['output'];
  /** 全部退费的人数，单位：人。 */
  refundedPersons: Scalars['Int']['output'];
  /** 逐行合计，单位：人。 */
  rowSumQuota: Maybe<Scalars['Int']['output']>;
};

export type PublishNoticeInput = {
  /** 征缴工作。空表示用方案文件开新的一项（新的县或新的年度）。 */
  campaignId?: InputMaybe<Scalars['ID']['input']>;
  /** 已看过与已印发报表的不同之处，仍要发布。已印发的数字不会改变。 */
  confirmDifferences?: Scalars['Boolean']['input'];
  draft: NoticeDraftInput;
  /** 现行版本号，新开的写 0。别人已发布新版时拒绝。 */
  expectedVersion: Scalars['Int']['input'];
  /** 为什么修改，最多 500 字。 */
  note?: InputMaybe<Scalars['String']['input']>;
  /** 确实要废止的修改通知的文号。没有写在这里、而草稿里又没有的，不予发布。 */
  withdrawnDocuments?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** 发布的答复。没有发布时什么也没有改变。 */
export type PublishNoticePayload = {
  __typename?: 'PublishNoticePayload';
  campaign: Maybe<Campaign>;
  /** 与上一版的不同之处；新开的、有问题的为空列表。 */
  changes: Array<NoticeChange>;
  /** 与已印发报表不同的数字。 */
  differences: Array<IssuedDifference>;
  /** 全部问题；已发布时只有警告。 */
  problems: Array<Problem>;
  state: PublishState;
  /** 现行版本号；还没有版本，或请求被拒绝（无权、版本已变）时为空。 */
  version: Maybe<Scalars['Int']['output']>;
};

/** 发布的结果。 */
export type PublishState =
  /** 有问题，没有发布，什么也没有改变。 */
  | 'HAS_PROBLEMS'
  /** 照新方案重算，已印发的报表有数字会不同；确认后才发布。 */
  | 'NEEDS_CONFIRMATION'
  /** 已发布为新的一版。 */
  | 'PUBLISHED'
  /** 与现行版本完全相同，没有改变。 */
  | 'UNCHANGED';

export type Query = {
  __typename?: 'Query';
  /** 本县审计记录，从晚到早。仅管理员。act 为空表示全部；from、to 按北京时间，含当日；first 最多 500。 */
  auditEntries: AuditEntryConnection;
  /** 一个乡镇的目标分解；没有下发或无权查看为空。 */
  breakdown: Maybe<Breakdown>;
  /** 表身份所指的那一版的数：窗格丢了基准时用。 */
  breakdownBase: Maybe<BreakdownBase>;
  /** 一格的全部改动，新的在前。 */
  breakdownHistory: Array<BreakdownChange>;
  /** 全县下发、填报、提交、逾期的情况；乡镇账号只见本乡镇。 */
  breakdowns: BreakdownOverview;
  /** 按 id 取一项征缴工作；不存在或无权查看为空。需要登录。 */
  campaign: Maybe<Campaign>;
  /** 当前账号能看到的征缴工作，按县代码、年度倒序。需要登录。 */
  campaigns: Array<Campaign>;
  /**
   * 轮询：一项征缴工作某状态以后的变化；没有变化为空，下次还用原来的 mark。mark 为空或服务器不认得时，isEverything
   * 为 true。需要登录。
   */
  changesSince: Maybe<Change>;
  /**
   * 疑似未参保名册，按乡镇、村、类别排列。under 限定乡镇或村；category 只要该类别的；
   * reason 只要上报了该原因的；hasReason 只要上报过（没有上报过）原因的；first 最多 1,000。
   * 县医保局经办可读全县，乡镇账号只读本乡镇；分析账号不可读。
   */
  chaseList: ChaseConnection;
  /** 检查一份草稿，不保存任何东西。只有能看到全县的账号可用。 */
  checkNotice: NoticeCheck;
  /** 某项征缴工作中某一层级的区划，按表序；只含当前账号可见的。under 为空表示全县。 */
  divisions: Array<Division>;
  /** 导入任务的进展；不存在或不是自己发起的为空。 */
  importJob: Maybe<ImportJob>;
  /** 一笔缴费和它的全部处理；没有这个收据号，或不在本账号范围内为空。乡镇账号只见本乡镇。 */
  payment: Maybe<LedgerPayment>;
  /** 处理的清单，新的在前，每页最多 200 条。乡镇账号只见本乡镇；分析账号无权查看。 */
  paymentEntries: PaymentEntryConnection;
  /** 对账表。from、to 限定缴费日期（均含当日），under 限定乡镇。乡镇账号只见本乡镇。 */
  reconciliation: Reconciliation;
  /** 一个乡镇一天的票号，按票号排列。需要县医保局经办或该乡镇账号。first 最多 1000。 */
  reconciliationReceipts: ReconciliationReceipts;
  /**
   * 待处理事项。under 限定区划（默认全县）；first 最多 500，默认 100。名册类事项不分年度，各年度都列出。
   * 只有县医保局经办、管理员和乡镇经办可读；乡镇只见本乡镇的。按乡镇、类别、日期排列。
   */
  reviewItems: ReviewItemConnection;
  /** 已收录的名册批次，最近的在前；最多 200 批。能看到全县的账号可见。 */
  rosterBatches: RosterBatchList;
  /** 本县的名册来源，按代码排列。能看到全县的账号可见。 */
  rosterSources: Array<RosterSource>;
  /** 比较两版方案。只有能看到全县的账号可用。 */
  simulateNotice: Simulation;
  /** 已收录的对账单，新的在前。能看到全县的账号。 */
  statementBatches: Array<StatementBatch>;
  /** 资助测算。under 限定区划（默认全县）；asOf 默认今天（北京时间）。给了 people（最多 500 条）就按给定的人数算，不读名册和台账。 */
  subsidyEstimate: SubsidyEstimate;
  /** 当前登录的账号；未登录为空。 */
  viewer: Maybe<Viewer>;
};


export type QueryAuditEntriesArgs = {
  act?: InputMaybe<Scalars['String']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  campaignId: Scalars['ID']['input'];
  first?: Scalars['Int']['input'];
  from?: InputMaybe<Scalars['Date']['input']>;
  to?: InputMaybe<Scalars['Date']['input']>;
};


export type QueryBreakdownArgs = {
  campaignId: Scalars['ID']['input'];
  divisionCode: Scalars['ID']['input'];
};


export type QueryBreakdownBaseArgs = {
  campaignId: Scalars['ID']['input'];
  sheetToken: Scalars['ID']['input'];
};


export type QueryBreakdownHistoryArgs = {
  campaignId: Scalars['ID']['input'];
  columnCode: Scalars['ID']['input'];
  divisionCode: Scalars['ID']['input'];
  villageCode: Scalars['ID']['input'];
};


export type QueryBreakdownsArgs = {
  campaignId: Scalars['ID']['input'];
};


export type QueryCampaignArgs = {
  id: Scalars['ID']['input'];
};


export type QueryChangesSinceArgs = {
  campaignId: Scalars['ID']['input'];
  mark?: InputMaybe<Scalars['String']['input']>;
};


export type QueryChaseListArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  campaignId: Scalars['ID']['input'];
  category?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  hasReason?: InputMaybe<Scalars['Boolean']['input']>;
  listing?: ChaseListing;
  reason?: InputMaybe<NonEnrollmentReason>;
  under?: InputMaybe<Scalars['String']['input']>;
};


export type QueryCheckNoticeArgs = {
  campaignId: Scalars['ID']['input'];
  draft: NoticeDraftInput;
};


export type QueryDivisionsArgs = {
  campaignId: Scalars['ID']['input'];
  level?: DivisionLevel;
  under?: InputMaybe<Scalars['String']['input']>;
};


export type QueryImportJobArgs = {
  id: Scalars['ID']['input'];
};


export type QueryPaymentArgs = {
  campaignId: Scalars['ID']['input'];
  receiptNumber: Scalars['String']['input'];
};


export type QueryPaymentEntriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  campaignId: Scalars['ID']['input'];
  first?: Scalars['Int']['input'];
  from?: InputMaybe<Scalars['Date']['input']>;
  kinds?: InputMaybe<Array<PaymentEntryKind>>;
  personKey?: InputMaybe<Scalars['ID']['input']>;
  to?: InputMaybe<Scalars['Date']['input']>;
  townshipCode?: InputMaybe<Scalars['String']['input']>;
};


export type QueryReconciliationArgs = {
  by?: ReconciliationBy;
  campaignId: Scalars['ID']['input'];
  from?: InputMaybe<Scalars['Date']['input']>;
  to?: InputMaybe<Scalars['Date']['input']>;
  under?: InputMaybe<Scalars['String']['input']>;
};


export type QueryReconciliationReceiptsArgs = {
  campaignId: Scalars['ID']['input'];
  day: Scalars['Date']['input'];
  divisionCode: Scalars['String']['input'];
  first?: Scalars['Int']['input'];
  offset?: Scalars['Int']['input'];
  onlyDifferences?: Scalars['Boolean']['input'];
};


export type QueryReviewItemsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  area?: InputMaybe<ReviewArea>;
  campaignId: Scalars['ID']['input'];
  first?: Scalars['Int']['input'];
  kind?: InputMaybe<Scalars['String']['input']>;
  status?: InputMaybe<ReviewStatus>;
  under?: InputMaybe<Scalars['String']['input']>;
};


export type QueryRosterBatchesArgs = {
  campaignId: Scalars['ID']['input'];
  first?: Scalars['Int']['input'];
  sourceCode?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryRosterSourcesArgs = {
  campaignId: Scalars['ID']['input'];
};


export type QuerySimulateNoticeArgs = {
  input: SimulationInput;
};


export type QueryStatementBatchesArgs = {
  campaignId: Scalars['ID']['input'];
};


export type QuerySubsidyEstimateArgs = {
  asOf?: InputMaybe<Scalars['Date']['input']>;
  by?: SubsidyGrouping;
  campaignId: Scalars['ID']['input'];
  people?: InputMaybe<Array<SubsidyPersonsInput>>;
  under?: InputMaybe<Scalars['String']['input']>;
};

/** 一个任务数和它的来由，单位：人。 */
export type QuotaCell = {
  __typename?: 'QuotaCell';
  /** 调整前的数；没有为空。 */
  before: Maybe<Scalars['Int']['output']>;
  columnCode: Scalars['String']['output'];
  columnName: Scalars['String']['output'];
  /** 按办法算得的数，未改、未分余差；没有用办法为空。 */
  computed: Maybe<Scalars['Int']['output']>;
  divisionCode: Scalars['String']['output'];
  divisionName: Scalars['String']['output'];
  /** 怎么算来的，一句话。 */
  explanation: Maybe<Scalars['String']['output']>;
  persons: Maybe<Scalars['Int']['output']>;
  /** 改这个数的理由。 */
  reason: Maybe<Scalars['String']['output']>;
  /** 分得的余差，已在 persons 中；负数表示减去。 */
  residualPart: Scalars['Int']['output'];
};

/** 任务数表的一列。 */
export type QuotaColumn = {
  __typename?: 'QuotaColumn';
  /** 统计口径日期。 */
  asOfOn: Maybe<Scalars['Date']['output']>;
  /** 列代码，如 TASK、SUBSISTENCE_ALLOWANCE。 */
  code: Scalars['String']['output'];
  /** 各行相加，单位：人。只有全县可见者能读。 */
  computedTotal: Maybe<Scalars['Int']['output']>;
  /** 通知印出的合计，单位：人；没有印出为空。只有全县可见者能读。 */
  declaredTotal: Maybe<Scalars['Int']['output']>;
  /** 逐行合计 - 下达合计，单位：人；负数表示各行不足。 */
  difference: Maybe<Scalars['Int']['output']>;
  /** 列名，如 任务数。 */
  name: Scalars['String']['output'];
  note: Maybe<Scalars['String']['output']>;
};

/** 一列怎么算。没有列出的列照原数。 */
export type QuotaColumnInput = {
  code: Scalars['ID']['input'];
  /** 下达合计，单位：人。省略：照原合计；null：没有合计。 */
  declaredTotal?: InputMaybe<Scalars['Int']['input']>;
  /** 省略：照原数。 */
  method?: InputMaybe<QuotaMethodInput>;
};

/** 改一个数。 */
export type QuotaEditInput = {
  columnCode: Scalars['ID']['input'];
  divisionCode: Scalars['ID']['input'];
  /** 单位：人。 */
  persons: Scalars['Int']['input'];
  /** 每处必写。 */
  reason: Scalars['String']['input'];
};

/** 算的依据，单位：人；写了就不用系统里的数。一条写一样：某年参保人数（year 和 persons）、户籍人口或上级下达数。 */
export type QuotaFigureInput = {
  columnCode: Scalars['ID']['input'];
  divisionCode: Scalars['ID']['input'];
  /** 上级下达数。 */
  given?: InputMaybe<Scalars['Int']['input']>;
  /** 这一年的参保人数。 */
  persons?: InputMaybe<Scalars['Int']['input']>;
  /** 户籍人口。 */
  population?: InputMaybe<Scalars['Int']['input']>;
  /** 参保年度，如 2024。 */
  year?: InputMaybe<Scalars['Int']['input']>;
};

/** 算法及其参数。万分数：10000 为 100%。 */
export type QuotaMethodInput = {
  /** 上年数的倍数，单位：万分之一，如 10200 为 102%。 */
  factorBasisPoints?: InputMaybe<Scalars['Int']['input']>;
  kind: QuotaMethodKind;
  /** 人口的比例，单位：万分之一，如 9500 为 95%。 */
  rateBasisPoints?: InputMaybe<Scalars['Int']['input']>;
  /** 缺少某一年时按其余年份平均；不然缺少即为错误。 */
  skipMissingYears?: Scalars['Boolean']['input'];
  /** 前几年的平均，1 至 10。 */
  years?: InputMaybe<Scalars['Int']['input']>;
};

/** 任务数的算法。 */
export type QuotaMethodKind =
  /** 上级下达，照录。 */
  | 'GIVEN'
  /** 逐个填写，每处写理由。 */
  | 'MANUAL'
  /** 前几年参保人数平均，逐行四舍五入。 */
  | 'MEAN_OF_PRIOR_YEARS'
  /** 户籍人口乘以参保率，逐行进位。 */
  | 'POPULATION_RATE'
  /** 上年参保人数乘以系数，逐行四舍五入。 */
  | 'PRIOR_YEAR_TIMES_FACTOR';

/** 合计与各行之和的余差怎么办。 */
export type QuotaResidual =
  /** 按最大余数法分到各行。 */
  | 'APPORTION'
  /** 保留为余差。 */
  | 'LEAVE';

/** 任务数的一次下达。每次都是整张表，旧的一次不再改动。 */
export type QuotaRevision = {
  __typename?: 'QuotaRevision';
  /** 在哪一次的基础上调整；方案附表为空。 */
  basedOn: Maybe<Scalars['Int']['output']>;
  /** 各乡镇（街道）各列，按表序；只有全县可见者能读，其他账号为空列表。 */
  cells: Array<QuotaCell>;
  /** 升级前已有的下达不知道时刻，为空。 */
  decidedAt: Maybe<Scalars['DateTime']['output']>;
  /** 谁定的；只有全县可见者能读。 */
  decidedBy: Maybe<Scalars['String']['output']>;
  /** 从哪一天起；空表示自始。 */
  fromOn: Maybe<Scalars['Date']['output']>;
  /** 今天有效的一次。 */
  isCurrent: Scalars['Boolean']['output'];
  /** 为什么；这里只有全县可见者能读，其他账号为空文字（受影响的乡镇在自己的经过里读）。 */
  reason: Scalars['String']['output'];
  /** 第几次下达，从 1 起。 */
  revision: Scalars['Int']['output'];
  source: QuotaSource;
  /** 如 方案附表、按办法算出、县里调整。 */
  sourceName: Scalars['String']['output'];
};

/** 一个区划的各列任务数。 */
export type QuotaRow = {
  __typename?: 'QuotaRow';
  division: Division;
  remarks: Maybe<Scalars['String']['output']>;
  /** 与 columns 同序，单位：人；空表示没有数字。 */
  values: Array<Maybe<Scalars['Int']['output']>>;
};

/** 任务数的来处。 */
export type QuotaSource =
  /** 按办法算出。 */
  | 'DERIVED'
  /** 逐个改定。 */
  | 'EDITED'
  /** 方案的附表，或修改方案的文件。 */
  | 'NOTICE';

/** 任务数的状态。没有下达任务数不等于任务数为零。 */
export type QuotaState =
  /** 已下达。 */
  | 'ISSUED'
  /** 尚未下达（通知未附任务表）。 */
  | 'NONE';

/** 任务数表：下达合计与逐行合计是两件事，分别保存，从不改行凑数。 */
export type QuotaTable = {
  __typename?: 'QuotaTable';
  clause: Scalars['String']['output'];
  columns: Array<QuotaColumn>;
  /** 附表的注。 */
  note: Maybe<Scalars['String']['output']>;
  /** 第几次下达，从 1 起。 */
  revision: Scalars['Int']['output'];
  /** 各乡镇（街道）一行，按表序；乡镇账号只见自己一行。 */
  rows: Array<QuotaRow>;
};

export type ReasonRowInput = {
  /** 这一行在工作表里的地址；问题据此指出位置。 */
  address?: InputMaybe<Scalars['String']['input']>;
  /** 取得名册时的版本；没有上报过为 0。 */
  baseVersion: Scalars['Int']['input'];
  /** 证明材料，如 职工医保参保凭证；正当理由必填，最多 200 字。 */
  evidence?: Scalars['String']['input'];
  /** 人员编号。 */
  key: Scalars['String']['input'];
  /** 备注，最多 200 字。 */
  note?: Scalars['String']['input'];
  /** 为空表示撤回已上报的原因。 */
  reason?: InputMaybe<NonEnrollmentReason>;
};

/** 对账：台账 × 税务 × 银行，按缴费日期。 */
export type Reconciliation = {
  __typename?: 'Reconciliation';
  /** 存续天数算到这一天：银行对账单载入到的日期；没有银行对账单时为台账最后的缴费日期；没有缴费时为空。 */
  asOfOn: Maybe<Scalars['Date']['output']>;
  by: ReconciliationBy;
  /** 计算时刻。 */
  calculatedAt: Scalars['DateTime']['output'];
  /** 台账和对账单的笔数是缴费笔数（ITEMS），还是人数（PERSONS，只有每日汇总的县）。 */
  countedAs: ReconciliationCount;
  /** 范围内的区划代码（全县或一个乡镇）。 */
  divisionCode: Scalars['String']['output'];
  divisionName: Scalars['String']['output'];
  fromOn: Maybe<Scalars['Date']['output']>;
  /** 入库的依据。 */
  postingFact: PostingFact;
  rows: Array<ReconciliationRow>;
  /** 两种对账单各载入到哪一天。 */
  sources: Array<ReconciliationSource>;
  toOn: Maybe<Scalars['Date']['output']>;
  total: ReconciliationFigures;
};

export type ReconciliationBy =
  /** 一行一个缴费日期。 */
  | 'DAY'
  /** 一行一个乡镇。 */
  | 'TOWNSHIP';

export type ReconciliationCount =
  | 'ITEMS'
  | 'PERSONS';

/** 对账的数字。金额单位：分；空表示不知道（没有载入对账单），不是零。 */
export type ReconciliationFigures = {
  __typename?: 'ReconciliationFigures';
  bankFen: Maybe<Scalars['Fen']['output']>;
  /** 银行入库笔数，没有银行对账单为空。 */
  bankItems: Maybe<Scalars['Int']['output']>;
  failedFen: Maybe<Scalars['Fen']['output']>;
  /** 银行扣款失败或退票的笔数（以最后一次为准）。 */
  failedItems: Maybe<Scalars['Int']['output']>;
  /** 台账金额，未减退费。 */
  ledgerFen: Scalars['Fen']['output'];
  /** 台账笔数（或人数）。冲正的不计。 */
  ledgerItems: Scalars['Int']['output'];
  /** 已缴未入库按存续天数：0-3、4-7、8-15、15 天以上，共 4 项。 */
  notPostedByAge: Array<AgeBand>;
  notPostedFen: Maybe<Scalars['Fen']['output']>;
  /** 已缴未入库笔数，只算入库情况已知的日期。任何人不得滞留资金。 */
  notPostedItems: Maybe<Scalars['Int']['output']>;
  /** 已缴未入库最长天数。 */
  oldestDays: Maybe<Scalars['Int']['output']>;
  /** 已缴未入库最早的缴费日期。 */
  oldestOn: Maybe<Scalars['Date']['output']>;
  postedFen: Maybe<Scalars['Fen']['output']>;
  /** 台账里已入库的笔数（依据见 postingFact）。 */
  postedItems: Maybe<Scalars['Int']['output']>;
  /** 按退费日期的退费金额，另列，不从台账金额里减。 */
  refundedFen: Scalars['Fen']['output'];
  /** 台账金额 - 税务金额，只比较税务对账单已载入的日期。 */
  taxDifferenceFen: Maybe<Scalars['Fen']['output']>;
  taxFen: Maybe<Scalars['Fen']['output']>;
  /** 税务笔数，范围内没有税务对账单为空。 */
  taxItems: Maybe<Scalars['Int']['output']>;
  /** 台账笔数 - 税务笔数，只比较税务对账单已载入的日期。 */
  taxItemsDifference: Maybe<Scalars['Int']['output']>;
  unknownFen: Scalars['Fen']['output'];
  /** 银行对账单日期范围以外、入库情况不明的笔数与金额。 */
  unknownItems: Scalars['Int']['output'];
};

/** 一个票号在三处的情况。 */
export type ReconciliationReceipt = {
  __typename?: 'ReconciliationReceipt';
  bankFailure: Maybe<Scalars['String']['output']>;
  bankFen: Maybe<Scalars['Fen']['output']>;
  bankOutcome: Maybe<BankOutcome>;
  bankPaidOn: Maybe<Scalars['Date']['output']>;
  bankPostedOn: Maybe<Scalars['Date']['output']>;
  ledgerFen: Maybe<Scalars['Fen']['output']>;
  ledgerPaidOn: Maybe<Scalars['Date']['output']>;
  /** 台账（税务缴费明细）里的入库日期。 */
  ledgerPostedOn: Maybe<Scalars['Date']['output']>;
  /** 台账里的人（打开一人一档用）；台账没有这笔为空。 */
  personKey: Maybe<Scalars['String']['output']>;
  receiptNumber: Scalars['String']['output'];
  /** 核对结果：MATCHED 相符，NOT_POSTED 已缴未入库，UNKNOWN 入库不明，或待核对项的种类。 */
  states: Array<Scalars['String']['output']>;
  taxDivisionName: Maybe<Scalars['String']['output']>;
  taxFen: Maybe<Scalars['Fen']['output']>;
  taxPaidOn: Maybe<Scalars['Date']['output']>;
};

/** 一个乡镇一天的票号。 */
export type ReconciliationReceipts = {
  __typename?: 'ReconciliationReceipts';
  receipts: Array<ReconciliationReceipt>;
  /** 符合条件的总数。 */
  totalCount: Scalars['Int']['output'];
};

/** 一个乡镇或一天的对账。 */
export type ReconciliationRow = {
  __typename?: 'ReconciliationRow';
  day: Maybe<Scalars['Date']['output']>;
  divisionCode: Maybe<Scalars['String']['output']>;
  divisionName: Maybe<Scalars['String']['output']>;
  figures: ReconciliationFigures;
  /** 区划代码或日期；对不上乡镇的银行入库为 NO_TOWNSHIP。 */
  key: Scalars['String']['output'];
};

/** 一种对账单载入的情况。 */
export type ReconciliationSource = {
  __typename?: 'ReconciliationSource';
  batches: Scalars['Int']['output'];
  form: Maybe<StatementForm>;
  fromOn: Maybe<Scalars['Date']['output']>;
  /** 一份也没有载入时为否；此时该列为空，表示不知道，不是零。 */
  isLoaded: Scalars['Boolean']['output'];
  lastImportedAt: Maybe<Scalars['DateTime']['output']>;
  source: StatementSource;
  toOn: Maybe<Scalars['Date']['output']>;
};

export type RecordDeathInput = {
  campaignId: Scalars['ID']['input'];
  /** 凭据，如 死亡证明 文号。不要写姓名和号码。 */
  evidence: Scalars['String']['input'];
  key: Scalars['String']['input'];
  note?: Scalars['String']['input'];
  /** 死亡日期，不晚于今天。 */
  onDay: Scalars['Date']['input'];
  version: Scalars['Int']['input'];
};

/**
 * 登记的结果。notes 是要告诉经办和群众的话，如能否退费、缴哪几年。
 * 版本过时（PERSON_CHANGED）没有写入，problems 说明何人何时改动，person 是现在的样子。
 */
export type RecordPersonPayload = {
  __typename?: 'RecordPersonPayload';
  notes: Array<Scalars['String']['output']>;
  person: Maybe<Person>;
  problems: Array<Problem>;
};

export type RecordRefundInput = {
  /** 退回金额，单位：分，大于 0。 */
  amountFen: Scalars['Fen']['input'];
  campaignId: Scalars['ID']['input'];
  /** 打开时看到的 entryCount。 */
  entryCount: Scalars['Int']['input'];
  evidence?: Scalars['String']['input'];
  /** 说明，200 字以内，不写姓名和证件号码。 */
  note?: Scalars['String']['input'];
  /** 退费日，不早于缴费日、不晚于今天。 */
  on: Scalars['Date']['input'];
  reason: PaymentEntryReason;
  receiptNumber: Scalars['String']['input'];
};

export type RecordTransferInput = {
  campaignId: Scalars['ID']['input'];
  /** 凭据，如 户口迁移证 文号。不要写姓名和号码。 */
  evidence: Scalars['String']['input'];
  key: Scalars['String']['input'];
  note?: Scalars['String']['input'];
  /** 自哪一天起，含当日；不晚于今天，晚于上一次迁移。 */
  onDay: Scalars['Date']['input'];
  /** 迁入的乡镇（街道）代码。 */
  townshipCode: Scalars['String']['input'];
  /** 读到的版本；已被他人改动则不写入，并说明现状。 */
  version: Scalars['Int']['input'];
  villageCode?: InputMaybe<Scalars['String']['input']>;
};

/** 一次退费能退多少。 */
export type RefundAllowance = {
  __typename?: 'RefundAllowance';
  /** 待遇享受开始日；不知道为空。 */
  benefitStartsOn: Maybe<Scalars['Date']['output']>;
  clause: Maybe<Scalars['String']['output']>;
  /** 能退或不能退的理由，注明依据的条款。 */
  explanation: Scalars['String']['output'];
  /** 现在能退的金额，单位：分；0 为不能退。 */
  mostFen: Scalars['Fen']['output'];
};

export type RefusedKey = {
  __typename?: 'RefusedKey';
  key: Scalars['String']['output'];
  /** 中文原因。 */
  reason: Scalars['String']['output'];
};

export type RegisterNewbornInput = {
  /** 不晚于今天，不早于两年前。 */
  bornOn: Scalars['Date']['input'];
  campaignId: Scalars['ID']['input'];
  /** 凭据，如 出生医学证明 编号。不要写姓名。 */
  evidence: Scalars['String']['input'];
  /** 同一乡镇已有同名、同一天出生的新生儿时不登记（NEWBORN_REGISTERED）；确实是另一个孩子的，写 true。 */
  isAnother?: Scalars['Boolean']['input'];
  /** 姓名；未取名的写“某某之子（女）”。加密保存。 */
  name: Scalars['String']['input'];
  note?: Scalars['String']['input'];
  townshipCode: Scalars['String']['input'];
  villageCode?: InputMaybe<Scalars['String']['input']>;
};

/** 重新开放到哪一天（含当日），写明理由。 */
export type ReopenBreakdownsInput = {
  campaignId: Scalars['ID']['input'];
  items: Array<BreakdownItemInput>;
  mutationKey: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
  until: Scalars['Date']['input'];
};

/** 重新打开一件已办结的事项。 */
export type ReopenReviewItemInput = {
  baseVersion: Scalars['Int']['input'];
  campaignId: Scalars['ID']['input'];
  id: Scalars['ID']['input'];
  /** 为什么重新打开，最多 200 字。 */
  note: Scalars['String']['input'];
};

/** 报表的种类。 */
export type ReportKind =
  /** 通报 */
  | 'BULLETIN'
  /** 以奖代补 */
  | 'REWARD';

export type ReportReasonsInput = {
  campaignId: Scalars['ID']['input'];
  onProblem?: ProblemPolicy;
  /** 最多 5,000 行。 */
  rows: Array<ReasonRowInput>;
};

/** 上报未参保原因的结果。rowsRead = recorded + unchanged + rejectedRows + blankRows。 */
export type ReportReasonsPayload = {
  __typename?: 'ReportReasonsPayload';
  /** 没有填写原因的行数。 */
  blankRows: Scalars['Int']['output'];
  /** 问题，按行；每个都指出位置。 */
  problems: Array<Problem>;
  /** 记下的行数（试运行时为将要记下的）。 */
  recorded: Scalars['Int']['output'];
  /** 有错误、没有记下的行数。 */
  rejectedRows: Scalars['Int']['output'];
  rowsRead: Scalars['Int']['output'];
  /** 与已上报的相同，没有改动的行数。 */
  unchanged: Scalars['Int']['output'];
};

export type ResolveOtherCountyInput = {
  campaignId: Scalars['ID']['input'];
  /** 本县让给外县即时生效；计在本县须外县先确认让出。 */
  keep: KeepCounted;
  /** 说明，200 字以内，不写姓名和证件号码。 */
  note?: Scalars['String']['input'];
  personKey: Scalars['ID']['input'];
};

export type ResolveOtherCountyPayload = {
  __typename?: 'ResolveOtherCountyPayload';
  /** 现在计在哪里。 */
  keptIn: Maybe<KeepCounted>;
  problems: Array<Problem>;
};

/** 退回：总的理由，或至少一格的理由。 */
export type ReturnBreakdownInput = {
  campaignId: Scalars['ID']['input'];
  divisionCode: Scalars['ID']['input'];
  expectedVersion: Scalars['Int']['input'];
  findings?: Array<BreakdownFindingInput>;
  mutationKey: Scalars['ID']['input'];
  reason: Scalars['String']['input'];
};

export type ReversePaymentInput = {
  campaignId: Scalars['ID']['input'];
  entryCount: Scalars['Int']['input'];
  evidence?: Scalars['String']['input'];
  note?: Scalars['String']['input'];
  reason: PaymentEntryReason;
  receiptNumber: Scalars['String']['input'];
};

/** 待处理事项的来处。 */
export type ReviewArea =
  /** 缴费：重复缴费、多缴少缴、类别变化等。 */
  | 'LEDGER'
  /** 对账：税务、银行、台账三方不一致。 */
  | 'RECONCILIATION'
  /** 名册：同一证件号姓名不同、同时在几份名册上等。 */
  | 'ROSTER';

/** 没有办成的一件：现在是什么样，谁在何时改的。 */
export type ReviewConflict = {
  __typename?: 'ReviewConflict';
  /** CONFLICT 别人改过；NOT_OPEN 已经不是待处理；NOT_CLOSED 本来就没有办结；NOT_FOUND 不存在或无权查看；REASON_NOT_ALLOWED 原因不适用于这类事项。 */
  code: Scalars['String']['output'];
  /** 现在的样子；不存在或无权查看为空。 */
  current: Maybe<ReviewListItem>;
  id: Scalars['ID']['output'];
  /** 一句完整的中文说明。 */
  message: Scalars['String']['output'];
};

/** 新年度方案里必须核对的一处。 */
export type ReviewItem = {
  __typename?: 'ReviewItem';
  /** 草稿里的值；没有带入为空。 */
  becomes: Maybe<Scalars['String']['output']>;
  /** 要核对什么。 */
  check: Scalars['String']['output'];
  /** 名称，如 征缴期 第 1 段 截止日。 */
  label: Scalars['String']['output'];
  path: Scalars['String']['output'];
  /** 上年的值；没有为空。 */
  was: Maybe<Scalars['String']['output']>;
};

/** 待处理事项清单。totalCount 和 sums 按整个筛选范围计。 */
export type ReviewItemConnection = {
  __typename?: 'ReviewItemConnection';
  edges: Array<ReviewItemEdge>;
  pageInfo: ReviewPageInfo;
  sums: Array<ReviewKindSum>;
  totalCount: Scalars['Int']['output'];
};

export type ReviewItemEdge = {
  __typename?: 'ReviewItemEdge';
  cursor: Scalars['String']['output'];
  node: ReviewListItem;
};

/** 要办结的一件。 */
export type ReviewItemInput = {
  /** 看到的版本；之后别人改过的，不办结，在 conflicts 中说明。 */
  baseVersion: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
};

/** 办结（或重新打开）的结果。 */
export type ReviewItemsPayload = {
  __typename?: 'ReviewItemsPayload';
  /** 没有办成的，逐件说明。 */
  conflicts: Array<ReviewConflict>;
  /** 办成的。 */
  items: Array<ReviewListItem>;
};

/** 一类待处理事项（如 UNDERPAID 少缴）的合计，按整个筛选范围计，不受分页影响。 */
export type ReviewKindSum = {
  __typename?: 'ReviewKindSum';
  /** 应为的金额合计，单位：分；没有金额的事项不计。 */
  expectedFen: Scalars['Fen']['output'];
  /** 读到的金额合计，单位：分；没有金额的事项不计。 */
  foundFen: Scalars['Fen']['output'];
  /** 事项数，单位：件。 */
  items: Scalars['Int']['output'];
  /** 代码，如 UNDERPAID。 */
  kind: Scalars['String']['output'];
  /** 中文名称，如 少缴。 */
  name: Scalars['String']['output'];
  /** 办结时可选的原因。 */
  reasons: Array<ReviewReason>;
};

/** 待处理的一件事。不含姓名和身份证号码；人用 personKey 表示。 */
export type ReviewListItem = {
  __typename?: 'ReviewListItem';
  area: ReviewArea;
  /** 有关缴费的批次和行号。 */
  batchNumber: Maybe<Scalars['Int']['output']>;
  closedAt: Maybe<Scalars['DateTime']['output']>;
  /** 最近一次办结（或重新打开）的账号；系统自动办结为空。 */
  closedBy: Maybe<Scalars['String']['output']>;
  /** 办结说明；重新打开的，为重新打开的说明。 */
  closedNote: Maybe<Scalars['String']['output']>;
  closedReason: Maybe<Scalars['String']['output']>;
  /** 办结原因的中文。 */
  closedReasonName: Maybe<Scalars['String']['output']>;
  /** 应为的金额，单位：分。 */
  expectedFen: Maybe<Scalars['Fen']['output']>;
  /** 读到的金额，单位：分。 */
  foundFen: Maybe<Scalars['Fen']['output']>;
  /** 以前的情形，最近的在前：数字变了或重新打开时留下。 */
  history: Array<ReviewPast>;
  /** 不透明的编号，办结时原样送回。 */
  id: Scalars['ID']['output'];
  kind: Scalars['String']['output'];
  kindName: Scalars['String']['output'];
  line: Maybe<Scalars['Int']['output']>;
  /** 有关的日期，如缴费日。 */
  onDay: Maybe<Scalars['Date']['output']>;
  openedAt: Scalars['DateTime']['output'];
  /** 人的代号，可到个人页查看；与个人无关为空。 */
  personKey: Maybe<Scalars['String']['output']>;
  /** 一句中文说明：是什么、怎么办。 */
  sentence: Scalars['String']['output'];
  status: ReviewStatus;
  /** 所在乡镇（街道）代码；不知道为空。 */
  townshipCode: Maybe<Scalars['String']['output']>;
  townshipName: Maybe<Scalars['String']['output']>;
  /** 版本，办结时作为 baseVersion 送回。 */
  version: Scalars['Int']['output'];
  villageCode: Maybe<Scalars['String']['output']>;
  villageName: Maybe<Scalars['String']['output']>;
};

export type ReviewPageInfo = {
  __typename?: 'ReviewPageInfo';
  /** 下一页从这里起，作为 after 送回。 */
  endCursor: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
};

/** 一件事项以前的情形。 */
export type ReviewPast = {
  __typename?: 'ReviewPast';
  at: Maybe<Scalars['DateTime']['output']>;
  by: Maybe<Scalars['String']['output']>;
  expectedFen: Maybe<Scalars['Fen']['output']>;
  foundFen: Maybe<Scalars['Fen']['output']>;
  note: Maybe<Scalars['String']['output']>;
  onDay: Maybe<Scalars['Date']['output']>;
  openedAt: Scalars['DateTime']['output'];
  reasonName: Maybe<Scalars['String']['output']>;
  status: ReviewStatus;
  version: Scalars['Int']['output'];
};

/** 办结原因。 */
export type ReviewReason = {
  __typename?: 'ReviewReason';
  code: Scalars['String']['output'];
  name: Scalars['String']['output'];
};

/** 待处理事项的状态。 */
export type ReviewStatus =
  /** 已由人办结，写明原因。 */
  | 'CLOSED'
  /** 待处理。 */
  | 'OPEN'
  /** 原因已经消除，由系统自动办结。 */
  | 'SETTLED';

export type ReviseNoticeInput = {
  campaignId: Scalars['ID']['input'];
  /** 已看过与已印发报表的不同之处，仍要发布。 */
  confirmDifferences?: Scalars['Boolean']['input'];
  /** 现行版本号；别人已发布新版时拒绝。 */
  expectedVersion: Scalars['Int']['input'];
  revision: NoticeRevisionInput;
};

/** 调整任务数；先 dryRun。什么都不改时，只把现行任务数用到已下发的分解上。 */
export type ReviseQuotasInput = {
  campaignId: Scalars['ID']['input'];
  columns?: Array<QuotaColumnInput>;
  dryRun?: Scalars['Boolean']['input'];
  edits?: Array<QuotaEditInput>;
  /** 依据的是第几次下达；还没有任务数时为 0。 */
  expectedRevision: Scalars['Int']['input'];
  figures?: Array<QuotaFigureInput>;
  /** 从哪一天起，不晚于今天；省略为今天，第一次下达省略为自始。 */
  fromOn?: InputMaybe<Scalars['Date']['input']>;
  /** 不参加分余差的乡镇（街道）。改过的数也不参加。 */
  lockedDivisions?: Array<Scalars['ID']['input']>;
  mutationKey: Scalars['ID']['input'];
  /** dryRun 时可空。受影响的乡镇在经过里都读得到：不要写别的乡镇。 */
  reason: Scalars['String']['input'];
  /** 已通过的分解重新开放到哪一天，含当日；有这样的分解时必填。 */
  reopenUntil?: InputMaybe<Scalars['Date']['input']>;
  residual?: QuotaResidual;
};

/** 调整的结果。有错误时什么也没有改。 */
export type ReviseQuotasPayload = {
  __typename?: 'ReviseQuotasPayload';
  /** 各数的来由，含没有变的。 */
  cells: Array<QuotaCell>;
  /** 同一个 mutationKey 已经办过，这是当时的结果。 */
  isReplay: Scalars['Boolean']['output'];
  problems: Array<Problem>;
  /** 新的一次；dryRun、有错误、或者数没有变时为空。 */
  revision: Maybe<Scalars['Int']['output']>;
  /** 调整后的任务数表。 */
  table: Maybe<QuotaTable>;
  touched: Array<TouchedBreakdown>;
};

/** 修改通知改的一处。 */
export type RevisionChangeInput = {
  /** 方案文件内的路径，如 rewards[1].deadlineOn；序号等于现有项数为增加一项。 */
  path: Scalars['String']['input'];
  /** 改为，按表中写法（400 元、2024-11-30、90%、是）；空文字表示没有规定。 */
  text: Scalars['String']['input'];
  /** 执行前的值，按表中写法；写了就核对，不同则不予发布，以免改错地方。 */
  was?: InputMaybe<Scalars['String']['input']>;
};

/** 奖励的几种回答。 */
export type RewardOutcome =
  /** 已得。 */
  | 'EARNED'
  /** 因追责取消。 */
  | 'LOST'
  /** 没有达到。 */
  | 'MISSED'
  /** 通知没有说清，本县还没有选定。 */
  | 'NOT_SETTLED'
  /** 没有任务数。 */
  | 'NO_QUOTA'
  /** 还没有到截止日，或缺少数据。 */
  | 'PENDING'
  /** 完成率落在通知没有规定的一段。 */
  | 'UNDEFINED_BAND';

/** 一个乡镇的奖励。 */
export type RewardRow = {
  __typename?: 'RewardRow';
  clause: Maybe<Scalars['String']['output']>;
  /** 数字截至的日期。 */
  countedAsOf: Maybe<Scalars['Date']['output']>;
  divisionCode: Scalars['String']['output'];
  divisionName: Scalars['String']['output'];
  /** 还没有到期时按目前进度估计的金额，单位：分。 */
  expectedFen: Maybe<Scalars['Fen']['output']>;
  /** 可以念出来的理由，一句一条，注明条款和选择。 */
  explanation: Array<Scalars['String']['output']>;
  /** 单位：分；没有确定金额为空。 */
  fen: Maybe<Scalars['Fen']['output']>;
  outcome: RewardOutcome;
  /** 奖励基数，单位：人。 */
  persons: Maybe<Scalars['Int']['output']>;
  /** 采用的档次，如 截至2024年11月30日。 */
  stage: Maybe<Scalars['String']['output']>;
};

/** 以奖代补测算：截至某日，每个乡镇一行。 */
export type RewardTable = {
  __typename?: 'RewardTable';
  asOfOn: Scalars['Date']['output'];
  /** 已经确定的奖励合计，单位：分。 */
  earnedFen: Scalars['Fen']['output'];
  /** 按目前进度估计、还没有到期的，单位：分；不计入上一项。 */
  expectedFen: Scalars['Fen']['output'];
  /** 通知没有奖励规定时为真；此时各行为空列表。 */
  hasNoRewards: Scalars['Boolean']['output'];
  /** 依据的方案版本。 */
  noticeVersion: Scalars['Int']['output'];
  rows: Array<RewardRow>;
};

/** 账号的角色。 */
export type Role =
  /** 系统管理员：可管理账号并做经办能做的一切。 */
  | 'ADMIN'
  /** 分析：只读，查看所属区划的汇总。 */
  | 'ANALYST'
  /** 县医保局经办：可导入缴费、查看全县。 */
  | 'BUREAU'
  /** 乡镇（街道）：只见本乡镇及其村（社区）。 */
  | 'TOWNSHIP';

/** 一批名册。只列已收录的。 */
export type RosterBatch = {
  __typename?: 'RosterBatch';
  /** 名册截至日期。 */
  asOfOn: Scalars['Date']['output'];
  cancelledEntries: Scalars['Int']['output'];
  changedEntries: Scalars['Int']['output'];
  fileName: Scalars['String']['output'];
  importedBy: Scalars['String']['output'];
  newEntries: Scalars['Int']['output'];
  /** 此前没有档案、新建档案的人数。 */
  newPersons: Scalars['Int']['output'];
  /** 批次号，本县内递增。 */
  number: Scalars['Int']['output'];
  office: Scalars['String']['output'];
  /** 名册上的人数，单位：人。 */
  persons: Scalars['Int']['output'];
  publishedAt: Scalars['DateTime']['output'];
  /** 新列入待核清单的件数。 */
  reviewItems: Scalars['Int']['output'];
  /** 数据行数（不含表头；一户一行的名册一行可有数人）。 */
  rowsRead: Scalars['Int']['output'];
  sourceCode: Scalars['ID']['output'];
  sourceName: Scalars['String']['output'];
  unchangedEntries: Scalars['Int']['output'];
};

export type RosterBatchList = {
  __typename?: 'RosterBatchList';
  /** 最近的在前。 */
  items: Array<RosterBatch>;
  /** 总批数。 */
  totalCount: Scalars['Int']['output'];
};

export type RosterColumn = {
  __typename?: 'RosterColumn';
  /** 文件里的表头文字。 */
  header: Scalars['String']['output'];
  /** 列的代码，如 idNumber、name、township。 */
  key: Scalars['String']['output'];
};

export type RosterColumnInput = {
  header: Scalars['String']['input'];
  key: Scalars['String']['input'];
};

/** 名册导入结果。新增、变更、不变之和为文件里的人次；变更、不变、退出之和为此前在册的人次（全量名册）。 */
export type RosterImportResult = {
  __typename?: 'RosterImportResult';
  /** 批次号，收录时才有。 */
  batchNumber: Maybe<Scalars['Int']['output']>;
  /** 退出人次：上一批有、这一批没有；只有全量名册才有。 */
  cancelledEntries: Scalars['Int']['output'];
  /** 变更人次：类别、状态、住址或其他情况与上一批不同。 */
  changedEntries: Scalars['Int']['output'];
  /** 新增人次。 */
  newEntries: Scalars['Int']['output'];
  /** 此前没有档案、新建档案的人数。 */
  newPersons: Scalars['Int']['output'];
  outcome: ImportOutcome;
  /** 文件里的人数，单位：人；四口之家计四人。 */
  persons: Scalars['Int']['output'];
  /** 同时在其他名册上的人数，只供了解，不是错误。 */
  personsInOtherRosters: Scalars['Int']['output'];
  problemCount: Scalars['Int']['output'];
  /** 前 200 个问题，按行号。 */
  problems: Array<Problem>;
  /** 有错误的行数；有一行错误整批不收录。 */
  rejectedRows: Scalars['Int']['output'];
  /** 列入待核清单的件数（证件号码相同而姓名不同）。 */
  reviewItems: Scalars['Int']['output'];
  /** 数据行数（不含表头）。 */
  rowsRead: Scalars['Int']['output'];
  /** 同一文件此前收录的批次号。 */
  sameFileAsBatch: Maybe<Scalars['Int']['output']>;
  /** 与上一批相同的人次。 */
  unchangedEntries: Scalars['Int']['output'];
};

/** 名册来源的种类。 */
export type RosterKind =
  /** 困难群众名册：名单上的人属于某一类别。 */
  | 'CATEGORY'
  /** 居民底册：本县应参保的全体居民；一县一个。 */
  | 'RESIDENTS';

/** 名册来源：哪个部门、哪一种名册。能看到全县的账号可见。 */
export type RosterSource = {
  __typename?: 'RosterSource';
  /** 名册没有“类别”一栏时按此类别收录；没有则每行必须写明类别。 */
  categoryCode: Maybe<Scalars['String']['output']>;
  /** 类别名称。 */
  categoryName: Maybe<Scalars['String']['output']>;
  /** 来源代码，本县内唯一，如 minzheng-dibao。 */
  code: Scalars['ID']['output'];
  /** 记住的列：上次收录的文件里，表头文字对应哪一列。 */
  columns: Array<RosterColumn>;
  /** 最近一批名册的截至日期；没有收录过为空。 */
  currentAsOfOn: Maybe<Scalars['Date']['output']>;
  /** 目前在册的人次（一人两个类别计两次），居民底册为人数。 */
  currentEntries: Scalars['Int']['output'];
  /** 是否全量名册：不在新名册上的人视为已退出。 */
  isFull: Scalars['Boolean']['output'];
  kind: RosterKind;
  /** 名册名称，如 低保对象名册。 */
  name: Scalars['String']['output'];
  /** 出具部门，如 民政局。 */
  office: Scalars['String']['output'];
  /** 修改时带回，用来发现别人先改了。 */
  version: Scalars['Int']['output'];
};

/** 在册人员，成列成块：一页几千行，比一行一个对象小得多。姓名、证件号码已掩码。 */
export type RosterTable = {
  __typename?: 'RosterTable';
  /** 该批名册的截至日期；几个来源一起列时为空。 */
  asOfOn: Maybe<Scalars['Date']['output']>;
  /** 所列名册的最近一批；几个来源一起列时为空。 */
  batchNumber: Maybe<Scalars['Int']['output']>;
  /**
   * 列的名称，第一列 key 是人员编号：key、townshipName、villageName、household、maskedName、maskedIdNumber、
   * sourceName、categoryName、status、disabilityGrade、payment、paidOn。
   * household：同一户的人号码相同，全表连续编号；没有户的为空。status：在册、风险消除、不再享受。
   * payment：已缴费、缴费不足额、未缴费；只有每日汇总、没有个人明细的征缴为空。paidOn：缴费日。
   */
  columns: Array<Scalars['String']['output']>;
  /** 下一页用作 after；没有下一页为空。 */
  endCursor: Maybe<Scalars['String']['output']>;
  /** 这份数字是哪一版；翻页途中变了，须从第一页重新取。 */
  figuresVersion: Scalars['Int']['output'];
  /** 次序同 columns，一列一个数组：该列在这一页中不同的值。空数组表示 rows 里就是值本身。每页各有一份，不可用于别的页。 */
  names: Scalars['Cells']['output'];
  /** 各行，次序同 columns；按乡镇、村、户排列。值常常重复的列不直接写值，写它在 names 中同一列的序号，从 0 起；空仍为空。 */
  rows: Scalars['Cells']['output'];
  /** 全部行数，不只是这一页。一人在几个名册上，就有几行。 */
  totalCount: Scalars['Int']['output'];
};

export type SaveRosterSourceInput = {
  campaignId: Scalars['ID']['input'];
  /** 类别代码或名称；居民底册不填。 */
  category?: InputMaybe<Scalars['String']['input']>;
  /** 小写字母、数字和连字符，最多 40 个。 */
  code: Scalars['ID']['input'];
  isFull?: Scalars['Boolean']['input'];
  kind?: RosterKind;
  name: Scalars['String']['input'];
  office: Scalars['String']['input'];
  /** 新建为空；修改时填读到的版本。 */
  version?: InputMaybe<Scalars['Int']['input']>;
};

export type SaveRosterSourcePayload = {
  __typename?: 'SaveRosterSourcePayload';
  problems: Array<Problem>;
  source: Maybe<RosterSource>;
};

export type SignInInput = {
  account: Scalars['String']['input'];
  password: Scalars['String']['input'];
};

export type SignInPayload = {
  __typename?: 'SignInPayload';
  expiresAt: Maybe<Scalars['DateTime']['output']>;
  problems: Array<Problem>;
  /** 访问令牌，放在请求头 Authorization: Bearer 之后；登录失败为空。 */
  token: Maybe<Scalars['String']['output']>;
  viewer: Maybe<Viewer>;
};

export type SignOutPayload = {
  __typename?: 'SignOutPayload';
  /** 已退出为 true；本来就没有登录也是 true。 */
  signedOut: Scalars['Boolean']['output'];
};

/** 测算结果。 */
export type Simulation = {
  __typename?: 'Simulation';
  /** 原来一方的说明，如 第 1 版 罗政办〔2024〕42号。 */
  left: Scalars['String']['output'];
  on: Scalars['Date']['output'];
  /** 草稿和给定人员的问题（人员写明第几条）；有错误时以下各项为空。 */
  problems: Array<Problem>;
  right: Scalars['String']['output'];
  /** 逐个给定的人；来源为台账时按乡镇与类别合并。 */
  rows: Array<SimulationRow>;
  /** 人的来源：给定的，或台账中已缴费的。 */
  source: SimulationSource;
  /** 可以念出来的结论，一句一条。 */
  summary: Array<Scalars['String']['output']>;
  /** 以上各行的合计；写了 divisions 时只是所选乡镇的，不是全县。 */
  total: Maybe<SimulationSum>;
  townships: Array<SimulationSum>;
};

/** 两版方案在同一批人身上的比较：谁多缴、谁少缴、要多少钱，按乡镇。只计算，不保存。 */
export type SimulationInput = {
  campaignId: Scalars['ID']['input'];
  /** 只算台账中这些乡镇（街道）的已缴费的人：名称、别名或代码；空为全部。给了 people 时不能写。 */
  divisions?: InputMaybe<Array<Scalars['String']['input']>>;
  /** 原来的一方，默认现行版本。 */
  left?: InputMaybe<SimulationSideInput>;
  /** 缴费日，默认今天（北京时间）；征缴已结束的为最后一天，还没有开始的为第一天。 */
  on?: InputMaybe<Scalars['Date']['input']>;
  /** 要算的人，最多 5000 条；空表示台账中已缴费的人，按乡镇和缴费时登记的类别合并。 */
  people?: InputMaybe<Array<PersonInput>>;
  /** 改后的一方。 */
  right: SimulationSideInput;
};

/** 一个人（或同样情况的一批人）在两版下的应缴。 */
export type SimulationRow = {
  __typename?: 'SimulationRow';
  /** 人员类别，中文；没有类别为空。 */
  categories: Maybe<Scalars['String']['output']>;
  /** 每人差额 = 改后 - 原来，单位：分；任何一方算不出为空。 */
  differenceFen: Maybe<Scalars['Fen']['output']>;
  divisionName: Maybe<Scalars['String']['output']>;
  key: Maybe<Scalars['String']['output']>;
  left: AmountDue;
  persons: Scalars['Int']['output'];
  right: AmountDue;
};

/** 测算时的一方：某一版，或一份草稿；都不写为现行版本。 */
export type SimulationSideInput = {
  draft?: InputMaybe<NoticeDraftInput>;
  version?: InputMaybe<Scalars['Int']['input']>;
};

/** 测算中人的来源。 */
export type SimulationSource =
  | 'GIVEN'
  | 'STORED';

/** 一个乡镇（或全体）的合计。 */
export type SimulationSum = {
  __typename?: 'SimulationSum';
  /** 资助合计的变化，单位：分；正数为多花的钱。 */
  assistanceDifferenceFen: Scalars['Fen']['output'];
  /** 区划代码；没有写明区划的为空。 */
  divisionCode: Maybe<Scalars['String']['output']>;
  divisionName: Scalars['String']['output'];
  /** 财政补助合计的变化，单位：分；任何一方没有规定为空。 */
  fiscalDifferenceFen: Maybe<Scalars['Fen']['output']>;
  /** 个人缴费合计的变化，单位：分。 */
  individualDifferenceFen: Scalars['Fen']['output'];
  /** 少缴的人数。 */
  payLess: Scalars['Int']['output'];
  /** 多缴的人数。 */
  payMore: Scalars['Int']['output'];
  /** 不变的人数。 */
  paySame: Scalars['Int']['output'];
  persons: Scalars['Int']['output'];
  /** 任何一方算不出的人数；不计入以下金额。 */
  undecided: Scalars['Int']['output'];
};

/** 一份已收录的对账单。 */
export type StatementBatch = {
  __typename?: 'StatementBatch';
  alreadyPresent: Scalars['Int']['output'];
  /** 单位：分。 */
  amountFen: Scalars['Fen']['output'];
  batchNumber: Scalars['Int']['output'];
  fileName: Scalars['String']['output'];
  form: StatementForm;
  /** 最早的缴费（扣款）日期。 */
  fromOn: Maybe<Scalars['Date']['output']>;
  importedBy: Scalars['String']['output'];
  newItems: Scalars['Int']['output'];
  newLines: Scalars['Int']['output'];
  publishedAt: Scalars['DateTime']['output'];
  rejectedRows: Scalars['Int']['output'];
  rowsRead: Scalars['Int']['output'];
  settledItems: Scalars['Int']['output'];
  source: StatementSource;
  /** 最晚的日期（银行对账单为最晚的入库日期）。 */
  toOn: Maybe<Scalars['Date']['output']>;
};

/** 对账单的形式。一个征缴工作的同一来源只用一种形式。 */
export type StatementForm =
  /** 明细：一行一笔，按票号核对。 */
  | 'DETAILS'
  /** 每日汇总：一行一个乡镇一天。 */
  | 'TOTALS';

/** 对账单导入结果。 */
export type StatementImportResult = {
  __typename?: 'StatementImportResult';
  /** 此前已收录、内容相同的行数。 */
  alreadyPresent: Scalars['Int']['output'];
  /** 新收录的金额，单位：分。 */
  amountFen: Scalars['Fen']['output'];
  /** 对账单批次号，收录时才有。 */
  batchNumber: Maybe<Scalars['Int']['output']>;
  /** 新增的待核对项数。 */
  newItems: Scalars['Int']['output'];
  /** 新收录的行数（试运行时为将要收录的行数）。 */
  newLines: Scalars['Int']['output'];
  outcome: ImportOutcome;
  /** 问题总数。 */
  problemCount: Scalars['Int']['output'];
  /** 前 200 个问题，按行号。 */
  problems: Array<Problem>;
  /** 有错误、未收录的行数。 */
  rejectedRows: Scalars['Int']['output'];
  /** 数据行数（不含表头和合计）。 */
  rowsRead: Scalars['Int']['output'];
  /** 同一文件此前收录的批次号。 */
  sameFileAsBatch: Maybe<Scalars['Int']['output']>;
  /** 因这份对账单而自动办结的待核对项数。 */
  settledItems: Scalars['Int']['output'];
};

/** 对账单的来源。 */
export type StatementSource =
  /** 银行（国库）入库对账单。 */
  | 'BANK'
  /** 税务局对账单。 */
  | 'TAX';

export type Subscription = {
  __typename?: 'Subscription';
  /**
   * 实时变化。campaignIds 为 1 至 4 项征缴工作，空的、多的都拒绝。需要登录；POST，以 accept: text/event-stream 请求，
   * 逐条应答（Server-Sent Events：id、event: next、data；每 2 秒一行心跳）。断了带最后的 id 作 last-event-id 接上，
   * 第一条就是错过的。id 是各项工作的“编号:mark”，以分号隔开。例子见 docs/queries.md 的“跟随变化”。
   */
  changes: Changes;
};


export type SubscriptionChangesArgs = {
  campaignIds: Array<Scalars['ID']['input']>;
};

/** 资助测算：应收、实收、资助、财政补助。一人只享受一项资助。只有能看到全县的账号可读全县；乡镇只见本乡镇。 */
export type SubsidyEstimate = {
  __typename?: 'SubsidyEstimate';
  /** 截至日期（含当日）。 */
  asOfOn: Scalars['Date']['output'];
  by: SubsidyGrouping;
  calculatedAt: Scalars['DateTime']['output'];
  /** 测算的区划：全县或一个乡镇。 */
  divisionCode: Scalars['String']['output'];
  divisionName: Scalars['String']['output'];
  /** 说明，一句一条：没有规定的类别、同时在几类名册上的人数、名册日期等。 */
  notes: Array<Scalars['String']['output']>;
  /** 给定人数的问题；有错误时各行为空。 */
  problems: Array<Problem>;
  /** 各份名册的截至日期。 */
  rosters: Array<SubsidyRoster>;
  rows: Array<SubsidyRow>;
  source: SubsidySource;
  total: SubsidyRow;
};

export type SubsidyFiscal = {
  __typename?: 'SubsidyFiscal';
  fen: Scalars['Fen']['output'];
  /** 级次，如 中央财政；没有分级负担的为“财政补助”。 */
  source: Scalars['String']['output'];
};

/** 资助测算按什么分行。 */
export type SubsidyGrouping =
  /** 按采用的资助规定（人员类别）。 */
  | 'CATEGORY'
  /** 按乡镇（街道）。 */
  | 'TOWNSHIP';

/** 这一行算得出、没有规定，还是需要复核。 */
export type SubsidyOutcome =
  /** 算得出。 */
  | 'DUE'
  /** 需要复核：情况不明，或通知没有说清而本县没有选定。人数另列，不计入金额。 */
  | 'NEEDS_REVIEW'
  /** 通知没有规定资助标准；不是零元。 */
  | 'NO_RULE';

export type SubsidyPayer = {
  __typename?: 'SubsidyPayer';
  enrolledFen: Scalars['Fen']['output'];
  /** 已参保的。 */
  enrolledPersons: Scalars['Int']['output'];
  fen: Scalars['Fen']['output'];
  payer: Scalars['String']['output'];
  /** 全部参保时。 */
  persons: Scalars['Int']['output'];
  timing: AssistanceTiming;
};

/** 给出的一类人和人数，没有名册也能测算。 */
export type SubsidyPersonsInput = {
  /** 类别代码、名称或别名；空表示不属于任何一类（其他）。 */
  category?: InputMaybe<Scalars['String']['input']>;
  /** 乡镇（街道）：代码、名称或别名；空表示全县。 */
  division?: InputMaybe<Scalars['String']['input']>;
  /** 其中已参保，单位：人；不知道写空。 */
  enrolledPersons?: InputMaybe<Scalars['Int']['input']>;
  /** 人数，单位：人，0 到 8000 万。 */
  persons: Scalars['Int']['input'];
};

/** 一份名册和它的截至日期。 */
export type SubsidyRoster = {
  __typename?: 'SubsidyRoster';
  asOfOn: Scalars['Date']['output'];
  name: Scalars['String']['output'];
  office: Scalars['String']['output'];
  persons: Scalars['Int']['output'];
};

/** 资助测算的一行。金额单位都是分；没有规定或算不出的为空，不是 0。individualFen + assistanceFen = standardFen，总是如此。 */
export type SubsidyRow = {
  __typename?: 'SubsidyRow';
  assistanceFen: Maybe<Scalars['Fen']['output']>;
  clause: Maybe<Scalars['String']['output']>;
  /** 实收 - 缴费时应收。为正多为缴费后新增类别、可事后补助的，为负多为缴费后失去类别的，见待处理事项。算不出为空。 */
  differenceFen: Maybe<Scalars['Fen']['output']>;
  enrolledAssistanceFen: Maybe<Scalars['Fen']['output']>;
  /** 已参保的缴费时应收 = 个人应缴 + 先缴后补的资助（先由个人缴纳）。 */
  enrolledCollectFen: Maybe<Scalars['Fen']['output']>;
  enrolledFiscalFen: Maybe<Scalars['Fen']['output']>;
  enrolledIndividualFen: Maybe<Scalars['Fen']['output']>;
  /** 其中已参保，单位：人；只有汇总数时为已缴费人数，给定人数时为空。 */
  enrolledPersons: Maybe<Scalars['Int']['output']>;
  /** 已参保的：标准合计、个人应缴合计、资助合计、财政补助合计。 */
  enrolledStandardFen: Maybe<Scalars['Fen']['output']>;
  /** 财政补助按级次，已参保的。 */
  fiscal: Array<SubsidyFiscal>;
  individualFen: Maybe<Scalars['Fen']['output']>;
  /** 行的代码，刷新时按它对行；合计为 TOTAL。 */
  key: Scalars['String']['output'];
  /** 名称，如 特困人员、其他、周党镇。 */
  name: Scalars['String']['output'];
  needsReviewPersons: Scalars['Int']['output'];
  /** 其中没有规定的人数和需要复核的人数，单位：人；不计入任何金额。 */
  noRulePersons: Scalars['Int']['output'];
  /** 其余的钱：少缴的、没有规定的、需要复核的、计在外县的人缴的，减去退费。receivedFen 与它之和为全部入账。 */
  otherReceivedFen: Maybe<Scalars['Fen']['output']>;
  outcome: SubsidyOutcome;
  /** 资助按出资方和时间。 */
  payers: Array<SubsidyPayer>;
  /** 每人个人应缴；行内不一为空。 */
  perPersonDueFen: Maybe<Scalars['Fen']['output']>;
  /** 每人个人缴费标准；行内不一为空。 */
  perPersonStandardFen: Maybe<Scalars['Fen']['output']>;
  /** 应参保人数（名册，或已缴费的其他人），单位：人。 */
  persons: Scalars['Int']['output'];
  /** 没有规定或需要复核时的一句说明。 */
  reason: Maybe<Scalars['String']['output']>;
  /** 已参保且算得出的人实际缴的钱，减去退费；可与 enrolledCollectFen 比较。给定人数时为空。 */
  receivedFen: Maybe<Scalars['Fen']['output']>;
  /** 全部参保时：标准合计、个人应缴合计、资助合计。 */
  standardFen: Maybe<Scalars['Fen']['output']>;
};

/** 资助测算的人数从哪里来。 */
export type SubsidySource =
  /** 请求中给出的各类人数。 */
  | 'GIVEN'
  /** 没有名册或只有每日汇总：按缴费时登记的类别。 */
  | 'PAYMENTS'
  /** 名册（困难群众）加缴费台账（其他人）。 */
  | 'ROSTERS';

/** 受影响的分解：下发的任务数与新的不同。各村的数一个不改，由乡镇重新分。 */
export type TouchedBreakdown = {
  __typename?: 'TouchedBreakdown';
  columns: Array<TouchedColumn>;
  division: Division;
  fromState: BreakdownState;
  /** 须写明重新开放到哪一天。 */
  needsReopenUntil: Scalars['Boolean']['output'];
  toState: BreakdownState;
};

/** 受影响的一列，单位：人。 */
export type TouchedColumn = {
  __typename?: 'TouchedColumn';
  after: Maybe<Scalars['Int']['output']>;
  /** 下发时的任务数。 */
  before: Maybe<Scalars['Int']['output']>;
  code: Scalars['String']['output'];
  name: Scalars['String']['output'];
};

export type UndoPaymentEntryInput = {
  campaignId: Scalars['ID']['input'];
  entryCount: Scalars['Int']['input'];
  note?: Scalars['String']['input'];
  /** 要撤销的处理的编号；一笔缴费只能从最近一次起撤销。 */
  number: Scalars['Int']['input'];
  reason?: PaymentEntryReason;
};

export type UnmaskPersonsInput = {
  campaignId: Scalars['ID']['input'];
  /** 人员编号，最多 2,000 个。 */
  keys: Array<Scalars['String']['input']>;
  /** 用途，至少 4 个字，写入审计记录；不要写姓名和号码。 */
  purpose: Scalars['String']['input'];
};

/** 姓名和完整号码。每次查看记入审计：何人、何时、何用途、多少人。 */
export type UnmaskPersonsPayload = {
  __typename?: 'UnmaskPersonsPayload';
  persons: Array<UnmaskedPerson>;
  problems: Array<Problem>;
  refused: Array<RefusedKey>;
};

export type UnmaskedPerson = {
  __typename?: 'UnmaskedPerson';
  /** 新生儿尚无号码为空。 */
  idNumber: Maybe<Scalars['String']['output']>;
  key: Scalars['String']['output'];
  name: Scalars['String']['output'];
  temporaryCode: Maybe<Scalars['String']['output']>;
};

/** 当前登录的账号。 */
export type Viewer = {
  __typename?: 'Viewer';
  account: Scalars['String']['output'];
  displayName: Scalars['String']['output'];
  /** 账号所属区划；管理员可为空，表示不限县。 */
  division: Maybe<Division>;
  role: Role;
};

/** 征缴期的种类。 */
export type WindowKind =
  /** 集中征缴期 */
  | 'CONCENTRATED'
  /** 延长期 */
  | 'EXTENDED'
  /** 补缴期 */
  | 'LATE'
  /** 新生儿参保期 */
  | 'NEWBORN';



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;





/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AcceptPaymentInput: AcceptPaymentInput;
  AgeBand: ResolverTypeWrapper<AgeBand>;
  AmountCheck: ResolverTypeWrapper<AmountCheck>;
  AmountDue: ResolverTypeWrapper<AmountDue>;
  AmountVerdict: AmountVerdict;
  AssistanceTiming: AssistanceTiming;
  AuditEntry: ResolverTypeWrapper<AuditEntry>;
  AuditEntryConnection: ResolverTypeWrapper<AuditEntryConnection>;
  BankOutcome: BankOutcome;
  Benefit: ResolverTypeWrapper<Benefit>;
  BenefitInput: BenefitInput;
  BenefitOutcome: BenefitOutcome;
  BenefitPayUp: ResolverTypeWrapper<BenefitPayUp>;
  BenefitReview: BenefitReview;
  BenefitRule: BenefitRule;
  BenefitWaiting: ResolverTypeWrapper<BenefitWaiting>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Breakdown: ResolverTypeWrapper<BreakdownModelModel>;
  BreakdownAct: BreakdownAct;
  BreakdownActInput: BreakdownActInput;
  BreakdownActs: ResolverTypeWrapper<BreakdownActs>;
  BreakdownBase: ResolverTypeWrapper<BreakdownBase>;
  BreakdownCellChoiceInput: BreakdownCellChoiceInput;
  BreakdownChange: ResolverTypeWrapper<BreakdownChange>;
  BreakdownColumn: ResolverTypeWrapper<BreakdownColumn>;
  BreakdownConflict: ResolverTypeWrapper<BreakdownConflict>;
  BreakdownConflictChoice: BreakdownConflictChoice;
  BreakdownCounts: ResolverTypeWrapper<BreakdownCounts>;
  BreakdownEditInput: BreakdownEditInput;
  BreakdownEditsInput: BreakdownEditsInput;
  BreakdownEvent: ResolverTypeWrapper<BreakdownEventModelModel>;
  BreakdownFinding: ResolverTypeWrapper<BreakdownFinding>;
  BreakdownFindingInput: BreakdownFindingInput;
  BreakdownItemInput: BreakdownItemInput;
  BreakdownItemsInput: BreakdownItemsInput;
  BreakdownOutcome: BreakdownOutcome;
  BreakdownOverview: ResolverTypeWrapper<Omit<BreakdownOverview, 'breakdowns' | 'notDispatched'> & { breakdowns: Array<ResolversTypes['Breakdown']>, notDispatched: Array<ResolversTypes['Division']> }>;
  BreakdownPayload: ResolverTypeWrapper<Omit<BreakdownPayload, 'breakdown'> & { breakdown?: Maybe<ResolversTypes['Breakdown']> }>;
  BreakdownRefusal: ResolverTypeWrapper<BreakdownRefusal>;
  BreakdownSource: BreakdownSource;
  BreakdownState: BreakdownState;
  BreakdownVillage: ResolverTypeWrapper<BreakdownVillage>;
  BreakdownsPayload: ResolverTypeWrapper<Omit<BreakdownsPayload, 'breakdowns'> & { breakdowns: Array<ResolversTypes['Breakdown']> }>;
  Campaign: ResolverTypeWrapper<CampaignModelModel>;
  CancelJobPayload: ResolverTypeWrapper<CancelJobPayload>;
  CategoryMembershipInput: CategoryMembershipInput;
  CategoryStatus: CategoryStatus;
  Cells: ResolverTypeWrapper<Scalars['Cells']['output']>;
  Change: ResolverTypeWrapper<Change>;
  ChangeKind: ChangeKind;
  Changes: ResolverTypeWrapper<Changes>;
  ChaseConnection: ResolverTypeWrapper<ChaseConnection>;
  ChaseEdge: ResolverTypeWrapper<ChaseEdge>;
  ChaseListing: ChaseListing;
  ChasePageInfo: ResolverTypeWrapper<ChasePageInfo>;
  ChasePerson: ResolverTypeWrapper<ChasePerson>;
  CheckAmountsPayload: ResolverTypeWrapper<CheckAmountsPayload>;
  CloneCampaignInput: CloneCampaignInput;
  CloneCampaignPayload: ResolverTypeWrapper<CloneCampaignPayload>;
  CloseReviewItemsInput: CloseReviewItemsInput;
  CollectionWindow: ResolverTypeWrapper<CollectionWindow>;
  CorrectDivisionInput: CorrectDivisionInput;
  CorrectPaymentInput: CorrectPaymentInput;
  Coverage: ResolverTypeWrapper<Coverage>;
  CoverageCategory: ResolverTypeWrapper<CoverageCategory>;
  CoverageCounts: ResolverTypeWrapper<CoverageCounts>;
  CoverageOutcome: CoverageOutcome;
  CoverageRoster: ResolverTypeWrapper<CoverageRoster>;
  CoverageRow: ResolverTypeWrapper<CoverageRow>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DayRange: ResolverTypeWrapper<DayRange>;
  DifferencePolicy: DifferencePolicy;
  DispatchBreakdownsInput: DispatchBreakdownsInput;
  Division: ResolverTypeWrapper<DivisionModelModel>;
  DivisionLevel: DivisionLevel;
  DivisionType: DivisionType;
  DueOutcome: DueOutcome;
  EnrollmentSubsidy: ResolverTypeWrapper<EnrollmentSubsidy>;
  Fen: ResolverTypeWrapper<Scalars['Fen']['output']>;
  FigureAnswers: ResolverTypeWrapper<FigureAnswers>;
  FigureAsk: FigureAsk;
  FigureName: FigureName;
  FigureTable: ResolverTypeWrapper<FigureTable>;
  Forecast: ResolverTypeWrapper<Forecast>;
  ForecastOutcome: ForecastOutcome;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  ImportBreakdownsInput: ImportBreakdownsInput;
  ImportBreakdownsPayload: ResolverTypeWrapper<ImportBreakdownsPayload>;
  ImportJob: ResolverTypeWrapper<ImportJob>;
  ImportOutcome: ImportOutcome;
  ImportPaymentRowsInput: ImportPaymentRowsInput;
  ImportPaymentsInput: ImportPaymentsInput;
  ImportPaymentsPayload: ResolverTypeWrapper<ImportPaymentsPayload>;
  ImportReasonsInput: ImportReasonsInput;
  ImportResult: ResolverTypeWrapper<ImportResult>;
  ImportRosterInput: ImportRosterInput;
  ImportRosterPayload: ResolverTypeWrapper<ImportRosterPayload>;
  ImportRosterRowsInput: ImportRosterRowsInput;
  ImportStatementInput: ImportStatementInput;
  ImportStatementPayload: ResolverTypeWrapper<ImportStatementPayload>;
  ImportStatementRowsInput: ImportStatementRowsInput;
  ImportedBreakdown: ResolverTypeWrapper<ImportedBreakdown>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  InterviewList: ResolverTypeWrapper<InterviewList>;
  InterviewRow: ResolverTypeWrapper<InterviewRow>;
  IssueReportInput: IssueReportInput;
  IssueReportPayload: ResolverTypeWrapper<IssueReportPayload>;
  IssuedDifference: ResolverTypeWrapper<IssuedDifference>;
  IssuedFigure: ResolverTypeWrapper<IssuedFigure>;
  IssuedReport: ResolverTypeWrapper<IssuedReport>;
  JobStatus: JobStatus;
  KeepCounted: KeepCounted;
  LedgerPayment: ResolverTypeWrapper<LedgerPayment>;
  LedgerPaymentStatus: LedgerPaymentStatus;
  LookUpPersonInput: LookUpPersonInput;
  LookUpPersonPayload: ResolverTypeWrapper<LookUpPersonPayload>;
  MergeNewbornInput: MergeNewbornInput;
  MoveBreakdownDeadlinesInput: MoveBreakdownDeadlinesInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NewbornContribution: ResolverTypeWrapper<NewbornContribution>;
  NewbornOutcome: NewbornOutcome;
  NewbornYear: ResolverTypeWrapper<NewbornYear>;
  NewbornYearOutcome: NewbornYearOutcome;
  NonEnrollmentReason: NonEnrollmentReason;
  Notice: ResolverTypeWrapper<Notice>;
  NoticeCategory: ResolverTypeWrapper<NoticeCategory>;
  NoticeChange: ResolverTypeWrapper<NoticeChange>;
  NoticeCheck: ResolverTypeWrapper<NoticeCheck>;
  NoticeClause: ResolverTypeWrapper<NoticeClause>;
  NoticeClauseInput: NoticeClauseInput;
  NoticeDraftInput: NoticeDraftInput;
  NoticeFact: ResolverTypeWrapper<NoticeFact>;
  NoticeParameter: ResolverTypeWrapper<NoticeParameter>;
  NoticeRevision: ResolverTypeWrapper<NoticeRevision>;
  NoticeRevisionInput: NoticeRevisionInput;
  NoticeTier: ResolverTypeWrapper<NoticeTier>;
  NoticeVersion: ResolverTypeWrapper<NoticeVersion>;
  NoticeVersionKind: NoticeVersionKind;
  Outlook: ResolverTypeWrapper<Outlook>;
  OutlookRow: ResolverTypeWrapper<OutlookRow>;
  ParameterEditInput: ParameterEditInput;
  PayerShare: ResolverTypeWrapper<PayerShare>;
  PaymentChanges: PaymentChanges;
  PaymentEntry: ResolverTypeWrapper<PaymentEntry>;
  PaymentEntryConnection: ResolverTypeWrapper<PaymentEntryConnection>;
  PaymentEntryKind: PaymentEntryKind;
  PaymentEntryPayload: ResolverTypeWrapper<PaymentEntryPayload>;
  PaymentEntryReason: PaymentEntryReason;
  PaymentFileKind: PaymentFileKind;
  PaymentSource: PaymentSource;
  Permission: ResolverTypeWrapper<Permission>;
  Person: ResolverTypeWrapper<Person>;
  PersonAmountCheck: ResolverTypeWrapper<PersonAmountCheck>;
  PersonCampaign: ResolverTypeWrapper<PersonCampaign>;
  PersonDivision: ResolverTypeWrapper<PersonDivision>;
  PersonEvent: ResolverTypeWrapper<PersonEvent>;
  PersonEventKind: PersonEventKind;
  PersonFact: PersonFact;
  PersonInput: PersonInput;
  PersonMembership: ResolverTypeWrapper<PersonMembership>;
  PersonPayment: ResolverTypeWrapper<PersonPayment>;
  PersonPaymentEntry: ResolverTypeWrapper<PersonPaymentEntry>;
  PersonPlace: ResolverTypeWrapper<PersonPlace>;
  PersonReason: ResolverTypeWrapper<PersonReason>;
  PersonReviewItem: ResolverTypeWrapper<PersonReviewItem>;
  PersonStatementLine: ResolverTypeWrapper<PersonStatementLine>;
  PostingFact: PostingFact;
  Problem: ResolverTypeWrapper<Problem>;
  ProblemPlace: ResolverTypeWrapper<ProblemPlace>;
  ProblemPolicy: ProblemPolicy;
  ProblemSeverity: ProblemSeverity;
  Progress: ResolverTypeWrapper<Progress>;
  ProgressBy: ProgressBy;
  ProgressRow: ResolverTypeWrapper<ProgressRow>;
  ProgressTotal: ResolverTypeWrapper<ProgressTotal>;
  PublishNoticeInput: PublishNoticeInput;
  PublishNoticePayload: ResolverTypeWrapper<Omit<PublishNoticePayload, 'campaign'> & { campaign?: Maybe<ResolversTypes['Campaign']> }>;
  PublishState: PublishState;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  QuotaCell: ResolverTypeWrapper<QuotaCell>;
  QuotaColumn: ResolverTypeWrapper<QuotaColumn>;
  QuotaColumnInput: QuotaColumnInput;
  QuotaEditInput: QuotaEditInput;
  QuotaFigureInput: QuotaFigureInput;
  QuotaMethodInput: QuotaMethodInput;
  QuotaMethodKind: QuotaMethodKind;
  QuotaResidual: QuotaResidual;
  QuotaRevision: ResolverTypeWrapper<QuotaRevisionModelModel>;
  QuotaRow: ResolverTypeWrapper<Omit<QuotaRow, 'division'> & { division: ResolversTypes['Division'] }>;
  QuotaSource: QuotaSource;
  QuotaState: QuotaState;
  QuotaTable: ResolverTypeWrapper<Omit<QuotaTable, 'rows'> & { rows: Array<ResolversTypes['QuotaRow']> }>;
  ReasonRowInput: ReasonRowInput;
  Reconciliation: ResolverTypeWrapper<Reconciliation>;
  ReconciliationBy: ReconciliationBy;
  ReconciliationCount: ReconciliationCount;
  ReconciliationFigures: ResolverTypeWrapper<ReconciliationFigures>;
  ReconciliationReceipt: ResolverTypeWrapper<ReconciliationReceipt>;
  ReconciliationReceipts: ResolverTypeWrapper<ReconciliationReceipts>;
  ReconciliationRow: ResolverTypeWrapper<ReconciliationRow>;
  ReconciliationSource: ResolverTypeWrapper<ReconciliationSource>;
  RecordDeathInput: RecordDeathInput;
  RecordPersonPayload: ResolverTypeWrapper<RecordPersonPayload>;
  RecordRefundInput: RecordRefundInput;
  RecordTransferInput: RecordTransferInput;
  RefundAllowance: ResolverTypeWrapper<RefundAllowance>;
  RefusedKey: ResolverTypeWrapper<RefusedKey>;
  RegisterNewbornInput: RegisterNewbornInput;
  ReopenBreakdownsInput: ReopenBreakdownsInput;
  ReopenReviewItemInput: ReopenReviewItemInput;
  ReportKind: ReportKind;
  ReportReasonsInput: ReportReasonsInput;
  ReportReasonsPayload: ResolverTypeWrapper<ReportReasonsPayload>;
  ResolveOtherCountyInput: ResolveOtherCountyInput;
  ResolveOtherCountyPayload: ResolverTypeWrapper<ResolveOtherCountyPayload>;
  ReturnBreakdownInput: ReturnBreakdownInput;
  ReversePaymentInput: ReversePaymentInput;
  ReviewArea: ReviewArea;
  ReviewConflict: ResolverTypeWrapper<ReviewConflict>;
  ReviewItem: ResolverTypeWrapper<ReviewItem>;
  ReviewItemConnection: ResolverTypeWrapper<ReviewItemConnection>;
  ReviewItemEdge: ResolverTypeWrapper<ReviewItemEdge>;
  ReviewItemInput: ReviewItemInput;
  ReviewItemsPayload: ResolverTypeWrapper<ReviewItemsPayload>;
  ReviewKindSum: ResolverTypeWrapper<ReviewKindSum>;
  ReviewListItem: ResolverTypeWrapper<ReviewListItem>;
  ReviewPageInfo: ResolverTypeWrapper<ReviewPageInfo>;
  ReviewPast: ResolverTypeWrapper<ReviewPast>;
  ReviewReason: ResolverTypeWrapper<ReviewReason>;
  ReviewStatus: ReviewStatus;
  ReviseNoticeInput: ReviseNoticeInput;
  ReviseQuotasInput: ReviseQuotasInput;
  ReviseQuotasPayload: ResolverTypeWrapper<Omit<ReviseQuotasPayload, 'table' | 'touched'> & { table?: Maybe<ResolversTypes['QuotaTable']>, touched: Array<ResolversTypes['TouchedBreakdown']> }>;
  RevisionChangeInput: RevisionChangeInput;
  RewardOutcome: RewardOutcome;
  RewardRow: ResolverTypeWrapper<RewardRow>;
  RewardTable: ResolverTypeWrapper<RewardTable>;
  Role: Role;
  RosterBatch: ResolverTypeWrapper<RosterBatch>;
  RosterBatchList: ResolverTypeWrapper<RosterBatchList>;
  RosterColumn: ResolverTypeWrapper<RosterColumn>;
  RosterColumnInput: RosterColumnInput;
  RosterImportResult: ResolverTypeWrapper<RosterImportResult>;
  RosterKind: RosterKind;
  RosterSource: ResolverTypeWrapper<RosterSource>;
  RosterTable: ResolverTypeWrapper<RosterTable>;
  SaveRosterSourceInput: SaveRosterSourceInput;
  SaveRosterSourcePayload: ResolverTypeWrapper<SaveRosterSourcePayload>;
  SignInInput: SignInInput;
  SignInPayload: ResolverTypeWrapper<Omit<SignInPayload, 'viewer'> & { viewer?: Maybe<ResolversTypes['Viewer']> }>;
  SignOutPayload: ResolverTypeWrapper<SignOutPayload>;
  Simulation: ResolverTypeWrapper<Simulation>;
  SimulationInput: SimulationInput;
  SimulationRow: ResolverTypeWrapper<SimulationRow>;
  SimulationSideInput: SimulationSideInput;
  SimulationSource: SimulationSource;
  SimulationSum: ResolverTypeWrapper<SimulationSum>;
  StatementBatch: ResolverTypeWrapper<StatementBatch>;
  StatementForm: StatementForm;
  StatementImportResult: ResolverTypeWrapper<StatementImportResult>;
  StatementSource: StatementSource;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  SubsidyEstimate: ResolverTypeWrapper<SubsidyEstimate>;
  SubsidyFiscal: ResolverTypeWrapper<SubsidyFiscal>;
  SubsidyGrouping: SubsidyGrouping;
  SubsidyOutcome: SubsidyOutcome;
  SubsidyPayer: ResolverTypeWrapper<SubsidyPayer>;
  SubsidyPersonsInput: SubsidyPersonsInput;
  SubsidyRoster: ResolverTypeWrapper<SubsidyRoster>;
  SubsidyRow: ResolverTypeWrapper<SubsidyRow>;
  SubsidySource: SubsidySource;
  TouchedBreakdown: ResolverTypeWrapper<Omit<TouchedBreakdown, 'division'> & { division: ResolversTypes['Division'] }>;
  TouchedColumn: ResolverTypeWrapper<TouchedColumn>;
  UndoPaymentEntryInput: UndoPaymentEntryInput;
  UnmaskPersonsInput: UnmaskPersonsInput;
  UnmaskPersonsPayload: ResolverTypeWrapper<UnmaskPersonsPayload>;
  UnmaskedPerson: ResolverTypeWrapper<UnmaskedPerson>;
  Viewer: ResolverTypeWrapper<ViewerModelModel>;
  WindowKind: WindowKind;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AcceptPaymentInput: AcceptPaymentInput;
  AgeBand: AgeBand;
  AmountCheck: AmountCheck;
  AmountDue: AmountDue;
  AuditEntry: AuditEntry;
  AuditEntryConnection: AuditEntryConnection;
  Benefit: Benefit;
  BenefitInput: BenefitInput;
  BenefitPayUp: BenefitPayUp;
  BenefitWaiting: BenefitWaiting;
  Boolean: Scalars['Boolean']['output'];
  Breakdown: BreakdownModelModel;
  BreakdownActInput: BreakdownActInput;
  BreakdownActs: BreakdownActs;
  BreakdownBase: BreakdownBase;
  BreakdownCellChoiceInput: BreakdownCellChoiceInput;
  BreakdownChange: BreakdownChange;
  BreakdownColumn: BreakdownColumn;
  BreakdownConflict: BreakdownConflict;
  BreakdownCounts: BreakdownCounts;
  BreakdownEditInput: BreakdownEditInput;
  BreakdownEditsInput: BreakdownEditsInput;
  BreakdownEvent: BreakdownEventModelModel;
  BreakdownFinding: BreakdownFinding;
  BreakdownFindingInput: BreakdownFindingInput;
  BreakdownItemInput: BreakdownItemInput;
  BreakdownItemsInput: BreakdownItemsInput;
  BreakdownOverview: Omit<BreakdownOverview, 'breakdowns' | 'notDispatched'> & { breakdowns: Array<ResolversParentTypes['Breakdown']>, notDispatched: Array<ResolversParentTypes['Division']> };
  BreakdownPayload: Omit<BreakdownPayload, 'breakdown'> & { breakdown?: Maybe<ResolversParentTypes['Breakdown']> };
  BreakdownRefusal: BreakdownRefusal;
  BreakdownVillage: BreakdownVillage;
  BreakdownsPayload: Omit<BreakdownsPayload, 'breakdowns'> & { breakdowns: Array<ResolversParentTypes['Breakdown']> };
  Campaign: CampaignModelModel;
  CancelJobPayload: CancelJobPayload;
  CategoryMembershipInput: CategoryMembershipInput;
  Cells: Scalars['Cells']['output'];
  Change: Change;
  Changes: Changes;
  ChaseConnection: ChaseConnection;
  ChaseEdge: ChaseEdge;
  ChasePageInfo: ChasePageInfo;
  ChasePerson: ChasePerson;
  CheckAmountsPayload: CheckAmountsPayload;
  CloneCampaignInput: CloneCampaignInput;
  CloneCampaignPayload: CloneCampaignPayload;
  CloseReviewItemsInput: CloseReviewItemsInput;
  CollectionWindow: CollectionWindow;
  CorrectDivisionInput: CorrectDivisionInput;
  CorrectPaymentInput: CorrectPaymentInput;
  Coverage: Coverage;
  CoverageCategory: CoverageCategory;
  CoverageCounts: CoverageCounts;
  CoverageRoster: CoverageRoster;
  CoverageRow: CoverageRow;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  DayRange: DayRange;
  DispatchBreakdownsInput: DispatchBreakdownsInput;
  Division: DivisionModelModel;
  EnrollmentSubsidy: EnrollmentSubsidy;
  Fen: Scalars['Fen']['output'];
  FigureAnswers: FigureAnswers;
  FigureAsk: FigureAsk;
  FigureTable: FigureTable;
  Forecast: Forecast;
  ID: Scalars['ID']['output'];
  ImportBreakdownsInput: ImportBreakdownsInput;
  ImportBreakdownsPayload: ImportBreakdownsPayload;
  ImportJob: ImportJob;
  ImportPaymentRowsInput: ImportPaymentRowsInput;
  ImportPaymentsInput: ImportPaymentsInput;
  ImportPaymentsPayload: ImportPaymentsPayload;
  ImportReasonsInput: ImportReasonsInput;
  ImportResult: ImportResult;
  ImportRosterInput: ImportRosterInput;
  ImportRosterPayload: ImportRosterPayload;
  ImportRosterRowsInput: ImportRosterRowsInput;
  ImportStatementInput: ImportStatementInput;
  ImportStatementPayload: ImportStatementPayload;
  ImportStatementRowsInput: ImportStatementRowsInput;
  ImportedBreakdown: ImportedBreakdown;
  Int: Scalars['Int']['output'];
  InterviewList: InterviewList;
  InterviewRow: InterviewRow;
  IssueReportInput: IssueReportInput;
  IssueReportPayload: IssueReportPayload;
  IssuedDifference: IssuedDifference;
  IssuedFigure: IssuedFigure;
  IssuedReport: IssuedReport;
  LedgerPayment: LedgerPayment;
  LookUpPersonInput: LookUpPersonInput;
  LookUpPersonPayload: LookUpPersonPayload;
  MergeNewbornInput: MergeNewbornInput;
  MoveBreakdownDeadlinesInput: MoveBreakdownDeadlinesInput;
  Mutation: Record<PropertyKey, never>;
  NewbornContribution: NewbornContribution;
  NewbornYear: NewbornYear;
  Notice: Notice;
  NoticeCategory: NoticeCategory;
  NoticeChange: NoticeChange;
  NoticeCheck: NoticeCheck;
  NoticeClause: NoticeClause;
  NoticeClauseInput: NoticeClauseInput;
  NoticeDraftInput: NoticeDraftInput;
  NoticeFact: NoticeFact;
  NoticeParameter: NoticeParameter;
  NoticeRevision: NoticeRevision;
  NoticeRevisionInput: NoticeRevisionInput;
  NoticeTier: NoticeTier;
  NoticeVersion: NoticeVersion;
  Outlook: Outlook;
  OutlookRow: OutlookRow;
  ParameterEditInput: ParameterEditInput;
  PayerShare: PayerShare;
  PaymentChanges: PaymentChanges;
  PaymentEntry: PaymentEntry;
  PaymentEntryConnection: PaymentEntryConnection;
  PaymentEntryPayload: PaymentEntryPayload;
  Permission: Permission;
  Person: Person;
  PersonAmountCheck: PersonAmountCheck;
  PersonCampaign: PersonCampaign;
  PersonDivision: PersonDivision;
  PersonEvent: PersonEvent;
  PersonInput: PersonInput;
  PersonMembership: PersonMembership;
  PersonPayment: PersonPayment;
  PersonPaymentEntry: PersonPaymentEntry;
  PersonPlace: PersonPlace;
  PersonReason: PersonReason;
  PersonReviewItem: PersonReviewItem;
  PersonStatementLine: PersonStatementLine;
  Problem: Problem;
  ProblemPlace: ProblemPlace;
  Progress: Progress;
  ProgressRow: ProgressRow;
  ProgressTotal: ProgressTotal;
  PublishNoticeInput: PublishNoticeInput;
  PublishNoticePayload: Omit<PublishNoticePayload, 'campaign'> & { campaign?: Maybe<ResolversParentTypes['Campaign']> };
  Query: Record<PropertyKey, never>;
  QuotaCell: QuotaCell;
  QuotaColumn: QuotaColumn;
  QuotaColumnInput: QuotaColumnInput;
  QuotaEditInput: QuotaEditInput;
  QuotaFigureInput: QuotaFigureInput;
  QuotaMethodInput: QuotaMethodInput;
  QuotaRevision: QuotaRevisionModelModel;
  QuotaRow: Omit<QuotaRow, 'division'> & { division: ResolversParentTypes['Division'] };
  QuotaTable: Omit<QuotaTable, 'rows'> & { rows: Array<ResolversParentTypes['QuotaRow']> };
  ReasonRowInput: ReasonRowInput;
  Reconciliation: Reconciliation;
  ReconciliationFigures: ReconciliationFigures;
  ReconciliationReceipt: ReconciliationReceipt;
  ReconciliationReceipts: ReconciliationReceipts;
  ReconciliationRow: ReconciliationRow;
  ReconciliationSource: ReconciliationSource;
  RecordDeathInput: RecordDeathInput;
  RecordPersonPayload: RecordPersonPayload;
  RecordRefundInput: RecordRefundInput;
  RecordTransferInput: RecordTransferInput;
  RefundAllowance: RefundAllowance;
  RefusedKey: RefusedKey;
  RegisterNewbornInput: RegisterNewbornInput;
  ReopenBreakdownsInput: ReopenBreakdownsInput;
  ReopenReviewItemInput: ReopenReviewItemInput;
  ReportReasonsInput: ReportReasonsInput;
  ReportReasonsPayload: ReportReasonsPayload;
  ResolveOtherCountyInput: ResolveOtherCountyInput;
  ResolveOtherCountyPayload: ResolveOtherCountyPayload;
  ReturnBreakdownInput: ReturnBreakdownInput;
  ReversePaymentInput: ReversePaymentInput;
  ReviewConflict: ReviewConflict;
  ReviewItem: ReviewItem;
  ReviewItemConnection: ReviewItemConnection;
  ReviewItemEdge: ReviewItemEdge;
  ReviewItemInput: ReviewItemInput;
  ReviewItemsPayload: ReviewItemsPayload;
  ReviewKindSum: ReviewKindSum;
  ReviewListItem: ReviewListItem;
  ReviewPageInfo: ReviewPageInfo;
  ReviewPast: ReviewPast;
  ReviewReason: ReviewReason;
  ReviseNoticeInput: ReviseNoticeInput;
  ReviseQuotasInput: ReviseQuotasInput;
  ReviseQuotasPayload: Omit<ReviseQuotasPayload, 'table' | 'touched'> & { table?: Maybe<ResolversParentTypes['QuotaTable']>, touched: Array<ResolversParentTypes['TouchedBreakdown']> };
  RevisionChangeInput: RevisionChangeInput;
  RewardRow: RewardRow;
  RewardTable: RewardTable;
  RosterBatch: RosterBatch;
  RosterBatchList: RosterBatchList;
  RosterColumn: RosterColumn;
  RosterColumnInput: RosterColumnInput;
  RosterImportResult: RosterImportResult;
  RosterSource: RosterSource;
  RosterTable: RosterTable;
  SaveRosterSourceInput: SaveRosterSourceInput;
  SaveRosterSourcePayload: SaveRosterSourcePayload;
  SignInInput: SignInInput;
  SignInPayload: Omit<SignInPayload, 'viewer'> & { viewer?: Maybe<ResolversParentTypes['Viewer']> };
  SignOutPayload: SignOutPayload;
  Simulation: Simulation;
  SimulationInput: SimulationInput;
  SimulationRow: SimulationRow;
  SimulationSideInput: SimulationSideInput;
  SimulationSum: SimulationSum;
  StatementBatch: StatementBatch;
  StatementImportResult: StatementImportResult;
  String: Scalars['String']['output'];
  Subscription: Record<PropertyKey, never>;
  SubsidyEstimate: SubsidyEstimate;
  SubsidyFiscal: SubsidyFiscal;
  SubsidyPayer: SubsidyPayer;
  SubsidyPersonsInput: SubsidyPersonsInput;
  SubsidyRoster: SubsidyRoster;
  SubsidyRow: SubsidyRow;
  TouchedBreakdown: Omit<TouchedBreakdown, 'division'> & { division: ResolversParentTypes['Division'] };
  TouchedColumn: TouchedColumn;
  UndoPaymentEntryInput: UndoPaymentEntryInput;
  UnmaskPersonsInput: UnmaskPersonsInput;
  UnmaskPersonsPayload: UnmaskPersonsPayload;
  UnmaskedPerson: UnmaskedPerson;
  Viewer: ViewerModelModel;
};

export type AgeBandResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['AgeBand'] = ResolversParentTypes['AgeBand']> = {
  fen?: Resolver<ResolversTypes['Fen'], ParentType, ContextType>;
  fromDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  items?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  toDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type AmountCheckResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['AmountCheck'] = ResolversParentTypes['AmountCheck']> = {
  checkedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  exactPersons?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  needsReviewPersons?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  noRulePersons?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  noticeVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  overFen?: Resolver<ResolversTypes['Fen'], ParentType, ContextType>;
  overPersons?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  underFen?: Resolver<ResolversTypes['Fen'], ParentType, ContextType>;
  underPersons?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AmountDueResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['AmountDue'] = ResolversParentTypes['AmountDue']> = {
  assistanceFen?: Resolver<Maybe<ResolversTypes['Fen']>, ParentType, ContextType>;
  clause?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  explanation?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  missing?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['DueOutcome'], ParentType, ContextType>;
  payers?: Resolver<Array<ResolversTypes['PayerShare']>, ParentType, ContextType>;
  personPaysFen?: Resolver<Maybe<ResolversTypes['Fen']>, ParentType, ContextType>;
  standardFen?: Resolver<Maybe<ResolversTypes['Fen']>, ParentType, ContextType>;
};

export type AuditEntryResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['AuditEntry'] = ResolversParentTypes['AuditEntry']> = {
  accountName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  act?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  detail?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AuditEntryConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['AuditEntryConnection'] = ResolversParentTypes['AuditEntryConnection']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['AuditEntry']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type BenefitResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Benefit'] = ResolversParentTypes['Benefit']> = {
  clause?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  explanation?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  ifAccepted?: Resolver<Maybe<ResolversTypes['Benefit']>, ParentType, ContextType>;
  newborn?: Resolver<Maybe<ResolversTypes['NewbornContribution']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['BenefitOutcome'], ParentType, ContextType>;
  paidOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  review?: Resolver<Maybe<ResolversTypes['BenefitReview']>, ParentType, ContextType>;
  rule?: Resolver<Maybe<ResolversTypes['BenefitRule']>, ParentType, ContextType>;
  startsOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  until?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  waiting?: Resolver<Maybe<ResolversTypes['BenefitWaiting']>, ParentType, ContextType>;
  window?: Resolver<Maybe<ResolversTypes['WindowKind']>, ParentType, ContextType>;
};

export type BenefitPayUpResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['BenefitPayUp'] = ResolversParentTypes['BenefitPayUp']> = {
  fen?: Resolver<Maybe<ResolversTypes['Fen']>, ParentType, ContextType>;
  fenPerYear?: Resolver<Maybe<ResolversTypes['Fen']>, ParentType, ContextType>;
  leavesMonths?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  monthsPerYear?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  years?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type BenefitWaitingResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['BenefitWaiting'] = ResolversParentTypes['BenefitWaiting']> = {
  clause?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fixedMonths?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  missedYears?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  months?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  paidUpMonths?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  payUp?: Resolver<Maybe<ResolversTypes['BenefitPayUp']>, ParentType, ContextType>;
  variableMonths?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type BreakdownResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Breakdown'] = ResolversParentTypes['Breakdown']> = {
  acceptedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  cells?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  columns?: Resolver<Array<ResolversTypes['BreakdownColumn']>, ParentType, ContextType>;
  deadlineOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  dispatchNumber?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dispatchedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  division?: Resolver<ResolversTypes['Division'], ParentType, ContextType>;
  edition?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  events?: Resolver<Array<ResolversTypes['BreakdownEvent']>, ParentType, ContextType, RequireFields<BreakdownEventsArgs, 'first'>>;
  filledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  filledCells?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  instructions?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isLate?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  may?: Resolver<ResolversTypes['BreakdownActs'], ParentType, ContextType>;
  openedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  quotaRevision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reopenedReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reopenedUntil?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  returnedReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sheetToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['BreakdownState'], ParentType, ContextType>;
  stateName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  submittedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  submittedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  villages?: Resolver<Array<ResolversTypes['BreakdownVillage']>, ParentType, ContextType>;
};

export type BreakdownActsResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['BreakdownActs'] = ResolversParentTypes['BreakdownActs']> = {
  accept?: Resolver<ResolversTypes['Permission'], ParentType, ContextType>;
  deadline?: Resolver<ResolversTypes['Permission'], ParentType, ContextType>;
  endReopening?: Resolver<ResolversTypes['Permission'], ParentType, ContextType>;
  lock?: Resolver<ResolversTypes['Permission'], ParentType, ContextType>;
  open?: Resolver<ResolversTypes['Permission'], ParentType, ContextType>;
  recall?: Resolver<ResolversTypes['Permission'], ParentType, ContextType>;
  reopen?: Resolver<ResolversTypes['Permission'], ParentType, ContextType>;
  return?: Resolver<ResolversTypes['Permission'], ParentType, ContextType>;
  save?: Resolver<ResolversTypes['Permission'], ParentType, ContextType>;
  submit?: Resolver<ResolversTypes['Permission'], ParentType, ContextType>;
  withdraw?: Resolver<ResolversTypes['Permission'], ParentType, ContextType>;
};

export type BreakdownBaseResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['BreakdownBase'] = ResolversParentTypes['BreakdownBase']> = {
  edition?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  villages?: Resolver<Array<ResolversTypes['BreakdownVillage']>, ParentType, ContextType>;
};

export type BreakdownChangeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['BreakdownChange'] = ResolversParentTypes['BreakdownChange']> = {
  after?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  afterText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  beforeText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  by?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  columnCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  columnName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  villageCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  villageName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type BreakdownColumnResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['BreakdownColumn'] = ResolversParentTypes['BreakdownColumn']> = {
  categoryCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isFilled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isSubQuota?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quotaPersons?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  sumPersons?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type BreakdownConflictResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['BreakdownConflict'] = ResolversParentTypes['BreakdownConflict']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  base?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  baseText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  by?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  columnCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  columnName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mine?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  mineText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  theirs?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  theirsText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  villageCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  villageName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type BreakdownCountsResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['BreakdownCounts'] = ResolversParentTypes['BreakdownCounts']> = {
  accepted?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  draft?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  late?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  locked?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  notDispatched?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  notFilled?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  notOpened?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  recalled?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reopened?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  returned?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  submitted?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type BreakdownEventResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['BreakdownEvent'] = ResolversParentTypes['BreakdownEvent']> = {
  act?: Resolver<ResolversTypes['BreakdownAct'], ParentType, ContextType>;
  actName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  changedCells?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  changes?: Resolver<Array<ResolversTypes['BreakdownChange']>, ParentType, ContextType>;
  edition?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  fileName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  findings?: Resolver<Array<ResolversTypes['BreakdownFinding']>, ParentType, ContextType>;
  fromState?: Resolver<Maybe<ResolversTypes['BreakdownState']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['BreakdownSource'], ParentType, ContextType>;
  toState?: Resolver<ResolversTypes['BreakdownState'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type BreakdownFindingResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['BreakdownFinding'] = ResolversParentTypes['BreakdownFinding']> = {
  columnCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  columnName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  villageCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  villageName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type BreakdownOverviewResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['BreakdownOverview'] = ResolversParentTypes['BreakdownOverview']> = {
  breakdowns?: Resolver<Array<ResolversTypes['Breakdown']>, ParentType, ContextType>;
  counts?: Resolver<ResolversTypes['BreakdownCounts'], ParentType, ContextType>;
  mayDispatch?: Resolver<ResolversTypes['Permission'], ParentType, ContextType>;
  notDispatched?: Resolver<Array<ResolversTypes['Division']>, ParentType, ContextType>;
};

export type BreakdownPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['BreakdownPayload'] = ResolversParentTypes['BreakdownPayload']> = {
  breakdown?: Resolver<Maybe<ResolversTypes['Breakdown']>, ParentType, ContextType>;
  changedCells?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  conflicts?: Resolver<Array<ResolversTypes['BreakdownConflict']>, ParentType, ContextType>;
  isReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['BreakdownOutcome'], ParentType, ContextType>;
  problems?: Resolver<Array<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type BreakdownRefusalResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['BreakdownRefusal'] = ResolversParentTypes['BreakdownRefusal']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  divisionCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  divisionName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type BreakdownVillageResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['BreakdownVillage'] = ResolversParentTypes['BreakdownVillage']> = {
  acceptedValues?: Resolver<Array<Maybe<ResolversTypes['Int']>>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  findings?: Resolver<Array<Maybe<ResolversTypes['String']>>, ParentType, ContextType>;
  isAbolished?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lastYearPersons?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  population?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  remarks?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rosterPersons?: Resolver<Array<Maybe<ResolversTypes['Int']>>, ParentType, ContextType>;
  values?: Resolver<Array<Maybe<ResolversTypes['Int']>>, ParentType, ContextType>;
};

export type BreakdownsPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['BreakdownsPayload'] = ResolversParentTypes['BreakdownsPayload']> = {
  breakdowns?: Resolver<Array<ResolversTypes['Breakdown']>, ParentType, ContextType>;
  isReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  refusals?: Resolver<Array<ResolversTypes['BreakdownRefusal']>, ParentType, ContextType>;
};

export type CampaignResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Campaign'] = ResolversParentTypes['Campaign']> = {
  amountDue?: Resolver<ResolversTypes['AmountDue'], ParentType, ContextType, RequireFields<CampaignAmountDueArgs, 'person'>>;
  benefit?: Resolver<ResolversTypes['Benefit'], ParentType, ContextType, RequireFields<CampaignBenefitArgs, 'input'>>;
  benefitYear?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  countyCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  countyName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  coverage?: Resolver<ResolversTypes['Coverage'], ParentType, ContextType, RequireFields<CampaignCoverageArgs, 'level'>>;
  division?: Resolver<ResolversTypes['Division'], ParentType, ContextType>;
  figures?: Resolver<ResolversTypes['FigureAnswers'], ParentType, ContextType, RequireFields<CampaignFiguresArgs, 'asks'>>;
  figuresVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  interviews?: Resolver<ResolversTypes['InterviewList'], ParentType, ContextType, Partial<CampaignInterviewsArgs>>;
  issuedReports?: Resolver<Array<ResolversTypes['IssuedReport']>, ParentType, ContextType, Partial<CampaignIssuedReportsArgs>>;
  lastImportedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  mark?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mayDispatchBreakdowns?: Resolver<ResolversTypes['Permission'], ParentType, ContextType>;
  mayImportPayments?: Resolver<ResolversTypes['Permission'], ParentType, ContextType>;
  mayPublishNotice?: Resolver<ResolversTypes['Permission'], ParentType, ContextType>;
  mayReportReasons?: Resolver<ResolversTypes['Permission'], ParentType, ContextType>;
  mayReviseQuotas?: Resolver<ResolversTypes['Permission'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  notice?: Resolver<ResolversTypes['Notice'], ParentType, ContextType>;
  noticeChanges?: Resolver<Array<ResolversTypes['NoticeChange']>, ParentType, ContextType, RequireFields<CampaignNoticeChangesArgs, 'from' | 'to'>>;
  noticeOn?: Resolver<ResolversTypes['Notice'], ParentType, ContextType, RequireFields<CampaignNoticeOnArgs, 'day'>>;
  noticeVersions?: Resolver<Array<ResolversTypes['NoticeVersion']>, ParentType, ContextType>;
  outlook?: Resolver<ResolversTypes['Outlook'], ParentType, ContextType, Partial<CampaignOutlookArgs>>;
  parameters?: Resolver<Array<ResolversTypes['NoticeParameter']>, ParentType, ContextType, Partial<CampaignParametersArgs>>;
  paymentSource?: Resolver<ResolversTypes['PaymentSource'], ParentType, ContextType>;
  progress?: Resolver<ResolversTypes['Progress'], ParentType, ContextType, RequireFields<CampaignProgressArgs, 'level'>>;
  progressTable?: Resolver<ResolversTypes['FigureTable'], ParentType, ContextType, RequireFields<CampaignProgressTableArgs, 'by'>>;
  quotaRevisions?: Resolver<Array<ResolversTypes['QuotaRevision']>, ParentType, ContextType>;
  quotaState?: Resolver<ResolversTypes['QuotaState'], ParentType, ContextType>;
  quotas?: Resolver<Maybe<ResolversTypes['QuotaTable']>, ParentType, ContextType>;
  rewards?: Resolver<ResolversTypes['RewardTable'], ParentType, ContextType, Partial<CampaignRewardsArgs>>;
  rosterTable?: Resolver<ResolversTypes['RosterTable'], ParentType, ContextType, RequireFields<CampaignRosterTableArgs, 'first'>>;
};

export type CancelJobPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CancelJobPayload'] = ResolversParentTypes['CancelJobPayload']> = {
  job?: Resolver<Maybe<ResolversTypes['ImportJob']>, ParentType, ContextType>;
};

export interface CellsScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Cells'], any> {
  name: 'Cells';
}

export type ChangeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Change'] = ResolversParentTypes['Change']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  campaignId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  days?: Resolver<Array<ResolversTypes['Date']>, ParentType, ContextType>;
  figuresVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  isEverything?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  kinds?: Resolver<Array<ResolversTypes['ChangeKind']>, ParentType, ContextType>;
  mark?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  townshipCodes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  villageCodes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ChangesResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Changes'] = ResolversParentTypes['Changes']> = {
  changes?: Resolver<Array<ResolversTypes['Change']>, ParentType, ContextType>;
  isCatchUp?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  silenceMs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ChaseConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ChaseConnection'] = ResolversParentTypes['ChaseConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ChaseEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['ChasePageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ChaseEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ChaseEdge'] = ResolversParentTypes['ChaseEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ChasePerson'], ParentType, ContextType>;
};

export type ChasePageInfoResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ChasePageInfo'] = ResolversParentTypes['ChasePageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ChasePersonResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ChasePerson'] = ResolversParentTypes['ChasePerson']> = {
  categoryCodes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  categoryNames?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  evidence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  household?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isUnderpaid?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  maskedIdNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  maskedName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  note?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['NonEnrollmentReason']>, ParentType, ContextType>;
  reportedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  reportedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sinceOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  townshipCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  townshipName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  villageCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  villageName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CheckAmountsPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CheckAmountsPayload'] = ResolversParentTypes['CheckAmountsPayload']> = {
  check?: Resolver<Maybe<ResolversTypes['AmountCheck']>, ParentType, ContextType>;
  problems?: Resolver<Array<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type CloneCampaignPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CloneCampaignPayload'] = ResolversParentTypes['CloneCampaignPayload']> = {
  benefitYear?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  content?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  problems?: Resolver<Array<ResolversTypes['Problem']>, ParentType, ContextType>;
  review?: Resolver<Array<ResolversTypes['ReviewItem']>, ParentType, ContextType>;
};

export type CollectionWindowResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CollectionWindow'] = ResolversParentTypes['CollectionWindow']> = {
  calendarDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  clause?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  closesOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['WindowKind'], ParentType, ContextType>;
  openDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  openDaysOfMonth?: Resolver<Maybe<ResolversTypes['DayRange']>, ParentType, ContextType>;
  opensOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
};

export type CoverageResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Coverage'] = ResolversParentTypes['Coverage']> = {
  asOfOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  calculatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  categories?: Resolver<Array<ResolversTypes['CoverageCategory']>, ParentType, ContextType>;
  hasPayments?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['DivisionLevel'], ParentType, ContextType>;
  missingCategories?: Resolver<Array<ResolversTypes['CoverageCategory']>, ParentType, ContextType>;
  notCounted?: Resolver<Array<ResolversTypes['CoverageCategory']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['CoverageOutcome'], ParentType, ContextType>;
  rosters?: Resolver<Array<ResolversTypes['CoverageRoster']>, ParentType, ContextType>;
  rows?: Resolver<Array<ResolversTypes['CoverageRow']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['CoverageRow']>, ParentType, ContextType>;
};

export type CoverageCategoryResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CoverageCategory'] = ResolversParentTypes['CoverageCategory']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hasRoster?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CoverageCountsResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CoverageCounts'] = ResolversParentTypes['CoverageCounts']> = {
  chase?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  covered?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  due?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  excused?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  rateBasisPoints?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type CoverageRosterResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CoverageRoster'] = ResolversParentTypes['CoverageRoster']> = {
  asOfOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  office?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sourceCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sourceName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CoverageRowResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CoverageRow'] = ResolversParentTypes['CoverageRow']> = {
  byCategory?: Resolver<Array<ResolversTypes['CoverageCounts']>, ParentType, ContextType>;
  divisionCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  divisionName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isSuppressed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  overall?: Resolver<Maybe<ResolversTypes['CoverageCounts']>, ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DayRangeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['DayRange'] = ResolversParentTypes['DayRange']> = {
  from?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type DivisionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Division'] = ResolversParentTypes['Division']> = {
  aliases?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  children?: Resolver<Array<ResolversTypes['Division']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['DivisionLevel'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parentCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tableOrder?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['DivisionType'], ParentType, ContextType>;
  validFrom?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type EnrollmentSubsidyResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['EnrollmentSubsidy'] = ResolversParentTypes['EnrollmentSubsidy']> = {
  assistanceFen?: Resolver<Maybe<ResolversTypes['Fen']>, ParentType, ContextType>;
  categoryCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  categoryName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  clause?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  personPaysFen?: Resolver<Maybe<ResolversTypes['Fen']>, ParentType, ContextType>;
};

export interface FenScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Fen'], any> {
  name: 'Fen';
}

export type FigureAnswersResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['FigureAnswers'] = ResolversParentTypes['FigureAnswers']> = {
  calculatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  codes?: Resolver<Array<Maybe<ResolversTypes['String']>>, ParentType, ContextType>;
  expected?: Resolver<Array<Maybe<ResolversTypes['String']>>, ParentType, ContextType>;
  figuresVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  values?: Resolver<Array<Maybe<ResolversTypes['Fen']>>, ParentType, ContextType>;
};

export type FigureTableResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['FigureTable'] = ResolversParentTypes['FigureTable']> = {
  asOfOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  calculatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  columns?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  figuresVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  hasQuotas?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isDifference?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isTruncated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  quotaDifference?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  rowSumQuota?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  rows?: Resolver<ResolversTypes['Cells'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Cells'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ForecastResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Forecast'] = ResolversParentTypes['Forecast']> = {
  completionBasisPoints?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['ForecastOutcome'], ParentType, ContextType>;
  persons?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  willMeet?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type ImportBreakdownsPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ImportBreakdownsPayload'] = ResolversParentTypes['ImportBreakdownsPayload']> = {
  files?: Resolver<Array<ResolversTypes['ImportedBreakdown']>, ParentType, ContextType>;
  isReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  problems?: Resolver<Array<ResolversTypes['Problem']>, ParentType, ContextType>;
  returnedCopy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ImportJobResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ImportJob'] = ResolversParentTypes['ImportJob']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  percent?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  result?: Resolver<Maybe<ResolversTypes['ImportResult']>, ParentType, ContextType>;
  rosterResult?: Resolver<Maybe<ResolversTypes['RosterImportResult']>, ParentType, ContextType>;
  rowsRead?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  statementResult?: Resolver<Maybe<ResolversTypes['StatementImportResult']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['JobStatus'], ParentType, ContextType>;
};

export type ImportPaymentsPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ImportPaymentsPayload'] = ResolversParentTypes['ImportPaymentsPayload']> = {
  job?: Resolver<Maybe<ResolversTypes['ImportJob']>, ParentType, ContextType>;
  problems?: Resolver<Array<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type ImportResultResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ImportResult'] = ResolversParentTypes['ImportResult']> = {
  alreadyPresent?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  amountFen?: Resolver<ResolversTypes['Fen'], ParentType, ContextType>;
  batchNumber?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  flaggedRows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  newPayments?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  newPersons?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['ImportOutcome'], ParentType, ContextType>;
  postedLater?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  problemCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  problems?: Resolver<Array<ResolversTypes['Problem']>, ParentType, ContextType>;
  rejectedRows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  replacedRows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rowsRead?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sameFileAsBatch?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ImportRosterPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ImportRosterPayload'] = ResolversParentTypes['ImportRosterPayload']> = {
  job?: Resolver<Maybe<ResolversTypes['ImportJob']>, ParentType, ContextType>;
  problems?: Resolver<Array<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type ImportStatementPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ImportStatementPayload'] = ResolversParentTypes['ImportStatementPayload']> = {
  job?: Resolver<Maybe<ResolversTypes['ImportJob']>, ParentType, ContextType>;
  problems?: Resolver<Array<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type ImportedBreakdownResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ImportedBreakdown'] = ResolversParentTypes['ImportedBreakdown']> = {
  changedCells?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  conflicts?: Resolver<Array<ResolversTypes['BreakdownConflict']>, ParentType, ContextType>;
  divisionCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  divisionName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fileName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['BreakdownOutcome'], ParentType, ContextType>;
  problems?: Resolver<Array<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type InterviewListResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['InterviewList'] = ResolversParentTypes['InterviewList']> = {
  asOfOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  clause?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  everyWeeks?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  isSettled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  notJudged?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  notSettled?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  rows?: Resolver<Array<ResolversTypes['InterviewRow']>, ParentType, ContextType>;
};

export type InterviewRowResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['InterviewRow'] = ResolversParentTypes['InterviewRow']> = {
  consecutiveCycles?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  divisionCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  divisionName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reasons?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
};

export type IssueReportPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['IssueReportPayload'] = ResolversParentTypes['IssueReportPayload']> = {
  report?: Resolver<ResolversTypes['IssuedReport'], ParentType, ContextType>;
};

export type IssuedDifferenceResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['IssuedDifference'] = ResolversParentTypes['IssuedDifference']> = {
  divisionName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reportId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reportTitle?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  was?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  wouldBe?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type IssuedFigureResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['IssuedFigure'] = ResolversParentTypes['IssuedFigure']> = {
  divisionCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  divisionName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type IssuedReportResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['IssuedReport'] = ResolversParentTypes['IssuedReport']> = {
  asOfOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  figures?: Resolver<Array<ResolversTypes['IssuedFigure']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  issuedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  issuedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ReportKind'], ParentType, ContextType>;
  noticeVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type LedgerPaymentResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['LedgerPayment'] = ResolversParentTypes['LedgerPayment']> = {
  amountFen?: Resolver<ResolversTypes['Fen'], ParentType, ContextType>;
  batchNumber?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  categoryCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  categoryName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  divisionCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  divisionName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  entries?: Resolver<Array<ResolversTypes['PaymentEntry']>, ParentType, ContextType>;
  entryCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  flags?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  isAccepted?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  line?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  paidOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  paymentsOfPerson?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  personKey?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  postedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  receiptNumber?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  refund?: Resolver<Maybe<ResolversTypes['RefundAllowance']>, ParentType, ContextType>;
  refundedFen?: Resolver<ResolversTypes['Fen'], ParentType, ContextType>;
  replacementReceiptNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  replacesReceiptNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['LedgerPaymentStatus'], ParentType, ContextType>;
  townshipCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  villageCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type LookUpPersonPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['LookUpPersonPayload'] = ResolversParentTypes['LookUpPersonPayload']> = {
  person?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  problems?: Resolver<Array<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  acceptBreakdowns?: Resolver<ResolversTypes['BreakdownsPayload'], ParentType, ContextType, RequireFields<MutationAcceptBreakdownsArgs, 'input'>>;
  acceptPayment?: Resolver<ResolversTypes['PaymentEntryPayload'], ParentType, ContextType, RequireFields<MutationAcceptPaymentArgs, 'input'>>;
  cancelImportJob?: Resolver<ResolversTypes['CancelJobPayload'], ParentType, ContextType, RequireFields<MutationCancelImportJobArgs, 'id'>>;
  checkAmounts?: Resolver<ResolversTypes['CheckAmountsPayload'], ParentType, ContextType, RequireFields<MutationCheckAmountsArgs, 'campaignId'>>;
  cloneCampaign?: Resolver<ResolversTypes['CloneCampaignPayload'], ParentType, ContextType, RequireFields<MutationCloneCampaignArgs, 'input'>>;
  closeReviewItems?: Resolver<ResolversTypes['ReviewItemsPayload'], ParentType, ContextType, RequireFields<MutationCloseReviewItemsArgs, 'input'>>;
  correctDivision?: Resolver<ResolversTypes['RecordPersonPayload'], ParentType, ContextType, RequireFields<MutationCorrectDivisionArgs, 'input'>>;
  correctPayment?: Resolver<ResolversTypes['PaymentEntryPayload'], ParentType, ContextType, RequireFields<MutationCorrectPaymentArgs, 'input'>>;
  dispatchBreakdowns?: Resolver<ResolversTypes['BreakdownsPayload'], ParentType, ContextType, RequireFields<MutationDispatchBreakdownsArgs, 'input'>>;
  endReopening?: Resolver<ResolversTypes['BreakdownPayload'], ParentType, ContextType, RequireFields<MutationEndReopeningArgs, 'input'>>;
  importBreakdowns?: Resolver<ResolversTypes['ImportBreakdownsPayload'], ParentType, ContextType, RequireFields<MutationImportBreakdownsArgs, 'input'>>;
  importPaymentRows?: Resolver<ResolversTypes['ImportPaymentsPayload'], ParentType, ContextType, RequireFields<MutationImportPaymentRowsArgs, 'input'>>;
  importPayments?: Resolver<ResolversTypes['ImportPaymentsPayload'], ParentType, ContextType, RequireFields<MutationImportPaymentsArgs, 'input'>>;
  importReasons?: Resolver<ResolversTypes['ReportReasonsPayload'], ParentType, ContextType, RequireFields<MutationImportReasonsArgs, 'input'>>;
  importRoster?: Resolver<ResolversTypes['ImportRosterPayload'], ParentType, ContextType, RequireFields<MutationImportRosterArgs, 'input'>>;
  importRosterRows?: Resolver<ResolversTypes['ImportRosterPayload'], ParentType, ContextType, RequireFields<MutationImportRosterRowsArgs, 'input'>>;
  importStatement?: Resolver<ResolversTypes['ImportStatementPayload'], ParentType, ContextType, RequireFields<MutationImportStatementArgs, 'input'>>;
  importStatementRows?: Resolver<ResolversTypes['ImportStatementPayload'], ParentType, ContextType, RequireFields<MutationImportStatementRowsArgs, 'input'>>;
  issueReport?: Resolver<ResolversTypes['IssueReportPayload'], ParentType, ContextType, RequireFields<MutationIssueReportArgs, 'input'>>;
  lockBreakdowns?: Resolver<ResolversTypes['BreakdownsPayload'], ParentType, ContextType, RequireFields<MutationLockBreakdownsArgs, 'input'>>;
  lookUpPerson?: Resolver<ResolversTypes['LookUpPersonPayload'], ParentType, ContextType, RequireFields<MutationLookUpPersonArgs, 'input'>>;
  mergeNewborn?: Resolver<ResolversTypes['RecordPersonPayload'], ParentType, ContextType, RequireFields<MutationMergeNewbornArgs, 'input'>>;
  moveBreakdownDeadlines?: Resolver<ResolversTypes['BreakdownsPayload'], ParentType, ContextType, RequireFields<MutationMoveBreakdownDeadlinesArgs, 'input'>>;
  openBreakdown?: Resolver<ResolversTypes['BreakdownPayload'], ParentType, ContextType, RequireFields<MutationOpenBreakdownArgs, 'campaignId' | 'divisionCode'>>;
  publishNotice?: Resolver<ResolversTypes['PublishNoticePayload'], ParentType, ContextType, RequireFields<MutationPublishNoticeArgs, 'input'>>;
  recallBreakdowns?: Resolver<ResolversTypes['BreakdownsPayload'], ParentType, ContextType, RequireFields<MutationRecallBreakdownsArgs, 'input'>>;
  recordDeath?: Resolver<ResolversTypes['RecordPersonPayload'], ParentType, ContextType, RequireFields<MutationRecordDeathArgs, 'input'>>;
  recordRefund?: Resolver<ResolversTypes['PaymentEntryPayload'], ParentType, ContextType, RequireFields<MutationRecordRefundArgs, 'input'>>;
  recordTransfer?: Resolver<ResolversTypes['RecordPersonPayload'], ParentType, ContextType, RequireFields<MutationRecordTransferArgs, 'input'>>;
  registerNewborn?: Resolver<ResolversTypes['RecordPersonPayload'], ParentType, ContextType, RequireFields<MutationRegisterNewbornArgs, 'input'>>;
  reopenBreakdowns?: Resolver<ResolversTypes['BreakdownsPayload'], ParentType, ContextType, RequireFields<MutationReopenBreakdownsArgs, 'input'>>;
  reopenReviewItem?: Resolver<ResolversTypes['ReviewItemsPayload'], ParentType, ContextType, RequireFields<MutationReopenReviewItemArgs, 'input'>>;
  reportReasons?: Resolver<ResolversTypes['ReportReasonsPayload'], ParentType, ContextType, RequireFields<MutationReportReasonsArgs, 'input'>>;
  resolveOtherCounty?: Resolver<ResolversTypes['ResolveOtherCountyPayload'], ParentType, ContextType, RequireFields<MutationResolveOtherCountyArgs, 'input'>>;
  returnBreakdown?: Resolver<ResolversTypes['BreakdownPayload'], ParentType, ContextType, RequireFields<MutationReturnBreakdownArgs, 'input'>>;
  reversePayment?: Resolver<ResolversTypes['PaymentEntryPayload'], ParentType, ContextType, RequireFields<MutationReversePaymentArgs, 'input'>>;
  reviseNotice?: Resolver<ResolversTypes['PublishNoticePayload'], ParentType, ContextType, RequireFields<MutationReviseNoticeArgs, 'input'>>;
  reviseQuotas?: Resolver<ResolversTypes['ReviseQuotasPayload'], ParentType, ContextType, RequireFields<MutationReviseQuotasArgs, 'input'>>;
  saveBreakdown?: Resolver<ResolversTypes['BreakdownPayload'], ParentType, ContextType, RequireFields<MutationSaveBreakdownArgs, 'input'>>;
  saveRosterSource?: Resolver<ResolversTypes['SaveRosterSourcePayload'], ParentType, ContextType, RequireFields<MutationSaveRosterSourceArgs, 'input'>>;
  signIn?: Resolver<ResolversTypes['SignInPayload'], ParentType, ContextType, RequireFields<MutationSignInArgs, 'input'>>;
  signOut?: Resolver<ResolversTypes['SignOutPayload'], ParentType, ContextType>;
  submitBreakdown?: Resolver<ResolversTypes['BreakdownPayload'], ParentType, ContextType, RequireFields<MutationSubmitBreakdownArgs, 'input'>>;
  undoPaymentEntry?: Resolver<ResolversTypes['PaymentEntryPayload'], ParentType, ContextType, RequireFields<MutationUndoPaymentEntryArgs, 'input'>>;
  unmaskPersons?: Resolver<ResolversTypes['UnmaskPersonsPayload'], ParentType, ContextType, RequireFields<MutationUnmaskPersonsArgs, 'input'>>;
  withdrawBreakdown?: Resolver<ResolversTypes['BreakdownPayload'], ParentType, ContextType, RequireFields<MutationWithdrawBreakdownArgs, 'input'>>;
};

export type NewbornContributionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['NewbornContribution'] = ResolversParentTypes['NewbornContribution']> = {
  clause?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  inTimeUntil?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['NewbornOutcome'], ParentType, ContextType>;
  straddles?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  years?: Resolver<Array<ResolversTypes['NewbornYear']>, ParentType, ContextType>;
};

export type NewbornYearResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['NewbornYear'] = ResolversParentTypes['NewbornYear']> = {
  fen?: Resolver<Maybe<ResolversTypes['Fen']>, ParentType, ContextType>;
  isOptional?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['NewbornYearOutcome'], ParentType, ContextType>;
  year?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type NoticeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Notice'] = ResolversParentTypes['Notice']> = {
  asks?: Resolver<Array<ResolversTypes['PersonFact']>, ParentType, ContextType>;
  categories?: Resolver<Array<ResolversTypes['NoticeCategory']>, ParentType, ContextType>;
  clauses?: Resolver<Array<ResolversTypes['NoticeClause']>, ParentType, ContextType>;
  documentNumber?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  individualContributionFen?: Resolver<ResolversTypes['Fen'], ParentType, ContextType>;
  issuedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  issuer?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  revisions?: Resolver<Array<ResolversTypes['NoticeRevision']>, ParentType, ContextType>;
  subsidies?: Resolver<Array<ResolversTypes['EnrollmentSubsidy']>, ParentType, ContextType>;
  tiers?: Resolver<Array<ResolversTypes['NoticeTier']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  windows?: Resolver<Array<ResolversTypes['CollectionWindow']>, ParentType, ContextType>;
};

export type NoticeCategoryResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['NoticeCategory'] = ResolversParentTypes['NoticeCategory']> = {
  aliases?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type NoticeChangeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['NoticeChange'] = ResolversParentTypes['NoticeChange']> = {
  becomes?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  clause?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  was?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type NoticeCheckResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['NoticeCheck'] = ResolversParentTypes['NoticeCheck']> = {
  changes?: Resolver<Array<ResolversTypes['NoticeChange']>, ParentType, ContextType>;
  isPublishable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  problems?: Resolver<Array<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type NoticeClauseResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['NoticeClause'] = ResolversParentTypes['NoticeClause']> = {
  facts?: Resolver<Array<ResolversTypes['NoticeFact']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type NoticeFactResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['NoticeFact'] = ResolversParentTypes['NoticeFact']> = {
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type NoticeParameterResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['NoticeParameter'] = ResolversParentTypes['NoticeParameter']> = {
  clause?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  group?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hint?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isEditable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  isSpare?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  options?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type NoticeRevisionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['NoticeRevision'] = ResolversParentTypes['NoticeRevision']> = {
  changes?: Resolver<Array<ResolversTypes['NoticeChange']>, ParentType, ContextType>;
  documentNumber?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  issuedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  issuer?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type NoticeTierResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['NoticeTier'] = ResolversParentTypes['NoticeTier']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type NoticeVersionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['NoticeVersion'] = ResolversParentTypes['NoticeVersion']> = {
  basedOn?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  changedPlaces?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  documentNumber?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['NoticeVersionKind'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  publishedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  publishedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  revisionDays?: Resolver<Array<ResolversTypes['Date']>, ParentType, ContextType>;
  revisionDocument?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OutlookResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Outlook'] = ResolversParentTypes['Outlook']> = {
  countedOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  openDaysLeft?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  openDaysSoFar?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rows?: Resolver<Array<ResolversTypes['OutlookRow']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['OutlookRow']>, ParentType, ContextType>;
};

export type OutlookRowResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['OutlookRow'] = ResolversParentTypes['OutlookRow']> = {
  byLastYear?: Resolver<ResolversTypes['Forecast'], ParentType, ContextType>;
  byRunRate?: Resolver<ResolversTypes['Forecast'], ParentType, ContextType>;
  divisionCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  divisionName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  gap?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  neededPerDay?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  paidPersons?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  quota?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type PayerShareResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PayerShare'] = ResolversParentTypes['PayerShare']> = {
  fen?: Resolver<ResolversTypes['Fen'], ParentType, ContextType>;
  payer?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  timing?: Resolver<ResolversTypes['AssistanceTiming'], ParentType, ContextType>;
};

export type PaymentEntryResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PaymentEntry'] = ResolversParentTypes['PaymentEntry']> = {
  amountFen?: Resolver<ResolversTypes['Fen'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  divisionCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  divisionName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  evidence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['PaymentEntryKind'], ParentType, ContextType>;
  note?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  on?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  personKey?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['PaymentEntryReason'], ParentType, ContextType>;
  receiptNumber?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  recordedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  replacementReceiptNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  undoneBy?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type PaymentEntryConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PaymentEntryConnection'] = ResolversParentTypes['PaymentEntryConnection']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['PaymentEntry']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PaymentEntryPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PaymentEntryPayload'] = ResolversParentTypes['PaymentEntryPayload']> = {
  entry?: Resolver<Maybe<ResolversTypes['PaymentEntry']>, ParentType, ContextType>;
  payment?: Resolver<Maybe<ResolversTypes['LedgerPayment']>, ParentType, ContextType>;
  problems?: Resolver<Array<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type PermissionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Permission'] = ResolversParentTypes['Permission']> = {
  allowed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PersonResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Person'] = ResolversParentTypes['Person']> = {
  age?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  bornOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  campaigns?: Resolver<Array<ResolversTypes['PersonCampaign']>, ParentType, ContextType>;
  divisions?: Resolver<Array<ResolversTypes['PersonDivision']>, ParentType, ContextType>;
  events?: Resolver<Array<ResolversTypes['PersonEvent']>, ParentType, ContextType>;
  isNamed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  maskedIdNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  maskedName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  mayRecord?: Resolver<ResolversTypes['Permission'], ParentType, ContextType>;
  mayUnmask?: Resolver<ResolversTypes['Permission'], ParentType, ContextType>;
  memberships?: Resolver<Array<ResolversTypes['PersonMembership']>, ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['PersonPlace']>, ParentType, ContextType>;
  reviewItems?: Resolver<Array<ResolversTypes['PersonReviewItem']>, ParentType, ContextType>;
  temporaryCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PersonAmountCheckResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PersonAmountCheck'] = ResolversParentTypes['PersonAmountCheck']> = {
  dueFen?: Resolver<ResolversTypes['Fen'], ParentType, ContextType>;
  paidFen?: Resolver<ResolversTypes['Fen'], ParentType, ContextType>;
  verdict?: Resolver<ResolversTypes['AmountVerdict'], ParentType, ContextType>;
};

export type PersonCampaignResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PersonCampaign'] = ResolversParentTypes['PersonCampaign']> = {
  alsoPaidElsewhere?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  benefitYear?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  campaignId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  check?: Resolver<Maybe<ResolversTypes['PersonAmountCheck']>, ParentType, ContextType>;
  countedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  due?: Resolver<Maybe<ResolversTypes['AmountDue']>, ParentType, ContextType>;
  isInsured?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  paidFen?: Resolver<ResolversTypes['Fen'], ParentType, ContextType>;
  payments?: Resolver<Array<ResolversTypes['PersonPayment']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['PersonReason']>, ParentType, ContextType>;
  refundedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type PersonDivisionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PersonDivision'] = ResolversParentTypes['PersonDivision']> = {
  fromOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['PersonPlace']>, ParentType, ContextType>;
  toOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type PersonEventResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PersonEvent'] = ResolversParentTypes['PersonEvent']> = {
  evidence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  from?: Resolver<Maybe<ResolversTypes['PersonPlace']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['PersonEventKind'], ParentType, ContextType>;
  note?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  onDay?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  recordedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['PersonPlace']>, ParentType, ContextType>;
};

export type PersonMembershipResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PersonMembership'] = ResolversParentTypes['PersonMembership']> = {
  asOfOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  categoryCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  categoryName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  disabilityGrade?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  ethnicMinority?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  fromOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  lowIncomeFamily?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  office?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  place?: Resolver<Maybe<ResolversTypes['PersonPlace']>, ParentType, ContextType>;
  sourceName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['CategoryStatus'], ParentType, ContextType>;
  student?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  toOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type PersonPaymentResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PersonPayment'] = ResolversParentTypes['PersonPayment']> = {
  amountFen?: Resolver<ResolversTypes['Fen'], ParentType, ContextType>;
  batchNumber?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  categoryCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  entries?: Resolver<Array<ResolversTypes['PersonPaymentEntry']>, ParentType, ContextType>;
  flags?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  isVoid?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  line?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  paidOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  place?: Resolver<ResolversTypes['PersonPlace'], ParentType, ContextType>;
  postedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  receiptNumber?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  statements?: Resolver<Array<ResolversTypes['PersonStatementLine']>, ParentType, ContextType>;
};

export type PersonPaymentEntryResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PersonPaymentEntry'] = ResolversParentTypes['PersonPaymentEntry']> = {
  amountFen?: Resolver<ResolversTypes['Fen'], ParentType, ContextType>;
  evidence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  isUndone?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  note?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  onDay?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  recordedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PersonPlaceResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PersonPlace'] = ResolversParentTypes['PersonPlace']> = {
  townshipCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  townshipName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  villageCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  villageName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PersonReasonResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PersonReason'] = ResolversParentTypes['PersonReason']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  evidence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  note?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reportedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  reportedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PersonReviewItemResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PersonReviewItem'] = ResolversParentTypes['PersonReviewItem']> = {
  area?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  benefitYear?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  expectedFen?: Resolver<Maybe<ResolversTypes['Fen']>, ParentType, ContextType>;
  foundFen?: Resolver<Maybe<ResolversTypes['Fen']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  onDay?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  openedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  subject?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PersonStatementLineResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PersonStatementLine'] = ResolversParentTypes['PersonStatementLine']> = {
  amountFen?: Resolver<ResolversTypes['Fen'], ParentType, ContextType>;
  failure?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  paidOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  settledOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ProblemResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Problem'] = ResolversParentTypes['Problem']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expected?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  found?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  place?: Resolver<ResolversTypes['ProblemPlace'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['ProblemSeverity'], ParentType, ContextType>;
};

export type ProblemPlaceResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ProblemPlace'] = ResolversParentTypes['ProblemPlace']> = {
  address?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  column?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  file?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  line?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  path?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sheet?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ProgressResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Progress'] = ResolversParentTypes['Progress']> = {
  asOfOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  calculatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  hasQuotas?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['DivisionLevel'], ParentType, ContextType>;
  rows?: Resolver<Array<ResolversTypes['ProgressRow']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['ProgressTotal'], ParentType, ContextType>;
};

export type ProgressRowResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ProgressRow'] = ResolversParentTypes['ProgressRow']> = {
  amountFen?: Resolver<ResolversTypes['Fen'], ParentType, ContextType>;
  completionBasisPoints?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  divisionCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  divisionName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  elsewherePersons?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  gap?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  grossPersons?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  newIn7Days?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  newToday?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  paidPersons?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  quota?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  rank?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  refundedFen?: Resolver<ResolversTypes['Fen'], ParentType, ContextType>;
  refundedPersons?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  townshipName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ProgressTotalResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ProgressTotal'] = ResolversParentTypes['ProgressTotal']> = {
  amountFen?: Resolver<ResolversTypes['Fen'], ParentType, ContextType>;
  completionBasisPoints?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  elsewherePersons?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  gap?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  grossPersons?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  newIn7Days?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  newToday?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  paidPersons?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  quota?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  quotaDifference?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  refundedFen?: Resolver<ResolversTypes['Fen'], ParentType, ContextType>;
  refundedPersons?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rowSumQuota?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type PublishNoticePayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PublishNoticePayload'] = ResolversParentTypes['PublishNoticePayload']> = {
  campaign?: Resolver<Maybe<ResolversTypes['Campaign']>, ParentType, ContextType>;
  changes?: Resolver<Array<ResolversTypes['NoticeChange']>, ParentType, ContextType>;
  differences?: Resolver<Array<ResolversTypes['IssuedDifference']>, ParentType, ContextType>;
  problems?: Resolver<Array<ResolversTypes['Problem']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['PublishState'], ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  auditEntries?: Resolver<ResolversTypes['AuditEntryConnection'], ParentType, ContextType, RequireFields<QueryAuditEntriesArgs, 'campaignId' | 'first'>>;
  breakdown?: Resolver<Maybe<ResolversTypes['Breakdown']>, ParentType, ContextType, RequireFields<QueryBreakdownArgs, 'campaignId' | 'divisionCode'>>;
  breakdownBase?: Resolver<Maybe<ResolversTypes['BreakdownBase']>, ParentType, ContextType, RequireFields<QueryBreakdownBaseArgs, 'campaignId' | 'sheetToken'>>;
  breakdownHistory?: Resolver<Array<ResolversTypes['BreakdownChange']>, ParentType, ContextType, RequireFields<QueryBreakdownHistoryArgs, 'campaignId' | 'columnCode' | 'divisionCode' | 'villageCode'>>;
  breakdowns?: Resolver<ResolversTypes['BreakdownOverview'], ParentType, ContextType, RequireFields<QueryBreakdownsArgs, 'campaignId'>>;
  campaign?: Resolver<Maybe<ResolversTypes['Campaign']>, ParentType, ContextType, RequireFields<QueryCampaignArgs, 'id'>>;
  campaigns?: Resolver<Array<ResolversTypes['Campaign']>, ParentType, ContextType>;
  changesSince?: Resolver<Maybe<ResolversTypes['Change']>, ParentType, ContextType, RequireFields<QueryChangesSinceArgs, 'campaignId'>>;
  chaseList?: Resolver<ResolversTypes['ChaseConnection'], ParentType, ContextType, RequireFields<QueryChaseListArgs, 'campaignId' | 'first' | 'listing'>>;
  checkNotice?: Resolver<ResolversTypes['NoticeCheck'], ParentType, ContextType, RequireFields<QueryCheckNoticeArgs, 'campaignId' | 'draft'>>;
  divisions?: Resolver<Array<ResolversTypes['Division']>, ParentType, ContextType, RequireFields<QueryDivisionsArgs, 'campaignId' | 'level'>>;
  importJob?: Resolver<Maybe<ResolversTypes['ImportJob']>, ParentType, ContextType, RequireFields<QueryImportJobArgs, 'id'>>;
  payment?: Resolver<Maybe<ResolversTypes['LedgerPayment']>, ParentType, ContextType, RequireFields<QueryPaymentArgs, 'campaignId' | 'receiptNumber'>>;
  paymentEntries?: Resolver<ResolversTypes['PaymentEntryConnection'], ParentType, ContextType, RequireFields<QueryPaymentEntriesArgs, 'campaignId' | 'first'>>;
  reconciliation?: Resolver<ResolversTypes['Reconciliation'], ParentType, ContextType, RequireFields<QueryReconciliationArgs, 'by' | 'campaignId'>>;
  reconciliationReceipts?: Resolver<ResolversTypes['ReconciliationReceipts'], ParentType, ContextType, RequireFields<QueryReconciliationReceiptsArgs, 'campaignId' | 'day' | 'divisionCode' | 'first' | 'offset' | 'onlyDifferences'>>;
  reviewItems?: Resolver<ResolversTypes['ReviewItemConnection'], ParentType, ContextType, RequireFields<QueryReviewItemsArgs, 'campaignId' | 'first' | 'status'>>;
  rosterBatches?: Resolver<ResolversTypes['RosterBatchList'], ParentType, ContextType, RequireFields<QueryRosterBatchesArgs, 'campaignId' | 'first'>>;
  rosterSources?: Resolver<Array<ResolversTypes['RosterSource']>, ParentType, ContextType, RequireFields<QueryRosterSourcesArgs, 'campaignId'>>;
  simulateNotice?: Resolver<ResolversTypes['Simulation'], ParentType, ContextType, RequireFields<QuerySimulateNoticeArgs, 'input'>>;
  statementBatches?: Resolver<Array<ResolversTypes['StatementBatch']>, ParentType, ContextType, RequireFields<QueryStatementBatchesArgs, 'campaignId'>>;
  subsidyEstimate?: Resolver<ResolversTypes['SubsidyEstimate'], ParentType, ContextType, RequireFields<QuerySubsidyEstimateArgs, 'by' | 'campaignId'>>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
};

export type QuotaCellResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['QuotaCell'] = ResolversParentTypes['QuotaCell']> = {
  before?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  columnCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  columnName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  computed?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  divisionCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  divisionName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  explanation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  persons?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  residualPart?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type QuotaColumnResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['QuotaColumn'] = ResolversParentTypes['QuotaColumn']> = {
  asOfOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  computedTotal?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  declaredTotal?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  difference?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QuotaRevisionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['QuotaRevision'] = ResolversParentTypes['QuotaRevision']> = {
  basedOn?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  cells?: Resolver<Array<ResolversTypes['QuotaCell']>, ParentType, ContextType>;
  decidedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  decidedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fromOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  isCurrent?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['QuotaSource'], ParentType, ContextType>;
  sourceName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type QuotaRowResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['QuotaRow'] = ResolversParentTypes['QuotaRow']> = {
  division?: Resolver<ResolversTypes['Division'], ParentType, ContextType>;
  remarks?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  values?: Resolver<Array<Maybe<ResolversTypes['Int']>>, ParentType, ContextType>;
};

export type QuotaTableResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['QuotaTable'] = ResolversParentTypes['QuotaTable']> = {
  clause?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  columns?: Resolver<Array<ResolversTypes['QuotaColumn']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rows?: Resolver<Array<ResolversTypes['QuotaRow']>, ParentType, ContextType>;
};

export type ReconciliationResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Reconciliation'] = ResolversParentTypes['Reconciliation']> = {
  asOfOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  by?: Resolver<ResolversTypes['ReconciliationBy'], ParentType, ContextType>;
  calculatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  countedAs?: Resolver<ResolversTypes['ReconciliationCount'], ParentType, ContextType>;
  divisionCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  divisionName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fromOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  postingFact?: Resolver<ResolversTypes['PostingFact'], ParentType, ContextType>;
  rows?: Resolver<Array<ResolversTypes['ReconciliationRow']>, ParentType, ContextType>;
  sources?: Resolver<Array<ResolversTypes['ReconciliationSource']>, ParentType, ContextType>;
  toOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['ReconciliationFigures'], ParentType, ContextType>;
};

export type ReconciliationFiguresResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ReconciliationFigures'] = ResolversParentTypes['ReconciliationFigures']> = {
  bankFen?: Resolver<Maybe<ResolversTypes['Fen']>, ParentType, ContextType>;
  bankItems?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  failedFen?: Resolver<Maybe<ResolversTypes['Fen']>, ParentType, ContextType>;
  failedItems?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  ledgerFen?: Resolver<ResolversTypes['Fen'], ParentType, ContextType>;
  ledgerItems?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  notPostedByAge?: Resolver<Array<ResolversTypes['AgeBand']>, ParentType, ContextType>;
  notPostedFen?: Resolver<Maybe<ResolversTypes['Fen']>, ParentType, ContextType>;
  notPostedItems?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  oldestDays?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  oldestOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  postedFen?: Resolver<Maybe<ResolversTypes['Fen']>, ParentType, ContextType>;
  postedItems?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  refundedFen?: Resolver<ResolversTypes['Fen'], ParentType, ContextType>;
  taxDifferenceFen?: Resolver<Maybe<ResolversTypes['Fen']>, ParentType, ContextType>;
  taxFen?: Resolver<Maybe<ResolversTypes['Fen']>, ParentType, ContextType>;
  taxItems?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  taxItemsDifference?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  unknownFen?: Resolver<ResolversTypes['Fen'], ParentType, ContextType>;
  unknownItems?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ReconciliationReceiptResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ReconciliationReceipt'] = ResolversParentTypes['ReconciliationReceipt']> = {
  bankFailure?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  bankFen?: Resolver<Maybe<ResolversTypes['Fen']>, ParentType, ContextType>;
  bankOutcome?: Resolver<Maybe<ResolversTypes['BankOutcome']>, ParentType, ContextType>;
  bankPaidOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  bankPostedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  ledgerFen?: Resolver<Maybe<ResolversTypes['Fen']>, ParentType, ContextType>;
  ledgerPaidOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  ledgerPostedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  personKey?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  receiptNumber?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  states?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  taxDivisionName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  taxFen?: Resolver<Maybe<ResolversTypes['Fen']>, ParentType, ContextType>;
  taxPaidOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type ReconciliationReceiptsResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ReconciliationReceipts'] = ResolversParentTypes['ReconciliationReceipts']> = {
  receipts?: Resolver<Array<ResolversTypes['ReconciliationReceipt']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ReconciliationRowResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ReconciliationRow'] = ResolversParentTypes['ReconciliationRow']> = {
  day?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  divisionCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  divisionName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  figures?: Resolver<ResolversTypes['ReconciliationFigures'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ReconciliationSourceResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ReconciliationSource'] = ResolversParentTypes['ReconciliationSource']> = {
  batches?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  form?: Resolver<Maybe<ResolversTypes['StatementForm']>, ParentType, ContextType>;
  fromOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  isLoaded?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lastImportedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['StatementSource'], ParentType, ContextType>;
  toOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type RecordPersonPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RecordPersonPayload'] = ResolversParentTypes['RecordPersonPayload']> = {
  notes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  person?: Resolver<Maybe<ResolversTypes['Person']>, ParentType, ContextType>;
  problems?: Resolver<Array<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type RefundAllowanceResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RefundAllowance'] = ResolversParentTypes['RefundAllowance']> = {
  benefitStartsOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  clause?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  explanation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  mostFen?: Resolver<ResolversTypes['Fen'], ParentType, ContextType>;
};

export type RefusedKeyResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RefusedKey'] = ResolversParentTypes['RefusedKey']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ReportReasonsPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ReportReasonsPayload'] = ResolversParentTypes['ReportReasonsPayload']> = {
  blankRows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  problems?: Resolver<Array<ResolversTypes['Problem']>, ParentType, ContextType>;
  recorded?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rejectedRows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rowsRead?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unchanged?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ResolveOtherCountyPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ResolveOtherCountyPayload'] = ResolversParentTypes['ResolveOtherCountyPayload']> = {
  keptIn?: Resolver<Maybe<ResolversTypes['KeepCounted']>, ParentType, ContextType>;
  problems?: Resolver<Array<ResolversTypes['Problem']>, ParentType, ContextType>;
};

export type ReviewConflictResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ReviewConflict'] = ResolversParentTypes['ReviewConflict']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  current?: Resolver<Maybe<ResolversTypes['ReviewListItem']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ReviewItemResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ReviewItem'] = ResolversParentTypes['ReviewItem']> = {
  becomes?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  check?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  was?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ReviewItemConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ReviewItemConnection'] = ResolversParentTypes['ReviewItemConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ReviewItemEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['ReviewPageInfo'], ParentType, ContextType>;
  sums?: Resolver<Array<ResolversTypes['ReviewKindSum']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ReviewItemEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ReviewItemEdge'] = ResolversParentTypes['ReviewItemEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ReviewListItem'], ParentType, ContextType>;
};

export type ReviewItemsPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ReviewItemsPayload'] = ResolversParentTypes['ReviewItemsPayload']> = {
  conflicts?: Resolver<Array<ResolversTypes['ReviewConflict']>, ParentType, ContextType>;
  items?: Resolver<Array<ResolversTypes['ReviewListItem']>, ParentType, ContextType>;
};

export type ReviewKindSumResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ReviewKindSum'] = ResolversParentTypes['ReviewKindSum']> = {
  expectedFen?: Resolver<ResolversTypes['Fen'], ParentType, ContextType>;
  foundFen?: Resolver<ResolversTypes['Fen'], ParentType, ContextType>;
  items?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reasons?: Resolver<Array<ResolversTypes['ReviewReason']>, ParentType, ContextType>;
};

export type ReviewListItemResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ReviewListItem'] = ResolversParentTypes['ReviewListItem']> = {
  area?: Resolver<ResolversTypes['ReviewArea'], ParentType, ContextType>;
  batchNumber?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  closedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  closedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  closedNote?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  closedReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  closedReasonName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  expectedFen?: Resolver<Maybe<ResolversTypes['Fen']>, ParentType, ContextType>;
  foundFen?: Resolver<Maybe<ResolversTypes['Fen']>, ParentType, ContextType>;
  history?: Resolver<Array<ResolversTypes['ReviewPast']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kindName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  line?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  onDay?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  openedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  personKey?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ReviewStatus'], ParentType, ContextType>;
  townshipCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  townshipName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  villageCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  villageName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ReviewPageInfoResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ReviewPageInfo'] = ResolversParentTypes['ReviewPageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ReviewPastResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ReviewPast'] = ResolversParentTypes['ReviewPast']> = {
  at?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  expectedFen?: Resolver<Maybe<ResolversTypes['Fen']>, ParentType, ContextType>;
  foundFen?: Resolver<Maybe<ResolversTypes['Fen']>, ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  onDay?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  openedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  reasonName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ReviewStatus'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ReviewReasonResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ReviewReason'] = ResolversParentTypes['ReviewReason']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ReviseQuotasPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ReviseQuotasPayload'] = ResolversParentTypes['ReviseQuotasPayload']> = {
  cells?: Resolver<Array<ResolversTypes['QuotaCell']>, ParentType, ContextType>;
  isReplay?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  problems?: Resolver<Array<ResolversTypes['Problem']>, ParentType, ContextType>;
  revision?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  table?: Resolver<Maybe<ResolversTypes['QuotaTable']>, ParentType, ContextType>;
  touched?: Resolver<Array<ResolversTypes['TouchedBreakdown']>, ParentType, ContextType>;
};

export type RewardRowResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RewardRow'] = ResolversParentTypes['RewardRow']> = {
  clause?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  countedAsOf?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  divisionCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  divisionName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expectedFen?: Resolver<Maybe<ResolversTypes['Fen']>, ParentType, ContextType>;
  explanation?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  fen?: Resolver<Maybe<ResolversTypes['Fen']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['RewardOutcome'], ParentType, ContextType>;
  persons?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  stage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RewardTableResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RewardTable'] = ResolversParentTypes['RewardTable']> = {
  asOfOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  earnedFen?: Resolver<ResolversTypes['Fen'], ParentType, ContextType>;
  expectedFen?: Resolver<ResolversTypes['Fen'], ParentType, ContextType>;
  hasNoRewards?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  noticeVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rows?: Resolver<Array<ResolversTypes['RewardRow']>, ParentType, ContextType>;
};

export type RosterBatchResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RosterBatch'] = ResolversParentTypes['RosterBatch']> = {
  asOfOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  cancelledEntries?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  changedEntries?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  fileName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  importedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  newEntries?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  newPersons?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  office?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  persons?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  publishedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  reviewItems?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rowsRead?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sourceCode?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sourceName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unchangedEntries?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RosterBatchListResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RosterBatchList'] = ResolversParentTypes['RosterBatchList']> = {
  items?: Resolver<Array<ResolversTypes['RosterBatch']>, ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RosterColumnResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RosterColumn'] = ResolversParentTypes['RosterColumn']> = {
  header?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RosterImportResultResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RosterImportResult'] = ResolversParentTypes['RosterImportResult']> = {
  batchNumber?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  cancelledEntries?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  changedEntries?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  newEntries?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  newPersons?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['ImportOutcome'], ParentType, ContextType>;
  persons?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  personsInOtherRosters?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  problemCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  problems?: Resolver<Array<ResolversTypes['Problem']>, ParentType, ContextType>;
  rejectedRows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reviewItems?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rowsRead?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sameFileAsBatch?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  unchangedEntries?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RosterSourceResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RosterSource'] = ResolversParentTypes['RosterSource']> = {
  categoryCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  categoryName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  columns?: Resolver<Array<ResolversTypes['RosterColumn']>, ParentType, ContextType>;
  currentAsOfOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  currentEntries?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  isFull?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['RosterKind'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  office?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RosterTableResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RosterTable'] = ResolversParentTypes['RosterTable']> = {
  asOfOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  batchNumber?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  columns?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  figuresVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  names?: Resolver<ResolversTypes['Cells'], ParentType, ContextType>;
  rows?: Resolver<ResolversTypes['Cells'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SaveRosterSourcePayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SaveRosterSourcePayload'] = ResolversParentTypes['SaveRosterSourcePayload']> = {
  problems?: Resolver<Array<ResolversTypes['Problem']>, ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['RosterSource']>, ParentType, ContextType>;
};

export type SignInPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SignInPayload'] = ResolversParentTypes['SignInPayload']> = {
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  problems?: Resolver<Array<ResolversTypes['Problem']>, ParentType, ContextType>;
  token?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  viewer?: Resolver<Maybe<ResolversTypes['Viewer']>, ParentType, ContextType>;
};

export type SignOutPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SignOutPayload'] = ResolversParentTypes['SignOutPayload']> = {
  signedOut?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SimulationResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Simulation'] = ResolversParentTypes['Simulation']> = {
  left?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  on?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  problems?: Resolver<Array<ResolversTypes['Problem']>, ParentType, ContextType>;
  right?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  rows?: Resolver<Array<ResolversTypes['SimulationRow']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['SimulationSource'], ParentType, ContextType>;
  summary?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['SimulationSum']>, ParentType, ContextType>;
  townships?: Resolver<Array<ResolversTypes['SimulationSum']>, ParentType, ContextType>;
};

export type SimulationRowResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SimulationRow'] = ResolversParentTypes['SimulationRow']> = {
  categories?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  differenceFen?: Resolver<Maybe<ResolversTypes['Fen']>, ParentType, ContextType>;
  divisionName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  key?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  left?: Resolver<ResolversTypes['AmountDue'], ParentType, ContextType>;
  persons?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  right?: Resolver<ResolversTypes['AmountDue'], ParentType, ContextType>;
};

export type SimulationSumResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SimulationSum'] = ResolversParentTypes['SimulationSum']> = {
  assistanceDifferenceFen?: Resolver<ResolversTypes['Fen'], ParentType, ContextType>;
  divisionCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  divisionName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  fiscalDifferenceFen?: Resolver<Maybe<ResolversTypes['Fen']>, ParentType, ContextType>;
  individualDifferenceFen?: Resolver<ResolversTypes['Fen'], ParentType, ContextType>;
  payLess?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  payMore?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  paySame?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  persons?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  undecided?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type StatementBatchResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['StatementBatch'] = ResolversParentTypes['StatementBatch']> = {
  alreadyPresent?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  amountFen?: Resolver<ResolversTypes['Fen'], ParentType, ContextType>;
  batchNumber?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  fileName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  form?: Resolver<ResolversTypes['StatementForm'], ParentType, ContextType>;
  fromOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  importedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  newItems?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  newLines?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  publishedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  rejectedRows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rowsRead?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  settledItems?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['StatementSource'], ParentType, ContextType>;
  toOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
};

export type StatementImportResultResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['StatementImportResult'] = ResolversParentTypes['StatementImportResult']> = {
  alreadyPresent?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  amountFen?: Resolver<ResolversTypes['Fen'], ParentType, ContextType>;
  batchNumber?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  newItems?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  newLines?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['ImportOutcome'], ParentType, ContextType>;
  problemCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  problems?: Resolver<Array<ResolversTypes['Problem']>, ParentType, ContextType>;
  rejectedRows?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rowsRead?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sameFileAsBatch?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  settledItems?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  changes?: SubscriptionResolver<ResolversTypes['Changes'], "changes", ParentType, ContextType, RequireFields<SubscriptionChangesArgs, 'campaignIds'>>;
};

export type SubsidyEstimateResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SubsidyEstimate'] = ResolversParentTypes['SubsidyEstimate']> = {
  asOfOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['SubsidyGrouping'], ParentType, ContextType>;
  calculatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  divisionCode?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  divisionName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  notes?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  problems?: Resolver<Array<ResolversTypes['Problem']>, ParentType, ContextType>;
  rosters?: Resolver<Array<ResolversTypes['SubsidyRoster']>, ParentType, ContextType>;
  rows?: Resolver<Array<ResolversTypes['SubsidyRow']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['SubsidySource'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['SubsidyRow'], ParentType, ContextType>;
};

export type SubsidyFiscalResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SubsidyFiscal'] = ResolversParentTypes['SubsidyFiscal']> = {
  fen?: Resolver<ResolversTypes['Fen'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SubsidyPayerResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SubsidyPayer'] = ResolversParentTypes['SubsidyPayer']> = {
  enrolledFen?: Resolver<ResolversTypes['Fen'], ParentType, ContextType>;
  enrolledPersons?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  fen?: Resolver<ResolversTypes['Fen'], ParentType, ContextType>;
  payer?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  persons?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  timing?: Resolver<ResolversTypes['AssistanceTiming'], ParentType, ContextType>;
};

export type SubsidyRosterResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SubsidyRoster'] = ResolversParentTypes['SubsidyRoster']> = {
  asOfOn?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  office?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  persons?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SubsidyRowResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SubsidyRow'] = ResolversParentTypes['SubsidyRow']> = {
  assistanceFen?: Resolver<Maybe<ResolversTypes['Fen']>, ParentType, ContextType>;
  clause?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  differenceFen?: Resolver<Maybe<ResolversTypes['Fen']>, ParentType, ContextType>;
  enrolledAssistanceFen?: Resolver<Maybe<ResolversTypes['Fen']>, ParentType, ContextType>;
  enrolledCollectFen?: Resolver<Maybe<ResolversTypes['Fen']>, ParentType, ContextType>;
  enrolledFiscalFen?: Resolver<Maybe<ResolversTypes['Fen']>, ParentType, ContextType>;
  enrolledIndividualFen?: Resolver<Maybe<ResolversTypes['Fen']>, ParentType, ContextType>;
  enrolledPersons?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  enrolledStandardFen?: Resolver<Maybe<ResolversTypes['Fen']>, ParentType, ContextType>;
  fiscal?: Resolver<Array<ResolversTypes['SubsidyFiscal']>, ParentType, ContextType>;
  individualFen?: Resolver<Maybe<ResolversTypes['Fen']>, ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  needsReviewPersons?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  noRulePersons?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  otherReceivedFen?: Resolver<Maybe<ResolversTypes['Fen']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['SubsidyOutcome'], ParentType, ContextType>;
  payers?: Resolver<Array<ResolversTypes['SubsidyPayer']>, ParentType, ContextType>;
  perPersonDueFen?: Resolver<Maybe<ResolversTypes['Fen']>, ParentType, ContextType>;
  perPersonStandardFen?: Resolver<Maybe<ResolversTypes['Fen']>, ParentType, ContextType>;
  persons?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  receivedFen?: Resolver<Maybe<ResolversTypes['Fen']>, ParentType, ContextType>;
  standardFen?: Resolver<Maybe<ResolversTypes['Fen']>, ParentType, ContextType>;
};

export type TouchedBreakdownResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['TouchedBreakdown'] = ResolversParentTypes['TouchedBreakdown']> = {
  columns?: Resolver<Array<ResolversTypes['TouchedColumn']>, ParentType, ContextType>;
  division?: Resolver<ResolversTypes['Division'], ParentType, ContextType>;
  fromState?: Resolver<ResolversTypes['BreakdownState'], ParentType, ContextType>;
  needsReopenUntil?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  toState?: Resolver<ResolversTypes['BreakdownState'], ParentType, ContextType>;
};

export type TouchedColumnResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['TouchedColumn'] = ResolversParentTypes['TouchedColumn']> = {
  after?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type UnmaskPersonsPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['UnmaskPersonsPayload'] = ResolversParentTypes['UnmaskPersonsPayload']> = {
  persons?: Resolver<Array<ResolversTypes['UnmaskedPerson']>, ParentType, ContextType>;
  problems?: Resolver<Array<ResolversTypes['Problem']>, ParentType, ContextType>;
  refused?: Resolver<Array<ResolversTypes['RefusedKey']>, ParentType, ContextType>;
};

export type UnmaskedPersonResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['UnmaskedPerson'] = ResolversParentTypes['UnmaskedPerson']> = {
  idNumber?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  temporaryCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ViewerResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  account?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  displayName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  division?: Resolver<Maybe<ResolversTypes['Division']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
};

export type Resolvers<ContextType = GraphqlContext> = {
  AgeBand?: AgeBandResolvers<ContextType>;
  AmountCheck?: AmountCheckResolvers<ContextType>;
  AmountDue?: AmountDueResolvers<ContextType>;
  AuditEntry?: AuditEntryResolvers<ContextType>;
  AuditEntryConnection?: AuditEntryConnectionResolvers<ContextType>;
  Benefit?: BenefitResolvers<ContextType>;
  BenefitPayUp?: BenefitPayUpResolvers<ContextType>;
  BenefitWaiting?: BenefitWaitingResolvers<ContextType>;
  Breakdown?: BreakdownResolvers<ContextType>;
  BreakdownActs?: BreakdownActsResolvers<ContextType>;
  BreakdownBase?: BreakdownBaseResolvers<ContextType>;
  BreakdownChange?: BreakdownChangeResolvers<ContextType>;
  BreakdownColumn?: BreakdownColumnResolvers<ContextType>;
  BreakdownConflict?: BreakdownConflictResolvers<ContextType>;
  BreakdownCounts?: BreakdownCountsResolvers<ContextType>;
  BreakdownEvent?: BreakdownEventResolvers<ContextType>;
  BreakdownFinding?: BreakdownFindingResolvers<ContextType>;
  BreakdownOverview?: BreakdownOverviewResolvers<ContextType>;
  BreakdownPayload?: BreakdownPayloadResolvers<ContextType>;
  BreakdownRefusal?: BreakdownRefusalResolvers<ContextType>;
  BreakdownVillage?: BreakdownVillageResolvers<ContextType>;
  BreakdownsPayload?: BreakdownsPayloadResolvers<ContextType>;
  Campaign?: CampaignResolvers<ContextType>;
  CancelJobPayload?: CancelJobPayloadResolvers<ContextType>;
  Cells?: GraphQLScalarType;
  Change?: ChangeResolvers<ContextType>;
  Changes?: ChangesResolvers<ContextType>;
  ChaseConnection?: ChaseConnectionResolvers<ContextType>;
  ChaseEdge?: ChaseEdgeResolvers<ContextType>;
  ChasePageInfo?: ChasePageInfoResolvers<ContextType>;
  ChasePerson?: ChasePersonResolvers<ContextType>;
  CheckAmountsPayload?: CheckAmountsPayloadResolvers<ContextType>;
  CloneCampaignPayload?: CloneCampaignPayloadResolvers<ContextType>;
  CollectionWindow?: CollectionWindowResolvers<ContextType>;
  Coverage?: CoverageResolvers<ContextType>;
  CoverageCategory?: CoverageCategoryResolvers<ContextType>;
  CoverageCounts?: CoverageCountsResolvers<ContextType>;
  CoverageRoster?: CoverageRosterResolvers<ContextType>;
  CoverageRow?: CoverageRowResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  DayRange?: DayRangeResolvers<ContextType>;
  Division?: DivisionResolvers<ContextType>;
  EnrollmentSubsidy?: EnrollmentSubsidyResolvers<ContextType>;
  Fen?: GraphQLScalarType;
  FigureAnswers?: FigureAnswersResolvers<ContextType>;
  FigureTable?: FigureTableResolvers<ContextType>;
  Forecast?: ForecastResolvers<ContextType>;
  ImportBreakdownsPayload?: ImportBreakdownsPayloadResolvers<ContextType>;
  ImportJob?: ImportJobResolvers<ContextType>;
  ImportPaymentsPayload?: ImportPaymentsPayloadResolvers<ContextType>;
  ImportResult?: ImportResultResolvers<ContextType>;
  ImportRosterPayload?: ImportRosterPayloadResolvers<ContextType>;
  ImportStatementPayload?: ImportStatementPayloadResolvers<ContextType>;
  ImportedBreakdown?: ImportedBreakdownResolvers<ContextType>;
  InterviewList?: InterviewListResolvers<ContextType>;
  InterviewRow?: InterviewRowResolvers<ContextType>;
  IssueReportPayload?: IssueReportPayloadResolvers<ContextType>;
  IssuedDifference?: IssuedDifferenceResolvers<ContextType>;
  IssuedFigure?: IssuedFigureResolvers<ContextType>;
  IssuedReport?: IssuedReportResolvers<ContextType>;
  LedgerPayment?: LedgerPaymentResolvers<ContextType>;
  LookUpPersonPayload?: LookUpPersonPayloadResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  NewbornContribution?: NewbornContributionResolvers<ContextType>;
  NewbornYear?: NewbornYearResolvers<ContextType>;
  Notice?: NoticeResolvers<ContextType>;
  NoticeCategory?: NoticeCategoryResolvers<ContextType>;
  NoticeChange?: NoticeChangeResolvers<ContextType>;
  NoticeCheck?: NoticeCheckResolvers<ContextType>;
  NoticeClause?: NoticeClauseResolvers<ContextType>;
  NoticeFact?: NoticeFactResolvers<ContextType>;
  NoticeParameter?: NoticeParameterResolvers<ContextType>;
  NoticeRevision?: NoticeRevisionResolvers<ContextType>;
  NoticeTier?: NoticeTierResolvers<ContextType>;
  NoticeVersion?: NoticeVersionResolvers<ContextType>;
  Outlook?: OutlookResolvers<ContextType>;
  OutlookRow?: OutlookRowResolvers<ContextType>;
  PayerShare?: PayerShareResolvers<ContextType>;
  PaymentEntry?: PaymentEntryResolvers<ContextType>;
  PaymentEntryConnection?: PaymentEntryConnectionResolvers<ContextType>;
  PaymentEntryPayload?: PaymentEntryPayloadResolvers<ContextType>;
  Permission?: PermissionResolvers<ContextType>;
  Person?: PersonResolvers<ContextType>;
  PersonAmountCheck?: PersonAmountCheckResolvers<ContextType>;
  PersonCampaign?: PersonCampaignResolvers<ContextType>;
  PersonDivision?: PersonDivisionResolvers<ContextType>;
  PersonEvent?: PersonEventResolvers<ContextType>;
  PersonMembership?: PersonMembershipResolvers<ContextType>;
  PersonPayment?: PersonPaymentResolvers<ContextType>;
  PersonPaymentEntry?: PersonPaymentEntryResolvers<ContextType>;
  PersonPlace?: PersonPlaceResolvers<ContextType>;
  PersonReason?: PersonReasonResolvers<ContextType>;
  PersonReviewItem?: PersonReviewItemResolvers<ContextType>;
  PersonStatementLine?: PersonStatementLineResolvers<ContextType>;
  Problem?: ProblemResolvers<ContextType>;
  ProblemPlace?: ProblemPlaceResolvers<ContextType>;
  Progress?: ProgressResolvers<ContextType>;
  ProgressRow?: ProgressRowResolvers<ContextType>;
  ProgressTotal?: ProgressTotalResolvers<ContextType>;
  PublishNoticePayload?: PublishNoticePayloadResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  QuotaCell?: QuotaCellResolvers<ContextType>;
  QuotaColumn?: QuotaColumnResolvers<ContextType>;
  QuotaRevision?: QuotaRevisionResolvers<ContextType>;
  QuotaRow?: QuotaRowResolvers<ContextType>;
  QuotaTable?: QuotaTableResolvers<ContextType>;
  Reconciliation?: ReconciliationResolvers<ContextType>;
  ReconciliationFigures?: ReconciliationFiguresResolvers<ContextType>;
  ReconciliationReceipt?: ReconciliationReceiptResolvers<ContextType>;
  ReconciliationReceipts?: ReconciliationReceiptsResolvers<ContextType>;
  ReconciliationRow?: ReconciliationRowResolvers<ContextType>;
  ReconciliationSource?: ReconciliationSourceResolvers<ContextType>;
  RecordPersonPayload?: RecordPersonPayloadResolvers<ContextType>;
  RefundAllowance?: RefundAllowanceResolvers<ContextType>;
  RefusedKey?: RefusedKeyResolvers<ContextType>;
  ReportReasonsPayload?: ReportReasonsPayloadResolvers<ContextType>;
  ResolveOtherCountyPayload?: ResolveOtherCountyPayloadResolvers<ContextType>;
  ReviewConflict?: ReviewConflictResolvers<ContextType>;
  ReviewItem?: ReviewItemResolvers<ContextType>;
  ReviewItemConnection?: ReviewItemConnectionResolvers<ContextType>;
  ReviewItemEdge?: ReviewItemEdgeResolvers<ContextType>;
  ReviewItemsPayload?: ReviewItemsPayloadResolvers<ContextType>;
  ReviewKindSum?: ReviewKindSumResolvers<ContextType>;
  ReviewListItem?: ReviewListItemResolvers<ContextType>;
  ReviewPageInfo?: ReviewPageInfoResolvers<ContextType>;
  ReviewPast?: ReviewPastResolvers<ContextType>;
  ReviewReason?: ReviewReasonResolvers<ContextType>;
  ReviseQuotasPayload?: ReviseQuotasPayloadResolvers<ContextType>;
  RewardRow?: RewardRowResolvers<ContextType>;
  RewardTable?: RewardTableResolvers<ContextType>;
  RosterBatch?: RosterBatchResolvers<ContextType>;
  RosterBatchList?: RosterBatchListResolvers<ContextType>;
  RosterColumn?: RosterColumnResolvers<ContextType>;
  RosterImportResult?: RosterImportResultResolvers<ContextType>;
  RosterSource?: RosterSourceResolvers<ContextType>;
  RosterTable?: RosterTableResolvers<ContextType>;
  SaveRosterSourcePayload?: SaveRosterSourcePayloadResolvers<ContextType>;
  SignInPayload?: SignInPayloadResolvers<ContextType>;
  SignOutPayload?: SignOutPayloadResolvers<ContextType>;
  Simulation?: SimulationResolvers<ContextType>;
  SimulationRow?: SimulationRowResolvers<ContextType>;
  SimulationSum?: SimulationSumResolvers<ContextType>;
  StatementBatch?: StatementBatchResolvers<ContextType>;
  StatementImportResult?: StatementImportResultResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  SubsidyEstimate?: SubsidyEstimateResolvers<ContextType>;
  SubsidyFiscal?: SubsidyFiscalResolvers<ContextType>;
  SubsidyPayer?: SubsidyPayerResolvers<ContextType>;
  SubsidyRoster?: SubsidyRosterResolvers<ContextType>;
  SubsidyRow?: SubsidyRowResolvers<ContextType>;
  TouchedBreakdown?: TouchedBreakdownResolvers<ContextType>;
  TouchedColumn?: TouchedColumnResolvers<ContextType>;
  UnmaskPersonsPayload?: UnmaskPersonsPayloadResolvers<ContextType>;
  UnmaskedPerson?: UnmaskedPersonResolvers<ContextType>;
  Viewer?: ViewerResolvers<ContextType>;
};

