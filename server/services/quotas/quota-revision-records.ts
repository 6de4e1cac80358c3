import type { LocalDate } from '../../../schema/values/local-date.ts';
import type { Problem } from '../../../schema/values/problem.ts';
import type { QuotaMethod } from '../../policy/quota-method.ts';
import type { QuotaEdit, QuotaPlanRow } from '../../policy/quota-plan.ts';
import type { QuotaTouched } from '../../policy/quota-touches.ts';
import type { DivisionRecord } from '../divisions.ts';
import type { QuotaFigureChoice } from './quota-figures.ts';
import type { QuotaTableRecord } from './quotas.ts';

/** One giving out of the quotas (任务数的一次下达): a whole table, never changed afterwards. */
export interface QuotaRevisionRecord {
  readonly revision: number;
  readonly source: 'NOTICE' | 'DERIVED' | 'EDITED';
  readonly basedOn: number | null;
  readonly reason: string;
  readonly decidedBy: string | null;
  /** ISO instant; null for one that was there before times were kept. */
  readonly decidedAt: string | null;
  /** Null: from the beginning. */
  readonly fromOn: LocalDate | null;
  readonly isCurrent: boolean;
}

/** One number of a revision and where it comes from; persons. */
export interface QuotaCellRecord extends QuotaPlanRow {
  readonly divisionName: string;
  readonly columnName: string;
}

/** A column to be reckoned anew; one that is not named keeps its numbers. */
export interface QuotaColumnChoice {
  readonly code: string;
  /** Null: the numbers there are stand. */
  readonly method: QuotaMethod | null;
  /** undefined: as it was; null: none. */
  readonly declaredTotal: number | null | undefined;
}

export interface ReviseQuotasChoice {
  readonly campaignId: string;
  /** Revision the caller saw; 0 for none. */
  readonly expectedRevision: number;
  readonly columns: readonly QuotaColumnChoice[];
  readonly figures: readonly QuotaFigureChoice[];
  readonly edits: readonly QuotaEdit[];
  readonly residual: 'LEAVE' | 'APPORTION';
  readonly lockedDivisions: readonly string[];
  readonly fromOn: LocalDate | null;
  readonly reason: string;
  readonly reopenUntil: LocalDate | null;
  readonly dryRun: boolean;
  readonly mutationKey: string;
}

export interface TouchedBreakdownRecord extends QuotaTouched {
  readonly division: DivisionRecord;
  readonly columnNames: ReadonlyMap<string, string>;
}

export interface RevisedQuotas {
  /** Null: nothing was stored. */
  readonly revision: number | null;
  readonly table: QuotaTableRecord | null;
  readonly cells: readonly QuotaCellRecord[];
  readonly touched: readonly TouchedBreakdownRecord[];
  readonly problems: readonly Problem[];
  readonly isReplay: boolean;
}
