import type {
  BreakdownCellKey,
  BreakdownColumnShape,
  BreakdownState,
} from '../../../schema/values/breakdown.ts';
import type { CellConflict, CellEdit } from '../../../schema/values/breakdown-merge.ts';
import type { LocalDate } from '../../../schema/values/local-date.ts';
import type { Problem } from '../../../schema/values/problem.ts';
import type { ActVerdict, BreakdownAct } from '../../policy/breakdown.ts';
import type { DivisionRecord } from '../divisions.ts';

/** What may have happened to a breakdown: the acts of its table of states, and what the bureau does to the form. */
export type BreakdownEventAct = BreakdownAct | 'DISPATCH' | 'REVISE_QUOTA';
export type BreakdownSource = 'PANE' | 'FILE' | 'SERVER';

/** A township's breakdown as an actor may see it. An analyst sees what was accepted, and no words of others. */
export interface BreakdownRecord {
  /** `990101-2025`. */
  readonly campaignId: string;
  readonly division: DivisionRecord;
  readonly state: BreakdownState;
  readonly edition: number;
  readonly version: number;
  readonly dispatchNumber: number;
  readonly quotaRevision: number;
  /** Inclusive. */
  readonly deadlineOn: LocalDate;
  readonly isLate: boolean;
  readonly instructions: string;
  readonly reopenedUntil: LocalDate | null;
  readonly reopenedReason: string | null;
  readonly returnedReason: string | null;
  /** ISO instants, as every `At`. */
  readonly dispatchedAt: string;
  readonly openedAt: string | null;
  readonly filledAt: string | null;
  readonly submittedAt: string | null;
  readonly submittedBy: string | null;
  readonly acceptedAt: string | null;
  /** Of the cells the township fills, in villages that still are. */
  readonly filledCells: number;
  readonly cells: number;
  readonly columns: readonly BreakdownColumnRecord[];
  /** In table order. Read when asked for, once for all breakdowns of one answer. */
  villages(): Promise<readonly BreakdownVillageRecord[]>;
  readonly sheetToken: string;
  /** What the actor may do now; the same verdicts refuse the acts. */
  readonly may: Readonly<Record<BreakdownAct, ActVerdict>>;
}

export interface BreakdownColumnRecord extends BreakdownColumnShape {
  readonly categoryCode: string | null;
  /** Of the villages; null when none has a number. */
  readonly sumPersons: number | null;
}

/** One village; lists in the order of the columns. */
export interface BreakdownVillageRecord {
  readonly code: string;
  readonly name: string;
  /** Or belongs to another township now. */
  readonly isAbolished: boolean;
  readonly lastYearPersons: number | null;
  readonly population: number | null;
  readonly rosterPersons: readonly (number | null)[];
  readonly values: readonly (number | null)[];
  readonly acceptedValues: readonly (number | null)[];
  readonly findings: readonly (string | null)[];
  readonly remarks: string;
}

export interface BreakdownEventRecord {
  readonly campaignId: string;
  readonly divisionCode: string;
  readonly number: number;
  readonly act: BreakdownEventAct;
  readonly fromState: BreakdownState | null;
  readonly toState: BreakdownState;
  readonly edition: number;
  readonly version: number;
  readonly source: BreakdownSource;
  readonly fileName: string | null;
  readonly reason: string;
  readonly changedCells: number;
  readonly by: string;
  readonly at: string;
  /** By village and column. Read when asked for, once for all events of one answer. */
  changes(): Promise<readonly BreakdownChangeRecord[]>;
  /** Why it sent cells back, by village in table order and column; of a return alone. Read when asked for, likewise. */
  findings(): Promise<readonly BreakdownFindingRecord[]>;
}

/** A cell that a return sent back, and why. */
export interface BreakdownFindingRecord extends BreakdownCellKey {
  readonly villageName: string;
  readonly columnName: string;
  readonly reason: string;
}

/** One cell before and after; a columnCode of '' is the remarks, which have the texts. */
export interface BreakdownChangeRecord extends BreakdownCellKey {
  readonly villageName: string;
  readonly columnName: string;
  readonly before: number | null;
  readonly after: number | null;
  readonly beforeText: string | null;
  readonly afterText: string | null;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
  readonly version: number;
}

