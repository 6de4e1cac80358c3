import type { LocalDate } from './local-date.ts';

/** States of a township's 目标分解, as stored. */
export type BreakdownState =
  | 'DRAFT'
  | 'SUBMITTED'
  | 'RETURNED'
  | 'ACCEPTED'
  | 'LOCKED'
  | 'REOPENED'
  | 'RECALLED';

export const breakdownStateNames: Readonly<Record<BreakdownState, string>> = {
  DRAFT: '填报中',
  SUBMITTED: '已提交',
  RETURNED: '已退回',
  ACCEPTED: '已通过',
  LOCKED: '已锁定',
  REOPENED: '重新开放',
  RECALLED: '已收回',
};

/** The reason of a moved 填报截止 as the history keeps it, with the day before and after. */
export function deadlineMoved(reason: string, before: LocalDate, after: LocalDate): string {
  return `${reason}（填报截止由 ${before} 改为 ${after}）`;
}

/** One column of the form as it was dispatched. */
export interface BreakdownColumnShape {
  /** TASK for the task, else the code of a sub-quota, e.g. SUBSISTENCE_ALLOWANCE. */
  readonly code: string;
  readonly name: string;
  /** The township writes it; otherwise it is only shown. */
  readonly isFilled: boolean;
  /** At most the task of the same village. */
  readonly isSubQuota: boolean;
  /** What the villages add up to, in persons; null: nothing to add up to. */
  readonly quotaPersons: number | null;
}

export interface BreakdownVillageShape {
  readonly code: string;
  readonly name: string;
  /** Abolished, or another township's, since the dispatch: the row stays in the form and must be blank. */
  readonly isAbolished: boolean;
}

/** What a form asks for: enough to check it without the server. */
export interface BreakdownForm {
  readonly columns: readonly BreakdownColumnShape[];
  /** In table order. */
  readonly villages: readonly BreakdownVillageShape[];
}

/** Persons by village code, in the order of the form's columns; null: not filled, which is not 0. */
export type BreakdownNumbers = ReadonlyMap<string, readonly (number | null)[]>;

/** Code of the column that every other one is a part of. */
export const taskColumnCode = 'TASK';

/** Most persons a cell takes: more than any county has. */
export const mostBreakdownPersons = 10_000_000;

/** One cell; a columnCode of '' stands for the remarks. */
export interface BreakdownCellKey {
  readonly villageCode: string;
  readonly columnCode: string;
}

/** The key as text, for maps and the workbook's settings. */
export const cellKey = ({ villageCode, columnCode }: BreakdownCellKey): string =>
  `${villageCode}/${columnCode}`;
