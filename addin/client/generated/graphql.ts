/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type AcceptPaymentInput = {
  campaignId: string;
  entryCount: number;
  evidence?: string;
  note?: string;
  reason?: PaymentEntryReason;
  receiptNumber: string;
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

/** 问“从哪天起享受待遇”时要知道的一次缴费和缴费人的情况。没有姓名和身份证号码；不知道的不写，不猜。 */
export type BenefitInput = {
  bornOn?: string | null | undefined;
  /** 所属的各类人员，最多 30 个；缴费日在册的才算。 */
  categories?: Array<CategoryMembershipInput> | null | undefined;
  /** 残疾等级 1 至 4，确知没有残疾写 0，不知道写空；用于分人群的缴费标准。 */
  disabilityGrade?: number | null | undefined;
  ethnicMinority?: boolean | null | undefined;
  /** 以前参加基本医保（居民或职工，在哪里都算）的年度；空列表为从未参保，不写为不知道。最多 100 个。 */
  insuredYears?: Array<number> | null | undefined;
  /** 是否第一次缴费的新生儿；不写时看出生日期：待遇年度内出生，或在通知规定的期限内缴费。 */
  isNewborn?: boolean | null | undefined;
  lowIncomeFamily?: boolean | null | undefined;
  /** 缴费的时刻，须带时区，如 2024-12-31T17:30:00+08:00。截止日有截止时刻时要知道它。 */
  paidAt?: string | null | undefined;
  /** 缴费日（北京时间）；与 paidAt 最多写一个，都不写为今天。 */
  paidOn?: string | null | undefined;
  /** 这次一并补缴的断保年数。 */
  paidUpYears?: number | null | undefined;
  student?: boolean | null | undefined;
  /** 缴费档次代码或名称；不分档次为空。 */
  tier?: string | null | undefined;
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
  campaignId: string;
  divisionCode: string;
  /** 看到的版本。 */
  expectedVersion: number;
  mutationKey: string;
  reason?: string;
};

/** 导入时一格的选定，先于 onConflict；没有这样的冲突的不起作用。 */
export type BreakdownCellChoiceInput = {
  /** 空为备注。 */
  columnCode: string;
  /** 乡镇代码。 */
  divisionCode: string;
  /** 以文件为准（MINE）、以系统为准（THEIRS）；REPORT 为还没有选。 */
  side: BreakdownConflictChoice;
  /** 选的时候看到的系统里的数；以文件为准而系统里又变了的，还是冲突。 */
  theirs?: number | null | undefined;
  /** 备注用 theirsText。 */
  theirsText?: string | null | undefined;
  villageCode: string;
};

/** 导入的数和系统里的不同时以谁为准。 */
export type BreakdownConflictChoice =
  /** 以文件为准。 */
  | 'MINE'
  /** 列出，什么也不改。 */
  | 'REPORT'
  /** 以系统为准。 */
  | 'THEIRS';

/** 一格的修改。values 写数，text 写备注；columnCode 为空表示备注。 */
export type BreakdownEditInput = {
  base?: number | null | undefined;
  baseText?: string | null | undefined;
  columnCode: string;
  mine?: number | null | undefined;
  mineText?: string | null | undefined;
  /** 改动说明。 */
  reason?: string;
  villageCode: string;
};

/** 保存或提交一张表里改过的格。 */
export type BreakdownEditsInput = {
  /** 表上的数是第几版。 */
  baseVersion: number;
  campaignId: string;
  /** 只列改过的格，最多 20,000 格。 */
  edits: Array<BreakdownEditInput>;
  mutationKey: string;
  /** 这一次改动的说明，最多 500 字。 */
  reason?: string;
  /** 表里的签名身份；决定改的是哪一个乡镇，与窗格当前的选择无关。 */
  sheetToken: string;
  /** 提交时整张表的村代码，用以核对缺漏；保存时可空。 */
  villageCodes?: Array<string> | null | undefined;
};

/** 一格的退回理由。 */
export type BreakdownFindingInput = {
  columnCode: string;
  reason: string;
  villageCode: string;
};

/** 要办的一个乡镇和看到的版本。 */
export type BreakdownItemInput = {
  divisionCode: string;
  expectedVersion: number;
};

/** 一次办几个乡镇。 */
export type BreakdownItemsInput = {
  campaignId: string;
  items: Array<BreakdownItemInput>;
  mutationKey: string;
  reason?: string;
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

/** 属于某一类人员。 */
export type CategoryMembershipInput = {
  /** 类别代码、名称或别名。 */
  category: string;
  /** 自哪一天起；空表示不限。 */
  from?: string | null | undefined;
  status?: CategoryStatus | null | undefined;
  /** 到哪一天止，含当日；空表示不限。 */
  to?: string | null | undefined;
};

/** 在某一类人员名册上的状态。 */
export type CategoryStatus =
  /** 在册 */
  | 'ACTIVE'
  /** 风险消除 */
  | 'RISK_ELIMINATED'
  /** 不再享受政策 */
  | 'SUPPORT_ENDED';

/** 变了什么一类的事。 */
export type ChangeKind =
  /** 目标分解的状态或填报数。 */
  | 'BREAKDOWNS'
  /** 换了一天（北京时间）：截至今天的数字要重新查询。 */
  | 'DAY'
  /** 数字：缴费、名册、任务数、方案等。 */
  | 'FIGURES';

/** 名册里不算已参保的人分哪几种列出。 */
export type ChaseListing =
  /** 以上两种。 */
  | 'BOTH'
  /** 已按正当理由剔除的。 */
  | 'EXCUSED'
  /** 疑似未参保：应保而未保，未剔除的。 */
  | 'TO_CHASE';

/** 办结事项。一次最多 1000 件；只办结没有冲突的，其余逐件说明。 */
export type CloseReviewItemsInput = {
  campaignId: string;
  items: Array<ReviewItemInput>;
  /** 说明，最多 200 字；不要写身份证号码。原因为“其他”时必填。 */
  note?: string;
  /** 原因代码，见该类事项的 reasons；一次办结的各件都要适用。 */
  reason: string;
};

export type CorrectDivisionInput = {
  campaignId: string;
  key: string;
  /** 更正的理由。不要写姓名和号码。 */
  note: string;
  townshipCode: string;
  version: number;
  villageCode?: string | null | undefined;
};

export type CorrectPaymentInput = {
  campaignId: string;
  changes: PaymentChanges;
  entryCount: number;
  evidence?: string;
  note?: string;
  reason: PaymentEntryReason;
  receiptNumber: string;
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

/** 每日汇总里某乡镇某日的数字已收录过、这次不同时怎么办。 */
export type DifferencePolicy =
  /** 保留先收录的，不同的行算有错误。 */
  | 'KEEP'
  /** 用这次的替换（更正）；原来的数字记入审计。 */
  | 'REPLACE';

/** 下发。 */
export type DispatchBreakdownsInput = {
  campaignId: string;
  /** 填报截止日，含当日，不早于今天。 */
  deadlineOn: string;
  /** 为空：所有还没有下发过的；收回的要写明代码。 */
  divisionCodes?: Array<string> | null | undefined;
  /** 只看会下发什么，什么也不存。 */
  dryRun?: boolean;
  /** 由乡镇填的列，至少一列；其余只显示。 */
  filledColumns: Array<string>;
  /** 填报要求，最多 1000 字。 */
  instructions?: string;
  /** 客户端自取的编号（如 UUID）：同一编号再来一次，答当时的结果，不再办。 */
  mutationKey: string;
};

/** 区划树的层级。 */
export type DivisionLevel =
  /** 县 */
  | 'COUNTY'
  /** 乡镇（街道、社区办） */
  | 'TOWNSHIP'
  /** 村（社区） */
  | 'VILLAGE';

/** 应缴金额的几种回答。没有规定、需要复核都是回答，不是零元。 */
export type DueOutcome =
  /** 算得出。 */
  | 'DUE'
  /** 需要复核：情况不明，或通知没有说清而本县没有选定。 */
  | 'NEEDS_REVIEW'
  /** 通知没有规定。 */
  | 'NO_RULE';

/** 问一个数。应缴金额写 category，其余写 division。 */
export type FigureAsk = {
  /** 类别的代码、名称或别名。 */
  category?: string | null | undefined;
  /** 区划的代码、名称或别名；同名的村前面加乡镇名。 */
  division?: string | null | undefined;
  name: FigureName;
  /** 截至日期（含当日），不能晚于今天；应缴金额为缴费日，可以晚于今天。空为最新。现在的奖励不看。 */
  on?: string | null | undefined;
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

/** 导入填好的表。 */
export type ImportBreakdownsInput = {
  campaignId: string;
  /** 逐格的选定，一格至多一个。 */
  choices?: Array<BreakdownCellChoiceInput>;
  dryRun?: boolean;
  mutationKey: string;
  onConflict?: BreakdownConflictChoice;
  /** 读完就提交。 */
  submit?: boolean;
  /** 一份 .xlsx，或装着多份的 .zip。 */
  uploadId: string;
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
  address: string;
  campaignId: string;
  dryRun?: boolean;
  kind?: PaymentFileKind;
  /** 只用于每日汇总。 */
  onDifference?: DifferencePolicy;
  onProblem?: ProblemPolicy;
  /** 含表头的各行单元格文字，最多 20,000 行。 */
  rows: Array<Array<string>>;
};

export type ImportPaymentsInput = {
  campaignId: string;
  /** 只检查，不收录。 */
  dryRun?: boolean;
  kind?: PaymentFileKind;
  /** 只用于每日汇总。 */
  onDifference?: DifferencePolicy;
  onProblem?: ProblemPolicy;
  /** 先以 POST /upload 上传文件，得到 uploadId。 */
  uploadId: string;
};

export type ImportReasonsInput = {
  campaignId: string;
  /** 只检查，不收录。 */
  dryRun?: boolean;
  onProblem?: ProblemPolicy;
  /** 先以 POST /upload 上传填好的疑似未参保名册（.xlsx 或 .csv），得到 uploadId。 */
  uploadId: string;
};

export type ImportRosterInput = {
  /** 全量名册会使在册的五分之一以上退出时，须确认。 */
  allowManyCancelled?: boolean;
  /** 名册截至日期：部门出具名册的日子。不能早于该来源上一批，也不能晚于今天。 */
  asOfOn: string;
  campaignId: string;
  /** 读不出的表头：哪一列是什么。收录后会记住。 */
  columns?: Array<RosterColumnInput>;
  /** 只检查，不收录；给出收录后会有的确切数字。 */
  dryRun?: boolean;
  sourceCode: string;
  /** 先以 POST /upload 上传文件，得到 uploadId。 */
  uploadId: string;
};

export type ImportRosterRowsInput = {
  /** 行列所在的地址，如 Sheet1!A1:F200；问题据此给出 A1 地址。 */
  address: string;
  allowManyCancelled?: boolean;
  asOfOn: string;
  campaignId: string;
  columns?: Array<RosterColumnInput>;
  dryRun?: boolean;
  /** 含表头的各行单元格文字，最多 20,000 行。 */
  rows: Array<Array<string>>;
  sourceCode: string;
};

export type ImportStatementInput = {
  campaignId: string;
  /** 只检查，不收录；笔数与待核对项数是真要收录时的数。 */
  dryRun?: boolean;
  form?: StatementForm;
  onProblem?: ProblemPolicy;
  source: StatementSource;
  /** 先以 POST /upload 上传文件，得到 uploadId。 */
  uploadId: string;
};

export type ImportStatementRowsInput = {
  /** 行列所在的地址，如 Sheet1!A1:F200；问题据此给出 A1 地址。 */
  address: string;
  campaignId: string;
  dryRun?: boolean;
  form?: StatementForm;
  onProblem?: ProblemPolicy;
  /** 含表头的各行单元格文字，最多 20,000 行。 */
  rows: Array<Array<string>>;
  source: StatementSource;
};

export type JobStatus =
  | 'CANCELLED'
  | 'FAILED'
  | 'QUEUED'
  | 'RUNNING'
  | 'SUCCEEDED';

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
  campaignId: string;
  /** 身份证号码。收到后立即换算为散列值，不保存，不记录。 */
  idNumber?: string | null | undefined;
  /** 人员编号，P 开头的 17 位。 */
  key?: string | null | undefined;
  /** 缴费收据号（电子税票号）。 */
  receiptNumber?: string | null | undefined;
  /** 新生儿临时编码，XSE 开头的 17 位。 */
  temporaryCode?: string | null | undefined;
};

export type MergeNewbornInput = {
  campaignId: string;
  evidence: string;
  /** 上户后的身份证号码。 */
  idNumber: string;
  /** 上户后的姓名；与登记的相同可不写。 */
  name?: string | null | undefined;
  note?: string;
  temporaryCode: string;
  /** 读到的版本。 */
  version: number;
};

/** 填报截止改到哪一天（含当日），写明理由。 */
export type MoveBreakdownDeadlinesInput = {
  campaignId: string;
  /** 含当日，不早于今天。 */
  deadlineOn: string;
  items: Array<BreakdownItemInput>;
  mutationKey: string;
  reason: string;
};

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

/** 一份方案草稿：或是文件全文，或是在某一版上改几处。只用来检查、测算或发布，本身不保存。 */
export type NoticeDraftInput = {
  /** 修改所依据的版本；写 edits 时必填。已有更新的版本时拒绝，不会覆盖别人的修改。 */
  baseVersion?: number | null | undefined;
  /** 方案文件全文（YAML 或 JSON，格式见 docs/notice-format.md）。与 edits 二选一。 */
  content?: string | null | undefined;
  /** 在 baseVersion 上的修改。 */
  edits?: Array<ParameterEditInput> | null | undefined;
};

/** 一个版本是怎样来的。 */
export type NoticeVersionKind =
  /** 在上一版上改了几处。 */
  | 'EDITED'
  /** 由方案文件全文发布。 */
  | 'LOADED'
  /** 加入了一份后来的修改通知。 */
  | 'REVISED';

/** 对一个参数的修改。 */
export type ParameterEditInput = {
  /** 方案文件内的路径，如 rewards[1].deadlineOn；路径取自 parameters。 */
  path: string;
  /** 新的值，按表中写法（400 元、2024-11-30、90%、是）；空文字表示没有规定。 */
  text: string;
};

/** 没有写的项目不变。 */
export type PaymentChanges = {
  /** 单位：分。 */
  amountFen?: number | null | undefined;
  /** 类别代码；普通居民为 ORDINARY。 */
  categoryCode?: string | null | undefined;
  /** 改到哪个乡镇（街道）或村（社区），写区划代码；乡镇代码表示未注明村。 */
  divisionCode?: string | null | undefined;
  /** 改为另一人：身份证号码或新生儿临时编号。只用来认人，不保存。 */
  idNumber?: string | null | undefined;
  paidOn?: string | null | undefined;
  postedOn?: string | null | undefined;
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
  bornOn?: string | null | undefined;
  /** 所属的各类人员，最多 30 个；不属于任何一类为空。 */
  categories?: Array<CategoryMembershipInput> | null | undefined;
  /** 残疾等级 1 至 4；确知没有残疾写 0，不知道写空。 */
  disabilityGrade?: number | null | undefined;
  /** 所在乡镇（街道）：代码、名称或别名。 */
  division?: string | null | undefined;
  ethnicMinority?: boolean | null | undefined;
  /** 调用者自己的编号，原样返回；不要用身份证号码。 */
  key?: string | null | undefined;
  lowIncomeFamily?: boolean | null | undefined;
  /** 同样情况的人数，默认 1；用于测算。 */
  persons?: number | null | undefined;
  student?: boolean | null | undefined;
  /** 缴费档次代码；不分档次为空。 */
  tier?: string | null | undefined;
};

export type PostingFact =
  /** 银行对账单。 */
  | 'BANK'
  /** 都没有：入库情况不明。 */
  | 'NONE'
  /** 没有银行对账单：税务缴费明细里的入库日期（税务入库）。 */
  | 'TAX_POSTED_ON';

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

/** 进度表的一行是什么：乡镇、村、人员类别，或缴费日。 */
export type ProgressBy =
  | 'CATEGORY'
  | 'DAY'
  | 'TOWNSHIP'
  | 'VILLAGE';

export type PublishNoticeInput = {
  /** 征缴工作。空表示用方案文件开新的一项（新的县或新的年度）。 */
  campaignId?: string | null | undefined;
  /** 已看过与已印发报表的不同之处，仍要发布。已印发的数字不会改变。 */
  confirmDifferences?: boolean;
  draft: NoticeDraftInput;
  /** 现行版本号，新开的写 0。别人已发布新版时拒绝。 */
  expectedVersion: number;
  /** 为什么修改，最多 500 字。 */
  note?: string | null | undefined;
  /** 确实要废止的修改通知的文号。没有写在这里、而草稿里又没有的，不予发布。 */
  withdrawnDocuments?: Array<string> | null | undefined;
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

/** 一列怎么算。没有列出的列照原数。 */
export type QuotaColumnInput = {
  code: string;
  /** 下达合计，单位：人。省略：照原合计；null：没有合计。 */
  declaredTotal?: number | null | undefined;
  /** 省略：照原数。 */
  method?: QuotaMethodInput | null | undefined;
};

/** 改一个数。 */
export type QuotaEditInput = {
  columnCode: string;
  divisionCode: string;
  /** 单位：人。 */
  persons: number;
  /** 每处必写。 */
  reason: string;
};

/** 算的依据，单位：人；写了就不用系统里的数。一条写一样：某年参保人数（year 和 persons）、户籍人口或上级下达数。 */
export type QuotaFigureInput = {
  columnCode: string;
  divisionCode: string;
  /** 上级下达数。 */
  given?: number | null | undefined;
  /** 这一年的参保人数。 */
  persons?: number | null | undefined;
  /** 户籍人口。 */
  population?: number | null | undefined;
  /** 参保年度，如 2024。 */
  year?: number | null | undefined;
};

/** 算法及其参数。万分数：10000 为 100%。 */
export type QuotaMethodInput = {
  /** 上年数的倍数，单位：万分之一，如 10200 为 102%。 */
  factorBasisPoints?: number | null | undefined;
  kind: QuotaMethodKind;
  /** 人口的比例，单位：万分之一，如 9500 为 95%。 */
  rateBasisPoints?: number | null | undefined;
  /** 缺少某一年时按其余年份平均；不然缺少即为错误。 */
  skipMissingYears?: boolean;
  /** 前几年的平均，1 至 10。 */
  years?: number | null | undefined;
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

export type ReasonRowInput = {
  /** 这一行在工作表里的地址；问题据此指出位置。 */
  address?: string | null | undefined;
  /** 取得名册时的版本；没有上报过为 0。 */
  baseVersion: number;
  /** 证明材料，如 职工医保参保凭证；正当理由必填，最多 200 字。 */
  evidence?: string;
  /** 人员编号。 */
  key: string;
  /** 备注，最多 200 字。 */
  note?: string;
  /** 为空表示撤回已上报的原因。 */
  reason?: NonEnrollmentReason | null | undefined;
};

export type ReconciliationBy =
  /** 一行一个缴费日期。 */
  | 'DAY'
  /** 一行一个乡镇。 */
  | 'TOWNSHIP';

export type ReconciliationCount =
  | 'ITEMS'
  | 'PERSONS';

export type RecordDeathInput = {
  campaignId: string;
  /** 凭据，如 死亡证明 文号。不要写姓名和号码。 */
  evidence: string;
  key: string;
  note?: string;
  /** 死亡日期，不晚于今天。 */
  onDay: string;
  version: number;
};

export type RecordRefundInput = {
  /** 退回金额，单位：分，大于 0。 */
  amountFen: number;
  campaignId: string;
  /** 打开时看到的 entryCount。 */
  entryCount: number;
  evidence?: string;
  /** 说明，200 字以内，不写姓名和证件号码。 */
  note?: string;
  /** 退费日，不早于缴费日、不晚于今天。 */
  on: string;
  reason: PaymentEntryReason;
  receiptNumber: string;
};

export type RecordTransferInput = {
  campaignId: string;
  /** 凭据，如 户口迁移证 文号。不要写姓名和号码。 */
  evidence: string;
  key: string;
  note?: string;
  /** 自哪一天起，含当日；不晚于今天，晚于上一次迁移。 */
  onDay: string;
  /** 迁入的乡镇（街道）代码。 */
  townshipCode: string;
  /** 读到的版本；已被他人改动则不写入，并说明现状。 */
  version: number;
  villageCode?: string | null | undefined;
};

export type RegisterNewbornInput = {
  /** 不晚于今天，不早于两年前。 */
  bornOn: string;
  campaignId: string;
  /** 凭据，如 出生医学证明 编号。不要写姓名。 */
  evidence: string;
  /** 同一乡镇已有同名、同一天出生的新生儿时不登记（NEWBORN_REGISTERED）；确实是另一个孩子的，写 true。 */
  isAnother?: boolean;
  /** 姓名；未取名的写“某某之子（女）”。加密保存。 */
  name: string;
  note?: string;
  townshipCode: string;
  villageCode?: string | null | undefined;
};

/** 重新开放到哪一天（含当日），写明理由。 */
export type ReopenBreakdownsInput = {
  campaignId: string;
  items: Array<BreakdownItemInput>;
  mutationKey: string;
  reason: string;
  until: string;
};

/** 重新打开一件已办结的事项。 */
export type ReopenReviewItemInput = {
  baseVersion: number;
  campaignId: string;
  id: string;
  /** 为什么重新打开，最多 200 字。 */
  note: string;
};

export type ReportReasonsInput = {
  campaignId: string;
  onProblem?: ProblemPolicy;
  /** 最多 5,000 行。 */
  rows: Array<ReasonRowInput>;
};

/** 退回：总的理由，或至少一格的理由。 */
export type ReturnBreakdownInput = {
  campaignId: string;
  divisionCode: string;
  expectedVersion: number;
  findings?: Array<BreakdownFindingInput>;
  mutationKey: string;
  reason: string;
};

export type ReversePaymentInput = {
  campaignId: string;
  entryCount: number;
  evidence?: string;
  note?: string;
  reason: PaymentEntryReason;
  receiptNumber: string;
};

/** 待处理事项的来处。 */
export type ReviewArea =
  /** 缴费：重复缴费、多缴少缴、类别变化等。 */
  | 'LEDGER'
  /** 对账：税务、银行、台账三方不一致。 */
  | 'RECONCILIATION'
  /** 名册：同一证件号姓名不同、同时在几份名册上等。 */
  | 'ROSTER';

/** 要办结的一件。 */
export type ReviewItemInput = {
  /** 看到的版本；之后别人改过的，不办结，在 conflicts 中说明。 */
  baseVersion: number;
  id: string;
};

/** 待处理事项的状态。 */
export type ReviewStatus =
  /** 已由人办结，写明原因。 */
  | 'CLOSED'
  /** 待处理。 */
  | 'OPEN'
  /** 原因已经消除，由系统自动办结。 */
  | 'SETTLED';

/** 调整任务数；先 dryRun。什么都不改时，只把现行任务数用到已下发的分解上。 */
export type ReviseQuotasInput = {
  campaignId: string;
  columns?: Array<QuotaColumnInput>;
  dryRun?: boolean;
  edits?: Array<QuotaEditInput>;
  /** 依据的是第几次下达；还没有任务数时为 0。 */
  expectedRevision: number;
  figures?: Array<QuotaFigureInput>;
  /** 从哪一天起，不晚于今天；省略为今天，第一次下达省略为自始。 */
  fromOn?: string | null | undefined;
  /** 不参加分余差的乡镇（街道）。改过的数也不参加。 */
  lockedDivisions?: Array<string>;
  mutationKey: string;
  /** dryRun 时可空。受影响的乡镇在经过里都读得到：不要写别的乡镇。 */
  reason: string;
  /** 已通过的分解重新开放到哪一天，含当日；有这样的分解时必填。 */
  reopenUntil?: string | null | undefined;
  residual?: QuotaResidual;
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

export type RosterColumnInput = {
  header: string;
  key: string;
};

/** 名册来源的种类。 */
export type RosterKind =
  /** 困难群众名册：名单上的人属于某一类别。 */
  | 'CATEGORY'
  /** 居民底册：本县应参保的全体居民；一县一个。 */
  | 'RESIDENTS';

export type SaveRosterSourceInput = {
  campaignId: string;
  /** 类别代码或名称；居民底册不填。 */
  category?: string | null | undefined;
  /** 小写字母、数字和连字符，最多 40 个。 */
  code: string;
  isFull?: boolean;
  kind?: RosterKind;
  name: string;
  office: string;
  /** 新建为空；修改时填读到的版本。 */
  version?: number | null | undefined;
};

export type SignInInput = {
  account: string;
  password: string;
};

/** 两版方案在同一批人身上的比较：谁多缴、谁少缴、要多少钱，按乡镇。只计算，不保存。 */
export type SimulationInput = {
  campaignId: string;
  /** 只算台账中这些乡镇（街道）的已缴费的人：名称、别名或代码；空为全部。给了 people 时不能写。 */
  divisions?: Array<string> | null | undefined;
  /** 原来的一方，默认现行版本。 */
  left?: SimulationSideInput | null | undefined;
  /** 缴费日，默认今天（北京时间）；征缴已结束的为最后一天，还没有开始的为第一天。 */
  on?: string | null | undefined;
  /** 要算的人，最多 5000 条；空表示台账中已缴费的人，按乡镇和缴费时登记的类别合并。 */
  people?: Array<PersonInput> | null | undefined;
  /** 改后的一方。 */
  right: SimulationSideInput;
};

/** 测算时的一方：某一版，或一份草稿；都不写为现行版本。 */
export type SimulationSideInput = {
  draft?: NoticeDraftInput | null | undefined;
  version?: number | null | undefined;
};

/** 对账单的形式。一个征缴工作的同一来源只用一种形式。 */
export type StatementForm =
  /** 明细：一行一笔，按票号核对。 */
  | 'DETAILS'
  /** 每日汇总：一行一个乡镇一天。 */
  | 'TOTALS';

/** 对账单的来源。 */
export type StatementSource =
  /** 银行（国库）入库对账单。 */
  | 'BANK'
  /** 税务局对账单。 */
  | 'TAX';

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

/** 资助测算的人数从哪里来。 */
export type SubsidySource =
  /** 请求中给出的各类人数。 */
  | 'GIVEN'
  /** 没有名册或只有每日汇总：按缴费时登记的类别。 */
  | 'PAYMENTS'
  /** 名册（困难群众）加缴费台账（其他人）。 */
  | 'ROSTERS';

export type UndoPaymentEntryInput = {
  campaignId: string;
  entryCount: number;
  note?: string;
  /** 要撤销的处理的编号；一笔缴费只能从最近一次起撤销。 */
  number: number;
  reason?: PaymentEntryReason;
};

export type UnmaskPersonsInput = {
  campaignId: string;
  /** 人员编号，最多 2,000 个。 */
  keys: Array<string>;
  /** 用途，至少 4 个字，写入审计记录；不要写姓名和号码。 */
  purpose: string;
};

export type ViewerPartsFragment = { account: string, displayName: string, role: Role, division: { code: string, name: string, level: DivisionLevel } | null };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { account: string, displayName: string, role: Role, division: { code: string, name: string, level: DivisionLevel } | null } | null };

export type SignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SignInMutation = { signIn: { token: string | null, expiresAt: string | null, viewer: { account: string, displayName: string, role: Role, division: { code: string, name: string, level: DivisionLevel } | null } | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { signOut: { signedOut: boolean } };

export type BreakdownListPartsFragment = { id: string, state: BreakdownState, stateName: string, edition: number, version: number, deadlineOn: string, isLate: boolean, reopenedUntil: string | null, reopenedReason: string | null, returnedReason: string | null, openedAt: string | null, filledAt: string | null, submittedAt: string | null, submittedBy: string | null, acceptedAt: string | null, filledCells: number, cells: number, division: { code: string, name: string }, may: { open: { allowed: boolean, reason: string | null }, save: { allowed: boolean, reason: string | null }, submit: { allowed: boolean, reason: string | null }, withdraw: { allowed: boolean, reason: string | null }, return: { allowed: boolean, reason: string | null }, accept: { allowed: boolean, reason: string | null }, lock: { allowed: boolean, reason: string | null }, recall: { allowed: boolean, reason: string | null }, reopen: { allowed: boolean, reason: string | null }, endReopening: { allowed: boolean, reason: string | null }, deadline: { allowed: boolean, reason: string | null } } };

export type BreakdownsAnswerPartsFragment = { isReplay: boolean, breakdowns: Array<{ id: string, state: BreakdownState, stateName: string, edition: number, version: number, deadlineOn: string, isLate: boolean, reopenedUntil: string | null, reopenedReason: string | null, returnedReason: string | null, openedAt: string | null, filledAt: string | null, submittedAt: string | null, submittedBy: string | null, acceptedAt: string | null, filledCells: number, cells: number, division: { code: string, name: string }, may: { open: { allowed: boolean, reason: string | null }, save: { allowed: boolean, reason: string | null }, submit: { allowed: boolean, reason: string | null }, withdraw: { allowed: boolean, reason: string | null }, return: { allowed: boolean, reason: string | null }, accept: { allowed: boolean, reason: string | null }, lock: { allowed: boolean, reason: string | null }, recall: { allowed: boolean, reason: string | null }, reopen: { allowed: boolean, reason: string | null }, endReopening: { allowed: boolean, reason: string | null }, deadline: { allowed: boolean, reason: string | null } } }>, refusals: Array<{ divisionCode: string, divisionName: string, code: string, message: string }> };

export type BreakdownsQueryVariables = Exact<{
  campaignId: string;
}>;


export type BreakdownsQuery = { campaign: { id: string, quotaState: QuotaState, mayReviseQuotas: { allowed: boolean, reason: string | null }, quotas: { columns: Array<{ code: string, name: string }> } | null } | null, breakdowns: { counts: { notDispatched: number, notOpened: number, notFilled: number, draft: number, submitted: number, returned: number, accepted: number, locked: number, reopened: number, recalled: number, late: number }, breakdowns: Array<{ id: string, state: BreakdownState, stateName: string, edition: number, version: number, deadlineOn: string, isLate: boolean, reopenedUntil: string | null, reopenedReason: string | null, returnedReason: string | null, openedAt: string | null, filledAt: string | null, submittedAt: string | null, submittedBy: string | null, acceptedAt: string | null, filledCells: number, cells: number, division: { code: string, name: string }, may: { open: { allowed: boolean, reason: string | null }, save: { allowed: boolean, reason: string | null }, submit: { allowed: boolean, reason: string | null }, withdraw: { allowed: boolean, reason: string | null }, return: { allowed: boolean, reason: string | null }, accept: { allowed: boolean, reason: string | null }, lock: { allowed: boolean, reason: string | null }, recall: { allowed: boolean, reason: string | null }, reopen: { allowed: boolean, reason: string | null }, endReopening: { allowed: boolean, reason: string | null }, deadline: { allowed: boolean, reason: string | null } } }>, notDispatched: Array<{ code: string, name: string }>, mayDispatch: { allowed: boolean, reason: string | null } } };

export type BreakdownEventsQueryVariables = Exact<{
  campaignId: string;
  divisionCode: string;
  first: number;
}>;


export type BreakdownEventsQuery = { breakdown: { id: string, events: Array<{ number: number, act: BreakdownAct, actName: string, edition: number, version: number, source: BreakdownSource, fileName: string | null, reason: string, changedCells: number, by: string, at: string, changes: Array<{ villageCode: string, villageName: string, columnCode: string, columnName: string, before: number | null, after: number | null, beforeText: string | null, afterText: string | null, reason: string, by: string, at: string, version: number }>, findings: Array<{ villageCode: string, villageName: string, columnCode: string, columnName: string, reason: string }> }> } | null };

export type BreakdownChangePartsFragment = { villageCode: string, villageName: string, columnCode: string, columnName: string, before: number | null, after: number | null, beforeText: string | null, afterText: string | null, reason: string, by: string, at: string, version: number };

export type BreakdownHistoryQueryVariables = Exact<{
  campaignId: string;
  divisionCode: string;
  villageCode: string;
  columnCode: string;
}>;


export type BreakdownHistoryQuery = { breakdownHistory: Array<{ villageCode: string, villageName: string, columnCode: string, columnName: string, before: number | null, after: number | null, beforeText: string | null, afterText: string | null, reason: string, by: string, at: string, version: number }> };

export type DispatchBreakdownsMutationVariables = Exact<{
  input: DispatchBreakdownsInput;
}>;


export type DispatchBreakdownsMutation = { dispatchBreakdowns: { isReplay: boolean, breakdowns: Array<{ id: string, state: BreakdownState, stateName: string, edition: number, version: number, deadlineOn: string, isLate: boolean, reopenedUntil: string | null, reopenedReason: string | null, returnedReason: string | null, openedAt: string | null, filledAt: string | null, submittedAt: string | null, submittedBy: string | null, acceptedAt: string | null, filledCells: number, cells: number, division: { code: string, name: string }, may: { open: { allowed: boolean, reason: string | null }, save: { allowed: boolean, reason: string | null }, submit: { allowed: boolean, reason: string | null }, withdraw: { allowed: boolean, reason: string | null }, return: { allowed: boolean, reason: string | null }, accept: { allowed: boolean, reason: string | null }, lock: { allowed: boolean, reason: string | null }, recall: { allowed: boolean, reason: string | null }, reopen: { allowed: boolean, reason: string | null }, endReopening: { allowed: boolean, reason: string | null }, deadline: { allowed: boolean, reason: string | null } } }>, refusals: Array<{ divisionCode: string, divisionName: string, code: string, message: string }> } };

export type ReturnBreakdownMutationVariables = Exact<{
  input: ReturnBreakdownInput;
}>;


export type ReturnBreakdownMutation = { returnBreakdown: { outcome: BreakdownOutcome, isReplay: boolean, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }>, breakdown: { id: string, state: BreakdownState, stateName: string, edition: number, version: number, deadlineOn: string, isLate: boolean, reopenedUntil: string | null, reopenedReason: string | null, returnedReason: string | null, openedAt: string | null, filledAt: string | null, submittedAt: string | null, submittedBy: string | null, acceptedAt: string | null, filledCells: number, cells: number, division: { code: string, name: string }, may: { open: { allowed: boolean, reason: string | null }, save: { allowed: boolean, reason: string | null }, submit: { allowed: boolean, reason: string | null }, withdraw: { allowed: boolean, reason: string | null }, return: { allowed: boolean, reason: string | null }, accept: { allowed: boolean, reason: string | null }, lock: { allowed: boolean, reason: string | null }, recall: { allowed: boolean, reason: string | null }, reopen: { allowed: boolean, reason: string | null }, endReopening: { allowed: boolean, reason: string | null }, deadline: { allowed: boolean, reason: string | null } } } | null } };

export type AcceptBreakdownsMutationVariables = Exact<{
  input: BreakdownItemsInput;
}>;


export type AcceptBreakdownsMutation = { acceptBreakdowns: { isReplay: boolean, breakdowns: Array<{ id: string, state: BreakdownState, stateName: string, edition: number, version: number, deadlineOn: string, isLate: boolean, reopenedUntil: string | null, reopenedReason: string | null, returnedReason: string | null, openedAt: string | null, filledAt: string | null, submittedAt: string | null, submittedBy: string | null, acceptedAt: string | null, filledCells: number, cells: number, division: { code: string, name: string }, may: { open: { allowed: boolean, reason: string | null }, save: { allowed: boolean, reason: string | null }, submit: { allowed: boolean, reason: string | null }, withdraw: { allowed: boolean, reason: string | null }, return: { allowed: boolean, reason: string | null }, accept: { allowed: boolean, reason: string | null }, lock: { allowed: boolean, reason: string | null }, recall: { allowed: boolean, reason: string | null }, reopen: { allowed: boolean, reason: string | null }, endReopening: { allowed: boolean, reason: string | null }, deadline: { allowed: boolean, reason: string | null } } }>, refusals: Array<{ divisionCode: string, divisionName: string, code: string, message: string }> } };

export type LockBreakdownsMutationVariables = Exact<{
  input: BreakdownItemsInput;
}>;


export type LockBreakdownsMutation = { lockBreakdowns: { isReplay: boolean, breakdowns: Array<{ id: string, state: BreakdownState, stateName: string, edition: number, version: number, deadlineOn: string, isLate: boolean, reopenedUntil: string | null, reopenedReason: string | null, returnedReason: string | null, openedAt: string | null, filledAt: string | null, submittedAt: string | null, submittedBy: string | null, acceptedAt: string | null, filledCells: number, cells: number, division: { code: string, name: string }, may: { open: { allowed: boolean, reason: string | null }, save: { allowed: boolean, reason: string | null }, submit: { allowed: boolean, reason: string | null }, withdraw: { allowed: boolean, reason: string | null }, return: { allowed: boolean, reason: string | null }, accept: { allowed: boolean, reason: string | null }, lock: { allowed: boolean, reason: string | null }, recall: { allowed: boolean, reason: string | null }, reopen: { allowed: boolean, reason: string | null }, endReopening: { allowed: boolean, reason: string | null }, deadline: { allowed: boolean, reason: string | null } } }>, refusals: Array<{ divisionCode: string, divisionName: string, code: string, message: string }> } };

export type RecallBreakdownsMutationVariables = Exact<{
  input: BreakdownItemsInput;
}>;


export type RecallBreakdownsMutation = { recallBreakdowns: { isReplay: boolean, breakdowns: Array<{ id: string, state: BreakdownState, stateName: string, edition: number, version: number, deadlineOn: string, isLate: boolean, reopenedUntil: string | null, reopenedReason: string | null, returnedReason: string | null, openedAt: string | null, filledAt: string | null, submittedAt: string | null, submittedBy: string | null, acceptedAt: string | null, filledCells: number, cells: number, division: { code: string, name: string }, may: { open: { allowed: boolean, reason: string | null }, save: { allowed: boolean, reason: string | null }, submit: { allowed: boolean, reason: string | null }, withdraw: { allowed: boolean, reason: string | null }, return: { allowed: boolean, reason: string | null }, accept: { allowed: boolean, reason: string | null }, lock: { allowed: boolean, reason: string | null }, recall: { allowed: boolean, reason: string | null }, reopen: { allowed: boolean, reason: string | null }, endReopening: { allowed: boolean, reason: string | null }, deadline: { allowed: boolean, reason: string | null } } }>, refusals: Array<{ divisionCode: string, divisionName: string, code: string, message: string }> } };

export type ReopenBreakdownsMutationVariables = Exact<{
  input: ReopenBreakdownsInput;
}>;


export type ReopenBreakdownsMutation = { reopenBreakdowns: { isReplay: boolean, breakdowns: Array<{ id: string, state: BreakdownState, stateName: string, edition: number, version: number, deadlineOn: string, isLate: boolean, reopenedUntil: string | null, reopenedReason: string | null, returnedReason: string | null, openedAt: string | null, filledAt: string | null, submittedAt: string | null, submittedBy: string | null, acceptedAt: string | null, filledCells: number, cells: number, division: { code: string, name: string }, may: { open: { allowed: boolean, reason: string | null }, save: { allowed: boolean, reason: string | null }, submit: { allowed: boolean, reason: string | null }, withdraw: { allowed: boolean, reason: string | null }, return: { allowed: boolean, reason: string | null }, accept: { allowed: boolean, reason: string | null }, lock: { allowed: boolean, reason: string | null }, recall: { allowed: boolean, reason: string | null }, reopen: { allowed: boolean, reason: string | null }, endReopening: { allowed: boolean, reason: string | null }, deadline: { allowed: boolean, reason: string | null } } }>, refusals: Array<{ divisionCode: string, divisionName: string, code: string, message: string }> } };

export type MoveBreakdownDeadlinesMutationVariables = Exact<{
  input: MoveBreakdownDeadlinesInput;
}>;


export type MoveBreakdownDeadlinesMutation = { moveBreakdownDeadlines: { isReplay: boolean, breakdowns: Array<{ id: string, state: BreakdownState, stateName: string, edition: number, version: number, deadlineOn: string, isLate: boolean, reopenedUntil: string | null, reopenedReason: string | null, returnedReason: string | null, openedAt: string | null, filledAt: string | null, submittedAt: string | null, submittedBy: string | null, acceptedAt: string | null, filledCells: number, cells: number, division: { code: string, name: string }, may: { open: { allowed: boolean, reason: string | null }, save: { allowed: boolean, reason: string | null }, submit: { allowed: boolean, reason: string | null }, withdraw: { allowed: boolean, reason: string | null }, return: { allowed: boolean, reason: string | null }, accept: { allowed: boolean, reason: string | null }, lock: { allowed: boolean, reason: string | null }, recall: { allowed: boolean, reason: string | null }, reopen: { allowed: boolean, reason: string | null }, endReopening: { allowed: boolean, reason: string | null }, deadline: { allowed: boolean, reason: string | null } } }>, refusals: Array<{ divisionCode: string, divisionName: string, code: string, message: string }> } };

export type EndReopeningMutationVariables = Exact<{
  input: BreakdownActInput;
}>;


export type EndReopeningMutation = { endReopening: { outcome: BreakdownOutcome, isReplay: boolean, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }>, breakdown: { id: string, state: BreakdownState, stateName: string, edition: number, version: number, deadlineOn: string, isLate: boolean, reopenedUntil: string | null, reopenedReason: string | null, returnedReason: string | null, openedAt: string | null, filledAt: string | null, submittedAt: string | null, submittedBy: string | null, acceptedAt: string | null, filledCells: number, cells: number, division: { code: string, name: string }, may: { open: { allowed: boolean, reason: string | null }, save: { allowed: boolean, reason: string | null }, submit: { allowed: boolean, reason: string | null }, withdraw: { allowed: boolean, reason: string | null }, return: { allowed: boolean, reason: string | null }, accept: { allowed: boolean, reason: string | null }, lock: { allowed: boolean, reason: string | null }, recall: { allowed: boolean, reason: string | null }, reopen: { allowed: boolean, reason: string | null }, endReopening: { allowed: boolean, reason: string | null }, deadline: { allowed: boolean, reason: string | null } } } | null } };

export type ImportBreakdownsMutationVariables = Exact<{
  input: ImportBreakdownsInput;
}>;


export type ImportBreakdownsMutation = { importBreakdowns: { isReplay: boolean, returnedCopy: string | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }>, files: Array<{ fileName: string, divisionCode: string | null, divisionName: string | null, outcome: BreakdownOutcome, changedCells: number, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }>, conflicts: Array<{ villageCode: string, villageName: string, columnCode: string, columnName: string, base: number | null, mine: number | null, theirs: number | null, baseText: string | null, mineText: string | null, theirsText: string | null, by: string, at: string, message: string }> }> } };

export type BreakdownSummaryQueryVariables = Exact<{
  campaignId: string;
}>;


export type BreakdownSummaryQuery = { campaign: { id: string, name: string, countyName: string, benefitYear: number, division: { code: string, name: string }, notice: { documentNumber: string }, quotas: { columns: Array<{ code: string, name: string }> } | null } | null, breakdowns: { breakdowns: Array<{ id: string, stateName: string, division: { code: string, name: string }, columns: Array<{ code: string, name: string }>, villages: Array<{ code: string, name: string, lastYearPersons: number | null, values: Array<number | null> }> }> } };

export type BreakdownFormPartsFragment = { id: string, state: BreakdownState, stateName: string, edition: number, version: number, dispatchNumber: number, quotaRevision: number, deadlineOn: string, isLate: boolean, instructions: string, reopenedUntil: string | null, reopenedReason: string | null, returnedReason: string | null, dispatchedAt: string, submittedAt: string | null, submittedBy: string | null, acceptedAt: string | null, sheetToken: string, division: { code: string, name: string }, columns: Array<{ code: string, name: string, isFilled: boolean, isSubQuota: boolean, categoryCode: string | null, quotaPersons: number | null, sumPersons: number | null }>, villages: Array<{ code: string, name: string, isAbolished: boolean, lastYearPersons: number | null, population: number | null, rosterPersons: Array<number | null>, values: Array<number | null>, acceptedValues: Array<number | null>, findings: Array<string | null>, remarks: string }>, may: { open: { allowed: boolean, reason: string | null }, save: { allowed: boolean, reason: string | null }, submit: { allowed: boolean, reason: string | null }, withdraw: { allowed: boolean, reason: string | null }, return: { allowed: boolean, reason: string | null }, accept: { allowed: boolean, reason: string | null }, lock: { allowed: boolean, reason: string | null }, recall: { allowed: boolean, reason: string | null }, reopen: { allowed: boolean, reason: string | null }, endReopening: { allowed: boolean, reason: string | null }, deadline: { allowed: boolean, reason: string | null } } };

export type BreakdownActPartsFragment = { open: { allowed: boolean, reason: string | null }, save: { allowed: boolean, reason: string | null }, submit: { allowed: boolean, reason: string | null }, withdraw: { allowed: boolean, reason: string | null }, return: { allowed: boolean, reason: string | null }, accept: { allowed: boolean, reason: string | null }, lock: { allowed: boolean, reason: string | null }, recall: { allowed: boolean, reason: string | null }, reopen: { allowed: boolean, reason: string | null }, endReopening: { allowed: boolean, reason: string | null }, deadline: { allowed: boolean, reason: string | null } };

export type BreakdownConflictPartsFragment = { villageCode: string, villageName: string, columnCode: string, columnName: string, base: number | null, mine: number | null, theirs: number | null, baseText: string | null, mineText: string | null, theirsText: string | null, by: string, at: string, message: string };

export type BreakdownAnswerPartsFragment = { outcome: BreakdownOutcome, isReplay: boolean, changedCells: number, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }>, conflicts: Array<{ villageCode: string, villageName: string, columnCode: string, columnName: string, base: number | null, mine: number | null, theirs: number | null, baseText: string | null, mineText: string | null, theirsText: string | null, by: string, at: string, message: string }>, breakdown: { id: string, state: BreakdownState, stateName: string, edition: number, version: number, dispatchNumber: number, quotaRevision: number, deadlineOn: string, isLate: boolean, instructions: string, reopenedUntil: string | null, reopenedReason: string | null, returnedReason: string | null, dispatchedAt: string, submittedAt: string | null, submittedBy: string | null, acceptedAt: string | null, sheetToken: string, division: { code: string, name: string }, columns: Array<{ code: string, name: string, isFilled: boolean, isSubQuota: boolean, categoryCode: string | null, quotaPersons: number | null, sumPersons: number | null }>, villages: Array<{ code: string, name: string, isAbolished: boolean, lastYearPersons: number | null, population: number | null, rosterPersons: Array<number | null>, values: Array<number | null>, acceptedValues: Array<number | null>, findings: Array<string | null>, remarks: string }>, may: { open: { allowed: boolean, reason: string | null }, save: { allowed: boolean, reason: string | null }, submit: { allowed: boolean, reason: string | null }, withdraw: { allowed: boolean, reason: string | null }, return: { allowed: boolean, reason: string | null }, accept: { allowed: boolean, reason: string | null }, lock: { allowed: boolean, reason: string | null }, recall: { allowed: boolean, reason: string | null }, reopen: { allowed: boolean, reason: string | null }, endReopening: { allowed: boolean, reason: string | null }, deadline: { allowed: boolean, reason: string | null } } } | null };

export type BreakdownFormQueryVariables = Exact<{
  campaignId: string;
  divisionCode: string;
}>;


export type BreakdownFormQuery = { campaign: { id: string, name: string, countyName: string, benefitYear: number, division: { code: string, name: string }, notice: { documentNumber: string } } | null, breakdown: { id: string, state: BreakdownState, stateName: string, edition: number, version: number, dispatchNumber: number, quotaRevision: number, deadlineOn: string, isLate: boolean, instructions: string, reopenedUntil: string | null, reopenedReason: string | null, returnedReason: string | null, dispatchedAt: string, submittedAt: string | null, submittedBy: string | null, acceptedAt: string | null, sheetToken: string, division: { code: string, name: string }, columns: Array<{ code: string, name: string, isFilled: boolean, isSubQuota: boolean, categoryCode: string | null, quotaPersons: number | null, sumPersons: number | null }>, villages: Array<{ code: string, name: string, isAbolished: boolean, lastYearPersons: number | null, population: number | null, rosterPersons: Array<number | null>, values: Array<number | null>, acceptedValues: Array<number | null>, findings: Array<string | null>, remarks: string }>, may: { open: { allowed: boolean, reason: string | null }, save: { allowed: boolean, reason: string | null }, submit: { allowed: boolean, reason: string | null }, withdraw: { allowed: boolean, reason: string | null }, return: { allowed: boolean, reason: string | null }, accept: { allowed: boolean, reason: string | null }, lock: { allowed: boolean, reason: string | null }, recall: { allowed: boolean, reason: string | null }, reopen: { allowed: boolean, reason: string | null }, endReopening: { allowed: boolean, reason: string | null }, deadline: { allowed: boolean, reason: string | null } } } | null };

export type BreakdownBaseQueryVariables = Exact<{
  campaignId: string;
  sheetToken: string;
}>;


export type BreakdownBaseQuery = { breakdownBase: { edition: number, version: number, villages: Array<{ code: string, values: Array<number | null>, remarks: string }> } | null };

export type OpenBreakdownMutationVariables = Exact<{
  campaignId: string;
  divisionCode: string;
}>;


export type OpenBreakdownMutation = { openBreakdown: { outcome: BreakdownOutcome, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } };

export type SaveBreakdownMutationVariables = Exact<{
  input: BreakdownEditsInput;
}>;


export type SaveBreakdownMutation = { saveBreakdown: { outcome: BreakdownOutcome, isReplay: boolean, changedCells: number, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }>, conflicts: Array<{ villageCode: string, villageName: string, columnCode: string, columnName: string, base: number | null, mine: number | null, theirs: number | null, baseText: string | null, mineText: string | null, theirsText: string | null, by: string, at: string, message: string }>, breakdown: { id: string, state: BreakdownState, stateName: string, edition: number, version: number, dispatchNumber: number, quotaRevision: number, deadlineOn: string, isLate: boolean, instructions: string, reopenedUntil: string | null, reopenedReason: string | null, returnedReason: string | null, dispatchedAt: string, submittedAt: string | null, submittedBy: string | null, acceptedAt: string | null, sheetToken: string, division: { code: string, name: string }, columns: Array<{ code: string, name: string, isFilled: boolean, isSubQuota: boolean, categoryCode: string | null, quotaPersons: number | null, sumPersons: number | null }>, villages: Array<{ code: string, name: string, isAbolished: boolean, lastYearPersons: number | null, population: number | null, rosterPersons: Array<number | null>, values: Array<number | null>, acceptedValues: Array<number | null>, findings: Array<string | null>, remarks: string }>, may: { open: { allowed: boolean, reason: string | null }, save: { allowed: boolean, reason: string | null }, submit: { allowed: boolean, reason: string | null }, withdraw: { allowed: boolean, reason: string | null }, return: { allowed: boolean, reason: string | null }, accept: { allowed: boolean, reason: string | null }, lock: { allowed: boolean, reason: string | null }, recall: { allowed: boolean, reason: string | null }, reopen: { allowed: boolean, reason: string | null }, endReopening: { allowed: boolean, reason: string | null }, deadline: { allowed: boolean, reason: string | null } } } | null } };

export type SubmitBreakdownMutationVariables = Exact<{
  input: BreakdownEditsInput;
}>;


export type SubmitBreakdownMutation = { submitBreakdown: { outcome: BreakdownOutcome, isReplay: boolean, changedCells: number, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }>, conflicts: Array<{ villageCode: string, villageName: string, columnCode: string, columnName: string, base: number | null, mine: number | null, theirs: number | null, baseText: string | null, mineText: string | null, theirsText: string | null, by: string, at: string, message: string }>, breakdown: { id: string, state: BreakdownState, stateName: string, edition: number, version: number, dispatchNumber: number, quotaRevision: number, deadlineOn: string, isLate: boolean, instructions: string, reopenedUntil: string | null, reopenedReason: string | null, returnedReason: string | null, dispatchedAt: string, submittedAt: string | null, submittedBy: string | null, acceptedAt: string | null, sheetToken: string, division: { code: string, name: string }, columns: Array<{ code: string, name: string, isFilled: boolean, isSubQuota: boolean, categoryCode: string | null, quotaPersons: number | null, sumPersons: number | null }>, villages: Array<{ code: string, name: string, isAbolished: boolean, lastYearPersons: number | null, population: number | null, rosterPersons: Array<number | null>, values: Array<number | null>, acceptedValues: Array<number | null>, findings: Array<string | null>, remarks: string }>, may: { open: { allowed: boolean, reason: string | null }, save: { allowed: boolean, reason: string | null }, submit: { allowed: boolean, reason: string | null }, withdraw: { allowed: boolean, reason: string | null }, return: { allowed: boolean, reason: string | null }, accept: { allowed: boolean, reason: string | null }, lock: { allowed: boolean, reason: string | null }, recall: { allowed: boolean, reason: string | null }, reopen: { allowed: boolean, reason: string | null }, endReopening: { allowed: boolean, reason: string | null }, deadline: { allowed: boolean, reason: string | null } } } | null } };

