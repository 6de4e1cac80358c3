/**
 * The one guard of decision 016: text from outside never becomes a formula, and an ID number or a
 * village called 三月 never becomes a number or a date. The model holds plain text; a renderer asks here on its way out.
 *
 * - Office.js: `range.values` is read as if typed, so text goes through `asText`. The apostrophe it puts in front
 *   is Excel's own mark for "this is text": it is not part of the value, and reading the cell back gives the plain text.
 * - .xlsx: a string cell is never a formula, so the text is stored as it is; where `isFormulaLike` says so the cell
 *   also gets the format `@`, because otherwise F2 and Enter would turn it into a formula.
 * - .csv: a file has no types, so text that `isFormulaLike` goes through `asText`; the apostrophe stays visible.
 */
export function asText(text: string): string {
  return isTakenAsText(text) ? text : `'${text}`;
}

/** A model value on its way into `range.values`: null (not known) is an empty cell, numbers stay numbers. */
export function asCellValue(value: string | number | null): string | number {
  if (value === null) return '';
  return typeof value === 'number' ? value : asText(value);
}

/**
 * True when a spreadsheet could read the text as a formula: it begins with = + - @, tab or return, in half or
 * full width, also behind blanks and invisible characters, which some readers drop.
 */
export function isFormulaLike(text: string): boolean {
  return (
    /^[\s\u00ad\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠﹦﹢﹣﹫⁺⁼₊₌]/u.test(text) || /^[\t\r\n]/.test(text)
  );
}

/** Characters of dates, times and amounts in Chinese: text made of these and digits may be read as one. */
const dateWords = new Set('年月日号时分秒点上下午星期周元〇零一二三四五六七八九十');

function isTakenAsText(text: string): boolean {
  if (text === '') return true;
  // An apostrophe in front would be taken for the mark itself and lost.
  if (isFormulaLike(text) || text.startsWith("'")) return false;
  const plain = text.normalize('NFKC').trim();
  const han = plain.match(/\p{Script=Han}/gu) ?? [];
  // No locale reads 周党镇 or 2025年参保目标数 as a number or a date.
  if (han.some((character) => !dateWords.has(character))) return true;
  if (han.length > 0 || !/^\p{L}/u.test(plain)) return false;
  return !/^(true|false|[a-z]{3,9}[\s.,/-]*\d)/i.test(plain);
}
