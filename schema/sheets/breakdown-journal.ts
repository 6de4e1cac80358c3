import type { BreakdownCellKey, BreakdownForm, BreakdownNumbers } from '../values/breakdown.ts';
import type { CellConflict, CellEdit } from '../values/breakdown-merge.ts';

/** What stands in a cell: a number, nothing, or text (remarks, and what is no number). */
export type CellContent = number | string | null;

/** What a spread weighs a village by; null: not known. */
export interface VillageFacts {
  readonly lastYear: number | null;
  readonly population: number | null;
  /** In the order of the form's columns. */
  readonly roster: readonly (number | null)[];
}

/** What somebody typed and the service does not have yet. */
export interface PendingEdit {
  readonly mine: CellContent;
  /** What the service had when it was typed. */
  readonly base: CellContent;
  /** ISO instant at which a scan first saw it. */
  readonly at: string;
}

/** One act sent and not answered yet. */
export interface Outbox {
  readonly mutationKey: string;
  readonly act: 'SAVE' | 'SUBMIT';
  /** Part of the act: a retry says the same. */
  readonly reason: string;
  readonly sentAt: string;
  readonly edits: readonly CellEdit[];
  /** Villages of the sheet as sent; empty for a SAVE. */
  readonly villageCodes: readonly string[];
  readonly baseVersion: number;
}

/** Somebody else was first; `by` and `at` of what stands at the service, where it was told. */
export interface JournalConflict extends CellConflict {
  readonly by?: string;
  readonly at?: string;
}

/** A cell that we are writing: `to` is a number of the service's, never one somebody typed. */
export interface OpenWrite {
  readonly from: CellContent;
  readonly to: CellContent;
}

/**
 * What a township's sheet holds that the service does not have yet, kept in the workbook beside the sheet. Plain JSON.
 * The sheet is the truth: a scan sets `edits` anew from what stands in it; an event only asks for a scan.
 */
export interface BreakdownJournal {
  readonly format: 1;
  /** Also in the sheet's custom properties; a copy of the sheet has the same one. */
  readonly sheetKey: string;
  /** Excel's id of the sheet that is meant, which a copy has not; null when not known. */
  readonly sheetId: string | null;
  readonly token: string;
  readonly campaignId: string;
  readonly divisionCode: string;
  readonly divisionName: string;
  readonly edition: number;
  readonly baseVersion: number;
  /** Columns, quotas, villages and weights as dispatched: checks and spread need no service. */
  readonly form: BreakdownForm & { readonly facts: Readonly<Record<string, VillageFacts>> };
  /**
   * By village, in the order of the columns: what the service had when the cell was last in step with it. Text only where
   * it has moved to a newer sheet.
   */
  readonly base: Readonly<Record<string, readonly CellContent[]>>;
  readonly baseRemarks: Readonly<Record<string, string>>;
  /** By `cellKey`. */
  readonly edits: Readonly<Record<string, PendingEdit>>;
  /** `edits` keeps what was sent until the answer is here. */
  readonly outbox: Outbox | null;
  readonly conflicts: readonly JournalConflict[];
  /** Cells that a guarded write is in the middle of, by `cellKey`. */
  readonly writing: Readonly<Record<string, OpenWrite>>;
  /** What was pending has gone to a newer sheet: `base` holds it too, so that only this very sheet may go by it. */
  readonly isCarried?: boolean;
}

/** What the service knows of a form now. */
export interface BreakdownAnswer {
  readonly version: number;
  readonly token: string;
  readonly numbers: BreakdownNumbers;
  readonly remarks: ReadonlyMap<string, string>;
}

export interface NewJournalParts extends BreakdownAnswer {
  readonly sheetKey: string;
  readonly sheetId: string | null;
  readonly campaignId: string;
  readonly divisionCode: string;
  readonly divisionName: string;
  readonly edition: number;
  readonly form: BreakdownJournal['form'];
}

/** One cell to be written, because the service has something else than the sheet shows. */
export interface WantedWrite extends BreakdownCellKey {
  readonly from: CellContent;
  readonly to: CellContent;
}

/** The journal of a sheet on which nothing was typed yet. */
export function newJournal(parts: NewJournalParts): BreakdownJournal {
  return {
    format: 1,
    sheetKey: parts.sheetKey,
    sheetId: parts.sheetId,
    token: parts.token,
    campaignId: parts.campaignId,
    divisionCode: parts.divisionCode,
    divisionName: parts.divisionName,
    edition: parts.edition,
    baseVersion: parts.version,
    form: parts.form,
    base: Object.fromEntries(parts.numbers),
    baseRemarks: Object.fromEntries(parts.remarks),
    edits: {},
    outbox: null,
    conflicts: [],
    writing: {},
  };
}

/** What the service had for a cell when it was last in step. */
export function baseOf(
  journal: Pick<BreakdownJournal, 'form' | 'base' | 'baseRemarks'>,
  { villageCode, columnCode }: BreakdownCellKey,
): CellContent {
  if (columnCode === '') return journal.baseRemarks[villageCode] ?? '';
  const column = journal.form.columns.findIndex(({ code }) => code === columnCode);
  return journal.base[villageCode]?.[column] ?? null;
}

export function journalText(journal: BreakdownJournal): string {
  return JSON.stringify(journal);
}

/** What `journalText` wrote; null for anything else. */
export function readJournal(text: unknown): BreakdownJournal | null {
  if (typeof text !== 'string') return null;
  try {
    const value: unknown = JSON.parse(text);
    return isJournal(value) ? value : null;
  } catch {
    return null;
  }
}

function isJournal(value: unknown): value is BreakdownJournal {
  if (typeof value !== 'object' || value === null) return false;
  const journal = value as Partial<Record<keyof BreakdownJournal, unknown>>;
  const texts = [journal.sheetKey, journal.token, journal.campaignId, journal.divisionCode];
  const records = [journal.form, journal.base, journal.baseRemarks, journal.edits, journal.writing];
  return (
    journal.format === 1 &&
    texts.every((text) => typeof text === 'string') &&
    records.every((record) => typeof record === 'object' && record !== null) &&
    Array.isArray(journal.conflicts)
  );
}
