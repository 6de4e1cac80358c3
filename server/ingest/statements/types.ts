import type { PlaceFinder } from '../division-names.ts';
import type { ProblemList } from '../problem-list.ts';
import type { SniffedFile } from '../sniff.ts';

export type StatementSource = 'TAX' | 'BANK';
export type StatementForm = 'DETAILS' | 'TOTALS';

/** Rows to read: a file already sniffed, or the cells of an Excel selection. */
export type StatementInput =
  | { readonly file: SniffedFile }
  | { readonly rows: readonly (readonly string[])[]; readonly address: string };

/** What the reading of one statement needs to know beside its rows. */
export interface StatementContext {
  readonly source: StatementSource;
  readonly form: StatementForm;
  readonly places: PlaceFinder;
  readonly problems: ProblemList;
}

/** COLLECTED: taken in, and of a bank not in the treasury yet. */
export type StatementOutcome = 'COLLECTED' | 'POSTED' | 'FAILED';

/** One line of a statement of details. */
export interface StatementLine {
  readonly line: number;
  readonly receiptNumber: string;
  /** The tax office says it; a bank does not. */
  readonly townshipCode: string | null;
  readonly amountFen: number;
  /** 缴费日期, or 扣款日期 of a bank. */
  readonly paidOn: string;
  readonly postedOn: string | null;
  readonly outcome: StatementOutcome;
  /** One of a closed list of Chinese phrases; empty when nothing failed. */
  readonly failure: string;
}

/** One line of a statement of totals. */
export interface StatementTotal {
  readonly line: number;
  readonly townshipCode: string;
  readonly paidOn: string;
  /** Payments or persons, as the file counts. */
  readonly items: number;
  readonly amountFen: number;
}
