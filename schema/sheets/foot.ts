import { rowOf } from './layout.ts';
import type { RowModel } from './model.ts';
import { groupDigits } from './words.ts';

/** Where the figures of a sheet come from. */
export interface FootFacts {
  /** The campaign, `411521-2025`. */
  readonly source: string;
  /** What the rows are limited to, e.g. 周党镇各村（社区）. */
  readonly filter: string;
  /** As far as the figures go, e.g. 2024年11月30日（含当日）; without the word 截至. */
  readonly asOf: string;
  /** Rows of the sheet, without the total. */
  readonly rows: number;
  /** All there are; left out: the rows are all. */
  readonly totalCount?: number;
  /** False for a sheet that is never brought up to date, and so has no line of changes. Left out: true. */
  readonly isRefreshed?: boolean;
}

/** Label of the line a refresh writes what it changed into. */
export const changesLabel = '变化';

/**
 * The last lines under a sheet of figures: source, what it is limited to, as-of day, rows and whether some are left
 * out; and a line for what the last refresh changed. A refresh finds both by their labels.
 */
export function footLines(facts: FootFacts): string[] {
  const { source, filter, asOf, rows, totalCount = rows, isRefreshed = true } = facts;
  const counted =
    rows < totalCount
      ? `共 ${groupDigits(totalCount)} 行，只列了前 ${groupDigits(rows)} 行，其余没有列出`
      : `${groupDigits(rows)} 行，未截断`;
  return [
    `数据来源：征缴系统 ${source}；范围：${filter}；截至${asOf}；${counted}。`,
    ...(isRefreshed ? [`${changesLabel}：（无）`] : []),
  ];
}

/** The same as rows of a sheet; each is to be merged across. */
export function footRows(width: number, facts: FootFacts): RowModel[] {
  return footLines(facts).map((value) => rowOf('note', width, { 0: { value } }));
}
