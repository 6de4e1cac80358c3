import type { Message } from '../messages.ts';

/** Changes as they happen. */
export const liveMessages: Readonly<Record<string, Message>> = {
  LIVE_FULL: {
    zh: '服务器的实时连接已满（{limit} 个），本窗格改为每几秒查询一次，不用处理。',
    en: 'The server has no live connection left (of {limit}); the pane asks every few seconds instead.',
  },
  LIVE_NO_CAMPAIGNS: {
    zh: '没有写要跟随哪项征缴工作：campaignIds 是空的。请写 1 至 {limit} 项的编号，如 411521-2025。',
    en: 'campaignIds is empty: name 1 to {limit} campaigns to follow, such as 411521-2025.',
  },
  LIVE_TOO_MANY_CAMPAIGNS: {
    zh: '一个连接最多跟随 {limit} 项征缴工作，读到 {found} 项。请分开连接。',
    en: 'One connection follows at most {limit} campaigns; found {found}.',
  },
  LIVE_STREAM_ONLY: {
    zh: '实时变化要以 accept: text/event-stream 请求；不能时用 changesSince 查询。',
    en: 'Changes are sent to requests with accept: text/event-stream; otherwise ask changesSince.',
  },
  LIVE_WAITS_EDITING: {
    zh: '有单元格正在编辑，编辑结束后自动更新。',
    en: 'A cell is being edited; the table is brought up to date afterwards.',
  },
  LIVE_WAITS_BUSY: {
    zh: 'Excel 正忙，过几秒自动更新。',
    en: 'Excel is busy; the table is brought up to date in a few seconds.',
  },
  LIVE_WAITS_READER: {
    zh: '刚才表里有改动，过几秒自动更新。',
    en: 'The table was being worked in; it is brought up to date in a few seconds.',
  },
  LIVE_WAITS_LINE: {
    zh: '暂时连不上服务器，连上后自动更新。',
    en: 'The server cannot be reached; the table is brought up to date when it can.',
  },
  LIVE_WAITS_PAUSED: {
    zh: '自动更新已暂停。点“应用”只更新这张表。',
    en: 'Updates are paused. Apply brings this table up to date.',
  },
  LIVE_NOT_COMPARED: {
    zh: '打开以后还没有和服务器核对。点“应用”更新这张表。',
    en: 'Not compared with the server since it was opened. Apply brings it up to date.',
  },
  LIVE_WAITS_FIRST: {
    zh: '分不清表里哪些数是您改过的，不自动更新。点“应用”更新一次，以后自动更新。',
    en: 'Nobody knows what was last written to this table: apply once, then it follows by itself.',
  },
  LIVE_REFUSED: {
    zh: '不能自动更新。点“刷新”看原因。',
    en: 'It cannot be brought up to date by itself. Refresh tells why.',
  },
  LIVE_KEPT: {
    zh: '有 {places} 处是您改过的，保留原样。',
    en: '{places} places are as their reader changed them.',
  },
  LIVE_KEPT_COLUMNS: {
    zh: '缺“{columns}”列（已删除或改名），其余各列照常更新。',
    en: 'Columns {columns} were deleted or renamed; the others follow.',
  },
  LIVE_KEPT_TOTAL: {
    zh: '合计行已关闭，合计不更新。',
    en: 'The total row is switched off.',
  },
  LIVE_KEPT_ROWS: {
    zh: '有 {rows} 行是您加的或已不在查询结果中，保留原样，不更新。',
    en: '{rows} rows are not in the answer and stay as they are.',
  },
  LIVE_KEPT_REPEATED: {
    zh: '有 {rows} 行与别的行重复，都已更新，合计不重复计算。',
    en: '{rows} rows repeat others; all are brought up to date.',
  },
  KEPT_EDITED: {
    zh: '{place} {row} {column}：表里是 {found}，系统是 {expected}。',
    en: '{place} {row} {column}: {found} on the sheet, {expected} on the server.',
  },
  KEPT_FORMULA: {
    zh: '{place} {row} {column}：表里是您的公式 {found}，系统是 {expected}。',
    en: '{place} {row} {column}: your formula {found}, {expected} on the server.',
  },
  KEPT_EMPTIED: {
    zh: '{place} {row} {column}：您清空了，系统是 {expected}。',
    en: '{place} {row} {column}: emptied, {expected} on the server.',
  },
  KEPT_EMPTIED_COUNTED: {
    zh: '{place} {row} {column}：您清空了，系统是 {expected}，合计里仍算着它。',
    en: '{place} {row} {column}: emptied, yet the total counts the {expected} of the server.',
  },
  KEPT_COUNTED: {
    zh: '合计按系统数字算，不按您改的数。',
    en: 'Totals count what the server says.',
  },
  GIVEN_BACK: {
    zh: '已恢复 {places} 处系统数字。被换掉的内容：',
    en: '{places} cells hold the figures of the server again. What stood there:',
  },
  GIVEN_BACK_CELL: {
    zh: '{place} {row} {column}：原为{found}，当时恢复为 {expected}。',
    en: '{place} {row} {column}: was {found}, set back to {expected}.',
  },
  GIVE_BACK_LEFT: {
    zh: '有 {places} 处刚又改过，没有动。请看清单后再点一次。',
    en: '{places} cells were changed again in the meantime and were left alone.',
  },
  GIVE_BACK_PUT_BACK: {
    zh: '刚才表里有改动，没有恢复。请再点一次。',
    en: 'The table was being worked in; nothing was given back. Press again.',
  },
};
