import type { Message } from '../messages.ts';

/** What the pane says about forms, pending edits and conflicts. */
export const breakdownPaneMessages: Readonly<Record<string, Message>> = {
  BREAKDOWN_FORM_INSERTED: {
    zh: '已插入“{found}”。请在浅黄色的格里填，每列的“剩余”为 0 后提交。',
    en: '{found} is inserted; fill the input cells until nothing remains, then submit.',
  },
  BREAKDOWN_FORM_THERE: {
    zh: '这个工作簿里已有“{found}”，已转到那张表，没有再插入。',
    en: '{found} is in this workbook already and was brought to the front.',
  },
  BREAKDOWN_CARRIED: {
    zh: '已转到“{found}”，带去 {carried} 处修改。[[其中 {conflicts} 处对方也改过，请逐处选定。]][[有 {left} 处带不过去（村或列已不在表里，或那一格正有人填），仍列在旧表下。]]',
    en: '{carried} edits were carried to {found}.[[ {conflicts} of them are to be chosen.]][[ {left} could not be carried.]]',
  },
  BREAKDOWN_FORM_THERE_BEHIND: {
    zh: '这个工作簿里已有“{found}”，没有再插入。',
    en: '{found} is in this workbook already.',
  },
  BREAKDOWN_CARRIED_BEHIND: {
    zh: '“{found}”里带去了 {carried} 处修改。[[其中 {conflicts} 处对方也改过，请逐处选定。]][[有 {left} 处带不过去（村或列已不在表里，或那一格正有人填），仍列在旧表下。]]',
    en: '{carried} edits were carried to {found}.[[ {conflicts} of them are to be chosen.]][[ {left} could not be carried.]]',
  },
  BREAKDOWN_SHEET_GONE: {
    zh: '这张表已不在工作簿里。已看到的修改还留着，可以“恢复到新表”。',
    en: 'The sheet is no longer in the workbook. The edits that were seen are kept and can be restored.',
  },
  BREAKDOWN_SHEET_IS_COPY: {
    zh: '这是一张复制的表，原表还在。要交这张，请先点“以这张为准”。',
    en: 'This sheet is a copy, and the original is still there. Choose it first.',
  },
  BREAKDOWN_ANSWER_FIRST: {
    zh: '有一次提交还没有收到回答。请先点“再试一次”，有了回答再改。',
    en: 'An act is still without an answer. Try it again first.',
  },
  BREAKDOWN_TYPED_SINCE: {
    zh: '这一格刚又改过，没有放弃。请看清现在的数；不要的话，再点一次“放弃这一处”。',
    en: 'The cell was just changed again, so it was not given up. Look at it, then give it up once more.',
  },
  BREAKDOWN_COLUMN_WITHOUT_QUOTA: {
    zh: '这一列没有任务数，不能分到各村。请直接填写。',
    en: 'This column has no quota to spread.',
  },
  BREAKDOWN_CHECK_PASSED: {
    zh: '检查通过，可以提交。',
    en: 'Nothing wrong was found; it can be submitted.',
  },
  BREAKDOWN_CHECK_FOUND: {
    zh: '有 {found} 处要改，没有提交。请逐处改好再提交。',
    en: '{found} places are to be mended; nothing was submitted.',
  },
  BREAKDOWN_CHECK_SEEN: {
    zh: '有 {found} 处要改。',
    en: '{found} places are to be mended.',
  },
  BREAKDOWN_CHECK_OLD: {
    zh: '检查以后表又改过。下面 {found} 处是那时的，改好的不用再管，要看现在的请点“检查”。',
    en: 'The sheet has changed since the check. These {found} places were found then; check again.',
  },
  BREAKDOWN_SENT_PERHAPS: {
    zh: '上一次提交没有收到回答，县里已显示“已提交”。点“再试一次”核实，不会重复。',
    en: 'No answer came, and the bureau shows it as submitted. Trying again makes sure and does nothing twice.',
  },
  BREAKDOWN_SAVED: {
    zh: '已保存草稿，改动 {changed} 格。还没有提交。',
    en: 'The draft is saved with {changed} cells changed; it is not submitted yet.',
  },
  BREAKDOWN_SAVED_NOTHING: {
    zh: '没有改动，不用保存。',
    en: 'Nothing has changed.',
  },
  BREAKDOWN_SENT: {
    zh: '已提交，改动 {changed} 格。请等县医保局审核。',
    en: 'Submitted with {changed} cells changed.',
  },
  BREAKDOWN_WAS_SENT: {
    zh: '上一次其实已经收到，没有重复办理。',
    en: 'The earlier try had arrived; nothing was done twice.',
  },
  BREAKDOWN_HELD: {
    zh: '对方改过的 {found} 格，这里正在填，没有动；提交时再选定。',
    en: '{found} cells changed elsewhere were being typed into here and stay.',
  },
  BREAKDOWN_MARKS_MISSING: {
    zh: '意见没有写进表里，只列在这里：{found}',
    en: 'The findings stand here alone: {found}',
  },
  BREAKDOWN_CONFLICTS: {
    zh: '有 {found} 格别人也改过，什么也没有送出。请逐格选定，再点一次。',
    en: '{found} cells were changed by somebody else; nothing was sent. Choose, then press again.',
  },
  BREAKDOWN_UNANSWERED: {
    zh: '没有收到回答，不知道是否送到：{found} 您填的都还在。恢复后点“再试一次”，不会重复提交。',
    en: 'No answer came: {found} What you typed is kept; trying again does nothing twice.',
  },
  BREAKDOWN_OUTDATED: {
    zh: '这张表是第 {found} 版次，现在是第 {expected} 版次，不能再交。换成新表，没交的修改会带过去。[[改动：{changes}。]]',
    en: 'This is edition {found} of the form, now it is {expected}. Carry the edits to a new sheet.[[ Quotas: {changes}.]]',
  },
  BREAKDOWN_OUTDATED_EMPTY: {
    zh: '这张表是第 {found} 版次，现在是第 {expected} 版次，不再交。没有漏交的修改；请换成新表再填。[[改动：{changes}。]]',
    en: 'This is edition {found} of the form, now it is {expected}. Nothing on it is left to send.[[ Quotas: {changes}.]]',
  },
  BREAKDOWN_OUTDATED_DONE: {
    zh: '这是旧表（第 {found} 版次），不再交。请在新表（第 {expected} 版次）上填。不要的话可以删掉这张。[[改动：{changes}。]]',
    en: 'This is the old sheet (edition {found}); fill in the new one (edition {expected}).[[ Quotas: {changes}.]]',
  },
  BREAKDOWN_GONE_EDITS: {
    zh: '表已删除，还有 {found} 处没有提交。',
    en: 'The sheet is deleted; {found} edits were not sent.',
  },
  BREAKDOWN_FOREIGN_SHEET: {
    zh: '这张表还认不出：可能是旧版次、别的乡镇，或标记不全。请重新插入填报表。',
    en: 'This sheet is not recognised: another edition, another township, or incomplete.',
  },
  BREAKDOWN_COPY_ASK: {
    zh: '这是复制的表，与原表只能交一张。',
    en: 'This is a copy; only one of the two can be submitted.',
  },
  BREAKDOWN_SPREAD_DONE: {
    zh: '“{column}”{total} 人已分到各村，写入 {written} 格，合计正好。还没有提交。',
    en: '{total} persons of {column} are spread, {written} cells written.',
  },
  BREAKDOWN_SPREAD_HELD: {
    zh: '“{column}”写入 {written} 格；有 {held} 格刚被改动，没有覆盖，合计还不对，请看“剩余”。',
    en: '{written} cells of {column} were written; {held} were just changed and kept, so it does not add up yet.',
  },
  BREAKDOWN_REFRESHED: {
    zh: '已更新。您填的没有动。',
    en: 'Up to date. What you typed was not touched.',
  },
  BREAKDOWN_RETURNED_CELLS: {
    zh: '已退回，请逐格改好再提交。',
    en: 'Sent back; mend the cells listed, then submit again.',
  },
  BREAKDOWN_FINDING_NOT_ADDED: {
    zh: '“这一格的理由”还没有加上。请选好村和列，点“加上这一处”；不要了就清空。',
    en: 'The reason of the cell is not added yet: add it or clear it.',
  },
  BREAKDOWN_NONE_HERE: {
    zh: '这个工作簿里还没有填报表。',
    en: 'There is no form in this workbook yet.',
  },
  BREAKDOWN_NOT_YET: {
    zh: '县医保局还没有下发目标分解表。',
    en: 'The bureau has not dispatched the form yet.',
  },
  BREAKDOWN_DISPATCHED: {
    zh: '已下发 {found} 个乡镇（街道），截止 {day}。',
    en: 'Dispatched to {found} townships, due on {day}.',
  },
  BREAKDOWN_DEADLINE_KEEPS: {
    zh: '已发出的表不用换，照旧填、照旧交；表上印着的还是原来的日子，以窗格里的为准。',
    en: 'Sheets that are out stay valid; the day printed on them stays, the pane shows the one in force.',
  },
  BREAKDOWN_DEADLINE_REOPENED: {
    zh: '正在重新开放的，仍是交到“重新开放到”那一天；要延长请用“重新开放”。',
    en: 'What is reopened still ends on the day of its reopening; reopen it anew to extend that.',
  },
  BREAKDOWN_ACT_DONE: {
    zh: '{act}：{found} 个乡镇（街道）。',
    en: '{act}: {found} townships.',
  },
  BREAKDOWN_ACT_REFUSED: {
    zh: '有 {found} 个没有办成：',
    en: '{found} were refused:',
  },
  BREAKDOWN_NO_HISTORY: {
    zh: '还没有改动。',
    en: 'Nothing has changed yet.',
  },
};
