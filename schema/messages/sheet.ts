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
    zh: '此处是您写的公式，没有改写。要换回系统数字，在这张表下点“恢复系统数字”。',
    en: 'This cell holds a formula of yours and was left as it is. It can be given back in the list of the table.',
  },
  SHEET_CELL_HAS_TEXT: {
    zh: '此处是您写的文字，没有改写。要换回系统内容，在这张表下点“恢复系统数字”。',
    en: 'This cell holds text of yours and was left as it is. It can be given back in the list of the table.',
  },
  SHEET_CELL_EDITED: {
    zh: '此处的内容您改过，没有改写。要换回系统数字，在这张表下点“恢复系统数字”。',
    en: 'You have changed this cell, so it was left as it is. It can be given back in the list of the table.',
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

  POLICY_COLUMN_MISSING: {
    zh: '找不到“{expected}”列，认不出各行是哪个参数，什么也没有读。请撤消对该列的删除或改名，或重新插入政策参数表。',
    en: 'Column {expected} is missing, so the rows cannot be told apart and nothing was read. Undo its deletion or insert the sheet again.',
  },
  POLICY_COLUMN_GONE: {
    zh: '没有“{expected}”列（已删除或改名）：问题只列在窗格里，“操作”不起作用。需要时改回列名。',
    en: 'Column {expected} was deleted or renamed: problems are listed in the pane only, and operations do nothing.',
  },
  POLICY_VALUE_WITHOUT_KEY: {
    zh: '此行不是表里原有的参数，不知道要改什么。请把内容写到对应的行；要加一条，填标有“新增”的行，并清空此行。',
    en: 'This row is none of the parameters. Write the value into the row it belongs to, or into a row marked 新增, and clear this one.',
  },
  POLICY_KEY_UNKNOWN: {
    zh: '此行的参数不在这张表所依据的版本里（隐藏的参数路径被改过）。请清空此行，或重新插入政策参数表。',
    en: 'The parameter of this row is not in the version the sheet was made from. Clear the row, or insert the sheet again.',
  },
  POLICY_ROW_COPIED: {
    zh: '与第 {row} 行是同一个参数（行是复制出来的），内容却不同。请只留一行；要加一条，填标有“新增”的行。',
    en: 'The same parameter as in row {row} (a copied row) with something else in it. Keep one of them; new items go into rows marked 新增.',
  },
  POLICY_NOT_EDITABLE: {
    zh: '这一项不能在表里改，请改回“{expected}”。要改它，请修改方案文件后装入。',
    en: 'This cannot be changed on the sheet; write {expected} again. It is changed in the notice file.',
  },
  POLICY_OPERATION_UNKNOWN: {
    zh: '“操作”读到“{found}”，应为“{expected}”或空白。',
    en: 'Operation "{found}" is not known; use {expected} or leave it blank.',
  },
  POLICY_NOT_REMOVABLE: {
    zh: '这一项不是可以去掉的一条，“操作”请留空。没有规定时把“值”清空即可。',
    en: 'This is not an item that can be removed; leave the operation blank. Clear the value where the notice says nothing.',
  },
  POLICY_REMOVED_AND_CHANGED: {
    zh: '这一条在“操作”里选了删除，又改了值。请只留一样：清空“操作”，或把值改回原样。',
    en: 'This item is both removed and changed. Clear the operation, or write the old value again.',
  },
  POLICY_CELL_ERROR: {
    zh: '读到错误值 {found}（公式算不出结果），请直接填写。',
    en: 'The cell holds the error {found}; type the value instead.',
  },
  POLICY_LABEL_EDITED: {
    zh: '这里原来是“{expected}”。名称、单位和写法只供阅读，改动不起作用；要修改规定请改“值”。',
    en: 'This cell said "{expected}". Names, units and hints are for reading only; changes to them do nothing.',
  },
  POLICY_ROWS_MISSING: {
    zh: '表里少了 {rows} 个参数的行（如“{label}”），这些参数按原值不变。删除行不会去掉一条规定；要去掉，请在“操作”里选“删除”。',
    en: '{rows} parameters have no row any more (such as {label}) and keep their values. To remove an item choose 删除 as its operation.',
  },
  POLICY_PROBLEM_CELL_TAKEN: {
    zh: '“问题”列这一格有您写的文字，没有改写。',
    en: 'The problem cell holds text of yours and was left as it is.',
  },
  POLICY_EDIT_NOT_CARRIED: {
    zh: '您在第 {from} 版上改为“{found}”；第 {to} 版此处已由别人改动，没有带过来。请看过新值后再决定。',
    en: 'You wrote "{found}" on version {from}; version {to} has changed here, so it was not carried over. Look at the new value first.',
  },
  BREAKDOWN_COLUMNS_MISSING: {
    zh: '找不到“{expected}”列，不是下发的填报表，或者列被删除、改名。请撤消该改动，或把数填到重新插入（下载）的填报表里。',
    en: 'Column {expected} was not found: this is not a form that was dispatched, or columns were deleted or renamed. Undo that, or use a fresh form.',
  },
  BREAKDOWN_CODE_COLUMN_MISSING: {
    zh: '隐藏的“{expected}”列被删除，认不出各村（社区），没有读取。请撤消对该列的删除，或把数填到重新插入（下载）的填报表里。',
    en: 'The hidden column {expected} was deleted, so villages cannot be told apart and nothing was read. Undo that, or use a fresh form.',
  },
  BREAKDOWN_COLUMN_TWICE: {
    zh: '有两列的列名都是“{expected}”，不知道以哪一列为准。请给自己加的那一列改名。',
    en: 'Two columns are called {expected}, so it is not known which one counts. Rename the one you added.',
  },
};
