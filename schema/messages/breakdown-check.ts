import type { Message } from '../messages.ts';

/** What is wrong in a filled form: the cell is put in front, the village begins the sentence. */
export const breakdownCheckMessages: Readonly<Record<string, Message>> = {
  BREAKDOWN_NOT_A_NUMBER: {
    zh: '[[{village}]]读到“{found}”，应为整数（人）。请改成数字，没有的填 0。',
    en: '[[{village}: ]]found "{found}", expected whole persons; write a number, 0 for none',
  },
  BREAKDOWN_NEGATIVE: {
    zh: '[[{village}]]读到 {found}，人数不能小于 0。请改成 0 或以上的整数。',
    en: '[[{village}: ]]found {found}; persons cannot be below 0',
  },
  BREAKDOWN_NOT_WHOLE: {
    zh: '[[{village}]]读到 {found}，人数应为整数。请去掉小数；公式算出的，请取整。',
    en: '[[{village}: ]]found {found}; persons are whole numbers',
  },
  BREAKDOWN_TOO_LARGE: {
    zh: '[[{village}]]读到 {found}，超出可能的人数。请核对是否多输了数字。',
    en: '[[{village}: ]]found {found}, more persons than can be; check the digits',
  },
  BREAKDOWN_CELL_EMPTY: {
    zh: '[[{village}]]没有填。请填人数，没有的填 0。',
    en: '[[{village}: ]]not filled; write the persons, 0 for none',
  },
  BREAKDOWN_SUM_DIFFERS: {
    zh: '各村合计 {found} 人，任务数 {expected} 人[[，少 {short} 人]][[，多 {over} 人]]。请调整各村的数，使“剩余”为 0。',
    en: 'the villages add up to {found}, the quota is {expected}[[, {short} short]][[, {over} over]]',
  },
  BREAKDOWN_ABOVE_TASK: {
    zh: '[[{village}]]填了 {found} 人，超过本村任务数 {expected} 人。分项不得超过任务数，请改小分项或改大任务数。',
    en: '[[{village}: ]]{found} persons, above the village’s task of {expected}',
  },
  BREAKDOWN_VILLAGE_MISSING: {
    zh: '表里没有“{village}”。请撤销删除，或重新插入填报表（已填的数会带过去）。',
    en: '{village} is missing; undo the deletion or insert the form anew',
  },
  BREAKDOWN_VILLAGE_TWICE: {
    zh: '“{village}”在表里出现了两次。请删去多出的一行，只留一行。',
    en: '{village} is there twice; delete the extra row',
  },
  BREAKDOWN_VILLAGE_FOREIGN: {
    zh: '[[“{found}”]]不是本乡镇这张表里的村（社区）。请删去这一行。',
    en: '[[{found} ]]is no village of this township’s form; delete the row',
  },
  BREAKDOWN_VILLAGE_ABOLISHED: {
    zh: '“{village}”已撤并，或已划到别的乡镇，不能再在这里分任务。请清空这一行，数填到并入的村；划走的，分给其余各村，任务数要变的请与县医保局联系。',
    en: '{village} is abolished or another township’s now; clear the row and put the numbers where they belong',
  },
  BREAKDOWN_ROW_WITHOUT_CODE: {
    zh: '[[“{village}”]]这一行的区划代码（隐藏列）没有了，这里的数不会计入。是村的数，请撤销到代码还在的时候，或填到有代码的那一行；是自己的合计或备注，请移到表格右边。',
    en: '[[{village}: ]]the row has lost its code, its numbers would be lost; undo, or move notes of your own aside',
  },
  BREAKDOWN_NAME_DIFFERS: {
    zh: '这一行的代码是“{village}”，写的却是“{found}”，像是只移动了一部分格。请撤销，或整行一起移动。',
    en: 'the code of this row is {village}, the name {found}: cells were moved in part; undo that',
  },
  BREAKDOWN_NOT_YOURS: {
    zh: '[[{village}]]这一列由县里填写，不能改[[，应为 {expected}]]。请改回来，有出入请与县医保局联系。',
    en: '[[{village}: ]]this column is the bureau’s and cannot be changed[[, expected {expected}]]',
  },
};
