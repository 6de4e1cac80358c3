import type { BreakdownColumnShape } from '../values/breakdown.ts';
import type { CampaignView } from './layout.ts';
import type { SheetIdentity, SheetModel } from './model.ts';

/** What a township fills in: the form as dispatched, with what the service has of it. */
export interface BreakdownFormView {
  readonly campaign: CampaignView;
  /** Kind `breakdownForm`, level VILLAGE, the township's code. */
  readonly identity: SheetIdentity;
  readonly townshipName: string;
  /** Signed by the service; carried in the sheet and sent back as it is. */
  readonly sheetToken: string;
  /** The last day, included. */
  readonly deadlineOn: string;
  readonly instructions: string;
  /** ISO instant for 制表时间. */
  readonly preparedAt: string;
  readonly stateName: string;
  readonly edition: number;
  readonly columns: readonly BreakdownColumnShape[];
  readonly villages: readonly BreakdownVillageView[];
  /** Nothing is to be filled in now: no input cells. */
  readonly isReadOnly: boolean;
}

export interface BreakdownVillageView {
  readonly code: string;
  readonly name: string;
  readonly lastYearPersons: number | null;
  readonly population: number | null;
  /** In the order of `columns`; null where no roster stands beside a column. */
  readonly rosterPersons: readonly (number | null)[];
  /** In the order of `columns`; null: not filled. */
  readonly values: readonly (number | null)[];
  readonly remarks: string;
  readonly statusName: string;
  readonly finding: string;
  /** Abolished since the dispatch: the row stays, muted, and must be blank. */
  readonly isAbolished?: boolean;
}

/** Headers by which a form that comes back is read; those of the columns are their names. */
export const breakdownHeaders = {
  name: '村（社区）',
  lastYear: '上年参保',
  population: '户籍人口（底册）',
  roster: (name: string) => `${name}（名册）`,
  lock: '锁定',
  remarks: '备注',
  status: '状态',
  finding: '审核意见',
  code: '区划代码',
} as const;

/** What stands in 锁定 when the spread command is to leave a row alone. */
export const lockWord = '是';

export function breakdownFormSheet(_view: BreakdownFormView): SheetModel {
  throw new Error('not yet built');
}
