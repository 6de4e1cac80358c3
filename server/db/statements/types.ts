export type StatementSource = 'TAX' | 'BANK';
export type StatementForm = 'DETAILS' | 'TOTALS';

/** One line of a statement of details, as the stage takes it. */
export interface StatementLineRecord {
  readonly line: number;
  readonly receiptNumber: string;
  readonly townshipCode: string | null;
  readonly amountFen: number;
  readonly paidOn: string;
  readonly postedOn: string | null;
  readonly outcome: 'COLLECTED' | 'POSTED' | 'FAILED';
  readonly failure: string;
}

/** One line of a statement of totals. */
export interface StatementTotalRecord {
  readonly line: number;
  readonly townshipCode: string;
  readonly paidOn: string;
  readonly items: number;
  readonly amountFen: number;
}

/** A campaign's key. */
export interface CampaignKey {
  readonly countyCode: string;
  readonly benefitYear: number;
}

/** The lines one import brings. */
export interface StatementHeader extends CampaignKey {
  readonly source: StatementSource;
  readonly form: StatementForm;
  readonly fileName: string;
  /** SHA-256 of the file, hex. */
  readonly fileDigest: string;
  readonly importedBy: string;
}

export interface StatementCounts {
  readonly newLines: number;
  readonly alreadyPresent: number;
  readonly amountFen: number;
  readonly newItems: number;
  readonly settledItems: number;
}

export const noStatementCounts: StatementCounts = {
  newLines: 0,
  alreadyPresent: 0,
  amountFen: 0,
  newItems: 0,
  settledItems: 0,
};
