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
    zh: '没有在册人员，没有插入。名册由医保局在“导入”页收录。',
    en: 'Nobody is on the roster; nothing was inserted. The bureau imports rosters.',
  },
  ROSTER_OLD_KEPT: {
    zh: '旧表还在“{found}”，没有改动。',
    en: 'The older sheet is still there as "{found}", unchanged.',
  },
  ROSTER_OLD_DELETE: {
    zh: '将删除整张工作表“{found}”，包括您在上面写的内容，不能撤销。',
    en: 'The whole sheet "{found}" will be deleted with whatever you wrote there; this cannot be undone.',
  },
  ROSTER_OLD_MOVED: {
    zh: '旧表已不在工作表“{found}”，没有删除。不再需要的，请找到后自己删除。',
    en: 'The older table is no longer on sheet "{found}"; nothing was deleted.',
  },
  ROSTER_OLD_DELETED: {
    zh: '已删除工作表“{found}”。',
    en: 'Deleted sheet "{found}".',
  },
};
