import type { Message } from '../messages.ts';

/** Figures as columns and rows. */
export const tableMessages: Readonly<Record<string, Message>> = {
  TABLE_RENAMED: {
    zh: '“{place}”里的统计表改名为“{found}”，刷新找不到它。认回只改回名字，不动内容。',
    en: 'The table of figures on {place} was renamed to {found}, so a refresh does not find it.',
  },
  TABLE_RENAMED_AGAIN: {
    zh: '这张表又改了名字，或已经删除。请按刷新，再看一次。',
    en: 'The table has been renamed again or deleted. Press refresh and look again.',
  },
};
