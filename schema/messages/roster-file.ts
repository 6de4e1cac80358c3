import type { Message } from '../messages.ts';

/** What can be wrong with the file of a roster. The place (line, column, cell) is put in front. */
export const rosterFileMessages: Readonly<Record<string, Message>> = {
  // The header and the sheets.
  ROSTER_HEADER_NOT_FOUND: {
    zh: '前 10 行里没有找到名册的表头。表头应有：{expected}。请补上表头，或确认选对了文件。',
    en: 'No header of a roster in the first 10 rows. It needs: {expected}. Add it, or check the file.',
  },
  ROSTER_COLUMN_MISSING: {
    zh: '没有认出“{expected}”列（也可写作：{aliases}）。读到的表头：{found}。请补上或改名，或指定哪一列是“{expected}”，再导入。',
    en: 'No column "{expected}" (also: {aliases}). Found: {found}. Add or rename it, or say which column it is.',
  },
  ROSTER_COLUMN_TWICE: {
    zh: '有几列都像“{expected}”：{found}。请指定用哪一列（其余指定为“不读”），或删去多余的列，再导入。',
    en: 'Several columns look like "{expected}": {found}. Say which one to use (the others: ignore), or remove the rest.',
  },
  ROSTER_PAIR_INCOMPLETE: {
    zh: '这些列没有配成“姓名、身份证号”对，缺“{expected}”列：{found}。请补上，或指定哪些列是一对（不是本名册的人指定为“不读”），再导入。',
    en: 'These columns are no pairs of name and ID number, "{expected}" is missing: {found}. Add it, or say which belong together.',
  },
  ROSTER_LAYOUT_UNCLEAR: {
    zh: '一行里既有户主又有本人：{found}，分不清户主算不算本名册的人。请把户主的两列指定为“不读”（只是注明哪一户），或指定为“户主姓名、户主身份证号”（也算），再导入。',
    en: 'A row names a householder and a person: {found}. Say that the householder columns are ignored, or that the householder counts too.',
  },
  ROSTER_COLUMN_KEY_UNKNOWN: {
    zh: '“{found}”不是名册能用的列名。请重新指定这一列，再导入。',
    en: '"{found}" is no column of a roster. Say again what this column is.',
  },
  ROSTER_TOO_MANY_SHEETS: {
    zh: '工作簿有 {found} 个工作表，超过上限 {limit}。请拆分后分别导入。',
    en: 'The workbook has {found} sheets, the limit is {limit}. Split it.',
  },
  ROSTER_SHEET_SKIPPED: {
    zh: '没有名册的表头，也没有身份证号，这个工作表没有读取。若其中有人员，请补上表头再导入。',
    en: 'No header of a roster and no ID numbers: this sheet was not read. If it names people, add a header.',
  },
  ROSTER_SHEET_HIDDEN: {
    zh: '这个工作表是隐藏的，没有读取。若其中有人员，请取消隐藏再导入。',
    en: 'This sheet is hidden and was not read. If it names people, show it and import again.',
  },

  // One row.
  NAME_BLANK: {
    zh: '有身份证号，没有姓名。请补上再导入。',
    en: 'An ID number without a name. Fill it in and import again.',
  },
  NAME_INVALID: {
    zh: '姓名里有数字串、符号或不可见字符，不像姓名，可能列已错位。请改正后再导入。',
    en: 'The name holds numbers, signs or invisible characters; perhaps columns have slipped. Correct it.',
  },
  NAME_FORMULA: {
    zh: '姓名以 =、+、- 或 @ 开头，像是公式，没有收录。请改成姓名文字再导入。',
    en: 'The name begins with =, +, - or @ like a formula and was not kept. Write the name as text.',
  },
  ROSTER_PERSON_TWICE: {
    zh: '此人在[[工作表“{sheet}”]]第 {line} 行已出现（姓名相同），只计一次，以先出现的一行为准。',
    en: 'This person stands in line {line} already[[ of sheet {sheet}]] with the same name: counted once, the first line holds.',
  },
  ROSTER_PERSON_OTHER_NAME: {
    zh: '此身份证号在[[工作表“{sheet}”]]第 {line} 行已出现，但姓名不同。请核对证件，改正后再导入。',
    en: 'This ID number stands in line {line} already[[ of sheet {sheet}]] with another name. Compare it with the card.',
  },
  ROSTER_CATEGORY_UNKNOWN: {
    zh: '读到“{found}”，不是已知的困难人员类别。请改正，或由管理员在政策里加为别名，再导入。',
    en: '"{found}" is no known category of hardship. Correct it, or add it as an alias to the notice.',
  },
  ROSTER_CATEGORY_OTHER: {
    zh: '读到“{found}”，不是已知的类别，按“{expected}”收录；同样的写法不再逐行提示。',
    en: '"{found}" is no known category: kept as "{expected}"; told once.',
  },
  ROSTER_CATEGORY_BLANK: {
    zh: '没有人员类别。请补上，或在名册来源里定好类别，再导入。',
    en: 'No category. Fill it in, or give the source of the roster a category.',
  },
  ROSTER_STATUS_UNKNOWN: {
    zh: '状态读到“{found}”，应为：{expected} 等。请改正后再导入。',
    en: 'Status: found "{found}", expected one of {expected} or the like.',
  },
  GRADE_UNKNOWN: {
    zh: '残疾等级读到“{found}”，应为一级至四级。请改正后再导入。',
    en: 'Disability grade: found "{found}", expected 1 to 4.',
  },
  YES_NO_UNKNOWN: {
    zh: '读到“{found}”，应为“是”或“否”（√ 也算“是”）。请改正后再导入。',
    en: 'Found "{found}", expected 是 or 否 (√ is yes).',
  },
  ETHNICITY_UNKNOWN: {
    zh: '民族读到“{found}”，应为汉字，如“汉族”。请改正后再导入。',
    en: 'Ethnicity: found "{found}", expected Chinese characters such as 汉族.',
  },
  ROSTER_DIVISION_BLANK: {
    zh: '没有乡镇（街道），已收录；归属以户籍册或缴费地为准。若是合并单元格，请先取消合并并填满。',
    en: 'No township: kept; the register or the payment decides where. Unmerge and fill cells that were merged.',
  },
  VILLAGE_BLANK: {
    zh: '没有村（社区）。请补上后重新导入。',
    en: 'No village. Fill it in and import again.',
  },
  DISABILITY_NUMBER_DIFFERS: {
    zh: '残疾证号的前 18 位与身份证号不同，按身份证号收录。请核对证件。',
    en: 'The first 18 characters of the disability number are not the ID number, which was kept. Compare the cards.',
  },
};
