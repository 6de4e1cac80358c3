import * as z from 'zod';
import { registryAt } from './tables.ts';
import type { Leaf } from './walk.ts';

const writing: Partial<Record<Leaf['kind'], string>> = {
  fen: '金额，单位元，如 400 或 400.50',
  persons: '人数，如 11617',
  basisPoints: '百分数，如 90% 或 89.94%',
  hundredths: '分数，如 0.5',
  date: '日期，如 2024-11-30',
  time: '北京时间，如 17:30',
  whole: '整数',
  yesNo: '是 或 否',
};

/** How a place is written, for the person who edits it; null where nothing is to be edited or anything will do. */
export function parameterHint(leaf: Leaf): string | null {
  if (!leaf.isEditable) return null;
  const parts = [writing[leaf.kind], listHint(leaf), ...remarks(leaf), emptyHint(leaf)];
  const said = parts.filter((part) => part !== undefined && part !== null && part !== '');
  return said.length === 0 ? null : said.join('；');
}

function listHint(leaf: Leaf): string | null {
  if (leaf.kind === 'clause') return '条款编号';
  const isReference = registryAt(leaf.pattern) !== null;
  const words = leaf.isList && leaf.kind === 'choice' ? Object.values(leaf.options).join('、') : null;
  const what = isReference ? '名称或代码' : leaf.kind === 'code' ? '大写英文字母、数字和下划线' : words;
  if (!leaf.isList) return what;
  return what === null ? '几项之间用、隔开' : `${what}，几项之间用、隔开`;
}

/** What the format says about the meaning. Its words about the writing in a file (分, null, keys) are not for a sheet. */
function remarks({ shape: { description }, kind }: Leaf): string[] {
  if (description === null || kind === 'clause' || kind === 'weekday') return [];
  return description
    .split('；')
    .filter((part) => !/[A-Za-z[\]]|单位：分|万分之|百分之一分|引号|写作|^其他写/.test(part))
    .filter((part) => part !== '人数' && part !== '说明' && part !== '月数');
}

function emptyHint({ shape, isSpare, isList }: Leaf): string | null {
  if (isSpare) return null;
  return shape.isNullable || shape.isOptional || (isList && z.safeParse(shape.whole, []).success)
    ? '没有规定则留空'
    : null;
}
