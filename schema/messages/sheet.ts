import type { Message } from '../messages.ts';

export const sheetMessages: Readonly<Record<string, Message>> = {
  SHEET_REFRESHED: {
    zh: '{rows} 个{unit}有变化，改写 {cells} 个单元格。',
    en: '{rows} rows changed, {cells} cells written.',
  },
  SHEET_UNCHANGED: {
    zh: '数字没有变化，什么也没有改写。',
    en: 'No figure has changed; nothing was written.',
  },
  SHEET_ROWS_APPENDED: {
    zh: '表末新增 {rows} 行。',
    en: '{rows} rows were added at the end of the table.',
  },
  SHEET_KEY_COLUMN_MISSING: {
    zh: '找不到隐藏列“{expected}”，无法辨认各行，没有刷新。请撤消对该列的删除或改名，或重新插入一张表。',
    en: 'The hidden column {expected} is missing, so rows cannot be told apart and nothing was refreshed. Undo its deletion or renaming, or insert a new sheet.',
  },
  SHEET_COLUMN_MISSING: {
    zh: '没有“{expected}”列（已删除或改名），其余各列照常刷新。需要时改回列名再刷新。',
    en: 'Column {expected} was deleted or renamed; the other columns were refreshed. Restore its name and refresh to have it back.',
  },
  SHEET_TOTAL_ROW_MISSING: {
    zh: '表格的合计行已关闭，合计没有写入。需要时在“表设计”中勾选“汇总行”再刷新。',
    en: 'The total row is switched off, so no totals were written. Switch it on in Table Design and refresh.',
  },
  SHEET_CELL_HAS_FORMULA: {
    zh: '此处是您写的公式，没有改写。要恢复为系统数字，清空该单元格后再刷新。',
    en: 'This cell holds a formula of yours and was left as it is. Clear it and refresh to get the figure.',
  },
  SHEET_CELL_HAS_TEXT: {
    zh: '此处是您写的文字，没有改写。要恢复为系统内容，清空该单元格后再刷新。',
    en: 'This cell holds text of yours and was left as it is. Clear it and refresh to get the figure.',
  },
  SHEET_CELL_EDITED: {
    zh: '此处的内容您改过，没有改写。要恢复为系统数字，请重新插入一张表对照。',
    en: 'You have changed this cell, so it was left as it is. Insert a new sheet to compare.',
  },
  SHEET_ROW_NOT_IN_ANSWER: {
    zh: '此行的区划已不在查询结果中，保留原样，数字不再更新；合计改为直接写入数字。',
    en: 'This division is no longer in the answer; its row is kept but no longer updated, and totals are written as values.',
  },
  SHEET_ROW_WITHOUT_CODE: {
    zh: '此行没有区划代码，是您加的行，保留原样；合计改为直接写入数字，不含此行。',
    en: 'This row has no division code, so it is yours and is kept; totals are written as values without it.',
  },
  SHEET_ROW_REPEATED: {
    zh: '此行与上面某行的区划代码相同，两行都已更新；合计改为直接写入数字，不重复计算。',
    en: 'This row repeats a division code; both rows were updated, and totals are written as values so that nothing counts twice.',
  },
};
