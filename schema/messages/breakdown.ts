import type { Message } from '../messages.ts';

/** Sentences about acts on a township's 目标分解: what its state forbids, and what an act needs. */
export const breakdownMessages: Readonly<Record<string, Message>> = {
  BREAKDOWN_NOT_DISPATCHED: {
    zh: '还没有向这个乡镇（街道）下发目标分解表。请等县医保局下发。',
    en: 'No breakdown has been dispatched to this township yet.',
  },
  BREAKDOWN_RECALLED: {
    zh: '这张目标分解表已由县医保局收回，不能再填。请等重新下发；已填的数还在。',
    en: 'The breakdown has been recalled; wait for the next dispatch. The numbers are kept.',
  },
  BREAKDOWN_SUBMITTED: {
    zh: '已提交，正等县医保局审核。要改请先撤回提交，或由县医保局退回。',
    en: 'Submitted and waiting for the bureau; withdraw it first, or have it returned.',
  },
  BREAKDOWN_ACCEPTED: {
    zh: '已通过。要改请与县医保局联系，由其重新开放。',
    en: 'Accepted; it has to be reopened by the bureau.',
  },
  BREAKDOWN_LOCKED: {
    zh: '已锁定。须由县医保局重新开放。',
    en: 'Locked; it has to be reopened by the bureau.',
  },
  BREAKDOWN_NOT_SUBMITTED: {
    zh: '还没有提交，不能办理。请等乡镇提交。',
    en: 'It is not submitted.',
  },
  BREAKDOWN_NEVER_ACCEPTED: {
    zh: '还没有通过，不能办理。请先审核通过。',
    en: 'It is not accepted; accept it first.',
  },
  BREAKDOWN_ONCE_ACCEPTED: {
    zh: '这张表通过过，数已在用，不能收回。要改请重新开放；不改了请结束重新开放。',
    en: 'It has been accepted and is in force; reopen it, or end its reopening, instead of recalling it.',
  },
  BREAKDOWN_NOT_REOPENED: {
    zh: '现在没有重新开放，不用结束。已再次提交的，请通过或先退回。',
    en: 'It is not reopened; one that was submitted again is accepted or returned first.',
  },
  BREAKDOWN_ACCEPTED_MISFIT: {
    zh: '任务数调整过：通过的“{column}”合计 {found} 人，现在的任务数是 {expected} 人，不能回到通过的数。请乡镇按新任务数填好、重新提交，再审核通过；已过期的请再重新开放。',
    en: 'The quota was revised: accepted {column} adds up to {found}, the quota is {expected}. Have the township fill and submit anew (reopen it again when its day has passed).',
  },
  BREAKDOWN_REOPENING_ENDED: {
    zh: '重新开放已于 {day} 结束，不能再交。要改请与县医保局联系，由其延长。',
    en: 'The reopening ended on {day}; ask the bureau to extend it.',
  },
  BREAKDOWN_NOT_YOURS_TO_FILL: {
    zh: '这张表由所在的乡镇（街道）填报，当前账号不能办理。',
    en: 'This form is filled by its township; this account may not.',
  },
  BREAKDOWN_ONLY_BUREAU: {
    zh: '这件事由县医保局经办办理，当前账号不能办理。',
    en: 'This is done by the bureau’s staff; this account may not.',
  },

  BREAKDOWN_CHANGED: {
    zh: '您看过之后这张表又有改动（看到的是第 {found} 版数，现在是第 {expected} 版），没有办理。请刷新，看过现在的数再办。',
    en: 'Changed since you looked (version {found}, now {expected}); nothing was done, look again.',
  },
  BREAKDOWN_ALREADY_DISPATCHED: {
    zh: '已经下发过，没有重复下发。要重新下发请先收回。',
    en: 'Dispatched already; recall it before dispatching again.',
  },
  BREAKDOWN_DEADLINE_PAST: {
    zh: '填报截止日 {found} 已经过了。请选今天或以后的日子。',
    en: 'The deadline {found} has passed; choose today or later.',
  },
  BREAKDOWN_DEADLINE_SAME: {
    zh: '填报截止日本来就是 {found}，没有改动。请选另一天。',
    en: 'The deadline is {found} already; choose another day.',
  },
  BREAKDOWN_COLUMNS_UNKNOWN: {
    zh: '任务数表里没有这些列：{found}。请重新选择由乡镇填的列。',
    en: 'The quota table has no such columns: {found}.',
  },
  BREAKDOWN_NO_COLUMNS: {
    zh: '没有选由乡镇填的列。请至少选一列。',
    en: 'No column is left to the townships; choose at least one.',
  },
  BREAKDOWN_NO_VILLAGES: {
    zh: '这个乡镇（街道）名下没有村（社区），无法分解。请先在区划表中补上。',
    en: 'The township has no villages; add them to the divisions first.',
  },
  BREAKDOWN_NO_QUOTAS: {
    zh: '这次征缴还没有任务数，无法下发。请先发布通知或录入任务数。',
    en: 'The campaign has no quotas yet; publish the notice or enter them first.',
  },
  BREAKDOWN_REASON_REQUIRED: {
    zh: '请写明理由；退回也可以逐格写审核意见。',
    en: 'A reason is needed.',
  },
  BREAKDOWN_REASON_TOO_LONG: {
    zh: '理由或说明最多 {limit} 字。请写短一些。',
    en: 'A reason may have {limit} characters.',
  },
  BREAKDOWN_ID_NUMBER: {
    zh: '写的话里像有身份证号码，没有保存。请删去号码。',
    en: 'The words seem to hold an ID number and were not kept; remove it.',
  },
  BREAKDOWN_PAGE: {
    zh: '经过一次列 1 到 200 条，收到 {found}。',
    en: '1 to 200 events at once, got {found}',
  },
  BREAKDOWN_REOPEN_PAST: {
    zh: '重新开放的截止日 {found} 已经过了。请选今天或以后的日子。',
    en: 'A reopening cannot end on {found}, which has passed; choose today or later.',
  },
  BREAKDOWN_FINDING_UNKNOWN: {
    zh: '审核意见指的格（{found}）不在这张表里。请刷新后重新选格。',
    en: 'A finding points at {found}, which is not in the form; look again.',
  },
  BREAKDOWN_TOO_MANY_EDITS: {
    zh: '一次最多交 {limit} 处修改，收到 {found} 处。请分几次保存。',
    en: 'At most {limit} edits at once, got {found}; save in parts.',
  },
  BREAKDOWN_CELL_UNKNOWN: {
    zh: '修改的格（[[{village} ]]{found}）不在这张表里，没有保存。请重新插入填报表再交。',
    en: 'The cell {found} is not in the form, nothing was saved; insert the form anew.',
  },
  BREAKDOWN_CELL_TWICE: {
    zh: '[[“{village}”的]]这一格交了两次，没有保存。请重新检查后再交。',
    en: 'A cell[[ of {village}]] was sent twice; nothing was saved, check again.',
  },
  BREAKDOWN_REMARKS_ID_NUMBER: {
    zh: '[[“{village}”的]]备注里像有身份证号码，没有保存。请删去号码。',
    en: 'The remarks[[ of {village}]] seem to hold an ID number and were not kept; remove it.',
  },
  BREAKDOWN_REMARKS_TOO_LONG: {
    zh: '[[“{village}”的]]备注有 {found} 字，最多 {limit} 字。请写短一些。',
    en: 'Remarks have {found} characters[[ for {village}]], at most {limit} are kept.',
  },
  BREAKDOWN_CONFLICT: {
    zh: '您编辑之后，[[{by} ]][[于 {at} ]]改了“{village}”的“{item}”：原为 {base}，您写 {mine}，现在是 {theirs}。没有覆盖，请选用哪一个。',
    en: 'changed meanwhile[[ by {by}]][[ at {at}]]: base {base}, mine {mine}, theirs {theirs}; choose one',
  },
  MUTATION_KEY_INVALID: {
    zh: '这次操作的编号不对，没有办理。请重试一次。',
    en: 'The key of the act is not valid; nothing was done, try again.',
  },
  MUTATION_KEY_REUSED: {
    zh: '这个操作编号已经用在另一次操作上，没有办理。请刷新后重新操作。',
    en: 'The key has been used for another act; nothing was done, start again.',
  },
};
