import type { Message } from '../messages.ts';

/** What can be wrong with a payment file. The place (line, column, cell) is put in front. */
export const ingestMessages: Readonly<Record<string, Message>> = {
  // The file as a whole.
  FILE_EMPTY: {
    zh: '文件是空的（0 字节）。请重新导出后再导入。',
    en: 'The file is empty (0 bytes). Export it again.',
  },
  FILE_TOO_LARGE: {
    zh: '文件有 {found}，超过上限 {limit}。请按月或按乡镇拆分后分别导入。',
    en: 'The file has {found}, the limit is {limit}. Split it by month or township.',
  },
  FILE_TOO_HEAVY: {
    zh: '读取这个文件需要的内存过大，已停止，什么也没有收录。请另存为 CSV 后再导入。',
    en: 'Reading this file takes too much memory; stopped, nothing was kept. Save it as CSV and import that.',
  },
  READ_TOO_LONG: {
    zh: '读取这个文件用时过长，已停止，什么也没有收录。请另存为 CSV 后再导入。',
    en: 'Reading this file took too long; stopped, nothing was kept. Save it as CSV and import that.',
  },
  FILE_IS_HTML: {
    zh: '这是网页（HTML），只是文件名写成了表格。请用 Excel 打开，另存为 .xlsx 或 CSV 后再导入。',
    en: 'This is a web page (HTML) named like a table. Open it in Excel and save it as .xlsx or CSV.',
  },
  FILE_IS_XML_2003: {
    zh: '这是“XML 表格 2003”，只是文件名写成了表格。请用 Excel 打开，另存为 .xlsx 或 CSV 后再导入。',
    en: 'This is an XML spreadsheet 2003 named like a workbook. Open it in Excel and save it as .xlsx or CSV.',
  },
  FILE_IS_OLD_XLS: {
    zh: '这是旧格式（.xls）或加了密码的工作簿。请用 Excel 打开，另存为不加密码的 .xlsx 后再导入。',
    en: 'This is an old .xls or a password-protected workbook. Save it as .xlsx without a password.',
  },
  FILE_NOT_TABLE: {
    zh: '无法识别的文件，不是 CSV 或 .xlsx 表格。请重新导出后再导入。',
    en: 'Not a CSV or .xlsx table. Export it again.',
  },
  ENCODING_BROKEN: {
    zh: '文字编码已损坏，无法按 {found} 读出。请从原系统重新导出（UTF-8 或 GB18030），不要改名或拼接文件。',
    en: 'The text cannot be read as {found}. Export it again as UTF-8 or GB18030.',
  },
  XLSX_DAMAGED: {
    zh: '.xlsx 文件已损坏，无法打开。请用 Excel 打开检查，另存后再导入。',
    en: 'The .xlsx file is damaged. Open it in Excel, save it again and import that.',
  },
  XLSX_NOT_WORKBOOK: {
    zh: '压缩包里没有工作表，不是 Excel 工作簿。请确认选对了文件。',
    en: 'The zip holds no worksheet: not an Excel workbook. Check that this is the right file.',
  },
  XLSX_ENCRYPTED: {
    zh: '工作簿加了密码。请去掉密码，另存后再导入。',
    en: 'The workbook is protected by a password. Save it without one.',
  },
  XLSX_UNSAFE: {
    zh: '.xlsx 里有 Excel 不会写入的内容（{found}），为安全起见没有读取。请用 Excel 打开检查，另存后再导入。',
    en: 'The .xlsx holds what Excel never writes ({found}) and was not read. Open it in Excel and save it again.',
  },
  XLSX_TOO_LARGE: {
    zh: '.xlsx 展开后过大（{found}），为安全起见没有读取。请删去多余的工作表和空白格式，或另存为 CSV 后再导入。',
    en: 'The .xlsx unpacks to too much ({found}) and was not read. Remove spare sheets or save it as CSV.',
  },
  XLSX_TOO_WIDE: {
    zh: '第 {found} 列还有内容，表格过宽。请删去右侧多余的列后再导入。',
    en: 'There is content in column {found}: the sheet is too wide. Delete the spare columns on the right.',
  },
  CSV_QUOTE_OPEN: {
    zh: '双引号没有成对，后面的行无法读取。请补上或删去这一行的双引号后再导入。',
    en: 'A double quote is not closed; the rows after it cannot be read. Close or remove it.',
  },
  CSV_LINE_TOO_LONG: {
    zh: '这一行超过 1 MB，不像是表格数据。请检查文件是否完整、换行是否丢失。',
    en: 'This line is longer than 1 MB. Check that the file is whole and has line ends.',
  },
  TOO_MANY_ROWS: {
    zh: '行数超过 {limit}，不像是每日汇总。请确认文件种类，或按年度拆分。',
    en: 'More than {limit} rows: hardly daily totals. Check the kind of file.',
  },
  HEADER_NOT_FOUND: {
    zh: '前 10 行里没有找到表头。表头应有：{expected}。请补上表头，或确认选对了文件和文件种类。',
    en: 'No header in the first 10 rows. It needs: {expected}. Add it, or check the file and its kind.',
  },
  HEADER_HOLDS_DATA: {
    zh: '表头这一行里或它上面有号码，这些数据会漏掉（多见于表头后面丢了换行、排序时表头没有留在最上面）。请让表头单独占一行、放在数据上面，再导入。',
    en: 'The header line or a line above it holds a number: that data would be lost. Give the header a line above the data.',
  },
  COLUMN_MISSING: {
    zh: '表头缺少“{expected}”列（也可写作：{aliases}）。读到的表头：{found}。请补上后重新导入。',
    en: 'The header has no column "{expected}" (also: {aliases}). Found: {found}. Add it and import again.',
  },
  COLUMN_TWICE: {
    zh: '有两列都像“{expected}”：{found}。请删去或改名其中一列后重新导入。',
    en: 'Two columns look like "{expected}": {found}. Remove or rename one.',
  },
  COLUMN_NOT_YUAN: {
    zh: '金额的单位不是元：{found}。请换算成元、改好表头后重新导入。',
    en: 'The amounts are not in yuan: {found}. Convert them, correct the header and import again.',
  },
  NO_DATA_ROWS: {
    zh: '没有数据行，什么也没有收录。请确认选对了文件和工作表。',
    en: 'There are no data rows; nothing was kept. Check the file and the sheet.',
  },
  NO_DIVISIONS: {
    zh: '本县还没有乡镇（街道）名单，无法归到乡镇。请先录入区划。',
    en: 'The county has no townships yet. Enter its divisions first.',
  },
  PAYMENT_SOURCE_MIXED: {
    zh: '本年度已在用另一种缴费数据（个人明细与每日汇总只能用一种，混用会重复计数），没有收录。',
    en: 'This campaign already takes the other kind of payment data; using both would count twice. Nothing was kept.',
  },

  // One row.
  ROW_TOO_WIDE: {
    zh: '这一行有 {found} 格，表头只有 {expected} 格，列已错位（多见于金额里的逗号）。请改正后重新导入。',
    en: 'The row has {found} cells, the header {expected}: columns have slipped (often a comma in an amount).',
  },
  RECEIPT_BLANK: {
    zh: '没有收据号。每笔缴费都要有收据号，才能避免重复收录。请补上后重新导入。',
    en: 'No receipt number. Every payment needs one, so that none counts twice.',
  },
  RECEIPT_TYPED_AS_NUMBER: {
    zh: '收据号被 Excel 当成数字，末尾几位已丢失。请从原系统重新导出，并把此列设为文本。',
    en: 'Excel took the receipt number for a number and lost its last digits. Export again with the column as text.',
  },
  RECEIPT_INVALID: {
    zh: '收据号读到“{found}”，应为不超过 64 位的字母和数字。请改正后重新导入。',
    en: 'Receipt number "{found}": expected at most 64 letters and digits.',
  },
  RECEIPT_CONTENT_DIFFERS: {
    zh: '收据号 {found} 已在第 {batch} 批第 {line} 行收录，但{fields}不同。先收录的保留，这一行没有收录。请核对哪一笔正确。',
    en: 'Receipt {found} is in batch {batch}, line {line}, with other content ({fields}). The first stays. Check which is right.',
  },
  RECEIPT_TWICE_IN_FILE: {
    zh: '收据号 {found} 在本文件第 {line} 行已出现，但{fields}不同。同一收据号只能是一笔缴费，请核对后改正。',
    en: 'Receipt {found} stands in line {line} of this file too, with other content ({fields}). One receipt is one payment.',
  },
  ID_BLANK: { zh: '没有身份证号。请补上后重新导入。', en: 'No ID number. Fill it in and import again.' },
  ID_LENGTH: {
    zh: '身份证号有 {found}，应为 18 位（旧证 15 位）。请改正后重新导入。',
    en: 'The ID number has {found}, expected 18 (15 for old ones).',
  },
  ID_NOT_DIGITS: {
    zh: '身份证号含有数字和末位 X 以外的字符。请改正后重新导入。',
    en: 'The ID number holds other characters than digits and a final X.',
  },
  ID_TYPED_AS_NUMBER: {
    zh: '身份证号被 Excel 当成数字，后三位已变成 000，无法还原。请从原系统重新导出，并把此列设为文本。',
    en: 'Excel took the ID number for a number; its last three digits are lost. Export again with the column as text.',
  },
  ID_LOST_DIGITS: {
    zh: '身份证号以 000 结尾且校验位不对：曾被 Excel 当成数字，后三位已丢失，无法还原。请从原系统重新导出，并把此列设为文本。',
    en: 'The ID number ends in 000 and its check digit is wrong: Excel cut its last three digits. Export again as text.',
  },
  ID_CHECK_DIGIT: {
    zh: '身份证号校验位不对，多半有一位抄错。请核对证件后改正。',
    en: 'The check digit of the ID number is wrong: most likely one digit is. Compare it with the card.',
  },
  ID_BIRTH_DATE: {
    zh: '身份证号里的出生日期不存在或过晚。请核对证件后改正。',
    en: 'The birth date in the ID number does not exist or is too late. Compare it with the card.',
  },
  ID_ENDS_000: {
    zh: '身份证号以 000 结尾，校验位正确，已收录并标记。若此列曾被 Excel 当成数字，请核对证件。',
    en: 'The ID number ends in 000 with a fitting check digit: kept and flagged. Compare it with the card.',
  },
  DIVISION_BLANK: {
    zh: '没有乡镇（街道）。请补上后重新导入。',
    en: 'No township. Fill it in and import again.',
  },
  DIVISION_UNKNOWN: {
    zh: '读到“{found}”，本县没有这个乡镇（街道）。[[相近的有：{expected}。]]请改正，或由管理员记为别名。',
    en: 'No township "{found}" in this county. [[Similar: {expected}. ]]Correct it, or record it as an alias.',
  },
  VILLAGE_UNKNOWN: {
    zh: '读到“{found}”，该乡镇没有这个村（社区）。[[相近的有：{expected}。]]请改正，或由管理员记为别名。',
    en: 'No village "{found}" in this township. [[Similar: {expected}. ]]Correct it, or record it as an alias.',
  },
  DIVISION_AMBIGUOUS: {
    zh: '读到“{found}”，可能是：{expected}。请写全名后重新导入。',
    en: '"{found}" may be: {expected}. Write the full name.',
  },
  VILLAGES_NOT_LOADED: {
    zh: '“{found}”还没有录入村（社区），这些缴费只计到乡镇。',
    en: 'No villages of "{found}" are entered; these payments count for the township only.',
  },
  CATEGORY_UNKNOWN: {
    zh: '读到“{found}”，不是已知的人员类别，按普通居民收录并标记。',
    en: '"{found}" is no known category: kept as an ordinary resident and flagged.',
  },
  AMOUNT_BLANK: { zh: '没有金额。请补上后重新导入。', en: 'No amount. Fill it in and import again.' },
  AMOUNT_NOT_NUMBER: {
    zh: '读到“{found}”，应为数字（元）。改成数字，如 400，后重新导入。',
    en: 'Found "{found}", expected yuan as a number such as 400.',
  },
  AMOUNT_NOT_WHOLE_FEN: {
    zh: '读到“{found}”，不足一分。金额最多两位小数，请改正后重新导入。',
    en: 'Found "{found}": a fraction of a fen. At most two decimals.',
  },
  AMOUNT_NEGATIVE: {
    zh: '读到“{found}”，金额不能为负。退费请另行登记，不要放在缴费明细里。',
    en: 'Found "{found}": an amount cannot be negative. Refunds are recorded elsewhere.',
  },
  AMOUNT_TOO_LARGE: {
    zh: '读到“{found}”，金额过大，像是号码或合计。请改正后重新导入。',
    en: 'Found "{found}": too large for an amount, perhaps a number or a total.',
  },
  DAY_BLANK: { zh: '没有日期。请补上后重新导入。', en: 'No date. Fill it in and import again.' },
  DAY_INVALID: {
    zh: '读到“{found}”，不是日期。请写成 2024-11-30 这样后重新导入。',
    en: 'Found "{found}", not a date. Write it as 2024-11-30.',
  },
  DAY_OUTSIDE_WINDOW: {
    zh: '{found} 不在征缴期内（{expected}），已收录并标记待复核。',
    en: '{found} is outside the collection windows ({expected}): kept and flagged.',
  },
  DAY_CLOSED: {
    zh: '{found} 不是开放缴费的日子，已收录并标记待复核。',
    en: '{found} is not an open day: kept and flagged.',
  },
  POSTED_BEFORE_PAID: {
    zh: '入库日期 {found} 早于缴费日期 {expected}，已收录并标记待复核。',
    en: 'Posted on {found}, before it was paid on {expected}: kept and flagged.',
  },
  PERIOD_DIFFERS: {
    zh: '费款所属期读到“{found}”，不是 {expected} 年度。请确认没有选错征缴工作。',
    en: 'Contribution period "{found}" is not of {expected}. Check that this is the right campaign.',
  },
  DUPLICATE_PERSON: {
    zh: '此人已有一笔缴费：金额照计，人数只计一次，已标记待复核。',
    en: 'This person has paid before: the money counts, the person counts once; flagged.',
  },
  TOTAL_ROW_DIFFERS: {
    zh: '表末合计写的是 {found}，以上各行相加是 {expected}。按各行收录，合计行没有收录，请核对。',
    en: 'The typed total says {found}, the rows above add up to {expected}. The rows were kept; please check.',
  },
  PERSONS_INVALID: {
    zh: '人数读到“{found}”，应为整数。请改正后重新导入。',
    en: 'Persons: found "{found}", expected a whole number.',
  },
  DAILY_TOTAL_REPLACED: {
    zh: '该乡镇当日原为 {persons} 人、{amount} 元（第 {batch} 批），已换成这一行的数字。请核对确为更正。',
    en: 'the day was {persons} persons, {amount} yuan (batch {batch}) and takes the numbers of this row',
  },
  DAILY_TOTAL_DIFFERS: {
    zh: '这个乡镇这一天已在第 {batch} 批收录（{persons} 人，{amount} 元），数字不同。先收录的保留，这一行没有收录。请核对哪个正确；确为更正的，导入时选“替换”。',
    en: 'This township and day is in batch {batch} ({persons} persons, {amount} yuan) with other numbers. The first stays; import with REPLACE to correct it.',
  },
  DAILY_TOTAL_TWICE_IN_FILE: {
    zh: '本文件里这个乡镇这一天出现了两次，数字不同（先读到 {persons} 人，{amount} 元）。请核对后只保留一行。',
    en: 'This township and day stands twice in the file with other numbers (first {persons} persons, {amount} yuan). Keep one.',
  },
};
