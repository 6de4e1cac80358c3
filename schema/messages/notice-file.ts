import type { Message } from '../messages.ts';

/** A notice file that cannot be read, or a value of the wrong shape; in front stand the line and the path. */
export const noticeFileMessages: Readonly<Record<string, Message>> = {
  NOTICE_FILE_TOO_LARGE: {
    zh: '方案文件有 {found} 个字符，超过上限 {expected}，不像是方案文件。请检查是否选错文件。',
    en: 'the notice file has {found} characters, over the limit of {expected}; check that it is the right file',
  },
  NOTICE_FILE_EMPTY: {
    zh: '文件是空的，没有写方案。请检查是否选错文件，内容是否已保存。',
    en: 'the file is empty; check that it is the right file and that it was saved',
  },
  NOTICE_FILE_NOT_TEXT: {
    zh: '不是文本文件（像是工作簿、网页或图片），不是方案文件。请检查是否选错文件；方案文件是 .yaml 或 .json。',
    en: 'not a text file; a notice file is .yaml or .json, check that it is the right file',
  },
  NOTICE_ENCODING_BROKEN: {
    zh: '文字编码读不出来，既不是 UTF-8，也不是 GB18030（GBK），一字未读。请用记事本打开原文件，另存为，编码选 UTF-8。',
    en: 'the text is neither UTF-8 nor GB18030 (GBK), nothing was read; save the original again as UTF-8',
  },
  NOTICE_CHARACTERS_LOST: {
    zh: '文件是按错误的编码读的：有 {found} 处字已变成“�”之类，读不出原字。请回到原文件，用记事本另存为 UTF-8 再试。',
    en: 'read in the wrong encoding: {found} characters are lost; save the original again as UTF-8',
  },
  NOTICE_TOO_MANY_KEYS: {
    zh: '这一处有 {found} 个键，最多 {expected} 个，不像是方案文件。请检查是否选错文件。',
    en: 'one place has {found} keys, at most {expected}; check that it is the right file',
  },
  NOTICE_YAML: {
    zh: '不符合 YAML 写法（{found}）。请检查冒号后是否有空格、引号和括号是否成对。',
    en: 'not valid YAML ({found}); check for a space after each colon and for unmatched quotes or brackets',
  },
  NOTICE_YAML_DUPLICATE_KEY: {
    zh: '“{found}”在同一处写了两次。请删去一个。',
    en: '"{found}" is written twice in one place; remove one',
  },
  NOTICE_YAML_TAB: {
    zh: '用了制表符缩进。请改为空格。',
    en: 'indented with a tab; use spaces',
  },
  NOTICE_YAML_INDENT: {
    zh: '缩进不齐，或前面的括号、引号没有成对。同一层的各行要左对齐。',
    en: 'uneven indentation, or an unmatched bracket or quote above; lines of one level start in the same column',
  },
  NOTICE_YAML_TWO_DOCUMENTS: {
    zh: '文件里有不止一份内容（---）。一个文件只写一份方案。',
    en: 'the file holds more than one document (---); write one notice to a file',
  },
  NOTICE_YAML_ALIAS: {
    zh: '用了 YAML 引用（*）。每个数字都要写在自己的条款下，请照写一遍。',
    en: 'a YAML alias (*) is used; every number is written out beside its own clause',
  },
  NOTICE_MISSING: {
    zh: '缺少这一项，应为{expected}。',
    en: 'missing; expected {expected}',
  },
  NOTICE_WRONG_TYPE: {
    zh: '读到“{found}”，应为{expected}。',
    en: 'found "{found}", expected {expected}',
  },
  NOTICE_NUMBER_FOR_TEXT: {
    zh: '读到数字 {found}，应为文字。请加引号，写作 {expected}。',
    en: 'found the number {found}, expected text; put it in quotes: {expected}',
  },
  NOTICE_NOT_WHOLE_NUMBER: {
    zh: '读到 {found}，应为整数。',
    en: 'found {found}, expected a whole number',
  },
  NOTICE_NOT_WHOLE_FEN: {
    zh: '读到 {found}，应为整数。金额以分为单位，400 元写作 40000。',
    en: 'found {found}, expected a whole number; money is in fen, 400 yuan is 40000',
  },
  NOTICE_NEGATIVE: {
    zh: '读到负数 {found}，应{expected}。',
    en: 'found the negative number {found}, expected: {expected}',
  },
  NOTICE_OUT_OF_RANGE: {
    zh: '读到 {found}，应{expected}。',
    en: 'found {found}, expected: {expected}',
  },
  NOTICE_EMPTY_LIST: {
    zh: '列表是空的，应有{expected}。',
    en: 'the list is empty; expected: {expected}',
  },
  NOTICE_LIST_TOO_LONG: {
    zh: '列表有 {found} 项，最多 {expected} 项，不像是一份通知。其余检查待改正后再做。',
    en: 'the list has {found} items, at most {expected}; the other checks wait until this is right',
  },
  NOTICE_EMPTY_TEXT: {
    zh: '是空的，应填写文字。',
    en: 'empty; expected text',
  },
  NOTICE_BAD_DATE: {
    zh: '读到“{found}”，没有这一天。日期写作 {expected}，如 2024-11-30。',
    en: '"{found}" is not a day of the calendar; write {expected}, e.g. 2024-11-30',
  },
  NOTICE_DATE_NOTATION: {
    zh: '读到“{found}”，日期请写作 {expected}。',
    en: 'found "{found}"; write the day as {expected}',
  },
  NOTICE_FEN_NOTATION: {
    zh: '读到“{found}”，应为整数，单位是分，不加引号。{yuan} 元请写作 {expected}。',
    en: 'found "{found}", expected a whole number of fen without quotes; {yuan} yuan is {expected}',
  },
  NOTICE_PERCENT_NOTATION: {
    zh: '读到“{found}”，应为整数，单位是万分之一。{found} 请写作 {expected}。',
    en: 'found "{found}", expected a whole number of hundredths of a percent; {found} is {expected}',
  },
  NOTICE_BAD_CODE: {
    zh: '读到“{found}”，应为{expected}。',
    en: 'found "{found}", expected {expected}',
  },
  NOTICE_UNKNOWN_CHOICE: {
    zh: '没有“{found}”这个选项，应为 {expected}。',
    en: '"{found}" is not an option; expected {expected}',
  },
  NOTICE_UNKNOWN_KEY: {
    zh: '没有“{found}”这一项。这里可写：{expected}。',
    en: '"{found}" is not a key here; known keys: {expected}',
  },
  NOTICE_MISTYPED_KEY: {
    zh: '没有“{found}”这一项，是不是 {expected}？',
    en: '"{found}" is not a key here; did you mean {expected}?',
  },
};
