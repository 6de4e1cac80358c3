import { commonCategoryNames } from '../../../schema/files/index.ts';
import type { Notice } from '../../policy/notice.ts';

/** A category as the notice names it; else as files commonly do; else its code. */
export function categoryNamer(notice: Notice): (code: string) => string {
  const own = new Map(notice.categories.map(({ code, name }) => [code, name]));
  const common = new Map(commonCategoryNames.map(({ code, names }) => [code, names[0] ?? code]));
  return (code) => own.get(code) ?? common.get(code) ?? code;
}

/** Codes in the order in which the notice lists them; those it does not know come last, by code. */
export function inNoticeOrder(notice: Notice, codes: readonly string[]): string[] {
  const places = new Map(notice.categories.map(({ code }, index) => [code, index]));
  const place = (code: string) => places.get(code) ?? notice.categories.length;
  return codes.toSorted((left, right) => place(left) - place(right) || (left < right ? -1 : 1));
}
