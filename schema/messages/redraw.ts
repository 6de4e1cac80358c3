import type { Message } from '../messages.ts';

/** Figures redrawn in a table that a reader has open. */
export const redrawMessages: Readonly<Record<string, Message>> = {
  REDRAW_PUT_BACK: {
    zh: '刷新时表里正有改动，没有更新；请再按一次“刷新”。',
    en: 'The table was being worked in, so nothing was written: refresh once more.',
  },
};
