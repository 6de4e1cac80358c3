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
  LIVE_WAITS_FIRST: {
    zh: '分不清表里哪些数是您改过的，不自动更新。点“应用”更新一次，以后自动更新。',
    en: 'Nobody knows what was last written to this table: apply once, then it follows by itself.',
  },
  LIVE_REFUSED: {
    zh: '不能自动更新。点“刷新”看原因。',
    en: 'It cannot be brought up to date by itself. Refresh tells why.',
  },
  LIVE_KEPT: {
    zh: '有 {places} 处是您改过的，保留原样。点“刷新”看是哪些。',
    en: '{places} places were left as they are. Refresh tells which.',
  },
};