export type WithdrawBreakdownMutationVariables = Exact<{
  input: BreakdownActInput;
}>;


export type WithdrawBreakdownMutation = { withdrawBreakdown: { outcome: BreakdownOutcome, isReplay: boolean, changedCells: number, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }>, conflicts: Array<{ villageCode: string, villageName: string, columnCode: string, columnName: string, base: number | null, mine: number | null, theirs: number | null, baseText: string | null, mineText: string | null, theirsText: string | null, by: string, at: string, message: string }>, breakdown: { id: string, state: BreakdownState, stateName: string, edition: number, version: number, dispatchNumber: number, quotaRevision: number, deadlineOn: string, isLate: boolean, instructions: string, reopenedUntil: string | null, reopenedReason: string | null, returnedReason: string | null, dispatchedAt: string, submittedAt: string | null, submittedBy: string | null, acceptedAt: string | null, sheetToken: string, division: { code: string, name: string }, columns: Array<{ code: string, name: string, isFilled: boolean, isSubQuota: boolean, categoryCode: string | null, quotaPersons: number | null, sumPersons: number | null }>, villages: Array<{ code: string, name: string, isAbolished: boolean, lastYearPersons: number | null, population: number | null, rosterPersons: Array<number | null>, values: Array<number | null>, acceptedValues: Array<number | null>, findings: Array<string | null>, remarks: string }>, may: { open: { allowed: boolean, reason: string | null }, save: { allowed: boolean, reason: string | null }, submit: { allowed: boolean, reason: string | null }, withdraw: { allowed: boolean, reason: string | null }, return: { allowed: boolean, reason: string | null }, accept: { allowed: boolean, reason: string | null }, lock: { allowed: boolean, reason: string | null }, recall: { allowed: boolean, reason: string | null }, reopen: { allowed: boolean, reason: string | null }, endReopening: { allowed: boolean, reason: string | null }, deadline: { allowed: boolean, reason: string | null } } } | null } };

export type BreakdownQueryVariables = Exact<{
  campaignId: string;
}>;


export type BreakdownQuery = { campaign: { id: string, name: string, countyName: string, benefitYear: number, division: { code: string, name: string }, notice: { documentNumber: string, title: string }, quotas: { revision: number, note: string | null, clause: string, columns: Array<{ code: string, name: string, declaredTotal: number | null, computedTotal: number | null, difference: number | null, asOfOn: string | null, note: string | null }>, rows: Array<{ values: Array<number | null>, remarks: string | null, division: { code: string, name: string } }> } | null } | null };

export type CampaignPartsFragment = { id: string, name: string, countyCode: string, countyName: string, benefitYear: number, quotaState: QuotaState, paymentSource: PaymentSource, figuresVersion: number, lastImportedAt: string | null, mayImportPayments: { allowed: boolean, reason: string | null }, division: { code: string, name: string }, notice: { documentNumber: string, title: string, individualContributionFen: number }, quotas: { columns: Array<{ code: string, name: string, declaredTotal: number | null, computedTotal: number | null, difference: number | null }> } | null };

export type CampaignsQueryVariables = Exact<{ [key: string]: never; }>;


export type CampaignsQuery = { campaigns: Array<{ id: string, name: string, countyName: string, benefitYear: number }> };

