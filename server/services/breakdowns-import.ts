import type { Problem } from '../../schema/values/problem.ts';
import type { Actor } from './access.ts';
import { Refusal } from './refusal.ts';

export interface BreakdownImportChoice {
  readonly campaignId: string;
  /** One .xlsx (or .csv) or a .zip of them. */
  readonly uploadId: string;
  /** Reads and checks; nothing is stored. */
  readonly dryRun: boolean;
  /** Submits what was read; otherwise it is saved as a draft. */
  readonly submit: boolean;
  /** What becomes of a cell that changed on the server since the file was written. */
  readonly onConflict: 'REPORT' | 'MINE' | 'THEIRS';
  readonly mutationKey: string;
}

/** A cell of a file that the server has otherwise by now; numbers for columns, texts for the remarks. */
export interface ImportedConflict {
  readonly villageCode: string;
  readonly villageName: string;
  /** '' for the remarks. */
  readonly columnCode: string;
  readonly columnName: string;
  readonly base: number | null;
  readonly mine: number | null;
  readonly theirs: number | null;
  readonly baseText: string | null;
  readonly mineText: string | null;
  readonly theirsText: string | null;
  readonly by: string;
  readonly at: string;
}

export type ImportedOutcome = 'DONE' | 'UNCHANGED' | 'HAS_PROBLEMS' | 'HAS_CONFLICTS' | 'REFUSED';

/** What became of one form that was brought; a file may hold several, a township's may come in several files. */
export interface ImportedBreakdown {
  readonly fileName: string;
  /** Null when the file does not say whose it is, or not credibly. */
  readonly divisionCode: string | null;
  readonly divisionName: string | null;
  readonly outcome: ImportedOutcome;
  readonly changedCells: number;
  readonly problems: readonly Problem[];
  readonly conflicts: readonly ImportedConflict[];
}

export interface BreakdownImportRecord {
  readonly files: readonly ImportedBreakdown[];
  /** About the upload as a whole. */
  readonly problems: readonly Problem[];
  /** Path of the files with what was found written into them, for an hour; null without one. */
  readonly returnedCopy: string | null;
  readonly isReplay: boolean;
}

/** Forms that were filled without the add-in, read back. */
export interface BreakdownImports {
  /**
   * A fault of one file never stops the others.
   *
   * @throws Refusal UPLOAD_NOT_FOUND, NOT_ALLOWED, CAMPAIGN_NOT_FOUND
   */
  import(actor: Actor, choice: BreakdownImportChoice): Promise<BreakdownImportRecord>;
}

/** @param _parts to be settled: campaigns, breakdowns, uploads, identities, clock */
export function createBreakdownImports(_parts: object): BreakdownImports {
  return {
    async import() {
      throw new Refusal('NOT_ALLOWED', { needed: '' });
    },
  };
}
