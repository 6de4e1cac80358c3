import type { Problem } from '../../schema/values/problem.ts';
import type { Actor } from './access.ts';
import type { Breakdowns } from './breakdowns.ts';
import type { BreakdownConflictRecord } from './breakdowns-records.ts';
import type { Campaigns } from './campaigns.ts';
import type { Divisions } from './divisions.ts';
import { Refusal } from './refusal.ts';
import type { SheetIdentities } from './sheet-identity.ts';
import type { Uploads } from './uploads.ts';

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
  readonly conflicts: readonly BreakdownConflictRecord[];
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
  /**
   * What is to be written into the files of an import before they go back.
   *
   * @throws Refusal UPLOAD_NOT_FOUND past the hour, and for another account than the one that brought them
   */
  returned(actor: Actor, campaignId: string, id: string): Promise<readonly ReturnedFile[]>;
}

/** A file as it came, and the texts to write into it. */
export interface ReturnedFile {
  /** With its folders, when it came in a zip. */
  readonly name: string;
  readonly bytes: Buffer;
  readonly sheets: readonly ReturnedSheet[];
}

export interface ReturnedSheet {
  /** Position in the workbook, from 0. */
  readonly index: number;
  /** Rows and columns of the sheet, 0-based. `like`: the cell whose looks a new one takes. */
  readonly cells: readonly {
    readonly row: number;
    readonly column: number;
    readonly text: string;
    readonly like?: { readonly row: number; readonly column: number };
  }[];
}

export interface BreakdownImportParts {
  readonly campaigns: Campaigns;
  readonly divisions: Divisions;
  readonly breakdowns: Breakdowns;
  readonly identities: SheetIdentities;
  readonly uploads: Uploads;
  readonly clock: () => Date;
}

export function createBreakdownImports(_parts: BreakdownImportParts): BreakdownImports {
  return {
    import: () => Promise.reject(new Refusal('BREAKDOWN_NOT_DISPATCHED')),
    returned: () => Promise.reject(new Refusal('UPLOAD_NOT_FOUND')),
  };
}