export type CampaignQueryVariables = Exact<{
  id: string;
}>;


export type CampaignQuery = { campaign: { id: string, name: string, countyCode: string, countyName: string, benefitYear: number, quotaState: QuotaState, paymentSource: PaymentSource, figuresVersion: number, lastImportedAt: string | null, mayImportPayments: { allowed: boolean, reason: string | null }, division: { code: string, name: string }, notice: { documentNumber: string, title: string, individualContributionFen: number }, quotas: { columns: Array<{ code: string, name: string, declaredTotal: number | null, computedTotal: number | null, difference: number | null }> } | null } | null };

export type CoverageCountsPartsFragment = { due: number | null, covered: number | null, excused: number | null, chase: number | null, rateBasisPoints: number | null };

export type CoverageRowPartsFragment = { divisionCode: string, divisionName: string, isSuppressed: boolean, byCategory: Array<{ due: number | null, covered: number | null, excused: number | null, chase: number | null, rateBasisPoints: number | null }>, overall: { due: number | null, covered: number | null, excused: number | null, chase: number | null, rateBasisPoints: number | null } | null };

export type CoverageQueryVariables = Exact<{
  campaignId: string;
  level: DivisionLevel;
  under?: string | null | undefined;
  asOf?: string | null | undefined;
}>;


export type CoverageQuery = { campaign: { id: string, name: string, countyName: string, benefitYear: number, division: { code: string, name: string }, notice: { documentNumber: string }, coverage: { outcome: CoverageOutcome, asOfOn: string, calculatedAt: string, level: DivisionLevel, hasPayments: boolean, categories: Array<{ code: string, name: string, hasRoster: boolean }>, rosters: Array<{ sourceCode: string, sourceName: string, office: string, asOfOn: string }>, missingCategories: Array<{ code: string, name: string, hasRoster: boolean }>, notCounted: Array<{ code: string, name: string, hasRoster: boolean }>, rows: Array<{ divisionCode: string, divisionName: string, isSuppressed: boolean, byCategory: Array<{ due: number | null, covered: number | null, excused: number | null, chase: number | null, rateBasisPoints: number | null }>, overall: { due: number | null, covered: number | null, excused: number | null, chase: number | null, rateBasisPoints: number | null } | null }>, total: { divisionCode: string, divisionName: string, isSuppressed: boolean, byCategory: Array<{ due: number | null, covered: number | null, excused: number | null, chase: number | null, rateBasisPoints: number | null }>, overall: { due: number | null, covered: number | null, excused: number | null, chase: number | null, rateBasisPoints: number | null } | null } | null } } | null };

export type MayReportReasonsQueryVariables = Exact<{
  campaignId: string;
}>;


export type MayReportReasonsQuery = { campaign: { id: string, mayReportReasons: { allowed: boolean, reason: string | null } } | null };

export type ChaseListQueryVariables = Exact<{
  campaignId: string;
  under?: string | null | undefined;
  listing: ChaseListing;
  first: number;
  after?: string | null | undefined;
}>;


export type ChaseListQuery = { campaign: { id: string, name: string, countyName: string, benefitYear: number, division: { code: string, name: string }, notice: { documentNumber: string } } | null, chaseList: { totalCount: number, edges: Array<{ cursor: string, node: { key: string, townshipCode: string | null, townshipName: string | null, villageCode: string | null, villageName: string | null, maskedName: string | null, maskedIdNumber: string | null, categoryCodes: Array<string>, categoryNames: Array<string>, household: string | null, sinceOn: string, isUnderpaid: boolean, reason: NonEnrollmentReason | null, evidence: string, note: string, reportedBy: string | null, reportedAt: string | null, version: number } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ReportReasonsMutationVariables = Exact<{
  input: ReportReasonsInput;
}>;


export type ReportReasonsMutation = { reportReasons: { rowsRead: number, recorded: number, unchanged: number, rejectedRows: number, blankRows: number, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } };

export type ImportReasonsMutationVariables = Exact<{
  input: ImportReasonsInput;
}>;


export type ImportReasonsMutation = { importReasons: { rowsRead: number, recorded: number, unchanged: number, rejectedRows: number, blankRows: number, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } };

export type ReasonResultPartsFragment = { rowsRead: number, recorded: number, unchanged: number, rejectedRows: number, blankRows: number, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> };

export type TownshipsQueryVariables = Exact<{
  campaignId: string;
}>;


export type TownshipsQuery = { divisions: Array<{ code: string, name: string }> };

export type VillagesQueryVariables = Exact<{
  campaignId: string;
  under: string;
}>;


export type VillagesQuery = { divisions: Array<{ code: string, name: string }> };

export type DueFormQueryVariables = Exact<{
  campaignId: string;
  day: string;
}>;


export type DueFormQuery = { campaign: { id: string, noticeOn: { version: number, asks: Array<PersonFact>, categories: Array<{ code: string, name: string }>, tiers: Array<{ code: string, name: string }> } } | null };

export type AmountDueQueryVariables = Exact<{
  campaignId: string;
  person: PersonInput;
  on: string;
  payment: BenefitInput;
}>;


export type AmountDueQuery = { campaign: { id: string, amountDue: { outcome: DueOutcome, standardFen: number | null, personPaysFen: number | null, assistanceFen: number | null, explanation: Array<string>, missing: Array<string>, payers: Array<{ payer: string, timing: AssistanceTiming, fen: number }> }, notice: { version: number }, benefit: { outcome: BenefitOutcome, explanation: Array<string> } } | null };

export type FiguresQueryVariables = Exact<{
  campaignId: string;
  asks: Array<FigureAsk> | FigureAsk;
}>;


export type FiguresQuery = { campaign: { figures: { figuresVersion: number, calculatedAt: string, values: Array<number | null>, codes: Array<string | null>, expected: Array<string | null> } } | null };

export type ChangePartsFragment = { campaignId: string, mark: string, figuresVersion: number, kinds: Array<ChangeKind>, townshipCodes: Array<string>, villageCodes: Array<string>, days: Array<string>, isEverything: boolean, at: string };

export type LiveSubscriptionVariables = Exact<{
  campaignIds: Array<string> | string;
}>;


export type LiveSubscription = { changes: { isCatchUp: boolean, silenceMs: number, changes: Array<{ campaignId: string, mark: string, figuresVersion: number, kinds: Array<ChangeKind>, townshipCodes: Array<string>, villageCodes: Array<string>, days: Array<string>, isEverything: boolean, at: string }> } };

export type ChangesSinceQueryVariables = Exact<{
  campaignId: string;
  mark?: string | null | undefined;
}>;


export type ChangesSinceQuery = { changesSince: { campaignId: string, mark: string, figuresVersion: number, kinds: Array<ChangeKind>, townshipCodes: Array<string>, villageCodes: Array<string>, days: Array<string>, isEverything: boolean, at: string } | null };

export type LedgerPaymentPartsFragment = { receiptNumber: string, status: LedgerPaymentStatus, personKey: string, divisionCode: string, divisionName: string, categoryCode: string, categoryName: string, amountFen: number, refundedFen: number, paidOn: string, postedOn: string | null, flags: Array<string>, isAccepted: boolean | null, replacementReceiptNumber: string | null, replacesReceiptNumber: string | null, paymentsOfPerson: number, entryCount: number, entries: Array<{ number: number, kind: PaymentEntryKind, receiptNumber: string, amountFen: number, on: string, reason: PaymentEntryReason, evidence: string, note: string, recordedBy: string, recordedAt: string, undoneBy: number | null, description: string }>, refund: { mostFen: number, explanation: string, clause: string | null, benefitStartsOn: string | null } | null };

export type PaymentEntryAnswerPartsFragment = { payment: { receiptNumber: string, status: LedgerPaymentStatus, personKey: string, divisionCode: string, divisionName: string, categoryCode: string, categoryName: string, amountFen: number, refundedFen: number, paidOn: string, postedOn: string | null, flags: Array<string>, isAccepted: boolean | null, replacementReceiptNumber: string | null, replacesReceiptNumber: string | null, paymentsOfPerson: number, entryCount: number, entries: Array<{ number: number, kind: PaymentEntryKind, receiptNumber: string, amountFen: number, on: string, reason: PaymentEntryReason, evidence: string, note: string, recordedBy: string, recordedAt: string, undoneBy: number | null, description: string }>, refund: { mostFen: number, explanation: string, clause: string | null, benefitStartsOn: string | null } | null } | null, entry: { number: number, description: string } | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> };

export type LedgerPaymentQueryVariables = Exact<{
  campaignId: string;
  receiptNumber: string;
}>;


export type LedgerPaymentQuery = { payment: { receiptNumber: string, status: LedgerPaymentStatus, personKey: string, divisionCode: string, divisionName: string, categoryCode: string, categoryName: string, amountFen: number, refundedFen: number, paidOn: string, postedOn: string | null, flags: Array<string>, isAccepted: boolean | null, replacementReceiptNumber: string | null, replacesReceiptNumber: string | null, paymentsOfPerson: number, entryCount: number, entries: Array<{ number: number, kind: PaymentEntryKind, receiptNumber: string, amountFen: number, on: string, reason: PaymentEntryReason, evidence: string, note: string, recordedBy: string, recordedAt: string, undoneBy: number | null, description: string }>, refund: { mostFen: number, explanation: string, clause: string | null, benefitStartsOn: string | null } | null } | null };

export type RecordRefundMutationVariables = Exact<{
  input: RecordRefundInput;
}>;


export type RecordRefundMutation = { recordRefund: { payment: { receiptNumber: string, status: LedgerPaymentStatus, personKey: string, divisionCode: string, divisionName: string, categoryCode: string, categoryName: string, amountFen: number, refundedFen: number, paidOn: string, postedOn: string | null, flags: Array<string>, isAccepted: boolean | null, replacementReceiptNumber: string | null, replacesReceiptNumber: string | null, paymentsOfPerson: number, entryCount: number, entries: Array<{ number: number, kind: PaymentEntryKind, receiptNumber: string, amountFen: number, on: string, reason: PaymentEntryReason, evidence: string, note: string, recordedBy: string, recordedAt: string, undoneBy: number | null, description: string }>, refund: { mostFen: number, explanation: string, clause: string | null, benefitStartsOn: string | null } | null } | null, entry: { number: number, description: string } | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } };

export type ReversePaymentMutationVariables = Exact<{
  input: ReversePaymentInput;
}>;


export type ReversePaymentMutation = { reversePayment: { payment: { receiptNumber: string, status: LedgerPaymentStatus, personKey: string, divisionCode: string, divisionName: string, categoryCode: string, categoryName: string, amountFen: number, refundedFen: number, paidOn: string, postedOn: string | null, flags: Array<string>, isAccepted: boolean | null, replacementReceiptNumber: string | null, replacesReceiptNumber: string | null, paymentsOfPerson: number, entryCount: number, entries: Array<{ number: number, kind: PaymentEntryKind, receiptNumber: string, amountFen: number, on: string, reason: PaymentEntryReason, evidence: string, note: string, recordedBy: string, recordedAt: string, undoneBy: number | null, description: string }>, refund: { mostFen: number, explanation: string, clause: string | null, benefitStartsOn: string | null } | null } | null, entry: { number: number, description: string } | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } };

export type CorrectPaymentMutationVariables = Exact<{
  input: CorrectPaymentInput;
}>;


export type CorrectPaymentMutation = { correctPayment: { payment: { receiptNumber: string, status: LedgerPaymentStatus, personKey: string, divisionCode: string, divisionName: string, categoryCode: string, categoryName: string, amountFen: number, refundedFen: number, paidOn: string, postedOn: string | null, flags: Array<string>, isAccepted: boolean | null, replacementReceiptNumber: string | null, replacesReceiptNumber: string | null, paymentsOfPerson: number, entryCount: number, entries: Array<{ number: number, kind: PaymentEntryKind, receiptNumber: string, amountFen: number, on: string, reason: PaymentEntryReason, evidence: string, note: string, recordedBy: string, recordedAt: string, undoneBy: number | null, description: string }>, refund: { mostFen: number, explanation: string, clause: string | null, benefitStartsOn: string | null } | null } | null, entry: { number: number, description: string } | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } };

export type AcceptPaymentMutationVariables = Exact<{
  input: AcceptPaymentInput;
}>;


export type AcceptPaymentMutation = { acceptPayment: { payment: { receiptNumber: string, status: LedgerPaymentStatus, personKey: string, divisionCode: string, divisionName: string, categoryCode: string, categoryName: string, amountFen: number, refundedFen: number, paidOn: string, postedOn: string | null, flags: Array<string>, isAccepted: boolean | null, replacementReceiptNumber: string | null, replacesReceiptNumber: string | null, paymentsOfPerson: number, entryCount: number, entries: Array<{ number: number, kind: PaymentEntryKind, receiptNumber: string, amountFen: number, on: string, reason: PaymentEntryReason, evidence: string, note: string, recordedBy: string, recordedAt: string, undoneBy: number | null, description: string }>, refund: { mostFen: number, explanation: string, clause: string | null, benefitStartsOn: string | null } | null } | null, entry: { number: number, description: string } | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } };

export type UndoPaymentEntryMutationVariables = Exact<{
  input: UndoPaymentEntryInput;
}>;


export type UndoPaymentEntryMutation = { undoPaymentEntry: { payment: { receiptNumber: string, status: LedgerPaymentStatus, personKey: string, divisionCode: string, divisionName: string, categoryCode: string, categoryName: string, amountFen: number, refundedFen: number, paidOn: string, postedOn: string | null, flags: Array<string>, isAccepted: boolean | null, replacementReceiptNumber: string | null, replacesReceiptNumber: string | null, paymentsOfPerson: number, entryCount: number, entries: Array<{ number: number, kind: PaymentEntryKind, receiptNumber: string, amountFen: number, on: string, reason: PaymentEntryReason, evidence: string, note: string, recordedBy: string, recordedAt: string, undoneBy: number | null, description: string }>, refund: { mostFen: number, explanation: string, clause: string | null, benefitStartsOn: string | null } | null } | null, entry: { number: number, description: string } | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } };

export type CheckAmountsMutationVariables = Exact<{
  campaignId: string;
}>;


export type CheckAmountsMutation = { checkAmounts: { check: { exactPersons: number, underPersons: number, overPersons: number, noRulePersons: number, needsReviewPersons: number, checkedAt: string } | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } };

export type ImportJobPartsFragment = { id: string, status: JobStatus, rowsRead: number, percent: number, result: { outcome: ImportOutcome, batchNumber: number | null, rowsRead: number, newPayments: number, alreadyPresent: number, rejectedRows: number, flaggedRows: number, newPersons: number, amountFen: number, postedLater: number, problemCount: number, sameFileAsBatch: number | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } | null, rosterResult: { outcome: ImportOutcome, batchNumber: number | null, rowsRead: number, rejectedRows: number, persons: number, newEntries: number, changedEntries: number, cancelledEntries: number, unchangedEntries: number, newPersons: number, reviewItems: number, personsInOtherRosters: number, problemCount: number, sameFileAsBatch: number | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } | null, statementResult: { outcome: ImportOutcome, batchNumber: number | null, rowsRead: number, newLines: number, alreadyPresent: number, rejectedRows: number, amountFen: number, newItems: number, settledItems: number, problemCount: number, sameFileAsBatch: number | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } | null };

export type ImportPaymentsMutationVariables = Exact<{
  input: ImportPaymentsInput;
}>;


export type ImportPaymentsMutation = { importPayments: { job: { id: string, status: JobStatus, rowsRead: number, percent: number, result: { outcome: ImportOutcome, batchNumber: number | null, rowsRead: number, newPayments: number, alreadyPresent: number, rejectedRows: number, flaggedRows: number, newPersons: number, amountFen: number, postedLater: number, problemCount: number, sameFileAsBatch: number | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } | null, rosterResult: { outcome: ImportOutcome, batchNumber: number | null, rowsRead: number, rejectedRows: number, persons: number, newEntries: number, changedEntries: number, cancelledEntries: number, unchangedEntries: number, newPersons: number, reviewItems: number, personsInOtherRosters: number, problemCount: number, sameFileAsBatch: number | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } | null, statementResult: { outcome: ImportOutcome, batchNumber: number | null, rowsRead: number, newLines: number, alreadyPresent: number, rejectedRows: number, amountFen: number, newItems: number, settledItems: number, problemCount: number, sameFileAsBatch: number | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } | null } | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } };

export type ImportPaymentRowsMutationVariables = Exact<{
  input: ImportPaymentRowsInput;
}>;


export type ImportPaymentRowsMutation = { importPaymentRows: { job: { id: string, status: JobStatus, rowsRead: number, percent: number, result: { outcome: ImportOutcome, batchNumber: number | null, rowsRead: number, newPayments: number, alreadyPresent: number, rejectedRows: number, flaggedRows: number, newPersons: number, amountFen: number, postedLater: number, problemCount: number, sameFileAsBatch: number | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } | null, rosterResult: { outcome: ImportOutcome, batchNumber: number | null, rowsRead: number, rejectedRows: number, persons: number, newEntries: number, changedEntries: number, cancelledEntries: number, unchangedEntries: number, newPersons: number, reviewItems: number, personsInOtherRosters: number, problemCount: number, sameFileAsBatch: number | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } | null, statementResult: { outcome: ImportOutcome, batchNumber: number | null, rowsRead: number, newLines: number, alreadyPresent: number, rejectedRows: number, amountFen: number, newItems: number, settledItems: number, problemCount: number, sameFileAsBatch: number | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } | null } | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } };

export type ImportJobQueryVariables = Exact<{
  id: string;
}>;


export type ImportJobQuery = { importJob: { id: string, status: JobStatus, rowsRead: number, percent: number, result: { outcome: ImportOutcome, batchNumber: number | null, rowsRead: number, newPayments: number, alreadyPresent: number, rejectedRows: number, flaggedRows: number, newPersons: number, amountFen: number, postedLater: number, problemCount: number, sameFileAsBatch: number | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } | null, rosterResult: { outcome: ImportOutcome, batchNumber: number | null, rowsRead: number, rejectedRows: number, persons: number, newEntries: number, changedEntries: number, cancelledEntries: number, unchangedEntries: number, newPersons: number, reviewItems: number, personsInOtherRosters: number, problemCount: number, sameFileAsBatch: number | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } | null, statementResult: { outcome: ImportOutcome, batchNumber: number | null, rowsRead: number, newLines: number, alreadyPresent: number, rejectedRows: number, amountFen: number, newItems: number, settledItems: number, problemCount: number, sameFileAsBatch: number | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } | null } | null };

export type CancelImportJobMutationVariables = Exact<{
  id: string;
}>;


export type CancelImportJobMutation = { cancelImportJob: { job: { id: string, status: JobStatus, rowsRead: number, percent: number, result: { outcome: ImportOutcome, batchNumber: number | null, rowsRead: number, newPayments: number, alreadyPresent: number, rejectedRows: number, flaggedRows: number, newPersons: number, amountFen: number, postedLater: number, problemCount: number, sameFileAsBatch: number | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } | null, rosterResult: { outcome: ImportOutcome, batchNumber: number | null, rowsRead: number, rejectedRows: number, persons: number, newEntries: number, changedEntries: number, cancelledEntries: number, unchangedEntries: number, newPersons: number, reviewItems: number, personsInOtherRosters: number, problemCount: number, sameFileAsBatch: number | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } | null, statementResult: { outcome: ImportOutcome, batchNumber: number | null, rowsRead: number, newLines: number, alreadyPresent: number, rejectedRows: number, amountFen: number, newItems: number, settledItems: number, problemCount: number, sameFileAsBatch: number | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } | null } | null } };

export type PersonPlacePartsFragment = { townshipCode: string, townshipName: string, villageCode: string | null, villageName: string | null };

export type PersonPartsFragment = { key: string, version: number, isNamed: boolean, maskedName: string | null, maskedIdNumber: string | null, age: number | null, temporaryCode: string | null, bornOn: string | null, place: { townshipCode: string, townshipName: string, villageCode: string | null, villageName: string | null } | null, divisions: Array<{ fromOn: string | null, toOn: string | null, place: { townshipCode: string, townshipName: string, villageCode: string | null, villageName: string | null } | null }>, memberships: Array<{ sourceName: string, office: string, categoryName: string, asOfOn: string, fromOn: string, toOn: string | null, status: CategoryStatus, disabilityGrade: number | null }>, campaigns: Array<{ campaignId: string, benefitYear: number, name: string, isInsured: boolean, countedOn: string | null, refundedOn: string | null, alsoPaidElsewhere: boolean, paidFen: number, due: { outcome: DueOutcome, standardFen: number | null, personPaysFen: number | null, assistanceFen: number | null, explanation: Array<string>, missing: Array<string> } | null, check: { verdict: AmountVerdict, dueFen: number, paidFen: number } | null, reason: { code: string, version: number, evidence: string, note: string, reportedBy: string, reportedAt: string } | null, payments: Array<{ batchNumber: number, line: number, receiptNumber: string, amountFen: number, paidOn: string, postedOn: string | null, isVoid: boolean, flags: Array<string>, place: { townshipCode: string, townshipName: string, villageCode: string | null, villageName: string | null }, entries: Array<{ number: number, kind: string, amountFen: number, onDay: string, reason: string, evidence: string, note: string, recordedBy: string, recordedAt: string, isUndone: boolean }>, statements: Array<{ source: string, amountFen: number, paidOn: string | null, settledOn: string | null, outcome: string, failure: string }> }> }>, events: Array<{ number: number, kind: PersonEventKind, onDay: string | null, evidence: string, note: string, recordedBy: string, recordedAt: string, from: { townshipCode: string, townshipName: string, villageCode: string | null, villageName: string | null } | null, to: { townshipCode: string, townshipName: string, villageCode: string | null, villageName: string | null } | null }>, reviewItems: Array<{ kind: string, subject: string, area: string, benefitYear: number, onDay: string | null, foundFen: number | null, expectedFen: number | null, openedAt: string }>, mayUnmask: { allowed: boolean, reason: string | null }, mayRecord: { allowed: boolean, reason: string | null } };

export type PersonPaymentPartsFragment = { batchNumber: number, line: number, receiptNumber: string, amountFen: number, paidOn: string, postedOn: string | null, isVoid: boolean, flags: Array<string>, place: { townshipCode: string, townshipName: string, villageCode: string | null, villageName: string | null }, entries: Array<{ number: number, kind: string, amountFen: number, onDay: string, reason: string, evidence: string, note: string, recordedBy: string, recordedAt: string, isUndone: boolean }>, statements: Array<{ source: string, amountFen: number, paidOn: string | null, settledOn: string | null, outcome: string, failure: string }> };

export type LookUpPersonMutationVariables = Exact<{
  input: LookUpPersonInput;
}>;


export type LookUpPersonMutation = { lookUpPerson: { person: { key: string, version: number, isNamed: boolean, maskedName: string | null, maskedIdNumber: string | null, age: number | null, temporaryCode: string | null, bornOn: string | null, place: { townshipCode: string, townshipName: string, villageCode: string | null, villageName: string | null } | null, divisions: Array<{ fromOn: string | null, toOn: string | null, place: { townshipCode: string, townshipName: string, villageCode: string | null, villageName: string | null } | null }>, memberships: Array<{ sourceName: string, office: string, categoryName: string, asOfOn: string, fromOn: string, toOn: string | null, status: CategoryStatus, disabilityGrade: number | null }>, campaigns: Array<{ campaignId: string, benefitYear: number, name: string, isInsured: boolean, countedOn: string | null, refundedOn: string | null, alsoPaidElsewhere: boolean, paidFen: number, due: { outcome: DueOutcome, standardFen: number | null, personPaysFen: number | null, assistanceFen: number | null, explanation: Array<string>, missing: Array<string> } | null, check: { verdict: AmountVerdict, dueFen: number, paidFen: number } | null, reason: { code: string, version: number, evidence: string, note: string, reportedBy: string, reportedAt: string } | null, payments: Array<{ batchNumber: number, line: number, receiptNumber: string, amountFen: number, paidOn: string, postedOn: string | null, isVoid: boolean, flags: Array<string>, place: { townshipCode: string, townshipName: string, villageCode: string | null, villageName: string | null }, entries: Array<{ number: number, kind: string, amountFen: number, onDay: string, reason: string, evidence: string, note: string, recordedBy: string, recordedAt: string, isUndone: boolean }>, statements: Array<{ source: string, amountFen: number, paidOn: string | null, settledOn: string | null, outcome: string, failure: string }> }> }>, events: Array<{ number: number, kind: PersonEventKind, onDay: string | null, evidence: string, note: string, recordedBy: string, recordedAt: string, from: { townshipCode: string, townshipName: string, villageCode: string | null, villageName: string | null } | null, to: { townshipCode: string, townshipName: string, villageCode: string | null, villageName: string | null } | null }>, reviewItems: Array<{ kind: string, subject: string, area: string, benefitYear: number, onDay: string | null, foundFen: number | null, expectedFen: number | null, openedAt: string }>, mayUnmask: { allowed: boolean, reason: string | null }, mayRecord: { allowed: boolean, reason: string | null } } | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } };

export type UnmaskPersonsMutationVariables = Exact<{
  input: UnmaskPersonsInput;
}>;


export type UnmaskPersonsMutation = { unmaskPersons: { persons: Array<{ key: string, name: string, idNumber: string | null, temporaryCode: string | null }>, refused: Array<{ key: string, reason: string }>, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } };

export type RecordedPartsFragment = { notes: Array<string>, person: { key: string, version: number, isNamed: boolean, maskedName: string | null, maskedIdNumber: string | null, age: number | null, temporaryCode: string | null, bornOn: string | null, place: { townshipCode: string, townshipName: string, villageCode: string | null, villageName: string | null } | null, divisions: Array<{ fromOn: string | null, toOn: string | null, place: { townshipCode: string, townshipName: string, villageCode: string | null, villageName: string | null } | null }>, memberships: Array<{ sourceName: string, office: string, categoryName: string, asOfOn: string, fromOn: string, toOn: string | null, status: CategoryStatus, disabilityGrade: number | null }>, campaigns: Array<{ campaignId: string, benefitYear: number, name: string, isInsured: boolean, countedOn: string | null, refundedOn: string | null, alsoPaidElsewhere: boolean, paidFen: number, due: { outcome: DueOutcome, standardFen: number | null, personPaysFen: number | null, assistanceFen: number | null, explanation: Array<string>, missing: Array<string> } | null, check: { verdict: AmountVerdict, dueFen: number, paidFen: number } | null, reason: { code: string, version: number, evidence: string, note: string, reportedBy: string, reportedAt: string } | null, payments: Array<{ batchNumber: number, line: number, receiptNumber: string, amountFen: number, paidOn: string, postedOn: string | null, isVoid: boolean, flags: Array<string>, place: { townshipCode: string, townshipName: string, villageCode: string | null, villageName: string | null }, entries: Array<{ number: number, kind: string, amountFen: number, onDay: string, reason: string, evidence: string, note: string, recordedBy: string, recordedAt: string, isUndone: boolean }>, statements: Array<{ source: string, amountFen: number, paidOn: string | null, settledOn: string | null, outcome: string, failure: string }> }> }>, events: Array<{ number: number, kind: PersonEventKind, onDay: string | null, evidence: string, note: string, recordedBy: string, recordedAt: string, from: { townshipCode: string, townshipName: string, villageCode: string | null, villageName: string | null } | null, to: { townshipCode: string, townshipName: string, villageCode: string | null, villageName: string | null } | null }>, reviewItems: Array<{ kind: string, subject: string, area: string, benefitYear: number, onDay: string | null, foundFen: number | null, expectedFen: number | null, openedAt: string }>, mayUnmask: { allowed: boolean, reason: string | null }, mayRecord: { allowed: boolean, reason: string | null } } | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> };

export type RecordTransferMutationVariables = Exact<{
  input: RecordTransferInput;
}>;


export type RecordTransferMutation = { recordTransfer: { notes: Array<string>, person: { key: string, version: number, isNamed: boolean, maskedName: string | null, maskedIdNumber: string | null, age: number | null, temporaryCode: string | null, bornOn: string | null, place: { townshipCode: string, townshipName: string, villageCode: string | null, villageName: string | null } | null, divisions: Array<{ fromOn: string | null, toOn: string | null, place: { townshipCode: string, townshipName: string, villageCode: string | null, villageName: string | null } | null }>, memberships: Array<{ sourceName: string, office: string, categoryName: string, asOfOn: string, fromOn: string, toOn: string | null, status: CategoryStatus, disabilityGrade: number | null }>, campaigns: Array<{ campaignId: string, benefitYear: number, name: string, isInsured: boolean, countedOn: string | null, refundedOn: string | null, alsoPaidElsewhere: boolean, paidFen: number, due: { outcome: DueOutcome, standardFen: number | null, personPaysFen: number | null, assistanceFen: number | null, explanation: Array<string>, missing: Array<string> } | null, check: { verdict: AmountVerdict, dueFen: number, paidFen: number } | null, reason: { code: string, version: number, evidence: string, note: string, reportedBy: string, reportedAt: string } | null, payments: Array<{ batchNumber: number, line: number, receiptNumber: string, amountFen: number, paidOn: string, postedOn: string | null, isVoid: boolean, flags: Array<string>, place: { townshipCode: string, townshipName: string, villageCode: string | null, villageName: string | null }, entries: Array<{ number: number, kind: string, amountFen: number, onDay: string, reason: string, evidence: string, note: string, recordedBy: string, recordedAt: string, isUndone: boolean }>, statements: Array<{ source: string, amountFen: number, paidOn: string | null, settledOn: string | null, outcome: string, failure: string }> }> }>, events: Array<{ number: number, kind: PersonEventKind, onDay: string | null, evidence: string, note: string, recordedBy: string, recordedAt: string, from: { townshipCode: string, townshipName: string, villageCode: string | null, villageName: string | null } | null, to: { townshipCode: string, townshipName: string, villageCode: string | null, villageName: string | null } | null }>, reviewItems: Array<{ kind: string, subject: string, area: string, benefitYear: number, onDay: string | null, foundFen: number | null, expectedFen: number | null, openedAt: string }>, mayUnmask: { allowed: boolean, reason: string | null }, mayRecord: { allowed: boolean, reason: string | null } } | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } };

export type CorrectDivisionMutationVariables = Exact<{
  input: CorrectDivisionInput;
}>;


export type CorrectDivisionMutation = { correctDivision: { notes: Array<string>, person: { key: string, version: number, isNamed: boolean, maskedName: string | null, maskedIdNumber: string | null, age: number | null, temporaryCode: string | null, bornOn: string | null, place: { townshipCode: string, townshipName: string, villageCode: string | null, villageName: string | null } | null, divisions: Array<{ fromOn: string | null, toOn: string | null, place: { townshipCode: string, townshipName: string, villageCode: string | null, villageName: string | null } | null }>, memberships: Array<{ sourceName: string, office: string, categoryName: string, asOfOn: string, fromOn: string, toOn: string | null, status: CategoryStatus, disabilityGrade: number | null }>, campaigns: Array<{ campaignId: string, benefitYear: number, name: string, isInsured: boolean, countedOn: string | null, refundedOn: string | null, alsoPaidElsewhere: boolean, paidFen: number, due: { outcome: DueOutcome, standardFen: number | null, personPaysFen: number | null, assistanceFen: number | null, explanation: Array<string>, missing: Array<string> } | null, check: { verdict: AmountVerdict, dueFen: number, paidFen: number } | null, reason: { code: string, version: number, evidence: string, note: string, reportedBy: string, reportedAt: string } | null, payments: Array<{ batchNumber: number, line: number, receiptNumber: string, amountFen: number, paidOn: string, postedOn: string | null, isVoid: boolean, flags: Array<string>, place: { townshipCode: string, townshipName: string, villageCode: string | null, villageName: string | null }, entries: Array<{ number: number, kind: string, amountFen: number, onDay: string, reason: string, evidence: string, note: string, recordedBy: string, recordedAt: string, isUndone: boolean }>, statements: Array<{ source: string, amountFen: number, paidOn: string | null, settledOn: string | null, outcome: string, failure: string }> }> }>, events: Array<{ number: number, kind: PersonEventKind, onDay: string | null, evidence: string, note: string, recordedBy: string, recordedAt: string, from: { townshipCode: string, townshipName: string, villageCode: string | null, villageName: string | null } | null, to: { townshipCode: string, townshipName: string, villageCode: string | null, villageName: string | null } | null }>, reviewItems: Array<{ kind: string, subject: string, area: string, benefitYear: number, onDay: string | null, foundFen: number | null, expectedFen: number | null, openedAt: string }>, mayUnmask: { allowed: boolean, reason: string | null }, mayRecord: { allowed: boolean, reason: string | null } } | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } };

export type RecordDeathMutationVariables = Exact<{
  input: RecordDeathInput;
}>;


export type RecordDeathMutation = { recordDeath: { notes: Array<string>, person: { key: string, version: number, isNamed: boolean, maskedName: string | null, maskedIdNumber: string | null, age: number | null, temporaryCode: string | null, bornOn: string | null, place: { townshipCode: string, townshipName: string, villageCode: string | null, villageName: string | null } | null, divisions: Array<{ fromOn: string | null, toOn: string | null, place: { townshipCode: string, townshipName: string, villageCode: string | null, villageName: string | null } | null }>, memberships: Array<{ sourceName: string, office: string, categoryName: string, asOfOn: string, fromOn: string, toOn: string | null, status: CategoryStatus, disabilityGrade: number | null }>, campaigns: Array<{ campaignId: string, benefitYear: number, name: string, isInsured: boolean, countedOn: string | null, refundedOn: string | null, alsoPaidElsewhere: boolean, paidFen: number, due: { outcome: DueOutcome, standardFen: number | null, personPaysFen: number | null, assistanceFen: number | null, explanation: Array<string>, missing: Array<string> } | null, check: { verdict: AmountVerdict, dueFen: number, paidFen: number } | null, reason: { code: string, version: number, evidence: string, note: string, reportedBy: string, reportedAt: string } | null, payments: Array<{ batchNumber: number, line: number, receiptNumber: string, amountFen: number, paidOn: string, postedOn: string | null, isVoid: boolean, flags: Array<string>, place: { townshipCode: string, townshipName: string, villageCode: string | null, villageName: string | null }, entries: Array<{ number: number, kind: string, amountFen: number, onDay: string, reason: string, evidence: string, note: string, recordedBy: string, recordedAt: string, isUndone: boolean }>, statements: Array<{ source: string, amountFen: number, paidOn: string | null, settledOn: string | null, outcome: string, failure: string }> }> }>, events: Array<{ number: number, kind: PersonEventKind, onDay: string | null, evidence: string, note: string, recordedBy: string, recordedAt: string, from: { townshipCode: string, townshipName: string, villageCode: string | null, villageName: string | null } | null, to: { townshipCode: string, townshipName: string, villageCode: string | null, villageName: string | null } | null }>, reviewItems: Array<{ kind: string, subject: string, area: string, benefitYear: number, onDay: string | null, foundFen: number | null, expectedFen: number | null, openedAt: string }>, mayUnmask: { allowed: boolean, reason: string | null }, mayRecord: { allowed: boolean, reason: string | null } } | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } };

export type RegisterNewbornMutationVariables = Exact<{
  input: RegisterNewbornInput;
}>;


export type RegisterNewbornMutation = { registerNewborn: { notes: Array<string>, person: { key: string, version: number, isNamed: boolean, maskedName: string | null, maskedIdNumber: string | null, age: number | null, temporaryCode: string | null, bornOn: string | null, place: { townshipCode: string, townshipName: string, villageCode: string | null, villageName: string | null } | null, divisions: Array<{ fromOn: string | null, toOn: string | null, place: { townshipCode: string, townshipName: string, villageCode: string | null, villageName: string | null } | null }>, memberships: Array<{ sourceName: string, office: string, categoryName: string, asOfOn: string, fromOn: string, toOn: string | null, status: CategoryStatus, disabilityGrade: number | null }>, campaigns: Array<{ campaignId: string, benefitYear: number, name: string, isInsured: boolean, countedOn: string | null, refundedOn: string | null, alsoPaidElsewhere: boolean, paidFen: number, due: { outcome: DueOutcome, standardFen: number | null, personPaysFen: number | null, assistanceFen: number | null, explanation: Array<string>, missing: Array<string> } | null, check: { verdict: AmountVerdict, dueFen: number, paidFen: number } | null, reason: { code: string, version: number, evidence: string, note: string, reportedBy: string, reportedAt: string } | null, payments: Array<{ batchNumber: number, line: number, receiptNumber: string, amountFen: number, paidOn: string, postedOn: string | null, isVoid: boolean, flags: Array<string>, place: { townshipCode: string, townshipName: string, villageCode: string | null, villageName: string | null }, entries: Array<{ number: number, kind: string, amountFen: number, onDay: string, reason: string, evidence: string, note: string, recordedBy: string, recordedAt: string, isUndone: boolean }>, statements: Array<{ source: string, amountFen: number, paidOn: string | null, settledOn: string | null, outcome: string, failure: string }> }> }>, events: Array<{ number: number, kind: PersonEventKind, onDay: string | null, evidence: string, note: string, recordedBy: string, recordedAt: string, from: { townshipCode: string, townshipName: string, villageCode: string | null, villageName: string | null } | null, to: { townshipCode: string, townshipName: string, villageCode: string | null, villageName: string | null } | null }>, reviewItems: Array<{ kind: string, subject: string, area: string, benefitYear: number, onDay: string | null, foundFen: number | null, expectedFen: number | null, openedAt: string }>, mayUnmask: { allowed: boolean, reason: string | null }, mayRecord: { allowed: boolean, reason: string | null } } | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } };

export type MergeNewbornMutationVariables = Exact<{
  input: MergeNewbornInput;
}>;


export type MergeNewbornMutation = { mergeNewborn: { notes: Array<string>, person: { key: string, version: number, isNamed: boolean, maskedName: string | null, maskedIdNumber: string | null, age: number | null, temporaryCode: string | null, bornOn: string | null, place: { townshipCode: string, townshipName: string, villageCode: string | null, villageName: string | null } | null, divisions: Array<{ fromOn: string | null, toOn: string | null, place: { townshipCode: string, townshipName: string, villageCode: string | null, villageName: string | null } | null }>, memberships: Array<{ sourceName: string, office: string, categoryName: string, asOfOn: string, fromOn: string, toOn: string | null, status: CategoryStatus, disabilityGrade: number | null }>, campaigns: Array<{ campaignId: string, benefitYear: number, name: string, isInsured: boolean, countedOn: string | null, refundedOn: string | null, alsoPaidElsewhere: boolean, paidFen: number, due: { outcome: DueOutcome, standardFen: number | null, personPaysFen: number | null, assistanceFen: number | null, explanation: Array<string>, missing: Array<string> } | null, check: { verdict: AmountVerdict, dueFen: number, paidFen: number } | null, reason: { code: string, version: number, evidence: string, note: string, reportedBy: string, reportedAt: string } | null, payments: Array<{ batchNumber: number, line: number, receiptNumber: string, amountFen: number, paidOn: string, postedOn: string | null, isVoid: boolean, flags: Array<string>, place: { townshipCode: string, townshipName: string, villageCode: string | null, villageName: string | null }, entries: Array<{ number: number, kind: string, amountFen: number, onDay: string, reason: string, evidence: string, note: string, recordedBy: string, recordedAt: string, isUndone: boolean }>, statements: Array<{ source: string, amountFen: number, paidOn: string | null, settledOn: string | null, outcome: string, failure: string }> }> }>, events: Array<{ number: number, kind: PersonEventKind, onDay: string | null, evidence: string, note: string, recordedBy: string, recordedAt: string, from: { townshipCode: string, townshipName: string, villageCode: string | null, villageName: string | null } | null, to: { townshipCode: string, townshipName: string, villageCode: string | null, villageName: string | null } | null }>, reviewItems: Array<{ kind: string, subject: string, area: string, benefitYear: number, onDay: string | null, foundFen: number | null, expectedFen: number | null, openedAt: string }>, mayUnmask: { allowed: boolean, reason: string | null }, mayRecord: { allowed: boolean, reason: string | null } } | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } };

export type PolicyParameterPartsFragment = { path: string, clause: string | null, group: string, label: string, text: string, unit: string | null, hint: string | null, options: Array<string>, isEditable: boolean, isSpare: boolean };

export type PolicyChangePartsFragment = { path: string, clause: string | null, label: string, was: string | null, becomes: string | null };

export type PolicyVersionPartsFragment = { version: number, kind: NoticeVersionKind, revisionDocument: string | null, publishedAt: string, publishedBy: string | null, note: string | null, changedPlaces: number | null };

export type IssuedDifferencePartsFragment = { reportId: string, reportTitle: string, divisionName: string, label: string, was: string, wouldBe: string };

export type PolicySheetQueryVariables = Exact<{
  campaignId: string;
  version?: number | null | undefined;
}>;


export type PolicySheetQuery = { campaign: { id: string, name: string, countyCode: string, countyName: string, benefitYear: number, mayPublishNotice: { allowed: boolean, reason: string | null }, notice: { documentNumber: string, version: number, clauses: Array<{ id: string, title: string, text: string }>, revisions: Array<{ documentNumber: string, from: string, changes: Array<{ path: string, becomes: string | null }> }> }, parameters: Array<{ path: string, clause: string | null, group: string, label: string, text: string, unit: string | null, hint: string | null, options: Array<string>, isEditable: boolean, isSpare: boolean }> } | null };

export type PolicyVersionsQueryVariables = Exact<{
  campaignId: string;
}>;


export type PolicyVersionsQuery = { campaign: { id: string, notice: { version: number }, noticeVersions: Array<{ version: number, kind: NoticeVersionKind, revisionDocument: string | null, publishedAt: string, publishedBy: string | null, note: string | null, changedPlaces: number | null }> } | null };

export type PolicyChangesQueryVariables = Exact<{
  campaignId: string;
  from: number;
  to: number;
}>;


export type PolicyChangesQuery = { campaign: { id: string, noticeChanges: Array<{ path: string, clause: string | null, label: string, was: string | null, becomes: string | null }> } | null };

export type CheckPolicyQueryVariables = Exact<{
  campaignId: string;
  draft: NoticeDraftInput;
}>;


export type CheckPolicyQuery = { checkNotice: { isPublishable: boolean, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }>, changes: Array<{ path: string, clause: string | null, label: string, was: string | null, becomes: string | null }> } };

export type PublishPolicyMutationVariables = Exact<{
  input: PublishNoticeInput;
}>;


export type PublishPolicyMutation = { publishNotice: { state: PublishState, version: number | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }>, differences: Array<{ reportId: string, reportTitle: string, divisionName: string, label: string, was: string, wouldBe: string }>, changes: Array<{ path: string, clause: string | null, label: string, was: string | null, becomes: string | null }> } };

export type ProblemPartsFragment = { code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } };

