import type { Message } from '../messages.ts';

/** Changes as they happen. */
export const liveMessages: Readonly<Record<string, Message>> = {
  LIVE_FULL: {
    zh: '服务器的实时连接已满（{limit} 个），本窗格改为每几秒查询一次，不用处理。',
    en: 'The server has no live connection left (of {limit}); the pane asks every few seconds instead.',
  },
  LIVE_TOO_MANY_CAMPAIGNS: {
    zh: '一个连接最多跟随 {limit} 项征缴工作，读到 {found} 项。请分开连接。',
    en: 'One connection follows 1 to {limit} campaigns; found {found}.',
  },
  LIVE_STREAM_ONLY: {
    zh: '实时变化要以 accept: text/event-stream 请求；不能时用 changesSince 查询。',
    en: 'Changes are sent to requests with accept: text/event-stream; otherwise ask changesSince.',
  },
};