/** A cell that two have changed; `by` and `at` of what stands on the server. */
export interface BreakdownConflictRecord extends CellConflict {
  readonly villageName: string;
  readonly columnName: string;
  readonly by: string;
  readonly at: string;
}

export interface BreakdownOutcomeRecord {
  /** A refused act is a `Refusal`, so REFUSED is none of these. */
  readonly outcome: 'DONE' | 'UNCHANGED' | 'HAS_PROBLEMS' | 'HAS_CONFLICTS';
  readonly breakdown: BreakdownRecord | null;
  readonly problems: readonly Problem[];
  readonly conflicts: readonly BreakdownConflictRecord[];
  readonly changedCells: number;
  readonly isReplay: boolean;
}

/** Several at once, in one transaction: what can be done is done, of the rest it is said why not. */
export interface BreakdownsOutcome {
  readonly breakdowns: readonly BreakdownRecord[];
  readonly refusals: readonly BreakdownRefusalRecord[];
  readonly isReplay: boolean;
}

export interface BreakdownRefusalRecord {
  readonly divisionCode: string;
  readonly divisionName: string;
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

export interface BreakdownOverviewRecord {
  readonly counts: BreakdownCounts;
  /** In table order. */
  readonly breakdowns: readonly BreakdownRecord[];
  readonly notDispatched: readonly DivisionRecord[];
  readonly mayDispatch: boolean;
}

/** Townships. The states are told apart; notOpened, notFilled and late lie across them. */
export interface BreakdownCounts {
  readonly notDispatched: number;
  readonly notOpened: number;
  readonly notFilled: number;
  readonly draft: number;
  readonly submitted: number;
  readonly returned: number;
  readonly accepted: number;
  readonly locked: number;
  readonly reopened: number;
  readonly recalled: number;
  readonly late: number;
}

/** The numbers at the version a sheet's token names. */
export interface BreakdownBaseRecord {
  readonly edition: number;
  readonly version: number;
  readonly columns: readonly BreakdownColumnRecord[];
  readonly villages: readonly BreakdownVillageRecord[];
}

export interface DispatchChoice {
  readonly campaignId: string;
  /** Null: all that have none yet. */
  readonly divisionCodes: readonly string[] | null;
  readonly filledColumns: readonly string[];
  readonly deadlineOn: LocalDate;
  readonly instructions: string;
  readonly dryRun: boolean;
  readonly mutationKey: string;
}

export interface BreakdownEditChoice extends CellEdit {
  readonly reason: string;
}

export type BreakdownOrigin =
  | { readonly kind: 'PANE' }
  | { readonly kind: 'FILE'; readonly fileName: string; readonly fileDigest: string };

/** SAVE keeps a draft; SUBMIT saves and submits in one act. */
export interface BreakdownSaveChoice {
  readonly campaignId: string;
  /** Decides whose breakdown it is. */
  readonly sheetToken: string;
  readonly act: 'SAVE' | 'SUBMIT';
  readonly origin: BreakdownOrigin;
  /** Version the bases are of; for a file that of its token. */
  readonly baseVersion: number;
  readonly edits: readonly BreakdownEditChoice[];
  /** Every village that stands in the sheet; null: not told. */
  readonly villageCodes: readonly string[] | null;
  /** What becomes of a cell that has changed on both sides: told, mine, or theirs. */
  readonly onConflict: 'REPORT' | 'MINE' | 'THEIRS';
  /** All but the writing; the answer says what would be. */
  readonly dryRun: boolean;
  readonly reason: string;
  readonly mutationKey: string;
}

export interface BreakdownActChoice {
  readonly campaignId: string;
  readonly divisionCode: string;
  readonly expectedVersion: number;
  readonly reason: string;
  readonly mutationKey: string;
}

export interface ReturnBreakdownChoice extends BreakdownActChoice {
  readonly findings: readonly (BreakdownCellKey & { readonly reason: string })[];
}

export interface BreakdownItemsChoice {
  readonly campaignId: string;
  readonly items: readonly { readonly divisionCode: string; readonly expectedVersion: number }[];
  readonly reason: string;
  readonly mutationKey: string;
}

export interface MoveDeadlinesChoice extends BreakdownItemsChoice {
  /** Inclusive. */
  readonly deadlineOn: LocalDate;
}

export interface ReopenBreakdownsChoice extends BreakdownItemsChoice {
  /** Inclusive. */
  readonly until: LocalDate;
}