export type ProgressTableQueryVariables = Exact<{
  campaignId: string;
  by: ProgressBy;
  under?: string | null | undefined;
  asOf?: string | null | undefined;
  since?: string | null | undefined;
  withNames?: boolean | null | undefined;
}>;


export type ProgressTableQuery = { divisions?: Array<{ code: string, name: string }>, campaign: { id: string, name: string, countyName: string, benefitYear: number, division: { code: string, name: string }, notice: { documentNumber: string }, progressTable: { columns: Array<string>, rows: ReadonlyArray<ReadonlyArray<string | number | null>>, total: ReadonlyArray<ReadonlyArray<string | number | null>>, state: string, figuresVersion: number, asOfOn: string, calculatedAt: string, hasQuotas: boolean, rowSumQuota: number | null, quotaDifference: number | null, totalCount: number, isDifference: boolean, isTruncated: boolean } } | null };

export type FigurePlaceQueryVariables = Exact<{
  id: string;
}>;


export type FigurePlaceQuery = { campaign: { id: string, division: { code: string } } | null, divisions: Array<{ code: string, name: string }> };

export type QuotaDeskQueryVariables = Exact<{
  campaignId: string;
}>;


export type QuotaDeskQuery = { campaign: { id: string, benefitYear: number, quotas: { revision: number, columns: Array<{ code: string, name: string, declaredTotal: number | null, computedTotal: number | null, difference: number | null }> } | null, quotaRevisions: Array<{ revision: number, source: QuotaSource, sourceName: string, basedOn: number | null, reason: string, decidedBy: string | null, decidedAt: string | null, fromOn: string | null, isCurrent: boolean }>, notice: { categories: Array<{ code: string, name: string }> }, mayReviseQuotas: { allowed: boolean, reason: string | null } } | null, divisions: Array<{ code: string, name: string, aliases: Array<string> }> };

export type ReviseQuotasMutationVariables = Exact<{
  input: ReviseQuotasInput;
}>;


export type ReviseQuotasMutation = { reviseQuotas: { revision: number | null, isReplay: boolean, table: { revision: number, columns: Array<{ code: string, name: string, declaredTotal: number | null, computedTotal: number | null, difference: number | null }> } | null, cells: Array<{ divisionCode: string, divisionName: string, columnCode: string, columnName: string, before: number | null, persons: number | null, computed: number | null, residualPart: number, reason: string | null, explanation: string | null }>, touched: Array<{ fromState: BreakdownState, toState: BreakdownState, needsReopenUntil: boolean, division: { code: string, name: string }, columns: Array<{ code: string, name: string, before: number | null, after: number | null }> }>, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } };

export type ReconciliationFigurePartsFragment = { ledgerItems: number, ledgerFen: number, refundedFen: number, taxItems: number | null, taxFen: number | null, taxItemsDifference: number | null, taxDifferenceFen: number | null, bankItems: number | null, bankFen: number | null, postedItems: number | null, postedFen: number | null, notPostedItems: number | null, notPostedFen: number | null, oldestOn: string | null, oldestDays: number | null, unknownItems: number, unknownFen: number, failedItems: number | null, failedFen: number | null, notPostedByAge: Array<{ fromDays: number, toDays: number | null, items: number, fen: number }> };

export type ReconciliationQueryVariables = Exact<{
  campaignId: string;
  by: ReconciliationBy;
  from?: string | null | undefined;
  to?: string | null | undefined;
  under?: string | null | undefined;
}>;


export type ReconciliationQuery = { campaign: { id: string, name: string, countyName: string, benefitYear: number, division: { code: string, name: string }, notice: { documentNumber: string } } | null, reconciliation: { by: ReconciliationBy, divisionCode: string, divisionName: string, fromOn: string | null, toOn: string | null, asOfOn: string | null, calculatedAt: string, countedAs: ReconciliationCount, postingFact: PostingFact, sources: Array<{ source: StatementSource, isLoaded: boolean, form: StatementForm | null, fromOn: string | null, toOn: string | null, batches: number, lastImportedAt: string | null }>, rows: Array<{ key: string, divisionCode: string | null, divisionName: string | null, day: string | null, figures: { ledgerItems: number, ledgerFen: number, refundedFen: number, taxItems: number | null, taxFen: number | null, taxItemsDifference: number | null, taxDifferenceFen: number | null, bankItems: number | null, bankFen: number | null, postedItems: number | null, postedFen: number | null, notPostedItems: number | null, notPostedFen: number | null, oldestOn: string | null, oldestDays: number | null, unknownItems: number, unknownFen: number, failedItems: number | null, failedFen: number | null, notPostedByAge: Array<{ fromDays: number, toDays: number | null, items: number, fen: number }> } }>, total: { ledgerItems: number, ledgerFen: number, refundedFen: number, taxItems: number | null, taxFen: number | null, taxItemsDifference: number | null, taxDifferenceFen: number | null, bankItems: number | null, bankFen: number | null, postedItems: number | null, postedFen: number | null, notPostedItems: number | null, notPostedFen: number | null, oldestOn: string | null, oldestDays: number | null, unknownItems: number, unknownFen: number, failedItems: number | null, failedFen: number | null, notPostedByAge: Array<{ fromDays: number, toDays: number | null, items: number, fen: number }> } } };

export type ImportStatementMutationVariables = Exact<{
  input: ImportStatementInput;
}>;


export type ImportStatementMutation = { importStatement: { job: { id: string, status: JobStatus, rowsRead: number, percent: number, result: { outcome: ImportOutcome, batchNumber: number | null, rowsRead: number, newPayments: number, alreadyPresent: number, rejectedRows: number, flaggedRows: number, newPersons: number, amountFen: number, postedLater: number, problemCount: number, sameFileAsBatch: number | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } | null, rosterResult: { outcome: ImportOutcome, batchNumber: number | null, rowsRead: number, rejectedRows: number, persons: number, newEntries: number, changedEntries: number, cancelledEntries: number, unchangedEntries: number, newPersons: number, reviewItems: number, personsInOtherRosters: number, problemCount: number, sameFileAsBatch: number | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } | null, statementResult: { outcome: ImportOutcome, batchNumber: number | null, rowsRead: number, newLines: number, alreadyPresent: number, rejectedRows: number, amountFen: number, newItems: number, settledItems: number, problemCount: number, sameFileAsBatch: number | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } | null } | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } };

export type ImportStatementRowsMutationVariables = Exact<{
  input: ImportStatementRowsInput;
}>;


export type ImportStatementRowsMutation = { importStatementRows: { job: { id: string, status: JobStatus, rowsRead: number, percent: number, result: { outcome: ImportOutcome, batchNumber: number | null, rowsRead: number, newPayments: number, alreadyPresent: number, rejectedRows: number, flaggedRows: number, newPersons: number, amountFen: number, postedLater: number, problemCount: number, sameFileAsBatch: number | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } | null, rosterResult: { outcome: ImportOutcome, batchNumber: number | null, rowsRead: number, rejectedRows: number, persons: number, newEntries: number, changedEntries: number, cancelledEntries: number, unchangedEntries: number, newPersons: number, reviewItems: number, personsInOtherRosters: number, problemCount: number, sameFileAsBatch: number | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } | null, statementResult: { outcome: ImportOutcome, batchNumber: number | null, rowsRead: number, newLines: number, alreadyPresent: number, rejectedRows: number, amountFen: number, newItems: number, settledItems: number, problemCount: number, sameFileAsBatch: number | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } | null } | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } };

export type ReviewListItemPartsFragment = { id: string, version: number, area: ReviewArea, kind: string, kindName: string, status: ReviewStatus, townshipName: string | null, villageName: string | null, onDay: string | null, personKey: string | null, foundFen: number | null, expectedFen: number | null, sentence: string, openedAt: string, closedReasonName: string | null, closedNote: string | null, closedBy: string | null, closedAt: string | null };

export type ReviewItemsQueryVariables = Exact<{
  campaignId: string;
  area?: ReviewArea | null | undefined;
  kind?: string | null | undefined;
  status: ReviewStatus;
  first: number;
  after?: string | null | undefined;
}>;


