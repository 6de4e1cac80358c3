import type { LocalDate } from '../../schema/values/local-date.ts';
import type { Problem } from '../../schema/values/problem.ts';
import type { Database } from '../db/database.ts';
import type { QuotaMethod } from '../policy/quota-method.ts';
import type { QuotaEdit, QuotaPlanRow } from '../policy/quota-plan.ts';
import type { QuotaTouched } from '../policy/quota-touches.ts';
import type { Actor } from './access.ts';
import type { CampaignRecord, Campaigns } from './campaigns.ts';
import type { DivisionRecord, Divisions } from './divisions.ts';
import type { QuotaTableRecord } from './quotas.ts';
import { Refusal } from './refusal.ts';

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
  readonly division: DivisionRecord;
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

/** A figure to reckon with, in place of the one the service knows. */
export interface QuotaFigureChoice {
  readonly divisionCode: string;
  readonly columnCode: string;
  /** With `persons`. */
  readonly year: number | null;
  readonly persons: number | null;
  readonly population: number | null;
  readonly given: number | null;
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

export interface RevisedQuotas {
  /** Null: nothing was stored. */
  readonly revision: number | null;
  readonly table: QuotaTableRecord | null;
  readonly cells: readonly QuotaCellRecord[];
  readonly touched: readonly (QuotaTouched & { readonly division: DivisionRecord })[];
  readonly problems: readonly Problem[];
  readonly isReplay: boolean;
}

export interface QuotaRevisions {
  /** All of them, newest first. */
  list(actor: Actor, campaign: CampaignRecord): Promise<readonly QuotaRevisionRecord[]>;
  /** The numbers of one, by division in table order, then column; none for who does not see the whole county. */
  cells(actor: Actor, campaign: CampaignRecord, revision: number): Promise<readonly QuotaCellRecord[]>;
  /**
   * Derives, edits or revises the quotas, and marks the dispatched breakdowns whose quota is another one: they are
   * listed and open again, and no number of theirs is touched.
   *
   * @throws Refusal NOT_ALLOWED, CAMPAIGN_NOT_FOUND, MUTATION_KEY_…, QUOTA_REVISION_CHANGED and other QUOTA_…
   */
  revise(actor: Actor, choice: ReviseQuotasChoice): Promise<RevisedQuotas>;
}

export interface QuotaRevisionParts {
  readonly database: Database;
  readonly campaigns: Campaigns;
  readonly divisions: Divisions;
  readonly clock: () => Date;
}

export function createQuotaRevisions(_parts: QuotaRevisionParts): QuotaRevisions {
  return {
    list: async () => [],
    cells: async () => [],
    revise: () => Promise.reject(new Refusal('NOT_ALLOWED', { needed: '县医保局经办角色' })),
  };
}
