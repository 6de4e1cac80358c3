import type { Message } from '../messages.ts';

/** Drafts, versions, later documents and next year. */
export const publishingMessages: Readonly<Record<string, Message>> = {
  NOTICE_REVISIONS_UNSORTED: {
    zh: '自 {found} 起，却写在自 {expected} 起的修改后面。请按执行日期先后写。',
    en: 'holds from {found} but stands after the revision from {expected}; write them in order',
  },
  NOTICE_CHANGE_BAD_PATH: {
    zh: '“{found}”不是路径。照方案文件的层次写，如 {expected}，序号从 0 起。',
    en: '"{found}" is not a path; follow the levels of the notice file, e.g. {expected}, indexes from 0',
  },
  NOTICE_CHANGE_FIXED: {
    zh: '“{found}”不能用修改通知来改：换文件、县或年度就是另一份方案。',
    en: '"{found}" cannot be revised: another document, county or year is another notice',
  },
  NOTICE_CHANGE_REPEATED: {
    zh: '“{found}”与本次修改第 {other} 处改的是同一处，或互相包含。请并为一处。',
    en: '"{found}" is the same place as change {other}, or one holds the other; make it one change',
  },
  NOTICE_CHANGE_NO_PLACE: {
    zh: '没有“{found}”这一处：{expected}。',
    en: 'there is no place "{found}": {expected}',
  },
  NOTICE_CHANGE_WAS_DIFFERS: {
    zh: '写的原值是“{found}”，当时有效的值是“{expected}”。请核对是否改错了地方。',
    en: 'states "{found}" as the value before, but "{expected}" stands there; check the place',
  },
  NOTICE_CHANGE_SAME: {
    zh: '“{found}”当时就是“{expected}”，这一处没有改动。请核对改的地方和改成的值，或删去这一处。',
    en: '"{found}" is "{expected}" already, so this changes nothing; check the place and the value, or remove the change',
  },
  NOTICE_REVISION_NUMBER_OF_NOTICE: {
    zh: '修改通知的文号“{found}”就是方案本身的文号。请填写修改通知自己的文号。',
    en: 'the later document carries "{found}", the number of the notice itself; give its own number',
  },
  NOTICE_REVISION_NUMBER_TAKEN: {
    zh: '文号“{found}”与第 {other} 份修改通知相同。请核对文号；同一份文件同一天起执行的，请并为一份。',
    en: '"{found}" is the number of later document {other} as well; check it, or make one entry of one document and day',
  },
  NOTICE_REVISION_NUMBER_AGAIN: {
    zh: '文号“{found}”与第 {other} 份修改通知相同，按同一份文件分两个日期执行处理。若是另一份文件，请改正文号。',
    en: '"{found}" is the number of later document {other} as well, taken as one document that holds from two days; correct the number if it is another',
  },
  NOTICE_REVISION_RETROACTIVE: {
    zh: '自 {found} 起，早于印发日 {expected}，请核对。确实溯及以前的，照写。',
    en: 'holds from {found}, before it was issued on {expected}; check the day, and keep it if it is meant',
  },
  NOTICE_REVISION_DAY_SUSPECTED: {
    zh: '自 {found} 起，不在这次征缴前后（{expected}），年份可能写错。请与原文核对。',
    en: 'holds from {found}, far from this campaign ({expected}); check the year',
  },
  NOTICE_REVISION_LOST: {
    zh: '现行版本里有修改通知“{found}”（自 {expected} 起），这份方案里没有，发布后它的修改会失效。请把它写进 revisions；确实要废止的，另行写明文号。',
    en: 'the version in force carries the later document "{found}" (from {expected}), which this notice leaves out; add it to revisions, or name it as withdrawn',
  },
  NOTICE_VERSION_CHANGED: {
    zh: '这里依据的是第 {based} 版，现在已是第 {found} 版：有人先发布了，或您刚才的发布其实已经成功。请先看版本列表，需要时再改。',
    en: 'this is based on version {based}, but version {found} has been published since, by somebody else or by a request of yours whose answer was lost; look at the versions before you edit again',
  },
  NOTICE_VERSION_AHEAD: {
    zh: '没有第 {based} 版，现在是第 {found} 版。请先取得现行版本再改。',
    en: 'there is no version {based}, the newest is version {found}; fetch it before you edit',
  },
  NOTICE_VERSION_NONE: {
    zh: '没有第 {based} 版：这项征缴工作还没有方案。第一次发布时，依据的版本写 0（现为 {found}）。',
    en: 'there is no version {based}: this campaign has no notice yet; give 0 for the first one (now {found})',
  },
  NOTICE_VERSION_NOT_FOUND: {
    zh: '没有第 {version} 版方案。请从版本列表中选择。',
    en: 'There is no version {version} of the notice. Choose one from the list.',
  },
  NOTICE_DRAFT_EMPTY: {
    zh: '草稿是空的：请给出方案文件全文，或在某一版上的修改。',
    en: 'the draft is empty; give the text of a notice file, or edits on a version',
  },
  NOTICE_DRAFT_BOTH: {
    zh: '草稿同时给了全文和修改，不知以哪个为准。请只给一样。',
    en: 'the draft gives both a text and edits; give one of them',
  },
  NOTICE_DRAFT_NO_BASE: {
    zh: '修改没有写明依据的版本。请先取得现行版本号。',
    en: 'the edits do not say which version they are based on',
  },
  NOTICE_DRAFT_TOO_MANY_EDITS: {
    zh: '一次修改了 {found} 处，最多 {expected} 处。请改用方案文件。',
    en: '{found} edits at once, at most {expected}; use a notice file instead',
  },
  NOTICE_OTHER_COUNTY: {
    zh: '草稿是“{found}”的，这项征缴工作是“{expected}”的。请检查是否选错文件或选错征缴工作。',
    en: 'the draft is for county {found}, the campaign for {expected}; check the file and the campaign',
  },
  NOTICE_OTHER_YEAR: {
    zh: '草稿是 {found} 年度的，这项征缴工作是 {expected} 年度的。请检查是否选错文件或选错征缴工作。',
    en: 'the draft is for {found}, the campaign for {expected}; check the file and the campaign',
  },
  NOTICE_CLAUSES_AS_LAST_YEAR: {
    zh: '{found} 条条款要点与 {expected} 年度的方案一字不差，可能是由上年做的草稿还没有核对。请与今年的原文核对金额、日期、选择和条款要点。',
    en: 'all {found} clauses read word for word as in the notice of {expected}; this may be a draft from last year that nobody has gone through; check it against the new document',
  },
  NOTICE_REVISION_NO_CHANGE: {
    zh: '修改通知没有写改了哪一处。请至少写一处。',
    en: 'the later document changes nothing; give at least one change',
  },
  NOTICE_NOTE_TOO_LONG: {
    zh: '说明有 {found} 个字，最多 {expected} 个字。请写得短些。',
    en: 'the note has {found} characters, at most {expected}',
  },
  PUBLISH_BY_BUREAU: {
    zh: '方案由县医保局经办发布，本账号只能查看。',
    en: 'Notices are published by the bureau; this account may only look.',
  },
  CAMPAIGN_EXISTS: {
    zh: '征缴工作 {id} 已经有了。请选定它，在现行版本上修改后发布。',
    en: 'The campaign {id} exists already. Choose it and publish over its newest version.',
  },
  CLONE_YEAR_INVALID: {
    zh: '读到年度 {found}，应为 {earliest} 至 {latest}。',
    en: 'found the year {found}, expected {earliest} to {latest}',
  },
  NOTICE_DRAFT_HAS_PROBLEMS: {
    zh: '草稿有 {found} 处错误，不能用来计算。请先检查草稿，改好再算。',
    en: 'The draft has {found} errors and cannot be used. Check it, mend it and ask again.',
  },
};