export type ReviewItemsQuery = { reviewItems: { totalCount: number, sums: Array<{ kind: string, name: string, items: number, foundFen: number, expectedFen: number, reasons: Array<{ code: string, name: string }> }>, edges: Array<{ node: { id: string, version: number, area: ReviewArea, kind: string, kindName: string, status: ReviewStatus, townshipName: string | null, villageName: string | null, onDay: string | null, personKey: string | null, foundFen: number | null, expectedFen: number | null, sentence: string, openedAt: string, closedReasonName: string | null, closedNote: string | null, closedBy: string | null, closedAt: string | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CloseReviewItemsMutationVariables = Exact<{
  input: CloseReviewItemsInput;
}>;


export type CloseReviewItemsMutation = { closeReviewItems: { items: Array<{ id: string, version: number, area: ReviewArea, kind: string, kindName: string, status: ReviewStatus, townshipName: string | null, villageName: string | null, onDay: string | null, personKey: string | null, foundFen: number | null, expectedFen: number | null, sentence: string, openedAt: string, closedReasonName: string | null, closedNote: string | null, closedBy: string | null, closedAt: string | null }>, conflicts: Array<{ id: string, code: string, message: string, current: { id: string, version: number, area: ReviewArea, kind: string, kindName: string, status: ReviewStatus, townshipName: string | null, villageName: string | null, onDay: string | null, personKey: string | null, foundFen: number | null, expectedFen: number | null, sentence: string, openedAt: string, closedReasonName: string | null, closedNote: string | null, closedBy: string | null, closedAt: string | null } | null }> } };

export type ReopenReviewItemMutationVariables = Exact<{
  input: ReopenReviewItemInput;
}>;


export type ReopenReviewItemMutation = { reopenReviewItem: { items: Array<{ id: string, version: number, area: ReviewArea, kind: string, kindName: string, status: ReviewStatus, townshipName: string | null, villageName: string | null, onDay: string | null, personKey: string | null, foundFen: number | null, expectedFen: number | null, sentence: string, openedAt: string, closedReasonName: string | null, closedNote: string | null, closedBy: string | null, closedAt: string | null }>, conflicts: Array<{ id: string, code: string, message: string, current: { id: string, version: number, area: ReviewArea, kind: string, kindName: string, status: ReviewStatus, townshipName: string | null, villageName: string | null, onDay: string | null, personKey: string | null, foundFen: number | null, expectedFen: number | null, sentence: string, openedAt: string, closedReasonName: string | null, closedNote: string | null, closedBy: string | null, closedAt: string | null } | null }> } };

export type ReviewAnswerPartsFragment = { items: Array<{ id: string, version: number, area: ReviewArea, kind: string, kindName: string, status: ReviewStatus, townshipName: string | null, villageName: string | null, onDay: string | null, personKey: string | null, foundFen: number | null, expectedFen: number | null, sentence: string, openedAt: string, closedReasonName: string | null, closedNote: string | null, closedBy: string | null, closedAt: string | null }>, conflicts: Array<{ id: string, code: string, message: string, current: { id: string, version: number, area: ReviewArea, kind: string, kindName: string, status: ReviewStatus, townshipName: string | null, villageName: string | null, onDay: string | null, personKey: string | null, foundFen: number | null, expectedFen: number | null, sentence: string, openedAt: string, closedReasonName: string | null, closedNote: string | null, closedBy: string | null, closedAt: string | null } | null }> };

export type RosterTableQueryVariables = Exact<{
  campaignId: string;
  source?: string | null | undefined;
  under?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type RosterTableQuery = { campaign: { id: string, name: string, countyName: string, benefitYear: number, division: { code: string, name: string }, notice: { documentNumber: string }, rosterTable: { columns: Array<string>, rows: ReadonlyArray<ReadonlyArray<string | number | null>>, names: ReadonlyArray<ReadonlyArray<string | number | null>>, totalCount: number, endCursor: string | null, batchNumber: number | null, asOfOn: string | null, figuresVersion: number } } | null };

export type RosterSourcePartsFragment = { code: string, name: string, office: string, kind: RosterKind, categoryCode: string | null, categoryName: string | null, isFull: boolean, currentAsOfOn: string | null, currentEntries: number, version: number };

export type RosterSourcesQueryVariables = Exact<{
  campaignId: string;
  day: string;
}>;


export type RosterSourcesQuery = { rosterSources: Array<{ code: string, name: string, office: string, kind: RosterKind, categoryCode: string | null, categoryName: string | null, isFull: boolean, currentAsOfOn: string | null, currentEntries: number, version: number }>, campaign: { id: string, noticeOn: { categories: Array<{ code: string, name: string }> } } | null };

export type SaveRosterSourceMutationVariables = Exact<{
  input: SaveRosterSourceInput;
}>;


export type SaveRosterSourceMutation = { saveRosterSource: { source: { code: string, name: string, office: string, kind: RosterKind, categoryCode: string | null, categoryName: string | null, isFull: boolean, currentAsOfOn: string | null, currentEntries: number, version: number } | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } };

export type ImportRosterMutationVariables = Exact<{
  input: ImportRosterInput;
}>;


export type ImportRosterMutation = { importRoster: { job: { id: string, status: JobStatus, rowsRead: number, percent: number, result: { outcome: ImportOutcome, batchNumber: number | null, rowsRead: number, newPayments: number, alreadyPresent: number, rejectedRows: number, flaggedRows: number, newPersons: number, amountFen: number, postedLater: number, problemCount: number, sameFileAsBatch: number | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } | null, rosterResult: { outcome: ImportOutcome, batchNumber: number | null, rowsRead: number, rejectedRows: number, persons: number, newEntries: number, changedEntries: number, cancelledEntries: number, unchangedEntries: number, newPersons: number, reviewItems: number, personsInOtherRosters: number, problemCount: number, sameFileAsBatch: number | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } | null, statementResult: { outcome: ImportOutcome, batchNumber: number | null, rowsRead: number, newLines: number, alreadyPresent: number, rejectedRows: number, amountFen: number, newItems: number, settledItems: number, problemCount: number, sameFileAsBatch: number | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } | null } | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } };

export type ImportRosterRowsMutationVariables = Exact<{
  input: ImportRosterRowsInput;
}>;


export type ImportRosterRowsMutation = { importRosterRows: { job: { id: string, status: JobStatus, rowsRead: number, percent: number, result: { outcome: ImportOutcome, batchNumber: number | null, rowsRead: number, newPayments: number, alreadyPresent: number, rejectedRows: number, flaggedRows: number, newPersons: number, amountFen: number, postedLater: number, problemCount: number, sameFileAsBatch: number | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } | null, rosterResult: { outcome: ImportOutcome, batchNumber: number | null, rowsRead: number, rejectedRows: number, persons: number, newEntries: number, changedEntries: number, cancelledEntries: number, unchangedEntries: number, newPersons: number, reviewItems: number, personsInOtherRosters: number, problemCount: number, sameFileAsBatch: number | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } | null, statementResult: { outcome: ImportOutcome, batchNumber: number | null, rowsRead: number, newLines: number, alreadyPresent: number, rejectedRows: number, amountFen: number, newItems: number, settledItems: number, problemCount: number, sameFileAsBatch: number | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } | null } | null, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }> } };

export type SimulateNoticeQueryVariables = Exact<{
  input: SimulationInput;
}>;


export type SimulateNoticeQuery = { simulateNotice: { summary: Array<string>, problems: Array<{ code: string, severity: ProblemSeverity, message: string, found: string | null, expected: string | null, place: { file: string | null, sheet: string | null, line: number | null, column: string | null, address: string | null, path: string | null } }>, townships: Array<{ divisionCode: string | null, divisionName: string, persons: number, payMore: number, payLess: number, undecided: number, individualDifferenceFen: number, assistanceDifferenceFen: number }> } };

export type SubsidyRowPartsFragment = { key: string, name: string, outcome: SubsidyOutcome, reason: string | null, clause: string | null, persons: number, enrolledPersons: number | null, noRulePersons: number, needsReviewPersons: number, perPersonStandardFen: number | null, perPersonDueFen: number | null, standardFen: number | null, individualFen: number | null, assistanceFen: number | null, enrolledStandardFen: number | null, enrolledIndividualFen: number | null, enrolledAssistanceFen: number | null, enrolledFiscalFen: number | null, receivedFen: number | null, differenceFen: number | null, otherReceivedFen: number | null, enrolledCollectFen: number | null, payers: Array<{ payer: string, timing: AssistanceTiming, persons: number, fen: number, enrolledPersons: number, enrolledFen: number }>, fiscal: Array<{ source: string, fen: number }> };

export type SubsidyEstimateQueryVariables = Exact<{
  campaignId: string;
  by: SubsidyGrouping;
  under?: string | null | undefined;
  asOf?: string | null | undefined;
}>;


export type SubsidyEstimateQuery = { campaign: { id: string, name: string, countyName: string, benefitYear: number, division: { code: string, name: string }, notice: { documentNumber: string } } | null, subsidyEstimate: { asOfOn: string, calculatedAt: string, source: SubsidySource, by: SubsidyGrouping, notes: Array<string>, rows: Array<{ key: string, name: string, outcome: SubsidyOutcome, reason: string | null, clause: string | null, persons: number, enrolledPersons: number | null, noRulePersons: number, needsReviewPersons: number, perPersonStandardFen: number | null, perPersonDueFen: number | null, standardFen: number | null, individualFen: number | null, assistanceFen: number | null, enrolledStandardFen: number | null, enrolledIndividualFen: number | null, enrolledAssistanceFen: number | null, enrolledFiscalFen: number | null, receivedFen: number | null, differenceFen: number | null, otherReceivedFen: number | null, enrolledCollectFen: number | null, payers: Array<{ payer: string, timing: AssistanceTiming, persons: number, fen: number, enrolledPersons: number, enrolledFen: number }>, fiscal: Array<{ source: string, fen: number }> }>, total: { key: string, name: string, outcome: SubsidyOutcome, reason: string | null, clause: string | null, persons: number, enrolledPersons: number | null, noRulePersons: number, needsReviewPersons: number, perPersonStandardFen: number | null, perPersonDueFen: number | null, standardFen: number | null, individualFen: number | null, assistanceFen: number | null, enrolledStandardFen: number | null, enrolledIndividualFen: number | null, enrolledAssistanceFen: number | null, enrolledFiscalFen: number | null, receivedFen: number | null, differenceFen: number | null, otherReceivedFen: number | null, enrolledCollectFen: number | null, payers: Array<{ payer: string, timing: AssistanceTiming, persons: number, fen: number, enrolledPersons: number, enrolledFen: number }>, fiscal: Array<{ source: string, fen: number }> }, rosters: Array<{ name: string, office: string, asOfOn: string, persons: number }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const ViewerPartsFragmentDoc = new TypedDocumentString(`
    fragment ViewerParts on Viewer {
  account
  displayName
  role
  division {
    code
    name
    level
  }
}
    `, {"fragmentName":"ViewerParts"}) as unknown as TypedDocumentString<ViewerPartsFragment, unknown>;
export const BreakdownActPartsFragmentDoc = new TypedDocumentString(`
    fragment BreakdownActParts on BreakdownActs {
  open {
    allowed
    reason
  }
  save {
    allowed
    reason
  }
  submit {
    allowed
    reason
  }
  withdraw {
    allowed
    reason
  }
  return {
    allowed
    reason
  }
  accept {
    allowed
    reason
  }
  lock {
    allowed
    reason
  }
  recall {
    allowed
    reason
  }
  reopen {
    allowed
    reason
  }
  endReopening {
    allowed
    reason
  }
  deadline {
    allowed
    reason
  }
}
    `, {"fragmentName":"BreakdownActParts"}) as unknown as TypedDocumentString<BreakdownActPartsFragment, unknown>;
export const BreakdownListPartsFragmentDoc = new TypedDocumentString(`
    fragment BreakdownListParts on Breakdown {
  id
  division {
    code
    name
  }
  state
  stateName
  edition
  version
  deadlineOn
  isLate
  reopenedUntil
  reopenedReason
  returnedReason
  openedAt
  filledAt
  submittedAt
  submittedBy
  acceptedAt
  filledCells
  cells
  may {
    ...BreakdownActParts
  }
}
    fragment BreakdownActParts on BreakdownActs {
  open {
    allowed
    reason
  }
  save {
    allowed
    reason
  }
  submit {
    allowed
    reason
  }
  withdraw {
    allowed
    reason
  }
  return {
    allowed
    reason
  }
  accept {
    allowed
    reason
  }
  lock {
    allowed
    reason
  }
  recall {
    allowed
    reason
  }
  reopen {
    allowed
    reason
  }
  endReopening {
    allowed
    reason
  }
  deadline {
    allowed
    reason
  }
}`, {"fragmentName":"BreakdownListParts"}) as unknown as TypedDocumentString<BreakdownListPartsFragment, unknown>;
export const BreakdownsAnswerPartsFragmentDoc = new TypedDocumentString(`
    fragment BreakdownsAnswerParts on BreakdownsPayload {
  isReplay
  breakdowns {
    ...BreakdownListParts
  }
  refusals {
    divisionCode
    divisionName
    code
    message
  }
}
    fragment BreakdownListParts on Breakdown {
  id
  division {
    code
    name
  }
  state
  stateName
  edition
  version
  deadlineOn
  isLate
  reopenedUntil
  reopenedReason
  returnedReason
  openedAt
  filledAt
  submittedAt
  submittedBy
  acceptedAt
  filledCells
  cells
  may {
    ...BreakdownActParts
  }
}
fragment BreakdownActParts on BreakdownActs {
  open {
    allowed
    reason
  }
  save {
    allowed
    reason
  }
  submit {
    allowed
    reason
  }
  withdraw {
    allowed
    reason
  }
  return {
    allowed
    reason
  }
  accept {
    allowed
    reason
  }
  lock {
    allowed
    reason
  }
  recall {
    allowed
    reason
  }
  reopen {
    allowed
    reason
  }
  endReopening {
    allowed
    reason
  }
  deadline {
    allowed
    reason
  }
}`, {"fragmentName":"BreakdownsAnswerParts"}) as unknown as TypedDocumentString<BreakdownsAnswerPartsFragment, unknown>;
export const BreakdownChangePartsFragmentDoc = new TypedDocumentString(`
    fragment BreakdownChangeParts on BreakdownChange {
  villageCode
  villageName
  columnCode
  columnName
  before
  after
  beforeText
  afterText
  reason
  by
  at
  version
}
    `, {"fragmentName":"BreakdownChangeParts"}) as unknown as TypedDocumentString<BreakdownChangePartsFragment, unknown>;
export const ProblemPartsFragmentDoc = new TypedDocumentString(`
    fragment ProblemParts on Problem {
  code
  severity
  message
  place {
    file
    sheet
    line
    column
    address
    path
  }
  found
  expected
}
    `, {"fragmentName":"ProblemParts"}) as unknown as TypedDocumentString<ProblemPartsFragment, unknown>;
export const BreakdownConflictPartsFragmentDoc = new TypedDocumentString(`
    fragment BreakdownConflictParts on BreakdownConflict {
  villageCode
  villageName
  columnCode
  columnName
  base
  mine
  theirs
  baseText
  mineText
  theirsText
  by
  at
  message
}
    `, {"fragmentName":"BreakdownConflictParts"}) as unknown as TypedDocumentString<BreakdownConflictPartsFragment, unknown>;
export const BreakdownFormPartsFragmentDoc = new TypedDocumentString(`
    fragment BreakdownFormParts on Breakdown {
  id
  division {
    code
    name
  }
  state
  stateName
  edition
  version
  dispatchNumber
  quotaRevision
  deadlineOn
  isLate
  instructions
  reopenedUntil
  reopenedReason
  returnedReason
  dispatchedAt
  submittedAt
  submittedBy
  acceptedAt
  sheetToken
  columns {
    code
    name
    isFilled
    isSubQuota
    categoryCode
    quotaPersons
    sumPersons
  }
  villages {
    code
    name
    isAbolished
    lastYearPersons
    population
    rosterPersons
    values
    acceptedValues
    findings
    remarks
  }
  may {
    ...BreakdownActParts
  }
}
    fragment BreakdownActParts on BreakdownActs {
  open {
    allowed
    reason
  }
  save {
    allowed
    reason
  }
  submit {
    allowed
    reason
  }
  withdraw {
    allowed
    reason
  }
  return {
    allowed
    reason
  }
  accept {
    allowed
    reason
  }
  lock {
    allowed
    reason
  }
  recall {
    allowed
    reason
  }
  reopen {
    allowed
    reason
  }
  endReopening {
    allowed
    reason
  }
  deadline {
    allowed
    reason
  }
}`, {"fragmentName":"BreakdownFormParts"}) as unknown as TypedDocumentString<BreakdownFormPartsFragment, unknown>;
export const BreakdownAnswerPartsFragmentDoc = new TypedDocumentString(`
    fragment BreakdownAnswerParts on BreakdownPayload {
  outcome
  isReplay
  changedCells
  problems {
    ...ProblemParts
  }
  conflicts {
    ...BreakdownConflictParts
  }
  breakdown {
    ...BreakdownFormParts
  }
}
    fragment BreakdownFormParts on Breakdown {
  id
  division {
    code
    name
  }
  state
  stateName
  edition
  version
  dispatchNumber
  quotaRevision
  deadlineOn
  isLate
  instructions
  reopenedUntil
  reopenedReason
  returnedReason
  dispatchedAt
  submittedAt
  submittedBy
  acceptedAt
  sheetToken
  columns {
    code
    name
    isFilled
    isSubQuota
    categoryCode
    quotaPersons
    sumPersons
  }
  villages {
    code
    name
    isAbolished
    lastYearPersons
    population
    rosterPersons
    values
    acceptedValues
    findings
    remarks
  }
  may {
    ...BreakdownActParts
  }
}
fragment BreakdownActParts on BreakdownActs {
  open {
    allowed
    reason
  }
  save {
    allowed
    reason
  }
  submit {
    allowed
    reason
  }
  withdraw {
    allowed
    reason
  }
  return {
    allowed
    reason
  }
  accept {
    allowed
    reason
  }
  lock {
    allowed
    reason
  }
  recall {
    allowed
    reason
  }
  reopen {
    allowed
    reason
  }
  endReopening {
    allowed
    reason
  }
  deadline {
    allowed
    reason
  }
}
fragment BreakdownConflictParts on BreakdownConflict {
  villageCode
  villageName
  columnCode
  columnName
  base
  mine
  theirs
  baseText
  mineText
  theirsText
  by
  at
  message
}
fragment ProblemParts on Problem {
  code
  severity
  message
  place {
    file
    sheet
    line
    column
    address
    path
  }
  found
  expected
}`, {"fragmentName":"BreakdownAnswerParts"}) as unknown as TypedDocumentString<BreakdownAnswerPartsFragment, unknown>;
export const CampaignPartsFragmentDoc = new TypedDocumentString(`
    fragment CampaignParts on Campaign {
  id
  name
  countyCode
  countyName
  benefitYear
  quotaState
  paymentSource
  figuresVersion
  lastImportedAt
  mayImportPayments {
    allowed
    reason
  }
  division {
    code
    name
  }
  notice {
    documentNumber
    title
    individualContributionFen
  }
  quotas {
    columns {
      code
      name
      declaredTotal
      computedTotal
      difference
    }
  }
}
    `, {"fragmentName":"CampaignParts"}) as unknown as TypedDocumentString<CampaignPartsFragment, unknown>;
export const CoverageCountsPartsFragmentDoc = new TypedDocumentString(`
    fragment CoverageCountsParts on CoverageCounts {
  due
  covered
  excused
  chase
  rateBasisPoints
}
    `, {"fragmentName":"CoverageCountsParts"}) as unknown as TypedDocumentString<CoverageCountsPartsFragment, unknown>;
export const CoverageRowPartsFragmentDoc = new TypedDocumentString(`
    fragment CoverageRowParts on CoverageRow {
  divisionCode
  divisionName
  byCategory {
    ...CoverageCountsParts
  }
  overall {
    ...CoverageCountsParts
  }
  isSuppressed
}
    fragment CoverageCountsParts on CoverageCounts {
  due
  covered
  excused
  chase
  rateBasisPoints
}`, {"fragmentName":"CoverageRowParts"}) as unknown as TypedDocumentString<CoverageRowPartsFragment, unknown>;
export const ReasonResultPartsFragmentDoc = new TypedDocumentString(`
    fragment ReasonResultParts on ReportReasonsPayload {
  rowsRead
  recorded
  unchanged
  rejectedRows
  blankRows
  problems {
    ...ProblemParts
  }
}
    fragment ProblemParts on Problem {
  code
  severity
  message
  place {
    file
    sheet
    line
    column
    address
    path
  }
  found
  expected
}`, {"fragmentName":"ReasonResultParts"}) as unknown as TypedDocumentString<ReasonResultPartsFragment, unknown>;
export const ChangePartsFragmentDoc = new TypedDocumentString(`
    fragment ChangeParts on Change {
  campaignId
  mark
  figuresVersion
  kinds
  townshipCodes
  villageCodes
  days
  isEverything
  at
}
    `, {"fragmentName":"ChangeParts"}) as unknown as TypedDocumentString<ChangePartsFragment, unknown>;
export const LedgerPaymentPartsFragmentDoc = new TypedDocumentString(`
    fragment LedgerPaymentParts on LedgerPayment {
  receiptNumber
  status
  personKey
  divisionCode
  divisionName
  categoryCode
  categoryName
  amountFen
  refundedFen
  paidOn
  postedOn
  flags
  isAccepted
  replacementReceiptNumber
  replacesReceiptNumber
  paymentsOfPerson
  entryCount
  entries {
    number
    kind
    receiptNumber
    amountFen
    on
    reason
    evidence
    note
    recordedBy
    recordedAt
    undoneBy
    description
  }
  refund {
    mostFen
    explanation
    clause
    benefitStartsOn
  }
}
    `, {"fragmentName":"LedgerPaymentParts"}) as unknown as TypedDocumentString<LedgerPaymentPartsFragment, unknown>;
export const PaymentEntryAnswerPartsFragmentDoc = new TypedDocumentString(`
    fragment PaymentEntryAnswerParts on PaymentEntryPayload {
  payment {
    ...LedgerPaymentParts
  }
  entry {
    number
    description
  }
  problems {
    ...ProblemParts
  }
}
    fragment LedgerPaymentParts on LedgerPayment {
  receiptNumber
  status
  personKey
  divisionCode
  divisionName
  categoryCode
  categoryName
  amountFen
  refundedFen
  paidOn
  postedOn
  flags
  isAccepted
  replacementReceiptNumber
  replacesReceiptNumber
  paymentsOfPerson
  entryCount
  entries {
    number
    kind
    receiptNumber
    amountFen
    on
    reason
    evidence
    note
    recordedBy
    recordedAt
    undoneBy
    description
  }
  refund {
    mostFen
    explanation
    clause
    benefitStartsOn
  }
}
fragment ProblemParts on Problem {
  code
  severity
  message
  place {
    file
    sheet
    line
    column
    address
    path
  }
  found
  expected
}`, {"fragmentName":"PaymentEntryAnswerParts"}) as unknown as TypedDocumentString<PaymentEntryAnswerPartsFragment, unknown>;
export const ImportJobPartsFragmentDoc = new TypedDocumentString(`
    fragment ImportJobParts on ImportJob {
  id
  status
  rowsRead
  percent
  result {
    outcome
    batchNumber
    rowsRead
    newPayments
    alreadyPresent
    rejectedRows
    flaggedRows
    newPersons
    amountFen
    postedLater
    problemCount
    sameFileAsBatch
    problems {
      ...ProblemParts
    }
  }
  rosterResult {
    outcome
    batchNumber
    rowsRead
    rejectedRows
    persons
    newEntries
    changedEntries
    cancelledEntries
    unchangedEntries
    newPersons
    reviewItems
    personsInOtherRosters
    problemCount
    sameFileAsBatch
    problems {
      ...ProblemParts
    }
  }
  statementResult {
    outcome
    batchNumber
    rowsRead
    newLines
    alreadyPresent
    rejectedRows
    amountFen
    newItems
    settledItems
    problemCount
    sameFileAsBatch
    problems {
      ...ProblemParts
    }
  }
}
    fragment ProblemParts on Problem {
  code
  severity
  message
  place {
    file
    sheet
    line
    column
    address
    path
  }
  found
  expected
}`, {"fragmentName":"ImportJobParts"}) as unknown as TypedDocumentString<ImportJobPartsFragment, unknown>;
export const PersonPlacePartsFragmentDoc = new TypedDocumentString(`
    fragment PersonPlaceParts on PersonPlace {
  townshipCode
  townshipName
  villageCode
  villageName
}
    `, {"fragmentName":"PersonPlaceParts"}) as unknown as TypedDocumentString<PersonPlacePartsFragment, unknown>;
export const PersonPaymentPartsFragmentDoc = new TypedDocumentString(`
    fragment PersonPaymentParts on PersonPayment {
  batchNumber
  line
  receiptNumber
  amountFen
  paidOn
  postedOn
  place {
    ...PersonPlaceParts
  }
  isVoid
  flags
  entries {
    number
    kind
    amountFen
    onDay
    reason
    evidence
    note
    recordedBy
    recordedAt
    isUndone
  }
  statements {
    source
    amountFen
    paidOn
    settledOn
    outcome
    failure
  }
}
    fragment PersonPlaceParts on PersonPlace {
  townshipCode
  townshipName
  villageCode
  villageName
}`, {"fragmentName":"PersonPaymentParts"}) as unknown as TypedDocumentString<PersonPaymentPartsFragment, unknown>;
export const PersonPartsFragmentDoc = new TypedDocumentString(`
    fragment PersonParts on Person {
  key
  version
  isNamed
  maskedName
  maskedIdNumber
  age
  temporaryCode
  bornOn
  place {
    ...PersonPlaceParts
  }
  divisions {
    fromOn
    toOn
    place {
      ...PersonPlaceParts
    }
  }
  memberships {
    sourceName
    office
    categoryName
    asOfOn
    fromOn
    toOn
    status
    disabilityGrade
  }
  campaigns {
    campaignId
    benefitYear
    name
    isInsured
    countedOn
    refundedOn
    alsoPaidElsewhere
    paidFen
    due {
      outcome
      standardFen
      personPaysFen
      assistanceFen
      explanation
      missing
    }
    check {
      verdict
      dueFen
      paidFen
    }
    reason {
      code
      version
      evidence
      note
      reportedBy
      reportedAt
    }
    payments {
      ...PersonPaymentParts
    }
  }
  events {
    number
    kind
    onDay
    from {
      ...PersonPlaceParts
    }
    to {
      ...PersonPlaceParts
    }
    evidence
    note
    recordedBy
    recordedAt
  }
  reviewItems {
    kind
    subject
    area
    benefitYear
    onDay
    foundFen
    expectedFen
    openedAt
  }
  mayUnmask {
    allowed
    reason
  }
  mayRecord {
    allowed
    reason
  }
}
    fragment PersonPlaceParts on PersonPlace {
  townshipCode
  townshipName
  villageCode
  villageName
}
fragment PersonPaymentParts on PersonPayment {
  batchNumber
  line
  receiptNumber
  amountFen
  paidOn
  postedOn
  place {
    ...PersonPlaceParts
  }
  isVoid
  flags
  entries {
    number
    kind
    amountFen
    onDay
    reason
    evidence
    note
    recordedBy
    recordedAt
    isUndone
  }
  statements {
    source
    amountFen
    paidOn
    settledOn
    outcome
    failure
  }
}`, {"fragmentName":"PersonParts"}) as unknown as TypedDocumentString<PersonPartsFragment, unknown>;
export const RecordedPartsFragmentDoc = new TypedDocumentString(`
    fragment RecordedParts on RecordPersonPayload {
  person {
    ...PersonParts
  }
  notes
  problems {
    ...ProblemParts
  }
}
    fragment PersonPlaceParts on PersonPlace {
  townshipCode
  townshipName
  villageCode
  villageName
}
fragment PersonParts on Person {
  key
  version
  isNamed
  maskedName
  maskedIdNumber
  age
  temporaryCode
  bornOn
  place {
    ...PersonPlaceParts
  }
  divisions {
    fromOn
    toOn
    place {
      ...PersonPlaceParts
    }
  }
  memberships {
    sourceName
    office
    categoryName
    asOfOn
    fromOn
    toOn
    status
    disabilityGrade
  }
  campaigns {
    campaignId
    benefitYear
    name
    isInsured
    countedOn
    refundedOn
    alsoPaidElsewhere
    paidFen
    due {
      outcome
      standardFen
      personPaysFen
      assistanceFen
      explanation
      missing
    }
    check {
      verdict
      dueFen
      paidFen
    }
    reason {
      code
      version
      evidence
      note
      reportedBy
      reportedAt
    }
    payments {
      ...PersonPaymentParts
    }
  }
  events {
    number
    kind
    onDay
    from {
      ...PersonPlaceParts
    }
    to {
      ...PersonPlaceParts
    }
    evidence
    note
    recordedBy
    recordedAt
  }
  reviewItems {
    kind
    subject
    area
    benefitYear
    onDay
    foundFen
    expectedFen
    openedAt
  }
  mayUnmask {
    allowed
    reason
  }
  mayRecord {
    allowed
    reason
  }
}
fragment PersonPaymentParts on PersonPayment {
  batchNumber
  line
  receiptNumber
  amountFen
  paidOn
  postedOn
  place {
    ...PersonPlaceParts
  }
  isVoid
  flags
  entries {
    number
    kind
    amountFen
    onDay
    reason
    evidence
    note
    recordedBy
    recordedAt
    isUndone
  }
  statements {
    source
    amountFen
    paidOn
    settledOn
    outcome
    failure
  }
}
fragment ProblemParts on Problem {
  code
  severity
  message
  place {
    file
    sheet
    line
    column
    address
    path
  }
  found
  expected
}`, {"fragmentName":"RecordedParts"}) as unknown as TypedDocumentString<RecordedPartsFragment, unknown>;
export const PolicyParameterPartsFragmentDoc = new TypedDocumentString(`
    fragment PolicyParameterParts on NoticeParameter {
  path
  clause
  group
  label
  text
  unit
  hint
  options
  isEditable
  isSpare
}
    `, {"fragmentName":"PolicyParameterParts"}) as unknown as TypedDocumentString<PolicyParameterPartsFragment, unknown>;
export const PolicyChangePartsFragmentDoc = new TypedDocumentString(`
    fragment PolicyChangeParts on NoticeChange {
  path
  clause
  label
  was
  becomes
}
    `, {"fragmentName":"PolicyChangeParts"}) as unknown as TypedDocumentString<PolicyChangePartsFragment, unknown>;
export const PolicyVersionPartsFragmentDoc = new TypedDocumentString(`
    fragment PolicyVersionParts on NoticeVersion {
  version
  kind
  revisionDocument
  publishedAt
  publishedBy
  note
  changedPlaces
}
    `, {"fragmentName":"PolicyVersionParts"}) as unknown as TypedDocumentString<PolicyVersionPartsFragment, unknown>;
export const IssuedDifferencePartsFragmentDoc = new TypedDocumentString(`
    fragment IssuedDifferenceParts on IssuedDifference {
  reportId
  reportTitle
  divisionName
  label
  was
  wouldBe
}
    `, {"fragmentName":"IssuedDifferenceParts"}) as unknown as TypedDocumentString<IssuedDifferencePartsFragment, unknown>;
export const ReconciliationFigurePartsFragmentDoc = new TypedDocumentString(`
    fragment ReconciliationFigureParts on ReconciliationFigures {
  ledgerItems
  ledgerFen
  refundedFen
  taxItems
  taxFen
  taxItemsDifference
  taxDifferenceFen
  bankItems
  bankFen
  postedItems
  postedFen
  notPostedItems
  notPostedFen
  oldestOn
  oldestDays
  notPostedByAge {
    fromDays
    toDays
    items
    fen
  }
  unknownItems
  unknownFen
  failedItems
  failedFen
}
    `, {"fragmentName":"ReconciliationFigureParts"}) as unknown as TypedDocumentString<ReconciliationFigurePartsFragment, unknown>;
export const ReviewListItemPartsFragmentDoc = new TypedDocumentString(`
    fragment ReviewListItemParts on ReviewListItem {
  id
  version
  area
  kind
  kindName
  status
  townshipName
  villageName
  onDay
  personKey
  foundFen
  expectedFen
  sentence
  openedAt
  closedReasonName
  closedNote
  closedBy
  closedAt
}
    `, {"fragmentName":"ReviewListItemParts"}) as unknown as TypedDocumentString<ReviewListItemPartsFragment, unknown>;
export const ReviewAnswerPartsFragmentDoc = new TypedDocumentString(`
    fragment ReviewAnswerParts on ReviewItemsPayload {
  items {
    ...ReviewListItemParts
  }
  conflicts {
    id
    code
    message
    current {
      ...ReviewListItemParts
    }
  }
}
    fragment ReviewListItemParts on ReviewListItem {
  id
  version
  area
  kind
  kindName
  status
  townshipName
  villageName
  onDay
  personKey
  foundFen
  expectedFen
  sentence
  openedAt
  closedReasonName
  closedNote
  closedBy
  closedAt
}`, {"fragmentName":"ReviewAnswerParts"}) as unknown as TypedDocumentString<ReviewAnswerPartsFragment, unknown>;
export const RosterSourcePartsFragmentDoc = new TypedDocumentString(`
    fragment RosterSourceParts on RosterSource {
  code
  name
  office
  kind
  categoryCode
  categoryName
  isFull
  currentAsOfOn
  currentEntries
  version
}
    `, {"fragmentName":"RosterSourceParts"}) as unknown as TypedDocumentString<RosterSourcePartsFragment, unknown>;
export const SubsidyRowPartsFragmentDoc = new TypedDocumentString(`
    fragment SubsidyRowParts on SubsidyRow {
  key
  name
  outcome
  reason
  clause
  persons
  enrolledPersons
  noRulePersons
  needsReviewPersons
  perPersonStandardFen
  perPersonDueFen
  standardFen
  individualFen
  assistanceFen
  enrolledStandardFen
  enrolledIndividualFen
  enrolledAssistanceFen
  enrolledFiscalFen
  receivedFen
  differenceFen
  otherReceivedFen
  enrolledCollectFen
  payers {
    payer
    timing
    persons
    fen
    enrolledPersons
    enrolledFen
  }
  fiscal {
    source
    fen
  }
}
    `, {"fragmentName":"SubsidyRowParts"}) as unknown as TypedDocumentString<SubsidyRowPartsFragment, unknown>;
export const ViewerDocument = new TypedDocumentString(`
    query Viewer {
  viewer {
    ...ViewerParts
  }
}
    fragment ViewerParts on Viewer {
  account
  displayName
  role
  division {
    code
    name
    level
  }
}`) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const SignInDocument = new TypedDocumentString(`
    mutation SignIn($input: SignInInput!) {
  signIn(input: $input) {
    token
    expiresAt
    viewer {
      ...ViewerParts
    }
    problems {
      ...ProblemParts
    }
  }
}
    fragment ViewerParts on Viewer {
  account
  displayName
  role
  division {
    code
    name
    level
  }
}
fragment ProblemParts on Problem {
  code
  severity
  message
  place {
    file
    sheet
    line
    column
    address
    path
  }
  found
  expected
}`) as unknown as TypedDocumentString<SignInMutation, SignInMutationVariables>;
export const SignOutDocument = new TypedDocumentString(`
    mutation SignOut {
  signOut {
    signedOut
  }
}
    `) as unknown as TypedDocumentString<SignOutMutation, SignOutMutationVariables>;
export const BreakdownsDocument = new TypedDocumentString(`
    query Breakdowns($campaignId: ID!) {
  campaign(id: $campaignId) {
    id
    quotaState
    mayReviseQuotas {
      allowed
      reason
    }
    quotas {
      columns {
        code
        name
      }
    }
  }
  breakdowns(campaignId: $campaignId) {
    counts {
      notDispatched
      notOpened
      notFilled
      draft
      submitted
      returned
      accepted
      locked
      reopened
      recalled
      late
    }
    breakdowns {
      ...BreakdownListParts
    }
    notDispatched {
      code
      name
    }
    mayDispatch {
      allowed
      reason
    }
  }
}
    fragment BreakdownListParts on Breakdown {
  id
  division {
    code
    name
  }
  state
  stateName
  edition
  version
  deadlineOn
  isLate
  reopenedUntil
  reopenedReason
  returnedReason
  openedAt
  filledAt
  submittedAt
  submittedBy
  acceptedAt
  filledCells
  cells
  may {
    ...BreakdownActParts
  }
}
fragment BreakdownActParts on BreakdownActs {
  open {
    allowed
    reason
  }
  save {
    allowed
    reason
  }
  submit {
    allowed
    reason
  }
  withdraw {
    allowed
    reason
  }
  return {
    allowed
    reason
  }
  accept {
    allowed
    reason
  }
  lock {
    allowed
    reason
  }
  recall {
    allowed
    reason
  }
  reopen {
    allowed
    reason
  }
  endReopening {
    allowed
    reason
  }
  deadline {
    allowed
    reason
  }
}`) as unknown as TypedDocumentString<BreakdownsQuery, BreakdownsQueryVariables>;
export const BreakdownEventsDocument = new TypedDocumentString(`
    query BreakdownEvents($campaignId: ID!, $divisionCode: ID!, $first: Int!) {
  breakdown(campaignId: $campaignId, divisionCode: $divisionCode) {
    id
    events(first: $first) {
      number
      act
      actName
      edition
      version
      source
      fileName
      reason
      changedCells
      by
      at
      changes {
        ...BreakdownChangeParts
      }
      findings {
        villageCode
        villageName
        columnCode
        columnName
        reason
      }
    }
  }
}
    fragment BreakdownChangeParts on BreakdownChange {
  villageCode
  villageName
  columnCode
  columnName
  before
  after
  beforeText
  afterText
  reason
  by
  at
  version
}`) as unknown as TypedDocumentString<BreakdownEventsQuery, BreakdownEventsQueryVariables>;
export const BreakdownHistoryDocument = new TypedDocumentString(`
    query BreakdownHistory($campaignId: ID!, $divisionCode: ID!, $villageCode: ID!, $columnCode: ID!) {
  breakdownHistory(
    campaignId: $campaignId
    divisionCode: $divisionCode
    villageCode: $villageCode
    columnCode: $columnCode
  ) {
    ...BreakdownChangeParts
  }
}
    fragment BreakdownChangeParts on BreakdownChange {
  villageCode
  villageName
  columnCode
  columnName
  before
  after
  beforeText
  afterText
  reason
  by
  at
  version
}`) as unknown as TypedDocumentString<BreakdownHistoryQuery, BreakdownHistoryQueryVariables>;
export const DispatchBreakdownsDocument = new TypedDocumentString(`
    mutation DispatchBreakdowns($input: DispatchBreakdownsInput!) {
  dispatchBreakdowns(input: $input) {
    ...BreakdownsAnswerParts
  }
}
    fragment BreakdownListParts on Breakdown {
  id
  division {
    code
    name
  }
  state
  stateName
  edition
  version
  deadlineOn
  isLate
  reopenedUntil
  reopenedReason
  returnedReason
  openedAt
  filledAt
  submittedAt
  submittedBy
  acceptedAt
  filledCells
  cells
  may {
    ...BreakdownActParts
  }
}
fragment BreakdownsAnswerParts on BreakdownsPayload {
  isReplay
  breakdowns {
    ...BreakdownListParts
  }
  refusals {
    divisionCode
    divisionName
    code
    message
  }
}
fragment BreakdownActParts on BreakdownActs {
  open {
    allowed
    reason
  }
  save {
    allowed
    reason
  }
  submit {
    allowed
    reason
  }
  withdraw {
    allowed
    reason
  }
  return {
    allowed
    reason
  }
  accept {
    allowed
    reason
  }
  lock {
    allowed
    reason
  }
  recall {
    allowed
    reason
  }
  reopen {
    allowed
    reason
  }
  endReopening {
    allowed
    reason
  }
  deadline {
    allowed
    reason
  }
}`) as unknown as TypedDocumentString<DispatchBreakdownsMutation, DispatchBreakdownsMutationVariables>;
export const ReturnBreakdownDocument = new TypedDocumentString(`
    mutation ReturnBreakdown($input: ReturnBreakdownInput!) {
  returnBreakdown(input: $input) {
    outcome
    isReplay
    problems {
      ...ProblemParts
    }
    breakdown {
      ...BreakdownListParts
    }
  }
}
    fragment BreakdownListParts on Breakdown {
  id
  division {
    code
    name
  }
  state
  stateName
  edition
  version
  deadlineOn
  isLate
  reopenedUntil
  reopenedReason
  returnedReason
  openedAt
  filledAt
  submittedAt
  submittedBy
  acceptedAt
  filledCells
  cells
  may {
    ...BreakdownActParts
  }
}
fragment BreakdownActParts on BreakdownActs {
  open {
    allowed
    reason
  }
  save {
    allowed
    reason
  }
  submit {
    allowed
    reason
  }
  withdraw {
    allowed
    reason
  }
  return {
    allowed
    reason
  }
  accept {
    allowed
    reason
  }
  lock {
    allowed
    reason
  }
  recall {
    allowed
    reason
  }
  reopen {
    allowed
    reason
  }
  endReopening {
    allowed
    reason
  }
  deadline {
    allowed
    reason
  }
}
fragment ProblemParts on Problem {
  code
  severity
  message
  place {
    file
    sheet
    line
    column
    address
    path
  }
  found
  expected
}`) as unknown as TypedDocumentString<ReturnBreakdownMutation, ReturnBreakdownMutationVariables>;
export const AcceptBreakdownsDocument = new TypedDocumentString(`
    mutation AcceptBreakdowns($input: BreakdownItemsInput!) {
  acceptBreakdowns(input: $input) {
    ...BreakdownsAnswerParts
  }
}
    fragment BreakdownListParts on Breakdown {
  id
  division {
    code
    name
  }
  state
  stateName
  edition
  version
  deadlineOn
  isLate
  reopenedUntil
  reopenedReason
  returnedReason
  openedAt
  filledAt
  submittedAt
  submittedBy
  acceptedAt
  filledCells
  cells
  may {
    ...BreakdownActParts
  }
}
fragment BreakdownsAnswerParts on BreakdownsPayload {
  isReplay
  breakdowns {
    ...BreakdownListParts
  }
  refusals {
    divisionCode
    divisionName
    code
    message
  }
}
fragment BreakdownActParts on BreakdownActs {
  open {
    allowed
    reason
  }
  save {
    allowed
    reason
  }
  submit {
    allowed
    reason
  }
  withdraw {
    allowed
    reason
  }
  return {
    allowed
    reason
  }
  accept {
    allowed
    reason
  }
  lock {
    allowed
    reason
  }
  recall {
    allowed
    reason
  }
  reopen {
    allowed
    reason
  }
  endReopening {
    allowed
    reason
  }
  deadline {
    allowed
    reason
  }
}`) as unknown as TypedDocumentString<AcceptBreakdownsMutation, AcceptBreakdownsMutationVariables>;
export const LockBreakdownsDocument = new TypedDocumentString(`
    mutation LockBreakdowns($input: BreakdownItemsInput!) {
  lockBreakdowns(input: $input) {
    ...BreakdownsAnswerParts
  }
}
    fragment BreakdownListParts on Breakdown {
  id
  division {
    code
    name
  }
  state
  stateName
  edition
  version
  deadlineOn
  isLate
  reopenedUntil
  reopenedReason
  returnedReason
  openedAt
  filledAt
  submittedAt
  submittedBy
  acceptedAt
  filledCells
  cells
  may {
    ...BreakdownActParts
  }
}
fragment BreakdownsAnswerParts on BreakdownsPayload {
  isReplay
  breakdowns {
    ...BreakdownListParts
  }
  refusals {
    divisionCode
    divisionName
    code
    message
  }
}
fragment BreakdownActParts on BreakdownActs {
  open {
    allowed
    reason
  }
  save {
    allowed
    reason
  }
  submit {
    allowed
    reason
  }
  withdraw {
    allowed
    reason
  }
  return {
    allowed
    reason
  }
  accept {
    allowed
    reason
  }
  lock {
    allowed
    reason
  }
  recall {
    allowed
    reason
  }
  reopen {
    allowed
    reason
  }
  endReopening {
    allowed
    reason
  }
  deadline {
    allowed
    reason
  }
}`) as unknown as TypedDocumentString<LockBreakdownsMutation, LockBreakdownsMutationVariables>;
export const RecallBreakdownsDocument = new TypedDocumentString(`
    mutation RecallBreakdowns($input: BreakdownItemsInput!) {
  recallBreakdowns(input: $input) {
    ...BreakdownsAnswerParts
  }
}
    fragment BreakdownListParts on Breakdown {
  id
  division {
    code
    name
  }
  state
  stateName
  edition
  version
  deadlineOn
  isLate
  reopenedUntil
  reopenedReason
  returnedReason
  openedAt
  filledAt
  submittedAt
  submittedBy
  acceptedAt
  filledCells
  cells
  may {
    ...BreakdownActParts
  }
}
fragment BreakdownsAnswerParts on BreakdownsPayload {
  isReplay
  breakdowns {
    ...BreakdownListParts
  }
  refusals {
    divisionCode
    divisionName
    code
    message
  }
}
fragment BreakdownActParts on BreakdownActs {
  open {
    allowed
    reason
  }
  save {
    allowed
    reason
  }
  submit {
    allowed
    reason
  }
  withdraw {
    allowed
    reason
  }
  return {
    allowed
    reason
  }
  accept {
    allowed
    reason
  }
  lock {
    allowed
    reason
  }
  recall {
    allowed
    reason
  }
  reopen {
    allowed
    reason
  }
  endReopening {
    allowed
    reason
  }
  deadline {
    allowed
    reason
  }
}`) as unknown as TypedDocumentString<RecallBreakdownsMutation, RecallBreakdownsMutationVariables>;
export const ReopenBreakdownsDocument = new TypedDocumentString(`
    mutation ReopenBreakdowns($input: ReopenBreakdownsInput!) {
  reopenBreakdowns(input: $input) {
    ...BreakdownsAnswerParts
  }
}
    fragment BreakdownListParts on Breakdown {
  id
  division {
    code
    name
  }
  state
  stateName
  edition
  version
  deadlineOn
  isLate
  reopenedUntil
  reopenedReason
  returnedReason
  openedAt
  filledAt
  submittedAt
  submittedBy
  acceptedAt
  filledCells
  cells
  may {
    ...BreakdownActParts
  }
}
fragment BreakdownsAnswerParts on BreakdownsPayload {
  isReplay
  breakdowns {
    ...BreakdownListParts
  }
  refusals {
    divisionCode
    divisionName
    code
    message
  }
}
fragment BreakdownActParts on BreakdownActs {
  open {
    allowed
    reason
  }
  save {
    allowed
    reason
  }
  submit {
    allowed
    reason
  }
  withdraw {
    allowed
    reason
  }
  return {
    allowed
    reason
  }
  accept {
    allowed
    reason
  }
  lock {
    allowed
    reason
  }
  recall {
    allowed
    reason
  }
  reopen {
    allowed
    reason
  }
  endReopening {
    allowed
    reason
  }
  deadline {
    allowed
    reason
  }
}`) as unknown as TypedDocumentString<ReopenBreakdownsMutation, ReopenBreakdownsMutationVariables>;
export const MoveBreakdownDeadlinesDocument = new TypedDocumentString(`
    mutation MoveBreakdownDeadlines($input: MoveBreakdownDeadlinesInput!) {
  moveBreakdownDeadlines(input: $input) {
    ...BreakdownsAnswerParts
  }
}
    fragment BreakdownListParts on Breakdown {
  id
  division {
    code
    name
  }
  state
  stateName
  edition
  version
  deadlineOn
  isLate
  reopenedUntil
  reopenedReason
  returnedReason
  openedAt
  filledAt
  submittedAt
  submittedBy
  acceptedAt
  filledCells
  cells
  may {
    ...BreakdownActParts
  }
}
fragment BreakdownsAnswerParts on BreakdownsPayload {
  isReplay
  breakdowns {
    ...BreakdownListParts
  }
  refusals {
    divisionCode
    divisionName
    code
    message
  }
}
fragment BreakdownActParts on BreakdownActs {
  open {
    allowed
    reason
  }
  save {
    allowed
    reason
  }
  submit {
    allowed
    reason
  }
  withdraw {
    allowed
    reason
  }
  return {
    allowed
    reason
  }
  accept {
    allowed
    reason
  }
  lock {
    allowed
    reason
  }
  recall {
    allowed
    reason
  }
  reopen {
    allowed
    reason
  }
  endReopening {
    allowed
    reason
  }
  deadline {
    allowed
    reason
  }
}`) as unknown as TypedDocumentString<MoveBreakdownDeadlinesMutation, MoveBreakdownDeadlinesMutationVariables>;
export const EndReopeningDocument = new TypedDocumentString(`
    mutation EndReopening($input: BreakdownActInput!) {
  endReopening(input: $input) {
    outcome
    isReplay
    problems {
      ...ProblemParts
    }
    breakdown {
      ...BreakdownListParts
    }
  }
}
    fragment BreakdownListParts on Breakdown {
  id
  division {
    code
    name
  }
  state
  stateName
  edition
  version
  deadlineOn
  isLate
  reopenedUntil
  reopenedReason
  returnedReason
  openedAt
  filledAt
  submittedAt
  submittedBy
  acceptedAt
  filledCells
  cells
  may {
    ...BreakdownActParts
  }
}
fragment BreakdownActParts on BreakdownActs {
  open {
    allowed
    reason
  }
  save {
    allowed
    reason
  }
  submit {
    allowed
    reason
  }
  withdraw {
    allowed
    reason
  }
  return {
    allowed
    reason
  }
  accept {
    allowed
    reason
  }
  lock {
    allowed
    reason
  }
  recall {
    allowed
    reason
  }
  reopen {
    allowed
    reason
  }
  endReopening {
    allowed
    reason
  }
  deadline {
    allowed
    reason
  }
}
fragment ProblemParts on Problem {
  code
  severity
  message
  place {
    file
    sheet
    line
    column
    address
    path
  }
  found
  expected
}`) as unknown as TypedDocumentString<EndReopeningMutation, EndReopeningMutationVariables>;
export const ImportBreakdownsDocument = new TypedDocumentString(`
    mutation ImportBreakdowns($input: ImportBreakdownsInput!) {
  importBreakdowns(input: $input) {
    isReplay
    returnedCopy
    problems {
      ...ProblemParts
    }
    files {
      fileName
      divisionCode
      divisionName
      outcome
      changedCells
      problems {
        ...ProblemParts
      }
      conflicts {
        ...BreakdownConflictParts
      }
    }
  }
}
    fragment BreakdownConflictParts on BreakdownConflict {
  villageCode
  villageName
  columnCode
  columnName
  base
  mine
  theirs
  baseText
  mineText
  theirsText
  by
  at
  message
}
fragment ProblemParts on Problem {
  code
  severity
  message
  place {
    file
    sheet
    line
    column
    address
    path
  }
  found
  expected
}`) as unknown as TypedDocumentString<ImportBreakdownsMutation, ImportBreakdownsMutationVariables>;
export const BreakdownSummaryDocument = new TypedDocumentString(`
    query BreakdownSummary($campaignId: ID!) {
  campaign(id: $campaignId) {
    id
    name
    countyName
    benefitYear
    division {
      code
      name
    }
    notice {
      documentNumber
    }
    quotas {
      columns {
        code
        name
      }
    }
  }
  breakdowns(campaignId: $campaignId) {
    breakdowns {
      id
      stateName
      division {
        code
        name
      }
      columns {
        code
        name
      }
      villages {
        code
        name
        lastYearPersons
        values
      }
    }
  }
}
    `) as unknown as TypedDocumentString<BreakdownSummaryQuery, BreakdownSummaryQueryVariables>;
export const BreakdownFormDocument = new TypedDocumentString(`
    query BreakdownForm($campaignId: ID!, $divisionCode: ID!) {
  campaign(id: $campaignId) {
    id
    name
    countyName
    benefitYear
    division {
      code
      name
    }
    notice {
      documentNumber
    }
  }
  breakdown(campaignId: $campaignId, divisionCode: $divisionCode) {
    ...BreakdownFormParts
  }
}
    fragment BreakdownFormParts on Breakdown {
  id
  division {
    code
    name
  }
  state
  stateName
  edition
  version
  dispatchNumber
  quotaRevision
  deadlineOn
  isLate
  instructions
  reopenedUntil
  reopenedReason
  returnedReason
  dispatchedAt
  submittedAt
  submittedBy
  acceptedAt
  sheetToken
  columns {
    code
    name
    isFilled
    isSubQuota
    categoryCode
    quotaPersons
    sumPersons
  }
  villages {
    code
    name
    isAbolished
    lastYearPersons
    population
    rosterPersons
    values
    acceptedValues
    findings
    remarks
  }
  may {
    ...BreakdownActParts
  }
}
fragment BreakdownActParts on BreakdownActs {
  open {
    allowed
    reason
  }
  save {
    allowed
    reason
  }
  submit {
    allowed
    reason
  }
  withdraw {
    allowed
    reason
  }
  return {
    allowed
    reason
  }
  accept {
    allowed
    reason
  }
  lock {
    allowed
    reason
  }
  recall {
    allowed
    reason
  }
  reopen {
    allowed
    reason
  }
  endReopening {
    allowed
    reason
  }
  deadline {
    allowed
    reason
  }
}`) as unknown as TypedDocumentString<BreakdownFormQuery, BreakdownFormQueryVariables>;
export const BreakdownBaseDocument = new TypedDocumentString(`
    query BreakdownBase($campaignId: ID!, $sheetToken: ID!) {
  breakdownBase(campaignId: $campaignId, sheetToken: $sheetToken) {
    edition
    version
    villages {
      code
      values
      remarks
    }
  }
}
    `) as unknown as TypedDocumentString<BreakdownBaseQuery, BreakdownBaseQueryVariables>;
export const OpenBreakdownDocument = new TypedDocumentString(`
    mutation OpenBreakdown($campaignId: ID!, $divisionCode: ID!) {
  openBreakdown(campaignId: $campaignId, divisionCode: $divisionCode) {
    outcome
    problems {
      ...ProblemParts
    }
  }
}
    fragment ProblemParts on Problem {
  code
  severity
  message
  place {
    file
    sheet
    line
    column
    address
    path
  }
  found
  expected
}`) as unknown as TypedDocumentString<OpenBreakdownMutation, OpenBreakdownMutationVariables>;
export const SaveBreakdownDocument = new TypedDocumentString(`
    mutation SaveBreakdown($input: BreakdownEditsInput!) {
  saveBreakdown(input: $input) {
    ...BreakdownAnswerParts
  }
}
    fragment BreakdownFormParts on Breakdown {
  id
  division {
    code
    name
  }
  state
  stateName
  edition
  version
  dispatchNumber
  quotaRevision
  deadlineOn
  isLate
  instructions
  reopenedUntil
  reopenedReason
  returnedReason
  dispatchedAt
  submittedAt
  submittedBy
  acceptedAt
  sheetToken
  columns {
    code
    name
    isFilled
    isSubQuota
    categoryCode
    quotaPersons
    sumPersons
  }
  villages {
    code
    name
    isAbolished
    lastYearPersons
    population
    rosterPersons
    values
    acceptedValues
    findings
    remarks
  }
  may {
    ...BreakdownActParts
  }
}
fragment BreakdownActParts on BreakdownActs {
  open {
    allowed
    reason
  }
  save {
    allowed
    reason
  }
  submit {
    allowed
    reason
  }
  withdraw {
    allowed
    reason
  }
  return {
    allowed
    reason
  }
  accept {
    allowed
    reason
  }
  lock {
    allowed
    reason
  }
  recall {
    allowed
    reason
  }
  reopen {
    allowed
    reason
  }
  endReopening {
    allowed
    reason
  }
  deadline {
    allowed
    reason
  }
}
fragment BreakdownConflictParts on BreakdownConflict {
  villageCode
  villageName
  columnCode
  columnName
  base
  mine
  theirs
  baseText
  mineText
  theirsText
  by
  at
  message
}
fragment BreakdownAnswerParts on BreakdownPayload {
  outcome
  isReplay
  changedCells
  problems {
    ...ProblemParts
  }
  conflicts {
    ...BreakdownConflictParts
  }
  breakdown {
    ...BreakdownFormParts
  }
}
fragment ProblemParts on Problem {
  code
  severity
  message
  place {
    file
    sheet
    line
    column
    address
    path
  }
  found
  expected
}`) as unknown as TypedDocumentString<SaveBreakdownMutation, SaveBreakdownMutationVariables>;
export const SubmitBreakdownDocument = new TypedDocumentString(`
    mutation SubmitBreakdown($input: BreakdownEditsInput!) {
  submitBreakdown(input: $input) {
    ...BreakdownAnswerParts
  }
}
    fragment BreakdownFormParts on Breakdown {
  id
  division {
    code
    name
  }
  state
  stateName
  edition
  version
  dispatchNumber
  quotaRevision
  deadlineOn
  isLate
  instructions
  reopenedUntil
  reopenedReason
  returnedReason
  dispatchedAt
  submittedAt
  submittedBy
  acceptedAt
  sheetToken
  columns {
    code
    name
    isFilled
    isSubQuota
    categoryCode
    quotaPersons
    sumPersons
  }
  villages {
    code
    name
    isAbolished
    lastYearPersons
    population
    rosterPersons
    values
    acceptedValues
    findings
    remarks
  }
  may {
    ...BreakdownActParts
  }
}
fragment BreakdownActParts on BreakdownActs {
  open {
    allowed
    reason
  }
  save {
    allowed
    reason
  }
  submit {
    allowed
    reason
  }
  withdraw {
    allowed
    reason
  }
  return {
    allowed
    reason
  }
  accept {
    allowed
    reason
  }
  lock {
    allowed
    reason
  }
  recall {
    allowed
    reason
  }
  reopen {
    allowed
    reason
  }
  endReopening {
    allowed
    reason
  }
  deadline {
    allowed
    reason
  }
}
fragment BreakdownConflictParts on BreakdownConflict {
  villageCode
  villageName
  columnCode
  columnName
  base
  mine
  theirs
  baseText
  mineText
  theirsText
  by
  at
  message
}
fragment BreakdownAnswerParts on BreakdownPayload {
  outcome
  isReplay
  changedCells
  problems {
    ...ProblemParts
  }
  conflicts {
    ...BreakdownConflictParts
  }
  breakdown {
    ...BreakdownFormParts
  }
}
fragment ProblemParts on Problem {
  code
  severity
  message
  place {
    file
    sheet
    line
    column
    address
    path
  }
  found
  expected
}`) as unknown as TypedDocumentString<SubmitBreakdownMutation, SubmitBreakdownMutationVariables>;
export const WithdrawBreakdownDocument = new TypedDocumentString(`
    mutation WithdrawBreakdown($input: BreakdownActInput!) {
  withdrawBreakdown(input: $input) {
    ...BreakdownAnswerParts
  }
}
    fragment BreakdownFormParts on Breakdown {
  id
  division {
    code
    name
  }
  state
  stateName
  edition
  version
  dispatchNumber
  quotaRevision
  deadlineOn
  isLate
  instructions
  reopenedUntil
  reopenedReason
  returnedReason
  dispatchedAt
  submittedAt
  submittedBy
  acceptedAt
  sheetToken
  columns {
    code
    name
    isFilled
    isSubQuota
    categoryCode
    quotaPersons
    sumPersons
  }
  villages {
    code
    name
    isAbolished
    lastYearPersons
    population
    rosterPersons
    values
    acceptedValues
    findings
    remarks
  }
  may {
    ...BreakdownActParts
  }
}
fragment BreakdownActParts on BreakdownActs {
  open {
    allowed
    reason
  }
  save {
    allowed
    reason
  }
  submit {
    allowed
    reason
  }
  withdraw {
    allowed
    reason
  }
  return {
    allowed
    reason
  }
  accept {
    allowed
    reason
  }
  lock {
    allowed
    reason
  }
  recall {
    allowed
    reason
  }
  reopen {
    allowed
    reason
  }
  endReopening {
    allowed
    reason
  }
  deadline {
    allowed
    reason
  }
}
fragment BreakdownConflictParts on BreakdownConflict {
  villageCode
  villageName
  columnCode
  columnName
  base
  mine
  theirs
  baseText
  mineText
  theirsText
  by
  at
  message
}
fragment BreakdownAnswerParts on BreakdownPayload {
  outcome
  isReplay
  changedCells
  problems {
    ...ProblemParts
  }
  conflicts {
    ...BreakdownConflictParts
  }
  breakdown {
    ...BreakdownFormParts
  }
}
fragment ProblemParts on Problem {
  code
  severity
  message
  place {
    file
    sheet
    line
    column
    address
    path
  }
  found
  expected
}`) as unknown as TypedDocumentString<WithdrawBreakdownMutation, WithdrawBreakdownMutationVariables>;
export const BreakdownDocument = new TypedDocumentString(`
    query Breakdown($campaignId: ID!) {
  campaign(id: $campaignId) {
    id
    name
    countyName
    benefitYear
    division {
      code
      name
    }
    notice {
      documentNumber
      title
    }
    quotas {
      revision
      note
      clause
      columns {
        code
        name
        declaredTotal
        computedTotal
        difference
        asOfOn
        note
      }
      rows {
        division {
          code
          name
        }
        values
        remarks
      }
    }
  }
}
    `) as unknown as TypedDocumentString<BreakdownQuery, BreakdownQueryVariables>;
export const CampaignsDocument = new TypedDocumentString(`
    query Campaigns {
  campaigns {
    id
    name
    countyName
    benefitYear
  }
}
    `) as unknown as TypedDocumentString<CampaignsQuery, CampaignsQueryVariables>;
export const CampaignDocument = new TypedDocumentString(`
    query Campaign($id: ID!) {
  campaign(id: $id) {
    ...CampaignParts
  }
}
    fragment CampaignParts on Campaign {
  id
  name
  countyCode
  countyName
  benefitYear
  quotaState
  paymentSource
  figuresVersion
  lastImportedAt
  mayImportPayments {
    allowed
    reason
  }
  division {
    code
    name
  }
  notice {
    documentNumber
    title
    individualContributionFen
  }
  quotas {
    columns {
      code
      name
      declaredTotal
      computedTotal
      difference
    }
  }
}`) as unknown as TypedDocumentString<CampaignQuery, CampaignQueryVariables>;
export const CoverageDocument = new TypedDocumentString(`
    query Coverage($campaignId: ID!, $level: DivisionLevel!, $under: String, $asOf: Date) {
  campaign(id: $campaignId) {
    id
    name
    countyName
    benefitYear
    division {
      code
      name
    }
    notice {
      documentNumber
    }
    coverage(level: $level, under: $under, asOf: $asOf) {
      outcome
      asOfOn
      calculatedAt
      level
      categories {
        code
        name
        hasRoster
      }
      rosters {
        sourceCode
        sourceName
        office
        asOfOn
      }
      missingCategories {
        code
        name
        hasRoster
      }
      hasPayments
      notCounted {
        code
        name
        hasRoster
      }
      rows {
        ...CoverageRowParts
      }
      total {
        ...CoverageRowParts
      }
    }
  }
}
    fragment CoverageCountsParts on CoverageCounts {
  due
  covered
  excused
  chase
  rateBasisPoints
}
fragment CoverageRowParts on CoverageRow {
  divisionCode
  divisionName
  byCategory {
    ...CoverageCountsParts
  }
  overall {
    ...CoverageCountsParts
  }
  isSuppressed
}`) as unknown as TypedDocumentString<CoverageQuery, CoverageQueryVariables>;
export const MayReportReasonsDocument = new TypedDocumentString(`
    query MayReportReasons($campaignId: ID!) {
  campaign(id: $campaignId) {
    id
    mayReportReasons {
      allowed
      reason
    }
  }
}
    `) as unknown as TypedDocumentString<MayReportReasonsQuery, MayReportReasonsQueryVariables>;
export const ChaseListDocument = new TypedDocumentString(`
    query ChaseList($campaignId: ID!, $under: String, $listing: ChaseListing!, $first: Int!, $after: String) {
  campaign(id: $campaignId) {
    id
    name
    countyName
    benefitYear
    division {
      code
      name
    }
    notice {
      documentNumber
    }
  }
  chaseList(
    campaignId: $campaignId
    under: $under
    listing: $listing
    first: $first
    after: $after
  ) {
    totalCount
    edges {
      cursor
      node {
        key
        townshipCode
        townshipName
        villageCode
        villageName
        maskedName
        maskedIdNumber
        categoryCodes
        categoryNames
        household
        sinceOn
        isUnderpaid
        reason
        evidence
        note
        reportedBy
        reportedAt
        version
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ChaseListQuery, ChaseListQueryVariables>;
export const ReportReasonsDocument = new TypedDocumentString(`
    mutation ReportReasons($input: ReportReasonsInput!) {
  reportReasons(input: $input) {
    ...ReasonResultParts
  }
}
    fragment ReasonResultParts on ReportReasonsPayload {
  rowsRead
  recorded
  unchanged
  rejectedRows
  blankRows
  problems {
    ...ProblemParts
  }
}
fragment ProblemParts on Problem {
  code
  severity
  message
  place {
    file
    sheet
    line
    column
    address
    path
  }
  found
  expected
}`) as unknown as TypedDocumentString<ReportReasonsMutation, ReportReasonsMutationVariables>;
export const ImportReasonsDocument = new TypedDocumentString(`
    mutation ImportReasons($input: ImportReasonsInput!) {
  importReasons(input: $input) {
    ...ReasonResultParts
  }
}
    fragment ReasonResultParts on ReportReasonsPayload {
  rowsRead
  recorded
  unchanged
  rejectedRows
  blankRows
  problems {
    ...ProblemParts
  }
}
fragment ProblemParts on Problem {
  code
  severity
  message
  place {
    file
    sheet
    line
    column
    address
    path
  }
  found
  expected
}`) as unknown as TypedDocumentString<ImportReasonsMutation, ImportReasonsMutationVariables>;
export const TownshipsDocument = new TypedDocumentString(`
    query Townships($campaignId: ID!) {
  divisions(campaignId: $campaignId, level: TOWNSHIP) {
    code
    name
  }
}
    `) as unknown as TypedDocumentString<TownshipsQuery, TownshipsQueryVariables>;
export const VillagesDocument = new TypedDocumentString(`
    query Villages($campaignId: ID!, $under: String!) {
  divisions(campaignId: $campaignId, level: VILLAGE, under: $under) {
    code
    name
  }
}
    `) as unknown as TypedDocumentString<VillagesQuery, VillagesQueryVariables>;
export const DueFormDocument = new TypedDocumentString(`
    query DueForm($campaignId: ID!, $day: Date!) {
  campaign(id: $campaignId) {
    id
    noticeOn(day: $day) {
      version
      categories {
        code
        name
      }
      tiers {
        code
        name
      }
      asks
    }
  }
}
    `) as unknown as TypedDocumentString<DueFormQuery, DueFormQueryVariables>;
export const AmountDueDocument = new TypedDocumentString(`
    query AmountDue($campaignId: ID!, $person: PersonInput!, $on: Date!, $payment: BenefitInput!) {
  campaign(id: $campaignId) {
    id
    amountDue(person: $person, on: $on) {
      outcome
      standardFen
      personPaysFen
      assistanceFen
      payers {
        payer
        timing
        fen
      }
      explanation
      missing
    }
    notice {
      version
    }
    benefit(input: $payment) {
      outcome
      explanation
    }
  }
}
    `) as unknown as TypedDocumentString<AmountDueQuery, AmountDueQueryVariables>;
export const FiguresDocument = new TypedDocumentString(`
    query Figures($campaignId: ID!, $asks: [FigureAsk!]!) {
  campaign(id: $campaignId) {
    figures(asks: $asks) {
      figuresVersion
      calculatedAt
      values
      codes
      expected
    }
  }
}
    `) as unknown as TypedDocumentString<FiguresQuery, FiguresQueryVariables>;
export const LiveDocument = new TypedDocumentString(`
    subscription Live($campaignIds: [ID!]!) {
  changes(campaignIds: $campaignIds) {
    isCatchUp
    silenceMs
    changes {
      ...ChangeParts
    }
  }
}
    fragment ChangeParts on Change {
  campaignId
  mark
  figuresVersion
  kinds
  townshipCodes
  villageCodes
  days
  isEverything
  at
}`) as unknown as TypedDocumentString<LiveSubscription, LiveSubscriptionVariables>;
export const ChangesSinceDocument = new TypedDocumentString(`
    query ChangesSince($campaignId: ID!, $mark: String) {
  changesSince(campaignId: $campaignId, mark: $mark) {
    ...ChangeParts
  }
}
    fragment ChangeParts on Change {
  campaignId
  mark
  figuresVersion
  kinds
  townshipCodes
  villageCodes
  days
  isEverything
  at
}`) as unknown as TypedDocumentString<ChangesSinceQuery, ChangesSinceQueryVariables>;
export const LedgerPaymentDocument = new TypedDocumentString(`
    query LedgerPayment($campaignId: ID!, $receiptNumber: String!) {
  payment(campaignId: $campaignId, receiptNumber: $receiptNumber) {
    ...LedgerPaymentParts
  }
}
    fragment LedgerPaymentParts on LedgerPayment {
  receiptNumber
  status
  personKey
  divisionCode
  divisionName
  categoryCode
  categoryName
  amountFen
  refundedFen
  paidOn
  postedOn
  flags
  isAccepted
  replacementReceiptNumber
  replacesReceiptNumber
  paymentsOfPerson
  entryCount
  entries {
    number
    kind
    receiptNumber
    amountFen
    on
    reason
    evidence
    note
    recordedBy
    recordedAt
    undoneBy
    description
  }
  refund {
    mostFen
    explanation
    clause
    benefitStartsOn
  }
}`) as unknown as TypedDocumentString<LedgerPaymentQuery, LedgerPaymentQueryVariables>;
export const RecordRefundDocument = new TypedDocumentString(`
    mutation RecordRefund($input: RecordRefundInput!) {
  recordRefund(input: $input) {
    ...PaymentEntryAnswerParts
  }
}
    fragment LedgerPaymentParts on LedgerPayment {
  receiptNumber
  status
  personKey
  divisionCode
  divisionName
  categoryCode
  categoryName
  amountFen
  refundedFen
  paidOn
  postedOn
  flags
  isAccepted
  replacementReceiptNumber
  replacesReceiptNumber
  paymentsOfPerson
  entryCount
  entries {
    number
    kind
    receiptNumber
    amountFen
    on
    reason
    evidence
    note
    recordedBy
    recordedAt
    undoneBy
    description
  }
  refund {
    mostFen
    explanation
    clause
    benefitStartsOn
  }
}
fragment PaymentEntryAnswerParts on PaymentEntryPayload {
  payment {
    ...LedgerPaymentParts
  }
  entry {
    number
    description
  }
  problems {
    ...ProblemParts
  }
}
fragment ProblemParts on Problem {
  code
  severity
  message
  place {
    file
    sheet
    line
    column
    address
    path
  }
  found
  expected
}`) as unknown as TypedDocumentString<RecordRefundMutation, RecordRefundMutationVariables>;
export const ReversePaymentDocument = new TypedDocumentString(`
    mutation ReversePayment($input: ReversePaymentInput!) {
  reversePayment(input: $input) {
    ...PaymentEntryAnswerParts
  }
}
    fragment LedgerPaymentParts on LedgerPayment {
  receiptNumber
  status
  personKey
  divisionCode
  divisionName
  categoryCode
  categoryName
  amountFen
  refundedFen
  paidOn
  postedOn
  flags
  isAccepted
  replacementReceiptNumber
  replacesReceiptNumber
  paymentsOfPerson
  entryCount
  entries {
    number
    kind
    receiptNumber
    amountFen
    on
    reason
    evidence
    note
    recordedBy
    recordedAt
    undoneBy
    description
  }
  refund {
    mostFen
    explanation
    clause
    benefitStartsOn
  }
}
fragment PaymentEntryAnswerParts on PaymentEntryPayload {
  payment {
    ...LedgerPaymentParts
  }
  entry {
    number
    description
  }
  problems {
    ...ProblemParts
  }
}
fragment ProblemParts on Problem {
  code
  severity
  message
  place {
    file
    sheet
    line
    column
    address
    path
  }
  found
  expected
}`) as unknown as TypedDocumentString<ReversePaymentMutation, ReversePaymentMutationVariables>;
export const CorrectPaymentDocument = new TypedDocumentString(`
    mutation CorrectPayment($input: CorrectPaymentInput!) {
  correctPayment(input: $input) {
    ...PaymentEntryAnswerParts
  }
}
    fragment LedgerPaymentParts on LedgerPayment {
  receiptNumber
  status
  personKey
  divisionCode
  divisionName
  categoryCode
  categoryName
  amountFen
  refundedFen
  paidOn
  postedOn
  flags
  isAccepted
  replacementReceiptNumber
  replacesReceiptNumber
  paymentsOfPerson
  entryCount
  entries {
    number
    kind
    receiptNumber
    amountFen
    on
    reason
    evidence
    note
    recordedBy
    recordedAt
    undoneBy
    description
  }
  refund {
    mostFen
    explanation
    clause
    benefitStartsOn
  }
}
fragment PaymentEntryAnswerParts on PaymentEntryPayload {
  payment {
    ...LedgerPaymentParts
  }
  entry {
    number
    description
  }
  problems {
    ...ProblemParts
  }
}
fragment ProblemParts on Problem {
  code
  severity
  message
  place {
    file
    sheet
    line
    column
    address
    path
  }
  found
  expected
}`) as unknown as TypedDocumentString<CorrectPaymentMutation, CorrectPaymentMutationVariables>;
export const AcceptPaymentDocument = new TypedDocumentString(`
    mutation AcceptPayment($input: AcceptPaymentInput!) {
  acceptPayment(input: $input) {
    ...PaymentEntryAnswerParts
  }
}
    fragment LedgerPaymentParts on LedgerPayment {
  receiptNumber
  status
  personKey
  divisionCode
  divisionName
  categoryCode
  categoryName
  amountFen
  refundedFen
  paidOn
  postedOn
  flags
  isAccepted
  replacementReceiptNumber
  replacesReceiptNumber
  paymentsOfPerson
  entryCount
  entries {
    number
    kind
    receiptNumber
    amountFen
    on
    reason
    evidence
    note
    recordedBy
    recordedAt
    undoneBy
    description
  }
  refund {
    mostFen
    explanation
    clause
    benefitStartsOn
  }
}
fragment PaymentEntryAnswerParts on PaymentEntryPayload {
  payment {
    ...LedgerPaymentParts
  }
  entry {
    number
    description
  }
  problems {
    ...ProblemParts
  }
}
fragment ProblemParts on Problem {
  code
  severity
  message
  place {
    file
    sheet
    line
    column
    address
    path
  }
  found
  expected
}`) as unknown as TypedDocumentString<AcceptPaymentMutation, AcceptPaymentMutationVariables>;
export const UndoPaymentEntryDocument = new TypedDocumentString(`
    mutation UndoPaymentEntry($input: UndoPaymentEntryInput!) {
  undoPaymentEntry(input: $input) {
    ...PaymentEntryAnswerParts
  }
}
    fragment LedgerPaymentParts on LedgerPayment {
  receiptNumber
  status
  personKey
  divisionCode
  divisionName
  categoryCode
  categoryName
  amountFen
  refundedFen
  paidOn
  postedOn
  flags
  isAccepted
  replacementReceiptNumber
  replacesReceiptNumber
  paymentsOfPerson
  entryCount
  entries {
    number
    kind
    receiptNumber
    amountFen
    on
    reason
    evidence
    note
    recordedBy
    recordedAt
    undoneBy
    description
  }
  refund {
    mostFen
    explanation
    clause
    benefitStartsOn
  }
}
fragment PaymentEntryAnswerParts on PaymentEntryPayload {
  payment {
    ...LedgerPaymentParts
  }
  entry {
    number
    description
  }
  problems {
    ...ProblemParts
  }
}
fragment ProblemParts on Problem {
  code
  severity
  message
  place {
    file
    sheet
    line
    column
    address
    path
  }
  found
  expected
}`) as unknown as TypedDocumentString<UndoPaymentEntryMutation, UndoPaymentEntryMutationVariables>;
export const CheckAmountsDocument = new TypedDocumentString(`
    mutation CheckAmounts($campaignId: ID!) {
  checkAmounts(campaignId: $campaignId) {
    check {
      exactPersons
      underPersons
      overPersons
      noRulePersons
      needsReviewPersons
      checkedAt
    }
    problems {
      ...ProblemParts
    }
  }
}
    fragment ProblemParts on Problem {
  code
  severity
  message
  place {
    file
    sheet
    line
    column
    address
    path
  }
  found
  expected
}`) as unknown as TypedDocumentString<CheckAmountsMutation, CheckAmountsMutationVariables>;
export const ImportPaymentsDocument = new TypedDocumentString(`
    mutation ImportPayments($input: ImportPaymentsInput!) {
  importPayments(input: $input) {
    job {
      ...ImportJobParts
    }
    problems {
      ...ProblemParts
    }
  }
}
    fragment ImportJobParts on ImportJob {
  id
  status
  rowsRead
  percent
  result {
    outcome
    batchNumber
    rowsRead
    newPayments
    alreadyPresent
    rejectedRows
    flaggedRows
    newPersons
    amountFen
    postedLater
    problemCount
    sameFileAsBatch
    problems {
      ...ProblemParts
    }
  }
  rosterResult {
    outcome
    batchNumber
    rowsRead
    rejectedRows
    persons
    newEntries
    changedEntries
    cancelledEntries
    unchangedEntries
    newPersons
    reviewItems
    personsInOtherRosters
    problemCount
    sameFileAsBatch
    problems {
      ...ProblemParts
    }
  }
  statementResult {
    outcome
    batchNumber
    rowsRead
    newLines
    alreadyPresent
    rejectedRows
    amountFen
    newItems
    settledItems
    problemCount
    sameFileAsBatch
    problems {
      ...ProblemParts
    }
  }
}
fragment ProblemParts on Problem {
  code
  severity
  message
  place {
    file
    sheet
    line
    column
    address
    path
  }
  found
  expected
}`) as unknown as TypedDocumentString<ImportPaymentsMutation, ImportPaymentsMutationVariables>;
export const ImportPaymentRowsDocument = new TypedDocumentString(`
    mutation ImportPaymentRows($input: ImportPaymentRowsInput!) {
  importPaymentRows(input: $input) {
    job {
      ...ImportJobParts
    }
    problems {
      ...ProblemParts
    }
  }
}
    fragment ImportJobParts on ImportJob {
  id
  status
  rowsRead
  percent
  result {
    outcome
    batchNumber
    rowsRead
    newPayments
    alreadyPresent
    rejectedRows
    flaggedRows
    newPersons
    amountFen
    postedLater
    problemCount
    sameFileAsBatch
    problems {
      ...ProblemParts
    }
  }
  rosterResult {
    outcome
    batchNumber
    rowsRead
    rejectedRows
    persons
    newEntries
    changedEntries
    cancelledEntries
    unchangedEntries
    newPersons
    reviewItems
    personsInOtherRosters
    problemCount
    sameFileAsBatch
    problems {
      ...ProblemParts
    }
  }
  statementResult {
    outcome
    batchNumber
    rowsRead
    newLines
    alreadyPresent
    rejectedRows
    amountFen
    newItems
    settledItems
    problemCount
    sameFileAsBatch
    problems {
      ...ProblemParts
    }
  }
}
fragment ProblemParts on Problem {
  code
  severity
  message
  place {
    file
    sheet
    line
    column
    address
    path
  }
  found
  expected
}`) as unknown as TypedDocumentString<ImportPaymentRowsMutation, ImportPaymentRowsMutationVariables>;
export const ImportJobDocument = new TypedDocumentString(`
    query ImportJob($id: ID!) {
  importJob(id: $id) {
    ...ImportJobParts
  }
}
    fragment ImportJobParts on ImportJob {
  id
  status
  rowsRead
  percent
  result {
    outcome
    batchNumber
    rowsRead
    newPayments
    alreadyPresent
    rejectedRows
    flaggedRows
    newPersons
    amountFen
    postedLater
    problemCount
    sameFileAsBatch
    problems {
      ...ProblemParts
    }
  }
  rosterResult {
    outcome
    batchNumber
    rowsRead
    rejectedRows
    persons
    newEntries
    changedEntries
    cancelledEntries
    unchangedEntries
    newPersons
    reviewItems
    personsInOtherRosters
    problemCount
    sameFileAsBatch
    problems {
      ...ProblemParts
    }
  }
  statementResult {
    outcome
    batchNumber
    rowsRead
    newLines
    alreadyPresent
    rejectedRows
    amountFen
    newItems
    settledItems
    problemCount
    sameFileAsBatch
    problems {
      ...ProblemParts
    }
  }
}
fragment ProblemParts on Problem {
  code
  severity
  message
  place {
    file
    sheet
    line
    column
    address
    path
  }
  found
  expected
}`) as unknown as TypedDocumentString<ImportJobQuery, ImportJobQueryVariables>;
export const CancelImportJobDocument = new TypedDocumentString(`
    mutation CancelImportJob($id: ID!) {
  cancelImportJob(id: $id) {
    job {
      ...ImportJobParts
    }
  }
}
    fragment ImportJobParts on ImportJob {
  id
  status
  rowsRead
  percent
  result {
    outcome
    batchNumber
    rowsRead
    newPayments
    alreadyPresent
    rejectedRows
    flaggedRows
    newPersons
    amountFen
    postedLater
    problemCount
    sameFileAsBatch
    problems {
      ...ProblemParts
    }
  }
  rosterResult {
    outcome
    batchNumber
    rowsRead
    rejectedRows
    persons
    newEntries
    changedEntries
    cancelledEntries
    unchangedEntries
    newPersons
    reviewItems
    personsInOtherRosters
    problemCount
    sameFileAsBatch
    problems {
      ...ProblemParts
    }
  }
  statementResult {
    outcome
    batchNumber
    rowsRead
    newLines
    alreadyPresent
    rejectedRows
    amountFen
    newItems
    settledItems
    problemCount
    sameFileAsBatch
    problems {
      ...ProblemParts
    }
  }
}
fragment ProblemParts on Problem {
  code
  severity
  message
  place {
    file
    sheet
    line
    column
    address
    path
  }
  found
  expected
}`) as unknown as TypedDocumentString<CancelImportJobMutation, CancelImportJobMutationVariables>;
export const LookUpPersonDocument = new TypedDocumentString(`
    mutation LookUpPerson($input: LookUpPersonInput!) {
  lookUpPerson(input: $input) {
    person {
      ...PersonParts
    }
    problems {
      ...ProblemParts
    }
  }
}
    fragment PersonPlaceParts on PersonPlace {
  townshipCode
  townshipName
  villageCode
  villageName
}
fragment PersonParts on Person {
  key
  version
  isNamed
  maskedName
  maskedIdNumber
  age
  temporaryCode
  bornOn
  place {
    ...PersonPlaceParts
  }
  divisions {
    fromOn
    toOn
    place {
      ...PersonPlaceParts
    }
  }
  memberships {
    sourceName
    office
    categoryName
    asOfOn
    fromOn
    toOn
    status
    disabilityGrade
  }
  campaigns {
    campaignId
    benefitYear
    name
    isInsured
    countedOn
    refundedOn
    alsoPaidElsewhere
    paidFen
    due {
      outcome
      standardFen
      personPaysFen
      assistanceFen
      explanation
      missing
    }
    check {
      verdict
      dueFen
      paidFen
    }
    reason {
      code
      version
      evidence
      note
      reportedBy
      reportedAt
    }
    payments {
      ...PersonPaymentParts
    }
  }
  events {
    number
    kind
    onDay
    from {
      ...PersonPlaceParts
    }
    to {
      ...PersonPlaceParts
    }
    evidence
    note
    recordedBy
    recordedAt
  }
  reviewItems {
    kind
    subject
    area
    benefitYear
    onDay
    foundFen
    expectedFen
    openedAt
  }
  mayUnmask {
    allowed
    reason
  }
  mayRecord {
    allowed
    reason
  }
}
fragment PersonPaymentParts on PersonPayment {
  batchNumber
  line
  receiptNumber
  amountFen
  paidOn
  postedOn
  place {
    ...PersonPlaceParts
  }
  isVoid
  flags
  entries {
    number
    kind
    amountFen
    onDay
    reason
    evidence
    note
    recordedBy
    recordedAt
    isUndone
  }
  statements {
    source
    amountFen
    paidOn
    settledOn
    outcome
    failure
  }
}
fragment ProblemParts on Problem {
  code
  severity
  message
  place {
    file
    sheet
    line
    column
    address
    path
  }
  found
  expected
}`) as unknown as TypedDocumentString<LookUpPersonMutation, LookUpPersonMutationVariables>;
export const UnmaskPersonsDocument = new TypedDocumentString(`
    mutation UnmaskPersons($input: UnmaskPersonsInput!) {
  unmaskPersons(input: $input) {
    persons {
      key
      name
      idNumber
      temporaryCode
    }
    refused {
      key
      reason
    }
    problems {
      ...ProblemParts
    }
  }
}
    fragment ProblemParts on Problem {
  code
  severity
  message
  place {
    file
    sheet
    line
    column
    address
    path
  }
  found
  expected
}`) as unknown as TypedDocumentString<UnmaskPersonsMutation, UnmaskPersonsMutationVariables>;
export const RecordTransferDocument = new TypedDocumentString(`
    mutation RecordTransfer($input: RecordTransferInput!) {
  recordTransfer(input: $input) {
    ...RecordedParts
  }
}
    fragment PersonPlaceParts on PersonPlace {
  townshipCode
  townshipName
  villageCode
  villageName
}
fragment PersonParts on Person {
  key
  version
  isNamed
  maskedName
  maskedIdNumber
  age
  temporaryCode
  bornOn
  place {
    ...PersonPlaceParts
  }
  divisions {
    fromOn
    toOn
    place {
      ...PersonPlaceParts
    }
  }
  memberships {
    sourceName
    office
    categoryName
    asOfOn
    fromOn
    toOn
    status
    disabilityGrade
  }
  campaigns {
    campaignId
    benefitYear
    name
    isInsured
    countedOn
    refundedOn
    alsoPaidElsewhere
    paidFen
    due {
      outcome
      standardFen
      personPaysFen
      assistanceFen
      explanation
      missing
    }
    check {
      verdict
      dueFen
      paidFen
    }
    reason {
      code
      version
      evidence
      note
      reportedBy
      reportedAt
    }
    payments {
      ...PersonPaymentParts
    }
  }
  events {
    number
    kind
    onDay
    from {
      ...PersonPlaceParts
    }
    to {
      ...PersonPlaceParts
    }
    evidence
    note
    recordedBy
    recordedAt
  }
  reviewItems {
    kind
    subject
    area
    benefitYear
    onDay
    foundFen
    expectedFen
    openedAt
  }
  mayUnmask {
    allowed
    reason
  }
  mayRecord {
    allowed
    reason
  }
}
fragment PersonPaymentParts on PersonPayment {
  batchNumber
  line
  receiptNumber
  amountFen
  paidOn
  postedOn
  place {
    ...PersonPlaceParts
  }
  isVoid
  flags
  entries {
    number
    kind
    amountFen
    onDay
    reason
    evidence
    note
    recordedBy
    recordedAt
    isUndone
  }
  statements {
    source
    amountFen
    paidOn
    settledOn
    outcome
    failure
  }
}
fragment RecordedParts on RecordPersonPayload {
  person {
    ...PersonParts
  }
  notes
  problems {
    ...ProblemParts
  }
}
fragment ProblemParts on Problem {
  code
  severity
  message
  place {
    file
    sheet
    line
    column
    address
    path
  }
  found
  expected
}`) as unknown as TypedDocumentString<RecordTransferMutation, RecordTransferMutationVariables>;
export const CorrectDivisionDocument = new TypedDocumentString(`
    mutation CorrectDivision($input: CorrectDivisionInput!) {
  correctDivision(input: $input) {
    ...RecordedParts
  }
}
    fragment PersonPlaceParts on PersonPlace {
  townshipCode
  townshipName
  villageCode
  villageName
}
fragment PersonParts on Person {
  key
  version
  isNamed
  maskedName
  maskedIdNumber
  age
  temporaryCode
  bornOn
  place {
    ...PersonPlaceParts
  }
  divisions {
    fromOn
    toOn
    place {
      ...PersonPlaceParts
    }
  }
  memberships {
    sourceName
    office
    categoryName
    asOfOn
    fromOn
    toOn
    status
    disabilityGrade
  }
  campaigns {
    campaignId
    benefitYear
    name
    isInsured
    countedOn
    refundedOn
    alsoPaidElsewhere
    paidFen
    due {
      outcome
      standardFen
      personPaysFen
      assistanceFen
      explanation
      missing
    }
    check {
      verdict
      dueFen
      paidFen
    }
    reason {
      code
      version
      evidence
      note
      reportedBy
      reportedAt
    }
    payments {
      ...PersonPaymentParts
    }
  }
  events {
    number
    kind
    onDay
    from {
      ...PersonPlaceParts
    }
    to {
      ...PersonPlaceParts
    }
    evidence
    note
    recordedBy
    recordedAt
  }
  reviewItems {
    kind
    subject
    area
    benefitYear
    onDay
    foundFen
    expectedFen
    openedAt
  }
  mayUnmask {
    allowed
    reason
  }
  mayRecord {
    allowed
    reason
  }
}
fragment PersonPaymentParts on PersonPayment {
  batchNumber
  line
  receiptNumber
  amountFen
  paidOn
  postedOn
  place {
    ...PersonPlaceParts
  }
  isVoid
  flags
  entries {
    number
    kind
    amountFen
    onDay
    reason
    evidence
    note
    recordedBy
    recordedAt
    isUndone
  }
  statements {
    source
    amountFen
    paidOn
    settledOn
    outcome
    failure
  }
}
fragment RecordedParts on RecordPersonPayload {
  person {
    ...PersonParts
  }
  notes
  problems {
    ...ProblemParts
  }
}
fragment ProblemParts on Problem {
  code
  severity
  message
  place {
    file
    sheet
    line
    column
    address
    path
  }
  found
  expected
}`) as unknown as TypedDocumentString<CorrectDivisionMutation, CorrectDivisionMutationVariables>;
export const RecordDeathDocument = new TypedDocumentString(`
    mutation RecordDeath($input: RecordDeathInput!) {
  recordDeath(input: $input) {
    ...RecordedParts
  }
}
    fragment PersonPlaceParts on PersonPlace {
  townshipCode
  townshipName
  villageCode
  villageName
}
fragment PersonParts on Person {
  key
  version
  isNamed
  maskedName
  maskedIdNumber
  age
  temporaryCode
  bornOn
  place {
    ...PersonPlaceParts
  }
  divisions {
    fromOn
    toOn
    place {
      ...PersonPlaceParts
    }
  }
  memberships {
    sourceName
    office
    categoryName
    asOfOn
    fromOn
    toOn
    status
    disabilityGrade
  }
  campaigns {
    campaignId
    benefitYear
    name
    isInsured
    countedOn
    refundedOn
    alsoPaidElsewhere
    paidFen
    due {
      outcome
      standardFen
      personPaysFen
      assistanceFen
      explanation
      missing
    }
    check {
      verdict
      dueFen
      paidFen
    }
    reason {
      code
      version
      evidence
      note
      reportedBy
      reportedAt
    }
    payments {
      ...PersonPaymentParts
    }
  }
  events {
    number
    kind
    onDay
    from {
      ...PersonPlaceParts
    }
    to {
      ...PersonPlaceParts
    }
    evidence
    note
    recordedBy
    recordedAt
  }
  reviewItems {
    kind
    subject
    area
    benefitYear
    onDay
    foundFen
    expectedFen
    openedAt
  }
  mayUnmask {
    allowed
    reason
  }
  mayRecord {
    allowed
    reason
  }
}
fragment PersonPaymentParts on PersonPayment {
  batchNumber
  line
  receiptNumber
  amountFen
  paidOn
  postedOn
  place {
    ...PersonPlaceParts
  }
  isVoid
  flags
  entries {
    number
    kind
    amountFen
    onDay
    reason
    evidence
    note
    recordedBy
    recordedAt
    isUndone
  }
  statements {
    source
    amountFen
    paidOn
    settledOn
    outcome
    failure
  }
}
fragment RecordedParts on RecordPersonPayload {
  person {
    ...PersonParts
  }
  notes
  problems {
    ...ProblemParts
  }
}
fragment ProblemParts on Problem {
  code
  severity
  message
  place {
    file
    sheet
    line
    column
    address
    path
  }
  found
  expected
}`) as unknown as TypedDocumentString<RecordDeathMutation, RecordDeathMutationVariables>;
export const RegisterNewbornDocument = new TypedDocumentString(`
    mutation RegisterNewborn($input: RegisterNewbornInput!) {
  registerNewborn(input: $input) {
    ...RecordedParts
  }
}
    fragment PersonPlaceParts on PersonPlace {
  townshipCode
  townshipName
  villageCode
  villageName
}
fragment PersonParts on Person {
  key
  version
  isNamed
  maskedName
  maskedIdNumber
  age
  temporaryCode
  bornOn
  place {
    ...PersonPlaceParts
  }
  divisions {
    fromOn
    toOn
    place {
      ...PersonPlaceParts
    }
  }
  memberships {
    sourceName
    office
    categoryName
    asOfOn
    fromOn
    toOn
    status
    disabilityGrade
  }
  campaigns {
    campaignId
    benefitYear
    name
    isInsured
    countedOn
    refundedOn
    alsoPaidElsewhere
    paidFen
    due {
      outcome
      standardFen
      personPaysFen
      assistanceFen
      explanation
      missing
    }
    check {
      verdict
      dueFen
      paidFen
    }
    reason {
      code
      version
      evidence
      note
      reportedBy
      reportedAt
    }
    payments {
      ...PersonPaymentParts
    }
  }
  events {
    number
    kind
    onDay
    from {
      ...PersonPlaceParts
    }
    to {
      ...PersonPlaceParts
    }
    evidence
    note
    recordedBy
    recordedAt
  }
  reviewItems {
    kind
    subject
    area
    benefitYear
    onDay
    foundFen
    expectedFen
    openedAt
  }
  mayUnmask {
    allowed
    reason
  }
  mayRecord {
    allowed
    reason
  }
}
fragment PersonPaymentParts on PersonPayment {
  batchNumber
  line
  receiptNumber
  amountFen
  paidOn
  postedOn
  place {
    ...PersonPlaceParts
  }
  isVoid
  flags
  entries {
    number
    kind
    amountFen
    onDay
    reason
    evidence
    note
    recordedBy
    recordedAt
    isUndone
  }
  statements {
    source
    amountFen
    paidOn
    settledOn
    outcome
    failure
  }
}
fragment RecordedParts on RecordPersonPayload {
  person {
    ...PersonParts
  }
  notes
  problems {
    ...ProblemParts
  }
}
fragment ProblemParts on Problem {
  code
  severity
  message
  place {
    file
    sheet
    line
    column
    address
    path
  }
  found
  expected
}`) as unknown as TypedDocumentString<RegisterNewbornMutation, RegisterNewbornMutationVariables>;
export const MergeNewbornDocument = new TypedDocumentString(`
    mutation MergeNewborn($input: MergeNewbornInput!) {
  mergeNewborn(input: $input) {
    ...RecordedParts
  }
}
    fragment PersonPlaceParts on PersonPlace {
  townshipCode
  townshipName
  villageCode
  villageName
}
fragment PersonParts on Person {
  key
  version
  isNamed
  maskedName
  maskedIdNumber
  age
  temporaryCode
  bornOn
  place {
    ...PersonPlaceParts
  }
  divisions {
    fromOn
    toOn
    place {
      ...PersonPlaceParts
    }
  }
  memberships {
    sourceName
    office
    categoryName
    asOfOn
    fromOn
    toOn
    status
    disabilityGrade
  }
  campaigns {
    campaignId
    benefitYear
    name
    isInsured
    countedOn
    refundedOn
    alsoPaidElsewhere
    paidFen
    due {
      outcome
      standardFen
      personPaysFen
      assistanceFen
      explanation
      missing
    }
    check {
      verdict
      dueFen
      paidFen
    }
    reason {
      code
      version
      evidence
      note
      reportedBy
      reportedAt
    }
    payments {
      ...PersonPaymentParts
    }
  }
  events {
    number
    kind
    onDay
    from {
      ...PersonPlaceParts
    }
    to {
      ...PersonPlaceParts
    }
    evidence
    note
    recordedBy
    recordedAt
  }
  reviewItems {
    kind
    subject
    area
    benefitYear
    onDay
    foundFen
    expectedFen
    openedAt
  }
  mayUnmask {
    allowed
    reason
  }
  mayRecord {
    allowed
    reason
  }
}
fragment PersonPaymentParts on PersonPayment {
  batchNumber
  line
  receiptNumber
  amountFen
  paidOn
  postedOn
  place {
    ...PersonPlaceParts
  }
  isVoid
  flags
  entries {
    number
    kind
    amountFen
    onDay
    reason
    evidence
    note
    recordedBy
    recordedAt
    isUndone
  }
  statements {
    source
    amountFen
    paidOn
    settledOn
    outcome
    failure
  }
}
fragment RecordedParts on RecordPersonPayload {
  person {
    ...PersonParts
  }
  notes
  problems {
    ...ProblemParts
  }
}
fragment ProblemParts on Problem {
  code
  severity
  message
  place {
    file
    sheet
    line
    column
    address
    path
  }
  found
  expected
}`) as unknown as TypedDocumentString<MergeNewbornMutation, MergeNewbornMutationVariables>;
export const PolicySheetDocument = new TypedDocumentString(`
    query PolicySheet($campaignId: ID!, $version: Int) {
  campaign(id: $campaignId) {
    id
    name
    countyCode
    countyName
    benefitYear
    mayPublishNotice {
      allowed
      reason
    }
    notice {
      documentNumber
      version
      clauses {
        id
        title
        text
      }
      revisions {
        documentNumber
        from
        changes {
          path
          becomes
        }
      }
    }
    parameters(version: $version) {
      ...PolicyParameterParts
    }
  }
}
    fragment PolicyParameterParts on NoticeParameter {
  path
  clause
  group
  label
  text
  unit
  hint
  options
  isEditable
  isSpare
}`) as unknown as TypedDocumentString<PolicySheetQuery, PolicySheetQueryVariables>;
export const PolicyVersionsDocument = new TypedDocumentString(`
    query PolicyVersions($campaignId: ID!) {
  campaign(id: $campaignId) {
    id
    notice {
      version
    }
    noticeVersions {
      ...PolicyVersionParts
    }
  }
}
    fragment PolicyVersionParts on NoticeVersion {
  version
  kind
  revisionDocument
  publishedAt
  publishedBy
  note
  changedPlaces
}`) as unknown as TypedDocumentString<PolicyVersionsQuery, PolicyVersionsQueryVariables>;
export const PolicyChangesDocument = new TypedDocumentString(`
    query PolicyChanges($campaignId: ID!, $from: Int!, $to: Int!) {
  campaign(id: $campaignId) {
    id
    noticeChanges(from: $from, to: $to) {
      ...PolicyChangeParts
    }
  }
}
    fragment PolicyChangeParts on NoticeChange {
  path
  clause
  label
  was
  becomes
}`) as unknown as TypedDocumentString<PolicyChangesQuery, PolicyChangesQueryVariables>;
export const CheckPolicyDocument = new TypedDocumentString(`
    query CheckPolicy($campaignId: ID!, $draft: NoticeDraftInput!) {
  checkNotice(campaignId: $campaignId, draft: $draft) {
    isPublishable
    problems {
      ...ProblemParts
    }
    changes {
      ...PolicyChangeParts
    }
  }
}
    fragment PolicyChangeParts on NoticeChange {
  path
  clause
  label
  was
  becomes
}
fragment ProblemParts on Problem {
  code
  severity
  message
  place {
    file
    sheet
    line
    column
    address
    path
  }
  found
  expected
}`) as unknown as TypedDocumentString<CheckPolicyQuery, CheckPolicyQueryVariables>;
export const PublishPolicyDocument = new TypedDocumentString(`
    mutation PublishPolicy($input: PublishNoticeInput!) {
  publishNotice(input: $input) {
    state
    version
    problems {
      ...ProblemParts
    }
    differences {
      ...IssuedDifferenceParts
    }
    changes {
      ...PolicyChangeParts
    }
  }
}
    fragment PolicyChangeParts on NoticeChange {
  path
  clause
  label
  was
  becomes
}
fragment IssuedDifferenceParts on IssuedDifference {
  reportId
  reportTitle
  divisionName
  label
  was
  wouldBe
}
fragment ProblemParts on Problem {
  code
  severity
  message
  place {
    file
    sheet
    line
    column
    address
    path
  }
  found
  expected
}`) as unknown as TypedDocumentString<PublishPolicyMutation, PublishPolicyMutationVariables>;
export const ProgressTableDocument = new TypedDocumentString(`
    query ProgressTable($campaignId: ID!, $by: ProgressBy!, $under: String, $asOf: Date, $since: String, $withNames: Boolean = false) {
  divisions(campaignId: $campaignId, level: TOWNSHIP) @include(if: $withNames) {
    code
    name
  }
  campaign(id: $campaignId) {
    id
    name
    countyName
    benefitYear
    division {
      code
      name
    }
    notice {
      documentNumber
    }
    progressTable(by: $by, under: $under, asOf: $asOf, since: $since) {
      columns
      rows
      total
      state
      figuresVersion
      asOfOn
      calculatedAt
      hasQuotas
      rowSumQuota
      quotaDifference
      totalCount
      isDifference
      isTruncated
    }
  }
}
    `) as unknown as TypedDocumentString<ProgressTableQuery, ProgressTableQueryVariables>;
export const FigurePlaceDocument = new TypedDocumentString(`
    query FigurePlace($id: ID!) {
  campaign(id: $id) {
    id
    division {
      code
    }
  }
  divisions(campaignId: $id, level: TOWNSHIP) {
    code
    name
  }
}
    `) as unknown as TypedDocumentString<FigurePlaceQuery, FigurePlaceQueryVariables>;
export const QuotaDeskDocument = new TypedDocumentString(`
    query QuotaDesk($campaignId: ID!) {
  campaign(id: $campaignId) {
    id
    benefitYear
    quotas {
      revision
      columns {
        code
        name
        declaredTotal
        computedTotal
        difference
      }
    }
    quotaRevisions {
      revision
      source
      sourceName
      basedOn
      reason
      decidedBy
      decidedAt
      fromOn
      isCurrent
    }
    notice {
      categories {
        code
        name
      }
    }
    mayReviseQuotas {
      allowed
      reason
    }
  }
  divisions(campaignId: $campaignId, level: TOWNSHIP) {
    code
    name
    aliases
  }
}
    `) as unknown as TypedDocumentString<QuotaDeskQuery, QuotaDeskQueryVariables>;
export const ReviseQuotasDocument = new TypedDocumentString(`
    mutation ReviseQuotas($input: ReviseQuotasInput!) {
  reviseQuotas(input: $input) {
    revision
    isReplay
    table {
      revision
      columns {
        code
        name
        declaredTotal
        computedTotal
        difference
      }
    }
    cells {
      divisionCode
      divisionName
      columnCode
      columnName
      before
      persons
      computed
      residualPart
      reason
      explanation
    }
    touched {
      division {
        code
        name
      }
      fromState
      toState
      needsReopenUntil
      columns {
        code
        name
        before
        after
      }
    }
    problems {
      ...ProblemParts
    }
  }
}
    fragment ProblemParts on Problem {
  code
  severity
  message
  place {
    file
    sheet
    line
    column
    address
    path
  }
  found
  expected
}`) as unknown as TypedDocumentString<ReviseQuotasMutation, ReviseQuotasMutationVariables>;
export const ReconciliationDocument = new TypedDocumentString(`
    query Reconciliation($campaignId: ID!, $by: ReconciliationBy!, $from: Date, $to: Date, $under: String) {
  campaign(id: $campaignId) {
    id
    name
    countyName
    benefitYear
    division {
      code
      name
    }
    notice {
      documentNumber
    }
  }
  reconciliation(
    campaignId: $campaignId
    by: $by
    from: $from
    to: $to
    under: $under
  ) {
    by
    divisionCode
    divisionName
    fromOn
    toOn
    asOfOn
    calculatedAt
    countedAs
    postingFact
    sources {
      source
      isLoaded
      form
      fromOn
      toOn
      batches
      lastImportedAt
    }
    rows {
      key
      divisionCode
      divisionName
      day
      figures {
        ...ReconciliationFigureParts
      }
    }
    total {
      ...ReconciliationFigureParts
    }
  }
}
    fragment ReconciliationFigureParts on ReconciliationFigures {
  ledgerItems
  ledgerFen
  refundedFen
  taxItems
  taxFen
  taxItemsDifference
  taxDifferenceFen
  bankItems
  bankFen
  postedItems
  postedFen
  notPostedItems
  notPostedFen
  oldestOn
  oldestDays
  notPostedByAge {
    fromDays
    toDays
    items
    fen
  }
  unknownItems
  unknownFen
  failedItems
  failedFen
}`) as unknown as TypedDocumentString<ReconciliationQuery, ReconciliationQueryVariables>;
export const ImportStatementDocument = new TypedDocumentString(`
    mutation ImportStatement($input: ImportStatementInput!) {
  importStatement(input: $input) {
    job {
      ...ImportJobParts
    }
    problems {
      ...ProblemParts
    }
  }
}
    fragment ImportJobParts on ImportJob {
  id
  status
  rowsRead
  percent
  result {
    outcome
    batchNumber
    rowsRead
    newPayments
    alreadyPresent
    rejectedRows
    flaggedRows
    newPersons
    amountFen
    postedLater
    problemCount
    sameFileAsBatch
    problems {
      ...ProblemParts
    }
  }
  rosterResult {
    outcome
    batchNumber
    rowsRead
    rejectedRows
    persons
    newEntries
    changedEntries
    cancelledEntries
    unchangedEntries
    newPersons
    reviewItems
    personsInOtherRosters
    problemCount
    sameFileAsBatch
    problems {
      ...ProblemParts
    }
  }
  statementResult {
    outcome
    batchNumber
    rowsRead
    newLines
    alreadyPresent
    rejectedRows
    amountFen
    newItems
    settledItems
    problemCount
    sameFileAsBatch
    problems {
      ...ProblemParts
    }
  }
}
fragment ProblemParts on Problem {
  code
  severity
  message
  place {
    file
    sheet
    line
    column
    address
    path
  }
  found
  expected
}`) as unknown as TypedDocumentString<ImportStatementMutation, ImportStatementMutationVariables>;
export const ImportStatementRowsDocument = new TypedDocumentString(`
    mutation ImportStatementRows($input: ImportStatementRowsInput!) {
  importStatementRows(input: $input) {
    job {
      ...ImportJobParts
    }
    problems {
      ...ProblemParts
    }
  }
}
    fragment ImportJobParts on ImportJob {
  id
  status
  rowsRead
  percent
  result {
    outcome
    batchNumber
    rowsRead
    newPayments
    alreadyPresent
    rejectedRows
    flaggedRows
    newPersons
    amountFen
    postedLater
    problemCount
    sameFileAsBatch
    problems {
      ...ProblemParts
    }
  }
  rosterResult {
    outcome
    batchNumber
    rowsRead
    rejectedRows
    persons
    newEntries
    changedEntries
    cancelledEntries
    unchangedEntries
    newPersons
    reviewItems
    personsInOtherRosters
    problemCount
    sameFileAsBatch
    problems {
      ...ProblemParts
    }
  }
  statementResult {
    outcome
    batchNumber
    rowsRead
    newLines
    alreadyPresent
    rejectedRows
    amountFen
    newItems
    settledItems
    problemCount
    sameFileAsBatch
    problems {
      ...ProblemParts
    }
  }
}
fragment ProblemParts on Problem {
  code
  severity
  message
  place {
    file
    sheet
    line
    column
    address
    path
  }
  found
  expected
}`) as unknown as TypedDocumentString<ImportStatementRowsMutation, ImportStatementRowsMutationVariables>;
export const ReviewItemsDocument = new TypedDocumentString(`
    query ReviewItems($campaignId: ID!, $area: ReviewArea, $kind: String, $status: ReviewStatus!, $first: Int!, $after: String) {
  reviewItems(
    campaignId: $campaignId
    area: $area
    kind: $kind
    status: $status
    first: $first
    after: $after
  ) {
    totalCount
    sums {
      kind
      name
      items
      foundFen
      expectedFen
      reasons {
        code
        name
      }
    }
    edges {
      node {
        ...ReviewListItemParts
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment ReviewListItemParts on ReviewListItem {
  id
  version
  area
  kind
  kindName
  status
  townshipName
  villageName
  onDay
  personKey
  foundFen
  expectedFen
  sentence
  openedAt
  closedReasonName
  closedNote
  closedBy
  closedAt
}`) as unknown as TypedDocumentString<ReviewItemsQuery, ReviewItemsQueryVariables>;
export const CloseReviewItemsDocument = new TypedDocumentString(`
    mutation CloseReviewItems($input: CloseReviewItemsInput!) {
  closeReviewItems(input: $input) {
    ...ReviewAnswerParts
  }
}
    fragment ReviewListItemParts on ReviewListItem {
  id
  version
  area
  kind
  kindName
  status
  townshipName
  villageName
  onDay
  personKey
  foundFen
  expectedFen
  sentence
  openedAt
  closedReasonName
  closedNote
  closedBy
  closedAt
}
fragment ReviewAnswerParts on ReviewItemsPayload {
  items {
    ...ReviewListItemParts
  }
  conflicts {
    id
    code
    message
    current {
      ...ReviewListItemParts
    }
  }
}`) as unknown as TypedDocumentString<CloseReviewItemsMutation, CloseReviewItemsMutationVariables>;
export const ReopenReviewItemDocument = new TypedDocumentString(`
    mutation ReopenReviewItem($input: ReopenReviewItemInput!) {
  reopenReviewItem(input: $input) {
    ...ReviewAnswerParts
  }
}
    fragment ReviewListItemParts on ReviewListItem {
  id
  version
  area
  kind
  kindName
  status
  townshipName
  villageName
  onDay
  personKey
  foundFen
  expectedFen
  sentence
  openedAt
  closedReasonName
  closedNote
  closedBy
  closedAt
}
fragment ReviewAnswerParts on ReviewItemsPayload {
  items {
    ...ReviewListItemParts
  }
  conflicts {
    id
    code
    message
    current {
      ...ReviewListItemParts
    }
  }
}`) as unknown as TypedDocumentString<ReopenReviewItemMutation, ReopenReviewItemMutationVariables>;
export const RosterTableDocument = new TypedDocumentString(`
    query RosterTable($campaignId: ID!, $source: ID, $under: String, $first: Int!, $after: String) {
  campaign(id: $campaignId) {
    id
    name
    countyName
    benefitYear
    division {
      code
      name
    }
    notice {
      documentNumber
    }
    rosterTable(source: $source, under: $under, first: $first, after: $after) {
      columns
      rows
      names
      totalCount
      endCursor
      batchNumber
      asOfOn
      figuresVersion
    }
  }
}
    `) as unknown as TypedDocumentString<RosterTableQuery, RosterTableQueryVariables>;
export const RosterSourcesDocument = new TypedDocumentString(`
    query RosterSources($campaignId: ID!, $day: Date!) {
  rosterSources(campaignId: $campaignId) {
    ...RosterSourceParts
  }
  campaign(id: $campaignId) {
    id
    noticeOn(day: $day) {
      categories {
        code
        name
      }
    }
  }
}
    fragment RosterSourceParts on RosterSource {
  code
  name
  office
  kind
  categoryCode
  categoryName
  isFull
  currentAsOfOn
  currentEntries
  version
}`) as unknown as TypedDocumentString<RosterSourcesQuery, RosterSourcesQueryVariables>;
export const SaveRosterSourceDocument = new TypedDocumentString(`
    mutation SaveRosterSource($input: SaveRosterSourceInput!) {
  saveRosterSource(input: $input) {
    source {
      ...RosterSourceParts
    }
    problems {
      ...ProblemParts
    }
  }
}
    fragment ProblemParts on Problem {
  code
  severity
  message
  place {
    file
    sheet
    line
    column
    address
    path
  }
  found
  expected
}
fragment RosterSourceParts on RosterSource {
  code
  name
  office
  kind
  categoryCode
  categoryName
  isFull
  currentAsOfOn
  currentEntries
  version
}`) as unknown as TypedDocumentString<SaveRosterSourceMutation, SaveRosterSourceMutationVariables>;
export const ImportRosterDocument = new TypedDocumentString(`
    mutation ImportRoster($input: ImportRosterInput!) {
  importRoster(input: $input) {
    job {
      ...ImportJobParts
    }
    problems {
      ...ProblemParts
    }
  }
}
    fragment ImportJobParts on ImportJob {
  id
  status
  rowsRead
  percent
  result {
    outcome
    batchNumber
    rowsRead
    newPayments
    alreadyPresent
    rejectedRows
    flaggedRows
    newPersons
    amountFen
    postedLater
    problemCount
    sameFileAsBatch
    problems {
      ...ProblemParts
    }
  }
  rosterResult {
    outcome
    batchNumber
    rowsRead
    rejectedRows
    persons
    newEntries
    changedEntries
    cancelledEntries
    unchangedEntries
    newPersons
    reviewItems
    personsInOtherRosters
    problemCount
    sameFileAsBatch
    problems {
      ...ProblemParts
    }
  }
  statementResult {
    outcome
    batchNumber
    rowsRead
    newLines
    alreadyPresent
    rejectedRows
    amountFen
    newItems
    settledItems
    problemCount
    sameFileAsBatch
    problems {
      ...ProblemParts
    }
  }
}
fragment ProblemParts on Problem {
  code
  severity
  message
  place {
    file
    sheet
    line
    column
    address
    path
  }
  found
  expected
}`) as unknown as TypedDocumentString<ImportRosterMutation, ImportRosterMutationVariables>;
export const ImportRosterRowsDocument = new TypedDocumentString(`
    mutation ImportRosterRows($input: ImportRosterRowsInput!) {
  importRosterRows(input: $input) {
    job {
      ...ImportJobParts
    }
    problems {
      ...ProblemParts
    }
  }
}
    fragment ImportJobParts on ImportJob {
  id
  status
  rowsRead
  percent
  result {
    outcome
    batchNumber
    rowsRead
    newPayments
    alreadyPresent
    rejectedRows
    flaggedRows
    newPersons
    amountFen
    postedLater
    problemCount
    sameFileAsBatch
    problems {
      ...ProblemParts
    }
  }
  rosterResult {
    outcome
    batchNumber
    rowsRead
    rejectedRows
    persons
    newEntries
    changedEntries
    cancelledEntries
    unchangedEntries
    newPersons
    reviewItems
    personsInOtherRosters
    problemCount
    sameFileAsBatch
    problems {
      ...ProblemParts
    }
  }
  statementResult {
    outcome
    batchNumber
    rowsRead
    newLines
    alreadyPresent
    rejectedRows
    amountFen
    newItems
    settledItems
    problemCount
    sameFileAsBatch
    problems {
      ...ProblemParts
    }
  }
}
fragment ProblemParts on Problem {
  code
  severity
  message
  place {
    file
    sheet
    line
    column
    address
    path
  }
  found
  expected
}`) as unknown as TypedDocumentString<ImportRosterRowsMutation, ImportRosterRowsMutationVariables>;
export const SimulateNoticeDocument = new TypedDocumentString(`
    query SimulateNotice($input: SimulationInput!) {
  simulateNotice(input: $input) {
    problems {
      ...ProblemParts
    }
    summary
    townships {
      divisionCode
      divisionName
      persons
      payMore
      payLess
      undecided
      individualDifferenceFen
      assistanceDifferenceFen
    }
  }
}
    fragment ProblemParts on Problem {
  code
  severity
  message
  place {
    file
    sheet
    line
    column
    address
    path
  }
  found
  expected
}`) as unknown as TypedDocumentString<SimulateNoticeQuery, SimulateNoticeQueryVariables>;
export const SubsidyEstimateDocument = new TypedDocumentString(`
    query SubsidyEstimate($campaignId: ID!, $by: SubsidyGrouping!, $under: String, $asOf: Date) {
  campaign(id: $campaignId) {
    id
    name
    countyName
    benefitYear
    division {
      code
      name
    }
    notice {
      documentNumber
    }
  }
  subsidyEstimate(campaignId: $campaignId, by: $by, under: $under, asOf: $asOf) {
    asOfOn
    calculatedAt
    source
    by
    rows {
      ...SubsidyRowParts
    }
    total {
      ...SubsidyRowParts
    }
    rosters {
      name
      office
      asOfOn
      persons
    }
    notes
  }
}
    fragment SubsidyRowParts on SubsidyRow {
  key
  name
  outcome
  reason
  clause
  persons
  enrolledPersons
  noRulePersons
  needsReviewPersons
  perPersonStandardFen
  perPersonDueFen
  standardFen
  individualFen
  assistanceFen
  enrolledStandardFen
  enrolledIndividualFen
  enrolledAssistanceFen
  enrolledFiscalFen
  receivedFen
  differenceFen
  otherReceivedFen
  enrolledCollectFen
  payers {
    payer
    timing
    persons
    fen
    enrolledPersons
    enrolledFen
  }
  fiscal {
    source
    fen
  }
}`) as unknown as TypedDocumentString<SubsidyEstimateQuery, SubsidyEstimateQueryVariables>;