import { normalizeText } from '../../../schema/files/index.ts';
import type { RosterStatus } from './types.ts';

/** A cell read: its value, null when blank, or undefined when nobody knows what it says. */
export type FactReading<T> = T | null | undefined;

const statuses: readonly (readonly [RosterStatus, readonly string[]])[] = [
  [
    'ACTIVE',
    [
      '享受',
      '在享',
      '在保',
      '享受中',
      '正常享受',
      '正常享受政策',
      '享受政策',
      '继续享受',
      '继续享受政策',
      '脱贫享受政策',
      '脱贫享受',
      '正常',
      '在册',
      '在册在保',
      '有效',
      '监测中',
      '监测',
      '风险未消除',
      '未消除',
      '未消除风险',
      '新增',
      '新纳入',
      '持证',
      '发放',
      '在发',
      '正常发放',
      '供养中',
      '在籍',
    ],
  ],
  [
    'RISK_ELIMINATED',
    ['风险已消除', '风险消除', '已消除', '已消除风险', '消除风险', '稳定消除', '自然消除', '风险已稳定消除'],
  ],
  [
    'SUPPORT_ENDED',
    [
      '停保',
      '已停保',
      '停发',
      '停止',
      '停止享受',
      '终止',
      '终止享受',
      '不享受',
      '不享受政策',
      '不再享受',
      '不再享受政策',
      '脱贫不享受政策',
      '脱贫不享受',
      '退出',
      '已退出',
      '取消',
      '已取消',
      '清退',
      '注销',
      '已注销',
      '死亡',
      '死亡注销',
      '迁出',
      '减少',
    ],
  ],
];
const statusOf = new Map(statuses.flatMap(([status, names]) => names.map((name) => [name, status] as const)));

/** Names a message gives for an unknown status. */
export const statusNames = '享受、在保、停保、风险已消除、脱贫不享受政策';

export function readStatus(text: string): FactReading<RosterStatus> {
  const plain = normalizeText(text);
  return plain === '' ? null : statusOf.get(plain);
}

const yes = new Set(['是', '有', '√', '✓', '✔', '☑', '对', 'y', 'yes', 'true', 't', '1']);
const no = new Set([
  '否',
  '无',
  '不是',
  '非',
  '×',
  'x',
  '✗',
  '✘',
  '╳',
  '☐',
  'n',
  'no',
  'false',
  'f',
  '0',
  '/',
  '\\',
]);

export function readYesNo(text: string): FactReading<boolean> {
  // A dash alone is how people cross out a cell; normalizeText would make it blank.
  if (/^\s*[-—–一]+\s*$/.test(text)) return false;
  const plain = normalizeText(text);
  return plain === '' ? null : yes.has(plain) ? true : no.has(plain) ? false : undefined;
}

/** 汉族 is no minority; any other nation of China is one. */
export function readEthnicity(text: string): FactReading<boolean> {
  const plain = normalizeText(text);
  if (plain === '') return null;
  if (/^(?:汉族?|0?1)$/.test(plain)) return false;
  return /^\p{Script=Han}{1,6}$/u.test(plain) ? true : undefined;
}

const gradeDigits: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  两: 2,
  i: 1,
  ii: 2,
  iii: 3,
  iv: 4,
};
/** 肢体, 视力残疾: no grade in it. */
const before = '[^0-9一二三四壹贰叁肆两iv]{0,8}?';
const gradeText = /(?:iii|iv|ii|i|[1-4一二三四壹贰叁肆两])/;

/**
 * A disability grade: 一级, 1级, 贰级, Ⅱ级, 肢体二级. Of a range (1-2级, 一、二级) the milder one, which is what every
 * rule that says 1-2级 asks for; 重度 is such a range.
 */
export function readGrade(text: string): FactReading<number> {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s"'“”]/g, '')
    .toLowerCase();
  if (plain === '' || /^(?:无|未评级|未定级|-+|\/)$/.test(plain)) return null;
  if (/^重度(?:残疾)?$/.test(plain)) return 2;
  const one = gradeText.source;
  const range = new RegExp(`^${before}(${one})级?[-~至到、,/](${one})级?$`).exec(plain);
  if (range) {
    const [first, last] = [gradeNumber(range[1] as string), gradeNumber(range[2] as string)];
    return first < last ? last : undefined;
  }
  const single = new RegExp(`^${before}(${one})级?(?:残疾)?$`).exec(plain);
  return single ? gradeNumber(single[1] as string) : undefined;
}

function gradeNumber(text: string): number {
  return gradeDigits[text] ?? Number(text);
}

/** The grade in a disability number of 20 characters: 18 of the ID, one for the sort, one for the grade. */
export function gradeOfNumber(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[\s'‘’\u200b-\u200d\ufeff]/g, '');
  const match = /^\d{17}[\dXx]\d([1-4])$/.exec(plain);
  return match ? Number(match[1]) : null;
}

export type NameReading =
  | { readonly name: string; readonly fault: null }
  | { readonly name: null; readonly fault: 'NAME_BLANK' | 'NAME_FORMULA' | 'NAME_INVALID' };

const plainName = /^[\u4e00-\u9fff]{2,8}$/;

/** A person's name: letters of any script, digits, dots and brackets, at most 50. Never part of a problem. */
export function readName(text: string): NameReading {
  if (plainName.test(text)) return { name: text, fault: null };
  const trimmed = text.replace(/[\u200b-\u200d\u2060\ufeff]/g, '').trim();
  if (trimmed === '') return { name: null, fault: 'NAME_BLANK' };
  if (/^[=+\-@＝＋－＠]/.test(trimmed)) return { name: null, fault: 'NAME_FORMULA' };
  // 张  三 is 张三; a name in letters keeps its spaces.
  const name = /\p{Script=Latin}/u.test(trimmed) ? trimmed.replace(/\s+/g, ' ') : trimmed.replace(/\s+/g, '');
  const isName =
    /^[\p{L}\p{M}\p{N}·•.．'’（）()\- ]{1,50}$/u.test(name) && /\p{L}/u.test(name) && !/\d{5}/.test(name);
  return isName ? { name, fault: null } : { name: null, fault: 'NAME_INVALID' };
}

/** A name in the form names are compared in: one sort of dot, no spaces, half-width. */
export function comparableName(name: string): string {
  return plainName.test(name)
    ? name
    : name
        .normalize('NFKC')
        .replace(/[\s·•.・‧'’-]/g, '')
        .toLowerCase();
}
