import type { Message } from '../messages.ts';

/** Rosters put into a workbook. */
export const rosterTableMessages: Readonly<Record<string, Message>> = {
  ROSTER_MOVED: {
    zh: '取数途中名册或缴费一直在变，没有插入；工作簿没有变化。请过几分钟再试。',
    en: 'The roster or payments kept changing while it was fetched; nothing was inserted. Try again in a few minutes.',
  },
  ROSTER_TABLE_TOO_LARGE: {
    zh: '共 {found} 行，一次最多插入 {most} 行。请选一个乡镇，分开插入。',
    en: 'There are {found} rows, at most {most} are inserted at once. Choose a township.',
  },
  TABLE_STAGING_CANCELLED: {
    zh: '已取消，没有插入；工作簿里原有的表没有变化。',
    en: 'Cancelled, nothing was inserted; the sheets that were there have not changed.',
  },
  ROSTER_EMPTY: {
    zh: '没有在册人员，没有插入。先在“导入”页收录名册。',
    en: 'Nobody is on the roster; nothing was inserted. Import a roster first.',
  },
};
